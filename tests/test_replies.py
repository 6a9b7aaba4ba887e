"""Leaving a reply: looked at once, posted once, held, and what is private stays private."""

import datetime as dt
import hashlib
import re

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import make_article

from articles.exporting.objects import article_object
from articles.exporting.reading import read_articles
from articles.models import Article, Comment, FormerAddress
from articles.views.kept import pages
from articles.vocabulary import CommentStatus, Status

pytestmark = pytest.mark.django_db

ARTICLE = "/2024/04/04/paris-talks/"
REPLY = f"{ARTICLE}reply/"
EMAIL = "ada.private@example.org"
IP = "203.0.113.77"
GIVEN = {"name": "Ada", "email": EMAIL, "url": "", "body": "Well said.\r\nTwice.", "topic": "", "to": ""}


@pytest.fixture
def article():
    return make_article("Paris talks", slug="paris-talks", actors=["france"], themes=["ceasefire"])


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-01-01T12:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def reader():
    """A reader from one address, whose requests are checked for forgery as on the running site."""
    return Client(enforce_csrf_checks=True, REMOTE_ADDR=IP)


def approved(article, **values):
    return Comment.objects.create(article=article, **{"name": "Ben", "body": "I agree", "status": "approved", **values})


def parsed(response):
    return html5lib.parse(response.text, namespaceHTMLElements=False)


def text_of(element):
    return "".join(element.itertext())


def classed(tree, name):
    """The elements of a class, in the order of the page."""
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def by_id(tree, id):
    (found,) = (element for element in tree.iter() if element.get("id") == id)
    return found


def classes_around(tree, id):
    """The classes of what holds the element of an id."""
    (around,) = (parent for parent in tree.iter() if any(child.get("id") == id for child in parent))
    return around.get("class").split()


def fields(response):
    """What the form of a page would send."""
    (form,) = classed(parsed(response), "reply-form")
    inputs = {field.get("name"): field.get("value") or "" for field in form.iter("input")}
    return inputs | {field.get("name"): text_of(field) for field in form.iter("textarea")}


def summary(response):
    """The messages of the error summary, by the id of the field that each leads to; every id is on the page."""
    page = parsed(response)
    (box,) = classed(page, "error-summary")
    messages = {link.get("href")[1:]: text_of(link) for link in box.iter("a")}
    assert all(by_id(page, id) is not None for id in messages)
    return messages


def preview(reader, **values):
    return reader.post(REPLY, {**GIVEN, **values})


def post(reader, clock, seconds=5, path=REPLY, **values):
    """Both steps, the second some seconds after the first."""
    sent = fields(preview(reader, **values))
    clock.shift(seconds)
    return reader.post(path, {**sent, "step": "post"})


def test_the_form_stands_on_the_article_page_and_says_what_is_required_and_private(reader, article):
    page = parsed(reader.get(ARTICLE))
    form = classed(page, "reply-form")[0]
    assert (form.get("method"), form.get("action")) == ("post", REPLY)
    labels = {label.get("for"): " ".join(text_of(label).split()) for label in form.iter("label")}
    assert labels == {
        "reply-name": "Name (required)",
        "reply-email": "E-mail (required)",
        "reply-url": "Website (optional)",
        "reply-body": "Reply (required)",
        "reply-topic": "Leave this empty",
    }
    assert "Your e-mail address will not be published" in text_of(form)
    assert "held until a moderator approves" in text_of(form)
    trap = by_id(page, "reply-topic")
    assert (trap.get("autocomplete"), trap.get("tabindex")) == ("off", "-1")
    assert "visually-hidden" in classes_around(page, "reply-topic")
    assert not [field for field in form.iter("input") if field.get("type") == "hidden"]


@pytest.mark.django_db(transaction=True)
def test_an_article_page_with_its_form_is_the_same_for_everybody(reader):
    make_article("Paris talks", slug="paris-talks")
    pages.clear()
    first, second = reader.get(ARTICLE), Client().get(ARTICLE)
    assert first.content == second.content
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "public" in reader.get(REPLY).headers["Cache-Control"]


