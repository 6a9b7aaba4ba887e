"""What is kept for each article by its id: its moment, and its less common actors. Copies share what did not change."""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from sys import byteorder

from pyroaring import BitMap

from articles.index.bitmaps import Bitmaps, size

CHUNK_IDS = 256
"""Ids that stand together. A change copies one chunk of these and the list of all chunks: 4,000 for a million."""

_ID_BYTES = 4
_PLACE_BITS = 8
_PLACE = CHUNK_IDS - 1

KEPT_APART = 200
"""The commonest values, which `Tags` leaves out: they hold nearly half of all tags, and are soon asked one by one."""

_VALUES_AT_ONCE = 500
"""Values whose tags are gathered before they are dealt out to the chunks: some 5 MB."""


class Instants:
    """When each article was published, in microseconds since 1970."""

    __slots__ = ("chunks",)

    def __init__(self, chunks: dict[int, array]) -> None:
        self.chunks = chunks

    @classmethod
    def of(cls, ids: array, instants: array) -> "Instants":
        """Gather ids and their moments."""
        last = max(ids, default=0)
        if _are_far_apart(last, len(ids)):
            return cls({}).updated(zip(ids, instants, strict=True))
        flat = array("q", bytes(8 * (last // CHUNK_IDS + 1) * CHUNK_IDS))
        deque(map(flat.__setitem__, ids, instants), maxlen=0)
        return cls({start // CHUNK_IDS: flat[start : start + CHUNK_IDS] for start in range(0, len(flat), CHUNK_IDS)})

    def updated(self, pairs: Iterable[tuple[int, int]]) -> "Instants":
        """Return a copy with other moments for some ids."""
        chunks = dict(self.chunks)
        own: set[int] = set()
        for id, instant in pairs:
            number = id // CHUNK_IDS
            if number not in own:
                old = chunks.get(number)
                chunks[number] = array("q", old) if old is not None else array("q", bytes(8 * CHUNK_IDS))
                own.add(number)
            chunks[number][id % CHUNK_IDS] = instant
        return Instants(chunks)

    def get(self, id: int) -> int | None:
        """Return the moment of an id, or None; an id that the archive lacks may have the moment of 1970."""
        chunk = self.chunks.get(id // CHUNK_IDS)
        return None if chunk is None else chunk[id % CHUNK_IDS]

    def __getitem__(self, id: int) -> int:
        return self.chunks[id // CHUNK_IDS][id % CHUNK_IDS]


class Tags:
    """The values that each article has, but for the `apart` ones, of which most articles have some.

    A chunk holds values, and beside each the place of its article as one byte: the machine's own search for a byte
    finds those of an article. The bytes stand apart from the object that counts who looks at them: looking would
    otherwise copy a page of the memory that workers share for every chunk, 16 MB in a million articles.
    """

    __slots__ = ("apart", "chunks")

    def __init__(self, apart: frozenset[int], chunks: dict[int, "_Chunk"]) -> None:
        self.apart = apart
        self.chunks = chunks

    @classmethod
    def of(cls, bitmaps: Mapping[int, BitMap]) -> "Tags":
        """Turn the articles of each value into the values of each article."""
        ordered = sorted(bitmaps, key=lambda value: -size(bitmaps, value))
        apart, rest = frozenset(ordered[:KEPT_APART]), ordered[KEPT_APART:]
        # For the time being place and value stand in one number, the value in its lower half.
        whole, half = ("I", "H") if max(rest, default=0) < 2**16 else ("Q", "I")
        chunks = _empty_chunks(bitmaps, rest, whole)
        for first in range(0, len(rest), _VALUES_AT_ONCE):
            numbers, pairs = _side_by_side(bitmaps, rest[first : first + _VALUES_AT_ONCE], whole)
            # The loop over millions of tags is left to the interpreter's own code.
            deque(map(array.append, map(chunks.__getitem__, numbers), pairs), maxlen=0)
        found = chunks.items() if isinstance(chunks, dict) else enumerate(chunks)
        return cls(apart, {number: _parted(pairs, half) for number, pairs in found if pairs})

    def of_articles(self, ids: Iterable[int]) -> list[int]:
        """Return the values of some articles, one after the other."""
        found: list[int] = []
        for id in ids:
            places, values = self.chunks.get(id >> _PLACE_BITS, _NO_CHUNK)
            place = id & _PLACE
            at = places.find(place)
            while at >= 0:
                found.append(values[at])
                at = places.find(place, at + 1)
        return found

    def updated(self, changes: Mapping[int, tuple[Iterable[int], Iterable[int]]]) -> "Tags":
        """Return a copy in which articles have lost some values and won others; `changes` by value."""
        losses: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        gains: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for value, sides in changes.items():
            if value not in self.apart:
                for side, ids in zip((losses, gains), sides, strict=True):
                    for id in ids:
                        side[id >> _PLACE_BITS].add((id & _PLACE, value))
        if not losses and not gains:
            return self
        chunks = dict(self.chunks)
        for number in losses.keys() | gains.keys():
            pairs = set(zip(*chunks.pop(number, _NO_CHUNK), strict=True)) - losses[number] | gains[number]
            if pairs:
                places, values = zip(*pairs, strict=True)
                chunks[number] = bytearray(places), array("H" if max(values) < 2**16 else "I", values)
        return Tags(self.apart, chunks)


_Chunk = tuple[bytearray, array]
"""Places and values, as many of these as of those."""

_NO_CHUNK: _Chunk = (bytearray(), array("H"))


def _are_far_apart(last: int, count: int) -> bool:
    """Tell whether filling the gaps between so many ids, up to the last, would waste memory."""
    return last > 8 * count + 1_000_000


def _empty_chunks(bitmaps: Mapping[int, BitMap], values: Iterable[int], code: str) -> list[array] | dict[int, array]:
    """Return an array for every chunk: in a list, where it is found in less time, unless the ids are far apart."""
    last = max((_ids(bitmaps, value)[-1] for value in values), default=0)
    if _are_far_apart(last, sum(size(bitmaps, value) for value in values)):
        return defaultdict(lambda: array(code))
    return [array(code) for _ in range((last >> _PLACE_BITS) + 1)]


def _side_by_side(bitmaps: Mapping[int, BitMap], values: Iterable[int], code: str) -> tuple[array, array]:
    """Return for every tag the number of its chunk, and a number of place and value, the place its highest byte."""
    ids, pairs, pair_bytes = bytearray(), bytearray(), array(code).itemsize
    for value in values:
        own = _ids(bitmaps, value).tobytes()
        ids += own
        pairs += value.to_bytes(pair_bytes, byteorder) * (len(own) // _ID_BYTES)
    lowest = slice(0 if byteorder == "little" else _ID_BYTES - 1, None, _ID_BYTES)
    pairs[_highest(pair_bytes)] = ids[lowest]
    # An id without its lowest byte is the number of a chunk: all bytes move down by one, and the highest is empty.
    numbers = ids[1:] + b"\0" if byteorder == "little" else bytearray(1) + ids[:-1]
    numbers[_highest(_ID_BYTES)] = bytes(len(ids) // _ID_BYTES)
    return array("I", bytes(numbers)), array(code, bytes(pairs))


def _ids(bitmaps: Mapping[int, BitMap], value: int) -> array:
    return bitmaps.ids(value) if isinstance(bitmaps, Bitmaps) else bitmaps[value].to_array()


def _highest(size: int) -> slice:
    """Return where the highest bytes of numbers of some size stand among their bytes."""
    return slice(size - 1 if byteorder == "little" else 0, None, size)


def _parted(pairs: array, half: str) -> _Chunk:
    """Make a chunk of numbers whose highest byte is a place and whose lower half is a value."""
    packed = pairs.tobytes()
    return bytearray(packed[_highest(pairs.itemsize)]), array(half, packed)[byteorder == "big" :: 2]
