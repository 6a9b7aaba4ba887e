"""Feeds: one page of an answer as Atom 1.0 (RFC 4287) or RSS 2.0, each item whole.

An item's id is its permanent short address, the same in both and for ever. Categories are actors and themes, told apart
by their scheme (RSS: domain). Pages of a feed are linked as RFC 5005 has it. Written as text: through Django's feed
generator, an object and some hundred calls an item, a page of 25 took six times as long.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse
from django.utils import html
from django.utils.feedgenerator import rfc2822_date, rfc3339_date

from articles.index import SOURCE, Snapshot
from articles.markup import is_web_address, without_controls
from articles.models import Article
from articles.models.tags import ListedTag, tags_of
from articles.questions import Question
from articles.vocabulary import UNLISTED, UNSTATED


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself. Addresses are paths; `previous` and `next` are blank where there is no such page."""

    title: str
    page: str
    own: str
    first: str
    previous: str
    next: str
    empty_since: dt.datetime

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield the pages around this one, as a link's relation and address."""
        for rel, path in (("first", self.first), ("previous", self.previous), ("next", self.next)):
            if path:
                yield rel, settings.SITE_URL + path


class Category(NamedTuple):
    """An actor or theme of an item: the list it stands in, its slug and its name."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True)
class Item:
    """What both kinds of feed say of an article. Addresses are whole; blank ones are left out."""

    id: str
    link: str
    title: str
    summary: str
    author: str
    published: dt.datetime
    updated: dt.datetime
    language: str
    original: str
    source_name: str
    source_page: str
    source_feed: str
    categories: list[Category]
    content: str


def element(name: str, text: str = "", **attributes: str) -> str:
    """Return an element of XML, its text and attributes escaped; a colon in a name is written as two underscores."""
    given = "".join(f" {key.replace('__', ':')}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{given}>{escape(text)}</{name}>" if text else f"<{name}{given}/>"


def atom(channel: Channel, items: Sequence[Item], updated: dt.datetime) -> Iterator[str]:
    """Yield an Atom feed with full texts, categories with their scheme, and the source of each item."""
    site = settings.SITE_URL
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield element("title", channel.title)
    yield element("link", href=site + channel.page, rel="alternate")
    yield element("link", href=site + channel.own, rel="self")
    yield element("id", site + channel.first)
    yield element("updated", rfc3339_date(updated))
    yield f"<author>{element('name', settings.SITE_NAME)}</author>"
    for rel, address in channel.steps():
        yield element("link", href=address, rel=rel)
    for item in items:
        yield "<entry>"
        yield element("title", item.title)
        yield element("link", href=item.link, rel="alternate")
        yield element("published", rfc3339_date(item.published))
        yield element("updated", rfc3339_date(item.updated))
        yield f"<author>{element('name', item.author)}</author>"
        yield element("id", item.id)
        if item.summary:
            yield element("summary", item.summary, type="html")
        for category in item.categories:
            yield element("category", scheme=category.scheme, term=category.term, label=category.label)
        if item.original:
            yield element("link", href=item.original, rel="via")
        source = element("id", item.source_page) + element("title", item.source_name)
        yield f"<source>{source}{element('link', href=item.source_page, rel='alternate')}</source>"
        language = {"xml__lang": item.language} if item.language else {}
        yield element("content", item.content, type="html", **language)
        yield "</entry>"
    yield "</feed>"


def rss(channel: Channel, items: Sequence[Item], updated: dt.datetime) -> Iterator[str]:
    """Yield an RSS feed with full texts, categories with their domain, and the source of each item."""
    site = settings.SITE_URL
    yield (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    )
    yield element("title", channel.title)
    yield element("link", site + channel.page)
    yield element("description", channel.title)
    yield element("atom:link", href=site + channel.own, rel="self")
    yield element("lastBuildDate", rfc2822_date(updated))
    for rel, address in channel.steps():
        yield element("atom:link", href=address, rel=rel)
    for item in items:
        yield "<item>"
        yield element("title", item.title)
        yield element("link", item.link)
        if item.summary:
            yield element("description", item.summary)
        yield element("dc:creator", item.author)
        yield element("pubDate", rfc2822_date(item.published))
        yield element("guid", item.id, isPermaLink="true")
        for category in item.categories:
            yield element("category", category.label, domain=category.scheme)
        yield element("source", item.source_name, url=item.source_feed)
        yield element("atom:updated", item.updated.isoformat())
        yield element("content:encoded", item.content)
        yield "</item>"
    yield "</channel></rss>"


class Feed(NamedTuple):
    """A kind of feed: what it is sent as, and what writes it."""

    content_type: str
    write: Callable[[Channel, Sequence[Item], dt.datetime], Iterator[str]]


FEEDS = {
    "atom": Feed("application/atom+xml; charset=utf-8", atom),
    "rss": Feed("application/rss+xml; charset=utf-8", rss),
}
"""Format → kind of feed."""


def feed_text(format: str, channel: Channel, ids: Sequence[int], snapshot: Snapshot) -> str:
    """Return a feed of the articles of these ids; two queries.

    It never tells the present moment, so that it can be validated: it was updated when the newest of its items
    changed, or when the archive did where it has none.
    """
    tags = tags_of(ids)
    # What has got a new source since the index was read is left to the next reading, which is due already.
    sources = snapshot.labels[SOURCE].by_id
    articles = (
        article for article in Article.objects.for_feed(ids) if article.is_public and article.source_id in sources
    )
    items = [_item(article, tags.get(article.pk, ()), snapshot) for article in articles]
    updated = max((item.updated for item in items), default=channel.empty_since)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "".join(FEEDS[format].write(channel, items, updated))


def _item(article: Article, tags: Iterable[ListedTag], snapshot: Snapshot) -> Item:
    site, source = settings.SITE_URL, snapshot.labels[SOURCE].by_id[article.source_id]
    source_feed = Question(sources=(source.slug,)).address(_path("articles-format", "rss"))
    source_name = without_controls(source.name)
    return Item(
        id=site + article.short_address,
        link=site + article.get_absolute_url(),
        title=without_controls(article.headline),
        summary=without_controls(html.escape(article.summary)),
        author=without_controls(article.byline) or source_name,
        published=article.published_at,
        # An item that was written ahead of its time changed for readers when that time came.
        updated=max(article.changed_at, article.published_at),
        language="" if article.language in (UNSTATED, UNLISTED) else article.language,
        original=article.url if is_web_address(article.url) else "",
        source_name=source_name,
        source_page=site + source.address,
        source_feed=site + source_feed,
        categories=list(_categories(tags, snapshot)),
        content=without_controls(article.body_html),
    )


@cache
def _path(name: str, *given: str) -> str:
    """Return a path by its name: a feed needs the same three for every item."""
    return reverse(f"articles:{name}", args=given)


def _categories(tags: Iterable[ListedTag], snapshot: Snapshot) -> Iterator[Category]:
    """Yield each actor, then each theme."""
    for tag in tags:
        label = snapshot.labels[tag.facet].by_id.get(tag.id)
        if label is not None:
            yield Category(settings.SITE_URL + _path(f"{tag.facet}s"), label.slug, without_controls(label.name))
