"""Pages of what articles are about and where they come from: actors, themes, sources, and two of them together.

Each is one question with a page of its own. Their filters are links into the browse page.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from articles.filters import UnknownValueError, ask_page, present_label
from articles.index import ACTOR, SOURCE, THEME, Snapshot
from articles.index.answering import count_values, in_order, select
from articles.index.labels import Label, initial, lineage
from articles.models import Actor, Article, FormerAddress, Source, Theme
from articles.questions import OLDEST, Question
from articles.views.browse import refuse_past_the_end
from articles.views.lists import PageLink, listing, pager
from articles.views.public import public
from articles.vocabulary import ActorKind

NAMES_A_PAGE = 300


@public
def actor(request: HttpRequest, snapshot: Snapshot, slug: str) -> HttpResponse:
    """An actor: who or what it is, and every article that names it."""
    label = _label(request, snapshot, ACTOR, slug)
    if isinstance(label, HttpResponse):
        return label
    about = Actor.objects.for_page().filter(pk=label.id).first()
    if about is None:  # Deleted since the snapshot was made.
        raise UnknownValueError.about(ACTOR, slug)
    return _draw(request, snapshot, Question(actors=(slug,)), "articles/actor.html", actor=about, label=label)


@public
def theme(request: HttpRequest, snapshot: Snapshot, slug: str) -> HttpResponse:
    """A theme with all those below it, and every article about them."""
    label = _label(request, snapshot, THEME, slug)
    if isinstance(label, HttpResponse):
        return label
    about = Theme.objects.for_page().filter(pk=label.id).first()
    if about is None:
        raise UnknownValueError.about(THEME, slug)
    below = [
        (child, len(snapshot.having(THEME, child.pk) & snapshot.visible))
        for child in sorted(about.children.all(), key=lambda child: child.name)
    ]
    labels = snapshot.labels[THEME]
    path = [labels.by_id[id] for id in reversed(lineage(labels, label.id)[1:])]
    return _draw(
        request, snapshot, Question(themes=(slug,)), "articles/theme.html", theme=about, below=below, path=path
    )


@public
def source(request: HttpRequest, snapshot: Snapshot, slug: str) -> HttpResponse:
    """A source, and every article from it."""
    label = _label(request, snapshot, SOURCE, slug)
    if isinstance(label, HttpResponse):
        return label
    about = Source.objects.filter(pk=label.id).first()
    if about is None:
        raise UnknownValueError.about(SOURCE, slug)
    return _draw(request, snapshot, Question(sources=(slug,)), "articles/source.html", source=about)


@public
def pair(request: HttpRequest, snapshot: Snapshot, slug: str, other: str) -> HttpResponse:
    """Everything that names two actors. One order of the two is the address; the other is redirected to it."""
    one, two = present_label(snapshot, ACTOR, slug), present_label(snapshot, ACTOR, other)
    first, second = sorted((one.slug, two.slug))
    if (first, second) != (slug, other) or first == second:
        address = reverse("articles:pair", args=[first, second]) if first != second else one.address
        return HttpResponsePermanentRedirect(address)
    return _draw_crossing(request, snapshot, Question(actors=(slug, other)), one=one, two=two, joined_by="and")


@public
def actor_theme(request: HttpRequest, snapshot: Snapshot, slug: str, theme: str) -> HttpResponse:
    """Everything that names an actor on a theme."""
    one, two = present_label(snapshot, ACTOR, slug), present_label(snapshot, THEME, theme)
    if (one.slug, two.slug) != (slug, theme):
        return HttpResponsePermanentRedirect(reverse("articles:actor-theme", args=[one.slug, two.slug]))
    question = Question(actors=(slug,), themes=(theme,))
    return _draw_crossing(request, snapshot, question, one=one, two=two, joined_by="on")


@dataclass(frozen=True)
class Entry:
    """A row of an index: what it is called, where it leads, how many articles it has."""

    label: Label
    count: int
    kind: str = ""
    depth: int = 0


@public
def actors(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The actors that articles name, from A to Z, with their kind and their number of articles."""
    page = ask_page(request.GET, snapshot, request.path)
    kinds = dict(ActorKind.choices)
    return _draw_names(request, snapshot, ACTOR, snapshot.in_use(ACTOR), page, "articles/actors.html", kinds)


