"""Feeds: one page of an answer as Atom 1.0 (RFC 4287) or RSS 2.0, each item whole.

An item's id is its permanent short address, the same in both and for ever. Categories are actors and themes, told apart
by their scheme (RSS: domain). Pages of a feed are linked as RFC 5005 has it. Written as text: through Django's feed
generator, an object and some hundred calls an item, a page of 25 took six times as long.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import rfc2822_date, rfc3339_date

from articles.index import SOURCE, Snapshot
from articles.index.labels import Label
from articles.markup import encoded_without_controls, is_web_address
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


class Item(NamedTuple):
    """What both kinds of feed say of an article, all of it escaped. Addresses are whole; blank ones are left out."""

    id: str
    link: str
    title: str
    summary: str
    author: str
    published: dt.datetime
    updated: dt.datetime
    language: str
    original: str
    source: "ItemSource"
    tags: list[Label]
    content: str


class ItemSource(NamedTuple):
    """Where an item comes from: its name, its page and its feed, all of it escaped."""

    name: str
    page: str
    feed: str


def text(value: str) -> str:
    """Return what stands for a text between the tags of XML."""
    return escape(value, quote=False)


def atom(channel: Channel, items: Sequence[Item], updated: dt.datetime) -> Iterator[str]:
    """Yield an Atom feed with full texts, categories with their scheme, and the source of each item."""
    site = escape(settings.SITE_URL)
    yield (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{text(channel.title)}</title>'
        f'<link href="{site}{escape(channel.page)}" rel="alternate"/>'
        f'<link href="{site}{escape(channel.own)}" rel="self"/>'
        f"<id>{site}{escape(channel.first)}</id><updated>{rfc3339_date(updated)}</updated>"
        f"<author><name>{text(settings.SITE_NAME)}</name></author>"
    )
    for rel, address in channel.steps():
        yield f'<link href="{escape(address)}" rel="{rel}"/>'
    for item in items:
        yield (
            f'<entry><title>{item.title}</title><link href="{item.link}" rel="alternate"/>'
            f"<published>{rfc3339_date(item.published)}</published><updated>{rfc3339_date(item.updated)}</updated>"
            f"<author><name>{item.author}</name></author><id>{item.id}</id>"
        )
        if item.summary:
            yield f'<summary type="html">{item.summary}</summary>'
        for label in item.tags:
            yield _atom_category(settings.SITE_URL, label)
        if item.original:
            yield f'<link href="{item.original}" rel="via"/>'
        language = f' xml:lang="{item.language}"' if item.language else ""
        yield (
            f"<source><id>{item.source.page}</id><title>{item.source.name}</title>"
            f'<link href="{item.source.page}" rel="alternate"/></source>'
            f'<content type="html"{language}>{item.content}</content></entry>'
        )
    yield "</feed>"


def rss(channel: Channel, items: Sequence[Item], updated: dt.datetime) -> Iterator[str]:
    """Yield an RSS feed with full texts, categories with their domain, and the source of each item."""
    site, title = escape(settings.SITE_URL), text(channel.title)
    yield (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>{site}{escape(channel.page)}</link><description>{title}</description>"
        f'<atom:link href="{site}{escape(channel.own)}" rel="self"/>'
        f"<lastBuildDate>{rfc2822_date(updated)}</lastBuildDate>"
    )
    for rel, address in channel.steps():
        yield f'<atom:link href="{escape(address)}" rel="{rel}"/>'
    for item in items:
        yield f"<item><title>{item.title}</title><link>{item.link}</link>"
        if item.summary:
            yield f"<description>{item.summary}</description>"
        yield (
            f"<dc:creator>{item.author}</dc:creator><pubDate>{rfc2822_date(item.published)}</pubDate>"
            f'<guid isPermaLink="true">{item.id}</guid>'
        )
        for label in item.tags:
            yield _rss_category(settings.SITE_URL, label)
        yield (
            f'<source url="{item.source.feed}">{item.source.name}</source>'
            f"<atom:updated>{item.updated.isoformat()}</atom:updated>"
            f"<content:encoded>{item.content}</content:encoded></item>"
        )
    yield "</channel></rss>"


# The same few actors, themes and sources come again and again, so what stands for each is written once.


@lru_cache(maxsize=2_000)
def _atom_category(site: str, label: Label) -> str:
    scheme, name = escape(site + _list_of(label)), escape(label.name)
    return f'<category scheme="{scheme}" term="{escape(label.slug)}" label="{name}"/>'


@lru_cache(maxsize=2_000)
def _rss_category(site: str, label: Label) -> str:
    return f'<category domain="{escape(site + _list_of(label))}">{text(label.name)}</category>'


@lru_cache(maxsize=2_000)
def _source(site: str, label: Label) -> ItemSource:
    feed = Question(sources=(label.slug,)).address(reverse("articles:articles-format", args=["rss"]))
    return ItemSource(text(label.name), escape(site + label.address), escape(site + feed))


def _list_of(label: Label) -> str:
    """Return the address of the list that an actor or theme stands in: that of its page without its slug."""
    return label.address.removesuffix(f"{label.slug}/")


class Feed(NamedTuple):
    """A kind of feed: what it is sent as, and what writes it."""

    content_type: str
    write: Callable[[Channel, Sequence[Item], dt.datetime], Iterator[str]]


FEEDS = {
    "atom": Feed("application/atom+xml; charset=utf-8", atom),
    "rss": Feed("application/rss+xml; charset=utf-8", rss),
}
"""Format → kind of feed."""


def feed_bytes(format: str, channel: Channel, ids: Sequence[int], snapshot: Snapshot) -> bytes:
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
    written = '<?xml version="1.0" encoding="utf-8"?>\n' + "".join(FEEDS[format].write(channel, items, updated))
    # XML has no way to write control characters.
    return encoded_without_controls(written)


def _item(article: Article, tags: Iterable[ListedTag], snapshot: Snapshot) -> Item:
    site = settings.SITE_URL
    source = _source(site, snapshot.labels[SOURCE].by_id[article.source_id])
    labels = (snapshot.labels[tag.facet].by_id.get(tag.id) for tag in tags)
    return Item(
        id=escape(site + article.short_address),
        link=escape(site + article.get_absolute_url()),
        title=text(article.headline),
        summary=text(escape(article.summary)),
        author=text(article.byline) or source.name,
        published=article.published_at,
        # An item that was written ahead of its time changed for readers when that time came.
        updated=max(article.changed_at, article.published_at),
        language="" if article.language in (UNSTATED, UNLISTED) else article.language,
        original=escape(article.url) if is_web_address(article.url) else "",
        source=source,
        tags=[label for label in labels if label is not None],
        content=text(article.body_html),
    )
