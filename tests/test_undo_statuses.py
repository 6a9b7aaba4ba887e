"""Publishing many articles and settling many replies at once: in the log, and undone like everything in it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from factories import make_article
from parsed import parse

from articles.models import Article, Comment, Curation
from articles.vocabulary import CommentStatus, Status

pytestmark = pytest.mark.django_db


def act(client, action, rows):
    model = rows[0]._meta.model_name
    where = reverse(f"admin:articles_{model}_changelist")
    return client.post(where, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


def undo_link(response):
    (link,) = [one.get("href") for one in parse(response).iter("a") if one.text == "Undo"]
    return link


def statuses(rows):
    return [type(row).objects.get(pk=row.pk).status for row in rows]


@pytest.fixture
def drafts():
    given = (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED)
    return [make_article(f"In {status}", status=status) for status in given]


def test_publishing_chosen_articles_is_undone_from_its_message(desk, drafts):
    done = act(desk, "publish", drafts)
    assert "2 articles are now published." in done.text
    assert statuses(drafts) == ["published"] * 3
    assert LogEntry.objects.count() == 2
    assert desk.get("/articles.json").json()["count"] == 3
    undo = undo_link(done)
    assert "articles published: <strong>2</strong>" in desk.get(undo).text
    said = desk.post(undo, follow=True)
    told = f"“{drafts[0].headline}” and “{drafts[1].headline}”"
    assert f"Undid: Published chosen articles: {told}" in said.text
    assert "put back: 2" in said.text
    assert statuses(drafts) == ["draft", "in_review", "published"]
    assert desk.get("/articles.json").json()["count"] == 1
    assert [article.edited_fields for article in Article.objects.order_by("pk")] == [[], [], []]
    assert "undone already" in desk.post(undo, follow=True).text


def test_what_an_editor_had_set_by_hand_stays_theirs_after_the_undo(desk):
    article = make_article(status=Status.DRAFT, edited_fields=["headline", "status"])
    desk.post(undo_link(act(desk, "publish", [article])))
    article.refresh_from_db()
    assert (article.status, article.edited_fields) == ("draft", ["headline", "status"])


def test_what_was_withdrawn_or_deleted_since_stays_as_it_is(desk, drafts):
    undo = undo_link(act(desk, "publish", drafts))
    Article.objects.filter(pk=drafts[0].pk).update(status=Status.WITHDRAWN, withdrawn_reason="Wrong.")
    said = desk.post(undo, follow=True)
    assert "changed since, which stay as they are now: 1" in said.text
    assert statuses(drafts) == ["withdrawn", "in_review", "published"]


def test_publishing_what_is_published_leaves_no_entry(desk, drafts):
    done = act(desk, "publish", drafts[2:])
    assert "0 articles are now published." in done.text
    assert not Curation.objects.exists()


def test_publishing_many_takes_a_few_queries_more_than_one(desk, drafts, django_assert_max_num_queries):
    from articles.curating.statuses import publish

    for _ in range(30):
        make_article(status=Status.DRAFT)
    with django_assert_max_num_queries(10):
        ids, _ = publish(Article.objects.all(), "Published")
    assert len(ids) == 32


def test_it_is_undone_at_the_command_line_too(desk, drafts, capsys):
    act(desk, "publish", drafts)
    call_command("curate", "undo", str(Curation.objects.get().pk))
    assert "put back: 2" in capsys.readouterr().out
    assert statuses(drafts) == ["draft", "in_review", "published"]


def test_a_moderator_undoes_what_was_done_to_replies_and_sees_nothing_else(drafts, desk, django_user_model):
    act(desk, "publish", drafts)
    given = (CommentStatus.HELD, CommentStatus.SPAM, CommentStatus.APPROVED)
    replies = [
        Comment.objects.create(article=drafts[2], name="Ada", body="Yes.", email="a@example.org", status=status)
        for status in given
    ]
    moderator = Client()
    user = django_user_model.objects.create_user("mod", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=("change_comment", "view_comment")))
    moderator.force_login(user)
    done = act(moderator, "approve", replies)
    assert "2 replies are now approved." in done.text
    undo = undo_link(done)
    log = moderator.get(reverse("admin:articles_curation_changelist")).text
    assert "Chosen replies are now approved" in log
    assert "Published chosen articles" not in log
    published = Curation.objects.get(kind="publish")
    assert moderator.get(reverse("admin:articles_curation_undo", args=[published.pk])).status_code == 403
    assert moderator.get(reverse("admin:articles_curation_change", args=[published.pk])).status_code == 403
    moderator.post(undo)
    assert statuses(replies) == ["held", "spam", "approved"]
    assert "Undid: Chosen replies" in moderator.get(reverse("admin:articles_curation_changelist")).text
