"""Names that an archive's list leaves out and everybody knows: adjectives of states, acronyms, firms without "Inc.".

A list of actors made elsewhere often has "Ecuador" and not "Ecuadorian", "International Atomic Energy Agency" and
not "IAEA". The starter vocabulary lends its names to an entry of the same name, and some are made from the name
itself. A name that the archive gives to any actor is never lent, so that its editors decide.
"""

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from articles.tagging.body_words import COMPANY_ENDINGS
from articles.tagging.entries import ActorEntry
from articles.tagging.names import key_of
from articles.tagging.organs import bare_name
from articles.tagging.people import given_names
from articles.tagging.senses import SHARED
from articles.vocabulary import ActorKind, NameUse

_STARTER = Path(__file__).resolve().parent.parent / "starter" / "vocabulary"
_LENT_USES = frozenset({NameUse.NAME, NameUse.ACRONYM, NameUse.ADJECTIVE})
_STATES = frozenset({ActorKind.STATE, ActorKind.OTHER})
_MIN_ACRONYM_CHARS = 4
_MAX_ACRONYM_CHARS = 8

Names = tuple[tuple[str, str], ...]

_FORMER = """
    1991 Russia: Soviet Union, USSR, U.S.S.R., Soviet*, Soviets*
    1992 Czech Republic, Czechia: Czechoslovakia, Czechoslovak*, Czechoslovakian*
    1944 France: Vichy, Vichy France
    1992 Serbia: Yugoslavia, Yugoslav*, Yugoslavian*
    2006 Serbia: Serbia and Montenegro, Federal Republic of Yugoslavia
    1990 Germany: East Germany, West Germany, Federal Republic of Germany, German Democratic Republic, East German*,
    1976 Vietnam: North Vietnam, South Vietnam, Republic of Vietnam, North Vietnamese*, South Vietnamese*, Viet-Nam,
    1971 Egypt: United Arab Republic, UAR
    1997 Democratic Republic of the Congo, DR Congo: Zaire, Zairian*, Zairean*
    9999 Myanmar: Burma, Burmese*
    1972 Sri Lanka: Ceylon, Ceylonese*
    1980 Zimbabwe: Rhodesia, Southern Rhodesia, Rhodesian*
    1964 Tanzania: Tanganyika
    1964 Zambia: Northern Rhodesia
    1984 Burkina Faso: Upper Volta
    1975 Benin: Dahomey
    1939 Thailand: Siam, Siamese*
    1935 Iran: Persia
    1990 Cambodia: Kampuchea, Khmer Republic
    2018 Eswatini: Swaziland, Swazi*
    2019 North Macedonia: Macedonia, Macedonian*
    9999 United Kingdom: Great Britain, Britain
"""
"""Last year, state: the names of the states before it; adjectives have a star."""


@cache
def former_names() -> dict[str, list[tuple[int, Names]]]:
    """Return, by the folded name of a state, the last years of the states before it with their names."""
    found: defaultdict[str, list[tuple[int, Names]]] = defaultdict(list)
    for line in _FORMER.strip().splitlines():
        head, _, tail = line.partition(":")
        year, _, states = head.strip().partition(" ")
        written = [name.strip() for name in tail.split(",") if name.strip()]
        names = tuple(
            (name.rstrip("*"), (NameUse.ADJECTIVE if name.endswith("*") else NameUse.NAME).value) for name in written
        )
        for state in states.split(","):
            found[key_of(state)].append((int(year), names))
    return dict(found)


def _before(actor: ActorEntry) -> list[tuple[int, Names]]:
    """Return the last years of the states before this one with their names; none when it is no state."""
    return former_names().get(key_of(actor.name), []) if actor.kind in _STATES else []


def successors(actors: Sequence[ActorEntry]) -> dict[int, tuple[int, int]]:
    """Return, by the place of a former state that has an entry, the place of its successor's and the last year."""
    places = {key_of(actor.name): place for place, actor in enumerate(actors) if actor.kind in _STATES}
    found: dict[int, tuple[int, int]] = {}
    for place, actor in enumerate(actors):
        for year, names in _before(actor):
            for name, _ in names:
                former = places.get(key_of(name))
                if former is not None and former != place:
                    found[former] = place, year
    return found


def claimed_names(actors: Sequence[ActorEntry]) -> set[str]:
    """Return the folded names that some actor of the list bears."""
    claimed = {key_of(actor.name) for actor in actors}
    claimed.update([key_of(name) for actor in actors for name, _ in actor.names])
    return claimed


def last_years(actors: Sequence[ActorEntry], claimed: Container[str]) -> dict[str, int]:
    """Return, by folded name, the last year in which a name of a former state that was lent means its successor.

    `claimed` are the names that actors of the list bear.
    """
    years: dict[str, int] = {}
    for actor in actors:
        for year, names in _before(actor):
            years.update({key_of(name): year for name, _ in names})
    return {name: year for name, year in years.items() if name not in claimed}


def with_further_names(actors: Sequence[ActorEntry], claimed: Container[str]) -> list[ActorEntry]:
    """Return the entries, each with the names too that it may be called by and no actor of the list bears.

    `claimed` are those that actors of the list bear.
    """
    further = _further_names(actors, claimed)
    return [
        replace(actor, names=actor.names + further[place]) if place in further else actor
        for place, actor in enumerate(actors)
    ]


