"""Sitemaps: every address that search engines may list, in parts, with the day each article last changed.

Source: https://www.sitemaps.org/protocol.html and Google's description of news sitemaps, which takes at most 1,000
items of the last two days (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap), both
read 2026-11-22.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import CharField, Count, Max
from django.db.models.functions import Cast, Substr
from django.urls import reverse
from django.utils.html import escape

from articles.index import ACTOR, SOURCE, THEME, Snapshot
from articles.index.answering import count_months, in_order
from articles.markup import without_controls
from articles.models import Article

PART_ROWS = 10_000
"""Addresses in one part. The protocol allows 50,000; a fifth of that is made and sent in a moment."""

NEWS_DAYS = 2
NEWS_ROWS = 1_000

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Part:
    """One part of the sitemap: its address, and when the newest change in it was made."""

    address: str
    changed_at: dt.datetime | None


def parts(snapshot: Snapshot) -> list[Part]:
    """Return the parts of the sitemap: each year's articles, then lists and subjects.

    Queries: one, and one more for each part of a year that has several.
    """
    found: list[Part] = []
    newest: dt.datetime | None = None
    years = (
        Article.objects.published()
        .order_by()
        .annotate(year=Substr(Cast("published_on", CharField()), 1, 4))
        .values("year")
        .annotate(count=Count("pk"), changed_at=Max("changed_at"), due_at=Max("published_at"))
        .order_by("year")
    )
    for row in years:
        year = int(row["year"])
        changed_at = max(row["changed_at"], row["due_at"])
        newest = max(newest or changed_at, changed_at)
        count = -(-row["count"] // PART_ROWS)
        for number in range(1, count + 1):
            if count > 1:
                latest = _articles_of(year, number).aggregate(changed=Max("changed_at"), due=Max("published_at"))
                changed_at = max(latest["changed"], latest["due"])
            found.append(Part(reverse("articles:sitemap-year", args=[year, number]), changed_at))
    for number in range(1, -(-len(_subject_addresses(snapshot)) // PART_ROWS) + 1):
        found.append(Part(reverse("articles:sitemap-subjects", args=[number]), newest))
    return found


def index_text(snapshot: Snapshot) -> str:
    """Return the index of all parts."""
    entries = (
        f"<sitemap><loc>{_whole(part.address)}</loc>{_lastmod(part.changed_at)}</sitemap>\n" for part in parts(snapshot)
    )
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(entries)}</sitemapindex>\n'


def year_text(snapshot: Snapshot, year: int, number: int) -> str | None:
    """Return a part of a year's articles; None when the year has no such part. One query."""
    count = sum(count for month, count in count_months(snapshot, snapshot.visible) if month // 100 == year)
    if not 0 <= (number - 1) * PART_ROWS < count:
        return None
    rows = _articles_of(year, number).only("slug", "published_at", "changed_at")
    entries = [
        _entry(article.get_absolute_url(), max(article.changed_at, article.published_at)) for article in rows.iterator()
    ]
    return _urlset(entries)


def subjects_text(snapshot: Snapshot, number: int) -> str | None:
    """Return a part of the front page, the lists and the subjects; None when there is no such part. No query."""
    addresses = _subject_addresses(snapshot)[(number - 1) * PART_ROWS : number * PART_ROWS]
    return _urlset(_entry(address) for address in addresses) if addresses else None


def news_text(snapshot: Snapshot) -> str:
    """Return the articles of the archive's last two days, newest first, as news. One query."""
    earliest = snapshot.newest_instant - NEWS_DAYS * 86_400 * 1_000_000
    newest = in_order(snapshot, snapshot.visible, 0, NEWS_ROWS)
    ids = [id for id in newest if snapshot.instants[id] > earliest]
    by_id = Article.objects.published().only(
        "headline", "slug", "published_at", "published_precision", "language", "language_raw"
    )
    found = by_id.in_bulk(ids)
    entries = "".join(_news_entry(found[id]) for id in ids if id in found)
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}" xmlns:news="{_NEWS_NAMESPACE}">\n{entries}</urlset>\n'


def _articles_of(year: int, number: int):
    """Return one part of a year's articles, oldest first, so that new ones change only the last part."""
    start = (number - 1) * PART_ROWS
    days = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    articles = Article.objects.published().filter(published_on__range=days)
    return articles.order_by("published_at", "pk")[start : start + PART_ROWS]


def _subject_addresses(snapshot: Snapshot) -> list[str]:
    """Return the front page, the lists, the years and months and the subjects that have an article."""
    found = [reverse(f"articles:{name}") for name in ("front", "browse", "actors", "themes", "sources", "dates")]
    months = [divmod(month, 100) for month, _ in count_months(snapshot, snapshot.visible)]
    found += [reverse("articles:year", args=[year]) for year in sorted({year for year, _ in months})]
    found += [reverse("articles:month", args=[year, month]) for year, month in months]
    for facet in (ACTOR, THEME, SOURCE):
        labels = snapshot.labels[facet].by_id
        shown = (id for id in labels if snapshot.having(facet, id).intersect(snapshot.visible))
        found += sorted(labels[id].address for id in shown)
    return found


def _urlset(entries: Iterable[str]) -> str:
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n{"".join(entries)}</urlset>\n'


def _entry(address: str, changed_at: dt.datetime | None = None) -> str:
    return f"<url><loc>{_whole(address)}</loc>{_lastmod(changed_at)}</url>\n"


def _news_entry(article: Article) -> str:
    return (
        f"<url><loc>{_whole(article.get_absolute_url())}</loc><news:news>"
        f"<news:publication><news:name>{escape(settings.SITE_NAME)}</news:name>"
        f"<news:language>{article.language}</news:language></news:publication>"
        f"<news:publication_date>{article.published}</news:publication_date>"
        f"<news:title>{escape(without_controls(article.headline))}</news:title></news:news></url>\n"
    )


def _lastmod(changed_at: dt.datetime | None) -> str:
    if changed_at is None:
        return ""
    return f"<lastmod>{changed_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>"


def _whole(address: str) -> str:
    return escape(settings.SITE_URL + address)
