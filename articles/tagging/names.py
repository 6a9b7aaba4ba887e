"""Names of actors and the places where a text has them: whole words, in the right case, the longest first."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from sys import maxsize
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from articles.tagging.inflections import cases_of, forms_of_adjective, genitives_of
from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.passages import CURRENCY_SIGNS, NO_SPACES, Passage, Places, breaks_in, normal_form
from articles.vocabulary import NameUse

OWN = "own"
"""Use of an actor's main name."""

SURNAME = "surname"
"""Use of a short form, which counts only beside the person's full name or after a title."""

NOUN = "noun"
"""Use of a common noun, or of a name that tells nothing of its state: it names a body only beside the state's name."""

NOUN_NAME = "noun name"
"""The same, written with a capital."""

_MAX_EXACT_CHARS = 3
_MAX_DOTTED_CHARS = 6
_MIN_NO_SPACE_CHARS = 2
_TOUCHES = re.compile(f"[{NO_SPACES}]")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_CYRILLIC = re.compile("[\u0430-\u044f]")
# What may stand before a name in the same word: and, so, by, for, like; the article; "for the".
_ARABIC_PREFIX = re.compile("(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)")
_ARABIC_ARTICLE_PREFIX = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)")
_HEBREW_PREFIX = re.compile("[ובלהמשכ]{0,3}")
_PREFIX_LETTERS = ("وفبلكا", "ובלהמשכ")
_MAX_PREFIX_CHARS = 4
_NO_PREFIX = re.compile("")
_MIN_HEBREW_CHARS = 3
_MIN_ARABIC_CHARS = 3
_ARTICLE = "ال"
_LATIN_ARTICLE = "Al-"
_MORE_AFTER = re.compile(r"\.?[^\W_]")
_MORE_BEFORE = re.compile(r"[^\W_]\.")
_LETTERS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W\d_](?:\.[^\W\d_])+")
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
_NO_MARKS: frozenset[str] = frozenset()
_COMMA = frozenset(",")
_SUFFIXES = tuple(f" {suffix}" for suffix in "Jr. Jr Sr. Sr II III IV".split())
_NO_PLAIN_USES = frozenset({NOUN, NOUN_NAME, NameUse.ACRONYM.value})
"""Uses of names that say how they are written."""
_WITH_GENITIVES = frozenset({OWN, NameUse.NAME.value})
_UNMOVED = Places([0], [0])
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼʻ](?=\w)")


class Look(NamedTuple):
    """What the text must look like for a name to count."""

    exact: str = ""
    """The letters as they must be written; blank when case is free."""
    capital: int = -1
    """Which word must begin with a capital; -1 for none."""
    prefix: re.Pattern[str] | None = None
    """What may stand before the name in its word."""
    marks: frozenset[str] = frozenset()
    """Marks that the name is written with, though they part two names elsewhere: those of "RFE/RL"."""


_CAPITALISED = Look(capital=0)  # Made once: most names look so.


class Name(NamedTuple):
    """One way to name an actor."""

    actor: int
    """Place of the actor in the tagger's list."""
    use: str


class Found(NamedTuple):
    """A run of a passage's normal form, all that it may name, and where it stands in the text as it was written."""

    start: int
    end: int
    names: tuple[Name, ...]
    first: int
    last: int
    """The character after its last one."""


@lru_cache(maxsize=1 << 17)
def key_of(name: str) -> str:
    """Return what two spellings of a name have in common: its folded words, initials without full stops."""
    if "." in name:
        name = _INITIALS.sub(lambda found: found.group().replace(".", ""), name)
    return normal_form.__wrapped__(name)  # Kept here, it need not be kept there too.


