"""Runs of capitalised words in a text that may be names, and how they are compared."""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from articles.filing import NAME_PARTICLES
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import key_of
from articles.tagging.passages import normal_form
from articles.tagging.people_words import IN_JOINT_TITLES, SHORT_GIVEN_NAMES, TITLE_MODIFIERS, TITLES, USUAL_GIVEN_NAMES


def _ranges_of_capitals() -> str:
    """Return all capital letters as the ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x250):
        _extend(ranges, code)
    for first, last in ((0x370, 0x58F), (0x10A0, 0x10FF), (0x1E00, 0x1FFF)):
        for code in range(first, min(last, sys.maxunicode) + 1):
            _extend(ranges, code)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _extend(ranges: list[list[int]], code: int) -> None:
    if not chr(code).isupper():
        return
    if ranges and ranges[-1][1] == code - 1:
        ranges[-1][1] = code
    else:
        ranges.append([code, code])


_CAPITAL = f"[{_ranges_of_capitals()}]"
# "al-Assad", "O'Brien", "Jean-Claude", "d'Estaing", "MpS", "U.S.", "J."
_WORD = rf"(?:[^\W\d_]{{1,4}}[-'’])?{_CAPITAL}(?:\.(?:{_CAPITAL}\.)*(?!\w)|[^\W_]*(?:[-'’‐][^\W_]+)*)"
_JOINTS = (
    "of the",
    "of",
    "for the",
    "for",
    "and the",
    "and",
    "on",
    "von der",
    "van der",
    "van den",
    "de la",
    "de los",
    "de las",
    "des",
    "du",
    "la",
    "le",
    "et",
    "y",
    "e",
    "für",
    "und",
    "der",
    *sorted(NAME_PARTICLES - {"al", "la", "le", "du", "der", "ap", "to", "st"}, key=len, reverse=True),
    "al",
    "&",
)
_RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:[ \u00a0]+(?:(?:{'|'.join(_JOINTS)})[ \u00a0]+)?{_WORD})*")
_PIECE = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…•|]|\n|[\"“”„«‹‘]|(?<!\d)[.!?][\"”’»)]*\d{1,3} )[\s\"“”'’‘«»)\]\-–—*•]*\Z")
"""A sentence begins, also behind the number of a note to the one before: "the plan.8 Moreover"."""
_BEFORE_CHARS = 12
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Sgt|Capt|Prof|Amb|Adm|Maj|Rev|Hon|Messrs)|\b[^\W\d_a-z])\.\s*\Z"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_CONTRACTION = re.compile(r"['’](?:re|ll|ve|d|m|t)\Z", re.IGNORECASE)
_JOINT_WORDS = frozenset(word for joint in _JOINTS for word in joint.split())
_ENDS = _JOINT_WORDS | {"-"}
_LISTING = frozenset({"and", "et", "y", "e", "und", "&"})
_GROUPS = frozenset(
    "people peoples workers women men children youth teachers farmers peasants students veterans writers".split()
)
"""Whose a body may be in its very name: Supreme People's Court."""
_OF = frozenset({"of", "for", "on"})
_OFFICES_OF = frozenset({"ministry", "department", "committee", "office"})
HEAD_NOUNS = frozenset(
    """
    party union republic kingdom bank university ministry department council house chamber parliament assembly army
    front movement league association alliance coalition federation confederation organisation organization office
    bureau committee commission court congress institute institution society academy agency authority board fund group
    forum conference church brotherhood democrats liberals socialists greens friends people school college museum
    library gulf sea bay strait isle cape lake river mount city state commonwealth emirate sultanate principality
    duchy order knights college centre center foundation campaign network brigade brigades forces guard guards corps
    battle treaty accord convention declaration charter bill statute rights parti partei partido partito mouvement
    union parlement banque universite ministere ministerio banco liga frente movimiento citizens workers mothers
    doctors reporters lawyers action voice
    """.split()
)
"""What ends the name of a body or a place, and may be "of" or "for" something and stay one name."""
# Words that open no name though they are written with a capital, and are no name alone.
_NO_NAMES = (
    FUNCTION_WORDS
    | DATE_WORDS
    | frozenset(
        normal_form(word)
        for word in """
    AM PM GMT UTC EST EDT BST CET TV Q&A RE FYI PDF Copyright Photo Image Video Read Watch Live Updated Breaking News
    Editor Reuters AP AFP Twitter Facebook Inc Ltd Co Corp Plc Islam Islamic Muslim Muslims Christian Christians Jew
    Jews Jewish Catholic God English French Spanish Internet Covid COVID-19 North South East West Northern Southern
    Eastern Western Central Northwest Northeast Southwest Southeast Mid Following During According Despite Although
    Among Several Many Most Each Every Both Either Neither Yesterday Tomorrow One Two Three Four Five Six Seven Eight
    Nine Ten First Second Third Act Article Chapter Section Annex Resolution Figure Table Part Volume Chapter Note
    Sunday's Spring Summer Autumn Winter Christmas Easter Ramadan Yes Good Dear Please Thanks Dollar Euro Bitcoin
    Arab Arabs Shia Shiite Shiites Sunni Sunnis Hindu Hindus Sikh Sikhs Buddhist Buddhists Communist Communists Islamist
    Islamists European Europeans African Africans Asian Asians Westerner Westerners CEO USD EUR GDP HIV AIDS DNA
    Jr Sr II III IV VI VII VIII IX XI XII Vol Vols Ibid Op Cit No Nos Dept Doc Fig
    """.split()
    )
)


