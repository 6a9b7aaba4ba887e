"""Where the words that terms ask for stand in an item, read once for all, and the way back to its characters."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.tagging.suggestions import Mention
from articles.tagging.terms import Part, Term
from articles.words import fold, fold_with_places, split, stem

LOOSE_DISTANCE = 4
"""Words that may stand between the words of a loose part."""

MAX_MENTIONS = 100
"""Places of one theme that are told."""

_TITLE_GAP_WORDS = 100  # Apart enough that no NEAR reaches from the title into the text.
_JOINED_PREFIXES = {
    "ar": "وال بال فال كال ولل ال لل ول وب فل و ف ب ل ك".split(),
    "he": "וה וב ול ומ וש שה שב מה כש ו ב ה ל מ ש כ".split(),
}
"""What is written onto a word: "and", "in", "to", "the" and the like. Stems keep most of them."""

_MIN_CHARS_BEHIND_PREFIX = 2
_MAX_KNOWN_PIECES = 100_000  # About 15 MB a language; most words of any text are among them.
_PIECE = re.compile(r"\S+")
_ACRONYM = re.compile(r"\b[^\W\d_]{3,}\b")

Range = tuple[int, int]
"""Words of an item by their places: the first, and the one after the last."""


@dataclass(slots=True)
class Words:
    """Where the words that any term asks for stand in an item; title words come first.

    `places` are by stem, by prefix with its *, by spelling after "=", and by acronym in its capitals.
    """

    title: str
    text: str
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0
    title_end: int = 0

    @property
    def text_start(self) -> int:
        """The place of the first word of the text."""
        return self.title_end + _TITLE_GAP_WORDS

    def in_title(self, place: int) -> bool:
        """Tell whether a place is in the title."""
        return place < self.title_end


class WordReader:
    """Reads the words that matter out of items of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._stems: set[str] = set()
        self._spellings: set[str] = set()
        self._acronyms: set[str] = set()
        self._prefixes: dict[int, set[str]] = defaultdict(set)
        self._joined = _JOINED_PREFIXES.get(language, [])
        self._known: dict[str, tuple[int, tuple[tuple[int, str], ...]]] = {}

    def want(self, word: str) -> None:
        """Ask for a stem, or for a prefix that ends in *."""
        if word.endswith("*"):
            self._prefixes[len(word) - 1].add(word[:-1])
        else:
            self._stems.add(word)

    def want_spelling(self, word: str) -> str:
        """Ask for a folded word as it is spelt, in the singular or plural, and return the key of its places."""
        self._spellings.add(_singular(word))
        return "=" + _singular(word)

    def want_acronym(self, acronym: str) -> None:
        """Ask for a word in capitals."""
        self._acronyms.add(acronym)

    def read(self, title: str, text: str) -> Words:
        """Return the places of the words that matter in an item."""
        words = Words(title, text)
        places = words.places
        at = 0
        for passage, gap in ((title, _TITLE_GAP_WORDS), (text, 0)):
            for piece in passage.split():
                count, hits = self._known.get(piece) or self._read_piece(piece)
                for offset, word in hits:
                    places[word].append(at + offset)
                at += count
            if gap:
                words.title_end = at
            at += gap
        words.count = at - _TITLE_GAP_WORDS
        return words

    def _read_piece(self, piece: str) -> tuple[int, tuple[tuple[int, str], ...]]:
        """Return how many words a run without white space has, and those that matter with their places in it."""
        texts = [word.text for word in split(fold(piece))]
        hits: list[tuple[int, str]] = []
        for place, (text, stored) in enumerate(zip(texts, stem(texts, self._language), strict=True)):
            if stored in self._stems:
                hits.append((place, stored))
            elif self._joined:
                hits.extend((place, found) for found in self._behind_prefix(text))
            for length, prefixes in self._prefixes.items():
                if text[:length] in prefixes:
                    hits.append((place, text[:length] + "*"))
            if self._spellings and _singular(text) in self._spellings:
                hits.append((place, "=" + _singular(text)))
        if self._acronyms:
            hits.extend((0, found) for found in _ACRONYM.findall(piece) if found in self._acronyms)
        if len(self._known) >= _MAX_KNOWN_PIECES:
            self._known.clear()
        found = self._known[piece] = len(texts), tuple(hits)
        return found

    def _behind_prefix(self, text: str) -> list[str]:
        """Return the stem that is asked for, if any, behind what is written onto a word."""
        for prefix in self._joined:
            if text.startswith(prefix) and len(text) >= len(prefix) + _MIN_CHARS_BEHIND_PREFIX:
                (stored,) = stem([text[len(prefix) :]], self._language)
                if stored in self._stems:
                    return [stored]
        return []

    def mentions(self, words: Words, ranges: Sequence[Iterable[Range]]) -> list[tuple[Mention, ...]]:
        """Return the first of each theme's ranges of words, in order, as places in the title and text.

        A range inside another is left out. At most `MAX_MENTIONS` of a theme: nobody reads more, and a long text
        may hold thousands. The text is gone through once for all of them.
        """
        kept = [_outermost(each) for each in ranges]
        places = {place for each in kept for first, end in each for place in (first, end - 1)}
        chars = self._chars_of(words, sorted(places))
        return [
            tuple(_mention(words, chars[first][0], chars[end - 1][1], first) for first, end in each) for each in kept
        ]

    def _chars_of(self, words: Words, wanted: list[int]) -> dict[int, Range]:
        """Return the characters of words by their places, which come in order."""
        chars: dict[int, Range] = {}
        number = 0
        for passage, start in ((words.title, 0), (words.text, words.text_start)):
            at = start
            for piece in _PIECE.finditer(passage):
                if number == len(wanted):
                    break
                count = (self._known.get(piece.group()) or self._read_piece(piece.group()))[0]
                while number < len(wanted) and wanted[number] < at + count:
                    span = _spans(piece.group(), count)[wanted[number] - at]
                    chars[wanted[number]] = piece.start() + span[0], piece.start() + span[1]
                    number += 1
                at += count
        return chars


