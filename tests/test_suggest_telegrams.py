"""Surnames as telegrams and memoranda write them: before a date or a note's number, in pairs, after abbreviations."""

import pytest
from taggers import mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1958-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("otto", "Otto Ruritani", description="Egyptian Prime Minister; also President from June 1956"),
            person("ugo", "Ugo Fenwick", description="Permanent Representative to the League"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "They met with Ruritani Nov 2 about it.",
        "They met with Ruritani 7 December about it.",
        "The message to President Ruritani 4 is attached.",
        "He had told Ruritani 2. The next step is ours.",
        "The minutes of the Fenwick–Ruritani meetings are lost.",
        "He referred to the Fenwick-Ruritani February 20 talks.",
        "Some Fenwick-Ruritani trips were planned.",
        "The feeling in town is anti-Ruritani.",
        "A pro-Ruritani crowd came.",
        "PermRep Ruritani called.",
    ],
)
def test_surname_counts_as_telegrams_write_it(tagger, text):
    assert mentions(tagger, text)["otto"] == ["Ruritani"]


def test_month_before_a_day_and_thing_before_a_number_are_no_surnames():
    tagger = Tagger([person("may", "Jane May"), person("otto", "Otto Ruritani")], [])
    assert mentions(tagger, "They met on May 23 and sailed in the Ruritani 4 to the end.") == {}


def test_pair_of_two_words_beside_another_pair_is_read_too(tagger):
    text = "Our view of the Ruritani–De Smet and Ruritani–Fenwick talks is this."
    assert mentions(tagger, text)["ugo"] == ["Fenwick"]


def test_officer_is_the_head_of_a_state_that_the_list_does_not_have(tagger):
    assert mentions(tagger, "Colonel Ruritani seems friendly.", date=DAY) == {"otto": ["Ruritani"]}
    clerk = Tagger([person("clerk", "Otto Ruritani", roles=[office("1950", "1960", "Shipping President")])], [])
    assert mentions(clerk, "Colonel Ruritani seems friendly.", date=DAY) == {}


def test_surname_that_is_a_word_begins_a_sentence_before_a_verb_of_diplomats():
    tagger = Tagger([person("ball", "George Ball")], [])
    assert mentions(tagger, "It was late. Ball conceded that.") == {"ball": ["Ball"]}
    assert mentions(tagger, "It was late. Ball games followed.") == {}
