"""What another list says of an actor or theme, before it is known whether the archive holds that one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles import markup
from articles.models.querysets import folded_name
from articles.written_names import fault_of_name, without_unseen

ALPHA2 = "iso3166-1-alpha2"
ALPHA3 = "iso3166-1-alpha3"
CAMEO = "cameo"
IPTC = "iptc"
IDENTIFYING = ("wikidata", ALPHA3, ALPHA2, IPTC)
"""Schemes of identifiers that belong to one actor or theme alone. A CAMEO code does not: thousands share one."""

Reference = tuple[str, str]
"""How a list refers to another actor or theme: the scheme of an identifier, or `name`, and the value."""

_DROPPED = re.compile("[.'’`]")
_PARTING = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class ListedRole:
    """An office as a list states it."""

    title: str
    of: Reference | None = None
    held_from: str = ""
    held_to: str = ""


@dataclass
class Listed:
    """One item of a list. `kind` is binding only when the list is sure of it.

    `codes` are CAMEO codes, `tail` is what tells the slugs of two items of one name apart.
    """

    path: str
    line: int
    raw: str
    name: str
    type: str = "actor"
    kind: str = "other"
    is_kind_sure: bool = False
    names: list[dict[str, str]] = field(default_factory=list)
    roles: list[ListedRole] = field(default_factory=list)
    above: Reference | None = None
    description: str = ""
    identifiers: dict[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    tail: str = ""

    def __post_init__(self) -> None:
        """Take what is wrong out of the further names."""
        self.take_names(self.names)

    def take_names(self, names: list[dict[str, str]]) -> None:
        """Have these further names, without marks that nobody sees and names that nobody can read."""
        named = ({**name, "name": without_unseen(name["name"])} for name in names)
        self.names = [name for name in named if not fault_of_name(name["name"])]

    def as_entry(self) -> dict[str, Any]:
        """Return an entry that is right when the item is, whatever it refers to."""
        entry: dict[str, Any] = {
            "type": self.type,
            "slug": "listed",
            "name": self.name,
            "identifiers": self.identifiers,
        }
        if self.type == "actor":
            entry["names"] = [name for name in self.names if name["name"]]
            entry["roles"] = [{"title": r.title, "from": r.held_from, "to": r.held_to} for r in self.roles]
        return entry

    @property
    def identities(self) -> list[Reference]:
        """The identifiers that only this one has."""
        return [(scheme, self.identifiers[scheme]) for scheme in IDENTIFYING if self.identifiers.get(scheme)]


@dataclass(frozen=True)
class Problem:
    """A place of a list that cannot be taken, and why."""

    path: str
    line: int
    raw: str
    reason: str


def name_key(name: str) -> str:
    """Return what two spellings of a name share: no case, accents, points, hyphens, nor a leading “the”."""
    key = _PARTING.sub(" ", _DROPPED.sub("", folded_name(name))).strip()
    return key.removeprefix("the ")


def text_of(mapping: Mapping[str, Any], key: str) -> str:
    """Return a text of a mapping, without characters that nobody sees; blank where there is none."""
    value = mapping.get(key)
    return without_unseen(markup.without_controls(value)).strip() if isinstance(value, str) else ""
