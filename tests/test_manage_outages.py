"""The command line when the database stops, does not answer or is locked: one line that says what to do."""

import io
import sqlite3
import sys
from contextlib import closing

import pytest
from curated import tag
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from factories import make_actor, make_article
from test_manage import manage as manage_elsewhere

import manage
from articles.models import Actor, ActorTag, Curation
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db(transaction=True)

TO_DO = "When that is mended, run the same again: what is done stays done."


class Lock:
    """What every writer needs, to be held by another connection."""

    def __init__(self):
        self.other = connection.copy()

    def take(self):
        tables = "articles_actor, articles_article, articles_curation"
        with self.other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if connection.vendor == "sqlite" else f"BEGIN; LOCK TABLE {tables}")

    def release(self):
        self.other.close()


@pytest.fixture
def lock():
    """A lock for which no command waits."""
    options = connection.settings_dict["OPTIONS"]
    waits_no_time = {"timeout": 0} if connection.vendor == "sqlite" else {"options": "-c lock_timeout=10"}
    lock = Lock()
    connection.close()
    connection.settings_dict["OPTIONS"] = {**options, **waits_no_time}
    yield lock
    lock.release()
    connection.close()
    connection.settings_dict["OPTIONS"] = options


@pytest.fixture
def run(monkeypatch):
    """Run a command as the command line does; return how it ends: 0, or what it says last."""

    def run_as(*arguments):
        monkeypatch.setattr(sys, "argv", ["manage.py", *map(str, arguments)])
        try:
            manage.main()
        except SystemExit as ended:
            return ended.code
        return 0

    return run_as


@pytest.fixture
def entry(run):
    """An entry in the log that can be undone, a retagging; and two actors."""
    for slug in ("france", "gaul"):
        make_actor(slug)
    tag(make_article("Far", body_html="<p>Gaul is far.</p>"), france=TagBy.EDITOR)
    assert run("retag") == 0
    return Curation.objects.get()


@pytest.mark.parametrize(
    "arguments",
    [
        ("curate", "rename", "actor", "france", "--name", "Republic"),
        ("curate", "alias", "actor", "france", "Hexagone"),
        ("curate", "merge", "actor", "france", "gaul"),
        ("curate", "split", "actor", "france", "--into", "second", "Second", "q=far"),
        ("curate", "delete", "actor", "france"),
        ("curate", "undo", "ENTRY"),
        ("retag",),
    ],
)
def test_a_locked_database_ends_a_command_in_one_line_and_nothing_is_half_done(run, entry, lock, arguments):
    arguments = [entry.pk if word == "ENTRY" else word for word in arguments]

    def stand():
        return [list(rows.order_by("pk").values_list()) for rows in (Actor.objects, ActorTag.objects, Curation.objects)]

    before = stand()
    lock.take()
    said = run(*arguments)
    lock.release()
    assert isinstance(said, str)
    assert "\n" not in said
    assert "lock" in said
    assert said.endswith(TO_DO)
    assert stand() == before
    assert run(*arguments) == 0
    assert stand() != before


class Log(io.StringIO):
    """What a command says on standard error; something is done when it says how far it is."""

    def __init__(self, do):
        super().__init__()
        self.do = do

    def write(self, said):
        if "2 of 6" in said or "1 of 3" in said:
            self.do()
        return super().write(said)


def test_a_retagging_and_its_undo_that_a_lock_stopped_go_on_where_they_stopped(run, lock, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    make_actor("germany")
    for number in range(6):
        make_article(f"Item {number}", body_html="<p>Germany is far.</p>")
    for what, left in (("retag",), 2), (("curate", "undo", "ENTRY"), 4):
        arguments = [Curation.objects.get().pk if word == "ENTRY" else word for word in what]
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stderr", Log(lock.take))
            assert str(run(*arguments)).endswith(TO_DO)
        assert ActorTag.objects.count() == left
        lock.release()
        assert run(*arguments) == 0
        assert ActorTag.objects.count() == (6 if what == ("retag",) else 0)
    assert Curation.objects.count() == 2


@pytest.mark.parametrize("arguments", [("curate", "undo", "1"), ("retag",)])
@pytest.mark.parametrize("address", ["sqlite:////nowhere/archive.sqlite3", "postgres://127.0.0.1:1/archive"])
def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path, address, arguments):
    done = manage_elsewhere(tmp_path, *arguments, DATABASE_URL=address)
    assert done.returncode == 1
    assert done.stderr.startswith("The database does not answer, or takes nothing more (")
    assert done.stderr.endswith(f"{TO_DO}\n")
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_database_is_said_in_one_line(tmp_path):
    path = tmp_path / "notes.sqlite3"
    path.write_text("Notes of a meeting. " * 500)
    done = manage_elsewhere(tmp_path, "curate", "log", DATABASE_URL=f"sqlite:///{path}")
    assert done.stderr.startswith("The database does not answer, or takes nothing more (file is not a database).")
    assert done.stderr.count("\n") == 1


def test_a_damaged_text_index_is_said_in_one_line(run, tmp_path, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only: the text index is tables that a file holds.")

    def search(arguments):
        with closing(sqlite3.connect(tmp_path / "damaged.sqlite3")) as database, connection.wrap_database_errors:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
            database.execute("INSERT INTO words VALUES ('far')")
            database.commit()
            database.execute("DELETE FROM words_data WHERE id > 10")  # Its first rows say what follows.
            database.execute("SELECT * FROM words WHERE text MATCH 'far'").fetchall()

    monkeypatch.setattr("django.core.management.execute_from_command_line", search)
    said = run("check_index")
    assert said.startswith("The database does not answer, or takes nothing more (database disk image is malformed).")


def test_a_database_that_ends_the_connection_meanwhile_is_said_in_one_line(run, entry):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite is no server that could end a connection.")

    def end(execute, sql, params, many, context):
        if "articles_actor" in sql:
            pid = context["connection"].connection.info.backend_pid
            with closing(connection.copy()) as other, other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(end):
        said = run("curate", "alias", "actor", "france", "Hexagone")
    connection.close()
    assert str(said).startswith("The database does not answer, or takes nothing more (terminating connection")
    assert Curation.objects.get() == entry


def use_a_closed_cursor():
    cursor = connection.cursor()
    cursor.close()
    cursor.execute("SELECT 1")


def misuse():
    raise InterfaceError("bad parameter or other API misuse")  # As SQLite says it.


def ask_for_too_much():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(['1'] * 3_000)}")


@pytest.mark.parametrize("mistake", [use_a_closed_cursor, misuse, ask_for_too_much])
def test_a_wrong_use_of_a_database_that_answers_is_not_said_to_be_its_own_failure(run, monkeypatch, mistake):
    monkeypatch.setattr("django.core.management.execute_from_command_line", lambda arguments: mistake())
    with pytest.raises((InterfaceError, ProgrammingError, OperationalError)):
        run("check_index")


def test_whoever_asks_for_it_is_shown_where_a_command_was_when_the_database_stopped(tmp_path):
    done = manage_elsewhere(tmp_path, "check_index", "--traceback", DATABASE_URL="postgres://127.0.0.1:1/archive")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
