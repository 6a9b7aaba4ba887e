"""An export on its way out: counted, in one view of the database, to a file that is whole or absent."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from articles.exporting import csv_table, jsonl
from articles.exporting.reading import read_articles
from articles.index.engines import Engine

WRITERS = {"jsonl": jsonl.write, "csv": csv_table.write}
"""Format → what yields its lines."""


class Counted:
    """Passes things on and counts them in `count`."""

    def __init__(self, things: Iterable) -> None:
        self._things = things
        self.count = 0

    def __iter__(self) -> Iterator:
        for thing in self._things:
            self.count += 1
            yield thing


def write_articles(format: str, ids: Iterable[int] | None, path: str | None, otherwise: IO[str]) -> int:
    """Write the articles of these ids, or all, to the file or else to the stream; return how many."""
    articles = Counted(read_articles(ids))
    write_lines(WRITERS[format](articles), path, otherwise)
    return articles.count


def write_lines(lines: Iterable[str], path: str | None, otherwise: IO[str]) -> int:
    """Write UTF-8 lines as they are to the file or else to the stream, in one view of the database; return how many."""
    count = 0
    with Engine().reading(), _output(path, otherwise) as output:
        for count, line in enumerate(lines, 1):  # noqa: B007
            output.write(line.encode())
    return count


@contextmanager
def _output(path: str | None, otherwise: IO[str]) -> Iterator[IO[bytes]]:
    """Give the stream, or a file that appears under its name only when all of it is written."""
    if path is None:
        yield otherwise.buffer  # type: ignore[attr-defined]
        otherwise.flush()
        return
    part = Path(path + ".part")
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink()
