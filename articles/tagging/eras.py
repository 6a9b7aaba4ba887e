"""The eras that an item tells of: the years of the past that it names, and those of the people it names."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from articles.tagging.entries import Days, Office, are_near

MIN_YEARS_AGO = 10
"""Years from which a time is past: until then people are spoken of as of today."""

MAX_ERAS = 12
"""Eras of one item that are looked at: who names more tells of no time in particular."""

FIRST_YEAR = 1789
"""The first year that counts, in which the first President of the United States came into office: numbers below it are
seldom years."""

_MODERN_TIMES = dt.date(1945, 1, 1)
"""From when on most items are that do not say when they are of."""

# A digit first, which is sought ten times as quickly as one of several; what stands before it is looked at then.
_YEARS = [re.compile(rf"{digit}\d{{3}}(?P<decade>['’]?s\b)?(?!\d|[,.]\d|%|-\d{{3}})") for digit in "12"]
_NO_YEAR_BEFORE = frozenset("0123456789,.$£€-")


def eras_of(texts: Iterable[str], days: Days, offices: Iterable[Sequence[Office]]) -> tuple[Days, ...]:
    """Return the eras of an item of these days: the years and decades that its texts name, and the dated offices of
    each of those it names whom it calls back from another time."""
    last = days[0].year - MIN_YEARS_AGO
    found: dict[Days, None] = {}
    for year, is_decade in chain.from_iterable(map(_years_in, texts)):
        if year <= last:
            found[dt.date(year, 1, 1), dt.date(year + 9 if is_decade else year, 12, 31)] = None
    for held in offices:
        if not are_near(held, days):
            found.update(((office.first, office.last), None) for office in held if office.last < days[0])
    return tuple(found)[:MAX_ERAS]


def first_day_of(texts: Iterable[str]) -> dt.date:
    """Return the first day of the years that texts name; of modern times where they name none.

    Years to come do not tell when a text was written, and rather are numbers: 2500 soldiers.
    """
    this_year = dt.date.today().year
    years = [year for year, _ in chain.from_iterable(map(_years_in, texts)) if year <= this_year]
    return dt.date(min(years), 1, 1) if years else _MODERN_TIMES


def _years_in(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the years that a text names, in order, and whether a decade begins with them: the 1960s."""
    for named in sorted(chain.from_iterable(pattern.finditer(text) for pattern in _YEARS), key=re.Match.start):
        start = named.start()
        year = int(text[start : start + 4])
        if year >= FIRST_YEAR and text[start - 1 : start] not in _NO_YEAR_BEFORE:
            yield year, named["decade"] is not None
