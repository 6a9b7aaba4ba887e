"""The browse page: every filter, facets with counts, timeline, results."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.filters import UnknownValueError, ask
from articles.index import ACTOR, THEME, Snapshot, terms
from articles.index.explaining import Instead, respelt, without_each
from articles.index.labels import Label
from articles.index.names import named_in
from articles.questions import NEWEST, OLDEST, PARAMETERS, RELEVANCE, Facet, Question
from articles.views.lists import ActiveFilter, Listing, chosen, listing, title_words
from articles.views.names import PLURALS, address_of_values
from articles.views.public import public

NAMED_ROWS = {ACTOR: 3, THEME: 2}
"""How many actors and themes may stand above the results of a search that names them."""


@dataclass(frozen=True)
class ShownFacet:
    """A facet with the address of the page that lists all its values; empty where it shows them all."""

    facet: Facet
    plural: str
    all_address: str


@dataclass(frozen=True)
class Named:
    """An actor or theme that the words searched for name; `narrowed` is empty where it is a filter already."""

    kind: str
    label: Label
    count: int
    narrowed: str


@dataclass(frozen=True)
class WayOn:
    """A filter in force, and how many articles there would be without it."""

    filter: ActiveFilter
    count: int

    @property
    def words(self) -> str:
        """What it would be: "Without Theme", or "With actor" where the filter takes away."""
        kind = self.filter.kind
        return f"With {kind.removeprefix('Without ')}" if kind.startswith("Without ") else f"Without {kind}"


@dataclass(frozen=True)
class NothingFound:
    """Why there is nothing, and what there would be instead. `words` counts those that were searched for."""

    ways: list[WayOn]
    total: int
    respelt: Instead | None
    words: int


@public
def browse(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The articles that a question finds, a page of them."""
    question = ask(request.GET, snapshot, spelled=request.META.get("QUERY_STRING", ""))
    found = listing(snapshot, question)
    refuse_past_the_end(found)
    orders = [(NEWEST, "Newest first"), (OLDEST, "Oldest first")]
    if question.q:
        orders.append((RELEVANCE, "Headline matches first"))
    hidden = [pair for pair in question.pairs() if pair[0] in ("not_actor", "not_theme", "not_source")]
    context = {
        "listing": found,
        "question": question,
        "orders": orders,
        "hidden": hidden,
        "facets": [
            ShownFacet(facet, PLURALS[name], address_of_values(name, question) if facet.has_more else "")
            for name, facet in found.answer.facets.items()
        ],
        "parameters": PARAMETERS,
        "title_words": title_words(snapshot, question),
        "named": _named(snapshot, question),
        "nothing": None if found.answer.count else _nothing_found(snapshot, found),
    }
    return render(request, "articles/browse.html", context)


def refuse_past_the_end(found: Listing) -> None:
    """Raise UnknownValueError for a page behind the last one."""
    if found.answer.is_past_the_end:
        pages = found.answer.pages
        ending = "There is one page." if pages == 1 else f"The last page is {pages}."
        raise UnknownValueError("page", f"There is no page {found.question.page} of these results. {ending}")


def refuse_parameters(request: HttpRequest, snapshot: Snapshot) -> None:
    """Raise NotUnderstoodError for any parameter; tracking ones are dropped by a redirect."""
    if request.GET:
        ask(request.GET, snapshot, path=request.path, without=tuple(PARAMETERS))


def _named(snapshot: Snapshot, question: Question) -> list[Named]:
    """Return the actors and themes that the words searched for name, on the first page of their results."""
    if not question.q or question.page > 1:
        return []
    query = terms.parse(question.q, snapshot.languages())
    return [
        Named(
            facet.capitalize(),
            label,
            count,
            "" if label.slug in chosen(question, facet) else question.having(facet, label.slug).address(),
        )
        for facet, label, count in named_in(snapshot, query, NAMED_ROWS)
    ]


def _nothing_found(snapshot: Snapshot, found: Listing) -> NothingFound:
    counts = [instead.count for instead in without_each(snapshot, found.question)]
    return NothingFound(
        ways=[WayOn(filter, count) for filter, count in zip(found.active, counts, strict=True)],
        total=len(snapshot.visible),
        respelt=respelt(snapshot, found.question) if found.question.q else None,
        words=len(found.question.q.split()),
    )
