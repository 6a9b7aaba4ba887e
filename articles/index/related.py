"""Articles related to one: those that share its actors and themes near it in time, the closest first."""

import datetime as dt
import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyroaring import BitMap

from articles.dates import Moment
from articles.index.labels import ACTOR, THEME, Label
from articles.index.snapshot import EMPTY, MONTH, Snapshot
from articles.vocabulary import Precision

RELATED_ROWS = 5

WINDOWS_DAYS = (7, 31, 366)
"""How far from the article is looked, on either side; further only while something better may stand there."""

MAX_CANDIDATES = 2_000
"""Articles of a window that are weighed one by one."""

MAX_VALUES = 20
"""Actors and themes of the article that are compared, the rarest: a few name a hundred."""

_THEME_WEIGHT = 0.5
"""A theme says less than an actor: many articles of a week are about one war, few name one envoy."""

_FADING_DAYS = 30
"""At this distance a shared actor counts half."""

_WEEK_DAYS, _MONTH_DAYS = 7, 31
_DAY = 86_400_000_000  # microseconds
_MONTHS_A_YEAR = 12


class Related(NamedTuple):
    """A related article and what it shares, the rarest first."""

    id: int
    actors: tuple[Label, ...]
    themes: tuple[Label, ...]


class _Value(NamedTuple):
    """An actor or theme of the article, and what sharing it counts."""

    weight: float
    facet: str
    label: Label
    ids: BitMap


class _Place(NamedTuple):
    """What an article scores; of two that score alike the nearer in time goes first, then the later number."""

    score: float
    nearness: int
    id: int


def related(
    snapshot: Snapshot, id: int, actors: Iterable[int], themes: Iterable[int], rows: int = RELATED_ROWS
) -> list[Related]:
    """Return the visible articles closest to one in actors, themes and time; empty when none is within a year.

    Rare actors weigh more than common ones, and everything less the further off it is. The work is bounded: where
    thousands of articles of a window share as much, those are weighed whose ids are nearest.
    """
    values = [*_values(snapshot, ACTOR, actors, 1.0), *_values(snapshot, THEME, themes, _THEME_WEIGHT)]
    values = sorted(values, key=lambda value: (-value.weight, value.label.slug, value.facet))[:MAX_VALUES]
    most = sum(value.weight for value in values)
    seen = BitMap([id])
    best: list[_Place] = []
    closest = 1.0
    for days in WINDOWS_DAYS:
        near = _within(snapshot, id, days) - seen
        seen |= near
        sharing = [value.ids & near for value in values]
        candidates = BitMap.union(EMPTY, *sharing)
        if len(candidates) > MAX_CANDIDATES:
            candidates = _sharing_most(id, sharing)
            sharing = [ids & candidates for ids in sharing]
        floor = best[-1].score if len(best) == rows else 0.0
        # What is new in this window lies beyond the last one, so it counts at most what its edge lets it.
        hopeful = {other: weight for other, weight in _weights(values, sharing) if weight * closest >= floor}
        best = heapq.nlargest(rows, (*best, *_placed(snapshot, id, hopeful)))
        closest = _nearness(days * _DAY)
        if len(best) == rows and best[-1].score >= most * closest:
            break
    return [_shared(values, place.id) for place in best]


def time_in_common(one: Moment, other: Moment) -> str:
    """Return how near two dates are, in words that hold for all that is known of them: "same week"."""
    first, second = one.first_day, other.first_day
    apart = abs((first - second).days)
    precisions = {one.precision, other.precision}
    if Precision.YEAR in precisions:
        return "same year" if first.year == second.year else "within two years"
    if Precision.MONTH in precisions:
        if (first.year, first.month) == (second.year, second.month):
            return "same month"
        return "same year" if first.year == second.year else "within two years"
    if not apart:
        return "same day"
    if first.isocalendar()[:2] == second.isocalendar()[:2]:
        return "same week"
    if apart <= _WEEK_DAYS:
        return "within a week"
    if (first.year, first.month) == (second.year, second.month):
        return "same month"
    if apart <= _MONTH_DAYS:
        return "within a month"
    return "same year" if first.year == second.year else "within a year"


def _values(snapshot: Snapshot, facet: str, ids: Iterable[int], factor: float) -> Iterable[_Value]:
    labels = snapshot.labels[facet].by_id
    total = len(snapshot.visible)
    for id in dict.fromkeys(ids):
        having = snapshot.having(facet, id)
        if id in labels and having:
            yield _Value(factor * math.log(1 + total / len(having)), facet, labels[id], having)


def _within(snapshot: Snapshot, id: int, days: int) -> BitMap:
    """Return the visible articles of the months that a window touches."""
    day = snapshot.day_of(id)
    first, last = (_month(day, by) for by in (-days, days))
    months = (divmod(month, _MONTHS_A_YEAR) for month in range(first, last + 1))
    touched = (snapshot.having(MONTH, year * 100 + month + 1) for year, month in months)
    return BitMap.union(EMPTY, *touched) & snapshot.visible


def _month(day: dt.date, by: int) -> int:
    """Return the month of a day so many days on, counted from the year 0."""
    ordinal = min(max(day.toordinal() + by, 1), dt.date.max.toordinal())
    moved = dt.date.fromordinal(ordinal)
    return moved.year * _MONTHS_A_YEAR + moved.month - 1


def _sharing_most(id: int, shared: list[BitMap]) -> BitMap:
    """Return the articles that share the most values, whole levels of them up to the limit, then the nearest ids."""
    levels: list[BitMap] = []
    for ids in shared:
        # levels[n] holds what shares more than n of the values so far.
        for place in range(len(levels), 0, -1):
            more = levels[place - 1] & ids
            if place == len(levels):
                levels.append(more)
            else:
                levels[place] |= more
        if levels:
            levels[0] |= ids
        else:
            levels.append(ids.copy())
    chosen = BitMap()
    for level in reversed(levels):
        room = MAX_CANDIDATES - len(chosen)
        rest = level - chosen
        if len(rest) > room:
            return chosen | _nearest_ids(rest, id, room)
        chosen |= rest
    return chosen


def _nearest_ids(ids: BitMap, id: int, count: int) -> BitMap:
    start = min(max(0, ids.rank(id) - count // 2), max(0, len(ids) - count))
    return ids[start : start + count]


def _weights(values: list[_Value], sharing: list[BitMap]) -> Iterable[tuple[int, float]]:
    """Return what each article shares counts in all; `sharing` are the articles that have each value."""
    weights: defaultdict[int, float] = defaultdict(float)
    for value, ids in zip(values, sharing, strict=True):
        for other in ids:
            weights[other] += value.weight
    return weights.items()


def _placed(snapshot: Snapshot, id: int, weights: Mapping[int, float]) -> Iterable[_Place]:
    """Yield what weighed articles score; those beyond the widest window are left out."""
    instants = snapshot.instants
    own, furthest = instants[id], WINDOWS_DAYS[-1] * _DAY
    for other, weight in weights.items():
        apart = abs(instants[other] - own)
        if apart <= furthest:
            yield _Place(weight * _nearness(apart), -apart, other)


def _nearness(apart: int) -> float:
    """Return what a shared value counts at a distance, in microseconds: from 1 down."""
    return 1 / (1 + apart / (_FADING_DAYS * _DAY))


def _shared(values: list[_Value], id: int) -> Related:
    actors, themes = (
        tuple(value.label for value in values if value.facet == facet and id in value.ids) for facet in (ACTOR, THEME)
    )
    return Related(id, actors, themes)
