"""Atom and RSS: whole items with lasting ids, true dates, categories, and pages that lead to each other."""

import datetime as dt
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles import index
from articles.exporting.feeds import Channel, feed_bytes
from articles.models import ActorTag, Article, Source
from articles.questions import PAGE_ROWS
from articles.views.kept import pages
from articles.vocabulary import TagBy
from tests.factories import make_actor, make_article, make_source

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


def parse(response):
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def link(element, rel, path="a:link"):
    found = [each.get("href") for each in element.findall(path, NAMES) if each.get("rel") == rel]
    assert len(found) < 2
    return found[0] if found else None


@pytest.fixture
def article():
    return make_article(
        "Talks & “hopes” <again>",
        slug="talks",
        published="2024-04-04T09:30:00Z",
        summary="In <short>",
        body_html="<p>One &amp; <b>two</b></p>",
        byline="Jane Doe",
        url="https://gazette.example.org/1?a=1&b=2",
        source=make_source("gazette", name="The Gazette"),
        actors=["france"],
        themes=["ceasefire"],
    )


def test_atom_entry_is_the_whole_article(client, article):
    entry = parse(client.get("/articles.atom")).find("a:entry", NAMES)
    text = {
        name: entry.findtext(f"a:{name}", None, NAMES) for name in ("id", "title", "published", "content", "summary")
    }
    assert text["id"] == f"{SITE}/i/{article.pk}/"
    assert text["title"] == "Talks & “hopes” <again>"
    assert text["published"] == "2024-04-04T09:30:00+00:00"
    assert text["content"] == "<p>One &amp; <b>two</b></p>"
    assert text["summary"] == "In &lt;short&gt;"
    assert entry.find("a:content", NAMES).attrib == {
        "type": "html", "{http://www.w3.org/XML/1998/namespace}lang": "en",
    }  # fmt: skip
    assert dt.datetime.fromisoformat(entry.findtext("a:updated", None, NAMES)) == article.changed_at.replace(
        microsecond=article.changed_at.microsecond
    )
    assert link(entry, "alternate") == f"{SITE}/2024/04/04/talks/"
    assert link(entry, "via") == article.url
    assert entry.findtext("a:author/a:name", None, NAMES) == "Jane Doe"
    assert entry.findtext("a:source/a:title", None, NAMES) == "The Gazette"
    assert entry.findtext("a:source/a:id", None, NAMES) == f"{SITE}/sources/gazette/"
    assert [each.attrib for each in entry.findall("a:category", NAMES)] == [
        {"scheme": f"{SITE}/actors/", "term": "france", "label": "France"},
        {"scheme": f"{SITE}/themes/", "term": "ceasefire", "label": "Ceasefire"},
    ]


def test_rss_item_is_the_whole_article(client, article):
    item = parse(client.get("/articles.rss")).find("channel/item")
    guid = item.find("guid")
    assert (guid.text, guid.get("isPermaLink")) == (f"{SITE}/i/{article.pk}/", "true")
    assert item.findtext("title") == "Talks & “hopes” <again>"
    assert item.findtext("link") == f"{SITE}/2024/04/04/talks/"
    assert item.findtext("description") == "In &lt;short&gt;"
    assert item.findtext("content:encoded", None, NAMES) == "<p>One &amp; <b>two</b></p>"
    assert item.findtext("dc:creator", None, NAMES) == "Jane Doe"
    assert parsedate_to_datetime(item.findtext("pubDate")) == article.published_at
    assert item.findtext("atom:updated", None, {"atom": NAMES["a"]})
    assert (item.findtext("source"), item.find("source").get("url")) == (
        "The Gazette",
        f"{SITE}/articles.rss?source=gazette",
    )
    assert [(each.text, each.get("domain")) for each in item.findall("category")] == [
        ("France", f"{SITE}/actors/"),
        ("Ceasefire", f"{SITE}/themes/"),
    ]


def test_feed_says_in_words_what_it_holds(client, article):
    atom = parse(client.get("/articles.atom?actor=france&theme=ceasefire&from=2024"))
    assert atom.findtext("a:title", None, NAMES) == "News Archive – Actor: France, Theme: Ceasefire, From: 2024"
    assert parse(client.get("/articles.rss")).findtext("channel/title") == "News Archive – All articles"
    assert atom.findtext("a:id", None, NAMES) == f"{SITE}/articles.atom?actor=france&theme=ceasefire&from=2024"
    assert link(atom, "self") == f"{SITE}/articles.atom?actor=france&theme=ceasefire&from=2024"
    assert link(atom, "alternate") == f"{SITE}/articles/?actor=france&theme=ceasefire&from=2024"
    assert atom.findtext("a:author/a:name", None, NAMES)


@pytest.mark.parametrize(("format", "entry"), [("atom", "a:entry"), ("rss", "channel/item")])
def test_pages_of_a_feed_lead_to_each_other_and_hold_everything(client, format, entry):
    for number in range(2 * PAGE_ROWS + 1):
        make_article(f"Talks {number}", actors=["france"])
    links = "a:link" if format == "atom" else "channel/a:link"
    first = f"{SITE}/articles.{format}?actor=france"
    address, previous, ids = first, None, []
    while address:
        feed = parse(client.get(address))
        assert link(feed, "self", links) == address
        assert link(feed, "previous", links) == previous
        assert link(feed, "first", links) == first
        ids += [(each.findtext("a:id", None, NAMES) or each.findtext("guid")) for each in feed.findall(entry, NAMES)]
        previous, address = address, link(feed, "next", links)
    assert len(ids) == len(set(ids)) == 2 * PAGE_ROWS + 1


