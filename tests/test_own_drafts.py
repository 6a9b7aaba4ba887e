"""Who may only hand in articles goes on with a draft of their own, as long as it is theirs and a draft."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_actor, make_article
from forms import article_form
from parsed import by_id, of_class, parse, text_of
from test_saved_meanwhile import fields_of

from articles.models import ActorTag, Article
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db

ADD = "admin:articles_article_add"
LIST = "admin:articles_article_changelist"


@pytest.fixture
def contributor(django_user_model):
    """Makes somebody who may only hand in articles, signed in."""
    importlib.import_module("articles.migrations.0011_roles").make_roles(apps, SimpleNamespace(connection=connection))

    def sign_in(name="ada"):
        user = django_user_model.objects.create_user(name, is_staff=True)
        user.groups.set(Group.objects.filter(name="Contributor"))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def ada(contributor):
    return contributor()


@pytest.fixture
def draft(ada):
    """A draft that Ada has handed in."""
    make_actor("france", name="France", kind="state")
    assert ada.post(reverse(ADD), article_form(status="draft")).status_code == 302
    return Article.objects.get()


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_draft_of_ones_own_is_gone_on_with_its_suggestions_too(ada, draft):
    page = ada.get(change(draft))
    assert [one.get("value") for one in by_id(parse(page), "id_status").iter("option")] == ["draft", "in_review"]
    assert "suggestions-heading" in page.text
    tag = ActorTag.objects.create(article=draft, actor=make_actor("spain"), by="editor")
    form = article_form(draft, headline="Paris talks end") | {"actor_tags-0-DELETE": "on"}
    assert ada.post(change(draft), form).status_code == 302
    assert Article.objects.get().headline == "Paris talks end"
    assert not ActorTag.objects.filter(pk=tag.pk).exists()


def test_nobody_elses_draft_is_changed(contributor, draft):
    other = contributor("bert")
    assert "id_headline" not in other.get(change(draft)).text
    assert other.post(change(draft), article_form(draft, headline="Mine")).status_code == 403
    foreign = make_article(status=Status.DRAFT)
    assert other.post(change(foreign), article_form(foreign, headline="Mine")).status_code == 403


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.PUBLISHED, Status.WITHDRAWN])
def test_what_has_left_its_authors_desk_is_not_changed_by_them(ada, draft, status):
    Article.objects.filter(pk=draft.pk).update(status=status, withdrawn_reason="x")
    assert ada.post(change(draft), article_form(draft, headline="Mine")).status_code == 403
    assert Article.objects.get().headline != "Mine"


def test_a_draft_that_readers_have_seen_is_not_its_authors_any_more(ada, desk, draft):
    assert desk.post(change(draft), article_form(draft, status="published")).status_code == 302
    draft.refresh_from_db()
    assert desk.post(change(draft), article_form(draft, status="draft")).status_code == 302
    assert ada.post(change(draft), article_form(draft, headline="Mine")).status_code == 403


def test_an_author_neither_publishes_nor_deletes(ada, draft):
    page = ada.post(change(draft), article_form(draft, status="published"))
    assert page.status_code == 200
    assert "published is not one of the available choices" in page.text
    assert Article.objects.get().status == Status.DRAFT
    assert ada.post(reverse("admin:articles_article_delete", args=[draft.pk]), {"post": "yes"}).status_code == 403


def test_what_an_author_wrote_in_a_draft_that_is_gone_meanwhile_is_given_back(ada, draft):
    spain = make_actor("spain", name="Spain")
    mine = fields_of(ada.get(change(draft))) | {"headline": "Paris talks end", "language": "fr"}
    mine |= {"actor_tags-TOTAL_FORMS": 1, "actor_tags-0-actor": spain.pk, "actor_tags-0-by": "editor"}
    draft.delete()
    page = ada.post(change(draft), mine)
    assert page.status_code == 404
    assert "Paris talks end" in [box.text.strip() for box in parse(page).iter("textarea")]
    said = text_of(of_class(parse(page), "gone__chosen")[0])
    assert "Language: French" in said
    assert "Spain" in said


def test_who_may_not_hand_in_articles_is_given_nothing_back(client, django_user_model, draft):
    client.force_login(django_user_model.objects.create_user("carl", is_staff=True))
    mine = article_form(draft) | {"seen-when-opened": "{}"}
    draft_address = change(draft)
    draft.delete()
    assert "gone__chosen" not in client.post(draft_address, mine, follow=True).text


def test_the_desk_counts_ones_own_drafts_and_lists_them(ada, draft):
    make_article("Foreign", status=Status.DRAFT)
    (item,) = of_class(parse(ada.get(reverse("admin:index"))), "to-dos__item")
    assert text_of(item) == "1 draft of yours"
    listed = ada.get(item[0].get("href"))
    assert draft.headline in listed.text
    assert "Foreign" not in listed.text
    assert item[0].get("href").startswith(reverse(LIST))


def test_whose_draft_it_is_is_asked_once_for_a_page_and_once_for_saving(ada, draft):
    for ask in (
        lambda: ada.get(change(draft)),
        lambda: ada.post(change(draft), article_form(draft, status="draft", summary="More.")),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert ask().status_code in (200, 302)
        assert sum('FROM "django_admin_log"' in query["sql"] for query in queries) == 1
