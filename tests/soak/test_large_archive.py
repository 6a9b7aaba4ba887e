"""Keeping a large archive right: its retagging goes on after kills and is quick, merges and undos of many tags too."""

import re
import time

import pytest

from tests.soak.archive import scratch
from tests.soak.violence import retag_under_kills

pytestmark = pytest.mark.soak

ARTICLES = 100_000
MAX_RETAG_S = 180
MAX_MERGE_S = 5

TAGGED = """
    INSERT INTO articles_actortag (article_id, actor_id, by)
    SELECT articles_article.id, articles_actor.id,
           CASE articles_article.id % 3 WHEN 0 THEN 'editor' WHEN 1 THEN 'source' ELSE 'suggested' END
    FROM articles_article JOIN articles_actor ON articles_actor.slug = '{slug}'
    WHERE articles_article.id > {after} AND articles_article.id <= {last}
"""
TAGS_OF_BOTH = """
    SELECT count(*) FROM articles_actortag JOIN articles_actor ON articles_actor.id = actor_id
    WHERE slug IN ('one', 'other')
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """An archive of `ARTICLES` with the starter vocabulary, and two actors with as many tags between them."""
    with scratch(tmp_path_factory.mktemp("large")) as archive:
        archive.manage("synthesise", ARTICLES)
        for slug, first, last in (("one", 0, 0.6), ("other", 0.4, 0.8)):
            archive.change(
                "INSERT INTO articles_actor (slug, name, kind, description, filed_under, identifiers)"
                f" VALUES ('{slug}', 'Bench {slug}', 'other', '', '', '{{}}')"
            )
            archive.change(TAGGED.format(slug=slug, after=int(first * ARTICLES), last=int(last * ARTICLES)))
        assert archive.ask(TAGS_OF_BOTH) == [(ARTICLES,)]
        yield archive


def timed(archive, *arguments):
    began = time.monotonic()
    printed = archive.manage(*arguments)
    return time.monotonic() - began, printed


def test_a_retagging_killed_20_times_ends_as_an_unbroken_one(tmp_path):
    with scratch(tmp_path) as empty:
        figures = retag_under_kills(empty, items=20_000, kills=20, seed=1)
    print(figures)
    assert figures["got further"] > 3


def test_a_merge_of_two_actors_with_100_000_tags_and_its_undo_take_5_seconds_each_and_the_index_is_exact(large):
    start_s, _ = timed(large, "curate", "log")
    for what in (
        ("merge", "actor", "one", "other"),
        ("split", "actor", "one", "--into", "part", "Part", "to=2010"),
        ("delete", "actor", "one"),
    ):
        took_s, printed = timed(large, "curate", *what)
        assert "differences=0" in large.manage("check_index")
        (entry,) = re.findall(r"^(\d+): ", printed, re.MULTILINE)
        back_s, _ = timed(large, "curate", "undo", entry)
        assert "differences=0" in large.manage("check_index")
        print(what[0], round(took_s, 1), "s, its undo", round(back_s, 1), "s, of which to start", round(start_s, 1))
        if what[0] == "merge":
            assert max(took_s, back_s) < MAX_MERGE_S + start_s


def test_the_whole_archive_is_retagged_in_3_minutes_and_in_less_when_nothing_is_new(large):
    for _ in range(2):
        took_s, printed = timed(large, "retag")
        print(round(took_s, 1), "s:", printed.splitlines()[-1])
        assert f"articles={ARTICLES} " in printed
        assert took_s < MAX_RETAG_S
    assert "added=0 removed=0" in printed
    assert "differences=0" in large.manage("check_index")
