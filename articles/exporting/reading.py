"""Articles read for an export: all that hangs on them, in one view of the database, never all at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models

from articles.models import ActorTag, Article, Comment, FormerAddress, OncePublic, ThemeTag

CHUNK_ROWS = 500
"""Articles in memory at one time."""


@dataclass(frozen=True)
class Whole:
    """An article, its source loaded, with all that hangs on it: tags as slug and who said so, replies, addresses.

    `was_public` is whether readers have seen it and cannot now.
    """

    article: Article
    actors: list[tuple[str, str]]
    themes: list[tuple[str, str]]
    comments: list[Comment]
    former_addresses: list[str]
    was_public: bool


def whole(
    articles: Sequence[Article], *, actor_tags: Any = None, theme_tags: Any = None, comments: Any = None
) -> Iterator[Whole]:
    """Yield these articles with what hangs on them, in their order; four queries for all together, and
    one more where readers do not know of all of them.

    The querysets narrow which tags and replies; by default all.
    """
    ids = [article.pk for article in articles]
    actors = _slugs(ActorTag.objects.all() if actor_tags is None else actor_tags, "actor", ids)
    themes = _slugs(ThemeTag.objects.all() if theme_tags is None else theme_tags, "theme", ids)
    replies: defaultdict[int, list[Comment]] = defaultdict(list)
    wanted = Comment.objects.all() if comments is None else comments
    for comment in wanted.defer("email", "ip_address").filter(article__in=ids):
        replies[comment.article_id].append(comment)
    former: defaultdict[int | None, list[str]] = defaultdict(list)
    paths = FormerAddress.objects.filter(article__in=ids).order_by()
    for id, path in paths.values_list("article_id", "path"):
        former[id].append(path)
    away = [article.pk for article in articles if not article.is_known_to_readers]
    once_public = set(OncePublic.objects.filter(pk__in=away).values_list("pk", flat=True))
    for article in articles:
        id = article.pk
        yield Whole(article, actors[id], themes[id], replies[id], former[id], id in once_public)


def _slugs(tags: "models.QuerySet[Any]", facet: str, ids: Sequence[int]) -> defaultdict[int, list[tuple[str, str]]]:
    """Return, by article, slug and who said so of each tag, in the order of the slugs."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = tags.filter(article__in=ids).order_by()
    for id, slug, by in rows.values_list("article_id", f"{facet}__slug", "by"):
        found[id].append((slug, by))
    for of_article in found.values():
        of_article.sort()
    return found


def read_articles(ids: Iterable[int] | None = None) -> Iterator[Whole]:
    """Yield the articles of these ids in their order; without ids every article of every status, by id.

    Queries: six a chunk.
    """
    articles = Article.objects.select_related("source").defer("headline_words", "text_words", "edited_fields")
    if ids is None:
        every = articles.order_by("pk").iterator(chunk_size=CHUNK_ROWS)
        while some := list(islice(every, CHUNK_ROWS)):
            yield from whole(some)
        return
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK_ROWS)):
        by_id = articles.order_by().in_bulk(chunk)
        yield from whole([by_id[id] for id in chunk if id in by_id])
