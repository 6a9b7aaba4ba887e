"""Towns, seas, beasts, dishes, diseases and contests called by a state's name or adjective, which is not meant."""

import pytest
from taggers import entry, mentions

from articles.tagging import Tagger
from articles.vocabulary import ActorKind


@pytest.fixture(scope="module")
def tagger():
    states = {
        "freedonia": ("Freedonia", ("Freedonian", "adjective"), ("Freedonians", "adjective"), ("Fredville", "seat")),
        "myanmar": ("Myanmar", ("Burmese", "adjective")),
        "greece": ("Greece", ("Greek", "adjective"), ("Athens", "seat")),
        "cyprus": ("Cyprus", ("Cypriot", "adjective"), ("Cypriots", "adjective")),
        "swiss": ("Switzerland", ("Swiss", "adjective")),
        "india": ("India", ("Indian", "adjective"), ("Indians", "adjective")),
        "germany": ("Germany", ("German", "adjective")),
        "turkey": ("Turkey", ("Turkish", "adjective")),
        "iceland": ("Iceland", "Island"),
        "georgia": ("Georgia", ("Tbilisi", "seat")),
        "us": ("United States", ("U.S.", "acronym"), ("Washington", "seat")),
        "colombia": ("Colombia",),
    }
    return Tagger([entry(slug, *names) for slug, names in states.items()], [])


@pytest.mark.parametrize(
    "text",
    [
        "A storm crossed the Freedonian Desert.",
        "Rain fell in Freedonia, Queens, on Monday.",
        "They flew to Freedonia, Pa., on Monday.",
        "They flew to Freedonia, New York, on Monday.",
        "A tornado passed near Fredville, Nuevo León.",
        "The tanker Freedonia Star was hit by a drone.",
    ],
)
def test_place_or_ship_that_is_called_as_a_state_is_none(tagger, text):
    assert "freedonia" not in mentions(tagger, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hunters caught a Burmese python in a garden.",
        "The boy fell ill with Greek encephalitis.",
        "He was bitten by a German shepherd.",
        "He drew a Swiss Army knife.",
        "The Freedonia Globe and the Fredville Courier closed.",
        "Swiss chard was recalled.",
        "Tom Freedonia returns next summer.",
        "She won the Freedonia Open and the Freedonian Masters.",
        "The Freedonia Hospital was bombed.",
        "Cherokee Indians met on the Indian Reservation.",
        "A Greek Orthodox priest spoke.",
        "The Turkish Republic of Northern Cyprus voted.",
        "The people of Wake Island left.",
        "Students at the University of Georgia protested.",
    ],
)
def test_beast_disease_contest_or_church_that_is_called_so_is_no_state(tagger, text):
    assert set(mentions(tagger, text)) <= {"cyprus"}


def test_tongue_of_a_people_is_no_state_and_the_people_is(tagger):
    assert set(mentions(tagger, "Greek Cypriots voted.")) == {"cyprus"}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("The Swiss Army grew, and Swiss Army officers spoke.", {"swiss"}),
        ("The Turkish Republic was founded in that year.", {"turkey"}),
        ("Greek officials opened a hospital.", {"greece"}),
        ("In the province of Fredville Greek ships sailed.", {"greece"}),
        ("Indians in India voted.", {"india"}),
        ("Talks between Freedonia, Washington and Athens failed.", {"freedonia", "us", "greece"}),
        ("Talks with Freedonia, Washington said, would resume.", {"freedonia", "us"}),
        ("Freedonia, Colombia and Greece met.", {"freedonia", "colombia", "greece"}),
        ("In Freedonia, police said so.", {"freedonia"}),
        ("Er flog nach Island.", {"iceland"}),
        ("The tanker Freedonia seized was old.", {"freedonia"}),
        ("Rain fell in the Northern Province of Freedonia.", {"freedonia"}),
        ("It rains in southern Freedonia today.", {"freedonia"}),
        ("They marched in Athens, Fredville, New York City and Rome.", {"greece", "freedonia"}),
        ("These are: Freedonia, Colombia, the Swiss.", {"freedonia", "colombia", "swiss"}),
        ("In Freedonia, Durango was played.", {"freedonia"}),
        ("Will Freedonia agree?", {"freedonia"}),
        ("A Swiss Army officer saw the Swiss girl.", {"swiss"}),
        ("They left the ship. Freedonia President Roe spoke.", {"freedonia"}),
        ("They fled from Freedonia. Hospital staff stayed.", {"freedonia"}),
    ],
)
def test_words_that_only_look_like_such_a_name_leave_the_state(tagger, text, slugs):
    assert slugs <= set(mentions(tagger, text))


def test_headline_in_capitals_names_no_contest_and_no_hospital(tagger):
    title = "Freedonia Open To New Talks With Its Neighbours"
    assert mentions(tagger, "", title=title) == {"freedonia": ["Freedonia"]}


def test_address_that_begins_a_sentence_is_a_towns(tagger):
    assert set(mentions(tagger, "Freedonia, Colombia, was hit by a quake.")) == {"colombia"}


def test_town_in_washington_is_a_town(tagger):
    assert "freedonia" not in mentions(tagger, "Two men were hurt in Freedonia, Washington, on Monday.")


def test_news_site_is_not_the_party_of_its_name():
    party = entry("vex", "Vex", kind=ActorKind.PARTY)
    assert mentions(Tagger([party], []), "The news site Vex dismissed nine.") == {}
    assert set(mentions(Tagger([party], []), "The site Vex runs was closed.")) == {"vex"}
