"""A snapshot with what has changed since, as the log names it.

Changes are applied by state: each article that the log names leaves the bitmaps that its rows no longer name and
enters those that they name now. Applying a change twice, or one too many, does no harm. Only what differs is
copied; everything else is shared with the snapshot before.
"""

import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from pyroaring import BitMap

from articles.index import labels as names
from articles.index.bitmaps import FacetBitmaps, size
from articles.index.engines import Engine
from articles.index.labels import ACTOR, LANGUAGE, SOURCE, THEME, Labels
from articles.index.loading import now_instant, tagged, with_wider
from articles.index.ranking import Ranking
from articles.index.snapshot import EMPTY, MONTH, Snapshot
from articles.index.watched import ARTICLE, EVERYTHING
from articles.vocabulary import Status, counting_tags

_IDS_A_QUERY = 5_000
"""Ids that one query names. SQLite takes 250,000; a short statement is parsed sooner."""

MAX_CHANGES = 50_000
"""Beyond this many articles, building anew is quicker than applying changes."""

Changes = dict[Any, tuple[BitMap, BitMap]]
"""By value, the articles that have lost it and those that have won it."""


def calls_for_rebuild(changes: Collection[tuple[str, int]]) -> bool:
    """Tell whether reading the whole archive anew is right, or quicker than applying changes."""
    return len(changes) > MAX_CHANGES or any(subject == EVERYTHING for subject, _ in changes)


def apply(engine: Engine, old: Snapshot, number: int, logged_at: int, changes: Iterable[tuple[str, int]]) -> Snapshot:
    """Return the snapshot after some changes, as the log names them. The caller holds one state open."""
    changed: defaultdict[str, set[int]] = defaultdict(set)
    for subject, id in changes:
        changed[subject].add(id)
    articles = changed[ARTICLE]
    snapshot = replace(old, number=number, logged_at=logged_at, hits=old.hits.outdated(articles))
    snapshot = _with_labels(snapshot, changed)
    if articles:
        snapshot = _with_articles(engine, snapshot, articles)
    moved = [id for id in changed[THEME] if _parent(old, id) != _parent(snapshot, id)]
    return _with_tree(engine, snapshot, {id for each in (old, snapshot) for id in _above(each, moved)})


def fall_due(snapshot: Snapshot, now: int) -> Snapshot:
    """Return the snapshot with the articles visible whose time has come; `now` in microseconds since 1970."""
    due = bisect.bisect_right(snapshot.pending, (now, 2**32))
    if not due:
        return snapshot
    visible = snapshot.visible | BitMap(id for _, id in snapshot.pending[:due])
    return replace(snapshot, visible=visible, pending=snapshot.pending[due:])


def _with_labels(old: Snapshot, changed: Mapping[str, set[int]]) -> Snapshot:
    labels = dict(old.labels)
    for facet in (ACTOR, THEME, SOURCE):
        if changed[facet]:
            labels[facet] = labels[facet].updated(changed[facet], names.read_labels(facet, changed[facet]))
    return replace(old, labels=labels)


def _parent(snapshot: Snapshot, theme: int) -> int | None:
    label = snapshot.labels[THEME].by_id.get(theme)
    return label.parent if label else None


def _above(snapshot: Snapshot, themes: Iterable[int]) -> set[int]:
    """Return the themes that stand above some, at whatever distance."""
    return {id for theme in themes for id in names.lineage(snapshot.labels[THEME], theme)[1:]}


def _with_tree(engine: Engine, old: Snapshot, values: set[int]) -> Snapshot:
    """Return the snapshot with some themes, and none without those above them, gathered anew: others stand below."""
    if not values:
        return old
    labels, bitmaps = old.labels[THEME], old.bitmaps[THEME]
    below = ((id, bitmaps[id]) for id in bitmaps if id not in values and _parent(old, id) in values)
    published = old.visible | BitMap(id for _, id in old.pending)
    with engine.cursor() as cursor:
        gathered = with_wider(labels, chain(below, tagged(engine, cursor, THEME, published, values)))
    themes = {id: ids for id, ids in bitmaps.items() if id not in values}
    themes.update((id, gathered[id]) for id in values & gathered.keys())
    ranked = {**old.ranked, THEME: Ranking.of(themes)}
    return replace(old, bitmaps={**old.bitmaps, THEME: themes}, ranked=ranked)


