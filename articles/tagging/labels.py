"""Themes known by their name alone: how much a text says of one whose only term is its own name.

A list of subjects from elsewhere often has no more than that: "Arms Control and Disarmament". Hardly any text
writes such a name out, so it is read with care for its parts: the name as spelt counts once for each time it
stands, less where only the stems are the same or its words stand apart; two or more neighbouring words that no
other such name shares count for their part of it; and so do its acronym, in a text that also spells it out, and
the other words that diplomacy has for it. Words inside the whole name of another such theme count for that alone.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.tagging.subjects import OtherWords, Says, other_words
from articles.tagging.word_places import Range, WordReader, Words, has_within, loose_starts, next_place
from articles.theme_terms import EMPTY_WORDS, Term, stems_of
from articles.words import fold, split

_GAP_WORDS = 2  # "of the" may stand between two words of a name.
_BY_STEM = 0.5  # "Agricultural" for Agriculture, but also "elected" for Elections.
_APART = 0.25
_AS_A_DATE = 0.25  # A text that says "after the Korean War" tells of what came then.
_OF_ONE_WORD = 1.3  # Single words name subjects of diplomacy better than what else a term of one word may stand for.
_REPEATED = 0.7  # A name that recurs says less than a second term would: there is only the one.
_MIN_SHARE = 0.6  # "Arms Control" holds 0.64 of Arms Control and Disarmament among 110 names, "North Atlantic" 0.58.
_DATING = frozenset(stems_of("after since following aftermath wake".split(), "en"))
_QUALIFIER = re.compile(r"\(([^()]*)\)")
_MIN_ACRONYM_CHARS = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of a name: their stems, the keys of their spellings, and their share of the name."""

    stems: tuple[str, ...]
    spellings: tuple[str, ...]
    share: float
    acronym: str = ""
    """Its one word where that is in capitals, which it then must be in the text."""
    is_hint: bool = False
    """Whether it says nothing alone."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a theme that is its only term. `qualifiers`, in brackets there, stand anywhere in the item."""

    theme: int
    term: Term
    whole: _Run
    parts: tuple[_Run, ...]
    others: tuple[_Run, ...]
    """Other words for the same subject, hints behind the rest, the longest first. One word alone is sought as it is
    spelt, since its stem is other words' too."""
    qualifiers: tuple[str, ...]
    acronym: str

    def said_by(self, runs: Iterable[int], words: Words) -> list[int]:
        """Return in order those of its runs that say it in an item: where words in brackets are missing there, no name
        does, but what it is made of says it still."""
        if all(word in words.places for word in self.qualifiers):
            return sorted(runs)
        return sorted(run for run in runs if run >= 0 and self.others[run].share < Says.NAME.value)


@dataclass(slots=True)
class Evidence:
    """How often an item says a name, in its title and its text, counted in whole names; and the words that do."""

    label: Label
    credits: dict[Range, float] = field(default_factory=dict)
    """What each run of words counts, in the order in which they were found."""
    names: set[Range] = field(default_factory=set)
    """Those of them that are a whole name of several words."""
    is_in_other_words: bool = False
    """Whether other words for the same subject are among them."""
    title: float = 0.0
    text: float = 0.0

    @property
    def ranges(self) -> list[Range]:
        """The words that say it."""
        return list(self.credits)

    @property
    def strength(self) -> float:
        """What it says for its theme in an item of few words: more when repeated or in the title."""
        count = self.title + self.text
        repeated = 1 + _REPEATED * math.log2(count) if count >= 1 else count
        weight = _OF_ONE_WORD * self.label.term.weight if self.label.term.is_single_word else self.label.term.weight
        return weight * repeated * (1 + min(self.title, 1))


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
        self._labels: list[Label] = []
        self._by_first: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        """Names and other words by their first word: the second one, or the first where it is the only one, the
        place of the label, and that of the run among its others, -1 for the name."""
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
            whole = _Run(tuple(words), tuple(keys), 1.0, is_hint=bool(qualifiers) and _is_anothers_too(name))
            others = [self._other(words, language) for words in other_words(name)]
            others.sort(key=lambda run: (run.is_hint, -len(run.spellings)))
            acronym = _acronym(name)
            if acronym:
                reader.want_spelling(fold(acronym))
            for number, run in enumerate((whole, *others), -1):
                sought = run.stems or run.spellings
                self._by_first[sought[0]].append((sought[:2][-1], len(self._labels), number))
            self._labels.append(Label(theme, term, whole, tuple(parts), tuple(others), qualifiers, acronym))

    def _other(self, words: OtherWords, language: str) -> _Run:
        """Return other words for a subject, as they are sought."""
        own = _content_words(words.written)
        keys = tuple(self._reader.want_spelling(word) for word in own)
        is_alone = len(own) == 1
        stems = () if is_alone else tuple(stems_of(own, language))
        self._reader.want(stems)
        acronym = words.written if is_alone and words.written.isupper() else ""
        return _Run(stems, keys, words.says.value, acronym, words.says is Says.HINT)

    def match(self, words: Words) -> Iterator[Evidence]:
        """Yield what an item says of the names that it speaks of."""
        places = words.places
        # Whatever counts for a name needs its first two words.
        found: dict[int, list[int]] = defaultdict(list)
        for word in places:
            for second, place, run in self._by_first.get(word, ()):
                if second in places:
                    found[place].append(run)
        said = [
            _evidence(label, said_by, words, self._reader)
            for label, runs in ((self._labels[place], runs) for place, runs in sorted(found.items()))
            if (said_by := label.said_by(runs, words))
        ]
        longest: dict[int, Range] = {}
        """By the place of each word, the longest name that it is part of."""
        for name in sorted({span for evidence in said for span in evidence.names}, key=lambda span: span[1] - span[0]):
            longest.update(dict.fromkeys(range(*name), name))
        for evidence in said:
            for span, credit in list(evidence.credits.items()):
                if _is_within(longest.get(span[0], span), span):
                    del evidence.credits[span]
                elif words.in_title(span[0]):
                    evidence.title += credit
                else:
                    evidence.text += credit
            if evidence.credits:
                yield evidence


