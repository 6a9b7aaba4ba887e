"""Texts in languages other than English: their small words, their order of words, and their names of capitals."""

import pytest
from taggers import body, entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2005-05-05")
FREEDONIA = entry("fr", "Freedonia", ("freedonien", NameUse.ADJECTIVE))
SYLVANIA = entry("sy", "Sylvania", ("sylvanien", NameUse.ADJECTIVE))
POLICE = body("police", "Police of Freedonia")
PEOPLE = [
    person("firefly", "Rufus Firefly", roles=[office("2001", "2009", "President", "fr")]),
    person("trentino", "Ugo Trentino", roles=[office("2001", "2009", "President", "sy")]),
]


# --- small words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Rufus Jong Il", "Il a condamné l'attaque."),
        ("Rufus Jong Il", "Il presidente del Consiglio è arrivato."),
        ("Rufus Jong Un", "Un porte-parole a parlé. Un vocero habló."),
        ("Rufus Thanh Son", "Son homologue est arrivé."),
        ("Rufus Thein Sein", "Sein Besuch dauert drei Tage."),
        ("Rufus Duc Le", "Le gouvernement est tombé. Le ha detto di no."),
        ("Rufus Kurz", "Kurz vor dem Treffen regnete es."),
        ("Rufus Kan", "Kan het parlement nog kiezen?"),
    ],
)
def test_surname_that_is_a_small_word_of_another_language_names_nobody_alone(name, text):
    assert mentions(Tagger([person("rufus", name)], []), text) == {}


def test_small_word_is_no_surname_beside_the_full_name_either():
    tagger = Tagger([person("rufus", "Rufus Jong Il")], [])
    assert mentions(tagger, "Rufus Jong Il est mort. Il avait 69 ans.") == {"rufus": ["Rufus Jong Il"]}


def test_small_word_is_a_surname_after_a_title_and_a_common_word_beside_the_full_name():
    assert mentions(Tagger([person("rufus", "Rufus Un")], []), "President Un left.") == {"rufus": ["Un"]}
    named = mentions(Tagger([person("rufus", "Rufus Kurz")], []), "Rufus Kurz left. Kurz will be back.")
    assert named == {"rufus": ["Rufus Kurz", "Kurz"]}


# --- offices -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ugo Trentino est en Freedonia. Le président a parlé à la presse.",
        "Ugo Trentino est en Freedonia. Président du parlement, il parle.",
        "Colère contre la Freedonia\nLe président a parlé.",
        "Il vola in Freedonia\nIl president parla.",
        "Die Reise nach Freedonia\nDer President sprach.",
        "Ugo Trentino was in Freedonia. President for two years, he left.",
    ],
)
def test_office_in_the_sentence_after_a_states_name_is_not_that_states(text):
    assert "firefly" not in mentions(Tagger([FREEDONIA, SYLVANIA, *PEOPLE], []), text, date=DAY)


def test_office_is_of_the_state_whose_adjective_follows_it():
    tagger = Tagger([FREEDONIA, SYLVANIA, POLICE, *PEOPLE], [])
    named = mentions(tagger, "Il est en Freedonia. Le président sylvanien a parlé.", date=DAY)
    assert named == {"fr": ["Freedonia"], "sy": ["sylvanien"], "trentino": ["président"]}
    assert mentions(tagger, "La police freedonien est là.")["police"] == ["police"]


@pytest.mark.parametrize("text", ["Le président freedonien Vera Marcal a parlé.", "L'ancien président freedonien."])
def test_office_with_a_name_behind_the_adjective_or_of_the_past_is_not_who_holds_it(text):
    assert "firefly" not in mentions(Tagger([FREEDONIA, *PEOPLE], []), text, date=DAY)
