"""Names in no list: what recurs in texts and is no actor's yet, to be made an actor, a further name, or ignored."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from articles.admin.curating import PLACE, QUEUE, at_place, retag_way
from articles.admin.evidence import Segment
from articles.admin.offers import offers_address
from articles.admin.rights import demand, may_do, may_read_articles, refuse_without
from articles.admin.suggesting import current_near_names, current_tagger, resolve, who_is_meant
from articles.admin.undoing import with_ways
from articles.curating import Alias, CuratingError, carry_out
from articles.curating.namesakes import namesakes
from articles.models import Article, NameCandidate
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.models.querysets import make_slug
from articles.tagging.candidates import MOST_KEPT, forget_names, gather_newest
from articles.tagging.spellings import Near, NearNames
from articles.vocabulary import LIKELY_ACTORS, UNSTATED, ActorKind, CandidateKind, CurationKind

PAGE_NAMES = 20

_PARTS = {
    CandidateKind.PERSON: "Likely people",
    CandidateKind.BODY: "Likely bodies",
    CandidateKind.PLACE: "Likely places",
    CandidateKind.WORD: "Likely other words",
}
"""What the names are also shown by; the first two are among the likely actors, with which the page begins."""

_ACTOR_KINDS = {CandidateKind.PERSON: ActorKind.PERSON, CandidateKind.BODY: ActorKind.ORGANISATION}

_UNTOLD = Case(When(kind=CandidateKind.NAME, then=1), default=0)
"""Puts those of which nothing tells that they are people or bodies behind others that are as common."""

GATHERED_ARTICLES = 5_000
"""Articles that the page itself reads, in some seconds; larger archives are read by the command."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """A sentence with the name marked, and where its article is edited."""

    address: str
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class _Row:
    """A name to settle."""

    candidate: NameCandidate
    samples: list[_Sample]
    near: list[Near]
    add_address: str
    search_address: str
    refused: "_Refused | None" = None


class _Refused(NamedTuple):
    """A further name that was not given: the key of the name, whose it was said to be, and why not."""

    key: str
    actor: str
    said: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the names, in words, with where it is shown and how many it holds."""

    title: str
    address: str
    count: int
    is_shown: bool


def candidates(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Return a page of the names in no list, the commonest first, or take an editor's decision on one."""
    if not model_admin.has_change_permission(request):
        refuse_without(["change_actor"])
    refused = None
    if request.method == "POST":
        done = _act(model_admin, request)
        if not isinstance(done, _Refused):
            return HttpResponseRedirect(done or _back(request))
        refused = done
    is_ignored = request.GET.get("ignored") == "yes"
    likely = request.GET.get("likely", "") if request.GET.get("likely") in _PARTS else ""
    kinds = (CandidateKind(likely),) if likely else LIKELY_ACTORS
    rows = NameCandidate.objects.filter(is_ignored=is_ignored).order_by("-articles", _UNTOLD, "key")
    page = Paginator(rows if is_ignored else rows.filter(kind__in=kinds), PAGE_NAMES).get_page(request.GET.get("page"))
    # A town or a word is like somebody's name only by chance.
    near = NearNames(()) if is_ignored or not set(LIKELY_ACTORS).issuperset(kinds) else current_near_names()
    may_read = may_read_articles(request)
    entries = [
        _row(model_admin, request, candidate, place, may_read, near, refused) for place, candidate in enumerate(page, 1)
    ]
    if refused and not any(entry.refused for entry in entries):
        model_admin.message_user(request, refused.said, messages.ERROR)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Names in no list" + (", ignored" if is_ignored else ""),
        "page": page,
        "entries": entries,
        "offers": offers_address("actor"),
        "is_ignored": is_ignored,
        "likely": likely,
        "parts": _parts("ignored" if is_ignored else likely),
        "may_gather": may_gather(),
        "may_read": may_read,
        "may_name": may_do(request, CurationKind.ALIAS, "actor"),
    }
    return TemplateResponse(request, "admin/articles/actor/candidates.html", context)


def _back(request: HttpRequest) -> str:
    """Return the address of the page, at the place where the next name now stands."""
    return f"{request.get_full_path()}{at_place(request.POST.get(PLACE, ''))}"


def _way_back(request: HttpRequest) -> dict[str, str]:
    """Return what leads from a page that asks more back to this one."""
    return {QUEUE: request.GET.urlencode(), PLACE: request.POST.get(PLACE, "")}


def _parts(shown: str) -> list[_Part]:
    """Return the parts of the names; one query."""
    rows = NameCandidate.objects.order_by().values_list("is_ignored", "kind").annotate(count=Count("pk"))
    waiting = {kind: count for is_ignored, kind, count in rows if not is_ignored}
    ignored = sum(count for is_ignored, _, count in rows if is_ignored)
    address = reverse("admin:articles_actor_candidates")
    actors = sum(waiting.get(kind, 0) for kind in LIKELY_ACTORS)
    parts = [_Part("Likely actors", address, actors, not shown)]
    for likely, title in _PARTS.items():
        count = waiting.get(likely, 0)
        parts.append(_Part(title, f"{address}?likely={likely}", count, shown == likely))
    return [*parts, _Part("Ignored", f"{address}?ignored=yes", ignored, shown == "ignored")]


