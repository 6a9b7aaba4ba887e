"""What stands before a surname: titles, given names, and the word that ends both."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from articles.tagging.known import state_words, words_of_known_offices
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.openings import is_initial, is_number, is_opening_verb, is_opening_word
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import SONS_OF
from articles.tagging.people_words import (
    DATE_GIVEN_NAMES,
    GIVEN_NAME_STATES,
    NOT_YET,
    SOVEREIGNS,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_IN_NAMES,
)
from articles.tagging.words_after import SYLLABLES, is_former, is_joint_title

# A line may end within a name, a paragraph may not.
_BEFORE = re.compile(r"([^\W\d_][\w'’\-]*)(\.?)(?:[ \u00a0]\n?|\n)[ \u00a0]?\Z")
_BEFORE_CHARS = 40
_MIN_LINE_CHARS = 45
"""Characters from which a line may end within a name."""
_WITH_ARTICLE = re.compile(r"(?:[ae]l|as|ash|ad|ar|at|az|an|u[lrd])-[^\W\d_a-z]\w+")
_BRACKET = re.compile(r"[^\W\d_] \[\Z")
_ENDS_NO_GIVEN_NAME = ("tion", "sion", "ship", "ness")
_NO_GIVEN_NAME = re.compile(rf".{{3,}}(?:{'|'.join(_ENDS_NO_GIVEN_NAME)})")
_BEFORE_MONTHS = re.compile(
    r"(?:\b(?:in|since|until|by|of|last|this|next|late|early|mid)[ -]|\d(?:st|nd|rd|th)? )\Z", re.I
)
_OFFICE_BEFORE = re.compile(
    r"(?P<office>(?:[A-Z]\w+ ){1,3}(?:of|for)(?: the)?(?: [A-Z]\w+| and| of| the){0,4} [A-Z]\w+) (?:\(\w+\) )?\Z"
)
_ENDS_FIELD = re.compile(r"\b(?:of|for|and|the)(?: the)? [A-Z]\w+\Z")
"""As in Minister of Transport, where one word tells what the office is for."""
_NICKNAME = re.compile(r"(?<=[^\W\d_] )[“\"][^\W\d_a-z][\w'’-]*[”\"] \Z")
_MAX_NICKNAME = 20
_SHORT_TITLES = SOVEREIGNS | frozenset(
    "prince lord lady judge mayor baron count consul envoy bishop sheikh leader".split()
)
"""Titles that no full stop abbreviates, short though they are."""
_NOT_IN_NAMES = FUNCTION_WORDS | TITLES | TITLE_MODIFIERS | DATE_WORDS
_TITLE_ENDINGS = NOT_YET | {"large"}
_TITLE_WITH_ENDING = re.compile(r"([^\W\d_]+)[ \u00a0](?:at[ \u00a0])?\w+[ \u00a0]\Z")  # Ambassador at Large
_OFFICE_CHARS = 90
_MAY_END_OFFICE = "(aot"
"""How a bracket, "and", "of" and "the" begin."""
_ENDS_NO_TITLE = TITLES | _TITLE_ENDINGS
_NO_PLAIN_GIVEN_NAME = _NOT_IN_NAMES | _TITLE_ENDINGS | SYLLABLES
_GOES_ON_BEFORE_GIVEN = TITLES | SONS_OF | {"of", "for", "and", "the"}
"""Small words before a given name that belong to it, or may end an office: Minister of Transport."""
_CLOSING = frozenset({'" ', "” "})
_MAX_WORDS_BEFORE = 5
_MAX_GIVEN = 3
_MAX_ABBREVIATION = len("Messrs")
POSSESSIVES = ("'s", "’s")


class Before(NamedTuple):
    """What stands before a surname."""

    titles: tuple[str, ...]
    """The folded words of its title, as they stand: prime minister."""
    given: tuple[str, ...]
    """The folded capitalised words before it that are no title, as they stand."""
    start: int
    """The character of the text at which those begin."""
    word: str = ""
    """The word before those, as it is written; blank when none goes before, as where a sentence begins."""
    may_be_numbered: bool = False
    """Whether the given name is a letter that may number a paragraph: "A. Smith said"."""
    is_doubtful: bool = False
    """Whether the word before may be a given name, though it is a word: somebody bears it as a surname."""


def words_before(
    passage: Passage,
    start: int,
    follows: str,
    is_ordinary: Callable[[str], bool],
    surnames: Collection[str],
) -> Before:
    """Return what stands before a surname that begins at a character of the text, and that `follows` comes after.

    `is_ordinary` tells the folded words that are no given names; of those, `surnames` are borne by somebody.
    """
    text = passage.text
    word = _plain_word_before(text, start)
    # As before most surnames: a small word, which ends what belongs to them.
    if word.islower() and word not in _ENDS_NO_TITLE:
        return Before(_office_before(text, start) if word[0] in _MAY_END_OFFICE else (), (), start, word)
    if word.istitle() and (plain := _with_one_given_name(text, start, word, is_ordinary)):
        return plain
    titles: list[str] = []  # Both with the nearest first.
    given: list[str] = []
    at = start
    if text[start - 1 : start] == "[" and _BRACKET.search(text, max(0, start - 3), start):
        at -= 1  # An editor's: "John [Smith]".
    elif text[start - 2 : start] in _CLOSING:
        nickname = _NICKNAME.search(text, max(0, start - _MAX_NICKNAME), start)  # Richard “Rab” Butler.
        at = nickname.start() if nickname else start
    before = None
    is_doubtful = False
    for _ in range(_MAX_WORDS_BEFORE):
        far = max(0, at - _BEFORE_CHARS)
        before = _BEFORE.search(text, max(far, text.rfind(" ", far, max(at - 2, 0)) + 1), at)
        if before is None:
            break
        if "\n" in before[0] and before.end() - text.rfind("\n", 0, before.end(2)) < _MIN_LINE_CHARS:
            before = None  # A heading, or all else that ends before the line is full.
            break
        word, stop = before[1], before[2]
        folded = normal_form(word)
        # "He met the President. Smith said": a sentence ends.
        ends = stop and (len(word) > _MAX_ABBREVIATION or folded in _SHORT_TITLES)
        if len(word) == 1 and stop and not titles:
            if text[before.start() - 1 : before.start()] == ".":  # "the U.S. Smith"
                break
            if not is_initial(text, before.start()) and folded != "v":  # "Roe v. Wade": a thing.
                before = None
                break
            given.append(folded)
        elif not ends and (folded in TITLES or (titles and folded in TITLE_MODIFIERS)):
            titles.append(folded)
        elif not ends and "-" in word and (is_joint_title(folded) or (titles and is_former(folded))):
            titles += reversed(folded.split(" "))
        elif folded in _TITLE_ENDINGS and not given and (whole := _title_with_ending(text, before.end())):
            titles.append(normal_form(whole[1]))
            at = whole.start()
            continue
        elif titles and titles[-1] in TITLES_IN_NAMES and word[0].isupper() and not is_ordinary(folded):
            titles.clear()
            given.append(folded)
        elif (given and not titles and word in SONS_OF) or ("-" in word and _WITH_ARTICLE.fullmatch(word)):
            given.append(folded)  # Abdullah bin Zayed Al Roe, Saif al-Arab Roe
        elif folded in DATE_WORDS and not (folded in DATE_GIVEN_NAMES and _is_given_here(text, before.start())):
            break
        elif folded in SYLLABLES and not titles and _is_within_a_name(passage, before):
            given.append(folded)
        elif (
            titles
            or not word[0].isupper()
            or word.endswith(POSSESSIVES)
            or folded in FUNCTION_WORDS
            or (is_ordinary(folded) and not (folded in GIVEN_NAME_STATES and not passage.is_title_case))
        ):
            if stop and len(word) > 1:
                before = None
            is_doubtful = not titles and not given and word[0].isupper() and not stop and folded in surnames
            break
        elif (stop and len(word) > 1) or (word.isupper() and len(word) > 1) or folded in TITLE_MODIFIERS:
            before = None
            break
        elif len(given) < _MAX_GIVEN:
            given.append(folded)
        at = before.start()
    is_numbered = before is None and bool(given) and len(given[-1]) == 1 and is_number(passage, at)
    is_one_word = bool(given) and len(given[0]) > 1 and len(given) == 1 + is_numbered
    if is_one_word and (
        _NO_GIVEN_NAME.fullmatch(given[0])
        or (before is None and (is_opening_word(given[0], passage, at) or is_opening_verb(given[0], follows)))
    ):
        given.clear()  # The first word of a sentence: "Informed Smith that ...", "Continuation Smith mission".
    office = _office_before(text, start) if not titles else ()
    if office and _ends_in_given_name(text[max(0, start - _OFFICE_CHARS) : start], given):
        office = ()
    elif office:
        given.clear()
    return Before(
        office or (tuple(titles[::-1]) if titles else ()),
        tuple(given[::-1]) if given else (),
        at,
        before[1] if before else "",
        may_be_numbered=is_numbered and len(given) == 1,
        is_doubtful=is_doubtful,
    )


def _plain_word_before(text: str, start: int) -> str:
    """Return the word of letters of ASCII that one space parts from a place of a text; blank for all else."""
    space = text.rfind(" ", max(0, start - _BEFORE_CHARS), max(0, start - 1))
    word = text[space + 1 : start - 1] if space >= 0 and text[start - 1] == " " else ""
    return word if word.isalpha() and word.isascii() else ""


def _with_one_given_name(text: str, start: int, word: str, is_ordinary: Callable[[str], bool]) -> Before | None:
    """Return what stands before a surname after a capitalised word that is a given name by itself, as before most
    others; None where more must be looked at."""
    given, at = word.lower(), start - 1 - len(word)
    before = _plain_word_before(text, at)
    if not before.islower() or before in _GOES_ON_BEFORE_GIVEN or given in _NO_PLAIN_GIVEN_NAME or len(word) == 1:
        return None
    return None if given.endswith(_ENDS_NO_GIVEN_NAME) or is_ordinary(given) else Before((), (given,), at, before)


def _ends_in_given_name(before: str, given: Sequence[str]) -> bool:
    """Tell whether what looks like an office before a surname ends in the nearest of the given names: Minister
    of Transport Jane Smith. It does not where its last word is one of offices, or the only one of its field."""
    if not given or given[0] in state_words() or given[0] in words_of_known_offices():
        return False
    return _ENDS_FIELD.search(before.rstrip()) is None


def _is_within_a_name(passage: Passage, word: re.Match[str]) -> bool:
    """Tell whether a syllable is here a part of a name, with a capital as the word before it has: Chang Do Young."""
    if not word[1][0].isupper() or word[2] or passage.is_title_case:
        return False
    at = word.start()
    before = _BEFORE.search(passage.text, max(0, at - _BEFORE_CHARS), at)
    if before is None or before[2] or not before[1][0].isupper() or "\n" in before[0]:
        return False
    return not before[1].isupper() and normal_form(before[1]) not in _NOT_IN_NAMES


def _title_with_ending(text: str, end: int) -> re.Match[str] | None:
    """Return the title whose last word ends here, without a hyphen: Ambassador designate."""
    found = _TITLE_WITH_ENDING.search(text, max(0, end - _BEFORE_CHARS), end)
    return found if found and normal_form(found[1]) in TITLES else None


def _is_given_here(text: str, at: int) -> bool:
    """Tell whether the name of a month is a given name: April Smith, but not "in April Smith" or "3 April Smith"."""
    return _BEFORE_MONTHS.search(text, max(0, at - _BEFORE_CHARS), at) is None


def _office_before(text: str, start: int) -> tuple[str, ...]:
    """Return the folded words of an office directly before a surname: Secretary of State."""
    first = max(0, start - _OFFICE_CHARS)
    last_word = text.rfind(" ", first, max(start - 1, 0)) + 1
    if not (text[last_word].isupper() or text[last_word] in _MAY_END_OFFICE):  # As before most surnames.
        return ()
    before = text[first:start]
    if " of " not in before and " for " not in before:
        return ()
    found = _OFFICE_BEFORE.search(text, first, start)
    words = tuple(filter(None, map(normal_form, found["office"].split()))) if found else ()
    return words if TITLES.intersection(words) else ()
