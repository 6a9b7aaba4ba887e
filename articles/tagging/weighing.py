"""How much an item is about an actor it names, and in words why it is suggested."""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from articles.tagging.entries import ActorEntry
from articles.tagging.other_places import PARTS_OF_THE_WORLD
from articles.tagging.passages import Passage
from articles.tagging.suggestions import ActorSuggestion, Mention
from articles.vocabulary import ActorKind

_FULL, _HALF, _PASSING = 1.0, 0.5, 0.25


class How(StrEnum):
    """In what way a run of words names an actor: what such a mention counts, and how an editor is told of it."""

    weight: float
    is_telling: bool
    """Whether it says more than where something was, or who was there too."""
    phrase: str

    __hash__ = str.__hash__  # An enumeration's own is ten times as slow, and every naming asks.

    # Kept on the members likewise.
    def __new__(cls, value: str, weight: float, phrase: str) -> "How":
        how = str.__new__(cls, value)
        how._value_ = value
        how.weight = weight
        how.is_telling = weight > _PASSING
        how.phrase = phrase
        return how

    NAME = "name", _FULL, ""
    ADJECTIVE = "adjective", _HALF, "by the adjective “{words}”"
    WITHIN = "within", _HALF, "as “{words}”, within another name"
    SEAT = "seat", _HALF, "by its seat, “{words}”"
    GIVEN = "given", _FULL, "as “{words}” beside a given name that agrees"
    AFTER_NAME = "after name", _FULL, "as “{words}” beside the full name"
    TITLE = "title", _FULL, "as “{words}” after a title; no other bearer suits it as well"
    SURNAME = "surname", _FULL, "as “{words}” alone; no other bearer suits it as well"
    STATE = "state", _HALF, "as “{words}” in the company of {note}"
    OFFICE = "office", _FULL, "by an office held on that date, “{words}”: {note}"
    FORMER = "former", _HALF, "as “{words}”, which it succeeded"
    SENSE = "sense", _FULL, "as “{words}”, a name of several, by the other words of the item"
    PLACE = "place", _PASSING, "by its seat, “{words}”, as a place"
    LISTED = "listed", _PASSING, "as “{words}” in a list of names"


LIST_NAMES = 10
"""Names one after another from which they are a list: of signatories, of votes, of who was present."""

_NOT_IN_LISTS = re.compile(r"\b(?!(?:and|the|of|for|de|et|y|und|s)\b)[^\W\d_A-Z]|[.!?]\s+(?=\w+ [a-z])")
_LIST_MARKS = (",", ";", "\n", " \n", "•", "·", "/", " (", " and ", " et ", " y ", " und ", "'s", "’s")
_LIST_GAP_CHARS = 60

ABOUT_MENTIONS = 2
"""Mentions from which a short item is about an actor wherever they stand."""

LONG_CHARS = 2_000
"""Characters from which a text is long: there a name in the beginning says little, and how often it recurs all."""

ABOUT_MENTIONS_IN_LONG = 5
"""Mentions from which a long item is about an actor; fewer do when nobody is named much oftener."""

ABOUT_MENTIONS_OF_PEOPLE = 3
"""The same of a person: pronouns and offices stand for people oftener than for states."""

ABOUT_SHARE = 0.175
"""What share of the mentions of whoever is named most often makes a long item about an actor named three times or more,
or a person named twice."""


_MAX_PHRASES = 3

_tells, _weight = attrgetter("is_telling"), attrgetter("weight")


_PERSON = ActorKind.PERSON.value
_BY_NAME = How.NAME  # Looked up once: in a class of members that is slow, and every naming is held against it.


class Naming(NamedTuple):
    """A run of words that names somebody."""

    start: int
    """Where it begins and ends in the passage's normal form."""
    end: int
    passage: Passage
    first: int
    """The same in its text."""
    last: int
    identity: int
    how: How
    note: str = ""
    """What an editor wants to know: the state of a body, the office that was held."""

    @property
    def name(self) -> str:
        """The folded words."""
        return self.passage.normal[self.start : self.end]

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.passage.text[self.first : self.last]


class Named(NamedTuple):
    """How an item names an actor."""

    mentions: list[Mention]
    """In order, those in the title first."""
    hows: list[How]
    """In what way each of them names it."""
    said: dict[tuple[How, str, str], None]
    """Each way other than its name, the words as they are written, and the note on them, once."""


class Count(NamedTuple):
    """What is counted of an actor's namings."""

    telling: int
    """How many say more than where something was."""
    is_in_title: bool
    is_early: bool
    """Whether one of those stands in the beginning of the text."""


