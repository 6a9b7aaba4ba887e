"""Is the index right? Its bitmaps against SQL of another making, stored words and text index against the texts."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, transaction
from pyroaring import BitMap

from articles.index import freshness
from articles.index.engines import Engine
from articles.index.install import problems
from articles.index.labels import ACTOR, LANGUAGE, MODELS, SOURCE, THEME, read_labels
from articles.index.snapshot import MONTH, Snapshot
from articles.models import Article
from articles.vocabulary import Status, counting_tags

_TRIES = 20

_PUBLISHED = "SELECT id FROM articles_article WHERE status = 'published'"

_THEMES_AND_WIDER = (
    "WITH RECURSIVE upward (theme, wider) AS ("
    " SELECT id, id FROM articles_theme UNION"
    " SELECT upward.theme, t.parent_id FROM upward JOIN articles_theme t ON t.id = upward.wider"
    " WHERE t.parent_id IS NOT NULL)"
    " SELECT DISTINCT upward.wider, tag.article_id"
    " FROM articles_themetag tag JOIN upward ON upward.theme = tag.theme_id"
)


def differences(kept: Snapshot | None = None) -> Iterator[str]:
    """Yield, in words, whatever differs between the index and the tables; nothing when all agree.

    The snapshot (by default this process's own) is compared with SQL that shares nothing with the code that
    loads it, at one state of the database.
    """
    yield from problems()
    engine = Engine()
    for _ in range(_TRIES):
        snapshot = kept or freshness.current()
        with engine.reading():
            if kept is None and freshness.state_of(engine)[:2] != (snapshot.mark, snapshot.number):
                continue  # Somebody has written meanwhile.
            yield from list(_differing(snapshot, engine))
        break
    else:
        yield "index: the archive changes too fast to be compared. Run check_index again when less is written."
    yield from _text_differences(engine)


def _differing(snapshot: Snapshot, engine: Engine) -> Iterator[str]:
    for facet, sql, values in _selects():
        told: defaultdict[Any, BitMap] = defaultdict(BitMap)
        with engine.cursor() as cursor:
            cursor.execute(sql, values)
            while rows := cursor.fetchmany(50_000):
                for value, id in rows:
                    told[value].add(id)
        for value in {*snapshot.bitmaps[facet], *told}:
            wrong = snapshot.having(facet, value) ^ told[value]
            if wrong:
                yield f"{facet} {value}: {_some(wrong)} counted otherwise than the tables say."
    visible = BitMap(Article.objects.published().order_by().values_list("pk", flat=True))
    if snapshot.visible ^ visible:
        yield f"visible: {_some(snapshot.visible ^ visible)} shown otherwise than the tables say."
    days = Article.objects.published().order_by().values_list("pk", "published_on")
    late = BitMap(id for id, day in days.iterator() if id in snapshot.visible and snapshot.day_of(id) != day)
    if late:
        yield f"dates: {_some(late)} filed at another day than the table says."
    for facet in MODELS:
        fresh = read_labels(facet).by_id
        for id in {*snapshot.labels[facet].by_id, *fresh}:
            if snapshot.labels[facet].by_id.get(id) != fresh.get(id):
                yield f"{facet} {id}: name, address or place in the tree is not what the table says."


def _selects() -> Iterator[tuple[str, str, list[str]]]:
    """Yield for each facet the SQL that tells value and article, with its values."""
    by = counting_tags()
    counting = f"tag.by IN ({', '.join(['%s'] * len(by))}) AND tag.article_id IN ({_PUBLISHED})"
    yield ACTOR, f"SELECT tag.actor_id, tag.article_id FROM articles_actortag tag WHERE {counting}", by
    yield THEME, f"{_THEMES_AND_WIDER} WHERE {counting}", by
    of_articles = "SELECT {}, id FROM articles_article WHERE status = %s"
    yield SOURCE, of_articles.format("source_id"), [Status.PUBLISHED]
    yield LANGUAGE, of_articles.format("language"), [Status.PUBLISHED]
    month = "CAST(substr(CAST(published_on AS text), 1, 4) || substr(CAST(published_on AS text), 6, 2) AS integer)"
    yield MONTH, of_articles.format(month), [Status.PUBLISHED]


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
        yield f"stored words: {_some(stale)} searched by other words than their texts. Run reindex_text."


def _some(ids: BitMap) -> str:
    shown = ", ".join(str(id) for id in ids[:5])
    return (
        f"article {shown} is" if len(ids) == 1 else f"{len(ids)} articles ({shown}{' …' if len(ids) > 5 else ''}) are"
    )
