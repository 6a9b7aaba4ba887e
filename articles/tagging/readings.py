"""A passage as it is read: what it names for certain, and what is still open."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from articles.tagging.asides import Span
from articles.tagging.names import Found
from articles.tagging.passages import Passage
from articles.tagging.suggestions import Mention
from articles.tagging.weighing import How, Naming

_new = tuple.__new__
"""A naming made of a tuple: by its fields it takes twice as long, and a long text has thousands."""


@dataclass(slots=True)
class Reading:
    """A passage with the actors it is known to name and the runs that are yet to be settled."""

    passage: Passage
    namings: list[Naming] = field(default_factory=list)
    surnames: list[Found] = field(default_factory=list)
    """Runs that may be a surname."""
    open: list[Found] = field(default_factory=list)
    """Runs that mean a body only together with its state, and names that several actors share."""
    namesakes: list[Found] = field(default_factory=list)
    """Runs that name a state and are somebody's surname as well."""
    of_senses: set[str] = field(default_factory=set)
    """Folded names in it that have several senses."""
    things: set[str] = field(default_factory=set)
    """Folded names that are here a band's, a film's or a site's."""
    questions: list[tuple[Found, tuple[int, ...], bool]] = field(default_factory=list)
    """Runs left to an editor, with the identities they may mean, and whether those are all of another time."""

    def mention(self, run: Found) -> Mention:
        """Return where a run stands in the text as it was written."""
        return Mention(self.passage.place, run.first, run.last, self.passage.text[run.first : run.last])

    def words(self, run: Found) -> str:
        """Return the folded words of a run."""
        return self.passage.normal[run.start : run.end]

    def add(self, run: Found, identity: int, how: How, note: str = "") -> None:
        """Note that a run names somebody."""
        start, end, _, first, last = run
        self.namings.append(_new(Naming, (start, end, self.passage, first, last, identity, how, note)))

    def ask(self, run: Found, identities: Iterable[int], *, is_of_the_past: bool = False) -> None:
        """Leave a run that may mean several to an editor."""
        self.questions.append((run, tuple(sorted(set(identities))), is_of_the_past))


def runs_outside(spans: Sequence[Span], found: list[Found]) -> list[Found]:
    """Return the runs that are not within one of these stretches of the text, which come in order."""
    outside: list[Found] = []
    at = 0
    for start, end in spans:
        first = bisect_left(found, start, at, key=attrgetter("first"))
        outside += found[at:first]
        at = bisect_left(found, end, first, key=attrgetter("first"))
        outside += [run for run in found[first:at] if run.last > end]
    return outside + found[at:]


def free_runs(found: list[Found], taken: list[Found]) -> list[Found]:
    """Return the runs that touch none that are taken."""
    free: list[Found] = []
    place = 0
    size = len(taken)
    for run in found:
        start = run.start
        while place < size and taken[place].end <= start:
            place += 1
        if place == size or taken[place].start >= run.end:
            free.append(run)
    return free


def longest(runs: list[Found]) -> list[Found]:
    """Return the longest of the runs that overlap."""
    kept: list[Found] = []
    end = 0
    for run in runs:
        if run.start >= end:
            kept.append(run)
            end = run.end
    return kept
