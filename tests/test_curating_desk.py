"""Curating at the desk: a form, a preview of what would move, a confirmation, a report with its undo."""

import datetime as dt
import io
import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article, make_theme

from articles.curating.entries import pack
from articles.models import Actor, ActorName, ActorRole, ActorTag, Curation, Theme, ThemeTag
from articles.vocabulary import ActorKind, NameUse, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def gaul():
    make_article("Talks in Lutetia", actors=["gaul", "germany"])
    make_article(actors=["france"])
    return Actor.objects.get(slug="gaul")


def address(row, what):
    if what == "retag":
        return reverse(f"admin:articles_{row._meta.model_name}_retag", args=[row.pk])
    return reverse(f"admin:articles_{row._meta.model_name}_curate", args=[row.pk, what])


def fields(response):
    """What the form of a page would post, its buttons apart."""
    form = response.text.split('<form method="post">')[1].split("</form>")[0]
    found = re.findall(r'<input[^>]*type="hidden"[^>]*>', form)
    pairs = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in found]
    return {name[1]: unescape(value[1]) if value else "" for name, value in pairs}


def confirm(client, where, **given):
    """Fill a form in, look at the preview, press its button."""
    preview = client.post(where, given)
    assert "Nothing is written yet" in preview.text, preview.text
    return client.post(where, {**fields(preview), "confirm": "Do it"}, follow=True)


def retag(client, row):
    """Look at what would come and go, and press the button."""
    where = address(row, "retag")
    return client.post(where, fields(client.get(where)), follow=True)


def test_an_actors_page_offers_every_operation(desk, gaul):
    page = desk.get(reverse("admin:articles_actor_change", args=[gaul.pk])).text
    for what, title in (
        ("rename", "Rename"), ("alias", "Add a further name"), ("merge", "Merge into…"), ("split", "Split…"),
        ("retag", "Retag"),
    ):  # fmt: skip
        assert f'<a href="{address(gaul, what)}">{title}</a>' in page
        assert desk.get(address(gaul, what)).status_code == 200


def test_a_merge_is_previewed_confirmed_reported_and_undone(desk, gaul):
    where = address(gaul, "merge")
    preview = desk.post(where, {"into": "France"})
    assert "This is to be done: Merge Gaul (gaul) into France (france)." in preview.text
    assert "articles that move: <strong>1</strong>" in preview.text
    assert "Talks in Lutetia" in preview.text
    assert Actor.objects.filter(slug="gaul").exists()
    report = confirm(desk, where, into="france")
    entry = Curation.objects.get()
    assert (entry.by.username, report.redirect_chain[0][0]) == (
        "editor",
        reverse("admin:articles_curation_change", args=[entry.pk]),
    )
    assert "articles that move: 1" in report.text
    assert desk.get("/actors/gaul/").headers["Location"] == "/actors/france/"
    undo = reverse("admin:articles_curation_undo", args=[entry.pk])
    assert f'<a href="{undo}">Undo</a>' in report.text
    assert "Nothing is undone yet" in desk.get(undo).text
    assert Actor.objects.filter(slug="gaul").count() == 0
    done = desk.post(undo, follow=True)
    assert "Undid: Merged Gaul" in done.text
    assert desk.get("/actors/gaul/").status_code == 200
    assert "Undo</a></li>" not in desk.get(reverse("admin:articles_curation_change", args=[entry.pk])).text
    assert "undone already" in desk.post(undo, follow=True).text


def test_a_preview_that_is_out_of_date_is_shown_anew_and_nothing_is_done(desk, gaul):
    where = address(gaul, "merge")
    seen = fields(desk.post(where, {"into": "france"}))
    make_actor("lutetia", part_of=gaul)
    again = desk.post(where, {**seen, "confirm": "Do it"})
    assert "The archive has changed since this preview was made" in again.text
    assert "actors below: <strong>1</strong>" in again.text
    assert not Curation.objects.exists()
    assert "Nothing is written yet" in desk.post(where, {"into": "france", "confirm": ""}).text


def test_going_back_from_a_preview_keeps_what_was_filled_in(desk, gaul):
    page = desk.post(address(gaul, "merge"), {"into": "france", "back": "1"})
    assert 'value="france"' in page.text
    assert "Nothing is written yet" not in page.text


