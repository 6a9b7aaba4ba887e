"""Snapshot: every published article's facets as bitmaps, at one number of the archive. Never changed, only replaced."""

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from articles.index.labels import ACTOR, LANGUAGE, LANGUAGE_LABELS, SOURCE, THEME, Labels

MONTH = "month"
FACETS = (ACTOR, THEME, SOURCE, LANGUAGE)

EMPTY = BitMap()

_CHUNK_IDS = 256
_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_DAY = 86_400_000_000  # microseconds


class Instants:
    """When each article was published, in microseconds since 1970; copies share all that did not change."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: dict[int, array]) -> None:
        self._chunks = chunks

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Instants":
        """Gather ids and their moments."""
        return cls({}).updated(pairs)

    def updated(self, pairs: Iterable[tuple[int, int]]) -> "Instants":
        """Return a copy with other moments for some ids."""
        chunks = dict(self._chunks)
        own: set[int] = set()
        for id, instant in pairs:
            number = id // _CHUNK_IDS
            if number not in own:
                old = chunks.get(number)
                chunks[number] = array("q", old) if old is not None else array("q", bytes(8 * _CHUNK_IDS))
                own.add(number)
            chunks[number][id % _CHUNK_IDS] = instant
        return Instants(chunks)

    def __getitem__(self, id: int) -> int:
        return self._chunks[id // _CHUNK_IDS][id % _CHUNK_IDS]


@dataclass(frozen=True)
class Snapshot:
    """What the archive knows of its published articles, at one moment of the database.

    `bitmaps[facet][value]` holds the ids of the articles that have the value: ids of actors, themes (with all
    those below them) and sources, codes of languages, months as 202402. `visible` holds those that readers may
    see; `pending` the moments and ids of those whose time is still to come, earliest first. `logged_at` is when the
    number was given, in seconds since 1970.
    """

    mark: str
    number: int
    logged_at: int
    labels: Mapping[str, Labels]
    bitmaps: Mapping[str, Mapping[Any, BitMap]]
    visible: BitMap
    pending: tuple[tuple[int, int], ...]
    instants: Instants
    hits: dict[Any, BitMap] = field(default_factory=dict, compare=False)
    """Answers of the text index at this number, by what was asked."""
    ranked: dict[str, list[Any]] = field(default_factory=dict, compare=False)
    """Values of each facet, the one with most articles first; filled when first asked for."""

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

    def by_size(self, facet: str) -> list[Any]:
        """Return the values of a facet, the one with most articles first."""
        found = self.ranked.get(facet)
        if found is None:
            bitmaps = self.bitmaps[facet]
            found = self.ranked[facet] = sorted(bitmaps, key=lambda value: (-len(bitmaps[value]), value))
        return found

    def languages(self) -> list[str]:
        """Return the codes of the languages that articles are written in."""
        return sorted(self.bitmaps[LANGUAGE])


def all_labels(read: Mapping[str, Labels]) -> dict[str, Labels]:
    """Complete the labels read from the database with those of languages."""
    return {**read, LANGUAGE: LANGUAGE_LABELS}
