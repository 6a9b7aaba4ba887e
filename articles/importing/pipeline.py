"""The import of any format: parse, tell what is new, clean, tag, save in short transactions, report."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from django.db import OperationalError

from articles.importing import csv_table, jsonl, text
from articles.importing.files import InputFile
from articles.importing.items import Item, find_known, make_item
from articles.importing.preparing import Outcomes, Wanted, preparing
from articles.importing.processes import Shared
from articles.importing.report import Report
from articles.importing.saving import Saver
from articles.importing.sources import SourceBook
from articles.importing.tags import TagFinder
from articles.index.install import room_for_many_rows
from articles.records import Parsed, RefusedError, quoted
from articles.vocabulary import Status

BATCH_ROWS = 200
"""Items of one transaction: it holds other writers up for some 0.1 s."""

BATCH_CHARS = 2 * 1024 * 1024
"""Characters of one batch, for files of long items: what it takes of memory and of other writers' time stays small."""

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
    with room_for_many_rows(), preparing(TagFinder(suggests=options.suggests_tags)) as prepares:
        run = _Run(options, report, prepares)
        bytes_before = 0
        for file in files:
            run.begin_file()
            for parsed in report.items_of(file, lambda file: PARSERS[file.format](file, options.key_map)):
                if run.add(parsed):
                    on_progress(bytes_before + file.bytes_read)
            bytes_before += file.path.stat().st_size
        run.finish()
    on_progress(bytes_before)


class _Run:
    """One run: the batch that is being filled, those that are being prepared, and what was learnt before them."""

    def __init__(self, options: Options, report: Report, prepares: Shared[list[Wanted], Outcomes]) -> None:
        self._options = options
        self._report = report
        self._sources = SourceBook(options.source)
        self._prepares = prepares
        self._waiting: deque[tuple[list[Item], Callable[[], Outcomes]]] = deque()
        self._waiting_keys: Counter[tuple[str, str]] = Counter()
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
            record.status = self._options.status
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
        """Have the batch prepared and begin another; save the one that has waited longest."""
        batch, self._batch, self._chars = list(self._batch.values()), {}, 0
        if batch:
            self._of_database(lambda: find_known(batch))
            # What an earlier batch is about to change cannot be told from the database yet.
            batch = [item for item in batch if item.key in self._waiting_keys or not self._is_unchanged(item)]
            self._waiting.append((batch, self._prepares.begin([Wanted.of(item) for item in batch])))
            self._waiting_keys.update(item.key for item in batch)
        while len(self._waiting) > self._prepares.ahead:
            self._save_next()

    def finish(self) -> None:
        """Save all that is left."""
        self.flush()
        while self._waiting:
            self._save_next()

    def _save_next(self) -> None:
        batch, outcomes = self._waiting.popleft()
        try:
            found = outcomes()
        except BrokenProcessPool as error:
            raise StoppedError(
                "A process that prepared items was ended from outside, perhaps for want of memory. Run the same"
                " again: what is in stays in, and the rest follows."
            ) from error
        self._of_database(lambda: self._save(batch, found))
        self._waiting_keys.subtract(item.key for item in batch)
        self._waiting_keys += Counter()  # Drops those that nothing waits for any more.

    def _of_database(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OperationalError as error:
            raise StoppedError(
                f"The database takes nothing more: {str(error).strip()}. When that is mended, run the same again:"
                " what is in stays in, and the rest follows."
            ) from error

    def _save(self, batch: list[Item], outcomes: Outcomes) -> None:
        find_known(batch)
        prepared = []
        for item, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, RefusedError):
                self._report.refuse(item.parsed, str(outcome))
            elif not self._is_unchanged(item):
                item.article, item.tags = outcome.article, outcome.tags
                prepared.append(item)
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
