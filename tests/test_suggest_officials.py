"""Surnames of officials: beside senators, of civilians over soldiers, long out of office, and of fathers and sons."""

import pytest
from taggers import body, entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import ActorKind

DAY = Moment.parse("1970-05-26")
STATE = entry("fr", "Freedonia")
SENATE = body("senate", "Senate of Freedonia", "Senate", kind=ActorKind.GOVERNMENT_BODY, part_of="fr")
ENVOY = person("envoy", "Otto Maliko", roles=[office("1968", "1972", "Counselor", "fr")])
SENATOR = person("senator", "Ugo Maliko", roles=[office("1966", "1978", "Senator", "senate")])


def test_surname_is_a_state_s_official_rather_than_a_senator_of_a_senate_that_is_not_named():
    tagger = Tagger([STATE, SENATE, ENVOY, SENATOR], [])
    assert "senator" not in mentions(tagger, "Freedonia was small. Maliko explained why.", date=DAY)
    assert mentions(tagger, "Freedonia was small. Maliko explained why.", date=DAY)["envoy"] == ["Maliko"]


def test_senator_is_found_by_title_and_as_likely_where_the_senate_is_named():
    tagger = Tagger([STATE, SENATE, ENVOY, SENATOR], [])
    assert mentions(tagger, "Senator Maliko left Freedonia.", date=DAY)["senator"] == ["Maliko"]
    text = "The Senate of Freedonia was small. Maliko explained why."
    assert questions(tagger, text, date=DAY)["Maliko"] == {"envoy", "senator"}


def test_senator_is_found_where_nobody_else_bears_the_surname():
    tagger = Tagger([STATE, SENATE, SENATOR], [])
    assert mentions(tagger, "Freedonia was small. Maliko explained why.", date=DAY)["senator"] == ["Maliko"]


