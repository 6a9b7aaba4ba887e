"""Which actors a text names: names found, settled between actors that share them, and weighed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter

from articles.tagging.acronyms import give_acronyms
from articles.tagging.bearers import Bearers
from articles.tagging.bodies import STATE_KINDS, Bodies, belongings, common_names, generic_names
from articles.tagging.careers import Careers
from articles.tagging.entries import ActorEntry, Days
from articles.tagging.identities import identities, references, wholes
from articles.tagging.known import claimed_names, last_years, successors, with_further_names
from articles.tagging.meanings import SHORT_USES, Meaning, Meanings
from articles.tagging.names import NOUN, NOUN_NAME, SURNAME, Found, Name, NameFinder, key_of
from articles.tagging.owners import Owners
from articles.tagging.passages import Passage
from articles.tagging.people import forget_words
from articles.tagging.people_words import CALLED_ALONE, SOLE_TITLES
from articles.tagging.places import (
    is_cut_short,
    is_given_name,
    is_in_another_name,
    is_of_one_called_so,
    is_thing_called_so,
)
from articles.tagging.readings import Reading, free_runs, longest, runs_outside
from articles.tagging.seats import is_mere_place, is_of_a_treaty
from articles.tagging.senses import SENSES, Senses
from articles.tagging.sought import names_sought, plain_words
from articles.tagging.standings import Standings
from articles.tagging.suggestions import ActorSuggestion, Clue, Question
from articles.tagging.surnames import Surnames
from articles.tagging.weighing import How, Named, Naming, count, named_in, score, suggestion
from articles.vocabulary import ActorKind, NameUse

__all__ = ["ActorEntry", "ActorFinder"]


# Looked up once: in a class of members that is slow, and every naming is held against them.
_BY_NAME, _BY_ADJECTIVE, _BY_SEAT, _AS_PLACE = How.NAME, How.ADJECTIVE, How.SEAT, How.PLACE


class ActorFinder:
    """All actors of a vocabulary, ready to be sought in texts.

    Actors are known by their place in the list. Entries that stand for the same actor share an identity, the place
    of the first of them; what names one names all.
    """

    def __init__(self, actors: Sequence[ActorEntry]) -> None:
        claimed = claimed_names(actors)
        self._last_years = last_years(actors, claimed)
        self._actors = actors = with_further_names(actors, claimed)
        belonging = belongings(actors)
        generic = generic_names(actors, belonging)
        self._identities = identities(actors, belonging, generic)
        self._see = see = references(actors)
        self._entries: defaultdict[int, list[int]] = defaultdict(list)
        for place, identity in enumerate(self._identities):
            if place not in see:
                self._entries[identity].append(place)
        self._successors = {
            self._identities[former]: (self._identities[place], year)
            for former, (place, year) in successors(actors).items()
        }
        self._bodies = Bodies(actors, belonging, self._identities)
        self._senses = Senses(actors, self._identities)
        self._meanings = Meanings(actors, self._identities)
        self._wholes = wholes(actors, self._identities)
        plain, surnames = plain_words(actors)
        of_any_state = chain(generic.items(), common_names(actors, belonging))
        self._standings = Standings(actors, self._identities, self._bodies, of_any_state, plain)
        careers = Careers(actors, belonging, self._identities)
        bearers = Bearers(actors, careers, self._identities)
        self._owners = Owners(actors, self._identities, self._bodies, self._standings.states, careers.homes)
        self._surnames = Surnames(actors, bearers, self._bodies, plain, surnames)
        nouns = ((at, noun.written, NOUN_NAME if noun.is_name else NOUN) for at, noun in enumerate(self._bodies.nouns))
        self._names = NameFinder(chain(names_sought(actors, see, range(len(actors))), nouns))
        key_of.cache_clear()  # Every name was folded several times, and is not again.
        forget_words()

    def find(
        self, title: Passage, text: Passage, days: Days | None
    ) -> tuple[tuple[ActorSuggestion, ...], tuple[Question, ...]]:
        """Return the actors that an item names, the surest first, and the names that are left as questions."""
        readings, found = self._named(title, text, days)
        counts = {identity: count(named, text) for identity, named in found.items()}
        most = max((counted.telling for counted in counts.values()), default=0)
        suggestions = [
            suggestion(self._actors[entry], named, text, counts[identity], most)
            for identity, named in found.items()
            for entry in self._entries[identity]
        ]
        return tuple(sorted(suggestions, key=lambda one: (-one.score, one.slug))), self._questions(readings)

    def ids(
        self, title: Passage, text: Passage, days: Days | None
    ) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
        """Return the ids of the actors that an item names, in the same order, without the work of saying why, and
        of those that each name left open may mean."""
        readings, found = self._named(title, text, days)
        scored = [
            (-score(named, text), self._actors[entry].slug, entry)
            for identity, named in found.items()
            for entry in self._entries[identity]
        ]
        left = {open_to for reading in readings for _, open_to, _ in reading.questions}
        return (
            tuple([self._actors[entry].id for _, _, entry in sorted(scored)]),
            tuple([tuple([self._actors[entry].id for entry in self._bearing(open_to)]) for open_to in sorted(left)]),
        )

    def _named(self, title: Passage, text: Passage, days: Days | None) -> tuple[list[Reading], dict[int, Named]]:
        """Return what is read in title and text, and how each actor is named, by identity."""
        meanings: dict[tuple[Name, ...], Meaning] = {}
        called: set[str] = set()
        readings = [self._read(passage, days, meanings, called) for passage in (title, text)]
        things = set().union(*(reading.things for reading in readings))
        for reading in readings if things else ():
            reading.namings = [naming for naming in reading.namings if naming.name not in things]
        self._give_namesakes(readings)
        give_acronyms(readings, self._may_have_acronym)
        self._senses.settle(readings)
        self._owners.settle(readings, days)
        self._surnames.settle(readings, days)
        for reading in readings:
            if self._successors and days is not None:
                reading.namings += list(self._of_successors(reading.namings, days))
            reading.namings.sort(key=attrgetter("start"))
        return readings, named_in((reading.passage, reading.namings) for reading in readings)

    def _give_namesakes(self, readings: Sequence[Reading]) -> None:
        """Give the names of states that are surnames too, but where a place is said to be, to who bears such a one
        and is named in full."""
        if not any(reading.namesakes for reading in readings):
            return
        named = {naming.identity for reading in readings for naming in reading.namings}
        for reading in readings:
            meant = {}
            for run in reading.namesakes:
                bearers = {self._identities[name.actor] for name in run.names if name.use == SURNAME} & named
                if len(bearers) == 1 and is_of_one_called_so(reading.passage, run, {reading.words(run)}):
                    meant[run.first] = bearers.pop()
            if meant:
                reading.namings = [
                    one._replace(identity=meant[one.first], how=How.AFTER_NAME) if one.first in meant else one
                    for one in reading.namings
                ]

    def _questions(self, readings: Iterable[Reading]) -> tuple[Question, ...]:
        """Return the names that are left open, each where it first stands."""
        asked: dict[str, Question] = {}
        for reading in readings:
            for run, open_to, is_of_the_past in sorted(reading.questions):
                slugs = tuple(self._actors[entry].slug for entry in self._bearing(open_to))
                asked.setdefault(reading.words(run), Question(reading.mention(run), slugs, is_of_the_past))
        return tuple(asked.values())

    def _bearing(self, identities: Iterable[int]) -> list[int]:
        """Return the places of all entries that stand for some actors."""
        return [entry for identity in identities for entry in self._entries[identity]]

    def clues(self, id: int) -> list[Clue]:
        """Return all that an item must have one of to name the actor of an id; none for one that is not known."""
        own = next((self._identities[place] for place, actor in enumerate(self._actors) if actor.id == id), None)
        if own is None:
            return []
        formers = [former for former, (successor, _) in self._successors.items() if successor == own]
        found = [Clue(self._names_for(own, *self._parts(own), *formers))]
        together: defaultdict[tuple[int | None, Days | None], list[tuple[str, str]]] = defaultdict(list)
        for noun, owner, days in self._bodies.nouns_for(own):
            together[owner, days].append((noun.written, NOUN))
            if noun.written in SOLE_TITLES:
                together[None, days].append((noun.written, NOUN))
        for (whose, days), nouns in together.items():
            beside = None if whose is None else self._names_for(whose, *self._parts(whose), *self._speaking_for(whose))
            found.append(Clue(tuple(nouns), beside, days))
        return found

    def _speaking_for(self, identity: int) -> list[int]:
        """Return the identities of the bodies of an organisation in whose company its offices need no name of it."""
        if identity in self._standings.states:
            return []
        return [body for body in dict.fromkeys(self._identities) if self._bodies.owner(body) == identity]

    def _parts(self, identity: int) -> list[int]:
        """Return the identities of the territories whose adjectives name a state too."""
        return [territory for territory, whole in self._wholes.items() if whole == identity]

    def _names_for(self, *identities: int) -> tuple[tuple[str, str], ...]:
        """Return the names that all entries for some actors are sought by, with their uses."""
        places = [place for place, identity in enumerate(self._identities) if identity in identities]
        places += [place for place, meant in self._see.items() if meant in places and place not in places]
        names = [(name, use) for _, name, use in names_sought(self._actors, self._see, places)]
        return tuple(dict.fromkeys([*names, *self._senses.names_for(identities)]))

    def spans(self, passage: Passage) -> list[tuple[int, int, bool]]:
        """Return where a passage has a name of anybody, whoever is meant, and whether it is more than a short one."""
        return [
            (run.first, run.last, any(name.use not in SHORT_USES for name in run.names))
            for run in self._names.find(passage)
        ]

    def _read(
        self, passage: Passage, days: Days | None, meanings: dict[tuple[Name, ...], Meaning], called: set[str]
    ) -> Reading:
        """Settle the runs of a passage that name one actor, and keep those that may be a surname or need company.

        The leftmost and longest run wins; one that several actors share takes its place and names nobody as yet.
        `meanings` keeps what each name means, and `called` the folded names of states that people of the item are
        called by, for the other passage.
        """
        reading = Reading(passage)
        normal = passage.normal
        found = self._names.find(passage)
        if passage.asides:
            found = runs_outside(passage.asides, found)
        taken: list[Found] = []
        surnames: list[Found] = []
        nouns: list[Found] = []
        named_to = taken_to = open_to = 0
        standings, last_years = self._standings, self._last_years
        cut = len(passage.text) - 1 if passage.text.endswith("…") else -1
        for at, run in enumerate(found):
            start, end, names, _, last = run
            if start < taken_to:  # Within a longer name, or across its end.
                continue
            meaning = meanings.get(names)
            if meaning is None:
                meaning = meanings[names] = self._meanings.of(names, days)
            is_name, identity, how, may_be_surname, may_be_noun, is_noun_name, is_of_nobody = meaning
            is_part = start < named_to or end == open_to
            if is_part or not is_name or (identity is None and may_be_surname and not is_of_nobody):
                if may_be_surname:
                    surnames.append(run)
                if may_be_noun:
                    nouns.append(run)
                if is_name and not is_part:
                    named_to = end
                elif is_noun_name and not is_part:
                    open_to = end  # The National Security Council, whosever it is, is no Security Council.
                continue
            taken.append(run)
            named_to = taken_to = end
            if is_of_nobody:
                continue
            words = normal[start:end]
            if words in SENSES:
                reading.of_senses.add(words)
            # "Ministry of Defence", "Labour Party", whosever it is.
            if identity is None:
                reading.open.append(run)
                continue
            is_lent, common, may_be_site, is_state, state = standings[identity]
            if words in common:
                reading.open.append(run)
                continue
            if how is _BY_SEAT:
                if last <= passage.dateline_end or is_of_a_treaty(passage, run):
                    continue
                if is_mere_place(passage, run):
                    how = _AS_PLACE
            if last == cut and is_state:  # A name that is cut off may be a longer one's.
                continue
            if words in last_years and self._is_past(words, days):
                continue
            if called and is_of_one_called_so(passage, run, called):
                continue
            if may_be_site is not None and is_thing_called_so(passage, run, may_be_site=may_be_site):
                reading.things.add(words)
                continue
            if is_lent(passage, run, how):
                if words in CALLED_ALONE and is_given_name(passage, run):
                    called.add(words)
                continue
            reading.add(run, identity, how)
            if may_be_surname and is_state and how is _BY_NAME:
                reading.namesakes.append(run)
            if state is None and how is _BY_ADJECTIVE:
                state = self._wholes.get(identity)
            if state is not None:
                self._add_state_within(reading, found, at, state)
        reading.surnames = [
            run
            for run in longest(free_runs(surnames, taken))
            if not (is_cut_short(passage, run) or is_in_another_name(passage, run, found))
        ]
        reading.open += longest(free_runs(nouns, taken))
        return reading

    def _is_past(self, words: str, days: Days | None) -> bool:
        """Tell whether the former state that lent a name was gone on the date."""
        return days is None or days[0].year > self._last_years[words]

    def _add_state_within(self, reading: Reading, found: Sequence[Found], at: int, state: int) -> None:
        """Add the state whose name or adjective is part of the name of its own body or people: the Polish
        government, Bosnian Serb."""
        whole = found[at]
        for place in range(at + 1, len(found)):
            run = found[place]
            if run.start >= whole.end:
                return
            names = (name for name in run.names if name.use not in SHORT_USES)
            uses = {name.use for name in names if self._identities[name.actor] == state}
            if run.end <= whole.end and uses:
                reading.add(run, state, _BY_ADJECTIVE if NameUse.ADJECTIVE in uses else How.WITHIN)
                return

    def _may_have_acronym(self, identity: int) -> bool:
        return self._actors[identity].kind not in (ActorKind.PERSON, *STATE_KINDS)

    def _of_successors(self, namings: Iterable[Naming], days: Days) -> Iterable[Naming]:
        """Yield the namings of former states, while they lasted, as namings of the states that go on for them."""
        for naming in namings:
            if naming.identity in self._successors:
                successor, year = self._successors[naming.identity]
                if days[0].year <= year and successor != naming.identity:
                    how = How.PLACE if naming.how is How.PLACE else How.FORMER
                    yield naming._replace(identity=successor, how=how)