def _with_articles(engine: Engine, old: Snapshot, ids: set[int]) -> Snapshot:
    """Return a snapshot in which some articles are as the tables have them now."""
    found = _Found(old.labels[THEME])
    for chunk in _chunks(ids):
        found.read(engine, chunk)
    named = BitMap(ids)
    bitmaps, ranked, tags = dict(old.bitmaps), dict(old.ranked), old.tags
    for facet in old.bitmaps:
        changes = _changes(old, facet, named, found.ids[facet])
        if not changes:
            continue
        before, after = old.bitmaps[facet], _changed(old.bitmaps[facet], changes)
        bitmaps[facet] = after
        if facet in ranked:
            sizes = [(v, *(size(of, v) if v in of else 0 for of in (before, after))) for v in changes]
            ranked[facet] = ranked[facet].updated(sizes)
        if facet == ACTOR:
            tags = tags.updated(changes)
    now = now_instant()
    shown = BitMap(id for id, instant in found.instants if instant <= now)
    pending = old.pending
    if pending or len(shown) < len(found.instants):
        waiting = [(instant, id) for instant, id in pending if id not in named]
        waiting += [(instant, id) for id, instant in found.instants if instant > now]
        pending = tuple(sorted(waiting))
    moved = [(id, instant) for id, instant in found.instants if old.instants.get(id) != instant]
    return replace(
        old,
        bitmaps=bitmaps,
        ranked=ranked,
        tags=tags,
        visible=old.visible if old.visible & named == shown else (old.visible - named) | shown,
        pending=pending,
        instants=old.instants.updated(moved) if moved else old.instants,
    )


def _changes(old: Snapshot, facet: str, named: BitMap, new: Mapping[Any, list[int]]) -> Changes:
    """Return which of the articles that were named have lost or won which values."""
    before: set[Any] = set()
    bitmaps = old.bitmaps[facet]
    asked: Iterable[Any] = bitmaps
    if facet == ACTOR:
        # Tens of thousands of actors: only the commonest are asked, the articles themselves tell the others.
        asked = old.tags.apart
        before.update(old.tags.of_articles(named))
    before.update(value for value in asked if value in bitmaps and bitmaps[value].intersect(named))
    changes: Changes = {}
    for value in before.union(new):
        had, has = bitmaps.get(value, EMPTY) & named, BitMap(new.get(value, ()))
        if had != has:
            changes[value] = (had - has, has - had)
    return changes


def _changed(bitmaps: FacetBitmaps, changes: Changes) -> FacetBitmaps:
    """Return bitmaps with changes, sharing every one that stays the same."""
    changed = bitmaps.copy()
    for value, (lost, won) in changes.items():
        ids = changed[value].copy() if value in changed else BitMap()
        ids -= lost
        ids |= won
        if ids:
            changed[value] = ids
        else:
            del changed[value]
    return changed


def _chunks(ids: set[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _IDS_A_QUERY):
        yield ordered[start : start + _IDS_A_QUERY]


class _Found:
    """What the tables say of some published articles: their moments, and for each facet value their ids."""

    def __init__(self, themes: Labels) -> None:
        self.themes = themes
        self.instants: list[tuple[int, int]] = []
        self.ids: dict[str, defaultdict[Any, list[int]]] = {
            facet: defaultdict(list) for facet in (ACTOR, THEME, SOURCE, LANGUAGE, MONTH)
        }

    def read(self, engine: Engine, ids: list[int]) -> None:
        """Read the articles of these ids; three queries."""
        among = ", ".join(map(str, ids))
        with engine.cursor() as cursor:
            # The status is looked at here: asked for it, SQLite would sooner read a whole index than some articles.
            cursor.execute(
                f"SELECT id, {engine.INSTANT}, {engine.MONTH}, source_id, language, status"
                f" FROM articles_article WHERE {engine.INSTANT} IS NOT NULL AND id IN ({among})",
                [],
            )
            rows = [row[:-1] for row in cursor.fetchall() if row[-1] == Status.PUBLISHED]
            for id, instant, month, source, language in rows:
                self.instants.append((id, instant))
                self.ids[MONTH][month].append(id)
                self.ids[SOURCE][source].append(id)
                self.ids[LANGUAGE][language].append(id)
            published = {row[0] for row in rows}
            by = counting_tags()
            for facet in (ACTOR, THEME):
                cursor.execute(
                    f"SELECT {facet}_id, article_id FROM articles_{facet}tag"
                    f" WHERE by IN ({', '.join(['%s'] * len(by))}) AND article_id IN ({among})",
                    by,
                )
                for value, id in cursor.fetchall():
                    if id in published:
                        for upward in names.lineage(self.themes, value) if facet == THEME else (value,):
                            self.ids[facet][upward].append(id)
