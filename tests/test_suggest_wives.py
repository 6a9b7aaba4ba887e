"""Entries of a title and a surname: a woman's are not those of her husband."""

import pytest
from taggers import entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1960-02-04")


@pytest.mark.parametrize("title", ["Madame", "Mrs.", "Lady"])
def test_title_and_surname_of_a_woman_are_not_her_husband(title):
    tagger = Tagger(
        [
            entry("sylvania", "Sylvania"),
            person("leader", "Otto Graustark", "Graustark", roles=[office("1950", "1970", "President", "sylvania")]),
            person("wife", f"{title} Graustark", description="Wife of Otto Graustark"),
        ],
        [],
    )
    assert mentions(tagger, "In Sylvania President Graustark spoke.", date=DAY)["leader"] == ["Graustark"]
    assert "wife" not in mentions(tagger, "In Sylvania President Graustark spoke.", date=DAY)


def test_general_and_surname_alone_are_the_same_person_still():
    tagger = Tagger([person("one", "Otto Graustark", "Graustark"), person("two", "General Graustark")], [])
    assert set(mentions(tagger, "Otto Graustark spoke.", date=DAY)) == {"one", "two"}
