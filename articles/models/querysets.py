"""The named reads and the bulk writes of every noun."""

import datetime as dt
import ipaddress
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from anyascii import anyascii
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.dates import normal_date
from articles.markup import without_controls
from articles.models.reading import read_objects
from articles.vocabulary import CommentStatus, Status
from articles.words import fold

if TYPE_CHECKING:
    from articles.models.articles import Article
    from articles.models.comments import Comment

MAX_SLUG_CHARS = 80
TEASER_CHARS = 600
"""Characters of a body that a list reads, enough for two lines of plain text."""

NEWEST_REPLIES = 1_000
"""Replies that are looked at for their network address: found by number, since no index holds the addresses."""

HEADLINE_FIELDS = ("headline", "slug", "language", "published_at", "published_precision")
"""An article's headline, its language, its date, and what its address is made of."""

LIST_FIELDS = (*HEADLINE_FIELDS, "summary", "source_id")
"""Fields that a row of a list shows."""

FEED_FIELDS = (*LIST_FIELDS, "status", "byline", "changed_at", "url", "body_html")
"""Fields that a feed tells."""

PAGE_FIELDS = (*FEED_FIELDS, "event_from", "event_to", "withdrawn_reason", "language_raw")
"""Fields that an article's own page shows."""

_HAS_REPLIES = (
    "EXISTS (SELECT 1 FROM articles_comment AS reply"
    " WHERE reply.article_id = articles_article.id AND reply.status = %s)"
)
_JUST_BEFORE = (
    "SELECT id FROM articles_article WHERE status = %s AND (published_at, id) < (%s, %s)"
    " ORDER BY published_at DESC, id DESC LIMIT 1"
)
_JUST_AFTER = (
    "SELECT id FROM articles_article WHERE status = %s AND published_at <= %s AND (published_at, id) > (%s, %s)"
    " ORDER BY published_at, id LIMIT 1"
)
_TEASER = f"substr(body_html, 1, {TEASER_CHARS})"

_WRITE_BATCH_ROWS = 500

_DAYS_A_QUERY = 200
"""Days whose paths one query names, with two values each: a statement of SQLite takes 32,766."""


def folded_name(name: str) -> str:
    """Return a name without case, accents and doubled spaces."""
    return " ".join(fold(name).split())


