"""Who the surnames of an item mean, each by what stands around it and by all else that the item names."""

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from articles.tagging.bearers import Bearers
from articles.tagging.bodies import Bodies
from articles.tagging.contexts import Company, is_bare_title
from articles.tagging.entries import ActorEntry, Days
from articles.tagging.eras import eras_of
from articles.tagging.fitness import Item
from articles.tagging.lexicon import OTHER_FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.passages import Passage
from articles.tagging.people import called_by
from articles.tagging.people_listed import listed_beside, may_be_listed
from articles.tagging.readings import Reading
from articles.tagging.strangers import begins_anothers_name
from articles.tagging.surroundings import Setting, setting_of
from articles.tagging.telegrams import posts_of
from articles.tagging.weighing import How, Naming
from articles.vocabulary import ActorKind

_PERSON = ActorKind.PERSON.value
_START = attrgetter("start")
_COMPANY = ActorKind.COMPANY.value


class _Surname(NamedTuple):
    """A surname of an item, with what stands around it."""

    reading: Reading
    run: Found
    words: str
    setting: Setting
    at: int
    """Its place in the text; 0 in the headline."""


def _is_given_name(one: _Surname, other: _Surname) -> bool:
    """Tell whether a surname is the given name of the one directly after it, though a heading does not show it."""
    return (
        one.reading is other.reading
        and one.run.end + 1 == other.run.start
        and bool(other.setting.given)
        and other.setting.given[-1] == one.words
    )


