"""Items made ready to be saved: cleaned, with their words and tags; in other processes once there are many."""

from dataclasses import dataclass
from functools import partial

from articles import markup
from articles.importing.items import Item
from articles.importing.processes import Shared
from articles.importing.tags import Cleaned, ItemTags, TagFinder
from articles.models import Article
from articles.models.articles import NO_TEXT_LEFT
from articles.records import Record, RefusedError
from articles.vocabulary import UNLISTED, Status, language_code


@dataclass(frozen=True)
class Prepared:
    """A row ready to be saved, but for its source, with its tags."""

    article: Article
    tags: ItemTags


@dataclass(frozen=True)
class Wanted:
    """What an item's row is made from."""

    record: Record
    ref: str
    digest: str

    @classmethod
    def of(cls, item: Item) -> "Wanted":
        """Return it for an item."""
        return cls(item.record, item.ref, item.digest)


def clean(wanted: Wanted) -> Cleaned:
    """Return an item with its row and its text, both clean; the row lacks its words.

    Raises RefusedError when the text cannot be cleaned, or nothing to read is left of it.
    """
    record = wanted.record
    language = language_code(record.language)
    article = Article(
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
        source_id=0,
        source_ref=wanted.ref,
        url=record.url,
        byline=record.byline,
        language=language,
        language_raw=record.language if language == UNLISTED else "",
        wordpress_id=record.wordpress_id,
        record_digest=wanted.digest,
    )
    try:
        article.clean_text()
    except markup.UncleanableError as error:
        raise RefusedError(str(error)) from None
    text = article.body_text
    if not text.strip():
        raise RefusedError(NO_TEXT_LEFT)
    return Cleaned(record, article, text)


Outcomes = list[Prepared | RefusedError]
"""What became of each item of a batch, in its order."""


def preparing(finder: TagFinder) -> Shared[list[Wanted], Outcomes]:
    """Return what prepares one batch after another."""
    return Shared(partial(_prepare_all, finder=finder), get_ready=lambda: finder.tagger)


def _prepare_all(wanted: list[Wanted], finder: TagFinder) -> Outcomes:
    # The whole batch takes one step and then the next. Each step looks words up in megabytes of its own, and would push
    # out of the processor's cache what the others need: item by item, a batch takes a third longer.
    cleaned: list[Cleaned | RefusedError] = []
    for each in wanted:
        try:
            cleaned.append(clean(each))
        except RefusedError as error:
            cleaned.append(error)
    taken = [item for item in cleaned if isinstance(item, Cleaned)]
    for item in taken:
        item.article.derive_words(item.text)
    tags = iter(finder.find(taken))
    return [Prepared(item.article, next(tags)) if isinstance(item, Cleaned) else item for item in cleaned]
