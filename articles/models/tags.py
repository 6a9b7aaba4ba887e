"""What joins an article to its actors and themes, and who said so."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection, models

from articles.models.actors import Actor
from articles.models.articles import Article
from articles.models.themes import Theme
from articles.vocabulary import TagBy, counting_tags


class ActorTag(models.Model):
    """An article names, or is about, an actor."""

    # The unique constraint serves look-ups by article and `actor_tag_by_actor` those by actor, so neither foreign key
    # needs an index of its own. Both hold all that the facet index reads of the tags that count.
    article = models.ForeignKey(Article, models.CASCADE, related_name="actor_tags", db_index=False)
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="article_tags", db_index=False)
    by = models.CharField(max_length=10, choices=TagBy, default=TagBy.EDITOR)

    class Meta:
        verbose_name = "actor"
        indexes = (
            models.Index(fields=("actor", "article"), name="actor_tag_by_actor"),
            models.Index(fields=("actor", "article"), condition=models.Q(by="refused"), name="actor_tag_refused"),
            # What editors have still to decide, by article and by actor. SQLite counts by them
            # alone only when they hold `by` too.
            models.Index(
                fields=("article", "actor", "by"), condition=models.Q(by=TagBy.SUGGESTED), name="actor_tag_suggested"
            ),
            models.Index(
                fields=("actor", "article", "by"), condition=models.Q(by=TagBy.SUGGESTED), name="actor_tag_suggested_of"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "actor"), name="actor_tag_once"),
            models.CheckConstraint(condition=models.Q(by__in=TagBy.values), name="actor_tag_by_known"),
        )

    def __str__(self) -> str:
        return str(self.actor)


class ThemeTag(models.Model):
    """An article is about a theme."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="theme_tags", db_index=False)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="article_tags", db_index=False)
    by = models.CharField(max_length=10, choices=TagBy, default=TagBy.EDITOR)

    class Meta:
        verbose_name = "theme"
        indexes = (
            models.Index(fields=("theme", "article"), name="theme_tag_by_theme"),
            models.Index(fields=("theme", "article"), condition=models.Q(by="refused"), name="theme_tag_refused"),
            # What editors have still to decide, by article and by theme. SQLite counts by them
            # alone only when they hold `by` too.
            models.Index(
                fields=("article", "theme", "by"), condition=models.Q(by=TagBy.SUGGESTED), name="theme_tag_suggested"
            ),
            models.Index(
                fields=("theme", "article", "by"), condition=models.Q(by=TagBy.SUGGESTED), name="theme_tag_suggested_of"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "theme"), name="theme_tag_once"),
            models.CheckConstraint(condition=models.Q(by__in=TagBy.values), name="theme_tag_by_known"),
        )

    def __str__(self) -> str:
        return str(self.theme)


TAG_MODELS: dict[str, type[ActorTag] | type[ThemeTag]] = {"actor": ActorTag, "theme": ThemeTag}
"""What holds the tags of each kind; the kind is also the name of its foreign key."""


class ListedTag(NamedTuple):
    """A tag as lists need it: "actor" or "theme", the id of that, and who said so."""

    facet: str
    id: int
    by: str


def tags_of(articles: Sequence[int]) -> dict[int, list[ListedTag]]:
    """Return the tags that count of these articles, by the article's id, in the order they were given; one query.

    Every list, feed and article asks it, so it goes past the models: building two queries of theirs took 0.6 ms,
    as long as all else that an article's page reads.
    """
    found: defaultdict[int, list[ListedTag]] = defaultdict(list)
    if not articles:
        return found
    by = counting_tags()
    ids, whom = (", ".join(["%s"] * len(values)) for values in (articles, by))
    halves = (
        f"SELECT article_id, '{facet}' AS facet, {facet}_id, by, id FROM articles_{facet}tag"  # noqa: S608 - our own names
        f" WHERE article_id IN ({ids}) AND by IN ({whom})"
        for facet in ("actor", "theme")
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(halves)} ORDER BY facet, id", [*articles, *by, *articles, *by])
        for article, facet, id, said_by, _ in cursor.fetchall():
            found[article].append(ListedTag(facet, id, said_by))
    return found
