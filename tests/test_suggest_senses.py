"""Names with more than one sense: which is meant, by the other words of an item."""

import pytest
from taggers import body, entry, id_of, mentions, questions

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

ZAIRE, BRAZZAVILLE = "Democratic Republic of the Congo", "Republic of the Congo"


@pytest.fixture
def states():
    return Tagger(
        [
            entry("drc", ZAIRE, ("Kinshasa", NameUse.SEAT)),
            entry("roc", BRAZZAVILLE, ("Brazzaville", NameUse.SEAT)),
            entry("north", "North Korea"),
            entry("south", "South Korea"),
            entry("us", "United States", ("Washington", NameUse.SEAT)),
            *(entry(name.lower(), name) for name in ("Jordan", "Niger", "Turkey", "Macedonia")),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Miners in Congo fled from Bukavu.", {"drc": ["Congo"]}),
        ("Congo pumps its oil near Pointe-Noire.", {"roc": ["Congo"]}),
        ("Congolese nurses in Goma went on strike.", {"drc": ["Congolese"]}),
        ("Korea opened a fair in Busan.", {"south": ["Korea"]}),
        ("Korea shut its plant at Yongbyon.", {"north": ["Korea"]}),
    ],
)
def test_name_that_two_states_share_means_the_one_of_which_the_item_speaks(states, text, named):
    assert mentions(states, text) == named
    assert questions(states, text) == {}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Congo will hold a census.", {"Congo": {"drc", "roc"}}),
        ("Envoys from Bukavu and Pointe-Noire met in Congo.", {"Congo": {"drc", "roc"}}),
        ("Korea sent two swimmers.", {"Korea": {"north", "south"}}),
    ],
)
def test_name_that_two_states_share_is_left_open_where_the_item_speaks_for_neither(states, text, asked):
    assert mentions(states, text) == {}
    assert questions(states, text) == asked


@pytest.mark.parametrize("text", ["Jordan backed Congo.", "Jordan met Macedonia. Congo was discussed."])
def test_name_that_two_states_share_is_left_open_beside_another_actor_too(states, text):
    assert questions(states, text) == {"Congo": {"drc", "roc"}}


def test_name_that_a_list_gives_to_one_of_two_states_means_the_other_where_the_item_speaks_for_it():
    states = Tagger([entry("drc", ZAIRE), entry("roc", BRAZZAVILLE, "Congo")], [])
    assert mentions(states, "Miners in Congo fled from Bukavu.") == {"drc": ["Congo"]}
    assert questions(states, "Congo will hold a census.") == {"Congo": {"drc", "roc"}}
    alone = Tagger([entry("roc", BRAZZAVILLE, "Congo")], [])
    assert mentions(alone, "Congo will hold a census.") == {"roc": ["Congo"]}
    assert questions(alone, "Miners in Congo fled from Bukavu.") == {"Congo": {"roc"}}


@pytest.mark.parametrize(
    ("text", "slug", "name"),
    [
        ("Jordan missed the basketball final.", "jordan", "Jordan"),
        ("The Niger flows south before it reaches Onitsha.", "niger", "Niger"),
        ("Turkey was dear this Thanksgiving.", "turkey", "Turkey"),
        ("Macedonia, north of Thessaloniki, grows tobacco.", "macedonia", "Macedonia"),
        ("Snow fell in Washington, most of it around Spokane.", "us", "Washington"),
    ],
)
def test_name_of_a_state_is_a_question_where_the_item_speaks_for_something_else(states, text, slug, name):
    assert mentions(states, text) == {}
    assert questions(states, text) == {name: {slug}}
    assert mentions(states, f"{name} made an offer.") == {slug: [name]}


@pytest.mark.parametrize(
    ("text", "is_india"),
    [
        ("The Indian cabinet met.", True),
        ("Settlers in Delhi and Bombay traded with the Indian princes.", True),
        ("Indian troops held the frontier.", True),
        ("The Indian settlers of the island voted.", True),
        ("Patrols met at the creek, Indian officers said.", True),
        ("Settlers fought the Indian tribes of the Ohio.", False),
        ("The Cherokee sued, and Indian land was sold.", False),
    ],
)
def test_indian_is_of_india_where_the_item_does_not_speak_of_american_indians(text, is_india):
    tagger = Tagger([entry("india", "India", ("Indian", NameUse.ADJECTIVE))], [])
    assert mentions(tagger, text) == ({"india": ["Indian"]} if is_india else {})


def test_state_whose_own_body_is_named_is_no_question():
    tagger = Tagger(
        [
            entry("drc", ZAIRE, ("Congolese", NameUse.ADJECTIVE)),
            entry("roc", BRAZZAVILLE, ("Congolese", NameUse.ADJECTIVE)),
            body("cabinet", f"Government of the {ZAIRE}", "Congolese government"),
        ],
        [],
    )
    text = "The Congolese government met at noon."
    assert mentions(tagger, text) == {"cabinet": ["Congolese government"], "drc": ["Congolese"]}
    assert questions(tagger, text) == {}


def test_name_settled_by_other_words_says_so(states):
    (found,) = states.suggest("Miners in Congo fled from Bukavu.").actors
    assert "by the other words of the item" in found.why


def test_vichy_means_france_while_its_government_was_there():
    tagger = Tagger([entry("france", "France")], [])
    assert mentions(tagger, "Vichy sent an envoy.", date=Moment.parse("1942")) == {"france": ["Vichy"]}
    assert mentions(tagger, "Vichy sells its water.", date=Moment.parse("1962")) == {}


def test_clues_of_a_state_have_the_name_that_a_list_gives_to_another():
    states = Tagger([entry("drc", ZAIRE), entry("roc", BRAZZAVILLE, "Congo")], [])
    assert any("congo" in dict(clue.names) for clue in states.clues_to(id_of("drc")))


# --- acronyms ------------------------------------------------------------------------------------------------------


@pytest.fixture
def groups():
    return Tagger(
        [
            body("rsf", "Rapid Support Forces", ("RSF", NameUse.ACRONYM)),
            body("ira", "Provisional Irish Republican Army", ("IRA", NameUse.ACRONYM)),
            body("eta", "Freedonian Freedom", ("ETA", NameUse.ACRONYM)),
            body("ppp", "People Power Party", ("PPP", NameUse.ACRONYM)),
            body("m23", "March 23 Movement", "M23"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "RSF ranked it last in its index of press freedom.",
        "Drivers waited on the M23 after a lorry fell over.",
        "Savers may put more into an IRA for retirement.",
        "A PPP, as such a partnership is called, built the bridge.",
        "The estimated time of arrival (ETA) is noon. The ETA may change.",
    ],
)
def test_acronym_in_another_sense_is_no_actor(groups, text):
    assert mentions(groups, text) == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("RSF shelled the market.", "rsf"),
        ("RSF fighters arrested two of the press in Darfur.", "rsf"),
        ("The IRA bombed a bank in Belfast.", "ira"),
        ("The PPP lost the vote in Seoul.", "ppp"),
        ("ETA kept its weapons.", "eta"),
        ("M23 took Goma.", "m23"),
    ],
)
def test_acronym_in_its_own_sense_is_the_actor(groups, text, slug):
    assert set(mentions(groups, text)) == {slug}


def test_acronym_that_the_item_spells_out_has_that_sense_whatever_else_it_speaks_of(groups):
    text = "Rapid Support Forces (RSF) crossed the borders. The press met RSF."
    assert mentions(groups, text) == {"rsf": ["Rapid Support Forces", "RSF", "RSF"]}
