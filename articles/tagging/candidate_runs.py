"""Runs of capitals as the names that a text has for somebody: whole, and without what only stands before them."""

import re
from collections.abc import Iterator

from articles.tagging.capitals import Run, capitalised_runs
from articles.tagging.lexicon import words_in
from articles.tagging.passages import normal_form
from articles.tagging.people_words import TITLES

_DASH = "–"
_WORD_CHARS = 30
_BEFORE_A_DASH = re.compile(rf"[^\W\d_][\w'’.]*{_DASH}\Z")
_GROUPS = words_in("people men women children")
"""Whose a body or an event may be in its very name."""
_POSSESSIVE = re.compile(r"['’]s[ \u00a0]+")
_BASED = re.compile(
    r"\S+[-‐](?:based|led|backed|born|owned|controlled|occupied|held|run|linked|allied|aligned|affiliated|funded"
    r"|dominated|ruled|listed)[ \u00a0]+(?=\S)"
)
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)\s*\Z")
_CUT_OFF_CHARS = 6
_GENERAL = "General "
_AFTER_GENERAL = words_in("motors electric mills dynamics atomics foods staff")
"""What "General" stands before that is no officer's name."""


def whole_runs(text: str) -> Iterator[Run]:
    """Yield the runs of a text: those with a dash between them, or with "People's", as one; without "Crown Prince" and
    "London-based" before a name. What is cut off where the text ends is left out."""
    last: Run | None = None
    start, is_at_start = 0, False
    for found in capitalised_runs(text):
        run = _from_before_a_dash(text, found)
        if last is not None and (run.start <= last.end or _belong_together(text, start, last.end, run.start)):
            start = min(start, run.start)
        else:
            if last is not None:
                yield _without_description(text, Run(text[start : last.end], start, last.end, is_at_start))
            start, is_at_start = run.start, run.is_at_start
        last = run
    if last is not None and not (last.end >= len(text) - _CUT_OFF_CHARS and _CUT_OFF.match(text, last.end)):
        yield _without_description(text, Run(text[start : last.end], start, last.end, is_at_start))


def _from_before_a_dash(text: str, run: Run) -> Run:
    """Return a run with the word that a dash joins to it: "English–Irish Council"."""
    if text[run.start - 1 : run.start] != _DASH:
        return run
    at = max(0, run.start - _WORD_CHARS)
    before = _BEFORE_A_DASH.search(text[at : run.start])
    if before is None or not before.group()[0].isupper():
        return run
    start = at + before.start()
    return Run(text[start : run.end], start, run.end, run.is_at_start)


def _belong_together(text: str, start: int, end: int, next_start: int) -> bool:
    """Tell whether what stands in a text from `start` to `end` and the run after it are one name."""
    if text[end:next_start] == _DASH:
        return True
    word = text[max(start, end - _WORD_CHARS) : end].rpartition(" ")[2]
    return normal_form(word) in _GROUPS and _POSSESSIVE.fullmatch(text, end, next_start) is not None


def _without_description(text: str, run: Run) -> Run:
    """Return a run without what only describes whom it names, and with the "General" of a firm."""
    words = run.name.split()
    before = text[max(0, run.start - len(_GENERAL)) : run.start]
    if before == _GENERAL and normal_form(words[0]) in _AFTER_GENERAL:
        return Run(before + run.name, run.start - len(before), run.end, run.is_at_start)
    lost = 0
    if based := _BASED.match(run.name):
        lost = based.end()
    elif len(words) > 2 and words[0] == "Crown" and normal_form(words[1]) in TITLES:
        lost = run.name.index(words[2], len(words[0]) + 1 + len(words[1]))
    if not lost or not run.name[lost].isupper():
        return run
    return Run(run.name[lost:], run.start + lost, run.end, is_at_start=False)
