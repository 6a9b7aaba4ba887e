"""Who is meant in a text that tells of the past: holders of an office in the years that it names."""

import pytest
from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

LATER = Moment.parse("2012-05-01")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia"),
            entry("sy", "Sylvania"),
            person("rufus", "Rufus Firefly", roles=[office("1961", "1963", "President", "fr")]),
            person("ned", "Ned Firefly", roles=[office("1990", "2011", "Senator", "fr")]),
            person("trentino", "Louis Trentino", roles=[office("1953", "1964", "Premier", "sy")]),
            person("ann", "Ann Teasdale", roles=[office("1950", "1961", "Envoy", "sy")]),
        ],
        [],
    )


@pytest.mark.parametrize("when", ["In 1962", "Half a century ago, in the autumn of 1962,", "In the 1960s"])
def test_year_of_the_past_calls_back_who_held_office_then(tagger, when):
    text = f"{when} Firefly and Trentino stood at the edge of war."
    assert set(mentions(tagger, text, date=LATER)) == {"rufus", "trentino"}


def test_undated_text_means_nobody_who_had_left_office_long_before_the_first_year_that_it_names():
    others = [
        person("old", "Amos Firefly", roles=[office("1861", "1865", "President", "fr")]),
        person("rufus", "Rufus Firefly", roles=[office("1961", "1963", "President", "fr")]),
    ]
    tagger = Tagger([entry("fr", "Freedonia"), *others], [])
    assert set(mentions(tagger, "On 5 June 1967 they recalled President Firefly.")) == {"rufus"}
    of_both_times = "In 1864 President Firefly spoke. In 1967 the hall fell."
    assert questions(tagger, of_both_times) == {"Firefly": {"old", "rufus"}}
    assert set(mentions(tagger, "They heard President Firefly.")) == {"rufus"}


@pytest.mark.parametrize("when", ["By 2999 Firefly said so.", "Firefly sent 2500 soldiers."])
def test_number_that_is_no_year_yet_says_nothing_of_when_an_undated_text_was_written(when):
    tagger = Tagger([person("rufus", "Rufus Firefly", roles=[office("1961", "1963", "President")])], [])
    assert set(mentions(tagger, when)) == {"rufus"}


def test_years_of_the_first_presidents_count():
    people = [
        person("tim", "Tim Pickle", roles=[office("1795-12-10", "1800-05-12", "Secretary of State", "fr")]),
        person("abe", "Abe Firefly", roles=[office("1789-04-30", "1797-03-04", "President", "fr")]),
    ]
    tagger = Tagger([entry("fr", "Freedonia"), *people], [])
    assert set(mentions(tagger, "In 1796 Tim Pickle wrote a letter.", date=LATER)) == {"tim"}
    assert set(mentions(tagger, "In 1796 President Firefly wrote a letter. It was found in 1960.")) == {"abe"}


def test_holder_of_an_office_then_gives_way_to_one_of_today_where_no_such_year_is_named(tagger):
    for text in ("Yesterday Firefly spoke.", "In 2005 Firefly spoke.", "They paid $1962, as Firefly told them."):
        assert set(mentions(tagger, text, date=LATER)) == {"ned"}


def test_person_of_the_past_who_is_named_in_full_calls_back_the_others_of_that_time(tagger):
    text = "Louis Trentino armed them, as Firefly told reporters, and Teasdale was silent."
    assert set(mentions(tagger, text, date=LATER)) == {"trentino", "rufus", "ann"}


def test_item_that_names_very_many_years_tells_of_the_first_of_them_only(tagger):
    years = ", ".join(map(str, range(1900, 1920)))
    assert set(mentions(tagger, f"In {years} and 1962 Firefly spoke.", date=LATER)) == {"ned"}
    assert set(mentions(tagger, f"In 1962, {years} Firefly spoke.", date=LATER)) == {"rufus"}


def test_title_of_a_head_of_state_that_is_named_is_his_who_alone_bore_it(tagger):
    for text in (
        "They recalled President Firefly of Freedonia.",
        "In Freedonia the Firefly administration’s plans fell.",
    ):
        assert set(mentions(tagger, text, date=LATER)) == {"rufus", "fr"}
    text = "In 1962 the Firefly administration’s plans were read."
    assert set(mentions(tagger, text, date=LATER)) == {"rufus"}


def test_surname_that_only_the_dead_bore_is_a_question_where_title_or_state_suits(tagger):
    for text in ("They recalled that Premier Trentino smiled.", "In Sylvania they recalled that Trentino smiled."):
        assert "trentino" not in mentions(tagger, text, date=LATER)
        assert questions(tagger, text, date=LATER) == {"Trentino": {"trentino"}}
        (question,) = tagger.suggest(text, date=LATER).questions
        assert question.why == "Who bears the name held office at another time."
    for text in ("They recalled that Trentino smiled.", "They recalled that Senator Trentino smiled."):
        assert questions(tagger, text, date=LATER) == {}


def test_nobody_is_asked_for_who_held_office_only_later(tagger):
    assert questions(tagger, "In Sylvania Trentino smiled.", date=Moment.parse("1910")) == {}
