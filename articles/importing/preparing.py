"""Items made ready to be saved: cleaned, with their words and tags; in other processes once there are many."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from articles import markup
from articles.importing import processes
from articles.importing.items import Item
from articles.importing.tags import Cleaned, ItemTags, TagFinder
from articles.models import Article
from articles.models.articles import NO_TEXT_LEFT
from articles.records import Record, RefusedError
from articles.vocabulary import UNLISTED, Status, language_code

_BATCHES_ALONE = 2
"""Batches that this process prepares by itself: a short import is over before others have begun."""


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


class Preparing:
    """Prepares one batch after another; `ahead` tells how many may wait before the first of them is asked for."""

    def __init__(self, finder: TagFinder) -> None:
        self._finder = finder
        self._pool: ProcessPoolExecutor | None = None
        self._begun = 0

    @property
    def ahead(self) -> int:
        """Batches that may be in work: none while this process does it alone.

        One for each process and one to follow it, so that none waits while this process saves.
        """
        return 2 * processes.COUNT + 1 if self._pool else 0

    def begin(self, items: Sequence[Item]) -> Callable[[], Outcomes]:
        """Begin to prepare a batch; the function returned waits for the outcomes."""
        wanted = [Wanted(item.record, item.ref, item.digest) for item in items]
        self._begun += 1
        if self._pool is None and self._begun > _BATCHES_ALONE and processes.COUNT > 1:
            # Everything that the others look up is read before they begin as copies of this one.
            self._finder.tagger  # noqa: B018
            self._pool = processes.start(processes.COUNT, _given.append, self._finder)
        if self._pool is None:
            return partial(_prepare_all, wanted, self._finder)
        return self._pool.submit(_prepare_given, wanted).result

    def end(self) -> None:
        """Let the other processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def preparing(finder: TagFinder) -> Iterator[Preparing]:
    """Give what prepares batches, and let its processes go afterwards."""
    found = Preparing(finder)
    try:
        yield found
    finally:
        found.end()


_given: list[TagFinder] = []
"""What another process finds tags with."""


def _prepare_given(wanted: list[Wanted]) -> Outcomes:
    return _prepare_all(wanted, _given[0])


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
