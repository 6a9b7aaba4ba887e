"""What a new article may be a second copy of, named once before it is saved."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.admin.rights import may_read_articles
from articles.index.matching import any_status
from articles.index.names import folded_name
from articles.index.terms import parse
from articles.models import Article
from articles.words import STEMMED_LANGUAGES

SEEN = "duplicates-seen"
"""Name of the hidden field in which a form keeps the ids of the articles that its editor was shown."""

NEAR_DAYS = 3
"""Days before and after, within which the same headline is the same news: a day's delay, and a weekend."""

MOST_NAMED = 5

_LEAST_WORDS = 8
"""Words of a text that must have as many before it is compared: two of fewer are alike by chance."""

_MOST_COMPARED = 50
"""Texts with the same beginning that are compared word by word."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that may be the same, and what is the same in it."""

    article: Article
    same: str


def same_item(article: Article) -> Article | None:
    """Return the article that has an article's source and reference, one made of address, day and headline too."""
    ref = article.source_ref or article.make_source_ref()
    rows = _shown().filter(source=article.source_id, source_ref=ref)
    return rows.exclude(pk=article.pk).first()


def possible_duplicates(article: Article) -> list[Duplicate]:
    """Return articles with the same headline on a near day, or the same text whenever, five at most; three queries.

    The days are read by their index, the text is asked of the text index: nothing goes through the whole archive.
    """
    same: dict[int, list[str]] = {}
    for id in _with_headline(article):
        same.setdefault(id, []).append("headline")
    for id in _with_text(article):
        same.setdefault(id, []).append("text")
    ids = sorted(same, key=lambda id: (-len(same[id]), -id))[:MOST_NAMED]
    rows = _shown().in_bulk(ids)
    return [Duplicate(rows[id], "the same " + " and ".join(same[id])) for id in ids if id in rows]


def address_for(request: Any, article: Article) -> str:
    """Return where somebody may read an article: at the desk, else on the site; blank where they may not at all."""
    if may_read_articles(request):
        return reverse("admin:articles_article_change", args=[article.pk])
    return article.get_absolute_url() if article.is_public else ""


def _shown() -> Any:
    return Article.objects.select_related("source").only(
        "headline", "slug", "language", "status", "published_at", "published_precision", "source__name"
    )


def _with_headline(article: Article) -> Iterator[int]:
    near = dt.timedelta(days=NEAR_DAYS)
    rows = Article.objects.filter(published_on__range=(article.day - near, article.day + near)).order_by()
    wanted = folded_name(article.headline)
    if wanted:
        yield from (id for id, headline in rows.values_list("pk", "headline") if folded_name(headline) == wanted)


def _with_text(article: Article) -> Iterator[int]:
    text = article.body_text
    wanted = folded_name(text)
    if len(wanted.split()) < _LEAST_WORDS:
        return
    phrase = " ".join(max(text.splitlines(), key=len).replace('"', " ").split()[:_LEAST_WORDS])[:200]
    query = parse(f'"{phrase}"', STEMMED_LANGUAGES)
    rows = Article.objects.filter(any_status(query)).order_by().only("body_html")[:_MOST_COMPARED]
    yield from (row.pk for row in rows if folded_name(row.body_text) == wanted)
