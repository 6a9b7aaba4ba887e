"""Names in no list settled at the desk while another editor settles them, gathers anew, or merges whose name it is."""

import pytest
from curated import curate
from django.db import connection
from django.urls import reverse
from factories import make_actor

from articles.models import Actor, ActorName, NameCandidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    NameCandidate.objects.create(key="sinouar", name="Sinouar", articles=2)
    return reverse("admin:articles_actor_candidates")


def press(desk, address, action, *, once_asked, do, **given):
    """The page after a button was pressed, where another editor does something right after one question."""
    waiting = [do]

    def come_between(execute, sql, *arguments):
        found = execute(sql, *arguments)
        if waiting and sql.startswith("SELECT") and once_asked in sql:
            waiting.pop()()
        return found

    with connection.execute_wrapper(come_between):
        page = desk.post(address, {"key": "sinouar", "action": action, **given}, follow=True)
    assert not waiting
    return page.text


@pytest.mark.parametrize("action", ["ignore", "restore"])
def test_a_name_that_is_gathered_away_meanwhile_is_said_to_be_in_the_list_no_longer(desk, address, action):
    asked = 'FROM "articles_namecandidate" WHERE "articles_namecandidate"."key" IN'
    said = press(desk, address, action, once_asked=asked, do=NameCandidate.objects.all().delete)
    assert "That name is in this list no longer: somebody has settled it, or gathered anew." in said
    assert "ignored from now on" not in said
    assert not NameCandidate.objects.exists()


def test_an_actor_that_is_merged_meanwhile_gets_no_name(desk, address):
    make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    make_actor("sinwar", name="Sinwar", kind="person")
    asked = 'FROM "articles_formeraddress"'  # When the actors are read already.
    said = press(
        desk, address, "alias", once_asked=asked, actor="Sinwar",
        do=lambda: curate("merge", "actor", "yahya-sinwar", "sinwar"),
    )  # fmt: skip
    assert "No actor alone is called “Sinwar”." in said
    assert Actor.objects.get().slug == "yahya-sinwar"
    assert not ActorName.objects.filter(name="Sinouar").exists()
    assert NameCandidate.objects.exists()
