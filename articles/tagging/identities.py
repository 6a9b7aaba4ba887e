"""Which entries of a vocabulary stand for the same actor: twins of another list, and cross-references ("see …")."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from articles.tagging.entries import ActorEntry
from articles.tagging.names import key_of
from articles.tagging.people import full_forms
from articles.vocabulary import ActorKind, NameUse

_SEE = re.compile(r"see\s+(?!also\b)(?P<name>[^.;]+?)\.?\s*", re.IGNORECASE)
_MIN_SHARED_NAMES = 2


def references(actors: Sequence[ActorEntry]) -> dict[int, int]:
    """Return place → place of the entries that only say which other entry to see."""
    found: dict[int, int] = {}
    places: dict[str, int] | None = None
    for place, actor in enumerate(actors):
        see = _SEE.fullmatch(actor.description) if actor.description[:3].lower() == "see" else None
        if see is None:
            continue
        if places is None:
            places = {key_of(one.name): at for at, one in enumerate(actors)}
        target = places.get(key_of(see["name"]), place)
        if target != place:
            found[place] = target
    return found


def identities(
    actors: Sequence[ActorEntry], states: Sequence[int | None], generic: Collection[int]
) -> list[int]:
    """Return, for each actor, the place of the first entry that stands for the same one.

    Two entries are twins when they are of one sort and bear the same main name, or the main name of one is a name
    of the other, and no third one's: of a person in any of its full forms, else with a second name in common.
    Bodies of different states never are. `states` gives the place of each actor's state, where it has one, and
    `generic` the places of those whose name tells nothing of it: for them it must be the same.
    """
    result = list(range(len(actors)))
    owners: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, actor in enumerate(actors):
        owners[_sort(actor), key_of(actor.name)].append(place)
    for places in owners.values():
        for place in places[1:]:
            first = next((one for one in places if _is_one_state(one, place, result, states, generic)), place)
            result[place] = min(first, place)
    names: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for place, actor in enumerate(actors):
        for key in _further_keys(actor):
            names[_sort(actor), key].add(result[place])
    for mark, places in owners.items():
        others = names.get(mark, set()) - {result[one] for one in places}
        if len(others) == 1 and len({result[one] for one in places}) == 1:
            one, other = result[places[0]], others.pop()
            is_person = mark[0] == ActorKind.PERSON
            if is_person or len(_all_keys(actors[one]) & _all_keys(actors[other])) >= _MIN_SHARED_NAMES:
                low, high = sorted((one, other))
                result = [low if at == high else at for at in result]
    return result


def _sort(actor: ActorEntry) -> str:
    """Return person, state or body: lists differ in how they divide bodies, and territories from states."""
    if actor.kind == ActorKind.PERSON:
        return actor.kind
    return ActorKind.STATE if actor.kind in (ActorKind.STATE, ActorKind.OTHER) else ActorKind.ORGANISATION


def _is_one_state(
    one: int, other: int, result: Sequence[int], states: Sequence[int | None], generic: Collection[int]
) -> bool:
    """Tell whether two actors may be of the same state: where both are known, it is one."""
    first, second = states[one], states[other]
    if one in generic and (first is None) != (second is None):
        return False
    return first is None or second is None or result[first] == result[second]


def _further_keys(actor: ActorEntry) -> set[str]:
    """Return the folded names other than the main one under which an entry may stand as a main name elsewhere."""
    names = {key_of(name) for name, use in actor.names if use == NameUse.NAME}
    if actor.kind == ActorKind.PERSON:
        names |= {key_of(form) for form in full_forms(actor.name)}
    return names - {key_of(actor.name)}


def _all_keys(actor: ActorEntry) -> set[str]:
    return {key_of(actor.name), *(key_of(name) for name, _ in actor.names)}
