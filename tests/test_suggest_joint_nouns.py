"""Bodies of several states that one noun names, and words before a noun that are nobody's name."""

import pytest
from taggers import body, entry, mentions

from articles.tagging import Tagger

STATES = [
    entry("fr", "Freedonia", ("Freedonian", "adjective"), ("Freedonians", "adjective")),
    entry("sy", "Sylvania", ("Sylvanian", "adjective")),
    entry("ru", "Ruritania", ("Ruritanian", "adjective"), ("RUR", "acronym")),
]
BODIES = [
    body(f"{kind}-{state.slug}", f"{name} of {state.name}")
    for state in STATES
    for kind, name in (("gov", "Government"), ("army", "Armed Forces"))
]


@pytest.fixture(scope="module")
def tagger():
    return Tagger(STATES + BODIES, [])


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Freedonian and Sylvanian forces fired.", {"army-fr", "army-sy"}),
        ("The Freedonian and the Sylvanian soldiers fired.", {"army-fr", "army-sy"}),
        ("The RUR and Sylvanian militaries met.", {"army-ru", "army-sy"}),
        ("The Ruritanian, Freedonian and Sylvanian governments agreed.", {"gov-ru", "gov-fr", "gov-sy"}),
        ("The governments of Ruritania, Freedonia and Sylvania agreed.", {"gov-ru", "gov-fr", "gov-sy"}),
        ("Freedonia and Sylvania’s militaries met.", {"army-fr", "army-sy"}),
    ],
)
def test_noun_is_shared_by_the_states_listed_beside_it(tagger, text, slugs):
    assert {slug for slug in mentions(tagger, text) if "-" in slug} == slugs


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("In Freedonia, Sylvanian forces fired.", {"army-sy"}),
        ("Freedonians and Sylvanian forces met.", {"army-sy"}),
        ("Freedonia and Sylvania’s government met.", {"gov-sy"}),
        ("In Freedonia both governments paid.", set()),
        ("Ruritanian and Freedonian military aid came.", set()),
    ],
)
def test_noun_is_no_more_than_its_neighbours_where_they_are_no_list(tagger, text, slugs):
    assert {slug for slug in mentions(tagger, text) if "-" in slug} == slugs


@pytest.mark.parametrize("number", ["Six", "Twenty-two", "Several", "Dozens of"])
def test_number_that_begins_a_sentence_is_no_name_beside_a_noun(tagger, number):
    assert "army-fr" in mentions(tagger, f"{number} soldiers died in Freedonia.")


def test_adjective_of_several_senses_shares_a_noun_too():
    congos = [
        entry("drc", "Democratic Republic of the Congo", ("Congolese", "adjective")),
        entry("congo", "Republic of the Congo", ("Congolese", "adjective")),
    ]
    tagger = Tagger(
        [*STATES, *BODIES, *congos, body("fardc", "Armed Forces of the Democratic Republic of the Congo")], []
    )
    assert {"fardc", "army-sy"} <= set(mentions(tagger, "Congolese and Sylvanian forces fired near Goma."))
    assert {"fardc"} <= set(mentions(tagger, "Congolese forces fired near Goma."))
