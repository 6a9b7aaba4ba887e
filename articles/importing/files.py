"""The files of an import: found, opened, and their format told by name or by first bytes."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from articles.records import quoted

FORMATS = ("jsonl", "csv", "text")
"""Formats that are read."""

LATER_FORMATS = ("wxr", "feed", "html")
"""Formats that are told apart, and not read yet."""

MAX_LINE_BYTES = 8 * 1024 * 1024
"""Bytes of one line, row or page."""

_ENDINGS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv", ".txt": "text",
    ".text": "text", ".xml": "wxr", ".wxr": "wxr", ".rss": "feed", ".atom": "feed", ".html": "html", ".htm": "html",
}  # fmt: skip
_FIRST_WORDS = (
    (b"<rss", "feed"),
    (b"<feed", "feed"),
    (b"<?xml", "wxr"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
)
_GZIP = b"\x1f\x8b"


class UnreadableError(Exception):
    """A file that cannot be read at all; the message says why and what to do."""


@dataclass
class InputFile:
    """One file of an import: where it is, and the name that an item without a reference goes by.

    `refusal` says why one that a folder holds is not read; the rest of the folder is.
    """

    path: Path
    name: str
    format: str = ""
    is_in_folder: bool = False
    refusal: str = ""
    _raw: IO[bytes] | None = field(default=None, repr=False)

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Give the file's bytes, unpacked where it is a gzip file; UnreadableError if they cannot be read."""
        try:
            with self.path.open("rb") as self._raw:
                packed = self._raw.read(2) == _GZIP
                self._raw.seek(0)
                yield cast(IO[bytes], gzip.GzipFile(fileobj=self._raw)) if packed else self._raw
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableError(
                f"{self.path} cannot be read: {reason}. Check the file and its permissions."
            ) from error

    @property
    def bytes_read(self) -> int:
        """How far into the file, as it lies on the disk, reading has come."""
        return 0 if self._raw is None or self._raw.closed else self._raw.tell()


def find_files(
    paths: Iterable[str | Path],
    format: str = "auto",
    *,
    formats: tuple[str, ...] = FORMATS,
    tell: Callable[[InputFile], str] | None = None,
) -> list[InputFile]:
    """Return the files to read: each path itself, or all files below a folder in the order of their names.

    `formats` are those that are read, `tell` tells a file's. Raises UnreadableError for what is missing, cannot be
    opened, or is of a format that is not read; in a folder such a file is given with its refusal.
    """
    tell = tell or format_of
    found = []
    for path in map(Path, paths):
        if path.is_dir():
            below = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path)))
            found += [InputFile(each, each.relative_to(path).as_posix(), is_in_folder=True) for each in below]
        else:
            found.append(InputFile(path, path.name))
    for file in found:
        try:
            told = tell(file)
            file.format = told if format == "auto" else format
            if file.format not in formats:
                raise UnreadableError(
                    f"{file.path} is of the format {file.format}, which is not supported"
                    f"{' yet' if file.format in LATER_FORMATS else ''}. Formats that are: {', '.join(formats)}."
                )
        except UnreadableError as error:
            if not file.is_in_folder:
                raise
            file.refusal = str(error)
    return found


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def format_of(file: InputFile) -> str:
    """Return the format by the name's ending, else by the first bytes; opening it shows that it can be."""
    with file.open() as stream:
        start = stream.read(4096)
    name = file.path.name.lower().removesuffix(".gz")
    known = _ENDINGS.get(Path(name).suffix)
    if known:
        return known
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    for words, format in _FIRST_WORDS:
        if start[:20].lower().startswith(words):
            return format
    return "text"


def read_lines(stream: IO[bytes], max_bytes: int = MAX_LINE_BYTES) -> Iterator[tuple[int, bytes, bool]]:
    """Yield each line's number, its bytes and whether it is whole; of a longer line only the beginning is kept."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield number, line, True
            continue
        yield number, line, False
        while rest := stream.readline(io.DEFAULT_BUFFER_SIZE * 16):
            if rest.endswith(b"\n"):
                break


def parse_key_map(text: str, known: tuple[str, ...]) -> dict[str, str]:
    """Read `title=headline,id=ref`: what a file calls a key, and what the archive does; `x=` leaves x out.

    Raises ValueError with a sentence when it cannot be read.
    """
    key_map: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        theirs, equals, ours = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise ValueError(f"{quoted(pair)} cannot be read. Write it as title=headline,id=ref.")
        if ours and ours not in known:
            raise ValueError(f"{quoted(ours)} is not a key that is known here. The keys are {', '.join(known)}.")
        if theirs in key_map:
            raise ValueError(f"{quoted(theirs)} comes twice. A column can stand for one key only: make a second of it.")
        other = next((name for name, key in key_map.items() if ours and key == ours), None)
        if other is not None:
            raise ValueError(
                f"{quoted(ours)} is to come from {quoted(other)} and from {quoted(theirs)}. Choose one of them."
            )
        key_map[theirs] = ours
    return key_map


def renamed(mapping: dict, key_map: dict[str, str]) -> dict:
    """Return the mapping under the archive's keys; a key that is renamed gives way to one that takes its name."""
    if not key_map:
        return mapping
    taken = {ours: mapping[theirs] for theirs, ours in key_map.items() if ours and theirs in mapping}
    return {key: value for key, value in mapping.items() if key not in key_map and key not in taken} | taken
