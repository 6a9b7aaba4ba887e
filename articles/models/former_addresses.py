"""Addresses that used to lead somewhere, and still do."""

from django.db import models

from articles.models.actors import Actor
from articles.models.articles import Article
from articles.models.sources import Source
from articles.models.themes import Theme

_TARGETS = ("article", "actor", "theme", "source")


def _exactly_one_target() -> models.Q:
    either = models.Q()
    for chosen in _TARGETS:
        either |= models.Q(**{f"{name}__isnull": name != chosen for name in _TARGETS})
    return either


class FormerAddressQuerySet(models.QuerySet["FormerAddress"]):
    """Keeping addresses alive."""

    def leading_on(self, path: str) -> str | None:
        """Return where a former address leads now; None for one that never was, or leads to what is not public."""
        former = self.filter(path=path[:500]).select_related(*_TARGETS).first() if "\x00" not in path else None
        target = former.target if former else None
        if isinstance(target, Article) and not target.is_known_to_readers:
            return None
        return target.get_absolute_url() if target is not None else None

    def slugs_of(self, model: type[Actor] | type[Theme]) -> dict[str, int]:
        """Return the former slugs of all actors, or all themes, each with the id of what it leads to now."""
        before, after = model(slug="SLUG").get_absolute_url().split("SLUG")
        name = model._meta.model_name
        rows = self.filter(**{f"{name}__isnull": False}, path__startswith=before).values_list("path", f"{name}_id")
        return {path.removeprefix(before).removesuffix(after): id for path, id in rows}

    def keep(self, path: str, target: Article | Actor | Theme | Source) -> None:
        """Let a path that named the target until now lead to it for ever; its present address needs no entry."""
        self.filter(path=target.get_absolute_url()).delete()
        name = target._meta.model_name
        self.update_or_create(path=path, defaults={other: target if other == name else None for other in _TARGETS})


class FormerAddress(models.Model):
    """A path that redirects to what it once named."""

    path = models.CharField(max_length=500, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="former_addresses")
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="former_addresses")
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, blank=True, related_name="former_addresses")
    source = models.ForeignKey(Source, models.CASCADE, null=True, blank=True, related_name="former_addresses")

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "former addresses"
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(condition=_exactly_one_target(), name="former_address_leads_to_one"),
            models.CheckConstraint(condition=models.Q(path__startswith="/"), name="former_address_is_a_path"),
        )

    def __str__(self) -> str:
        return self.path

    @property
    def target(self) -> Article | Actor | Theme | Source | None:
        """What the address leads to now."""
        return self.article or self.actor or self.theme or self.source
