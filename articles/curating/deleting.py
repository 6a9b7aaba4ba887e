"""Deleting: an actor or theme that should not be there goes with its tags, and an undo brings all of it back."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from articles.curating.operations import Operation, find
from articles.curating.plans import Plan
from articles.curating.rows import CuratingError, RowChange, change, delete
from articles.curating.tags import plan_moves
from articles.models import TAG_MODELS, ActorRole, FormerAddress
from articles.vocabulary import CurationKind, TagBy


@dataclass(frozen=True)
class Delete(Operation):
    """An actor or theme goes, with its names, offices and tags; its addresses lead nowhere any more."""

    def plan(self) -> Plan:
        """Return what would change."""
        row = find(self.subject, self.slug)
        counts = Counter(count_uses(self.subject, row.pk))
        rows = [delete(row)]
        if self.subject == "theme":
            _refuse_with_themes_below(row)
        else:
            rows += _of_actor(row, counts)
        formers = FormerAddress.objects.filter(**{self.subject: row})
        rows += [delete(former) for former in formers]
        counts["addresses that lead nowhere"] = 1 + len(formers)
        return Plan(
            CurationKind.DELETE,
            self.subject,
            f"{row.name} ({row.slug})",
            tuple(rows),
            tuple(plan_moves(self.subject, [row.pk], None)),
            counts,
        )


def count_uses(subject: str, id: int) -> dict[str, int]:
    """Return how many articles would lose an actor or theme, in words; two queries."""
    tags = TAG_MODELS[subject]._base_manager.filter(**{subject: id}).order_by()
    return {
        "articles that lose it": tags.exclude(by=TagBy.REFUSED).count(),
        "articles whose refusal of it is forgotten": tags.filter(by=TagBy.REFUSED).count(),
    }


def _refuse_with_themes_below(row: Any) -> None:
    """Raise CuratingError for a theme with others below it: they would stand nowhere."""
    below = row.children.count()
    if below:
        stand = "theme stands" if below == 1 else "themes stand"
        raise CuratingError(f"{below:,} {stand} under {row.name}. Move them first, or merge it into another.")


def _of_actor(row: Any, counts: Counter[str]) -> list[RowChange]:
    """Return what goes with an actor, or stands alone without it; add how much of each there is to the counts."""
    names, roles = list(row.names.all()), list(row.roles.all())
    offices, parts = list(ActorRole.objects.filter(of=row).exclude(actor=row)), list(row.parts.all())
    counts |= {
        "further names": len(names),
        "roles": len(roles),
        "offices of others that no longer say where": len(offices),
        "actors below that stand alone": len(parts),
    }
    rows = [delete(each) for each in (*names, *roles)]
    for office in offices:
        rows += change(office, of_id=None)
    for part in parts:
        rows += change(part, part_of_id=None)
    return rows
