"""What stands around a surname: titles, given names, and whether it stands as the name of a person does."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from articles.tagging.known import known_given_names
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.other_places import ARMS, FIGHTING_VEHICLE
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import (
    BEGINS_JOINT_ADJECTIVES,
    HONORIFICS,
    MANY_BEAR,
    ORDINARY_SURNAMES,
    PERSONAL_NOUNS,
    PERSONAL_VERBS,
    PLACE_SURNAMES,
    SINGULAR_TITLES,
    TITLES,
)
from articles.tagging.telegrams import sender_of
from articles.tagging.words_after import has_noun_after, is_joined, is_of_a_name, what_follows
from articles.tagging.words_before import POSSESSIVES, words_before

_BEFORE_CHARS = 40
_MAX_CHARS_SIGNED = 20
_JOINING = frozenset("-–'’ʼ")
_INITIAL_AFTER = re.compile(r"[ \u00a0][^\W\d_]\.")
# "Smith-Jones Agreement", "Smith – Jones talks", "Smith/Jones": names of two people joined.
_PAIR = re.compile(r"(?<![\w-])([^\W\d_a-z]\w+)\s?[-–/]\s?([^\W\d_a-z]\w+)(?=((?:[ \u00a0]\w+){1,3}))")
_SIGNED = re.compile(r"[\"”'’.\]]*\s*(?:End [A-Z]+\.?)?\s*\Z")
_BEFORE_SIGNED = re.compile(
    r"(?:[.!?][\"”'’)\]]*|\A|\n|\b(?:[Yy]ours|[Ss]incerely|[Tt]ruly|[Ff]aithfully|[Rr]espectfully|[Cc]ordially|[Rr]egards|"
    r"[Ww]ishes|[Ss]ervant),)\s*\Z"
)
_LINE_BEFORE_SIGNED = re.compile(r"[^\n]{25}[.!?,][\"”’)\]]*\d{0,2}\n\Z")
_WHERE_FIRST = re.compile(r"(?:\A|[.!?\n][\"”’)]?\s+)(In|At|From) \Z")
_PARTICLES_FIRST = re.compile(r"(?:[a-z]{2,3}[- ]){1,3}[^\W\d_a-z]")  # al-Masri, von der Leyen
# "anti-Smith", "the talks-with-Smith basis"
_NO_NAME_JOINED = re.compile(
    r"(?:(?<!\w)(?:[Aa]nti|[Pp]ro|[Nn]on|[Pp]ost|[Pp]re)|[a-z][-–](?:with|without|for|to|from|by))[-–]\Z"
)
_MAX_PREFIX = len("s-without-")
_OF_HEADS = frozenset({"administration", "presidency"})
_HEADING = re.compile(r"\b(?:SUBJECT:?|Subject:|SUBJ:|Subj:)\s+([^.!?\n]+)\Z")
_MAX_HEADING_CHARS = 160
_END_OF_JOINS = frozenset({", ", "d ", "& "})
# "Assistant Secretaries Smith, Jones and "
_TITLE_OF_ALL = re.compile(
    rf"((?:[A-Z]\w+\s){{0,2}}\b(?:{'|'.join(word.capitalize() for word in (*SINGULAR_TITLES, 'messrs'))}))\.?"
    r"(?:\s[^\W\d_a-z][\w'’-]*(?:,|,?\sand|\s&)(?=\s))+\s\Z"
)
_MORE_OF_ALL = re.compile(r",?\s(?:and|&)\s|,\s[^\W\d_a-z]")
_MAX_CHARS_OF_ALL = 100
_SONS = frozenset({"bin", "ibn", "bint", "ben", "abu", "abd", "abdul", "abdel"})
_NOT_BEFORE_PEOPLE = frozenset("in near at outside new north south east west san santa".split())
_BEFORE_MONTHS = FUNCTION_WORDS | frozenset("early mid late last next".split())


class Setting(NamedTuple):
    """What stands around a surname."""

    titles: tuple[str, ...]
    """The folded words of the title before it: prime minister."""
    given: tuple[str, ...]
    """The folded capitalised words before it that are no title."""
    goes_on: bool
    """Whether a capitalised word or a number follows, so that it is part of a longer name."""
    is_personal: bool
    """Whether it stands as the name of a person does, title or not."""
    is_signature: bool = False
    """Whether it signs a letter or a telegram; its title is then the sender's."""
    is_family_name: bool = False
    """Whether it would stand as the name of a person does, were it not a family name that many bear: Kim."""
    may_be_numbered: bool = False
    """Whether the given name is a letter that may number a paragraph: "A. Smith said"."""
    names_arms: bool = False
    """Whether it would stand so, but for arms after it, which are rather called after its bearer: Smith tanks."""


