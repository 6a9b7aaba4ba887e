"""The tagger: everything a vocabulary knows, read once, and asked of one text after another."""

import datetime as dt
import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Model, QuerySet

from articles.dates import Moment
from articles.garbage import without_collection
from articles.models import Actor, ActorName, ActorRole, FormerAddress, Theme
from articles.models.querysets import make_slug
from articles.tagging.actors import ActorFinder
from articles.tagging.descriptions import days_lasted
from articles.tagging.entries import ActorEntry, Days, Office
from articles.tagging.names import key_of
from articles.tagging.passages import Passage
from articles.tagging.suggestions import Clue, Ids, Suggestions, Text
from articles.tagging.themes import THRESHOLD, ThemeEntry, ThemeFinder
from articles.theme_terms import Term, TermError, parse_term
from articles.vocabulary import UNLISTED, UNSTATED, NameUse

logger = logging.getLogger(__name__)

_COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Actor: ("id", "slug", "name", "kind", "description", "part_of_id"),
    ActorName: ("actor_id", "name", "use"),
    ActorRole: ("actor_id", "title", "of_id", "held_from", "held_to"),
    Theme: ("id", "slug", "name", "parent_id", "terms", "threshold"),
}
"""All that is read of the vocabulary to tag texts."""


class _Directory:
    """Ids by slug and by name, for files that name actors and themes in words."""

    def __init__(self) -> None:
        self._slugs: dict[str, int] = {}
        self.former_slugs: dict[str, int] = {}
        self._own: defaultdict[str, set[int]] = defaultdict(set)
        self._others: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, id: int, slug: str, name: str) -> None:
        self._slugs[slug] = id
        self._own[key_of(name)].add(id)

    def add_alias(self, id: int, name: str) -> None:
        self._others[key_of(name)].add(id)

    def find(self, name: str) -> int | None:
        """Return the one id that is meant, or None."""
        name = name.strip()
        if name in self._slugs:
            return self._slugs[name]
        key = key_of(name)
        if not key:
            return None
        own, others = self._own.get(key, set()), self._others.get(key, set())
        meant = own or others
        if not meant:
            return self.former_slugs.get(name) or self.former_slugs.get(make_slug(name))
        return next(iter(meant)) if len(meant) == 1 else None


class Tagger:
    """A vocabulary ready to tag texts. It never changes: make a new one when the vocabulary does."""

    @without_collection()
    def __init__(self, actors: Iterable[ActorEntry], themes: Iterable[ThemeEntry]) -> None:
        actors, themes = list(actors), list(themes)
        self._actor_names = _Directory()
        self._theme_names = _Directory()
        for actor in actors:
            self._actor_names.add(actor.id, actor.slug, actor.name)
            for name, use in actor.names:
                if use != NameUse.ADJECTIVE and not (use == NameUse.SEAT and days_lasted(actor.description)):
                    self._actor_names.add_alias(actor.id, name)
        for theme in themes:
            self._theme_names.add(theme.id, theme.slug, theme.name)
        self._actors = ActorFinder(actors)  # After the directory: it lets go of the names as they are folded.
        self._themes = ThemeFinder(themes)

    @classmethod
    @without_collection()
    def load(cls) -> "Tagger":
        """Return a tagger for the archive's vocabulary, in six queries whatever its size."""
        tagger = cls(_read_actors(), _read_themes())
        tagger._actor_names.former_slugs = FormerAddress.objects.slugs_of(Actor)
        tagger._theme_names.former_slugs = FormerAddress.objects.slugs_of(Theme)
        return tagger

    def resolve_actor(self, name: str) -> int | None:
        """Return the id of the actor with this slug, name or further name; None when unknown or shared by several.

        A former slug means what it leads to now.

        Case, accents, spaces and punctuation are ignored, and adjectives name nobody. A name that is the main
        name of one actor alone means that actor. The seat of a state that is gone means who has it now.
        """
        return self._actor_names.find(name)

    def resolve_theme(self, name: str) -> int | None:
        """Return the id of the theme with this slug or name; None when unknown or shared by several."""
        return self._theme_names.find(name)

    def clues_to(self, actor: int) -> list[Clue]:
        """Return all that an item must have one of to be read as naming the actor of an id."""
        return self._actors.clues(actor)

    def named_spans(self, text: str) -> list[tuple[int, int, bool]]:
        """Return where a text has the name of some actor, overlapping ones too, and whether it is more than a surname
        or a common noun."""
        return self._actors.spans(Passage("text", text))

    @without_collection()
    def suggest(
        self, text: str, *, title: str = "", date: Moment | dt.date | None = None, language: str = "en"
    ) -> Suggestions:
        """Return what an item of plain text is about. The same item always gives the same answer.

        The date, when known, tells apart people of one name by the offices they held then. The language is as an
        article has it; one that nobody stated, or no list holds, is read as English.
        """
        actors, questions = self._actors.find(Passage("title", title), Passage("text", text), _days_of(date))
        return Suggestions(actors, self._themes.find(title, text, _read_as(language)), questions)

    def suggest_ids(
        self,
        text: str,
        *,
        title: str = "",
        date: dt.date | None = None,
        language: str = "en",
        wants_actors: bool = True,
        wants_themes: bool = True,
    ) -> Ids:
        """Return the ids of what `suggest` returns, in the same order, in two thirds of its time; none of a kind that
        is not wanted. Names left open by the same actors are one."""
        return self.ids_of([Text(text, title, date, language, wants_actors, wants_themes)])[0]

    def ids_of(self, texts: Sequence[Text]) -> list[Ids]:
        """Return what `suggest_ids` returns of each of many texts."""
        # All are read for actors, and then all for themes. Each looks words up in megabytes of its own, and would push
        # out of the processor's cache what the other needs: text by text, they take a quarter longer.
        actors = [
            self._actors.ids(Passage("title", each.title), Passage("text", each.text), _days_of(each.date))
            if each.wants_actors
            else ((), ())
            for each in texts
        ]
        themes = [
            self._themes.ids(each.title, each.text, _read_as(each.language)) if each.wants_themes else ()
            for each in texts
        ]
        return [Ids(named, about, open_names) for (named, open_names), about in zip(actors, themes, strict=True)]


