"""Acronyms that an item spells out: after "Reporters Without Borders (RSF)", RSF is nobody else."""

import re
from collections.abc import Iterable, Iterator

from articles.tagging.readings import Reading

_IN_BRACKETS = re.compile(r"(?P<name>[^\W\d_a-z][\w'’-]*(?: [\w'’&-]+){1,9}) ?\((?P<acronym>[A-Z][A-Z-]{1,7})\)")
_CAPITAL = re.compile(r"\b[^\W\d_a-z]")


def spelt_out(readings: Iterable[Reading]) -> Iterator[tuple[str, Reading, int]]:
    """Yield the acronyms in brackets that the words before spell out, each with the passage's reading and the
    character at which those words end."""
    for reading in readings:
        text = reading.passage.text
        if "(" in text:
            for found in _IN_BRACKETS.finditer(text):
                yield found["acronym"], reading, found.end("name")


def spells(name: str, acronym: str) -> bool:
    """Tell whether the capitals of a name's last words are the letters of an acronym, in order."""
    return "".join(_CAPITAL.findall(name)).upper().endswith(acronym)


def may_stand_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym may be that of a name directly before it, in any language: a letter is the same."""
    return acronym[0] in "".join(_CAPITAL.findall(name)).upper()
