"""Surnames and adjectives that are a part of somebody else's name, or of a thing's: Fred-Karl, USS Firefly."""

import pytest
from taggers import entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("kosovo", "Kosovo"),
            entry("albania", "Albania", ("Albanian", "adjective"), ("Albanians", "adjective")),
            entry("france", "France", ("French", "adjective")),
            entry("belarus", "Belarus", ("Minsk", "seat")),
            person("firefly", "Rufus Firefly"),
            person("pierre", "Ambrose Pierre"),
            person("kim", "Kim Song Ho"),
            person("chico", "Chico Ravelli"),
            person("major", "Norma Major"),
            person("dulce", "Gino Dulce", roles=[office("2001", "2011", "President", "france")]),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The destroyer USS Firefly left port.",
        "They sent M1 Firefly tanks.",
        "They sent M1A2 Firefly tanks.",
        "They sent thirty Firefly tanks.",
        "Shells for their Firefly fighting vehicles ran out.",
        "They praised Pierre-Yves Lamont.",
        "Aides of Ravelli-Stein said so.",
        "The trial of Joshua French began.",
        "Missiles hit the Rufus Firefly Air Base.",
        "They flew to Rufus Firefly City.",
        "The Rufus Firefly Desert Research Center burned.",
        "Both sides broke Minsk II again.",
        "A mayor of the ethnic Albanian minority resigned.",
        "A club of Albanian Americans and French-Americans met.",
        "A factory in Minsk, Ontario, closed.",
        "They repealed the Minsk Regulation.",
        "The army entered the Firefly district.",
        "They met Major General Fred Stone.",
        "They seized Col. Karuna Minsk on Monday.",
    ],
)
def test_part_of_another_name_names_nobody(tagger, text):
    assert mentions(tagger, text) == {}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Rufus Firefly spoke. The Firefly-led party won.", {"firefly"}),
        ("President Rufus Firefly spoke of arms. Firefly missiles struck the port.", {"firefly"}),
        ("Rufus Firefly met Chico Ravelli. The Firefly-Ravelli plan failed.", {"firefly", "chico"}),
        ("Rufus Firefly met her. The Firefly-Smith talks failed.", {"firefly"}),
        ("Rufus Firefly met her. They signed the Firefly-Smith Memorandum.", {"firefly"}),
        ("The mayor of Fred City Rufus Firefly spoke.", {"firefly"}),
        ("At COP29 Firefly said so.", {"firefly"}),
        ("In Q3 Firefly raised the rates.", {"firefly"}),
        ("In France Americans were attacked.", {"france"}),
        ("When they blamed Minsk I was in France.", {"belarus", "france"}),
        ("They fear Minsk regulation of banks.", {"belarus"}),
        ("Norma Major spoke. Later Major told them so.", {"major"}),
        ("The trial of a French citizen began.", {"france"}),
        ("Two Albanians and three Americans voted.", {"albania"}),
        ("Belarus spoke, and Minsk agreed.", {"belarus"}),
        ("Kosovo Albanians voted.", {"kosovo"}),
        ("Kosovo and Albania met.", {"kosovo", "albania"}),
    ],
)
def test_words_that_only_look_like_such_a_part_leave_the_actor(tagger, text, slugs):
    assert set(mentions(tagger, text)) == slugs


def test_adjective_made_of_a_surname_in_a_headline_is_of_who_bears_it(tagger):
    found = mentions(tagger, "Rufus Firefly left.", title="Firefly-Era Tariffs Are Stopped")
    assert found == {"firefly": ["Firefly", "Rufus Firefly"]}


def test_second_half_of_a_korean_given_name_with_a_hyphen_is_nobody_s_surname(tagger):
    assert mentions(tagger, "The trader Kim Ho-jin was seen in Busan.") == {}
    assert set(mentions(tagger, "The trader Kim Song-ho was seen in Busan.")) == {"kim"}


def test_short_form_of_a_surname_with_a_hyphen_is_nobody_else_s(tagger):
    assert mentions(tagger, "Francis Ravelli-Stone, who led the bank, was tried in Rome. Ravelli was 95.") == {}


@pytest.mark.parametrize(
    ("text", "date", "slugs"),
    [
        ("Firefly fighting for his life, doctors say.", "2005", {"firefly"}),
        ("Rebels fled as Dulce tanks shelled the port.", "2005", {"dulce"}),
        ("Rebels fled as Dulce rockets fell.", "", {"dulce"}),
        ("Museums show Dulce tanks.", "2015", set()),
        ("Museums show a Dulce fighting vehicle.", "2015", set()),
    ],
)
def test_arms_are_the_leader_s_and_called_after_others(tagger, text, date, slugs):
    assert set(mentions(tagger, text, date=Moment.parse(date) if date else None)) == slugs
