"""An item on its way into the archive: the record, who it is, and the row that it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

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
    refs: dict[int, list[str]] = {}
    items = list(items)
    for item in items:
        item.known = None
        if item.source.pk is not None:
            refs.setdefault(item.source.pk, []).append(item.ref)
    if not refs:
        return
    wanted = Q()
    for source_id, of_source in refs.items():
        wanted |= Q(source_id=source_id, source_ref__in=of_source)
    rows = Article.objects.filter(wanted).order_by().values_list("source_id", "source_ref", "id", "record_digest")
    known = {(source_id, ref): Known(id, digest) for source_id, ref, id, digest in rows}
    for item in items:
        item.known = known.get((item.source.pk, item.ref))
