#!/usr/bin/env python
"""Django's command line for this archive."""

import os
import re
import sqlite3
import sys


def main() -> None:
    """Run the command named on the command line. What is wrong with settings or database is said in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import Error

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except BrokenPipeError:  # Whoever read the output has enough of it, as `head` has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # What is left has nowhere to go.
        sys.exit(1)
    except Error as error:
        said = next(iter(str(error).strip().splitlines()), type(error).__name__)
        # What fails within a migration is no want of one.
        missing = missing_migrations() if sys.argv[1:2] != ["migrate"] and lacks_table_or_column(error) else 0
        if missing:
            remedy = "Run: manage.py migrate"
            sys.exit(f"The database is not set up for this release ({said}; {missing} migrations to run). {remedy}")
        if not is_of_database_itself(error) or "--traceback" in sys.argv:
            raise
        sys.exit(
            f"The database does not answer, or takes nothing more ({said})."
            " When that is mended, run the same again: what is done stays done."
        )


def is_of_database_itself(error: Exception) -> bool:
    """Tell whether a database has stopped, is locked, full or the like, rather than been asked for something wrong."""
    from django.db import OperationalError

    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF  # What is beyond the first byte tells it more finely.
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):  # The file is damaged, or something else.
        return True
    # SQLite counts mistakes in what it is asked under its most general code, PostgreSQL what is too large for it.
    is_mistake = code == sqlite3.SQLITE_ERROR or str(getattr(error.__cause__, "sqlstate", "")).startswith("54")
    # An InterfaceError is a mistake too, such as a closed cursor: both databases tell what has stopped otherwise.
    return isinstance(error, OperationalError) and not is_mistake


def lacks_table_or_column(error: Exception) -> bool:
    """Tell whether an error of either database is about a table or column that is not there."""
    undefined = ("42P01", "42703")  # PostgreSQL says it by a code, in the language of its server.
    words = r"no such (table|column)|has no column named"
    return getattr(error.__cause__, "sqlstate", "") in undefined or bool(re.search(words, str(error)))


def missing_migrations() -> int:
    """Return how many migrations the database still lacks; 0 also when it does not answer."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return 0


if __name__ == "__main__":
    main()
