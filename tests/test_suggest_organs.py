"""Organs of the United Nations by their bare names, and offices whose organisation goes without saying."""

import pytest
from taggers import body, entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import ActorKind

INTERNATIONAL = {"kind": ActorKind.INTERNATIONAL_ORGANISATION}


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", "adjective")),
            body("un", "United Nations", **INTERNATIONAL),
            body("league", "League of Marxes", **INTERNATIONAL),
            body("sc", "UN Security Council", part_of="un", **INTERNATIONAL),
            body("ga", "UN General Assembly", part_of="un", **INTERNATIONAL),
            body("nsc", "Freedonian National Security Council", kind=ActorKind.GOVERNMENT_BODY),
            person("rufus", "Rufus Firefly", roles=[office("2017", "2026", "Secretary-General", "un")]),
            person("ann", "Ann Teasdale", roles=[office("2014", "2026", "Secretary-General", "league")]),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The members of the Security Council expressed concern.", "sc"),
        ("On Monday Security Council envoys met.", "sc"),
        ("They told the General Assembly so.", "ga"),
        ("They told the UN General Assembly so.", "ga"),
    ],
)
def test_organ_counts_by_its_bare_name(tagger, text, slug):
    assert set(mentions(tagger, text)) - {"un"} == {slug}


@pytest.mark.parametrize(
    "text",
    [
        "The National Security Council met.",
        "The Supreme Security Council met.",
        "The Peace and Security Council met.",
        "Sylvania’s Security Council met.",
        "The country’s Security Council met.",
        "The Secretary of the Security Council spoke.",
        "The Security Council of Sylvania met.",
        "The Virginia General Assembly met.",
        "A Pro-Security Council march began.",
    ],
)
def test_bare_name_within_another_bodys_is_no_organ(tagger, text):
    assert mentions(tagger, text) == {}


def test_national_council_is_its_states_and_no_organ(tagger):
    assert set(mentions(tagger, "In Freedonia the National Security Council met.")) == {"fr", "nsc"}


def test_office_alone_means_who_holds_it_in_the_one_organisation_that_is_named(tagger):
    date, text = Moment.parse("2025-07-15"), "They read the Secretary-General’s report."
    assert set(mentions(tagger, f"The Security Council met. {text}", date=date)) == {"sc", "rufus"}
    assert set(mentions(tagger, f"The League of Marxes met. {text}", date=date)) == {"league", "ann"}
    assert set(mentions(tagger, f"The League of Marxes and the UN Security Council met. {text}", date=date)) == {
        "league",
        "sc",
    }
    assert mentions(tagger, text, date=date) == {}
    assert set(mentions(tagger, "The Security Council met. A Secretary-General spoke.", date=date)) == {"sc"}


def test_office_alone_is_no_organisation_s_where_a_state_that_is_named_has_one_too():
    roe = person("roe", "Jane Roe", roles=[office("2017", "2026", "President", "fr")])
    ann = person("ann", "Ann Teasdale", roles=[office("2014", "2026", "President", "league")])
    states = [entry("fr", "Freedonia"), entry("sy", "Sylvania")]
    tagger = Tagger([*states, body("league", "League of Marxes"), roe, ann], [])
    for state, slugs in (("Freedonia", {"fr", "league"}), ("Sylvania", {"sy", "league", "ann"})):
        text = f"{state} wrote to the League of Marxes. At the direction of the President it met."
        assert set(mentions(tagger, text, date=Moment.parse("2020-01-05"))) == slugs
