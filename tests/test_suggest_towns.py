"""Seats of government that are only towns: what is said of their streets is not said of the state."""

import pytest
from taggers import entry

from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger([entry("fr", "Freedonia", ("Fredville", "seat"), ("Kremlin", "seat"))], [])


def _about(tagger, text):
    (actor,) = tagger.suggest(text).actors
    return actor.about


@pytest.mark.parametrize(
    "text",
    [
        "Fredville residents flocked to the parks.",
        "A threat closed Fredville's metro for an hour.",
        "She sold it to the Fredville auction house.",
        "The Fredville stock exchange closed lower.",
        "The streets of Fredville were empty.",
        "The Fredville-based group fell apart.",
        "The Fredville-born writer died.",
    ],
)
def test_what_a_town_has_makes_nothing_about_its_state(tagger, text):
    assert not _about(tagger, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fredville summoned the envoy.",
        "Fredville's envoy was summoned.",
        "Fredville officials refused.",
        "Fredville's embassy in Sylville was closed.",
        "They closed Fredville’s consulate.",
        "Fredville's office refused.",
        "The government of Fredville refused.",
        "A Fredville-backed group fell apart.",
        "The Kremlin’s office refused.",
        "They blamed Fredville. Residents left.",
    ],
)
def test_seat_of_government_that_acts_is_the_state(tagger, text):
    assert _about(tagger, text)
