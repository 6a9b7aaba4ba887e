"""Question: what a reader asked, as a frozen value that knows its canonical address. Answer: what came back."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import ceil
from typing import Any
from urllib.parse import quote_plus

from django.urls import reverse

from articles.dates import Moment

PAGE_ROWS = 25

NEWEST, OLDEST, RELEVANCE = "newest", "oldest", "relevance"

PARAMETERS = {
    "q": "q",
    "actor": "actors",
    "theme": "themes",
    "source": "sources",
    "language": "languages",
    "not_actor": "not_actors",
    "not_theme": "not_themes",
    "not_source": "not_sources",
    "from": "since",
    "to": "until",
    "sort": "sort",
    "page": "page",
}
"""Query parameter → field of `Question`, in the order of a canonical address."""

REPEATABLE = ("actor", "theme", "source", "language", "not_actor", "not_theme", "not_source")
"""Parameters that may be given more than once."""


@dataclass(frozen=True)
class Question:
    """What a reader asked for. Equal questions have equal addresses.

    Slugs are sorted and unique. `since` and `until` are both included, as far as their precision reaches.
    """

    q: str = ""
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()
    not_themes: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    since: Moment | None = None
    until: Moment | None = None
    sort: str = NEWEST
    page: int = 1

    def pairs(self) -> list[tuple[str, str]]:
        """Return the canonical query parameters: keys in order, values sorted, defaults left out."""
        found: list[tuple[str, str]] = []
        for parameter, name in PARAMETERS.items():
            value = getattr(self, name)
            if parameter in REPEATABLE:
                found.extend((parameter, slug) for slug in value)
            elif value not in ("", None) and (parameter, value) not in _DEFAULTS:
                found.append((parameter, str(value)))
        return found

    def query_string(self) -> str:
        """Return the canonical query string, without its question mark."""
        return "&".join(f"{key}={quote_plus(value)}" for key, value in self.pairs())

    def address(self, path: str = "") -> str:
        """Return the one address of this question, on the browse page or another path."""
        query = self.query_string()
        path = path or _browse_path()
        return f"{path}?{query}" if query else path

    def on_page(self, page: int) -> "Question":
        """The same question, another page of its answer."""
        return replace(self, page=page)

    def having(self, parameter: str, value: str) -> "Question":
        """The question narrowed by one more value; the first page of it."""
        name = PARAMETERS[parameter]
        chosen: Any = tuple(sorted({*getattr(self, name), value}))
        return replace(self, **{name: chosen}, page=1)

    def without(self, parameter: str, value: str = "") -> "Question":
        """The question without one value of a parameter, or without the parameter; the first page of it."""
        name = PARAMETERS[parameter]
        if parameter in REPEATABLE:
            rest: Any = tuple(slug for slug in getattr(self, name) if slug != value)
        else:
            rest = getattr(_EMPTY, name)
        question = replace(self, **{name: rest}, page=1)
        if question.sort == RELEVANCE and not question.q:
            question = replace(question, sort=NEWEST)
        return question

    def between(self, since: Moment | None, until: Moment | None) -> "Question":
        """The question narrowed to a span of dates; the first page of it."""
        return replace(self, since=since, until=until, page=1)

    def filters(self) -> Iterator[tuple[str, str]]:
        """Yield every filter in force as parameter and value, the text searched for among them."""
        for parameter, value in self.pairs():
            if parameter not in ("sort", "page"):
                yield parameter, value

    def is_for_search_engines(self) -> bool:
        """Whether the page may be listed by search engines: no text, at most one filter."""
        return not self.q and len(list(self.filters())) < 2

    @property
    def first_row(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * PAGE_ROWS


_EMPTY = Question()
_DEFAULTS = {("sort", NEWEST), ("page", 1)}


@cache
def _browse_path() -> str:
    return reverse("articles:browse")


@dataclass(frozen=True)
class FacetValue:
    """One row of a facet: what it is, how many articles have it, and whether it was asked for.

    `address` is that of its own page; a language has none.
    """

    slug: str
    name: str
    address: str
    count: int
    is_selected: bool


@dataclass(frozen=True)
class Facet:
    """The commonest values of one field among the articles found, highest count first."""

    parameter: str
    label: str
    values: tuple[FacetValue, ...]
    has_more: bool = False


@dataclass(slots=True)
class MonthCount:
    """How many of the articles found were published in a month."""

    # Not frozen: an answer has a thousand of them, and they take 0.4 of the time to make.

    year: int
    month: int
    count: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first_day(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.year, self.month, 1)


@dataclass(frozen=True)
class Reading:
    """How a text to search for was understood.

    `terms` are clauses for the reader, one a term, or one for all that OR joins where it joins several; `ignored` are
    the parts that hold no letter or digit; `has_idle_brackets` tells of brackets that look as if they were to group;
    `wanted`, `prefixes` and `phrases` are the stored words that a hit contains, with a star where one is only begun.
    """

    terms: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    has_idle_brackets: bool = False
    wanted: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Answer:
    """What came back for a question."""

    question: Question
    count: int
    ids: tuple[int, ...]
    facets: Mapping[str, Facet] = field(default_factory=dict)
    months: tuple[MonthCount, ...] = ()
    reading: Reading | None = None

    @property
    def pages(self) -> int:
        """Number of pages, at least 1."""
        return max(1, ceil(self.count / PAGE_ROWS))

    @property
    def is_past_the_end(self) -> bool:
        """Whether the page asked for lies behind the last one."""
        return self.question.page > self.pages

    @property
    def first(self) -> int:
        """Number of the first row on this page, from 1; 0 when nothing was found."""
        return self.question.first_row + 1 if self.count else 0

    @property
    def last(self) -> int:
        """Number of the last row on this page."""
        return min(self.count, self.question.first_row + PAGE_ROWS)


def sorted_slugs(slugs: Iterable[str]) -> tuple[str, ...]:
    """Return slugs sorted, without blanks and repeats."""
    return tuple(sorted({slug for slug in slugs if slug}))
