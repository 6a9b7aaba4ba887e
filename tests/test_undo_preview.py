"""What is said before something is undone: whether it can be, and how far a run has come."""

import pytest
from curated import curate
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_actor, make_article
from parsed import inputs, parse, text_of

from articles.curating.retagging import Retag
from articles.models import Actor, ActorName, Curation

pytestmark = pytest.mark.django_db


def asked(desk, entry):
    """The words of the page that asks whether an entry is to be undone, and whether it has the button."""
    page = parse(desk.get(reverse("admin:articles_curation_undo", args=[entry.pk])))
    return text_of(page), bool(inputs(page, type="submit", value="Undo it"))


def entries():
    return list(Curation.objects.order_by("pk"))


@pytest.fixture
def moved():
    """Three actors, the first merged into the second, and that into the third."""
    make_article(actors=["gaul", "france", "europe"])
    curate("merge", "actor", "france", "gaul")
    curate("merge", "actor", "europe", "france")


def test_the_page_of_an_undo_says_what_must_be_undone_first(desk, moved):
    first, second = entries()
    said, can_be = asked(desk, first)
    assert not can_be
    assert "Undo this first: Merged France (france) into Europe (europe)." in said
    assert asked(desk, second)[1]
    curate("undo", second.pk)
    assert asked(desk, first)[1]


def test_the_page_of_an_undo_says_what_has_changed_since(desk):
    france = make_actor("france")
    curate("rename", "actor", "france", "--name", "Gaul")
    Actor.objects.filter(pk=france.pk).update(name="Francia")
    said, can_be = asked(desk, entries()[0])
    assert not can_be
    assert "“Francia” has changed since: its name. Put that back first." in said


@pytest.mark.parametrize("what", ["merge", "delete"])
def test_the_page_of_an_undo_says_that_another_has_the_slug(desk, what):
    make_actor("france")
    make_actor("gaul")
    curate(what, "actor", *(("france", "gaul") if what == "merge" else ("gaul",)))
    other = make_actor("gallia")
    Actor.objects.filter(pk=other.pk).update(slug="gaul")
    said, can_be = asked(desk, entries()[0])
    assert not can_be
    assert "“Gaul” cannot come back: Actor with this Slug already exists." in said


def test_the_page_of_an_undo_says_when_it_was_undone_already(desk, moved):
    curate("undo", entries()[1].pk)
    said, can_be = asked(desk, entries()[1])
    assert not can_be
    assert "That was undone already, on " in said


def test_a_dry_run_of_an_undo_is_refused_as_the_undo_would_be(moved):
    first, second = entries()
    with pytest.raises(CommandError, match=r"Undo this first: Merged France"):
        curate("undo", first.pk, "--dry-run")
    assert "Would be undone: Merged France" in curate("undo", second.pk, "--dry-run")
    curate("undo", second.pk)
    with pytest.raises(CommandError, match="That was undone already"):
        curate("undo", second.pk, "--dry-run")


def test_the_page_of_an_undo_takes_as_many_queries_whatever_the_number_of_names(desk):
    def queries(names):
        gaul, france = make_actor(f"gaul-{names}"), make_actor(f"france-{names}")
        for number in range(names):
            ActorName.objects.create(actor=gaul, name=f"Name {number}")
        curate("merge", "actor", france.slug, gaul.slug)
        with CaptureQueriesContext(connection) as found:
            assert asked(desk, entries()[-1])[1]
        return len(found)

    queries(1)
    assert queries(3) == queries(200)


def test_the_log_says_that_a_run_was_cut_short_until_the_same_again_has_finished_it(desk, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    make_actor("germany")
    for number in range(2):
        make_article(f"Item {number}", body_html="<p>Germany is far.</p>")

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    log = reverse("admin:articles_curation_changelist")
    assert "Retagged all articles [not finished]" in curate("log")
    assert "Not finished: the same again goes on from there" in text_of(parse(desk.get(log)))
    assert asked(desk, entries()[0])[1]
    # Retaggings of single actors do not finish it, even where nothing else is left to find.
    Retag(only=("actor", Actor.objects.get().pk), uses_processes=False).run()
    assert "Retagged all articles [not finished]" in curate("log")
    done = Retag(uses_processes=False).run()
    assert (done.articles, done.added.total()) == (1, 0)
    assert "[not finished]" not in curate("log")
    assert "Not finished" not in text_of(parse(desk.get(log)))
