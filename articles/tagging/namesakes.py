"""Full names that others bear too, such as the famous: who of a vocabulary is meant by them only in company."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.careers import Careers
from articles.tagging.descriptions import written_out
from articles.tagging.entries import ActorEntry, Days, are_near
from articles.tagging.fitness import Bearer, Item, suitability, telling_of, words_of_offices
from articles.tagging.known import known_given_names
from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.names import SURNAME, Found, key_of
from articles.tagging.passages import LONG_AGO, Passage, normal_form, previous_word
from articles.tagging.people import bare_words, ordinal
from articles.tagging.readings import Reading
from articles.tagging.weighing import How, Naming
from articles.tagging.words_after import what_follows
from articles.tagging.words_before import words_before
from articles.vocabulary import ActorKind

_BY_NAME = How.NAME
_PERSON = ActorKind.PERSON.value
_JUNIOR = (" Jr", ", Jr")
_DAYS_OF_NOBODY = 365 * 80
"""Days before a first office in which nobody lives who is to hold it, or after the last in which nobody does still."""
_DAYS_OF_THE_ELDER = 365 * 10
"""Days before a first office in which a name without "Jr." is the father's."""
_MIN_WITH_MIDDLE = 3
_CHARS_AFTER = 60
_CHARS_BESIDE = 1_000
"""How far a year may be from a name in a sentence: one that never ends would be gone through for each."""


class Namesakes:
    """The people of a vocabulary who may be mistaken for others of the same full name."""

    def __init__(self, actors: Sequence[ActorEntry], careers: Careers, identities: Sequence[int]) -> None:
        self._actors = actors
        self._careers = careers
        self._identities = identities
        self._entries: defaultdict[int, list[int]] = defaultdict(list)
        for place, actor in enumerate(actors):
            if actor.kind == _PERSON:
                self._entries[identities[place]].append(place)
        # Most lists say of nobody what offices were held.
        self._officials = {one for one, places in self._entries.items() if all(actors[each].roles for each in places)}
        self._of: dict[int, Sequence[Bearer]] = {}
        self._short: dict[tuple[int, str], bool] = {}

    def are_named(self, readings: Iterable[Reading], days: Days | None) -> bool:
        """Tell whether somebody is named in full who may be another, as far as a glance tells."""
        return days is not None and any(
            one.identity in self._officials and self._may_be_another(one, reading.passage, days)
            for reading in readings
            for one in reading.namings
        )

    def _may_be_another(self, one: Naming, passage: Passage, days: Days) -> bool:
        people = self._people(one.identity)
        return bool(people) and (
            not self._is_in_office(people, days)
            or passage.text.startswith(_JUNIOR, one.last)
            or self._is_short(one)
            or passage.tells_of_long_ago
        )

    def leave_out(self, readings: Sequence[Reading], item: Item) -> set[str]:
        """Take out the namings of people who are not meant by a full name, and return the folded surnames that are
        somebody else's. Where all offices lie at another time, it is for an editor to say."""
        others: set[str] = set()
        officials = [[one for one in reading.namings if one.identity in self._officials] for reading in readings]
        company = self._homes_of_others(readings, chain(*officials), item.days)
        for reading, named in zip(readings, officials, strict=True):
            people = [one for one in named if one.how is _BY_NAME]
            doubtful = [one for one in people if self._is_doubtful(one, reading.passage, item, company)]
            for one in doubtful:
                others.add(one.name.rpartition(" ")[2])
                if item.days and not self._is_of_the_time(one.identity, item.days):
                    run = Found(one.start, one.end, (), one.first, one.last)
                    reading.ask(run, [one.identity], is_of_the_past=True)
            if doubtful:
                left_out = set(doubtful)
                reading.namings = [one for one in reading.namings if one not in left_out]
        return others

    def _homes_of_others(
        self, readings: Iterable[Reading], officials: Iterable[Naming], days: Days | None
    ) -> frozenset[int]:
        """Return the states whose officials an item names in full, but for those whose names lack a middle name, and
        those whose heads on its date are the only bearers of a surname that it has."""
        if days is None:
            return frozenset()
        named = {one.identity for one in officials if not self._is_short(one)}
        people = [each for identity in named for each in self._people(identity)]
        for names in {run.names for reading in readings for run in reading.surnames}:
            bearers = [self._careers.of(name.actor) for name in names if name.use == SURNAME]
            if len({self._identities[one.actor] for one in bearers}) == 1:
                people += (one for one in bearers if any(office.is_held(days) for office in one.heads))
        return frozenset().union(*(each.homes for each in people))

    def _is_doubtful(self, one: Naming, passage: Passage, item: Item, company: frozenset[int]) -> bool:
        people = self._people(one.identity)
        if not people or item.days is None:
            return False
        if passage.text.startswith(_JUNIOR, one.last):
            return not any(ordinal(self._actors[each.actor].name) for each in people)
        if self._is_the_elder(one, people, item.days):
            return True
        is_at_home = any(not each.homes.isdisjoint(item.named) for each in people)
        is_short = self._is_short(one)
        is_common = one.name.count(" ") == 1
        is_gone = is_common and _are_long_gone(people, item.days)
        if is_gone or (is_short and not self._is_of_the_time(one.identity, item.days)):
            return not self._is_of_an_era(people, item) and not _has_title(one, passage, people)
        if is_short:
            if is_at_home or any(not each.homes.isdisjoint(company) for each in people):
                return False
            return not _has_title(one, passage, people) and not _has_office(people, item)
        if is_at_home or not is_common:
            return False
        if not self._is_in_office(people, item.days) and _is_longer(one, passage):
            return True
        return _is_long_before(one, passage, people) and not _has_title(one, passage, people)

    def _is_the_elder(self, one: Naming, people: Sequence[Bearer], days: Days) -> bool:
        """Tell whether a name without somebody's "Jr." is another's so long before any of his offices."""
        if ordinal(one.words) or not all(ordinal(self._actors[each.actor].name) for each in people):
            return False
        first = _first_day(people)
        return first is not None and (first - days[1]).days > _DAYS_OF_THE_ELDER

    def _people(self, identity: int) -> Sequence[Bearer]:
        """Return what all entries for a person tell; nothing where one does not say whose its offices are and when they
        were held, since others say nothing against it."""
        found = self._of.get(identity)
        if found is None:
            people = [self._careers.of(place) for place in self._entries[identity]]
            is_told = all(each.has_stated_homes and each.has_career for each in people)
            found = self._of[identity] = people if is_told else ()
        return found

    def _is_short(self, one: Naming) -> bool:
        """Tell whether a full name lacks the middle name of the main name of somebody who was no head of a state. One
        that begins with the middle name lacks nothing."""
        known = self._short.get((one.identity, one.name))
        if known is None:
            known = self._short[one.identity, one.name] = self._lacks_a_name(one.identity, one.name)
        return known

    def _lacks_a_name(self, identity: int, name: str) -> bool:
        first, _, last = name.partition(" ")
        names = [self._actors[place].name for place in self._entries[identity]]
        if not last or " " in last or first in FAMILY_NAMES_FIRST or name in map(key_of, names):
            return False
        for words in ([normal_form(word) for word in bare_words(each)] for each in names):
            if len(words) < _MIN_WITH_MIDDLE or words[-1] != last:
                return False
            if words[0] in FAMILY_NAMES_FIRST or first in words[1:]:
                return False
        return not any(each.heads for each in self._people(identity))

    def _is_of_the_time(self, identity: int, days: Days) -> bool:
        return any(are_near(each.dated, days) for each in self._people(identity))

    def _is_in_office(self, people: Sequence[Bearer], days: Days) -> bool:
        return any(office.is_held(days) for each in people for office in each.dated)

    def _is_of_an_era(self, people: Sequence[Bearer], item: Item) -> bool:
        """Tell whether the item names years in which an office was held."""
        return any(office.is_held(era) for era in item.years_told() for each in people for office in each.dated)


