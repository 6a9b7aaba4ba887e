"""PostgreSQL: the log and the text index by triggers, and how both are asked."""

import re
from typing import Any

from articles.index.postgresql import log, pairs, searching, text
from articles.index.postgresql.log import HISTORY, STATE, changes_since, log_everything
from articles.index.postgresql.reading import BEGIN_READING, INSTANT, MONTH, articles_by_value, published_by_month
from articles.index.postgresql.searching import matching_ids, matching_sql
from articles.index.postgresql.text import check_text, rebuild_text

__all__ = [
    "BEGIN_READING",
    "HISTORY",
    "INSTANT",
    "MONTH",
    "STATE",
    "articles_by_value",
    "changes_since",
    "check_text",
    "log_everything",
    "matching_ids",
    "matching_sql",
    "published_by_month",
    "rebuild_text",
]

TABLES = (*log.TABLES, *pairs.TABLES, *text.TABLES)

FUNCTIONS = "\n".join((log.FUNCTIONS, pairs.FUNCTIONS, text.FUNCTIONS, searching.FUNCTIONS))


def triggers() -> dict[str, str]:
    """Return every trigger of the archive: name → the SQL that makes it."""
    return {**log.triggers(), **text.triggers()}


def make_tables(cursor: Any) -> None:
    """Make the log and the text index where they are missing."""
    for statement in TABLES:
        cursor.execute(statement)


def make_triggers(cursor: Any) -> None:
    """Make every trigger anew."""
    drop_triggers(cursor)
    cursor.execute(FUNCTIONS)
    for statement in triggers().values():
        cursor.execute(statement)


def drop_triggers(cursor: Any) -> None:
    """Drop every trigger."""
    for name in triggers():
        table = "articles_batch" if name == "articles_batch_number" else re.split("_(?:log|text)_", name)[0]
        cursor.execute("SELECT to_regclass(%s)", [table])
        if cursor.fetchone()[0] is not None:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")


def present_triggers(cursor: Any) -> set[str]:
    """Return the names of the triggers that the database has."""
    cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
    return {name for (name,) in cursor.fetchall()}


def begin_load(cursor: Any) -> None:
    """Nothing to do: the text index is built anew with the triggers, and is not touched without them."""


def end_load(cursor: Any, room: Any) -> None:
    """Nothing to do."""
