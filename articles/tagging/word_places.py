"""Where the words that terms ask for stand in an item, read once for all, and the way back to its characters."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import not_
from sys import maxsize
from typing import NamedTuple

from articles.tagging.suggestions import Mention
from articles.theme_terms import EMPTY_WORDS, MIN_PREFIX_CHARS, Part, Term, language_of, stems_of
from articles.words import MAX_WORD_CHARS, fold, fold_with_places, plainer, split, words_of

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

_LETTERS = {"ar": re.compile("[\u0621-\u064a\u066e-\u06d3]"), "he": re.compile("[\u05d0-\u05ea]")}
_MIN_CHARS_BEHIND_PREFIX = 2
_MAX_KNOWN_RUNS = 200_000  # About 25 MB a language; news English has some 65,000 in 3,000 long items.
_WIDE_GAP = re.compile(r"\s\s+")

Range = tuple[int, int]
"""Words of an item by their places: the first, and the one after the last."""


@dataclass(slots=True)
class Runs:
    """The runs of a passage that white space parts, and which of them are not one word each."""

    start: int = 0
    """The place of the passage's first word."""
    plain: str = ""
    """The passage as the runs are parted in it: each character where it stood."""
    written: list[str] = field(default_factory=list)
    odd: list[tuple[int, int, int]] = field(default_factory=list)
    """Of each run of none or several words the place of the first, which run it is, and how many they are."""

    def holding(self, place: int) -> tuple[int, int, int]:
        """Return which run holds the word of a place, which of its words that is, and how many it has."""
        at = bisect_right(self.odd, (place, maxsize)) - 1
        if at < 0:
            return place - self.start, 0, 1
        first, number, count = self.odd[at]
        if place < first + count:
            return number, place - first, count
        return number + 1 + place - first - count, 0, 1


@dataclass(slots=True)
class Words:
    """The words of an item, and where those that any term is looked up by stand; title words come first.

    `stems` has a gap of blank ones after the title and another blank one at the end. `places` are by stem, by prefix
    with its *, and by spelling after "=".
    """

    title: str
    text: str
    stems: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    title_end: int = 0
    title_runs: Runs = field(default_factory=Runs)
    text_runs: Runs = field(default_factory=Runs)

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self.stems) - _TITLE_GAP_WORDS - 1

    @property
    def text_start(self) -> int:
        """The place of the first word of the text."""
        return self.title_end + _TITLE_GAP_WORDS

    def in_title(self, place: int) -> bool:
        """Tell whether a place is in the title."""
        return place < self.title_end


def joined_spellings(word: str) -> list[str]:
    """Return a folded word with all that its script writes onto words; none for a word of other scripts."""
    if len(word) < _MIN_CHARS_BEHIND_PREFIX:
        return []
    return [
        prefix + word
        for language, letters in _LETTERS.items()
        if letters.match(word)
        for prefix in _JOINED_PREFIXES[language]
    ]


class _Run(NamedTuple):
    """What a run of a text without white space holds: stems, and what terms are looked up by with its place among them.

    A stem is that of the word without what is written onto it, where that is a word of some term.
    """

    stems: tuple[str, ...]
    hits: tuple[tuple[int, str], ...]


