"""A snapshot as a file: what a process reads at its start instead of the tables, if it can be trusted.

The file is a line that says what it is, blocks of numbers, bitmaps and names, and a digest of all that. It holds
no code and nothing but what the tables say. Whatever is damaged, or written by another release, on another
kind of machine, or under another setting, is as good as missing. Whether it belongs to the database, and to
the history that the database has had, is for `freshness` to find out.
"""

import contextlib
import fcntl
import hashlib
import json
import math
import os
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain, pairwise
from pathlib import Path
from sys import byteorder
from typing import IO, Any, NamedTuple

from django.conf import settings
from pyroaring import BitMap

from articles import VERSION
from articles.garbage import without_collection
from articles.index.bitmaps import Bitmaps, FacetBitmaps
from articles.index.columns import CHUNK_IDS, Instants, Tags
from articles.index.labels import ACTOR, SOURCE, THEME, Labels, address_of
from articles.index.ranking import Ranking
from articles.index.snapshot import Snapshot, all_labels
from articles.vocabulary import counting_tags

_FORMAT = 3
_DIGEST_BYTES = 32
_MAX_HEAD_BYTES = 100_000
_LABELLED = (ACTOR, THEME, SOURCE)
_RANKED = (ACTOR, THEME)


class Filed(NamedTuple):
    """A snapshot out of a file, and what the log ended with when it was written."""

    snapshot: Snapshot
    history: str


def path_of(using: str) -> Path:
    """Return where the snapshot of a database is filed."""
    return Path(settings.DATA_DIR) / f"index-{using}.snapshot"


def read(path: Path) -> Filed | None:
    """Return the snapshot of a file; None when it is missing, damaged or from elsewhere."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body, digest = memoryview(content)[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    if hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest() != digest:
        return None
    try:
        end = content.find(b"\n", 0, _MAX_HEAD_BYTES)
        head = json.loads(content[:end])
        if head["kind"] != _kind():
            return None
        return Filed(_unpack(head, _Reader(body[end + 1 :])), head["history"])
    except (ValueError, KeyError, TypeError, IndexError, OverflowError):  # Whole, but of another layout.
        return None


def age_s(path: Path) -> float:
    """Return how long ago a file was written, in seconds; infinite when it is missing."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return math.inf


