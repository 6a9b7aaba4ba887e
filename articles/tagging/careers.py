"""What a vocabulary tells of each of its people: given names, ranks, offices, and the states whose they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from articles.filing import FAMILY_NAMES_FIRST, NAME_PARTICLES
from articles.tagging.bodies import Belonging, state_names
from articles.tagging.descriptions import offices_in
from articles.tagging.entries import ActorEntry, Office
from articles.tagging.fitness import Bearer, are_lesser
from articles.tagging.known import homes_of_people, state_words
from articles.tagging.names import key_of
from articles.tagging.passages import normal_form
from articles.tagging.people import first_names, given_names, surname
from articles.tagging.people_words import SAME_TITLES, TITLES

_HEADS = re.compile(
    "(?:also )?(?:acting |interim )?(?:(?P<whose>.+?) )?(?:president|prime minister|premier|chancellor|taoiseach|king|"
    "queen|emperor|empress|shah|emir|sultan|pope|supreme leader|head of state|secretary general)"
    "(?: of (?:the )?(?P<of>.+))?"
)
_MAX_STATE_WORDS = 4


def _called(own: str, names: Sequence[str], orders: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the folded given names by which somebody goes: the first of the main name, of each that has no other, and
    of each with another surname, as a pope's. Where the family name stands first all are."""
    last = surname(own)
    for name, order in zip_longest(names, orders, fillvalue=own):
        telling = [one for one in order if len(one) > 1 and one not in NAME_PARTICLES]
        if telling and telling[0] in FAMILY_NAMES_FIRST:
            yield from telling
        elif telling and (name == own or len(order) == 1 or surname(name) != last):
            yield telling[0]


class Careers:
    """The people of a vocabulary, each looked up when it is first asked for."""

    def __init__(
        self, actors: Sequence[ActorEntry], belongings: Sequence[Belonging], identities: Sequence[int]
    ) -> None:
        """Take the actors and, for each, whose it is and the number that stands for all entries of the same actor."""
        self._actors = actors
        self._belongings = belongings
        self._identities = identities
        self._places = {actor.id: place for place, actor in enumerate(actors)}
        self._states = state_names(actors)
        self._bearers: dict[int, Bearer] = {}

    def homes(self, place: int) -> frozenset[int]:
        """Return the identities of the states of a person, as the list tells or else as everybody knows."""
        own = self.of(place).homes
        if own:
            return own
        known = homes_of_people().get(key_of(self._actors[place].name), frozenset())
        return frozenset(self._identities[self._states[state]] for state in known if state in self._states)

    def owner(self, office: Office, one: Bearer) -> int:
        """Return the identity of whose office it is that a person held; the person's own where the list has nobody."""
        return self._identities[self._places.get(office.of or 0, one.actor)]

    def of(self, place: int) -> Bearer:
        """Return what the entry at a place tells of a person."""
        found = self._bearers.get(place)
        if found is None:
            actor = self._actors[place]
            names = [actor.name, *(name for name, _ in actor.names)]
            orders = [given_names(name) for name in names]
            if first_names(actor, ()):
                orders.append([surname(actor.name)])
            given = frozenset(
                one
                for order in orders
                for at, one in enumerate(order)
                if len(one) > 1 or at == 0 or all(len(each) == 1 for each in order)
            )
            called = frozenset(_called(actor.name, names, orders))
            initials = frozenset(one[0] for order in orders for one in order)
            words = normal_form(actor.name).split()[:-1]
            ranks = tuple(SAME_TITLES.get(word, word) for word in words if word in TITLES)
            offices = (*actor.roles, *offices_in(actor.description))
            dated = tuple(office for office in offices if office.is_dated)
            heads = tuple(office for office in offices if self._is_head(office))
            homes = frozenset(self._homes(actor))
            has_stated_homes = any(office.of for office in actor.roles)
            has_career = any(office.is_dated for office in actor.roles)
            found = self._bearers[place] = Bearer(
                place,
                given,
                given - NAME_PARTICLES,
                called,
                initials,
                ranks,
                offices,
                dated,
                heads,
                homes,
                self._bodies(actor),
                has_stated_homes,
                has_career,
                are_lesser(offices),
                has_career and are_lesser(actor.roles),
            )
        return found

    def _is_head(self, office: Office) -> bool:
        head = _HEADS.fullmatch(normal_form(office.title))
        if head is None:
            return False
        owners = [owner for owner in (head["whose"], head["of"]) if owner is not None]
        return all(owner in self._states or owner in state_words() for owner in owners)

    def _bodies(self, actor: ActorEntry) -> dict[int, int]:
        places = {office.of: self._places.get(office.of) for office in actor.roles if office.of}
        return {
            of: self._identities[place]
            for of, place in places.items()
            if place is not None and self._belongings[place].owner is not None
        }

    def _homes(self, actor: ActorEntry) -> Iterator[int]:
        for office in actor.roles:
            place = self._places.get(office.of or 0)
            if place is not None:
                yield self._identities[place]
                owner = self._belongings[place].owner
                if owner is not None:
                    yield self._identities[owner]
        words = normal_form(actor.description).split()
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MAX_STATE_WORDS, len(words)) + 1):
                state = self._states.get(" ".join(words[start:end]))
                if state is not None:
                    yield self._identities[state]