def test_a_reply_is_looked_at_then_held_then_approved_then_seen(reader, article, clock):
    looked_at = preview(reader, url="example.org/ada")
    assert looked_at.status_code == 200
    page = parsed(looked_at)
    assert "not posted yet" in text_of(page)
    shown = classed(page, "reply-preview")[0]
    assert [text_of(p) for p in classed(shown, "replies__body")[0].iter("p")] == ["Well said.Twice."]
    assert len(list(shown.iter("br"))) == 1
    (link,) = shown.iter("a")
    assert (link.get("href"), link.get("rel")) == ("https://example.org/ada", "nofollow ugc noopener")
    assert not Comment.objects.exists()
    clock.shift(5)
    response = reader.post(REPLY, {**fields(looked_at), "step": "post"})
    assert (response.status_code, response.headers["Location"]) == (303, f"{REPLY}?done=1")
    reply = Comment.objects.get()
    assert (reply.status, reply.name, reply.email, reply.ip_address) == ("held", "Ada", EMAIL, IP)
    assert (reply.body, reply.url, reply.parent) == ("Well said.\nTwice.", "https://example.org/ada", None)
    thanks = reader.get(f"{REPLY}?done=1")
    assert thanks.status_code == 200
    assert "held" in text_of(parsed(thanks).find(".//h1"))
    assert "Well said" not in reader.get(ARTICLE).text
    Comment.objects.update(status=CommentStatus.APPROVED)
    assert "Well said" in reader.get(ARTICLE).text


def test_a_token_posted_twice_stores_once(reader, article, clock):
    sent = {**fields(preview(reader)), "step": "post"}
    clock.shift(5)
    assert [reader.post(REPLY, sent).status_code for _ in range(3)] == [303, 303, 303]
    assert Comment.objects.count() == 1


def test_previewing_again_keeps_the_token_and_takes_the_new_text(reader, article, clock):
    sent = fields(preview(reader))
    again = reader.post(REPLY, {**sent, "step": "preview", "body": "Better said"})
    assert fields(again)["token"] == sent["token"]
    assert "Better said" in text_of(classed(parsed(again), "reply-preview")[0])


WRONG = [
    ({"name": ""}, {"reply-name": "Give your name."}),
    ({"name": "\u200b \u2060"}, {"reply-name": "Give your name."}),
    ({"email": "ada"}, {"reply-email": "Give an e-mail address such as name@example.org."}),
    ({"email": ""}, {"reply-email": "Give your e-mail address."}),
    (
        {"url": "javascript:alert(1)"},
        {"reply-url": "Give a web address such as https://example.org/, or leave the field empty."},
    ),
    (
        {"url": "ftp://example.org/"},
        {"reply-url": "Give a web address such as https://example.org/, or leave the field empty."},
    ),
    ({"body": " \r\n "}, {"reply-body": "Write your reply."}),
    ({"body": "x" * 5001}, {"reply-body": "Your reply has 5,001 characters. Shorten it to 5,000 at most."}),
    ({"name": "", "email": ""}, {"reply-name": "Give your name.", "reply-email": "Give your e-mail address."}),
    ({"topic": "Buy"}, {"reply-topic": "Empty this field: it is there to find out machines."}),
    (
        {"to": "gone\x00"},
        {"reply-body": "The reply that you answer is no longer shown. Post again to reply to the article itself."},
    ),
]


@pytest.mark.parametrize("step", ["preview", "post"])
@pytest.mark.parametrize(("values", "expected"), WRONG)
def test_what_is_wrong_is_said_beside_the_field_and_in_a_summary_and_the_text_is_kept(
    reader, article, clock, step, values, expected
):
    token = fields(preview(reader))["token"]
    clock.shift(5)
    response = reader.post(REPLY, {**GIVEN, "token": token, "step": step, **values})
    assert response.status_code == 400
    assert summary(response) == expected
    page = parsed(response)
    assert page.findtext(".//title").startswith("Error: ")
    for id, message in expected.items():
        if "to" in values:
            continue
        field = by_id(page, id)
        assert field.get("aria-invalid") == "true"
        assert any(message in text_of(by_id(page, other))
                   for other in field.get("aria-describedby", f"{id}_error").split())  # fmt: skip
        assert "visually-hidden" not in classes_around(page, id)
    kept = fields(response)
    assert kept["body"].strip() == {**GIVEN, **values}["body"].replace("\r\n", "\n").strip()
    assert kept["token"] == token
    assert not Comment.objects.exists()


