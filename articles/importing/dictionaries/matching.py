"""Items of other people's lists become entries: those that the archive holds extend it, the others get slugs.

What comes out depends on what the lists say and on what the archive holds, never on the order of files or lines.
"""

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.importing.dictionaries.holdings import Held, Holdings, contradict, is_same_sort, role_of
from articles.importing.dictionaries.listed import CAMEO, Listed, Problem, Reference, name_key
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.models.querysets import make_slug
from articles.vocabulary import ActorKind


@dataclass
class Matched:
    """An entry's mapping, the items that it was made of, and whether the archive held it already."""

    mapping: dict[str, Any]
    items: list[Listed]
    is_held: bool


class Matcher:
    """Makes entries of the items of one type, from all lists of a run together."""

    def __init__(self, type: str, items: Sequence[Listed]) -> None:
        self._type = type
        self._holdings = Holdings(type)
        self._items = items
        self.names_left_out = 0

    def match(self) -> Iterator[Matched | Problem]:
        """Yield an entry for all items that are one actor or theme, or why an item is none."""
        groups: dict[str, list[Listed]] = defaultdict(list)
        # States first: their codes tell what state the others belong to, and so who is who.
        states = [item for item in self._items if item.kind == ActorKind.STATE]
        yield from self._place(states, groups)
        self._learn(groups)
        self._holdings.locate()
        yield from self._place([item for item in self._items if item.kind != ActorKind.STATE], groups)
        self._learn(groups)
        for slug, items in groups.items():
            held = self._holdings.by_slug.get(slug)
            yield Matched(self._mapping(slug, held, items), items, held is not None)

    def _place(self, items: Iterable[Listed], groups: dict[str, list[Listed]]) -> Iterator[Problem]:
        """Put each item under the slug of what it is, and yield those for which that cannot be told."""
        new: list[Listed] = []
        candidates: dict[str, list[Listed]] = defaultdict(list)
        for item in items:
            found = self._holdings.find(item)
            if len(found) > 1:
                slugs = ", ".join(sorted(held.slug for held in found))
                reason = (
                    f"The archive has several of this name: {slugs}. Say which by an identifier, or load it by hand."
                )
                yield Problem(item.path, item.line, item.raw, reason)
            elif found:
                candidates[found[0].slug].append(item)
            elif slug := self._listed_as(item, groups):
                groups[slug].append(item)
            else:
                new.append(item)
        for slug, alike in candidates.items():
            own, others = self._part(slug, alike)
            groups[slug] += own
            new += others
        for slug, alike in self._with_slugs(self._group(new), groups):
            groups[slug] += alike

    def _listed_as(self, item: Listed, groups: dict[str, list[Listed]]) -> str:
        """Return the slug of what another list calls a state and this one does not, by its identifiers; blank for
        none."""
        for identity in item.identities:
            slug = self._holdings.by_identity.get(identity, "")
            if groups.get(slug) and not contradict(groups[slug][0].identifiers, item.identifiers):
                return slug
        return ""

    def _part(self, slug: str, items: list[Listed]) -> tuple[list[Listed], list[Listed]]:
        """Return the items that are an actor of the archive, and those of other states that only share a name of it."""
        key = name_key(self._holdings.by_slug[slug].name)
        own: list[Listed] = []
        others: list[Listed] = []
        for item in sorted(items, key=lambda each: (name_key(each.name) != key, *_precedence(each))):
            mine, theirs = self._states(own), self._states([item])
            is_other = bool(mine and theirs and not mine & theirs) and not item.identities
            (others if is_other else own).append(item)
        return own, others

    def _group(self, items: Iterable[Listed]) -> list[list[Listed]]:
        """Return the items that the archive lacks, those together that are one."""
        by_identity: dict[Reference, list[Listed]] = {}
        by_name: dict[str, list[list[Listed]]] = defaultdict(list)
        for item in items:
            group = next((by_identity[each] for each in item.identities if each in by_identity), None)
            if group is None or contradict(group[0].identifiers, item.identifiers):
                group = []
                by_name[name_key(item.name)].append(group)
            group.append(item)
            by_identity |= dict.fromkeys(item.identities, group)
        return [group for groups in by_name.values() for group in self._join(groups)]

    def _join(self, groups: list[list[Listed]]) -> list[list[Listed]]:
        """Join groups of one name, sort and state; one without states joins where only one could be meant."""
        joined: list[list[Listed]] = []
        # Those that know most come first, so that the order of the lists does not matter.
        for group in sorted(
            groups, key=lambda each: (not each[0].is_kind_sure, -len(self._states(each)), each[0].tail)
        ):
            fitting = [other for other in joined if self._is_one(other, group)]
            if len(fitting) == 1 or (fitting and self._states(group)):
                fitting[0].extend(group)
            else:
                joined.append(group)
        return joined

    def _is_one(self, one: list[Listed], other: list[Listed]) -> bool:
        if contradict(one[0].identifiers, other[0].identifiers):
            return False
        mine, theirs = self._states(one), self._states(other)
        if mine and theirs and not mine & theirs:
            return False
        return is_same_sort(other[0], one[0].kind) or not one[0].is_kind_sure

    def _states(self, items: Iterable[Listed]) -> set[str]:
        return self._holdings.states_of_codes(code for item in items for code in item.codes)

    def _with_slugs(self, groups: list[list[Listed]], placed: Collection[str]) -> Iterator[tuple[str, list[Listed]]]:
        """Yield each group with a slug of its name; where others want or have it, of its name and its code."""
        wanted: dict[str, list[list[Listed]]] = defaultdict(list)
        for group in groups:
            wanted[make_slug(group[0].name)].append(group)
        held = {*self._holdings.by_slug, *placed}
        taken = held | set(wanted)
        for slug, rivals in wanted.items():
            if len(rivals) == 1 and slug not in held:
                yield slug, rivals[0]
                continue
            for group in sorted(rivals, key=lambda each: (each[0].tail, each[0].name)):
                own = _ending_in(slug, make_slug(min(item.tail for item in group) or group[0].kind))
                if own in taken:
                    own = _ending_in(slug, f"{zlib.crc32(f'{group[0].name} {group[0].tail}'.encode()):08x}")
                taken.add(own)
                yield own, group

    def _learn(self, groups: dict[str, list[Listed]]) -> None:
        """Take the lists' own names, identifiers and states into what references are looked up in."""
        for slug, items in groups.items():
            for item in items:
                self._holdings.by_identity |= dict.fromkeys(item.identities, slug)
                code = item.identifiers.get(CAMEO, "")
                if item.kind == ActorKind.STATE and len(code) == 3:
                    self._holdings.states.setdefault(code, slug)
            names = self._holdings.by_name[name_key(items[0].name)]
            if slug not in self._holdings.by_slug and slug not in names:
                names.append(slug)

    def _resolve(self, reference: Reference | None) -> str | None:
        """Return the slug that a list refers to; None if nobody knows it."""
        if reference is None:
            return None
        scheme, value = reference
        if scheme == CAMEO:
            return self._holdings.states.get(value)
        if scheme == "name":
            found = self._holdings.by_name.get(name_key(value), [])
            return found[0] if len(found) == 1 else None
        return self._holdings.by_identity.get(reference)

    def _mapping(self, slug: str, held: Held | None, items: list[Listed]) -> dict[str, Any]:
        """Return the entry: what is held stays as it is, and what the items know beyond it is added."""
        items = sorted(items, key=_precedence)
        first = items[0]
        mapping: dict[str, Any] = {"type": self._type, "slug": slug, "name": held.name if held else first.name}
        identifiers = dict(held.identifiers) if held else {}
        for item in items:
            identifiers = {scheme: value for scheme, value in item.identifiers.items() if value} | identifiers
        mapping["identifiers"] = identifiers
        if held is None:
            above = next(filter(None, (self._resolve(item.above) for item in items)), None)
            if above and above != slug:
                mapping["parent" if self._type == "theme" else "part_of"] = above
            mapping["description"] = next((item.description for item in items if item.description), "")
        if self._type == "actor":
            if held is None:
                mapping["kind"] = first.kind
            mapping["names"] = self._names(slug, held, items)
            mapping["roles"] = self._roles(held, items)
        return mapping

    def _names(self, slug: str, held: Held | None, items: list[Listed]) -> list[dict[str, str]]:
        names = list(held.names) if held else []
        known = {name_key(held.name if held else items[0].name), *(name_key(each["name"]) for each in names)}
        for item in items:
            own = {"name": item.name, "language": "en", "use": "name"}
            for name in (own, *item.names):
                key = name_key(name["name"])
                if not key or key in known:
                    continue
                known.add(key)
                owners = (*self._holdings.by_name.get(key, ()), *self._holdings.by_any_name.get(key, ()))
                if any(owner != slug for owner in owners):
                    self.names_left_out += 1
                else:
                    names.append(name)
        return names

    def _roles(self, held: Held | None, items: list[Listed]) -> list[dict[str, str]]:
        """Return the roles held, and those of the lists for times of which the archive knows no office."""
        roles = list(held.roles) if held else []
        for item in items:
            for role in item.roles:
                made = role_of(role.title, self._resolve(role.of) or "", role.held_from, role.held_to)
                if made in roles or (held and any(_overlap(made, each) for each in held.roles)):
                    continue
                roles.append(made)
        return roles


def _precedence(item: Listed) -> tuple[bool, bool, str, str]:
    """Return what puts items of one actor in an order of their own: those that know most come first."""
    return not item.is_kind_sure, not item.identities, item.tail, item.name


def _overlap(one: dict[str, str], other: dict[str, str]) -> bool:
    return (not one["to"] or other["from"] <= one["to"]) and (not other["to"] or one["from"] <= other["to"])


def _ending_in(slug: str, tail: str) -> str:
    return slug[: MAX_SUBJECT_SLUG_CHARS - len(tail) - 1].rstrip("-") + f"-{tail}"