_JOINT_ADJECTIVE = Setting((), (), goes_on=True, is_personal=False)
"""That of the first word of Franco-German."""


def setting_of(
    passage: Passage,
    run: Found,
    is_ordinary: Callable[[str], bool],
    surnames: Collection[str] = (),
    headline: str = "",
    called: Collection[str] = (),
) -> Setting:
    """Return what stands around a surname. `is_ordinary` tells the folded words that are no given names.

    Of those, `surnames` are borne by somebody and may be a given name as well, so that they leave a doubt. What
    somebody is `called` by is a name by itself, though it be one that many families have.
    A surname that signs the passage has the office of its sender, as the headline tells it, as its title.
    """
    text, start, end = passage.text, run.first, run.last
    surname = passage.normal[run.start : run.end]
    goes_on, follows, is_number = what_follows(passage, run)
    before = words_before(passage, start, follows, is_ordinary, surnames)
    if before.given and _is_after_heading(passage, run, before.given[-1], follows, surnames):
        before = before._replace(given=(), word="")
    titles, given = before.titles, before.given
    if follows == "-" and surname in BEGINS_JOINT_ADJECTIVES:
        return _JOINT_ADJECTIVE
    if follows in _OF_HEADS and not titles and not given:
        titles = ("president",)
    if titles:
        titles = tuple(SINGULAR_TITLES.get(word, word) for word in titles)
    elif not given and text[start - 2 : start] in _END_OF_JOINS:
        titles = _title_of_all(text, start, end)
    bracket = _bracket_around(text, start, end)
    if bracket >= 0:
        return Setting(_title_before(text, bracket), (), goes_on=False, is_personal=True)
    if not titles and not given and _is_signature(text, start, end):
        return Setting(sender_of(headline), (), goes_on=False, is_personal=True, is_signature=True)
    if given and _is_where(text, before.start, follows):
        given = ()
    if goes_on:  # After a title a number is a note's or a paragraph's; names in a list: "J. A. Smith B. C. Jones".
        goes_on = not (is_number and titles) and not (given and _INITIAL_AFTER.match(text, end))
    stands = before.word, follows, is_ordinary
    is_personal = (
        bool(titles)
        or _is_paired(text, start, end)
        or (not before.is_doubtful and _is_personal(passage, run, surname, *stands, called))
        or (not before.word and follows == "and" and is_joined(text, run, surnames))
    )
    is_family_name = (
        not (is_personal or before.is_doubtful or given)
        and surname in MANY_BEAR
        and _is_personal(passage, run, surname, *stands, {surname})
    )
    names_arms = (
        is_personal
        and not titles
        and (follows in ARMS or (follows == "fighting" and passage.normal.startswith(FIGHTING_VEHICLE, run.end)))
    )
    return Setting(
        titles,
        given,
        goes_on,
        is_personal and not names_arms,
        is_family_name=is_family_name,
        may_be_numbered=before.may_be_numbered and bool(given),
        names_arms=names_arms,
    )


def _is_after_heading(passage: Passage, run: Found, given: str, follows: str, surnames: Collection[str]) -> bool:
    """Tell whether a surname begins the first sentence after the subject of a memorandum, which has no full stop, so
    that its last word is no given name: "SUBJECT Next Steps Smith says"."""
    if not (follows in PERSONAL_VERBS or (follows == "and" and is_joined(passage.text, run, surnames))):
        return False
    heading = _HEADING.search(passage.text, max(0, run.first - _MAX_HEADING_CHARS), run.first)
    if heading is None or given in known_given_names():
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in FUNCTION_WORDS for word in heading[1].split())


def _is_where(text: str, start: int, follows: str) -> bool:
    """Tell whether capitalised words before a surname are where a sentence says that something was: "In Geneva Smith
    told", where a name would leave the sentence without a subject."""
    where = _WHERE_FIRST.search(text, max(0, start - _BEFORE_CHARS), start)
    return where is not None and (where[1] == "At" or follows in PERSONAL_VERBS)