def test_five_thousand_characters_fit_with_ends_of_line_counted_once(reader, article, clock):
    assert post(reader, clock, body="x\r\n" * 2499 + "xx").status_code == 303
    assert len(Comment.objects.get().body) == 4999 + 1


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(0, "came back at once"), (1, "came back at once"), (3, None), (86_399, None), (86_401, "more than a day")],
)
def test_a_reply_posted_too_quickly_or_too_late_is_shown_again_with_its_text(reader, article, clock, seconds, says):
    response = post(reader, clock, seconds)
    if says is None:
        assert response.status_code == 303
        return
    assert response.status_code == 400
    assert says in summary(response)["reply-post"]
    assert fields(response)["body"].strip() == "Well said.\nTwice."
    assert not Comment.objects.exists()
    clock.shift(5)
    assert reader.post(REPLY, {**fields(response), "step": "post"}).status_code == 303


def test_a_token_that_is_missing_forged_or_of_another_article_stores_nothing(reader, article, clock):
    make_article("London talks", slug="london-talks")
    other = reader.post("/2024/04/04/london-talks/reply/", GIVEN)
    clock.shift(5)
    own = fields(preview(reader))["token"]
    for token in ("", "x", "1.abc:1abc:forged", own[:-1] + "~", fields(other)["token"], "é\x00"):
        response = reader.post(REPLY, {**GIVEN, "token": token, "step": "post"})
        assert response.status_code == 400
        assert "did not come back whole" in summary(response)["reply-post"]
    assert not Comment.objects.exists()


def test_text_is_plain_whatever_it_holds(reader, article, clock):
    body = "<script>alert(1)</script> https://example.org/ \x07{{ settings.SECRET_KEY }}"
    for response in (preview(reader, body=body, name="<b>Ada</b>"),):
        shown = classed(parsed(response), "reply-preview")[0]
        assert "<script>alert(1)</script> https://example.org/ {{ settings" in text_of(shown)
        assert not [element.tag for element in shown.iter() if element.tag in ("a", "script", "b")]
    approved(article, body=body, name="<b>Ada</b>", url="javascript:alert(1)")
    shown = classed(parsed(reader.get(ARTICLE)), "replies__list")[0]
    assert [text_of(link) for link in shown.iter("a")] == ["Reply to <b>Ada</b>"]
    assert not [element.tag for element in shown.iter() if element.tag in ("script", "b")]


def test_a_reply_is_answered_and_threads_are_set_in_three_deep_at_most(reader, article, clock):
    parent = approved(article)
    link = classed(parsed(reader.get(ARTICLE)), "replies__answer")[0].find("a")
    assert text_of(link) == "Reply to Ben"
    assert link.get("href") == f"{REPLY}?to={parent.ref}"
    form = reader.get(link.get("href"))
    assert "I agree" in form.text
    assert post(reader, clock, to=fields(form)["to"]).status_code == 303
    last = Comment.objects.exclude(pk=parent.pk).get()
    assert last.parent == parent
    last.status = CommentStatus.APPROVED
    last.save()
    for _ in range(3):
        last = approved(article, parent=last)
    shown = classed(parsed(reader.get(ARTICLE)), "replies__reply")
    depths = [re.search(r"replies__reply--(\d)", reply.get("class"))[1] for reply in shown]
    assert depths == ["0", "1", "2", "3", "3"]
    assert "in answer to Ben" in text_of(shown[1])


