"""The facet index: exact counts, selections and pages of the published archive, from bitmaps in memory."""

from articles.index.answering import answer
from articles.index.freshness import current
from articles.index.labels import ACTOR, LANGUAGE, SOURCE, THEME
from articles.index.snapshot import FACETS, Snapshot

__all__ = ["ACTOR", "FACETS", "LANGUAGE", "SOURCE", "THEME", "Snapshot", "answer", "current"]
