"""Rows of the vocabulary before and after a change, so that the change can be carried out and taken back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError

from articles.models import Actor, ActorName, ActorRole, FormerAddress, NameCandidate, Theme

SUBJECTS: dict[str, Any] = {"actor": Actor, "theme": Theme}
"""What can be curated, by name."""

_MODELS: dict[str, Any] = {
    **SUBJECTS,
    "actorname": ActorName,
    "actorrole": ActorRole,
    "formeraddress": FormerAddress,
    "namecandidate": NameCandidate,
}


class CuratingError(ValueError):
    """Something that cannot be done to the vocabulary; the message says why, and what can be done instead."""


@dataclass(frozen=True)
class RowChange:
    """One row made (`before` is None), deleted (`after` is None), or changed in the columns named."""

    table: str
    id: int | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def is_subject(self) -> bool:
        """Whether it is an actor or theme itself, to which other rows refer."""
        return self.table in SUBJECTS

    def as_json(self) -> dict[str, Any]:
        """Return what a log can keep."""
        return asdict(self)


def make(model: Any, **values: Any) -> RowChange:
    """Return the making of a row."""
    return RowChange(model._meta.model_name, None, None, _values(model(**values)))


def delete(row: Any) -> RowChange:
    """Return the deletion of a row."""
    return RowChange(row._meta.model_name, row.pk, _values(row), None)


def change(row: Any, **values: Any) -> list[RowChange]:
    """Return the change of a row's columns; empty when it has these values already."""
    after = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {name: getattr(row, name) for name in after}
    return [RowChange(row._meta.model_name, row.pk, before, after)] if after else []


def write_rows(changes: Iterable[RowChange]) -> list[RowChange]:
    """Carry out all changes but the deletion of actors and themes; return them, with the ids of what was made."""
    changes = list(changes)
    for each in changes:
        if each.after is None and not each.is_subject:
            _delete(each)
    written = []
    for each in changes:
        if each.before is not None and each.after is not None:
            _update(each, each.after)
        written.append(_insert(each, each.after) if each.before is None and each.after is not None else each)
    return written


def delete_subjects(changes: Iterable[RowChange]) -> None:
    """Delete the actors and themes whose deletion is among the changes, now that nothing refers to them."""
    for each in changes:
        if each.after is None and each.is_subject:
            _delete(each)


def take_back_rows(changes: Iterable[RowChange]) -> None:
    """Put the rows back as they were before, all but the deletion of actors and themes that were made.

    Raises CuratingError, in words, when a row has changed since, or its place is taken.
    """
    changes = list(changes)
    check_unchanged(changes)
    for each in changes:
        if each.before is None and not each.is_subject:
            _delete(each)
    coming = _coming(changes)
    for each in sorted(changes, key=lambda each: not each.is_subject):
        if each.after is None and each.before is not None:
            _check_free(each, coming)
            _insert(each, each.before)
        elif each.before is not None:
            _update(each, each.before)


def check_unchanged(changes: Iterable[RowChange]) -> None:
    """Raise CuratingError, in words, when a row is not as its change left it; one query a table."""
    changes = list(changes)
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for each in changes:
        if each.id is not None:
            ids[each.table].append(each.id)
    rows = {table: _MODELS[table]._base_manager.in_bulk(some) for table, some in ids.items()}
    for each in changes:
        _check_unchanged(each, rows[each.table].get(each.id))


def check_subjects_free(changes: Iterable[RowChange]) -> None:
    """Raise CuratingError, in words, when an actor or theme that was deleted cannot come back; a few queries each."""
    changes = list(changes)
    coming = _coming(changes)
    for each in changes:
        if each.is_subject and each.after is None:
            _check_free(each, coming)


def delete_made_subjects(changes: Iterable[RowChange]) -> None:
    """Delete the actors and themes that were made. CuratingError when anything has come to refer to one."""
    for each in changes:
        if each.before is not None or each.after is None or not each.is_subject:
            continue
        for relation in _MODELS[each.table]._meta.related_objects:
            count = relation.related_model._base_manager.filter(**{relation.field.name: each.id}).count()
            if count:
                what = relation.related_model._meta.verbose_name_plural
                raise CuratingError(
                    f"“{each.after['name']}” has come to have more than the split gave it ({what}: {count:,})."
                    " Merge it instead."
                )
        _delete(each)


def _values(row: Any) -> dict[str, Any]:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    # The log keeps JSON, and Django takes a time in this shape too.
    return {name: value.isoformat() if isinstance(value, dt.datetime) else value for name, value in values.items()}


def _insert(change: RowChange, values: Mapping[str, Any]) -> RowChange:
    row = _MODELS[change.table](**({"pk": change.id} if change.id is not None else {}), **values)
    row.save(force_insert=True)
    return replace(change, id=row.pk)


def _update(change: RowChange, values: Mapping[str, Any]) -> None:
    _MODELS[change.table]._base_manager.filter(pk=change.id).update(**values)


def _delete(change: RowChange) -> None:
    # Nothing is taken along: a row that still refers to this one makes the transaction fail, and no tag is lost.
    rows = _MODELS[change.table]._base_manager.filter(pk=change.id)
    rows._raw_delete(rows.db)


def _check_unchanged(change: RowChange, row: Any) -> None:
    """Raise CuratingError unless the row of now, None for none, is as the change left it."""
    if change.after is None:
        if row is not None:
            raise CuratingError(f"{_called(change)} is there again. Nothing is left to undo.")
        return
    if row is None:
        raise CuratingError(f"{_called(change)} is no longer there. Undo what took it away first.")
    for name, value in change.after.items():
        if getattr(row, name) != value:
            column = row._meta.get_field(name).verbose_name
            raise CuratingError(f"{_called(change, row)} has changed since: its {column}. Put that back first.")


def _coming(changes: Iterable[RowChange]) -> set[tuple[str, int | None]]:
    """Return the rows that come back, as table and id."""
    return {(each.table, each.id) for each in changes if each.after is None}


def _check_free(change: RowChange, coming: set[tuple[str, int | None]]) -> None:
    """Raise CuratingError when a row cannot come back: another has its place, or what it refers to is gone.

    `coming` are the rows that come back with it, as table and id.
    """
    row = _MODELS[change.table](pk=change.id, **(change.before or {}))
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        raise CuratingError(f"{_called(change)} cannot come back: {' '.join(error.messages)}") from None
    for field in row._meta.concrete_fields:
        id = getattr(row, field.attname)
        if not field.related_model or id is None or (field.related_model._meta.model_name, id) in coming:
            continue
        if not field.related_model._base_manager.filter(pk=id).exists():
            raise CuratingError(f"{_called(change)} cannot come back: its {field.verbose_name} is no longer there.")


def _called(change: RowChange, row: Any = None) -> str:
    if row is not None:
        return f"“{row}”"
    values = change.before or change.after or {}
    name = values.get("name") or values.get("title") or values.get("path")
    return f"“{name}”" if name else f"The {_MODELS[change.table]._meta.verbose_name} that was changed"
