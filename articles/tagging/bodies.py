"""Bodies of states: whose they are, and which a noun means beside the state's name ("the Israeli government")."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from articles.tagging.body_words import (
    ARMED,
    COMPANY_ENDINGS,
    KIND_PATTERNS,
    MAY_BE_KIND,
    MINISTRY,
    NEEDS_STATE,
    NOUNS,
    OWN_BODIES,
    PLURALS,
    RATHER,
    SAME_TOPICS,
    is_common_name,
    is_of_any_state,
    members_of,
    parts_of,
)
from articles.tagging.entries import ActorEntry, Days, Office
from articles.tagging.names import key_of
from articles.tagging.organs import ORGANS, without_un
from articles.vocabulary import ActorKind, NameUse

_MAX_FORM_WORDS = 5
_PERSON_KINDS = frozenset({ActorKind.PERSON})
STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.OTHER})
_NO_BODIES = _PERSON_KINDS | STATE_KINDS
_PARENT_KINDS = frozenset({ActorKind.INTERNATIONAL_ORGANISATION, ActorKind.ORGANISATION})
_OF_SOLDIERS = frozenset({"forces", "army", "troops", "air force", "navy"})
_WITH_STATE = frozenset({ActorKind.GOVERNMENT_BODY, ActorKind.PARTY})
"""Kinds of bodies that act for people of their state, so that what is said of one is said of the state too."""
_MINISTRY_FORMS = (
    "{} ministry",
    "{} ministries",
    "{} department",
    "ministry of {}",
    "department of {}",
    "ministry of the {}",
    "department of the {}",
    "ministry for {}",
)
_RATHER = "rather "
"""What begins a kind by which a body is meant only where its owner has none of the kind itself."""
_SMALL_WORDS = frozenset({"of", "the", "s", "in", "and", "for", "on", "to"})
_MIN_INITIALS = 3
"""Letters of initials that name a body in the company of its owner: ICE in the United States."""


class Noun(NamedTuple):
    """A common noun that means a body beside the name of its owner."""

    written: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    """Those of the kinds that are the name of a body without its owner's."""
    is_bound: bool
    """Whether it must stand directly beside that name."""
    is_name: bool
    """Whether it is written with a capital."""
    is_plural: bool
    """Whether it is of several bodies, as it were of several owners: the armies."""
    is_deed: bool
    """Whether it is what a body does or has, so that the state must stand before it: Ruritanian drones."""
    is_armed: bool
    """Whether it is of soldiers or weapons, which may be another's where they are: troops in Ruritania."""
    is_office: bool
    """Whether it is an office that somebody holds."""


class Belonging(NamedTuple):
    """Whose a body is, and its name without the owner's."""

    owner: int | None = None
    rest: str = ""


_NOBODYS = Belonging()


def state_names(actors: Sequence[ActorEntry]) -> dict[str, int]:
    """Return the places of states and territories by their folded names and adjectives."""
    states: dict[str, int] = {}
    for place, actor in enumerate(actors):
        if actor.kind in STATE_KINDS:
            for name in (actor.name, *(name for name, use in actor.names if use != NameUse.SEAT)):
                states.setdefault(key_of(name), place)
    return states


def belongings(actors: Sequence[ActorEntry]) -> list[Belonging]:
    """Return, for each actor, whose it is: as stated, or as its name, its address or its description tells."""
    states = state_names(actors)
    parents: dict[str, int] = {}
    for place, actor in enumerate(actors):
        if actor.kind in _PARENT_KINDS:
            key = key_of(actor.name)
            if " " in key and not _kinds_of(key):
                parents.setdefault(key, place)
    places = {actor.id: place for place, actor in enumerate(actors)}
    return [_belonging(place, actors, states, parents, places) for place in range(len(actors))]