def named_in(passages: Iterable[tuple[Passage, list[Naming]]]) -> dict[int, Named]:
    """Return, by identity, how an item names each actor, from its title and its text with their namings in order."""
    named: dict[int, Named] = {}
    # Made of tuples: by their fields they take twice as long, and a long text has thousands. They are made in the order
    # of the text: actor by actor everything comes from far off in memory.
    new = tuple.__new__
    for passage, namings in passages:
        place, text = passage.place, passage.text
        for _, _, _, first, last, identity, how, note in marked_lists(namings, text):
            one = named.get(identity)
            if one is None:
                one = named[identity] = Named([], [], {})
            mentions, hows, said = one
            words = text[first:last]
            mentions.append(new(Mention, (place, first, last, words)))
            hows.append(how)
            if how is not _BY_NAME:
                said[how, words, note] = None
    return named


def marked_lists(namings: list[Naming], text: str) -> list[Naming]:
    """Return the namings of a passage, in order, with those marked that stand in a long list of names.

    Unknown names may stand between those of the list, and nothing but capitalised words and what joins them.
    """
    marked = namings
    last = len(namings) - 1
    # Of the gaps between the names of a list, one in so many is looked at, and those beside it only where it goes on.
    place = step = LIST_NAMES - 1
    while place <= last:
        if not _goes_on_list(namings[place - 1], namings[place], text):
            place += step
            continue
        first = place - 1
        while first > 0 and _goes_on_list(namings[first - 1], namings[first], text):
            first -= 1
        while place < last and _goes_on_list(namings[place], namings[place + 1], text):
            place += 1
        some = namings[first : place + 1]
        if len({naming.first for naming in some}) >= LIST_NAMES:
            marked = list(namings) if marked is namings else marked
            marked[first : place + 1] = [naming._replace(how=How.LISTED) for naming in some]
        place += step
    return marked


def _goes_on_list(one: Naming, other: Naming, text: str) -> bool:
    start, end = one.last, other.first
    if end <= start:
        return True
    if end - start > _LIST_GAP_CHARS or not text.startswith(_LIST_MARKS, start):
        return False
    return _NOT_IN_LISTS.search(text, start, end) is None


def count(named: Named, text: Passage) -> Count:
    """Return how many of an actor's mentions tell that it acts, and where they stand."""
    mentions, hows, _ = named
    tells = list(map(_tells, hows))
    telling = sum(tells)
    if not telling:
        return Count(0, is_in_title=False, is_early=False)
    first = mentions[tells.index(True)]
    is_in_title = first.place != text.place
    if is_in_title:
        first = next((one for one in compress(mentions, tells) if one.place == text.place), first)
    return Count(telling, is_in_title, first.place == text.place and first.start < text.lead_end)


def suggestion(actor: ActorEntry, named: Named, text: Passage, counted: Count, most: int) -> ActorSuggestion:
    """Return an actor with its mentions, weighed by where the first stands and by how many there are.

    `most` is how often the actor is named that is named most often.
    """
    about, sure = is_about(actor, counted, text, most), score(named, text)
    why = reason(named, text, counted)
    fields = (actor.id, actor.slug, actor.name, actor.kind, about, sure, tuple(named.mentions), why)
    return tuple.__new__(ActorSuggestion, fields)


def score(named: Named, text: Passage) -> float:
    """Return from 0 to 1 how sure an actor's tag is: the earlier and the oftener it is named, the surer."""
    first = named.mentions[0]
    position = 0.9 - 0.6 * first.start / len(text.text) if first.place == text.place else 1.0
    weight = sum(map(_weight, named.hows))
    return round(0.5 * position + 0.5 * weight / (weight + 1), 2)


def is_about(actor: ActorEntry, counted: Count, text: Passage, most: int) -> bool:
    """Tell whether an item is about an actor: named in the title, in the beginning of a short text, or often.

    A part of the world that the title does not name is where something happens.
    """
    if counted.is_in_title:
        return True
    if actor.name in PARTS_OF_THE_WORLD:
        return False
    if len(text.text) < LONG_CHARS:
        return counted.is_early or counted.telling >= ABOUT_MENTIONS
    is_person = actor.kind == _PERSON
    enough, least = (ABOUT_MENTIONS_OF_PEOPLE, 2) if is_person else (ABOUT_MENTIONS_IN_LONG, 3)
    return counted.telling >= enough or (counted.telling >= least and counted.telling >= ABOUT_SHARE * most)


def reason(named: Named, text: Passage, counted: Count) -> str:
    """Return in a sentence where an actor is named, how often, and by what other words than its name."""
    mentions = named.mentions
    is_in_title = mentions[0].place != text.place
    in_text = sum([one.place == text.place for one in mentions]) if is_in_title else len(mentions)
    times = "once" if in_text == 1 else f"{in_text} times"
    if is_in_title:
        where = f"in the headline and {times} in the text" if in_text else "in the headline"
    else:
        where = f"{times} in the text, first in its opening lines" if counted.is_early else f"{times} in the text"
    if not named.said:
        return f"Named {where}."
    said = [how.phrase.format(words=words, note=note) for how, words, note in named.said]
    phrases = list(dict.fromkeys(said))[:_MAX_PHRASES]
    return f"Named {'; '.join([where, *phrases])}."