def _title_of_all(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the title that the people of a list have before the first of them: Ambassadors Smith, Jones and Roe."""
    found = _TITLE_OF_ALL.search(text, max(0, start - _MAX_CHARS_OF_ALL), start)
    if found is None or (text[start - 2] == "," and _MORE_OF_ALL.match(text, end) is None):
        return ()  # "In the talks of Presidents Smith and Jones, Roe said".
    return tuple(SINGULAR_TITLES.get(word, word) for word in map(normal_form, found[1].split()))


def _is_signature(text: str, start: int, end: int) -> bool:
    """Tell whether a surname ends a text, on its own after a full stop or "Faithfully yours,"; or is a line by itself
    after one that so ends, as before notes."""
    if text[start - 1 : start] == "\n" and text[end : end + 1] == "\n":
        return _LINE_BEFORE_SIGNED.search(text, max(0, start - _BEFORE_CHARS), start) is not None
    if len(text) - end > _MAX_CHARS_SIGNED or not _SIGNED.match(text, end):
        return False
    return start > 0 and _BEFORE_SIGNED.search(text, max(0, start - _BEFORE_CHARS), start) is not None


def _is_paired(text: str, start: int, end: int) -> bool:
    """Tell whether a surname is one of two that are joined before what people have together: the Smith-Jones talks."""
    beside = text[start - 2 : start] + text[end : end + 2]
    if "-" not in beside and "–" not in beside and "/" not in beside:
        return False
    for pair in _PAIR.finditer(text, max(0, start - _BEFORE_CHARS), end + _BEFORE_CHARS):
        if start in (pair.start(1), pair.start(2)):
            return any(word in PERSONAL_NOUNS for word in normal_form(pair[3]).split())
    return False


def _bracket_around(text: str, start: int, end: int) -> int:
    """Return where a bracket opens that holds the surname alone, with or without blanks beside it; -1 for none."""
    opens = start - 2 if text[start - 1 : start] == " " else start - 1
    closes = end + 1 if text[end : end + 1] == " " else end
    return opens if opens >= 0 and text[opens] == "(" and text[closes : closes + 1] == ")" else -1


def _title_before(text: str, end: int) -> tuple[str, ...]:
    """Return the words before a bracket that may be the office of who stands in it: the Ambassador in Egypt (…); none
    after a word that is neither a name nor a title: "asked him (…)"."""
    written = text[max(0, end - 100) : end].split()
    words = tuple(filter(None, map(normal_form, written)))
    return words if written and (written[-1][0].isupper() or (words[-1:] and words[-1] in TITLES)) else ()


def _is_personal(
    passage: Passage,
    run: Found,
    surname: str,
    before: str,
    follows: str,
    is_ordinary: Callable[[str], bool],
    called: Collection[str],
) -> bool:
    """Tell whether a surname without a title stands as the name of a person does, between the word before it and all
    its given names, and the one that follows."""
    text, start = passage.text, run.first
    if passage.is_title_case or not (text[start].isupper() or _PARTICLES_FIRST.match(text, start)):
        return False
    if before in _SONS:  # Fahd bin Abdullah.
        return False
    if start > 1 and text[start - 1] in _JOINING and text[start - 2].isalpha():  # Sharm el-Sheikh, O'Malley.
        return _NO_NAME_JOINED.search(text, max(0, start - _MAX_PREFIX), start) is not None
    if text[start - 2 : start] == "& ":
        return False
    if surname in PLACE_SURNAMES or (surname in MANY_BEAR and surname not in called):
        return False
    if surname in DATE_WORDS and before.lower() in _BEFORE_MONTHS:
        return False
    if follows == "'s" or follows in PERSONAL_VERBS:
        return True
    if follows == "party" and text[run.last + 1].isupper():
        return False
    if follows == "of" and not is_of_a_name(text, run.last, is_ordinary):
        return False
    word = normal_form(before)
    if word in ("the", "a", "an", "this"):
        if surname in ORDINARY_SURNAMES or follows in PERSONAL_NOUNS:
            return follows in PERSONAL_NOUNS or surname in HONORIFICS
        return surname in HONORIFICS or has_noun_after(text, run.last)
    if word in _NOT_BEFORE_PEOPLE:
        return False
    if surname not in ORDINARY_SURNAMES:
        return True
    # "The People's Power Party", "Scottish Power"; but "To Power it seemed".
    return bool(before) and not before.endswith(POSSESSIVES) and (before[0].islower() or word in FUNCTION_WORDS)
