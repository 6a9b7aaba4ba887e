"""What every operation on the vocabulary has in common: whom it is about, and the addresses that lead on."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.curating.plans import Plan
from articles.curating.rows import SUBJECTS, CuratingError, RowChange, change, delete, make
from articles.models import FormerAddress
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS, validate_slug
from articles.written_names import fault_of_name, fault_of_term

_AS_ONE = {"actor": "an actor", "theme": "a theme"}


@dataclass(frozen=True)
class Operation:
    """Something to be done to the actor or theme of a slug; `subject` is "actor" or "theme"."""

    subject: str
    slug: str

    def plan(self) -> Plan:
        """Return what it would change. CuratingError when it cannot be done."""
        raise NotImplementedError

    def slugs(self) -> list[str]:
        """Return the slugs of the rows that nobody else may change meanwhile."""
        return [self.slug]


def find(subject: str, slug: str) -> Any:
    """Return the actor or theme of a slug. CuratingError when there is none."""
    # What no slug can be made of may be what no database can be asked for, such as half a letter of the command line.
    if slug.isascii() and "\x00" not in slug:
        row = SUBJECTS[subject].objects.filter(slug=slug).first()
        if row is not None:
            return row
        former = FormerAddress.objects.filter(path=address(subject, slug)[:500]).select_related(subject).first()
        target = getattr(former, subject, None)
        if target is not None:
            raise CuratingError(f"“{slug}” is a former slug. It leads to “{target.slug}”: name that.")
        for other, model in SUBJECTS.items():
            if other != subject and model.objects.filter(slug=slug).exists():
                said = f"The archive has no {subject} “{slug}”: that is the slug of {_AS_ONE[other]}."
                raise CuratingError(f"{said} Actors and themes stay apart.")
    raise CuratingError(f"The archive has no {subject} “{slug[:80]}”.")


def address(subject: str, slug: str) -> str:
    """Return the address of the page of a slug."""
    return reverse(f"articles:{subject}", args=["SLUG"]).replace("SLUG", slug.replace("\x00", ""))


def check_slug(subject: str, slug: str) -> None:
    """Raise CuratingError for what is no slug, or is that of another."""
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise CuratingError(f"“{slug[:80]}” is no slug. {error.messages[0]}") from None
    if len(slug) > MAX_SUBJECT_SLUG_CHARS:
        raise CuratingError(f"The slug has {len(slug)} characters; the most is {MAX_SUBJECT_SLUG_CHARS}.")
    other = SUBJECTS[subject].objects.filter(slug=slug).first()
    if other is not None:
        raise CuratingError(f"The slug “{slug}” is that of {other.name}. Choose another, or merge the two.")


def clean_name(subject: str, name: str) -> str:
    """Return a name without doubled spaces. CuratingError for one that is too long or ill written."""
    name = " ".join(name.split())
    most = SUBJECTS[subject]._meta.get_field("name").max_length
    if len(name) > most:
        raise CuratingError(f"The name has {len(name)} characters; the most is {most}. Shorten it.")
    refuse_ill_written("name", name)
    return name


def refuse_ill_written(what: str, written: str) -> None:
    """Raise CuratingError for a name or term, as said, that nobody should write so."""
    fault = fault_of_name(written) if what == "name" else fault_of_term(written)
    if fault:
        raise CuratingError(f"The {what} {fault}")


def free_address(subject: str, slug: str, owner: Any) -> list[RowChange]:
    """Return what frees the address of a slug that is to be given to `owner`: nothing, or its own former address.

    CuratingError when it leads to something else: addresses are for ever.
    """
    former = FormerAddress.objects.filter(path=address(subject, slug)).select_related(subject).first()
    if former is None:
        return []
    if owner is None or getattr(former, f"{subject}_id") != owner.pk:
        raise CuratingError(f"The slug “{slug}” was given before and leads to “{former.target}”. Choose another.")
    return [delete(former)]


def lead_on(subject: str, path: str, target: Any) -> list[RowChange]:
    """Return what makes a path lead to an actor or theme from now on."""
    where = dict.fromkeys(("article_id", "actor_id", "theme_id", "source_id")) | {f"{subject}_id": target.pk}
    former = FormerAddress.objects.filter(path=path).first()
    return [make(FormerAddress, path=path, **where)] if former is None else change(former, **where)