def test_newest_come_first_without_a_filter(client):
    make_article("Old", published="1957-03-25")
    make_article("New", published="2024-04-04")
    titles = [each.text for each in parse(client.get("/articles.atom")).findall("a:entry/a:title", NAMES)]
    assert titles == ["New", "Old"]


def test_id_survives_a_new_headline_and_updated_tells_of_it(client, article):
    before = parse(client.get("/articles.atom")).find("a:entry", NAMES)
    article.headline, article.slug = "Talks fail", "talks-fail"
    article.save()
    after = parse(client.get("/articles.atom")).find("a:entry", NAMES)
    assert before.findtext("a:id", None, NAMES) == after.findtext("a:id", None, NAMES)
    assert before.findtext("a:updated", None, NAMES) < after.findtext("a:updated", None, NAMES)


def test_feed_changed_when_its_newest_item_changed(client, article):
    Article.objects.update(changed_at="2024-05-01T00:00:00Z")
    make_article("Older", published="2001-01-01")
    Article.objects.filter(headline="Older").update(changed_at="2024-06-01T00:00:00Z")
    assert parse(client.get("/articles.atom")).findtext("a:updated", None, NAMES) == "2024-06-01T00:00:00+00:00"
    built = parse(client.get("/articles.rss")).findtext("channel/lastBuildDate")
    assert built == "Sat, 01 Jun 2024 00:00:00 +0000"


def test_item_written_ahead_of_its_time_is_new_when_that_comes(client, time_machine):
    time_machine.move_to("2030-01-01T00:00:00Z", tick=False)
    make_article("Tomorrow", published="2030-01-02")
    assert parse(client.get("/articles.atom")).find("a:entry", NAMES) is None
    time_machine.move_to("2030-01-03T00:00:00Z", tick=False)
    entry = parse(client.get("/articles.atom")).find("a:entry", NAMES)
    assert entry.findtext("a:updated", None, NAMES) == "2030-01-02T00:00:00+00:00"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("format", ["atom", "rss"])
def test_empty_feed_is_valid_and_does_not_change_by_itself(client, format, time_machine):
    pages.clear()
    time_machine.move_to(timezone.now().replace(hour=6), tick=False)
    first = client.get(f"/articles.{format}")
    assert parse(first).findall(".//a:entry", NAMES) == []
    pages.clear()
    time_machine.shift(3600)
    assert client.get(f"/articles.{format}").content == first.content


@pytest.mark.parametrize("format", ["atom", "rss"])
def test_what_xml_cannot_hold_breaks_no_feed(client, format):
    source = make_source("odd", name="Odd")
    make_article("Talks \x00\x0b\ufffe", source=source, byline="Jane", actors=["france"])
    Source.objects.update(name="Odd \x0b source")
    Article.objects.update(byline="Jane \x1b Doe")
    assert "Odd  source" in "".join(parse(client.get(f"/articles.{format}")).itertext())


@pytest.mark.parametrize("format", ["atom", "rss"])
def test_refused_tags_are_no_categories_and_addresses_that_are_none_no_links(client, format):
    article = make_article("Talks", url="javascript:alert(1)")
    ActorTag.objects.create(article=article, actor=make_actor("nobody-here"), by=TagBy.REFUSED)
    text = client.get(f"/articles.{format}").text
    assert "nobody-here" not in text
    assert "Nobody Here" not in text
    assert "javascript" not in text


def test_language_that_nobody_stated_is_not_claimed(client):
    make_article("Talks", language="und")
    content = parse(client.get("/articles.atom")).find("a:entry/a:content", NAMES)
    assert content.attrib == {"type": "html"}


def test_content_types_are_those_of_feeds(client, article):
    assert client.get("/articles.atom").headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert client.get("/articles.rss").headers["Content-Type"] == "application/rss+xml; charset=utf-8"


def test_wordpress_address_of_the_feed_leads_to_it(client, article):
    for address in ("/feed/", "/feed", "/feed/?utm_source=x"):
        response = client.get(address)
        assert response.status_code == 301
    assert client.get("/feed").headers["Location"] == "/articles.atom"
    assert client.get("/feed/").headers["Location"] == "/articles.atom"
    assert client.get("/feed/?paged=2").status_code == 400


def test_article_that_got_a_new_source_since_the_index_was_read_breaks_no_feed(article):
    snapshot = index.current()
    Article.objects.filter(pk=article.pk).update(source=make_source())
    channel = Channel("All", "/articles/", "/articles.atom", "/articles.atom", "", "", article.changed_at)
    assert b"<entry>" not in feed_bytes("atom", channel, [article.pk], snapshot)
    assert b"<entry>" in feed_bytes("atom", channel, [article.pk], index.current())


def test_poisoned_host_is_in_no_feed(client, article):
    text = client.get("/articles.atom", headers={"X-Forwarded-Host": "evil.example"}).text
    assert "evil.example" not in text
    assert SITE in text
