"""Ships and telescopes that bear the names of people."""

import pytest
from taggers import entry, mentions, person

from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger([entry("fr", "Freedonia"), person("roe", "Otto Roe", description="Minister of Freedonia")], [])


@pytest.mark.parametrize(
    "text",
    [
        "The carrier left Freedonia. The Otto Roe sailed on.",
        "Two warships left Freedonia, and the Otto Roe came back.",
        "A destroyer of the Otto Roe-class left Freedonia.",
        "Freedonia showed pictures of the Otto Roe Space Telescope.",
        "Freedonia showed pictures of the Otto Roe telescope.",
    ],
)
def test_thing_that_bears_a_person_s_name_is_not_the_person(tagger, text):
    assert "roe" not in mentions(tagger, text)


@pytest.mark.parametrize(
    "text",
    [
        "The carrier left Freedonia. Otto Roe sailed on.",
        "He praised the Otto Roe of Freedonia's better days.",
        "The Otto Roe government sells submarines to Freedonia.",
        "The Otto Roe-led cabinet of Freedonia bought two destroyers.",
    ],
)
def test_person_is_found_beside_ships_and_after_an_article(tagger, text):
    assert "roe" in mentions(tagger, text)
