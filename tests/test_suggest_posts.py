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


def told(bearers, text, date):
    """Return what a text names and leaves open among people given by slug, name and description."""
    tagger = Tagger([person(slug, name, description=description) for slug, name, description in bearers], [])
    day = Moment.parse(date)
    return mentions(tagger, text, date=day), questions(tagger, text, date=day)


def test_head_of_state_whose_days_are_not_told_goes_before_others_of_the_surname():
    bearers = [
        ("head", "John Ruritani", "President of the United States"),
        ("brother", "Robert Ruritani", "Attorney General"),
    ]
    assert told(bearers, "They spoke of a Ruritani letter.", "1962-07-04")[0] == {"head": ["Ruritani"]}


def test_bearer_whose_told_days_are_over_goes_behind_who_holds_an_office():
    bearers = [
        ("one", "John Ruritani", "Director to 1959; Consul General in Hamburg"),
        ("two", "Robert Ruritani", "Assistant Secretary from July 1959"),
    ]
    assert told(bearers, "We told Ruritani so.", "1960-02-04")[0] == {"two": ["Ruritani"]}


def test_office_that_ended_lately_leaves_open_who_is_meant_where_no_days_are_known():
    bearers = [
        ("gone", "Dean Ruritani", "Assistant Secretary of State to February 1952"),
        ("other", "Howard Ruritani", "Chairman, Health Resources Advisory Committee"),
    ]
    named, open_names = told(bearers, "We told Ruritani so.", "1952-07-04")
    assert named == {}
    assert set(open_names["Ruritani"]) == {"gone", "other"}
    assert told(bearers, "We told Ruritani so.", "1955-07-04")[0] == {"other": ["Ruritani"]}


def test_minister_is_no_likelier_behind_a_rank_than_others_who_have_none():
    bearers = [
        ("foreign", "Franz Ruritani", "Federal Minister for Atomic Affairs; thereafter Minister of Defense"),
        ("ours", "Lewis Ruritani", "Chairman, Atomic Energy Commission"),
    ]
    named, open_names = told(bearers, "We told Admiral Ruritani so.", "1957-07-04")
    assert named == {}
    assert set(open_names["Ruritani"]) == {"foreign", "ours"}
    bearers[0] = ("officer", "Franz Ruritani", "Chief of Naval Staff")
    assert told(bearers, "We told Admiral Ruritani so.", "1957-07-04")[0] == {"officer": ["Ruritani"]}
