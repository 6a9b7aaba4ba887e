"""`import_articles`: a refused row, a full disk, an interruption and other processes lose nothing."""

import io
import os
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import OperationalError, connection
from imports import item, run, write

from articles.models import Article, Source
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db


def test_a_row_that_the_database_refuses_does_not_take_the_batch_with_it(tmp_path):
    from articles.importing import preparing

    taken = make_article("Taken", published="2024-04-04", slug="taken")
    clean = preparing.clean

    def spoil(wanted):
        cleaned = clean(wanted)
        if wanted.ref == "two":
            cleaned.article.headline = ""
        return cleaned

    path = write(tmp_path, item(), item(ref="two"), item(ref="three"))
    with patch.object(preparing, "clean", spoil):
        code, counts, printed = run(path)
    assert (code, counts["created"], counts["rejected"]) == (2, 2, 1)
    assert "The database did not take the item" in printed
    assert sorted(Article.objects.exclude(pk=taken.pk).values_list("source_ref", flat=True)) == ["one", "three"]
    assert Source.objects.filter(name="Gazette").count() == 1


def test_a_full_disk_stops_the_run_in_words_and_says_the_counts(tmp_path):
    from articles.importing.saving import Saver

    out = io.StringIO()
    with (
        patch.object(Saver, "_write", side_effect=OperationalError("database or disk is full")),
        pytest.raises(CommandError, match=r"disk is full\. When that is mended, run the same again"),
    ):
        call_command("import_articles", str(write(tmp_path, item())), stdout=out)
    assert out.getvalue().endswith("created=0 updated=0 unchanged=0 rejected=0\n")


def test_an_interrupted_run_says_its_counts_and_the_next_one_finishes(tmp_path):
    from articles.importing import preparing

    items = [item(ref=str(number), headline=f"Item {number}") for number in range(450)]
    path, seen, clean = write(tmp_path, *items), [], preparing.clean

    def interrupt(wanted):
        seen.append(wanted)
        if len(seen) > 250:
            raise KeyboardInterrupt
        return clean(wanted)

    out = io.StringIO()
    with patch.object(preparing, "clean", interrupt), pytest.raises(CommandError, match="Stopped"):
        call_command("import_articles", str(path), stdout=out)
    assert out.getvalue().endswith("created=200 updated=0 unchanged=0 rejected=0\n")
    assert run(path)[1] == {"created": 250, "updated": 0, "unchanged": 200, "rejected": 0}


def test_items_that_other_processes_prepare_go_in_alike_and_in_order(tmp_path, monkeypatch):
    from articles.importing import pipeline, processes

    make_actor("france")
    refs = [str(number) for number in range(60)]
    first = [item(ref=ref, headline=f"Item {ref} of France", body_html=f"<p>Text {ref}.</p>") for ref in refs]
    first[31]["body_html"] = "<p></p>"
    later = [{**one, "body_html": one["body_html"].replace("Text", "Later text")} for one in first]
    paths = [write(tmp_path, *items, name=name) for name, items in (("1.jsonl", first), ("2.jsonl", later))]
    paths.append(write(tmp_path, *first, name="3.jsonl"))
    monkeypatch.setattr(pipeline, "BATCH_ROWS", 7)
    monkeypatch.setattr(processes, "_BATCHES_ALONE", 1)
    monkeypatch.setattr(processes, "COUNT", 2)
    _, counts, printed = run(*paths)
    assert counts == {"created": 59, "updated": 118, "unchanged": 0, "rejected": 3}, printed
    assert set(Article.objects.values_list("actor_tags__actor__slug", flat=True)) == {"france"}
    assert all(article.body_html.startswith("<p>Text") for article in Article.objects.all())
    refs.remove("31")
    assert list(Article.objects.order_by("pk").values_list("source_ref", flat=True)) == refs


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite only")
def test_a_batch_is_one_piece_of_sqlites_text_index(tmp_path):
    def pieces():
        with connection.cursor() as cursor:
            # The upper bits of a number tell the piece; the two lowest numbers are FTS5's own.
            cursor.execute("SELECT DISTINCT id >> 37 FROM articles_text_data WHERE id > 10")
            return {number for (number,) in cursor.fetchall()}

    before = pieces()
    run(write(tmp_path, *(item(ref=str(number), headline=f"Item {number}") for number in range(12))))
    assert len(pieces() - before) == 1


@pytest.mark.django_db(transaction=True)
def test_an_import_from_the_command_line_lets_readers_go_first(tmp_path, monkeypatch):
    """Called by other code it leaves the priority of that process alone."""
    asked = []
    monkeypatch.setattr(os, "setpriority", lambda *values: asked.append(values))
    path = str(write(tmp_path, item()))
    call_command("import_articles", path)
    assert asked == []
    load_command_class("articles", "import_articles").run_from_argv(["manage.py", "import_articles", path])
    assert asked == [(os.PRIO_PROCESS, 0, max(10, os.getpriority(os.PRIO_PROCESS, 0)))]
    assert Article.objects.count() == 1
