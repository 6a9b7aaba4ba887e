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


WEIGHTS: dict[How, float] = {How.ADJECTIVE: 0.5, How.SEAT: 0.5, How.STATE: 0.5}
"""What a mention counts; 1 for all others."""

ABOUT_MENTIONS = 3
"""Mentions from which an item is about an actor wherever they stand."""


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


def suggestion(actor: ActorEntry, namings: Sequence[Naming], text: Passage) -> ActorSuggestion:
    """Return an actor with its mentions, weighed by where the first stands and by how many there are."""
    mentions = tuple(naming.mention for naming in namings)
    first = mentions[0]
    is_early = first.place == "title" or first.start < text.lead_end
    position = 1.0 if first.place == "title" else 0.9 - 0.6 * first.start / len(text.text)
    weight = sum(WEIGHTS.get(naming.how, 1.0) for naming in namings)
    score = round(0.5 * position + 0.5 * weight / (weight + 1), 2)
    is_about = is_early or len(mentions) >= ABOUT_MENTIONS
    return ActorSuggestion(actor.id, actor.slug, actor.name, actor.kind, is_about, score, mentions)
