"""How much an item is about an actor it names, and in words why it is suggested."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from articles.tagging.entries import ActorEntry
from articles.tagging.other_places import PARTS_OF_THE_WORLD
from articles.tagging.passages import Passage
from articles.tagging.suggestions import ActorSuggestion, Mention

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

ABOUT_SHARE = 0.15
"""What share of the mentions of whoever is named most often makes a long item about an actor named twice or more."""


_MAX_PHRASES = 3

_tells, _weight = attrgetter("how.is_telling"), attrgetter("how.weight")


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
    name: str
    """The folded words."""
    note: str = ""
    """What an editor wants to know: the state of a body, the office that was held."""

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.passage.text[self.first : self.last]


class Count(NamedTuple):
    """What is counted of an actor's namings."""

    telling: int
    """How many say more than where something was."""
    is_in_title: bool
    is_early: bool
    """Whether one of those stands in the beginning of the text."""


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


def count(namings: Sequence[Naming], text: Passage) -> Count:
    """Return how many of an actor's namings tell that it acts, and where they stand, given in order."""
    tells = list(map(_tells, namings))
    telling = sum(tells)
    if not telling:
        return Count(0, is_in_title=False, is_early=False)
    first = namings[tells.index(True)]
    is_in_title = first.passage is not text
    if is_in_title:
        some = (naming for naming in compress(namings, tells) if naming.passage is text)
        first = next(some, first)
    return Count(telling, is_in_title, first.passage is text and first.first < text.lead_end)


def suggestion(
    actor: ActorEntry, namings: Sequence[Naming], text: Passage, counted: Count, most: int
) -> ActorSuggestion:
    """Return an actor with its mentions, weighed by where the first stands and by how many there are.

    `most` is how often the actor is named that is named most often.
    """
    # Made of tuples: by their fields they take twice as long, and a long text has thousands.
    new = tuple.__new__
    mentions = [
        new(Mention, (passage.place, first, last, passage.text[first:last]))
        for _, _, passage, first, last, _, _, _, _ in namings
    ]
    about, sure = is_about(actor, counted, text, most), score(namings, text)
    why = reason(namings, mentions, text, counted)
    fields = (actor.id, actor.slug, actor.name, actor.kind, about, sure, tuple(mentions), why)
    return new(ActorSuggestion, fields)


def score(namings: Sequence[Naming], text: Passage) -> float:
    """Return from 0 to 1 how sure an actor's tag is: the earlier and the oftener it is named, the surer."""
    first = namings[0]
    position = 0.9 - 0.6 * first.first / len(text.text) if first.passage is text else 1.0
    weight = sum(map(_weight, namings))
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
    return counted.telling >= ABOUT_MENTIONS_IN_LONG or (counted.telling > 1 and counted.telling >= ABOUT_SHARE * most)


def reason(namings: Sequence[Naming], mentions: Sequence[Mention], text: Passage, counted: Count) -> str:
    """Return in a sentence where an actor is named, how often, and by what other words than its name.

    `mentions` are where each naming stands, with the words as they are written.
    """
    is_in_title = namings[0].passage is not text
    in_text = sum([naming.passage is text for naming in namings]) if is_in_title else len(namings)
    times = "once" if in_text == 1 else f"{in_text} times"
    if is_in_title:
        where = f"in the headline and {times} in the text" if in_text else "in the headline"
    else:
        where = f"{times} in the text, first in its opening lines" if counted.is_early else f"{times} in the text"
    others = {
        (one.how, mention.text, one.note): None
        for one, mention in zip(namings, mentions, strict=True)
        if one.how is not _BY_NAME
    }
    if not others:
        return f"Named {where}."
    said = [how.phrase.format(words=words, note=note) for how, words, note in others]
    phrases = list(dict.fromkeys(said))[:_MAX_PHRASES]
    return f"Named {'; '.join([where, *phrases])}."
