"""The index as the tables are read for it, whatever they hold, and as it is after the same came in as a change."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError, connection
from factories import make_actor, make_article, make_theme
from pyroaring import BitMap

from articles.index import ACTOR, columns, sqlite
from articles.index.applying import apply
from articles.index.comparing import differences
from articles.index.engines import Engine
from articles.index.loading import build
from articles.index.snapshot import MONTH
from articles.index.watched import ARTICLE

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only: a moment is a text there")


def loaded():
    return build(Engine(), "", 0, 0)


@only_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-02-03 10:20:30", dt.datetime(2024, 2, 3, 10, 20, 30)),
        ("2024-02-29 23:59:59", dt.datetime(2024, 2, 29, 23, 59, 59)),
        ("2024-02-03 10:20:30.250000", dt.datetime(2024, 2, 3, 10, 20, 30, 250_000)),
        ("2024-02-03 10:20:30.999999", dt.datetime(2024, 2, 3, 10, 20, 30, 999_999)),
        ("1969-12-31 23:59:59", dt.datetime(1969, 12, 31, 23, 59, 59)),
        ("1969-12-31 23:59:59.000001", dt.datetime(1969, 12, 31, 23, 59, 59, 1)),
        ("0001-01-01 00:00:00", dt.datetime(1, 1, 1)),
        ("9999-12-31 23:59:59.999999", dt.datetime(9999, 12, 31, 23, 59, 59, 999_999)),
        ("2024-02-03T10:20:30", dt.datetime(2024, 2, 3, 10, 20, 30)),
        ("2024-02-03 10:20", dt.datetime(2024, 2, 3, 10, 20)),
        ("2024-02-03", dt.datetime(2024, 2, 3)),
        ("2024-02-03 10:20:30+02:00", dt.datetime(2024, 2, 3, 8, 20, 30)),
        ("2024-02-xx 10:20:30", None),
        ("2024-13-03 10:20:30", None),
        ("xxxx-02-03 10:20:30", None),
        ("2024-02", None),
        ("2024", None),
        ("10:20:30", None),
        ("now", None),
        ("", None),
    ],
)
def test_a_moment_is_read_alike_however_it_was_written_and_what_is_none_is_left_out(text, moment):
    article, other = make_article(actors=["israel"]), make_article(published="2024-02-02", actors=["israel"])
    before = loaded()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET published_at = %s WHERE id = %s", [text, article.pk])
    for after in (loaded(), apply(Engine(), before, 0, 0, [(ARTICLE, article.pk)])):
        months = {month: set(ids) for month, ids in after.bitmaps[MONTH].items()}
        filed = {month for month, ids in months.items() if article.pk in ids}
        assert filed == ({moment.year * 100 + moment.month} if moment else set())
        assert other.pk in months[202402]
        assert (article.pk in after.having(ACTOR, article.actor_tags.get().actor_id)) is bool(moment)
        if moment:
            expected = (moment - dt.datetime(1970, 1, 1)) // dt.timedelta(microseconds=1)
            assert after.instants[article.pk] == expected


@pytest.mark.django_db
@pytest.mark.parametrize("piece", [1, 100, 1_000_000], ids=["value by value", "in some pieces", "at once"])
def test_actors_themes_and_months_of_any_size_are_loaded_whole(piece, monkeypatch):
    monkeypatch.setattr(sqlite, "_PIECE_CHARS", piece)
    actors, themes = [make_actor() for _ in range(12)], [make_theme() for _ in range(7)]
    for number in range(40):
        make_article(
            published=f"{2000 + number * 7 % 13}-{number % 12 + 1:02}-05",
            actors=[actor for place, actor in enumerate(actors) if number % (place + 1) == 0],
            themes=[themes[number % 7]],
        )
    snapshot = loaded()
    assert len(snapshot.visible) == 40
    assert list(differences(snapshot)) == []


@pytest.mark.django_db
def test_actors_of_articles_whose_ids_lie_far_apart_are_told_by_the_articles(monkeypatch):
    monkeypatch.setattr(columns, "KEPT_APART", 1)
    ids = (1, 255, 256, 70_000, 2**31 - 1)
    actors = {}
    for place, id in enumerate(ids):
        actors[id] = make_actor()
        make_article(pk=id, published=f"2024-01-{place + 1:02}", actors=["common", actors[id]])
    snapshot = loaded()
    assert snapshot.tags.of_articles(BitMap(ids)) == [actors[id].pk for id in ids]
    assert [snapshot.day_of(id).day for id in ids] == [1, 2, 3, 4, 5]


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["articles_article", "articles_actortag", "articles_themetag"])
def test_a_database_that_fails_while_the_index_is_loaded_is_reported_and_leaves_nothing_running(table):
    make_article(actors=["israel"], themes=["ceasefire"])

    def fail(execute, sql, params, many, context):
        if f"FROM {table}" in sql:
            raise OperationalError("disk I/O error")
        return execute(sql, params, many, context)

    threads = threading.active_count()
    with connection.execute_wrapper(fail), pytest.raises(OperationalError, match="disk I/O error"):
        loaded()
    assert threading.active_count() == threads
