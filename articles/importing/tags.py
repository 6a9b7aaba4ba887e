"""The tags of an item: names looked up in the lists, or suggestions where the item states none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Article
from articles.models.querysets import folded_name
from articles.records import Record, TagName
from articles.tagging import Tagger
from articles.tagging.suggestions import Ids, Text
from articles.vocabulary import TagBy


@dataclass
class Tags:
    """Tags of one kind, by the id of what they name; `is_stated` when the item itself gives them.

    A value of None says: by whoever tagged it before, else by the source.
    """

    by_id: dict[int, str | None] = field(default_factory=dict)
    is_stated: bool = False


@dataclass
class ItemTags:
    """All that an item is tagged with, and the names that no list holds. None: nothing to say of that kind."""

    actors: Tags | None = None
    themes: Tags | None = None
    unlisted: list[dict[str, str]] = field(default_factory=list)
    found: Ids | None = None
    """What the text suggests, where it was read for actors."""


class Cleaned(NamedTuple):
    """An item with its article, whose text is clean, and that text without markup."""

    record: Record
    article: Article
    text: str


class TagFinder:
    """Looks names up and asks for suggestions, with one tagger for the whole run."""

    def __init__(self, *, suggests: bool) -> None:
        self._suggests = suggests
        self._tagger: Tagger | None = None
        self._known: dict[tuple[str, str], int | None] = {}

    @property
    def tagger(self) -> Tagger:
        """The tagger, loaded when it is first needed."""
        if self._tagger is None:
            self._tagger = Tagger.load()
        return self._tagger

    def find(self, items: Sequence[Cleaned]) -> list[ItemTags]:
        """Return the tags of each item, and note on its article which names no list holds."""
        found = [self._find_stated(item) for item in items]
        if self._suggests:
            texts = [_text_of(item, tags) for item, tags in zip(items, found, strict=True)]
            for text, tags, ids in zip(texts, found, self.tagger.ids_of(texts), strict=True):
                if text.wants_actors:
                    tags.found = ids
                    tags.actors = Tags(dict.fromkeys(ids.actors, TagBy.SUGGESTED))
                if text.wants_themes:
                    tags.themes = Tags(dict.fromkeys(ids.themes, TagBy.SUGGESTED))
        return found

    def _find_stated(self, item: Cleaned) -> ItemTags:
        """Return the tags that an item states, and the names in no list."""
        tags, record = ItemTags(), item.record
        missing: list[dict[str, str]] = list(record.unlisted)
        if record.actors is not None:
            tags.actors = self._look_up("actor", record.actors, missing)
        if record.themes is not None:
            tags.themes = self._look_up("theme", record.themes, missing)
        tags.unlisted = item.article.unlisted = _each_once(missing)
        return tags

    def _look_up(self, kind: str, names: Iterable[TagName], missing: list[dict[str, str]]) -> Tags:
        """Return the tags of names that a list holds; the others join the missing, but for refusals of them."""
        tags = Tags(is_stated=True)
        for tag in names:
            key = (kind, tag.name)
            if key not in self._known:
                resolve = self.tagger.resolve_actor if kind == "actor" else self.tagger.resolve_theme
                self._known[key] = resolve(tag.name)
            id = self._known[key]
            if id is not None:
                tags.by_id.setdefault(id, tag.by)
            elif tag.by != TagBy.REFUSED:
                missing.append({"name": tag.name, "as": kind})
        return tags


def _text_of(item: Cleaned, stated: ItemTags) -> Text:
    """Return the text of an item, to be read for what it does not state."""
    article = item.article
    wanted = stated.actors is None, stated.themes is None
    return Text(item.text, article.headline, article.day, article.language, *wanted)


def _each_once(names: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return the names without those that differ from an earlier one in case, accents or spaces only."""
    kept: dict[tuple[str, str], dict[str, str]] = {}
    for name in names:
        kept.setdefault((name["as"], folded_name(name["name"])), name)
    return list(kept.values())
