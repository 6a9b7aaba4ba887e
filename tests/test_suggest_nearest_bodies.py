"""Bodies that are called by a word for another kind, where their state has no nearer one."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind

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


@pytest.mark.parametrize("text", ["A Freedonian Air Force jet fell.", "Freedonian warships left.", "Freedonia's navy."])
def test_air_force_and_navy_mean_the_armed_forces_beside_a_state_that_has_no_other(text):
    assert _named(text, FORCES) == {"forces"}


def test_troops_are_an_army_s_only_where_the_state_has_no_armed_forces():
    assert _named("Freedonian troops left.", ARMY) == {"army"}
    assert _named("Freedonian troops left.", ARMY, FORCES) == {"forces"}


@pytest.mark.parametrize("text", ["The Freedonian army fired.", "In Freedonia two soldiers died."])
def test_soldiers_of_a_state_are_no_rebels_that_call_themselves_an_army(text):
    rebels = body("rebels", "Freedonian National Army", kind=ActorKind.ARMED_GROUP)
    assert _named(text, FORCES, rebels) == {"forces"}


def test_armed_group_is_an_army_in_a_list_that_has_no_other():
    rebels = body("rebels", "Freedonian National Army", kind=ActorKind.ARMED_GROUP)
    assert _named("The Freedonian army fired.", rebels) == {"rebels"}


def test_interim_government_is_the_government_only_where_the_list_has_no_other():
    interim = body("interim", "Interim government of Freedonia")
    assert _named("The Freedonian government fell.", GOVERNMENT, interim) == {"gov"}
    assert _named("The Freedonian government fell.", interim) == {"interim"}


@pytest.mark.parametrize("text", ["They bought Freedonian missile systems.", "The military rule in Freedonia ended."])
def test_weapons_for_sale_and_the_rule_of_soldiers_are_no_forces(text):
    assert _named(text, FORCES) == set()
