"""Organs of the United Nations by their bare names: the Security Council, the General Assembly.

Every text about the United Nations calls them so, and other bodies bear the same words within longer names: the
National Security Council, the General Assembly of Virginia.
"""

import re

from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import Found, key_of
from articles.tagging.passages import Passage, normal_form, previous_word

ORGANS = frozenset({"security council", "general assembly"})
"""Folded bare names of the organs."""

_OF_THE_UN = ("un ", "united nations ")
_BEFORE = re.compile(r"(?:['’]s |[-‑–]|[A-Z]\w+ and |\b(?:[Ss]ecretary|[Cc]hairman|[Cc]hair|[Hh]ead) of the )\Z")
_BEFORE_CHARS = 40


def bare_name(name: str) -> str:
    """Return the bare name of an organ from its full one; blank when it is none."""
    if not name.endswith(("Council", "Assembly")):
        return ""
    key = key_of(name)
    return " ".join(name.split()[-2:]) if without_un(key) in ORGANS and key not in ORGANS else ""


def without_un(key: str) -> str:
    """Return the folded name of a body without that of the United Nations before it."""
    return next((key.removeprefix(of) for of in _OF_THE_UN if key.startswith(of)), key)


def is_anothers(passage: Passage, run: Found) -> bool:
    """Tell whether the bare name of an organ is here part of another body's name, or of a state's body."""
    if passage.normal[run.start : run.end] not in ORGANS:
        return False
    start, _ = passage.span(run.start, run.end)
    if passage.word_after(run.end) == "of" or _BEFORE.search(passage.text, max(0, start - _BEFORE_CHARS), start):
        return True
    before = previous_word(passage.text, start)
    return before[:1].isupper() and not passage.is_title_case and normal_form(before) not in FUNCTION_WORDS | DATE_WORDS
