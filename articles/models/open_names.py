"""Which articles leave names open."""

from collections.abc import Collection, Iterable

from django.db import models, transaction

from articles.models.articles import Article


class OpenNamesQuerySet(models.QuerySet["OpenNames"]):
    """Writes of what texts leave open."""

    def bring_in_line(self, read: Iterable[int], leaving: Collection[int]) -> None:
        """Note, of articles whose texts have been read, exactly those as leaving names open; three queries.

        Articles deleted since they were read are passed over.
        """
        with transaction.atomic():
            self.filter(article_id__in=set(read).difference(leaving)).delete()
            there = Article.objects.filter(pk__in=leaving).select_for_update(no_key=True).values_list("pk", flat=True)
            self.bulk_create([self.model(article_id=id) for id in there], ignore_conflicts=True)


class OpenNames(models.Model):
    """An article whose text, when last read, had a name that an editor has to settle; which, the text itself tells."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="open_names")

    objects = OpenNamesQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.article)
