"""What was filled in about a row that is gone meanwhile is given back, and rows that both changed are joined."""

import pytest
from django.urls import reverse
from factories import make_actor, make_article, make_source, make_theme
from forms import article_form
from parsed import of_class, parse, text_of
from test_saved_meanwhile import fields_of, opened, save

from articles.models import ActorName, ActorTag
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(client, django_user_model):
    """Another editor, signed in in a browser of their own."""
    browser = client.__class__()
    browser.force_login(django_user_model.objects.create_superuser("grace"))
    return browser


def given_back(page):
    assert page.status_code == 404
    (chosen,) = of_class(parse(page), "gone__chosen")
    return [text_of(one) for one in chosen.iter("li")]


def test_what_was_chosen_about_an_article_that_is_gone_is_given_back_in_words(desk):
    draft = make_article("Talks", actors=["france"], by=TagBy.SUGGESTED, status=Status.DRAFT)
    spain, theme, source = make_actor("spain"), make_theme("ceasefire"), make_source("le-monde")
    mine = opened(desk, draft) | article_form(draft, status="in_review", source=source.pk, language="fr")
    mine |= {"actor_tags-TOTAL_FORMS": 2, "actor_tags-1-actor": spain.pk, "actor_tags-1-by": "editor"}
    mine |= {f"decide-theme-{theme.pk}": "refuse"}
    draft.delete()
    said = given_back(save(desk, draft, mine))
    for words in (
        "Status: In review", "Source: Le Monde", "Language: French", "Published: 2024-04-04 12:00:00",
        "Actor: Spain, An editor", "Suggestion refused: Ceasefire",
    ):  # fmt: skip
        assert words in said


def test_names_and_kind_of_an_actor_that_is_gone_are_given_back(desk):
    actor = make_actor("gaul", kind="state")
    ActorName.objects.create(actor=actor, name="Gallia", language="fr")
    mine = opened(desk, actor) | {"names-TOTAL_FORMS": 3}
    mine |= {"names-1-name": "Gallien", "names-1-language": "de", "names-1-use": "name"}
    where = reverse("admin:articles_actor_change", args=[actor.pk])
    actor.delete()
    said = given_back(desk.post(where, mine | {"kind": "person"}))
    assert "Kind: Person" in said
    assert any("Gallien, German" in line for line in said)
    assert any("Gallia, French" in line for line in said)


def test_a_tag_that_both_took_away_is_gone_and_nothing_is_told_of_it(desk, other):
    article = make_article("Talks", actors=["france", "germany"])
    mine, theirs = opened(desk, article), opened(other, article)
    save(other, article, theirs | {"actor_tags-0-DELETE": "on"})
    assert save(desk, article, mine | {"actor_tags-0-DELETE": "on"}).status_code == 302
    assert list(article.actor_tags.values_list("actor__slug", flat=True)) == ["germany"]


def test_a_tag_that_one_changed_and_another_took_away_stands_in_the_form_as_new(desk, other):
    article = make_article("Talks", actors=["france", "germany"])
    mine, theirs = opened(desk, article), opened(other, article)
    save(other, article, theirs | {"actor_tags-0-DELETE": "on"})
    page = save(desk, article, mine | {"actor_tags-0-by": "refused"})
    said = text_of(of_class(parse(page), "meanwhile")[0])
    assert "taken away" in said
    assert "France, Refused" in said
    assert save(desk, article, fields_of(page)).status_code == 302
    assert sorted(article.actor_tags.values_list("actor__slug", "by")) == [("france", "refused"), ("germany", "editor")]


def test_a_row_that_was_shown_and_is_not_posted_stays_as_it_is(desk, other):
    article = make_article("Talks", actors=["france", "germany"])
    mine = opened(desk, article)
    save(other, article, opened(other, article) | {"actor_tags-1-by": "source"})
    last = ActorTag.objects.get(actor__slug="germany")
    mine = {name: value for name, value in mine.items() if not name.startswith("actor_tags-1-")}
    mine |= {"actor_tags-TOTAL_FORMS": 1, "actor_tags-INITIAL_FORMS": 1}
    assert save(desk, article, mine, headline="Open").status_code == 302
    last.refresh_from_db()
    assert (last.by, article.actor_tags.count()) == ("source", 2)
