"""How many of some articles have each value of a facet, by whichever way costs least; every way is exact.

Values are tried by their number of articles in the whole archive. Once that falls below the smallest count that
would be shown, no later value can be shown: a large selection is counted in a few dozen intersections. A small one
would need thousands: there the articles themselves tell what they have.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pyroaring import BitMap

from articles.index.bitmaps import size
from articles.index.labels import ACTOR
from articles.index.snapshot import Snapshot

_BLOCKS_AN_ARTICLE = 5
"""Reading the tags of an article takes as long as intersecting five blocks of 65,536 ids (some 1.2 µs)."""

_A_SHARE_OF = 8
"""Less than an eighth of all values are put in order by themselves; more are met in the order of the archive."""


def counts(
    snapshot: Snapshot, facet: str, ids: BitMap, rows: int, among: BitMap | None = None
) -> Iterable[tuple[int, Any]]:
    """Return counts with their values, in no order: those of the `rows` commonest and perhaps of more, none of 0.

    The articles are some of the visible ones; `among` are the values to choose from, by default all.
    """
    if not ids or not rows:
        return []
    bitmaps = snapshot.bitmaps[facet]
    if len(ids) == len(snapshot.visible) and not snapshot.pending:
        return _best(_sizes(snapshot, facet, among), rows)
    is_told_by_articles = facet == ACTOR
    values, left = _in_order(snapshot, facet, among)
    found: list[tuple[int, Any]] = []
    floor: list[int] = []
    for tried, value in enumerate(values):
        bitmap = bitmaps[value]
        if len(floor) == rows and len(bitmap) < floor[0]:
            break
        if tried == 2 * rows and is_told_by_articles:
            least = floor[0] if len(floor) == rows else 1
            left = min(left, snapshot.ranked[facet].count_of(least)) - tried
            blocks = ids.max() // 65_536 - ids.min() // 65_536 + 1
            if left * (blocks + 1) > len(ids) * _BLOCKS_AN_ARTICLE:
                return _told_by_articles(snapshot, facet, ids, rows, among)
        count = bitmap.intersection_cardinality(ids)
        if count:
            found.append((count, value))
            if len(floor) < rows:
                heapq.heappush(floor, count)
            elif count > floor[0]:
                heapq.heapreplace(floor, count)
    return found


def _in_order(snapshot: Snapshot, facet: str, among: BitMap | None) -> tuple[Iterable[Any], int]:
    """Return the values to choose from, the one with most articles first, and how many they are at most."""
    bitmaps = snapshot.bitmaps[facet]
    if among is None:
        return snapshot.by_size(facet), len(bitmaps)
    if len(among) * _A_SHARE_OF < len(bitmaps):
        present = [value for value in among if value in bitmaps]
        return sorted(present, key=lambda value: -size(bitmaps, value)), len(present)
    return (value for value in snapshot.by_size(facet) if value in among), len(among)


def _sizes(snapshot: Snapshot, facet: str, among: BitMap | None) -> Iterator[tuple[int, Any]]:
    """Yield the values with their number of articles, most first: what the whole archive has of each."""
    ranked = snapshot.ranked.get(facet)
    if among is None and ranked is not None:
        yield from ranked.sizes()
        return
    bitmaps = snapshot.bitmaps[facet]
    for value in _in_order(snapshot, facet, among)[0]:
        yield size(bitmaps, value), value


def _best(ordered: Iterator[tuple[int, Any]], rows: int) -> Iterator[tuple[int, Any]]:
    """Yield so many counts, and all that are as high as the last of them."""
    least = 0
    for place, (count, value) in enumerate(ordered):
        if place == rows - 1:
            least = count
        if place >= rows and count < least:
            return
        yield count, value


def _told_by_articles(
    snapshot: Snapshot, facet: str, ids: BitMap, rows: int, among: BitMap | None
) -> list[tuple[int, Any]]:
    bitmaps, tags = snapshot.bitmaps[facet], snapshot.tags
    counted = Counter(tags.of_articles(ids))
    for value in tags.apart:
        count = bitmaps[value].intersection_cardinality(ids) if value in bitmaps else 0
        if count:
            counted[value] = count
    if among is not None:
        return [(count, value) for value, count in counted.items() if value in among]
    least = min(heapq.nlargest(rows, counted.values()), default=0)
    return [(count, value) for value, count in counted.items() if count >= least]