class Surnames:
    """The surnames of a vocabulary's people, ready to be settled."""

    def __init__(
        self,
        actors: Sequence[ActorEntry],
        bearers: Bearers,
        bodies: Bodies,
        plain_words: Collection[str],
        surnames: Collection[str],
    ) -> None:
        """Take the actors, their people and bodies, and the folded words that are no given names, with the surnames
        among them."""
        self._actors = actors
        self._bearers = bearers
        self._bodies = bodies
        self._plain_words = plain_words
        self._surnames = surnames
        self._called = {name for actor in actors if actor.kind == _PERSON for name in called_by(actor)}

    def settle(self, readings: Sequence[Reading], days: Days | None) -> None:
        """Add the people that surnames mean, each with its given name first, then those that stand alone."""
        namesakes, has_surnames = self._bearers.namesakes, any(reading.surnames for reading in readings)
        has_namesakes = namesakes.are_named(readings, days)
        if not has_surnames and not has_namesakes:
            return
        item = self._item(readings, days)
        others = namesakes.leave_out(readings, item) if has_namesakes else ()
        if not has_surnames:
            return
        if others:
            item = self._item(readings, days)
            item.strangers.update(dict.fromkeys(others, 0))
        surnames = self._read(readings, item)
        item.alone = {one.words for one in surnames if not one.setting.given and not one.setting.goes_on}
        item.families = {one.words for one in surnames if one.setting.goes_on and not one.setting.given}
        self._note_strangers(readings, surnames, item)
        alone: list[_Surname] = []
        for one in surnames:
            if alone and _is_given_name(alone[-1], one):
                del alone[-1]
            if not self._has_given_name(one, item):
                alone.append(one)
        companies: dict[str, Company] = {}
        left: list[tuple[_Surname, Sequence[int]]] = []
        for one in alone:
            meant = self._meant_alone(one, companies, item)
            if self._is_sure(one, meant, item):
                self._add(one, meant[0], item)
            else:
                left.append((one, meant))
        self._settle_listed(left, item)

    def _item(self, readings: Sequence[Reading], days: Days | None) -> Item:
        """Return what an item tells of people before its surnames are looked at."""
        named = {naming.identity for reading in readings for naming in reading.namings}
        eras = self._eras(readings, named, days)
        owners = map(self._bodies.owner, tuple(named))
        named.update(owner for owner in owners if owner is not None)
        return Item(
            days,
            eras,
            named,
            passages=[reading.passage for reading in readings],
            namings=[tuple(reading.namings) for reading in readings],
            posts=posts_of(readings[0].passage.text),
        )

    def _read(self, readings: Sequence[Reading], item: Item) -> list[_Surname]:
        """Return the surnames of an item with what stands around them, in order, but for titles of sovereigns and words
        that are seldom names; add those after which a given name tells who is meant."""
        surnames: list[_Surname] = []
        headline, text = readings[0].passage.text, readings[-1]
        for reading in readings:
            passage = reading.passage
            is_ordinary = self._ordinary_words(passage, text.passage)
            for run in reading.surnames:
                if is_bare_title(passage, run):
                    continue
                words = reading.words(run)
                setting = setting_of(passage, run, is_ordinary, self._surnames, headline, self._called)
                setting = self._bearers.read(run, setting)
                if setting.goes_on and not setting.given:
                    korean = self._bearers.with_given_after(passage, run, words)
                    if korean is not None:
                        item.named.add(korean)
                        reading.add(run, korean, How.GIVEN)
                        continue
                if words not in OTHER_FUNCTION_WORDS or setting.titles or setting.given:
                    surnames.append(_Surname(reading, run, words, setting, run.start if reading is text else 0))
        return surnames

    def _note_strangers(self, readings: Iterable[Reading], surnames: Iterable[_Surname], item: Item) -> None:
        """Note the surnames that begin somebody else's name in the item, or a firm's."""
        for one in surnames:
            if not one.setting.given and begins_anothers_name(
                one.reading.passage, one.run, self._plain_words.__contains__
            ):
                item.strangers[one.words] = 0
        firms = {identity for identity in item.named if self._actors[identity].kind == _COMPANY}
        for naming in (naming for reading in readings for naming in reading.namings) if firms else ():
            if naming.identity in firms and " " in naming.name:
                item.strangers[naming.name.split(" ", 1)[0]] = 0

    def _has_given_name(self, one: _Surname, item: Item) -> bool:
        """Tell whether the given name before a surname tells who is meant; add who that is."""
        identity = self._bearers.explicit(one.run, one.words, one.setting, item, one.at)
        if identity is None:
            return False
        item.named.add(identity)
        one.reading.add(one.run, identity, How.GIVEN)
        return True

    def _meant_alone(self, one: _Surname, companies: dict[str, Company], item: Item) -> Sequence[int]:
        """Return the identities that a surname may mean without a given name.

        `companies` keeps what the headline and the text name, from when one of them is first asked.
        """
        reading, run, words, setting, at = one
        of = None
        if len(run.names) > 1 and reading.passage.normal.startswith(" of ", run.end):
            place = reading.passage.place
            if place not in companies:
                companies[place] = Company(reading.passage, sorted(reading.namings, key=_START))
            of = companies[place].beside(run)
        return self._bearers.settle(run, words, setting, item, at, of)

    def _is_sure(self, one: _Surname, meant: Sequence[int], item: Item) -> bool:
        """Tell whether a surname means one, whoever stands beside it: of several bearers who are known by nothing else,
        a list of people may speak for another."""
        if len(meant) != 1:
            return False
        if len(one.run.names) == 1 or one.setting.titles or meant[0] in item.named:
            return True
        if not self._bearers.has_rival_abroad(one.run, meant[0], item):
            return True
        return not may_be_listed(one.reading.passage.text, one.run)

    def _add(self, one: _Surname, identity: int, item: Item) -> None:
        how = How.AFTER_NAME if identity in item.named else How.TITLE if one.setting.titles else How.SURNAME
        one.reading.add(one.run, identity, how)

    def _settle_listed(self, left: Iterable[tuple[_Surname, Sequence[int]]], item: Item) -> None:
        """Add who the surnames mean that are left and stand in a list of people; leave the others as questions where
        several may be meant, or those of another time alone."""
        people: dict[str, list[Naming]] = {}
        for one, meant in left:
            reading, run, words, setting, _ = one
            if may_be_listed(reading.passage.text, run) and not reading.passage.is_title_case:
                place = reading.passage.place
                if place not in people:
                    people[place] = self._people_named(reading)
                before, after = listed_beside(reading.passage.text, run, people[place])
                if before or after:
                    meant = self._bearers.listed(run, words, setting, item, meant, before, after)
            if len(meant) == 1:
                self._add(one, meant[0], item)
                if reading.passage.place in people:  # Those after it stand beside it.
                    insort(people[reading.passage.place], reading.namings[-1], key=_START)
            elif meant:
                reading.ask(run, meant)
            elif gone := self._bearers.of_the_past(run, words, setting, item):
                reading.ask(run, gone, is_of_the_past=True)

    def _people_named(self, reading: Reading) -> list[Naming]:
        """Return the namings of people in a passage, in order."""
        people = (one for one in reading.namings if self._actors[one.identity].kind == _PERSON)
        return sorted(people, key=_START)

    def _eras(self, readings: Sequence[Reading], named: Iterable[int], days: Days | None) -> tuple[Days, ...]:
        """Return the days of the past that an item tells of."""
        if days is None:
            return ()
        people = (place for place in named if self._actors[place].kind == _PERSON)
        return eras_of((one.passage.text for one in readings), days, map(self._bearers.dated_offices, people))

    def _ordinary_words(self, passage: Passage, text: Passage) -> Callable[[str], bool]:
        """Return what tells the folded words that are no given names, though they have a capital."""

        def is_ordinary(word: str) -> bool:
            return word in self._plain_words or (passage.is_title_case and f" {word} " in text.cased)

        return is_ordinary
