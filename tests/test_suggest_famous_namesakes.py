"""Full names of people of the vocabulary that others bear too: who is meant is told by the company."""

import pytest
from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2018-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)),
            person("navy", "Otto V. Ruri", "Otto Ruri", roles=[office("2016", "2019", "Secretary of the Navy", "fr")]),
            person("space", "Ugo B. Malik", "Ugo Malik", roles=[office("1969", "1970", "Administrator", "fr")]),
            person("head", "Fred F. Karls", "Fred Karls", roles=[office("1961", "1963", "President", "fr")]),
            person("chair", "Adam Roe", roles=[office("2015", "2020", "Chairman of the Arms Committee", "fr")]),
            person("sergey", "Sergey Malev", "Sergei Malev", roles=[office("2016", "2019", "Commissioner", "fr")]),
            person("bedell", "Walter Bedell Ruby", "Bedell Ruby", roles=[office("2016", "2019", "Treasurer", "fr")]),
            person("prince", "Rainer III", "Prince Rainer", roles=[office("1949", "2018-06-06", "Prince", "fr")]),
            person("ruler", "Jane Maliko", roles=[office("2016", "2019", "President", "fr")]),
            person("fourth", "Karl Hale Taff IV", roles=[office("2016", "2019", "Envoy", "fr")]),
            person("junior", "Hans Loch Jr.", roles=[office("2016", "2019", "Senator", "fr")]),
            person("gone", "Ruben Salm", roles=[office("1809", "1811", "Secretary of State", "fr")]),
            person("gone-long", "Walter Ramsey Brand", roles=[office("1913", "1915", "Secretary of State", "fr")]),
            person("gone-head", "Abel Linko", roles=[office("1861", "1865", "President", "fr")]),
            person("former", "Jane Lee", roles=[office("2001", "2004", "Minister of Health", "fr")]),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Otto Ruri, the poet, spoke at a school. Ruri was cheered.",
        "The engine of Ugo Malik changed the world.",
        "Ugo Malik of Freedonia wrote a book in 1876.",
        "Adam Roe wrote in 1776 that trade makes rich.",
        "Adam Roe Jr. won the race.",
        "Jane Lee Malva was held in prison.",
        "A judge heard Thomas Jane Lee.",
        "Ruben Salm of Freedonia sang.",
    ],
)
def test_full_name_of_another_is_not_the_official_s(tagger, text):
    assert set(mentions(tagger, text, date=DAY)) <= {"fr"}


@pytest.mark.parametrize(
    ("name", "ordinal", "slug"), [("Karl Hale Taff", "IV", "fourth"), ("Hans Loch", "Jr.", "junior")]
)
def test_name_of_one_who_is_called_junior_is_long_before_his_offices_another_s(tagger, name, ordinal, slug):
    text, before = f"{name} of Freedonia spoke.", Moment.parse("1980")
    assert set(mentions(tagger, text, date=DAY)) == {"fr", slug}
    assert set(mentions(tagger, text, date=before)) == {"fr"}
    assert questions(tagger, text, date=before) == {name: {slug}}
    assert set(mentions(tagger, f"{name} {ordinal} spoke.", date=before)) == {slug}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Otto Ruri spoke in Freedonia.", "navy"),
        ("Secretary Otto Ruri spoke.", "navy"),
        ("Otto Ruri, the Secretary, spoke.", "navy"),
        ("The navy heard Otto Ruri.", "navy"),
        ("Otto V. Ruri spoke.", "navy"),
        ("In 1969 Ugo Malik flew.", "space"),
        ("In 1810 Ruben Salm wrote a letter.", "gone"),
        ("Secretary of State Ruben Salm wrote letters.", "gone"),
        ("They read what Abel Linko wrote.", "gone-head"),
        ("They read what Walter Ramsey Brand wrote.", "gone-long"),
        ("Administrator Ugo Malik flew.", "space"),
        ("Ugo B. Malik flew.", "space"),
        ("The widow of Fred Karls died.", "head"),
        ("Adam Roe wrote in 2017 that trade makes rich.", "chair"),
        ("Adam Roe of Freedonia recalled what was done in 1776.", "chair"),
        ("Jane Lee said so to Adam Roe Monday.", "chair"),
        ("Jane Lee said so.", "former"),
        ("Sergei Malev flew home.", "sergey"),
        ("Bedell Ruby flew home.", "bedell"),
        ("Prince Rainer was mourned.", "prince"),
        ("Otto Ruri and Adam Roe spoke at a school.", "navy"),
        ("Otto Ruri heard what Maliko said.", "navy"),
    ],
)
def test_full_name_in_the_company_of_its_bearer_is_the_official_s(tagger, text, slug):
    assert slug in mentions(tagger, text, date=DAY)


def test_full_name_of_an_official_of_long_ago_is_asked(tagger):
    assert questions(tagger, "The engine of Ugo Malik changed the world.", date=DAY) == {"Ugo Malik": {"space"}}
    assert questions(tagger, "Otto Ruri spoke at a school.", date=DAY) == {}


def test_name_of_a_list_that_tells_nothing_of_states_is_taken_in_any_form():
    tagger = Tagger([person("one", "Otto V. Ruri", description="Secretary of the Navy")], [])
    assert "one" in mentions(tagger, "Otto Ruri spoke at a school.", date=DAY)
