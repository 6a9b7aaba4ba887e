"""Column types that several nouns share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from articles.dates import Moment

MAX_SUBJECT_SLUG_CHARS = 120
"""Slugs of actors, themes and sources come from other people's lists too, and some of those are long."""

validate_slug = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    "Use lower-case letters a–z, digits and single hyphens.",
)


def validate_loose_date(text: str) -> None:
    """Raise ValidationError unless the text is a date of any precision."""
    try:
        Moment.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def validate_identifiers(value: object) -> None:
    """Raise ValidationError unless the value maps schemes to codes."""
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return
    raise ValidationError({"identifiers": 'Write schemes and codes: {"wikidata": "Q142"}.'})


class SlugField(models.CharField):
    """The part of an address that names one row: lower-case ASCII words joined by hyphens."""

    def __init__(self, verbose_name: str | None = None, **options: Any) -> None:
        options.setdefault("max_length", 80)
        options.setdefault("validators", [validate_slug])
        super().__init__(verbose_name, **options)


class LooseDateField(models.CharField):
    """A date kept as it is known: `2024`, `2024-02`, `2024-02-29` or a time in UTC; blank when unknown."""

    def __init__(self, verbose_name: str | None = None, **options: Any) -> None:
        options.setdefault("max_length", 32)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault("validators", [validate_loose_date])
        super().__init__(verbose_name, **options)


class WebAddressField(models.URLField):
    """A whole web address; typed without a scheme, it is https."""

    def __init__(self, verbose_name: str | None = None, **options: Any) -> None:
        options.setdefault("max_length", 2000)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(verbose_name, **options)

    def formfield(self, **options: Any) -> Any:
        """Return the form field."""
        return super().formfield(**{"assume_scheme": "https", **options})


class DayOf(models.Func):
    """The UTC day of a moment, in SQL that the database's own shell can run."""

    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="substr(%(expressions)s, 1, 10)", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="((%(expressions)s) AT TIME ZONE 'UTC')::date", **context)
