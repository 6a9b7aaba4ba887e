"""Statuses of many rows set at the moment in which somebody else sets another."""

from threading import Thread

import pytest
from django.db import connection
from factories import make_article

from articles.curating.statuses import publish, settle_replies
from articles.models import Article, Comment, Curation
from articles.vocabulary import CommentStatus, Status

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only: concurrent writers"),
]


@pytest.fixture
def other_connection():
    other = connection.copy()
    yield other
    other.close()


def while_held(other_connection, statement, act):
    """Act while another transaction has carried out a statement, and let it commit once that waits for it."""

    def act_elsewhere():
        act()
        connection.close()

    with other_connection.cursor() as other:
        other.execute("BEGIN")
        other.execute(statement)
        thread = Thread(target=act_elsewhere)
        thread.start()
        while thread.is_alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    break
        other.execute("COMMIT")
    thread.join()


def test_an_article_that_is_withdrawn_at_the_same_moment_is_not_published(other_connection):
    withdrawn, draft = make_article(status=Status.DRAFT), make_article(status=Status.DRAFT)
    withdraw = "UPDATE articles_article SET status = 'withdrawn', withdrawn_reason = 'Wrong.' WHERE id = {}"
    articles, published = Article.objects.all(), []
    while_held(
        other_connection, withdraw.format(withdrawn.pk), lambda: published.extend(publish(articles, "Published")[0])
    )
    assert published == [draft.pk]
    assert Article.objects.get(pk=withdrawn.pk).status == Status.WITHDRAWN


def test_a_reply_that_is_settled_so_at_the_same_moment_stands_in_one_entry_of_the_log(other_connection):
    reply = Comment.objects.create(article=make_article(), name="Ada", body="Yes.", email="a@example.org")
    approve = f"UPDATE articles_comment SET status = 'approved' WHERE id = {reply.pk}"
    replies = Comment.objects.all()
    while_held(other_connection, approve, lambda: settle_replies(replies, CommentStatus.APPROVED, "Approved"))
    assert not Curation.objects.exists()
