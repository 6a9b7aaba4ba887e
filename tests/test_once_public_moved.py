"""What readers have seen and is at the desk again stays known to be so when an archive moves by export and import."""

import csv
import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from factories import make_article
from imports import item, refusal, run, write

from articles.models import Article, OncePublic
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db


def export(folder, format):
    path = folder / f"out.{format}"
    call_command("export_articles", output=str(path), format=format, stderr=io.StringIO())
    return path


@pytest.fixture
def seen():
    """A draft that readers have seen, between two articles that say nothing of the kind."""
    make_article("Public")
    make_article("Never public", status=Status.DRAFT)
    article = make_article("Seen before")
    OncePublic.objects.note([article])
    Article.objects.filter(pk=article.pk).update(status=Status.DRAFT)
    return article


def deletes(client, headline):
    article = Article.objects.get(headline=headline)
    return client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_a_draft_that_readers_have_seen_is_not_deleted_in_the_archive_it_moved_to(desk, tmp_path, seen, format):
    before = export(tmp_path, format).read_bytes()
    Article.objects.all().delete()
    assert run(tmp_path / f"out.{format}")[0] == 0
    assert [once.article.headline for once in OncePublic.objects.all()] == ["Seen before"]
    assert deletes(desk, "Seen before") == 403
    assert deletes(desk, "Never public") == 302
    assert run(tmp_path / f"out.{format}")[1]["unchanged"] == 2
    Article.objects.filter(headline="Never public").delete()
    Article.objects.all().delete()
    run(tmp_path / f"out.{format}")
    assert export(tmp_path, format).read_bytes() == before


def test_an_import_tells_a_draft_that_is_there_already_to_be_known_and_never_the_opposite(desk, tmp_path):
    draft = {"status": "draft", "actors": [], "themes": []}
    for once_public, counted in ((None, "created"), (True, "updated"), (True, "unchanged"), (False, "unchanged")):
        assert run(write(tmp_path, item(**draft, once_public=once_public)))[1][counted] == 1
    assert deletes(desk, "Ministers meet") == 403


def test_a_dry_run_counts_a_draft_that_would_be_known_and_writes_nothing(tmp_path):
    run(write(tmp_path, item(status="draft")))
    assert run(write(tmp_path, item(status="draft", once_public=True)), dry_run=True)[1]["updated"] == 1
    assert not OncePublic.objects.exists()


@pytest.mark.parametrize("value", ["yes", 1, []])
def test_what_is_neither_true_nor_false_is_refused(tmp_path, value):
    assert "once_public must be true or false" in refusal(tmp_path, once_public=value)


def test_what_readers_take_never_tells_that_an_article_was_at_the_desk_again(client, seen):
    Article.objects.filter(pk=seen.pk).update(status=Status.PUBLISHED)
    (article,) = client.get("/articles.json?q=before").json()["articles"]
    assert article["once_public"] is False
    (row,) = csv.DictReader(client.get("/articles.csv?q=before").getvalue().decode().splitlines())
    assert row["once_public"] == ""
