"""Triggers, log and text index: made after every migration, taken away before one that changes our tables."""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from articles.index.engines import Engine


def before_migrate(*, using: str, plan: Any = (), **kwargs: Any) -> None:
    """Drop the triggers when a migration of ours is to run: SQLite rebuilds tables, and loses or trips over them."""
    engine = Engine(using)
    if any(migration.app_label == "articles" for migration, _ in plan):
        with transaction.atomic(using=using), engine.cursor() as cursor:
            engine.sql.drop_triggers(cursor)


def after_migrate(*, using: str, **kwargs: Any) -> None:
    """Make what is missing or differs, and then rebuild the text index; nothing where all is as it should be."""
    engine = Engine(using)
    if "articles_article" in engine.connection.introspection.table_names() and problems(using):
        install(using)


def install(using: str = "default") -> None:
    """Make log, triggers and text index anew, in one transaction; every process rebuilds its index after it."""
    engine = Engine(using)
    with transaction.atomic(using=using), engine.cursor() as cursor:
        engine.sql.make_tables(cursor)
        engine.sql.make_triggers(cursor)
        cursor.execute("SELECT mark FROM articles_archive")
        row = cursor.fetchone()
        cursor.execute("DELETE FROM articles_archive")
        cursor.execute(
            "INSERT INTO articles_archive (mark, installed) VALUES (%s, %s)",
            [row[0] if row else uuid.uuid4().hex, _digest(engine)],
        )
        engine.sql.rebuild_text(cursor)
        engine.sql.log_everything(cursor)


@contextmanager
def without_triggers(using: str = "default") -> Iterator[None]:
    """Leave log and text index alone while very many rows are written, and make both anew afterwards.

    Nobody else may write meanwhile: the log would not tell. SQLite does not check references either. A process
    that is killed leaves the triggers missing, which a system check reports and `migrate` mends.
    """
    engine = Engine(using)
    with transaction.atomic(using=using), engine.cursor() as cursor:
        engine.sql.drop_triggers(cursor)
    with room_for_many_rows(using):
        try:
            with engine.connection.constraint_checks_disabled():
                yield
        finally:
            install(using)


@contextmanager
def room_for_many_rows(using: str = "default") -> Iterator[None]:
    """Give a connection the memory that writing very many rows needs, for as long as the context lasts."""
    engine = Engine(using)
    with engine.cursor() as cursor:
        room = engine.sql.begin_load(cursor)
    try:
        yield
    finally:
        with engine.cursor() as cursor:
            engine.sql.end_load(cursor, room)


def problems(using: str = "default") -> list[str]:
    """Return what is missing or outdated, in words; empty when all is in place."""
    engine = Engine(using)
    tables = set(engine.connection.introspection.table_names())
    missing = sorted({"articles_archive", "articles_change"} - tables)
    if missing:
        return [f"The table {name} is missing." for name in missing]
    with engine.cursor() as cursor:
        found = [
            f"The trigger {name} is missing."
            for name in sorted(set(engine.sql.triggers()) - engine.sql.present_triggers(cursor))
        ]
        cursor.execute("SELECT installed FROM articles_archive")
        row = cursor.fetchone()
    if row is None or row[0] != _digest(engine):
        found.append("The triggers are those of another release.")
    return found


def _digest(engine: Engine) -> str:
    text = repr((engine.sql.triggers(), engine.sql.TABLES, engine.sql.FUNCTIONS))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