def _further_names(actors: Sequence[ActorEntry], claimed: Container[str]) -> dict[int, Names]:
    """Return, by place, names with their uses that no actor of the list bears and these may be called by."""
    proposed: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, actor in enumerate(actors):
        if actor.kind != ActorKind.PERSON:
            former = [name for _, names in _before(actor) for name in names]
            for name, use in (*_lent(actor), *_made(actor), *former):
                key = key_of(name)
                if key not in claimed:
                    proposed[key].append((place, name, use))
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for several in proposed.values():
        if len({key_of(actors[place].name) for place, _, _ in several}) == 1:
            for place, name, use in several:
                found[place].append((name, use))
    states: defaultdict[str, list[int]] = defaultdict(list)
    for place, actor in enumerate(actors):
        if actor.kind in _STATES:
            states[key_of(actor.name)].append(place)
    for name, sharing in SHARED.items():
        bare, use = name.rstrip("*"), NameUse.ADJECTIVE if name.endswith("*") else NameUse.NAME
        for place in chain.from_iterable(states.get(key, ()) for key in sharing) if key_of(bare) not in claimed else ():
            found[place].append((bare, use.value))
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _lent(actor: ActorEntry) -> Names:
    """Return the names of the starter vocabulary's entry of the same sort and name, whether or not "of" and brackets
    part it: National Liberation Army (Colombia)."""
    is_state = actor.kind in _STATES
    found = _starter().lent.get((is_state, key_of(actor.name)))
    for name, _ in actor.names if found is None and not is_state else ():
        if name.endswith(")"):
            found = found or _starter().lent.get((is_state, _without_of(name)))
    return found or ()


def _without_of(name: str) -> str:
    """Return the folded name without what may stand in place of brackets."""
    return key_of(name).replace(" of the ", " ").replace(" of ", " ")


def _made(actor: ActorEntry) -> Iterator[tuple[str, str]]:
    """Yield what follows from a name itself: initials of four letters or more, a firm's name without "Inc.", an organ
    of the United Nations by its bare name."""
    if actor.kind in _STATES:
        return
    bare = bare_name(actor.name)
    if bare:
        yield bare, NameUse.NAME
    words = actor.name.replace("-", " ").split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if _MIN_ACRONYM_CHARS <= len(initials) <= _MAX_ACRONYM_CHARS and not any(word.isupper() for word in words):
        yield initials, NameUse.ACRONYM
    if len(words) > 1 and key_of(words[-1]) in COMPANY_ENDINGS:
        yield " ".join(words[:-1]).rstrip(","), NameUse.NAME


@cache
def state_words() -> frozenset[str]:
    """Return the folded names and adjectives of the states of the starter vocabulary and of those before them."""
    lent = (names for (is_state, _), names in _starter().lent.items() if is_state)
    former = (names for eras in former_names().values() for _, names in eras)
    return frozenset(key_of(name) for names in chain(lent, former) for name, use in names if use != NameUse.ACRONYM)


def _rows() -> Iterator[dict[str, Any]]:
    """Yield the actors of the starter vocabulary."""
    for path in sorted(_STARTER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            if row.get("type") == "actor":
                yield row


class _Starter(NamedTuple):
    """What is kept of the actors of the starter vocabulary."""

    lent: dict[tuple[bool, str], Names]
    """The names of states, True, and of bodies, False, by each folded name of theirs."""
    homes: dict[str, frozenset[str]]
    given_names: frozenset[str]
    words_of_offices: frozenset[str]


@cache
def _starter() -> _Starter:
    """Return all that is kept, of files that are read only once."""
    rows = list(_rows())
    people = [row for row in rows if row["kind"] == ActorKind.PERSON]
    others = [row for row in rows if row["kind"] != ActorKind.PERSON]
    offices = {role["title"] for row in rows for role in row.get("roles", ())}
    first_names = (names[0] for names in (given_names(row["name"]) for row in people) if names)
    return _Starter(
        _lent_by(others),
        _homes_of(people, {row["slug"]: key_of(row["name"]) for row in others if row["kind"] in _STATES}),
        frozenset(name for name in first_names if len(name) > 1),
        frozenset(word for title in offices for word in key_of(title).split()),
    )


@cache
def homes_of_people() -> dict[str, frozenset[str]]:
    """Return, by the folded name of a person of the starter vocabulary, the folded names of the states that they held
    offices of."""
    return _starter().homes


@cache
def known_given_names() -> frozenset[str]:
    """Return the folded first names of the people of the starter vocabulary, without initials."""
    return _starter().given_names


@cache
def words_of_known_offices() -> frozenset[str]:
    """Return the folded words of the offices of the starter vocabulary."""
    return _starter().words_of_offices


def _homes_of(people: Iterable[dict[str, Any]], states: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the folded names of people's states, given those of all states by their slugs."""
    whose = ((key_of(row["name"]), {role["of"] for role in row["roles"]}) for row in people)
    found = ((name, frozenset(states[of] for of in owners if of in states)) for name, owners in whose)
    return {name: home for name, home in found if home}


def _lent_by(others: Iterable[dict[str, Any]]) -> dict[tuple[bool, str], Names]:
    lenders: dict[tuple[bool, str], Names] = {}
    bracketed: dict[tuple[bool, str], Names] = {}
    for row in others:
        names = [(row["name"], NameUse.NAME.value), *((one["name"], one["use"]) for one in row["names"])]
        is_state = row["kind"] in _STATES
        uses = _LENT_USES | {NameUse.SEAT} if row["kind"] == ActorKind.GOVERNMENT_BODY else _LENT_USES
        lent = tuple((name, use) for name, use in names if use in uses)
        for name, use in lent:
            if use == NameUse.NAME:
                lenders.setdefault((is_state, key_of(name)), lent)
                if not is_state:
                    bracketed.setdefault((is_state, _without_of(name)), lent)
    return bracketed | lenders
