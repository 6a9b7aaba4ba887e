"""Which actor a name means, whatever stands around it: on its own, by whose main name it is, and by the date."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.tagging.bodies import STATE_KINDS
from articles.tagging.descriptions import days_lasted, offices_in
from articles.tagging.entries import ActorEntry, Days, Office, may_live, overlap
from articles.tagging.names import NOUN, NOUN_NAME, OWN, SURNAME, Name
from articles.tagging.weighing import How
from articles.vocabulary import NameUse

SHORT_USES = frozenset({SURNAME, NOUN, NOUN_NAME})
"""Uses of names that say who is meant only by what stands around them."""

_SEAT = NameUse.SEAT.value
_HOW: dict[str, How] = {NameUse.ADJECTIVE: How.ADJECTIVE, NameUse.SEAT: How.SEAT}


class Meaning(NamedTuple):
    """What the names of a run mean on a date, before the words around it are looked at."""

    is_name: bool
    """Whether one of them is more than a short name."""
    identity: int | None = None
    """Who is meant; None when several may be, or nobody on that date."""
    how: How = How.NAME
    may_be_surname: bool = False
    may_be_noun: bool = False
    is_noun_name: bool = False
    """Whether it may be a noun that is written with a capital."""
    is_of_nobody: bool = False
    """Whether it is the seat of a state that was not there."""


class Meanings:
    """The names of a vocabulary, ready to be read on a date."""

    def __init__(self, actors: Sequence[ActorEntry], identities: Sequence[int]) -> None:
        self._actors = actors
        self._identities = identities
        self._always: dict[tuple[Name, ...], Meaning] = {}
        """What the only bearers of a name are meant by, whatever the date; as they come to be asked."""
        self._lasted = {
            place: lasted
            for place, actor in enumerate(actors)
            if actor.kind in STATE_KINDS and (lasted := days_lasted(actor.description))
        }

    def of(self, names: tuple[Name, ...], days: Days | None) -> Meaning:
        """Return what the names of one run mean in an item of this date."""
        if len(names) > 1 or names[0].use == _SEAT:
            return self._on(names, days)
        meaning = self._always.get(names)
        if meaning is None:
            meaning = self._always[names] = self._on(names, None)
        return meaning

    def _on(self, names: Sequence[Name], days: Days | None) -> Meaning:
        uses = [name.use for name in names]
        is_noun_name = NOUN_NAME in uses
        short = SURNAME in uses, is_noun_name or NOUN in uses, is_noun_name
        long: Sequence[Name] = [name for name in names if name.use not in SHORT_USES]
        if not long:
            return Meaning(False, None, How.NAME, *short)
        if long[0].use == _SEAT:
            long = self._of_the_time(long, days)
            if not long:
                return Meaning(True, None, How.NAME, *short, is_of_nobody=True)
        identity = self._meant(long, days)
        how = _HOW.get(long[0].use, How.NAME)
        for name in long[1:]:
            other = _HOW.get(name.use, How.NAME)
            if how is not How.NAME and other is How.NAME and self._identities[name.actor] == identity:
                how = other
        return Meaning(True, identity, how, *short)

    def _meant(self, names: Sequence[Name], days: Days | None) -> int | None:
        """Return the actor that a name means: the only one, the one it is the main name of, or the one in office."""
        if len(names) == 1:
            return self._identities[names[0].actor]
        actors = {self._identities[name.actor] for name in names}
        if len(actors) > 1:
            owners = {self._identities[name.actor] for name in names if name.use == OWN}
            actors = owners or actors
        if len(actors) > 1 and days is not None:
            living = {self._identities[name.actor] for name in names if may_live(self._offices(name.actor), days)}
            actors = (living & actors) or actors
        if len(actors) > 1 and days is not None:
            in_office = {name.actor for name in names if self._actors[name.actor].is_in_office(days)}
            actors = {self._identities[actor] for actor in in_office} & actors
        return actors.pop() if len(actors) == 1 else None

    def _of_the_time(self, names: Sequence[Name], days: Days | None) -> Sequence[Name]:
        """Return the names without the seats of states that were not there: Moscow is the Soviet Union's while it
        lasted, and Russia's at other times."""
        gone = [name for name in names if name.use == _SEAT and name.actor in self._lasted]
        if not gone:
            return names
        if days is None:
            return [name for name in names if name not in gone] or names
        there = [name for name in gone if overlap(self._lasted[name.actor], days)]
        if there:  # In the year in which one state follows another, the later is meant.
            return [max(there, key=lambda name: self._lasted[name.actor])]
        return [name for name in names if name not in gone]

    def _offices(self, place: int) -> tuple[Office, ...]:
        actor = self._actors[place]
        return (*actor.roles, *offices_in(actor.description))
