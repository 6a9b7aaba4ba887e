"""Hazards of keeping an index beside a database, each met once: order of commits, lost triggers, emptied tables."""

import sqlite3

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.db import connection, transaction
from factories import make_actor, make_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import index
from articles.index import install
from articles.index.comparing import differences
from articles.models import Actor, ActorTag, Article, Theme, ThemeTag
from articles.questions import Question
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db(transaction=True)

only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only: concurrent writers")
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite only")


@pytest.fixture
def other_connection():
    other = connection.copy()
    yield other
    other.close()


def count():
    return index.answer(index.current(), Question()).count


def found(text):
    return index.answer(index.current(), Question(q=text)).ids


@only_postgresql
def test_a_transaction_that_began_first_and_commits_last_is_not_passed_by(other_connection):
    slow, quick = make_article("Slow"), make_article("Quick")
    assert count() == 2
    with other_connection.cursor() as other:
        other.execute("BEGIN")
        other.execute("UPDATE articles_article SET status = 'draft' WHERE id = %s", [slow.pk])
        # The slow transaction has written its log rows; another writes, commits and is answered meanwhile.
        Article.objects.filter(pk=quick.pk).update(status="draft")
        assert count() == 1
        other.execute("COMMIT")
    assert count() == 0
    assert list(differences()) == []


@only_postgresql
def test_numbers_follow_the_order_of_commits_when_two_transactions_interleave(other_connection):
    one, two = make_actor("one"), make_actor("two")
    article = make_article()
    index.current()
    numbers = [index.current().number]
    with other_connection.cursor() as other:
        other.execute("BEGIN")
        other.execute(
            "INSERT INTO articles_actortag (article_id, actor_id, by) VALUES (%s, %s, 'editor')", [article.pk, one.pk]
        )
        ActorTag.objects.create(article=article, actor=two)
        numbers.append(index.current().number)
        other.execute("COMMIT")
    numbers.append(index.current().number)
    assert numbers == sorted(set(numbers))
    assert list(differences()) == []


@only_postgresql
def test_a_rolled_back_savepoint_leaves_the_rest_of_its_transaction_in_the_log(other_connection):
    first, second = make_article(), make_article()
    assert count() == 2
    with other_connection.cursor() as other:
        other.execute("BEGIN")
        other.execute("SAVEPOINT s")
        other.execute("UPDATE articles_article SET status = 'draft' WHERE id = %s", [first.pk])
        other.execute("ROLLBACK TO SAVEPOINT s")
        other.execute("UPDATE articles_article SET status = 'draft' WHERE id = %s", [second.pk])
        other.execute("COMMIT")
    assert count() == 1
    assert list(differences()) == []


@only_postgresql
def test_truncate_reaches_the_index():
    make_article(actors=["france"])
    assert count() == 1
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_article CASCADE")
    assert count() == 0


@only_postgresql
def test_the_text_index_follows_raw_sql_on_words_ids_and_whole_tables():
    article = make_article("Paris talks")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET headline_words = 'london', id = 77 WHERE id = %s", [article.pk])
        assert found("london") == (77,)
        assert found("paris") == ()
        assert list(differences()) == []
        cursor.execute("TRUNCATE articles_article CASCADE")
    assert found("london") == ()
    assert list(differences()) == []


@only_postgresql
def test_a_text_index_that_differs_from_the_words_is_found_and_mended():
    article = make_article("Paris talks")
    for damage in ("DELETE FROM articles_text", "UPDATE articles_text SET words = 'london'"):
        with connection.cursor() as cursor:
            cursor.execute(damage)
        assert [d for d in differences() if f"text index: it differs from the stored words (article {article.pk})" in d]
        call_command("reindex_text")
        assert list(differences()) == []


