"""Every value of one field among the articles of a question: a page to read, and names to choose from while typing."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from articles.filters import ArticleFilter, MovedError, NotUnderstoodError, UnknownValueError, ask, is_tracking
from articles.index import ACTOR, FACETS, LANGUAGE, SOURCE, THEME, Snapshot
from articles.index.answering import list_values, select
from articles.index.labels import Label, place_in_alphabet
from articles.index.names import MAX_NAME_CHARS, beginning_with
from articles.models import FormerAddress
from articles.questions import PARAMETERS, Question
from articles.views.lists import active_filters, chosen, pager, title_words
from articles.views.public import public
from articles.vocabulary import ActorKind

VALUES_A_PAGE = 200
CHOICES = 10
"""Names offered while a reader types."""

BY_COUNT, BY_NAME = "count", "name"

PLURALS = {ACTOR: "actors", THEME: "themes", SOURCE: "sources", LANGUAGE: "languages"}
"""Facet → what its page is called, in words and in its address."""

_KINDS = dict(ActorKind.choices)


@dataclass(frozen=True)
class Value:
    """A row: what it is called, how many of the articles have it, and the addresses with it, or without any of it."""

    label: Label
    kind: str
    count: int
    is_selected: bool
    address: str
    without: str


def address_of_values(facet: str, question: Question) -> str:
    """Return the address of the page that lists every value of a facet among a question's articles."""
    return question.on_page(1).address(reverse(f"articles:browse-{PLURALS[facet]}"))


