"""What the tagger answers: the actors and themes that it sees in a text, each with its reasons."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple


class Mention(NamedTuple):
    """One place where an actor is named: `place` is "title" or "text", start and end count its characters."""

    place: str
    start: int
    end: int
    text: str


class ActorSuggestion(NamedTuple):
    """An actor that is named; `about` tells whether the item is about it. The score runs from 0 to 1.

    `why` says in a sentence where and how it is named.
    """

    actor_id: int
    slug: str
    name: str
    kind: str
    about: bool
    score: float
    mentions: tuple[Mention, ...]
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the keys and values that `suggest_tags` prints."""
        return {
            "slug": self.slug,
            "name": self.name,
            "kind": self.kind,
            "about": self.about,
            "score": self.score,
            "mentions": [{"in": m.place, "start": m.start, "end": m.end, "text": m.text} for m in self.mentions],
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """A name that may mean several actors, or another thing than the one that bears it, and is left to an editor."""

    mention: Mention
    could_be: tuple[str, ...]
    """Slugs of the actors that bear the name."""
    is_of_the_past: bool = False
    """Whether all of them were of another time than the item."""

    @property
    def why(self) -> str:
        """Say in a sentence why it is left open."""
        if self.is_of_the_past:
            return "Who bears the name held office at another time."
        if len(self.could_be) == 1:
            return "The name has another meaning, for which the item speaks."
        return "Several bear the name, and the item does not tell which one is meant."

    def as_dict(self) -> dict[str, Any]:
        """Return the keys and values that `suggest_tags` prints."""
        m = self.mention
        where = {"text": m.text, "in": m.place, "start": m.start, "end": m.end}
        return {**where, "could_be": list(self.could_be), "why": self.why}


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """A theme, the terms that speak for it as the vocabulary writes them, and where. The score runs from 0 to 1.

    `why` says in a sentence what speaks for it.
    """

    theme_id: int
    slug: str
    name: str
    score: float
    terms: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the keys and values that `suggest_tags` prints."""
        return {
            "slug": self.slug,
            "name": self.name,
            "score": self.score,
            "terms": list(self.terms),
            "mentions": [{"in": m.place, "start": m.start, "end": m.end, "text": m.text} for m in self.mentions],
            "why": self.why,
        }


class Clue(NamedTuple):
    """What may make an item name an actor: one of some names, with their uses; beside one of the names of its state or
    owner, where there are any; only on these days, where they are told."""

    names: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...] | None = None
    days: tuple[dt.date, dt.date] | None = None


class Text(NamedTuple):
    """A plain text to be read, for actors, themes or both. Its day and language mean what they mean to `suggest`."""

    text: str
    title: str
    date: dt.date | None
    language: str
    wants_actors: bool = True
    wants_themes: bool = True


class Ids(NamedTuple):
    """Ids of the actors and themes of one item, the surest first, and whom each name left open may mean."""

    actors: tuple[int, ...]
    themes: tuple[int, ...]
    open_names: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Actors and themes of one item, the surest first, and names left as questions. Empty: none found."""

    actors: tuple[ActorSuggestion, ...] = ()
    themes: tuple[ThemeSuggestion, ...] = ()
    questions: tuple[Question, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the keys and values that `suggest_tags` prints."""
        return {
            "actors": [actor.as_dict() for actor in self.actors],
            "themes": [theme.as_dict() for theme in self.themes],
            "questions": [question.as_dict() for question in self.questions],
        }
