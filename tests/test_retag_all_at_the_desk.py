"""Retagging all articles at the desk: what would come and go, and as much at a press of the button as one waits for."""

import io

import pytest
from curated import curate, tag
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import inputs, parse, text_of
from test_curating_desk import fields

from articles.models import ActorTag, Curation, Theme, ThemeTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("admin:articles_curation_retag")


@pytest.fixture
def items():
    """Five articles about Germany, of which nothing is suggested yet but what no text gives a reason for."""
    make_actor("germany")
    make_theme("truce", terms=["truce"])
    found = [make_article(f"Item {number}", body_html="<p>Germany is far.</p>") for number in range(5)]
    make_actor("spain")
    tag(found[0], spain=TagBy.SUGGESTED, germany=TagBy.REFUSED)
    tag(found[1], spain=TagBy.EDITOR)
    return found


def press(client, address):
    return client.post(address, fields(client.get(address)), follow=True)


def said(article):
    return {(one.actor.slug, one.by) for one in article.actor_tags.all()}


def test_what_would_come_and_go_is_shown_before_it_is_done_and_undone(desk, address, items):
    before = list(ActorTag.objects.order_by("pk").values_list())
    page = text_of(parse(desk.get(address)))
    assert "Nothing is written yet. All 5 articles were read" in page
    assert "suggestions that would come: 4 suggestions that would go: 1" in page
    assert "What would come most Germany (actor): 4 What would go most Spain (actor): 1" in page
    assert "Some that would gain suggestions" in page
    assert list(ActorTag.objects.order_by("pk").values_list()) == before
    assert not Curation.objects.exists()
    done = press(desk, address)
    entry = Curation.objects.get()
    assert done.redirect_chain == [(reverse("admin:articles_curation_change", args=[entry.pk]), 302)]
    assert (entry.summary, entry.by.username) == ("Retagged all articles", "editor")
    assert said(items[0]) == {("germany", "refused")}
    assert said(items[1]) == {("germany", "suggested"), ("spain", "editor")}
    assert "Nothing would change." in desk.get(address).text
    curate("undo", entry.pk)
    assert list(ActorTag.objects.order_by("pk").values_list()) == before


def test_an_article_that_gains_several_suggestions_is_one_example(desk, address, items):
    make_actor("portugal")
    both = make_article("Item of both", body_html="<p>Portugal and Germany had a truce.</p>")
    tag(both, spain=TagBy.SUGGESTED)
    page = desk.get(address).text
    assert "suggestions that would come: <strong>7</strong>" in page
    address_of = reverse("admin:articles_article_change", args=[both.pk])
    assert page.count(f'href="{address_of}"') == 2  # Once where it gains, and once where it loses one.


def test_a_large_archive_is_read_a_part_at_each_press_of_the_button(desk, address, items, monkeypatch):
    monkeypatch.setattr("articles.admin.retagging.MAX_READ", 2)
    page = text_of(parse(desk.get(address)))
    assert "The next 2 of 5 articles were read" in page
    assert "suggestions that would come: 1 suggestions that would go: 1" in page
    for number, left in ((2, "The next 2 of 3 articles were"), (4, "The last 1 article were")):
        again = text_of(parse(press(desk, address)))
        assert "A part is done. Go on until all is." in again
        assert f"articles read: {number}" in again
        assert f"Nothing more is written yet. {left} read" in again
        assert f"suggestions that would come: {min(2, 5 - number)}" in again
        assert "Retagged all articles [not finished]" in curate("log")
    assert "All articles are read" in press(desk, address).text
    (entry,) = Curation.objects.all()
    assert entry.counts == [["articles read", 5], ["suggestions added", 4], ["suggestions taken away", 1]]
    assert "[not finished]" not in curate("log")


def test_what_the_desk_has_begun_the_command_goes_on_with(desk, address, items, monkeypatch):
    monkeypatch.setattr("articles.admin.retagging.MAX_READ", 2)
    press(desk, address)
    out = io.StringIO()
    call_command("retag", stdout=out)
    assert f"Continued after article {items[1].pk}" in out.getvalue()
    assert Curation.objects.get().counts[0] == ["articles read", 5]


def test_a_page_made_with_another_vocabulary_is_shown_anew_and_nothing_is_done(desk, address, items):
    seen = fields(desk.get(address))
    Theme.objects.update(terms=["far"])
    again = desk.post(address, seen)
    assert "Since this page was made, the vocabulary has changed" in again.text
    assert "Truce (theme): 5" in text_of(parse(again))
    assert not ThemeTag.objects.exists()
    assert "the vocabulary has changed" in desk.post(address).text


def test_an_archive_without_articles_has_nothing_to_read(desk, address):
    page = desk.get(address)
    assert "Nothing would change." in page.text
    assert not inputs(parse(page), value="Do it")


def test_only_who_may_change_actors_themes_and_articles_is_offered_it(client, django_user_model, address):
    user = django_user_model.objects.create_user("librarian", is_staff=True)
    log = reverse("admin:articles_curation_changelist")
    client.force_login(user)
    for codename in ("change_actor", "change_theme"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
        assert address not in client.get(log).text
        assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    assert f'<a href="{address}">Retag all articles</a>' in client.get(log).text
    assert client.get(address).status_code == 200
