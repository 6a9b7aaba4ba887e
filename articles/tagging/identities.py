"""Which entries of a vocabulary stand for the same actor: twins of another list, and cross-references ("see …")."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from articles.tagging.bodies import STATE_KINDS, Belonging, canonical, without_company_ending
from articles.tagging.descriptions import offices_in, written_out
from articles.tagging.double_surnames import with_fathers_name_alone
from articles.tagging.entries import DAYS_OF_A_LIFE, ActorEntry, Office
from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.names import key_of
from articles.tagging.passages import normal_form
from articles.tagging.people import (
    are_one_given,
    first_names,
    given_names,
    in_other_order,
    is_one_name,
    ordinal,
    plain_forms,
    surname,
    usual_given,
)
from articles.tagging.people_words import TITLES
from articles.vocabulary import ActorKind, NameUse

_SEE = re.compile(r"see\s+(?!also\b)(?P<name>[^.;]+?)\.?\s*", re.IGNORECASE)
_APOSTROPHE = re.compile("['’‘ʼ]")
"""As in Ch'en Yi, whom others write Chen Yi."""
_NICKNAME = re.compile(r"\s[“\"][^“”\"]+[”\"]\s")
"""As in Richard “Rab” Butler."""
_MIN_SHARED_NAMES = 2
_LONG_NAME_WORDS = 4
"""Telling words from which a name is surely of one body: United Nations High Commissioner for Refugees."""
_NUMBERS = "ivx"
_DAYS_OF_SHORT_NAMES = 365 * 10
"""Days between two offices up to which a name that leaves out a middle name in full is the same person's: sons come
later."""
_MAX_NAMESAKES = 30


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


def wholes(actors: Sequence[ActorEntry], identities: Sequence[int]) -> dict[int, int]:
    """Return the states that territories are part of, all as identities."""
    places = {actor.id: place for place, actor in enumerate(actors) if actor.kind in STATE_KINDS}
    return {
        identities[place]: identities[places[actor.part_of]]
        for place, actor in enumerate(actors)
        if actor.kind in STATE_KINDS and actor.part_of in places
    }


