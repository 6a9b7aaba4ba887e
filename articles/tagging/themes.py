"""Which themes a text speaks of: terms matched over the stems of its words, then weighed."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.tagging.suggestions import ThemeSuggestion
from articles.tagging.terms import Part, Term
from articles.words import fold, split, stem

LOOSE_DISTANCE = 4
"""Words that may stand between the words of a loose part."""

THRESHOLD = 0.6
"""Strength from which a theme is suggested: one word is enough in an item of up to some 90 words."""

_STRONG = 2.0  # A parent this strong is suggested beside its child: it has terms of its own in plenty.
_SEVERAL_WORDS_WEIGHT = 2.0
_TITLE_WEIGHT = 2.0
_SHORT_WORDS = 60
_TITLE_GAP_WORDS = 100  # Apart enough that no NEAR reaches from the title into the text.


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """What the tagger knows of a theme. `parent` is the place of another entry, -1 at the top."""

    id: int
    slug: str
    name: str
    parent: int
    terms: tuple[Term, ...]


@dataclass(slots=True)
class _Words:
    """Where the words that any term asks for stand in an item; title words come first."""

    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0
    title_end: int = 0


class _TermIndex:
    """The terms of all themes as one language stems them, found by the words they ask for."""

    def __init__(self, themes: Sequence[ThemeEntry], language: str) -> None:
        self._language = language
        self._terms: list[tuple[int, Term, tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._wanted: set[str] = set()
        self._prefixes: dict[int, set[str]] = defaultdict(set)
        for place, theme in enumerate(themes):
            for term in theme.terms:
                first = term.first.stemmed(language)
                second = term.second.stemmed(language) if term.second else ()
                excluded = tuple(part.stemmed(language) for part in term.excluded)
                # A phrase is looked up by its longest word, which is the rarest as a rule.
                self._by_word[max(first, key=len)].append(len(self._terms))
                self._terms.append((place, term, first, second, excluded))
                for word in (*first, *second, *(word for part in excluded for word in part)):
                    self._want(word)

    def _want(self, word: str) -> None:
        if word.endswith("*"):
            self._prefixes[len(word) - 1].add(word[:-1])
        else:
            self._wanted.add(word)

    def read(self, title: str, text: str) -> _Words:
        """Return the places of the words that matter in an item."""
        words = _Words()
        known: dict[str, tuple[int, tuple[tuple[int, str], ...]]] = {}
        for passage in (title, text):
            at = words.count
            for piece in passage.split():
                found = known.get(piece)
                if found is None:
                    found = known[piece] = self._read_piece(piece)
                for offset, word in found[1]:
                    words.places[word].append(at + offset)
                at += found[0]
            words.count = at
            if passage is title:
                words.title_end = at
                words.count += _TITLE_GAP_WORDS
        words.count -= _TITLE_GAP_WORDS
        return words

    def _read_piece(self, piece: str) -> tuple[int, tuple[tuple[int, str], ...]]:
        """Return how many words a run without white space has, and those that matter with their places in it."""
        texts = [word.text for word in split(fold(piece))]
        hits: list[tuple[int, str]] = []
        for place, (text, stored) in enumerate(zip(texts, stem(texts, self._language), strict=True)):
            if stored in self._wanted:
                hits.append((place, stored))
            for length, prefixes in self._prefixes.items():
                if text[:length] in prefixes:
                    hits.append((place, text[:length] + "*"))
        return len(texts), tuple(hits)

    def match(self, words: _Words) -> dict[int, list[tuple[Term, list[int]]]]:
        """Return, by place of the theme, the terms that the words hold, each with where it begins."""
        found: dict[int, list[tuple[Term, list[int]]]] = defaultdict(list)
        for number in sorted({number for word in words.places for number in self._by_word.get(word, ())}):
            place, term, first, second, excluded = self._terms[number]
            starts = _starts(first, term.first, words)
            if starts and term.second:
                starts = _near(starts, len(first), _starts(second, term.second, words), len(second), term.distance)
            if not starts:
                continue
            if any(_starts(stems, part, words) for stems, part in zip(excluded, term.excluded, strict=True)):
                continue
            found[place].append((term, starts))
        return found


class ThemeFinder:
    """All themes with their terms, ready to be sought in texts of any language."""

    def __init__(self, themes: Sequence[ThemeEntry]) -> None:
        self._themes = themes
        self._by_language: dict[str, _TermIndex] = {}

    def find(self, title: str, text: str, language: str) -> tuple[ThemeSuggestion, ...]:
        """Return the themes that an item speaks of, the strongest first, a theme before its parents."""
        if not self._themes:
            return ()
        index = self._by_language.get(language)
        if index is None:
            index = self._by_language[language] = _TermIndex(self._themes, language)
        words = index.read(title, text)
        matched = index.match(words)
        strengths = {place: _strength(terms, words) for place, terms in matched.items()}
        kept = self._without_weak_parents({p: s for p, s in strengths.items() if s >= THRESHOLD})
        depths = {place: sum(1 for _ in self._ancestors(place)) for place in kept}
        order = sorted(kept, key=lambda place: (-kept[place], -depths[place], self._themes[place].slug))
        return tuple(self._suggestion(place, kept[place], matched[place]) for place in order)

    def _ancestors(self, place: int) -> Iterable[int]:
        seen = {place}
        parent = self._themes[place].parent
        while parent >= 0 and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self._themes[parent].parent

    def _without_weak_parents(self, strengths: dict[int, float]) -> dict[int, float]:
        """Leave out a theme whose child is there, unless its own terms are strong; it never outranks the child."""
        kept = dict(strengths)
        for place, strength in strengths.items():
            for above in self._ancestors(place):
                if strengths.get(above, 0) >= _STRONG:
                    kept[above] = min(kept[above], strength)
                else:
                    kept.pop(above, None)
        return kept

    def _suggestion(self, place: int, strength: float, terms: list[tuple[Term, list[int]]]) -> ThemeSuggestion:
        theme = self._themes[place]
        written = tuple(dict.fromkeys(term.written for term, _ in terms))
        return ThemeSuggestion(theme.id, theme.slug, theme.name, round(strength / (strength + 1), 2), written)


def _strength(terms: list[tuple[Term, list[int]]], words: _Words) -> float:
    """Return how strongly terms speak for a theme: each counts once, more when repeated or in the title.

    The longer the item, the more it takes: one word among thousands says little.
    """
    total = 0.0
    for term, starts in terms:
        weight = 1.0 if term.is_single_word else _SEVERAL_WORDS_WEIGHT
        in_title = starts[0] < words.title_end
        total += weight * (1 + math.log2(len(starts))) * (_TITLE_WEIGHT if in_title else 1)
    return total / (1 + math.log2(max(1.0, words.count / _SHORT_WORDS)))


def _starts(stems: tuple[str, ...], part: Part, words: _Words) -> list[int]:
    """Return where a part stands: the place of its first word, or of its rarest where they are loose."""
    if any(stem not in words.places for stem in stems):
        return []
    if len(stems) == 1:
        return words.places[stems[0]]
    if part.is_loose:
        return _loose_starts(stems, words)
    following = [set(words.places[stem]) for stem in stems[1:]]
    return [
        start
        for start in words.places[stems[0]]
        if all(start + place in places for place, places in enumerate(following, 1))
    ]


def _loose_starts(stems: tuple[str, ...], words: _Words) -> list[int]:
    lists = sorted((words.places[stem] for stem in stems), key=len)
    reach = LOOSE_DISTANCE + len(stems)
    return [
        start for start in lists[0] if all(_has_within(others, start - reach, start + reach) for others in lists[1:])
    ]


def _near(starts: list[int], length: int, others: list[int], other_length: int, distance: int) -> list[int]:
    """Return the starts that have another part before or after them, with at most `distance` words between."""
    return [
        start
        for start in starts
        if _has_within(others, start + length, start + length + distance)
        or _has_within(others, start - other_length - distance, start - other_length)
    ]


def _has_within(places: list[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