class WordReader(dict[str, str]):
    """Reads the words that matter out of items of one language.

    It holds the stem of each run that it has met; blank for one that is no single word, or that a term asks for.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._telling: dict[str, _Run] = {}
        """The runs that are blank."""
        self._asked_once: dict[str, str] = {}
        """The stems of those of them that are one word, asked for by its stem and by nothing else: most of them."""
        self._stems: set[str] = set()
        self._looked_up: set[str] = set()
        self._spellings: set[str] = set()
        self._prefixes: dict[int, set[str]] = defaultdict(set)
        self._prefix_starts: set[str] = set()

    def want(self, words: Sequence[str], *, in_a_row: bool = False) -> None:
        """Ask for the places of stems, and of prefixes, which end in *; of stems in a row, for those of the rarest."""
        looked_up = rarest(tuple(words)) if in_a_row else None
        for number, word in enumerate(words):
            if word.endswith("*"):
                self._prefixes[len(word) - 1].add(word[:-1])
                self._prefix_starts.add(word[:MIN_PREFIX_CHARS])
            else:
                self._stems.add(word)
                if looked_up in (number, None):
                    self._looked_up.add(word)

    def want_spelling(self, word: str) -> str:
        """Ask for a folded word as it is spelt, in the singular or plural, and return the key of its places."""
        self._spellings.add(_singular(word))
        return spelling_key(word)

    def read(self, title: str, text: str) -> Words:
        """Return the words of an item, with the places of those that matter."""
        words = Words(title, text)
        words.title_runs = self._read(title, words)
        words.title_end = len(words.stems)
        words.stems += [""] * _TITLE_GAP_WORDS
        words.text_runs = self._read(text, words)
        words.stems.append("")
        return words

    def _read(self, passage: str, words: Words) -> Runs:
        """Add the words of a passage to those of its item, and return the runs that they stand in."""
        if len(self) >= _MAX_KNOWN_RUNS:
            self.clear()
            self._telling.clear()
            self._asked_once.clear()
        # All runs are looked up at once, and only the few that tell something are gone through.
        plain = plainer(passage)
        runs = plain.split()
        known = list(map(self.__getitem__, runs))
        stems, places, start = words.stems, words.places, 0
        read = Runs(len(stems), plain, runs)
        asked_once, before = self._asked_once, len(stems)
        for at in compress(count(), map(not_, known)):
            run = runs[at]
            stem = asked_once.get(run)
            if stem is not None:
                known[at] = stem
                places[stem].append(before + at)
                continue
            held, hits = self._telling.get(run) or self._read_run(run)
            place = before + at
            for offset, word in hits:
                places[word].append(place + offset)
            if len(held) == 1:  # As most have.
                known[at] = held[0]
            else:
                stems += known[start:at]
                read.odd.append((len(stems), at, len(held)))
                stems += held
                start = at + 1
                before = len(stems) - start
        stems += known[start:]
        return read

    def __missing__(self, run: str) -> str:
        if len(run) > MAX_WORD_CHARS:
            return ""
        read = self._read_run(run)
        if len(read.stems) == 1 and not read.hits:
            stem = read.stems[0]
            self[run] = run if stem == run else stem
        else:
            self[run] = ""
            self._telling[run] = read
            if len(read.stems) == 1 and read.hits == ((0, read.stems[0]),):
                self._asked_once[run] = read.stems[0]
        return self[run]

    def _run(self, run: str) -> _Run:
        """Return what a run holds whose stem is blank: one too long to be kept is read anew."""
        return self._telling.get(run) or self._read_run(run)

    def _read_run(self, run: str) -> _Run:
        texts = tuple(words_of(run))
        stems = stems_of(texts, self._language)
        hits: list[tuple[int, str]] = []
        for place, text in enumerate(texts):
            if stems[place] not in self._stems:
                stems[place] = self._behind_prefix(text) or stems[place]
            if stems[place] in self._looked_up:
                hits.append((place, stems[place]))
            if text[:MIN_PREFIX_CHARS] in self._prefix_starts:
                for length, prefixes in self._prefixes.items():
                    if text[:length] in prefixes:
                        hits.append((place, text[:length] + "*"))
            if self._spellings and _singular(text) in self._spellings:
                hits.append((place, spelling_key(text)))
        return _Run(tuple(stems), tuple(hits))

    def _count(self, run: str) -> int:
        """Return how many words a run has."""
        return 1 if self[run] else len(self._run(run).stems)

    def _behind_prefix(self, text: str) -> str:
        """Return the stem that is asked for behind what is written onto a word; blank when none is."""
        for prefix in _JOINED_PREFIXES.get(language_of(text, self._language), ()):
            if text.startswith(prefix) and len(text) >= len(prefix) + _MIN_CHARS_BEHIND_PREFIX:
                (stored,) = stems_of([text[len(prefix) :]], self._language)
                if stored in self._stems:
                    return stored
        return ""

    def acronym_places(self, acronym: str, words: Words) -> Iterator[int]:
        """Yield where an item has a word in capitals whose spelling is asked for.

        Where it has it in other letters too, the place of the first word that touches it.
        """
        spelt = words.places.get(spelling_key(fold(acronym)), ())
        if not spelt:
            return
        whole = re.compile(rf"{acronym}\b(?<!\w{acronym})")  # A search that begins with letters is the quickest.
        if len(spelt) == len(whole.findall(words.title)) + len(whole.findall(words.text)):
            yield from spelt
            return
        for passage, place in ((words.title, 0), (words.text, words.text_start)):
            if acronym not in passage:
                continue
            for piece in passage.split():
                if acronym in piece:
                    yield from [place] * len(whole.findall(piece))
                place += sum(map(self._count, plainer(piece).split()))

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
        text_at = bisect_left(wanted, words.text_start)
        for runs, here in ((words.title_runs, wanted[:text_at]), (words.text_runs, wanted[text_at:])):
            if not here:
                continue
            # Where the runs would begin with one space between them, and how far on those behind wider gaps stand.
            ends = [0, *accumulate(map(len, runs.written))]
            starts, shifts = _wide_gaps(runs.plain)
            for place, (number, which, size) in zip(here, map(runs.holding, here), strict=True):
                begin = ends[number] + number
                begin += shifts[bisect_right(starts, begin) - 1]
                first, end = _spans(runs.written[number], size)[which]
                chars[place] = begin + first, begin + end
        return chars


def _wide_gaps(text: str) -> tuple[list[int], list[int]]:
    """Return where runs begin behind more than one character of white space, were there one alone before each, and by
    how many more the runs from there on stand further on; first of all where the text begins."""
    shift = len(text) - len(text.lstrip())
    starts, shifts = [0], [shift]
    for gap in _WIDE_GAP.finditer(text, shift):
        first, end = gap.span()
        starts.append(first + 1 - shift)
        shift += end - first - 1
        shifts.append(shift)
    return starts, shifts


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


def _spans(run: str, count: int) -> list[Range]:
    """Return the characters of each word of a run; the whole run where folding it moves its words."""
    if count == 1 and run.isalpha():  # As most: the word is all of it.
        return [(0, len(run))]
    folded, places = fold_with_places(run)
    spans = [(places[word.start], places[word.end - 1] + 1) for word in split(folded)]
    return spans if len(spans) == count else [(0, len(run))] * count


def spelling_key(word: str) -> str:
    """Return what the places of a folded word are found by, in the singular or plural."""
    return "=" + _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1 << 14)  # Asked of each row of a term again and again.
def rarest(stems: tuple[str, ...]) -> int:
    """Return which of some stems is the rarest as a rule: the longest that says something, the first of those."""
    return max(range(len(stems)), key=lambda at: (stems[at] not in EMPTY_WORDS, len(stems[at])))


def starts(stems: tuple[str, ...], part: Part, words: Words) -> list[int]:
    """Return where a part stands: the place of its first word, or of its rarest where they are loose."""
    if part.is_loose:
        return loose_starts(stems, words)
    if len(stems) == 1:
        return words.places.get(stems[0], [])
    row, at = list(stems), rarest(stems)
    found = [place - at for place in words.places.get(stems[at], ())]
    return [start for start in found if words.stems[start : start + len(row)] == row]


def loose_starts(stems: Sequence[str], words: Words) -> list[int]:
    """Return the places of the rarest of the words that have all the others near them; none where one is missing."""
    lists = sorted([words.places.get(stem, []) for stem in stems], key=len)
    reach = LOOSE_DISTANCE + len(stems)
    return [
        start for start in lists[0] if all(has_within(others, start - reach, start + reach) for others in lists[1:])
    ]


def ranges(
    term: Term, first: Sequence[str], second: tuple[str, ...], found: list[int], words: Words
) -> Iterator[Range]:
    """Yield the words that make up a term's first matches, of which `found` are the starts."""
    others = starts(second, term.second, words) if term.second else []
    reach = len(first) + len(second) + term.distance
    for start in found[:MAX_MENTIONS]:
        if term.first.is_loose:
            yield from _loose_ranges(first, start, words)
        else:
            yield start, start + len(first)
        if term.second:
            other = _nearest(others, start, reach)
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
    found: list[int] = []
    size = len(others)
    for start in starts:
        at = bisect_left(others, start - other_length - distance)
        last = start + length + distance
        if at == size or others[at] > last:  # As beside most.
            continue
        if others[at] <= start - other_length or has_within(others, start + length, last):
            found.append(start)
    return found


def has_within(places: list[int], first: int, last: int) -> bool:
    """Tell whether one of the places is between two others, both included."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def next_place(places: list[int], after: int) -> int | None:
    """Return the first of the places that comes after another."""
    at = bisect_left(places, after + 1)
    return places[at] if at < len(places) else None
