"""The import of any format: parse, tell what is new, clean, tag, save in short transactions, report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from django.db import InterfaceError, OperationalError

from articles.importing import csv_table, jsonl, text
from articles.importing.files import InputFile
from articles.importing.items import Item, find_known, make_item, prepare
from articles.importing.report import Report
from articles.importing.saving import Saver
from articles.importing.sources import SourceBook
from articles.importing.tags import TagFinder
from articles.records import Parsed, RefusedError, quoted
from articles.vocabulary import Status

BATCH_ROWS = 200
"""Items of one transaction: it holds other writers up for some 0.1 s."""

BATCH_CHARS = 8 * 1024 * 1024
"""Characters of one batch, for files of very long items."""

PARSERS = {"jsonl": jsonl.read, "csv": csv_table.read, "text": text.read}


@dataclass(frozen=True)
class Options:
    """How a run is to be done; blank and None mean: as the items say."""

    source: str = ""
    status: Status | None = None
    suggests_tags: bool = True
    is_dry: bool = False
    key_map: dict[str, str] = field(default_factory=dict)


class StoppedError(Exception):
    """An import that could not go on; whole batches are in, and running it again finishes it."""


def import_files(
    files: Sequence[InputFile],
    options: Options,
    report: Report,
    on_progress: Callable[[int], None] = lambda count: None,
) -> None:
    """Import every item of the files, counting in the report; `on_progress` is given the bytes read so far.

    Raises StoppedError when the database cannot take any more, UnreadableError for a file that cannot be read.
    """
    run = _Run(options, report)
    bytes_before = 0
    for file in files:
        run.begin_file()
        for parsed in PARSERS[file.format](file, options.key_map):
            if run.add(parsed):
                on_progress(bytes_before + file.bytes_read)
        bytes_before += file.path.stat().st_size
    run.flush()
    on_progress(bytes_before)


class _Run:
    """One run: the batch that is being filled, and what was learnt before it."""

    def __init__(self, options: Options, report: Report) -> None:
        self._options = options
        self._report = report
        self._sources = SourceBook(options.source)
        self._finder = TagFinder(suggests=options.suggests_tags)
        self._saver = Saver(self._sources, is_dry=options.is_dry)
        self._batch: dict[tuple[str, str], Item] = {}
        self._chars = 0
        self._seen: dict[tuple[str, str], str] = {}
        """Items of a dry run with their digests, since the database does not learn of them."""
        self._in_file: dict[int, int] = {}
        """Hashes of the references that the present file has given, with those of their contents."""

    def begin_file(self) -> None:
        """Forget which references the file before gave: a later file may bring newer versions."""
        self._in_file = {}

    def add(self, parsed: Parsed) -> bool:
        """Put an item into the batch, or refuse it; tell whether a batch was saved."""
        if parsed.record is None:
            self._report.refuse(parsed, parsed.reason)
            return False
        record = parsed.record
        if record.status is None and self._options.status is not None:
            record = replace(record, status=self._options.status)
        item = make_item(parsed, record, self._sources)
        key, digest = hash(item.key), hash(item.digest)
        if self._in_file.setdefault(key, digest) != digest:
            self._report.refuse(
                parsed,
                f"ref {quoted(item.ref)} stands in this file before, with other contents. Give each item its own.",
            )
            return False
        earlier = self._batch.get(item.key)
        if earlier is not None and earlier.digest == item.digest:
            self._report.unchanged += 1
            return False
        is_full = len(self._batch) >= BATCH_ROWS or self._chars > BATCH_CHARS
        if is_full or earlier is not None:
            self.flush()
        self._batch[item.key] = item
        self._chars += len(parsed.raw)
        return is_full

    def flush(self) -> None:
        """Save the batch and begin another."""
        batch, self._batch, self._chars = list(self._batch.values()), {}, 0
        try:
            self._save(batch)
        except (OperationalError, InterfaceError) as error:
            raise StoppedError(
                f"The database takes nothing more: {str(error).strip()}. When that is mended, run the same again:"
                " what is in stays in, and the rest follows."
            ) from error

    def _save(self, batch: list[Item]) -> None:
        find_known(batch)
        prepared = [item for item in batch if not self._is_unchanged(item) and self._is_prepared(item)]
        if not prepared:
            return
        saved = self._saver.save(prepared)
        report = self._report
        seen_before = [item for item in saved.created if item.key in self._seen]
        report.created += len(saved.created) - len(seen_before)
        report.updated += len(saved.updated) + len(seen_before)
        report.unchanged += len(saved.unchanged)
        report.conflicts += saved.conflicts
        report.notes += saved.notes
        report.sources_made += saved.sources_made
        for item, reason in saved.refused:
            report.refuse(item.parsed, reason)
        for item in (*saved.created, *saved.updated):
            report.count_unlisted(item.tags.unlisted)
        if self._options.is_dry:
            self._seen |= {item.key: item.digest for item in (*saved.created, *saved.updated, *saved.unchanged)}

    def _is_unchanged(self, item: Item) -> bool:
        """Count and tell an item that the archive holds just so."""
        held = self._seen.get(item.key) or (item.known.record_digest if item.known else "")
        self._report.unchanged += held == item.digest
        return held == item.digest

    def _is_prepared(self, item: Item) -> bool:
        """Prepare an item; refuse one that cannot be."""
        try:
            prepare(item, self._finder)
        except RefusedError as error:
            self._report.refuse(item.parsed, str(error))
            return False
        return True
