"""How much an item is about an actor it names, and in words why it is suggested."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from articles.tagging.entries import ActorEntry
from articles.tagging.passages import Passage
from articles.tagging.suggestions import ActorSuggestion, Mention


class How(StrEnum):
    """In what way a run of words names an actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    SEAT = "seat"
    GIVEN = "given"
    AFTER_NAME = "after name"
    TITLE = "title"
    SURNAME = "surname"
    STATE = "state"
    OFFICE = "office"
    FORMER = "former"
    PLACE = "place"


WEIGHTS: dict[How, float] = {
    How.ADJECTIVE: 0.5,
    How.SEAT: 0.5,
    How.STATE: 0.5,
    How.FORMER: 0.5,
    How.PLACE: 0.25,
}
"""What a mention counts; 1 for all others."""

ABOUT_MENTIONS = 3
"""Mentions from which a short item is about an actor wherever they stand."""

LONG_CHARS = 2_000
"""Characters from which a text is long: there a name in the beginning says little, and how often it recurs all."""

ABOUT_MENTIONS_IN_LONG = 5
"""Mentions from which a long item is about an actor; fewer do when nobody is named much oftener."""

ABOUT_SHARE = 0.1
"""What share of the mentions of whoever is named most often makes a long item about an actor named twice or more."""


class Naming(NamedTuple):
    """A run of words that names somebody."""

    start: int
    """Where it begins and ends in the passage's normal form."""
    end: int
    mention: Mention
    identity: int
    how: How
    name: str
    """The folded words."""


def most_mentions(named: Iterable[Sequence[Naming]]) -> int:
    """Return how often the actor is named that is named most often."""
    return max((_mentions(namings) for namings in named), default=0)


def suggestion(actor: ActorEntry, namings: Sequence[Naming], text: Passage, most: int) -> ActorSuggestion:
    """Return an actor with its mentions, weighed by where the first stands and by how many there are."""
    mentions = tuple(naming.mention for naming in namings)
    first = mentions[0]
    position = 1.0 if first.place == "title" else 0.9 - 0.6 * first.start / len(text.text)
    weight = sum(WEIGHTS.get(naming.how, 1.0) for naming in namings)
    score = round(0.5 * position + 0.5 * weight / (weight + 1), 2)
    about = is_about(namings, text, most)
    return ActorSuggestion(actor.id, actor.slug, actor.name, actor.kind, about, score, mentions)


def is_about(namings: Sequence[Naming], text: Passage, most: int) -> bool:
    """Tell whether an item is about an actor: named in the title, in the beginning of a short text, or often."""
    telling = [naming.mention for naming in namings if naming.how != How.PLACE]
    if any(mention.place == "title" for mention in telling):
        return True
    count = len(telling)
    if len(text.text) < LONG_CHARS:
        return count >= ABOUT_MENTIONS or any(mention.start < text.lead_end for mention in telling)
    return count >= ABOUT_MENTIONS_IN_LONG or (count > 1 and count >= ABOUT_SHARE * most)


def _mentions(namings: Sequence[Naming]) -> int:
    return sum(naming.how != How.PLACE for naming in namings)