@public
def values(request: HttpRequest, snapshot: Snapshot, facet: str) -> HttpResponse:
    """Every value of a facet among the articles that a question finds, by number or from A to Z, 200 a page.

    `name` narrows them to names that begin so, `by` is their order, `page` the page of this list.
    """
    question, own = _ask(request, snapshot, ("by", "name"))
    by, name = own.get("by", BY_COUNT), own.get("name", "")
    page, question = question.page, question.on_page(1)
    total, found = _values(snapshot, facet, question, name, page, is_by_name=by == BY_NAME)
    pages = max(1, -(-total // VALUES_A_PAGE))
    if page > pages:
        raise UnknownValueError("page", f"There is no page {page} of these {PLURALS[facet]}. The last page is {pages}.")

    def address_of(number: int, **changed: str) -> str:
        return _with_own(question.on_page(number).address(request.path), {**own, **changed})

    context = {
        "facet": facet,
        "plural": PLURALS[facet],
        "question": question,
        "active": active_filters(snapshot, question),
        "title_words": title_words(snapshot, question),
        "values": found,
        "total": total,
        "page": page,
        "pages": pages,
        "pager": pager(page, pages, address_of),
        "name": name,
        "by": by,
        "address": address_of(page),
        "address_by_count": address_of(1, by=""),
        "address_by_name": address_of(1, by=BY_NAME),
        "address_of_all": address_of(1, name=""),
        "hidden": [*question.pairs(), *([("by", by)] if by != BY_COUNT else [])],
        "max_name_chars": MAX_NAME_CHARS,
    }
    return render(request, "articles/values.html", context)


@public
def choices(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """At most ten values of a facet with a name that begins as typed, as JSON; counts are those of the question.

    `facet` and `name` are its own parameters, the others those of a question. Errors are JSON too.
    """
    try:
        question, own = _ask(request, snapshot, ("facet", "name"))
        facet = own.get("facet", "")
        if facet not in FACETS:
            raise _not_understood("facet", f"Give facet as one of {', '.join(FACETS)}.")
        if question.page != 1:
            raise _not_understood("page", "Names have no pages.")
        if "name" not in own:
            raise _not_understood("name", "Give the beginning of a name.")
    except (NotUnderstoodError, UnknownValueError) as error:
        message = error.message if isinstance(error, NotUnderstoodError) else str(error)
        status = 400 if isinstance(error, NotUnderstoodError) else 404
        return JsonResponse({"error": message, "field": error.field}, status=status)
    found = beginning_with(snapshot, facet, own["name"], _ids(snapshot, facet, question), CHOICES)
    rows = [{"slug": label.slug, "name": label.name, "kind": label.kind, "count": count} for label, count in found]
    return JsonResponse(rows, safe=False)


def _ask(request: HttpRequest, snapshot: Snapshot, names: tuple[str, ...]) -> tuple[Question, dict[str, str]]:
    """Read a question and a page's own parameters, which stand behind it; errors as `filters.ask` has them."""
    params: QueryDict = request.GET.copy()
    own: dict[str, str] = {}
    for name in names:
        values = params.pop(name, [])
        if len(set(values)) > 1:
            raise _not_understood(name, f"Give “{name}” once: it has several values.")
        value = " ".join(str(values[0]).split()) if values else ""
        if len(value) > MAX_NAME_CHARS or "\x00" in value:
            raise _not_understood(name, f"A name has at most {MAX_NAME_CHARS} characters.")
        if name == "by" and value not in ("", BY_COUNT, BY_NAME):
            raise _not_understood(name, "Give the order as count or name.")
        if value and (name, value) != ("by", BY_COUNT):
            own[name] = value
    for name in params:
        if name not in PARAMETERS and not is_tracking(name):
            allowed = ", ".join((*PARAMETERS, *names))
            raise _not_understood(name[:60], f"“{name[:60]}” is not a filter here. The filters are {allowed}.")
    try:
        question = ask(params, snapshot, path=request.path)
    except MovedError as moved:
        raise MovedError(_with_own(moved.address, own)) from None
    given = [(key, value) for key, several in request.GET.lists() for value in several]
    if given != [*question.pairs(), *own.items()]:
        raise MovedError(_with_own(question.address(request.path), own))
    return question, own


def _with_own(address: str, own: dict[str, str]) -> str:
    """Return an address with a page's own parameters behind the question's."""
    params = QueryDict(mutable=True)
    params.update({name: value for name, value in own.items() if value})
    query = params.urlencode()
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address


def _not_understood(field: str, message: str) -> NotUnderstoodError:
    return NotUnderstoodError(ArticleFilter(QueryDict(), queryset=FormerAddress.objects.none()), field, message)


def _ids(snapshot: Snapshot, facet: str, question: Question) -> Any:
    """Return the articles that a facet counts among: fields joined by OR leave out their own choice."""
    selection = select(snapshot, question)
    return selection.apart_from.get(facet, selection.ids)


def _values(
    snapshot: Snapshot, facet: str, question: Question, name: str, page: int, *, is_by_name: bool
) -> tuple[int, list[Value]]:
    """Return how many values there are, and those of a page; the chosen ones stand before the others."""
    ids, labels = _ids(snapshot, facet, question), snapshot.labels[facet]
    selected = chosen(question, facet)
    start = (page - 1) * VALUES_A_PAGE
    if name:
        total, shown = _named(snapshot, facet, ids, name, selected, is_by_name=is_by_name)
        shown = shown[start : start + VALUES_A_PAGE]
    else:
        first = [label.id for slug in selected if (label := labels.by_slug.get(slug))]
        total, listed = list_values(snapshot, facet, ids, start, VALUES_A_PAGE, is_by_name=is_by_name, first=first)
        shown = [(labels.by_id[value], count) for value, count in listed]
    return total, [
        Value(
            label,
            _KINDS.get(label.kind, "").lower(),
            count,
            label.slug in selected,
            (question.without if label.slug in selected else question.having)(facet, label.slug).address(),
            question.having(f"not_{facet}", label.slug).address() if facet != LANGUAGE else "",
        )
        for label, count in shown
    ]


def _named(
    snapshot: Snapshot, facet: str, ids: Any, name: str, selected: Collection[str], *, is_by_name: bool
) -> tuple[int, list[tuple[Label, int]]]:
    """Return how many values have a name that begins so, and all of them in order; few names begin alike."""
    found = beginning_with(snapshot, facet, name, ids, len(snapshot.bitmaps[facet]))
    if is_by_name:
        found.sort(key=lambda pair: place_in_alphabet(pair[0].filed_under, pair[0].slug))
    else:
        found.sort(key=lambda pair: -pair[1])
    found.sort(key=lambda pair: pair[0].slug not in selected)
    return len(found), found
