"""Two editors with the same form open: whoever saves second is told what the first did, and loses nothing."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article, make_source, make_theme
from parsed import inputs, of_class, parse, text_of

from articles.models import ActorName, ActorTag, Article
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(django_user_model):
    """Another editor's browser."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("grace"))
    return client


def address(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def fields_of(response):
    """What a browser posts of the main form of a page, its buttons apart."""
    page = parse(response)
    (form,) = [one for one in page.iter("form") if (one.get("id") or "").endswith("_form")]
    found = {}
    for one in form.iter("input"):
        if one.get("type") in ("checkbox", "radio"):
            if "checked" in one.attrib:
                found[one.get("name")] = one.get("value", "on")
        elif one.get("type") != "submit" and one.get("name"):
            found[one.get("name")] = one.get("value", "")
    for one in form.iter("textarea"):
        if one.get("name"):
            found[one.get("name")] = "".join(one.itertext()).removeprefix("\n").replace("\n", "\r\n")
    for one in form.iter("select"):
        chosen = [option for option in one.iter("option") if "selected" in option.attrib] or list(one.iter("option"))
        found[one.get("name")] = chosen[0].get("value", "") if chosen else ""
    return found


def opened(client, row):
    return fields_of(client.get(address(row)))


def save(client, row, form, **values):
    return client.post(address(row), form | values)


def changes(response):
    """What a page says was saved meanwhile, by its heading."""
    return {
        text_of(of_class(one, "meanwhile__what")[0]): text_of(of_class(one, "meanwhile__sides")[0])
        for one in of_class(parse(response), "meanwhile__change")
    }


def test_who_saved_meanwhile_and_what_is_told_before_anything_is_written_over(desk, other):
    article = make_article("Talks begin", body_html="<p>One.</p>")
    mine = opened(desk, article)
    assert save(other, article, opened(other, article), headline="Talks begin in Paris").status_code == 302
    page = save(desk, article, mine, headline="Talks open")
    assert page.status_code == 200
    (section,) = of_class(parse(page), "meanwhile")
    saved = LogEntry.objects.get()
    assert f"saved by grace on {saved.action_time:%Y-%m-%d at %H:%M} UTC" in text_of(section)
    assert changes(page) == {
        "Headline": "Saved meanwhile Talks begin in Paris Yours, in the form now Talks open",
    }
    assert [text_of(one) for one in of_class(section, "meanwhile__mark")] == ["begin in Paris", "open"]
    article.refresh_from_db()
    assert article.headline == "Talks begin in Paris"
    assert fields_of(page)["headline"] == "Talks open"


def test_having_seen_it_an_editor_saves_knowingly(desk, other):
    article = make_article("Talks begin")
    mine = opened(desk, article)
    save(other, article, opened(other, article), headline="Talks begin in Paris")
    page = save(desk, article, mine, headline="Talks open")
    assert save(desk, article, fields_of(page)).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Talks open"


def test_whoever_saves_a_third_time_meanwhile_is_told_of_too(desk, other):
    article = make_article("Talks begin")
    mine = opened(desk, article)
    save(other, article, opened(other, article), headline="Talks begin in Paris")
    page = save(desk, article, mine, headline="Talks open")
    save(other, article, opened(other, article), headline="Talks begin in Rome")
    again = save(desk, article, fields_of(page))
    assert "Saved meanwhile Talks begin in Rome" in changes(again)["Headline"]
    assert fields_of(again)["headline"] == "Talks open"


def test_what_only_one_of_the_two_changed_is_kept_of_both(desk, other):
    article = make_article("Talks begin", body_html="<p>One.</p><p>Two.</p>")
    mine = opened(desk, article)
    save(other, article, opened(other, article), body_html="One.\r\n\r\nTwo and three.", published_at_0="2024-05-06")
    page = save(desk, article, mine, headline="Talks open")
    told = changes(page)
    assert told.keys() == {"Text", "Published"}
    text = told["Text"].replace("<p>", "").replace("</p>", "")
    assert "in the form now Two and three. As you had it, not changed by you Two." in text
    assert save(desk, article, fields_of(page)).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.body_text) == ("Talks open", "One.\nTwo and three.")
    assert str(article.day) == "2024-05-06"


