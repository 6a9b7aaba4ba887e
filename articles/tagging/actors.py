"""Which actors a text names: names found, settled between actors that share them, and weighed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from articles.tagging.bearers import Bearers, Item, setting_of
from articles.tagging.bodies import STATE_KINDS, Bodies, belongings, generic_names
from articles.tagging.contexts import owner_beside, owners_near
from articles.tagging.entries import ActorEntry, Days
from articles.tagging.identities import identities, references
from articles.tagging.known import further_names
from articles.tagging.names import NOUN, NOUN_NAME, OWN, SURNAME, Found, Name, NameFinder
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import full_forms, short_forms
from articles.tagging.places import has_other_meaning, is_given_name, is_in_a_longer_name, is_named_after, is_of_another_place, is_town
from articles.tagging.suggestions import ActorSuggestion, Mention
from articles.tagging.weighing import WEIGHTS, How, Naming, suggestion
from articles.vocabulary import ActorKind, NameUse

__all__ = ["ActorEntry", "ActorFinder"]

_SHORT_USES = frozenset({SURNAME, NOUN, NOUN_NAME})
_HOW = {NameUse.ADJECTIVE: How.ADJECTIVE, NameUse.SEAT: How.SEAT}


@dataclass(slots=True)
class _Reading:
    """A passage, what it is known to name, and the runs that may be a surname."""

    passage: Passage
    namings: list[Naming] = field(default_factory=list)
    surnames: list[Found] = field(default_factory=list)
    open: list[Found] = field(default_factory=list)
    """Runs that mean a body only together with its state, and names that several actors share."""

    def add(self, run: Found, identity: int, how: How) -> None:
        start, end = self.passage.span(run.start, run.end)
        mention = Mention(self.passage.place, start, end, self.passage.text[start:end])
        self.namings.append(Naming(run.start, run.end, mention, identity, how, self.passage.normal[run.start : run.end]))


class ActorFinder:
    """All actors of a vocabulary, ready to be sought in texts."""

    def __init__(self, actors: Sequence[ActorEntry]) -> None:
        further = further_names(actors)
        actors = [
            replace(actor, names=actor.names + further[place]) if place in further else actor
            for place, actor in enumerate(actors)
        ]
        self._actors = actors
        self._references = references(actors)
        belonging = belongings(actors)
        self._identities = identities(actors, [one.owner for one in belonging], generic_names(actors, belonging))
        self._entries: defaultdict[int, list[int]] = defaultdict(list)
        for place, identity in enumerate(self._identities):
            if place not in self._references:
                self._entries[identity].append(place)
        self._hosts = {self._identities[place] for place, one in enumerate(actors) if one.kind in STATE_KINDS}
        self._bearers = Bearers(actors, self._identities)
        self._plain_words = _plain_words(actors)
        self._bodies = Bodies(actors, belonging, self._identities)
        self._hosts |= self._bodies.owners
        nouns = ((place, one.written, NOUN_NAME if one.is_name else NOUN) for place, one in enumerate(self._bodies.nouns))
        self._names = NameFinder(chain(_names_of(actors, self._references), nouns))

    def find(self, title: Passage, text: Passage, days: Days | None) -> tuple[ActorSuggestion, ...]:
        """Return the actors that an item names, the surest first."""
        readings = [self._read(passage, days) for passage in (title, text)]
        for reading in readings:
            reading.namings = [one for one in reading.namings if not has_other_meaning(one.name, title, text)]
        self._settle_bodies(readings, days)
        self._settle_surnames(readings, days)
        found: defaultdict[int, list[Naming]] = defaultdict(list)
        for reading in readings:
            reading.namings.sort(key=lambda naming: naming.start)
            for naming in reading.namings:
                for entry in self._entries[naming.identity]:
                    found[entry].append(naming)
        suggestions = [suggestion(self._actors[entry], namings, text) for entry, namings in found.items()]
        return tuple(sorted(suggestions, key=lambda one: (-one.score, one.slug)))

    def spans(self, passage: Passage) -> list[tuple[int, int, bool]]:
        """Return where a passage has a name of anybody, whoever is meant, and whether it is more than a short one."""
        return [
            (*passage.span(run.start, run.end), any(name.use not in _SHORT_USES for name in run.names))
            for run in self._names.find(passage)
        ]

    def _read(self, passage: Passage, days: Days | None) -> _Reading:
        """Settle the runs of a passage that name one actor, and keep those that may be a surname.

        The leftmost and longest run wins; one that several actors share takes its place and names nobody.
        """
        reading = _Reading(passage)
        found = self._names.find(passage)
        taken: list[Found] = []
        end = 0
        for run in found:
            if run.start < end:
                continue
            names = [name for name in run.names if name.use not in _SHORT_USES]
            if not names:
                continue
            end = run.end
            identity = self._meant(names, days)
            if identity is None and len(names) < len(run.names) and any(name.use == SURNAME for name in run.names):
                continue
            taken.append(run)
            if identity is None or self._bodies.is_generic(identity, passage.normal[run.start : run.end]):
                reading.open.append(run)
                continue
            hows = (_HOW.get(name.use, How.NAME) for name in names if self._identities[name.actor] == identity)
            how = max(hows, key=lambda how: WEIGHTS.get(how, 1.0))
            if not self._is_of_another(identity, run, how, passage):
                reading.add(run, identity, how)
        reading.surnames = _free_runs(found, taken, (SURNAME,))
        reading.open += _free_runs(found, taken, (NOUN, NOUN_NAME))
        return reading

    def _is_of_another(self, actor: int, run: Found, how: How, passage: Passage) -> bool:
        """Tell whether the words around a name make it the name of something else."""
        kind = self._actors[actor].kind
        if kind == ActorKind.PERSON:
            return is_named_after(passage, run)
        if kind in STATE_KINDS and is_of_another_place(passage, run):
            return True
        if how != How.NAME or kind not in (*STATE_KINDS, ActorKind.ARMED_GROUP):
            return False
        if is_in_a_longer_name(passage, run, self._plain_words):
            return True
        return kind in STATE_KINDS and (is_given_name(passage, run) or is_town(passage, run, self._plain_words))

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

    def _settle_bodies(self, readings: Sequence[_Reading], days: Days | None) -> None:
        """Add the bodies and holders of offices that stand beside the name of their state, or in its company."""
        marks = [[naming for naming in reading.namings if naming.identity in self._hosts] for reading in readings]
        everywhere = {naming.identity for some in marks for naming in some}
        for reading, some in zip(readings, marks, strict=True):
            for run in reading.open:
                self._settle_body(reading, run, some, everywhere, days)

    def _settle_body(
        self, reading: _Reading, run: Found, marks: Sequence[Naming], everywhere: set[int], days: Days | None
    ) -> None:
        own: defaultdict[int | None, list[int]] = defaultdict(list)
        for name in run.names:
            if name.use not in _SHORT_USES:
                own[self._bodies.owner(name.actor)].append(self._identities[name.actor])
        nouns = [self._bodies.nouns[name.actor] for name in run.names if name.use in (NOUN, NOUN_NAME)]

        def bodies_of(owner: int) -> list[int]:
            return own.get(owner, []) + [body for noun in nouns for body in self._bodies.of(noun, owner)]

        beside = owner_beside(reading.passage, run.start, run.end, marks)
        if beside is not None:
            for body in dict.fromkeys(bodies_of(beside)):
                reading.add(run, body, How.NAME if own else How.STATE)
            for noun in nouns:
                holder = self._bodies.holder(noun, beside, days)
                if holder is not None:
                    reading.add(run, holder, How.OFFICE)
            return
        if not own and all(noun.is_bound for noun in nouns):
            return
        is_name = bool(own) or any(noun.is_name for noun in nouns)
        for owners in (owners_near(reading.passage, run.start, marks), everywhere):
            possible = [owner for owner in owners if bodies_of(owner)]
            if len(possible) == 1 and (is_name or len(owners) == 1):
                for body in dict.fromkeys(bodies_of(possible[0])):
                    reading.add(run, body, How.NAME if own else How.STATE)
            if possible:
                return
        bodies = {body for some in own.values() for body in some}
        if len(bodies) == 1 and not everywhere:
            reading.add(run, bodies.pop(), How.NAME)

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


def _free_runs(found: list[Found], taken: list[Found], uses: Collection[str]) -> list[Found]:
    """Return the runs of these uses that touch none that are taken, the longest of those that overlap."""
    short: list[Found] = []
    end = place = 0
    for run in found:
        while place < len(taken) and taken[place].end <= run.start:
            place += 1
        is_free = run.start >= end and (place == len(taken) or taken[place].start >= run.end)
        if is_free and any(name.use in uses for name in run.names):
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
