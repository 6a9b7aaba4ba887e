"""The status of many articles or replies changed at once: logged, and undone."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.curating.entries import counted, pack, summary_naming, summary_of, unpack
from articles.curating.tags import chunks
from articles.models import Article, Comment, Curation, OncePublic
from articles.vocabulary import CommentStatus, CurationKind, Status

OF_STATUS = {CurationKind.PUBLISH: Article, CurationKind.REPLIES: Comment}
"""Kinds of entries that changed a status → of what."""

Before = dict[tuple[str, bool], list[int]]
"""Status, and whether an editor had set it, which no import overwrites → ids of those that had it."""


def publish(articles: QuerySet[Article], said: str, *, by: Any = None) -> tuple[list[int], Curation | None]:
    """Publish drafts and articles in review among some; return their ids and the entry in the log, None for none."""
    return _set_status(CurationKind.PUBLISH, articles, (Status.DRAFT, Status.IN_REVIEW), Status.PUBLISHED, said, by)


def settle_replies(
    replies: QuerySet[Comment], status: CommentStatus, said: str, *, by: Any = None
) -> tuple[list[int], Curation | None]:
    """Give replies a status; return the ids of those that had another and the entry in the log, None for none."""
    others = [each for each in CommentStatus if each != status]
    return _set_status(CurationKind.REPLIES, replies, others, status, said, by)


def undo_statuses(curation: Curation) -> dict[str, int]:
    """Put back the statuses that an entry of the log has changed; return counts, in words."""
    kept = unpack(curation.memory)
    model, after = OF_STATUS[CurationKind(curation.kind)], kept["after"]
    counts: Counter[str] = Counter()
    for status, was_edited, ids in kept["before"]:
        for some in chunks(ids):
            # Who has set another status since has the last word.
            rows = list(_locked(model._base_manager.filter(pk__in=some, status=after)))
            if model is Article:
                OncePublic.objects.note(rows)
            counts["put back"] += len(rows)
            counts["changed since, which stay as they are now"] += len(some) - len(rows)
            _write(model, rows, status, is_edited=was_edited)
    return dict(counts)


def _set_status(
    kind: CurationKind, rows: QuerySet, instead_of: Iterable[str], status: str, said: str, by: Any
) -> tuple[list[int], Any]:
    model = OF_STATUS[kind]
    with transaction.atomic():
        # Asked of the rows that are locked: PostgreSQL asks them again where it had to wait for somebody else.
        chosen = model._base_manager.filter(pk__in=rows.order_by().values("pk"), status__in=instead_of)
        held = list(_locked(chosen))
        if not held:
            return [], None
        before: Before = defaultdict(list)
        for row in held:
            before[row.status, "status" in _edited(row)].append(row.pk)
        _write(model, held, status, is_edited=True)
        ids = [row.pk for row in held]
        is_about_articles = kind == CurationKind.PUBLISH
        noun = "articles published" if is_about_articles else "replies"
        kept = {"after": status, "before": [[*key, ids] for key, ids in before.items()]}
        entry = Curation.objects.create(
            kind=kind,
            summary=summary_naming(said, ids) if is_about_articles else summary_of(said),
            counts=counted({noun: len(held)}),
            by=by,
            memory=pack(kept),
        )
    return ids, entry


def _locked(rows: Any) -> Any:
    columns = ("status", "edited_fields", "published_at") if rows.model is Article else ("status",)
    return rows.select_for_update().order_by("pk").only(*columns)


def _edited(row: Any) -> list[str]:
    return row.edited_fields if isinstance(row, Article) else []


def _write(model: Any, rows: Iterable[Any], status: str, *, is_edited: bool) -> None:
    """Write a status; of an article, also whether an editor has set it."""
    together: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        together[tuple(sorted({*_edited(row), "status"} if is_edited else {*_edited(row)} - {"status"}))].append(row.pk)
    for edited, ids in together.items():
        values = {"edited_fields": list(edited)} if model is Article else {}
        for some in chunks(ids):
            model.objects.filter(pk__in=some).update(status=status, **values)