def test_both_texts_can_be_read_whole_where_both_wrote(desk, other):
    article = make_article(body_html="<p>One.</p><p>Two.</p>")
    mine = opened(desk, article)
    save(other, article, opened(other, article), body_html="One.\r\n\r\nTheirs.")
    page = save(desk, article, mine, body_html="One.\r\n\r\nMine.")
    (whole,) = of_class(parse(page), "meanwhile__whole")
    assert "Theirs." in "".join(whole.itertext())
    assert whole.get("name") is None
    assert fields_of(page)["body_html"] == "One.\r\n\r\nMine."


def test_texts_of_one_word_over_and_over_are_compared_while_an_editor_waits(desk, other):
    article = make_article(body_html=f"<p>{'no ' * 2_000}</p>")
    mine = opened(desk, article)
    save(other, article, opened(other, article), body_html=f"<p>{'no yes ' * 1_000}</p>")
    page = save(desk, article, mine, body_html=f"<p>{'yes no no ' * 700}</p>")
    assert "yes" in changes(page)["Text"]


def test_a_form_that_nobody_else_saved_is_saved_at_once(desk, other):
    article = make_article("Talks begin", actors=["france"], themes=["peace"], event_from="2024-04")
    mine = opened(desk, article)
    save(other, article, opened(other, article))
    assert save(desk, article, mine, headline="Talks open").status_code == 302
    again = opened(desk, article)
    assert save(desk, article, again, headline="Talks go on").status_code == 302


def test_an_editor_with_two_windows_is_told_that_it_was_they(desk):
    article = make_article("Talks begin")
    mine = opened(desk, article)
    save(desk, article, opened(desk, article), headline="Talks begin in Paris")
    (section,) = of_class(parse(save(desk, article, mine, headline="Talks open")), "meanwhile")
    assert "saved by you, in another window on" in text_of(section)


def test_what_no_form_saved_is_told_as_such(desk):
    article = make_article("Talks begin")
    mine = opened(desk, article)
    Article.objects.filter(pk=article.pk).update(headline="Talks imported")
    (section,) = of_class(parse(save(desk, article, mine, headline="Talks open")), "meanwhile")
    assert "by a run that stands in the log, an import or a command" in text_of(section)


def test_tags_that_both_changed_are_joined(desk, other):
    article = make_article("Talks", actors=["france", "germany", "spain"], by=TagBy.SOURCE)
    italy, norway = make_actor("italy"), make_actor("norway")
    mine, theirs = opened(desk, article), opened(other, article)
    added = {"actor_tags-TOTAL_FORMS": 4}
    save(other, article, theirs | {"actor_tags-3-actor": italy.pk, "actor_tags-0-DELETE": "on"} | added)
    page = save(desk, article, mine | {"actor_tags-3-actor": norway.pk, "actor_tags-1-by": "editor"} | added)
    assert page.status_code == 200
    said = text_of(of_class(parse(page), "meanwhile")[0])
    assert "France, Refused" in said
    assert "Italy, An editor" in said
    assert save(desk, article, fields_of(page)).status_code == 302
    assert sorted(article.actor_tags.values_list("actor__slug", "by")) == [
        ("france", "refused"), ("germany", "editor"), ("italy", "editor"), ("norway", "editor"), ("spain", "source"),
    ]  # fmt: skip


def test_a_tag_that_another_took_away_or_added_first_does_not_stop_the_form(desk, other):
    article = make_article("Talks", actors=["france", "germany"])
    italy = make_actor("italy")
    mine, theirs = opened(desk, article), opened(other, article)
    added = {"actor_tags-TOTAL_FORMS": 3, "actor_tags-2-actor": italy.pk}
    save(other, article, theirs | {"actor_tags-0-DELETE": "on"} | added)
    page = save(desk, article, mine | {"headline": "Talks open"} | added)
    assert "Saved meanwhile, in the form now taken away" in text_of(of_class(parse(page), "meanwhile")[0])
    assert save(desk, article, fields_of(page)).status_code == 302
    assert sorted(article.actor_tags.values_list("actor__slug", flat=True)) == ["germany", "italy"]


def test_a_tag_to_be_taken_away_is_so_still_in_the_form_that_comes_back(desk, other):
    article = make_article("Talks", actors=["france", "germany"])
    mine, theirs = opened(desk, article), opened(other, article)
    save(other, article, theirs | {"actor_tags-1-by": "source"})
    page = save(desk, article, mine | {"actor_tags-0-DELETE": "on"})
    assert save(desk, article, fields_of(page)).status_code == 302
    assert list(article.actor_tags.values_list("actor__slug", "by")) == [("germany", "source")]