def make_slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens, at most 80 characters cut at a word; `item` if none."""
    slug = slugify(anyascii(text.replace("’", "").replace("'", "")))
    slug = "-".join(part for part in slug.replace("_", "-").split("-") if part)
    if len(slug) > MAX_SLUG_CHARS:
        head, _, _ = slug[: MAX_SLUG_CHARS + 1].rpartition("-")
        slug = head or slug[:MAX_SLUG_CHARS]
    return slug or "item"


def numbered(slug: str, taken: Iterable[str]) -> str:
    """Return the slug, or the first of `slug-2`, `slug-3` … that is not taken, within 80 characters."""
    if slug not in taken:
        return slug
    number = 2
    while True:
        ending = f"-{number}"
        candidate = slug[: MAX_SLUG_CHARS - len(ending)].rstrip("-") + ending
        if candidate not in taken:
            return candidate
        number += 1


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reads of articles by name, and writes that keep the stored words true."""

    def published(self) -> "ArticleQuerySet":
        """Articles that readers may see now."""
        return self.filter(status=Status.PUBLISHED, published_at__lte=timezone.now())

    def for_list(self, ids: Sequence[int]) -> "list[Article]":
        """Return the articles of these ids in this order, with what a row shows but its tags; one query.

        Each has `teaser`, the beginning of its text, with markup.
        """
        by_id = self._by_id(ids, LIST_FIELDS, (("teaser", _TEASER),))
        return [by_id[id] for id in ids if id in by_id]

    def texts_of(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the marked-up texts of these articles, by id."""
        return dict(self.filter(pk__in=ids).order_by().values_list("pk", "body_html"))

    def for_feed(self, ids: Sequence[int]) -> "list[Article]":
        """Return the articles of these ids in this order, with what a feed tells of them but their tags; one query."""
        by_id = self._by_id(ids, FEED_FIELDS)
        return [by_id[id] for id in ids if id in by_id]

    def headlines_of(self, ids: Sequence[int]) -> "dict[int, Article]":
        """Return the articles of these ids with what a link to each shows, by id; one query."""
        return self._by_id(ids, HEADLINE_FIELDS)

    def _by_id(
        self, ids: Sequence[int], fields: tuple[str, ...], more: tuple[tuple[str, str], ...] = ()
    ) -> "dict[int, Article]":
        if not ids:
            return {}
        places = ", ".join(["%s"] * len(ids))
        found = read_objects(self.model, fields, f"WHERE articles_article.id IN ({places})", ids, more)
        return {article.pk: article for article in found}

    def on_address(self, day: dt.date, slug: str) -> "ArticleQuerySet":
        """The article with this address, if there is one."""
        return self.filter(published_on=day, slug=slug)

    def for_page(self) -> "ArticleQuerySet":
        """Articles with what their own page shows but its source, tags and replies."""
        return self.only(*PAGE_FIELDS)

    def at_address(self, day: dt.date, slug: str) -> "Article | None":
        """Return the article with this address, as its page shows it, but its tags and replies; one query.

        `has_replies` tells whether any reply is approved.
        """
        where = "WHERE published_on = %s AND articles_article.slug = %s"
        values = (CommentStatus.APPROVED, day, slug)
        found = read_objects(self.model, PAGE_FIELDS, where, values, (("has_replies", _HAS_REPLIES),))
        return found[0] if found else None

    def headlines_around(
        self, article: "Article", ids: Sequence[int]
    ) -> "tuple[Article | None, Article | None, dict[int, Article]]":
        """Return the public articles published just before and just after one, and `headlines_of` some; one query.

        Articles of one moment stand in the order of their ids.
        """
        own = (article.published_at, article.pk)
        at, now = map(connection.ops.adapt_datetimefield_value, (article.published_at, timezone.now()))
        places = "".join([", %s"] * len(ids))
        where = f"WHERE articles_article.id IN (({_JUST_BEFORE}), ({_JUST_AFTER}){places})"
        values = (Status.PUBLISHED, at, article.pk, Status.PUBLISHED, now, at, article.pk, *ids)
        found = {one.pk: one for one in read_objects(self.model, HEADLINE_FIELDS, where, values)}
        # Nothing that was asked for stands nearer than the neighbours.
        older = max((place for one in found.values() if (place := (one.published_at, one.pk)) < own), default=None)
        newer = min((place for one in found.values() if (place := (one.published_at, one.pk)) > own), default=None)
        return older and found[older[1]], newer and found[newer[1]], found

    def former_slugs(self, days: Iterable[dt.date]) -> dict[dt.date, set[str]]:
        """Return the slugs that addresses of these days once had: they lead elsewhere, and are not given again."""
        found: dict[dt.date, set[str]] = {}
        wanted = {f"/{day.year:04}/{day:%m/%d}/": day for day in days}
        # Day by day as the index of addresses has them. For `startswith` SQLite reads every address there is, day by
        # day; the order of bytes has an index of its own on PostgreSQL, and operators.
        is_from, is_before = ("~>=~", "~<~") if connection.vendor == "postgresql" else (">=", "<")
        ranges = [(start, start[:-1] + chr(ord("/") + 1)) for start in wanted]
        for first in range(0, len(ranges), _DAYS_A_QUERY):
            some = ranges[first : first + _DAYS_A_QUERY]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"WITH wanted (first, past) AS (VALUES {', '.join(['(%s, %s)'] * len(some))})"  # noqa: S608
                    " SELECT path FROM wanted CROSS JOIN articles_formeraddress"
                    f" WHERE path {is_from} first AND path {is_before} past",
                    list(chain.from_iterable(some)),
                )
                for (path,) in cursor.fetchall():
                    found.setdefault(wanted[path[:12]], set()).add(path[12:].strip("/"))
        return found

    def fill_in(self, articles: "Sequence[Article]") -> None:
        """Give a slug and a source reference to those that lack one; slugs stay unique within their day."""
        for article in articles:
            article.event_from, article.event_to = normal_date(article.event_from), normal_date(article.event_to)
            if not article.source_ref:
                article.source_ref = article.make_source_ref()
        unnamed = [article for article in articles if not article.slug]
        if not unnamed:
            return
        taken: defaultdict[dt.date, set[str]] = defaultdict(set)
        for day, slug in self.filter(published_on__in={a.day for a in unnamed}).values_list("published_on", "slug"):
            taken[day].add(slug)
        for day, slugs in self.former_slugs({a.day for a in unnamed}).items():
            taken[day] |= slugs
        for article in articles:
            if article.slug:
                taken[article.day].add(article.slug)
        for article in unnamed:
            article.slug = numbered(make_slug(article.headline), taken[article.day])
            taken[article.day].add(article.slug)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Create many at once, each cleaned and with its words."""
        articles: list[Article] = list(objs)
        for article in articles:
            article.prepare()
        self.fill_in(articles)
        created: Any = super().bulk_create
        return created(articles, *args, **kwargs)

    def update(self, **values: Any) -> int:
        """Update all rows at once, as changed now; stored words follow a text in the same transaction."""
        from articles.models.articles import TEXT_FIELDS

        values.setdefault("changed_at", timezone.now())
        if not TEXT_FIELDS & values.keys():
            return super().update(**values)
        with transaction.atomic(using=self.db):
            ids = list(self.order_by().values_list("pk", flat=True))
            count = super().update(**values)
            self.model._default_manager.using(self.db).filter(pk__in=ids).store_words()
        return count

    def store_words(self) -> int:
        """Derive the stored words of these articles again; return how many had others."""
        from articles.models.articles import PREPARED_FIELDS

        changed: list[Article] = []
        count = 0
        plain: models.QuerySet[Article] = models.QuerySet(self.model, using=self.db)
        for article in self.order_by("pk").iterator(chunk_size=_WRITE_BATCH_ROWS):
            if article.words_digest == article.digest_of_text():
                continue
            article.words_digest = ""
            article.prepare()
            changed.append(article)
            if len(changed) == _WRITE_BATCH_ROWS:
                count += models.QuerySet.bulk_update(plain, changed, PREPARED_FIELDS)
                changed.clear()
        if changed:
            count += models.QuerySet.bulk_update(plain, changed, PREPARED_FIELDS)
        return count


class ActorQuerySet(models.QuerySet):
    """Reads of actors by name."""

    def for_page(self) -> "ActorQuerySet":
        """Actors with all that their page shows; their parts in no order."""
        from articles.models.actors import ActorRole

        roles = models.Prefetch("roles", ActorRole.objects.select_related("of"))
        # Without an order: asked for one, SQLite walks through all actors by name. Few have many parts.
        parts: models.Prefetch = models.Prefetch("parts", models.QuerySet(self.model).order_by())
        return self.select_related("part_of").prefetch_related("names", parts, roles)


class ThemeQuerySet(models.QuerySet):
    """Reads of themes by name."""

    def for_page(self) -> "ThemeQuerySet":
        """Themes with all that their page shows."""
        return self.select_related("parent").prefetch_related("children")


class SourceQuerySet(models.QuerySet):
    """Reads and makings of sources by name."""

    def named(self, name: str, *, slug: str = "", url: str = "") -> Any:
        """Return the source of this slug, else of this name (case, accents and spaces apart); make it if needed."""
        known = self.filter(slug=slug).first() if slug else None
        known = known or self.filter(folded_name=folded_name(name)).first()
        if known is not None:
            return known
        slug = slug or numbered(make_slug(name), set(self.values_list("slug", flat=True)))
        return self.create(name=name, slug=slug, url=url)


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of replies by name."""

    def held(self) -> "CommentQuerySet":
        """Replies that wait for a moderator."""
        return self.filter(status=CommentStatus.HELD)

    def approved(self) -> "CommentQuerySet":
        """Replies that readers see."""
        return self.filter(status=CommentStatus.APPROVED)

    def answerable(self, article: "Article", ref: str) -> "Comment | None":
        """Return the approved reply to an article that has this reference."""
        if without_controls(ref) != ref:  # PostgreSQL refuses to compare with some of them.
            return None
        return self.approved().filter(article=article, ref=ref).first()

    def times_from(self, ip_address: str | None, *, since: dt.datetime) -> list[dt.datetime]:
        """Return when replies came from a network address since a moment, oldest first, among the newest replies.

        An IPv6 address stands for its network of 64 bits, which one household or server has to itself.
        """
        network = _network(ip_address)
        newest = self.order_by("-pk").values_list("ip_address", "created_at")[:NEWEST_REPLIES]
        return sorted(at for address, at in newest if at > since and _network(address) == network)


def _network(ip_address: str | None) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    if not ip_address:
        return None
    return ipaddress.ip_network((ip_address, 64 if ":" in ip_address else 32), strict=False)
