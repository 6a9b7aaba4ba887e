"""Surnames that sign a telegram on a line of their own, with notes after them."""

import pytest
from taggers import mentions, person, questions

from articles.tagging import Tagger

BODY = "The talks go on and nothing more is to be said of them today."
HEADLINE = "Telegram From the Ambassador in Sylvania to the Department of State"


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("envoy", "Otto Green", description="Ambassador to Sylvania"),
            person("clerk", "Jane Green", description="Librarian"),
            person("john", "Pope John", description="Bishop"),
        ],
        [],
    )


@pytest.mark.parametrize("end", ["", "2", "”"])
def test_line_of_one_surname_after_a_sentence_signs_what_is_above_it(tagger, end):
    text = f"{BODY}{end}\nGreen\nNotes\nSource: the archive of the Department."
    assert mentions(tagger, text, title=HEADLINE) == {"envoy": ["Green"]}
    assert questions(tagger, text, title=HEADLINE) == {}


@pytest.mark.parametrize("text", [f"{BODY}\nThe park\nGreen\nNotes", f"{BODY}\nGreen fields\nNotes"])
def test_line_that_is_not_a_surname_after_a_sentence_signs_nothing(tagger, text):
    assert mentions(tagger, text, title=HEADLINE) == {}


def test_initial_after_a_first_name_goes_on_with_it_whatever_letter_it_is(tagger):
    for letter in "BM":
        assert mentions(tagger, f"{BODY}\nThe Under Secretary\nJohn {letter}. Roe\nSir Ugo Poe") == {}
