"""What joins an article to its actors and themes, and who said so."""

from django.db import models

from articles.models.actors import Actor
from articles.models.articles import Article
from articles.models.themes import Theme
from articles.vocabulary import TagBy


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
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "theme"), name="theme_tag_once"),
            models.CheckConstraint(condition=models.Q(by__in=TagBy.values), name="theme_tag_by_known"),
        )

    def __str__(self) -> str:
        return str(self.theme)
