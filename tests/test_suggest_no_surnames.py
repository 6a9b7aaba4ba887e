"""Surnames that stand here for something else: a month, a place, a firm, a part of somebody else's name."""

import pytest
from taggers import body, entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2018-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)),
            body("roes", "Reform of Oil Exporting States", ("ROES", NameUse.ACRONYM)),
            person("may", "Jane May", roles=[office("2016", "2019", "Prime Minister", "fr")]),
            person("england", "Otto England", roles=[office("2016", "2019", "Minister of Labour", "fr")]),
            person("green", "Ugo Green", roles=[office("2016", "2019", "Minister of Health", "fr")]),
            person("james", "Ann James", roles=[office("2016", "2019", "Minister of Trade", "fr")]),
            person("omar", "Ali Omar", roles=[office("2016", "2019", "President", "fr")]),
            person("carson", "Bob Carson", roles=[office("2016", "2019", "Chancellor", "fr")]),
            person("junior", "Otto F. Ruritani Jr.", "OFR Jr.", roles=[office("2016", "2019", "Surgeon", "fr")]),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The cases in Freedonia were the fewest since May.",
        "In Freedonia the date was moved from August to May effective next year.",
        "The dissolution of the parliament of Freedonia in May was void.",
        "The riots of May were the worst in Freedonia.",
        "Freedonia voted in early May.",
    ],
)
def test_month_is_nobody_s_surname(tagger, text):
    assert set(mentions(tagger, text, date=DAY)) == {"fr"}


def test_surname_that_is_a_month_is_a_name_before_a_verb_and_after_a_title(tagger):
    assert "may" in mentions(tagger, "In Freedonia May said no.", date=DAY)
    assert "may" in mentions(tagger, "A letter to Prime Minister May came from Freedonia.", date=DAY)
    assert "may" in mentions(tagger, "Jane May left. It was the end of May.", date=DAY)


def test_place_after_a_comma_at_the_end_signs_nothing(tagger):
    assert set(mentions(tagger, "Freedonian guests were hurt at a shop in Leicester, England.", date=DAY)) == {"fr"}
    assert set(mentions(tagger, "Freedonia is well. Faithfully yours, England", date=DAY)) == {"fr", "england"}
    assert set(mentions(tagger, "Freedonia is well. With best wishes, Green", date=DAY)) == {"fr", "green"}


@pytest.mark.parametrize(
    "text",
    [
        "Ugo Roe of the Green Party in Freedonia lost.",
        "The fund was held by Freedonian Green in the spring.",
        "The prize of Freedonia went to the economist James A. Robinson for his studies.",
        "The coach Fred “Kit” Carson died in Freedonia.",
        'The coach Fred "Kit" Carson died in Freedonia.',
        "The Freedonian commander Omar al-Ruritani (Omar the Tall) died.",
        "A Freedonian march was held for Fred Otto King Jr. in the town.",
        "The High Court of Justice of England and Wales heard of Freedonia.",
        "Freedonian Minister of Transport Jacqueline Carson resigned. Carson had been long in office.",
        "A parcel came to the Freedonian home of Senator Roes Carson.",
    ],
)
def test_surname_within_another_name_is_the_other_s(tagger, text):
    assert set(mentions(tagger, text, date=DAY)) == {"fr"}


def test_office_of_several_words_before_a_surname_is_a_title_still(tagger):
    assert "carson" in mentions(tagger, "Freedonia heard Chancellor of the Exchequer Carson.", date=DAY)
    assert "omar" in mentions(tagger, "The President of Freedonia Omar spoke.", date=DAY)


def test_surname_before_as_and_an_office_is_a_name(tagger):
    assert "omar" in mentions(tagger, "Freedonia means to keep Omar as President.", date=DAY)
