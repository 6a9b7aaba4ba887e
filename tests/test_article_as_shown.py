"""An article as its page and its row show it, and what readers do not see."""

import datetime as dt

import pytest
from django.utils import timezone
from factories import make_article, make_source
from parsed import SITE, assert_frame, links, meta, of_class, parse, text_of, texts

from articles.models import Comment
from articles.vocabulary import CommentStatus, Status, TagBy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ar", "he"])
def test_right_to_left_article_says_so_on_its_page_and_in_lists(client, language):
    article = make_article("وقف إطلاق النار", language=language, summary="ملخص", published="2024-04-04")
    page = parse(client.get(article.get_absolute_url()))
    for element in (page.find(".//h1"), of_class(page, "article__standfirst")[0], of_class(page, "article__body")[0]):
        assert (element.get("lang"), element.get("dir")) == (language, "rtl")
    assert page.get("dir") is None
    row = parse(client.get("/articles/"))
    for element in (row.find(".//h3"), of_class(row, "rows__teaser")[0]):
        assert (element.get("lang"), element.get("dir")) == (language, "rtl")


def test_language_that_nobody_stated_is_not_claimed(client):
    article = make_article("Talks", language="und")
    heading = parse(client.get(article.get_absolute_url())).find(".//h1")
    assert (heading.get("lang"), heading.get("dir")) == (None, "auto")


def test_article_shows_source_date_tags_and_citation(client, archive):
    tree = parse(client.get(archive.get_absolute_url()))
    shown = links(tree)
    assert shown["see the source"] == "https://www.reuters.com/paris-talks"
    assert shown["Reuters"] == "/sources/reuters/"
    assert shown["4 April 2024"] == "/2024/04/04/"
    assert shown["France"] == "/actors/france/"
    assert shown["Ceasefire"] == "/themes/ceasefire/"
    assert text_of(of_class(tree, "cite__text")[0]).endswith(f"{SITE}{archive.short_address}.")


def test_wide_table_is_reached_by_the_keyboard_and_markup_in_an_attribute_stays_there(client):
    body = '<table><tr><td>1</td></tr></table><p><abbr title="&lt;table onclick=alert(1) x">T</abbr></p>'
    tree = parse(client.get(make_article("A", body_html=body).get_absolute_url()))
    assert [table.get("tabindex") for table in tree.iter("table")] == ["0"]
    (abbreviation,) = of_class(tree, "article__body")[0].iter("abbr")
    assert set(abbreviation.attrib) == {"title"}
    assert_frame(tree)


def test_event_date_is_shown_when_it_differs(client):
    same = make_article("A", published="2024-04-04", event_from="2024-04-04")
    other = make_article("B", published="2024-04-04", event_from="2024-03-30", event_to="2024-04-01")
    assert "Event" not in text_of(parse(client.get(same.get_absolute_url())))
    assert "Event 30 March 2024 – 1 April 2024" in text_of(parse(client.get(other.get_absolute_url())))


def test_suggested_actor_is_marked_in_words(client):
    article = make_article("A", actors=["france"], by="suggested")
    assert "France suggested" in texts(parse(client.get(article.get_absolute_url())), ".//li")


def test_address_of_another_kind_is_never_a_link(client):
    article = make_article("A", url="javascript:alert(1)", source=make_source("bad", url="javascript:alert(1)"))
    for path in (article.get_absolute_url(), "/sources/bad/"):
        assert not [link for link in parse(client.get(path)).iter("a") if link.get("href").startswith("javascript")]


def test_replies_stand_in_their_threads_and_only_approved_ones(client, archive):
    def reply(name, parent=None, status=CommentStatus.APPROVED):
        return Comment.objects.create(
            article=archive,
            parent=parent,
            name=name,
            email="hidden@example.org",
            body=f"<i>{name}</i> says",
            status=status,
        )

    first, second = reply("First"), reply("Second")
    reply("Answer", parent=first)
    reply("Held", status=CommentStatus.HELD)
    reply("Orphan", parent=reply("Spam", parent=second, status=CommentStatus.SPAM))
    response = client.get(archive.get_absolute_url())
    tree = parse(response)
    assert "4 replies" in texts(tree, ".//h2")
    assert [text_of(who).split(",")[0] for who in of_class(tree, "replies__who")] == [
        "First",
        "Answer",
        "Second",
        "Orphan",
    ]
    assert "in answer to First" in text_of(of_class(tree, "replies__reply--1")[0])
    assert texts(of_class(tree, "replies__body")[0], "p") == ["<i>First</i> says"]
    assert "hidden@example.org" not in response.text


@pytest.mark.parametrize(
    "values",
    [
        {"status": Status.DRAFT},
        {"status": Status.IN_REVIEW},
        {"published": (timezone.now() + dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")},
    ],
)
def test_unpublished_article_is_seen_in_the_preview_only(client, admin_client, archive, values):
    hidden = make_article("Secret talks", slug="secret-talks", actors=["france"], **values)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    for path in (
        "/",
        "/articles/",
        "/articles/?q=secret",
        "/actors/france/",
        "/2024/04/04/",
        archive.get_absolute_url(),
    ):
        assert "Secret talks" not in client.get(path).text
    assert client.get(f"/preview/{hidden.pk}/").status_code == 302
    response = admin_client.get(f"/preview/{hidden.pk}/")
    tree = parse(response)
    assert response.status_code == 200
    assert "Preview." in text_of(of_class(tree, "notice--preview")[0])
    assert meta(tree, "robots") == ["noindex,nofollow"]
    assert_frame(tree)


def test_withdrawn_article_says_why(client):
    article = make_article("Talks", status=Status.WITHDRAWN, withdrawn_reason="The source took it back.")
    response = client.get(article.get_absolute_url())
    tree = parse(response)
    assert response.status_code == 410
    assert_frame(tree)
    assert "The source took it back." in text_of(tree)
    assert "Text of item" not in response.text


def test_what_is_only_suggested_says_so_in_lists_and_on_the_article_and_is_never_the_kicker(client):
    article = make_article("Guessed", actors=["france"], themes=["coups"], by=TagBy.SUGGESTED)
    page = client.get(article.get_absolute_url()).text
    assert page.count('<span class="suggested">suggested</span>') == 2
    assert "article__kicker" not in page
    assert "Suggested:" in client.get("/articles/").text
