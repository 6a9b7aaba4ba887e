"""The queue of suggested tags and open names that no editor has decided: article after article, the last first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from articles.admin.evidence import Evidence, evidence_for, posted_decisions, read, snippets
from articles.admin.learned import in_learned_order, lessons_for
from articles.admin.meanwhile import said_by
from articles.admin.offers import offer_names
from articles.admin.open_names import names_left_open
from articles.admin.rights import refuse_without
from articles.admin.suggesting import current_tagger, resolve, who_is_meant
from articles.admin.undoing import with_undo
from articles.curating import CuratingError
from articles.curating.reviewing import Chosen, choose, decide_together
from articles.models import TAG_MODELS, Actor, Article, OpenNames, Source, Theme
from articles.models.articles import MAX_ID
from articles.models.querysets import folded_name
from articles.tagging.deciding import Decision, Tally, decide_tags, waiting
from articles.vocabulary import TagBy

PAGE_ARTICLES = 10
"""Articles of a page."""

PAGE_SUGGESTIONS = 50
"""Suggestions after which a page takes no further article: as many as one reads at a sitting."""

MAX_READ_ARTICLES = 200
"""Articles that one page reads in search of ten with a suggestion as sure as asked for: half a second of tagging."""

_BATCH_ARTICLES = 50

_MOST_NAMED = 5
"""Tags that a message names."""

_DECIDED = {TagBy.EDITOR.value: "accepted", TagBy.REFUSED.value: "refused"}

_PAST = {True: "Accepted", False: "Refused"}


class ReviewFilters(forms.Form):
    """What an editor wants to decide; every field may be left blank."""

    actor = forms.CharField(required=False, max_length=300, help_text="Name or slug.")
    theme = forms.CharField(required=False, max_length=200, help_text="Name or slug.")
    source = forms.CharField(required=False, max_length=300, help_text="Name or slug.")
    least = forms.FloatField(
        label="Score from",
        required=False,
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "0.05", "min": "0", "max": "1"}),
    )
    about = forms.BooleanField(label="Only what the article is about", required=False)
    left_open = forms.BooleanField(label="Only with names left open", required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=MAX_ID + 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for subject in ("actor", "theme", "source"):
            offer_names(self, subject, subject)

    def clean_actor(self) -> Model | None:
        """Return the actor that is meant."""
        return self._found("actor")

    def clean_theme(self) -> Model | None:
        """Return the theme that is meant."""
        return self._found("theme")

    def clean_source(self) -> Model | None:
        """Return the source that is meant."""
        name = self.cleaned_data["source"].strip()
        if not name:
            return None
        found = Source.objects.filter(slug=name).first()
        found = found or Source.objects.filter(folded_name=folded_name(name)).first()
        if found is None:
            raise forms.ValidationError(f"No source is called “{name}”.")
        return found

    def clean(self) -> dict[str, Any] | None:
        """Refuse what is no filter: a misspelt one must not show the whole queue."""
        unknown = [name[:60] for name in self.data if name not in self.fields]
        if unknown:
            named, are = ", ".join(f"“{name}”" for name in unknown), "is" if len(unknown) == 1 else "are"
            filters = ", ".join(field.name for field in self.visible_fields())
            raise forms.ValidationError(f"{named} {are} no filter here. The filters are {filters}.")
        return super().clean()

    def _found(self, kind: str) -> Model | None:
        name = self.cleaned_data[kind].strip()
        if not name:
            return None
        row: Model | None = resolve(kind, name)
        if row is None:
            raise forms.ValidationError(f"No {kind} alone is called “{name}”.{who_is_meant(kind, name)}")
        return row

    def tags(self) -> dict[str, QuerySet]:
        """Return the tags to decide, by kind, as far as the database knows: all filters but score and `about`."""
        chosen = self.cleaned_data
        tags = {kind: waiting(kind) for kind in TAG_MODELS}
        subjects = {kind: chosen[kind] for kind in tags if chosen[kind]}
        if subjects:
            tags = {kind: tags[kind].filter(**{kind: subject}) for kind, subject in subjects.items()}
        if chosen["source"]:
            tags = {kind: rows.filter(article__source=chosen["source"]) for kind, rows in tags.items()}
        if chosen["left_open"]:
            left_open = OpenNames.objects.filter(article=OuterRef("article"))
            tags = {kind: rows.filter(Exists(left_open)) for kind, rows in tags.items()}
        return tags

    def open_names(self) -> QuerySet:
        """Return the articles that wait for their names left open alone, suggestions or not."""
        if not self.takes_open_names:
            return OpenNames.objects.none()
        source = self.cleaned_data["source"]
        return OpenNames.objects.filter(article__source=source) if source else OpenNames.objects.all()

    @property
    def takes_open_names(self) -> bool:
        """Whether names left open are asked for: no filter narrows to suggestions."""
        return not (self.is_by_evidence or any(self.cleaned_data[kind] for kind in TAG_MODELS))

    def is_shown(self, one: Evidence) -> bool:
        """Tell whether a suggestion is one of those that were asked for."""
        chosen = self.cleaned_data
        subjects = {kind: chosen[kind] for kind in TAG_MODELS if chosen[kind]}
        if subjects and (one.kind not in subjects or subjects[one.kind].pk != one.id):
            return False
        if chosen["least"] is not None and (one.score is None or one.score < chosen["least"]):
            return False
        return one.about or not chosen["about"]

    @property
    def is_by_evidence(self) -> bool:
        """Whether only the texts themselves can tell what is asked for."""
        return self.cleaned_data["least"] is not None or self.cleaned_data["about"]

    @property
    def subject(self) -> Actor | Theme | None:
        """The one actor or theme that is asked for, if no other filter asks for what the database does not know."""
        chosen = [self.cleaned_data[kind] for kind in TAG_MODELS if self.cleaned_data[kind]]
        is_plain = not (self.is_by_evidence or self.cleaned_data["left_open"])
        return chosen[0] if len(chosen) == 1 and is_plain else None

    def query(self, *, before: int | None = None) -> str:
        """Return the address's query for these filters, from an article on."""
        names = ("actor", "theme", "source")
        values = {name: self.cleaned_data[name].slug for name in names if self.cleaned_data[name]}
        if self.cleaned_data["least"] is not None:
            values["least"] = self.cleaned_data["least"]
        values |= {name: "on" for name in ("about", "left_open") if self.cleaned_data[name]}
        if before:
            values["before"] = before
        return f"?{urlencode(values)}"


