"""The values of a facet in order of their number of articles, kept in order while articles come and go."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, filterfalse

from pyroaring import BitMap

from articles.index.bitmaps import size

_MANY = 200
"""Beyond so many moves one new sorting is quicker than moving them one by one."""


class Ranking:
    """Values in order of their number of articles, most first; of two with as many, the smaller first.

    One number a value, so that a copy is one block of memory and a place is found by halving.
    """

    __slots__ = ("keys",)

    _VALUE_BITS = 32
    _VALUE = 2**32 - 1

    def __init__(self, keys: array) -> None:
        self.keys = keys

    @classmethod
    def of(cls, bitmaps: Mapping[int, BitMap]) -> "Ranking":
        """Put values in order."""
        return cls(array("Q", sorted(cls._key(value, size(bitmaps, value)) for value in bitmaps)))

    @classmethod
    def _key(cls, value: int, size: int) -> int:
        return (cls._VALUE - size) << cls._VALUE_BITS | value

    def count_of(self, size: int) -> int:
        """Return how many values have at least so many articles."""
        return bisect_right(self.keys, self._key(self._VALUE, size))

    def sizes(self) -> Iterator[tuple[int, int]]:
        """Yield how many articles each value has, and the value."""
        return ((self._VALUE - (key >> self._VALUE_BITS), key & self._VALUE) for key in self.keys)

    def __iter__(self) -> Iterator[int]:
        return (key & self._VALUE for key in self.keys)

    def updated(self, sizes: Collection[tuple[int, int, int]]) -> "Ranking":
        """Return the order after some values went from one size to another; 0 is to be absent."""
        old = sorted(self._key(value, before) for value, before, _ in sizes if before)
        new = sorted(self._key(value, after) for value, _, after in sizes if after)
        if len(old) + len(new) > _MANY:
            gone = frozenset(old)
            return Ranking(array("Q", sorted(chain(filterfalse(gone.__contains__, self.keys), new))))
        keys = self.keys[:]
        for key in old:
            del keys[bisect_left(keys, key)]
        for key in new:
            keys.insert(bisect_right(keys, key), key)
        return Ranking(keys)
