"""Carrying out and undoing, each with a line in the log."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from django.db import transaction

from articles.curating.entries import counted, refuse_moved_since, summary_of, what_took
from articles.curating.operations import Operation, address
from articles.curating.plans import Plan, recall
from articles.curating.rows import (
    SUBJECTS,
    CuratingError,
    RowChange,
    check_subjects_free,
    check_unchanged,
    delete_made_subjects,
    delete_subjects,
    take_back_rows,
    write_rows,
)
from articles.curating.statuses import OF_STATUS, undo_statuses
from articles.curating.steps import CHANGED_SINCE, IN_STEPS, KEPT_RUNS, has_steps, is_too_old, undo_steps
from articles.curating.tags import carry_over, take_back
from articles.models import Curation, FormerAddress
from articles.vocabulary import CurationKind


class State(Enum):
    """Whether what an entry of the log did still stands, and can be undone."""

    CAN_BE_UNDONE = auto()
    UNFINISHED = auto()
    UNDONE_IN_PART = auto()
    UNDONE = auto()
    TOO_OLD = auto()
    STANDS = auto()


class PlanChangedError(CuratingError):
    """Somebody has changed something since the preview; `plan` is what would be done now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("The archive has changed since this preview was made. Look at what would move now.")
        self.plan = plan


def carry_out(operation: Operation, *, by: Any = None, expected: str = "") -> Curation:
    """Do it, in one transaction, and return the entry in the log. Nothing is done when an error is raised.

    `expected` is the digest of the plan that somebody has seen: PlanChangedError when the plan is another now.
    """
    with transaction.atomic():
        _lock(operation.subject, slug__in=operation.slugs())
        plan = operation.plan()
        if expected and plan.digest != expected:
            raise PlanChangedError(plan)
        done = plan.written(write_rows(plan.rows))
        for move in done.tags:
            carry_over(move)
        delete_subjects(done.rows)
        return Curation.objects.create(
            kind=done.kind,
            subject=done.subject,
            summary=summary_of(done.summary),
            counts=counted(done.counts),
            by=by,
            touched=done.touched,
            memory=done.memory(),
        )


