"""Where items come from."""

from functools import lru_cache

from django.db import models
from django.urls import reverse

from articles.models.fields import MAX_SUBJECT_SLUG_CHARS, SlugField, WebAddressField
from articles.models.querysets import SourceQuerySet


class Source(models.Model):
    """An outlet, archive or office that published items."""

    slug = SlugField(max_length=MAX_SUBJECT_SLUG_CHARS, unique=True)
    name = models.CharField(max_length=300)
    folded_name = models.CharField(
        max_length=300,
        editable=False,
        unique=True,
        help_text="The name without case, accents and doubled spaces: two spellings alike here are one source.",
    )
    url = WebAddressField("address")
    description = models.TextField(blank=True, default="")

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(slug=""), name="source_slug_stated"),
            models.CheckConstraint(condition=~models.Q(name=""), name="source_name_stated"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        from articles.models.querysets import folded_name

        self.folded_name = folded_name(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the source's page."""
        return _address(self.slug)


@lru_cache(maxsize=10_000)
def _address(slug: str) -> str:
    return reverse("articles:source", args=[slug])
