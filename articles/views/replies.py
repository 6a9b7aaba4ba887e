"""A reader's reply: looked at once, then posted and held. No cookie and no session take part."""

import datetime as dt
import ipaddress
import math
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.filters import ArticleFilter, MovedError, NotUnderstoodError, UnknownValueError, is_tracking
from articles.index import Snapshot
from articles.markup import is_web_address, without_controls
from articles.models import Article, Comment, FormerAddress
from articles.models.comments import new_ref
from articles.views import errors
from articles.views.clients import client_address
from articles.views.public import public
from articles.vocabulary import Status

MIN_AGE_S = 2
"""Nobody reads a preview in less."""

MAX_AGE_S = 24 * 60 * 60
MAX_REPLIES = 5
"""Replies that one address may post within `WINDOW`."""

WINDOW = dt.timedelta(minutes=10)
MAX_HELD = 200
"""Held replies an article; a moderator has to look before it takes more."""

MAX_BODY_CHARS = 5000

_TOO_YOUNG = "The reply came back at once, as a machine would send it. Read it through, then post it again."
_TOO_OLD = "This form was open for more than a day. Your text is still here: look it over and post it again."
_NOT_WHOLE = "The form did not come back whole. Your text is still here: look it over and post it again."


class PlainField(forms.CharField):
    """Text without control characters, its ends of line alike; what shows nothing is empty."""

    def to_python(self, value: Any) -> str:
        """Return the text."""
        # A browser sends every end of line as two characters, and counts one.
        text = without_controls(str(value or "").replace("\r\n", "\n").replace("\r", "\n")).strip()
        return text if any(c.isprintable() and not c.isspace() for c in text) else ""


class ReplyForm(forms.Form):
    """What a reader fills in. `parent` is the approved reply that is answered, if any, once the form is valid."""

    name = PlainField(
        max_length=100,
        widget=forms.TextInput({"class": "field__control", "autocomplete": "name", "dir": "auto"}),
        help_text="It is published with your reply.",
        error_messages={"required": "Give your name.", "max_length": "Give a name of at most 100 characters."},
    )
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        widget=forms.EmailInput({"class": "field__control", "autocomplete": "email"}),
        help_text="Your e-mail address will not be published.",
        error_messages={
            "required": "Give your e-mail address.",
            "invalid": "Give an e-mail address such as name@example.org.",
            "max_length": "Give an e-mail address of at most 254 characters.",
        },
    )
    url = forms.URLField(
        label="Website",
        required=False,
        max_length=2000,
        assume_scheme="https",
        # Not type=url, with which a browser refuses an address without its scheme.
        widget=forms.TextInput({"class": "field__control", "autocomplete": "url", "inputmode": "url"}),
        error_messages={
            "invalid": "Give a web address such as https://example.org/, or leave the field empty.",
            "max_length": "Give a web address of at most 2,000 characters.",
        },
    )
    body = PlainField(
        label="Reply",
        widget=forms.Textarea({"class": "field__control field__control--text", "rows": 8, "dir": "auto"}),
        help_text=f"Plain text, at most {MAX_BODY_CHARS:,} characters. Links stay text.",
        error_messages={"required": "Write your reply."},
    )
    to = PlainField(required=False, widget=forms.HiddenInput)
    topic = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput({"class": "field__control", "autocomplete": "off", "tabindex": -1}),
    )

    def __init__(self, data: QueryDict | None = None, article: Article | None = None) -> None:
        super().__init__(data, auto_id="reply-%s")
        self.article = article
        self.parent: Comment | None = None

    def clean_name(self) -> str:
        """Return the name in one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_url(self) -> str:
        """Return a web address, or nothing."""
        address = self.cleaned_data["url"]
        if address and not is_web_address(address):
            raise forms.ValidationError(self.fields["url"].error_messages["invalid"])
        return address

    def clean_body(self) -> str:
        """Return the text if it is short enough."""
        body = self.cleaned_data["body"]
        if len(body) > MAX_BODY_CHARS:
            raise forms.ValidationError(
                f"Your reply has {len(body):,} characters. Shorten it to {MAX_BODY_CHARS:,} at most."
            )
        return body

    def clean_to(self) -> str:
        """Find the reply that is answered."""
        ref = self.cleaned_data["to"]
        if ref and self.article is not None:
            self.parent = Comment.objects.answerable(self.article, ref)
            if self.parent is None:
                raise forms.ValidationError(
                    "The reply that you answer is no longer shown. Post again to reply to the article itself."
                )
        return ref

    def clean_topic(self) -> str:
        """Refuse what only a machine fills in; a person whose browser filled it in can see it and empty it."""
        if self.cleaned_data["topic"]:
            raise forms.ValidationError("Empty this field: it is there to find out machines.")
        return ""

    def problems(self) -> list[tuple[str, str]]:
        """Return the id of each wrong field with what is wrong, in the order of the form."""
        wrong = [name for name in self.fields if name in self.errors]
        return [
            (self["body" if name == "to" else name].id_for_label, str(message))
            for name in wrong
            for message in self.errors[name]
        ]

    def comment(self) -> Comment:
        """Return the reply of a valid form, not stored."""
        given = {name: self.cleaned_data[name] for name in ("name", "email", "url", "body")}
        return Comment(article=self.article, parent=self.parent, **given)


EMPTY_FORM = ReplyForm()
"""The form as every page offers it, which is drawn once."""


def address(article: Article, to: str = "") -> str:
    """Return where to reply to an article, or to the reply of this reference."""
    path = article.reply_address
    return f"{path}?{urlencode({'to': to})}" if to else path


def offered(article: Article) -> dict[str, Any]:
    """Return the context with which an article's page offers a form; nothing when replies are off.

    It is the same for everybody, so that the page can be kept.
    """
    if settings.COMMENTS == "off":
        return {}
    return {"reply_address": address(article), "form": EMPTY_FORM}


# Django's protection against forged requests needs a cookie, which no public page sets, and guards what a visitor's
# log-in lets them do. Nothing here looks at one: whoever posts can post as well from anywhere, and all that they
# can do is to send a text to the moderators. The signed token, the limits and the moderators meet that.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponseBase:
    """The form for a reply, and its two steps: a POST previews the reply, the next stores it as held."""
    if request.method != "POST":
        return by_link(request, year, month, day, slug)
    return _post(request, year, month, day, slug)


@public
def by_link(request: HttpRequest, snapshot: Snapshot, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The form by itself, for those who come by a link; `to` names the reply to answer, `done` says it is held."""
    asked = _parameters(request)
    article, is_moved = _find(year, month, day, slug)
    refusal = _refusal(request, article)
    if refusal is not None or article is None:
        return refusal or errors.not_here(request, "There is no article at this address.")
    if is_moved:
        raise MovedError(address(article, asked.get("to", "")))
    if "done" in asked:
        return render(request, "articles/reply_held.html", {"article": article})
    parent = Comment.objects.answerable(article, asked["to"]) if "to" in asked else None
    if "to" in asked and parent is None:
        raise UnknownValueError("to", "The reply that you would answer is not shown here.")
    return _draw(request, article, EMPTY_FORM, parent=parent)