@pytest.mark.parametrize(
    ("what", "given", "words"),
    [
        ("merge", {"into": "gaul"}, "cannot be merged into itself"),
        ("merge", {"into": "Atlantis"}, "The archive has no actor “Atlantis”"),
        ("merge", {"into": "twin"}, "Several have the name “twin”. Give the slug of one: twin-1, twin-2."),
        ("rename", {"new_name": "Gaul", "new_slug": "france"}, "is that of France"),
        ("alias", {"name": " ", "language": "en", "use": "name"}, "This field is required"),
        ("split", {"slug_1": "x", "name_1": "X", "articles_1": "form=1"}, "is not a filter here"),
        ("split", {"slug_1": "x", "name_1": "X", "articles_1": "4711"}, "None of the articles chosen for X"),
    ],
)
def test_what_cannot_be_done_is_said_above_the_form(desk, gaul, what, given, words):
    make_actor("twin-1", name="Twin")
    make_actor("twin-2", name="twin")
    page = desk.post(address(gaul, what), given)
    assert words in unescape(page.text)
    assert page.status_code == 200
    assert not Curation.objects.exists()


def test_an_actor_is_renamed_and_given_a_name_and_split_at_the_desk(desk, gaul):
    confirm(desk, address(gaul, "rename"), new_name="Gallia", new_slug="gallia")
    assert desk.get("/actors/gaul/").headers["Location"] == "/actors/gallia/"
    assert not gaul.names.exists()
    confirm(desk, address(gaul, "rename"), new_name="Gallien", new_slug="gallia", keeps_name="on")
    assert [name.name for name in gaul.names.all()] == ["Gallia"]
    confirm(desk, address(gaul, "alias"), name="غال", language="ar", use="name")
    assert gaul.names.filter(name="غال", language="ar").exists()
    article = make_article(actors=[Actor.objects.get(pk=gaul.pk)])
    confirm(desk, address(gaul, "split"), slug_1="belgica", name_1="Belgica", articles_1=f"{article.pk}")
    assert article.actor_tags.get().actor.slug == "belgica"
    log = desk.get(reverse("admin:articles_curation_changelist")).text
    assert "Split Belgica (belgica) from Gallien (gallia)" in log
    assert Curation.objects.count() == 4


def test_a_theme_is_merged_renamed_and_given_a_term(desk):
    theme = make_theme("truce")
    make_theme("ceasefire")
    make_article(themes=["truce"])
    confirm(desk, address(theme, "alias"), name='"laid down arms"')
    confirm(desk, address(theme, "rename"), new_name="Truces", new_slug="truces")
    confirm(desk, address(theme, "merge"), into="ceasefire")
    assert Theme.objects.get().terms == ['"laid down arms"']
    assert desk.get("/themes/truce/").headers["Location"] == "/themes/ceasefire/"


def test_several_chosen_in_the_list_are_merged_into_the_one_that_stays(desk, gaul):
    france, germany = Actor.objects.get(slug="france"), Actor.objects.get(slug="germany")
    chosen = {"action": "merge_selected", "_selected_action": [gaul.pk, france.pk, germany.pk]}
    response = desk.post(reverse("admin:articles_actor_changelist"), chosen)
    where = response.headers["Location"]
    assert "Germany (germany)" in desk.get(where).text
    confirm(desk, where, stays="france")
    assert [actor.slug for actor in Actor.objects.all()] == ["france"]
    assert ActorTag.objects.filter(actor=france).count() == 2
    one = {"action": "merge_selected", "_selected_action": [france.pk]}
    assert "Choose from 2 to 20" in desk.post(reverse("admin:articles_actor_changelist"), one, follow=True).text


def test_retagging_an_actor_shows_who_gains_and_loses_it_before_it_is_done(desk):
    actor = make_actor("wagner", name="Wagner Group", kind=ActorKind.ARMED_GROUP)
    gains = make_article("The Wagner Group leaves", body_html="<p>The Wagner Group left Mali.</p>")
    loses = make_article("An opera", actors=["wagner"], by=TagBy.SUGGESTED)
    refused = make_article("Wagner Group again", actors=["wagner"], by=TagBy.REFUSED)
    page = desk.get(address(actor, "retag")).text
    assert "articles that would gain it: <strong>1</strong>" in page
    assert "would lose it: <strong>1</strong>" in page
    assert "The Wagner Group leaves" in page
    assert "An opera" in page
    assert not Curation.objects.exists()
    done = retag(desk, actor).text
    assert "Articles that gained Wagner Group as a suggestion: 1. Articles that lost it: 1." in done
    assert f'<a href="{reverse("admin:articles_curation_undo", args=[Curation.objects.get().pk])}">Undo</a>' in done
    assert gains.actor_tags.get().by == TagBy.SUGGESTED
    assert not loses.actor_tags.exists()
    assert refused.actor_tags.get().by == TagBy.REFUSED


