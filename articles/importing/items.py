"""An item on its way into the archive: the record, who it is, and the row that it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from django.db import connection

from articles.importing.sources import SourceBook
from articles.importing.tags import ItemTags
from articles.models import Article, Source
from articles.records import Parsed, Record


@dataclass(frozen=True)
class Known:
    """An article that the archive already holds of this item."""

    id: int
    record_digest: str


@dataclass
class Item:
    """One item of a batch. `article` is its prepared row, `known` the article that it would change."""

    parsed: Parsed
    record: Record
    source: Source
    ref: str
    digest: str
    known: Known | None = None
    article: Article = field(init=False, repr=False)
    tags: ItemTags = field(default_factory=ItemTags)

    @property
    def key(self) -> tuple[str, str]:
        """What the item is known by: its source and the source's reference."""
        return self.source.slug, self.ref


def make_item(parsed: Parsed, record: Record, sources: SourceBook) -> Item:
    """Return the item with its source and reference. No query."""
    ref = record.ref
    if not ref:
        nameless = Article(source_id=0, url=record.url, published_at=record.published.at, headline=record.headline)
        ref = nameless.make_source_ref()
    return Item(parsed, record, sources.find(record.source), ref, record.digest())


def find_known(items: Iterable[Item]) -> None:
    """Mark the items that the archive holds already. One query at most."""
    wanted: dict[tuple[int, str], list[Item]] = {}
    for item in items:
        item.known = None
        if item.source.pk is not None:
            wanted.setdefault((item.source.pk, item.ref), []).append(item)
    if not wanted:
        return
    with connection.cursor() as cursor:
        # Pair by pair, as the index has them: asked for source by source, hundreds of them took ten times as long.
        cursor.execute(
            f"WITH wanted (source, ref) AS (VALUES {', '.join(['(%s, %s)'] * len(wanted))})"  # noqa: S608
            " SELECT source_id, source_ref, id, record_digest FROM wanted CROSS JOIN articles_article"
            " WHERE source_id = source AND source_ref = ref",
            list(chain.from_iterable(wanted)),
        )
        for source_id, ref, id, digest in cursor.fetchall():
            for item in wanted[source_id, ref]:
                item.known = Known(id, digest)
