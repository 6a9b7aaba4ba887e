"""Tags that go over from one actor or theme to another: which, which word stays, and the way back.

Articles that have both keep the stronger word: an editor's tag, then an editor's refusal, then what the source
says, then a suggestion.
"""

from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from pyroaring import BitMap

from articles.importing.rows import insert_rows
from articles.models import TAG_MODELS, Article
from articles.vocabulary import TagBy

STRONGEST_FIRST: tuple[str, ...] = (TagBy.EDITOR, TagBy.REFUSED, TagBy.SOURCE, TagBy.SUGGESTED)

_IDS_A_QUERY = 5_000


def stronger(one: str, other: str) -> str:
    """Return which of two words about the same thing stays."""
    return min(one, other, key=STRONGEST_FIRST.index)


@dataclass(frozen=True)
class Joined:
    """Articles that have both: who said the one that goes and the one that stays; `rows` are the ids of those that
    go, in the order of the articles."""

    source_by: str
    target_by: str
    articles: BitMap
    rows: array

    @property
    def by(self) -> str:
        """Whose word stays; blank when nobody's does."""
        return "" if not self.target_by else stronger(self.source_by, self.target_by)


@dataclass(frozen=True)
class TagMove:
    """The tags that leave one actor or theme for another; `into` is its slug until it is made, None for nowhere.

    `moved` are the articles that have the one only, `joined` those that have both, or lose it.
    """

    subject: str
    source: int
    into: int | str | None
    moved: BitMap
    joined: tuple[Joined, ...] = field(default=())

    @property
    def lost(self) -> BitMap:
        """The articles that lose a tag, and have nothing instead."""
        return BitMap.union(BitMap(), *(each.articles for each in self.joined if not each.target_by))

    def into_made(self, ids: dict[str, int]) -> "TagMove":
        """Return the move with the id of what was made for it, by slug."""
        return replace(self, into=ids[self.into]) if isinstance(self.into, str) else self

    def as_json(self) -> dict[str, Any]:
        """Return what a log can keep."""
        return {
            "subject": self.subject,
            "source": self.source,
            "into": self.into,
            "moved": _packed(self.moved.serialize()),
            "joined": [
                [each.source_by, each.target_by, _packed(each.articles.serialize()), _packed(each.rows.tobytes())]
                for each in self.joined
            ],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "TagMove":
        """Return the move that a log has kept."""
        joined = tuple(
            Joined(source_by, target_by, BitMap.deserialize(b64decode(articles)), array("q", b64decode(rows)))
            for source_by, target_by, articles, rows in kept["joined"]
        )
        moved = BitMap.deserialize(b64decode(kept["moved"]))
        return cls(kept["subject"], kept["source"], kept["into"], moved, joined)


def plan_moves(
    subject: str,
    sources: Iterable[int],
    into: int | str | None,
    *,
    only: BitMap | None = None,
    takes_refused: bool = True,
) -> list[TagMove]:
    """Return what moves from each of the sources in turn; into None it goes nowhere. Two queries, one more a source.

    `only` leaves the tags of other articles where they are; without `takes_refused` refusals stay.
    """
    model, column = TAG_MODELS[subject], f"{subject}_id"
    held: dict[int, str] = {}
    if isinstance(into, int):
        held = dict(model._base_manager.filter(**{column: into}).values_list("article_id", "by"))
    moves = []
    for source in sources:
        moved, joined = BitMap(), defaultdict(list)
        rows = model._base_manager.filter(**{column: source}).order_by("article_id")
        for article, row, by in rows.values_list("article_id", "pk", "by"):
            if (only is not None and article not in only) or (by == TagBy.REFUSED and not takes_refused):
                continue
            if into is None:
                joined[by, ""].append((article, row))
            elif article in held:
                joined[by, held[article]].append((article, row))
                held[article] = stronger(by, held[article])
            else:
                moved.add(article)
                held[article] = by
        together = tuple(
            Joined(*both, BitMap(article for article, _ in pairs), array("q", (row for _, row in pairs)))
            for both, pairs in sorted(joined.items())
        )
        moves.append(TagMove(subject, source, into, moved, together))
    return moves


def chunks(ids: Iterable[int], size: int = _IDS_A_QUERY) -> Iterator[list[int]]:
    """Yield ids, so many at a time; by default as many as one query takes."""
    left = iter(ids)
    while some := list(islice(left, size)):
        yield some


def carry_over(move: TagMove) -> None:
    """Move the tags."""
    model, column = TAG_MODELS[move.subject], f"{move.subject}_id"
    target, source = ({column: id} for id in (move.into, move.source))
    for each in move.joined:
        for ids in chunks(each.articles):
            tags = model._base_manager.filter(article_id__in=ids)
            if each.by != each.target_by:
                tags.filter(**target, by=each.target_by).update(by=each.by)
            tags.filter(**source).delete()
    for ids in chunks(move.moved):
        model._base_manager.filter(**source, article_id__in=ids).update(**target)


def take_back(move: TagMove) -> int:
    """Move the tags back; return how many have been changed or taken away since, and stay as they are now."""
    model, column = TAG_MODELS[move.subject], f"{move.subject}_id"
    target, source = ({column: id} for id in (move.into, move.source))
    changed = 0
    for ids in chunks(move.moved):
        tags = model._base_manager.filter(article_id__in=ids)
        # Whoever has tagged an article with the source again since then has said so already.
        again = set(tags.filter(**source).values_list("article_id", flat=True))
        tags.filter(**target, article_id__in=again).delete()
        changed += len(ids) - tags.filter(**target).update(**source)
    for each in move.joined:
        rows = dict(zip(each.articles, each.rows, strict=True))
        for ids in chunks(each.articles):
            tags = model._base_manager.filter(article_id__in=ids)
            if each.by != each.target_by:
                changed += len(ids) - tags.filter(**target, by=each.by).update(by=each.target_by)
            again = set(tags.filter(**source).values_list("article_id", flat=True))
            there = set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True)) - again
            changed += len(ids) - len(there)
            made = [(rows[id], id, move.source, each.source_by) for id in ids if id in there]
            insert_rows(model, ("id", "article_id", column, "by"), made)
    return changed


def _packed(data: bytes) -> str:
    return b64encode(data).decode()