def _words(text: str) -> list[str]:
    return [word.text for word in split(fold(text))]


def _content_words(name: str) -> list[str]:
    """Return the words of a name outside brackets, without those that say nothing."""
    words = _words(_QUALIFIER.sub(" ", name)) or _words(name)
    return [word for word in words if word not in EMPTY_WORDS] or words


def _is_anothers_too(name: str) -> bool:
    """Tell whether without its brackets a name is that of another subject: Civil War (U.S.)."""
    bare = {words.written for words in other_words(_QUALIFIER.sub(" ", name)) if words.says is not Says.NAME}
    return not bare <= {words.written for words in other_words(name)}


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


def _evidence(label: Label, runs: Sequence[int], words: Words, reader: WordReader) -> Evidence:
    """Return what an item says of a name, given which of its other words may stand there, and -1 for the name."""
    found = Evidence(label)
    taken: set[int] = set()
    others = [label.others[number] for number in runs if number >= 0]
    is_name = runs[0] < 0
    if is_name and not label.whole.is_hint:
        _count(label.whole, words, found, taken)
    _count_others([run for run in others if not run.is_hint], words, found, taken, reader)
    if is_name and label.whole.is_hint and found.credits:
        _count(label.whole, words, found, taken)
    elif is_name and len(label.whole.stems) > 1 and not label.whole.is_hint:
        _count_parts(label, words, found, taken, reader)
    if found.credits:
        _count_others([run for run in others if run.is_hint], words, found, taken, reader)
    return found


def _count_parts(label: Label, words: Words, found: Evidence, taken: set[int], reader: WordReader) -> None:
    """Add where words of a name stand apart, and its acronym and beginnings."""
    for start in loose_starts(label.whole.stems, words):
        if start not in taken:
            _add(found, (start, start + 1), _APART)
            taken.add(start)
    if label.acronym and found.credits:
        for start in reader.acronym_places(label.acronym, words):
            if start not in taken:
                _add(found, (start, start + 1), 1.0)
    for part in label.parts:
        _count(part, words, found, taken)


def _count_others(runs: Iterable[_Run], words: Words, found: Evidence, taken: set[int], reader: WordReader) -> None:
    """Add where other words for the same subject stand."""
    before = len(found.credits)
    for run in runs:
        if run.stems:
            _count(run, words, found, taken)
            continue
        key = run.spellings[0]
        for start in reader.acronym_places(run.acronym, words) if run.acronym else words.places[key]:
            if start not in taken:
                _add(found, (start, start + 1), run.share)
                taken.add(start)
    found.is_in_other_words |= len(found.credits) > before


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
        span = chain[0], chain[-1] + 1
        credit = run.share * (1.0 if is_spelt else _BY_STEM)
        if len(chain) > 1 and run.share >= Says.NAME.value:
            found.names.add(span)
            if _is_a_date(start, words):
                credit *= _AS_A_DATE
        _add(found, span, credit)
        taken.update(chain)


def _is_a_date(start: int, words: Words) -> bool:
    """Tell whether a name that begins at a place only says when: "since the end of the Korean War"."""
    place = start - 1
    while words.stems[place] in EMPTY_WORDS:
        place -= 1
    word = words.stems[place]
    return word in _DATING or (word == "end" and words.stems[place + 1] == "of")


def _chain(stems: tuple[str, ...], start: int, words: Words) -> list[int] | None:
    """Return the places of words that follow each other, from the first on."""
    chain = [start]
    for word in stems[1:]:
        at = next_place(words.places[word], chain[-1])
        if at is None or at > chain[-1] + 1 + _GAP_WORDS:
            return None
        chain.append(at)
    return chain


def _add(found: Evidence, span: Range, credit: float) -> None:
    found.credits[span] = found.credits.get(span, 0.0) + credit


def _is_within(name: Range, span: Range) -> bool:
    """Tell whether words are part of a longer name."""
    return name != span and name[0] <= span[0] and span[1] <= name[1]
