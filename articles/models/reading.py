"""Rows read past the query builder, for what every public page reads.

Building a queryset's statement, and an object's way through it, took three times as long as the database's answer.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection


def read_rows(model: Any, columns: Sequence[str], among: Mapping[str, Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return these columns of the rows that have, in each column of `among`, one of its values; by the rows' ids."""
    if not all(among.values()):
        return []
    found = " AND ".join(f"{column} IN ({', '.join(['%s'] * len(values))})" for column, values in among.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {found} ORDER BY id",  # noqa: S608 - our own names
            [value for values in among.values() for value in values],
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def read_objects(
    model: Any,
    fields: tuple[str, ...],
    ending: str,
    values: Sequence[Any] = (),
    more: tuple[tuple[str, str], ...] = (),
) -> list[Any]:
    """Return the objects that a statement with this ending finds, with these fields and their key; no others are read.

    `more` names further expressions, each an attribute of the objects; `values` go where statement and ending have
    `%s`.
    """
    shape = _shape(model, fields, more)
    with connection.cursor() as cursor:
        cursor.execute(f"{shape.select} {ending}", values)
        rows = cursor.fetchall()
    found = []
    stored = len(shape.names)
    for row in rows:
        given = list(row)
        for place, converters in shape.converters:
            for convert in converters:
                given[place] = convert(given[place])
        one = model.from_db(DEFAULT_DB_ALIAS, shape.names, given[:stored])
        for place, (name, _) in enumerate(more, stored):
            setattr(one, name, given[place])
        found.append(one)
    return found


class _Shape(NamedTuple):
    """What reads objects: a statement up to its table, its attributes, and by place what makes values of columns."""

    select: str
    names: tuple[str, ...]
    converters: tuple[tuple[int, tuple[Callable[[Any], Any], ...]], ...]


_shapes = threading.local()
"""What reads some fields, by thread: each has its own connection, and converters belong to one."""


def _shape(model: Any, *asked: Any) -> _Shape:
    """Return what reads some fields."""
    kept: dict[Any, _Shape] = _shapes.__dict__
    key = (model, *asked)
    if key not in kept:
        kept[key] = _make_shape(model, *asked)
    return kept[key]


def _make_shape(model: Any, fields: tuple[str, ...], more: tuple[tuple[str, str], ...]) -> _Shape:
    options = model._meta
    # A model takes its values in the order of its own fields.
    read = [field for field in options.concrete_fields if field.primary_key or {field.name, field.attname} & {*fields}]
    converters = []
    for place, field in enumerate(read):
        column = field.get_col(options.db_table)
        steps = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
        if steps:
            converters.append((place, tuple(_step(step, column) for step in steps)))
    columns = [f"{options.db_table}.{field.column}" for field in read] + [sql for _, sql in more]
    return _Shape(
        f"SELECT {', '.join(columns)} FROM {options.db_table}",  # noqa: S608 - our own names
        tuple(field.attname for field in read),
        tuple(converters),
    )


def _step(convert: Callable[..., Any], column: Any) -> Callable[[Any], Any]:
    return lambda value: convert(value, column, connection)
