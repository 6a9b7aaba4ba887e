"""Themes known by their name alone: how much a text says of one whose only term is its own name.

A list of subjects from elsewhere often has no more than that: "Arms Control and Disarmament". Hardly any text
writes such a name out, so it is read with care for its parts: the name as spelt counts once for each time it
stands, less where only the stems are the same or its words stand apart; two or more neighbouring words that no
other such name shares count for their part of it; and so do its acronym, in a text that also spells it out, and
the other words that diplomacy has for it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.tagging.lexicon import EMPTY_WORDS
from articles.tagging.subjects import other_words
from articles.tagging.terms import Term, stems_of
from articles.tagging.word_places import Range, WordReader, Words, has_within, loose_starts, next_place
from articles.words import fold, split

_GAP_WORDS = 2  # "of the" may stand between two words of a name.
_BY_STEM = 0.5  # "Agricultural" for Agriculture, but also "elected" for Elections.
_APART = 0.25
_MIN_SHARE = 0.6  # "Arms Control" holds 0.64 of Arms Control and Disarmament among 110 names, "North Atlantic" 0.58.
_QUALIFIER = re.compile(r"\(([^()]*)\)")
_MIN_ACRONYM_CHARS = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of a name: their stems, the keys of their spellings, and their share of the name."""

    stems: tuple[str, ...]
    spellings: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a theme that is its only term. `qualifiers`, in brackets there, stand anywhere in the item."""

    theme: int
    term: Term
    whole: _Run
    parts: tuple[_Run, ...]
    others: tuple[_Run, ...]
    """Other words for the same subject."""
    qualifiers: tuple[str, ...]
    acronym: str


@dataclass(slots=True)
class Evidence:
    """How often an item says a name, in its title and its text, counted in whole names; and the words that do."""

    title: float = 0.0
    text: float = 0.0
    ranges: list[Range] = field(default_factory=list)


def is_label(name: str, terms: Sequence[Term]) -> bool:
    """Tell whether the only term of a theme is its own name, without quotation marks or other marks."""
    return len(terms) == 1 and not terms[0].excluded and terms[0].second is None and _same(terms[0].written, name)


def _same(written: str, name: str) -> bool:
    return fold(" ".join(name.split())) == fold(re.sub(r"\s*\^[\d.]+\Z", "", written))


class LabelIndex:
    """The names that are labels, as one language stems them."""

    def __init__(self, names: Sequence[tuple[int, str, Term]], language: str, reader: WordReader) -> None:
        spelt = [_content_words(name) for _, name, _ in names]
        stems = [stems_of(words, language) for words in spelt]
        commonness = Counter(word for words in stems for word in set(words))
        shared = Counter(run for words in stems for run in {*_runs(words)})
        weights = {word: math.log(1 + len(names) / count) for word, count in commonness.items()}
        self._reader = reader
        self._by_first: dict[str, list[tuple[str, Label]]] = defaultdict(list)
        """Names by their first word, each with its second one, or the first where it is the only one."""
        for (theme, name, term), own, words in zip(names, spelt, stems, strict=True):
            if not words:
                continue
            keys = [reader.want_spelling(word) for word in own]
            full = sum(weights[word] for word in words)
            parts = []
            for part in _beginnings(words):
                share = sum(weights[word] for word in part) / full
                if share >= _MIN_SHARE and shared[part] == 1:
                    parts.append(_Run(part, tuple(keys[: len(part)]), share))
            qualifiers = tuple(stems_of(_words(" ".join(_QUALIFIER.findall(name))), language))
            reader.want([*words, *qualifiers])
            whole = _Run(tuple(words), tuple(keys), 1.0)
            others = tuple(self._other(written, language) for written in other_words(name))
            label = Label(theme, term, whole, tuple(parts), others, qualifiers, _acronym(name))
            for run in (whole, *others):
                self._by_first[run.stems[0]].append((run.stems[:2][-1], label))

    def _other(self, written: str, language: str) -> _Run:
        """Return other words for a subject, as they are sought."""
        own = _content_words(written)
        stems = tuple(stems_of(own, language))
        self._reader.want(stems)
        return _Run(stems, tuple(self._reader.want_spelling(word) for word in own), 0.5)

    def match(self, words: Words) -> Iterator[tuple[Label, Evidence]]:
        """Yield the names that an item speaks of, with what it says of them."""
        places = words.places
        # Whatever counts for a name needs its first two words.
        found = {
            label.theme: label for word in places for second, label in self._by_first.get(word, ()) if second in places
        }
        for label in sorted(found.values(), key=lambda label: label.theme):
            if any(word not in places for word in label.qualifiers):
                continue
            evidence = _evidence(label, words, self._reader)
            if evidence.title or evidence.text:
                yield label, evidence


def _words(text: str) -> list[str]:
    return [word.text for word in split(fold(text))]


def _content_words(name: str) -> list[str]:
    """Return the words of a name outside brackets, without those that say nothing."""
    words = _words(_QUALIFIER.sub(" ", name)) or _words(name)
    return [word for word in words if word not in EMPTY_WORDS] or words


def _acronym(name: str) -> str:
    """Return the capitals with which the words of a name begin; blank when they are too few."""
    letters = "".join(letter for letter in re.findall(r"\b([^\W\d_])\w+", name) if letter.isupper())
    return letters if len(letters) >= _MIN_ACRONYM_CHARS else ""


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield all neighbouring words of a name, two or more."""
    for first in range(len(words) - 1):
        for end in range(first + 2, len(words) + 1):
            yield tuple(words[first:end])


def _beginnings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the beginnings of a name, of two or more words, the longest first.

    Only beginnings: "Security Council" alone is any such council's, "National Security" still says which.
    """
    for end in range(len(words) - 1, 1, -1):
        yield tuple(words[:end])


def _evidence(label: Label, words: Words, reader: WordReader) -> Evidence:
    found = Evidence()
    taken: set[int] = set()
    _count(label.whole, words, found, taken)
    if len(label.whole.stems) > 1:
        for start in loose_starts(label.whole.stems, words):
            if start not in taken:
                _add(found, words, (start, start + 1), _APART)
                taken.add(start)
        if label.acronym and (found.title or found.text):
            for start in reader.acronym_places(label.acronym, words):
                _add(found, words, (start, start + 1), 1.0)
        for part in label.parts:
            _count(part, words, found, taken)
    for other in label.others:
        _count(other, words, found, taken)
    return found


def _count(run: _Run, words: Words, found: Evidence, taken: set[int]) -> None:
    """Add where words of a name stand one after the other, if they are not taken by more of the name."""
    if any(word not in words.places for word in run.stems):
        return
    for start in words.places[run.stems[0]]:
        chain = _chain(run.stems, start, words)
        if chain is None or not taken.isdisjoint(chain):
            continue
        is_spelt = all(
            has_within(words.places.get(key, []), at, at) for at, key in zip(chain, run.spellings, strict=True)
        )
        _add(found, words, (chain[0], chain[-1] + 1), run.share * (1.0 if is_spelt else _BY_STEM))
        taken.update(chain)


def _chain(stems: tuple[str, ...], start: int, words: Words) -> list[int] | None:
    """Return the places of words that follow each other, from the first on."""
    chain = [start]
    for word in stems[1:]:
        at = next_place(words.places[word], chain[-1])
        if at is None or at > chain[-1] + 1 + _GAP_WORDS:
            return None
        chain.append(at)
    return chain


def _add(found: Evidence, words: Words, range: Range, credit: float) -> None:
    found.ranges.append(range)
    if words.in_title(range[0]):
        found.title += credit
    else:
        found.text += credit
