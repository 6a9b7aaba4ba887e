"""People who are named one after another with nothing but commas and "and" between: Smith, Jones and Roe."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from articles.tagging.names import Found
from articles.tagging.weighing import Naming

_FIRST = attrgetter("first")
_MAX_CHARS_BETWEEN = 60
_JOINS = r"(?:,?\s(?:and|&)\s|[,;]\s|/)"
# A title or given names may stand before the next name: "Smith, Ambassador Jones and Mr. Roe"; others too whom the
# vocabulary does not have.
_BETWEEN = re.compile(rf"(?:{_JOINS}(?:[^\W\d_a-z][\w.'’-]*\s){{0,3}}(?:[^\W\d_a-z][\w'’-]*(?={_JOINS}))?){{1,5}}")
_MAX_BESIDE = 5
"""People of a list on either side that tell enough of it."""

_PAIR = re.compile(r"\s(?:and|&)\s|/|,.+,")
_BEFORE = re.compile(rf"[^\s,;]{_JOINS}\Z")
_AFTER = re.compile(r"(?:,?\s(?:and|&)|[,;])\s[^\W\d_a-z]|/[^\W\d_a-z]")
_MAX_CHARS_BEFORE = len("h, and ")


def may_be_listed(text: str, run: Found) -> bool:
    """Tell whether something may be listed beside a run of a text, as a glance at its commas and "and" tells."""
    return (
        _AFTER.match(text, run.last) is not None
        or _BEFORE.search(text, max(0, run.first - _MAX_CHARS_BEFORE), run.first) is not None
    )


def listed_beside(text: str, run: Found, people: Sequence[Naming]) -> tuple[list[int], list[int]]:
    """Return the identities listed before a run and after it, each with the nearest first. `people` are the namings of
    people in the text, in order. Of two names with a comma alone between the second may begin a clause."""
    at = bisect_left(people, run.first, key=_FIRST)
    before, first = [], run.first
    for one in reversed(people[max(0, at - _MAX_BESIDE) : at]):
        if not _goes_on(text, one.last, first):
            break
        before.append(one.identity)
        first = one.first
    after, last = [], run.last
    for one in people[at : at + _MAX_BESIDE]:
        if not _goes_on(text, last, one.first):
            break
        after.append(one.identity)
        last = one.last
    is_clause = len(before) + len(after) == 1 and _PAIR.search(text, first, last) is None
    return ([], []) if is_clause else (before, after)


def _goes_on(text: str, start: int, end: int) -> bool:
    return 0 < end - start <= _MAX_CHARS_BETWEEN and _BETWEEN.fullmatch(text, start, end) is not None
