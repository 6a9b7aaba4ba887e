"""Which state stands beside a word or in its company: "Israeli police", "the parliament of Georgia"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.tagging.asides import Span
from articles.tagging.body_words import NO_BODY_AFTER
from articles.tagging.lexicon import FUNCTION_WORDS, NUMBER_WORDS, OTHER_FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.passages import Passage, normal_form, previous_word
from articles.tagging.people_words import PERSONAL_NOUNS, SOVEREIGNS
from articles.tagging.weighing import How, Naming

_MAX_WORDS_BETWEEN = 2
_OF = (" of ", " of the ")
_IN = (" in ", " in the ")
_MAX_CHARS_OF = len(" of the ")
_GAP_CHARS = 200
_NOT_NOW = re.compile(
    r"\b(?:former|ex|late|then|next|future|previous|acting|deputy|vice|assistant|first|new|as|becomes?|elected|appointed|"
    r"anciens?|ancienne|futur|nouveau|nouvelle|premier|première)"
    r"[ -](?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_CHARS_BEFORE = 40
_ORDINALS = frozenset({"premier"})
"""Offices that are also a number: le premier russe."""
_BEGINS_ANEW = FUNCTION_WORDS | OTHER_FUNCTION_WORDS
_NOT_ITS_OWN = frozenset("made built supplied provided backed led owned based style born flagged registered".split())
_QUALIFIERS = frozenset(
    "national federal royal central supreme state people peoples armed joint regular republican general president "
    "presidential prime foreign defense defence interior health justice finance parliament government "
    "union interim transitional provisional us".split()
)
"""Words with a capital that may stand between a state and the noun of its body: the Sylvanian National Army."""
_LOWER_LEVELS = frozenset(
    "local regional provincial municipal city town village county tribal shadow rival parallel".split()
)
_WINGS = (" wing ", " wings ")
_ALONE = FUNCTION_WORDS | NUMBER_WORDS
"""Words with a capital that are no company: "Six soldiers", "Twenty-two police officers"."""
_HEADS_OF = (" head of ", " heads of ")


class Company:
    """The states, and others that have bodies, that a passage names."""

    def __init__(self, passage: Passage, marks: Sequence[Naming]) -> None:
        """Take the namings of those that may be meant, in order."""
        self._passage = passage
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._end = self._next = 0
        self._sentence: Span = (0, 0)
        self._near: frozenset[int] = frozenset()
        """The identities that the sentence names which was asked last: most come in order."""

    def beside(self, run: Found, *, before_only: bool = False, may_be_in: bool = True) -> int | None:
        """Return the identity that is named directly before a run, or after it with "of" or "in"; None when none is."""
        passage = self._passage
        at = self._after(run)
        if at < len(self._marks) and not before_only:
            after = self._marks[at]
            between = self._between(run, after)
            if (between in _OF or (may_be_in and between in _IN)) and not passage.is_broken(
                run.last - 1, after.first + 1
            ):
                return after.identity
        while at and self._starts[at - 1] >= run.start:
            at -= 1
        before = self._marks[at - 1] if at else None
        if before is None or before.end > run.start:
            return None
        if run.start - before.end > 1:
            gap = _first_words(passage.normal, before.end, run.start)
            words = [word for word in gap if word != "s"]
            if words and words[0] in _NOT_ITS_OWN:
                return None
            if len(words) > _MAX_WORDS_BETWEEN or not _BEGINS_ANEW.isdisjoint(words):
                return None
            if words and passage.cased[run.start].isupper() and self._is_name_between(before.end, run.start):
                return None
        text, last = passage.text, before.last
        if text[last : run.first] == " " and text[last - 1].isalpha():  # As between most.
            return before.identity
        return None if passage.is_broken(last - 1, run.first + 1) else before.identity

    def _after(self, run: Found) -> int:
        """Return the place of the first mark that begins after a run; kept for the next who asks, as several do."""
        if run.end != self._end:
            self._end, self._next = run.end, bisect_left(self._starts, run.end)
        return self._next

    def _is_name_between(self, start: int, end: int) -> bool:
        """Tell whether a word between a state and the noun of a body makes another body of both: the Irish Republican
        Army."""
        words = self._passage.cased[start:end].split()
        return any(word[0].isupper() and len(word) > 1 and word.lower() not in _QUALIFIERS for word in words)

    def adjective_after(self, run: Found) -> Naming | None:
        """Return the adjective of a state that goes directly after a run, as in French: le président russe."""
        at = self._after(run)
        if at == len(self._marks):
            return None
        after = self._marks[at]
        passage = self._passage
        if after.how is not How.ADJECTIVE or after.start > run.end + 1:
            return None
        if passage.normal[run.start : run.end] in _ORDINALS or not passage.cased[after.start].islower():
            return None
        return after if passage.text[run.last : after.first].isspace() else None

    def is_within(self, run: Found) -> bool:
        """Tell whether a run stands before "in" and the name of a state: troops in Freedonia."""
        at = self._after(run)
        return at < len(self._marks) and self._between(run, self._marks[at]) in _IN

    def _between(self, run: Found, after: Naming) -> str:
        """Return what stands between a run and a naming after it; blank where it is longer than "of the"."""
        # To cut out all of it would take a copy of most of a long text for each run.
        return self._passage.normal[run.end : after.start] if after.start - run.end <= _MAX_CHARS_OF else ""

    def near(self, run: Found) -> frozenset[int]:
        """Return the identities that are named in the same sentence as a run."""
        start, end = self._sentence
        if not start <= run.first < end:
            start, end = self._sentence = self._passage.sentence(run.first)
            marks, first = self._marks, self._after(run)
            while first and marks[first - 1].first >= start:
                first -= 1
            last = first
            while last < len(marks) and marks[last].first < end:
                last += 1
            self._near = frozenset([mark.identity for mark in marks[first:last]])
        return self._near


def _first_words(normal: str, start: int, end: int) -> list[str]:
    """Return the words between two places of a normal form, more than may stand between a state and its body."""
    most = _MAX_WORDS_BETWEEN + 2
    # The beginning of a long gap tells enough, but for scripts without spaces.
    words = normal[start : min(end, start + _GAP_CHARS)].split(None, most)
    return words if len(words) > most else normal[start:end].split(None, most)


def is_with_name(passage: Passage, run: Found) -> bool:
    """Tell whether a name goes with an office, or a word that makes it another time's: former, deputy."""
    start, end = run.first, run.last
    text = passage.text
    after = text[end + 1 : end + 2]
    if text[end : end + 1] == " " and after.isalpha() and not after.islower():
        return True
    return _NOT_NOW.search(text, max(0, start - _CHARS_BEFORE), start) is not None


