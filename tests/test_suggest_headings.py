"""Surnames after a heading or a subject line, whose last word is nobody's given name, and in joined words."""

import pytest
from taggers import mentions, person

from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            person("otto", "Otto Ruritani", description="Foreign Minister"),
            person("ugo", "Ugo Fenwick", description="Permanent Representative to the League"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Last Loose Threads\n\nRuritani wrote on the terms. They told Ruritani so.",
        "The Last Loose Threads\nRuritani wrote on the terms. They told Ruritani so.",
        "SUBJECT The Harbour Loan—Last Loose Threads Ruritani and Fenwick wrote on the terms. They told Ruritani so.",
        "SUBJECT: What Comes After in Mid-Ocean Ruritani says that they will sail. They told Ruritani so.",
    ],
)
def test_last_word_of_a_heading_is_no_given_name(tagger, text):
    assert mentions(tagger, text)["otto"] == ["Ruritani", "Ruritani"]


@pytest.mark.parametrize(
    "text",
    [
        "SUBJECT Visit of Maria Ruritani and Fenwick had a talk. Ruritani left.",
        "SUBJECT Visit of Zelda Ruritani The Minister said that he would come. Ruritani left.",
        "SUBJECT We admire Zelda Ruritani said. Ruritani left.",
        "SUBJECT The Harbour Loan. Zelda Ruritani said so. Ruritani left.",
    ],
)
def test_given_name_after_a_subject_line_is_a_given_name_still(tagger, text):
    assert "otto" not in mentions(tagger, text)


def test_name_goes_on_over_the_end_of_a_full_line(tagger):
    line = "The envoys of all the states on the lake met"
    assert mentions(tagger, f"{line} Zelda\nRuritani. Ruritani left.") == {}
    assert mentions(tagger, f"{line} Otto\nRuritani. Ruritani left.")["otto"] == ["Otto\nRuritani", "Ruritani"]


@pytest.mark.parametrize(
    "text",
    [
        "It is on a blunt boats-or-talks-with-Ruritani basis.",
        "Subject: Fenwick-Ruritani Trip-Meeting with the Mayor",
    ],
)
def test_surname_joined_by_hyphens_to_what_is_no_name_is_a_persons(tagger, text):
    assert mentions(tagger, text)["otto"] == ["Ruritani"]


def test_surname_joined_by_hyphens_to_another_word_is_nobodys(tagger):
    assert mentions(tagger, "They met at Wye-on-Ruritani and in Port-Ruritani.") == {}
