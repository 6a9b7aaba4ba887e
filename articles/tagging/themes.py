"""Which themes a text speaks of: terms matched over the stems of its words, then weighed."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from articles.tagging.labels import Evidence, LabelIndex, is_label
from articles.tagging.suggestions import Mention, ThemeSuggestion
from articles.tagging.word_places import Range, WordReader, Words, loose_starts, near, ranges, rarest, starts
from articles.theme_terms import Part, Term

THRESHOLD = 0.6
"""Strength from which a theme is suggested: one word is enough in an item of up to some 90 words."""

_STRONG = 2.0  # A parent this strong is suggested beside its child: it has terms of its own in plenty.
_TITLE_WEIGHT = 2.0
_SHORT_WORDS = 60
_LATE_SHARE = 0.4
_LATE_WEIGHT = 0.75
_LATE_NAME_WORDS = 250
_LATE_NAME_WEIGHT = 0.5  # A name that is all we know of a theme is a passing mention more often than a term is.
_LONG_WORDS = 400
"""Words from which a text is long: what it comes to in one place alone is not what it is about."""
_ONE_PLACE_WORDS = 15
_EXPLAINED_TERMS = 4


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """What the tagger knows of a theme. `parent` is the place of another entry, -1 at the top.

    It is suggested from the strength `threshold` on.
    """

    id: int
    slug: str
    name: str
    parent: int
    terms: tuple[Term, ...]
    threshold: float = THRESHOLD


class _Match(NamedTuple):
    """A term that an item holds: what it counts in the title and in the text, and the words that do.

    A theme known by its name alone counts parts of the name too, each for less than one.
    """

    term: Term
    title: float
    text: float
    text_times: int
    strength: float
    """What it says for its theme in an item of few words: less where it comes late."""
    ranges: Callable[[], Iterable[Range]]
    is_in_parts: bool = False
    is_in_other_words: bool = False


class _Sought(NamedTuple):
    """A term, the place of its theme, and its parts as one language stems them."""

    theme: int
    term: Term
    first: tuple[str, ...]
    rarest: int
    """Which of the first part's words it is looked up by."""
    second: tuple[str, ...]
    excluded_words: frozenset[str]
    """The excluded parts that are one word: whether an item has any of them is asked at once."""
    excluded_rows: tuple[tuple[tuple[str, ...], Part], ...]


