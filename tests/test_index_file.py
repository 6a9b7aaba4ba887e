"""A process begins from the snapshot in the file, and only where the file can be trusted."""

import datetime as dt

import pytest
from django.db import connection, transaction
from factories import make_actor, make_article, make_theme

from articles import index
from articles.index import filed, freshness, loading
from articles.index.comparing import differences
from articles.models import Article
from articles.questions import Question

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(settings, tmp_path, monkeypatch):
    """A small archive in a process that files its snapshots however small they are."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(freshness, "MIN_FILED_ARTICLES", 1)
    monkeypatch.setattr(freshness, "_kept", {})
    monkeypatch.setattr(freshness, "_unfiled", {})
    wide = make_theme("peace-process")
    narrow = make_theme("ceasefire", parent=wide)
    make_article("Paris talks", actors=["france", "egypt"], themes=[narrow], language="fr", published="1944-08-25")
    make_article("London talks", actors=["france"], themes=[wide])
    make_article("Still to come", actors=["egypt"], published="2999-01-01")
    index.current()
    freshness.finish_filing()
    return filed.path_of("default")


@pytest.fixture
def builds(monkeypatch):
    """How often the tables were read whole."""
    counted = []
    build = loading.build
    monkeypatch.setattr(loading, "build", lambda *values: counted.append(1) or build(*values))
    return counted


def begin_anew():
    """Forget what the process knows, as a new one would know nothing."""
    freshness._kept.clear()
    freshness._unfiled.clear()
    snapshot = index.current()
    freshness.finish_filing()
    return snapshot


def count(**question):
    return index.answer(index.current(), Question(**question)).count


def test_a_process_begins_from_the_file_and_knows_all_that_the_tables_say(archive, builds):
    before = index.current()
    after = begin_anew()
    assert builds == []
    assert after is not before
    assert list(differences(after)) == []
    assert after.labels == before.labels
    assert after.bitmaps == before.bitmaps
    assert (after.visible, after.pending, after.version) == (before.visible, before.pending, before.version)
    assert list(after.ranked["actor"]) == list(before.ranked["actor"])
    assert [after.instants[id] for id in after.visible] == [before.instants[id] for id in after.visible]


def test_what_was_written_since_the_file_is_caught_up_from_the_log(archive, builds):
    Article.objects.filter(headline="Paris talks").delete()
    make_article("Rome talks", actors=["italy", "egypt"])
    make_actor("malta")
    snapshot = begin_anew()
    assert builds == []
    assert list(differences(snapshot)) == []
    assert count(actors=("egypt",)) == 1


def test_an_article_that_fell_due_since_the_file_was_written_is_there(archive, builds, time_machine):
    time_machine.move_to(dt.datetime(2999, 1, 2, tzinfo=dt.UTC), tick=False)
    begin_anew()
    assert builds == []
    assert count(actors=("egypt",)) == 2


def damage_a_byte(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_off_the_end(path):
    path.write_bytes(path.read_bytes()[:-100])


def leave_nothing(path):
    path.write_bytes(b"")


def write_something_else(path):
    path.write_bytes(b'{"kind": []}\n' + bytes(1000))


@pytest.mark.parametrize("harm", [damage_a_byte, cut_off_the_end, leave_nothing, write_something_else])
def test_a_damaged_file_is_read_past_and_replaced(archive, builds, harm):
    harm(archive)
    assert list(differences(begin_anew())) == []
    assert builds == [1]
    begin_anew()
    assert builds == [1]


def test_the_file_of_another_archive_is_not_taken_for_this_ones(archive, builds):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_archive SET mark = 'another'")
    try:
        assert begin_anew().mark == "another"
        assert builds == [1]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_archive SET mark = 'back'")


def test_the_file_of_another_release_or_setting_is_not_read(archive, builds, settings, monkeypatch):
    settings.SUGGESTIONS = "hidden"
    begin_anew()
    assert builds == [1]
    monkeypatch.setattr(filed, "VERSION", "another")
    begin_anew()
    assert builds == [1, 1]


def test_a_whole_file_of_another_layout_is_read_past(archive, builds, monkeypatch):
    def unpack(head, blocks):
        raise KeyError("history of another layout")

    monkeypatch.setattr(filed, "_unpack", unpack)
    monkeypatch.setattr(freshness, "_kept", {})
    assert len(index.current().visible) == 2
    assert builds


def test_what_a_killed_writer_left_behind_is_taken_away(archive):
    left_behind = archive.with_name(archive.name + ".abcd")
    left_behind.write_bytes(b"half")
    assert filed.write(archive, index.current(), "")
    assert not left_behind.exists()


def test_a_file_that_is_behind_the_log_is_not_read(archive, builds):
    make_article(actors=["italy"])
    table = "articles_batch" if connection.vendor == "postgresql" else "articles_change"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE number < (SELECT MAX(number) FROM {table})")
    assert list(differences(begin_anew())) == []
    assert builds == [1]


def forget_the_log_after(number):
    """Put the log back to a number, as a copy of the database from that time would have it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DELETE FROM articles_batch WHERE number > %s", [number])
            cursor.execute("SELECT setval('articles_numbers', %s)", [number])
        else:
            cursor.execute("DELETE FROM articles_change WHERE number > %s", [number])
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = 'articles_change'", [number])


def test_a_file_ahead_of_the_database_is_not_read(archive, builds):
    number = index.current().number
    # The database is an older copy: what the file has learnt last never happened there.
    Article.objects.filter(headline="London talks").delete()
    begin_anew()
    archive.unlink()
    freshness._unfiled["default"] = float("inf")
    begin_anew()
    forget_the_log_after(number)
    assert builds
    builds.clear()
    assert begin_anew().number == number
    assert builds == [1]


def test_a_database_put_back_and_written_to_again_is_told_from_its_former_self(archive, builds):
    number = index.current().number
    gone = make_article("Never was", actors=["atlantis"])
    archive.unlink()
    begin_anew()
    assert count(actors=("atlantis",)) == 1
    builds.clear()
    # Put back to before that article, then written to until the numbers are past those of the file.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, column in (("actortag", "article_id"), ("article", "id")):
            cursor.execute(f"DELETE FROM articles_{table} WHERE {column} = %s", [gone.pk])
    forget_the_log_after(number)
    for _ in range(20):
        make_article(actors=["france"])
    assert list(differences(begin_anew())) == []
    assert builds == [1]
    assert count(actors=("atlantis",)) == 0


def test_a_transaction_that_is_rolled_back_reaches_no_file(archive, builds):
    with transaction.atomic():
        make_article(actors=["atlantis"])
        freshness._kept.clear()
        assert count(actors=("atlantis",)) == 1
        transaction.set_rollback(True)
    snapshot = begin_anew()
    assert builds == []
    assert count(actors=("atlantis",)) == 0
    assert list(differences(snapshot)) == []


def test_a_folder_that_cannot_be_written_to_costs_nothing_but_the_file(archive, builds, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "missing"
    assert list(differences(begin_anew())) == []
    assert builds == [1]


def test_no_half_written_file_is_left_beside_the_whole_one(archive):
    assert sorted(path.name for path in archive.parent.iterdir()) == ["index-default.lock", "index-default.snapshot"]
