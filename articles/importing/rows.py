"""New rows written by the thousand, past the models: Django's own way took several times as long as the database."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection, models
from django.utils import timezone

from articles.models import Article

_STORED_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
"""Fields whose values the database takes as an object has them."""

_MAX_VALUES = 32_000
"""Values of one statement: SQLite as it is delivered takes 32,766."""


def insert_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    ignores_conflicts: bool = False,
) -> None:
    """Write rows of a model, given the columns of their values, which are as the database takes them.

    With `ignores_conflicts`, what is there already stays, and the others go in.
    """
    table, names = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and not ignores_conflicts:
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            # One statement for many rows: between two, FTS5 writes out what it has gathered for the text index, and
            # merges all such pieces later: a statement for every row takes a batch half as long again.
            marks, most = f"({', '.join(['%s'] * len(columns))})", _MAX_VALUES // len(columns)
            ending = " ON CONFLICT DO NOTHING" if ignores_conflicts else ""
            for start in range(0, len(rows), most):
                some = rows[start : start + most]
                values = ", ".join([marks] * len(some))
                statement = f"INSERT INTO {table} ({names}) VALUES {values}{ending}"  # noqa: S608 - our own names
                cursor.execute(statement, list(chain.from_iterable(some)))


def insert_articles(articles: Sequence[Article]) -> None:
    """Write prepared articles whose slug, source and reference are known; those without an id get one each.

    Within a transaction. Two statements, and one more where PostgreSQL is to number from above ids that were given.
    """
    given = [article for article in articles if article.pk is not None]
    if given:
        _insert(given)
        _move_sequence_past(max(article.pk for article in given))
    others = [article for article in articles if article.pk is None]
    for article, id in zip(others, take_ids(len(others)), strict=True):
        article.pk = id
    _insert(others)


def _insert(articles: Sequence[Article]) -> None:
    if not articles:
        return
    now = timezone.now()
    for article in articles:
        article.changed_at = now
        article._state.adding = False
    insert_rows(Article, article_columns(), [article_row(article) for article in articles])


def article_columns() -> list[str]:
    """Return the columns that an article's row is written with."""
    return [name for name, _ in _stored_fields()]


def article_row(article: Article) -> list[Any]:
    """Return the values of those columns as the database takes them."""
    return [
        getattr(article, name) if prepare is None else prepare(getattr(article, name), connection)
        for name, prepare in _stored_fields()
    ]


@cache
def _stored_fields() -> list[tuple[str, Callable[[Any, Any], Any] | None]]:
    """Return those columns, each with what makes its values ready for the database; their names are the attributes'."""
    return [
        (field.attname, None if isinstance(field, _STORED_AS_THEY_ARE) else field.get_db_prep_save)
        for field in Article._meta.concrete_fields
        if not field.generated
    ]


def take_ids(count: int) -> Sequence[int]:
    """Return ids for so many new articles, higher than any before; on SQLite until this transaction ends. One query."""
    if not count:
        return ()
    table = Article._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [id for (id,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = row[0] + 1 if row else 1
        return range(first, first + count)


def _move_sequence_past(id: int) -> None:
    """Let PostgreSQL number the next article above an id that was given; SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [Article._meta.db_table])
        sequence = cursor.fetchone()[0]
        cursor.execute(f"SELECT setval(%s, greatest(%s, last_value)) FROM {sequence}", [sequence, id])  # noqa: S608
