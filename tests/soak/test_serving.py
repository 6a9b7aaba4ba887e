"""Stopping, reloading and a restart of the database under load, with the server as `manage.py serve` starts it."""

import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from tests.soak.archive import IS_POSTGRESQL, SERVER, Readers, answers, scratch, served, wait_until
from tests.soak.items import write_items
from tests.soak.violence import PAGES
from tests.with_postgres import find_binaries

pytestmark = pytest.mark.soak


@pytest.fixture
def archive(tmp_path):
    with scratch(tmp_path) as archive:
        archive.run("import_articles", "--no-tags", write_items(tmp_path / "items.jsonl", 500))
        yield archive


def workers(site):
    """Return the process ids of the server's workers."""
    return set(Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text().split())


def test_reloading_under_load_fails_no_request(archive):
    with served(archive) as site, Readers(site, PAGES, count=8) as readers:
        seen = workers(site)
        for _ in range(10):
            before = workers(site)
            time.sleep(1)
            site.signal(signal.SIGHUP)
            wait_until(lambda before=before: workers(site) and not workers(site) & before, "new workers serve")
            seen |= workers(site)
        time.sleep(1)
        assert len(seen) > 10
    assert readers.failed == []
    assert readers.refused == 0
    assert readers.answered[200] > 500
    print(readers.answered)


def stop_under_load(archive, times):
    """Stop the served archive so often under 8 readers; return how many answers there were and what failed."""
    answered, failed = 0, []
    for _ in range(times):
        with served(archive) as site, Readers(site, PAGES, count=8) as readers:
            time.sleep(1)
            site.signal(signal.SIGTERM)
            assert site.process.wait(40) == 0
        assert readers.refused
        answered += readers.answered[200]
        failed += readers.failed
    print(f"{answered} answers, {len(failed)} requests without one")
    return answered, failed


def test_stopping_under_load_breaks_off_no_answer(archive):
    answered, failed = stop_under_load(archive, 10)
    assert answered > 500
    assert [each for each in failed if not each[2].startswith("ConnectionResetError")] == []


@pytest.mark.xfail(
    strict=True,
    reason="gunicorn 27.0 closes its listening socket with connections in it that no worker has accepted yet",
)
def test_stopping_under_load_fails_no_request_that_was_sent(archive):
    _, failed = stop_under_load(archive, 5)
    assert failed == []


@pytest.mark.skipif(not IS_POSTGRESQL, reason="PostgreSQL only: SQLite has no server to restart")
def test_a_restart_of_the_database_is_a_blip(archive):
    with psycopg.connect(SERVER) as connection:
        data = connection.execute("SHOW data_directory").fetchone()[0]
    owner = Path(data).owner()
    restart = [str(find_binaries() / "pg_ctl"), "-D", data, "-m", "fast", "-w", "restart"]
    if owner != Path("/proc/self").owner():
        restart = ["runuser", "-u", owner, "--", *restart]
    connections.close_all()
    with served(archive) as site:
        for _ in range(3):
            with Readers(site, PAGES, count=8, pause_s=0.002) as readers:
                time.sleep(1.5)
                subprocess.run(restart, check=True, cwd="/tmp", stdout=subprocess.DEVNULL)
                wait_until(lambda: _database_answers(archive), "the database answers")
                back = time.monotonic()
                time.sleep(3)
            late = [(round(at - back, 2), path, what) for at, path, what in readers.failed if at > back + 0.5]
            assert late == []
            assert answers(site)


def _database_answers(archive):
    try:
        return archive.ask("SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False
