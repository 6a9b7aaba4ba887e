"""Entries of the log: what they say, count and keep, and which of them must be undone first."""

import json
import zlib
from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from django.utils.text import Truncator

from articles.curating.rows import CuratingError
from articles.models import Article, Curation
from articles.models.curations import MAX_SUMMARY_CHARS
from articles.vocabulary import CurationKind, Status

_MOVES = (CurationKind.MERGE, CurationKind.SPLIT, CurationKind.DELETE)
"""What moves tags from one actor or theme to another, or takes them away."""

_MOST_NAMED = 2
"""Articles that an entry about many of them names."""

_MOST_LOOKED_AT = 50
"""Articles among which those are sought."""

_HEADLINE_CHARS = 80


def summary_of(said: str) -> str:
    """Return what an entry says was done, as long as its column takes."""
    return said if len(said) <= MAX_SUMMARY_CHARS else f"{said[: MAX_SUMMARY_CHARS - 1]}…"


def summary_naming(said: str, articles: Collection[int]) -> str:
    """Return what was done to which articles, told by ids: the first two that are published by their headlines, and how
    many others. Not everybody who may read the log may read drafts."""
    looked_at = list(islice(articles, _MOST_LOOKED_AT))
    public = Article.objects.filter(pk__in=looked_at, status=Status.PUBLISHED).order_by()
    headlines = dict(public.values_list("pk", "headline"))
    first = [id for id in looked_at if id in headlines][:_MOST_NAMED]
    parts = [f"“{Truncator(headlines[id]).chars(_HEADLINE_CHARS)}”" for id in first]
    others = len(articles) - len(first)
    if others:
        parts.append(f"{others:,} {'other ' if first else ''}article{'' if others == 1 else 's'}")
    *most, last = parts
    return summary_of(f"{said}: {', '.join(most)} and {last}" if most else f"{said}: {last}")


def counted(counts: Mapping[str, int]) -> list[list[Any]]:
    """Return what an entry counts, pairs of words and a number, without what there is none of."""
    return [[words, count] for words, count in counts.items() if count]


def pack(kept: Any) -> bytes:
    """Return what an undo needs, as an entry or a step of it keeps it."""
    return zlib.compress(json.dumps(kept).encode())


def unpack(memory: bytes | memoryview) -> Any:
    """Return what an entry or a step of it has kept."""
    return json.loads(zlib.decompress(bytes(memory)))


def what_took(subject: str, id: int) -> Curation | None:
    """Return the entry that took an actor or theme away, by a merge or a deletion; None for what the log does not know.

    One query.
    """
    kinds = (CurationKind.MERGE, CurationKind.DELETE)
    entries = Curation.objects.filter(kind__in=kinds, subject=subject, undone_by=None).order_by("-pk").defer("memory")
    return next((entry for entry in entries.iterator(chunk_size=500) if id in entry.touched), None)


def refuse_moved_since(entry: Curation, touched: Mapping[str, Collection[int]]) -> None:
    """Raise CuratingError when tags of some actors or themes, given by subject, were moved after an entry.

    One query; none for nothing.
    """
    if not any(touched.values()):
        return
    moves = Curation.objects.filter(pk__gt=entry.pk, kind__in=_MOVES, undone_by=None)
    for move in moves.order_by("-pk").defer("memory"):
        if set(touched.get(move.subject, ())).intersection(move.touched):
            raise CuratingError(f"Some of these tags were moved since. Undo this first: {move.summary}.")
