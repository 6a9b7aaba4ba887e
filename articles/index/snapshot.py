"""Snapshot: every published article's facets as bitmaps, at one number of the archive. Never changed, only replaced."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from articles.index.bitmaps import FacetBitmaps, size
from articles.index.columns import Instants, Tags
from articles.index.hits import Hits
from articles.index.labels import ACTOR, LANGUAGE, LANGUAGE_LABELS, SOURCE, THEME, Labels
from articles.index.ranking import Ranking

MONTH = "month"
FACETS = (ACTOR, THEME, SOURCE, LANGUAGE)

EMPTY = BitMap()

_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_DAY = 86_400_000_000  # microseconds


@dataclass(frozen=True)
class Snapshot:
    """What the archive knows of its published articles, at one moment of the database.

    `bitmaps[facet][value]` holds the ids of the articles that have the value: ids of actors, themes (with all
    those below them) and sources, codes of languages, months as 202402. `visible` holds those that readers may
    see; `pending` the moments and ids of those whose time is still to come, earliest first. `tags` knows of each
    article its less common actors; `ranked` has actors and themes by their number of articles. `logged_at` is when
    the number was given, in seconds since 1970.
    """

    mark: str
    number: int
    logged_at: int
    labels: Mapping[str, Labels]
    bitmaps: Mapping[str, FacetBitmaps]
    visible: BitMap
    pending: tuple[tuple[int, int], ...]
    instants: Instants
    tags: Tags
    ranked: Mapping[str, Ranking]
    hits: Hits = field(default_factory=Hits, compare=False)

    @property
    def version(self) -> str:
        """What a public page depends on besides its address: mark, number, and what has fallen due."""
        return f"{self.mark}.{self.number}.{len(self.pending)}"

    @cached_property
    def newest_instant(self) -> int:
        """When the newest visible article was published, in microseconds since 1970; 0 for an empty archive."""
        for month in sorted(self.bitmaps[MONTH], reverse=True):
            found = self.bitmaps[MONTH][month] & self.visible
            if found:
                return max(self.instants[id] for id in found)
        return 0

    def day_of(self, id: int) -> dt.date:
        """Return the UTC day on which an article was published."""
        return dt.date.fromordinal(_EPOCH_DAY + self.instants[id] // _DAY)

    def having(self, facet: str, value: Any) -> BitMap:
        """Return the ids of the articles with a value; empty when none has it."""
        return self.bitmaps[facet].get(value, EMPTY)

    def count_in_use(self, facet: str) -> int:
        """Return how many values of a facet some article has that readers see."""
        return len(self.bitmaps[facet]) - len(self._unseen(facet))

    def in_use(self, facet: str) -> list[Any]:
        """Return the values of a facet that some article has that readers see, from A to Z."""
        bitmaps, unseen = self.bitmaps[facet], self._unseen(facet)
        return [value for value in self.labels[facet].alphabetical if value in bitmaps and value not in unseen]

    def _unseen(self, facet: str) -> set[Any]:
        """Return the values that only articles have whose time is still to come."""
        if not self.pending:
            return set()
        bitmaps = self.bitmaps[facet]
        asked: Iterable[Any] = bitmaps
        if facet == ACTOR:
            asked = self.tags.apart.union(self.tags.of_articles(id for _, id in self.pending))
        return {value for value in asked if value in bitmaps and not bitmaps[value].intersect(self.visible)}

    def by_size(self, facet: str) -> Iterable[Any]:
        """Return the values of a facet, the one with most articles first."""
        ranked = self.ranked.get(facet)
        if ranked is not None:
            return ranked
        bitmaps = self.bitmaps[facet]
        return sorted(bitmaps, key=lambda value: (-size(bitmaps, value), value))

    def languages(self) -> list[str]:
        """Return the codes of the languages that articles are written in."""
        return sorted(self.bitmaps[LANGUAGE])


def all_labels(read: Mapping[str, Labels]) -> dict[str, Labels]:
    """Complete the labels read from the database with those of languages."""
    return {**read, LANGUAGE: LANGUAGE_LABELS}
