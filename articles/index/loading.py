"""From the tables to a snapshot: whole, or the one before with what changed since.

Changes are applied by state: the log names the articles, and each leaves every bitmap it was in and enters
those that its rows say now. Applying a change twice, or one too many, does no harm.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone
from pyroaring import BitMap

from articles.index import labels as names
from articles.index.engines import Engine
from articles.index.labels import ACTOR, LANGUAGE, SOURCE, THEME, Labels
from articles.index.snapshot import EMPTY, MONTH, Instants, Snapshot, all_labels
from articles.index.watched import ARTICLE, EVERYTHING
from articles.vocabulary import Status, counting_tags

_IDS_A_QUERY = 5_000
"""Ids that one query names. SQLite takes 250,000; a short statement is parsed sooner."""

MAX_CHANGED_ARTICLES = 50_000
"""Beyond this many, building anew is quicker than applying changes."""


def build(engine: Engine, mark: str, number: int, logged_at: int) -> Snapshot:
    """Read the whole archive; five queries. The caller holds one state of the database open."""
    labels = {facet: names.read_labels(facet) for facet in (ACTOR, THEME, SOURCE)}
    empty: dict[str, dict[Any, BitMap]] = {facet: {} for facet in (ACTOR, THEME, SOURCE, LANGUAGE, MONTH)}
    snapshot = Snapshot(mark, number, logged_at, all_labels(labels), empty, EMPTY, (), Instants({}))
    return _with_articles(engine, snapshot, None)


def apply(engine: Engine, old: Snapshot, number: int, logged_at: int, changes: Iterable[tuple[str, int]]) -> Snapshot:
    """Return the snapshot after some changes, as the log names them. The caller holds one state open."""
    changed: defaultdict[str, set[int]] = defaultdict(set)
    for subject, id in changes:
        changed[subject].add(id)
    if EVERYTHING in changed or len(changed[ARTICLE]) > MAX_CHANGED_ARTICLES:
        return build(engine, old.mark, number, logged_at)

    labels: dict[str, Labels] = dict(old.labels)
    articles = changed[ARTICLE]
    for facet in (ACTOR, THEME, SOURCE):
        if changed[facet]:
            labels[facet] = labels[facet].updated(
                changed[facet], names.read_labels(facet, changed[facet]).by_id.values()
            )
    for id in changed[THEME]:
        before, after = old.labels[THEME].by_id.get(id), labels[THEME].by_id.get(id)
        if (before and before.parent) != (after and after.parent):
            # The tree has another shape: the articles under the theme have other themes above them.
            articles.update(old.having(THEME, id))
    snapshot = replace(old, number=number, logged_at=logged_at, labels=labels, hits={}, ranked={})
    return _with_articles(engine, snapshot, articles) if articles else snapshot


def fall_due(snapshot: Snapshot, now: int) -> Snapshot:
    """Return the snapshot with the articles visible whose time has come; `now` in microseconds since 1970."""
    due = bisect.bisect_right(snapshot.pending, (now, 2**32))
    if not due:
        return snapshot
    visible = snapshot.visible | BitMap(id for _, id in snapshot.pending[:due])
    return replace(snapshot, visible=visible, pending=snapshot.pending[due:])


def now_instant() -> int:
    """Return this moment in microseconds since 1970."""
    return int(timezone.now().timestamp() * 1_000_000)


def _with_articles(engine: Engine, old: Snapshot, ids: set[int] | None) -> Snapshot:
    """Return a snapshot in which some articles (all, for None) are as the tables have them now."""
    found = _Found(old.labels[THEME])
    for chunk in _chunks(ids):
        found.read(engine, chunk)
    gone = BitMap(ids) if ids is not None else EMPTY
    bitmaps = {facet: _replaced(old.bitmaps[facet], gone, found.ids[facet]) for facet in old.bitmaps}
    now = now_instant()
    visible = BitMap(id for id, instant in found.instants if instant <= now)
    pending = [(instant, id) for instant, id in old.pending if id not in gone]
    pending += [(instant, id) for id, instant in found.instants if instant > now]
    return replace(
        old,
        bitmaps=bitmaps,
        visible=(old.visible - gone) | visible,
        pending=tuple(sorted(pending)),
        instants=old.instants.updated(found.instants),
    )


def _chunks(ids: set[int] | None) -> Iterator[list[int] | None]:
    if ids is None:
        yield None
        return
    ordered = sorted(ids)
    for start in range(0, len(ordered), _IDS_A_QUERY):
        yield ordered[start : start + _IDS_A_QUERY]


def _replaced(bitmaps: Mapping[Any, BitMap], gone: BitMap, new: Mapping[Any, list[int]]) -> dict[Any, BitMap]:
    """Return bitmaps without some ids and with others, sharing every one that stays the same."""
    kept = dict(bitmaps)
    if gone:
        for value, bitmap in bitmaps.items():
            if bitmap.intersect(gone):
                rest = bitmap - gone
                if rest:
                    kept[value] = rest
                else:
                    del kept[value]
    for value, ids in new.items():
        kept[value] = kept.get(value, EMPTY) | BitMap(ids)
    return kept


class _Found:
    """What the tables say of some published articles: their moments, and for each facet value their ids."""

    def __init__(self, themes: Labels) -> None:
        self.themes = themes
        self.instants: list[tuple[int, int]] = []
        self.ids: dict[str, defaultdict[Any, list[int]]] = {
            facet: defaultdict(list) for facet in (ACTOR, THEME, SOURCE, LANGUAGE, MONTH)
        }

    def read(self, engine: Engine, ids: list[int] | None) -> None:
        """Read the articles of these ids, or all; three queries."""
        with engine.cursor() as cursor:
            among = "" if ids is None else f" AND id IN ({', '.join(map(str, ids))})"
            cursor.execute(
                f"SELECT id, {engine.INSTANT}, {engine.MONTH}, source_id, language"
                f" FROM articles_article WHERE status = %s AND {engine.INSTANT} IS NOT NULL{among}",
                [Status.PUBLISHED],
            )
            months, sources, languages = self.ids[MONTH], self.ids[SOURCE], self.ids[LANGUAGE]
            published = BitMap()
            while rows := cursor.fetchmany(10_000):
                for id, instant, month, source, language in rows:
                    self.instants.append((id, instant))
                    months[month].append(id)
                    sources[source].append(id)
                    languages[language].append(id)
                published.update(row[0] for row in rows)
            self._read_tags(cursor, ACTOR, ids, published)
            self._read_tags(cursor, THEME, ids, published)

    def _read_tags(self, cursor: Any, facet: str, ids: list[int] | None, published: BitMap) -> None:
        by = counting_tags()
        among = "" if ids is None else f" AND article_id IN ({', '.join(map(str, ids))})"
        cursor.execute(
            f"SELECT {facet}_id, article_id FROM articles_{facet}tag"
            f" WHERE by IN ({', '.join(['%s'] * len(by))}){among}",
            by,
        )
        direct: defaultdict[int, list[int]] = defaultdict(list)
        while rows := cursor.fetchmany(50_000):
            for value, id in rows:
                direct[value].append(id)
        for value, tagged in direct.items():
            of_published = BitMap(tagged) & published
            if of_published:
                for upward in names.lineage(self.themes, value) if facet == THEME else (value,):
                    self.ids[facet][upward].extend(of_published)
