"""Bodies that are called by a word for another kind, where their state has no nearer one."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger

FREEDONIA = entry("fr", "Freedonia", ("Freedonian", "adjective"))
SYLVANIA = entry("sy", "Sylvania", ("Sylvanian", "adjective"))
FORCES = body("forces", "Freedonian Armed Forces")
ARMY = body("army", "Freedonian Army")
GOVERNMENT = body("gov", "Government of Freedonia")


def _named(text, *bodies):
    return set(mentions(Tagger([FREEDONIA, SYLVANIA, *bodies], []), text)) - {"fr", "sy"}


def test_army_means_the_armed_forces_beside_a_state_that_has_no_other():
    assert _named("The army of Freedonia fired.", FORCES) == {"forces"}
    assert _named("The army of Freedonia fired.", FORCES, ARMY) == {"army"}
    assert _named("An envoy came from Freedonia as the army fired.", FORCES) == set()


@pytest.mark.parametrize("text", ["In Freedonia government forces fired.", "Freedonian government troops fired."])
def test_forces_of_a_government_are_not_the_government(text):
    assert _named(text, FORCES, GOVERNMENT) == {"forces"}


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Ministry of Oceans and Fisheries of Freedonia", "fisheries ministry"),
        ("Ministry of Oceans and Fisheries of Freedonia", "Ministry of Oceans"),
        ("Ministry of Public Health of Freedonia", "health ministry"),
        ("Ministry of National Defence of Freedonia", "defense ministry"),
        ("High Court of Freedonia", "high court"),
        ("Freedonian Coast Guard", "coast guard"),
    ],
)
def test_body_is_named_by_a_part_of_what_it_sees_to(name, noun):
    assert _named(f"Freedonia’s {noun} spoke.", body("body", name)) == {"body"}


def test_ministry_of_one_thing_is_meant_before_one_of_several():
    both = body("two", "Ministry of Oceans and Fisheries of Freedonia"), body("one", "Freedonian Ministry of Fisheries")
    assert _named("The Freedonian fisheries ministry spoke.", *both) == {"one"}


def test_name_between_a_state_and_a_noun_makes_another_body_of_both():
    assert _named("The Freedonian Republican Brotherhood Army fired.", ARMY) == set()
    assert _named("The Freedonian National Army fired.", ARMY) == {"army"}


@pytest.mark.parametrize(
    "text",
    ["The Firefly government fell after riots in Freedonia.", "In most of Freedonia they disliked Firefly’s cabinet."],
)
def test_government_of_a_person_is_that_of_the_one_state_named(text):
    leader = person("rufus", "Rufus Firefly")
    assert _named(f"Rufus Firefly spoke. {text}", GOVERNMENT, leader) == {"gov", "rufus"}
    assert _named(f"Rufus Firefly spoke in Sylvania. {text}", GOVERNMENT, leader) == {"rufus"}
