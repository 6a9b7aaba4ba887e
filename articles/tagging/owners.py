"""Bodies and holders of offices that a text names by a noun, in the company of the state or other whose they are."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from articles.tagging.bodies import Bodies, Noun
from articles.tagging.contexts import (
    Company,
    has_other_company,
    is_bare_title,
    is_in_a_longer_name_of_a_body,
    is_its_own,
    is_no_body,
    is_of_another_level,
    is_office_alone,
    is_with_name,
)
from articles.tagging.entries import ActorEntry, Days, Office
from articles.tagging.joint_nouns import JointNouns
from articles.tagging.meanings import SHORT_USES
from articles.tagging.names import NOUN, NOUN_NAME, SURNAME, Found, Name
from articles.tagging.people_words import SOLE_TITLES
from articles.tagging.readings import Reading
from articles.tagging.weighing import How
from articles.vocabulary import ActorKind

_NOBODY: frozenset[int] = frozenset()
_WHO_GOVERNS = frozenset({ActorKind.PERSON, ActorKind.PARTY})


class _Meant(NamedTuple):
    """What the names of a run mean beside the name of an owner; the same for all runs of these names."""

    own: dict[int | None, list[int]]
    """The bodies that bear one of the names as their own, by whose they are."""
    nouns: list[Noun]
    offices: list[Noun]
    """Those of the nouns that are an office."""
    offered: list[tuple[Noun, frozenset[int], frozenset[int]]]
    """The nouns, each with the organisations that have such an office, and the states; these have too many of one name.
    """
    is_own: bool
    """Whether it is some body's own name; all that a noun may be is then not asked."""
    is_armed: bool
    is_deed: bool
    is_bound: bool
    is_government: bool
    is_name: bool
    bearing: frozenset[int]
    """The owners that have such a body in whose company it is meant."""
    of: dict[tuple[int, bool], list[int]]
    """The bodies that are meant, by owner and whether the noun stands beside its name, as they come to be asked."""


class _Item:
    """What an item names so far, as more and more of it is settled, and who bore which title on its date."""

    def __init__(
        self,
        readings: Sequence[Reading],
        bodies: Bodies,
        days: Days | None,
        homes: Callable[[int], frozenset[int]],
        *,
        has_one_state: bool,
    ) -> None:
        """Take the readings of the item, whose bodies are whose, its date, what gives those of a person's states by the
        place of the entry, none for what is no person, and whether it names one state and no other."""
        self.days = days
        self.has_one_state = has_one_state
        self.holders: dict[tuple[Name, ...], dict[int, tuple[int, int, Office]]] = {}
        """By the names of a run, the identities of those who alone bore one of its titles, each with the state, the
        place of the entry and the office; as they come to be asked."""
        self._namings = [reading.namings for reading in readings]
        self._seen = [0] * len(self._namings)
        self._bodies = bodies
        self._homes = homes
        self._named: set[int] = set()
        self._with_owners: set[int] = set()
        self._with_homes: set[int] = set()
        self._not_at_home: list[int] = []
        """Those named who, with their owners and states, are not yet among these."""
        self._surnames = list(dict.fromkeys(run.names for reading in readings for run in reading.surnames))
        """What surnames may mean whose bearers' states are not yet among these."""

    def named(self) -> set[int]:
        """Return the identities that are named."""
        for at, namings in enumerate(self._namings):
            if self._seen[at] < len(namings):
                new = {naming.identity for naming in namings[self._seen[at] :]} - self._named
                self._seen[at] = len(namings)
                self._named |= new
                self._with_owners |= new
                self._with_owners.update(owner for owner in map(self._bodies.owner, new) if owner is not None)
                self._not_at_home += new
        return self._named

    def named_or_owning(self) -> set[int]:
        """Return the identities that are named themselves, or by a body of theirs."""
        self.named()
        return self._with_owners

    def named_or_at_home(self) -> set[int]:
        """Return the same identities, and those of the states of the people that are named, if only by a surname that
        nobody of another state bears."""
        self.named()
        if self._not_at_home:
            self._with_homes |= self._with_owners
            self._with_homes.update(*map(self._homes, self._not_at_home))
            self._not_at_home.clear()
        for names in self._surnames:
            self._with_homes |= frozenset.intersection(*(self._homes(one.actor) for one in names if one.use == SURNAME))
        self._surnames.clear()
        return self._with_homes


