"""Phrases of words that very many articles hold: PostgreSQL lists such words, and stores the neighbours among them."""

import json
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from factories import let_the_next_list_be_due, make_article

from articles import index
from articles.index import install
from articles.index.engines import Engine
from articles.models import Article
from articles.questions import Question

pytestmark = pytest.mark.django_db(transaction=True)

only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only: it lists words")

TEXTS = {
    "first": ("Security Council meets", "The united nations and their security council."),
    "second": ("United Nations", "Council of security."),
    "third": ("Nations united", "The security council of the united nations."),
    "fourth": ("A nativity play", "Of united native groups."),
    "fifth": ("Council", "The nations, the united council and the security."),
    "sixth": ("Councils of the United Nations", "Security."),
}

PHRASES = [
    ('"united nations"', {"first", "second", "third", "sixth"}),
    ('"security council"', {"first", "third"}),
    ('"nations united"', {"third"}),
    ('"of the united nations"', {"third", "sixth"}),
    ('"the united nations" "security council"', {"first", "third"}),
    ('"united nations" -"security council"', {"second", "sixth"}),
    ('"united council" OR "council of security"', {"second", "fifth"}),
    ('"united native"', {"fourth"}),
    ("united-nat*", {"first", "second", "third", "fourth", "sixth"}),
    ("united-nativ*", {"fourth"}),
    ("the-united-nat*", {"first", "third", "sixth"}),
    ("security-c*", {"first", "third"}),
]


@pytest.fixture
def no_lists():
    """Begin with a text index as small as its archive, and leave the lists as an archive without articles has them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE articles_text")  # Tests that were rolled back before have left it swollen.
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE articles_common_words")
        install.install()


@pytest.fixture
def other_connection():
    other = connection.copy()
    yield other
    other.close()


def write(*names, under_new_lists=False):
    for name in names:
        if under_new_lists:
            let_the_next_list_be_due()
        headline, text = TEXTS[name]
        make_article(headline, slug=name, body_html=f"<p>{text}</p>", source_ref=name)


def found(q):
    index.current().hits.clear()
    ids = index.answer(index.current(), Question(q=q)).ids
    return set(Article.objects.filter(pk__in=ids).values_list("slug", flat=True))


def wrong():
    return {q: (answer, expected) for q, expected in PHRASES if (answer := found(q)) != expected}


def lists():
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM articles_common_words ORDER BY list")
        return [json.loads(words) for (words,) in cursor.fetchall()]


def test_phrases_are_found_in_articles_that_were_written_under_different_lists(no_lists):
    write("first", "second")
    write("third", "fourth", "fifth", "sixth", under_new_lists=True)
    if connection.vendor == "postgresql":
        assert len({len(words) for words in lists()}) > 2
    assert wrong() == {}
    call_command("check_index")
    for article in Article.objects.filter(slug__in=("first", "fourth")):
        article.summary = "Written again."
        article.save()
    assert wrong() == {}
    call_command("reindex_text")
    assert wrong() == {}
    call_command("check_index")


@only_postgresql
def test_an_archive_that_grows_by_imports_alone_gets_its_lists(no_lists, tmp_path):
    for name in TEXTS:
        let_the_next_list_be_due()
        headline, text = TEXTS[name]
        item = {"ref": name, "source": "wire", "headline": headline, "body_text": text, "published_at": "2024-04-04"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**item, "status": "published", "slug": name}))
        call_command("import_articles", str(tmp_path / f"{name}.jsonl"))
    first, *_, last = lists()
    assert first == {}
    assert {"unit", "nation", "council"} <= last.keys()
    assert wrong() == {}


@only_postgresql
def test_a_list_is_made_when_the_archive_has_grown_and_not_with_every_article(no_lists):
    write("first", "second", "third")
    assert lists() == [{}]
    let_the_next_list_be_due()
    write("fourth")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_common_words SET next_articles = 1000")
    write("fifth", "sixth")
    assert len(lists()) == 2


@only_postgresql
def test_an_archive_whose_texts_are_written_again_and_again_gets_one_list_and_not_one_with_every_article(no_lists):
    write("first")
    with transaction.atomic(), connection.cursor() as cursor:
        # What was there before is cleared away later, and takes its room until then.
        for _ in range(300):
            cursor.execute("UPDATE articles_article SET text_words = text_words || ' again'")
        cursor.execute("UPDATE articles_common_words SET next_articles = 200")
    write("second", "third", "fourth")
    assert len(lists()) == 2


@only_postgresql
def test_words_stay_on_the_list_with_the_number_of_their_first_one(no_lists):
    write(*TEXTS, under_new_lists=True)
    for before, after in zip(lists(), lists()[1:], strict=False):
        assert before.items() <= after.items()


@only_postgresql
def test_a_search_is_right_when_another_list_and_index_are_made_between_its_statements(no_lists, other_connection):
    write("first", "second", under_new_lists=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_common_words SET next_articles = 1000")
    write("third", "fourth", "fifth", "sixth")
    before = len(lists())

    def rebuild_first(execute, sql, params, many, context):
        if "articles_holding" in sql:
            with other_connection.cursor() as other:
                other.execute("UPDATE articles_common_words SET next_articles = 0")
                other.execute("BEGIN")
                Engine().sql.rebuild_text(other)
                other.execute("COMMIT")
        return execute(sql, params, many, context)

    index.current()
    with connection.execute_wrapper(rebuild_first):
        assert found('"united nations"') == {"first", "second", "third", "sixth"}
    assert len(lists()) > before


@only_postgresql
@pytest.mark.parametrize("q", ["council", '"united nations"', '"native groups"'])
def test_a_search_that_waits_for_the_text_index_finds_what_is_in_the_new_one(no_lists, other_connection, q):
    write(*TEXTS, under_new_lists=True)
    expected = found(q)
    assert expected
    answers = []

    def search():
        answers.append(found(q))
        connection.close()

    with other_connection.cursor() as other:
        other.execute("BEGIN")
        Engine().sql.rebuild_text(other)
        thread = Thread(target=search)
        thread.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'articles_text'::regclass"
        while True:
            with connection.cursor() as cursor:
                cursor.execute(waiting)
                if cursor.fetchone()[0]:
                    break
        other.execute("COMMIT")
    thread.join()
    assert answers == [expected]