@dataclass(slots=True)
class Waiting:
    """An article with what is to decide of it; what its open names mean is settled in its own form."""

    article: Article
    evidence: list[Evidence]
    open_names: list[str]


def review(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Return a page of the queue, or take its decisions and lead back to where the editor was."""
    if not model_admin.has_change_permission(request):
        refuse_without(["change_article"])
    form = ReviewFilters(request.GET)
    is_valid = form.is_valid()
    context = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts, "form": form}
    if not is_valid:
        context |= {"title": "Suggestions to review", "entries": (), "is_valid": False}
        return TemplateResponse(request, "admin/articles/article/review.html", context, status=400)
    if request.method == "POST":
        if request.POST.get("everything") in ("accept", "refuse") and form.subject:
            return _decide_everything(model_admin, request, form)
        _decide_page(model_admin, request)
        return HttpResponseRedirect(request.get_full_path())
    entries, next_before = _page(form)
    context |= {
        "title": "Suggestions to review",
        "is_valid": True,
        "entries": entries,
        "count": sum(rows.count() for rows in form.tags().values()),
        "left_open": form.open_names().count(),
        "has_suggestions": any(entry.evidence for entry in entries),
        "place": form.query(before=form.cleaned_data["before"]).removeprefix("?"),
        "subject": form.subject,
        "next": form.query(before=next_before) if next_before else "",
        "newest": form.query() if form.cleaned_data["before"] else "",
    }
    return TemplateResponse(request, "admin/articles/article/review.html", context)


def _page(form: ReviewFilters) -> tuple[list[Waiting], int]:
    """Return the articles of a page, and where the next one goes on; 0 when nothing follows.

    What the texts leave open is noted as it is now: the vocabulary, or another's decision, may have settled it.
    """
    found: list[Waiting] = []
    last = count = following = 0
    tagger = current_tagger()
    differing: dict[int, bool] = {}
    for number, article in enumerate(_articles(form)):
        if len(found) == PAGE_ARTICLES or count >= PAGE_SUGGESTIONS or number == MAX_READ_ARTICLES:
            following = last
            break
        last = article.pk
        suggested = read(article, tagger)
        open_names = [question.mention.text for question, _ in names_left_open(article, suggested)]
        if bool(open_names) != hasattr(article, "open_names"):
            differing[article.pk] = bool(open_names)
        if form.cleaned_data["left_open"] and not open_names:
            continue
        evidence = [one for one in evidence_for(article, suggested, only_waiting=True) if form.is_shown(one)]
        text = article.body_text
        for one in evidence:
            one.snippets = snippets(article, text, one)
        if evidence or (open_names and form.takes_open_names):
            found.append(Waiting(article, evidence, open_names))
            count += len(evidence)
    if differing:
        OpenNames.objects.bring_in_line(differing, [id for id, leaves in differing.items() if leaves])
    return _in_order(found), following


def _in_order(found: list[Waiting]) -> list[Waiting]:
    """Return the articles with their suggestions in the order that decisions teach; the articles stay in theirs."""
    lessons = lessons_for(one for entry in found for one in entry.evidence)
    for entry in found:
        entry.evidence = in_learned_order(entry.article, entry.evidence, lessons)
    return found


def _articles(form: ReviewFilters) -> Iterator[Article]:
    """Yield the articles with something to decide, the last to come in first; a few queries a page's worth."""
    before = form.cleaned_data["before"] or MAX_ID + 1
    waits = [*form.tags().values(), form.open_names()]
    batch = _BATCH_ARTICLES if form.is_by_evidence else PAGE_ARTICLES + 1
    while True:
        ids: set[int] = set()
        for rows in waits:
            below = rows.filter(article_id__lt=before).order_by("-article_id").values_list("article_id", flat=True)
            ids.update(below.distinct()[:batch])
        wanted = sorted(ids, reverse=True)[:batch]
        articles = (
            Article.objects.filter(pk__in=wanted)
            .select_related("source", "open_names")
            .defer("received", "headline_words", "text_words", "unlisted", "edited_fields")
            .prefetch_related("actor_tags__actor", "theme_tags__theme")
        )
        yield from sorted(articles, key=lambda article: -article.pk)
        if len(wanted) < batch:
            return
        before = wanted[-1]


def _decide_page(model_admin: Any, request: HttpRequest) -> None:
    """Take the decisions of a page: those made one by one, and with a button all that were left."""
    decision, _, where = request.POST.get("all", "").partition("-")
    one_by_one = posted_decisions(request.POST)
    left = {
        (kind, id): accept
        for (kind, id), accept in posted_decisions(request.POST, rest=decision).items()
        if (kind, id) not in one_by_one
    }
    if where.isascii() and where.isdigit() and len(where) <= len(str(MAX_ID)):
        left = _only_of(int(where), left)
    elif where != "page":
        left = {}
    decisions: dict[tuple[str, bool], list[int]] = {}
    for (kind, id), accept in (one_by_one | left).items():
        decisions.setdefault((kind, accept), []).append(id)
    if left:
        said = f"{_PAST[decision == 'accept']} all suggestions of {'a page' if where == 'page' else 'an article'}"
        _decide_together(model_admin, request, decisions, said, names_articles=True)
        return
    decided: list[Decision] = []
    with transaction.atomic():
        otherwise = list(islice(_decided_otherwise(decisions), _MOST_NAMED))
        for (kind, accept), ids in decisions.items():
            decided += decide_tags(kind, ids, accept=accept)
        tally = keep_in_history(model_admin, request, decided, asked=sum(map(len, decisions.values())))
    report(model_admin, request, tally)
    if otherwise:
        said = f"Somebody had decided otherwise, and that stays: {'; '.join(otherwise)}."
        model_admin.message_user(request, said, messages.WARNING)


def _decided_otherwise(decisions: Mapping[tuple[str, bool], list[int]]) -> Iterator[str]:
    """Yield the tags that have another word by now than is decided, with who gave it and when, as far as is noted."""
    for (kind, accept), ids in decisions.items():
        tags = TAG_MODELS[kind]._default_manager.filter(pk__in=ids).order_by("pk").select_related(kind, "article")
        others = tags.exclude(by__in=(TagBy.SUGGESTED, TagBy.EDITOR if accept else TagBy.REFUSED))
        tag: Any
        for tag in others.only("by", f"{kind}__name", "article__headline"):
            # With what stands behind a name there: another may begin with it.
            named = (Q(change_message__contains=f"{kind} {getattr(tag, kind)}{end}") for end in (",", "."))
            noted = LogEntry.objects.filter(
                Q(*named, _connector=Q.OR),
                content_type=ContentType.objects.get_for_model(Article),
                object_id=str(tag.article_id),
            )
            entry = noted.select_related("user").order_by("-action_time").first()
            who = f" by {said_by(entry)}" if entry else ""
            yield f"{getattr(tag, kind)} in “{tag.article}” is {_DECIDED.get(tag.by, 'the source’s')}{who}"


def keep_in_history(model_admin: Any, request: HttpRequest, decided: Iterable[Decision], *, asked: int) -> Tally:
    """Note decisions made one by one in the history of each article; return how many of those asked for they are."""
    by_article: defaultdict[int, dict[bool, list[str]]] = defaultdict(lambda: {True: [], False: []})
    for one in decided:
        by_article[one.article][one.is_accepted].append(f"{one.kind} {one.name}")
    articles = Article.objects.headlines_of(list(by_article))
    for id, words in by_article.items():
        if id in articles:
            said = " ".join(f"{_PAST[accept]}: {', '.join(names)}." for accept, names in words.items() if names)
            model_admin.log_change(request, articles[id], said)
    accepted, refused = (sum(len(words[accept]) for words in by_article.values()) for accept in (True, False))
    return Tally(accepted, refused, asked - accepted - refused)


def _only_of(article: int, decisions: dict[tuple[str, int], bool]) -> dict[tuple[str, int], bool]:
    """Return the decisions that concern one article."""
    kept: dict[tuple[str, int], bool] = {}
    for kind in TAG_MODELS:
        ids = [id for one, id in decisions if one == kind]
        of_article = waiting(kind).filter(pk__in=ids, article_id=min(article, MAX_ID))
        kept |= {(kind, id): decisions[kind, id] for id in of_article.values_list("pk", flat=True)}
    return kept


def _decide_everything(model_admin: Any, request: HttpRequest, form: ReviewFilters) -> HttpResponse:
    """Ask, with the count, before all suggestions of one actor or theme are decided; then decide those shown."""
    (kind,) = tags = form.tags()
    is_accepting = request.POST["everything"] == "accept"
    source = form.cleaned_data["source"]
    chosen, is_confirmed = _chosen(request, tags)
    if is_confirmed:
        said = f"{_PAST[is_accepting]} all suggestions of {form.subject}"
        said += f" in articles of {source}" if source else ""
        _decide_together(model_admin, request, {(kind, is_accepting): chosen.ids[kind]}, said)
        return HttpResponseRedirect(request.path)
    context = {
        "is_accepting": is_accepting,
        "hidden": [("everything", request.POST["everything"])],
        "subject": form.subject,
        "source": source,
        "back": form.query(before=form.cleaned_data["before"]),
    }
    return _ask_about(model_admin, request, chosen, context)


def accept_chosen(model_admin: Any, request: HttpRequest, articles: QuerySet) -> HttpResponse | None:
    """Ask, with the count, before all suggestions of chosen articles are accepted; then accept those shown."""
    tags = {kind: waiting(kind).filter(article__in=articles.order_by()) for kind in TAG_MODELS}
    chosen, is_confirmed = _chosen(request, tags)
    if is_confirmed or not chosen.count:
        decisions = {(kind, True): ids for kind, ids in chosen.ids.items()}
        said = "Accepted all suggestions of chosen articles"
        _decide_together(model_admin, request, decisions, said, names_articles=True)
        return None
    names = ("action", "select_across", "index", "_selected_action")
    context = {
        "is_accepting": True,
        "hidden": [(name, value) for name in names for value in request.POST.getlist(name)],
        "subject": "the chosen articles",
        "back": request.get_full_path(),
    }
    return _ask_about(model_admin, request, chosen, context)


def _chosen(request: HttpRequest, tags: Mapping[str, QuerySet]) -> tuple[Chosen, bool]:
    """Return the suggestions among tags that are to be decided together, and whether exactly these were confirmed.

    Where one of those that were seen is none any more, they are those of now, to be asked about again.
    """
    seen = request.POST.get("confirmed", "")
    chosen = choose(tags, seen=seen)
    if not seen or chosen.mark == seen:
        return chosen, bool(seen)
    return choose(tags), False


def _ask_about(model_admin: Any, request: HttpRequest, chosen: Chosen, context: dict[str, Any]) -> HttpResponse:
    """Return the page that asks, with the count, whether these suggestions are to be decided together."""
    verb = "Accept" if context["is_accepting"] else "Refuse"
    context |= {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": f"{verb} all suggestions of {context['subject']}?",
        "verb": verb,
        "count": chosen.count,
        "mark": chosen.mark,
        "has_changed": bool(request.POST.get("confirmed")),
    }
    return TemplateResponse(request, "admin/articles/article/review_confirm.html", context)


def _decide_together(
    model_admin: Any, request: HttpRequest, decisions: Mapping, said: str, *, names_articles: bool = False
) -> None:
    try:
        tally = decide_together(decisions, said, names_articles=names_articles, by=request.user)
        report(model_admin, request, tally)
    except CuratingError as error:
        model_admin.message_user(request, str(error), messages.ERROR)


def report(model_admin: Any, request: HttpRequest, tally: Tally) -> None:
    """Tell an editor what was decided, with the way to undo it."""
    if not (tally.accepted or tally.refused or tally.late):
        said = "Nothing was marked to be accepted or refused, so nothing is decided."
        model_admin.message_user(request, said, messages.WARNING)
        return
    said = f"{tally.accepted:,} accepted, {tally.refused:,} refused."
    if tally.late:
        said += f" {tally.late:,} had been decided before and stayed as they were."
    model_admin.message_user(request, with_undo(said, tally.entry), messages.SUCCESS)
