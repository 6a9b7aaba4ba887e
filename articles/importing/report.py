"""What an import did: counts, refused items kept whole, and what a librarian should look at."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO, TypeVar

from articles.importing.files import InputFile, UnreadableError
from articles.models.querysets import folded_name
from articles.records import Parsed, Refused, quoted

T = TypeVar("T")

_MAX_REASONS = 10
_MAX_NAMES = 10
_MAX_KINDS_OF_REASON = 10_000
"""Reasons that are told apart; a file with more different ones has them counted together."""


class Report:
    """The counts of one run. Refused items are written out as they come, one JSON line each."""

    def __init__(self, refused_to: IO[str] | None = None) -> None:
        self.created = self.updated = self.unchanged = self.rejected = 0
        self.conflicts: Counter[str] = Counter()
        self.sources_made = 0
        self.notes: Counter[str] = Counter()
        self.empty: list[str] = []
        """Files and folders that hold no items."""
        self._reasons: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._names: Counter[tuple[str, str]] = Counter()
        self._spellings: dict[tuple[str, str], str] = {}
        self._refused_to = refused_to

    def items_of(self, file: InputFile, read: Callable[[InputFile], Iterable[T]]) -> Iterator[T]:
        """Yield what is read of a file, and remember one that holds nothing.

        One that a folder holds and that cannot be read is refused as a whole; of any other UnreadableError is raised.
        """
        reason, count = file.refusal, 0
        if not reason:
            try:
                for item in read(file):
                    count += 1
                    yield item
            except UnreadableError as error:
                if not file.is_in_folder:
                    raise
                reason = str(error)
        if reason:
            self.refuse(Parsed(str(file.path), 0, ""), reason)
        elif not count:
            self.empty.append(str(file.path))

    def refuse(self, parsed: Parsed, reason: str) -> None:
        """Count an item that is not taken, and keep it whole."""
        self.rejected += 1
        refused = Refused(parsed.path, parsed.line, parsed.ref, reason, parsed.raw)
        if self._refused_to is not None:
            self._refused_to.write(json.dumps(asdict(refused), ensure_ascii=False) + "\n")
        if len(self._reasons) >= _MAX_KINDS_OF_REASON and reason not in self._reasons:
            reason = "Other reasons."
        self._reasons[reason] += 1
        self._first.setdefault(reason, f"{parsed.path}, line {parsed.line}" if parsed.line else parsed.path)

    def count_unlisted(self, names: Iterable[dict[str, str]]) -> None:
        """Count names that no list holds, whatever their spelling."""
        for name in names:
            key = (name["as"], folded_name(name["name"]))
            self._names[key] += 1
            self._spellings.setdefault(key, name["name"])

    @property
    def counts(self) -> str:
        """The one line that scripts read."""
        return f"created={self.created} updated={self.updated} unchanged={self.unchanged} rejected={self.rejected}"

    def summary(self) -> Iterator[str]:
        """Yield lines for a person: why items were refused, and what else wants looking at. None: all went well."""
        if self.rejected:
            yield f"Rejected: {self.rejected:,}"
            for reason, count in self._reasons.most_common(_MAX_REASONS):
                yield f"  {count:,} × {reason} (first: {self._first[reason]})"
            if len(self._reasons) > _MAX_REASONS:
                further = len(self._reasons) - _MAX_REASONS
                yield f"  and {further:,} further reasons; --report FILE keeps every item with its own."
        for path in self.empty[:_MAX_NAMES]:
            yield f"{path} holds no items."
        if len(self.empty) > _MAX_NAMES:
            yield f"So do {len(self.empty) - _MAX_NAMES:,} further files."
        for field, count in self.conflicts.most_common():
            yield f"Conflicts: {count:,} × {field} differs in the file and was kept as an editor wrote it."
        if self.sources_made:
            yield f"Sources made: {self.sources_made:,}"
        for note, count in self.notes.most_common():
            yield f"{note}: {count:,}"
        if self._names:
            yield f"Names in no list: {self._names.total():,}, {len(self._names):,} of them different"
            for key, count in self._names.most_common(_MAX_NAMES):
                yield f"  {count:,} × {quoted(self._spellings[key])} ({key[0]})"


@contextmanager
def report_file(path: str | None) -> Iterator[IO[str] | None]:
    """Open the file of refused items; bytes that are no UTF-8 are written as JSON's escapes."""
    if not path:
        yield None
        return
    try:
        file = open(path, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    except OSError as error:
        raise UnreadableError(f"--report {path} cannot be written: {error.strerror}.") from None
    with file:
        yield file
