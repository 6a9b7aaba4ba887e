"""Words that are a listed person's surname and part of another's full name: standing alone they are the other's."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia"),
            person("rufus", "Rufus Salam"),
            person("ann", "Ann Ford"),
            person("bob", "Bob Rama"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Salam Adeyemi, a trader, was held. Salam pleaded guilty.",
        "President Salam Ali Zardari came. Salam said so.",
        "Ford Motor Co rose. It would cost Ford a billion, and Ford said so.",
        "King Rama X spoke. Rama succeeded his father, Rama said.",
    ],
)
def test_word_that_began_anothers_name_is_the_others_alone_too(tagger, text):
    assert mentions(tagger, text) == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Rufus Salam met Salam Adeyemi. Salam said so.", "rufus"),
        ("Ann Ford met Ford Motor's lawyers. Ford said so.", "ann"),
        ("The Salam Amendment failed. Salam said so.", "rufus"),
        ("I told Rama I was late. Rama left, Rama said.", "bob"),
        ("Salam Tuesday spoke of it. Salam said so.", "rufus"),
    ],
)
def test_person_named_in_full_or_with_what_is_no_name_keeps_the_surname(tagger, text, slug):
    assert text.split(". ")[-1].split()[0] in mentions(tagger, text)[slug]


def test_short_name_of_a_listed_firm_is_nobody_s_surname():
    tagger = Tagger([person("ann", "Ann Ford"), body("ford", "Ford Motor", kind=ActorKind.COMPANY)], [])
    assert set(mentions(tagger, "Ford Motor rose. Ford said so.")) == {"ford"}
