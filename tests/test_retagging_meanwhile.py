"""`retag` beside others: two at once, an importer, an editor who decides, a process that is killed."""

import io
import json
import multiprocessing

import pytest
from curated import check_index, tag
from django.core.management import CommandError, call_command
from factories import make_actor, make_article, make_theme

from articles.curating import CuratingError
from articles.curating.retagging import Retag
from articles.models import Actor, ActorTag, Article, Curation, OpenNames
from articles.vocabulary import ActorKind, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(monkeypatch):
    """Six articles about Germany that nothing suggests yet, read two at a time."""
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    make_actor("germany")
    return [make_article(f"Item {number}", body_html="<p>Germany is far.</p>") for number in range(6)]


def run(at=None, do=None, **options):
    """Retag in this process; where so many articles are done, do something else first."""

    def on_progress(done, total):
        if done == at:
            do()

    return Retag(uses_processes=False, **options).run(on_progress=on_progress)


def stop():
    raise KeyboardInterrupt


def germany():
    return set(ActorTag.objects.filter(actor__slug="germany").values_list("article_id", flat=True))


def test_a_retagging_that_another_process_has_gone_on_with_stops(articles):
    def second():
        assert run().begun_after == articles[1].pk

    with pytest.raises(CuratingError, match="Another process is at this retagging already"):
        run(at=2, do=second)
    (entry,) = Curation.objects.all()
    assert entry.counts == [["articles read", 6], ["suggestions added", 6], ["suggestions taken away", 0]]
    assert germany() == {article.pk for article in articles}
    call_command("curate", "undo", str(entry.pk), stdout=io.StringIO())
    assert germany() == set()
    check_index()


def test_a_retagging_begun_while_another_runs_stops_at_its_first_articles(articles):
    def first():
        with pytest.raises(KeyboardInterrupt):
            run(at=2, do=stop)

    with pytest.raises(CuratingError, match="Another process is at this retagging already"):
        run(at=0, do=first)
    assert germany() == {article.pk for article in articles[:2]}
    assert run().begun_after == articles[1].pk
    assert Curation.objects.get().counts[0] == ["articles read", 6]


def test_a_retagging_of_one_actor_does_not_make_a_run_that_was_cut_short_begin_anew(articles):
    with pytest.raises(KeyboardInterrupt):
        run(at=4, do=stop)
    run(only=("actor", Actor.objects.get().pk))
    assert run().begun_after == articles[3].pk


def test_articles_that_come_while_texts_are_read_are_read_too(articles, tmp_path):
    came = []

    def import_one():
        if not came:
            path = tmp_path / "items.jsonl"
            item = {"headline": "New", "body_text": "Germany wins.", "published_at": "2024", "actors": []}
            path.write_text(json.dumps(item), encoding="utf-8")
            call_command("import_articles", str(path), stdout=io.StringIO())
            came.append(Article.objects.latest("pk"))

    done = run(at=2, do=import_one)
    assert done.articles == 7
    assert came[0].pk in germany()
    assert Curation.objects.get().counts[0] == ["articles read", 7]


def test_what_an_editor_decides_and_deletes_during_a_run_stays_decided(articles):
    tag(articles[4], germany=TagBy.SUGGESTED)
    make_actor("spain")
    tag(articles[5], spain=TagBy.SUGGESTED)

    def decide():
        tag(articles[3], germany=TagBy.REFUSED)
        ActorTag.objects.filter(article=articles[4]).update(by=TagBy.EDITOR)
        ActorTag.objects.filter(article=articles[5]).update(by=TagBy.EDITOR)
        articles[2].delete()

    run(at=2, do=decide)
    said = {(a.pk, t.actor.slug): t.by for a in articles[3:] for t in a.actor_tags.all()}
    assert said == {
        (articles[3].pk, "germany"): "refused",
        (articles[4].pk, "germany"): "editor",
        (articles[5].pk, "germany"): "suggested",
        (articles[5].pk, "spain"): "editor",
    }
    check_index()


def test_names_left_open_stay_noted_when_texts_are_read_for_a_theme_alone():
    for slug in ("jane-alder", "rose-alder"):
        make_actor(slug, kind=ActorKind.PERSON)
    theme = make_theme("ceasefire", terms=["ceasefire"])
    article = make_article("Talks", body_html="<p>Yesterday Alder replied to the ceasefire.</p>")
    run()
    assert OpenNames.objects.get().article == article
    run(only=("theme", theme.pk))
    assert OpenNames.objects.exists()


def test_a_long_run_says_in_a_log_how_far_it_is_and_so_does_its_undo(articles, monkeypatch):
    err = io.StringIO()
    call_command("retag", stdout=io.StringIO(), stderr=err)
    assert err.getvalue().splitlines() == ["Articles: 2 of 6", "Articles: 4 of 6"]
    err = io.StringIO()
    call_command("curate", "undo", str(Curation.objects.get().pk), stdout=io.StringIO(), stderr=err)
    assert err.getvalue().splitlines() == ["Steps: 1 of 3", "Steps: 2 of 3"]


def test_a_short_run_says_nothing_but_its_counts():
    make_article()
    err = io.StringIO()
    call_command("retag", stdout=io.StringIO(), stderr=err)
    assert err.getvalue() == ""


class Log(io.StringIO):
    """What `retag` says on standard error; something is done once when it first says how far it is."""

    def __init__(self, do):
        super().__init__()
        self.do = do

    def write(self, said):
        do, self.do = self.do, lambda: None
        do()
        return super().write(said)


@pytest.mark.django_db(transaction=True)
def test_a_run_whose_readers_are_killed_says_so_in_words_and_goes_on_later(articles, monkeypatch):
    monkeypatch.setattr("articles.importing.processes.COUNT", 2)
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    articles += [make_article(f"Item {number}", body_html="<p>Germany is far.</p>") for number in range(6, 30)]

    def kill():
        for reader in multiprocessing.active_children():
            reader.kill()

    with pytest.raises(CommandError, match="un the same again, and it goes on from here"):
        call_command("retag", stdout=io.StringIO(), stderr=Log(kill))
    read = germany()
    assert 0 < len(read) < 30
    assert run().begun_after == max(read)
    assert germany() == {article.pk for article in articles}


def test_the_command_says_in_words_that_another_is_at_it(articles):
    with pytest.raises(CommandError, match=r"Another process is at this retagging already\. Let it finish\."):
        call_command("retag", stdout=io.StringIO(), stderr=Log(run))


def test_a_run_is_not_gone_on_with_once_another_vocabulary_was_read_from_the_beginning(articles):
    with pytest.raises(KeyboardInterrupt):
        run(at=4, do=stop)
    make_actor("far")
    run()
    Actor.objects.get(slug="far").delete()
    ActorTag.objects.all().delete()
    assert run().begun_after == 0
    assert germany() == {article.pk for article in articles}


def test_a_run_stops_where_another_begins_to_read_all_with_another_vocabulary(articles):
    def second():
        make_actor("far")
        assert run().begun_after == 0

    with pytest.raises(CuratingError, match="The vocabulary has changed meanwhile"):
        run(at=2, do=second)
    assert germany() == {article.pk for article in articles}
