"""The violent runs of `tests/soak/`, reduced: the same promises, smaller counts, no time limits."""

import pytest
from factories import make_article

from articles import markup
from tests.soak.archive import scratch
from tests.soak.fuzzing import ask, ask_for, assert_harmless, clean_any_markup, read_any_text
from tests.soak.payloads import MARKUP, NAUGHTY, RAW_QUERIES
from tests.soak.violence import import_under_kills, retag_under_kills, share_database


@pytest.fixture(scope="module")
def set_up(tmp_path_factory):
    with scratch(tmp_path_factory.mktemp("archives")) as archive:
        yield archive


@pytest.fixture
def empty(set_up, tmp_path):
    """A set-up archive with the starter vocabulary and no articles, for one test."""
    archive = set_up.copy(tmp_path / "archive")
    yield archive
    archive.remove()


def test_an_import_killed_4_times_ends_as_an_unbroken_one(empty):
    figures = import_under_kills(empty, items=300, kills=4, seed=2)
    assert figures["kills"] == 4


def test_a_retagging_killed_2_times_ends_as_an_unbroken_one(empty):
    figures = retag_under_kills(empty, items=600, kills=2, seed=2)
    assert figures["kills"] == 2


def test_readers_editors_and_an_importer_share_an_archive_for_3_seconds(empty):
    figures = share_database(empty, seconds=3, first_items=100, items_a_run=100, pause_s=0.01)
    assert figures["answers"] > 0
    assert figures["edits"] > 0
    assert figures["imports"] > 0


@pytest.mark.django_db
def test_naughty_strings_by_turns_and_odd_query_strings_are_answered(client):
    make_article("Paris talks", actors=["france"])
    asked, wrong = ask_for(client, NAUGHTY, each_of=1)
    wrong += [problem for query in RAW_QUERIES if (problem := ask(client, "/articles/", query))]
    assert asked == len(NAUGHTY)
    assert wrong == []


def test_500_generated_texts_are_parsed_and_indexed():
    read_any_text(500)


def test_cleaning_300_generated_bodies_twice_equals_cleaning_them_once():
    clean_any_markup(300)


def test_no_attack_of_ours_survives_cleaning():
    for body in MARKUP:
        assert_harmless(markup.clean(body))