def _belonging(
    place: int,
    actors: Sequence[ActorEntry],
    states: Mapping[str, int],
    parents: Mapping[str, int],
    places: Mapping[int, int],
) -> Belonging:
    actor = actors[place]
    if actor.kind in _NO_BODIES:
        return _NOBODYS
    key = key_of(actor.name)
    owner, rest = _owner_in(key, place, states)
    stated = _stated_owner(actor, actors, places)
    if stated is not None and stated != owner:
        owner, rest = stated, key
    if owner is None:
        rest = key
        if actor.slug != key.replace(" ", "-"):  # As it is of most.
            words = key_of(actor.slug.replace("-", " "))
            at = words.find(key)
            owner = states.get(words[at + len(key) :].strip()) if at >= 0 else None
    for name, use in actor.names if owner is None else ():
        if owner is None and use == NameUse.NAME:
            owner, _ = _owner_in(key_of(name), place, states)
    if owner is None and key in OWN_BODIES:
        owner = states.get(OWN_BODIES[key][0])
    if owner is None and actor.kind == ActorKind.GOVERNMENT_BODY:
        owner, _ = _owner_in(key_of(actor.description), place, states)
    if owner is None:
        owner, rest = _owner_in(key, place, parents)
    return Belonging(owner, rest)


def _stated_owner(actor: ActorEntry, actors: Sequence[ActorEntry], places: Mapping[int, int]) -> int | None:
    """Return the state that an entry is part of, through others if need be; else what it is directly part of."""
    above = None if actor.part_of is None else places.get(actor.part_of)
    at, seen = above, set[int]()
    while at is not None and at not in seen:
        if actors[at].kind in STATE_KINDS:
            return at
        seen.add(at)
        part_of = actors[at].part_of
        at = None if part_of is None else places.get(part_of)
    return above


def _kinds_of(rest: str) -> list[str]:
    """Return the kinds of a state's body that a name without the state's tells."""
    return [kind for kind, _ in _nouns_of(rest) if not kind.startswith("name ")]