def test_every_page_of_a_reply_has_one_headline_and_is_kept_out_of_search_engines(reader, article, clock):
    parent = approved(article)
    shown = [reader.get(REPLY), reader.get(f"{REPLY}?to={parent.ref}"), reader.get(f"{REPLY}?done=1")]
    shown += [preview(reader), preview(reader, name=""), *[post(reader, clock) for _ in range(6)][-1:]]
    assert [response.status_code for response in shown] == [200, 200, 200, 200, 400, 429]
    for response in shown:
        page = parsed(response)
        assert len(list(page.iter("h1"))) == len(list(page.iter("main"))) == 1
        assert [m.get("content").split(",")[0] for m in page.iter("meta") if m.get("name") == "robots"] == ["noindex"]
        assert ARTICLE in {link.get("href") for link in page.find(".//main").iter("a")}
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("ref", ["nothing", "held", "%00", "%F0%9F", "x" * 500, "elsewhere"])
def test_what_is_not_shown_cannot_be_answered(reader, article, ref):
    Comment.objects.create(article=article, ref="held", name="Ben", body="Not yet")
    approved(make_article(), ref="elsewhere")
    response = reader.get(f"{REPLY}?to={ref}")
    assert response.status_code == 404
    assert "not shown here" in response.text


@pytest.mark.parametrize(
    ("query", "status", "location"),
    [
        ("x=1", 400, None), ("done=2", 400, None), ("done=1&to=r", 400, None), ("to=r&to=s", 400, None),
        ("to=", 301, REPLY), ("to=r&fbclid=1", 301, f"{REPLY}?to=r"), ("to=r&to=r", 301, f"{REPLY}?to=r"),
        ("to=r", 200, None), ("done=1", 200, None), ("", 200, None),
    ],
)  # fmt: skip
def test_parameters_are_as_strict_as_elsewhere(reader, article, query, status, location):
    approved(article, ref="r")
    response = reader.get(f"{REPLY}?{query}")
    assert (response.status_code, response.headers.get("Location")) == (status, location)


def test_a_post_with_parameters_is_refused(reader, article):
    assert reader.post(f"{REPLY}?to=x", GIVEN).status_code == 400


def test_other_methods_are_refused_and_the_slash_is_settled(reader, article):
    assert reader.put(REPLY).status_code == 405
    assert reader.delete(REPLY).status_code == 405
    assert reader.head(REPLY).status_code == 200
    assert reader.get(REPLY[:-1]).headers["Location"] == REPLY


def test_five_replies_in_ten_minutes_and_then_429_in_words_with_the_text_kept(reader, article, clock):
    assert [post(reader, clock).status_code for _ in range(4)] == [303] * 4
    fifth = {**fields(preview(reader)), "step": "post"}
    clock.shift(5)
    assert [reader.post(REPLY, fifth).status_code for _ in range(3)] == [303] * 3
    refused = post(reader, clock, body="The sixth")
    assert refused.status_code == 429
    # The first was posted 25 s ago.
    assert refused.headers["Retry-After"] == str(600 - 25)
    assert "Wait 10 minutes" in refused.text
    assert fields(refused)["body"].strip() == "The sixth"
    assert Comment.objects.count() == 5
    elsewhere = Client(REMOTE_ADDR="198.51.100.9")
    assert post(elsewhere, clock).status_code == 303
    clock.shift(570)
    assert reader.post(REPLY, {**fields(refused), "step": "post"}).status_code == 303


def test_an_ipv6_network_counts_as_one_address(article, clock):
    codes = [post(Client(REMOTE_ADDR=f"2001:db8::{number}"), clock).status_code for number in range(1, 7)]
    assert codes == [303] * 5 + [429]
    assert post(Client(REMOTE_ADDR="2001:db8:0:1::1"), clock).status_code == 303


