"""Names of ships, newspapers, teams, regions, other groups and towns that hold that of an actor who is not meant."""

import pytest
from taggers import body, entry, mentions

from articles.tagging import Tagger
from articles.vocabulary import ActorKind


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", "adjective"), ("Fredville", "seat")),
            entry("tw", "Taiwan", kind=ActorKind.OTHER),
            entry("far", "United Republic of the Far Coast"),
            entry("greece", "Greece", ("Athens", "seat")),
            body("wave", "Wave", kind=ActorKind.COMPANY),
            body("band", "Band", kind=ActorKind.ARMED_GROUP),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The USS Freedonia sailed on Monday.",
        "They read The Freedonia Times and the Fredville Independent.",
        "They read the Times of Freedonia.",
        "They saw Dynamo Fredville and the Fredville Capitals.",
        "They flew with Air Freedonia and Freedonia Airlines.",
        "Floods hit Freedonia Province on Monday.",
        "They met in the Freedonia Gardens.",
        "They went to Fredville de Cuba.",
        "The Wave rainforest burns in Wave Department.",
        "Band al-Nasr closed its camps.",
    ],
)
def test_longer_name_is_not_that_of_the_actor_within_it(tagger, text):
    assert mentions(tagger, text) == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The air in Freedonia is bad, and a real Freedonia daily said so.", "fr"),
        ("Freedonia and the times it saw.", "fr"),
        ("In Taiwan Province they voted.", "tw"),
        ("Wave signed in the department.", "wave"),
        ("The Band al-Nasr Martyrs’ Brigade fired.", "band"),
        ("Athens spoke of Georgia.", "greece"),
    ],
)
def test_words_that_only_look_like_such_a_name_leave_the_actor(tagger, text, slug):
    assert slug in mentions(tagger, text)


def test_headline_in_capitals_names_no_newspaper(tagger):
    assert mentions(tagger, "", title="Freedonia Times Its Exit With Great Care Today") == {
        "fr": ["Freedonia"],
    }


def test_town_lies_in_a_state_with_a_long_name_or_in_the_united_states(tagger):
    assert set(mentions(tagger, "Rain fell in Freedonia, United Republic of the Far Coast.")) == {"far"}
    assert mentions(tagger, "A court in Athens, Georgia, United States, ruled.") == {}


def test_taliban_of_a_pakistani_district_are_the_pakistani_taliban():
    tagger = Tagger(
        [
            body("tb", "Taliban", kind=ActorKind.ARMED_GROUP),
            body("ttp", "Pakistani Taliban", "Tehrik-i-Taliban Pakistan", kind=ActorKind.ARMED_GROUP),
        ],
        [],
    )
    assert set(mentions(tagger, "Taliban fighters died in a raid in Khyber Pakhtunkhwa.")) == {"ttp"}
    assert set(mentions(tagger, "Pakistan sent an envoy to the Taliban.")) == {"tb"}
    assert set(mentions(tagger, "The Taliban in Kabul spoke of Khyber Pakhtunkhwa and Afghanistan.")) == {"tb"}
