"""Is the index right? Every bitmap against SQL, every stored word against its text."""

from collections.abc import Iterator

from django.db import DatabaseError, transaction
from pyroaring import BitMap

from articles.index import freshness, loading
from articles.index.engines import Engine
from articles.index.install import problems
from articles.index.labels import MODELS
from articles.index.snapshot import Snapshot
from articles.models import Article


def differences(kept: Snapshot | None = None) -> Iterator[str]:
    """Yield, in words, whatever differs between the index and the tables; nothing when all agree.

    The snapshot kept up by the log (by default this process's own) is compared with one built anew, then the
    text index with the stored words, and those with the texts.
    """
    yield from problems()
    engine = Engine()
    kept = kept or freshness.current()
    with engine.reading():
        fresh = loading.build(engine, kept.mark, kept.number, kept.logged_at)
    yield from _differing(kept, fresh)
    yield from _text_differences(engine)


def _differing(kept: Snapshot, fresh: Snapshot) -> Iterator[str]:
    for facet in fresh.bitmaps:
        for value in {*kept.bitmaps[facet], *fresh.bitmaps[facet]}:
            wrong = kept.having(facet, value) ^ fresh.having(facet, value)
            if wrong:
                yield f"{facet} {value}: {_some(wrong)} are counted otherwise than the tables say."
    if kept.visible ^ fresh.visible:
        yield f"visible: {_some(kept.visible ^ fresh.visible)} are shown otherwise than the tables say."
    for facet in MODELS:
        for id in {*kept.labels[facet].by_id, *fresh.labels[facet].by_id}:
            if kept.labels[facet].by_id.get(id) != fresh.labels[facet].by_id.get(id):
                yield f"{facet} {id}: name, address or place in the tree is not what the table says."
    late = BitMap(id for id in fresh.visible & kept.visible if fresh.instants[id] != kept.instants[id])
    if late:
        yield f"dates: {_some(late)} are filed at another moment than the table says."


def _text_differences(engine: Engine) -> Iterator[str]:
    try:
        with transaction.atomic(), engine.cursor() as cursor:
            engine.sql.check_text(cursor)
    except DatabaseError as error:
        yield f"text index: it differs from the stored words ({error}). Run reindex_text."
    stale = BitMap(
        article.pk
        for article in Article.objects.order_by("pk")
        .only("language", "headline", "summary", "body_html", "words_digest")
        .iterator(chunk_size=500)
        if article.words_digest != article.digest_of_text()
    )
    if stale:
        yield f"stored words: {_some(stale)} hold other words than their texts. Run reindex_text."


def _some(ids: BitMap) -> str:
    shown = ", ".join(str(id) for id in ids[:5])
    return f"article {shown}" if len(ids) == 1 else f"{len(ids)} articles ({shown}{' …' if len(ids) > 5 else ''})"