def test_a_retagging_that_changes_nothing_by_now_offers_no_undo(desk):
    actor = make_actor("wagner", name="Wagner Group", kind=ActorKind.ARMED_GROUP)
    make_article("The Wagner Group leaves", body_html="<p>The Wagner Group left Mali.</p>")
    seen = fields(desk.get(address(actor, "retag")))
    assert "Undo" in desk.post(address(actor, "retag"), seen, follow=True).text
    said = desk.post(address(actor, "retag"), seen, follow=True).text
    assert "Articles that gained Wagner Group as a suggestion: 0. Articles that lost it: 0." in said
    assert "Undo" not in said


def test_retagging_a_theme_shows_who_gains_and_loses_it_before_it_is_done_and_is_undone(desk):
    theme = make_theme("truce", terms=['"laid down arms"', "armistice NEAR/5 signed", "disarm*"])
    make_theme("peace", terms=["armistice"])
    texts = ["They laid down arms today.", "An armistice was signed.", "Disarmament begins.", "Rain."]
    articles = [make_article(f"Item {n}", body_html=f"<p>{text}</p>") for n, text in enumerate(texts)]
    ThemeTag.objects.create(article=articles[3], theme=theme, by=TagBy.SUGGESTED)
    page = desk.get(address(theme, "retag")).text
    assert "All 4 articles of the archive were read" in page
    assert "articles that would gain it: <strong>3</strong>" in page
    assert "articles that would lose it: <strong>1</strong>" in page
    assert page.index("Some that would gain it") < page.index("Item 0") < page.index("Some that would lose it")
    assert ThemeTag.objects.count() == 1
    retag(desk, theme)
    assert [(tag.theme.slug, tag.by) for tag in ThemeTag.objects.order_by("article")] == [("truce", "suggested")] * 3
    entry = Curation.objects.get()
    assert (entry.summary, entry.subject) == ("Retagged all articles for Truce", "theme")
    desk.post(reverse("admin:articles_curation_undo", args=[entry.pk]))
    assert [tag.article for tag in ThemeTag.objects.all()] == [articles[3]]


def test_a_retagging_previewed_with_another_vocabulary_is_shown_anew_and_nothing_is_done(desk):
    theme = make_theme("truce", terms=["truce"])
    make_article("Item", body_html="<p>A truce.</p>")
    where = address(theme, "retag")
    seen = fields(desk.get(where))
    Theme.objects.filter(pk=theme.pk).update(terms=["armistice"])
    again = desk.post(where, seen).text
    assert "The vocabulary has changed since this preview was made." in again
    assert "Nothing would change." in again
    assert not ThemeTag.objects.exists()
    assert "The vocabulary has changed" in desk.post(where).text


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (['"laid down arms"'], ["They laid down arms today."]),
        (["armistice NEAR/5 signed"], ["An armistice was signed."]),
        (["disarm*"], ["Disarmament begins."]),
        (["begins disarm*"], ["Disarmament begins."]),
        (["signed armistice -lost"], ["An armistice was signed."]),
        (["Control of weapons"], ["Weapons are under control.", "Weapons, uncontrolled."]),
        (["rain^3", '"laid down arms"'], ["They laid down arms today.", "Rain."]),
    ],
)
def test_in_a_large_archive_only_articles_that_have_a_themes_words_are_read_again(desk, monkeypatch, terms, found):
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 3)
    theme = make_theme("theme", name="Control of weapons", terms=terms)
    for text in (
        "They laid down arms today.", "An armistice was signed.", "Disarmament begins.", "Rain.",
        "Weapons are under control.", "Weapons, uncontrolled.",
    ):  # fmt: skip
        make_article(text, body_html="<p>Item.</p>")
    page = desk.get(address(theme, "retag")).text
    noun = "articles" if len(found) > 1 else "article"
    assert f"The {len(found)} {noun} in which the words of one of its terms stand" in page
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 0)
    page = desk.get(address(theme, "retag")).text
    assert "python manage.py retag --theme theme --dry-run" in page
    assert "Do it" not in page


