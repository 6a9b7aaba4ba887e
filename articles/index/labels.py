"""Names and addresses of actors, themes and sources, kept in memory so that a page's facets need no query."""

import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from django.urls import reverse

from articles.filing import filing_name
from articles.models import Actor, Source, Theme
from articles.vocabulary import LANGUAGES

ACTOR, THEME, SOURCE, LANGUAGE = "actor", "theme", "source", "language"

MODELS: dict[str, Any] = {ACTOR: Actor, THEME: Theme, SOURCE: Source}
_COLUMNS = {ACTOR: ("kind", "filed_under"), THEME: ("parent_id",), SOURCE: ()}
"""For each facet what its labels are made of besides id, slug and name."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a page needs to name one actor, theme, source or language.

    `kind` is an actor's kind; `parent` is the id of the theme above a theme; `filed_under` is what stands for the name
    where labels are put from A to Z.
    """

    id: Any
    slug: str
    name: str
    address: str
    kind: str = ""
    parent: int | None = None
    filed_under: str = ""


Row = tuple[Any, str, str, str, int | None] | tuple[Any, str, str, str, int | None, str]
"""Id, slug, name, kind and parent of a label, and what it is filed under where that is not its name."""

_MANY = 200
"""Beyond so many labels that change, going through all is quicker than looking for each."""

_END = "\n"
"""Parts what a label is packed of. It sorts before everything that a slug can hold."""


class Labels:
    """The labels of one facet, by id and by slug.

    Each is kept as one text and made when it is asked for: ready ones took four times the memory, and to look at one
    was to copy a page of the memory that workers share.
    """

    def __init__(self, packed: dict[Any, str], slugs: list[Any], address: str) -> None:
        self.packed = packed
        self.slugs = slugs
        """The ids in the order of the slugs."""
        self.address = address
        """An address with `{}` for the slug."""
        self._alphabetical: list[Any] | None = None

    @classmethod
    def of(cls, rows: Iterable[Row], address: str = "") -> "Labels":
        """Gather labels."""
        return cls.unpacked({row[0]: _packed(row) for row in rows}, address)

    @classmethod
    def unpacked(cls, packed: dict[Any, str], address: str) -> "Labels":
        """Return the labels of texts that `packed` has held."""
        # A text begins with its slug.
        return cls(packed, sorted(packed, key=packed.__getitem__), address)

    @property
    def by_id(self) -> "ById":
        """The labels by id."""
        return ById(self)

    @property
    def by_slug(self) -> "BySlug":
        """The labels by slug."""
        return BySlug(self)

    @property
    def alphabetical(self) -> list[Any]:
        """The ids from A to Z by what they are filed under, in Latin letters whatever the script; those that begin with
        none come first."""
        if self._alphabetical is None:
            self._alphabetical = sorted(self.packed, key=self._place_in_alphabet)
        return self._alphabetical

    def updated(self, ids: set[int], found: "Labels") -> "Labels":
        """Return labels in which those of some ids are the ones found, and the rest as before."""
        packed, gone = dict(self.packed), ids & self.packed.keys()
        for id in gone:
            del packed[id]
        packed.update(found.packed)
        labels = Labels(packed, _without(self.slugs, gone, self.packed.__getitem__), self.address)
        for id in found.slugs:
            bisect.insort(labels.slugs, id, key=packed.__getitem__)
        if self._alphabetical is not None:
            labels._alphabetical = _without(self._alphabetical, gone, self._place_in_alphabet)
            for id in found.slugs:
                bisect.insort(labels._alphabetical, id, key=labels._place_in_alphabet)
        return labels

    def differing(self, before: "Labels") -> set[Any]:
        """Return the ids of those that were read anew since, or are gone."""
        others = before.packed
        # The very same text: one that was read anew is another, even if it says the same.
        found = {id for id, text in self.packed.items() if others.get(id) is not text}
        return found.union(others.keys() - self.packed.keys())

    def label(self, id: Any) -> Label | None:
        """Return a label."""
        text = self.packed.get(id)
        if text is None:
            return None
        slug, kind, parent, filed, name = text.split(_END, 4)
        return Label(id, slug, name, self.address.format(slug), kind, int(parent) if parent else None, filed or name)

    def called(self, slug: str) -> Any:
        """Return the id of a slug, or None."""
        if _END in slug:  # It would match the beginning of what stands behind a slug.
            return None
        packed, sought = self.packed, slug + _END
        at = bisect.bisect_left(self.slugs, sought, key=packed.__getitem__)
        if at < len(self.slugs) and packed[self.slugs[at]].startswith(sought):
            return self.slugs[at]
        return None

    def slug_by_id(self) -> dict[Any, str]:
        """Return every slug, by id."""
        return {id: text.partition(_END)[0] for id, text in self.packed.items()}

    def _place_in_alphabet(self, id: Any) -> tuple[bool, str, str]:
        slug, _, _, filed, name = self.packed[id].split(_END, 4)
        return place_in_alphabet(filed or name, slug)

    def __contains__(self, slug: object) -> bool:
        return isinstance(slug, str) and self.called(slug) is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Labels) and (self.packed, self.address) == (other.packed, other.address)

    __hash__ = None  # type: ignore[assignment]  # They compare by what they hold.


