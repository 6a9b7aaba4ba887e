"""Which state stands beside a word or in its company: "Israeli police", "the parliament of Georgia"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.tagging.asides import Span
from articles.tagging.body_words import NO_BODY_AFTER
from articles.tagging.lexicon import FUNCTION_WORDS, NUMBER_WORDS, OTHER_FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.other_places import STATES_OF_THE_US
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
_BEGIN_LONGER_NAMES = frozenset(
    "free peoples social christian liberal national united progressive popular country constituent kurdistan".split()
)
"""Words with a capital that make a longer name of the name of a party or an assembly: the Free Democratic Party."""
_NEW = {"new": frozenset({"democratic party"})}
"""The same of some names alone: "New Labour Party leader Roe"."""
_PEOPLES = "people s "
_GO_ON = frozenset("agency commission one".split())
"""Words with a capital that do so after the name or noun of a body: the National Police Agency, Air Force One."""
_LONGER_HEADS = frozenset({"party", "assembly"})
_OF_PARTS = frozenset("court courts senate representatives house assembly legislature guard".split())
"""What parts of a state have too, and call by their own names."""
_BODIES_OF_THE_US = STATES_OF_THE_US - {"washington"}
_GOVERNMENT = "government"
"""What those are for who go before it: pro-Freedonian government forces."""
_AGAINST = ("pro-", "anti-", "non-")
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
        is_against = passage.text[max(0, before.first - len("anti-")) : before.first].lower().endswith(_AGAINST)
        if is_against and not passage.normal.startswith(_GOVERNMENT, run.start) and not self._is_said_again(at):
            return None  # Pro-Freedonian forces are those of others.
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

    def _is_said_again(self, at: int) -> bool:
        """Tell whether the mark before this place goes on from one of the same state: Freedonian and pro-Freedonian."""
        first, last = self._marks[max(0, at - 2)], self._marks[at - 1]
        return first.identity == last.identity and self._passage.text[first.last : last.first] == " and pro-"

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


def is_in_a_longer_name_of_a_body(passage: Passage, run: Found) -> bool:
    """Tell whether the words beside the name or noun of a body make the name of another of both: the Free Democratic
    Party, the National Police Agency, the Supreme Court of Alabama."""
    if passage.cased[run.start].islower() and not passage.normal.startswith(" of ", run.end):  # As most nouns.
        return False
    after = passage.word_after(run.end)
    if after in _GO_ON and passage.cased[run.end + 1].isupper():
        return passage.text[run.last] == " " and not passage.is_title_case
    name = passage.normal[run.start : run.end]
    head = name[name.rfind(" ") + 1 :]
    if head in _OF_PARTS and after == "of":
        state = passage.word_after(run.end + len(" of"))
        two = f"{state} {passage.word_after(run.end + len(' of ') + len(state))}"
        return state in _BODIES_OF_THE_US or two in _BODIES_OF_THE_US
    if head not in _LONGER_HEADS or passage.cased[run.start].islower():
        return False
    before = passage.word_before(run.start)
    if before not in _BEGIN_LONGER_NAMES and name not in _NEW.get(before, ()):
        return passage.normal.endswith(_PEOPLES, 0, run.start)
    is_capital = passage.cased[run.start - 1 - len(before)].isupper()
    return is_capital and passage.text[run.first - 1] == " " and not passage.is_title_case


def is_its_own(passage: Passage, run: Found) -> bool:
    """Tell whether a noun belongs to what the sentence has named: its forces."""
    return passage.word_before(run.start) == "its"


def has_other_company(passage: Passage, run: Found) -> bool:
    """Tell whether another capitalised word, or a hyphen, goes before a noun: Dominican Government, anti-government,
    pro-Freedonian troops."""
    start = run.first
    if start and passage.text[start - 1] in "-‑–":
        return True
    before = previous_word(passage.text, start)
    if before.lower().startswith(_AGAINST) and not passage.normal.startswith(_GOVERNMENT, run.start):
        return True
    return before[:1].isupper() and _ALONE.isdisjoint(normal_form(before).split()[:1])
