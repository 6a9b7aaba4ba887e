"""Parties, courts and forces within the longer names of others, and of those who are only for a state."""

import pytest
from taggers import body, entry, mentions

from articles.tagging import Tagger
from articles.vocabulary import ActorKind


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", "adjective")),
            body("democrats", "Democratic Party", kind=ActorKind.PARTY, part_of="fr"),
            body("labour", "Freedonian Labour Party", "Labour Party", kind=ActorKind.PARTY),
            body("court", "Supreme Court of Freedonia", kind=ActorKind.GOVERNMENT_BODY),
            body("police", "Freedonian National Police", kind=ActorKind.GOVERNMENT_BODY),
            body("forces", "Freedonian Armed Forces", kind=ActorKind.GOVERNMENT_BODY),
            body("air", "Freedonian Air Force", kind=ActorKind.GOVERNMENT_BODY),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "In Freedonia the Free Democratic Party won.",
        "In Freedonia the People's Democratic Party won.",
        "In Freedonia the New Democratic Party won.",
        "Freedonia heard that the Supreme Court of Alabama had ruled.",
        "In Freedonia the National Police Agency spoke.",
        "They reached Freedonia in Air Force One.",
        "Pro-Freedonian forces fled.",
        "Two pro-Freedonian soldiers fled.",
    ],
)
def test_longer_name_of_a_body_is_not_that_of_the_body_within_it(tagger, text):
    assert set(mentions(tagger, text)) == {"fr"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("In Freedonia the Democratic Party won.", "democrats"),
        ("In Freedonia the New Labour Party leader spoke.", "labour"),
        ("The Supreme Court of Freedonia ruled.", "court"),
        ("In Freedonia the Supreme Court ruled.", "court"),
        ("The Freedonian National Police spoke.", "police"),
        ("A Freedonian air force one can count on flew.", "air"),
        ("Freedonian soldiers fled.", "forces"),
        ("Freedonian and pro-Freedonian forces fled.", "forces"),
        ("The Freedonian National Security Forces fled.", "forces"),
        ("In Freedonia the Democratic Party of Alabama met.", "democrats"),
    ],
)
def test_body_beside_other_words_is_still_itself(tagger, text, slug):
    assert slug in mentions(tagger, text)