def undo(
    curation: Curation,
    *,
    by: Any = None,
    most_steps: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Curation:
    """Put back what an entry of the log has changed, and return the entry of the undo.

    A run over tags is undone step by step, each a transaction, at most so many of them, and the rest when it is asked
    for again; everything else is undone whole, in one transaction. CuratingError, in words, when something has changed
    since that cannot be put back; only the steps undone before it stay undone.
    """
    if curation.kind in IN_STEPS:
        _check_can_be_undone(curation)
        return undo_steps(curation, by=by, most=most_steps, on_progress=on_progress)
    with transaction.atomic():
        curation = Curation.objects.select_for_update().get(pk=curation.pk)
        _check_can_be_undone(curation)
        counts = undo_statuses(curation) if curation.kind in OF_STATUS else _undo_rows(curation)
        return Curation.objects.create(
            kind=CurationKind.UNDO,
            subject=curation.subject,
            summary=summary_of(f"Undid: {curation.summary}"),
            counts=counted(counts),
            by=by,
            undoes=curation,
            touched=curation.touched,
        )


def _undo_rows(curation: Curation) -> dict[str, int]:
    """Put back the rows and tags that an operation has changed; return counts, in words."""
    rows, moves = recall(curation.memory)
    ids = {row.id for row in rows if row.is_subject} | set(curation.touched)
    _lock(curation.subject, pk__in=ids)
    # Asked for again: somebody may have moved them while the lock was waited for.
    refuse_moved_since(curation, {curation.subject: curation.touched})
    _refuse_taken(curation.subject, rows)
    take_back_rows(rows)
    changed = sum(take_back(move) for move in reversed(moves))
    led_on = _lead_back(rows, {move.into: move.source for move in moves})
    delete_made_subjects(rows)
    again = "that have it again" if curation.kind == CurationKind.DELETE else "that have both again"
    return {
        "articles that move back": sum(len(move.moved) for move in moves),
        f"articles {again}": sum(len(each.articles) for move in moves for each in move.joined),
        "addresses that lead on": led_on,
        CHANGED_SINCE: changed,
    }


def _lead_back(rows: list[RowChange], split_from: dict[Any, int]) -> int:
    """Let the addresses that pages had between an operation and its undo lead on to what is there again; return how
    many. Those of what a split made lead to what it was split from."""
    count = 0
    for each in rows:
        slug = (each.after or {}).get("slug")
        if not each.is_subject or slug is None:
            continue
        target = SUBJECTS[each.table].objects.get(pk=each.id if each.before is not None else split_from[each.id])
        if target.pk != each.id:
            count += FormerAddress.objects.filter(**{each.table: each.id}).update(**{each.table: target})
        FormerAddress.objects.keep(address(each.table, slug), target)
        count += 1
    return count


def subjects_of(curation: Curation) -> list[Any]:
    """Return the actors or themes that an operation was about, as far as they are there; by name, two queries."""
    rows, _ = recall(curation.memory)
    of = f"{curation.subject}_id"
    owners = {(row.after or row.before or {}).get(of) for row in rows}
    ids = curation.touched or [row.id for row in rows if row.is_subject] or owners
    return list(SUBJECTS[curation.subject].objects.filter(pk__in=[id for id in ids if id]).order_by("name", "pk"))


def state_of(curation: Curation) -> State:
    """Return whether an entry still stands. No query for one that was read for the log."""
    if curation.asked:
        return State.UNFINISHED
    is_undone = hasattr(curation, "undone_by")
    if curation.kind in IN_STEPS and has_steps(curation):
        return State.UNDONE_IN_PART if is_undone else State.CAN_BE_UNDONE
    if is_undone:
        return State.UNDONE
    if curation.kind not in IN_STEPS and curation.kind != CurationKind.UNDO:
        return State.CAN_BE_UNDONE
    return State.TOO_OLD if is_too_old(curation) else State.STANDS


def can_be_undone(curation: Curation) -> bool:
    """Tell whether an entry of the log can be undone and has not been, or not whole."""
    state = state_of(curation)
    return state in (State.CAN_BE_UNDONE, State.UNDONE_IN_PART) or (state == State.UNFINISHED and has_steps(curation))


def check_undo(curation: Curation) -> None:
    """Raise CuratingError, in words, when an entry cannot be undone, as far as it can be told before; some queries.

    Of a run over tags, its actors and themes are only looked at step by step.
    """
    _check_can_be_undone(curation)
    if curation.kind not in IN_STEPS and curation.kind not in OF_STATUS:
        rows, _ = recall(curation.memory)
        _refuse_taken(curation.subject, rows)
        check_unchanged(rows)
        check_subjects_free(rows)


def _check_can_be_undone(curation: Curation) -> None:
    state = state_of(curation)
    if can_be_undone(curation):
        refuse_moved_since(curation, {curation.subject: curation.touched})
        return
    if state == State.UNDONE:
        raise CuratingError(f"That was undone already, on {curation.undone_by.done_at:%Y-%m-%d}.")
    if curation.kind == CurationKind.UNDO:
        raise CuratingError("This is an undoing itself. Do again what it undid.")
    if state == State.TOO_OLD:
        raise CuratingError(f"This is too old to be undone: only the newest {KEPT_RUNS} runs can be.")
    raise CuratingError("This cannot be undone: it changed no tag, or what it changed was not kept.")


def _refuse_taken(subject: str, rows: list[RowChange]) -> None:
    """Raise CuratingError, naming the entry, when a later one took away an actor or theme that an operation changed."""
    ids = {row.id for row in rows if row.is_subject and row.after is not None and row.id is not None}
    there = set(SUBJECTS[subject].objects.filter(pk__in=ids).values_list("pk", flat=True))
    for id in sorted(ids - there):
        entry = what_took(subject, id)
        if entry is not None:
            said = f"What this changed was taken away by entry {entry.pk}: {entry.summary}."
            raise CuratingError(f"{said} Undo that first.")


def _lock(subject: str, **which: Any) -> None:
    """Keep others from tagging with these rows, or changing them, until the transaction ends."""
    list(SUBJECTS[subject].objects.select_for_update().filter(**which).order_by("pk").values_list("pk"))
