"""The search for garbage is left out while very many objects are made, by however many threads, and no longer."""

import gc

from articles.garbage import without_collection


def test_search_for_garbage_begins_again_when_the_last_has_made_its_objects():
    one, other = without_collection(), without_collection()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()
