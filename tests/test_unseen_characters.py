"""Names and terms with characters that nobody sees, which would turn or break every page that shows them."""

import json

import pytest
from curated import curate
from django.core.management import CommandError
from django.urls import reverse
from factories import make_actor, make_theme

from articles.models import Actor, ActorName, Theme

pytestmark = pytest.mark.django_db

UNSEEN = ["Gaul\u202ella", "Gaul\u2066la", "Gaul\x07la"]
PERSIAN = "می\u200cخواهم"
"""A word whose letters are kept apart by a mark, as its language asks."""

NO_ROWS = {f"{of}-{count}_FORMS": 0 for of in ("names", "roles") for count in ("TOTAL", "INITIAL")}


def save_actor(desk, actor, name, *further):
    rows = {f"names-{n}-{field}": value for n, new in enumerate(further)
            for field, value in {"name": new, "language": "fa", "use": "name", "actor": actor.pk}.items()}  # fmt: skip
    given = {"name": name, "slug": actor.slug, "kind": "state", "identifiers": "{}", **NO_ROWS, **rows}
    where = reverse("admin:articles_actor_change", args=[actor.pk])
    return desk.post(where, given | {"names-TOTAL_FORMS": len(further)}).text


@pytest.mark.parametrize("name", UNSEEN)
def test_the_form_of_an_actor_refuses_them_in_names(desk, name):
    france = make_actor("france")
    for given in ((name,), ("France", name)):
        assert "The name has a character that nobody sees." in save_actor(desk, france, *given)
    assert Actor.objects.get().name == "France"
    assert not ActorName.objects.exists()


def test_the_form_of_an_actor_takes_marks_that_a_language_asks_for(desk):
    save_actor(desk, make_actor("france"), "France", PERSIAN)
    assert ActorName.objects.get().name == PERSIAN


@pytest.mark.parametrize("name", UNSEEN)
def test_the_form_of_a_theme_refuses_them_in_names_and_terms(desk, name):
    truce = make_theme("truce", terms=["truce"])
    where = reverse("admin:articles_theme_change", args=[truce.pk])
    given = {"name": "Truce", "slug": "truce", "terms": '["truce"]', "identifiers": "{}"}
    assert "The name has a character that nobody sees." in desk.post(where, given | {"name": name}).text
    terms = json.dumps(["truce", name])
    assert "The term has a character that nobody sees." in desk.post(where, given | {"terms": terms}).text
    assert list(Theme.objects.values_list("name", "terms")) == [("Truce", ["truce"])]


@pytest.mark.parametrize("name", UNSEEN)
def test_a_further_term_is_refused_as_a_further_name_is(name):
    make_theme("truce")
    with pytest.raises(CommandError, match="The term has a character that nobody sees"):
        curate("alias", "theme", "truce", name)