def test_speaker_in_office_is_meant_rather_than_an_official_of_years_ago():
    speaker = person("speaker", "Ugo Maliko", roles=[office("1969", "1973", "Speaker", "senate")])
    former = person("former", "Otto Maliko", roles=[office("1960", "1964", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, SENATE, speaker, former], [])
    assert mentions(tagger, "Freedonia was small. Maliko explained why.", date=DAY)["speaker"] == ["Maliko"]


def test_secretary_of_the_navy_is_no_admiral():
    civilian = person("civilian", "Otto Ruri", roles=[office("1968", "1972", "Secretary of the Navy", "fr")])
    other = person("other", "Ugo Ruri", roles=[office("1968", "1972", "Counselor", "fr")])
    tagger = Tagger([STATE, civilian, other], [])
    assert mentions(tagger, "Vice Admiral Ruri left Freedonia.", date=DAY).keys() == {"fr"}


@pytest.mark.parametrize(("year", "is_meant"), [("1958", False), ("1964", True), ("1982", True), ("1984", False)])
def test_surname_alone_means_an_official_of_a_few_years_ago_and_none_of_long_ago_or_of_later(year, is_meant):
    secretary = person("ruri", "Otto Ruri", roles=[office("1968", "1972", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, secretary], [])
    date = Moment.parse(year)
    assert ("ruri" in mentions(tagger, "Freedonia was small. Mr. Ruri explained why.", date=date)) is is_meant
    assert "ruri" in mentions(tagger, "Freedonia was small. Otto Ruri explained why.", date=date)


def test_head_of_a_state_is_meant_by_the_surname_long_after():
    president = person("ruri", "Otto Ruri", roles=[office("1966", "1970", "President", "fr")])
    tagger = Tagger([STATE, president], [])
    assert "ruri" in mentions(tagger, "Freedonia was small. Mr. Ruri explained why.", date=Moment.parse("1984"))


def test_son_of_somebody_in_the_list_is_called_so():
    father, son = person("father", "Otto F. Ruri"), person("son", "Otto F. Ruri Jr.")
    tagger = Tagger([father, son], [])
    assert mentions(tagger, "Otto Ruri was there.") == {"father": ["Otto Ruri"]}
    assert mentions(tagger, "Otto Ruri Jr. was there.").keys() == {"son"}
    assert mentions(tagger, "Otto F. Ruri, Jr., was there.").keys() == {"son"}
    assert mentions(Tagger([son], []), "Otto Ruri was there.") == {"son": ["Otto Ruri"]}


def test_england_is_no_surname_by_itself():
    tagger = Tagger([STATE, person("england", "Otto England", roles=[office("1968", "1972", "Secretary", "fr")])], [])
    assert "england" not in mentions(tagger, "England won in Freedonia.", date=DAY)
    assert "england" in mentions(tagger, "Secretary England left Freedonia.", date=DAY)


def test_person_of_another_state_whose_name_has_a_letter_more_is_somebody_else():
    general = person("general", "Otto S. Ruri", roles=[office("1974", "1978", "Chief of Staff", "army")])
    minister = person("minister", "Otto Ruri", roles=[office("1966", "1968", "Foreign Minister", "sy")])
    army = body("army", "Army of Freedonia", kind=ActorKind.GOVERNMENT_BODY, part_of="fr")
    tagger = Tagger([STATE, entry("sy", "Sylvania"), army, general, minister], [])
    found = mentions(tagger, "General Ruri left Freedonia.", date=Moment.parse("1977"))
    assert found["general"] == ["Ruri"]
    assert "minister" not in found


def test_head_of_an_agency_in_office_is_meant_rather_than_an_official_of_years_ago():
    agency = body("agency", "Oil Agency", kind=ActorKind.GOVERNMENT_BODY, part_of="fr")
    head = person("head", "Ugo Ruri", roles=[office("1969", "1973", "Director", "agency")])
    former = person("former", "Otto Ruri", roles=[office("1960", "1964", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, agency, SENATE, head, former], [])
    assert mentions(tagger, "Freedonia was small. Ruri explained why.", date=DAY)["head"] == ["Ruri"]
    text = "Freedonia was small. Ruri explained why."
    lately = person("lately", "Jo Ruri", roles=[office("1960-01-01", "1970-03-20", "Secretary of Labor", "fr")])
    assert mentions(Tagger([STATE, agency, head, lately], []), text, date=DAY)["lately"] == ["Ruri"]
    senator = person("senator", "Jane Ruri", roles=[office("1969", "1973", "Senator", "senate")])
    tagger = Tagger([STATE, SENATE, senator, former], [])
    assert mentions(tagger, "Freedonia was small. Ruri explained why.", date=DAY)["former"] == ["Ruri"]


@pytest.mark.parametrize(("year", "is_meant"), [("1964", False), ("1970", True), ("1978", False)])
def test_surname_alone_means_an_official_out_of_office_only_beside_the_state(year, is_meant):
    secretary = person("ruri", "Otto Ruri", roles=[office("1968", "1972", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, secretary], [])
    date = Moment.parse(year)
    assert ("ruri" in mentions(tagger, "The workers came to Ruri to complain.", date=date)) is is_meant
    assert "ruri" in mentions(tagger, "Secretary Ruri left.", date=date)
    assert "ruri" in mentions(tagger, "Freedonia was small. Ruri left.", date=date)


def test_head_of_a_state_is_meant_by_the_surname_though_nothing_names_the_state():
    president = person("ruri", "Otto Ruri", roles=[office("1966", "1968", "President", "fr")])
    tagger = Tagger([STATE, president], [])
    assert "ruri" in mentions(tagger, "The fall of Ruri was mourned.", date=DAY)
    assert "ruri" in mentions(tagger, "They fell for Ruri.", date=Moment.parse("1965-11-11"))
    assert "ruri" not in mentions(tagger, "They fell for Ruri.", date=Moment.parse("1962-11-11"))


def test_official_who_has_just_left_office_is_meant_by_the_surname_though_nothing_names_the_state():
    secretary = person("ruri", "Otto Ruri", roles=[office("1966-01-01", "1970-03-20", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, secretary], [])
    assert "ruri" in mentions(tagger, "The workers came to Ruri to complain.", date=DAY)
    assert "ruri" not in mentions(tagger, "The workers came to Ruri to complain.", date=Moment.parse("1970-12-20"))


def test_official_who_comes_into_office_within_months_is_meant_by_the_surname_though_nothing_names_the_state():
    secretary = person("ruri", "Otto Ruri", roles=[office("1970-10-01", "1972-03-20", "Secretary of Labor", "fr")])
    tagger = Tagger([STATE, secretary], [])
    assert "ruri" in mentions(tagger, "The workers came to Ruri to complain.", date=DAY)
    assert "ruri" not in mentions(tagger, "The workers came to Ruri to complain.", date=Moment.parse("1968-12-20"))


def test_who_holds_an_office_is_meant_rather_than_who_is_yet_to_hold_one():
    vice = person("vice", "Jane Ruri", roles=[office("1969", "1973", "Vice President", "fr")])
    later = person("later", "Otto Ruri", roles=[office("1974", "1976", "Prime Minister", "sy")])
    tagger = Tagger([STATE, entry("sy", "Sylvania"), vice, later], [])
    assert "vice" in mentions(tagger, "Sylvania was small. Ruri explained why.", date=DAY)


@pytest.mark.parametrize(("year", "is_meant"), [("1970", True), ("1979-03-01", True), ("1981", False)])
def test_surname_alone_means_nobody_who_has_left_a_house_that_is_not_named(year, is_meant):
    tagger = Tagger([STATE, SENATE, SENATOR], [])
    date = Moment.parse(year)
    assert ("senator" in mentions(tagger, "Freedonia was small. Maliko left.", date=date)) is is_meant
    assert "senator" in mentions(tagger, "Freedonia was small. The Senate heard Maliko.", date=date)
    assert "senator" in mentions(tagger, "Former Senator Maliko left Freedonia.", date=date)
