"""An actor that is merged away between the look-up of its name at the desk and the reading of its row."""

import pytest
from curated import curate
from django.db import connection
from django.urls import reverse
from factories import make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged_meanwhile():
    """Merge the actor of a name as soon as the names of all actors are read."""
    make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    make_actor("sinwar", name="Sinwar Y.", kind="person")
    waiting = [lambda: curate("merge", "actor", "yahya-sinwar", "sinwar")]

    def come_between(execute, sql, *given):
        found = execute(sql, *given)
        if waiting and 'FROM "articles_formeraddress"' in sql:
            waiting.pop()()
        return found

    with connection.execute_wrapper(come_between):
        yield
    assert not waiting


def test_the_queue_of_suggestions_names_no_actor(desk, merged_meanwhile):
    page = desk.get(reverse("admin:articles_article_review"), {"actor": "Sinwar Y"})
    assert page.status_code == 400
    assert "No actor alone is called “Sinwar Y”." in page.text


def test_nothing_is_merged_into_it(desk, merged_meanwhile):
    gaul = make_actor("gaul")
    page = desk.post(reverse("admin:articles_actor_curate", args=[gaul.pk, "merge"]), {"into": "Sinwar Y"})
    assert "The archive has no actor “Sinwar Y”." in page.text
