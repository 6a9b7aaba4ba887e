"""Titles before a surname: offices with an ending, of one holder, of a place, and ranks."""

import pytest
from taggers import mentions, person

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1977-03-15")


@pytest.mark.parametrize(
    "title",
    [
        "Counselor-designate",
        "Ambassador-Designate",
        "Ambassador designate",
        "President-elect",
        "Secretary-General",
        "Attorney-General",
        "Lieutenant-General",
        "Under-Secretary",
        "Ambassador-at-Large",
        "Ambassador at Large",
        "Commander-in-Chief",
        "Assistant Secretary-designate",
    ],
)
def test_office_with_an_ending_is_a_title_and_no_given_name(title):
    tagger = Tagger([person("roe", "Jane Roe"), person("doe", "Otto Doe")], [])
    text = f"He heard that {title} Roe was there too. Doe and Roe explained why."
    assert mentions(tagger, text) == {"roe": ["Roe", "Roe"], "doe": ["Doe"]}


def test_double_given_name_is_no_title():
    tagger = Tagger([person("roe", "Jane Roe")], [])
    assert mentions(tagger, "He heard that Jean-Major Roe was there.") == {}


def test_office_that_is_not_yet_held_is_told_by_its_words():
    tagger = Tagger(
        [person("roe", "Jane Roe", description="Counselor"), person("doe", "Otto Roe", description="Ambassador")], []
    )
    assert mentions(tagger, "He heard that Counselor-designate Roe was there.", date=DAY) == {"roe": ["Roe"]}
    assert mentions(tagger, "He heard that ex-Ambassador Roe was there.", date=DAY) == {"doe": ["Roe"]}