@pytest.mark.parametrize(
    ("language", "terms", "text"),
    [
        ("he", ["ביטחון^3"], "והביטחון לביטחון"),
        ("he", ["ביטחון"], "לביטחון"),
        ("he", ['"הסכם שלום"'], "בהסכם ושלום"),
        ("he", ["שלום NEAR/3 צבא"], "לצבא אין ושלום"),
        ("he", ["ביט*"], "ביטחון"),
        ("ar", ["سلام"], "وللسلام"),
        ("ar", ["سلام"], "بالسلام"),
        ("und", ["سلام"], "بالسلام"),
        ("ru", ["санкции"], "О санкциях"),
        ("en", ["санкции"], "О санкциях"),
        ("und", ['"прекращение огня"'], "О прекращении огня"),
    ],
)
def test_in_a_large_archive_words_with_the_prefixes_and_endings_of_their_script_are_read_again(
    desk, monkeypatch, language, terms, text
):
    theme = make_theme("theme", name="Whatever", terms=terms)
    gains = make_article(text, body_html="<p>1.</p>", language=language)
    for number in range(4):
        make_article(f"{number}", body_html="<p>2.</p>", language=language)
    page = desk.get(address(theme, "retag")).text
    assert "All 5 articles of the archive were read" in page
    assert "articles that would gain it: <strong>1</strong>" in page
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 3)
    page = desk.get(address(theme, "retag")).text
    assert "The 1 article in which the words of one of its terms stand" in page
    retag(desk, theme)
    assert ThemeTag.objects.get().article == gains


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("he", "בנק ישראל", "ובנק ישראל"),
        ("he", "בנק ישראל", "ושבבנק ישראל"),
        ("he", "בנק ישראל", "שמהבנק ישראל"),
        ("he", "ישראל", "ומישראל"),
        ("he", "ישראל", "שלישראל"),
        ("und", "ישראל", "ולישראל"),
        ("he", "צה״ל", 'צה"ל'),
        ("ar", "مجلس الأمن", "ومجلس الأمن"),
        ("ar", "مجلس الأمن", "فلمجلس الأمن"),
        ("ar", "الأمم المتحدة", "وبالأمم المتحدة"),
        ("ar", "الأمم المتحدة", "وللأمم المتحدة"),
        ("ar", "السعودية", "فبالسعودية"),
        ("ar", "الجزائر", "وللجزائر"),
        ("fa", "مجلس الأمن", "ومجلس الأمن"),
        ("uk", "Станції", "Станції"),
        ("en", "McDonald's", "McDonald's"),
        ("en", "U.S. Army", "The U. S. Army"),
        ("en", "The Who of Ruritania", "The Who of Ruritania"),
    ],
)
def test_in_a_large_archive_every_text_in_which_the_tagger_sees_a_name_is_read_again(
    desk, monkeypatch, language, name, text
):
    actor = make_actor("whoever", name=name)
    gains = make_article("A", body_html=f"<p>1, {text}, 2.</p>", language=language)
    for number in range(4):
        make_article(f"{number}", body_html="<p>2.</p>", language=language)
    assert "articles that would gain it: <strong>1</strong>" in desk.get(address(actor, "retag")).text
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 3)
    assert "The 1 article that may name it" in desk.get(address(actor, "retag")).text
    retag(desk, actor)
    assert ActorTag.objects.get().article == gains


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("jane-alder", "Consul Alder of Freedonia left"),
        ("ecuador", "The Ecuadorian answer"),
        ("rose-birch", "The Freedonian president slept"),
        ("freedonian-army", "Freedonia said that its troops slept"),
        ("russia", "The Soviet Union slept"),
        ("otto-reed", "The Harbour Council slept and the Warden left"),
    ],
)
def test_in_a_large_archive_texts_with_any_other_clue_to_an_actor_are_read_again_too(desk, monkeypatch, slug, text):
    freedonia = make_actor("freedonia", kind=ActorKind.STATE)
    ActorName.objects.create(actor=freedonia, name="Freedonian", use=NameUse.ADJECTIVE)
    for person, title in (("jane-alder", "Consul"), ("rose-birch", "President")):
        actor = make_actor(person, kind=ActorKind.PERSON)
        ActorRole.objects.create(actor=actor, title=title, of=freedonia, held_from="1970", held_to="1980")
    make_actor("freedonian-army", kind=ActorKind.GOVERNMENT_BODY)
    league = make_actor("league-of-ports", kind=ActorKind.INTERNATIONAL_ORGANISATION)
    make_actor("harbour-council", kind=ActorKind.INTERNATIONAL_ORGANISATION, part_of=league)
    warden = make_actor("otto-reed", kind=ActorKind.PERSON)
    ActorRole.objects.create(actor=warden, title="Warden", of=league, held_from="1970", held_to="1980")
    for state in ("ecuador", "russia"):
        make_actor(state, kind=ActorKind.STATE)
    gains = make_article("A", body_html=f"<p>{text}.</p>", published_at=dt.datetime(1975, 5, 1, tzinfo=dt.UTC))
    make_article("B", body_html="<p>The president of Freedonia slept.</p>")
    for number in range(3):
        make_article(f"{number}", body_html="<p>Snow.</p>")
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 3)
    actor = Actor.objects.get(slug=slug)
    page = desk.get(address(actor, "retag")).text
    assert "The 1 article that may name it" in page
    assert "articles that would gain it: <strong>1</strong>" in page
    retag(desk, actor)
    assert ActorTag.objects.get().article == gains


