"""Surnames after words and numbers that begin a sentence or a paragraph, and are nobody's given names."""

import pytest
from taggers import mentions, person

from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger([person("otto", "Otto Ruritani", description="Foreign Minister")], [])


@pytest.mark.parametrize(
    "text",
    [
        "It was so. A. Ruritani said that he would stay. B. Ruritani and I agreed.",
        "I. Ruritani was told of it.\nII. Ruritani would not answer.",
        "It was so:\na. Ruritani will come.\nb. Ruritani will go.",
        "The police stay in the D/Z. Ruritani knew of it, and Ruritani agreed.",
        "It was so. D. Should Ruritani come, we will see him.\nC. We had seen Ruritani before.",
        "А. It was so. Б. Ruritani said that he would stay. В. Ruritani and I agreed.",
    ],
)
def test_letter_that_numbers_a_paragraph_is_no_initial(tagger, text):
    assert len(mentions(tagger, text)["otto"]) == 2


def test_letter_that_numbers_nothing_is_an_initial(tagger):
    assert mentions(tagger, "R. Ruritani left. It was so. Ruritani had said so.") == {}
    assert mentions(tagger, "A. Roe came. B. Poe left.\nO. Ruritani stayed.") == {"otto": ["Ruritani"]}


@pytest.mark.parametrize(
    "opening", ["Apparently", "Suggest", "Perhaps", "Request", "Subject", "Begin summary:", "Welcomed", "Regarding"]
)
def test_word_that_begins_a_sentence_is_no_given_name(tagger, opening):
    assert mentions(tagger, f"We met Ruritani. {opening} Ruritani will come.") == {"otto": ["Ruritani", "Ruritani"]}


@pytest.mark.parametrize("opening", ["Fall", "Return", "Removal"])
def test_noun_that_begins_a_telegrams_sentence_without_its_article_is_no_given_name(tagger, opening):
    assert mentions(tagger, f"{opening} Ruritani government would be regretted.") == {"otto": ["Ruritani"]}


def test_word_that_the_item_writes_small_elsewhere_is_no_given_name(tagger):
    text = "He has some papers. Papers Ruritani sent are lost. We met Ruritani."
    assert mentions(tagger, text) == {"otto": ["Ruritani", "Ruritani"]}


@pytest.mark.parametrize("given", ["Bill", "Mark", "Emily", "Zoran", "Hope"])
def test_given_name_that_is_another_word_too_is_somebodys(tagger, given):
    assert mentions(tagger, f"A bill may mark hope. {given} Ruritani will come. Then Ruritani left.") == {}


def test_verb_that_is_a_given_name_too_begins_a_sentence_before_what_may_be(tagger):
    text = "Hope Ruritani can have several hours with him. Ruritani knows."
    assert mentions(tagger, text) == {"otto": ["Ruritani", "Ruritani"]}
    assert mentions(tagger, "We met Hope Ruritani. Ruritani knows.") == {}


def test_what_goes_before_the_name_of_a_thing_makes_it_no_persons(tagger):
    assert mentions(tagger, "The hurricane came. Hurricane Ruritani hit the coast.") == {}
    assert mentions(tagger, "They spoke of Roe v. Ruritani again.") == {}


def test_possessive_before_a_surname_is_no_given_name():
    tagger = Tagger([person("otto", "Otto Ruritani"), person("power", "Jane Power")], [])
    assert mentions(tagger, "He told Freedonia's Ruritani so. The People's Power Party won.") == {"otto": ["Ruritani"]}


@pytest.mark.parametrize("text", ["M. Ruritani and the envoy met.", "They met with M. Ruritani there."])
def test_french_m_is_a_title_where_nobody_has_that_initial(tagger, text):
    assert mentions(tagger, text) == {"otto": ["Ruritani"]}
    others = Tagger([person("otto", "Otto Ruritani"), person("max", "Max Ruritani")], [])
    assert mentions(others, text) == {"max": ["Ruritani"]}


def test_surname_before_somebody_elses_full_name_is_whose_everybody_knows(tagger):
    assert mentions(tagger, "Ruritani resigned. Grace Ruritani was silent.") == {"otto": ["Ruritani"]}
    assert mentions(tagger, "Grace Ruritani was silent. Ruritani resigned.") == {}
    assert mentions(tagger, "She had spoken. Grace Ruritani was silent.", title="Ruritani speaks") == {}


def test_surname_that_is_a_word_begins_a_sentence_before_another_surname():
    tagger = Tagger([person("ball", "George Ball"), person("otto", "Otto Ruritani")], [])
    assert mentions(tagger, "It was late. Ball and Ruritani met.") == {"ball": ["Ball"], "otto": ["Ruritani"]}
    assert mentions(tagger, "It was late. Ball and Ruritani Square were full.") == {}
    assert mentions(tagger, "It was late. Ball and bat were lost.") == {}