def may_gather() -> bool:
    """Tell whether the archive is small enough for names to be gathered while somebody waits."""
    return not Article.objects.order_by()[GATHERED_ARTICLES : GATHERED_ARTICLES + 1].exists()


def _row(
    model_admin: Any,
    request: HttpRequest,
    candidate: NameCandidate,
    place: int,
    may_read: bool,
    names: NearNames,
    refused: _Refused | None,
) -> _Row:
    slug = make_slug(candidate.name)[:MAX_SUBJECT_SLUG_CHARS]
    kind = _ACTOR_KINDS.get(CandidateKind(candidate.kind), ActorKind.OTHER)
    if kind == ActorKind.ORGANISATION and "party" in candidate.key.split():
        kind = ActorKind.PARTY
    given: dict[str, str | int] = {
        "name": candidate.name,
        "slug": slug,
        "kind": kind.value,
        QUEUE: request.GET.urlencode(),
        PLACE: place,
    }
    prefilled = urlencode(given)
    search = urlencode({"q": '"{}"'.format(candidate.name.replace('"', " "))})
    return _Row(
        candidate,
        [_sample(sample) for sample in candidate.samples] if may_read else [],
        names.near(candidate.name),
        f"{reverse('admin:articles_actor_add')}?{prefilled}" if model_admin.has_add_permission(request) else "",
        f"{reverse('admin:articles_article_changelist')}?{search}" if may_read else "",
        refused if refused and refused.key == candidate.key else None,
    )


def _sample(sample: dict[str, Any]) -> _Sample:
    text, start, end = sample["text"], sample["start"], sample["end"]
    segments = [Segment(text[:start]), Segment(text[start:end], ("name",)), Segment(text[end:])]
    return _Sample(reverse("admin:articles_article_change", args=[sample["article"]]), segments)


def _act(model_admin: Any, request: HttpRequest) -> str | _Refused:
    """Do what a button says, and say what was done; return the address where more is asked, blank for none, or why a
    name was not given."""
    action = request.POST.get("action", "")
    # No key has a zero, and PostgreSQL cannot be asked for it.
    keys = [key for key in request.POST.getlist("key")[:PAGE_NAMES] if "\x00" not in key]
    if action == "gather":
        if not may_gather():
            said = "The archive has grown too large for this page: name_candidates --keep gathers from all of it."
            model_admin.message_user(request, said, messages.ERROR)
            return ""
        count = gather_newest(current_tagger(), GATHERED_ARTICLES, MOST_KEPT)
        model_admin.message_user(request, f"{count:,} names gathered.", messages.SUCCESS)
        return ""
    if action == "ignore-all":
        count = NameCandidate.objects.filter(key__in=keys, is_ignored=False).update(is_ignored=True)
        said = f"{count:,} {'name is' if count == 1 else 'names are'} ignored from now on."
        model_admin.message_user(request, said, messages.SUCCESS)
        return ""
    waiting = NameCandidate.objects.filter(key__in=keys[-1:])
    candidate = waiting.first()
    is_marking = action in ("ignore", "restore")
    # Another may take it away before it is written.
    if candidate is None or (is_marking and not waiting.update(is_ignored=action == "ignore")):
        said = "That name is in this list no longer: somebody has settled it, or gathered anew."
        model_admin.message_user(request, said, messages.WARNING)
        return ""
    if is_marking:
        said = "ignored from now on" if action == "ignore" else "on the list again"
        model_admin.message_user(request, f"“{candidate.name}” is {said}.", messages.SUCCESS)
        return ""
    demand(request, CurationKind.ALIAS, "actor")
    name = request.POST.get("actor", "").strip()
    actor = resolve("actor", name) if name else None
    if action != "alias" or actor is None:
        said = f"No actor alone is called “{name}”.{who_is_meant('actor', name)}" if name else "Say whose name it is."
        return _Refused(candidate.key, name, said)
    language = _language_of(candidate)
    if namesakes("actor", [candidate.name], besides=actor.pk):
        # The page of a further name shows those who bear it already, and asks.
        given = urlencode({"name": candidate.name, "language": language, **_way_back(request)})
        said = f"Nothing is done yet: others bear “{candidate.name}” already."
        model_admin.message_user(request, said, messages.WARNING)
        return f"{reverse('admin:articles_actor_curate', args=[actor.pk, 'alias'])}?{given}"
    try:
        done = carry_out(Alias("actor", actor.slug, candidate.name, language), by=request.user)
    except CuratingError as error:
        if actor.names.filter(name=candidate.name).exists():
            forget_names([candidate.name])
        model_admin.message_user(request, str(error), messages.ERROR)
        return ""
    model_admin.log_change(request, actor, f"{done.summary}.")
    said = f"“{candidate.name}” is now a name of {actor}."
    undo = (reverse("admin:articles_curation_undo", args=[done.pk]), "Undo")
    model_admin.message_user(request, with_ways(said, undo, *retag_way(request, actor)), messages.SUCCESS)
    return ""


def _language_of(candidate: NameCandidate) -> str:
    """Return the language of the first article that was quoted; not stated when none is."""
    ids = [sample["article"] for sample in candidate.samples[:1]]
    return Article.objects.filter(pk__in=ids).values_list("language", flat=True).first() or UNSTATED
