"""The log of the desk is searched by what, narrowed by who and when, and called a log."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from parsed import parse, text_of

from articles.models import Curation

pytestmark = pytest.mark.django_db

LOG = "admin:articles_curation_changelist"


@pytest.fixture
def log(desk, django_user_model):
    """Three entries: of two editors and of a command, of three years; returns what a query of the list shows."""
    grace = django_user_model.objects.create_user("grace")
    editor = django_user_model.objects.get(username="editor")
    today = timezone.now()
    for days, by, summary in ((0, editor, "Renamed Gaul"), (400, grace, "Merged Iran"), (800, None, "Split Germany")):
        Curation.objects.create(
            kind="rename", subject="actor", summary=summary, by=by, done_at=today - dt.timedelta(days)
        )

    def shown(**query):
        page = parse(desk.get(reverse(LOG), query))
        rows = [row for table in page.iter("table") if table.get("id") == "result_list" for row in table.iter("tr")]
        return [text_of(row) for row in rows][1:]

    return shown


def test_the_log_is_narrowed_to_what_one_editor_or_commands_have_done(log, django_user_model):
    grace = django_user_model.objects.get(username="grace")
    assert len(log()) == 3
    (row,) = log(who=grace.pk)
    assert "Merged Iran" in row
    (row,) = log(who="command")
    assert "Split Germany" in row
    assert log(who="nobody") == log(who="9999") == []


def test_the_log_is_narrowed_to_a_time_and_to_words(log):
    year = (timezone.now() - dt.timedelta(800)).year
    (row,) = log(done_at__year=year)
    assert "Split Germany" in row
    (row,) = log(q="iran")
    assert "Merged Iran" in row


def test_only_who_stands_in_the_log_is_offered(log, desk, django_user_model):
    django_user_model.objects.create_user("idle")
    page = desk.get(reverse(LOG)).text
    assert ">grace</a>" in page.replace("\n", "").replace("  ", "")
    assert "idle" not in page


def test_a_moderator_of_replies_is_offered_only_who_has_done_something_to_these(log, client, django_user_model):
    moderator = django_user_model.objects.create_user("mo", is_staff=True)
    moderator.user_permissions.add(Permission.objects.get(codename="change_comment"))
    Curation.objects.create(kind="replies", summary="Approved 2 replies", by=moderator)
    client.force_login(moderator)
    page = client.get(reverse(LOG)).text
    assert "Approved 2 replies" in page
    assert f"who={moderator.pk}" in page
    assert "grace" not in page


def test_the_desk_calls_it_a_log(desk):
    assert "Log entries" in desk.get(reverse("admin:index")).text
    assert "Curation" not in desk.get(reverse("admin:index")).text
    assert "Curation" not in text_of(parse(desk.get(reverse(LOG))))


def test_an_undo_that_moved_no_article_back_says_that_all_else_is_as_before(desk):
    merge = Curation.objects.create(kind="rename", subject="actor", summary="Renamed Gaul")
    undo = Curation.objects.create(kind="undo", subject="actor", summary="Undid: Renamed Gaul", undoes=merge)
    entry = desk.get(reverse("admin:articles_curation_change", args=[undo.pk])).text
    assert "No article; all else is as it was before" in entry