class _Groups:
    """Places joined in groups; each group is known by its first place."""

    def __init__(self, size: int) -> None:
        self.of = list(range(size))

    def find(self, place: int) -> int:
        while self.of[place] != place:
            place = self.of[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.of[high] = low


def identities(actors: Sequence[ActorEntry], belongings: Sequence[Belonging], generic: Collection[int]) -> list[int]:
    """Return, for each actor, the place of the first entry that stands for the same one.

    Two entries are twins when they are of one sort and bear the same main name, or the main name of one is a name
    of the other and of no third: of a person of no other state in any of its full forms, else with a second name in
    common. So are people of one surname with given names that agree, or of one given name with surnames spelt alike,
    who held a like office at the same time, and bodies of one state whose names differ in the state's alone. A state
    or body that bears its main name with another is that one's twin and no third one's, whatever else it is called,
    but for a body that has a long main name of the other's. Bodies of
    different states never are; `generic` gives the places of those whose name tells nothing of the state.
    """
    groups = _Groups(len(actors))
    served = {actor.id: place for place, actor in enumerate(actors) if actor.kind != ActorKind.PERSON}
    owners: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    sorts = list(map(_sort, actors))
    for place, actor in enumerate(actors):
        for key in _main_keys(actor):
            owners[sorts[place], key].append(place)
    further: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    states = {actor.id: actor.name for actor in actors if actor.kind == ActorKind.STATE}
    for place, actor in enumerate(actors):
        sort = sorts[place]
        for key in _further_keys(actor, sort, [states[role.of] for role in actor.roles if role.of in states]):
            if (sort, key) in owners:
                further[sort, key].add(place)
    shared = [mark for mark, places in owners.items() if len(places) > 1 or mark in further]
    for mark in sorted(shared, key=_rank):
        others = further.get(mark, set())
        if mark[0] != ActorKind.PERSON:
            others = {at for at in others if len(owners[mark[0], key_of(actors[at].name)]) == 1}
        _join_namesakes(actors, groups, owners[mark], others, belongings, generic, served)
    for mark, others in further.items():
        if _is_of_a_body(mark) and _is_long(mark[1]):
            _join_by_long_name(actors, groups, owners[mark], others, belongings)
    _join_colleagues(actors, groups)
    bodies: dict[tuple[int, str], int] = {}
    for place, belonging in enumerate(belongings):
        if belonging.owner is not None and belonging.rest:
            mark_of_body = groups.find(belonging.owner), canonical(belonging.rest)
            groups.join(bodies.setdefault(mark_of_body, place), place)
    return [groups.find(place) for place in range(len(actors))]


def _join_namesakes(
    actors: Sequence[ActorEntry],
    groups: _Groups,
    places: Sequence[int],
    others: Iterable[int],
    belongings: Sequence[Belonging],
    generic: Collection[int],
    served: Mapping[int, int],
) -> None:
    """Join the entries that bear a main name, and the one other entry that has it among its names."""
    for one, place in combinations(places, 2):
        if not _is_one_state(actors, one, place, groups, belongings, generic):
            continue
        if _is_another_sovereign(actors[one], actors[place], groups, belongings, served):
            continue
        if _may_be_one_time(actors[one], actors[place]):
            groups.join(one, place)
    here = {groups.find(place) for place in places}
    rest = {groups.find(place): place for place in others if groups.find(place) not in here}
    if len(here) == 1 and len(rest) == 1:
        one, other = places[0], next(iter(rest.values()))
        if actors[one].kind == ActorKind.PERSON:
            may_be_one = _may_be_one_time(actors[one], actors[other], _days_apart(actors[one], actors[other]))
            known = (actors[at] for at in others if groups.find(at) in here)
            if any(_differ_in_middle_names(actors[other].name, each.name) for each in known):
                return
            if may_be_one and _are_of_one_state(actors[one], actors[other], groups, belongings, served):
                groups.join(one, other)
        elif len(_all_keys(actors[one]) & _all_keys(actors[other])) >= _MIN_SHARED_NAMES or without_company_ending(
            key_of(actors[other].name)
        ) == key_of(actors[one].name):
            groups.join(one, other)


def _days_apart(one: ActorEntry, other: ActorEntry) -> int:
    """Return how many days may lie between the offices of an entry and of one with further names that has its name."""
    is_stated = any(key_of(name) == key_of(one.name) for name, _ in other.names)
    lacks_one = surname(one.name) == surname(other.name) and any(len(name) > 1 for name in given_names(other.name)[1:])
    return _DAYS_OF_SHORT_NAMES if lacks_one and not is_stated else DAYS_OF_A_LIFE


def _rank(mark: tuple[str, str]) -> int:
    """Return which marks are looked at first: those of states, then of their bodies, then of people who serve both."""
    return (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.PERSON).index(ActorKind(mark[0]))


def _is_of_a_body(mark: tuple[str, str]) -> bool:
    return mark[0] == ActorKind.ORGANISATION


def _is_long(key: str) -> bool:
    return sum(word not in FUNCTION_WORDS for word in key.split()) >= _LONG_NAME_WORDS


def _join_by_long_name(
    actors: Sequence[ActorEntry],
    groups: _Groups,
    places: Sequence[int],
    others: Iterable[int],
    belongings: Sequence[Belonging],
) -> None:
    """Join the one body that bears a long main name, and the one other body that is called so too: none of a state,
    where what is part of a ministry or a parliament often counts as a name of it."""
    here = {groups.find(place) for place in places}
    rest = {groups.find(place) for place in others} - here
    owners = (belongings[place].owner for place in (*here, *rest))
    is_of_a_state = any(owner is not None and actors[owner].kind in STATE_KINDS for owner in owners)
    if len(here) == 1 and len(rest) == 1 and not is_of_a_state:
        groups.join(*here, *rest)


def _join_colleagues(actors: Sequence[ActorEntry], groups: _Groups) -> None:
    """Join people of one surname whose given names agree, or of one given name whose surnames are spelt alike, and who
    held a like office at the same time."""
    namesakes: defaultdict[tuple[str, str], list[_Named]] = defaultdict(list)
    for place, actor in enumerate(actors):
        if actor.kind == ActorKind.PERSON and (actor.roles or actor.description):
            one = _named(place, actor.name)
            namesakes["", one.last].append(one)
            for first in one.given[:1]:
                namesakes[first, one.last[:1]].append(one)
    for people in namesakes.values():
        if 1 < len(people) <= _MAX_NAMESAKES:
            for one, other in combinations(people, 2):
                if _may_be_one(one, other) and _are_colleagues(actors[one.place], actors[other.place]):
                    groups.join(one.place, other.place)


class _Named(NamedTuple):
    """A person's name, without a nickname."""

    place: int
    given: list[str]
    """Folded, as they are written."""
    usual: list[str]
    """The same as `usual_given` has them."""
    last: str
    which: str
    """What tells people of one name apart."""


def _named(place: int, name: str) -> _Named:
    written = _NICKNAME.sub(" ", name) if "“" in name or '"' in name else name
    given = given_names(written)
    return _Named(place, given, usual_given(given), surname(written), ordinal(name))


def _may_be_one(one: _Named, other: _Named) -> bool:
    """Tell whether two names may be one person's."""
    if one.which and other.which and one.which != other.which:  # Many lists leave out that somebody is a "Jr.".
        return False
    if one.last == other.last:
        return are_one_given(one.usual, other.usual)
    return one.given == other.given and is_one_name(one.last, other.last)


def _differ_in_middle_names(one: str, other: str) -> bool:
    """Tell whether two names of one surname and first name go on differently: George H. W. Bush, George W. Bush."""
    first, second = _named(0, one), _named(0, other)
    have_middle_names = min(len(first.usual), len(second.usual)) > 1
    return have_middle_names and first.last == second.last and not are_one_given(first.usual, second.usual)


def _are_colleagues(one: ActorEntry, other: ActorEntry) -> bool:
    return any(_is_like(a, b) for a in _offices(one) for b in _offices(other))


def _may_be_one_time(one: ActorEntry, other: ActorEntry, apart: int = DAYS_OF_A_LIFE) -> bool:
    """Tell whether two entries may be of one person's life: some dated offices lie no more days `apart` than that."""
    if one.kind != ActorKind.PERSON:
        return True
    dated = [[office for office in _offices(actor) if office.is_dated] for actor in (one, other)]
    gaps = [max((a.first - b.last).days, (b.first - a.last).days) for a in dated[0] for b in dated[1]]
    return not gaps or min(gaps) <= apart


def _offices(actor: ActorEntry) -> tuple[Office, ...]:
    return actor.roles or offices_in(actor.description)


def _is_like(one: Office, other: Office) -> bool:
    """Tell whether two offices have a telling word in common and were held at the same time."""
    if one.first > other.last or other.first > one.last:
        return False
    words = [set(written_out(office.title).split()) - FUNCTION_WORDS for office in (one, other)]
    return bool(words[0] & words[1])


def _sort(actor: ActorEntry) -> str:
    """Return person, state or body: lists differ in how they divide bodies, and territories from states."""
    if actor.kind == ActorKind.PERSON:
        return actor.kind
    return ActorKind.STATE if actor.kind in STATE_KINDS else ActorKind.ORGANISATION


def _is_one_state(
    actors: Sequence[ActorEntry],
    one: int,
    other: int,
    groups: _Groups,
    belongings: Sequence[Belonging],
    generic: Collection[int],
) -> bool:
    """Tell whether two actors may be of the same state: where both are known, it is one, or one is part of the
    other."""
    first, second = belongings[one].owner, belongings[other].owner
    if first is None or second is None:
        return one not in generic
    if actors[first].id == actors[second].part_of or actors[second].id == actors[first].part_of:
        return True
    return groups.find(first) == groups.find(second)


def _are_of_one_state(
    one: ActorEntry, other: ActorEntry, groups: _Groups, belongings: Sequence[Belonging], served: Mapping[int, int]
) -> bool:
    """Tell whether two people may have served the same state: General John D. Roe is not the minister John Roe of
    another. So may those of whom it is not known. `served` gives the places of states and bodies by their numbers."""
    states: list[set[int]] = []
    for actor in (one, other):
        places = [served[office.of] for office in actor.roles if office.of is not None and office.of in served]
        owners = (belongings[place].owner if belongings[place].owner is not None else place for place in places)
        states.append({groups.find(owner) for owner in owners if owner is not None})
    return not states[0] or not states[1] or not states[0].isdisjoint(states[1])


def _is_another_sovereign(
    one: ActorEntry, other: ActorEntry, groups: _Groups, belongings: Sequence[Belonging], served: Mapping[int, int]
) -> bool:
    """Tell whether two people of one name and number reigned over two states: Albert II of Belgium and of Monaco."""
    number = ordinal(one.name) if one.kind == ActorKind.PERSON else ""
    is_numbered = bool(number) and not number.strip(_NUMBERS)
    return is_numbered and not _are_of_one_state(one, other, groups, belongings, served)


def _main_keys(actor: ActorEntry) -> set[str]:
    """Return the folded main name, of a person without the ranks before it too: Maj. Roe."""
    keys = {key_of(actor.name)}
    if actor.kind == ActorKind.PERSON and normal_form(actor.name.split(" ", 1)[0]) in TITLES:
        keys.add(key_of(plain_forms(actor.name)[0]))
    return keys


def _further_keys(actor: ActorEntry, sort: str, homes: Sequence[str]) -> set[str]:
    """Return the folded names other than the main one under which an entry may stand as a main name elsewhere.

    `homes` are the names of the states whose offices it states.
    """
    names = {key_of(name) for name, use in actor.names if use == NameUse.NAME}
    own = key_of(actor.name)
    if sort == ActorKind.PERSON:
        forms = {*plain_forms(actor.name), _APOSTROPHE.sub("", actor.name), with_fathers_name_alone(actor, homes)}
        if actor.name.count(" ") == 1:
            forms.add(in_other_order(actor, first_names(actor, homes)))
        names |= {key_of(form) for form in forms - {actor.name, ""}}
    elif sort == ActorKind.ORGANISATION:
        names.add(without_company_ending(own))
    names.discard(own)
    return names


def _all_keys(actor: ActorEntry) -> set[str]:
    return {key_of(actor.name), *(key_of(name) for name, _ in actor.names)}
