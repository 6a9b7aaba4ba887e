"""The articles of very many values, most of which few articles have."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from itertools import chain
from typing import Any

from pyroaring import BitMap

FEW_ARTICLES = 128
"""Up to so many articles are kept as plain numbers and become a bitmap when they are asked for, in 1 to 5 µs.

A bitmap has two pieces of memory for every 65,536 ids that it touches: in a million articles those of 50,000 actors
take 48 MB, and 12 MB this way.
"""

_ID_BYTES = 4

_SHELF_BITS = 8
"""A change copies the 256 values that stand beside it. To copy 50,000 would take as long as the rest of
an edit, and touch whatever workers share."""

Kept = BitMap | bytes
"""A bitmap, or in its stead the ids of few articles as an array's bytes, in order."""


class Bitmaps(MutableMapping[int, BitMap]):
    """Bitmaps by value. Those of few articles are made anew whenever they are asked for: put back what you change."""

    __slots__ = ("_own", "_shelves")

    def __init__(self, kept: Iterable[tuple[int, Kept]] = ()) -> None:
        self._shelves: dict[int, dict[int, Kept]] = {}
        self._own: set[int] = set()
        """The shelves that no other has."""
        for value, ids in kept:
            self._shelf_to_change(value)[value] = ids

    @classmethod
    def of(cls, bitmaps: Iterable[tuple[int, BitMap]]) -> "Bitmaps":
        """Gather bitmaps."""
        found = cls()
        for value, ids in bitmaps:
            found[value] = ids
        return found

    def copy(self) -> "Bitmaps":
        """Return others that share all bitmaps with these."""
        found = Bitmaps()
        found._shelves = dict(self._shelves)
        self._own.clear()
        return found

    def few(self) -> dict[int, bytes]:
        """Return by value those of few articles as they are kept."""
        return {value: ids for value, ids in self._all() if isinstance(ids, bytes)}

    def many(self) -> dict[int, BitMap]:
        """Return by value the others."""
        return {value: ids for value, ids in self._all() if not isinstance(ids, bytes)}

    def size(self, value: int) -> int:
        """Return how many articles a value has."""
        ids = self._kept(value)
        return len(ids) // _ID_BYTES if isinstance(ids, bytes) else len(ids)

    def ids(self, value: int) -> array:
        """Return the articles of a value in order."""
        ids = self._kept(value)
        return array("I", ids) if isinstance(ids, bytes) else ids.to_array()

    def _kept(self, value: int) -> Kept:
        return self._shelves[value >> _SHELF_BITS][value]

    def _all(self) -> Iterable[tuple[int, Kept]]:
        return chain.from_iterable(shelf.items() for shelf in self._shelves.values())

    def _shelf_to_change(self, value: int) -> dict[int, Kept]:
        number = value >> _SHELF_BITS
        if number not in self._own:
            self._shelves[number] = dict(self._shelves.get(number, ()))
            self._own.add(number)
        return self._shelves[number]

    def __getitem__(self, value: int) -> BitMap:
        ids = self._kept(value)
        return BitMap(array("I", ids)) if isinstance(ids, bytes) else ids

    def __setitem__(self, value: int, ids: BitMap) -> None:
        self._shelf_to_change(value)[value] = ids.to_array().tobytes() if len(ids) <= FEW_ARTICLES else ids

    def __delitem__(self, value: int) -> None:
        del self._shelf_to_change(value)[value]

    def __contains__(self, value: Any) -> bool:
        return isinstance(value, int) and value in self._shelves.get(value >> _SHELF_BITS, ())

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._shelves.values())

    def __len__(self) -> int:
        return sum(map(len, self._shelves.values()))


FacetBitmaps = dict[Any, BitMap] | Bitmaps
"""Bitmaps by value: a mapping of ready ones for the facets that have some hundred values."""


def size(bitmaps: Mapping[Any, BitMap], value: Any) -> int:
    """Return how many articles a value has."""
    return bitmaps.size(value) if isinstance(bitmaps, Bitmaps) else len(bitmaps[value])
