"""No input is a 500, and the index is never wrong."""

import pytest
import test_index_hazards
from factories import make_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.soak.fuzzing import PIECES, ask, ask_for, generated, read_any_text
from tests.soak.payloads import NAUGHTY, RAW_QUERIES, naughty_strings

pytestmark = pytest.mark.soak


@pytest.fixture
def archive(db):
    for number in range(30):
        make_article(f"Paris talks {number}", actors=["france", "germany"], themes=["peace"])


@pytest.mark.django_db(transaction=True)
@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(test_index_hazards.EDITS, min_size=1, max_size=12))
def test_500_random_sequences_of_edits_leave_the_index_exact(edits):
    plain = test_index_hazards.test_a_random_sequence_of_edits_by_every_way_leaves_the_index_exact.hypothesis.inner_test
    plain(edits)


def test_every_published_naughty_string_in_every_parameter_is_answered(archive, client):
    values = naughty_strings()
    asked, wrong = ask_for(client, values, each_of=14)
    print(f"{asked} requests")
    assert wrong == []
    assert asked >= 515 * 14


def test_every_naughty_string_of_ours_in_every_parameter_is_answered(archive, client):
    asked, wrong = ask_for(client, NAUGHTY, each_of=14)
    assert wrong == []
    assert asked > 1_000


def test_every_odd_query_string_is_answered_on_every_page(archive, client):
    pages = ("/articles/", "/", "/actors/", "/actors/france/", "/actors/france/with/germany/", "/sources/", "/2024/04/")
    wrong = [ask(client, path, query) for path in pages for query in RAW_QUERIES]
    assert [each for each in wrong if each] == []


def test_every_naughty_string_in_a_path_is_answered(archive, client):
    before = (
        "/",
        "/articles/",
        "/actors/",
        "/actors/france/with/",
        "/themes/",
        "/sources/",
        "/2024/",
        "/2024/04/04/",
        "/i/",
    )
    wrong = [
        ask(client, f"{path}{value}{end}", "") for path in before for value in NAUGHTY for end in ("", "/")
    ]  # fmt: skip
    assert [each for each in wrong if each] == []


def test_3000_generated_questions_are_answered(archive, client):
    names = st.sampled_from(["q", "q", "q", "actor", "theme", "from", "to", "page", "sort", "language"])

    @generated(st.lists(st.tuples(names, PIECES), max_size=4), 3_000)
    def run(pairs):
        from django.utils.http import urlencode

        query = urlencode([(name, value.encode(errors="replace")) for name, value in pairs])
        assert ask(client, "/articles/", query) == ""

    run()


def test_100000_generated_texts_are_parsed_and_indexed():
    read_any_text(100_000)
