"""People who are called by their first name, kings with a number and a style, and names spelt in two ways."""

import pytest
from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1964-06-11")


@pytest.mark.parametrize(
    "description",
    [
        "Foreign Minister of Thailand",
        "Thai Foreign Minister",
        "Royal Lao Minister of Information",
        "Minister of Foreign Affairs of Laos until 1960",
        "Commander in Chief of the Ethiopian Army; thereafter Ethiopian Ambassador to Kenya",
    ],
)
def test_people_of_states_that_use_first_names_are_called_by_theirs(description):
    tagger = Tagger([person("one", "Thongchai Ruritani", description=description)], [])
    assert mentions(tagger, "They spoke to Thongchai about it. Foreign Minister Thongchai agreed.") == {
        "one": ["Thongchai", "Thongchai"]
    }


def test_office_of_a_state_that_uses_first_names_tells_as_well():
    state = entry("thailand", "Thailand")
    tagger = Tagger(
        [state, person("one", "Thongchai Ruritani", roles=[office("1960", "1970", "Premier", "thailand")])], []
    )
    assert mentions(tagger, "Thongchai said so.", date=DAY) == {"one": ["Thongchai"]}


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Ellsworth Ruritani", "Special Representative to Indonesia"),
        ("Thongchai Ruritani", "Ambassador to Japan until 1957; thereafter Ambassador to Peru"),
        ("Thongchai Ruritani", "Ambassador to Thailand to 1957, then Minister of the Embassy in Peru"),
        ("Ellsworth Ruritani", "Director of the Office of Thai and Lao Affairs"),
        ("Ellsworth Ruritani", "Ambassador in Thailand"),
        ("Ellsworth Ruritani", "Foreign Minister of Freedonia"),
        ("Kenneth Ruritani", "Minister of Finance of Malaya"),
        ("Mohammed Ruritani", "Minister of Finance of Malaya"),
        ("Ellsworth B. Ruritani", "Prime Minister of Malaya"),
    ],
)
def test_others_are_not_called_by_their_first_name(name, description):
    tagger = Tagger([person("one", name, description=description)], [])
    assert mentions(tagger, f"They spoke to {name.split()[0]} about it.") == {}


def test_whose_name_tells_of_a_forefather_is_called_by_what_stands_before():
    tagger = Tagger([person("king", "Fawaz bin Otto", description="King of Ruritania")], [])
    assert mentions(tagger, "King Fawaz met Fawaz bin Otto's heirs, and Fawaz smiled.") == {
        "king": ["Fawaz", "Fawaz bin Otto", "Fawaz"]
    }


@pytest.mark.parametrize("name", ["Otto II, King of Ruritania", "Otto I, ibn Ugo", "Otto V", "King Otto II"])
def test_number_and_style_of_a_king_are_no_surname(name):
    tagger = Tagger([person("king", name, description="King of Ruritania")], [])
    assert mentions(tagger, "They went to see King Otto.") == {"king": ["King Otto"[5:]]}
    assert mentions(tagger, "It stands in volume II and in chapter V.") == {}


def test_one_of_several_names_may_be_spelt_in_another_way():
    tagger = Tagger([person("one", "Lee Kwan Ruritani")], [])
    assert mentions(tagger, "Lee Kuan Ruritani left.") == {"one": ["Ruritani"]}
    assert mentions(tagger, "Lee Ruan Ruritani left.") == {}
    assert mentions(tagger, "Poe Kuan Ruritani left.") == {}


def test_entries_of_like_office_whose_names_are_spelt_in_two_ways_are_one():
    listed = person("listed", "Thongchai Ruritoni", description="Foreign Minister of Thailand")
    ours = person("ours", "Thongchai Ruritani", roles=[office("1959", "1971", "Foreign Minister")])
    other = person("other", "Thongchai Ruritoni", roles=[office("1959", "1971", "Cook")])
    assert set(mentions(Tagger([listed, ours], []), "Foreign Minister Ruritani came.", date=DAY)) == {"listed", "ours"}
    assert set(mentions(Tagger([other, ours], []), "Foreign Minister Ruritani came.", date=DAY)) == {"ours"}
    assert questions(Tagger([listed, ours], []), "They met Thongchai.", date=DAY) == {}


def test_first_name_counts_in_the_spelling_of_any_of_the_names():
    tagger = Tagger(
        [person("one", "Prayot Ruritani", "Prayoth Ruritani", description="Prime Minister of Thailand")], []
    )
    assert mentions(tagger, "They spoke to Prayoth about it.") == {"one": ["Prayoth"]}