def _post(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    if request.GET:
        raise BadRequest("A reply is posted to an address without parameters.")
    # What is posted to an address that has moved since the page was loaded is taken: a redirect would lose the text.
    article, _ = _find(year, month, day, slug)
    refusal = _refusal(request, article)
    if refusal is not None or article is None:
        return refusal or errors.not_here(request, "There is no article at this address.")
    form = ReplyForm(request.POST, article)
    token = request.POST.get("token", "")
    if not form.is_valid():
        kept = token if _read(token, article) else ""
        return _draw(request, article, form, parent=form.parent, token=kept, problems=form.problems(), status=400)
    ref, problem = _read(token, article), ""
    if request.POST.get("step") == "post":
        problem = _problem(token, ref)
    if request.POST.get("step") != "post" or problem:
        # The same token through all previews: it is one reply.
        token = token if ref else _sign(article)
        problems = [("reply-post", problem)] if problem else []
        return _draw(request, article, form, parent=form.parent, token=token, problems=problems, is_preview=True,
                     status=400 if problem else 200)  # fmt: skip
    return _store(request, article, form, ref, token)


def _store(request: HttpRequest, article: Article, form: ReplyForm, ref: str, token: str) -> HttpResponse:
    """Store a reply, once a token, unless a limit is reached."""
    done = HttpResponseRedirect(f"{address(article)}?done=1", status=303)
    ip_address = _network_address(request)
    with transaction.atomic():
        if article.comments.filter(ref=ref).exists():
            return done
        recent = Comment.objects.times_from(ip_address, since=timezone.now() - WINDOW)
        if len(recent) >= MAX_REPLIES:
            wait = max(1, math.ceil((recent[-MAX_REPLIES] + WINDOW - timezone.now()).total_seconds()))
            return _draw(request, article, form, parent=form.parent, token=token, wait_s=wait, status=429)
        if article.comments.held().count() >= MAX_HELD:
            closed = ("reply-body", "Replies to this article are closed for now: too many wait for a moderator.")
            return _draw(request, article, form, parent=form.parent, token=token, problems=[closed], status=403)
        comment = form.comment()
        values = {name: getattr(comment, name) for name in ("parent", "name", "email", "url", "body")}
        Comment.objects.get_or_create(article=article, ref=ref, defaults={**values, "ip_address": ip_address})
    return done


def _draw(
    request: HttpRequest,
    article: Article,
    form: ReplyForm,
    *,
    parent: Comment | None = None,
    token: str = "",
    problems: list[tuple[str, str]] | None = None,
    is_preview: bool = False,
    wait_s: int = 0,
    status: int = 200,
) -> HttpResponse:
    """Draw the form, filled in as it came; with the text as it will look for a preview."""
    context = {
        "article": article,
        "reply_address": address(article),
        "form": form,
        "parent": parent,
        "token": token,
        "problems": problems or [],
        "comment": form.comment() if is_preview else None,
        "wait_minutes": -(-wait_s // 60),
    }
    template = "articles/reply_preview.html" if is_preview else "articles/reply.html"
    response = render(request, "errors/429.html" if wait_s else template, context, status=status)
    if wait_s:
        response.headers["Retry-After"] = str(wait_s)
    return response


def _parameters(request: HttpRequest) -> dict[str, str]:
    """Return `to` or `done` if given; errors as on the other pages."""
    given = {key: values for key, values in request.GET.lists() if not is_tracking(key)}
    for key, values in given.items():
        what = f"“{key[:60]}” is not understood here. This page takes only “to”, the reply that you answer."
        if key not in ("to", "done") or len(given) > 1 or len(set(values)) > 1 or (key == "done" and values != ["1"]):
            raise NotUnderstoodError(ArticleFilter(QueryDict(), queryset=FormerAddress.objects.none()), key[:60], what)
    asked = {key: values[0] for key, values in given.items() if values[0]}
    if list(asked.items()) != [(key, value) for key, values in request.GET.lists() for value in values]:
        raise MovedError(f"{request.path}?{urlencode(asked)}" if asked else request.path)
    return asked


def _find(year: int, month: int, day: int, slug: str) -> tuple[Article | None, bool]:
    """Return the article of an address, and whether that address is a former one."""
    try:
        on = dt.date(year, month, day)
    except ValueError:
        raise Http404 from None
    here = Article.objects.on_address(on, slug).defer("body_html", "received", "headline_words", "text_words").first()
    if here is not None:
        return here, False
    path = reverse("articles:article", args=[year, month, day, slug])
    former = FormerAddress.objects.filter(path=path).select_related("article").first()
    return (former.article, True) if former else (None, False)


def _refusal(request: HttpRequest, article: Article | None) -> HttpResponse | None:
    """Return the page that says why there is nothing to reply to here, if so."""
    if article is not None and article.status == Status.WITHDRAWN:
        return errors.withdrawn(request, article)
    if article is None or not article.is_public:
        return errors.not_here(request, "There is no article at this address.")
    if settings.COMMENTS == "off":
        return errors.not_here(request, "This archive takes no replies.")
    return None


# --- The token: which article, which reply, since when ----------------------------------------------------------


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="articles.reply")


def _sign(article: Article) -> str:
    """Return a token for one reply to an article: posted twice, it is the same reply."""
    return _signer().sign(f"{article.pk}.{new_ref()}")


def _read(token: str, article: Article) -> str:
    """Return the reference of the reply that a token was made for; nothing when it is too old or not ours."""
    try:
        number, _, ref = _signer().unsign(token, max_age=MAX_AGE_S).partition(".")
    except BadSignature:
        return ""
    return ref if number == str(article.pk) else ""


def _problem(token: str, ref: str) -> str:
    """Return why a reply cannot be posted with this token, if so."""
    try:
        _signer().unsign(token, max_age=MIN_AGE_S if ref else MAX_AGE_S)
    except SignatureExpired:
        return "" if ref else _TOO_OLD
    except BadSignature:
        return _NOT_WHOLE
    return _TOO_YOUNG if ref else _NOT_WHOLE


def _network_address(request: HttpRequest) -> str | None:
    """Return where a reply comes from as the database takes it: without a zone, IPv4 as such; None when not known."""
    address = client_address(request).partition("%")[0]
    if not address:
        return None
    mapped = getattr(ipaddress.ip_address(address), "ipv4_mapped", None)
    return str(mapped or address)
