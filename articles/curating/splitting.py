"""Splitting: some of the articles of one actor or theme go to another, made for them or there already."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from articles.curating.namesakes import SHARED, namesakes
from articles.curating.operations import Operation, check_slug, clean_name, find, free_address
from articles.curating.plans import Plan
from articles.curating.rows import SUBJECTS, CuratingError, RowChange, make
from articles.curating.tags import TagMove, plan_moves
from articles.models import TAG_MODELS
from articles.vocabulary import CurationKind, TagBy


@dataclass(frozen=True)
class Part:
    """Where some articles go: a slug, with a name where it is to be made; `articles` are their ids."""

    slug: str
    name: str
    articles: BitMap


@dataclass(frozen=True)
class Split(Operation):
    """Articles go from one to the parts; an article that several parts ask for goes to the first of them.

    What is made is of the same kind and stands at the same place. Editors' refusals stay where they are.
    """

    parts: tuple[Part, ...] = ()

    def slugs(self) -> list[str]:
        """Return the slugs of all."""
        return [self.slug, *(part.slug for part in self.parts)]

    def plan(self) -> Plan:
        """Return what would change."""
        row = find(self.subject, self.slug)
        if not self.parts:
            raise CuratingError(f"Say into what {row.name} is to be split.")
        if len({part.slug for part in self.parts}) < len(self.parts):
            raise CuratingError("Two parts have the same slug. Give each its own.")
        rows: list[RowChange] = []
        moves: list[TagMove] = []
        counts: Counter[str] = Counter()
        names: list[str] = []
        taken = BitMap()
        for part in self.parts:
            into, name, made = self._into(part, row)
            (move,) = plan_moves(self.subject, [row.pk], into, only=part.articles - taken, takes_refused=False)
            both = sum(len(each.articles) for each in move.joined)
            if not move.moved and not both:
                raise CuratingError(f"None of the articles chosen for {name} is tagged {row.name}.")
            taken |= part.articles
            rows += made
            moves.append(move)
            names.append(f"{name} ({part.slug})")
            # Several parts may be called alike.
            counts[f"articles that move to {name}"] += len(move.moved)
            if both:
                counts[f"articles that have {name} already"] += both
        going = sum(len(m.moved) + sum(len(j.articles) for j in m.joined) for m in moves)
        tags = TAG_MODELS[self.subject]._base_manager.filter(**{self.subject: row})
        counts["articles that stay"] = tags.exclude(by=TagBy.REFUSED).count() - going
        # A part may well be called as what it is split from, which is another's name from now on.
        others = namesakes(self.subject, [str(each.after["name"]) for each in rows if each.after])
        counts[SHARED] = len(others)
        return Plan(
            CurationKind.SPLIT,
            self.subject,
            f"{', '.join(names)} from {row.name} ({row.slug})",
            tuple(rows),
            tuple(moves),
            counts,
            tuple(self._notes(row, rows, moves)),
            namesakes=others,
        )

    def _notes(self, row: Any, rows: list[RowChange], moves: list[TagMove]) -> Iterator[str]:
        """Yield what stays with what is split, and what a retagging may give back to it."""
        if rows and self.subject == "actor":
            yield f"Names and roles stay with {row.name}: move them by hand."
        suggested = _suggested(self.subject, row) & BitMap.union(BitMap(), *(move.moved for move in moves))
        if suggested:
            yield (
                f"Suggestions among the tags that move: {len(suggested):,}. Retagging takes those away again that the"
                f" texts give no reason for, and may suggest {row.name} instead: accept them in the queue to keep them."
            )

    def _into(self, part: Part, row: Any) -> tuple[int | str, str, list[RowChange]]:
        """Return where the articles of a part go, its name, and what makes it."""
        model = SUBJECTS[self.subject]
        known = model.objects.filter(slug=part.slug).first() if part.slug.isascii() else None
        if known == row:
            raise CuratingError(f"{row.name} cannot be split into itself. Give a slug of its own.")
        if known is not None:
            return known.pk, known.name, []
        check_slug(self.subject, part.slug)
        freed = free_address(self.subject, part.slug, row)
        name = clean_name(self.subject, part.name)
        if not name:
            raise CuratingError(f"“{part.slug}” is not in the archive yet: give its name too.")
        same = (
            {"kind": row.kind, "part_of_id": row.part_of_id}
            if self.subject == "actor"
            else {"parent_id": row.parent_id}
        )
        return part.slug, name, [*freed, make(model, slug=part.slug, name=name, **same)]


def _suggested(subject: str, row: Any) -> BitMap:
    """Return the articles that have an actor or theme suggested; one query."""
    tags = TAG_MODELS[subject]._base_manager.filter(**{subject: row}, by=TagBy.SUGGESTED).order_by()
    return BitMap(tags.values_list("article_id", flat=True))
