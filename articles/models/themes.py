"""What items are about: a tree of themes."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from articles.models.fields import MAX_SUBJECT_SLUG_CHARS, SlugField, validate_identifiers
from articles.models.querysets import ThemeQuerySet

MIN_THRESHOLD, MAX_THRESHOLD = 0.1, 10.0
"""How little and how much a theme may ask for before it is suggested."""


class Theme(models.Model):
    """A subject, which may stand under a wider one."""

    slug = SlugField(max_length=MAX_SUBJECT_SLUG_CHARS, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    description = models.TextField(blank=True, default="")
    terms = models.JSONField(
        blank=True,
        default=list,
        help_text="What suggests the theme: a word, a “phrase” in double quotes, prefix* or a NEAR/5 b,"
        " with -word to exclude, and ^3 at its end to weigh it.",
    )
    threshold = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(MIN_THRESHOLD), MaxValueValidator(MAX_THRESHOLD)],
        help_text="How strongly its terms must speak for it before it is suggested. Blank: 0.6, as for most themes;"
        " 1.2 asks for twice as much.",
    )
    identifiers = models.JSONField(blank=True, default=dict, help_text="Codes in other lists, by scheme.")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(threshold=None) | models.Q(threshold__range=(MIN_THRESHOLD, MAX_THRESHOLD)),
                name="theme_threshold_in_range",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="theme_slug_stated"),
            models.CheckConstraint(condition=~models.Q(name=""), name="theme_name_stated"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="theme_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the theme's page."""
        return reverse("articles:theme", args=[self.slug])

    def clean(self) -> None:
        """Refuse a parent that stands below this theme, and terms and identifiers of another shape."""
        validate_identifiers(self.identifiers)
        if not (isinstance(self.terms, list) and all(isinstance(term, str) for term in self.terms)):
            raise ValidationError({"terms": 'Write a list of terms, each in double quotes: ["ceasefire", "truc*"].'})
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": "A theme cannot stand under itself or under one of its own themes."})
            above = above.parent
