"""The snapshot of this process, brought up to date before every answer.

A process asks for the archive's number, one indexed read, and applies what it has missed. What is read inside
an open transaction may answer but is never kept: it may be rolled back, and its number given out again.
"""

import threading

from articles.index import applying, loading
from articles.index.engines import Engine
from articles.index.snapshot import Snapshot

_kept: dict[str, Snapshot] = {}
_lock = threading.Lock()


def current(using: str = "default") -> Snapshot:
    """Return a snapshot that holds everything committed before the call."""
    engine = Engine(using)
    kept = _kept.get(using)
    mark, number, _, has_own = state_of(engine)
    if kept is not None and (kept.mark, kept.number) == (mark, number) and not has_own:
        return _due(using, kept, is_kept=True)
    if engine.connection.in_atomic_block:
        return _due(using, _caught_up(engine, kept), is_kept=False)
    with _lock:
        kept = _caught_up(engine, _kept.get(using))
        _kept[using] = kept
    return _due(using, kept, is_kept=True)


def _due(using: str, snapshot: Snapshot, *, is_kept: bool) -> Snapshot:
    if not snapshot.pending:
        return snapshot
    now = applying.fall_due(snapshot, loading.now_instant())
    if is_kept and now is not snapshot and _kept.get(using) is snapshot:
        _kept[using] = now
    return now


def state_of(engine: Engine) -> tuple[str, int, int, bool]:
    """Return the mark of the archive, its number, when that was given, and whether this transaction has changes."""
    with engine.cursor() as cursor:
        cursor.execute(engine.sql.STATE)
        row = cursor.fetchone()
    mark, number, logged_at, has_own = row or ("", 0, 0, False)
    return mark or "", number or 0, logged_at or 0, bool(has_own)


def _caught_up(engine: Engine, kept: Snapshot | None) -> Snapshot:
    """Return the snapshot at the database's present number: the kept one with what it missed, or a new one."""
    with engine.reading():
        mark, number, logged_at, has_own = state_of(engine)
        if kept is None or kept.mark != mark or kept.number > number:
            return loading.build(engine, mark, number, logged_at)
        if kept.number == number and not has_own:
            return kept
        with engine.cursor() as cursor:
            changes = engine.sql.changes_since(cursor, kept.number)
        if changes is None:
            return loading.build(engine, mark, number, logged_at)
        return applying.apply(engine, kept, number, logged_at, changes)
