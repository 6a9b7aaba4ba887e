"""Articles that readers could once see, whatever their status is now."""

from collections.abc import Iterable

from django.db import models

from articles.models.articles import Article


class OncePublicQuerySet(models.QuerySet["OncePublic"]):
    """What is kept of articles that go back to the desk, or are put off."""

    def note(self, articles: Iterable[Article]) -> None:
        """Note those among these that readers can see, or are told of as withdrawn, before that ends."""
        known = [article.pk for article in articles if article.is_public or article.was_withdrawn]
        self.bulk_create([self.model(article_id=id) for id in known], batch_size=500, ignore_conflicts=True)


class OncePublic(models.Model):
    """An article that was public and became a draft, in review or of a later date: it may be withdrawn, and is not
    deleted."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="once_public")

    objects = OncePublicQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.article)
