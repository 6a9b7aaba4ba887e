"""The eras that an item tells of: the years of the past that it names, and those of the people it names."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from articles.tagging.entries import Days, Office, are_near

MIN_YEARS_AGO = 10
"""Years from which a time is past: until then people are spoken of as of today."""

MAX_ERAS = 12
"""Eras of one item that are looked at: who names more tells of no time in particular."""

_YEAR = re.compile(
    r"(?<![\d,.$£€-])(?:(?P<decade>1[89]\d0|20[0-2]0)['’]?s\b|(?P<year>1[89]\d\d|20[0-2]\d)(?!\d|,\d|\.\d|%|-\d{3}))"
)


def eras_of(texts: Iterable[str], days: Days, offices: Iterable[Sequence[Office]]) -> tuple[Days, ...]:
    """Return the eras of an item of these days: the years and decades that its texts name, and the dated offices of
    each of those it names whom it calls back from another time."""
    last = days[0].year - MIN_YEARS_AGO
    found: dict[Days, None] = {}
    for text in texts:
        for named in _YEAR.finditer(text):
            year = int(named["decade"] or named["year"])
            if year <= last:
                found[dt.date(year, 1, 1), dt.date(year + 9 if named["decade"] else year, 12, 31)] = None
    for held in offices:
        if not are_near(held, days):
            found.update(((office.first, office.last), None) for office in held if office.last < days[0])
    return tuple(found)[:MAX_ERAS]
