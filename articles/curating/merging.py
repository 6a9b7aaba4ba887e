"""Merging: what was kept under several names is one actor or theme from now on."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from articles.curating.doubts import doubts_about_actors, doubts_about_identifiers, doubts_about_themes
from articles.curating.operations import Operation, address, find, lead_on
from articles.curating.plans import Plan
from articles.curating.rows import CuratingError, RowChange, change, delete, make
from articles.curating.tags import TagMove, plan_moves
from articles.models import Actor, ActorName, ActorRole, FormerAddress
from articles.vocabulary import CurationKind, NameUse, TagBy

_MOST_NAMED = 20
"""Names or terms that a preview says go over; of more it says how many."""


@dataclass(frozen=True)
class Merge(Operation):
    """The actors or themes of `others` become part of the one that stays, and their addresses lead to it."""

    others: tuple[str, ...] = ()

    def slugs(self) -> list[str]:
        """Return the slugs of all."""
        return [self.slug, *self.others]

    def plan(self) -> Plan:
        """Return what would change."""
        target = find(self.subject, self.slug)
        sources = [find(self.subject, slug) for slug in dict.fromkeys(self.others)]
        if not sources:
            raise CuratingError(f"Say what is to be merged into {target.name}.")
        if target in sources:
            raise CuratingError(f"{target.name} cannot be merged into itself. Name another.")
        _refuse_from_above(self.subject, sources, target)
        joining: _Joining = _JoiningActors(target, sources) if self.subject == "actor" else _Joining(target, sources)
        joining.read()
        moves = plan_moves(self.subject, [source.pk for source in sources], target.pk)
        counts = Counter(_count_tags(moves)) + joining.counts
        return Plan(
            CurationKind.MERGE,
            self.subject,
            f"{', '.join(f'{each.name} ({each.slug})' for each in sources)} into {target.name} ({target.slug})",
            tuple(joining.rows),
            tuple(moves),
            counts,
            (*joining.notes, *_named(self.subject, joining.gained)),
            tuple(joining.warnings),
        )


def _refuse_from_above(subject: str, sources: list[Any], target: Any) -> None:
    """Raise CuratingError when the one that stays stands under one that goes: its own tree would become a circle."""
    field = "part_of" if subject == "actor" else "parent"
    seen, above = {target.pk}, getattr(target, field)
    while above is not None and above.pk not in seen:
        if above in sources:
            raise CuratingError(
                f"{target.name} stands under {above.name}, so merging would make a circle."
                f" Merge {target.name} into {above.name} instead, or move it first."
            )
        seen.add(above.pk)
        above = getattr(above, field)


def _named(subject: str, gained: list[str]) -> list[str]:
    """Return the sentence that says which names or terms go over; none for none."""
    if not gained:
        return []
    words = "Terms" if subject == "theme" else "Further names"
    # An actor may have one name in several languages.
    different = list(dict.fromkeys(gained))
    more = f" and {len(different) - _MOST_NAMED:,} more" if len(different) > _MOST_NAMED else ""
    return [f"{words} that go over: {', '.join(different[:_MOST_NAMED])}{more}."]


def _count_tags(moves: list[TagMove]) -> dict[str, int]:
    """Return how many articles move, in words."""
    counts = {"articles that move": sum(len(move.moved) for move in moves)}
    for joined in (each for move in moves for each in move.joined):
        counts["articles that have both"] = counts.get("articles that have both", 0) + len(joined.articles)
        if joined.by == joined.target_by:
            continue
        is_refused = joined.by == TagBy.REFUSED
        words = "refused by an editor and no longer shown" if is_refused else "taken over from what is merged"
        words = f"of these, {words}"
        counts[words] = counts.get(words, 0) + len(joined.articles)
    return counts


class _Joining:
    """The rows that change when themes are joined, and what is common to actors."""

    subject, above, below = "theme", "parent", "children"

    def __init__(self, target: Any, sources: list[Any]) -> None:
        self.target, self.sources = target, sources
        self.rows: list[RowChange] = []
        self.counts: Counter[str] = Counter()
        self.notes: list[str] = []
        self.warnings: list[str] = []
        self.gained: list[str] = []
        """Names or terms that the one that stays has not yet."""
        self._new: dict[str, Any] = {}
        """Columns of the one that stays, as they will be."""

    def read(self) -> None:
        """Read what changes."""
        for source in self.sources:
            self._take_over(source)
            self.rows += lead_on(self.subject, address(self.subject, source.slug), self.target)
            formers = FormerAddress.objects.filter(**{self.subject: source})
            for former in formers:
                self.rows += change(former, **{f"{self.subject}_id": self.target.pk})
            self.counts["addresses that lead on"] += 1 + len(formers)
            self.rows.append(delete(source))
        self.rows += change(self.target, **self._new)

    def _now(self, name: str) -> Any:
        return self._new.get(name, getattr(self.target, name))

    def _take_over(self, source: Any) -> None:
        if source.description and not self._now("description"):
            self._new["description"] = source.description
        identifiers = self._now("identifiers")
        self._new["identifiers"] = {**source.identifiers, **identifiers}
        self.warnings += doubts_about_identifiers(source, self.target, identifiers)
        going = [each.pk for each in self.sources]
        for below in getattr(source, self.below).exclude(pk__in=[self.target.pk, *going]):
            self.rows += change(below, **{f"{self.above}_id": self.target.pk})
            self.counts[f"{self.subject}s below"] += 1
        self._take_over_own(source)

    def _take_over_own(self, source: Any) -> None:
        self.warnings += doubts_about_themes(source, self.target)
        terms = self._now("terms")
        new = [term for term in source.terms if term not in terms]
        self._new["terms"] = [*terms, *new]
        self.counts["terms"] += len(new)
        self.gained += new
        self.notes.append(f"The name {source.name} suggests nothing by itself. Add it as a term if it should.")


class _JoiningActors(_Joining):
    """The rows that change when actors are joined."""

    subject, above, below = "actor", "part_of", "parts"

    def __init__(self, target: Any, sources: list[Any]) -> None:
        super().__init__(target, sources)
        self._names = {(name.name, name.language, name.use) for name in target.names.all()}
        self._roles = {_role(role, self._now_id) for role in target.roles.all()}

    def _now_id(self, id: int | None) -> int | None:
        return self.target.pk if id in {each.pk for each in self.sources} else id

    def _take_over_own(self, source: Any) -> None:
        self.warnings += doubts_about_actors(source, self.target)
        going = {self.target.pk, *(each.pk for each in self.sources)}
        if self._now("part_of_id") is None and source.part_of_id not in (None, *going):
            self._new["part_of_id"] = source.part_of_id
        self._take_over_names(source)
        for role in source.roles.all():
            key = _role(role, self._now_id)
            of = self._now_id(role.of_id)
            self.rows += [delete(role)] if key in self._roles else change(role, actor_id=self.target.pk, of_id=of)
            self._roles.add(key)
            self.counts["roles"] += 1
        for office in ActorRole.objects.filter(of=source).exclude(actor__in=self.sources):
            self.rows += change(office, of_id=self.target.pk)
            self.counts["offices of others"] += 1

    def _take_over_names(self, source: Actor) -> None:
        for name in source.names.all():
            key = (name.name, name.language, name.use)
            is_known = key in self._names or (name.use == NameUse.NAME and name.name == self.target.name)
            self.rows += [delete(name)] if is_known else change(name, actor_id=self.target.pk)
            self.counts["further names"] += not is_known
            self.gained += [] if is_known else [name.name]
            self._names.add(key)
        written = {name for name, _, use in self._names if use != NameUse.ADJECTIVE}
        if source.name not in (self.target.name, *written):
            key = (source.name, "en", NameUse.NAME.value)
            self._names.add(key)
            self.counts["further names"] += 1
            self.gained.insert(0, source.name)
            self.rows.append(make(ActorName, actor_id=self.target.pk, name=key[0], language=key[1], use=key[2]))


def _role(role: ActorRole, now_id: Any) -> tuple[str, int | None, str, str]:
    return role.title, now_id(role.of_id), role.held_from, role.held_to
