"""What follows a surname: a longer name, a verb or noun that goes with people, the name of a state."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from articles.tagging.known import state_words
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import (
    FORMER,
    IN_JOINT_TITLES,
    ORDINARY_SURNAMES,
    PERSONAL_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_IN_NAMES,
)

_AFTER = re.compile(
    r"[ \u00a0]([^\W\d_][\w'’\-]*)|[ \u00a0]+(\d+)|(['’]s\b|(?<=s)['’](?=\s))|([-–](?=[^\W\d_]))|( ?& ?[A-Z])"
)
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS))})(?:[a-z]+\b|\b\.?)"
_DATE_AFTER = re.compile(rf"[ \u00a0](?:{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})")
_NUMBERED_AFTER = re.compile(r"[ \u00a0]+\d{1,2}[.)]\s")
_AFTER_OF = re.compile(r" of (?:the )?([^\W\d_a-z][\w'’\-]*(?: [^\W\d_a-z][\w'’\-]*){0,2})")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0][a-z]+(?:-[a-z]+)*){2,6}")
_AND_AFTER = re.compile(r" and ([^\W\d_a-z][\w'’\-]+)(?! [^\W\d_a-z])")
_PARTICLE_AFTER = re.compile(
    r"[ \u00a0](?:(?:as|an)-|(?:al|el|bin|ibn|bint|ben|de|del|dela|da|dos|di|du|von|van|es|ul|ur)[ -])[^\W\d_a-z]"
)
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-z][\w'’\-]*)")
_NAME_AFTER_INITIAL = re.compile(r"\.[ \u00a0][^\W\d_a-z][^\W\d_A-Z]")
_OFFICE_WORDS = TITLES | TITLE_MODIFIERS
SYLLABLES = frozenset("an do he in my no on so to".split())
"""English words of little meaning that are syllables of East Asian names too."""


class After(NamedTuple):
    """What follows a surname."""

    goes_on: bool
    """Whether a longer name goes on with a capitalised word, or a number."""
    word: str = ""
    """The folded word that follows; "'s" for a possessive, "-" for a hyphen; blank for all else."""
    is_number: bool = False


_NOTHING = After(goes_on=False)
_NUMBER, _NOTE = After(goes_on=True, is_number=True), After(goes_on=False, is_number=True)


def what_follows(passage: Passage, run: Found) -> After:
    """Return what follows a surname."""
    end = run.last
    after = _AFTER.match(passage.text, end)
    if after is None:
        return _NOTHING
    word, number, possessive, hyphen, _ = after.groups()
    if number or (word and word[:3] in _MONTHS):
        is_month = passage.normal[run.start : run.end] in DATE_WORDS
        if is_month and number:  # "On May 23".
            return After(goes_on=True)
        if not is_month and _DATE_AFTER.match(passage.text, end):
            return _NOTHING
    if number:
        return _NOTE if _NUMBERED_AFTER.match(passage.text, end) else _NUMBER
    if possessive:
        return After(goes_on=False, word="'s")
    if hyphen:
        return After(goes_on=False, word="-")
    if not word:
        return After(goes_on=True)
    folded = normal_form(word).removesuffix(" s")
    goes_on = _PARTICLE_AFTER.match(passage.text, end) is not None or _is_name(passage, after, folded)
    return After(goes_on, folded)


def _is_name(passage: Passage, after: re.Match[str], folded: str) -> bool:
    """Tell whether the word after a surname goes on with it as a name does."""
    word = after[1]
    if not word[0].isupper() or passage.is_title_case or (word.isupper() and len(word) > 1):
        return False
    if len(word) == 1 and folded in FUNCTION_WORDS:  # James A. Smith; not "I told James. A plan came."
        return _NAME_AFTER_INITIAL.match(passage.text, after.end()) is not None
    if (
        (folded in TITLES and folded not in TITLES_IN_NAMES and len(word) > 1)  # "John M. Roe" is no Monsieur.
        or ("-" in word and is_joint_title(folded))
        or folded in TITLE_MODIFIERS
        or (folded in FUNCTION_WORDS and not (folded in SYLLABLES and _WORD_AFTER.match(passage.text, after.end())))
        or folded.partition(" ")[0] in PERSONAL_NOUNS  # The Smith Trip-Meeting.
        or folded in DATE_WORDS
    ):
        return False
    return not _is_office_of_a_state(passage.text, after)


def _is_office_of_a_state(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word after a surname is a state's, before an office: Roe Thai Ambassador, in a list."""
    following = _WORD_AFTER.match(text, word.end())
    return (
        following is not None and normal_form(following[1]) in _OFFICE_WORDS and normal_form(word[1]) in state_words()
    )


def has_particle_after(text: str, end: int) -> bool:
    """Tell whether a name goes on behind a character with a particle of the next: Omar al-Masri."""
    return _PARTICLE_AFTER.match(text, end) is not None


def is_joint_title(folded: str) -> bool:
    """Tell whether the words of one with hyphens make a title: Secretary-General, Counselor-designate."""
    words = folded.split(" ")
    return IN_JOINT_TITLES.issuperset(words) and not TITLES.isdisjoint(words)


def is_former(folded: str) -> bool:
    """Tell whether the words of one with hyphens begin a title that is no longer held: ex-Defense Minister."""
    first, _, rest = folded.partition(" ")
    return first in FORMER and rest in TITLE_MODIFIERS


def has_noun_after(text: str, end: int) -> bool:
    """Tell whether what people do stands after a surname with adjectives between: the Smith aerial inspection plan."""
    after = _WORDS_AFTER.match(text, end)
    for word in after[0].split() if after else ():
        if word in PERSONAL_NOUNS:
            return True
        if word in FUNCTION_WORDS and word != "and":
            return False
    return False


def is_of_a_name(text: str, end: int, is_ordinary: Callable[[str], bool]) -> bool:
    """Tell whether the name of a state or a body follows with "of": Smith of Freedonia."""
    after = _AFTER_OF.match(text, end)
    if after is None:
        return False
    words = normal_form(after[1]).split()
    return any(is_ordinary(" ".join(words[:length])) for length in range(len(words), 0, -1))


def is_joined(text: str, run: Found, surnames: Collection[str]) -> bool:
    """Tell whether the first word of a sentence and the surname after "and" are two people: Ball and Bruce."""
    after = _AND_AFTER.match(text, run.last)
    other = normal_form(after[1]) if after and text[run.first].isupper() else ""
    return other in surnames and other not in ORDINARY_SURNAMES
