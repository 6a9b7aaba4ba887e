"""Names of states and capitals that people, towns, clubs and dishes bear as well."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            *(entry(name.lower(), name) for name in ("Jordan", "Chad", "Guinea", "Mali", "Lebanon", "Montenegro")),
            entry("georgia", "Georgia", ("Tbilisi", NameUse.SEAT)),
            entry(
                "france",
                "France",
                ("Paris", NameUse.SEAT),
                *((word, NameUse.ADJECTIVE) for word in ("French", "francés")),
            ),
            entry("us", "United States", ("American", NameUse.ADJECTIVE)),
            entry("germany", "Germany", ("Berlin", NameUse.SEAT)),
            entry("greece", "Greece", ("Athens", NameUse.SEAT)),
            entry("cuba", "Cuba", ("Cuban", NameUse.ADJECTIVE)),
            person("montenegro-pm", "Luís Montenegro"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister of Georgia Anna Ruritani spoke.",
        "The Parliament of Georgia Chairman spoke, and the President of Georgia Otto Ruritani did not.",
        "A court heard the former King of Georgia Otto Ruritani.",
    ],
)
def test_state_whose_officer_is_named_after_it_is_that_state(tagger, text):
    assert set(mentions(tagger, text)) == {"georgia"}


@pytest.mark.parametrize(
    "text",
    [
        "The coach of Jordan Ruritani resigned.",
        "Paris Ruritani opened a shop.",
        "The team lost to Paris Saint-Denis on Sunday.",
        "Mali Ruritani will sing.",
        "A fire broke out in Berlin, New Hampshire, and one in Paris, Texas.",
        "A fire broke out in Lebanon, New Hampshire.",
        "Police in Athens, Georgia, said so.",
        "Guinea pigs are sold there.",
        "The match of Real Berlin and the college of City Paris was off.",
        "Dr. Frances Ruritani came before Hurricane Frances.",
        "They live in Latin American and Native American villages.",
        "He likes French fries and a Cuban sandwich.",
    ],
)
def test_name_of_a_person_town_or_thing_is_no_state(tagger, text):
    assert not mentions(tagger, text).keys() - {"georgia"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Paris said that it would wait.", "france"),
        ("The mayor of Paris resigned.", "france"),
        ("Talks were held in Tbilisi, Georgia, on Sunday.", "georgia"),
        ("Cuban officers came.", "cuba"),
        ("El presidente francés habló.", "france"),
        ("A fire broke out in Downtown Berlin.", "germany"),
    ],
)
def test_capital_that_is_nothing_else_is_its_states(tagger, text, slug):
    assert slug in mentions(tagger, text)


def test_person_called_as_a_state_is_so_alone_as_well(tagger):
    assert mentions(tagger, "Chad Ruritani went home. Chad is 36, and Chad's lawyer was there.") == {}
    assert mentions(tagger, "Chad is 36.", title="Chad Ruritani went home") == {}
    assert mentions(tagger, "Jordan Ruritani flew to Jordan.") == {"jordan": ["Jordan"]}


def test_surname_that_is_a_states_is_the_persons_whom_the_item_names_in_full(tagger):
    text = "Luís Montenegro spoke. Montenegro said that he would go to Montenegro."
    assert mentions(tagger, text) == {"montenegro-pm": ["Luís Montenegro", "Montenegro"], "montenegro": ["Montenegro"]}
    assert mentions(tagger, "Montenegro said so.") == {"montenegro": ["Montenegro"]}


def test_name_at_which_a_headline_is_cut_off_may_be_a_longer_ones(tagger):
    assert mentions(tagger, "A fire broke out in the Jordan Valley.", title="A fire broke out in the Jordan…") == {}
    whole = Tagger([body("bank", "Bank of Ruritania")], [])
    assert mentions(whole, "", title="It sued the Bank of Ruritania…") == {"bank": ["Bank of Ruritania"]}


@pytest.mark.parametrize("text", ["Envoys of Jordan, Lebanon, Georgia met.", "He flew from Chad, Mali, Georgia."])
def test_states_one_after_another_are_no_towns_of_the_next(tagger, text):
    assert len(mentions(tagger, text)) == 3
    assert set(mentions(tagger, "A fire broke out in Lebanon, Jordan.")) == {"jordan"}


def test_territory_before_its_state_is_that_territory():
    tagger = Tagger([entry("tibet", "Tibet", kind=ActorKind.OTHER), entry("china", "China")], [])
    assert set(mentions(tagger, "A bus crashed in Tibet, China.")) == {"tibet", "china"}


def test_capitals_one_after_another_are_no_towns_of_states_of_the_us(tagger):
    assert set(mentions(tagger, "Sent to Paris, Washington and Athens, New York and Berlin.")) >= {"france", "greece"}


def test_states_one_after_another_are_no_towns_in_a_script_without_capitals():
    tagger = Tagger([entry("jordan", "ירדן"), entry("egypt", "מצרים"), entry("saudi-arabia", "סעודיה")], [])
    assert len(mentions(tagger, "נפגשו בירדן, מצרים, סעודיה.")) == 3


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Michael Jordan bought a stake in the team.", set()),
        ("Thomas Lebanon spoke.", set()),
        ("Yesterday Jordan said no.", {"jordan"}),
        ("They saw Michael. Jordan agreed.", {"jordan"}),
        ("Will Jordan attack?", {"jordan"}),
    ],
)
def test_a_usual_given_name_before_a_state_makes_it_a_person_at_the_start_of_a_sentence_too(tagger, text, slugs):
    assert set(mentions(tagger, text)) == slugs
