"""What joins an article to its actors and themes, and who said so."""

from django.db import models
from django.db.models import Q

from articles.models.actors import Actor
from articles.models.articles import Article
from articles.models.themes import Theme
from articles.vocabulary import TagBy


class ActorTag(models.Model):
    """An article names, or is about, an actor."""

    # The unique constraint serves look-ups by article, so the foreign key needs no index of its own.
    article = models.ForeignKey(Article, models.CASCADE, related_name="actor_tags", db_index=False)
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="article_tags")
    by = models.CharField(max_length=10, choices=TagBy, default=TagBy.EDITOR)

    class Meta:
        verbose_name = "actor"
        indexes = (
            # What editors have still to decide, by article and by actor. SQLite counts by them
            # alone only when they hold `by` too.
            models.Index(
                fields=("article", "actor", "by"), condition=Q(by=TagBy.SUGGESTED), name="actor_tag_suggested"
            ),
            models.Index(
                fields=("actor", "article", "by"), condition=Q(by=TagBy.SUGGESTED), name="actor_tag_suggested_of"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "actor"), name="actor_tag_once"),
            models.CheckConstraint(condition=Q(by__in=TagBy.values), name="actor_tag_by_known"),
        )

    def __str__(self) -> str:
        return str(self.actor)


class ThemeTag(models.Model):
    """An article is about a theme."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="theme_tags", db_index=False)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="article_tags")
    by = models.CharField(max_length=10, choices=TagBy, default=TagBy.EDITOR)

    class Meta:
        verbose_name = "theme"
        indexes = (
            # What editors have still to decide, by article and by theme. SQLite counts by them
            # alone only when they hold `by` too.
            models.Index(
                fields=("article", "theme", "by"), condition=Q(by=TagBy.SUGGESTED), name="theme_tag_suggested"
            ),
            models.Index(
                fields=("theme", "article", "by"), condition=Q(by=TagBy.SUGGESTED), name="theme_tag_suggested_of"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "theme"), name="theme_tag_once"),
            models.CheckConstraint(condition=Q(by__in=TagBy.values), name="theme_tag_by_known"),
        )

    def __str__(self) -> str:
        return str(self.theme)