@only_postgresql
@pytest.mark.parametrize("words", [30, 900])
def test_a_hundred_articles_of_any_length_share_two_pages_of_the_text_index(words):
    with connection.cursor() as cursor:
        # Rows of earlier tests take room until PostgreSQL finds the time to clear them away.
        cursor.execute("TRUNCATE articles_text")
    for number in range(100):
        make_article(body_html=" ".join(f"word{number}x{place}" for place in range(words)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('articles_text') / 8192")
        assert cursor.fetchone()[0] <= 2
    assert len(found("word99x29")) == 1
    assert list(differences()) == []


@only_postgresql
def test_an_archive_with_the_words_in_a_column_of_the_articles_is_brought_up_to_date():
    article = make_article("Paris talks")
    call_command("migrate", "articles", "0005", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_text")
        cursor.execute(
            "ALTER TABLE articles_article ADD COLUMN words_vector tsvector"
            " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(headline_words, ' '))) STORED"
        )
        cursor.execute("CREATE INDEX articles_article_words ON articles_article USING gin (words_vector)")
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_attribute WHERE attname = 'words_vector'")
        assert cursor.fetchone() == (0,)
    assert found("paris") == (article.pk,)
    assert list(differences()) == []


@only_sqlite
def test_a_raw_sql_shell_of_its_own_reaches_the_index(tmp_path):
    article = make_article()
    assert count() == 1
    shell = sqlite3.connect(connection.settings_dict["NAME"])
    with shell:
        shell.execute("UPDATE articles_article SET status = 'draft' WHERE id = ?", [article.pk])
    shell.close()
    assert count() == 0


@only_sqlite
def test_insert_or_replace_fires_no_delete_trigger_and_check_index_finds_it():
    article = make_article("Old words")
    make_article()
    index.current()
    with connection.cursor() as cursor:
        columns = [f.column for f in Article._meta.concrete_fields if f.name != "published_on"]
        listed = ", ".join(columns)
        chosen = ", ".join("'other'" if name == "headline_words" else name for name in columns)
        cursor.execute(
            f"INSERT OR REPLACE INTO articles_article ({listed}) SELECT {chosen} FROM articles_article WHERE id = %s",
            [article.pk],
        )
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex_text")
    call_command("check_index")


def test_migrating_a_table_of_ours_keeps_triggers_text_index_and_counts():
    article = make_article("Paris talks", actors=["france"])
    before = index.current()
    # The hooks run as `migrate` runs them around a migration of ours; between them Django rebuilds the table.
    planned = [(type("Planned", (), {"app_label": "articles"}), False)]
    install.before_migrate(using="default", plan=planned)
    assert install.problems()
    with connection.schema_editor() as editor:
        field = Article._meta.get_field("byline")
        wider = type(field)(max_length=400, blank=True, default="")
        wider.set_attributes_from_name("byline")
        wider.model = Article
        editor.alter_field(Article, field, wider)
        editor.alter_field(Article, wider, field)
    Article.objects.filter(pk=article.pk).update(byline="written while no trigger was there", status="draft")
    install.after_migrate(using="default", plan=planned)
    assert install.problems() == []
    assert count() == 0
    Article.objects.filter(pk=article.pk).update(status="published", headline="London talks")
    assert index.answer(index.current(), Question(q="london")).count == 1
    assert index.answer(index.current(), Question(q="paris")).count == 0
    assert index.current().number > before.number
    assert list(differences()) == []


def test_a_migration_of_another_app_leaves_the_triggers_alone():
    install.before_migrate(using="default", plan=[(type("Planned", (), {"app_label": "auth"}), False)])
    assert install.problems() == []


def test_a_missing_trigger_fails_the_system_check_and_migrate_puts_it_back():
    with connection.cursor() as cursor:
        on = " ON articles_article" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER articles_article_log_update{on}")
    with pytest.raises(SystemCheckError, match="articles_article_log_update"):
        call_command("check", databases=["default"])
    assert any("articles_article_log_update" in difference for difference in differences())
    call_command("migrate", verbosity=0)
    call_command("check", databases=["default"])
    make_article()
    assert count() == 1


def test_check_index_is_silent_about_a_right_index_and_reindex_text_mends_raw_edits(capsys):
    make_article("Paris talks", actors=["france"])
    call_command("check_index")
    assert "differences=0" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET headline = 'London talks'")
    with pytest.raises(CommandError):
        call_command("check_index")
    assert index.answer(index.current(), Question(q="london")).count == 0
    call_command("reindex_text")
    assert "articles=1 changed=1" in capsys.readouterr().out
    assert index.answer(index.current(), Question(q="london")).count == 1
    call_command("check_index")


EDITS = st.tuples(
    st.sampled_from(
        ["save", "update", "tag", "untag", "delete", "status", "move", "raw", "rename", "parent", "cascade"]
    ),
    st.integers(0, 5),
    st.integers(0, 3),
)


@given(st.lists(EDITS, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_random_sequence_of_edits_by_every_way_leaves_the_index_exact(edits):
    Theme.objects.update(parent=None)
    for model in (Article, Actor, Theme):
        model.objects.all().delete()
    themes = [Theme.objects.create(slug=f"t{n}", name=f"Theme {n}") for n in range(4)]
    actors = [Actor.objects.create(slug=f"a{n}", name=f"Actor {n}") for n in range(4)]
    articles = [make_article(published=f"202{n}-0{n + 1}-0{n + 1}") for n in range(6)]
    index.current()
    for kind, which, value in edits:
        edit(kind, articles[which].pk, actors[value].pk, themes[value].pk, value)
        if value % 2:
            index.current()
    assert list(differences()) == []


MOVES = st.lists(
    st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)).filter(lambda move: move[0] != move[1]),
    min_size=1,
    max_size=4,
)


@given(st.lists(MOVES, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_themes_that_move_take_their_articles_to_those_above_them_even_in_a_loop(moves):
    Theme.objects.update(parent=None)
    for model in (Article, Theme):
        model.objects.all().delete()
    themes = [Theme.objects.create(slug=f"t{n}", name=f"Theme {n}") for n in range(7)]
    for number, theme in enumerate(themes[1:]):
        make_article(themes=[theme, themes[number % 3]], published=f"202{number}")
    make_article(themes=themes[:2], by=TagBy.REFUSED)
    make_article(themes=themes[3:5], published="2999")
    index.current()
    for together in moves:
        with transaction.atomic():
            for theme, parent in together:
                Theme.objects.filter(pk=themes[theme].pk).update(parent=None if parent is None else themes[parent])
        assert list(differences(index.current())) == []


def edit(kind, article, actor, theme, value):
    rows = Article.objects.filter(pk=article)
    there = rows.exists() and Actor.objects.filter(pk=actor).exists()
    if kind == "save" and there:
        row = rows.get()
        row.headline = f"Changed {value}"
        row.save()
    elif kind == "update":
        rows.update(headline=f"Updated {value}", language=("en", "fr", "ar", "ru")[value])
    elif kind == "tag" and there:
        ActorTag.objects.get_or_create(article_id=article, actor_id=actor)
        ThemeTag.objects.bulk_create([ThemeTag(article_id=article, theme_id=theme)], ignore_conflicts=True)
    elif kind == "untag":
        ActorTag.objects.filter(article_id=article).update(by=("editor", "refused", "source", "suggested")[value])
    elif kind == "delete":
        rows.delete()
    elif kind == "status":
        rows.update(status=("draft", "published", "in_review", "published")[value])
    elif kind == "move":
        rows.update(published_at=f"20{10 + value}-05-05T10:00:00Z")
    elif kind == "raw":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET status = 'published' WHERE id <> %s", [article])
    elif kind == "rename":
        Actor.objects.filter(pk=actor).update(name=f"Renamed {article}")
    elif kind == "parent":
        others = Theme.objects.filter(parent=None).exclude(pk=theme).exclude(parent=theme)
        Theme.objects.filter(pk=theme, children=None).update(parent=others.first())
    elif kind == "cascade":
        Actor.objects.filter(pk=actor).delete()


@only_sqlite
def test_a_text_index_as_another_release_made_it_is_made_anew_by_migrate():
    make_article("Paris talks")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_text")
        cursor.execute("CREATE VIRTUAL TABLE articles_text USING fts5(headline_words, content='articles_article')")
        cursor.execute("UPDATE articles_archive SET installed = 'by another release'")
    with pytest.raises(SystemCheckError, match="another release"):
        call_command("check", databases=["default"])
    call_command("migrate", verbosity=0)
    call_command("check", databases=["default"])
    make_article("Prague talks")
    assert index.answer(index.current(), Question(q="p* ta*")).count == 2
    assert list(differences()) == []
