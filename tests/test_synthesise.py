"""`synthesise`: as many made-up articles as asked, the same for the same seed, in an archive that stays right."""

import pytest
from django.core.management import CommandError, call_command

from articles.importing import synthesis
from articles.index.install import problems
from articles.models import Article
from tests.factories import make_actor, make_article, make_theme

# The log is taken away and made anew, which PostgreSQL refuses within a transaction that has changed something.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _small_world(monkeypatch):
    monkeypatch.setattr(synthesis, "POOL_SENTENCES", 200)


@pytest.fixture
def vocabulary():
    for _ in range(3):
        make_actor()
        make_theme()


def synthesise(capsys, *arguments):
    call_command("synthesise", *map(str, arguments))
    return capsys.readouterr().out.strip()


def texts():
    return list(Article.objects.order_by("source_ref").values_list("source_ref", "headline", "body_html"))


def test_articles_made_afterwards_get_ids_of_their_own(vocabulary, capsys):
    synthesise(capsys, 5)
    assert make_article().pk not in Article.objects.filter(source_ref__startswith="made-up-").values_list(
        "pk", flat=True
    )
    synthesise(capsys, 7)
    assert Article.objects.count() == 8


def test_the_number_asked_for_is_made_and_found_by_readers(vocabulary, capsys, client):
    assert synthesise(capsys, 40) == "created=40"
    assert client.get("/articles.json").json()["count"] == 40
    word = Article.objects.first().headline.split()[0]
    assert client.get("/articles.json", {"q": word}).json()["count"] >= 1
    call_command("check_index")


def test_the_same_seed_makes_the_same_and_nothing_twice(vocabulary, capsys):
    synthesise(capsys, 20)
    first = texts()
    Article.objects.filter(source_ref="made-up-1-7").delete()
    assert synthesise(capsys, 20) == "created=1"
    assert texts() == first
    assert synthesise(capsys, 20, "--seed", 2) == "created=20"
    assert synthesise(capsys, 20) == "created=0"


def test_other_processes_make_the_same_articles(vocabulary, capsys, monkeypatch):
    synthesise(capsys, 30)
    alone = texts()
    Article.objects.all().delete()
    monkeypatch.setattr(synthesis, "_MIN_FOR_PROCESSES", 1)
    monkeypatch.setattr(synthesis, "BATCH_ROWS", 7)
    assert synthesise(capsys, 30) == "created=30"
    assert texts() == alone


def test_a_run_that_is_broken_off_leaves_log_and_text_index_in_place(vocabulary, monkeypatch):
    monkeypatch.setattr(synthesis, "BATCH_ROWS", 5)
    running = synthesis.synthesise(20, 1)
    next(running)
    assert problems() != []
    running.close()
    assert problems() == []
    assert Article.objects.count() == 5
    call_command("check_index")


def test_an_archive_without_a_vocabulary_says_what_to_load(capsys):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("synthesise", "3")


def test_a_dry_run_makes_nothing(vocabulary, capsys):
    assert synthesise(capsys, 5, "--dry-run") == "created=5"
    assert not Article.objects.exists()