def _owner_in(key: str, place: int, forms: Mapping[str, int]) -> tuple[int | None, str]:
    """Return the owner whose name is the longest within another name, and what is left without it."""
    words = key.split()
    for length in range(min(_MAX_FORM_WORDS, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            owner = forms.get(" ".join(words[start : start + length]))
            if owner is not None and owner != place:
                left, right = words[:start], words[start + length :]
                while left and left[-1] in _SMALL_WORDS:
                    left.pop()
                if right[:1] == ["s"]:
                    del right[0]
                return owner, " ".join(left + right)
    return None, ""


def generic_names(actors: Sequence[ActorEntry], belongings: Sequence[Belonging]) -> dict[int, str]:
    """Return, by place, the main names that tell a kind of body and nothing of its owner: "Ministry of Defence"."""
    return {
        place: key_of(actors[place].name)
        for place, one in enumerate(belongings)
        if actors[place].kind not in _NO_BODIES
        and one.rest in ("", key_of(actors[place].name))
        and _is_of_any_state(key_of(actors[place].name))
    }


def common_names(actors: Sequence[ActorEntry], belongings: Sequence[Belonging]) -> Iterator[tuple[int, str]]:
    """Yield the places of the parties, armies and assemblies of known states with those of their names that others
    bear elsewhere: "Labour Party"."""
    for place, one in enumerate(belongings):
        if one.owner is not None and actors[one.owner].kind in STATE_KINDS:
            actor = actors[place]
            for name in (actor.name, *(name for name, use in actor.names if use == NameUse.NAME)):
                if is_common_name(key := key_of(name)):
                    yield place, key


def _is_of_any_state(rest: str) -> bool:
    """Tell whether a name of a body without its owner's is one that the bodies of several states bear."""
    ministry = MINISTRY.fullmatch(rest)
    topic = (ministry["topic"] or ministry["first"]) if ministry else ""
    return rest not in OWN_BODIES and bool(_kinds_of(rest)) and (not topic or is_of_any_state(topic))


def canonical(rest: str) -> str:
    """Return what spellings of a body's name without its owner's have in common: defence and defense."""
    ministry = MINISTRY.fullmatch(rest)
    if ministry:
        topic = ministry["topic"] or ministry["first"]
        return f"ministry of {SAME_TOPICS.get(topic, topic)}"
    return rest.replace("defence", "defense").replace("labour", "labor")


def without_company_ending(key: str) -> str:
    """Return the folded name of a firm without its "Inc."."""
    first, _, last = key.rpartition(" ")
    return first if first and last in COMPANY_ENDINGS else key


class Bodies:
    """The bodies of a vocabulary by their owners and by the nouns that mean them."""

    def __init__(
        self, actors: Sequence[ActorEntry], belongings: Sequence[Belonging], identities: Sequence[int]
    ) -> None:
        self._actors = actors
        self._identities = identities
        self._owners = [None if one.owner is None else identities[one.owner] for one in belongings]
        self._with_state = {
            place
            for place, one in enumerate(belongings)
            if one.owner is not None
            and actors[one.owner].kind in STATE_KINDS
            and (actors[place].kind in _WITH_STATE or is_common_name(one.rest) or _kinds_of(one.rest))
        }
        self._bodies: defaultdict[tuple[str, int], dict[int, None]] = defaultdict(dict)
        nouns: defaultdict[str, dict[str, None]] = defaultdict(dict)
        with_soldiers = self._with_soldiers(belongings)
        for place, belonging in enumerate(belongings):
            owner = self._owners[place]
            if owner is None:
                continue
            is_of_rebels = actors[place].kind == ActorKind.ARMED_GROUP and owner in with_soldiers
            for kind, written in _nouns_of(belonging.rest or key_of(actors[place].name)):
                if is_of_rebels and kind.removeprefix(_RATHER) in _OF_SOLDIERS:
                    continue
                self._bodies[kind, owner][identities[place]] = None
                for noun in written:
                    nouns[noun][kind.removeprefix(_RATHER)] = None
        for (kind, owner), bodies in list(self._bodies.items()):
            # An army that is all a list has of its state's soldiers has the state's troops wherever they stand.
            if kind == f"{_RATHER}troops" and ("forces", owner) not in self._bodies:
                self._bodies["troops", owner] = bodies
        self._add_offices(identities, nouns)
        self.nouns = [
            Noun(
                written,
                tuple(kinds),
                tuple(kind for kind in kinds if kind.startswith("name ")),
                is_plural=(is_plural := written in PLURALS or written.endswith(" ministries")),
                is_bound=is_plural or written in NEEDS_STATE or all(kind.startswith("office ") for kind in kinds),
                is_name=all(kind.startswith("name ") for kind in kinds),
                is_deed=written in NEEDS_STATE,
                is_armed=written in ARMED,
                is_office=any(kind.startswith("office ") for kind in kinds),
            )
            for written, kinds in nouns.items()
        ]
        """All nouns to look for; their places are what the finder gives."""
        self._bearing: defaultdict[str, set[int]] = defaultdict(set)
        for (kind, owner), bodies in self._bodies.items():
            if bodies:
                self._bearing[kind].add(owner)
        self.owners: frozenset[int] = frozenset(owner for _, owner in self._bodies)
        """Identities of the actors that have bodies or offices."""

    def _with_soldiers(self, belongings: Sequence[Belonging]) -> set[int]:
        """Return the identities of the owners whose soldiers are those of a body of theirs, and of no armed group that
        calls itself an army."""
        return {
            owner
            for owner, actor, belonging in zip(self._owners, self._actors, belongings, strict=True)
            if owner is not None and actor.kind != ActorKind.ARMED_GROUP
            for kind, _ in _nouns_of(belonging.rest or key_of(actor.name))
            if kind in _OF_SOLDIERS
        }

    def _add_offices(self, identities: Sequence[int], nouns: defaultdict[str, dict[str, None]]) -> None:
        self._offices: defaultdict[tuple[str, int], list[tuple[int, Office]]] = defaultdict(list)
        self._offering: defaultdict[str, dict[int, None]] = defaultdict(dict)
        places = {actor.id: place for place, actor in enumerate(self._actors)}
        for place, actor in enumerate(self._actors):
            for office in actor.roles:
                if office.of in places and office.title:
                    noun = key_of(office.title)
                    kind = f"office {noun}"
                    owner = identities[places[office.of]]
                    self._offices[kind, owner].append((place, office))
                    self._offering[kind][owner] = None
                    self._bodies[kind, owner] = {}
                    nouns[noun][kind] = None

    def state_within(self, place: int) -> int | None:
        """Return the identity of the state of a body of government or a party, whose name may hold the state's."""
        return self._owners[place] if place in self._with_state else None

    def owner(self, place: int) -> int | None:
        """Return the identity of the actor whose body this is."""
        return self._owners[place]

    def of(self, noun: Noun, owner: int, *, is_beside: bool = True) -> list[int]:
        """Return the identities of the bodies that a noun means beside this owner's name, or else in its company: the
        one that bears it as its own name before those of its kind, and these before those of another; soldiers and
        weapons are of another only beside the owner's name."""
        for name in noun.names:
            own = self._bodies.get((name, owner))
            if own:
                return list(own)
        bodies = [body for kind in noun.kinds for body in self._bodies.get((kind, owner), ())]
        if bodies or (noun.is_armed and not is_beside):
            return bodies
        return [body for kind in noun.kinds for body in self._bodies.get((f"{_RATHER}{kind}", owner), ())]

    def bearing(self, noun: Noun) -> set[int]:
        """Return the identities of those that a noun means a body of in their company."""
        kinds = [*noun.names, *noun.kinds]
        if not noun.is_armed:
            kinds += [f"{_RATHER}{kind}" for kind in noun.kinds]
        return set().union(*(self._bearing.get(kind, ()) for kind in kinds))

    def holder(self, noun: Noun, owner: int, days: Days | None) -> tuple[int, Office] | None:
        """Return the place of the entry that alone held this office of an owner on the date, and the office."""
        if days is None:
            return None
        held = {
            place: office
            for kind in noun.kinds
            for place, office in self._offices.get((kind, owner), ())
            if office.is_held(days)
        }
        return next(iter(held.items())) if len(held) == 1 else None

    def holders(self, noun: Noun, days: Days | None) -> Iterator[tuple[int, int, Office]]:
        """Yield, for every owner of this office that one alone held it of on the date, the owner, the place of the
        holder's entry and the office."""
        for kind in noun.kinds:
            for owner in self._offering.get(kind, ()):
                held = self.holder(noun, owner, days)
                if held is not None:
                    yield owner, *held

    def offering(self, noun: Noun) -> frozenset[int]:
        """Return the identities of the actors that have an office of this noun."""
        return frozenset(owner for kind in noun.kinds for owner in self._offering.get(kind, ()))

    def nouns_for(self, identity: int) -> Iterator[tuple[Noun, int, Days | None]]:
        """Yield the nouns that may mean an actor, each with the identity of its owner and the days on which it may: the
        term of an office, None for a body."""
        found: set[tuple[str, int, Days | None]] = {
            (kind.removeprefix(_RATHER), owner, None)
            for (kind, owner), bodies in self._bodies.items()
            if identity in bodies
        }
        found |= {
            (kind, owner, (office.first, office.last))
            for (kind, owner), held in self._offices.items()
            for place, office in held
            if self._identities[place] == identity
        }
        for kind, owner, days in found:
            yield from ((noun, owner, days) for noun in self.nouns if kind in noun.kinds)


@lru_cache(maxsize=1 << 14)
def _nouns_of(rest: str) -> list[tuple[str, list[str]]]:
    """Return the kinds that the name of a body without its owner's tells, each with the nouns that mean it."""
    found: list[tuple[str, list[str]]] = []
    _, own_kind = OWN_BODIES.get(rest, ("", ""))
    if own_kind or MAY_BE_KIND.search(rest):
        for kind, pattern in KIND_PATTERNS:
            if kind == own_kind or (not own_kind and pattern.fullmatch(rest)):
                found.append((kind, _meaning(kind)))
                found += [(f"{_RATHER}{other}", _meaning(other)) for other in RATHER.get(kind, ())]
    ministry = MINISTRY.fullmatch(rest)
    if ministry:
        topic = ministry["topic"] or ministry["first"]
        found.append(_ministry_of(topic))
        for part in parts_of(topic):
            kind, written = _ministry_of(part)
            found.append((f"{_RATHER}{kind}", written))
    if " " in rest:
        found.append((f"name {rest}", [rest]))
        bare = without_un(rest)
        initials = "".join(word[0] for word in bare.split() if word not in _SMALL_WORDS).upper()
        if len(initials) >= _MIN_INITIALS or bare in ORGANS:
            found.append((f"name initials {initials}", [initials]))
        members = members_of(rest)
        if members:
            found.append((f"name members {rest}", members))
    return found


@cache
def _meaning(kind: str) -> list[str]:
    """Return the nouns that mean bodies of a kind."""
    return [noun for noun, kinds in NOUNS.items() if kind in kinds]


def _ministry_of(topic: str) -> tuple[str, list[str]]:
    """Return the kind of a ministry that sees to something, with the nouns that mean it."""
    topic = SAME_TOPICS.get(topic, topic)
    written = [topic, *(other for other, same in SAME_TOPICS.items() if same == topic)]
    return f"ministry {topic}", [form.format(one) for one in written for form in _MINISTRY_FORMS]
