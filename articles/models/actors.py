"""Who takes part: people, states, bodies, armed groups."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from articles.dates import ends_before_it_begins
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS, LooseDateField, SlugField, validate_identifiers
from articles.models.querysets import ActorQuerySet
from articles.vocabulary import LANGUAGES, ActorKind, NameUse


class Actor(models.Model):
    """A person, state, body or group that news items name."""

    slug = SlugField(max_length=MAX_SUBJECT_SLUG_CHARS, unique=True)
    name = models.CharField(max_length=300)
    filed_under = models.CharField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="Where lists from A to Z have a person: Biden, Joe. Blank: as the name itself tells.",
    )
    kind = models.CharField(max_length=32, choices=ActorKind, default=ActorKind.OTHER)
    description = models.TextField(blank=True, default="")
    part_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    identifiers = models.JSONField(
        blank=True, default=dict, help_text="Identifiers in other lists, by scheme: wikidata, iso3166-1-alpha2."
    )

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        indexes = (models.Index(fields=("name",), name="actor_by_name"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(slug=""), name="actor_slug_stated"),
            models.CheckConstraint(condition=~models.Q(name=""), name="actor_name_stated"),
            models.CheckConstraint(condition=models.Q(kind__in=ActorKind.values), name="actor_kind_known"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the actor's page."""
        return reverse("articles:actor", args=[self.slug])

    def clean(self) -> None:
        """Refuse identifiers of another shape."""
        validate_identifiers(self.identifiers)


class ActorName(models.Model):
    """A further name of an actor, in any language or script."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    language = models.CharField(max_length=3, choices=LANGUAGES.items(), default="en")
    use = models.CharField(max_length=16, choices=NameUse, default=NameUse.NAME)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("actor", "name", "language", "use"), name="actor_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="actor_name_text_stated"),
            models.CheckConstraint(condition=models.Q(use__in=NameUse.values), name="actor_name_use_known"),
        )

    def __str__(self) -> str:
        return self.name


class ActorRole(models.Model):
    """An office that an actor held, with its dates as far as they are known."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200)
    of = models.ForeignKey(
        Actor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="offices",
        help_text="The state or body that the office belongs to.",
    )
    held_from = LooseDateField("from")
    held_to = LooseDateField("to", help_text="Blank while the office is held.")

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="actor_role_title_stated"),)

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an office that ends before it begins."""
        if ends_before_it_begins(self.held_from, self.held_to):
            raise ValidationError({"held_to": "The office cannot end before it begins."})
