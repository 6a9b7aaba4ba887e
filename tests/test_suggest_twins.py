"""Entries of two lists that stand for one body: what names the one names the other."""

from taggers import body, entry, mentions

from articles.tagging import Tagger
from articles.vocabulary import ActorKind

LONG = "League High Commissioner for Lost Hats"
HATS = body("hats", "LHCH", LONG, kind=ActorKind.INTERNATIONAL_ORGANISATION)


def test_body_whose_long_name_another_list_has_for_its_main_name_is_the_same():
    tagger = Tagger([HATS, body("listed", LONG)], [])
    assert set(mentions(tagger, "The LHCH spoke.")) == {"hats", "listed"}
    assert set(mentions(tagger, f"The {LONG} spoke.")) == {"hats", "listed"}


def test_body_listed_twice_under_its_short_name_is_the_same_as_one_under_its_long_name():
    tagger = Tagger([HATS, body("again", "LHCH"), body("listed", LONG)], [])
    assert set(mentions(tagger, "The LHCH spoke.")) == {"hats", "again", "listed"}


def test_long_name_that_two_bodies_are_called_by_joins_none():
    tagger = Tagger([HATS, body("caps", "Caps Office", LONG), body("listed", LONG)], [])
    assert set(mentions(tagger, "The LHCH spoke.")) == {"hats"}


def test_part_of_a_state_s_body_is_not_the_whole_that_is_called_so_too():
    freedonia = entry("fr", "Freedonia")
    part = "Chamber of Elected Deputies of Freedonia"
    tagger = Tagger([freedonia, body("whole", "Parliament of Freedonia", part), body("part", part)], [])
    assert "part" not in mentions(tagger, "The Parliament of Freedonia met.")
