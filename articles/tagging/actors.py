"""Which actors a text names: names found, settled between actors that share them, and weighed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from articles.tagging.acronyms import give_acronyms
from articles.tagging.asides import is_within
from articles.tagging.bearers import Bearers, Item
from articles.tagging.bodies import STATE_KINDS, Bodies, Noun, belongings, generic_names
from articles.tagging.contexts import (
    Company,
    has_other_company,
    is_bare_title,
    is_no_body,
    is_of_another_level,
    is_office_alone,
    is_with_name,
)
from articles.tagging.entries import ActorEntry, Days, Office
from articles.tagging.eras import eras_of
from articles.tagging.identities import identities, references
from articles.tagging.known import further_names, last_years, successors
from articles.tagging.lexicon import SOLE_TITLES
from articles.tagging.meanings import SHORT_USES, Meaning, Meanings
from articles.tagging.names import NOUN, NOUN_NAME, OWN, SURNAME, Found, Name, NameFinder, key_of
from articles.tagging.organs import bare_name, is_anothers
from articles.tagging.passages import Passage
from articles.tagging.people import all_short_forms, article_forms, called_by, full_forms
from articles.tagging.places import (
    is_given_name,
    is_in_a_longer_name,
    is_mere_place,
    is_named_after,
    is_of_a_treaty,
    is_of_another_place,
    is_town,
)
from articles.tagging.readings import Reading, free_runs
from articles.tagging.senses import Senses
from articles.tagging.suggestions import ActorSuggestion, Clue, Question
from articles.tagging.surroundings import setting_of
from articles.tagging.weighing import How, Naming, count, marked_lists, score, suggestion
from articles.vocabulary import ActorKind, NameUse

__all__ = ["ActorEntry", "ActorFinder"]


class ActorFinder:
    """All actors of a vocabulary, ready to be sought in texts.

    Actors are known by their place in the list. Entries that stand for the same actor share an identity, the place
    of the first of them; what names one names all.
    """

    def __init__(self, actors: Sequence[ActorEntry]) -> None:
        further = further_names(actors)
        self._last_years = last_years(actors)
        actors = [
            replace(actor, names=actor.names + further[place]) if place in further else actor
            for place, actor in enumerate(actors)
        ]
        self._actors = actors
        belonging = belongings(actors)
        self._identities = identities(actors, belonging, generic_names(actors, belonging))
        self._see = see = references(actors)
        self._entries: defaultdict[int, list[int]] = defaultdict(list)
        for place, identity in enumerate(self._identities):
            if place not in see:
                self._entries[identity].append(place)
        self._successors = {
            self._identities[former]: (self._identities[place], year)
            for former, (place, year) in successors(actors).items()
        }
        self._bearers = Bearers(actors, belonging, self._identities)
        self._bodies = Bodies(actors, belonging, self._identities)
        self._open: dict[tuple[Name, ...], tuple[dict[int | None, list[int]], list[Noun]]] = {}
        self._states = {self._identities[place] for place, actor in enumerate(actors) if actor.kind in STATE_KINDS}
        self._senses = Senses(actors, self._identities)
        self._hosts = self._states | self._bodies.owners
        self._organs = {self._identities[place] for place, actor in enumerate(actors) if bare_name(actor.name)}
        self._meanings = Meanings(actors, self._identities)
        self._wholes = _wholes(actors, self._identities)
        self._plain_words, self._surnames = _plain_words(actors)
        self._called = {name for actor in actors if actor.kind == ActorKind.PERSON for name in called_by(actor)}
        nouns = ((at, noun.written, NOUN_NAME if noun.is_name else NOUN) for at, noun in enumerate(self._bodies.nouns))
        self._names = NameFinder(chain(_names_of(actors, see, range(len(actors))), nouns))
        key_of.cache_clear()  # Every name was folded several times, and is not again.

    def find(
        self, title: Passage, text: Passage, days: Days | None
    ) -> tuple[tuple[ActorSuggestion, ...], tuple[Question, ...]]:
        """Return the actors that an item names, the surest first, and the names that are left as questions."""
        readings, found = self._named(title, text, days)
        counts = {entry: count(namings, text) for entry, namings in found.items()}
        most = max((counted.telling for counted in counts.values()), default=0)
        suggestions = [
            suggestion(self._actors[entry], namings, text, counts[entry], most) for entry, namings in found.items()
        ]
        return tuple(sorted(suggestions, key=lambda one: (-one.score, one.slug))), self._questions(readings)

    def ids(
        self, title: Passage, text: Passage, days: Days | None
    ) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
        """Return the ids of the actors that an item names, in the same order, without the work of saying why, and
        of those that each name left open may mean."""
        readings, found = self._named(title, text, days)
        scored = [(-score(namings, text), self._actors[entry].slug, entry) for entry, namings in found.items()]
        left = {open_to for reading in readings for _, open_to, _ in reading.questions}
        return (
            tuple([self._actors[entry].id for _, _, entry in sorted(scored)]),
            tuple([tuple([self._actors[entry].id for entry in self._bearing(open_to)]) for open_to in sorted(left)]),
        )

    def _named(self, title: Passage, text: Passage, days: Days | None) -> tuple[list[Reading], dict[int, list[Naming]]]:
        """Return what is read in title and text, and by their places the actors named, each with its namings."""
        meanings: dict[tuple[Name, ...], Meaning] = {}
        readings = [self._read(passage, days, meanings) for passage in (title, text)]
        self._senses.settle(readings)
        give_acronyms(readings, self._may_have_acronym)
        self._settle_bodies(readings, days)
        self._settle_surnames(readings, days)
        found: defaultdict[int, list[Naming]] = defaultdict(list)
        for reading in readings:
            if self._successors and days is not None:
                reading.namings += list(self._of_successors(reading.namings, days))
            reading.namings.sort(key=lambda naming: naming.start)
            for naming in marked_lists(reading.namings, reading.passage.text):
                for entry in self._entries[naming.identity]:
                    found[entry].append(naming)
        return readings, found

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
        if identity in self._states:
            return []
        return [body for body in dict.fromkeys(self._identities) if self._bodies.owner(body) == identity]

    def _parts(self, identity: int) -> list[int]:
        """Return the identities of the territories whose adjectives name a state too."""
        return [territory for territory, whole in self._wholes.items() if whole == identity]

    def _names_for(self, *identities: int) -> tuple[tuple[str, str], ...]:
        """Return the names that all entries for some actors are sought by, with their uses."""
        places = [place for place, identity in enumerate(self._identities) if identity in identities]
        places += [place for place, meant in self._see.items() if meant in places and place not in places]
        names = [(name, use) for _, name, use in _names_of(self._actors, self._see, places)]
        return tuple(dict.fromkeys([*names, *self._senses.names_for(identities)]))

    def spans(self, passage: Passage) -> list[tuple[int, int, bool]]:
        """Return where a passage has a name of anybody, whoever is meant, and whether it is more than a short one."""
        return [
            (run.first, run.last, any(name.use not in SHORT_USES for name in run.names))
            for run in self._names.find(passage)
        ]

    # --- names ---

    def _read(self, passage: Passage, days: Days | None, meanings: dict[tuple[Name, ...], Meaning]) -> Reading:
        """Settle the runs of a passage that name one actor, and keep those that may be a surname or need company.

        The leftmost and longest run wins; one that several actors share takes its place and names nobody as yet.
        `meanings` keeps what each name means, for the other passage of the item.
        """
        reading = Reading(passage)
        found = self._names.find(passage)
        if passage.asides:
            found = [run for run in found if not is_within(passage.asides, run.first, run.last)]
        taken: list[Found] = []
        end = open_end = 0
        for at, run in enumerate(found):
            if run.start < end or run.end == open_end:
                continue
            meaning = meanings.get(run.names)
            if meaning is None:
                meaning = meanings[run.names] = self._meanings.of(run.names, days)
            if not meaning.is_name:
                if run.names[0].use == NOUN_NAME or run.names[-1].use == NOUN_NAME:
                    open_end = run.end  # The National Security Council, whosever it is, is no Security Council.
                continue
            end = run.end
            identity = meaning.identity
            if meaning.is_of_nobody:
                taken.append(run)
                continue
            if identity is None and meaning.may_be_surname:
                continue
            taken.append(run)
            words = reading.words(run)
            if identity is None or self._bodies.is_generic(identity, words):
                reading.open.append(run)
                continue
            how = meaning.how
            if how is How.SEAT:
                if run.last <= passage.dateline_end or is_of_a_treaty(passage, run):
                    continue
                if is_mere_place(passage, run):
                    how = How.PLACE
            if self._is_past(words, days) or self._is_of_another(identity, run, how, passage):
                continue
            reading.add(run, identity, how)
            state = self._bodies.state_within(identity)
            if state is None and how is How.ADJECTIVE:
                state = self._wholes.get(identity)
            if state is not None:
                self._add_state_within(reading, found, at, state)
        reading.surnames = free_runs(found, taken, (SURNAME,))
        reading.open += free_runs(found, taken, (NOUN, NOUN_NAME))
        return reading

    def _is_past(self, words: str, days: Days | None) -> bool:
        """Tell whether a name was lent by a former state that was gone on the date."""
        last_year = self._last_years.get(words)
        return last_year is not None and (days is None or days[0].year > last_year)

    def _add_state_within(self, reading: Reading, found: Sequence[Found], at: int, state: int) -> None:
        """Add the state whose name or adjective is part of the name of its own body or people: the Polish
        government, Bosnian Serb."""
        whole = found[at]
        for place in range(at + 1, len(found)):
            run = found[place]
            if run.start >= whole.end:
                return
            names = (name for name in run.names if name.use not in SHORT_USES)
            if run.end <= whole.end and any(self._identities[name.actor] == state for name in names):
                reading.add(run, state, How.ADJECTIVE)
                return

    def _is_of_another(self, actor: int, run: Found, how: How, passage: Passage) -> bool:
        """Tell whether the words around a name make it the name of something else."""
        kind = self._actors[actor].kind
        if kind == ActorKind.PERSON:
            return is_named_after(passage, run)
        if actor in self._organs and is_anothers(passage, run):
            return True
        if kind in STATE_KINDS and is_of_another_place(passage, run):
            return True
        if how != How.NAME or kind not in (*STATE_KINDS, ActorKind.ARMED_GROUP):
            return False
        if is_in_a_longer_name(passage, run, self._plain_words):
            return True
        return kind in STATE_KINDS and (is_given_name(passage, run) or is_town(passage, run, self._plain_words))

    def _may_have_acronym(self, identity: int) -> bool:
        return self._actors[identity].kind not in (ActorKind.PERSON, *STATE_KINDS)

    def _of_successors(self, namings: Iterable[Naming], days: Days) -> Iterable[Naming]:
        """Yield the namings of former states, while they lasted, as namings of the states that go on for them."""
        for naming in namings:
            successor, year = self._successors.get(naming.identity, (naming.identity, 0))
            if days[0].year <= year and successor != naming.identity:
                how = How.PLACE if naming.how is How.PLACE else How.FORMER
                yield naming._replace(identity=successor, how=how)

    # --- bodies and offices ---

    def _settle_bodies(self, readings: Sequence[Reading], days: Days | None) -> None:
        """Add the bodies and holders of offices that stand beside the name of their state, or in its company."""
        if not any(reading.open for reading in readings):
            return
        marks = [[naming for naming in reading.namings if naming.identity in self._hosts] for reading in readings]
        everywhere = frozenset(naming.identity for some in marks for naming in some)
        for reading, some in zip(readings, marks, strict=True):
            company = Company(reading.passage, some)
            for run in reading.open:
                self._settle_body(reading, run, company, everywhere, readings, days)

    def _settle_body(
        self,
        reading: Reading,
        run: Found,
        company: Company,
        everywhere: frozenset[int],
        readings: Sequence[Reading],
        days: Days | None,
    ) -> None:
        own, nouns = self._bodies_of(run.names)
        is_armed = not own and nouns[0].is_armed  # All are one word.
        if not own and is_of_another_level(reading.passage, run):
            return
        if is_armed and is_no_body(reading.passage, run):
            return

        def bodies_of(owner: int) -> list[int]:
            return own.get(owner, []) + [body for noun in nouns for body in self._bodies.of(noun, owner)]

        beside = company.beside(
            run,
            before_only=not own and any(noun.is_deed for noun in nouns),
            may_be_in=bool(own) or not (is_armed or all(noun.is_bound for noun in nouns)),
        )
        if beside is not None:
            self._add_bodies(reading, run, bodies_of(beside), beside, is_own=bool(own))
            self._add_holders(reading, run, nouns, beside, days)
            return
        if is_armed and company.is_within(run):
            return
        if not own and is_bare_title(reading.passage, run):
            self._settle_title(reading, run, nouns, readings, days)
            return
        if not own and days is not None and is_office_alone(reading.passage, run):
            self._settle_office(reading, run, nouns, readings, days)
        if not own and (all(noun.is_bound for noun in nouns) or has_other_company(reading.passage, run)):
            return
        is_name = bool(own) or any(noun.is_name for noun in nouns)
        near = company.near(run)
        for owners in (near, everywhere) if is_name else (near or everywhere,):
            # A state without such a body in the list may be meant as well; no armed group or organisation is.
            states = self._states.intersection(owners) if not is_name and len(owners) > 1 else set()
            if len(states) > 1:
                return
            possible = [owner for owner in owners if bodies_of(owner)]
            if states and not states.issuperset(possible):
                return
            if len(possible) == 1:
                self._add_bodies(reading, run, bodies_of(possible[0]), possible[0], is_own=bool(own))
                return
            if possible:
                break
        bodies = {body for some in own.values() for body in some}
        if len(bodies) > 1:
            reading.ask(run, bodies)
        elif bodies and not everywhere:
            reading.add(run, bodies.pop(), How.NAME)

    def _bodies_of(self, names: tuple[Name, ...]) -> tuple[dict[int | None, list[int]], list[Noun]]:
        """Return the bodies that bear one of these names, by whose they are, and the nouns among the names."""
        found = self._open.get(names)
        if found is None:
            own: defaultdict[int | None, list[int]] = defaultdict(list)
            for name in names:
                if name.use not in SHORT_USES:
                    own[self._bodies.owner(name.actor)].append(self._identities[name.actor])
            nouns = [self._bodies.nouns[name.actor] for name in names if name.use in (NOUN, NOUN_NAME)]
            found = self._open[names] = dict(own), nouns
        return found

    def _add_bodies(self, reading: Reading, run: Found, bodies: Iterable[int], owner: int, *, is_own: bool) -> None:
        for body in dict.fromkeys(bodies):
            reading.add(run, body, How.NAME if is_own else How.STATE, self._actors[owner].name)

    def _add_holders(self, reading: Reading, run: Found, nouns: Iterable[Noun], owner: int, days: Days | None) -> None:
        """Add who held an office that stands beside the name of its state, with no name of its own."""
        for noun in nouns:
            held = self._bodies.holder(noun, owner, days) if noun.is_office else None
            if held is not None and not is_with_name(reading.passage, run):
                place, office = held
                note = f"{office.title} of {self._actors[owner].name}{office.since}"
                reading.add(run, self._identities[place], How.OFFICE, note)

    def _settle_office(
        self, reading: Reading, run: Found, nouns: Iterable[Noun], readings: Sequence[Reading], days: Days
    ) -> None:
        """Add who held an office on the date in the one organisation that has it, of those that are named themselves
        or by a body of theirs. States have too many offices of one name."""
        named = {naming.identity for one in readings for naming in one.namings}
        named.update([owner for owner in map(self._bodies.owner, tuple(named)) if owner is not None])
        held: dict[int, tuple[int, Office]] = {}
        for noun in nouns:
            for owner in named - self._states:
                holder = self._bodies.holder(noun, owner, days)
                if holder is not None:
                    held[owner] = holder
        if len(held) == 1:
            ((owner, (place, office)),) = held.items()
            note = f"{office.title} of {self._actors[owner].name}{office.since}"
            reading.add(run, self._identities[place], How.OFFICE, note)

    def _settle_title(
        self, reading: Reading, run: Found, nouns: Iterable[Noun], readings: Sequence[Reading], days: Days | None
    ) -> None:
        """Add who alone bore a sovereign's title on the date among those named, or else in the states that are named;
        leave it as a question when there are several, or none of those states had such a sovereign."""
        holders = {
            self._identities[place]: (owner, office)
            for noun in nouns
            for owner, place, office in self._bodies.holders(noun, days)
        }
        named = {naming.identity for one in readings for naming in one.namings}
        is_sole = reading.words(run) in SOLE_TITLES and len(holders) == 1
        meant = [one for one in holders if one in named] or [
            one for one, (owner, _) in holders.items() if owner in named or is_sole
        ]
        if len(meant) == 1:
            owner, office = holders[meant[0]]
            reading.add(run, meant[0], How.OFFICE, f"{office.title} of {self._actors[owner].name}{office.since}")
        elif holders:
            reading.ask(run, meant or holders)

    # --- surnames ---

    def _settle_surnames(self, readings: Sequence[Reading], days: Days | None) -> None:
        """Add the people that surnames mean, each with its given name first, then those that stand alone."""
        if not any(reading.surnames for reading in readings):
            return
        named = {naming.identity for reading in readings for naming in reading.namings}
        item = Item(days, self._eras(readings, named, days), named)
        owners = map(self._bodies.owner, tuple(item.named))
        item.named.update(owner for owner in owners if owner is not None)
        runs = []
        headline = readings[0].passage.text
        for reading in readings:
            is_ordinary = self._ordinary_words(reading.passage, readings[-1].passage)
            for run in reading.surnames:
                if not is_bare_title(reading.passage, run):
                    setting = setting_of(reading.passage, run, is_ordinary, self._surnames, headline, self._called)
                    runs.append((reading, run, setting))
        item.alone = {reading.words(run) for reading, run, setting in runs if not setting.given and not setting.goes_on}
        still = []
        for reading, run, setting in runs:
            identity = self._bearers.explicit(run, reading.words(run), setting, item)
            if identity is None:
                still.append((reading, run, setting))
            else:
                item.named.add(identity)
                reading.add(run, identity, How.GIVEN)
        for reading, run, setting in still:
            meant = self._bearers.settle(run, reading.words(run), setting, item)
            if len(meant) > 1:
                reading.ask(run, meant)
            elif not meant and (gone := self._bearers.of_the_past(run, reading.words(run), setting, item)):
                reading.ask(run, gone, is_of_the_past=True)
            for identity in meant if len(meant) == 1 else ():
                how = How.AFTER_NAME if identity in item.named else How.TITLE if setting.titles else How.SURNAME
                reading.add(run, identity, how)

    def _eras(self, readings: Sequence[Reading], named: Iterable[int], days: Days | None) -> tuple[Days, ...]:
        """Return the days of the past that an item tells of."""
        if days is None:
            return ()
        people = (place for place in named if self._actors[place].kind == ActorKind.PERSON)
        return eras_of((one.passage.text for one in readings), days, map(self._bearers.dated_offices, people))

    def _ordinary_words(self, passage: Passage, text: Passage) -> Callable[[str], bool]:
        """Return what tells the folded words that are no given names, though they have a capital."""

        def is_ordinary(word: str) -> bool:
            return word in self._plain_words or (passage.is_title_case and f" {word} " in text.cased)

        return is_ordinary


def _names_of(
    actors: Sequence[ActorEntry], see: dict[int, int], places: Iterable[int]
) -> Iterable[tuple[int, str, str]]:
    """Yield every name to look for of the entries at some places: place of the actor, name, use."""
    for place in places:
        actor = actors[place]
        if place in see:
            yield see[place], actor.name, NameUse.NAME if " " in actor.name else SURNAME
            continue
        yield place, actor.name, OWN
        if actor.kind != ActorKind.PERSON:
            for name, use in actor.names:
                yield place, name, use
            continue
        called = called_by(actor)
        others = [name for name, use in actor.names if use == NameUse.NAME]
        for name, use in actor.names:
            yield place, name, SURNAME if key_of(name) in called else use
        for name in (*full_forms(actor.name), *chain(*map(article_forms, (actor.name, *others)))):
            yield place, name, NameUse.NAME
        for name in all_short_forms(actor.name, others):
            yield place, name, SURNAME


def _wholes(actors: Sequence[ActorEntry], identities: Sequence[int]) -> dict[int, int]:
    """Return the states that territories are part of, all as identities."""
    places = {actor.id: place for place, actor in enumerate(actors) if actor.kind in STATE_KINDS}
    return {
        identities[place]: identities[places[actor.part_of]]
        for place, actor in enumerate(actors)
        if actor.kind in STATE_KINDS and actor.part_of in places
    }


def _plain_words(actors: Sequence[ActorEntry]) -> tuple[set[str], set[str]]:
    """Return the folded words that are no given names: names of one word that are no person's, and surnames.

    The surnames that are no such name follow by themselves.
    """
    plain: set[str] = set()
    surnames: set[str] = set()
    given: set[str] = set()
    for actor in actors:
        if actor.kind == ActorKind.PERSON:
            words = key_of(actor.name).split()
            given.update(words[:-1])
            surnames.add(words[-1] if words else "")
        else:
            plain.add(key_of(actor.name))
            plain.update([key_of(name) for name, _ in actor.names])
    return (plain | surnames) - given, surnames - given - plain
