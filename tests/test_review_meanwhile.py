"""Two editors in the queue of suggestions: who decides second is told what the first decided, and nothing is undone."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article
from parsed import of_class, parse, text_of

from articles.models import ActorTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db

QUEUE = "admin:articles_article_review"


@pytest.fixture
def other(django_user_model):
    """Another editor's browser."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("grace"))
    return client


def decide(client, **decisions):
    fields = {f"decide-actor-{tag.pk}": decisions[tag.actor.slug] for tag in ActorTag.objects.select_related("actor")}
    return client.post(reverse(QUEUE), fields, follow=True)


def warnings(response):
    return [text_of(one) for one in of_class(parse(response), "warning", "li")]


def test_what_another_decided_otherwise_is_named_with_who_and_when(desk, other):
    make_article("Talks", actors=["france", "germany"], by=TagBy.SUGGESTED)
    decide(other, france="refuse", germany="accept")
    page = decide(desk, france="accept", germany="accept")
    assert "0 accepted, 0 refused. 2 had been decided before and stayed as they were." in page.text
    at = LogEntry.objects.get().action_time
    (said,) = warnings(page)
    assert said == (
        "Somebody had decided otherwise, and that stays:"
        f" France in “Talks” is refused by grace on {at:%Y-%m-%d at %H:%M} UTC."
    )
    assert sorted(ActorTag.objects.values_list("actor__slug", "by")) == [("france", "refused"), ("germany", "editor")]


def test_who_decides_alone_is_told_nothing(desk):
    make_article("Talks", actors=["france"], by=TagBy.SUGGESTED)
    assert warnings(decide(desk, france="accept")) == []


def test_what_no_history_tells_of_is_named_without_a_who(desk):
    make_article("Talks", actors=["france"], by=TagBy.SUGGESTED)
    ActorTag.objects.update(by=TagBy.SOURCE)
    (said,) = warnings(decide(desk, france="refuse"))
    assert said.endswith("that stays: France in “Talks” is the source’s.")


def test_who_decided_about_one_is_not_taken_for_who_decided_about_another_whose_name_begins_alike(desk, other):
    make_actor("france", name="France")
    make_actor("channel", name="France Télévisions")
    make_article("Talks", actors=["france", "channel"], by=TagBy.SUGGESTED)
    decide(other, france="refuse", channel="later")
    decide(desk, france="later", channel="accept")
    (said,) = warnings(decide(desk, france="accept", channel="later"))
    assert "France in “Talks” is refused by grace" in said
