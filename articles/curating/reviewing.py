"""Many suggestions decided at once: exactly those that somebody has seen, logged, and undone."""

import hashlib
import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.curating.entries import counted, summary_naming, summary_of
from articles.curating.steps import Changed, drop_old_steps, hold, keep_step
from articles.curating.tags import chunks
from articles.models import Curation
from articles.models.articles import MAX_ID
from articles.tagging.deciding import Tally, waiting
from articles.vocabulary import CurationKind, TagBy

_STEP_ROWS = 5_000
"""Tags of a step: the undo of one is a transaction of some tenths of a second."""

_MARK = re.compile(r"((?:\d{1,10}-)+)[0-9a-f]{32}")


@dataclass(frozen=True)
class Chosen:
    """Suggestions to be decided together: the ids of their tags, in order, by kind."""

    ids: Mapping[str, array]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(ids) for ids in self.ids.values())

    @property
    def mark(self) -> str:
        """What tells exactly these from any others, to be shown and posted back."""
        said = b"|".join(ids.tobytes() for ids in self.ids.values())
        lasts = "".join(f"{ids[-1] if ids else 0}-" for ids in self.ids.values())
        return lasts + hashlib.blake2b(said, digest_size=16).hexdigest()


def choose(tags: Mapping[str, QuerySet], *, seen: str = "") -> Chosen:
    """Return the suggestions among these tags, by kind; one query a kind.

    With the mark of what somebody has `seen`, those that came later are left out: when the marks then differ, one of
    those that were seen is no suggestion any more.
    """
    mark = _MARK.fullmatch(seen)
    lasts = [min(int(last), MAX_ID) for last in mark[1].split("-")[:-1]] if mark else []
    if len(lasts) != len(tags):
        lasts = [MAX_ID] * len(tags)
    found = {}
    for (kind, rows), last in zip(tags.items(), lasts, strict=True):
        ids = rows.filter(by=TagBy.SUGGESTED, pk__lte=last).order_by("pk").values_list("pk", flat=True)
        found[kind] = array("q", ids.iterator(chunk_size=_STEP_ROWS))
    return Chosen(found)


def decide_together(
    decisions: Mapping[tuple[str, bool], Iterable[int]], said: str, *, names_articles: bool = False, by: Any = None
) -> Tally:
    """Accept and refuse suggested tags, by kind and whether they are accepted; return how many of each were.

    Each step is a transaction of its own, and all have one entry in the log, `said` and on demand of which articles,
    unless everything had been decided before. What is cut short stands in the log as far as it has come; the rest
    still waits for review. CuratingError when somebody undoes it meanwhile.
    """
    counts = {True: 0, False: 0}
    late = 0
    articles: dict[int, None] = {}
    entry = Curation(kind=CurationKind.REVIEW, summary=summary_of(said), by=by)
    for (kind, accept), ids in decisions.items():
        for some in chunks(sorted(ids), _STEP_ROWS):
            with transaction.atomic():
                rows = waiting(kind).filter(pk__in=some).order_by("pk").select_for_update()
                tags = list(rows.values_list("pk", "article_id", f"{kind}_id"))
                late += len(some) - len(tags)
                if not tags:
                    continue
                after = TagBy.EDITOR if accept else TagBy.REFUSED
                waiting(kind).filter(pk__in=[row for row, _, _ in tags]).update(by=after)
                counts[accept] += len(tags)
                if names_articles:
                    articles |= dict.fromkeys(article for _, article, _ in tags)
                    entry.summary = summary_naming(said, articles.keys())
                entry.counts = counted({"suggestions accepted": counts[True], "suggestions refused": counts[False]})
                entry.save()
                hold(entry)
                changed: Changed = {(kind, TagBy.SUGGESTED.value, after.value): tags}
                keep_step(entry, changed)
    if entry.pk:
        drop_old_steps()
    return Tally(counts[True], counts[False], late, entry.pk or 0)
