"""People whose list writes the family name first, and surnames that end in -sky."""

import pytest
from taggers import mentions, person

from articles.tagging import Tagger


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Hatoyashi Shigeru", "Japanese Prime Minister"),
        ("Hatoyashi Shigeru", "Prime Minister of Japan"),
        ("Hatoyashi Chia-kan", "Vice President of the Republic"),
    ],
)
def test_family_name_that_stands_first_is_a_surname(name, description):
    tagger = Tagger([person("one", name, description=description)], [])
    assert mentions(tagger, "They spoke to Hatoyashi about it.") == {"one": ["Hatoyashi"]}


def test_names_in_the_other_order_are_the_same_persons():
    tagger = Tagger([person("one", "Hatoyashi Shigeru", description="Japanese Prime Minister")], [])
    text = "They met Shigeru Hatoyashi. Hatoyashi agreed."
    assert mentions(tagger, text) == {"one": ["Shigeru Hatoyashi", "Hatoyashi"]}


def test_office_before_the_name_tells_who_has_it_as_the_first_name():
    tagger = Tagger(
        [
            person("one", "Hat Chia-kan", description="Vice President and Premier of the Republic of China"),
            person("two", "James Hat", description="Director, Mass Education Movement"),
        ],
        [],
    )
    assert mentions(tagger, "GRC Vice President Hat agreed.") == {"one": ["Hat"]}


@pytest.mark.parametrize("written", ["Ruritansky", "Ruritanskyy", "Ruritanskiy", "Ruritanskij", "Ruritanski"])
@pytest.mark.parametrize("listed", ["Ruritanskyy", "Ruritansky"])
def test_endings_of_slavic_names_are_one_spelling(listed, written):
    tagger = Tagger([person("one", f"Otto {listed}")], [])
    assert set(mentions(tagger, f"They met Otto {written}. President {written} agreed.")) == {"one"}
    assert set(mentions(tagger, f"They met President {written}.")) == {"one"}
