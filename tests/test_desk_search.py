"""Search in the desk's lists of actors and themes: the name itself leads, then what begins so, then parts."""

import pytest
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import of_class, parse, text_of

from articles.models import ActorName

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamas():
    make_actor("bahamas", name="Bahamas", kind="state")
    make_actor("al-hamas", name="Al Hamas")
    make_actor("hamas-government", name="Hamas government")
    other = make_actor("movement", name="A movement")
    ActorName.objects.create(actor=other, name="Hamas of the north")
    ActorName.objects.create(actor=other, name="Hamas of the south")
    make_actor("hamas", name="Hamas")
    make_article(actors=["bahamas"])


def names(desk, model="actor", **query):
    page = parse(desk.get(reverse(f"admin:articles_{model}_changelist"), query))
    return [text_of(one) for one in of_class(page, "field-name", "th")]


def test_an_exact_name_leads_then_beginnings_then_parts_and_each_stands_once(desk, hamas):
    assert names(desk, q="hamas") == ["Hamas", "Hamas government", "A movement", "Al Hamas", "Bahamas"]


def test_a_column_that_was_chosen_to_sort_by_sorts(desk, hamas):
    assert names(desk, q="hamas", o="1") == ["A movement", "Al Hamas", "Bahamas", "Hamas", "Hamas government"]
    assert names(desk, q="hamas", kind__exact="state") == ["Bahamas"]
    assert names(desk, q="nothing") == []
    assert len(names(desk)) == 5


def test_themes_are_found_in_the_same_order(desk):
    for name in ("Alarms", "Arms control", "Arms"):
        make_theme(name=name)
    assert names(desk, "theme", q="arms") == ["Arms", "Arms control", "Alarms"]
