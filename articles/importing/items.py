"""An item on its way into the archive: the record, who it is, and the row that it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from articles import markup
from articles.importing.sources import SourceBook
from articles.importing.tags import ItemTags, TagFinder
from articles.models import Article, Source
from articles.records import Parsed, Record, RefusedError
from articles.vocabulary import UNLISTED, Status, language_code


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


def prepare(item: Item, finder: TagFinder) -> None:
    """Clean the item's text, derive its words and find its tags.

    Raises RefusedError when the text cannot be cleaned, or nothing to read is left of it.
    """
    record = item.record
    language = language_code(record.language)
    item.article = Article(
        headline=record.headline,
        slug=record.slug,
        summary=record.summary,
        body_html=record.body_html,
        received=record.received,
        published_at=record.published.at,
        published_precision=record.published.precision,
        event_from=record.event_from,
        event_to=record.event_to,
        status=record.status or Status.DRAFT,
        withdrawn_reason=record.withdrawn_reason,
        source_id=item.source.pk or 0,
        source_ref=item.ref,
        url=record.url,
        byline=record.byline,
        language=language,
        language_raw=record.language if language == UNLISTED else "",
        wordpress_id=record.wordpress_id,
        record_digest=item.digest,
    )
    try:
        item.article.prepare()
    except markup.UncleanableError as error:
        raise RefusedError(str(error)) from None
    text = item.article.body_text
    if not text.strip():
        raise RefusedError("Nothing is left of the text after cleaning: give body_html or body_text with words in it.")
    item.tags = finder.find(record, item.article, text)
    item.article.unlisted = item.tags.unlisted
