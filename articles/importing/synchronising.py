"""Entries of a vocabulary become rows, batch by batch: only what differs is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from articles.importing.entries import Entry, Name, Role
from articles.models import Actor, ActorName, ActorRole, FormerAddress, Theme

BATCH_ROWS = 500
"""Entries of one transaction."""


class Synchroniser:
    """Brings actors, or themes, in line with entries that refer to nothing that is missing."""

    def __init__(self, model: type[Actor] | type[Theme], above: str, *, is_dry: bool) -> None:
        self._model = model
        self._above = above
        self._is_dry = is_dry
        self._ids: dict[str, int] = {}
        self.moved: dict[str, int] = {}
        """Former slugs, of what was renamed or merged: entries of these are left out."""

    def synchronise(self, entries: Sequence[Entry]) -> tuple[int, int]:
        """Make and change what the entries ask for; return how many were made and how many others changed."""
        self._ids = self._read_ids()
        # What was renamed or merged stays so, and other entries that refer to it mean what it has become.
        self.moved = {
            slug: id for slug, id in FormerAddress.objects.slugs_of(self._model).items() if slug not in self._ids
        }
        entries = [entry for entry in entries if entry.slug not in self.moved]
        new = {entry.slug for entry in entries if entry.slug not in self._ids}
        if not self._is_dry:
            # Rows first, then what they refer to, so that an entry may name one that comes later.
            for batch in _batches([entry for entry in entries if entry.slug in new]):
                rows: list[Any] = [self._model(slug=entry.slug, **entry.values) for entry in batch]
                self._model.objects.bulk_create(rows)
            self._ids = self._read_ids()
        self._ids |= self.moved
        changed: set[str] = set()
        for batch in _batches(entries):
            with transaction.atomic():
                changed |= self._bring_in_line([entry for entry in batch if entry.slug in self._ids])
        return len(new), len(changed - new)

    def _read_ids(self) -> dict[str, int]:
        return dict(self._model.objects.order_by().values_list("slug", "id"))

    def _bring_in_line(self, entries: Sequence[Entry]) -> set[str]:
        """Return the slugs of the entries whose rows differed. A few queries."""
        rows: dict[str, Any] = self._model.objects.in_bulk([e.slug for e in entries], field_name="slug")
        changed: dict[str, Any] = {}
        fields: set[str] = set()
        for entry in entries:
            row = rows[entry.slug]
            values = dict(entry.values)
            if entry.above is not None:
                values[f"{self._above}_id"] = self._ids.get(entry.above)
            for name, value in values.items():
                if getattr(row, name) != value:
                    setattr(row, name, value)
                    fields.add(name.removesuffix("_id"))
                    changed[entry.slug] = row
        if changed and not self._is_dry:
            self._model.objects.bulk_update(changed.values(), sorted(fields))
        if self._model is Theme:
            return set(changed)
        return set(changed) | self._match_names(entries) | self._match_roles(entries)

    def _match_names(self, entries: Sequence[Entry]) -> set[str]:
        """Make the further names exactly those of the entries that state any; return the slugs that differed."""
        wanted = {self._ids[entry.slug]: entry for entry in entries if entry.names is not None}
        held: dict[int, dict[Name, int]] = {id: {} for id in wanted}
        for row in ActorName.objects.filter(actor_id__in=wanted).order_by("id"):
            held[row.actor_id][Name(row.name, row.language, row.use)] = row.pk
        gone, new, changed = [], [], set()
        for id, entry in wanted.items():
            names = dict.fromkeys(entry.names or ())
            less = [pk for name, pk in held[id].items() if name not in names]
            more = [name for name in names if name not in held[id]]
            if less or more:
                changed.add(entry.slug)
            gone += less
            new += [ActorName(actor_id=id, name=n.name, language=n.language, use=n.use) for n in more]
        if not self._is_dry:
            ActorName.objects.filter(pk__in=gone).delete()
            ActorName.objects.bulk_create(new)
        return changed

    def _match_roles(self, entries: Sequence[Entry]) -> set[str]:
        """Make the roles exactly those of the entries that state any; return the slugs that differed."""
        wanted = {self._ids[entry.slug]: entry for entry in entries if entry.roles is not None}
        slugs = dict(Actor.objects.filter(pk__in=self.moved.values()).values_list("pk", "slug"))
        present = {former: slugs[id] for former, id in self.moved.items() if id in slugs}
        held: dict[int, list[tuple[Role, int]]] = {id: [] for id in wanted}
        for row in ActorRole.objects.filter(actor_id__in=wanted).select_related("of").order_by("id"):
            role = Role(row.title, row.of.slug if row.of else "", row.held_from, row.held_to)
            held[row.actor_id].append((role, row.pk))
        gone, new, changed = [], [], set()
        for id, entry in wanted.items():
            missing = Counter(replace(role, of=present.get(role.of, role.of)) for role in entry.roles or ())
            less = []
            for role, pk in held[id]:
                if missing[role] > 0:
                    missing[role] -= 1
                else:
                    less.append(pk)
            more = list(missing.elements())
            if less or more:
                changed.add(entry.slug)
            gone += less
            new += [
                ActorRole(
                    actor_id=id, title=r.title, of_id=self._ids.get(r.of), held_from=r.held_from, held_to=r.held_to
                )
                for r in more
            ]
        if not self._is_dry:
            ActorRole.objects.filter(pk__in=gone).delete()
            ActorRole.objects.bulk_create(new)
        return changed


def _batches(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    return [entries[start : start + BATCH_ROWS] for start in range(0, len(entries), BATCH_ROWS)]
