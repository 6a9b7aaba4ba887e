"""Titles that say in another order, or of the past, what an office of the list says."""

import pytest
from taggers import mentions, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1960-02-04")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("defense", "Otto Fenwick", description="Minister of Defense of Ruritania to March 1959"),
            person("foreign", "Ugo Fenwick", description="Minister for Foreign Affairs of Sylvania from May 1959"),
            person("president", "Al Fenwick", description="President of the Senate"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("title", "slug"), [("Foreign Minister", "foreign"), ("Minister of Foreign Affairs", "foreign")]
)
def test_minister_of_something_is_that_minister_though_another_is_named_in_full(tagger, title, slug):
    text = f"Al Fenwick came, and {title} Fenwick left."
    assert mentions(tagger, text, date=DAY) == {"president": ["Al Fenwick"], slug: ["Fenwick"]}


@pytest.mark.parametrize("title", ["ex-Defense Minister", "former Defense Minister"])
def test_title_of_the_past_is_of_who_held_it_though_another_is_named_in_full(tagger, title):
    text = f"Al Fenwick came, and {title} Fenwick left."
    assert mentions(tagger, text, date=DAY) == {"president": ["Al Fenwick"], "defense": ["Fenwick"]}


def test_office_of_which_the_end_alone_is_known_was_not_held_in_any_year_before():
    tagger = Tagger(
        [
            person("now", "J. Graham Parrish", description="Assistant Secretary of State from July 1959"),
            person("then", "Howard Parrish", description="Director of the Office of Islands to 1959"),
        ],
        [],
    )
    text = "For the Ambassador from Parrish. The note of 1945 is this."
    assert mentions(tagger, text, date=DAY) == {"now": ["Parrish"]}
    assert questions(tagger, text, date=DAY) == {}
