"""Articles that readers could once see, whatever their status is now."""

from collections.abc import Iterable

from django.db import models

from articles.models.articles import Article


class OncePublicQuerySet(models.QuerySet["OncePublic"]):
    """What is kept of articles that go back to the desk, or are put off."""

    def note(self, articles: Iterable[Article]) -> None:
        """Note those among these that readers can see, or are told of as withdrawn, before that ends."""
        known = [article.pk for article in articles if article.is_known_to_readers]
        self.add(known)

    def add(self, ids: Iterable[int]) -> None:
        """Note articles of which it is known already that readers could once see them."""
        self.bulk_create([self.model(article_id=id) for id in ids], batch_size=500, ignore_conflicts=True)


class OncePublic(models.Model):
    """An article that was public and became a draft, in review or of a later date: it may be withdrawn, and is not
    deleted."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="once_public")

    objects = OncePublicQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.article)