_OFFICES = frozenset(
    """
    president premier minister secretary senator governor ambassador spokesman spokeswoman spokesperson chancellor
    speaker chairman chairwoman mayor congressman congresswoman commissioner lawmaker leader
    """.split()
)
"""Offices that also stand between a state or body and the name of who holds them, and are hardly ever surnames."""
_AFFILIATIONS = frozenset("democrat republican liberal conservative labour tory incumbent independent".split())
_GIVEN_NAMES = USUAL_GIVEN_NAMES | {short for shorts in SHORT_GIVEN_NAMES.values() for short in shorts}


class Run(NamedTuple):
    """A name as a text writes it, where it stands, and whether a sentence begins with it."""

    name: str
    start: int
    end: int
    is_at_start: bool


def capitalised_runs(text: str) -> Iterator[Run]:
    """Yield what may be names in a text: capitalised words, joined by small ones, without titles, days and months.

    A run that begins a sentence is said to: its first word may be any word. Case that tells nothing, as in a line of
    capitals, is left out. Languages without capitals have no runs.
    """
    for found in _RUN.finditer(text):
        start = found.start()
        before = text[max(0, start - _BEFORE_CHARS) : start]
        is_at_start = bool(_SENTENCE_START.search(before)) and not _ABBREVIATION.search(before)
        for first, last in _parts(found.group(), is_at_start):
            name = found.group()[first:last]
            yield Run(name, start + first, start + last, is_at_start and first == 0)


