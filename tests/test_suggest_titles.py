"""Titles before a surname: offices with an ending, of one holder, of a place, and ranks."""

import pytest
from taggers import entry, mentions, person

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


ENVOY = person("envoy", "Otto Roe", description="Deputy Under Secretary of State until 1964; Ambassador to Ruritania")


@pytest.mark.parametrize("title", ["President", "Prime Minister", "Premier", "King", "Pope", "ex-President"])
def test_highest_office_before_a_surname_is_not_of_who_only_held_lesser_ones(title):
    tagger = Tagger([ENVOY, person("aide", "Ugo Doe", description="Special Assistant to the President")], [])
    day = Moment.parse("1968-02-06")
    assert mentions(tagger, f"He cited {title} Roe's statement.", date=day) == {}
    assert mentions(tagger, f"Otto Roe cited {title} Roe's statement.", date=day) == {"envoy": ["Otto Roe"]}
    assert mentions(tagger, f"He cited {title} Doe's statement.", date=day) == {}
    assert mentions(tagger, "He cited Ambassador Roe's statement.", date=day) == {"envoy": ["Roe"]}


@pytest.mark.parametrize("description", ["", "Vice President", "Senator", "Chairman of the Council", "General"])
def test_highest_office_may_be_of_who_held_none_or_a_high_one(description):
    tagger = Tagger([person("roe", "Otto Roe", description=description)], [])
    assert mentions(tagger, "He cited President Roe's statement.", date=DAY) == {"roe": ["Roe"]}


def test_rank_is_of_the_only_bearer_of_an_office_that_the_text_speaks_of():
    tagger = Tagger([person("roe", "Otto Roe", description="Chairman of the Hydrogen Board")], [])
    assert mentions(tagger, "The Board heard Admiral Roe on hydrogen.", date=DAY) == {"roe": ["Roe"]}
    assert mentions(tagger, "The crew heard Admiral Roe on fish.", date=DAY) == {}
    tagger = Tagger(
        [
            person("roe", "Otto Roe", description="Chairman of the Hydrogen Board"),
            person("doe", "Ugo Roe", description="Consul"),
        ],
        [],
    )
    assert mentions(tagger, "The Board heard Admiral Roe on hydrogen.", date=DAY) == {}


def test_office_after_a_surname_does_not_go_on_it_though_a_state_s_adjective_stands_between():
    tagger = Tagger([person("roe", "Jane Roe"), person("thai", "Sunthorn Ruri", description="Thai Ambassador")], [])
    text = (
        "They met the Minister Sunthorn Thai Ambassador to the League and Counselor Roe Peruvian Deputy Minister there."
    )
    assert mentions(tagger, text, date=DAY) == {"roe": ["Roe"], "thai": ["Sunthorn"]}
    assert mentions(tagger, "They met Counselor Roe Thai and others.", date=DAY) == {}


@pytest.mark.parametrize("short", ["Ed Roe", "Ned Roe", "Ed A. Roe"])
def test_given_name_has_its_usual_short_forms(short):
    assert mentions(Tagger([person("roe", "Edmund A. Roe")], []), f"He had a letter from {short}.") == {"roe": [short]}


def test_sovereign_whose_name_is_the_title_is_called_by_it_alone():
    shah = person("shah", "Reza Ruri", description="Shah of Iran")
    king = person("king", "Ugo Ruri", description="King of Freedonia")
    text = "We had two hours with Shah. Shah then said so. King Otto came, and King said no."
    assert mentions(Tagger([shah, king], []), text, date=DAY) == {"shah": ["Shah", "Shah"]}
    assert mentions(Tagger([shah, entry("ru", "Iran")], []), "We had two hours with Shah.", date=DAY) == {}
    found = mentions(Tagger([shah, entry("ru", "Iran")], []), "We had two hours with Shah in Iran.", date=DAY)
    assert found["shah"] == ["Shah"]


def test_title_that_ends_a_sentence_is_not_of_who_signs_after_it():
    envoy = person("roe", "Jane Roe", description="Ambassador to Ruritania")
    tagger = Tagger([envoy], [])
    title = "Telegram From the Embassy in Ruritania"
    assert mentions(tagger, "He may come as requested by the King. Roe", title=title, date=DAY) == {"roe": ["Roe"]}
    assert mentions(tagger, "They met Amb. Roe there.", date=DAY) == {"roe": ["Roe"]}
