"""Articles read for an export: all that hangs on them, in one view of the database, never all at once."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import models

from articles.models import ActorTag, Article, Comment, ThemeTag

CHUNK_ROWS = 500
"""Articles in memory at one time."""


def with_everything(articles: "models.QuerySet[Article]") -> "models.QuerySet[Article]":
    """Load source, tags, replies and former addresses with the articles: five queries a chunk."""
    return (
        articles.select_related("source")
        .defer("headline_words", "text_words", "edited_fields")
        .prefetch_related(
            models.Prefetch(
                "actor_tags", ActorTag.objects.select_related("actor").only("article", "by", "actor__slug")
            ),
            models.Prefetch(
                "theme_tags", ThemeTag.objects.select_related("theme").only("article", "by", "theme__slug")
            ),
            models.Prefetch("comments", Comment.objects.defer("email", "ip_address")),
            "former_addresses",
        )
    )


def read_articles(ids: Iterable[int] | None = None) -> Iterator[Article]:
    """Yield the articles of these ids in their order; without ids every article of every status, by id."""
    if ids is None:
        yield from with_everything(Article.objects.order_by("pk")).iterator(chunk_size=CHUNK_ROWS)
        return
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK_ROWS)):
        by_id = with_everything(Article.objects.order_by()).in_bulk(chunk)
        yield from (by_id[id] for id in chunk if id in by_id)