class _TermIndex:
    """The terms of all themes as one language stems them, found by the words they ask for."""

    def __init__(self, themes: Sequence[ThemeEntry], language: str) -> None:
        self._terms: list[_Sought] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        """Terms that begin with one word or with loose ones, by the rarest of them."""
        self._by_words: dict[str, dict[int, dict[str, list[int]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        """Terms that begin with words in a row, by the rarest of them, by 1 or -1 for the side on which it has a
        neighbour in the row, and by that neighbour."""
        self.reader = WordReader(language)
        labels: list[tuple[int, str, Term]] = []
        for place, theme in enumerate(themes):
            if is_label(theme.name, theme.terms):
                labels.append((place, theme.name, theme.terms[0]))
                continue
            seen = set()
            # The heaviest first: of terms that a language stems alike, one alone counts.
            for term in sorted(theme.terms, key=lambda term: -term.weight):
                first = term.first.stemmed(language)
                second = term.second.stemmed(language) if term.second else ()
                excluded = tuple(part.stemmed(language) for part in term.excluded)
                alike = (first, second, term.first.is_loose, term.distance, excluded)
                if alike in seen:
                    continue
                seen.add(alike)
                words = frozenset(stems[0] for stems in excluded if len(stems) == 1)
                rows = tuple(
                    (stems, part) for stems, part in zip(excluded, term.excluded, strict=True) if len(stems) > 1
                )
                self._add(_Sought(place, term, first, rarest(first), second, words, rows))
        self._labels = LabelIndex(labels, language, self.reader)

    def _add(self, sought: _Sought) -> None:
        number, term, first, at = len(self._terms), sought.term, sought.first, sought.rarest
        self._terms.append(sought)
        if len(first) == 1 or term.first.is_loose:
            self._by_word[first[at]].append(number)
        else:
            side = 1 if at + 1 < len(first) else -1
            self._by_words[first[at]][side][first[at + side]].append(number)
        parts = [(first, term.first), *sought.excluded_rows]
        if term.second:
            parts.append((sought.second, term.second))
        for stems, part in parts:
            self.reader.want(stems, in_a_row=not part.is_loose)
        self.reader.want(tuple(sought.excluded_words))

    def match(self, words: Words) -> dict[int, list[_Match]]:
        """Return, by place of the theme, the terms that the words hold."""
        found: dict[int, list[_Match]] = defaultdict(list)
        places = words.places
        for number, at in sorted(self._begun(words).items()):
            place, term, first, _, second, excluded_words, excluded_rows = self._terms[number]
            if term.second:
                # Most often the other side is one word, and not there.
                others = places.get(second[0]) if len(second) == 1 else starts(second, term.second, words)
                at = near(at, len(first), others, len(second), term.distance) if others else []
            if not at:
                continue
            if not places.keys().isdisjoint(excluded_words):
                continue
            if any(starts(stems, part, words) for stems, part in excluded_rows):
                continue
            in_title = bisect_left(at, words.title_end)
            in_text = len(at) - in_title
            found_by = partial(ranges, term, first, second, at, words)
            strength = _strength_of(term, in_title, in_text)
            if _is_late(at[0], words, _SHORT_WORDS):
                strength *= _LATE_WEIGHT
            found[place].append(_Match(term, in_title, in_text, in_text, strength, found_by))
        for evidence in self._labels.match(words):
            found[evidence.label.theme].append(_match_of(evidence, words))
        return found

    def _begun(self, words: Words) -> dict[int, list[int]]:
        """Return the terms whose first part the words hold, by number, with the places where it stands."""
        found: dict[int, list[int]] = defaultdict(list)
        stems = words.stems
        for word, places in words.places.items():
            for number in self._by_word.get(word, ()):
                sought = self._terms[number]
                at = places if len(sought.first) == 1 else loose_starts(sought.first, words)
                if at:
                    found[number] = at
            for side, beside in self._by_words[word].items() if word in self._by_words else ():
                for place in places:
                    for number in beside.get(stems[place + side], ()):
                        sought = self._terms[number]
                        start, length = place - sought.rarest, len(sought.first)
                        if length == 2 or tuple(stems[start : start + length]) == sought.first:
                            found[number].append(start)
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
        index = self._index(language)
        words = index.reader.read(title, text)
        matched, kept = self._spoken_of(index, words)
        found_by = [_ranges_of(matched[place]) for place in kept]
        mentions = index.reader.mentions(words, found_by)
        return tuple(
            self._suggestion(place, strength, matched[place], where)
            for (place, strength), where in zip(kept.items(), mentions, strict=True)
        )

    def ids(self, title: str, text: str, language: str) -> tuple[int, ...]:
        """Return the ids of the same themes in the same order, without the work of saying why."""
        if not self._themes:
            return ()
        index = self._index(language)
        _, kept = self._spoken_of(index, index.reader.read(title, text))
        return tuple([self._themes[place].id for place in kept])

    def _index(self, language: str) -> _TermIndex:
        index = self._by_language.get(language)
        if index is None:
            index = self._by_language[language] = _TermIndex(self._themes, language)
        return index

    def _spoken_of(self, index: _TermIndex, words: Words) -> tuple[dict[int, list[_Match]], dict[int, float]]:
        """Return the terms that words hold, by theme, and the strengths of those that are suggested, in order."""
        matched = index.match(words)
        strengths = {place: _strength(terms, words) for place, terms in matched.items()}
        kept = {p: s for p, s in strengths.items() if s >= self._themes[p].threshold}
        if words.count >= _LONG_WORDS:
            kept = {place: strength for place, strength in kept.items() if not _is_said_once(matched[place], words)}
        kept = self._without_weak_parents(self._without_echoes(kept, matched))
        depths = {place: sum(1 for _ in self._ancestors(place)) for place in kept}
        order = sorted(kept, key=lambda place: (-kept[place], -depths[place], self._themes[place].slug))
        return matched, {place: kept[place] for place in order}

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

    def _without_echoes(self, strengths: dict[int, float], matched: dict[int, list[_Match]]) -> dict[int, float]:
        """Leave out a theme that nothing speaks for but words that say more of its parent, child or sibling.

        "Severed diplomatic relations" tells of a break, and no more of relations at large.
        """
        families: dict[int, list[int]] = defaultdict(list)
        for place in strengths:
            families[place].append(place)
            families[self._themes[place].parent].append(place)
        echoes: set[int] = set()
        for above, family in families.items():
            if above < 0 or len(family) == 1:
                continue
            words = {place: {at for span in _ranges_of(matched[place]) for at in range(*span)} for place in family}
            for weaker in family:
                heavier = (place for place in family if strengths[place] > strengths[weaker])
                if any(words[weaker] <= words[place] for place in heavier):
                    echoes.add(weaker)
        return {place: strength for place, strength in strengths.items() if place not in echoes}

    def _suggestion(
        self, place: int, strength: float, matches: list[_Match], mentions: tuple[Mention, ...]
    ) -> ThemeSuggestion:
        theme = self._themes[place]
        written = tuple(dict.fromkeys(match.term.written for match in matches))
        score = round(strength / (strength + 1), 2)
        return ThemeSuggestion(theme.id, theme.slug, theme.name, score, written, mentions, _explained(matches))


def _strength_of(term: Term, title: int, text: int) -> float:
    """Return what a term says in an item of few words that has it so often: more when repeated or in the title."""
    repeated = 1 + math.log2(title + text)
    return term.weight * repeated * (_TITLE_WEIGHT if title else 1)


def _match_of(evidence: Evidence, words: Words) -> _Match:
    """Return what an item says of a name as if it were one term."""
    label, ranges = evidence.label, evidence.ranges
    times = sum(1 for first, _ in ranges if not words.in_title(first))
    strength = evidence.strength
    if _is_late(min(ranges)[0], words, _LATE_NAME_WORDS):
        strength *= _LATE_NAME_WEIGHT
    counts, is_in_parts = (evidence.title, evidence.text, times), not label.term.is_single_word
    return _Match(label.term, *counts, strength, partial(iter, ranges), is_in_parts, evidence.is_in_other_words)


def _is_late(first: int, words: Words, least: int) -> bool:
    """Tell whether an item comes to a word late: behind so many words of its text, and two fifths of them."""
    return first > words.text_start + max(least, (words.count - words.title_end) * _LATE_SHARE)


def _is_said_once(matches: Iterable[_Match], words: Words) -> bool:
    """Tell whether all that speaks for a theme stands in one place of the text."""
    begin = [first for first, _ in _ranges_of(matches)]
    return not words.in_title(min(begin)) and max(begin) - min(begin) <= _ONE_PLACE_WORDS


def _ranges_of(matches: Iterable[_Match]) -> list[Range]:
    return [each for match in matches for each in match.ranges()]


def _strength(matches: list[_Match], words: Words) -> float:
    """Return how strongly terms speak for a theme: each counts once, more when repeated or in the title.

    The longer the item, the more it takes: one word among thousands says little. What a text comes to late is
    seldom what it is about.
    """
    total = sum([match.strength for match in matches])
    return total / (1 + math.log2(max(1.0, words.count / _SHORT_WORDS)))


def _explained(matches: list[_Match]) -> str:
    """Return in a sentence which terms speak for a theme and how often, those that say most first."""
    first = sorted(matches, key=lambda match: -match.strength)
    said = [_counted(match) for match in first[:_EXPLAINED_TERMS]]
    if len(first) > _EXPLAINED_TERMS:
        rest = len(first) - _EXPLAINED_TERMS
        said.append(f"{rest} more term{'s' if rest > 1 else ''}")
    return ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1] + "."


def _counted(match: _Match) -> str:
    places = ["in the headline"] if match.title else []
    if match.text:
        places.append("in the text" if match.text_times == 1 else f"{match.text_times} times in the text")
    said = f"“{match.term.shown}”"
    if match.is_in_other_words:
        said = f"Its name, {said}, part of it or other words for it"
    elif match.is_in_parts:
        said = f"Its name, {said}, or part of it"
    return f"{said} {' and '.join(places)}"
