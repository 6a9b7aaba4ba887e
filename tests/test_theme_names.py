"""Themes found by what they are called in other languages: the terms that name them."""

from urllib.parse import quote

import pytest
from factories import make_article, make_theme
from parsed import of_class, parse, text_of

from articles.models import Theme

pytestmark = pytest.mark.django_db

TERMS = ['"cessez-le-feu"^2.5', "перемирие^2", "truce^1.5", '"aid" NEAR/2 convoy', '"alto al fuego"', "tregu*^2", '"x']
TERMS += ['"lull"', "停火協議"]


@pytest.fixture
def truces():
    theme = make_theme("truces", terms=TERMS)
    make_article("Guns fall silent", body_html="<p>Alto al fuego.</p>", themes=[theme], language="es")
    return theme


def choose(client, name):
    rows = client.get(quote(f"/names.json?facet=theme&name={name}", safe="/?&=+%")).json()
    return [(row["slug"], row["count"]) for row in rows]


def above_results(client, text):
    return [text_of(one) for one in of_class(parse(client.get("/articles/", {"q": text})), "named__one")]


@pytest.mark.parametrize("typed", ["cessez", "Перем", "alto", "fuego", "trucES", "停火協議"])
def test_a_theme_is_offered_by_a_word_or_phrase_that_names_it(client, truces, typed):
    assert choose(client, typed) == [("truces", 1)]


@pytest.mark.parametrize("typed", ["convoy", "tregu", "aid", "x", "lull"])
def test_terms_that_only_suggest_a_theme_are_no_names_of_it(client, truces, typed):
    assert choose(client, typed) == []


def test_its_own_name_comes_before_what_others_are_called_in_other_languages(client, truces):
    make_article("x", themes=[make_theme("alto-adige")])
    make_article("y", themes=[truces])
    assert choose(client, "alto") == [("alto-adige", 1), ("truces", 2)]


def test_terms_that_change_are_names_at_once(client, truces):
    assert choose(client, "cessez") == [("truces", 1)]
    Theme.objects.update(terms=['"هدنة إنسانية"'])
    assert choose(client, "هدنة") == [("truces", 1)]
    assert choose(client, "cessez") == []


def test_a_theme_stands_above_the_results_by_a_whole_name_and_not_by_a_word_of_it(client, truces):
    (named,) = above_results(client, "alto al fuego")
    assert named.startswith("Theme: Truces, 1 article")
    assert above_results(client, "fuego") == []
