"""Suggestions beside the text of an article's form: each with its evidence, none applied without a click."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from forms import article_form
from parsed import by_id, inputs, of_class, parse, text_of

from articles.models import Actor, ActorName, ActorTag, Theme, ThemeTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    actor = make_actor("france", kind="state")
    ActorName.objects.create(actor=actor, name="French", use="adjective")
    make_theme("ceasefire", terms=["ceasefire", "truce"])
    body = "<p>The ceasefire was a French idea.</p><p>A truce &lt;b&gt; holds.</p>"
    return make_article("France calls for a ceasefire", body_html=body)


def address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def form_page(desk, article):
    return parse(desk.get(address(article)))


def save(desk, article, **values):
    return desk.post(address(article), article_form(article, **values))


def field_of(subject):
    return f"decide-{subject._meta.model_name}-{subject.pk}"


def tags():
    found = [(tag.actor.slug, tag.by) for tag in ActorTag.objects.select_related("actor")]
    return sorted(found + [(tag.theme.slug, tag.by) for tag in ThemeTag.objects.select_related("theme")])


def test_the_text_stands_whole_with_the_words_of_each_suggestion_marked_and_linked_to_it(desk, article):
    page = form_page(desk, article)
    body = of_class(page, "suggestions__body")[0]
    assert "".join(body.itertext()).strip() == "The ceasefire was a French idea.\nA truce <b> holds."
    assert text_of(of_class(page, "suggestions__headline")[0]) == "France calls for a ceasefire"
    marks = [mark[0] for mark in of_class(page, "suggested", "mark")]
    assert [mark.text for mark in marks] == ["France", "ceasefire", "ceasefire", "French", "truce"]
    for mark in marks:
        named = by_id(page, mark.get("href").removeprefix("#"))
        assert mark.get("title") == of_class(named, "suggestion__name")[0].text


def test_each_suggestion_says_in_words_why_and_leads_to_its_places(desk, article):
    page = form_page(desk, article)
    france, ceasefire = of_class(page, "suggestion", "li")
    assert "France State · about · score" in text_of(france)
    assert "in the headline and once in the text" in text_of(france)
    assert "ceasefire" in text_of(ceasefire)
    links = list(of_class(france, "suggestion__words")[0].iter("a"))
    assert [link.text for link in links] == ["“France”", "“French”"]
    for link in links:
        assert text_of(by_id(page, link.get("href").removeprefix("#"))) in link.text


def test_words_that_speak_for_two_suggestions_lead_to_one_and_name_both(desk):
    make_actor("un-security-council", name="Security Council", kind="international_organisation")
    make_theme("security", terms=["security"])
    article = make_article("Talks", body_html="<p>The Security Council met on security.</p>")
    marks = of_class(form_page(desk, article), "suggested", "mark")
    assert [("".join(mark.itertext()), mark[0].get("title")) for mark in marks] == [
        ("Security", "Security Council; Security"),
        (" Council", "Security Council"),
        ("security", "Security"),
    ]


def test_suggestions_are_accepted_and_refused_one_by_one_with_the_form(desk, article):
    france, ceasefire = Actor.objects.get(), Theme.objects.get()
    save(desk, article)
    assert tags() == []
    values = {field_of(france): "accept", field_of(ceasefire): "refuse"}
    response = save(desk, article, headline="France asks for a ceasefire", **values)
    assert response.status_code == 302
    assert tags() == [("ceasefire", TagBy.REFUSED), ("france", TagBy.EDITOR)]
    article.refresh_from_db()
    assert article.headline == "France asks for a ceasefire"
    assert "suggests no actors or themes besides" in desk.get(address(article)).text


def test_all_that_are_left_are_decided_at_once_and_a_choice_made_before_stands(desk, article):
    france = Actor.objects.get()
    ceasefire = Theme.objects.get()
    values = {field_of(france): "refuse", field_of(ceasefire): "later", "decide-rest": "accept"}
    page = desk.post(address(article), article_form(article, **values), follow=True).text
    assert "Suggestions: 1 accepted, 1 refused." in page
    assert tags() == [("ceasefire", TagBy.EDITOR), ("france", TagBy.REFUSED)]


def test_a_suggestion_of_an_import_is_decided_there_too(desk):
    article = make_article("France speaks", actors=["france", "spain"], by=TagBy.SUGGESTED)
    page = form_page(desk, article)
    found = {text_of(of_class(one, "suggestion__name")[0]): text_of(one) for one in of_class(page, "suggestion", "li")}
    assert set(found) == {"France", "Spain"}
    assert "the text gives no reason" in found["Spain"]
    by_slug = {tag.actor.slug: tag.actor for tag in ActorTag.objects.select_related("actor")}
    save(desk, article, **{field_of(by_slug["france"]): "accept", field_of(by_slug["spain"]): "refuse"})
    assert tags() == [("france", TagBy.EDITOR), ("spain", TagBy.REFUSED)]


def test_what_an_editor_or_the_source_wrote_stays_whatever_is_decided_late(desk, article):
    page = form_page(desk, article)
    assert len(of_class(page, "suggestion", "li")) == 2
    france = ActorTag(article=article, actor=Actor.objects.get(), by=TagBy.SOURCE)
    france.save()
    form = article_form(article, **{field_of(france.actor): "refuse", "decide-actor-999999": "accept"})
    said = desk.post(address(article), form, follow=True).text
    assert "0 accepted, 0 refused. 2 had been decided before and stayed as they were." in said
    assert tags() == [("france", TagBy.SOURCE)]


def test_choices_and_typed_text_come_back_when_the_form_has_an_error(desk, article):
    france = Actor.objects.get()
    response = save(desk, article, headline="", body_html="<p>Typed.</p>", **{field_of(france): "refuse"})
    assert response.status_code == 200
    page = parse(response)
    assert next(one.text.strip() for one in page.iter("textarea") if one.get("name") == "body_html") == "<p>Typed.</p>"
    chosen = inputs(page, name=field_of(france), checked=True)
    assert [one.get("value") for one in chosen] == ["refuse"]
    assert tags() == []


def test_pressing_enter_in_a_field_decides_nothing(desk, article):
    """A browser then presses the form's first button: none stands before those that save."""
    form = by_id(form_page(desk, article), "article_form")
    buttons = [*form.iter("button"), *inputs(form, type="submit")]
    assert [button.get("name") for button in buttons] == ["_save", "_addanother", "_continue"]


