"""The snapshot of this process, brought up to date before every answer.

A process asks for the archive's number, one indexed read, and applies what it has missed. What is read inside
an open transaction may answer but is never kept: it may be rolled back, and its number given out again. A process
that begins looks for a snapshot in a file first, and one that had to read the tables files what it has read.
"""

import hashlib
import math
import threading

from articles.index import applying, filed, loading
from articles.index.engines import Engine
from articles.index.snapshot import Snapshot

MIN_FILED_ARTICLES = 10_000
"""Fewer are read from the tables in the time that a file takes."""

_CHANGES_TO_FILE = 5_000
"""Changes since the last file that make a new one worth its while: catching up with them takes some 0.2 s."""

_FILED_AT_MOST_EVERY_S = 60

_kept: dict[str, Snapshot] = {}
_unfiled: dict[str, float] = {}
"""Changes since the snapshot was last read from a file or written to one; infinite when it was read from tables."""
_lock = threading.Lock()
_filing: dict[str, threading.Thread] = {}


def current(using: str = "default") -> Snapshot:
    """Return a snapshot that holds everything committed before the call."""
    engine = Engine(using)
    kept = _kept.get(using)
    mark, number, _, has_own = state_of(engine)
    if kept is not None and (kept.mark, kept.number) == (mark, number) and not has_own:
        return _due(using, kept, is_kept=True)
    if engine.connection.in_atomic_block:
        return _due(using, _caught_up(engine, using, kept)[0], is_kept=False)
    with _lock:
        kept, changes = _caught_up(engine, using, _kept.get(using))
        _kept[using] = kept
        _unfiled[using] = _unfiled.get(using, 0) + changes
        if _unfiled[using] >= _CHANGES_TO_FILE and len(kept.visible) >= MIN_FILED_ARTICLES:
            _file(engine, using, kept)
    return _due(using, kept, is_kept=True)


def finish_filing(using: str = "default") -> None:
    """Wait until the file is written that is being written, if any."""
    thread = _filing.get(using)
    if thread is not None:
        thread.join()


def state_of(engine: Engine) -> tuple[str, int, int, bool]:
    """Return the mark of the archive, its number, when that was given, and whether this transaction has changes."""
    with engine.cursor() as cursor:
        cursor.execute(engine.sql.STATE)
        row = cursor.fetchone()
    mark, number, logged_at, has_own = row or ("", 0, 0, False)
    return mark or "", number or 0, logged_at or 0, bool(has_own)


def _due(using: str, snapshot: Snapshot, *, is_kept: bool) -> Snapshot:
    if not snapshot.pending:
        return snapshot
    now = applying.fall_due(snapshot, loading.now_instant())
    if is_kept and now is not snapshot and _kept.get(using) is snapshot:
        _kept[using] = now
    return now


def _caught_up(engine: Engine, using: str, kept: Snapshot | None) -> tuple[Snapshot, float]:
    """Return the snapshot at the database's present number, the kept one with what it missed or a new one.

    With it comes how many changes that took: infinitely many for a new one.
    """
    with engine.reading():
        mark, number, logged_at, has_own = state_of(engine)
        kept = kept or _from_file(engine, using)
        changes = None
        if kept is not None and kept.mark == mark and kept.number <= number:
            if kept.number == number and not has_own:
                return kept, 0
            with engine.cursor() as cursor:
                changes = engine.sql.changes_since(cursor, kept.number)
        if kept is None or changes is None or applying.calls_for_rebuild(changes):
            return loading.build(engine, mark, number, logged_at), math.inf
        return applying.apply(engine, kept, number, logged_at, changes), len(changes)


def _from_file(engine: Engine, using: str) -> Snapshot | None:
    """Return the filed snapshot, if the log still has the very rows that it was written after."""
    found = filed.read(filed.path_of(using))
    if found is None or found.history != _history(engine, found.snapshot.number):
        return None
    return found.snapshot


def _history(engine: Engine, number: int) -> str:
    """Return a digest of the log's rows up to a number: a database put back and written to again has others."""
    with engine.cursor() as cursor:
        cursor.execute(engine.sql.HISTORY, [number])
        rows = [tuple(row) for row in cursor.fetchall()]
    return hashlib.blake2b(repr(rows).encode(), digest_size=16).hexdigest()


def _file(engine: Engine, using: str, snapshot: Snapshot) -> None:
    """Write a snapshot to its file, in the background; nothing while one is being written, or was a moment ago."""
    path = filed.path_of(using)
    running = _filing.get(using)
    is_running = running is not None and running.is_alive()
    # A snapshot that was read from the tables replaces a file that was of no use, however young.
    is_early = _unfiled[using] < math.inf and filed.age_s(path) < _FILED_AT_MOST_EVERY_S
    if is_running or is_early:
        return
    _unfiled[using] = 0
    thread = threading.Thread(target=filed.write, args=(path, snapshot, _history(engine, snapshot.number)))
    _filing[using] = thread
    thread.start()
