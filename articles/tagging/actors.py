"""Which actors a text names: names found, settled between actors that share them, and weighed."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.tagging.lexicon import FUNCTION_WORDS, TITLES
from articles.tagging.names import OWN, SURNAME, Found, Name, NameFinder
from articles.tagging.passages import Passage
from articles.tagging.people import full_forms, short_forms
from articles.tagging.places import is_of_another_place
from articles.tagging.suggestions import ActorSuggestion, Mention
from articles.vocabulary import ActorKind, NameUse

WEIGHTS: dict[str, float] = {NameUse.ADJECTIVE: 0.5, NameUse.SEAT: 0.5}
"""What a mention counts, by the use of the name; 1 for all others."""

ABOUT_MENTIONS = 3
"""Mentions from which an item is about an actor wherever they stand."""

_AFTER = re.compile(r"[ \u00a0]([^\W\d_])|\s+(\d)")
_BEFORE = re.compile(r"([^\W\d_][\w'’\-]*)(\.?)[ \u00a0]\Z")
_BEFORE_CHARS = 40

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """What the tagger knows of an actor: further names with their uses, and the days of its offices."""

    id: int
    slug: str
    name: str
    kind: str
    names: tuple[tuple[str, str], ...] = ()
    roles: tuple[Days, ...] = ()

    def is_in_office(self, days: Days) -> bool:
        """Tell whether an office was held on one of these days."""
        return any(first <= days[1] and days[0] <= last for first, last in self.roles)


class _Naming(NamedTuple):
    """A run that names one actor, and what it counts."""

    run: Found
    actor: int
    weight: float = 1.0


class ActorFinder:
    """All actors of a vocabulary, ready to be sought in texts."""

    def __init__(self, actors: Sequence[ActorEntry]) -> None:
        self._actors = actors
        self._names = NameFinder(_names_of(actors))

    def find(self, title: Passage, text: Passage, days: Days | None) -> tuple[ActorSuggestion, ...]:
        """Return the actors that an item names, the surest first."""
        settled = [(passage, *self._settle(passage, days)) for passage in (title, text)]
        named = {naming.actor for _, full, _ in settled for naming in full}
        found: defaultdict[int, list[tuple[Mention, float]]] = defaultdict(list)
        for passage, full, surnames in settled:
            holders = ((run, self._surname_holder(run, passage, named, days)) for run in surnames)
            short = [_Naming(run, actor) for run, actor in holders if actor is not None]
            for naming in sorted(full + short, key=lambda naming: naming.run.start):
                found[naming.actor].append((_mention(passage, naming.run), naming.weight))
        suggestions = [self._suggestion(actor, places, text) for actor, places in found.items()]
        return tuple(sorted(suggestions, key=lambda suggestion: (-suggestion.score, suggestion.slug)))

    def _settle(self, passage: Passage, days: Days | None) -> tuple[list[_Naming], list[Found]]:
        """Return the runs of a passage that name one actor, and those that may be a surname.

        The leftmost and longest run wins; one that several actors share takes its place and names nobody.
        """
        found = self._names.find(passage)
        full: list[_Naming] = []
        taken: list[Found] = []
        end = 0
        for run in found:
            names = [name for name in run.names if name.use != SURNAME]
            if run.start < end or not names:
                continue
            end = run.end
            actor = self._meant(names, days)
            if actor is not None or len(names) == len(run.names):
                taken.append(run)
            if actor is None or self._is_of_another_place(actor, run, passage):
                continue
            weight = max(WEIGHTS.get(name.use, 1.0) for name in names if name.actor == actor)
            full.append(_Naming(run, actor, weight))
        return full, _surname_runs(found, taken)

    def _is_of_another_place(self, actor: int, run: Found, passage: Passage) -> bool:
        return self._actors[actor].kind == ActorKind.STATE and is_of_another_place(passage, run)

    def _meant(self, names: Iterable[Name], days: Days | None) -> int | None:
        """Return the actor that a name means: the only one, the one it is the main name of, or the one in office."""
        actors = {name.actor for name in names}
        if len(actors) > 1:
            owners = {name.actor for name in names if name.use == OWN}
            actors = owners or actors
        if len(actors) > 1 and days is not None:
            actors = {actor for actor in actors if self._actors[actor].is_in_office(days)}
        return actors.pop() if len(actors) == 1 else None

    def _surname_holder(self, run: Found, passage: Passage, named: set[int], days: Days | None) -> int | None:
        """Return the person that a surname alone stands for: named in full in the item, or after a title."""
        people = [name for name in run.names if name.use == SURNAME]
        here = {name.actor for name in people} & named
        has_title = passage.word_before(run.start) in TITLES and passage.is_adjacent(run.start - 1, run.start)
        if len(here) > 1 or not (here or has_title) or not _stands_alone(passage, run, has_title=has_title):
            return None
        return here.pop() if here else self._meant(people, days)

    def _suggestion(self, place: int, found: list[tuple[Mention, float]], text: Passage) -> ActorSuggestion:
        """Return an actor with its mentions, weighed by where the first stands and by how many there are."""
        actor = self._actors[place]
        mentions = tuple(mention for mention, _ in found)
        first = mentions[0]
        is_early = first.place == "title" or first.start < text.lead_end
        position = 1.0 if first.place == "title" else 0.9 - 0.6 * first.start / len(text.text)
        weight = sum(weight for _, weight in found)
        score = round(0.5 * position + 0.5 * weight / (weight + 1), 2)
        is_about = is_early or len(mentions) >= ABOUT_MENTIONS
        return ActorSuggestion(actor.id, actor.slug, actor.name, actor.kind, is_about, score, mentions)


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


def _names_of(actors: Sequence[ActorEntry]) -> Iterable[tuple[int, str, str]]:
    """Yield every name to look for: place of the actor, name, use."""
    for place, actor in enumerate(actors):
        yield place, actor.name, OWN
        for name, use in actor.names:
            yield place, name, use
        if actor.kind == ActorKind.PERSON:
            for name in full_forms(actor.name):
                yield place, name, NameUse.NAME
            for name in short_forms(actor.name):
                yield place, name, SURNAME


def _mention(passage: Passage, run: Found) -> Mention:
    start, end = passage.span(run.start, run.end)
    return Mention(passage.place, start, end, passage.text[start:end])


def _stands_alone(passage: Passage, run: Found, *, has_title: bool) -> bool:
    """Tell whether a surname is no part of a longer name: no capitalised word, and no number, touches it."""
    start, end = passage.span(run.start, run.end)
    after = _AFTER.match(passage.text, end)
    if after and (after[2] or (after[1].isupper() and not passage.is_title_case)):
        return False
    if has_title or passage.is_title_case:
        return True
    before = _BEFORE.search(passage.text, max(0, start - _BEFORE_CHARS), start)
    if before is None or not before[1][0].isupper():
        return True
    if before[2]:
        return len(before[1]) > 1
    return before[1].lower() in FUNCTION_WORDS
