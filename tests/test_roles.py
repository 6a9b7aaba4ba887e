"""Roles at the desk: groups that are there in every archive, each with what it may do and no more."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from factories import make_actor, make_article
from forms import article_form
from parsed import by_id, parse

from articles.models import Article, Comment
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db

ROLES = ("Contributor", "Editor", "Moderator", "Librarian", "Administrator")
make_roles = importlib.import_module("articles.migrations.0011_roles").make_roles


@pytest.fixture
def sign_in(client, django_user_model):
    """Signs somebody in who has a role, and nothing but it."""
    make_roles(apps, SimpleNamespace(connection=connection))

    def sign_in(*roles):
        user = django_user_model.objects.create_user("ada", is_staff=True)
        user.groups.set(Group.objects.filter(name__in=roles))
        assert user.groups.count() == len(roles)
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        ("Contributor", {"article_add"}),
        ("Editor", {"article_add", "article_change", "article_review", "curation_changelist"}),
        ("Moderator", {"comment_changelist", "curation_changelist"}),
        ("Librarian", {"actor_add", "actor_merge", "actor_alias", "actor_candidates", "curation_changelist"}),
        (
            "Administrator",
            {
                "article_add", "article_change", "article_review", "comment_changelist", "curation_changelist",
                "actor_add", "actor_merge", "actor_alias", "actor_candidates", "user_add",
            },
        ),
    ],
)  # fmt: skip
def test_each_role_opens_what_it_may_and_nothing_else(sign_in, role, opens):
    article, actor = make_article(), make_actor()
    addresses = {
        "article_add": reverse("admin:articles_article_add"),
        "article_change": reverse("admin:articles_article_change", args=[article.pk]),
        "article_review": reverse("admin:articles_article_review"),
        "comment_changelist": reverse("admin:articles_comment_changelist"),
        "curation_changelist": reverse("admin:articles_curation_changelist"),
        "actor_add": reverse("admin:articles_actor_add"),
        "actor_merge": reverse("admin:articles_actor_curate", args=[actor.pk, "merge"]),
        "actor_alias": reverse("admin:articles_actor_curate", args=[actor.pk, "alias"]),
        "actor_candidates": reverse("admin:articles_actor_candidates"),
        "user_add": reverse("admin:auth_user_add"),
    }
    client = sign_in(role)
    answers = {name: client.post(address).status_code for name, address in addresses.items()}
    assert {name for name, status in answers.items() if status != 403} == opens
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_contributor_hands_in_drafts_and_publishes_nothing(sign_in):
    client, address = sign_in("Contributor"), reverse("admin:articles_article_add")
    options = [one.get("value") for one in by_id(parse(client.get(address)), "id_status").iter("option")]
    assert options == ["draft", "in_review"]
    assert client.post(address, article_form(status="published")).status_code == 200
    assert not Article.objects.exists()
    assert client.post(address, article_form(status="in_review")).status_code == 302
    article = Article.objects.get()
    assert article.status == Status.IN_REVIEW
    change = reverse("admin:articles_article_change", args=[article.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, article_form(article, status="published")).status_code == 403


def test_an_editor_publishes_and_a_moderator_approves(sign_in, client):
    article = make_article(status=Status.DRAFT)
    change = reverse("admin:articles_article_change", args=[article.pk])
    assert sign_in("Editor", "Moderator").post(change, article_form(article, status="published")).status_code == 302
    assert Article.objects.get().status == Status.PUBLISHED
    reply = Comment.objects.create(article=article, name="Ada", body="Yes.", email="a@example.org")
    given = {"action": "approve", "_selected_action": [reply.pk]}
    client.post(reverse("admin:articles_comment_changelist"), given)
    assert Comment.objects.get().status == "approved"


def test_a_group_that_an_archive_has_of_the_name_stays_as_it_is(db):
    Group.objects.all().delete()
    own = Group.objects.create(name="Editor")
    own.permissions.set(Permission.objects.filter(codename="view_actor"))
    make_roles(apps, SimpleNamespace(connection=connection))
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert [right.codename for right in own.permissions.all()] == ["view_actor"]


def test_each_right_is_there_once_and_called_as_django_calls_it(sign_in):
    before = sorted(Permission.objects.values_list("content_type", "codename", "name"))
    Group.objects.all().delete()
    Permission.objects.all().delete()
    make_roles(apps, SimpleNamespace(connection=connection))
    call_command("migrate", "articles", verbosity=0)
    assert sorted(Permission.objects.values_list("content_type", "codename", "name")) == before
