"""Real rows for the tests: give only the fields that the test is about."""

import itertools

from django.db import connection

from articles.dates import Moment
from articles.models import Actor, ActorTag, Article, Source, Theme, ThemeTag
from articles.vocabulary import Status, TagBy

_numbers = itertools.count(1)


def make_actor(slug=None, **values):
    """Return an actor; its name follows from its slug unless given."""
    slug = slug or f"actor-{next(_numbers)}"
    return Actor.objects.create(slug=slug, **{"name": slug.replace("-", " ").title(), **values})


def make_theme(slug=None, **values):
    """Return a theme; its name follows from its slug unless given."""
    slug = slug or f"theme-{next(_numbers)}"
    return Theme.objects.create(slug=slug, **{"name": slug.replace("-", " ").capitalize(), **values})


def make_source(slug=None, **values):
    """Return a source; its name follows from its slug unless given."""
    slug = slug or f"source-{next(_numbers)}"
    return Source.objects.create(slug=slug, **{"name": slug.replace("-", " ").title(), **values})


def make_article(headline=None, *, published="2024-04-04T12:00:00Z", actors=(), themes=(), by=TagBy.EDITOR, **values):
    """Return a published article; `actors` and `themes` are rows or slugs, which are made when missing."""
    number = next(_numbers)
    moment = Moment.parse(published)
    article = Article.objects.create(
        **{
            "headline": headline or f"Headline {number}",
            "body_html": f"<p>Text of item {number}.</p>",
            "published_at": moment.at,
            "published_precision": moment.precision,
            "status": Status.PUBLISHED,
            "language": "en",
            **values,
        }
    )
    for actor in actors:
        if isinstance(actor, str):
            actor = Actor.objects.filter(slug=actor).first() or make_actor(actor)
        ActorTag.objects.create(article=article, actor=actor, by=by)
    for theme in themes:
        if isinstance(theme, str):
            theme = Theme.objects.filter(slug=theme).first() or make_theme(theme)
        ThemeTag.objects.create(article=article, theme=theme, by=by)
    return article


def let_the_next_list_be_due():
    """Have PostgreSQL list words as common in an archive of few articles, once the next is written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_common_words SET next_articles = 0")
