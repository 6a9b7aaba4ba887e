"""Actors, themes and sources found by any of their names, in any script, in memory.

The names of a facet are folded into one text; where their words begin is kept in the order of what follows. A
beginning, a whole word or a whole name is then a run of that order, found by halving it.
"""

import re
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

from pyroaring import BitMap

from articles.index.answering import count_values
from articles.index.labels import ACTOR, THEME, Label, Labels
from articles.index.snapshot import EMPTY, Snapshot
from articles.index.terms import Query
from articles.models.actors import ActorName
from articles.models.themes import Theme
from articles.theme_terms import TermError, parse_term
from articles.vocabulary import NameUse
from articles.words import fold, split

MAX_NAME_CHARS = 100
"""Characters of a name that is looked for."""

_MAX_CHANGED = 1_000
"""Values whose names are kept beside the others after a change; with more, all are put in order anew."""

_END = b"\n"

_PLAIN = re.compile(r"[A-Za-z0-9 ]{1,64}")
"""A name that needs no tokeniser: most do not, and it is what takes longest."""


def folded_name(text: str) -> str:
    """Return the words of a name as they are compared: folded, unstemmed, parted by single spaces."""
    if _PLAIN.fullmatch(text):
        return " ".join(text.lower().split())
    words: list[str] = []
    run_at = -1
    for word in split(fold(text)):
        # A run of Chinese, Japanese or Korean comes as pairs; here it stays one word.
        if word.is_pair and word.start == run_at:
            words[-1] += word.text[0]
        else:
            words.append(word.text[0] if word.is_pair else word.text)
        run_at = word.start + 1 if word.is_pair else -1
    return " ".join(words)


class _Starts:
    """Where words begin, in the order of what follows them, each with the number of its name."""

    def __init__(self, text: bytes, places: list[tuple[int, int]]) -> None:
        follows = [text[at : text.index(_END, at) + 1] for at, _ in places]
        order = sorted(range(len(places)), key=follows.__getitem__)
        self._text = text
        self._at = array("I", (places[number][0] for number in order))
        self._names = array("I", (places[number][1] for number in order))

    def names(self, beginning: bytes) -> BitMap:
        """Return the numbers of the names in which something begins so."""
        text, length = self._text, len(beginning)

        def follows(at: int) -> bytes:
            return text[at : at + length]

        left = bisect_left(self._at, beginning, key=follows)
        right = bisect_right(self._at, beginning, lo=left, key=follows)
        return BitMap(self._names[left:right])


Run = Iterable[tuple[int, str]]
"""Ids with their names."""


class _Body:
    """Names, folded and in order."""

    def __init__(self, runs: Iterable[Run]) -> None:
        owners = array("I")
        lines: list[bytes] = []
        heads: list[tuple[int, int]] = []
        tails: list[tuple[int, int]] = []
        known: set[tuple[int, bytes]] = set()
        self._runs: list[BitMap] = []
        size = 0
        for run in runs:
            first = len(lines)
            for id, name in run:
                line = folded_name(name).encode(errors="ignore")
                if not line or (id, line) in known:
                    continue
                known.add((id, line))
                heads.append((size, len(lines)))
                at = -1
                while (at := line.find(b" ", at + 1)) >= 0:
                    tails.append((size + at + 1, len(lines)))
                lines.append(line)
                owners.append(id)
                size += len(line) + 1
            self._runs.append(BitMap(range(first, len(lines))))
        self._text = b"".join(line + _END for line in lines)
        self._owners = owners
        self._heads, self._tails = _Starts(self._text, heads), _Starts(self._text, tails)

    @cached_property
    def words(self) -> list[str]:
        """Every word of the names, once."""
        return sorted(set(self._text.decode().split()))

    def called(self, folded: str) -> BitMap:
        """Return the ids of those with exactly this name."""
        return self._ids(self._heads.names(folded.encode(errors="ignore") + _END))

    def with_words(self, words: Iterable[str], *, is_own: bool = False) -> BitMap:
        """Return the ids of those with a name, of the first run where `is_own`, that holds all of some whole words."""
        found = self._with_words(words)
        return self._ids(found & self._runs[0] if is_own else found)

    def beginning(self, folded: str) -> Iterator[BitMap]:
        """Yield ids by how well a beginning of a name fits, as `Names.beginning` does."""
        begun = folded.encode(errors="ignore")
        if not begun:
            return
        yield self._ids(self._heads.names(begun + _END))
        for starts in (self._heads, self._tails):
            found = starts.names(begun)
            for run in self._runs:
                yield self._ids(found & run)
        *whole, last = folded.split()
        if whole:
            begun = last.encode(errors="ignore")
            yield self._ids(self._with_words(whole) & (self._heads.names(begun) | self._tails.names(begun)))

    def _with_words(self, words: Iterable[str]) -> BitMap:
        found: BitMap | None = None
        for word in words:
            having = BitMap()
            for ending in (b" ", _END):
                whole = word.encode(errors="ignore") + ending
                having |= self._heads.names(whole) | self._tails.names(whole)
            found = having if found is None else found & having
        return EMPTY if found is None else found

    def _ids(self, names: BitMap) -> BitMap:
        return BitMap(array("I", map(self._owners.__getitem__, names)))


