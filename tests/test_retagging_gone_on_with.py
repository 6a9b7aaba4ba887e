"""Which runs of `retag` that were cut short are gone on with, and which end: what the tagger reads decides."""

import pytest
from curated import curate
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from test_curating_desk import fields

from articles.curating import CuratingError
from articles.curating.retagging import Retag
from articles.models import Actor, ActorName, ActorRole, ActorTag, Curation, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(monkeypatch):
    """Six articles about Germany that nothing suggests yet, read two at a time."""
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    germany = make_actor("germany")
    ActorName.objects.create(actor=germany, name="Deutschland", language="de")
    ActorRole.objects.create(actor=make_actor("merkel", kind="person"), title="Chancellor", of=germany)
    make_theme("truce", terms=["truce"])
    return [make_article(f"Item {number}", body_html="<p>Germany is far.</p>") for number in range(6)]


def cut_short(at=2, **asked):
    """Begin a run, and stop it where so many articles are read."""

    def on_progress(done, total):
        if done == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False, **asked).run(on_progress=on_progress)


def run(**asked):
    return Retag(uses_processes=False, **asked).run()


def germany():
    return "actor", Actor.objects.get(slug="germany").pk


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (Theme, {"description": "What ends a battle."}),
        (Theme, {"identifiers": {"wikidata": "Q1"}}),
        (Actor, {"filed_under": "Germany, the"}),
        (Actor, {"identifiers": {"wikidata": "Q2"}}),
        (ActorName, {"language": "nl"}),
    ],
)
def test_what_the_tagger_does_not_read_may_change_in_the_middle_of_a_run(articles, model, changed):
    cut_short()
    model.objects.update(**changed)
    done = run()
    assert (done.begun_after, done.articles) == (articles[1].pk, 4)


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (Theme, {"name": "Armistice"}),
        (Theme, {"terms": ["armistice"]}),
        (Theme, {"threshold": 9}),
        (Actor, {"kind": "other"}),
        (Actor, {"description": "A state until 1990."}),
        (ActorName, {"name": "Allemagne"}),
        (ActorName, {"use": "adjective"}),
        (ActorRole, {"title": "Minister"}),
        (ActorRole, {"held_from": "2005"}),
        (ActorRole, {"of": None}),
    ],
)
def test_with_whatever_the_tagger_reads_a_run_begins_anew(articles, model, changed):
    cut_short()
    model.objects.update(**changed)
    assert run().begun_after == 0


def test_a_run_for_one_actor_that_was_cut_short_ends_when_the_same_begins_with_another_vocabulary(articles):
    cut_short(only=germany())
    assert "[not finished]" in curate("log")
    make_actor("far")
    run(only=germany())
    assert "[not finished]" not in curate("log")
    Actor.objects.get(slug="far").delete()
    ActorTag.objects.all().delete()
    assert run(only=germany()).begun_after == 0


def test_it_ends_too_where_other_articles_are_read_for_the_actor(articles, desk):
    cut_short(only=germany(), articles=[article.pk for article in articles[:4]])
    Theme.objects.update(terms=["armistice"])
    address = reverse("admin:articles_actor_retag", args=[germany()[1]])
    desk.post(address, fields(desk.get(address)))
    assert Curation.objects.count() == 2
    assert "[not finished]" not in curate("log")


def test_a_run_over_some_articles_ends_when_the_same_begins_with_another_vocabulary(articles):
    some = [article.pk for article in articles[:4]]
    cut_short(articles=some)
    make_actor("far")
    run(articles=some)
    assert "[not finished]" not in curate("log")


def test_runs_for_others_and_over_all_articles_are_left_to_be_gone_on_with(articles):
    make_actor("spain")
    cut_short()
    cut_short(only=("actor", Actor.objects.get(slug="spain").pk))
    cut_short(only=("theme", Theme.objects.get().pk))
    make_actor("far")
    run(only=germany())
    run(articles=[articles[0].pk])
    assert curate("log").count("[not finished]") == 3
    Actor.objects.get(slug="far").delete()
    assert run().begun_after == articles[1].pk


def test_what_was_cut_short_ends_when_all_articles_have_been_read_with_its_vocabulary(articles):
    cut_short(only=germany(), said="the articles that may be about it,")
    cut_short(articles=[article.pk for article in articles[:4]], said="4 articles")
    run()
    assert "[not finished]" not in curate("log")
    assert run(only=germany()).begun_after == 0


def test_it_is_left_to_be_gone_on_with_while_all_articles_are_not_read_yet(articles):
    cut_short(only=germany())
    cut_short()
    assert curate("log").count("[not finished]") == 2
    assert run(only=germany()).begun_after == articles[1].pk


def test_a_run_that_another_over_all_articles_overtakes_says_so(articles):
    def overtake(done, total):
        if done == 2:
            run()

    with pytest.raises(CuratingError, match="A retagging of all articles has read these meanwhile"):
        Retag(uses_processes=False, only=germany()).run(on_progress=overtake)
    assert ActorTag.objects.count() == 6