def test_a_suggestion_that_another_decided_meanwhile_stays_decided(desk, other):
    article = make_article("Talks", actors=["france"], by=TagBy.SUGGESTED)
    mine = opened(desk, article)
    tag = ActorTag.objects.get()
    other.post(reverse("admin:articles_article_review"), {f"decide-actor-{tag.pk}": "accept"})
    page = save(desk, article, mine, headline="Talks open")
    assert "France, An editor" in text_of(of_class(parse(page), "meanwhile")[0])
    assert "saved by grace" in text_of(of_class(parse(page), "meanwhile")[0])
    assert save(desk, article, fields_of(page)).status_code == 302
    assert ActorTag.objects.get().by == TagBy.EDITOR


def test_what_was_decided_of_suggestions_stands_in_the_form_that_comes_back(desk, other):
    france = make_actor("france")
    article = make_article("France speaks")
    mine = opened(desk, article)
    save(other, article, opened(other, article), byline="Grace")
    page = save(desk, article, mine | {f"decide-actor-{france.pk}": "accept"})
    (checked,) = [one for one in inputs(parse(page), name=f"decide-actor-{france.pk}") if "checked" in one.attrib]
    assert checked.get("value") == "accept"
    save(desk, article, fields_of(page))
    assert ActorTag.objects.get().by == TagBy.EDITOR


def test_actors_with_their_names_themes_and_sources_are_guarded_likewise(desk, other):
    actor = make_actor("gaul", kind="state")
    name = ActorName.objects.create(actor=actor, name="Gallia", language="en")
    mine = opened(desk, actor)
    new = {"names-TOTAL_FORMS": 2, "names-1-name": "Galia", "names-1-language": "es"}
    assert save(other, actor, opened(other, actor) | new, description="A country.").status_code == 302
    page = save(desk, actor, mine | {"names-0-name": "Gallien", "names-0-language": "de"})
    assert changes(page).keys() == {"Description", "Actor name"}
    assert save(desk, actor, fields_of(page)).status_code == 302
    actor.refresh_from_db()
    name.refresh_from_db()
    assert (actor.description, name.name, actor.names.count()) == ("A country.", "Gallien", 2)
    for row in (make_theme("truce", terms=["truce"]), make_source("reuters")):
        mine = opened(desk, row)
        save(other, row, opened(other, row), name="Another name")
        assert "Saved meanwhile Another name" in changes(save(desk, row, mine, name="My name"))["Name"]


def test_a_rename_of_the_log_names_its_editor(desk, other):
    actor = make_actor("gaul")
    mine = opened(desk, actor)
    where = reverse("admin:articles_actor_curate", args=[actor.pk, "rename"])
    given = {"new_name": "Gallia", "new_slug": "gaul"}
    seen = {one.get("name"): one.get("value") for one in inputs(parse(other.post(where, given)), name="seen")}
    other.post(where, given | seen | {"confirm": "Do it"})
    page = save(desk, actor, mine, description="Mine")
    assert "saved by grace" in text_of(of_class(parse(page), "meanwhile")[0])


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "x",
        "[]",
        '{"at": 1}',
        '{"at": "now", "fields": [], "rows": []}',
        '{"at": "0001-01-01T00:00:00+14:00", "fields": {"headline": "x"}, "rows": {}}',
        "[" * 100_000,
    ],
    ids=["blank", "no JSON", "a list", "a number", "no moment", "before all time", "deeper than is read"],
)
def test_a_mark_that_was_written_over_harms_nobody(desk, kept):
    article = make_article("Talks begin")
    form = opened(desk, article) | {"seen-when-opened": kept}
    assert save(desk, article, form, headline="Talks open").status_code == 302


def test_what_was_typed_about_a_row_that_is_gone_is_given_back(desk, other):
    actor = make_actor("gaul")
    mine = opened(desk, actor)
    where = reverse("admin:articles_actor_curate", args=[actor.pk, "delete"])
    seen = {
        one.get("name"): one.get("value") for one in inputs(parse(other.post(where, {"preview": "1"})), name="seen")
    }
    other.post(where, seen | {"confirm": "Do it"})
    page = save(desk, actor, mine, description="A long description.\nOf mine.")
    assert page.status_code == 404
    texts = {one.get("aria-label"): "".join(one.itertext()) for one in parse(page).iter("textarea")}
    assert texts["Description as you had typed it"] == "A long description.\nOf mine."
    assert "Its history ends with grace on" in text_of(parse(page))
    assert "Deleted Gaul (gaul)." in page.text
