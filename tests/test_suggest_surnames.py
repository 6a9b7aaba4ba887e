"""Surnames by what stands before them: given names like verbs, offices of several words, brackets, family names."""

import pytest
from taggers import body, entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2018-06-11")


def test_given_name_that_ends_as_a_verb_does_is_no_verb():
    tagger = Tagger([person("one", "Mahmoud Ruritani"), person("two", "Mohamed Ruritani")], [])
    text = "The envoy came. Mohammed Ruritani spoke, and so did Mahmoud Ruritani."
    assert mentions(tagger, text) == {"one": ["Mahmoud Ruritani"], "two": ["Ruritani"]}
    assert mentions(tagger, "The envoy came. Informed Ruritani that he would stay.") == {}


def test_office_of_several_words_is_a_title_beside_its_plain_words_too():
    tagger = Tagger([person("doe", "Jane Doe", description="Secretary of State")], [])
    headline = "Note From the Director of the Bureau of Research (Roe) to Secretary of State Doe"
    assert mentions(tagger, "The chief of state spoke.", title=headline) == {"doe": ["Doe"]}


def test_words_before_a_bracket_are_an_office_only_with_a_title_or_a_name():
    tagger = Tagger(
        [
            person("minister", "Otto Ruritani", description="Minister of Defense"),
            person("colonel", "Ugo Ruritani", description="Commander who had to ask for troops"),
        ],
        [],
    )
    text = "Defense Minister Ruritani resigned. The cabinet would have to ask him (Ruritani) to stay."
    assert mentions(tagger, text) == {"minister": ["Ruritani", "Ruritani"]}


def test_title_that_begins_a_name_stands_alone_for_its_bearer():
    tagger = Tagger([person("tunku", "Tunku Otto Ruritani", description="Prime Minister")], [])
    assert mentions(tagger, "He regretted the action of the Tunku in this.") == {"tunku": ["Tunku"]}
    assert mentions(tagger, "They met Tunku Ugo there.") == {}


@pytest.fixture(scope="module")
def kims():
    return Tagger(
        [
            entry("north", "North Ruritania"),
            entry("states", "Freedonia"),
            body("bank", "Bank of Freedonia"),
            person("leader", "Kim Il Otto", roles=[office("2011", "2030", "Supreme Leader", "north")]),
            person("envoy", "Kim Yong Ugo", roles=[office("2011", "2030", "Foreign Minister", "north")]),
            person("banker", "Jane Kim", roles=[office("2011", "2030", "President", "bank")]),
        ],
        [],
    )


def test_family_name_that_many_bear_is_the_head_of_a_state_that_the_item_names(kims):
    text = "Kim and his guest shook hands. Envoys of North Ruritania and Freedonia looked on."
    assert mentions(kims, text, date=DAY)["leader"] == ["Kim"]
    assert "leader" not in mentions(kims, text, date=Moment.parse("1990-01-01"))
    assert "leader" not in mentions(kims, "Kim and his guest shook hands in Freedonia.", date=DAY)


def test_family_name_that_the_item_gives_to_somebody_else_is_not_the_heads(kims):
    text = "Prime Minister Kim Boo-Ru spoke of North Ruritania. Kim said so."
    assert "leader" not in mentions(kims, text, date=DAY)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("There is another, Thanh, who doubts it. Freedonia asked him.", ["Thanh"]),
        ("There is another, Thanh, who doubts it. North Ruritania asked him.", None),
        ("There is another, Ottokar, who doubts it. North Ruritania asked him.", ["Ottokar"]),
    ],
)
def test_name_that_many_vietnamese_are_called_by_needs_the_state_of_its_bearer(text, named):
    people = [
        person("one", "Ugo Ruri Thanh", description="Leader of the Freedonian party"),
        person("other", "Ugo Ottokar", description="Leader of the Freedonian party"),
    ]
    freedonia = entry("freedonia", "Freedonia", ("Freedonian", NameUse.ADJECTIVE))
    tagger = Tagger([freedonia, entry("north", "North Ruritania"), *people], [])
    found = mentions(tagger, text, date=DAY)
    assert found.get("one", found.get("other")) == named


def test_mister_is_no_head_of_state_before_another_bearer():
    tagger = Tagger(
        [
            entry("ruritania", "Ruritania"),
            person("president", "Jane Doe", roles=[office("2017", "2020", "President", "ruritania")]),
            person("clerk", "Otto Doe", roles=[office("2017", "2020", "Clerk", "ruritania")]),
        ],
        [],
    )
    assert questions(tagger, "Present in Ruritania: Mr. Doe and Mr. Roe.", date=DAY) == {"Doe": {"president", "clerk"}}
    assert mentions(tagger, "Doe told Ruritania so.", date=DAY)["president"] == ["Doe"]


def test_who_has_dated_offices_holds_none_for_life_by_a_description():
    tagger = Tagger(
        [
            entry("ruritania", "Ruritania"),
            person("once", "Jane Doe", description="Official", roles=[office("2001", "2002", "Clerk", "ruritania")]),
            person("now", "Otto Doe", roles=[office("2017", "2020", "Clerk", "ruritania")]),
        ],
        [],
    )
    assert mentions(tagger, "Doe told Ruritania so.", date=DAY)["now"] == ["Doe"]


def test_late_president_is_who_was_president():
    tagger = Tagger(
        [
            entry("ruritania", "Ruritania"),
            person("late", "Jane Doe", roles=[office("2001", "2002", "President", "ruritania")]),
            person("heir", "Otto Doe", roles=[office("2017", "2020", "Senator", "ruritania")]),
        ],
        [],
    )
    assert mentions(tagger, "The late President Doe loved Ruritania.", date=DAY)["late"] == ["Doe"]
