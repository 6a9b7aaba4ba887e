"""The articles of very many values, most of which few articles have."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from pyroaring import BitMap

FEW_ARTICLES = 128
"""Up to so many articles are kept as plain numbers and become a bitmap when they are asked for, in 1 to 5 µs.

A bitmap has two pieces of memory for every 65,536 ids that it touches: in a million articles those of 50,000 actors
take 48 MB, and 12 MB this way.
"""

_ID_BYTES = 4


class Bitmaps(MutableMapping[int, BitMap]):
    """Bitmaps by value. Those of few articles are made anew whenever they are asked for: put back what you change."""

    __slots__ = ("kept",)

    def __init__(self, kept: dict[int, BitMap | bytes] | None = None) -> None:
        self.kept = kept or {}
        """Bitmaps, and in their stead the ids of few articles as an array's bytes, in order."""

    @classmethod
    def of(cls, bitmaps: Iterable[tuple[int, BitMap]]) -> "Bitmaps":
        """Gather bitmaps."""
        found = cls()
        for value, ids in bitmaps:
            found[value] = ids
        return found

    def copy(self) -> "Bitmaps":
        """Return others that share all bitmaps with these."""
        return Bitmaps(dict(self.kept))

    def few(self) -> dict[int, bytes]:
        """Return by value those of few articles as they are kept."""
        return {value: ids for value, ids in self.kept.items() if isinstance(ids, bytes)}

    def many(self) -> dict[int, BitMap]:
        """Return by value the others."""
        return {value: ids for value, ids in self.kept.items() if not isinstance(ids, bytes)}

    def size(self, value: int) -> int:
        """Return how many articles a value has."""
        ids = self.kept[value]
        return len(ids) // _ID_BYTES if isinstance(ids, bytes) else len(ids)

    def ids(self, value: int) -> array:
        """Return the articles of a value in order."""
        ids = self.kept[value]
        return array("I", ids) if isinstance(ids, bytes) else ids.to_array()

    def __getitem__(self, value: int) -> BitMap:
        ids = self.kept[value]
        return BitMap(array("I", ids)) if isinstance(ids, bytes) else ids

    def __setitem__(self, value: int, ids: BitMap) -> None:
        self.kept[value] = ids.to_array().tobytes() if len(ids) <= FEW_ARTICLES else ids

    def __delitem__(self, value: int) -> None:
        del self.kept[value]

    def __contains__(self, value: object) -> bool:
        return value in self.kept

    def __iter__(self) -> Iterator[int]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


FacetBitmaps = dict[Any, BitMap] | Bitmaps
"""Bitmaps by value: a mapping of ready ones for the facets that have some hundred values."""


def size(bitmaps: Mapping[Any, BitMap], value: Any) -> int:
    """Return how many articles a value has."""
    return bitmaps.size(value) if isinstance(bitmaps, Bitmaps) else len(bitmaps[value])
