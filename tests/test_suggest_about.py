"""Whom an item is about, and whom it only mentions."""

import pytest
from factories import make_actor

from articles.tagging import Tagger
from articles.tagging.entries import ActorEntry

FILLER = "Nothing of note was said on that day by anyone at all. " * 6


def entry(slug, name, kind="state"):
    return ActorEntry(len(slug), slug, name, kind)


def about(text, *entries, title=""):
    found = Tagger(entries, []).suggest(text, title=title).actors
    return {actor.slug for actor in found if actor.about}


FREEDONIA, SYLVANIA = entry("fr", "Freedonia"), entry("sy-1", "Sylvania")


@pytest.mark.parametrize(("times", "is_about"), [(1, False), (2, True)])
def test_short_text_is_about_whom_it_comes_back_to(times, is_about):
    assert about(FILLER + "Sylvania agreed. " * times, SYLVANIA) == ({"sy-1"} if is_about else set())


@pytest.mark.parametrize(("times", "expected"), [(3, {"fr"}), (4, {"fr", "sy-1"})])
def test_long_text_is_about_whom_it_names_over_a_sixth_as_often_as_the_most_named(times, expected):
    text = FILLER * 8 + "Freedonia voted. " * 18 + FILLER + "Sylvania agreed. " * times
    assert about(text, FREEDONIA, SYLVANIA) == expected


@pytest.mark.parametrize(("times", "expected"), [(2, {"fr"}), (3, {"fr", "sy-1"})])
def test_long_text_is_about_no_state_that_it_names_twice(times, expected):
    text = FILLER * 8 + "Freedonia voted. " * 4 + FILLER + "Sylvania agreed. " * times
    assert about(text, FREEDONIA, SYLVANIA) == expected


def test_long_text_is_about_whom_it_names_five_times_whoever_else_is_named():
    text = FILLER * 8 + "Freedonia voted. " * 60 + FILLER + "Sylvania agreed. " * 5
    assert about(text, FREEDONIA, SYLVANIA) == {"fr", "sy-1"}


@pytest.mark.parametrize(("voted", "times", "is_about"), [(60, 2, False), (60, 3, True), (9, 2, True), (4, 1, False)])
def test_long_text_is_about_people_sooner_than_about_states(voted, times, is_about):
    text = FILLER * 8 + "Freedonia voted. " * voted + FILLER + "Otto Roe agreed. " * times
    assert ("roe" in about(text, FREEDONIA, entry("roe", "Otto Roe", kind="person"))) == is_about


def test_part_of_the_world_is_what_an_item_is_about_only_in_its_title():
    europe = entry("eu", "Europe")
    text = "Europe was at war. Sylvania left Europe. Sylvania, in Europe, was free."
    assert about(text, europe, SYLVANIA) == {"sy-1"}
    assert about(text, europe, SYLVANIA, title="War in Europe") == {"eu", "sy-1"}


@pytest.mark.django_db
def test_part_of_the_world_is_found_all_the_same():
    make_actor("europe", name="Europe", kind="state")
    (found,) = Tagger.load().suggest("Europe was at war.").actors
    assert (found.slug, found.about) == ("europe", False)