def write(path: Path, snapshot: Snapshot, history: str) -> bool:
    """Write a snapshot to a file, whole or not at all; tell whether it is there. Of several processes one writes."""
    try:
        with path.with_suffix(".lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left_behind in path.parent.glob(f"{path.name}.*"):  # By a process that was killed while it wrote.
                left_behind.unlink(missing_ok=True)
            _write(path, snapshot, history)
    except OSError:  # Another process is at it, or the disk is full: the file only saves time.
        return False
    return True


def _write(path: Path, snapshot: Snapshot, history: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            blocks = _Writer(file)
            head = {"mark": snapshot.mark, "number": snapshot.number, "logged_at": snapshot.logged_at}
            blocks.line({"kind": _kind(), "history": history, **head})
            _pack(snapshot, blocks)
            blocks.end()
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _kind() -> list[Any]:
    """Return all that must be the same where a file is written and where it is read."""
    return [_FORMAT, VERSION, byteorder, counting_tags()]


# --- What stands in it ----------------------------------------------------------------------------------------------


def _pack(snapshot: Snapshot, blocks: "_Writer") -> None:
    blocks.data([facet for facet in snapshot.bitmaps if facet != ACTOR])
    for bitmaps in snapshot.bitmaps.values():
        if isinstance(bitmaps, Bitmaps):
            continue
        blocks.data(list(bitmaps))
        blocks.bitmaps(bitmaps.values())
    for bitmaps in snapshot.bitmaps.values():
        if isinstance(bitmaps, Bitmaps):
            few, many = bitmaps.few(), bitmaps.many()
            blocks.numbers("I", many)
            blocks.bitmaps(many.values())
            blocks.numbers("I", few)
            blocks.numbers("I", map(len, few.values()))
            blocks.raw(b"".join(few.values()))
    blocks.bitmaps([snapshot.visible])
    blocks.data(snapshot.pending)
    chunks = snapshot.instants.chunks
    blocks.numbers("I", chunks)
    blocks.raw(b"".join(chunk.tobytes() for chunk in chunks.values()))
    tags = snapshot.tags.chunks.values()
    blocks.numbers("I", snapshot.tags.apart)
    blocks.numbers("I", snapshot.tags.chunks)
    blocks.numbers("I", (len(places) for places, _ in tags))
    blocks.raw(b"".join(places for places, _ in tags))
    code = max((values.typecode for _, values in tags), default="H")  # "H" is the shorter one and comes first.
    blocks.data(code)
    blocks.raw(b"".join(array(code, values).tobytes() for _, values in tags))
    for facet in _RANKED:
        blocks.numbers("Q", snapshot.ranked[facet].keys)
    for facet in _LABELLED:
        labels = snapshot.labels[facet]
        blocks.data([(id, labels.packed[id]) for id in labels.slugs])


@without_collection()
def _unpack(head: Mapping[str, Any], blocks: "_Reader") -> Snapshot:
    bitmaps: dict[str, FacetBitmaps] = {
        facet: dict(zip(blocks.data(), blocks.bitmaps(), strict=True)) for facet in blocks.data()
    }
    many = list(zip(blocks.numbers("I"), blocks.bitmaps(), strict=True))
    few = zip(blocks.numbers("I"), blocks.pieces(), strict=True)
    bitmaps[ACTOR] = Bitmaps(chain(many, few))
    (visible,) = blocks.bitmaps()
    pending = tuple((instant, id) for instant, id in blocks.data())
    starts, flat = blocks.numbers("I"), blocks.numbers("q")
    instants = {
        number: flat[at : at + CHUNK_IDS] for number, at in zip(starts, range(0, len(flat), CHUNK_IDS), strict=True)
    }
    apart, numbers, sizes = (blocks.numbers("I") for _ in range(3))
    places, values = blocks.raw(), blocks.numbers(blocks.data())
    ends = pairwise(accumulate(sizes, initial=0))
    chunks = {
        number: (bytearray(places[start:end]), values[start:end])
        for number, (start, end) in zip(numbers, ends, strict=True)
    }
    ranked = {facet: Ranking(blocks.numbers("Q")) for facet in _RANKED}
    labels = {facet: Labels.unpacked(dict(blocks.data()), address_of(facet)) for facet in _LABELLED}
    return Snapshot(
        head["mark"],
        head["number"],
        head["logged_at"],
        all_labels(labels),
        bitmaps,
        visible,
        pending,
        Instants(instants),
        Tags(frozenset(apart), chunks),
        ranked,
    )


class _Writer:
    """Writes blocks one after the other, each behind its length, and takes their digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)

    def line(self, data: Any) -> None:
        """Write a line of JSON."""
        self._write(json.dumps(data).encode() + b"\n")

    def raw(self, block: bytes) -> None:
        """Write bytes."""
        self._write(len(block).to_bytes(8, "big"))
        self._write(block)

    def data(self, data: Any) -> None:
        """Write what JSON can hold."""
        self.raw(json.dumps(data).encode())

    def numbers(self, code: str, numbers: Iterable[int]) -> None:
        """Write an array."""
        self.raw(array(code, numbers).tobytes())

    def bitmaps(self, bitmaps: Iterable[BitMap]) -> None:
        """Write how long each bitmap is, and then all in a row."""
        packed = [bitmap.serialize() for bitmap in bitmaps]
        self.numbers("I", map(len, packed))
        self.raw(b"".join(packed))

    def end(self) -> None:
        """Write the digest."""
        self._file.write(self._digest.digest())

    def _write(self, block: bytes) -> None:
        self._digest.update(block)
        self._file.write(block)


class _Reader:
    """Reads blocks in the order in which they were written."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self._at = 0

    def raw(self) -> memoryview:
        """Return the bytes of the next block."""
        start = self._at + 8
        self._at = start + int.from_bytes(self._content[self._at : start], "big")
        return self._content[start : self._at]

    def data(self) -> Any:
        """Return what the next block holds as JSON."""
        return json.loads(bytes(self.raw()))

    def numbers(self, code: str) -> array:
        """Return the array of the next block."""
        found = array(code)
        found.frombytes(self.raw())
        return found

    def bitmaps(self) -> list[BitMap]:
        """Return the bitmaps of the next two blocks."""
        return [BitMap.deserialize(packed) for packed in self.pieces()]

    def pieces(self) -> Iterator[bytes]:
        """Yield what the next two blocks hold: how long each piece is, and then all in a row."""
        ends = accumulate(self.numbers("I"), initial=0)
        packed = self.raw()
        return (bytes(packed[start:end]) for start, end in pairwise(ends))
