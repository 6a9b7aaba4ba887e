"""Offices read from a description in words: "Ambassador to Egypt, March 1955–May 1956; thereafter Consul in Haifa".

So are the years of a state that is gone: "State in the south of Vietnam from 1955 to 1975".
"""

import datetime as dt
import re
from functools import lru_cache

from articles.tagging.entries import Days, Office
from articles.tagging.passages import normal_form
from articles.tagging.people_words import SAME_TITLES

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"(?:(?P<keyword>from|after|since|until|till|to|through|before|and|in)\s+|(?P<dash>[–—-]\s*))?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})\s+(?:\d{{1,2}},?\s*)?)?(?P<year>1[6-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_THEREAFTER = re.compile(r"\s*(?:and\s+)?(?:thereafter|afterwards?|subsequently)\b,?\s*", re.IGNORECASE)
_UNTIL = frozenset({"until", "till", "to", "through", "before"})
_FROM = frozenset({"from", "after", "since"})
_PREMIER = re.compile(
    r"\b(?:chairman|president) (?:of )?(?:the )?(?:\w+ )?council of (?:ministers|people s commissars)\b"
)
"""What a prime minister is called in some states."""
_LASTED = re.compile(r"[^,.:;]+ from (?:about )?(?P<first>1\d{3}|20\d\d) to (?P<last>1\d{3}|20\d\d)\b")


def days_lasted(description: str) -> Days | None:
    """Return the days of a state whose description begins with its first and last year; None for all others."""
    found = _LASTED.match(description)
    return (dt.date(int(found["first"]), 1, 1), dt.date(int(found["last"]), 12, 31)) if found else None


@lru_cache(maxsize=1 << 14)
def written_out(title: str) -> str:
    """Return the folded words of an office without abbreviations, and of those that have two names the usual one: a
    premier, and the chairman of a council of ministers, is a prime minister."""
    folded = _PREMIER.sub("premier", normal_form(title))
    return " ".join(SAME_TITLES.get(word, word) for word in folded.split())


def offices_in(description: str) -> tuple[Office, ...]:
    """Return the offices that a description lists, with their days as far as it tells them."""
    offices: list[Office] = []
    end = dt.date.min
    for part in description.split(";"):
        later = _THEREAFTER.match(part)
        first, last = (end, dt.date.max) if later else (dt.date.min, dt.date.max)
        title = part[later.end() :] if later else part
        is_first = True
        for found in _DATE.finditer(part):
            begins, ends = _days(found)
            keyword = (found["keyword"] or "").lower()
            if keyword in _UNTIL or (found["dash"] and not is_first):
                last = ends
            elif keyword in _FROM:
                first = begins
            elif is_first:
                first, last = begins, ends
            else:
                last = ends
            is_first = False
        title = _DATE.sub(" ", title).strip(" ,.")
        if title:
            offices.append(Office(first, last, title))
        end = last if last != dt.date.max else end
    return tuple(offices)


def _days(found: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(found["year"])
    if not found["month"]:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.lower() == found["month"].lower())
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), following - dt.timedelta(days=1)
