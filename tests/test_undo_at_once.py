"""Two people at the same operation: one undoes it while the other goes on with what it left, or undoes it too."""

import threading
from contextlib import contextmanager

import pytest
from curated import curate
from django.db import connection
from django.urls import reverse
from factories import make_actor, make_article
from pyroaring import BitMap

from articles.curating import CuratingError, Part, Split, carry_out, undo
from articles.models import Actor, ActorTag, Curation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def merged():
    """The entry of a merge of one actor into another, and an article that moved."""
    article = make_article(actors=["gaul"])
    make_actor("france")
    curate("merge", "actor", "france", "gaul")
    return Curation.objects.get(), article


@contextmanager
def once_before(word, do):
    """Do something by another connection before the first query with a word in it."""
    found = []

    def before(execute, sql, params, many, context):
        if word in sql and not found:
            found.append(sql)
            other = threading.Thread(target=do)
            other.start()
            other.join()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(before):
        yield
    assert found


def test_an_undo_that_waited_for_a_split_of_what_it_moved_is_refused(merged):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets nobody write between the questions of an undo.")
    entry, article = merged

    def split():
        try:
            carry_out(Split("actor", "france", (Part("lutetia", "Lutetia", BitMap([article.pk])),)))
        finally:
            connection.close()

    with once_before('"articles_actor"."id" IN', split), pytest.raises(CuratingError, match="Undo this first: Split"):
        undo(entry)
    assert not Actor.objects.filter(slug="gaul").exists()
    assert list(ActorTag.objects.values_list("article", "actor__slug")) == [(article.pk, "lutetia")]


def test_what_another_editor_has_undone_is_not_said_to_be_undone_in_part(desk, merged):
    entry, _ = merged
    undo = reverse("admin:articles_curation_undo", args=[entry.pk])
    desk.post(undo)
    again = desk.post(undo, follow=True).text
    assert "Nothing was undone. That was undone already, on " in again
    assert "A part is undone" not in again
