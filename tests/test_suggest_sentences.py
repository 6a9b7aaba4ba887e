"""Where the sentences of a text end, told by which actors its opening lines name."""

import pytest
from taggers import entry

from articles.tagging import Tagger

REST = " Nothing of note was said." * 40


@pytest.mark.parametrize(
    ("opening", "ends"),
    [
        ("They were... away. ", 2),
        ("“They were away...” ", 1),
        ("She told them No... ", 1),
        ("She met Mr. Smith and (also) Smith Jr.; they talked. ", 1),
    ],
)
def test_dots_in_a_row_end_one_sentence_and_no_abbreviation(opening, ends):
    tagger = Tagger([entry("israel", "Israel")], [])

    def is_in_opening_lines(text):
        (found,) = tagger.suggest(text + "Israel voted." + REST).actors
        return found.about

    assert is_in_opening_lines(opening) is (ends < 2)
    assert is_in_opening_lines(f"{opening}It rained. ") is (ends < 1)