def spellings(written: str, use: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the folded words that stand where a text has a name, each with all that may be written onto the first.

    That is nothing but "" for most scripts.
    """
    for pattern, look in _patterns(written, use):
        yield ("",) if look.prefix is None else _all_of(look.prefix), pattern.strip()


@cache
def _all_of(prefix: re.Pattern[str]) -> tuple[str, ...]:
    """Return everything that may stand before a name in its word; some hundred runs of letters at most."""
    runs = {
        "".join(run)
        for letters in _PREFIX_LETTERS
        for length in range(_MAX_PREFIX_CHARS + 1)
        for run in product(letters, repeat=length)
    }
    return tuple(sorted(filter(prefix.fullmatch, runs)))


class _Pattern(NamedTuple):
    """What is looked for in a normal form, and what it may name there where the text has one look.

    The look's parts are its own: a long text comes to thousands of patterns, each far from the others in memory.
    """

    opens: bool
    """Whether it has the space before the name, and the one after it."""
    closes: bool
    exact: str
    capital: int
    prefix: re.Pattern[str] | None
    marks: frozenset[str]
    names: tuple[Name, ...]


class NameFinder:
    """All names of a vocabulary in one automaton."""

    def __init__(self, names: Iterable[tuple[int, str, str]]) -> None:
        """Take places of actors, names as written, and their uses."""
        patterns: dict[str, tuple[Name, ...] | dict[Look, tuple[Name, ...]]] = {}
        """What each pattern names by the looks that it must have; as a rule that is a capital, and goes without saying.
        """
        new = tuple.__new__  # There are hundreds of thousands: by their fields they take twice as long.
        for actor, written, use in names:
            name = new(Name, (actor, use))
            for pattern, look in _patterns(written, use):
                known = patterns.get(pattern)
                if known is None:  # As most are.
                    patterns[pattern] = (name,) if look is _CAPITALISED else {look: (name,)}
                elif isinstance(known, dict):
                    some = known.get(look, ())
                    if name not in some:
                        known[look] = (*some, name)
                elif look is not _CAPITALISED:
                    patterns[pattern] = {_CAPITALISED: known, look: (name,)}
                elif name not in known:
                    patterns[pattern] = (*known, name)
        # Of names that begin with a capital, as most do, only what they name is kept: the less is far off in memory.
        self._patterns: list[_Pattern | tuple[Name, ...]] = []
        sought: list[str] = []
        for pattern, known in patterns.items():
            for look, some in known.items() if isinstance(known, dict) else ((_CAPITALISED, known),):
                sought.append(pattern)
                self._patterns.append(
                    some
                    if look is _CAPITALISED
                    else new(_Pattern, (pattern[0] == " ", pattern[-1] == " ", *look, some))
                )
        self._automaton = AhoCorasick(sought, store_patterns=False)

    def find(self, passage: Passage) -> list[Found]:
        """Return every run that names something, overlapping ones too, in order of their starts, longest first.

        Runs overlap so that a longer name in the wrong case cannot hide the shorter one within it.
        """
        found: dict[int, Found] = {}
        text, normal, cased, span = passage.text, passage.normal, passage.cased, passage.span
        size = len(normal) + 1
        patterns, new = self._patterns, tuple.__new__
        (starts, shifts), *others = passage.steps_back or (_UNMOVED,)
        ends = [*starts[1:], maxsize]
        stretch, since, until, shift = 0, 0, ends[0], 0
        for number, start, end in self._automaton.find_matches_as_indexes(normal, overlapping=True):
            pattern = patterns[number]
            if isinstance(pattern, _Pattern):
                opens, closes, exact, capital, prefix, marks, names = pattern
                start += opens
                end -= closes
                at = start
                may_be_parted = not exact
                if exact:
                    if not _is_exactly(exact, passage, start, end, marks):
                        continue
                elif prefix is not None:
                    if not _has_prefix(prefix, normal, start):
                        continue
                    at -= _article_chars(prefix, normal, start)
                elif capital >= 0 and cased[start + (capital and _word_start(normal, start, end, capital))].islower():
                    continue
            else:
                at = start = start + 1
                if cased[start].islower():
                    continue
                end -= 1
                names, marks, may_be_parted = pattern, _NO_MARKS, True
            first = start - 1  # As `origin` does, which would be called as often as all else here together.
            if first < since:
                stretch = bisect_right(starts, first) - 1
                since, until, shift = starts[stretch], ends[stretch], shifts[stretch]
            while first >= until:  # Names come nearly in order: the next is seldom many stretches on.
                stretch += 1
                since, until, shift = until, ends[stretch], shifts[stretch]
            first += shift
            for moved, steps in others:
                first += steps[bisect_right(moved, first) - 1]
            last = first + end - start
            # As a rule its words stand as they are in its form, with single spaces: then nothing parts them.
            if text[first:last] != cased[start:end]:
                first, last = span(start, end)
                if may_be_parted and " " in normal[start:end] and passage.is_broken(first, last, but_for=marks):
                    continue
            else:
                after = text[last : last + 1]
                # What may be the name's own: the last full stop of initials, marks of the last letter.
                if (after == "." and text[last - 2 : last - 1] == ".") or after > "\x7f":
                    first, last = span(start, end)
            if at < start:
                first, last = span(at, end)
            here = at * size - end  # In order of the starts, and of those the longest first.
            if here in found:
                names = found[here].names + names
            # Made of a tuple: by its fields it takes twice as long, and a long text has thousands.
            found[here] = new(Found, (at, end, names, first, last))
        return [found[here] for here in sorted(found)]


def _patterns(written: str, use: str) -> Iterable[tuple[str, Look]]:
    """Return what to look for in a normal form, and what the text must look like there."""
    key = _key_of_plain(written) if use not in _NO_PLAIN_USES else ""
    if not key:
        return _patterns_of_any(written, use)
    if use in _WITH_GENITIVES and " " not in key:
        return [(f" {form} ", _CAPITALISED) for form in (key, *genitives_of(key))]
    return [(f" {key} ", _CAPITALISED)]


def _key_of_plain(written: str) -> str:
    """Return the folded words of a name that is written in one way and with a capital, in letters and digits of ASCII
    with spaces and hyphens; blank for any other, and for what may be a function word or must be written exactly so."""
    if not written.isascii() or written.startswith(_LATIN_ARTICLE) or written.endswith(_SUFFIXES):
        return ""
    name = written.replace("-", " ")
    letters = name.replace(" ", "")
    if len(letters) <= _MAX_EXACT_CHARS or not letters.isalnum() or letters.isupper() or not written[0].isupper():
        return ""
    if " and " in written or not (written.istitle() or _CAPITALS.search(written) is None):
        return ""
    key = " ".join(name.lower().split())
    return "" if key in FUNCTION_WORDS else key


def _patterns_of_any(written: str, use: str) -> Iterator[tuple[str, Look]]:
    """Yield the same of any name."""
    key = key_of(written)
    if not key:
        return
    if use in (NOUN, NOUN_NAME):
        if written.isupper():
            yield f" {key} ", Look(exact=written)
        else:
            yield f" {key} ", _CAPITALISED if use == NOUN_NAME else Look()
        return
    letters = written.replace(" ", "")
    is_plain = letters.isalnum()
    if not is_plain:
        letters = _LETTERS.sub("", letters)
    if key in FUNCTION_WORDS and not letters.isupper():
        return
    words = written.split()
    if words[0] == "the" and len(words) > 1:
        yield from _patterns(" ".join(words[1:]), use)
        return
    has_case = letters.lower() != letters.upper()
    marks = _NO_MARKS if is_plain else breaks_in(written)
    if written.endswith(_SUFFIXES):  # As texts have them behind a comma too: Otto Roe, Jr.
        marks |= _COMMA
    if has_case and _is_exact(use, letters, key):
        yield f" {key} ", Look(exact=letters, marks=marks)
        if 1 < len(letters) <= _MAX_DOTTED_CHARS and letters.isalpha() and letters.isupper():
            yield f" {' '.join(key)} ", Look(exact=letters)
        return
    capital = _capital_word(written) if has_case else -1
    look = Look(capital=capital, marks=marks) if capital or marks else _CAPITALISED
    if key.isascii():  # Of no script that has ways of its own.
        for form in _spellings(written, key):
            yield f" {form} ", look
        for form in genitives_of(key) if use in _WITH_GENITIVES else ():
            yield f" {form} ", look
    elif _ARABIC.match(key):
        yield _arabic_pattern(key)
    elif _HEBREW.match(key):
        yield f"{key} ", Look(prefix=_HEBREW_PREFIX if len(key) >= _MIN_HEBREW_CHARS else _NO_PREFIX)
    elif _TOUCHES.match(key):
        if len(key) >= _MIN_NO_SPACE_CHARS:
            yield key if _TOUCHES.match(key[-1]) else f"{key} ", look
    elif _CYRILLIC.match(key):
        inflected = forms_of_adjective(key) if use == NameUse.ADJECTIVE else cases_of(key)
        for form in dict.fromkeys([*_spellings(written, key), *inflected]):
            yield f" {form} ", look
    else:
        for form in _spellings(written, key):
            yield f" {form} ", look


def _spellings(written: str, key: str) -> Iterable[str]:
    """Return the normal forms of a name: initials together and apart ("U.S. Army"), apostrophes with and without, "&".

    `key` is what its spellings have in common.
    """
    forms = {key: None}
    if "." in written:
        forms[normal_form(written)] = None
    if " and " in written:
        forms[normal_form(written.replace(" and ", " & "))] = None
    if _CAPITALS.search(written):
        forms[normal_form(_CAPITALS.sub(lambda found: " ".join(found.group()), written))] = None
    if _APOSTROPHE.search(written):
        forms[normal_form(_APOSTROPHE.sub("", written))] = None
    return forms


def _arabic_pattern(key: str) -> tuple[str, Look]:
    """Return an Arabic name without its article, which melts into the word before it, and what may stand there."""
    core = key.removeprefix(_ARTICLE)
    if core != key and len(core) >= _MIN_ARABIC_CHARS:
        return f"{core} ", Look(prefix=_ARABIC_ARTICLE_PREFIX)
    return f"{key} ", Look(prefix=_ARABIC_PREFIX if len(key) >= _MIN_ARABIC_CHARS else _NO_PREFIX)


def _is_exact(use: str, letters: str, key: str) -> bool:
    """Tell whether a name counts only as it is written: an acronym, three letters or fewer, one word in capitals."""
    return use == NameUse.ACRONYM or len(letters) <= _MAX_EXACT_CHARS or (letters.isupper() and " " not in key)


def _capital_word(written: str) -> int:
    """Return which word of the name begins with a capital: the second of "al-Qaeda", which may have the article with a
    capital too; -1 when none does."""
    if written[0].isupper():
        return int(written.startswith(_LATIN_ARTICLE) and written[len(_LATIN_ARTICLE) :][:1].isupper())
    for place, word in enumerate(re.findall(r"[^\W_]+", written)):
        if word[0].isupper() or word[0].istitle():
            return place
    return -1


def _is_exactly(exact: str, passage: Passage, start: int, end: int, marks: frozenset[str]) -> bool:
    """Tell whether the text has an acronym or a short name in these very letters, parted by no other marks."""
    if end - start == len(exact):
        is_exact = passage.cased[start:end] == exact
    else:
        is_exact = _is_spread(exact, passage, start, end, marks)
    return is_exact and not (passage.has_currency and _is_currency(passage, start, end))


def _word_start(normal: str, start: int, end: int, number: int) -> int:
    """Return how many characters of a name stand before its word of this number; 0 when it has fewer words."""
    at = start
    for _ in range(number):
        at = normal.find(" ", at, end) + 1 or start
    return at - start


def _has_prefix(prefix: re.Pattern[str], normal: str, start: int) -> bool:
    """Tell whether what stands before a name in its word may stand there."""
    space = normal.rfind(" ", max(0, start - _MAX_PREFIX_CHARS - 1), start)
    return space >= 0 and prefix.fullmatch(normal, space + 1, start) is not None


def _is_spread(exact: str, passage: Passage, start: int, end: int, marks: frozenset[str]) -> bool:
    """Tell whether the text has these letters in this case with something between them: "U.S." for US, "AT&T".

    Single letters need full stops between them, and no further letter before or after: "U.S.A." is not US.
    """
    cased = passage.cased[start:end]
    if cased.replace(" ", "") != exact or passage.is_broken(*passage.span(start, end), but_for=marks):
        return False
    if cased.count(" ") < len(exact) - 1:
        return True
    text = passage.text
    first, last = passage.span(start, end)
    is_part = _MORE_AFTER.match(text, last) or _MORE_BEFORE.match(text, max(first - 2, 0), first)
    return text.count(".", first, last) >= len(exact) - 1 and not is_part


def _is_currency(passage: Passage, start: int, end: int) -> bool:
    """Tell whether the sign of a currency touches the end of an acronym: US$, AU$."""
    _, last = passage.span(start, end)
    return passage.text[last : last + 1] in CURRENCY_SIGNS


def _article_chars(prefix: re.Pattern[str], normal: str, start: int) -> int:
    """Return the length of the Arabic article before a name that has one of its own: it is part of the mention."""
    has_article = prefix is _ARABIC_ARTICLE_PREFIX and normal.endswith(_ARTICLE, 0, start)
    return len(_ARTICLE) if has_article else 0
