"""Feeds: one page of an answer as Atom 1.0 (RFC 4287) or RSS 2.0, each item whole.

An item's id is its permanent short address, the same in both and for ever. Categories are actors and themes, told apart
by their scheme (RSS: domain). Pages of a feed are linked as RFC 5005 has it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape

from articles.index import ACTOR, THEME, Snapshot
from articles.markup import is_web_address, without_controls
from articles.models import Article
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


class _Paged:
    """What both kinds of feed say in their own names: never the present moment, so that they can be validated."""

    feed: dict[str, Any]
    items: list[dict[str, Any]]

    def latest_post_date(self) -> dt.datetime:
        """Return when the newest of the items changed; of a feed without items, when the archive did."""
        return max((item["updateddate"] for item in self.items), default=self.feed["empty_since"])

    def steps(self) -> Iterable[dict[str, str]]:
        """Yield the attributes of the links to the pages around this one."""
        for rel in ("first", "previous", "next"):
            if self.feed[rel]:
                yield {"rel": rel, "href": settings.SITE_URL + self.feed[rel]}


class AtomFeed(_Paged, Atom1Feed):
    """Atom with full texts, categories with their scheme, and the source of each item."""

    def add_root_elements(self, handler: Any) -> None:
        """Write the head of the feed."""
        super().add_root_elements(handler)
        for attributes in self.steps():
            handler.addQuickElement("link", "", attributes)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one entry."""
        super().add_item_elements(handler, item)
        for scheme, term, label in item["tags"]:
            handler.addQuickElement("category", "", {"scheme": scheme, "term": term, "label": label})
        if item["original"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["original"]})
        name, page, _ = item["source"]
        handler.startElement("source", {})
        handler.addQuickElement("id", page)
        handler.addQuickElement("title", name)
        handler.addQuickElement("link", "", {"rel": "alternate", "href": page})
        handler.endElement("source")
        attributes = {"type": "html", **({"xml:lang": item["language"]} if item["language"] else {})}
        handler.addQuickElement("content", item["content"], attributes)


class RssFeed(_Paged, Rss201rev2Feed):
    """RSS with full texts, categories with their domain, and the source of each item."""

    def rss_attributes(self) -> dict[str, str]:
        """Return the attributes of the root, the namespaces in use among them."""
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_root_elements(self, handler: Any) -> None:
        """Write the head of the channel."""
        super().add_root_elements(handler)
        for attributes in self.steps():
            handler.addQuickElement("atom:link", "", attributes)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one item."""
        super().add_item_elements(handler, item)
        for domain, _, label in item["tags"]:
            handler.addQuickElement("category", label, {"domain": domain})
        name, _, feed = item["source"]
        handler.addQuickElement("source", name, {"url": feed})
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["content"])


FEEDS: dict[str, type[AtomFeed] | type[RssFeed]] = {"atom": AtomFeed, "rss": RssFeed}
"""Format → what writes it."""


def feed_text(format: str, channel: Channel, articles: Iterable[Article], snapshot: Snapshot) -> str:
    """Return a feed of these articles, which came from `read_public`. No query."""
    site = settings.SITE_URL
    feed = FEEDS[format](
        title=without_controls(channel.title),
        link=site + channel.page,
        description=without_controls(channel.title),
        feed_url=site + channel.own,
        feed_guid=site + channel.first,
        author_name=settings.SITE_NAME,
        first=channel.first,
        previous=channel.previous,
        next=channel.next,
        empty_since=channel.empty_since,
    )
    for article in articles:
        feed.add_item(**_item(article, snapshot))
    return feed.writeString("utf-8")


def _item(article: Article, snapshot: Snapshot) -> dict[str, Any]:
    site, source = settings.SITE_URL, article.source
    permanent = site + article.short_address
    source_feed = Question(sources=(source.slug,)).address(reverse("articles:articles-format", args=["rss"]))
    return {
        "title": without_controls(article.headline),
        "link": site + article.get_absolute_url(),
        "description": without_controls(escape(article.summary)) or None,
        "author_name": without_controls(article.byline or source.name),
        "pubdate": article.published_at,
        # An item that was written ahead of its time changed for readers when that time came.
        "updateddate": max(article.changed_at, article.published_at),
        "unique_id": permanent,
        "unique_id_is_permalink": True,
        "content": without_controls(article.body_html),
        "language": "" if article.language in (UNSTATED, UNLISTED) else article.language,
        "original": article.url if is_web_address(article.url) else "",
        "source": (without_controls(source.name), site + source.get_absolute_url(), site + source_feed),
        "tags": list(_tags(article, snapshot)),
    }


def _tags(article: Article, snapshot: Snapshot) -> Iterable[tuple[str, str, str]]:
    """Yield scheme, slug and name of each actor, then of each theme."""
    for facet, ids in (
        (ACTOR, [tag.actor_id for tag in article.actor_tags.all()]),
        (THEME, [tag.theme_id for tag in article.theme_tags.all()]),
    ):
        scheme = settings.SITE_URL + reverse(f"articles:{facet}s")
        labels = snapshot.labels[facet].by_id
        for id in ids:
            if id in labels:
                yield scheme, labels[id].slug, without_controls(labels[id].name)
