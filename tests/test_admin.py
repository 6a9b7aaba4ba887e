"""The editors' desk: every write reaches the readers, and nothing is applied without a click."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article, make_source
from forms import article_form

from articles.models import ActorName, ActorTag, Article, Comment
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


def save(desk, article, **values):
    return desk.post(reverse("admin:articles_article_change", args=[article.pk]), article_form(article, **values))


def test_a_new_article_is_on_the_site_at_once(desk):
    actor = make_actor("france")
    response = desk.post(
        reverse("admin:articles_article_add"),
        article_form(**{
            "actor_tags-TOTAL_FORMS": 1,
            "actor_tags-0-actor": actor.pk,
            "actor_tags-0-by": "editor",
        }),
    )  # fmt: skip
    assert response.status_code == 302, response.context["errors"]
    article = Article.objects.get()
    assert article.get_absolute_url() == "/2024/04/04/paris-talks-resume/"
    assert "Paris talks resume" in desk.get("/articles/?actor=france").text


def test_a_suggestion_taken_away_is_kept_as_refused_and_not_offered_again(desk):
    make_actor("france")
    article = make_article("France speaks", actors=["france"], by=TagBy.SUGGESTED)
    response = save(desk, article, **{"actor_tags-0-DELETE": "on"})
    assert response.status_code == 302
    assert ActorTag.objects.get().by == TagBy.REFUSED
    assert "“France”" not in desk.get(reverse("admin:articles_article_change", args=[article.pk])).text


def test_an_editors_own_tag_is_deleted(desk):
    article = make_article("France speaks", actors=["france"])
    save(desk, article, **{"actor_tags-0-DELETE": "on"})
    assert not ActorTag.objects.exists()


def test_changed_fields_are_remembered_and_a_public_address_keeps_leading_to_the_article(desk):
    article = make_article("Old headline", slug="old-headline")
    assert save(desk, article, headline="New headline", slug="new-headline").status_code == 302
    article.refresh_from_db()
    assert article.edited_fields == ["headline", "slug"]
    assert desk.get("/2024/04/04/old-headline/").headers["Location"] == "/2024/04/04/new-headline/"


def test_renaming_an_actors_slug_redirects_its_page(desk):
    actor = make_actor("burma", name="Burma")
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    response = desk.post(
        reverse("admin:articles_actor_change", args=[actor.pk]),
        {"name": "Myanmar", "slug": "myanmar", "kind": "state", "description": "", "identifiers": "{}", **inlines},
    )
    assert response.status_code == 302
    assert desk.get("/actors/burma/").headers["Location"] == "/actors/myanmar/"
    assert "Myanmar" in desk.get("/actors/myanmar/").text


def actor_form(**values):
    """What the form of an actor with one name and one office posts."""
    inlines = {f"{p}-{k}_FORMS": n for p in ("names", "roles") for k, n in (("TOTAL", 1), ("INITIAL", 0))}
    named = {"names-0-name": "", "names-0-language": "", "names-0-use": "name"}
    held = {f"roles-0-{field}": "" for field in ("title", "of", "held_from", "held_to")}
    actor = {"name": "Ada", "slug": "ada", "kind": "person", "description": "", "identifiers": "{}"}
    return {**actor, **inlines, **named, **held, **values}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-05-02", "2020-05-01", "The office cannot end before it begins."),
        ("2020", "soon", "“soon” is not a date"),
        ("2020-05", "2020", ""),
        ("", "2019", ""),
    ],
)
def test_an_office_that_ends_before_it_begins_is_refused_in_words(desk, first, last, said):
    posted = actor_form(**{"roles-0-title": "Envoy", "roles-0-held_from": first, "roles-0-held_to": last})
    response = desk.post(reverse("admin:articles_actor_add"), posted)
    assert (response.status_code, said in response.text) == ((200, True) if said else (302, True))


def test_a_new_name_has_no_language_until_somebody_says_which(desk):
    page = desk.get(reverse("admin:articles_actor_add"))
    (formset,) = [one.formset for one in page.context["inline_admin_formsets"] if one.formset.prefix == "names"]
    assert [form["language"].value() or "" for form in formset] == [""]
    refused = desk.post(reverse("admin:articles_actor_add"), actor_form(**{"names-0-name": "فرنسا"}))
    assert refused.status_code == 200
    assert "Say in which language the name is." in refused.text
    posted = actor_form(**{"names-0-name": "فرنسا", "names-0-language": "ar"})
    assert desk.post(reverse("admin:articles_actor_add"), posted).status_code == 302
    name = ActorName.objects.get()
    assert (name.name, name.language) == ("فرنسا", "ar")
    assert '<option value="ar" selected>' in desk.get(reverse("admin:articles_actor_change", args=[name.actor_id])).text


def test_an_actor_is_saved_without_further_names_and_offices(desk):
    assert desk.post(reverse("admin:articles_actor_add"), actor_form()).status_code == 302


def test_withdrawing_needs_a_reason(desk):
    article = make_article()
    response = save(desk, article, status="withdrawn")
    assert response.status_code == 200
    assert "readers are shown the reason" in response.text


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [("2024-04-01", "tomorrow", "tomorrow"), ("26 Nov 2026", "2025", "26 Nov 2026"), ("soon", "", "soon")],
)
def test_a_mistyped_date_of_an_event_is_refused_in_words_and_the_text_kept(desk, first, last, wrong):
    response = save(desk, make_article(), event_from=first, event_to=last, body_html="<p>Typed for an hour.</p>")
    assert response.status_code == 200
    assert f"“{wrong}” is not a date. Write it as" in response.text
    assert "Typed for an hour." in response.text


def test_an_event_that_ends_before_it_begins_is_refused_in_words(desk):
    response = save(desk, make_article(), event_from="2024-04", event_to="2024-03-31")
    assert "The event cannot end before it begins." in response.text
    assert save(desk, make_article(), event_from="2024-04-15", event_to="2024-04").status_code == 302


@pytest.mark.parametrize("body", ["<script>x</script>", "<p> &nbsp; </p>", "<hr>"])
def test_a_text_of_which_cleaning_leaves_nothing_is_refused_and_kept_in_the_form(desk, body):
    article = make_article(body_html="<p>The published text.</p>")
    response = save(desk, article, body_html=body)
    assert response.status_code == 200
    assert "Nothing is left of the text after cleaning" in response.text
    assert response.context["adminform"].form["body_html"].value() == body
    article.refresh_from_db()
    assert article.body_html == "<p>The published text.</p>"


def test_a_form_without_a_text_is_told_so_once(desk):
    response = save(desk, make_article(), body_html="")
    assert response.context["adminform"].form.errors["body_html"] == ["This field is required."]


def test_script_in_a_text_is_cleaned_and_the_text_as_received_is_kept(desk):
    article = make_article()
    save(desk, article, body_html="<p onclick=x()>Hello<script>alert(1)</script></p>")
    article.refresh_from_db()
    assert article.body_html == "<p>Hello</p>"
    assert "<script>" in article.received


def test_plain_text_keeps_its_paragraphs(desk):
    article = make_article()
    save(desk, article, body_html="One & two.\r\n\r\nThree < four.")
    article.refresh_from_db()
    assert article.body_html == "<p>One &amp; two.</p><p>Three &lt; four.</p>"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("One <b>two</b>.\r\n\r\nThree.\r\n\r\nFour & five.",
         "<p>One <b>two</b>.</p><p>Three.</p><p>Four &amp; five.</p>"),
        ("One <i>two</i><br>\r\nthree.\r\n\r\nFour.", "<p>One <i>two</i><br>three.</p><p>Four.</p>"),
        ("One.\r\n\r\n<ul>\r\n\r\n<li>Two</li>\r\n\r\n</ul>\r\n\r\nThree.",
         "<p>One.</p><ul>\n\n<li>Two</li>\n\n</ul>\n\n<p>Three.</p>"),
        ("One.\r\n\r\n<hr>\r\n\r\nTwo.", "<p>One.</p><hr>\n\n<p>Two.</p>"),
        ("<pre>One\r\n\r\nTwo</pre>", "<pre>One\n\nTwo</pre>"),
        ("<p>One</p>\r\n\r\n<p>Two\r\n\r\nthree</p>", "<p>One</p>\n\n<p>Two\n\nthree</p>"),
    ],
)  # fmt: skip
def test_blank_lines_part_paragraphs_wherever_no_block_of_its_own_stands(desk, written, stored):
    article = make_article()
    save(desk, article, body_html=written)
    article.refresh_from_db()
    assert article.body_html == stored


def test_a_form_shows_blocks_apart_and_keeps_a_text_that_is_left_alone(desk):
    article = make_article(body_html="<p>One</p><p>Two</p><ul><li>Three</li></ul>")
    address = reverse("admin:articles_article_change", args=[article.pk])
    shown = desk.get(address).context["adminform"].form["body_html"].value()
    assert shown == "<p>One</p>\n\n<p>Two</p>\n\n<ul><li>Three</li></ul>"
    posted = shown.replace("\n", "\r\n")
    desk.post(address, article_form(article, body_html=posted, summary="New."))
    article.refresh_from_db()
    assert (article.edited_fields, article.body_html.count("\n")) == (["summary"], 0)
    assert "Text" not in LogEntry.objects.get().get_change_message()


def test_suggested_tags_are_found_and_confirmed_in_bulk(desk):
    waiting = make_article("Waiting", actors=["france"], themes=["ceasefire"], by=TagBy.SUGGESTED)
    make_article("Settled", actors=["france"])
    url = reverse("admin:articles_article_changelist")
    found = desk.get(url, {"suggestions": "waiting"}).text
    assert "Waiting" in found
    assert "Settled" not in found
    chosen = {"action": "confirm_suggestions", "_selected_action": [waiting.pk]}
    mark = re.search(r'name="confirmed" value="([^"]+)"', desk.post(url, chosen).text)[1]
    page = desk.post(url, {**chosen, "confirmed": mark}, follow=True).text
    assert "2 accepted, 0 refused." in page
    assert "Waiting" not in desk.get(url, {"suggestions": "waiting"}).text


def test_a_scheduled_article_says_in_the_list_when_readers_will_see_it(desk):
    make_article("Tomorrow", published="2099-01-15")
    assert "readers see it from 2099-01-15" in desk.get(reverse("admin:articles_article_changelist")).text


def test_drafts_are_found_by_their_words_in_any_language(desk):
    make_article("Negotiations continue", status=Status.DRAFT)
    make_article("Переговоры о зерне", status=Status.DRAFT, language="ru", source_ref="ru")
    url = reverse("admin:articles_article_changelist")
    assert "Negotiations continue" in desk.get(url, {"q": "negotiation"}).text
    assert "Переговоры о зерне" in desk.get(url, {"q": "переговоров"}).text


def test_saving_an_article_as_it_is_marks_nothing_as_edited(desk):
    article = make_article(body_html="<p>One</p>\n<p>Two</p>", published="2024-04-04T12:00:00.123456Z")
    assert save(desk, article, body_html="<p>One</p>\r\n<p>Two</p>", source=article.source_id).status_code == 302
    article.refresh_from_db()
    assert article.edited_fields == []
    assert article.received == ""
    assert article.published_at.microsecond == 123456


def test_publishing_in_bulk_is_an_editors_decision_that_no_import_undoes(desk):
    article = make_article(status=Status.DRAFT)
    desk.post(reverse("admin:articles_article_changelist"), {"action": "publish", "_selected_action": [article.pk]})
    article.refresh_from_db()
    assert (article.status, article.edited_fields) == (Status.PUBLISHED, ["status"])


def test_a_slug_taken_that_day_is_refused_in_words(desk):
    make_article(slug="taken")
    response = save(desk, make_article(), slug="taken")
    assert response.status_code == 200
    assert "Another article of 2024-04-04 has this slug" in response.text


def test_a_withdrawn_articles_address_still_says_why_when_its_slug_changes(desk):
    article = make_article(slug="first", status=Status.WITHDRAWN, withdrawn_reason="Told twice.")
    assert save(desk, article, withdrawn_reason="Told twice.", slug="second").status_code == 302
    assert desk.get("/2024/04/04/first/").headers["Location"] == "/2024/04/04/second/"


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        ("actor", {"identifiers": '["x"]'}, "Write schemes and codes"),
        ("theme", {"identifiers": '["x"]', "terms": "[]"}, "Write schemes and codes"),
        ("theme", {"identifiers": "{}", "terms": '{"a": 1}'}, "Write a list of terms"),
        ("theme", {"identifiers": "{}", "terms": '["-only"]'}, "-only"),
    ],
)
def test_wrong_json_is_refused_in_words(desk, model, values, message):
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    form = {"name": "N", "slug": "n", "kind": "state", "description": "", **inlines, **values}
    response = desk.post(reverse(f"admin:articles_{model}_add"), form)
    assert response.status_code == 200
    assert message in response.text


def test_the_preview_asks_for_the_second_factor_as_the_desk_does(desk, settings):
    settings.IS_SECOND_FACTOR_REQUIRED = True
    draft = make_article(status=Status.DRAFT)
    assert desk.get(f"/preview/{draft.pk}/").status_code == 302


def test_what_was_public_cannot_be_deleted_and_a_draft_can(desk):
    published, draft = make_article(), make_article(status=Status.DRAFT)
    assert desk.post(reverse("admin:articles_article_delete", args=[published.pk]), {"post": "yes"}).status_code == 403
    assert desk.post(reverse("admin:articles_article_delete", args=[draft.pk]), {"post": "yes"}).status_code == 302
    assert Article.objects.get() == published


def test_lists_search_by_the_text_index_whatever_the_status(desk):
    make_article("Paris talks", body_html="<p>On grain.</p>", status=Status.DRAFT)
    make_article("Berlin talks")
    url = reverse("admin:articles_article_changelist")
    found = desk.get(url, {"q": "grains"}).text
    assert "Paris talks" in found
    assert "Berlin talks" not in found
    assert "Berlin talks" in desk.get(url, {"q": "talks -grain"}).text
    assert desk.get(url, {"q": "x" * 300}).status_code == 200


@pytest.mark.parametrize("model", ["article", "actor", "theme", "source", "comment", "formeraddress"])
def test_queries_of_every_list_do_not_grow(desk, model, django_assert_max_num_queries):
    url = reverse(f"admin:articles_{model}_changelist")
    for number in range(3):
        Comment.objects.create(
            article=make_article(actors=[f"a{number}"], themes=[f"t{number}"]), name="Ada", body="Hello"
        )
    with django_assert_max_num_queries(12) as few:
        assert desk.get(url).status_code == 200
    for number in range(20):
        Comment.objects.create(article=make_article(actors=[f"b{number}"]), name="Ada", body="Hello")
    with django_assert_max_num_queries(12) as many:
        desk.get(url)
    assert len(many) <= len(few)


@pytest.mark.parametrize("model", ["article", "actor", "theme", "source"])
def test_every_form_opens_and_holds_no_list_of_everything(desk, model):
    for number in range(40):
        make_article(actors=[f"a{number}"], themes=[f"t{number}"], source=make_source(f"s{number}"))
    page = desk.get(reverse(f"admin:articles_{model}_add")).text
    assert page.count("<option") < 400
    assert "A39" not in page


def test_names_are_completed_by_any_name(desk):
    actor = make_actor("benjamin-netanyahu")
    ActorName.objects.create(actor=actor, name="נתניהו", language="he")
    url = reverse("admin:autocomplete")
    asked = {"term": "נתני", "app_label": "articles", "model_name": "actortag", "field_name": "actor"}
    assert [row["text"] for row in desk.get(url, asked).json()["results"]] == ["Benjamin Netanyahu"]


def test_names_are_completed_exact_ones_first_then_beginnings_then_by_use(desk):
    make_actor("rare", name="Egyptian Museum")
    make_actor("exact", name="Egypt")
    make_article(actors=[make_actor("used", name="Egyptian Union")])
    make_actor("later", name="Bank of Egypt")
    make_actor("other", name="France")
    asked = {"term": "EGYPT", "app_label": "articles", "model_name": "actortag", "field_name": "actor"}
    offered = [row["text"] for row in desk.get(reverse("admin:autocomplete"), asked).json()["results"]]
    assert offered == ["Egypt", "Egyptian Union", "Egyptian Museum", "Bank of Egypt"]
    asked["term"] = "ypt"
    assert len(desk.get(reverse("admin:autocomplete"), asked).json()["results"]) == 4


def test_replies_are_approved_in_bulk_and_then_public(desk):
    article = make_article("Paris talks", slug="paris-talks")
    reply = Comment.objects.create(article=article, name="Ada", email="ada@example.org", body="Well said")
    assert "Well said" not in desk.get("/2024/04/04/paris-talks/").text
    desk.post(reverse("admin:articles_comment_changelist"), {"action": "approve", "_selected_action": [reply.pk]})
    page = desk.get("/2024/04/04/paris-talks/").text
    assert "Well said" in page
    assert "ada@example.org" not in page


def test_strangers_are_sent_to_log_in_and_locked_out_after_five_failures(client, django_user_model):
    django_user_model.objects.create_superuser("editor", password="correct horse battery")
    assert client.get("/admin/").status_code == 302
    login = reverse("admin:login")
    codes = [client.post(login, {"username": "editor", "password": "wrong"}).status_code for _ in range(6)]
    assert codes[-1] == 429
    assert client.post(login, {"username": "editor", "password": "correct horse battery"}).status_code == 429
    elsewhere = client.post(login, {"username": "editor", "password": "correct horse battery"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_an_https_site_asks_for_the_second_factor(client, django_user_model, settings, capsys):
    settings.IS_SECOND_FACTOR_REQUIRED = True
    user = django_user_model.objects.create_superuser("editor", password="correct horse battery")
    client.force_login(user)
    assert client.get("/admin/").status_code == 302
    client.logout()
    login = reverse("admin:login")
    assert "otp_token" in client.get(login).text
    named = {"username": "editor", "password": "correct horse battery"}
    assert client.post(login, named).status_code == 200
    call_command("second_factor", "editor")
    code = capsys.readouterr().out.split("Recovery codes, each good once:\n")[1].split()[0]
    assert client.post(login + "?next=/admin/", {**named, "otp_token": code}).status_code == 302
    assert client.get("/admin/").status_code == 200