@pytest.mark.parametrize(
    ("trusted", "remote", "forwarded", "stored"),
    [
        ([], IP, "192.0.2.1", IP),
        (["10.0.0.1"], "10.0.0.1", f"192.0.2.1, {IP}", IP),
        (["10.0.0.0/8"], "10.0.0.1", f"192.0.2.1, {IP}, 10.0.0.2", IP),
        (["10.0.0.1"], IP, "192.0.2.1", IP),
        (["127.0.0.1"], "", IP, IP),
        (["10.0.0.1"], "10.0.0.1", "nonsense", None),
        (["10.0.0.1"], "10.0.0.1", f"::ffff:{IP}", IP),
        ([], "fe80::1%eth0", "", "fe80::1"),
        ([], "", "192.0.2.1", None),
    ],
)
def test_only_trusted_proxies_say_where_a_reply_comes_from(
    article, clock, settings, trusted, remote, forwarded, stored
):
    settings.TRUSTED_PROXIES = trusted
    proxied = Client(REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
    assert post(proxied, clock).status_code == 303
    assert Comment.objects.get().ip_address == stored


def test_an_article_takes_no_more_while_two_hundred_are_held(reader, article, clock):
    Comment.objects.bulk_create(Comment(article=article, name="Eve", body="Buy") for _ in range(200))
    response = post(reader, clock)
    assert response.status_code == 403
    assert "closed for now" in summary(response)["reply-body"]
    assert fields(response)["body"].strip() == "Well said.\nTwice."
    assert Comment.objects.count() == 200
    Comment.objects.update(status=CommentStatus.SPAM)
    assert post(reader, clock).status_code == 303


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"status": Status.DRAFT}, 404),
        ({"status": Status.IN_REVIEW}, 404),
        ({"status": Status.PUBLISHED, "published": "2090-04-04T12:00:00Z"}, 404),
        ({"status": Status.WITHDRAWN, "withdrawn_reason": "Told twice."}, 410),
    ],
)
def test_only_what_readers_see_can_be_replied_to(reader, values, status):
    hidden = make_article("Hidden talks", slug="hidden", **values)
    path = f"{hidden.get_absolute_url()}reply/"
    assert (reader.get(path).status_code, reader.post(path, GIVEN).status_code) == (status, status)
    assert reader.get("/2024/04/04/nothing/reply/").status_code == 404
    assert reader.get("/2024/02/31/nothing/reply/").status_code == 404
    assert reader.post("/2024/02/31/nothing/reply/", GIVEN).status_code == 404


def test_a_moved_article_takes_a_reply_that_was_under_way(reader, article, clock):
    sent = fields(preview(reader))
    Article.objects.filter(pk=article.pk).update(slug="london-talks")
    FormerAddress.objects.create(article=article, path=ARTICLE)
    clock.shift(5)
    assert reader.get(REPLY).headers["Location"] == "/2024/04/04/london-talks/reply/"
    response = reader.post(REPLY, {**sent, "step": "post"})
    assert response.headers["Location"] == "/2024/04/04/london-talks/reply/?done=1"


def test_replies_can_be_turned_off_and_approved_ones_stay(reader, article, settings):
    approved(article)
    settings.COMMENTS = "off"
    page = parsed(reader.get(ARTICLE))
    assert "I agree" in text_of(page)
    assert not classed(page, "reply-form") + classed(page, "replies__answer")
    assert (reader.get(REPLY).status_code, reader.post(REPLY, GIVEN).status_code) == (404, 404)
    assert not Comment.objects.exclude(name="Ben").exists()


def test_a_preview_for_editors_offers_no_form(client, django_user_model):
    draft = make_article("Draft talks", status=Status.DRAFT)
    client.force_login(django_user_model.objects.create_superuser("editor"))
    assert "reply-form" not in client.get(f"/preview/{draft.pk}/").text