def _read_as(language: str) -> str:
    return "en" if language in (UNSTATED, UNLISTED) else language


def _days_of(date: Moment | dt.date | None) -> Days | None:
    """Return the first and last day that a date covers."""
    if date is None:
        return None
    if isinstance(date, Moment):
        return date.first_day, date.last_day
    day = date.date() if isinstance(date, dt.datetime) else date
    return day, day


def _role_days(held_from: str, held_to: str) -> Days:
    """Return the days that an office may have been held; what is not stated is open."""
    first = _days_told(held_from)[0] if held_from else dt.date.min
    last = _days_told(held_to)[1] if held_to else dt.date.max
    return first, last


@lru_cache(maxsize=1 << 14)  # Governments change on one day, and many lists know of the month alone.
def _days_told(written: str) -> Days:
    """Return the first and the last day of a day, a month or a year as the archive writes it."""
    moment = Moment.parse(written)
    return moment.first_day, moment.last_day


def vocabulary_digest() -> str:
    """Return a digest of all that a tagger reads to tag texts; four queries."""
    found = hashlib.blake2b(digest_size=16)
    for model in _COLUMNS:
        for row in _rows(model).iterator(chunk_size=5_000):
            found.update(repr(row).encode(errors="replace"))
    return found.hexdigest()


def _rows(model: type[Model]) -> QuerySet[Any, tuple[Any, ...]]:
    return model._base_manager.order_by("id").values_list(*_COLUMNS[model])


def _read_actors() -> list[ActorEntry]:
    names: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for actor, name, use in _rows(ActorName):
        names[actor].append((name, use))
    roles: defaultdict[int, list[Office]] = defaultdict(list)
    for actor, title, of, held_from, held_to in _rows(ActorRole):
        roles[actor].append(Office(*_role_days(held_from, held_to), title, of))
    return [
        ActorEntry(id, slug, name, kind, tuple(names[id]), tuple(roles[id]), description, part_of)
        for id, slug, name, kind, description, part_of in _rows(Actor)
    ]


def _read_themes() -> list[ThemeEntry]:
    rows = list(_rows(Theme))
    places = {row[0]: place for place, row in enumerate(rows)}
    return [
        ThemeEntry(
            id,
            slug,
            name,
            places.get(parent, -1),
            tuple(_parsed(slug, terms)),
            THRESHOLD if threshold is None else threshold,
        )
        for id, slug, name, parent, terms, threshold in rows
    ]


def _parsed(slug: str, terms: list[str]) -> Iterable[Term]:
    """Yield a theme's terms. One that cannot be read went round every check, so it is logged and left out."""
    for written in terms:
        try:
            yield parse_term(written)
        except TermError as error:
            logger.warning("Theme %s: %s", slug, error)
