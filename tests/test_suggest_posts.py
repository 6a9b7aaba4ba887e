"""Bearers of one surname told apart by the posts of a telegram: in its headline, its signature, and beside the name."""

import pytest
from taggers import mentions, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1948-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("envoy", "Otto Ruritani", description="Ambassador in Iran from March 1948"),
            person("senator", "Ugo Ruritani", description="Senator from Maine, Chairman of the Finance Committee"),
            person("secretary", "George Fenwick", description="Secretary of State to January 1949"),
            person("clerk", "Charles Fenwick", description="Member, Policy Planning Staff"),
        ],
        [],
    )


def test_post_before_brackets_with_blanks_in_a_headline_tells_who_holds_it(tagger):
    title = "The Director of the Office of Eastern Affairs ( Smith ) to the Ambassador in Iran ( Ruritani )"
    assert mentions(tagger, "My dear John: nothing is new.", title=title, date=DAY) == {"envoy": ["Ruritani"]}


def test_signature_is_that_of_the_post_which_a_headline_begins_with(tagger):
    title = "The Secretary of State to the Legation in Syria"
    assert mentions(tagger, "Dept approves.\nFenwick", title=title, date=DAY) == {"secretary": ["Fenwick"]}


@pytest.mark.parametrize("text", ["Eyes only for Ruritani. Proceed.", "We would like Ruritani to proceed."])
def test_mission_of_the_headline_is_its_heads(tagger, text):
    title = "Telegram from the Department of State to the Embassy in Iran"
    assert mentions(tagger, text, title=title, date=DAY) == {"envoy": ["Ruritani"]}


@pytest.mark.parametrize("place", ["Syria", "Iran"])
def test_mission_of_a_headline_tells_nothing_against_a_name_that_follows_an_office(tagger, place):
    title = f"Telegram from the Embassy in {place} to the Department of State"
    assert mentions(tagger, "Senator Ruritani left.", title=title, date=DAY) == {"senator": ["Ruritani"]}


def test_mission_of_another_state_leaves_the_surname_open(tagger):
    title = "Telegram from the Embassy in Syria to the Department of State"
    assert questions(tagger, "We would like Ruritani to proceed.", title=title, date=DAY)
    assert mentions(tagger, "We would like Ruritani to proceed.", title=title, date=DAY) == {}