def test_no_answer_sets_or_varies_by_a_cookie_and_what_was_posted_is_never_kept(reader, article, clock):
    sent = fields(preview(reader))
    early = reader.post(REPLY, {**sent, "step": "post"})
    clock.shift(5)
    posted = [preview(reader), preview(reader, name=""), early, reader.post(REPLY, {**sent, "step": "post"})]
    posted.append(reader.post("/2024/04/04/nothing/reply/", GIVEN))
    assert [response.status_code for response in posted] == [200, 400, 400, 303, 404]
    for response in posted:
        assert response.headers["Cache-Control"] == "no-store"
    for response in [*posted, reader.get(REPLY), reader.get(f"{REPLY}?done=1"), reader.get(ARTICLE)]:
        assert "Set-Cookie" not in response.headers
        assert not response.cookies
        assert "cookie" not in response.headers.get("Vary", "").lower()
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_an_editor_who_is_logged_in_posts_as_anybody(client, article, clock, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor"))
    response = preview(client)
    assert "Set-Cookie" not in response.headers
    assert "editor" not in text_of(parsed(response).find(".//main")).lower()


def test_email_and_address_of_a_replier_are_in_no_public_answer(reader, article, clock, tmp_path, caplog):
    post(reader, clock, url="https://example.org/ada")
    post(reader, clock)
    Comment.objects.filter(pk=Comment.objects.latest("pk").pk).update(status=CommentStatus.APPROVED)
    answered = Comment.objects.approved().get()
    assert (answered.email, answered.ip_address) == (EMAIL, IP)
    stranger = Client(REMOTE_ADDR="198.51.100.9")
    paths = [
        "/", "/articles/", "/articles/?q=talks", ARTICLE, REPLY, f"{REPLY}?to={answered.ref}", f"{REPLY}?done=1",
        "/actors/", "/actors/france/", "/themes/", "/themes/ceasefire/", "/sources/", "/2024/", "/2024/04/",
        "/2024/04/04/", f"/i/{article.pk}/", "/robots.txt", "/healthz",
        *(f"/articles.{name}" for name in ("json", "jsonl", "csv", "atom", "rss")), "/timeline.csv",
        *(f"{ARTICLE[:-1]}.{name}" for name in ("json", "txt")),
        "/names.json?facet=actor&name=fr", "/articles/actors/",
        "/sitemap.xml", "/sitemap-2024-1.xml", "/news-sitemap.xml", "/opensearch.xml",
    ]  # fmt: skip
    responses = [stranger.get(path) for path in paths]
    refused = {path for path, response in zip(paths, responses, strict=True) if response.status_code not in (200, 301)}
    assert not refused
    responses += [preview(stranger, email="eve@example.org"), preview(stranger, email="")]
    for name in ("articles.jsonl", "articles.csv"):
        call_command("export_articles", output=str(tmp_path / name), format=name.rpartition(".")[2])
    texts = [f"{response.headers}\n{response.getvalue().decode()}" for response in responses]
    texts += [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    texts += [str(article_object(next(read_articles([article.pk])))), caplog.text]
    assert "Well said" in texts[3]
    assert len(texts) == len(paths) + 6
    private = {EMAIL, EMAIL.partition("@")[0], IP}
    for secret in (EMAIL, IP):
        for algorithm in ("md5", "sha1", "sha256"):
            private.add(hashlib.new(algorithm, secret.encode(), usedforsecurity=False).hexdigest())
    for text in texts:
        assert not [secret for secret in private if secret in text.lower()]


@pytest.mark.django_db(transaction=True)
def test_pages_take_few_queries_whatever_the_number_of_replies(reader, django_assert_max_num_queries):
    article = make_article("Paris talks", slug="paris-talks")

    def queries():
        reader.get(ARTICLE)  # The first request after a change catches the index up.
        pages.clear()
        with django_assert_max_num_queries(8) as asked:
            assert reader.get(ARTICLE).status_code == 200
            return len(asked)

    approved(article)
    few = queries()
    for _ in range(30):
        approved(article)
    assert queries() <= few
    pages.clear()
    with django_assert_max_num_queries(4):
        reader.get(f"{REPLY}?to={Comment.objects.first().ref}")


def test_moderators_find_held_replies_first_with_their_text_and_article(client, article, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor"))
    now = timezone.now()
    Comment.objects.create(article=article, name="Old", body="x" * 400, created_at=now - dt.timedelta(days=9))
    approved(article, name="New", created_at=now)
    Comment.objects.create(article=article, name="Held <b>", body="One\n<b>two</b>", created_at=now)
    url = reverse("admin:articles_comment_changelist")
    table = by_id(parsed(client.get(url)), "result_list")
    assert [text_of(cell) for cell in classed(table, "field-name")] == ["Held <b>", "Old", "New"]
    texts = classed(table, "field-text")
    assert text_of(texts[0]) == "One<b>two</b>"
    assert len(text_of(texts[1])) == 300
    assert {cell.find("a").get("href") for cell in classed(table, "field-on_article")} == {ARTICLE}
    spam = Comment.objects.filter(body__startswith="x")
    client.post(url, {"action": "mark_spam", "_selected_action": list(spam.values_list("pk", flat=True))})
    assert spam.get().status == CommentStatus.SPAM
    filtered = by_id(parsed(client.get(url, {"status__exact": "spam"})), "result_list")
    assert [text_of(cell) for cell in classed(filtered, "field-name")] == ["Old"]
    assert client.get(url, {"q": "paris"}).status_code == 200
