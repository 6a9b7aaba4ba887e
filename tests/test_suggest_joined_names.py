"""Surnames that are part of longer words and names, or stand before what people do together."""

import pytest
from taggers import entry, mentions, person

from articles.tagging import Tagger

FRANCO = person("franco", "Otto Franco", description="Head of State")
ROE = person("roe", "Jane Roe", description="Secretary of State")
RURI = person("ruri", "Ugo Ruri", description="President")


def test_beginning_of_a_joint_adjective_is_no_person():
    tagger = Tagger([FRANCO, person("anglo", "Ugo Anglo")], [])
    assert mentions(tagger, "He spoke of Franco-German talks, and an Anglo–Irish one was held.") == {}
    assert mentions(tagger, "Franco-Ruritanian talks were held. Then Franco spoke.") == {"franco": ["Franco"]}


def test_word_within_a_longer_name_is_no_surname():
    tagger = Tagger([person("young", "Kenneth Youngo"), ROE], [])
    assert mentions(tagger, "He said that Chang Do Youngo was loyal, and so was Foo To Roe.") == {}
    assert mentions(tagger, "What did Youngo say?") == {"young": ["Youngo"]}


@pytest.mark.parametrize(
    "act",
    "Declaration statement agreement communiqué understanding formula plan proposal guidelines memorandum talks "
    "meeting policy doctrine".split(),
)
def test_two_names_joined_before_an_act_are_two_people(act):
    tagger = Tagger([ROE, RURI], [])
    assert mentions(tagger, f"They read the Roe–Ruri {act} of 1962.") == {"roe": ["Roe"], "ruri": ["Ruri"]}


@pytest.mark.parametrize(
    ("words", "is_person"),
    [
        ("If the Ruri aerial inspection and blueprint exchange proposal is accepted", True),
        ("They opposed the Ruri farm policy", True),
        ("He joined the Ruri administration’s team", True),
        ("They opposed the Ruri of the old plan", False),
        ("They took the Ruri road and had a plan", False),
        ("They took the Ruri ferry, a plan of his", False),
    ],
)
def test_surname_before_a_noun_of_statecraft_with_adjectives_between_is_a_person(words, is_person):
    assert mentions(Tagger([RURI], []), f"{words}.") == ({"ruri": ["Ruri"]} if is_person else {})


def test_government_of_one_with_a_family_name_of_many_is_the_only_bearers():
    tagger = Tagger([entry("ru", "Ruritania"), person("rhee", "Ruri Rhee", description="President of Ruritania")], [])
    assert mentions(tagger, "In Ruritania he was convicted by the Rhee government.")["rhee"] == ["Rhee"]