def is_bare_title(passage: Passage, run: Found) -> bool:
    """Tell whether the title of a sovereign stands alone for whoever bears it: the Shah."""
    return (
        passage.normal[run.start : run.end] in SOVEREIGNS
        and passage.cased[run.start].isupper()
        and passage.word_before(run.start) == "the"
        and passage.word_after(run.end) not in PERSONAL_NOUNS
        and not is_with_name(passage, run)
    )


def is_no_body(passage: Passage, run: Found) -> bool:
    """Tell whether the word after a noun of arms makes something else of both: the missile crisis."""
    return passage.word_after(run.end) in NO_BODY_AFTER


def is_office_alone(passage: Passage, run: Found) -> bool:
    """Tell whether an office stands alone for whoever holds it, and its body goes without saying: the
    Secretary-General."""
    return (
        passage.cased[run.start].isupper()
        and passage.word_before(run.start) == "the"
        and passage.word_after(run.end) not in ("of", "for", "to")
        and not is_with_name(passage, run)
    )


def is_of_another_level(passage: Passage, run: Found) -> bool:
    """Tell whether the words beside a noun make it a town's or a party's: local government, its military wing."""
    before = passage.word_before(run.start)
    if before == "of" and passage.normal.endswith(_HEADS_OF, 0, run.start):
        return True
    return before in _LOWER_LEVELS or passage.normal.startswith(_WINGS, run.end)


def is_its_own(passage: Passage, run: Found) -> bool:
    """Tell whether a noun belongs to what the sentence has named: its forces."""
    return passage.word_before(run.start) == "its"


def has_other_company(passage: Passage, run: Found) -> bool:
    """Tell whether another capitalised word, or a hyphen, goes before a noun: Dominican Government, anti-government."""
    start = run.first
    if start and passage.text[start - 1] in "-‑–":
        return True
    before = previous_word(passage.text, start)
    return before[:1].isupper() and _ALONE.isdisjoint(normal_form(before).split()[:1])
