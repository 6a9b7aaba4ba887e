"""Names and addresses of actors, themes and sources, kept in memory so that a page's facets need no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from articles.models import Actor, Source, Theme
from articles.vocabulary import LANGUAGES

ACTOR, THEME, SOURCE, LANGUAGE = "actor", "theme", "source", "language"

MODELS: dict[str, Any] = {ACTOR: Actor, THEME: Theme, SOURCE: Source}
_COLUMNS = {ACTOR: ("kind", "pk"), THEME: ("pk", "parent_id"), SOURCE: ("pk", "pk")}
"""For each facet the columns of a kind and a parent; the key stands in where it has none."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a page needs to name one actor, theme, source or language.

    `kind` is an actor's kind; `parent` is the id of the theme above a theme.
    """

    id: Any
    slug: str
    name: str
    address: str
    kind: str = ""
    parent: int | None = None


@dataclass(frozen=True)
class Labels:
    """The labels of one facet, by id and by slug."""

    by_id: Mapping[Any, Label] = field(default_factory=dict)
    by_slug: Mapping[str, Label] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Iterable[Label]) -> "Labels":
        """Gather labels."""
        by_id = {label.id: label for label in labels}
        return cls(by_id, {label.slug: label for label in by_id.values()})

    def updated(self, ids: set[int], found: Iterable[Label]) -> "Labels":
        """Return labels in which those of some ids are the ones found, and the rest as before."""
        by_id, by_slug = dict(self.by_id), dict(self.by_slug)
        for id in ids:
            old = by_id.pop(id, None)
            if old is not None:
                del by_slug[old.slug]
        for label in found:
            by_id[label.id] = by_slug[label.slug] = label
        return Labels(by_id, by_slug)

    def __contains__(self, slug: object) -> bool:
        return slug in self.by_slug


def read_labels(facet: str, ids: Iterable[int] | None = None) -> Labels:
    """Read labels from the database, one query: all of a facet, or those of some ids."""
    rows = MODELS[facet].objects.order_by("pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return labelled(facet, rows.values_list("pk", "slug", "name", *_COLUMNS[facet]))


def labelled(facet: str, rows: Iterable[tuple[Any, str, str, Any, Any]]) -> Labels:
    """Make the labels of a facet from id, slug, name, kind and parent."""
    # An address is made once by its route; the others differ from it only in the slug.
    before, after = reverse(f"articles:{facet}", args=["SLUG"]).split("SLUG")
    has_kind, has_parent = facet == ACTOR, facet == THEME
    return Labels.of(
        Label(id, slug, name, f"{before}{slug}{after}", kind if has_kind else "", parent if has_parent else None)
        for id, slug, name, kind, parent in rows
    )


LANGUAGE_LABELS = Labels.of(Label(code, code, name, "") for code, name in LANGUAGES.items())
"""Languages are a closed list."""


def lineage(themes: Labels, id: int) -> list[int]:
    """Return a theme and all those above it, nearest first."""
    found = [id]
    while (label := themes.by_id.get(found[-1])) is not None and label.parent is not None:
        if label.parent in found:  # A loop that somebody wrote past the admin's check.
            break
        found.append(label.parent)
    return found


def below(themes: Labels, id: int) -> set[int]:
    """Return a theme and all those under it."""
    return {other for other in themes.by_id if id in lineage(themes, other)}
