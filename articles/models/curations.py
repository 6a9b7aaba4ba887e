"""What was done to the vocabulary and to many tags, articles or replies at once, to be looked up and undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.vocabulary import CurationKind

MAX_SUMMARY_CHARS = 1_000


class CurationQuerySet(models.QuerySet["Curation"]):
    """Named reads of the log."""

    def for_log(self) -> "CurationQuerySet":
        """Return entries with who did and who undid them, and `has_steps`; without what only an undo reads."""
        steps = CurationStep.objects.filter(curation=models.OuterRef("pk"))
        rows = self.select_related("by", "undone_by").defer("memory", "undone_by__memory")
        return rows.annotate(has_steps=models.Exists(steps))


class Curation(models.Model):
    """One change of the vocabulary, or of many tags, articles or replies at once, or the undoing of one.

    Written once and never changed, but that a long run counts on until it is finished, and that its entry says so when
    its steps are dropped.
    """

    kind = models.CharField(max_length=10, choices=CurationKind)
    subject = models.CharField(max_length=6, choices=(("actor", "Actors"), ("theme", "Themes")), blank=True)
    summary = models.CharField("what was done", max_length=MAX_SUMMARY_CHARS)
    counts = models.JSONField("what moved", default=list, help_text="Pairs of words and a number, in the order shown.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField("when", default=timezone.now)
    undoes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undone_by", help_text="What this one undid."
    )
    touched = models.JSONField(default=list, editable=False, help_text="Ids of the actors or themes whose tags moved.")
    memory = models.BinaryField(default=bytes, editable=False, help_text="What an undo needs; packed JSON.")
    asked = models.CharField(
        max_length=32,
        blank=True,
        editable=False,
        help_text="A digest of what a retagging was asked for; blank when it is finished.",
    )
    place = models.PositiveIntegerField(
        default=0, editable=False, help_text="The article up to which a retagging has come."
    )

    objects = CurationQuerySet.as_manager()

    class Meta:
        verbose_name = "log entry"
        verbose_name_plural = "log entries"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=CurationKind.values), name="curation_kind_known"),
            models.UniqueConstraint(
                fields=("asked",), condition=~models.Q(asked=""), name="curation_asked_for_by_one_run"
            ),
        )

    def __str__(self) -> str:
        return self.summary


class CurationStep(models.Model):
    """The tags that one transaction of a run has changed, kept until they are put back or the run is too old."""

    curation = models.ForeignKey(Curation, models.CASCADE, related_name="steps")
    memory = models.BinaryField(default=bytes, help_text="Which tags, and how they were before; packed JSON.")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.curation}: step {self.pk}"
