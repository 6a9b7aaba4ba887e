"""Long runs over tags: what each transaction of one has changed is kept, and put back one transaction at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.curating.entries import counted, pack, refuse_moved_since, summary_of, unpack
from articles.curating.rows import SUBJECTS, CuratingError
from articles.importing.rows import insert_rows
from articles.models import TAG_MODELS, Article, Curation, CurationStep, OpenNames
from articles.vocabulary import CurationKind

IN_STEPS = (CurationKind.RETAG, CurationKind.REVIEW)
"""What keeps steps. Everything else is undone whole, by what its own entry keeps."""

CHANGED_SINCE = "tags changed since, which stay as they are now"

KEPT_RUNS = 50
"""Finished runs that can be undone, the newest: a step takes some kilobytes, and nothing else clears them away."""

NO_LONGER_KEPT = "steps that are no longer kept"

Changed = dict[tuple[str, str, str], list[tuple[int, int, int]]]
"""Subject, and who said so before and after, blank where there was or is no tag → the tags: id of the row that was
there before, else 0, article, and actor or theme."""


def hold(curation: Curation) -> None:
    """Keep others from going on with a run, and from undoing it, until the transaction ends.

    CuratingError when it is being undone.
    """
    # The lock lets no undo begin between the question and its answer.
    list(Curation.objects.select_for_update().filter(pk=curation.pk).values_list("pk"))
    if Curation.objects.filter(undoes=curation).exists():
        raise CuratingError("This run is being undone. Do it again once that is done.")


def keep_step(curation: Curation, changed: Changed) -> None:
    """Keep what a transaction that holds the run has changed; nothing for nothing.

    Of decisions, also which of the articles left names open until now.
    """
    tags = [[*key, some] for key, some in changed.items() if some]
    if tags:
        left_open: list[int] = []
        if curation.kind == CurationKind.REVIEW:
            articles = {article for some in changed.values() for _, article, _ in some}
            left_open = sorted(OpenNames.objects.filter(article__in=articles).values_list("pk", flat=True))
        CurationStep.objects.create(curation=curation, memory=pack({"tags": tags, "left_open": left_open}))


def drop_old_steps() -> None:
    """Drop what finished runs have kept, all but the newest `KEPT_RUNS`, and note it in their entries.

    A run that was cut short, or is undone in part, keeps its steps until it is finished with.
    """
    steps = CurationStep.objects.filter(curation=OuterRef("pk"))
    finished = Curation.objects.filter(Exists(steps), kind__in=IN_STEPS, asked="", undone_by=None).order_by("-pk")
    for id in finished.values_list("pk", flat=True)[KEPT_RUNS:]:
        with transaction.atomic():
            run = Curation.objects.select_for_update().get(pk=id)
            # An undo may have begun since the question.
            if not Curation.objects.filter(undoes=run).exists():
                run.counts = [*run.counts, [NO_LONGER_KEPT, run.steps.count()]]
                run.save(update_fields=["counts"])
                run.steps.all().delete()


def is_too_old(curation: Curation) -> bool:
    """Tell whether a run can no longer be undone because so many newer ones can."""
    return any(words == NO_LONGER_KEPT for words, _ in curation.counts)


def has_steps(curation: Curation) -> bool:
    """Tell whether anything is left to be put back. No query for an entry that was read for the log."""
    known: bool | None = getattr(curation, "has_steps", None)
    return curation.steps.exists() if known is None else known


def undo_steps(
    curation: Curation,
    *,
    by: Any = None,
    most: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Curation:
    """Put back the tags that a run has changed, its last step first; return the entry in the log.

    Each step is a transaction of its own. After `most` steps, or when it is cut short, the rest is left, and the
    same goes on from there. Tags that are no longer as the run left them stay as they are, and are counted.
    CuratingError, in words, at the first step whose actors or themes were merged or split since; those before it
    stay undone.
    """
    left = curation.steps.count()
    total = left if most is None else min(left, most)
    undoing: Curation | None = None
    for number in range(total):
        with transaction.atomic():
            # Whoever undoes the same at this moment, or still runs it, waits here.
            curation = Curation.objects.select_for_update().get(pk=curation.pk)
            step = curation.steps.first()
            if step is None:
                break
            changed, left_open = _recalled(step)
            touched = _touched(changed)
            _lock_tagged(touched)
            refuse_moved_since(curation, touched)
            undoing = _entry(curation, by)
            counts = dict(undoing.counts)
            for words, count in _take_back(changed).items():
                counts[words] = counts.get(words, 0) + count
            # The texts are as they were; what has been settled since is told when they are next shown for review.
            OpenNames.objects.bring_in_line((), left_open)
            undoing.counts = counted(counts)
            undoing.save(update_fields=["counts"])
            step.delete()
        on_progress(number + 1, total)
    if undoing is None:
        raise CuratingError("Nothing is left to undo.")
    return undoing


def go_on(curation: Curation, by: Any) -> None:
    """Note who goes on with a run that was cut short, beside who began it."""
    if curation.by == by:
        return
    before = curation.by.get_username() if curation.by else "a command"
    word = "then" if "; begun by " in curation.summary else "begun"
    curation.summary = summary_of(f"{curation.summary}; {word} by {before}")
    curation.by = by


def _entry(curation: Curation, by: Any) -> Curation:
    """Return the entry of an undo: that of one which was cut short, or a new one."""
    undoing = Curation.objects.filter(undoes=curation).first()
    if undoing is not None:
        go_on(undoing, by)
        undoing.save(update_fields=["summary", "by"])
        return undoing
    # From now on a run that was cut short is not continued.
    curation.asked = ""
    curation.save(update_fields=["asked"])
    summary = summary_of(f"Undid: {curation.summary}")
    return Curation.objects.create(
        kind=CurationKind.UNDO, subject=curation.subject, summary=summary, by=by, undoes=curation
    )


def _touched(changed: Changed) -> dict[str, set[int]]:
    """Return the actors and themes whose tags a step has changed, by subject."""
    touched: dict[str, set[int]] = {subject: set() for subject in SUBJECTS}
    for (subject, _, _), tags in changed.items():
        touched[subject].update(value for _, _, value in tags)
    return touched


def _lock_tagged(touched: dict[str, set[int]]) -> None:
    """Let no merge, split or deletion of these begin until the transaction ends: it takes the same rows."""
    for subject, ids in touched.items():
        rows = SUBJECTS[subject].objects.select_for_update(no_key=True).filter(pk__in=ids)
        list(rows.order_by("pk").values_list("pk"))


def _recalled(step: CurationStep) -> tuple[Changed, list[int]]:
    """Return what a step has changed, and the articles that had names left open before it."""
    kept = unpack(step.memory)
    if isinstance(kept, list):  # As entries were kept when they held nothing but tags.
        kept = {"tags": kept, "left_open": []}
    changed = {
        (subject, before, after): [(row, article, value) for row, article, value in tags]
        for subject, before, after, tags in kept["tags"]
    }
    return changed, kept["left_open"]


def _take_back(changed: Changed) -> Counter[str]:
    """Put tags back as they were before a step; return counts, in words."""
    counts: Counter[str] = Counter()
    for subject, model in TAG_MODELS.items():
        own = {key: tags for key, tags in changed.items() if key[0] == subject}
        column = f"{subject}_id"
        articles, values = ({tag[at] for tags in own.values() for tag in tags} for at in (1, 2))
        rows = model._base_manager.filter(**{"article_id__in": articles, f"{column}__in": values}).order_by()
        held = {(article, value): (row, by) for row, article, value, by in rows.values_list(*_columns(column))}
        for (_, before, after), tags in own.items():
            if after:
                mine = [held[a, v][0] for _, a, v in tags if held.get((a, v), (0, ""))[1] == after]
                done = _change_back(model._base_manager.filter(pk__in=mine, by=after), before)
                counts["decisions taken back" if before else "suggestions taken away again"] += done
            else:
                gone = _that_can_be(subject, [tag for tag in tags if tag[1:] not in held])
                made = [(row, article, value, before) for row, article, value in gone]
                # An editor who tags the same article at this moment has the last word.
                insert_rows(model, ("id", "article_id", column, "by"), made, ignores_conflicts=True)
                done = len(made)
                counts["suggestions that are there again"] += done
            counts[CHANGED_SINCE] += len(tags) - done
    return counts


def _columns(column: str) -> Iterable[str]:
    return ("pk", "article_id", column, "by")


def _change_back(rows: Any, before: str) -> int:
    return rows.update(by=before) if before else rows.delete()[0]


def _that_can_be(subject: str, tags: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the tags whose article and whose actor or theme are still there."""
    articles, values = ({tag[at] for tag in tags} for at in (1, 2))
    here = set(Article.objects.filter(pk__in=articles).values_list("pk", flat=True))
    known = set(SUBJECTS[subject].objects.filter(pk__in=values).values_list("pk", flat=True))
    return (tag for tag in tags if tag[1] in here and tag[2] in known)
