"""What was done to the vocabulary, so that it can be looked up and undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.vocabulary import CurationKind


class Curation(models.Model):
    """One renaming, further name, merge, split or retagging, or the undoing of one. Written once, never changed."""

    kind = models.CharField(max_length=10, choices=CurationKind)
    subject = models.CharField(max_length=6, choices=(("actor", "Actors"), ("theme", "Themes")), blank=True)
    summary = models.CharField("what was done", max_length=1000)
    counts = models.JSONField("what moved", default=list, help_text="Pairs of words and a number, in the order shown.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField("when", default=timezone.now)
    undoes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undone_by", help_text="What this one undid."
    )
    touched = models.JSONField(default=list, editable=False, help_text="Ids of the actors or themes whose tags moved.")
    memory = models.BinaryField(default=bytes, editable=False, help_text="What an undo needs; packed JSON.")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=CurationKind.values), name="curation_kind_known"),
        )

    def __str__(self) -> str:
        return self.summary
