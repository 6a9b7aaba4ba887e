"""What readers could once see is withdrawn and never deleted, though it is at the desk again."""

import datetime as dt
import importlib
import json
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from factories import make_article
from forms import article_form
from parsed import parse

from articles.models import Article, OncePublic
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def delete(client, article):
    return client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code


def publish_and_undo(client, article):
    where = reverse("admin:articles_article_changelist")
    done = client.post(where, {"action": "publish", "_selected_action": [article.pk]}, follow=True)
    (undo,) = [one.get("href") for one in parse(done).iter("a") if one.text == "Undo"]
    client.post(undo)
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_a_draft_whose_publishing_was_undone_is_not_deleted_and_can_be_withdrawn(desk):
    article = make_article(status=Status.DRAFT)
    publish_and_undo(desk, article)
    page = desk.get(change(article))
    assert "Readers have seen it before: it may be withdrawn, and not deleted." in page.text
    assert reverse("admin:articles_article_delete", args=[article.pk]) not in page.text
    assert delete(desk, article) == 403
    form = article_form(article, status="withdrawn", withdrawn_reason="It was wrong.")
    assert desk.post(change(article), form).status_code == 302
    assert desk.get(article.get_absolute_url()).status_code == 410


def test_an_article_that_is_made_a_draft_in_its_form_is_not_deleted(desk):
    article = make_article()
    assert desk.post(change(article), article_form(article, status="draft")).status_code == 302
    assert delete(desk, article) == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_an_import_that_makes_a_draft_of_what_was_public_leaves_it_undeletable(desk, tmp_path):
    path = tmp_path / "items.jsonl"
    item = {"ref": "1", "source": "wire", "headline": "x", "body_text": "y", "published_at": "2024-01-01"}
    for status in ("published", "draft"):
        path.write_text(json.dumps({**item, "status": status}) + "\n", encoding="utf-8")
        call_command("import_articles", str(path))
    article = Article.objects.get()
    assert article.status == Status.DRAFT
    assert delete(desk, article) == 403


def test_an_article_that_is_put_off_and_then_made_a_draft_is_not_deleted(desk):
    article = make_article()
    later = {"published_at_0": "2999-01-01", "slug": "put-off"}
    for status in ("published", "draft"):
        assert desk.post(change(article), article_form(article, **later) | {"status": status}).status_code == 302
    article.refresh_from_db()
    assert (article.status, article.published_at.year) == (Status.DRAFT, 2999)
    assert delete(desk, article) == 403


def test_an_import_that_puts_off_what_was_public_and_then_makes_it_a_draft_leaves_it_undeletable(desk, tmp_path):
    path = tmp_path / "items.jsonl"
    item = {"ref": "1", "source": "wire", "headline": "x", "body_text": "y", "status": "published"}
    for given in ({"published_at": "2024-01-01"}, {"published_at": "2999-01-01"}, {"status": "draft"}):
        item |= given
        path.write_text(json.dumps(item) + "\n", encoding="utf-8")
        call_command("import_articles", str(path))
    article = Article.objects.get()
    assert (article.status, article.published_at.year) == (Status.DRAFT, 2999)
    assert delete(desk, article) == 403


def test_an_address_that_readers_knew_leads_on_though_it_changes_while_the_article_is_a_draft(desk, tmp_path):
    path = tmp_path / "items.jsonl"
    item = {"ref": "1", "source": "wire", "headline": "x", "body_text": "y", "published_at": "2024-01-01"}
    for given in ({"status": "published", "slug": "one"}, {"status": "draft"}, {"slug": "two"}):
        item |= given
        path.write_text(json.dumps(item) + "\n", encoding="utf-8")
        call_command("import_articles", str(path))
    article = Article.objects.get()
    form = article_form(article, slug="three", status="published", published_at_0="2024-01-01")
    assert desk.post(change(article), form | {"published_at_1": "00:00:00"}).status_code == 302
    for slug in ("one", "two"):
        assert desk.get(f"/2024/01/01/{slug}/").headers["Location"] == "/2024/01/01/three/"


def test_what_no_reader_has_seen_yet_is_deleted_as_before(desk):
    later = timezone.now() + dt.timedelta(days=9)
    draft, scheduled = make_article(status=Status.DRAFT), make_article(status=Status.DRAFT, published=later.isoformat())
    publish_and_undo(desk, scheduled)
    assert [delete(desk, article) for article in (draft, scheduled)] == [302, 302]
    assert not Article.objects.exists()
    assert not OncePublic.objects.exists()


def test_an_older_archive_takes_for_once_public_what_editors_had_given_another_status():
    edited = make_article(status=Status.DRAFT, edited_fields=["headline", "status"])
    make_article(status=Status.DRAFT, edited_fields=["headline"])
    make_article(edited_fields=["status"])
    migration = importlib.import_module("articles.migrations.0013_once_public")
    migration.note_once_public(apps, SimpleNamespace(connection=connection))
    assert list(OncePublic.objects.values_list("article", flat=True)) == [edited.pk]
