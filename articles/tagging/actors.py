"""Which actors a text names: names found, settled between actors that share them, and weighed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.tagging.bearers import Bearers, Item, setting_of
from articles.tagging.entries import ActorEntry, Days
from articles.tagging.identities import identities, references
from articles.tagging.names import OWN, SURNAME, Found, Name, NameFinder
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import full_forms, short_forms
from articles.tagging.places import is_of_another_place
from articles.tagging.suggestions import ActorSuggestion, Mention
from articles.tagging.weighing import WEIGHTS, How, Naming, suggestion
from articles.vocabulary import ActorKind, NameUse

__all__ = ["ActorEntry", "ActorFinder"]

_HOW = {NameUse.ADJECTIVE: How.ADJECTIVE, NameUse.SEAT: How.SEAT}


@dataclass(slots=True)
class _Reading:
    """A passage, what it is known to name, and the runs that may be a surname."""

    passage: Passage
    namings: list[Naming] = field(default_factory=list)
    surnames: list[Found] = field(default_factory=list)

    def add(self, run: Found, identity: int, how: How) -> None:
        start, end = self.passage.span(run.start, run.end)
        mention = Mention(self.passage.place, start, end, self.passage.text[start:end])
        self.namings.append(Naming(run.start, mention, identity, how))


class ActorFinder:
    """All actors of a vocabulary, ready to be sought in texts."""

    def __init__(self, actors: Sequence[ActorEntry]) -> None:
        self._actors = actors
        self._references = references(actors)
        self._identities = identities(actors, [None] * len(actors))
        self._entries: defaultdict[int, list[int]] = defaultdict(list)
        for place, identity in enumerate(self._identities):
            if place not in self._references:
                self._entries[identity].append(place)
        self._bearers = Bearers(actors, self._identities)
        self._plain_words = _plain_words(actors)
        self._names = NameFinder(_names_of(actors, self._references))

    def find(self, title: Passage, text: Passage, days: Days | None) -> tuple[ActorSuggestion, ...]:
        """Return the actors that an item names, the surest first."""
        readings = [self._read(passage, days) for passage in (title, text)]
        self._settle_surnames(readings, days)
        found: defaultdict[int, list[Naming]] = defaultdict(list)
        for reading in readings:
            reading.namings.sort(key=lambda naming: naming.start)
            for naming in reading.namings:
                for entry in self._entries[naming.identity]:
                    found[entry].append(naming)
        suggestions = [suggestion(self._actors[entry], namings, text) for entry, namings in found.items()]
        return tuple(sorted(suggestions, key=lambda one: (-one.score, one.slug)))

    def _read(self, passage: Passage, days: Days | None) -> _Reading:
        """Settle the runs of a passage that name one actor, and keep those that may be a surname.

        The leftmost and longest run wins; one that several actors share takes its place and names nobody.
        """
        reading = _Reading(passage)
        found = self._names.find(passage)
        taken: list[Found] = []
        end = 0
        for run in found:
            names = [name for name in run.names if name.use != SURNAME]
            if run.start < end or not names:
                continue
            end = run.end
            identity = self._meant(names, days)
            if identity is not None or len(names) == len(run.names):
                taken.append(run)
            if identity is None or self._is_of_another_place(identity, run, passage):
                continue
            hows = (_HOW.get(name.use, How.NAME) for name in names if self._identities[name.actor] == identity)
            reading.add(run, identity, max(hows, key=lambda how: WEIGHTS.get(how, 1.0)))
        reading.surnames = _surname_runs(found, taken)
        return reading

    def _is_of_another_place(self, actor: int, run: Found, passage: Passage) -> bool:
        return self._actors[actor].kind == ActorKind.STATE and is_of_another_place(passage, run)

    def _meant(self, names: Iterable[Name], days: Days | None) -> int | None:
        """Return the actor that a name means: the only one, the one it is the main name of, or the one in office."""
        names = list(names)
        actors = {self._identities[name.actor] for name in names}
        if len(actors) > 1:
            owners = {self._identities[name.actor] for name in names if name.use == OWN}
            actors = owners or actors
        if len(actors) > 1 and days is not None:
            in_office = {name.actor for name in names if self._actors[name.actor].is_in_office(days)}
            actors = {self._identities[actor] for actor in in_office} & actors
        return actors.pop() if len(actors) == 1 else None

    def _settle_surnames(self, readings: Sequence[_Reading], days: Days | None) -> None:
        """Add the people that surnames mean, each with its given name first, then those that stand alone."""
        if not any(reading.surnames for reading in readings):
            return
        text = readings[-1].passage
        item = Item(days, {naming.identity for reading in readings for naming in reading.namings})
        still = []
        for reading in readings:
            passage = reading.passage

            def is_ordinary(word: str, passage: Passage = passage) -> bool:
                return word in self._plain_words or (passage.is_title_case and f" {word} " in text.cased)

            for run in reading.surnames:
                setting = setting_of(passage, run, is_ordinary)
                key = passage.normal[run.start : run.end]
                identity = self._bearers.explicit(run, key, setting, item)
                if identity is None:
                    still.append((reading, run, key, setting))
                else:
                    item.named.add(identity)
                    reading.add(run, identity, How.GIVEN)
        for reading, run, key, setting in still:
            identity = self._bearers.settle(run, key, setting, item)
            if identity is not None:
                how = How.AFTER_NAME if identity in item.named else How.TITLE if setting.titles else How.SURNAME
                reading.add(run, identity, how)


def _surname_runs(found: list[Found], taken: list[Found]) -> list[Found]:
    """Return the runs that may be a surname and touch none that are taken, the longest of those that overlap."""
    short: list[Found] = []
    end = place = 0
    for run in found:
        while place < len(taken) and taken[place].end <= run.start:
            place += 1
        is_free = run.start >= end and (place == len(taken) or taken[place].start >= run.end)
        if is_free and any(name.use == SURNAME for name in run.names):
            short.append(run)
            end = run.end
    return short


def _names_of(actors: Sequence[ActorEntry], references: dict[int, int]) -> Iterable[tuple[int, str, str]]:
    """Yield every name to look for: place of the actor, name, use."""
    for place, actor in enumerate(actors):
        if place in references:
            use = SURNAME if " " not in actor.name else NameUse.NAME
            yield references[place], actor.name, use
            continue
        yield place, actor.name, OWN
        for name, use in actor.names:
            yield place, name, use
        if actor.kind == ActorKind.PERSON:
            for name in full_forms(actor.name):
                yield place, name, NameUse.NAME
            for name in short_forms(actor.name):
                yield place, name, SURNAME


def _plain_words(actors: Sequence[ActorEntry]) -> set[str]:
    """Return the folded words that are no given names: names of one word that are no person's, and surnames."""
    plain: set[str] = set()
    given: set[str] = set()
    for actor in actors:
        if actor.kind == ActorKind.PERSON:
            words = normal_form(actor.name).split()
            given.update(words[:-1])
            plain.add(words[-1] if words else "")
        else:
            plain.update(normal_form(name) for name in (actor.name, *(name for name, _ in actor.names)))
    return plain - given
