"""The index answers what SQL answers, whoever writes."""

import contextlib

import pytest
from django.db import connection, transaction
from factories import make_actor, make_article, make_source, make_theme

from articles import index
from articles.dates import Moment
from articles.index.comparing import differences
from articles.models import Actor, ActorTag, Article, Theme
from articles.questions import Question
from articles.vocabulary import Status, TagBy


def counts(question=None, facet="actor"):
    answer = index.answer(index.current(), question or Question())
    return {value.slug: value.count for value in answer.facets[facet].values}


def found(question=None):
    return set(index.answer(index.current(), question or Question()).ids)


@pytest.mark.django_db
def test_facets_count_published_articles_by_actor_theme_source_and_language():
    wide = make_theme("peace-process")
    narrow = make_theme("ceasefire", parent=wide)
    make_article(actors=["israel", "hamas"], themes=[narrow], language="en")
    make_article(actors=["israel"], themes=[wide], language="ar")
    make_article(actors=["israel"], status=Status.DRAFT)
    assert counts() == {"israel": 2, "hamas": 1}
    assert counts(facet="theme") == {"peace-process": 2, "ceasefire": 1}
    assert counts(facet="language") == {"en": 1, "ar": 1}
    assert list(differences()) == []


@pytest.mark.django_db
def test_refused_tags_do_not_count_and_suggestions_count_unless_hidden(settings):
    make_article(actors=["israel"], by=TagBy.REFUSED)
    make_article(actors=["egypt"], by=TagBy.SUGGESTED)
    assert counts() == {"egypt": 1}
    settings.SUGGESTIONS = "hidden"
    assert counts() == {}


@pytest.mark.django_db
def test_or_fields_leave_out_their_own_choice_and_and_fields_keep_it():
    one, two = make_source("reuters"), make_source("afp")
    make_article(source=one, actors=["israel"])
    make_article(source=two, actors=["israel", "egypt"])
    assert counts(Question(sources=("afp",)), "source") == {"reuters": 1, "afp": 1}
    assert counts(Question(actors=("egypt",))) == {"israel": 1, "egypt": 1}


def change_by_save():
    article = Article.objects.get(slug="subject")
    article.status = Status.DRAFT
    article.save()


def change_by_update():
    Article.objects.filter(slug="subject").update(published_at="2020-02-02T00:00:00Z")


def change_by_bulk_create():
    article = Article.objects.get(slug="subject")
    ActorTag.objects.bulk_create([ActorTag(article=article, actor=actor) for actor in Actor.objects.exclude(slug="a")])
    Article.objects.bulk_create([Article(headline="Another", body_html="<p>x</p>", status=Status.PUBLISHED)])


def change_by_delete():
    Article.objects.filter(slug="subject").delete()


def change_by_cascade():
    Actor.objects.get(slug="a").delete()


def change_by_raw_tag():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_actortag")


def change_by_raw_status():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET status = 'withdrawn', withdrawn_reason = 'x'")


def change_by_moving_a_tag():
    ActorTag.objects.update(actor=Actor.objects.get(slug="b"))


def change_by_renaming():
    Actor.objects.filter(slug="a").update(name="Renamed", slug="renamed")


def change_by_new_parent():
    Theme.objects.filter(slug="narrow").update(parent=Theme.objects.get(slug="other"))


def change_by_no_parent():
    Theme.objects.filter(slug="narrow").update(parent=None)


CHANGES = [value for name, value in sorted(globals().items()) if name.startswith("change_by_")]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("is_kept", [True, False], ids=["after a kept snapshot", "in a transaction"])
@pytest.mark.django_db(transaction=True)
def test_every_way_of_writing_reaches_the_index(change, is_kept):
    make_actor("b")
    wide = make_theme("wide")
    make_theme("other")
    narrow = make_theme("narrow", parent=wide)
    make_article("Subject", actors=["a"], themes=[narrow])
    make_article("Bystander", actors=["a"], themes=[narrow])
    before = index.current()
    with transaction.atomic() if not is_kept else contextlib.nullcontext():
        change()
        after = index.current()
        assert after is not before
        assert list(differences(after)) == []
        if not is_kept:
            transaction.set_rollback(True)
    if is_kept:
        assert after.number > before.number
    else:
        assert index.current() is before
        assert list(differences()) == []


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_number_that_is_given_out_again_is_not_taken_for_the_first():
    make_article("Kept", actors=["a"])
    index.current()
    with transaction.atomic():
        make_article("Gone", actors=["b"])
        assert counts() == {"a": 1, "b": 1}
        transaction.set_rollback(True)
    make_article("New", actors=["c"])
    assert counts() == {"a": 1, "c": 1}
    assert list(differences()) == []


@pytest.mark.django_db(transaction=True)
def test_scheduled_article_appears_when_its_time_comes_without_a_write(time_machine):
    time_machine.move_to("2024-04-04T11:59:59Z", tick=False)
    article = make_article(published="2024-04-04T12:00:00Z", actors=["israel"])
    assert found() == set()
    assert counts() == {}
    version = index.current().version
    time_machine.move_to("2024-04-04T12:00:00Z", tick=False)
    assert found() == {article.pk}
    assert counts() == {"israel": 1}
    assert index.current().version != version


@pytest.mark.django_db(transaction=True)
def test_a_process_behind_the_oldest_log_row_rebuilds():
    make_article(actors=["a"])
    index.current()
    make_article(actors=["b"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DELETE FROM articles_batch WHERE number < (SELECT MAX(number) FROM articles_batch)")
        else:
            cursor.execute("DELETE FROM articles_change WHERE number < (SELECT MAX(number) FROM articles_change)")
    assert counts() == {"a": 1, "b": 1}
    assert list(differences()) == []


@pytest.mark.django_db
def test_pages_follow_each_other_without_gap_or_repeat_in_both_orders():
    ids = []
    for number in range(60):
        ids.append(make_article(published=f"20{10 + number % 7:02}-0{1 + number % 3}-{1 + number % 28:02}").pk)
    snapshot = index.current()
    for sort in ("newest", "oldest"):
        rows = [id for page in (1, 2, 3) for id in index.answer(snapshot, Question(sort=sort, page=page)).ids]
        expected = Article.objects.order_by("-published_at", "-id" if sort == "newest" else "id")
        if sort == "oldest":
            expected = Article.objects.order_by("published_at", "id")
        assert rows == list(expected.values_list("pk", flat=True))


@pytest.mark.django_db
def test_dates_include_both_ends_as_far_as_they_reach():
    for day in ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01"):
        make_article(published=f"{day}T23:59:59Z", slug=f"on-{day}")

    def slugs(since, until):
        question = Question(since=since and Moment.parse(since), until=until and Moment.parse(until))
        return sorted(Article.objects.filter(pk__in=found(question)).values_list("slug", flat=True))

    assert slugs("2024-02", "2024-02") == ["on-2024-02-01", "on-2024-02-29"]
    assert slugs("2024-02-02", None) == ["on-2024-02-29", "on-2024-03-01"]
    assert slugs(None, "2024-02-28") == ["on-2024-01-31", "on-2024-02-01"]
    assert len(slugs("2024", "2024")) == 4


@pytest.mark.django_db
def test_check_index_names_a_stored_word_that_raw_sql_left_behind():
    article = make_article()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET headline = 'Quite other words'")
    assert any("stored words" in difference and str(article.pk) in difference for difference in differences())
    Article.objects.all().store_words()
    assert list(differences()) == []
