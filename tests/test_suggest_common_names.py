"""Names that parties, armies and assemblies of many states bear: whose is meant is told by what stands around them."""

import pytest
from taggers import body, entry, mentions, office, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)),
            entry("sy", "Sylvania", ("Sylvanian", NameUse.ADJECTIVE)),
            entry("uk", "United Kingdom", ("British", NameUse.ADJECTIVE)),
            body("labour", "Labour Party", "Labour Party (Freedonia)"),
            body("army", "National Liberation Army", part_of="fr", kind=ActorKind.ARMED_GROUP),
            body("senate", "Senate of Freedonia", kind=ActorKind.GOVERNMENT_BODY),
            body("tories", "Conservative Party", part_of="uk"),
            body("union", "Sylvanian People's Union", kind=ActorKind.PARTY),
            person("rufus", "Rufus Firefly", roles=[office("2001", "2009", "President", "fr")]),
            person("keir", "Keir Starmer"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Sylvanian Labour Party lost.",
        "Sylvania's Labour Party lost in Freedonia.",
        "The Labour Party of Sylvania lost to Freedonia.",
        "In Sylvania the Labour Party lost.",
        "The National Liberation Army of Sylvania fought on.",
    ],
)
def test_party_or_army_of_another_state_is_not_the_one_of_that_name(tagger, text):
    assert not mentions(tagger, text).keys() & {"labour", "army"}


@pytest.mark.parametrize(
    "text",
    [
        "The Labour Party lost.",
        "The Freedonian Labour Party lost to Sylvania.",
        "Freedonia spoke to Sylvania, and the Labour Party lost.",
        "The Senate of Freedonia and the Labour Party spoke of Sylvania.",
        "Rufus Firefly told the Labour Party that Sylvania would win.",
        "Firefly's Labour Party spoke of Sylvania.",
    ],
)
def test_party_is_named_in_the_company_of_its_state_or_its_people_or_of_no_state(tagger, text):
    assert "labour" in mentions(tagger, text)


def test_person_of_whom_the_list_tells_no_state_is_of_the_one_that_everybody_knows(tagger):
    assert "tories" in mentions(tagger, "Keir Starmer told the Conservative Party that Sylvania would win.")


def test_name_of_a_party_names_its_state_too(tagger):
    assert set(mentions(tagger, "The Sylvanian People's Union lost.")) == {"union", "sy"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Freedonia the Republican Speaker spoke.", ["Republican Speaker"]),
        ("Freedonian Republican senators left.", ["Republican senators"]),
        ("In Freedonia republican candidates won.", None),
        ("Sylvania's Republican leader spoke.", None),
    ],
)
def test_party_is_named_by_its_adjective_before_who_is_of_it(text, words):
    actors = [entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)), entry("sy", "Sylvania")]
    tagger = Tagger([*actors, body("gop", "Republican Party", part_of="fr")], [])
    assert mentions(tagger, text).get("gop") == words
