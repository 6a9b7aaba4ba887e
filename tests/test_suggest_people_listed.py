"""Surnames in a list of people: the others tell who is meant, and a title before the first is that of all."""

import pytest
from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1964-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("rurik", "Dan Rurik", description="Secretary of State"),
            person("fenwick", "Ugo Fenwick", description="Secretary of Defense"),
            person("aid", "David Bellmore", description="Administrator of the Agency for Aid"),
            person("envoy", "James Bellmore", description="Ambassador to Freedonia"),
            person("deputy", "Tom Bramley", description="Republican Representative from Utopia"),
            person("planner", "Jo Bramley", description="Policy Planning Council"),
            person("senator", "Al Fullham", description="Senator from Sylvania"),
            person("farmer", "Orson Freeman", description="Secretary of Agriculture"),
            person("abroad", "Otto Heath", description="Ambassador to Sylvania"),
            person("head", "Al Kenward", description="President of Ruritania"),
            person("brother", "Ed Kenward", description="Senator from Ruritania"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("I would pass this word to Rurik and Bellmore; but not now.", "aid"),
        ("They told Bellmore, Fenwick, and Rurik.", "aid"),
        ("They told Secretary Rurik, Mr. Roe, Bellmore and Poe.", "aid"),
        ("They sounded out Fullham, Roe and Bramley, who had no objection.", "deputy"),
        ("In the end Heath/Bellmore will have to agree.", "envoy"),
    ],
)
def test_of_several_bearers_it_is_the_one_whose_office_is_of_the_kind_of_the_others(tagger, text, slug):
    assert slug in mentions(tagger, text, date=DAY)
    assert questions(tagger, text, date=DAY) == {}


@pytest.mark.parametrize(
    "text",
    [
        "In the note to Rurik, Bellmore said that he would sail.",
        "They told Rurik of it and Bellmore knew.",
        "They told Rurik, the envoy, and Bellmore.",
        "They told Fullham and Bellmore.",
        "They told Rurik, Heath and Bellmore.",
    ],
)
def test_surname_beside_nobody_of_one_bearers_kind_alone_is_asked(tagger, text):
    assert list(questions(tagger, text, date=DAY)) == ["Bellmore"]


def test_bearer_whose_office_is_over_is_asked_though_another_is_like_the_others():
    tagger = Tagger(
        [
            person("rurik", "Dan Rurik", description="Secretary of State"),
            person("one", "Jo Bellmore", roles=[office("1950", "1963", "Secretary of Agriculture")]),
            person("two", "Al Bellmore", description="Chairman of the Board of Health"),
        ],
        [],
    )
    assert "Bellmore" in questions(tagger, "They told Rurik and Bellmore.", date=DAY)
    assert mentions(tagger, "They told Rurik and Bellmore.", date=Moment.parse("1940-01-01"))["two"] == ["Bellmore"]


@pytest.mark.parametrize(
    "text",
    [
        "Present: Rurik, Freeman, Fenwick.",
        "The following were present: Secy Rurik, Roe, Poe, Freeman, Doe, Amb. Heath.",
    ],
)
def test_surname_that_is_a_word_is_a_persons_between_people_of_a_list(tagger, text):
    assert mentions(tagger, text, date=DAY)["farmer"] == ["Freeman"]


@pytest.mark.parametrize(
    "text", ["Present: Roe, Freeman, Poe.", "Present: Rurik, Freeman, Poe.", "I told Rurik. Freeman, Fenwick and Heath"]
)
def test_surname_that_is_a_word_is_nobodys_where_no_people_stand_on_both_sides(tagger, text):
    assert "farmer" not in mentions(tagger, text, date=DAY)


def test_last_name_of_a_list_is_a_persons_before_of_too(tagger):
    text = "I mentioned the denial by Fenwick, Roe, and Rurik of Jane Poe's story."
    assert mentions(tagger, text, date=DAY)["rurik"] == ["Rurik"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ambassadors Roe, Bellmore, and Poe came.", "envoy"),
        ("Ambassadors Bellmore and Poe came.", "envoy"),
        ("Ambassadors Roe, Heath, and Poe came.", "abroad"),
        ("It was said by Presidents Roe & Kenward.", "head"),
        ("Messrs. Roe and Heath came.", "abroad"),
    ],
)
def test_title_before_the_first_of_a_list_is_that_of_all(tagger, text, slug):
    assert slug in mentions(tagger, text, date=DAY)


def test_title_of_several_is_not_that_of_who_stands_outside_their_list(tagger):
    assert "abroad" not in mentions(tagger, "The Ambassadors of Roe came. Heath, Poe and all that.", date=DAY)
    text = "When he met Presidents Roe and Poe, Bellmore said so."
    assert list(questions(tagger, text, date=DAY)) == ["Bellmore"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Rurik and Harrow told Sylvania so.", "vice"),
        ("Sylvania heard Harrow and Rurik.", "vice"),
        ("Sylvania heard Maliko and Harrow.", "sylvan"),
        ("Sylvania heard Prime Minister Harrow and Rurik.", "sylvan"),
        ("Ugo Harrow was there. Sylvania heard Rurik and Harrow.", "sylvan"),
        ("Sylvania heard Rurik of the north and Harrow.", "sylvan"),
    ],
)
def test_bearer_of_the_state_of_the_people_beside_is_meant(text, slug):
    tagger = Tagger(
        [
            entry("fr", "Freedonia"),
            entry("sy", "Sylvania"),
            person("rurik", "Dan Rurik", roles=[office("1961", "1965", "President", "fr")]),
            person("vice", "Jane Harrow", roles=[office("1961", "1965", "Vice President", "fr")]),
            person("sylvan", "Ugo Harrow", roles=[office("1961", "1965", "Prime Minister", "sy")]),
            person("maliko", "Otto Maliko", roles=[office("1961", "1965", "Foreign Minister", "sy")]),
        ],
        [],
    )
    assert mentions(tagger, text, date=DAY).keys() & {"vice", "sylvan"} == {slug}