class ById(Mapping[Any, Label]):
    """Labels by their ids."""

    __slots__ = ("_labels",)

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def __getitem__(self, id: Any) -> Label:
        label = self._labels.label(id)
        if label is None:
            raise KeyError(id)
        return label

    def __contains__(self, id: object) -> bool:
        return id in self._labels.packed

    def __iter__(self) -> Iterator[Any]:
        return iter(self._labels.packed)

    def __len__(self) -> int:
        return len(self._labels.packed)


class BySlug(Mapping[str, Label]):
    """Labels by their slugs."""

    __slots__ = ("_labels",)

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def __getitem__(self, slug: str) -> Label:
        return self._labels.by_id[self._labels.called(slug)]

    def __iter__(self) -> Iterator[str]:
        return (self._labels.by_id[id].slug for id in self._labels.slugs)

    def __len__(self) -> int:
        return len(self._labels.packed)


def _without(ordered: list[Any], ids: Collection[Any], place: Callable[[Any], Any]) -> list[Any]:
    """Return ids in order without some of them; each has a place of its own in that order."""
    if len(ids) > _MANY:
        return [id for id in ordered if id not in ids]
    left = ordered.copy()
    for id in ids:
        del left[bisect.bisect_left(left, place(id), key=place)]
    return left


def _packed(row: Row) -> str:
    _, slug, name, kind, parent, *filed = row
    return _END.join((slug, kind, "" if parent is None else str(parent), *(filed or [""]), name))


def place_in_alphabet(filed_under: str, slug: str) -> tuple[bool, str, str]:
    """Return what puts something where a reader looks for it, by Latin letters; all of one `initial` stand together."""
    latin = anyascii(filed_under)
    return latin[:1].isalpha(), latin.casefold(), slug


def initial(filed_under: str) -> str:
    """Return the letter of what something is filed under: A to Z, or # for all that begin otherwise."""
    letter = anyascii(filed_under)[:1].upper()
    return letter if letter.isalpha() else "#"


def read_labels(facet: str, ids: Iterable[int] | None = None) -> Labels:
    """Read labels from the database, one query: all of a facet, or those of some ids."""
    rows = MODELS[facet].objects.order_by("pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return Labels.of(_rows(facet, rows), address_of(facet))


def _rows(facet: str, rows: Any) -> Iterator[Row]:
    """Yield what the labels of some actors, themes or sources are made of."""
    for id, slug, name, *own in rows.values_list("pk", "slug", "name", *_COLUMNS[facet]):
        if facet == ACTOR:
            kind, stated = own
            filed_under = stated.replace(_END, " ") or filing_name(name, kind)
            yield id, slug, name, kind, None, "" if filed_under == name else filed_under
        else:
            yield id, slug, name, "", own[0] if own else None


def address_of(facet: str) -> str:
    """Return the address of a facet's pages, with `{}` for the slug: made once by its route, it serves all."""
    return reverse(f"articles:{facet}", args=["SLUG"]).replace("SLUG", "{}")


LANGUAGE_LABELS = Labels.of((code, code, name, "", None) for code, name in LANGUAGES.items())
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
