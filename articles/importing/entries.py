"""Entries of a vocabulary: actors and themes as files give them, every key known and every value of its type."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.dates import ends_before_it_begins
from articles.importing.mapping import refuse_unknown
from articles.importing.values import is_slug, read_day, read_text, wrong_type
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.models.themes import MAX_THRESHOLD, MIN_THRESHOLD
from articles.records import RefusedError, quoted
from articles.theme_terms import TermError, parse_term
from articles.vocabulary import ActorKind, NameUse, language_code
from articles.written_names import fault_of_name, fault_of_term

ACTOR_KEYS = ("type", "slug", "name", "filed_under", "kind", "names", "roles", "part_of", "description", "identifiers")
THEME_KEYS = ("type", "slug", "name", "parent", "description", "terms", "threshold", "identifiers")
"""Keys in the order in which exports write them."""

_NAME_KEYS = ("name", "language", "use")
_ROLE_KEYS = ("title", "of", "from", "to")
_USES = NameUse.values  # An enumeration makes this list anew whenever it is asked, and a name asks.


@dataclass(frozen=True)
class Name:
    """A further name of an actor."""

    name: str
    language: str = "en"
    use: str = "name"


@dataclass(frozen=True)
class Role:
    """An office that an actor held; `of` is a slug."""

    title: str
    of: str = ""
    held_from: str = ""
    held_to: str = ""


@dataclass(frozen=True)
class Entry:
    """One actor or theme. `values` holds the columns that the file states, `above` the slug it stands under.

    None for names, roles or `above` means: not stated, so what the archive has stays.
    """

    path: str
    line: int
    type: str
    slug: str
    values: Mapping[str, Any]
    above: str | None = None
    names: tuple[Name, ...] | None = None
    roles: tuple[Role, ...] | None = None
    refers_to: frozenset[str] = field(default=frozenset())

    @property
    def key(self) -> tuple[str, str]:
        """What the entry is known by."""
        return self.type, self.slug

    def says_the_same(self, other: "Entry") -> bool:
        """Tell whether two entries differ in nothing but their place."""
        mine, theirs = ((e.values, e.above, e.names, e.roles) for e in (self, other))
        return mine == theirs


def read_entry(path: str, line: int, mapping: Mapping[str, Any]) -> Entry:
    """Return the entry that a mapping holds; RefusedError says what is wrong with it."""
    type = mapping.get("type")
    if type not in ("actor", "theme"):
        raise RefusedError(
            f"type is {quoted(type)}. Write actor or theme." if type else "type is missing. Write actor or theme."
        )
    refuse_unknown(mapping, ACTOR_KEYS if type == "actor" else THEME_KEYS)
    slug = _read_slug("slug", mapping.get("slug"))
    if not slug:
        raise RefusedError("slug is missing. Give each entry a slug of its own, such as united-nations.")
    values: dict[str, Any] = {"name": _read_name("name", mapping.get("name"), 300 if type == "actor" else 200)}
    if mapping.get("description") is not None:
        values["description"] = read_text("description", mapping["description"]).strip()
    if mapping.get("identifiers") is not None:
        values["identifiers"] = _read_identifiers(mapping["identifiers"])
    if type == "theme":
        if mapping.get("terms") is not None:
            values["terms"] = _read_terms(mapping["terms"])
        if mapping.get("threshold") is not None:
            values["threshold"] = _read_threshold(mapping["threshold"])
        above = None if "parent" not in mapping else _read_slug("parent", mapping["parent"])
        return Entry(path, line, type, slug, values, above, refers_to=frozenset(filter(None, [above])))
    if mapping.get("filed_under") is not None:
        values["filed_under"] = _read_filed_under(mapping["filed_under"])
    if mapping.get("kind") is not None:
        values["kind"] = _read_choice("kind", mapping["kind"], ActorKind.values)
    above = None if "part_of" not in mapping else _read_slug("part_of", mapping["part_of"])
    names = None if mapping.get("names") is None else tuple(dict.fromkeys(_read_names(mapping["names"])))
    roles = None if mapping.get("roles") is None else tuple(_read_roles(mapping["roles"]))
    refers_to = frozenset(filter(None, [above, *(role.of for role in roles or ())]))
    return Entry(path, line, type, slug, values, above, names, roles, refers_to)


def _read_slug(key: str, value: Any) -> str:
    slug = read_text(key, "" if value is None else value).strip()
    if slug and (len(slug) > MAX_SUBJECT_SLUG_CHARS or not is_slug(slug)):
        raise RefusedError(
            f"{key} {quoted(slug)} is no slug."
            f" Use lower-case letters a-z, digits and single hyphens, at most {MAX_SUBJECT_SLUG_CHARS} characters."
        )
    return slug


def _read_name(key: str, value: Any, max_chars: int) -> str:
    name = " ".join(read_text(key, "" if value is None else value).split())
    if not name:
        raise RefusedError(f"{key} is missing. Give it in words.")
    if len(name) > max_chars:
        raise RefusedError(f"{key} has {len(name):,} characters; the most is {max_chars}. Shorten it.")
    if fault := fault_of_name(name):
        raise RefusedError(f"{key} {fault}")
    return name


def _read_filed_under(value: Any) -> str:
    """Return what an actor is filed under; blank for what its name tells."""
    return _read_name("filed_under", value, 300) if value != "" else ""


def _read_choice(key: str, value: Any, choices: list[str]) -> str:
    if value not in choices:
        raise RefusedError(f"{key} {quoted(value)} is not known. Write one of {', '.join(choices)}.")
    return value


def _read_identifiers(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong_type("identifiers", value, "an object of scheme and value")
    identifiers = {}
    for scheme, identifier in value.items():
        if not isinstance(identifier, str) and type(identifier) is not int:
            raise wrong_type(f"identifiers.{scheme}", identifier, "a text")
        identifiers[read_text("identifiers", scheme)] = read_text("identifiers", str(identifier))
    return identifiers


def _read_terms(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise wrong_type("terms", value, "a list")
    terms = []
    for number, item in enumerate(value, 1):
        term = " ".join(read_text(f"terms[{number}]", item).split())
        if fault := fault_of_term(term):
            raise RefusedError(f"terms[{number}] {fault}")
        try:
            parse_term(term)
        except TermError as error:
            raise RefusedError(f"terms[{number}]: {error}") from None
        terms.append(term)
    return list(dict.fromkeys(terms))


def _read_threshold(value: Any) -> float:
    """Return a number that JSON gives, or the cell of a table."""
    try:
        threshold = float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError, OverflowError):
        threshold = math.nan
    if not MIN_THRESHOLD <= threshold <= MAX_THRESHOLD:
        raise RefusedError(
            f"threshold is {quoted(str(value))}. Write a number from {MIN_THRESHOLD:g} to {MAX_THRESHOLD:g}."
        )
    return threshold


def _read_names(value: Any) -> list[Name]:
    if not isinstance(value, list):
        raise wrong_type("names", value, "a list")
    names = []
    for number, item in enumerate(value, 1):
        place = f"names[{number}]"
        item = {"name": item} if isinstance(item, str) else item
        if not isinstance(item, dict):
            raise wrong_type(place, item, 'a name or {"name", "language", "use"}')
        refuse_unknown(item, _NAME_KEYS)
        names.append(
            Name(
                _read_name(place, item.get("name"), 300),
                language_code(read_text(f"{place}.language", item.get("language") or "en")),
                _read_choice(f"{place}.use", item.get("use") or NameUse.NAME.value, _USES),
            )
        )
    return names


def _read_roles(value: Any) -> list[Role]:
    if not isinstance(value, list):
        raise wrong_type("roles", value, "a list")
    roles = []
    for number, item in enumerate(value, 1):
        place = f"roles[{number}]"
        if not isinstance(item, dict):
            raise wrong_type(place, item, '{"title", "of", "from", "to"}')
        refuse_unknown(item, _ROLE_KEYS)
        first, last = (read_day(f"{place}.{key}", item.get(key) or "") for key in ("from", "to"))
        if ends_before_it_begins(first, last):
            raise RefusedError(f"{place} ends ({last}) before it begins ({first}). Check the two dates.")
        roles.append(
            Role(
                _read_name(f"{place}.title", item.get("title"), 200),
                _read_slug(f"{place}.of", item.get("of")),
                first,
                last,
            )
        )
    return roles
