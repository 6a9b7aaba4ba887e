"""Readers go on reading while an importer writes, and afterwards the index says what the tables say."""

import os
import statistics
import time
from itertools import count
from pathlib import Path

import pytest

from tests.soak.archive import IS_POSTGRESQL, Archive, Readers, scratch, served
from tests.soak.items import write_items

pytestmark = pytest.mark.soak

ARTICLES = int(os.environ.get("SOAK_ARTICLES", "20000"))
SECONDS = int(os.environ.get("SOAK_SECONDS", "60"))
P99_S = 0.25


@pytest.fixture
def archive(tmp_path):
    """An archive of made-up articles, or the one in the folder that SOAK_ARCHIVE names, which is then written to."""
    prepared = os.environ.get("SOAK_ARCHIVE")
    if prepared and not IS_POSTGRESQL:
        yield Archive(Path(prepared), "")
        return
    with scratch(tmp_path) as archive:
        archive.manage("synthesise", ARTICLES)
        yield archive


def pages(archive):
    """Addresses of every kind of list, of the archive's own actors and themes."""
    actors = [slug for (slug,) in archive.ask("SELECT slug FROM articles_actor ORDER BY id LIMIT 6")]
    themes = [slug for (slug,) in archive.ask("SELECT slug FROM articles_theme ORDER BY id LIMIT 3")]
    return [
        "/",
        "/articles/",
        f"/articles/?page={archive.count() // 50}",
        *(f"/articles/?actor={actor}" for actor in actors),
        *(f"/articles/?theme={theme}&language=en" for theme in themes),
        "/articles/?q=treaty",
        "/articles/?q=minister+OR+peace&sort=relevance",
        f"/names.json?facet=actor&name={actors[0][:2]}",
        f"/actors/{actors[0]}/",
        "/articles.json",
        "/articles.atom",
    ]


def test_eight_readers_and_an_importer_for_a_minute(archive, tmp_path):
    before = archive.count()
    imported = 0
    with served(archive) as site, Readers(site, pages(archive), count=8, pause_s=0.2) as readers:
        end = time.monotonic() + SECONDS
        for seed in count(1):
            if time.monotonic() >= end:
                break
            # Every round brings other texts of the same items: half the work of an archive is changing what is there.
            code, said = archive.run("import_articles", write_items(tmp_path / f"{seed}.jsonl", 500, seed))
            assert code in (0, 2), said
            imported += 500
    took = sorted(readers.took)
    p99 = took[len(took) * 99 // 100]
    print(
        f"{before:,} articles, {len(took):,} pages while {imported:,} items came in:"
        f" median {statistics.median(took) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms"
    )
    assert readers.failed == []
    assert imported
    assert "differences=0" in archive.manage("check_index")
    assert p99 <= P99_S