class Owners:
    """The states, and others that have bodies or offices, ready to tell whose a noun means beside their names."""

    def __init__(
        self,
        actors: Sequence[ActorEntry],
        identities: Sequence[int],
        bodies: Bodies,
        states: Collection[int],
        homes: Callable[[int], frozenset[int]],
    ) -> None:
        """Take the actors, the number that stands for all entries of each, their bodies, the states' numbers, and what
        gives those of a person's states by the place of the entry."""
        self._homes = homes
        self._actors = actors
        self._identities = identities
        self._bodies = bodies
        self._joint_nouns = JointNouns(bodies)
        self._states = frozenset(states)
        self._owners = self._states | bodies.owners
        self._open: dict[tuple[Name, ...], _Meant] = {}

    def settle(self, readings: Sequence[Reading], days: Days | None) -> None:
        """Add the bodies and holders of offices that stand beside the name of their state, or in its company."""
        if not any(reading.open for reading in readings):
            return
        marks = [[naming for naming in reading.namings if naming.identity in self._owners] for reading in readings]
        for some in marks:
            some.sort(key=attrgetter("start"))  # What senses and acronyms added stands at the end.
        everywhere = frozenset(naming.identity for some in marks for naming in some)
        has_one_state = len(self._states & everywhere) == 1
        item = _Item(readings, self._bodies, days, self._homes_of, has_one_state=has_one_state)
        for reading, some in zip(readings, marks, strict=True):
            company = Company(reading.passage, some)
            for run in reading.open:
                self._settle_body(reading, run, company, everywhere, item)
            for run, body, owner in self._joint_nouns.find(reading.passage, some):
                reading.add(run, body, How.STATE, self._actors[owner].name)

    def _settle_body(
        self, reading: Reading, run: Found, company: Company, everywhere: frozenset[int], item: _Item
    ) -> None:
        meant = self._open.get(run.names)
        if meant is None:
            meant = self._open[run.names] = self._meant_by(run.names)
        passage, own, nouns, is_own = reading.passage, meant.own, meant.nouns, meant.is_own
        if not is_own and is_of_another_level(passage, run):
            return
        if (meant.is_armed and is_no_body(passage, run)) or is_in_a_longer_name_of_a_body(passage, run):
            return
        after = None if is_own else company.adjective_after(run)
        if after is not None:
            beside: int | None = after.identity
        else:
            beside = company.beside(run, before_only=meant.is_deed, may_be_in=not (meant.is_armed or meant.is_bound))
        # What somebody bears who is nobody's, as several states do, may be no body of what stands beside it.
        if beside is not None and (None not in own or self._bodies_of(meant, beside)):
            self._add_bodies(reading, run, self._bodies_of(meant, beside), beside, is_own=is_own)
            if meant.offices and not is_with_name(passage, run if after is None else run._replace(last=after.last)):
                self._add_holders(reading, run, meant.offices, beside, item.days)
            return
        if meant.is_armed and company.is_within(run):
            return
        if not is_own and is_bare_title(passage, run):
            self._settle_title(reading, run, nouns, item)
            return
        if not is_own and item.days is not None and is_office_alone(passage, run):
            self._settle_office(reading, run, meant.offered, item)
        is_bound = meant.is_bound and (bool(meant.offices) or not is_its_own(passage, run))
        may_be_somebodys = not is_bound and item.has_one_state and meant.is_government
        if (not is_own and (is_bound or has_other_company(passage, run))) and not (
            may_be_somebodys and self._is_somebodys(reading, run)
        ):
            return
        near = company.near(run)
        circles: tuple[Collection[int] | None, ...] = (near, everywhere) if meant.is_name else (near or everywhere,)
        for owners in (*circles, None) if meant.is_own else circles:
            if owners is None:
                owners = item.named_or_at_home()
            # A state without such a body in the list may be meant as well; no armed group or organisation is.
            states = self._states.intersection(owners) if not meant.is_name and len(owners) > 1 else frozenset()
            if len(states) > 1:
                return
            possible = meant.bearing.intersection(owners)
            if states and not states.issuperset(possible):
                return
            if len(possible) == 1:
                (owner,) = possible
                bodies_meant = self._bodies_of(meant, owner, is_beside=False)
                self._add_bodies(reading, run, bodies_meant, owner, is_own=is_own)
                return
            if possible:
                break
        bodies = {body for some in own.values() for body in some}
        if len(bodies) > 1:
            reading.ask(run, bodies)
        elif bodies and not everywhere:
            reading.add(run, bodies.pop(), How.NAME)

    def _homes_of(self, identity: int) -> frozenset[int]:
        """Return the identities of the states of a person; none of anybody else."""
        return self._homes(identity) if self._actors[identity].kind == ActorKind.PERSON else _NOBODY

    def _is_somebodys(self, reading: Reading, run: Found) -> bool:
        """Tell whether the name of a person or a party goes directly before a noun: the Firefly cabinet, Firefly's
        government."""
        ends = (run.first - len(" "), run.first - len("'s "))
        return any(one.last in ends for one in reading.surnames) or any(
            one.last in ends and self._actors[one.identity].kind in _WHO_GOVERNS for one in reading.namings
        )

    def _meant_by(self, names: tuple[Name, ...]) -> _Meant:
        own: defaultdict[int | None, list[int]] = defaultdict(list)
        for name in names:
            if name.use not in SHORT_USES:
                own[self._bodies.owner(name.actor)].append(self._identities[name.actor])
        nouns = [self._bodies.nouns[name.actor] for name in names if name.use in (NOUN, NOUN_NAME)]
        is_own = bool(own)
        offerings = [(noun, self._bodies.offering(noun)) for noun in nouns]
        return _Meant(
            dict(own),
            nouns,
            [noun for noun in nouns if noun.is_office],
            [(noun, offering - self._states, offering & self._states) for noun, offering in offerings],
            is_own=is_own,
            is_armed=not is_own and nouns[0].is_armed,  # All are one word.
            is_deed=not is_own and any(noun.is_deed for noun in nouns),
            is_bound=not is_own and all(noun.is_bound for noun in nouns),
            is_government=not is_own and "government" in chain.from_iterable(noun.kinds for noun in nouns),
            is_name=is_own or any(noun.is_name for noun in nouns),
            bearing=frozenset(owner for owner in own if owner is not None).union(*map(self._bodies.bearing, nouns)),
            of={},
        )

    def _bodies_of(self, meant: _Meant, owner: int, *, is_beside: bool = True) -> list[int]:
        """Return the bodies of an owner that are meant beside its name, or else in its company."""
        found = meant.of.get((owner, is_beside))
        if found is None:
            bodies = [body for noun in meant.nouns for body in self._bodies.of(noun, owner, is_beside=is_beside)]
            found = meant.of[owner, is_beside] = list(dict.fromkeys(meant.own.get(owner, []) + bodies))
        return found

    def _add_bodies(self, reading: Reading, run: Found, bodies: Iterable[int], owner: int, *, is_own: bool) -> None:
        how, note = How.NAME if is_own else How.STATE, self._actors[owner].name
        for body in bodies:
            reading.add(run, body, how, note)

    def _add_holders(self, reading: Reading, run: Found, nouns: Iterable[Noun], owner: int, days: Days | None) -> None:
        """Add who held an office that stands beside the name of its state, with no name of its own."""
        for noun in nouns:
            held = self._bodies.holder(noun, owner, days)
            if held is not None:
                self._add_holder(reading, run, owner, *held)

    def _settle_office(
        self, reading: Reading, run: Found, offered: Iterable[tuple[Noun, frozenset[int], frozenset[int]]], item: _Item
    ) -> None:
        """Add who held an office on the date in the one organisation that has it, of those that are named themselves
        or by a body of theirs; nobody where a state that is named has such an office too: the President."""
        held: dict[int, tuple[int, Office]] = {}
        for noun, owners, states in offered:
            if owners and not states.isdisjoint(item.named_or_owning()):
                return
            for owner in owners & item.named_or_owning() if owners else ():
                holder = self._bodies.holder(noun, owner, item.days)
                if holder is not None:
                    held[owner] = holder
        if len(held) == 1:
            ((owner, holder),) = held.items()
            self._add_holder(reading, run, owner, *holder)

    def _settle_title(self, reading: Reading, run: Found, nouns: Iterable[Noun], item: _Item) -> None:
        """Add who alone bore a sovereign's title on the date among those named, or else in the states that are named;
        leave it as a question when there are several, or none of those states had such a sovereign."""
        holders = item.holders.get(run.names)
        if holders is None:
            holders = item.holders[run.names] = {
                self._identities[place]: (owner, place, office)
                for noun in nouns
                for owner, place, office in self._bodies.holders(noun, item.days)
            }
        named = item.named()
        is_sole = reading.words(run) in SOLE_TITLES and len(holders) == 1
        meant = [one for one in holders if one in named] or [
            one for one, (owner, _, _) in holders.items() if owner in named or is_sole
        ]
        if len(meant) == 1:
            self._add_holder(reading, run, *holders[meant[0]])
        elif holders:
            reading.ask(run, meant or holders)

    def _add_holder(self, reading: Reading, run: Found, owner: int, place: int, office: Office) -> None:
        note = f"{office.title} of {self._actors[owner].name}{office.since}"
        reading.add(run, self._identities[place], How.OFFICE, note)