@public
def sources(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """All sources from A to Z, with their number of articles."""
    page = ask_page(request.GET, snapshot, request.path)
    named = snapshot.labels[SOURCE].alphabetical
    return _draw_names(request, snapshot, SOURCE, named, page, "articles/sources.html", {})


@public
def themes(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """All themes as a tree, with their number of articles."""
    ask_page(request.GET, snapshot, request.path)
    children: dict[int | None, list[Label]] = {}
    labels = snapshot.labels[THEME]
    for label in map(labels.by_id.__getitem__, labels.alphabetical):
        children.setdefault(label.parent, []).append(label)
    entries: list[Entry] = []

    def descend(parent: int | None, depth: int) -> None:
        for label in children.get(parent, ()):
            entries.append(Entry(label, _count(snapshot, THEME, label.id), depth=depth))
            descend(label.id, depth + 1)

    descend(None, 0)
    return render(request, "articles/themes.html", {"entries": entries})


def _draw_names(
    request: HttpRequest,
    snapshot: Snapshot,
    facet: str,
    named: Sequence[int],
    page: int,
    template: str,
    kinds: dict[str, Any],
) -> HttpResponse:
    """Draw a page of names, of ids from A to Z."""
    pages = max(1, -(-len(named) // NAMES_A_PAGE))
    if page > pages:
        raise UnknownValueError("page", f"There is no page {page} here. The last page is {pages}.")

    def address_of(number: int) -> str:
        return Question(page=number).address(request.path)

    by_id = snapshot.labels[facet].by_id

    def letter(id: int) -> str:
        return initial(by_id[id].filed_under)

    shown = named[(page - 1) * NAMES_A_PAGE : page * NAMES_A_PAGE]
    sections = [
        (first, [Entry(by_id[id], _count(snapshot, facet, id), kinds.get(by_id[id].kind, "")) for id in group])
        for first, group in groupby(shown, key=letter)
    ]
    letters: dict[str, PageLink] = {}
    place = 0
    while place < len(named):
        number = place // NAMES_A_PAGE + 1
        first = letter(named[place])
        letters[first] = PageLink(number, address_of(number))
        place = bisect_right(named, first, lo=place, key=letter)
    context = {
        "sections": sections,
        "letters": [(first, link, link.number == page) for first, link in letters.items()],
        "total": len(named),
        "page": page,
        "pages": pages,
        "pager": pager(page, pages, address_of),
    }
    return render(request, template, context)


def _draw(request: HttpRequest, snapshot: Snapshot, question: Question, template: str, **context: Any) -> HttpResponse:
    question = question.on_page(ask_page(request.GET, snapshot, request.path))
    found = listing(snapshot, question, path=request.path)
    refuse_past_the_end(found)
    ids = _ids_of_ends(snapshot, question)
    context |= {
        "listing": found,
        "filter_address": question.on_page(1).address(),
        "first_on": snapshot.day_of(ids[0]) if ids else None,
        "last_on": snapshot.day_of(ids[1]) if ids else None,
        "with_whom": [value for value in found.answer.facets[ACTOR].values if not value.is_selected],
        "on_what": [value for value in found.answer.facets[THEME].values if not value.is_selected],
    }
    return render(request, template, context)


def _draw_crossing(request: HttpRequest, snapshot: Snapshot, question: Question, **context: Any) -> HttpResponse:
    """Draw what two subjects have in common as a chronology, which says how it begins and where it stands."""
    ids = _ids_of_ends(snapshot, question) or ()
    ends = Article.objects.headlines_of(ids)
    context |= {
        "ends": [ends[id] for id in dict.fromkeys(ids) if id in ends],
        "oldest_address": replace(question, sort=OLDEST).address(),
    }
    return _draw(request, snapshot, question, "articles/crossing.html", **context)


def _ids_of_ends(snapshot: Snapshot, question: Question) -> tuple[int, int] | None:
    """Return the first and the last article of a question that has no text."""
    ids = select(snapshot, question).ids
    if not ids:
        return None
    return in_order(snapshot, ids, 0, 1, oldest_first=True)[0], in_order(snapshot, ids, 0, 1)[0]


def _label(request: HttpRequest, snapshot: Snapshot, facet: str, slug: str) -> Label | HttpResponse:
    """Return the label of a slug, or the redirect to what the slug has become."""
    label = snapshot.labels[facet].by_slug.get(slug)
    if label is not None:
        return label
    former = FormerAddress.objects.filter(path=request.path).select_related(facet).first()
    target = getattr(former, facet, None)
    if target is not None:
        return HttpResponsePermanentRedirect(target.get_absolute_url())
    label = snapshot.labels[facet].by_slug.get(slug.lower())
    if label is not None:
        return HttpResponsePermanentRedirect(label.address)
    raise UnknownValueError.about(facet, slug)


def _count(snapshot: Snapshot, facet: str, value: int) -> int:
    return snapshot.having(facet, value).intersection_cardinality(snapshot.visible)


def top(snapshot: Snapshot, facet: str, ids: Any, rows: int) -> list[Entry]:
    """Return the commonest actors or themes among some articles."""
    labels = snapshot.labels[facet].by_id
    return [Entry(labels[value], count) for value, count in count_values(snapshot, facet, ids, rows)]