class Names:
    """Every name of a facet's values, folded. Takes runs of ids with names, those that count most first.

    Those of the values that `changed` stand beside the others, so that one new name does not put all in order.
    """

    def __init__(self, *runs: Run) -> None:
        self._whole = _Body(runs)
        self._since: _Body | None = None
        self.changed: BitMap = EMPTY

    def updated(self, changed: BitMap, *runs: Run) -> "Names":
        """Return names in which some values have those of the runs and no others; they include all that changed."""
        names = object.__new__(Names)
        names._whole, names._since, names.changed = self._whole, _Body(runs), changed
        return names

    @property
    def words(self) -> list[str]:
        """Every word of the names, some twice; some may be of former names."""
        return self._whole.words + (self._since.words if self._since else [])

    def called(self, folded: str) -> BitMap:
        """Return the ids of those with exactly this name."""
        return self._asked(lambda body: body.called(folded))

    def with_words(self, words: Iterable[str], *, is_own: bool = False) -> BitMap:
        """Return the ids of those with a name, of the first run where `is_own`, that holds all of some whole words."""
        words = list(words)
        return self._asked(lambda body: body.with_words(words, is_own=is_own))

    def beginning(self, folded: str) -> Iterator[BitMap]:
        """Yield ids by how well a beginning of a name fits, the best first; they may repeat.

        The name itself; the beginning of a name, those of the first run first; that of a later word likewise;
        last, all words whatever their order, the last of them only begun.
        """
        if self._since is None:
            yield from self._whole.beginning(folded)
            return
        for others, own in zip(self._whole.beginning(folded), self._since.beginning(folded), strict=True):
            yield (others - self.changed) | own

    def _asked(self, ask: Callable[[_Body], BitMap]) -> BitMap:
        found = ask(self._whole)
        return found if self._since is None else (found - self.changed) | ask(self._since)


_kept: dict[str, tuple[Labels, Names]] = {}
_lock = threading.Lock()


def names_of(snapshot: Snapshot, facet: str) -> Names:
    """Return the names of a facet's values; one query where actors or themes have changed since they were last asked
    for.

    The index reads a label anew whenever an actor, one of its names, or a theme changes: the very same one means the
    same names.
    """
    labels = snapshot.labels[facet]
    kept = _kept.get(facet)
    if kept is None or kept[0] is not labels:
        with _lock:
            kept = _kept.get(facet)
            if kept is None or kept[0] is not labels:
                kept = _kept[facet] = (labels, _read(facet, labels, kept))
    return kept[1]


def _read(facet: str, labels: Labels, kept: tuple[Labels, Names] | None) -> Names:
    if kept is not None:
        before, names = kept
        changed = names.changed | BitMap(labels.differing(before))
        if len(changed) <= _MAX_CHANGED:
            return names.updated(changed, *_runs(facet, [labels.by_id[id] for id in changed if id in labels.by_id]))
    return Names(*_runs(facet, labels.by_id.values()))


