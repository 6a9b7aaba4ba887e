"""Where the desk takes an actor's or theme's name, any will do, and a wrong one is answered with those meant."""

import pytest
from django.urls import reverse
from factories import make_actor, make_article, make_theme

from articles.models import ActorName, NameCandidate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary():
    rostow = make_actor("walt-rostow", name="Walt Rostow", kind="person")
    ActorName.objects.create(actor=rostow, name="Ростоу", language="ru")
    make_theme("ceasefire", name="Ceasefire")


@pytest.mark.parametrize("typed", ["Walt Rosto", "rostow w", "walt-rostov", "Walt"])
def test_a_merge_into_nobody_names_who_may_be_meant(desk, typed):
    address = reverse("admin:articles_actor_curate", args=[make_actor("rusk").pk, "merge"])
    said = desk.post(address, {"into": typed}).text
    assert f"The archive has no actor “{typed}”. Did you mean Walt Rostow (walt-rostow)" in said


@pytest.mark.parametrize("typed", ["walt-rostow", "WALT ROSTOW", "Ростоу"])
def test_a_merge_takes_any_name_of_the_one_that_stays(desk, typed):
    address = reverse("admin:articles_actor_curate", args=[make_actor("rusk").pk, "merge"])
    said = desk.post(address, {"into": typed}).text
    assert "Nothing is written yet" in said
    assert "Walt Rostow" in said


def test_a_further_name_of_nobody_and_a_filter_by_nobody_name_who_may_be_meant(desk):
    NameCandidate.objects.create(key="rosto", name="Rosto")
    make_article("x", actors=["walt-rostow"], by="suggested")
    where = reverse("admin:articles_actor_candidates")
    said = desk.post(where, {"key": "rosto", "action": "alias", "actor": "Walt Rosto"}, follow=True).text
    assert "Did you mean Walt Rostow (walt-rostow)?" in said
    queue = desk.get(reverse("admin:articles_article_review"), {"actor": "Rosto", "theme": "cease fir"}).text
    assert "No actor alone is called “Rosto”. Did you mean Walt Rostow (walt-rostow)?" in queue
    assert "No theme alone is called “cease fir”. Did you mean Ceasefire (ceasefire)?" in queue


def test_nothing_is_offered_where_nothing_is_like_it(desk):
    address = reverse("admin:articles_theme_curate", args=[make_theme("aid").pk, "merge"])
    said = desk.post(address, {"into": "pomegranate"}).text
    assert "The archive has no theme “pomegranate”." in said
    assert "Did you mean" not in said
