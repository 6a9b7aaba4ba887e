"""Readers, editors and an importer share one database."""

import contextlib
import json
import sqlite3
import time

import pytest

from newsarchive.sqlite.base import is_reset_bug_present
from tests.soak.archive import IS_POSTGRESQL, scratch
from tests.soak.items import write_items
from tests.soak.violence import MAX_LOG_MB, share_database

pytestmark = pytest.mark.soak


def test_60_seconds_of_readers_editors_and_an_importer_lock_nobody_out(tmp_path):
    with scratch(tmp_path) as empty:
        figures = share_database(empty, seconds=60)
    print(figures)
    assert figures["answers"] > 500
    assert figures["edits"] > 500
    assert figures["imports"] > 3


@pytest.mark.skipif(IS_POSTGRESQL, reason="SQLite only: the write-ahead log")
def test_a_reader_that_takes_its_time_holds_up_no_editor(tmp_path):
    """An export of a large archive, or a download over a slow line, reads one state of the database for minutes."""
    with scratch(tmp_path) as archive:
        archive.run("import_articles", "--no-tags", write_items(tmp_path / "items.jsonl", 100))
        reader = sqlite3.connect(archive.sqlite_file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles_article").fetchall()
        # Enough for the write-ahead log to pass the size at which it is written back.
        code, printed = archive.run("import_articles", "--no-tags", write_items(tmp_path / "more.jsonl", 1_200, seed=2))
        assert code == 2, printed
        editors = [archive.start(number, 20, program="tests/soak/editor.py") for number in range(3)]
        ends = [json.loads(editor.communicate(timeout=90)[0].splitlines()[-1]) for editor in editors]
        reader.execute("ROLLBACK")
        reader.close()
        print(ends)
        assert [each["errors"] for each in ends] == [{}, {}, {}]
        assert max(each["slowest_s"] for each in ends) < 5


@pytest.mark.xfail(
    not IS_POSTGRESQL and is_reset_bug_present(),
    strict=True,
    reason="the log is written back after `atomic()` only, so single statements let it grow without end",
)
@pytest.mark.skipif(IS_POSTGRESQL, reason="SQLite only: the write-ahead log")
def test_the_log_stays_short_under_writes_outside_transactions(tmp_path):
    """A single statement outside `atomic()` commits by itself."""
    code = (
        "import django; django.setup()\n"
        "from articles.models import Article\n"
        "for n in range(400): Article.objects.update(received=f'{n} ' * 1_000)\n"
    )
    with scratch(tmp_path) as archive:
        archive.run("import_articles", "--no-tags", write_items(tmp_path / "items.jsonl", 100))
        settings = {"DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
        process = archive.start(code, program="-c", **settings)
        largest = 0
        log = archive.sqlite_file.with_name("archive.sqlite3-wal")
        while process.poll() is None:
            with contextlib.suppress(OSError):
                largest = max(largest, log.stat().st_size)
            time.sleep(0.01)
        _, err = process.communicate()
        assert process.returncode == 0, err
        print(f"largest log {largest / 1e6:.1f} MB")
        assert 0 < largest < MAX_LOG_MB * 1_000_000