def _runs(facet: str, labels: Collection[Label]) -> list[list[tuple[int, str]]]:
    """Return the names of actors, or of other values: their own, their further names, their acronyms and the like."""
    own = [(label.id, label.name) for label in labels]
    if facet == THEME:
        return [own, list(_called_by_terms(labels))]
    if facet != ACTOR:
        return [own]
    rows = ActorName.objects.order_by("pk")
    if len(labels) <= _MAX_CHANGED:
        rows = rows.filter(actor__in=[label.id for label in labels])
    plain: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    for id, name, use in rows.values_list("actor_id", "name", "use"):
        (plain if use == NameUse.NAME else others).append((id, name))
    return [own, plain, others]


def _called_by_terms(labels: Collection[Label]) -> Iterator[tuple[int, str]]:
    """Yield the words and phrases that name a theme as its own name does, in other languages too: `"alto el fuego"`."""
    rows = Theme.objects.order_by("pk")
    if len(labels) <= _MAX_CHANGED:
        rows = rows.filter(pk__in=[label.id for label in labels])
    for id, terms in rows.values_list("pk", "terms"):
        for term in terms:
            try:
                parsed = parse_term(str(term))
            except TermError:  # The tagger leaves it out too.
                continue
            if parsed.is_name:
                yield id, parsed.shown


def beginning_with(snapshot: Snapshot, facet: str, text: str, ids: BitMap, rows: int) -> list[tuple[Label, int]]:
    """Return the values of a facet with a name that begins so, and how many of some articles have each.

    Those that fit best first, then those with most articles; none without an article.
    """
    by_id = snapshot.labels[facet].by_id
    found: list[tuple[Label, int]] = []
    taken = BitMap()
    for fitting in names_of(snapshot, facet).beginning(folded_name(text[:MAX_NAME_CHARS])):
        fitting -= taken
        for value, count in count_values(snapshot, facet, ids, rows - len(found), fitting):
            found.append((by_id[value], count))
        if len(found) >= rows:
            break
        taken |= fitting
    return found


def ranked(snapshot: Snapshot, facet: str, text: str, rows: int) -> list[int]:
    """Return the ids of the values of a facet with a name that begins so, used or not.

    Those that fit best first, then those with most articles.
    """
    found: list[int] = []
    taken = BitMap()
    for fitting in names_of(snapshot, facet).beginning(folded_name(text[:MAX_NAME_CHARS])):
        found += sorted(fitting - taken, key=lambda value: (-len(snapshot.having(facet, value)), value))
        taken |= fitting
        if len(found) >= rows:
            break
    return found[:rows]


def named_in(snapshot: Snapshot, query: Query, rows: dict[str, int]) -> list[tuple[str, Label, int]]:
    """Return facet, label and number of visible articles of what a text to search for names.

    Every word of the text, or of one of its parts joined by OR, must be in one name; who bears the very name
    comes first, then who has most articles. `rows` says how many of which facets.
    """
    texts = [folded_name(" ".join(term.typed for term in group.required)) for group in query.groups]
    found = []
    for facet, most in rows.items():
        names, taken, of_facet = names_of(snapshot, facet), BitMap(), 0
        exact = BitMap.union(EMPTY, *(names.called(text) for text in texts if text))
        # A theme's terms hold too many words that stand in other names.
        is_own = facet == THEME
        wider = BitMap.union(EMPTY, *(names.with_words(text.split(), is_own=is_own) for text in texts if text))
        for fitting in (exact, wider):
            for value, count in count_values(snapshot, facet, snapshot.visible, most - of_facet, fitting - taken):
                found.append((facet, snapshot.labels[facet].by_id[value], count))
                of_facet += 1
            taken |= fitting
    return found


def all_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield every word in the names of actors and themes; some twice."""
    for facet in (ACTOR, THEME):
        yield from names_of(snapshot, facet).words
