"""Articles without actors: counted on the desk's first page, each in the list that the count leads to."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from factories import make_article
from parsed import of_class, parse, text_of

from articles.models import ActorTag
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    """Two articles without an actor that counts, and others that have one or are not public."""
    make_article("Bare", themes=["peace"])
    make_article("Refused", actors=["chile"], by=TagBy.REFUSED)
    make_article("Suggested", actors=["chile"], by=TagBy.SUGGESTED)
    make_article("Tagged", actors=["chile", "france"])
    make_article("Draft", status=Status.DRAFT)
    make_article("To come", published=(timezone.now() + dt.timedelta(days=9)).isoformat())


def counted(client):
    """What the first page says, and where that leads."""
    items = of_class(parse(client.get(reverse("admin:index"))), "to-dos__item")
    ((said, link),) = [(text_of(one), one[0].get("href")) for one in items if "without actors" in text_of(one)]
    return said, link


def listed(client, link):
    return sorted(text_of(one) for one in of_class(parse(client.get(link)), "field-headline", "th"))


def test_the_first_page_counts_them_and_leads_to_the_list_of_them(desk, articles):
    said, link = counted(desk)
    assert said == "2 articles without actors"
    assert listed(desk, link) == ["Bare", "Refused"]
    assert len(listed(desk, reverse("admin:articles_article_changelist"))) == 6


def test_where_suggestions_are_hidden_from_readers_they_do_not_count(desk, articles, settings):
    settings.SUGGESTIONS = "hidden"
    said, link = counted(desk)
    assert said == f"{len(listed(desk, link))} articles without actors"
    assert listed(desk, link) == ["Bare", "Refused", "Suggested"]


def test_a_tag_that_is_given_or_taken_away_is_counted_at_once(desk, articles):
    ActorTag.objects.filter(by=TagBy.REFUSED).update(by=TagBy.EDITOR)
    assert counted(desk)[0] == "1 article without actors"
    ActorTag.objects.all().delete()
    assert counted(desk)[0] == "4 articles without actors"


def test_an_empty_archive_has_none(desk):
    assert counted(desk)[0] == "0 articles without actors"


def test_who_may_not_change_articles_is_not_told(client, django_user_model, articles):
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="change_actor"))
    client.force_login(user)
    assert "without actors" not in client.get(reverse("admin:index")).text
