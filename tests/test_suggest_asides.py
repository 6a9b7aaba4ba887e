"""What stands in a text and is not part of what it says names nobody: bylines, credits, notices, links, datelines."""

import pytest
from taggers import body, entry, mentions, person

from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse

FREEDONIA = entry("fr", "Freedonia", ("Fredville", NameUse.SEAT))
SYLVANIA = entry("sy", "Sylvania")
AGENCIES = [
    body("reuters", "Reuters"),
    body("ap", "Associated Press", ("AP", NameUse.ACRONYM)),
    body("afp", "Agence France-Presse", ("AFP", NameUse.ACRONYM)),
]
NETWORKS = [
    body(name.lower(), name, kind=ActorKind.COMPANY) for name in ("Facebook", "Twitter", "WhatsApp", "Telegram")
]
NEWS = "Freedonia signed the treaty on Monday."


@pytest.fixture(scope="module")
def tagger():
    return Tagger([FREEDONIA, SYLVANIA, *AGENCIES, *NETWORKS, person("smith", "John Smith")], [])


@pytest.mark.parametrize(
    "text",
    [
        f"FREDVILLE (Reuters) - {NEWS}",
        f"Fredville, March 3 (AFP) – {NEWS}",
        f"FREDVILLE, Sylvania (AP) — {NEWS}",
        f"Reuters - {NEWS}",
        f"(AP) — {NEWS}",
        f"FREDVILLE — {NEWS}",
        f"Fredville, Sylvania — {NEWS}".replace("Sylvania", "Ruritania"),
        f"Fredville, May 3, 1955. {NEWS}",
    ],
)
def test_dateline_names_neither_the_agency_nor_the_seat(tagger, text):
    assert mentions(tagger, text) == {"fr": ["Freedonia"]}


def test_seat_that_acts_still_names_its_state(tagger):
    assert mentions(tagger, "Fredville signed the treaty.") == {"fr": ["Fredville"]}


@pytest.mark.parametrize(
    "line",
    [
        "By John Smith",
        "By John Smith and Ann Lee in Sylvania",
        "By JOHN SMITH, Associated Press",
        "Par John Smith",
        "Von John Smith",
        "Por John Smith",
    ],
)
def test_byline_names_nobody(tagger, line):
    assert mentions(tagger, f"{line}\n{NEWS}") == {"fr": ["Freedonia"]}


def test_sentence_that_opens_like_a_byline_is_one(tagger):
    assert mentions(tagger, "By Monday, John Smith had left.") == {"smith": ["John Smith"]}


@pytest.mark.parametrize(
    "end",
    [
        "(Reporting by John Smith in Sylvania; Editing by Ann Lee)",
        "Reporting by Ann Lee; additional reporting by John Smith; editing by Bo Day",
        "Photo: John Smith/AFP",
        "Image credit: Reuters",
        "A man walks by (John Smith/AFP via Getty Images)",
        "Source: Reuters",
        "Fuente: AFP",
        "Copyright 2024 The Associated Press. All rights reserved.",
        "© 2024 Reuters",
        "Read more: Sylvania and the treaty",
        "Related: Sylvania on the brink",
        "Lire aussi : la crise en Sylvania",
        "Lea también: Sylvania en crisis",
        "Lesen Sie auch: Sylvania in Not",
        "اقرأ أيضا: Sylvania",
        "Share on Facebook",
        "Share on Facebook, Twitter and WhatsApp",
        "Share on Facebook Share on Twitter WhatsApp Telegram",
        "Facebook | Twitter | WhatsApp",
        "Follow us on Facebook and Telegram for updates.",
        "Suivez-nous sur Facebook",
        "Sign up for our Sylvania newsletter",
        "John Smith of the Associated Press contributed to this report.",
    ],
)
def test_credits_notices_and_links_name_nobody(tagger, end):
    assert mentions(tagger, f"{NEWS}\n{end}") == {"fr": ["Freedonia"]}
    assert mentions(tagger, f"{end}\n{NEWS}") == {"fr": ["Freedonia"]}


@pytest.mark.parametrize(
    "text",
    [
        "Related talks in Sylvania went on.",
        "Follow-up talks in Sylvania went on.",
        "Photos of Sylvania were shown.",
        "Watch officials in Sylvania resigned.",
        "Sources in Sylvania said so.",
    ],
)
def test_sentences_that_open_like_notices_count(tagger, text):
    assert mentions(tagger, text) == {"sy": ["Sylvania"]}


@pytest.mark.parametrize(
    "text",
    [
        "John Smith told Reuters so.",
        "John Smith left, according to the AFP news agency.",
        "John Smith wrote on Telegram.",
        "John Smith said so in a post on Facebook.",
        "John Smith left, a Telegram channel showed.",
    ],
)
def test_where_something_was_said_is_no_actor(tagger, text):
    assert mentions(tagger, text) == {"smith": ["John Smith"]}


def test_agencies_and_networks_that_act_count(tagger):
    assert mentions(tagger, "The court fined Facebook and Reuters.") == {
        "facebook": ["Facebook"],
        "reuters": ["Reuters"],
    }
    assert mentions(tagger, "The ban on Telegram stays.") == {"telegram": ["Telegram"]}


def test_outlet_at_the_end_of_a_headline_is_no_actor(tagger):
    assert mentions(tagger, "", title="Freedonia signs - Reuters") == {"fr": ["Freedonia"]}


def test_names_in_a_long_list_are_mentioned_and_not_what_the_item_is_about():
    names = [f"{letter}istan" for letter in "BCDFGHKLMNPR"]
    tagger = Tagger([FREEDONIA, *(entry(name.lower(), name) for name in names)], [])
    found = tagger.suggest(f"{NEWS} In favour: {', '.join(names[:-1])} and {names[-1]}.")
    about = {actor.slug: actor.about for actor in found.actors}
    assert about == {"fr": True, **{name.lower(): False for name in names}}
    assert "in a list of names" in found.actors[-1].why
    few = tagger.suggest(f"{NEWS} It met {', '.join(names[:3])} and {names[3]}.")
    assert all(actor.about for actor in few.actors)


@pytest.mark.parametrize("sources", ["(BBC News)", "(BBC)", "(Reuters, Al Jazeera)", "(The Guardian via BBC News)"])
def test_brackets_with_nothing_but_outlets_name_no_actor(sources):
    outlets = [body("bbc", "BBC", "BBC News"), body("jazeera", "Al Jazeera"), body("guardian", "The Guardian")]
    tagger = Tagger([FREEDONIA, *outlets, *AGENCIES], [])
    assert set(mentions(tagger, f"{NEWS} {sources}")) == {"fr"}
    assert set(mentions(tagger, f"{NEWS} {sources} Talks went on.")) == {"fr"}
    assert "bbc" in mentions(tagger, "The envoy (BBC and others were barred) left.")
