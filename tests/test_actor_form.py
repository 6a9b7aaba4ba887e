"""The form of an actor with many names at the desk."""

import pytest
from django.urls import reverse
from factories import make_actor
from parsed import parse

from articles.admin.languages import LANGUAGE_CHOICES
from articles.models import ActorName
from articles.vocabulary import LANGUAGES

pytestmark = pytest.mark.django_db


def test_each_name_has_its_language_chosen_among_all_of_them(desk):
    actor = make_actor("france")
    for language in ("fr", "ar"):
        ActorName.objects.create(actor=actor, name=f"Name in {language}", language=language)
    page = parse(desk.get(reverse("admin:articles_actor_change", args=[actor.pk])))
    selects = {select.get("name"): select for select in page.iter("select")}
    chosen = {
        name: [(option.get("value"), option.text) for option in select if option.get("selected") is not None]
        for name, select in selects.items()
        if name.endswith("-language") and "__prefix__" not in name
    }
    assert chosen == {
        "names-0-language": [("fr", "French")],
        "names-1-language": [("ar", "Arabic")],
        "names-2-language": [("", "---------")],
    }
    assert [option.get("value") for option in selects["names-0-language"]] == ["", *dict(LANGUAGE_CHOICES)]
    assert selects["names-0-language"].get("id") == "id_names-0-language"


@pytest.mark.parametrize("page", ["actor", "further name", "article"])
def test_languages_are_offered_from_a_to_z_and_none_at_the_end(desk, page):
    where = {
        "actor": reverse("admin:articles_actor_add"),
        "further name": reverse("admin:articles_actor_curate", args=[make_actor("france").pk, "alias"]),
        "article": reverse("admin:articles_article_add"),
    }[page]
    selects = [one for one in parse(desk.get(where)).iter("select") if one.get("name").endswith("language")]
    offered = [option.text for option in selects[0] if option.get("value")]
    assert sorted(offered) == sorted(LANGUAGES.values())
    assert offered[:-2] == sorted(offered[:-2])
    assert offered[-2:] == ["Language not stated", "Other language"]


def test_the_languages_of_many_names_are_not_drawn_by_a_template_each(desk):
    actor = make_actor("france")
    ActorName.objects.bulk_create(ActorName(actor=actor, name=f"Name {n}", language="en") for n in range(100))
    page = desk.get(reverse("admin:articles_actor_change", args=[actor.pk]))
    drawn = [template.name for template in page.templates].count("django/forms/widgets/select_option.html")
    assert 0 < drawn < 10 * 100
