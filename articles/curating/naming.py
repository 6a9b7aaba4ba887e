"""New names: renaming an actor or theme, and giving it a further name."""

from dataclasses import dataclass
from typing import Any

from articles.curating.namesakes import SHARED, namesakes
from articles.curating.operations import (
    Operation,
    address,
    check_slug,
    clean_name,
    find,
    free_address,
    lead_on,
    refuse_ill_written,
)
from articles.curating.plans import Plan
from articles.curating.rows import CuratingError, RowChange, change, delete, make
from articles.models import ActorName, NameCandidate
from articles.tagging.capitals import name_key
from articles.theme_terms import TermError, parse_term
from articles.vocabulary import LANGUAGES, CurationKind, NameUse


@dataclass(frozen=True)
class Rename(Operation):
    """Another slug, another name, or both; blank leaves the one there is.

    The old address leads to the new one. With `keeps_name`, an actor keeps its old name as a further one.
    """

    new_slug: str = ""
    new_name: str = ""
    keeps_name: bool = True

    def plan(self) -> Plan:
        """Return what would change."""
        row = find(self.subject, self.slug)
        slug = self.new_slug.strip() or row.slug
        # The form sends the name along: one that is there already is not looked at anew.
        name = clean_name(self.subject, "" if self.new_name == row.name else self.new_name) or row.name
        if (slug, name) == (row.slug, row.name):
            raise CuratingError("Nothing would change. Give another slug or another name.")
        rows = change(row, slug=slug, name=name)
        counts: dict[str, int] = {}
        if slug != row.slug:
            check_slug(self.subject, slug)
            rows += free_address(self.subject, slug, row)
            rows += lead_on(self.subject, address(self.subject, row.slug), row)
            counts["addresses that lead on"] = 1
        if name != row.name and self.keeps_name and self.subject == "actor":
            kept = _further_name(row, row.name)
            rows += kept
            counts["further names"] = len(kept)
        others = namesakes(self.subject, [name], besides=row.pk) if name != row.name else {}
        counts |= {SHARED: len(others)}
        filed_under = getattr(row, "filed_under", "")
        stays = f"Lists from A to Z have it under “{filed_under}” as before. Its form can say otherwise."
        return Plan(
            CurationKind.RENAME,
            self.subject,
            f"{row.name} ({row.slug}) to {name} ({slug})",
            tuple(rows),
            counts=counts | {"articles that keep the tag": row.article_tags.count()},
            notes=(stays,) if filed_under and name != row.name else (),
            namesakes=others,
        )


@dataclass(frozen=True)
class Alias(Operation):
    """A further name for an actor; for a theme, which has none, a term that suggests it."""

    name: str = ""
    language: str = "en"
    use: str = NameUse.NAME.value

    def plan(self) -> Plan:
        """Return what would change."""
        row = find(self.subject, self.slug)
        name = " ".join(self.name.split())
        if not name:
            raise CuratingError("Give the further name.")
        rows = self._term(row, name) if self.subject == "theme" else self._name(row, clean_name("actor", name))
        what = "term" if self.subject == "theme" else "further name"
        others = namesakes(self.subject, [name], besides=row.pk)
        return Plan(
            CurationKind.ALIAS,
            self.subject,
            f"{row.name} the {what} {name}",
            tuple(rows),
            counts={f"{what}s": 1, SHARED: len(others)},
            notes=("Texts that are in the archive already are read again by retagging.",),
            namesakes=others,
        )

    def _name(self, row: Any, name: str) -> list[RowChange]:
        if self.language not in LANGUAGES:
            raise CuratingError(f"“{self.language}” is no language of the archive. Write its code, such as en.")
        if self.use not in NameUse.values:
            raise CuratingError(f"“{self.use}” is no use of a name. The uses are {', '.join(NameUse.values)}.")
        if self.use == NameUse.NAME and name == row.name:
            raise CuratingError(f"{row.name} is its name already.")
        if row.names.filter(name=name, language=self.language, use=self.use).exists():
            raise CuratingError(f"{row.name} has this name already.")
        made = make(ActorName, actor_id=row.pk, name=name, language=self.language, use=self.use)
        # It is no longer a name in no list, and is one again when this is undone.
        return [made, *map(delete, NameCandidate.objects.filter(key=name_key(name)))]

    def _term(self, row: Any, term: str) -> list[RowChange]:
        refuse_ill_written("term", term)
        try:
            parse_term(term)
        except TermError as error:
            raise CuratingError(str(error)) from None
        if term in row.terms:
            raise CuratingError(f"{row.name} has this term already.")
        return change(row, terms=[*row.terms, term])


def _further_name(row: Any, name: str) -> list[RowChange]:
    """Return the making of a further name, unless the actor has it, in whatever language."""
    if row.names.filter(name=name).exclude(use=NameUse.ADJECTIVE).exists():
        return []
    return [make(ActorName, actor_id=row.pk, name=name, language="en", use=NameUse.NAME)]