def test_a_text_in_hebrew_keeps_its_direction_and_its_marks(desk):
    actor = make_actor("benjamin-netanyahu", kind="person")
    ActorName.objects.create(actor=actor, name="בנימין נתניהו", language="he")
    article = make_article("שיחות", language="he", body_html="<p>ראש הממשלה בנימין נתניהו אמר.</p>")
    page = form_page(desk, article)
    assert [text_of(mark) for mark in of_class(page, "suggested", "mark")] == ["בנימין נתניהו"]
    assert of_class(page, "suggestions__text")[0].get("dir") == "auto"


def test_a_text_beyond_the_limit_is_cut_and_says_so(desk):
    make_actor("france", kind="state")
    article = make_article("France", body_html=f"<p>{'word ' * 20_000}</p>")
    page = form_page(desk, article)
    shown = text_of(of_class(page, "suggestions__body")[0])
    assert shown.count("word ") == 12_000
    assert shown.endswith("The text goes on.")


@pytest.mark.parametrize("role", ["stranger", "reader of the desk", "may look"])
def test_nobody_without_the_right_to_change_articles_decides(article, django_user_model, role):
    visitor = Client()
    if role != "stranger":
        user = django_user_model.objects.create_user("ada", password="x", is_staff=True)
        if role == "may look":
            user.user_permissions.add(Permission.objects.get(codename="view_article"))
        visitor.force_login(user)
    page = visitor.get(address(article))
    assert page.status_code == {"stranger": 302, "reader of the desk": 403, "may look": 200}[role]
    assert "decide-actor" not in page.text
    form = article_form(
        article, **{"decide-rest": "accept", f"decide-actor-{ActorName.objects.get().actor_id}": "later"}
    )
    assert visitor.post(address(article), form).status_code in (302, 403)
    assert tags() == []
