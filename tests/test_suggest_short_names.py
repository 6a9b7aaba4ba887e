"""Short names of bodies: initials, members of parties, and names that tell their state to everybody who knows them."""

import pytest
from taggers import body, entry, mentions

from articles.tagging import Tagger
from articles.vocabulary import ActorKind

FREEDONIA = entry("fr", "Freedonia", ("Freedonian", "adjective"))
SYLVANIA = entry("sy", "Sylvania")
UN = body("un", "United Nations", ("UN", "acronym"), kind=ActorKind.INTERNATIONAL_ORGANISATION)
ASSEMBLY = body("ga", "UN General Assembly", part_of="un", kind=ActorKind.INTERNATIONAL_ORGANISATION)


def _named(text, *actors):
    return set(mentions(Tagger([FREEDONIA, SYLVANIA, *actors], []), text)) - {"fr", "sy", "un"}


def test_initials_name_a_body_in_the_company_of_its_owner():
    customs = body("ice", "Freedonian Immigration and Customs Enforcement")
    assert _named("In Freedonia ICE agents raided a farm.", customs) == {"ice"}
    assert _named("In Sylvania ICE agents raided a farm.", customs) == set()
    assert _named("In Freedonia ice is cold.", customs) == set()


def test_organ_of_the_united_nations_has_two_initials():
    assert _named("In the UN the GA will vote.", UN, ASSEMBLY) == {"ga"}
    assert _named("The GA will vote.", UN, ASSEMBLY) == set()


def test_members_of_a_party_name_it_in_the_company_of_its_state():
    party = body("party", "Republican Party of Freedonia", kind=ActorKind.PARTY)
    assert _named("Most Republicans in Freedonia agreed.", party) == {"party"}
    assert _named("Most Republicans in Sylvania agreed, and a republican of Freedonia.", party) == set()


@pytest.mark.parametrize("name", ["Ministry of Oceans and Highways", "Blue Bay Health Ministry"])
def test_name_that_many_states_cannot_bear_needs_no_company(name):
    assert _named(f"Freedonia asked Sylvania. The {name} agreed.", body("body", name)) == {"body"}


def test_name_that_many_states_bear_needs_company():
    ministry = body("body", "Ministry of Defence")
    assert _named("Freedonia asked Sylvania. The Ministry of Defence agreed.", ministry) == set()


def test_royal_navy_is_the_british_one():
    kingdom = entry("uk", "United Kingdom", ("British", "adjective"))
    navy = body("navy", "Royal Navy")
    assert _named("The Royal Navy met a Freedonian frigate.", kingdom, navy) == {"navy"}
    assert "navy" in _named("British warships met it.", kingdom, navy)
    assert _named("Freedonian warships met it.", kingdom, navy) == set()


def test_article_with_a_capital_in_a_list_is_small_in_a_text():
    tagger = Tagger([body("sh", "Al-Shabaab (militant group)", "Al-Shabaab")], [])
    assert mentions(tagger, "A raid by al-Shabaab and Al-Shabaab.") == {"sh": ["al-Shabaab", "Al-Shabaab"]}


def test_its_forces_are_those_of_the_state_that_the_sentence_names():
    forces = body("forces", "Freedonian Armed Forces")
    assert _named("Freedonia says that its forces fired.", forces) == {"forces"}
    assert _named("Freedonia and Sylvania say that its forces fired.", forces) == set()


def test_list_without_them_knows_names_that_the_starter_vocabulary_has():
    eln = body("eln", "National Liberation Army", "National Liberation Army (Colombia)", kind=ActorKind.ARMED_GROUP)
    pentagon = body("dod", "United States Department of Defense")
    tagger = Tagger([eln, pentagon], [])
    assert set(mentions(tagger, "The ELN fired.")) == {"eln"}
    assert set(mentions(tagger, "The Pentagon denied it.")) == {"dod"}


def test_body_of_a_territory_is_its_twin_in_a_list_that_gives_it_to_the_state():
    land = entry("land", "Red Land", kind=ActorKind.OTHER, part_of="fr")
    one = body("one", "Red Land Health Ministry", part_of="fr", kind=ActorKind.GOVERNMENT_BODY)
    other = body("other", "Red Land Health Ministry")
    assert {"one", "other"} <= _named("The Red Land Health Ministry agreed.", land, one, other)
