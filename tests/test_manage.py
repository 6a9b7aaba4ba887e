"""The command line itself: what it says before the database is set up."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def manage(folder, *arguments, **settings):
    """What a command says on an SQLite database of its own, and how it ends."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "newsarchive.settings", **settings}
    command = [sys.executable, ROOT / "manage.py", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, input="France.")


@pytest.mark.parametrize("command", ["check", "serve"])
@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("SITE_URL", "http://example.org", "a site that others can reach must be https://"),
        ("SITE_URL", "http://localhost:port", "the port must be a number"),
        ("TIME_ZONE", "Mars/Olympus", "Write a name such as Europe/Paris, or UTC."),
        ("TIME_ZONE", "../UTC", "Write a name such as Europe/Paris, or UTC."),
        ("PAGE_CACHE_MB", "lots", "Write a whole number of megabytes, 0 for none."),
        ("DATABASE_URL", "nonsense", "DATABASE_URL must name an SQLite file"),
        ("DATABASE_URL", "postgres://localhost:port/x", "DATABASE_URL must name an SQLite file"),
        ("COMMENTS", "maybe", "Write held or off."),
    ],
)
def test_a_wrong_setting_is_said_in_one_sentence(tmp_path, name, value, remedy, command):
    done = manage(tmp_path, command, **{name: value})
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert remedy in done.stderr
    assert name in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [("suggest_tags",), ("check_index",), ("curate", "log"), ("createsuperuser", "--noinput", "--username", "ada",
      "--email", "ada@example.org")],
)  # fmt: skip
def test_a_database_that_was_never_migrated_is_said_to_be_so_in_one_line(tmp_path, arguments):
    done = manage(tmp_path, *arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("The database is not set up for this release")
    assert done.stderr.endswith("Run: manage.py migrate\n")


def test_a_database_of_an_older_release_is_said_to_lack_its_migrations(tmp_path):
    assert manage(tmp_path, "migrate", "-v0", "articles", "0003").returncode == 0
    done = manage(tmp_path, "curate", "log")
    assert done.returncode == 1
    assert "migrations to run). Run: manage.py migrate" in done.stderr
    assert manage(tmp_path, "migrate", "-v0").returncode == 0
    assert manage(tmp_path, "curate", "log").returncode == 0


def run_sql(folder, statement):
    with sqlite3.connect(folder / "archive.sqlite3") as database:
        database.execute(statement)


def test_a_missing_table_is_named_beside_what_to_run(tmp_path):
    assert "no such table: " in manage(tmp_path, "curate", "log").stderr


def test_migrate_says_itself_what_went_wrong(tmp_path):
    run_sql(tmp_path, "CREATE TABLE articles_article (id integer)")
    done = manage(tmp_path, "migrate", "-v0")
    assert done.returncode == 1
    assert 'table "articles_article" already exists' in done.stderr
    assert "manage.py migrate" not in done.stderr.splitlines()[-1]


def test_an_error_that_no_migration_mends_is_not_put_down_to_one(tmp_path):
    assert manage(tmp_path, "migrate", "-v0", "articles", "0009").returncode == 0
    assert manage(tmp_path, "migrate", "-v0", "auth").returncode == 0
    run_sql(tmp_path, "CREATE TRIGGER full BEFORE INSERT ON auth_user BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    done = manage(tmp_path, "createsuperuser", "--noinput", "--username", "ada", "--email", "ada@example.org")
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "manage.py migrate" not in done.stderr.splitlines()[-1]
