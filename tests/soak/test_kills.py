"""Nothing is lost when a process dies."""

import pytest

from tests.soak.archive import scratch
from tests.soak.items import write_items
from tests.soak.violence import edit_under_kills, import_under_kills

pytestmark = pytest.mark.soak


def test_an_import_killed_100_times_ends_as_an_unbroken_one(tmp_path, record_property):
    with scratch(tmp_path) as empty:
        figures = import_under_kills(empty, items=5_000, kills=100, seed=1)
    print(figures)
    assert figures["kills"] == 100
    assert figures["stopped in the middle"] > 20


def test_no_acknowledged_edit_is_lost_when_the_editors_process_is_killed(tmp_path):
    with scratch(tmp_path) as archive:
        archive.run("import_articles", write_items(tmp_path / "items.jsonl", 300))
        acknowledged = edit_under_kills(archive, kills=30, seed=1)
    print(f"{acknowledged} acknowledged edits, none lost")
    assert acknowledged > 100