def _parts(run: str, is_at_start: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of a run that may be one name each: it ends at a possessive, a title, a day or a list's "and"."""
    words = [(found.start(), found.end(), found.group()) for found in _PIECE.finditer(run)]
    part: list[tuple[int, int, str]] = []
    keys = [normal_form(word) for _, _, word in words]
    last_head = max((place for place, key in enumerate(keys) if key in HEAD_NOUNS), default=-1)
    is_mixed = len(words) == 1 or not run.isupper()  # "WHO" is a name; in "WHO IS NEXT" it is a word.
    office_ends = 0
    for place, (start, end, word) in enumerate(words):
        key = keys[place]
        if end <= office_ends:
            continue
        if key in _OFFICES and (office_ends := _office_end(words, place)):
            while part and normal_form(part[-1][2]) in TITLE_MODIFIERS:
                part.pop()
            if len(part) != 1 or normal_form(part[0][2]) not in HEAD_NOUNS:
                yield from _trimmed(part)  # "Iowa", and not "House".
            part = []
            continue
        if key in _JOINT_WORDS and not word[0].isupper():
            if (word in _LISTING and not _may_list(part, keys[place + 1 : place + 5])) or (
                word in _OF and not _may_belong(part)
            ):
                yield from _trimmed(part)
                part = []
            else:
                part.append((start, end, word))
            continue
        if (
            key in DATE_WORDS
            or (key in FUNCTION_WORDS and not (word.isupper() and is_mixed))
            or _CONTRACTION.search(word)
        ):
            yield from _trimmed(part)
            part = []
            continue
        possessive = _POSSESSIVE.search(word)
        if possessive and not (place < last_head and normal_form(word[: possessive.start()]) in _GROUPS):
            part.append((start, start + possessive.start(), word[: possessive.start()]))
            yield from _trimmed(part)
            part = []
            continue
        part.append((start, end, word))
    yield from _trimmed(part)


def _office_end(words: list[tuple[int, int, str]], place: int) -> int:
    """Return where an office ends whose holder is named after it: of "Iowa Senator Joe Smith"; 0 where none is."""
    after = [word for _, _, word in words[place + 1 : place + 4]]
    more = 2 if after[:2] == ["of", "State"] else 0
    name = after[more : more + 1]
    return words[place + more][1] if name and name[0][0].isupper() and not _is_of_a_body(name[0]) else 0


def _is_of_a_body(word: str) -> bool:
    """Tell whether a word after a title makes both part of a body's name: "Major League", and not "Mayor Bill"."""
    key = normal_form(word)
    return key in HEAD_NOUNS and key not in _GIVEN_NAMES


def _may_list(part: list[tuple[int, int, str]], after: list[str]) -> bool:
    """Tell whether "and" may stand within a name, as in "Ministry of Trade and Industry", "Peace and Freedom Party".

    Before it stands what a ministry is of, or no noun that a name ends in, while one ends the words that follow, of
    which four are looked at.
    """
    if len(part) >= 2 and part[-2][2] in _OF and normal_form(part[0][2]) in _OFFICES_OF:
        return True
    return (
        1 <= len(part) <= 2
        and HEAD_NOUNS.isdisjoint(normal_form(word) for _, _, word in part)
        and len(after) >= 2
        and not after[0].endswith("s")
        and not HEAD_NOUNS.isdisjoint(after[1:4])
    )


def _may_belong(part: list[tuple[int, int, str]]) -> bool:
    """Tell whether "of" may stand within a name after these words: after "Party", not after "Joe Hendron"."""
    return bool(part) and (normal_form(part[-1][2]) in HEAD_NOUNS or is_title(part[-1][2]))


def _trimmed(part: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the span of a part without titles before the name and small words at its ends; none when none is left."""
    while part and normal_form(part[-1][2]) in _ENDS and not part[-1][2][0].isupper():
        part.pop()
    titles = 0
    while titles < len(part) and is_title(part[titles][2]):
        if titles + 1 < len(part) and _is_of_a_body(part[titles + 1][2]):
            break
        titles += 1
    part = part[titles:]
    if titles and part and part[0][2] in _OF:
        return  # "Secretary of State", "Minister for Trade": an office, and nobody's name.
    while part and normal_form(part[0][2]) in _ENDS and not part[0][2][0].isupper():
        part.pop(0)
    if len(part) > 2 and normal_form(part[0][2]) in _AFFILIATIONS and normal_form(part[1][2]) in _GIVEN_NAMES:
        part.pop(0)
    if not part:
        return
    keys = [normal_form(word) for _, _, word in part]
    if len(part) == 1 and (keys[0] in _NO_NAMES or len(keys[0]) < 2):
        return
    if all(key in _NO_NAMES or key in TITLES or key in TITLE_MODIFIERS or key in _ENDS for key in keys):
        return
    yield part[0][0], part[-1][1]


def is_title(word: str) -> bool:
    """Tell whether a word says of the name after it that it is a person's."""
    key = normal_form(word)
    return key in TITLES or key in TITLE_MODIFIERS or (" " in key and IN_JOINT_TITLES.issuperset(key.split()))


def name_key(name: str) -> str:
    """Return what spellings of a name have in common: all but case, accents, punctuation, "the" before and 's after."""
    key = key_of(_POSSESSIVE.sub("", name.strip()))
    return key.removeprefix("the ") if key.startswith("the ") and len(key) > 4 else key
