"""Names that texts use and no list holds."""

from django.db import models
from django.utils import timezone

from articles.vocabulary import CandidateKind


class NameCandidate(models.Model):
    """A name that recurs in the archive and is no actor's, gathered for the editors; ignored ones stay ignored."""

    key = models.CharField(max_length=300, unique=True, help_text="The name without case, accents and punctuation.")
    name = models.CharField(max_length=300)
    kind = models.CharField("likely", max_length=8, choices=CandidateKind, default=CandidateKind.NAME)
    articles = models.PositiveIntegerField(default=0, help_text="How many articles name it.")
    samples = models.JSONField(default=list, help_text='Sentences: [{"article", "start", "end", "text"}].')
    is_ignored = models.BooleanField("ignored", default=False)
    found_at = models.DateTimeField("found", default=timezone.now)

    class Meta:
        verbose_name = "name in no list"
        verbose_name_plural = "names in no list"
        ordering = ("-articles", "key")
        indexes = (models.Index(fields=("is_ignored", "-articles", "key"), name="name_candidate_commonest"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(key=""), name="name_candidate_key_stated"),
            models.CheckConstraint(condition=models.Q(kind__in=CandidateKind.values), name="name_candidate_kind_known"),
        )

    def __str__(self) -> str:
        return self.name
