"""`retag`: suggestions follow the vocabulary, and what editors and sources have said stays."""

import io

import pytest
from curated import check_index, count, tag
from django.core.management import CommandError, call_command
from factories import make_actor, make_article, make_theme

from articles.curating.retagging import Retag
from articles.models import (
    Actor,
    ActorName,
    ActorTag,
    Article,
    Curation,
    Theme,
    ThemeTag,
)
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def retag(*arguments):
    out = io.StringIO()
    call_command("retag", *arguments, stdout=out)
    return out.getvalue()


def tags_of(article):
    return {(t.actor.slug, t.by) for t in article.actor_tags.all()} | {
        (t.theme.slug, t.by) for t in article.theme_tags.all()
    }


@pytest.fixture
def speech():
    """An article about France and a ceasefire, tagged before either was known."""
    article = make_article("France speaks", body_html="<p>France and Germany want a ceasefire.</p>")
    for slug in ("france", "germany", "spain", "italy"):
        make_actor(slug)
    make_theme("ceasefire", terms=["ceasefire"])
    make_theme("war", terms=["battle"])
    return article


def test_retagging_adds_new_suggestions_and_takes_away_those_no_longer_made(client, speech):
    tag(speech, spain=TagBy.SUGGESTED)
    said = retag()
    assert tags_of(speech) == {("france", "suggested"), ("germany", "suggested"), ("ceasefire", "suggested")}
    assert said.splitlines()[-1] == "articles=1 added=3 removed=1"
    assert "  −1 Spain (actor)" in said
    assert (count(client, "actor=france"), count(client, "theme=ceasefire")) == (1, 1)
    check_index()
    assert retag().splitlines()[-1] == "articles=1 added=0 removed=0"


def test_retagging_never_touches_what_an_editor_or_the_source_has_said(speech):
    tag(speech, france=TagBy.REFUSED, germany=TagBy.SOURCE, spain=TagBy.EDITOR, italy=TagBy.SOURCE)
    ThemeTag.objects.create(article=speech, theme=Theme.objects.get(slug="ceasefire"), by=TagBy.REFUSED)
    before = list(ActorTag.objects.values_list()) + list(ThemeTag.objects.values_list())
    assert retag().splitlines()[-1] == "articles=1 added=0 removed=0"
    assert list(ActorTag.objects.values_list()) + list(ThemeTag.objects.values_list()) == before


def test_a_dry_run_of_retagging_counts_by_actor_and_theme_largest_first_and_writes_nothing(speech):
    make_article("Germany", body_html="<p>Germany met Germany.</p>")
    tag(speech, spain=TagBy.SUGGESTED)
    before = list(ActorTag.objects.values_list())
    assert retag("--dry-run").splitlines() == [
        "Dry run: nothing was written.",
        "  +2 Germany (actor)",
        "  +1 France (actor)",
        "  +1 Ceasefire (theme)",
        "  −1 Spain (actor)",
        "articles=2 added=4 removed=1",
    ]
    assert list(ActorTag.objects.values_list()) == before
    assert not Curation.objects.exists()


def test_retagging_one_actor_or_some_articles_leaves_all_else_alone(speech):
    other = make_article("France", published="2020-01-01", body_html="<p>France again.</p>")
    tag(speech, spain=TagBy.SUGGESTED)
    retag("--actor", "germany")
    assert tags_of(speech) == {("germany", "suggested"), ("spain", "suggested")}
    retag("to=2020")
    assert (tags_of(other), len(tags_of(speech))) == ({("france", "suggested")}, 2)
    retag("--theme", "ceasefire")
    assert ("ceasefire", "suggested") in tags_of(speech)
    with pytest.raises(CommandError, match="The archive has no actor “gaul”"):
        retag("--actor", "gaul")
    with pytest.raises(CommandError, match="is not a filter here"):
        retag("form=2020")


def test_hidden_suggestions_stay_hidden_after_retagging(client, speech, settings):
    settings.SUGGESTIONS = "hidden"
    retag()
    assert client.get("/articles.json?actor=france").json()["count"] == 0
    ActorTag.objects.filter(actor__slug="france").update(by=TagBy.EDITOR)
    assert count(client, "actor=france") == 1


def test_a_run_that_was_killed_goes_on_where_it_stopped_and_ends_with_the_same_tags(speech, monkeypatch):
    articles = [make_article(f"Germany {n}", body_html="<p>Germany is far.</p>") for n in range(7)]
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)

    def stop(done, total):
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    assert ActorTag.objects.count() == 2 + 3
    done = Retag(uses_processes=False).run()
    assert (done.begun_after, done.articles) == (articles[2].pk, 4)
    assert all(tags_of(article) == {("germany", "suggested")} for article in articles)
    log = Curation.objects.get()
    assert log.counts == [["articles read", 8], ["suggestions added", 10], ["suggestions taken away", 0]]
    make_actor("far")
    assert Retag(uses_processes=False).run().begun_after == 0


def test_a_vocabulary_that_has_changed_begins_anew_after_a_kill(speech, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    make_article("Far Germany", body_html="<p>Germany.</p>")

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    ActorName.objects.create(actor=Actor.objects.get(slug="italy"), name="Germany and Italy")
    assert Retag(uses_processes=False).run().begun_after == 0


@pytest.mark.django_db(transaction=True)
def test_other_processes_read_the_texts_and_find_the_same(monkeypatch):
    make_actor("germany")
    articles = [make_article(f"Item {n}", body_html="<p>Germany.</p>" if n % 2 else "<p>Rain.</p>") for n in range(9)]
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    monkeypatch.setattr("articles.importing.processes.COUNT", 2)
    done = Retag().run()
    assert (done.articles, done.added.total()) == (9, 4)
    assert [bool(tags_of(article)) for article in articles] == [n % 2 == 1 for n in range(9)]
    check_index()


def test_what_an_editor_does_while_texts_are_read_is_the_last_word(speech, monkeypatch):
    from articles.curating import retagging

    real = retagging._suggest

    def meanwhile(texts, tagger, **options):
        tag(speech, france=TagBy.REFUSED)
        Article.objects.filter(pk=edited.pk).update(body_html="<p>Spain.</p>")
        return real(texts, tagger, **options)

    edited = make_article("Item", body_html="<p>Italy.</p>")
    monkeypatch.setattr(retagging, "_suggest", meanwhile)
    assert "Changed while they were read, and left alone: 1." in retag()
    assert ("france", "refused") in tags_of(speech)
    assert tags_of(edited) == set()
