"""Deleting at the desk: what depends on a row is said first, another way is offered, and the log brings it back."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from factories import make_actor, make_article, make_source, make_theme
from parsed import inputs, parse

from articles.models import Actor, ActorName, ActorRole, ActorTag, Curation, FormerAddress, Source, Theme, ThemeTag
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


def delete_address(row):
    return reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk])


def curate_address(row):
    return reverse(f"admin:articles_{row._meta.model_name}_curate", args=[row.pk, "delete"])


def tags():
    return [list(model.objects.order_by("pk").values_list()) for model in (ActorTag, ThemeTag)]


def confirm(client, row, **given):
    preview = client.post(curate_address(row), {"preview": "1"} | given)
    assert "Nothing is written yet" in preview.text
    (seen,) = inputs(parse(preview), name="seen")
    return client.post(curate_address(row), given | {"seen": seen.get("value"), "confirm": "Do it"}, follow=True)


@pytest.fixture
def gaul():
    """An actor with everything that may depend on one."""
    gaul = make_actor("gaul", kind="state")
    for by in (TagBy.EDITOR, TagBy.SUGGESTED, TagBy.REFUSED):
        make_article(actors=[gaul, "germany"], by=by)
    ActorName.objects.create(actor=gaul, name="Gallia", language="it")
    caesar = make_actor("caesar", kind="person")
    ActorRole.objects.create(actor=caesar, title="Governor", of=gaul)
    ActorRole.objects.create(actor=gaul, title="Province")
    make_actor("lutetia", part_of=gaul)
    FormerAddress.objects.create(path="/actors/gallia/", actor=gaul)
    return gaul


def test_the_delete_button_leads_to_what_depends_on_the_row_and_to_a_merge(desk, gaul):
    page = desk.get(delete_address(gaul), follow=True)
    assert page.redirect_chain == [(curate_address(gaul), 302)]
    assert "3 articles are tagged with it or had it refused" in page.text
    merge = reverse("admin:articles_actor_curate", args=[gaul.pk, "merge"])
    assert f'<a href="{merge}">If it is another one under a second name, merge it instead' in page.text
    desk.post(delete_address(gaul), {"post": "yes"})
    assert Actor.objects.filter(pk=gaul.pk).exists()


def test_the_preview_counts_all_that_goes(desk, gaul):
    page = desk.post(curate_address(gaul), {"preview": "1"}).text
    for words in (
        "articles that lose it: <strong>2</strong>", "articles whose refusal of it is forgotten: <strong>1</strong>",
        "further names: <strong>1</strong>", "roles: <strong>1</strong>",
        "offices of others that no longer say where: <strong>1</strong>",
        "actors below that stand alone: <strong>1</strong>", "addresses that lead nowhere: <strong>2</strong>",
    ):  # fmt: skip
        assert words in page
    assert "Some of the articles" in page


def test_a_deleted_actor_comes_back_with_everything(desk, gaul):
    before = tags()
    rows = [list(model.objects.order_by("pk").values_list()) for model in (Actor, ActorName, ActorRole, FormerAddress)]
    done = confirm(desk, gaul)
    assert "Deleted Gaul (gaul)" in done.text
    assert not Actor.objects.filter(slug="gaul").exists()
    connection.check_constraints()
    assert desk.get("/actors/gaul/").status_code == 404
    assert desk.get("/articles.json?actor=germany").json()["count"] == 2
    entry = Curation.objects.get()
    said = desk.post(reverse("admin:articles_curation_undo", args=[entry.pk]), follow=True)
    assert "articles that have it again: 3" in said.text
    assert tags() == before
    assert rows == [
        list(model.objects.order_by("pk").values_list()) for model in (Actor, ActorName, ActorRole, FormerAddress)
    ]
    assert desk.get("/articles.json?actor=gaul").json()["count"] == 2
    out = io.StringIO()
    call_command("check_index", stdout=out)
    assert "differences=0" in out.getvalue()


def test_an_article_deleted_since_is_counted_and_a_slug_taken_since_is_said(desk, gaul):
    confirm(desk, gaul)
    entry = Curation.objects.get()
    undo = reverse("admin:articles_curation_undo", args=[entry.pk])
    other = make_actor("gaul")
    assert "cannot come back" in desk.post(undo, follow=True).text
    other.delete()
    ActorTag.objects.first().article.delete()
    assert "tags changed since, which stay as they are now: 1" in desk.post(undo, follow=True).text


def test_what_many_articles_have_is_deleted_only_with_its_slug_typed(desk):
    theme = make_theme("peace")
    for _ in range(10):
        make_article(themes=[theme])
    form = desk.get(curate_address(theme))
    assert "Type “peace”, since so many depend on it." in form.text
    for typed in ("", "war"):
        assert "Nothing is written yet" not in desk.post(curate_address(theme), {"typed": typed}).text
    confirm(desk, theme, typed="peace")
    assert not Theme.objects.exists()
    call_command("curate", "undo", str(Curation.objects.get().pk), stdout=io.StringIO())
    assert Theme.objects.get().article_tags.count() == 10


def test_a_theme_with_others_below_is_not_deleted(desk):
    theme = make_theme("peace")
    make_theme("truce", parent=theme)
    page = desk.post(curate_address(theme), {"preview": "1"})
    assert "1 theme stands under Peace. Move them first, or merge it into another." in page.text
    with pytest.raises(CommandError, match="1 theme stands under Peace"):
        call_command("curate", "delete", "theme", "peace")


def test_the_command_deletes_and_undoes_too(gaul, capsys):
    before = tags()
    call_command("curate", "delete", "actor", "gaul", "--dry-run")
    assert Actor.objects.filter(slug="gaul").exists()
    call_command("curate", "delete", "actor", "gaul")
    assert "articles that lose it: 2" in capsys.readouterr().out
    call_command("curate", "undo", str(Curation.objects.get().pk))
    assert tags() == before


def test_no_list_deletes_many_actors_themes_or_sources_at_once(desk):
    for row in (make_actor(), make_theme(), make_source()):
        where = reverse(f"admin:articles_{row._meta.model_name}_changelist")
        assert "delete_selected" not in desk.get(where).text
        desk.post(where, {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
        assert type(row).objects.filter(pk=row.pk).exists()


def test_a_source_with_articles_stays_and_says_how_many_it_has(desk):
    source, empty = make_source("reuters"), make_source("nobody")
    for number in range(12):
        make_article(f"Report {number}", source=source)
    page = desk.get(delete_address(source))
    assert "12 articles are from it" in page.text
    assert "Report 3" not in page.text
    desk.post(delete_address(source), {"post": "yes"})
    assert Source.objects.filter(pk=source.pk).exists()
    assert desk.post(delete_address(empty), {"post": "yes"}).status_code == 302
    assert not Source.objects.filter(pk=empty.pk).exists()


def test_deleting_a_draft_says_what_is_lost_and_that_nothing_brings_it_back(desk):
    article = make_article("Paris talks", status=Status.DRAFT, actors=["france", "germany"], themes=["peace"])
    page = desk.get(delete_address(article))
    assert "its text, 3 tags and 0 replies" in page.text
    assert "Nothing brings it back" in page.text
    assert "france" not in page.text.lower().split("<main")[1]
    assert desk.post(delete_address(article), {"post": "yes"}).status_code == 302


def test_an_article_that_was_public_is_withdrawn_instead(desk):
    article = make_article("Paris talks")
    page = desk.get(delete_address(article))
    assert page.status_code == 403
    assert delete_address(article) not in desk.get(reverse("admin:articles_article_change", args=[article.pk])).text
