"""Articles as readers may take them: what a page shows, and nothing of the desk.

Field by field: everything that an article's page shows is here, and its reference, its number in WordPress and its
former addresses, which lead readers to it. Of the tags, those that count: neither refused ones nor, where the site
hides them, suggestions. Of the replies, the approved ones, without e-mail and network address. Left blank: the text as
it was received (it was cleaned for a reason), names that no list holds (the desk's list of things to do), and the
reason of a former withdrawal; whether an article was public once is told of none that is. What is complete is the
export from the command line.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from articles.exporting.reading import Whole, whole
from articles.index.engines import Engine
from articles.models import ActorTag, Article, Comment, ThemeTag
from articles.vocabulary import counting_tags

CHUNK_ROWS = 200
"""Articles in memory at one time."""


def read_public(ids: Iterable[int]) -> Iterator[Whole]:
    """Yield those of these articles that readers may see, in the order given; not to be saved.

    Each chunk is one state of the database, read to its end before its first article is handed on: a reader who takes
    an hour over a download holds up no checkpoint of the database's log, and what is withdrawn meanwhile is not sent.
    Queries: five a chunk.
    """
    by = counting_tags()
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK_ROWS)):
        with Engine().reading():
            rows = Article.objects.select_related("source").defer(*_THE_DESKS_OWN).order_by().in_bulk(chunk)
            # Asked here and not in SQL, where it would lead SQLite to read by date instead of by number.
            articles = [_without_the_desk(rows[id]) for id in chunk if id in rows and rows[id].is_public]
            readable = list(
                whole(
                    articles,
                    actor_tags=ActorTag.objects.filter(by__in=by),
                    theme_tags=ThemeTag.objects.filter(by__in=by),
                    comments=Comment.objects.approved(),
                )
            )
        yield from readable


_THE_DESKS_OWN = ("received", "headline_words", "text_words", "edited_fields", "withdrawn_reason", "unlisted")
"""Columns that no reader sees."""


def _without_the_desk(article: Article) -> Article:
    article.received = article.withdrawn_reason = ""
    article.unlisted = []
    return article