def test_an_actor_of_very_many_articles_is_left_to_the_command(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 1)
    actor = make_actor("france")
    for number in range(3):
        make_article(f"France speaks {number}")
    page = desk.get(address(actor, "retag")).text
    assert "python manage.py retag --actor france" in page
    assert f'<a href="{reverse("admin:articles_curation_retag")}">retag all articles</a>' in page
    assert "Do it" not in page


def test_only_who_may_change_actors_may_curate_them_and_undo_it(client, django_user_model, gaul):
    user = django_user_model.objects.create_user("contributor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_actor"))
    client.force_login(user)
    memory = pack({"rows": [], "tags": []})
    entry = Curation.objects.create(kind="merge", subject="actor", summary="S", memory=memory)
    assert "Merge into" not in client.get(reverse("admin:articles_actor_change", args=[gaul.pk])).text
    several = reverse("admin:articles_actor_merge") + f"?of={gaul.pk},{gaul.pk + 1}"
    closed = [*(address(gaul, what) for what in ("rename", "alias", "merge", "split", "retag")), several]
    closed += [reverse("admin:articles_curation_undo", args=[entry.pk]), reverse("admin:articles_curation_changelist")]
    for path in closed:
        assert (client.get(path).status_code, client.post(path).status_code) == (403, 403), path
    user.user_permissions.add(Permission.objects.get(codename="change_actor"))
    # A merge leaves one of the two behind, a split makes another, and retagging writes on articles.
    for path in (address(gaul, "merge"), several, address(gaul, "split")):
        assert client.get(path).status_code == 403
    assert client.post(address(gaul, "retag")).status_code == 403
    assert "Gauls meet" not in client.get(address(gaul, "retag")).text
    for codename in ("add_actor", "delete_actor", "change_article", "add_actorname"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    assert {client.get(path).status_code for path in closed} == {200}
    theme = Curation.objects.create(kind="merge", subject="theme", summary="S")
    assert client.post(reverse("admin:articles_curation_undo", args=[theme.pk])).status_code == 403
    client.logout()
    assert {client.get(path).status_code for path in closed} == {302}


def test_nothing_is_done_without_the_token_of_the_form(gaul, django_user_model):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(django_user_model.objects.create_superuser("editor"))
    assert strict.post(address(gaul, "merge"), {"into": "france", "confirm": "x"}).status_code == 403
    assert strict.post(address(gaul, "retag")).status_code == 403
    assert not Curation.objects.exists()


def test_the_log_is_never_changed_by_hand(desk, gaul):
    call_command("curate", "merge", "actor", "france", "gaul", stdout=io.StringIO())
    entry = Curation.objects.get()
    assert desk.get(reverse("admin:articles_curation_add")).status_code == 403
    assert desk.post(reverse("admin:articles_curation_delete", args=[entry.pk]), {"post": "yes"}).status_code == 403
    assert desk.post(reverse("admin:articles_curation_change", args=[entry.pk]), {"summary": "x"}).status_code == 403
    assert Curation.objects.get().summary == "Merged Gaul (gaul) into France (france)"


def test_a_former_slug_is_not_given_to_another_in_the_form_either(desk, gaul):
    call_command("curate", "merge", "actor", "france", "gaul", stdout=io.StringIO())
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    new = {"slug": "gaul", "name": "Another", "kind": "state", "description": "", "identifiers": "{}", **inlines}
    page = desk.post(reverse("admin:articles_actor_add"), new)
    assert "was given before and leads to “France”" in unescape(page.text)
    france = Actor.objects.get(slug="france")
    assert desk.post(reverse("admin:articles_actor_change", args=[france.pk]), {**new, "name": "F"}).status_code == 302
    assert (desk.get("/actors/gaul/").status_code, desk.get("/actors/france/").status_code) == (200, 301)