def _first_day(people: Sequence[Bearer]) -> dt.date | None:
    """Return the first day of which an office of somebody is known; None without any."""
    return min((office.first for each in people for office in each.dated), default=None)


def _are_long_gone(people: Sequence[Bearer], days: Days) -> bool:
    """Tell whether somebody who headed no state left the last office longer ago than anybody lives after one."""
    if any(each.heads for each in people):
        return False
    return all((days[0] - office.last).days > _DAYS_OF_NOBODY for each in people for office in each.dated)


def _titles(people: Sequence[Bearer]) -> Iterator[str]:
    return (office.title for each in people for office in each.offices)


def _has_office(people: Sequence[Bearer], item: Item) -> bool:
    """Tell whether an item has a word that tells what an office of the person is for."""
    return any(not words_of_offices(each).isdisjoint(item.words()) for each in people)


def _has_title(one: Naming, passage: Passage, people: Sequence[Bearer]) -> bool:
    """Tell whether an office of the person stands directly before a name, or soon after it."""
    before = words_before(passage, one.first, "", _nothing, ())
    telling = " ".join(telling_of(before.titles))
    if telling and any(suitability(telling, title) for title in _titles(people)):
        return True
    after = set(normal_form(passage.text[one.last : one.last + _CHARS_AFTER]).split()) - FUNCTION_WORDS
    return any(not after.isdisjoint(written_out(title).split()) for title in _titles(people))


def _nothing(word: str) -> bool:
    return False


def _is_longer(one: Naming, passage: Passage) -> bool:
    """Tell whether a full name is a part of a longer one: Fred Otto Smith, Otto Smith Jones."""
    if passage.is_title_case:
        return False
    before = previous_word(passage.text, one.first)
    if before[:1].isupper() and normal_form(before) in known_given_names():
        return True
    return what_follows(passage, Found(one.start, one.end, (), one.first, one.last)).goes_on


def _is_long_before(one: Naming, passage: Passage, people: Sequence[Bearer]) -> bool:
    """Tell whether the sentence of a name tells of a year in which nobody of the person's time lived."""
    if not passage.tells_of_long_ago:
        return False
    start, end = passage.sentence(one.first)
    start, end = max(start, one.first - _CHARS_BESIDE), min(end, one.last + _CHARS_BESIDE)
    years = [int(year[0]) for year in LONG_AGO.finditer(passage.text, start, end)]
    first = _first_day(people)
    return first is not None and bool(years) and (first.year - max(years)) * 365 > _DAYS_OF_NOBODY
