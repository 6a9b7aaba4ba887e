"""Which state stands beside a word or in its company: "Israeli police", "the parliament of Georgia"."""

import re
from collections.abc import Sequence

from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.passages import Passage
from articles.tagging.weighing import Naming

_MAX_WORDS_BETWEEN = 2
_NOT_NOW = re.compile(r"\b(?:former|ex|late|then|next|future|previous|interim|acting|deputy|vice|assistant)[ -](?:\w+ ){0,2}\Z", re.IGNORECASE)
_CHARS_BEFORE = 40
_OF = (" of ", " of the ", " in ", " in the ")


def owner_beside(passage: Passage, start: int, end: int, marks: Sequence[Naming]) -> int | None:
    """Return the identity that is named directly before a run, or after it with "of"; None when none is.

    `marks` are the namings of those that may be meant, in order.
    """
    before = after = None
    for mark in marks:
        if mark.end <= start:
            before = mark
        elif mark.start >= end:
            after = mark
            break
    if after is not None and passage.normal[end : after.start] in _OF and not passage.is_broken(
        *passage.span(end - 1, after.start + 1)
    ):
        return after.identity
    if before is not None:
        between = passage.normal[before.end : start].split()
        between = [word for word in between if word != "s"]
        if (
            len(between) <= _MAX_WORDS_BETWEEN
            and not FUNCTION_WORDS.intersection(between)
            and not passage.is_broken(*passage.span(before.end - 1, start + 1))
        ):
            return before.identity
    return None


def owners_near(passage: Passage, start: int, marks: Sequence[Naming]) -> set[int]:
    """Return the identities that are named in the same sentence as a run."""
    here = passage.sentence(passage.origin(start))
    return {mark.identity for mark in marks if passage.sentence(mark.mention.start) == here}


def is_with_name(passage: Passage, run: Found) -> bool:
    """Tell whether a name goes with an office, or a word that makes it another time's: former, deputy."""
    start, end = passage.span(run.start, run.end)
    text = passage.text
    after = text[end + 1 : end + 2]
    if text[end : end + 1] == " " and after.isalpha() and not after.islower():
        return True
    return _NOT_NOW.search(text, max(0, start - _CHARS_BEFORE), start) is not None
