"""Articles as readers may take them: what a page shows, and nothing of the desk.

Field by field: everything that an article's page shows is here, and its reference, its number in WordPress and its
former addresses, which lead readers to it. Of the tags, those that count: neither refused ones nor, where the site
hides them, suggestions. Of the replies, the approved ones, without e-mail and network address. Left blank: the text as
it was received (it was cleaned for a reason), names that no list holds (the desk's list of things to do), and the
reason of a former withdrawal. What is complete is the export from the command line.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.conf import settings
from django.db import models

from articles.index.engines import Engine
from articles.models import ActorTag, Article, Comment, ThemeTag
from articles.vocabulary import CommentStatus, TagBy

CHUNK_ROWS = 200
"""Articles in memory at one time."""


def read_public(ids: Iterable[int]) -> Iterator[Article]:
    """Yield those of these articles that readers may see, in the order given; not to be saved.

    Each chunk is one state of the database, read to its end before its first article is handed on: a reader who takes
    an hour over a download holds up no checkpoint of the database's log, and what is withdrawn meanwhile is not sent.
    Queries: five a chunk.
    """
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK_ROWS)):
        with Engine().reading():
            by_id = _with_what_readers_see().in_bulk(chunk)
        for id in chunk:
            # Asked here and not in SQL, where it would lead SQLite to read by date instead of by number.
            if id in by_id and by_id[id].is_public:
                yield _without_the_desk(by_id.pop(id))


def _with_what_readers_see() -> "models.QuerySet[Article]":
    hidden = [TagBy.REFUSED] if settings.SUGGESTIONS == "shown" else [TagBy.REFUSED, TagBy.SUGGESTED]
    actor_tags = ActorTag.objects.exclude(by__in=hidden).select_related("actor").only("article", "by", "actor__slug")
    theme_tags = ThemeTag.objects.exclude(by__in=hidden).select_related("theme").only("article", "by", "theme__slug")
    approved = Comment.objects.filter(status=CommentStatus.APPROVED).defer("email", "ip_address")
    return (
        Article.objects.order_by()
        .select_related("source")
        .defer("received", "headline_words", "text_words", "edited_fields", "withdrawn_reason", "unlisted")
        .prefetch_related(
            models.Prefetch("actor_tags", actor_tags.order_by("id")),
            models.Prefetch("theme_tags", theme_tags.order_by("id")),
            models.Prefetch("comments", approved),
            "former_addresses",
        )
    )


def _without_the_desk(article: Article) -> Article:
    article.received = article.withdrawn_reason = ""
    article.unlisted = []
    return article
