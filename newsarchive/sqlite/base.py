"""The engine: SQLite as Django has it, checkpointing in one place only.

SQLite 3.7.0 to 3.51.2 (but for 3.44.6 and 3.50.7 of their lines) can corrupt a database in WAL mode
when two connections write and checkpoint at the same moment (https://sqlite.org/wal.html, "the WAL-reset
bug", read 2026-11-22). On such a build the settings turn automatic checkpoints off, and whoever has just
committed and finds the log above 8 MB checkpoints it here, under a file lock. Remove this package when
every supported platform links a fixed SQLite.
"""

import fcntl
import os
import sqlite3

from django.db.backends.sqlite3 import base

MAX_LOG_BYTES = 8 * 1024 * 1024


def is_reset_bug_present(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Tell whether this SQLite has the WAL-reset bug."""
    if version < (3, 7, 0) or version >= (3, 51, 3):
        return False
    fixed_in_line = {(3, 44): 6, (3, 50): 7}
    return version[2] < fixed_in_line.get(version[:2], version[2] + 1)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection, which tidies the write-ahead log after its own commits."""

    @property
    def checkpoint_mode(self) -> str:
        """Who writes the write-ahead log back into the file, in words."""
        if is_reset_bug_present():
            return "has the WAL-reset bug, so only the archive checkpoints, under a lock."
        return "checkpoints by itself."

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # missing from the stubs
        if is_reset_bug_present():
            self.checkpoint_if_long()

    def checkpoint_if_long(self) -> None:
        """Write the log back into the database file when it has grown above `MAX_LOG_BYTES`."""
        path = str(self.settings_dict["NAME"])
        try:
            if os.path.getsize(path + "-wal") < MAX_LOG_BYTES:
                return
        except OSError:  # No log yet, or a database in memory: nothing to write back.
            return
        try:
            lock = open(path + "-checkpoint", "wb")  # noqa: SIM115 - closed by the `with` below
        except OSError:  # No room for even that: the commit stands, and a later one tidies up.
            return
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:  # Another process is at it.
                return
            # It holds the writer's lock, so it does not wait for a reader: the next commit tries again.
            timeout = self.connection.execute("PRAGMA busy_timeout").fetchone()[0]
            self.connection.execute("PRAGMA busy_timeout=0")
            try:
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error:
                return
            finally:
                self.connection.execute(f"PRAGMA busy_timeout={timeout}")
