"""The actors and themes that the archive holds, found by what another list may know of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.importing.dictionaries import cameo_codes
from articles.importing.dictionaries.listed import ALPHA3, CAMEO, IDENTIFYING, Listed, Reference, name_key
from articles.models import Actor, ActorName, ActorRole, Theme
from articles.vocabulary import ActorKind, NameUse

_PLACES = (ActorKind.STATE.value, ActorKind.OTHER.value)


@dataclass
class Held:
    """An actor or theme of the archive, with all that an entry which extends it must state."""

    slug: str
    name: str
    kind: str
    identifiers: dict[str, str]
    above: str | None
    names: list[dict[str, str]] = field(default_factory=list)
    roles: list[dict[str, str]] = field(default_factory=list)
    states: set[str] = field(default_factory=set)


class Holdings:
    """Actors, or themes, by slug, identifier and name. Three queries, whatever their number."""

    def __init__(self, type: str) -> None:
        self.by_slug: dict[str, Held] = {}
        self.by_identity: dict[Reference, str] = {}
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.by_further_name: dict[str, list[str]] = defaultdict(list)
        self.by_any_name: dict[str, set[str]] = defaultdict(set)
        self.states: dict[str, str] = {}
        self._load_actors() if type == "actor" else self._load_themes()
        for slug, held in self.by_slug.items():
            self.by_name[name_key(held.name)].append(slug)
            for scheme in IDENTIFYING:
                if held.identifiers.get(scheme):
                    self.by_identity[scheme, held.identifiers[scheme]] = slug
        self.locate()

    def locate(self) -> None:
        """Find out anew what states each belongs to, when codes of states have been learnt."""
        for held in self.by_slug.values():
            held.states = self._states_of(held)

    def _load_themes(self) -> None:
        rows = Theme.objects.order_by().values_list("slug", "name", "identifiers", "parent__slug")
        for slug, name, identifiers, above in rows.iterator():
            self.by_slug[slug] = Held(slug, name, "", identifiers, above)

    def _load_actors(self) -> None:
        actors = Actor.objects.order_by().values_list("slug", "name", "kind", "identifiers", "part_of__slug")
        for slug, name, kind, identifiers, above in actors.iterator():
            self.by_slug[slug] = Held(slug, name, kind, identifiers, above)
            if kind in _PLACES:
                for code in (identifiers.get(CAMEO, ""), identifiers.get(ALPHA3, "")):
                    if len(code) == 3:
                        self.states[code] = slug
        names = ActorName.objects.order_by("id").values_list("actor__slug", "name", "language", "use")
        for slug, name, language, use in names.iterator():
            self.by_slug[slug].names.append({"name": name, "language": language, "use": use})
            self.by_any_name[name_key(name)].add(slug)
            if use in (NameUse.NAME, NameUse.ACRONYM):
                slugs = self.by_further_name[name_key(name)]
                slugs += [slug] if slug not in slugs else []
        roles = ActorRole.objects.order_by("id").values_list("actor__slug", "title", "of__slug", "held_from", "held_to")
        for slug, title, of, first, last in roles.iterator():
            self.by_slug[slug].roles.append({"title": title, "of": of or "", "from": first, "to": last})

    def _states_of(self, held: Held) -> set[str]:
        """Return the slugs of the states that an actor, or an office of it, belongs to."""
        found = self.states_of_codes([held.identifiers.get(CAMEO, "")])
        for slug in {held.above, *(role["of"] for role in held.roles)}:
            found |= self._places_above(slug)
        return found

    def _places_above(self, slug: str | None) -> set[str]:
        """Return the states and territories among an actor and all that it is part of."""
        seen: set[str] = set()
        while slug and slug in self.by_slug and slug not in seen:
            seen.add(slug)
            slug = self.by_slug[slug].above
        return {each for each in seen if self.by_slug[each].kind in _PLACES}

    def states_of_codes(self, codes: Iterable[str]) -> set[str]:
        """Return the slugs of the states in the first two groups of CAMEO codes."""
        groups = {group for code in codes for group in cameo_codes.groups_of(code)[:2]}
        return {self.states[group] for group in groups if group in self.states and cameo_codes.state_of(group)}

    def find(self, listed: Listed) -> list[Held]:
        """Return the one that a list's item is, none if the archive lacks it, several if it cannot be told."""
        for identity in listed.identities:
            held = self.by_slug.get(self.by_identity.get(identity, ""))
            if held and not contradict(listed.identifiers, held.identifiers):
                return [held]
        key = name_key(listed.name)
        found = self._likely(listed, self.by_name.get(key, ()))
        if not found and listed.type == "actor":
            found = self._likely(listed, self.by_further_name.get(key, ()))
        if not found and listed.kind == ActorKind.PERSON and listed.is_kind_sure:
            # A list may put an office before the name that it is best known by.
            keys = {name_key(each["name"]) for each in listed.names} - {key}
            whole = [slug for each in sorted(keys) if " " in each for slug in self.by_name.get(each, ())]
            found = self._likely(listed, dict.fromkeys(whole))
        return found

    def _likely(self, listed: Listed, slugs: Iterable[str]) -> list[Held]:
        """Return those of the same sort and of no other state; of several, those that share a state."""
        states = self.states_of_codes(listed.codes)
        # A name may be of what a list has just brought along, which is not held yet.
        held_so = (self.by_slug[slug] for slug in slugs if slug in self.by_slug)
        alike = [held for held in held_so if is_same_sort(listed, held.kind)]
        alike = [held for held in alike if not contradict(listed.identifiers, held.identifiers)]
        if listed.kind != ActorKind.STATE:
            alike = [held for held in alike if not states or not held.states or states & held.states]
        sharing = [held for held in alike if (states & held.states) or states == held.states]
        return sharing or alike


def is_same_sort(listed: Listed, kind: str) -> bool:
    """Tell whether an actor of a kind can be what a list's item is."""
    if listed.type == "theme" or not listed.is_kind_sure:
        return True
    if listed.kind == ActorKind.STATE:
        return kind in _PLACES
    return (listed.kind == ActorKind.PERSON) == (kind == ActorKind.PERSON)


def contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two have different identifiers of a scheme in which each has one of its own.

    What shares ISO's code is one, though one list may mean the realm by it and another its largest part.
    """
    if one.get(ALPHA3) and one.get(ALPHA3) == other.get(ALPHA3):
        return False
    return any(one[scheme] != other[scheme] for scheme in IDENTIFYING if one.get(scheme) and other.get(scheme))


def role_of(title: str, of: str, first: str, last: str) -> dict[str, Any]:
    """Return a role as an entry states it."""
    return {"title": title, "of": of, "from": first, "to": last}