def _outermost(ranges: Iterable[Range]) -> list[Range]:
    kept: list[Range] = []
    for first, end in sorted(set(ranges), key=lambda one: (one[0], -one[1])):
        if not kept or end > kept[-1][1]:
            kept.append((first, end))
        if len(kept) == MAX_MENTIONS:
            break
    return kept


def _mention(words: Words, start: int, end: int, first_word: int) -> Mention:
    place, passage = ("title", words.title) if words.in_title(first_word) else ("text", words.text)
    return Mention(place, start, end, passage[start:end])


def _spans(piece: str, count: int) -> list[Range]:
    """Return the characters of each word of a piece; the whole piece where folding it moves its words."""
    folded, places = fold_with_places(piece)
    spans = [(places[word.start], places[word.end - 1] + 1) for word in split(folded)]
    return spans if len(spans) == count else [(0, len(piece))] * count


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def starts(stems: Sequence[str], part: Part, words: Words) -> list[int]:
    """Return where a part stands: the place of its first word, or of its rarest where they are loose."""
    if any(stem not in words.places for stem in stems):
        return []
    if len(stems) == 1:
        return words.places[stems[0]]
    if part.is_loose:
        return loose_starts(stems, words)
    following = [set(words.places[stem]) for stem in stems[1:]]
    return [
        start
        for start in words.places[stems[0]]
        if all(start + place in places for place, places in enumerate(following, 1))
    ]


def loose_starts(stems: Sequence[str], words: Words) -> list[int]:
    """Return the places of the rarest of the words that have all the others near them."""
    lists = sorted((words.places[stem] for stem in stems), key=len)
    reach = LOOSE_DISTANCE + len(stems)
    return [
        start for start in lists[0] if all(has_within(others, start - reach, start + reach) for others in lists[1:])
    ]


def ranges(term: Term, first: Sequence[str], second: Sequence[str], found: list[int], words: Words) -> Iterator[Range]:
    """Yield the words that make up a term's first matches, of which `found` are the starts."""
    for start in found[:MAX_MENTIONS]:
        if term.first.is_loose:
            yield from _loose_ranges(first, start, words)
        else:
            yield start, start + len(first)
        if term.second:
            reach = len(first) + len(second) + term.distance
            other = _nearest(starts(second, term.second, words), start, reach)
            if other is not None:
                yield other, other + (1 if term.second.is_loose else len(second))


def _loose_ranges(stems: Sequence[str], start: int, words: Words) -> Iterator[Range]:
    """Yield the words of a loose part around one of them, those that touch each other as one."""
    reach = LOOSE_DISTANCE + len(stems)
    nearest = (_nearest(words.places[stem], start, reach) for stem in stems)
    places = sorted({place for place in nearest if place is not None})
    while places:
        end = next((n for n in range(1, len(places)) if places[n] != places[0] + n), len(places))
        yield places[0], places[0] + end
        places = places[end:]


def _nearest(places: list[int], to: int, reach: int) -> int | None:
    """Return the nearest of some places that is not further away than `reach` words."""
    at = bisect_left(places, to)
    close = [place for place in places[max(0, at - 1) : at + 1] if abs(place - to) <= reach]
    return min(close, key=lambda place: abs(place - to), default=None)


def near(starts: list[int], length: int, others: list[int], other_length: int, distance: int) -> list[int]:
    """Return the starts that have another part before or after them, with at most `distance` words between."""
    return [
        start
        for start in starts
        if has_within(others, start + length, start + length + distance)
        or has_within(others, start - other_length - distance, start - other_length)
    ]


def has_within(places: list[int], first: int, last: int) -> bool:
    """Tell whether one of the places is between two others, both included."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def next_place(places: list[int], after: int) -> int | None:
    """Return the first of the places that comes after another."""
    at = bisect_left(places, after + 1)
    return places[at] if at < len(places) else None
