"""Who the surnames of an item mean, each by what stands around it and by all else that the item names."""

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter

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
from articles.tagging.readings import Reading
from articles.tagging.strangers import begins_anothers_name
from articles.tagging.surroundings import setting_of
from articles.tagging.telegrams import posts_of
from articles.tagging.weighing import How
from articles.vocabulary import ActorKind

_PERSON = ActorKind.PERSON.value
_START = attrgetter("start")
_COMPANY = ActorKind.COMPANY.value


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
        if not any(reading.surnames for reading in readings):
            return
        named = {naming.identity for reading in readings for naming in reading.namings}
        headline = readings[0].passage.text
        item = Item(
            days,
            self._eras(readings, named, days),
            named,
            passages=[reading.passage for reading in readings],
            namings=[tuple(reading.namings) for reading in readings],
            posts=posts_of(headline),
        )
        owners = map(self._bodies.owner, tuple(item.named))
        item.named.update(owner for owner in owners if owner is not None)
        runs = []
        for reading in readings:
            is_ordinary = self._ordinary_words(reading.passage, readings[-1].passage)
            for run in reading.surnames:
                if not is_bare_title(reading.passage, run):
                    words = reading.words(run)
                    setting = setting_of(reading.passage, run, is_ordinary, self._surnames, headline, self._called)
                    setting = self._bearers.read(run, setting)
                    korean = None
                    if setting.goes_on and not setting.given:
                        korean = self._bearers.with_given_after(reading.passage, run, words)
                    if korean is not None:
                        item.named.add(korean)
                        reading.add(run, korean, How.GIVEN)
                        continue
                    if words not in OTHER_FUNCTION_WORDS or setting.titles or setting.given:
                        runs.append((reading, run, words, setting))
        item.alone = {words for _, _, words, setting in runs if not setting.given and not setting.goes_on}
        item.families = {words for _, _, words, setting in runs if setting.goes_on and not setting.given}
        for reading, run, words, setting in runs:
            if not setting.given and begins_anothers_name(reading.passage, run, self._plain_words.__contains__):
                item.strangers[words] = 0
        firms = {identity for identity in named if self._actors[identity].kind == _COMPANY}
        for naming in (naming for reading in readings for naming in reading.namings) if firms else ():
            if naming.identity in firms and " " in naming.name:
                item.strangers[naming.name.split(" ", 1)[0]] = 0
        companies = {one.passage.place: Company(one.passage, sorted(one.namings, key=_START)) for one in readings}
        still = []
        for reading, run, words, setting in runs:
            identity = self._bearers.explicit(run, words, setting, item, self._place(reading, run, readings))
            if identity is None:
                still.append((reading, run, words, setting))
            else:
                item.named.add(identity)
                reading.add(run, identity, How.GIVEN)
        for reading, run, words, setting in still:
            of = None
            if len(run.names) > 1 and reading.passage.normal.startswith(" of ", run.end):
                of = companies[reading.passage.place].beside(run)
            meant = self._bearers.settle(run, words, setting, item, self._place(reading, run, readings), of)
            if len(meant) > 1:
                reading.ask(run, meant)
            elif not meant and (gone := self._bearers.of_the_past(run, words, setting, item)):
                reading.ask(run, gone, is_of_the_past=True)
            for identity in meant if len(meant) == 1 else ():
                how = How.AFTER_NAME if identity in item.named else How.TITLE if setting.titles else How.SURNAME
                reading.add(run, identity, how)

    @staticmethod
    def _place(reading: Reading, run: Found, readings: Sequence[Reading]) -> int:
        """Return the place of a run in the text, from 1 on; 0 in the headline."""
        return run.start if reading is readings[-1] else 0

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
