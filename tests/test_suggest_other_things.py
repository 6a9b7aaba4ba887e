"""Towns, institutions, films, ships and sites called as an actor is, or by a longer name that holds its own."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Fred City", "seat")),
            entry("lux", "Luxembourg"),
            body("zone", "Holy State", kind=ActorKind.ARMED_GROUP),
            body("vex", "Vex", "Vex (political party)"),
            body("pear", "Pear", kind=ActorKind.COMPANY),
            body("apple", "Apple", kind=ActorKind.COMPANY),
            body("boeing", "Boeing", kind=ActorKind.COMPANY),
            body("police", "Worldpol"),
            person("dar", "Rufus Dar"),
            person("ann", "Ann Teasdale"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "They met in Freedonia City.",
        "Floods hit the Freedonia Basin.",
        "The Holy State University opened.",
        "Shares fell in the Big Pear.",
        "They saw the Pear Hotel.",
        "The New York band Worldpol played.",
        "The news site Vex, founded by two, closed.",
        "The tanker Freedonia, carrying oil, sank.",
        "Aircraft struck Dar'a again, and Dar’a burned.",
    ],
)
def test_thing_that_is_called_otherwise_or_is_of_another_kind_is_no_actor(tagger, text):
    assert mentions(tagger, text) == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("They met in Fred City.", "fr"),
        ("They met in Luxembourg City.", "lux"),
        ("The tanker Freedonia seized was old.", "fr"),
        ("The big Pear shop opened a site. Pear, a firm, spoke.", "pear"),
        ("The site Pear, founded by two, closed.", "pear"),
        ("The film of Vex, the party, was shown.", "vex"),
        ("Rufus Dar spoke, and Dar'll speak again. Dar's plane left.", "dar"),
        ("Teasdale'ın sözleri doğru.", "ann"),
    ],
)
def test_words_that_say_nothing_of_the_kind_leave_the_actor(tagger, text, slug):
    assert slug in mentions(tagger, text)


def test_name_told_to_be_a_thing_s_is_so_in_the_whole_item():
    tagger = Tagger([entry("fr", "Freedonia"), body("vex", "Vex", "Vex (political party)")], [])
    text = "The news site Vex, founded by two, closed. Vex said so in Freedonia."
    assert mentions(tagger, text, title="Vex closes") == {"fr": ["Freedonia"]}


def test_ship_that_bears_the_name_of_a_state_leaves_the_state():
    text = "The tanker Freedonia, carrying oil, left Freedonia."
    assert mentions(Tagger([entry("fr", "Freedonia")], []), text) == {"fr": ["Freedonia"]}


# --- firms and groups called by a common word or a surname ----------------------------------------------------------


@pytest.fixture(scope="module")
def firms():
    return Tagger(
        [
            *(body(name.lower(), name, kind=ActorKind.COMPANY) for name in ("Apple", "Tesla", "Shell")),
            body("wagner", "Wagner Group", "Wagner", kind=ActorKind.ARMED_GROUP),
            body("hezbollah", "Hezbollah", kind=ActorKind.ARMED_GROUP),
            body("jihad", "Palestinian Islamic Jihad", "Islamic Jihad", kind=ActorKind.ARMED_GROUP),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Apple growers lost their crop.",
        "Inventor Nikola Tesla lived there.",
        "Michael Shell was acquitted.",
        "Shell companies hid the money.",
        "A Wagner opera was booed.",
        "Egyptian Islamic Jihad was founded in that year.",
        "The Turkish Hezbollah killed him.",
    ],
)
def test_person_or_thing_that_is_called_as_a_firm_or_a_group_is_none(firms, text):
    assert mentions(firms, text) == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Will Apple sell it?", "apple"),
        ("Apple sold juice.", "apple"),
        ("Shell sold its companies.", "shell"),
        ("Mali hired Wagner fighters.", "wagner"),
        ("Both praised Islamic Jihad.", "jihad"),
        ("Michael Roe of Tesla spoke.", "tesla"),
    ],
)
def test_firm_or_group_beside_other_words_is_still_itself(firms, text, slug):
    assert set(mentions(firms, text)) == {slug}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("They read the Apple Daily.", set()),
        ("Apple growers and apple pies were praised.", set()),
        ("Apple daily sales rose.", {"apple"}),
        ("They landed at Boeing Field.", set()),
        ("Boeing field teams went there.", {"boeing"}),
    ],
)
def test_word_after_a_firm_makes_another_thing_as_it_is_written(tagger, text, slugs):
    assert set(mentions(tagger, text)) == slugs
