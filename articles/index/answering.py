"""From a question to its answer: selection, counts, timeline and the ids of one page, all from one snapshot."""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pyroaring import BitMap

from articles.index import counting, matching, terms
from articles.index.labels import ACTOR, LANGUAGE, SOURCE, THEME, Labels
from articles.index.snapshot import EMPTY, FACETS, MONTH, Snapshot
from articles.questions import (
    OLDEST,
    PAGE_ROWS,
    RELEVANCE,
    Answer,
    Facet,
    FacetValue,
    MonthCount,
    Question,
    Reading,
)
from articles.words import fold

FACET_ROWS = 15
"""Values that a facet shows, besides those chosen."""

_FEW = 2_000
"""Articles that are sooner looked at one by one than intersected with each of a thousand months."""

_HEADINGS = {ACTOR: "Actor", THEME: "Theme", SOURCE: "Source", LANGUAGE: "Language"}
_MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class Selection:
    """The articles that a question finds.

    `apart_from` holds, for the facets whose values are joined by OR, what the question would find without its
    own choice there. `headline_hits` are those with the searched words in the headline, when that matters.
    """

    ids: BitMap
    apart_from: dict[str, BitMap]
    headline_hits: BitMap
    reading: Reading | None


def answer(
    snapshot: Snapshot, question: Question, *, facets: Iterable[str] = FACETS, has_months: bool = True
) -> Answer:
    """Answer a question from a snapshot. Facets and months can be left out where nobody looks at them."""
    selection = select(snapshot, question)
    months = list(count_months(snapshot, selection.ids)) if has_months else None
    return Answer(
        question=question,
        count=len(selection.ids),
        ids=tuple(_page(snapshot, selection, question, months)),
        facets={name: _facet(snapshot, selection, question, name) for name in facets},
        months=tuple(MonthCount(month // 100, month % 100, count) for month, count in months or ()),
        reading=selection.reading,
    )


def select(snapshot: Snapshot, question: Question) -> Selection:
    """Return the articles that a question finds."""
    found = snapshot.visible
    reading, headline_hits = None, EMPTY
    if question.q:
        query = terms.parse(question.q, snapshot.languages())
        reading = query.reading()
        found = found & matching.matching(snapshot, query)
        if question.sort == RELEVANCE:
            headline_hits = matching.matching(snapshot, query, is_headline_only=True)
    for facet, slugs in ((ACTOR, question.actors), (THEME, question.themes)):
        for slug in slugs:
            found = found & _having(snapshot, facet, slug)
    for facet, slugs in ((ACTOR, question.not_actors), (THEME, question.not_themes), (SOURCE, question.not_sources)):
        for slug in slugs:
            found = found - _having(snapshot, facet, slug)
    if question.since or question.until:
        found = found & between(snapshot, question)
    in_sources = _any_of(snapshot, SOURCE, question.sources)
    in_languages = _any_of(snapshot, LANGUAGE, question.languages)
    apart_from = {
        SOURCE: found if in_languages is None else found & in_languages,
        LANGUAGE: found if in_sources is None else found & in_sources,
    }
    for either in (in_sources, in_languages):
        if either is not None:
            found = found & either
    return Selection(found, apart_from, headline_hits & found, reading)


def count_months(snapshot: Snapshot, ids: BitMap) -> Iterator[tuple[int, int]]:
    """Yield month (as 202402) and number of articles, earliest first, without the months that have none."""
    if len(ids) <= _FEW:
        days = Counter(map(snapshot.day_of, ids))
        months: Counter[int] = Counter()
        for day, count in days.items():
            months[day.year * 100 + day.month] += count
        yield from sorted(months.items())
        return
    for month in sorted(snapshot.bitmaps[MONTH]):
        count = snapshot.bitmaps[MONTH][month].intersection_cardinality(ids)
        if count:
            yield month, count


def count_days(snapshot: Snapshot, year: int, month: int) -> dict[dt.date, int]:
    """Return how many articles readers see of each day of a month that has any."""
    ids = snapshot.having(MONTH, year * 100 + month) & snapshot.visible
    return dict(Counter(snapshot.day_of(id) for id in ids))


def on_this_day(snapshot: Snapshot, today: dt.date, rows: int) -> list[int]:
    """Return articles published on this day of earlier years, the latest years first."""
    found: list[int] = []
    for month in sorted(snapshot.bitmaps[MONTH], reverse=True):
        if month % 100 != today.month or month // 100 >= today.year:
            continue
        ids = snapshot.having(MONTH, month) & snapshot.visible
        found += sorted((id for id in ids if snapshot.day_of(id).day == today.day), reverse=True)
        if len(found) >= rows:
            break
    return found[:rows]


def count_values(
    snapshot: Snapshot, facet: str, ids: BitMap, rows: int, among: BitMap | None = None
) -> list[tuple[Any, int]]:
    """Return the commonest values of a facet among some articles that readers see, with exact counts, highest first.

    Values alike in number stand in order of their names, folded. `among` are the values to choose from, by default all.
    """
    labels = snapshot.labels[facet]
    named = labels.by_id
    counts = [pair for pair in counting.counts(snapshot, facet, ids, rows, among) if pair[1] in named]
    if len(counts) > rows:
        least = heapq.nlargest(rows, (count for count, _ in counts))[-1] if rows else 0
        counts = [pair for pair in counts if pair[0] >= least]
    return sorted(((value, count) for count, value in counts), key=lambda pair: _by_count(labels, *pair))[:rows]


def list_values(
    snapshot: Snapshot, facet: str, ids: BitMap, start: int, rows: int, *, is_by_name: bool, first: Collection[Any] = ()
) -> tuple[int, list[tuple[Any, int]]]:
    """Return how many values of a facet some articles that readers see have, and those of a part of their list.

    The list is ordered as `count_values` has it, or from A to Z; the values of `first` stand before all others.
    """
    labels = snapshot.labels[facet]
    found = counting.counts(snapshot, facet, ids, len(snapshot.bitmaps[facet]))
    counted = {value: count for count, value in found if value in labels.by_id}
    ahead = {value: counted[value] for value in first if value in counted}
    rest = {value: count for value, count in counted.items() if value not in ahead} if ahead else counted
    listed: list[tuple[Any, int]] = []
    for part in (ahead, rest):
        from_row = max(0, start - len(part))
        if is_by_name:
            chosen = islice((value for value in labels.alphabetical if value in part), start, start + rows)
            listed += [(value, part[value]) for value in chosen]
        else:
            listed += _some_by_count(labels, part, start, rows)
        start, rows = from_row, rows - len(listed)
    return len(counted), listed


def _some_by_count(labels: Labels, counted: Mapping[Any, int], start: int, rows: int) -> list[tuple[Any, int]]:
    """Return rows of a list by count; only those are put in order that have a count which these rows have."""
    passed = before = 0
    wanted = set()
    for count, values in sorted(Counter(counted.values()).items(), reverse=True):
        if passed >= start + rows:
            break
        if passed + values <= start:
            before += values
        else:
            wanted.add(count)
        passed += values
    ordered = sorted(
        ((value, count) for value, count in counted.items() if count in wanted),
        key=lambda pair: _by_count(labels, *pair),
    )
    return ordered[start - before : start - before + rows]


def _by_count(labels: Labels, value: Any, count: int) -> tuple[int, str, str]:
    label = labels.by_id[value]
    return -count, fold(label.name), label.slug


def in_order(
    snapshot: Snapshot,
    ids: BitMap,
    start: int,
    rows: int,
    *,
    oldest_first: bool = False,
    months: list[tuple[int, int]] | None = None,
) -> list[int]:
    """Return the ids of rows `start` to `start + rows`, newest first unless said otherwise.

    The months tell where the rows lie, so only the articles of those months are put in order; `months` are what
    `count_months` says of the articles, where that is known.
    """
    instants = snapshot.instants
    if len(ids) <= _FEW:
        ordered = sorted(ids, key=lambda id: (instants[id], id), reverse=not oldest_first)
        return ordered[start : start + rows]
    wanted = BitMap()
    before = passed = 0
    for month, count in _counted_in_turn(snapshot, ids, months, oldest_first):
        if passed + count <= start:
            passed += count
            before = passed
            continue
        wanted |= snapshot.bitmaps[MONTH][month] & ids
        passed += count
        if passed >= start + rows:
            break
    ordered = sorted(wanted, key=lambda id: (instants[id], id), reverse=not oldest_first)
    return ordered[start - before : start - before + rows]


def _counted_in_turn(
    snapshot: Snapshot, ids: BitMap, months: list[tuple[int, int]] | None, oldest_first: bool
) -> Iterable[tuple[int, int]]:
    """Return months with their number of articles, in turn; counted only as far as they are asked for."""
    if months is not None:
        return months if oldest_first else reversed(months)
    bitmaps = snapshot.bitmaps[MONTH]
    ordered = sorted(bitmaps, reverse=not oldest_first)
    return ((month, bitmaps[month].intersection_cardinality(ids)) for month in ordered)


def _page(
    snapshot: Snapshot, selection: Selection, question: Question, months: list[tuple[int, int]] | None
) -> list[int]:
    start, oldest_first = question.first_row, question.sort == OLDEST
    if start >= len(selection.ids):
        return []
    if question.sort != RELEVANCE:
        return in_order(snapshot, selection.ids, start, PAGE_ROWS, oldest_first=oldest_first, months=months)
    first, rest = selection.headline_hits, selection.ids - selection.headline_hits
    ids = in_order(snapshot, first, start, PAGE_ROWS) if start < len(first) else []
    if len(ids) < PAGE_ROWS:
        ids += in_order(snapshot, rest, max(0, start - len(first)), PAGE_ROWS - len(ids))
    return ids


def _facet(snapshot: Snapshot, selection: Selection, question: Question, name: str) -> Facet:
    labels = snapshot.labels[name]
    ids = selection.apart_from.get(name, selection.ids)
    chosen = {"actor": question.actors, "theme": question.themes, "source": question.sources}.get(
        name, question.languages
    )
    # A label is unpacked whenever it is asked for: once here.
    rows = [
        (labels.by_id[value], count) for value, count in count_values(snapshot, name, ids, FACET_ROWS + 1 + len(chosen))
    ]
    present = {label.slug for label, _ in rows}
    for slug in chosen:
        label = labels.by_slug.get(slug)
        if slug not in present and label is not None:
            rows.append((label, snapshot.having(name, label.id).intersection_cardinality(ids)))
    unchosen = [row for row in rows if row[0].slug not in chosen]
    shown = [row for row in rows if row[0].slug in chosen] + unchosen[:FACET_ROWS]
    values = tuple(
        FacetValue(
            slug=label.slug, name=label.name, address=label.address, count=count, is_selected=label.slug in chosen
        )
        for label, count in shown
    )
    return Facet(name, _HEADINGS[name], values, has_more=len(unchosen) > FACET_ROWS)


def _having(snapshot: Snapshot, facet: str, slug: str) -> BitMap:
    label = snapshot.labels[facet].by_slug.get(slug)
    return EMPTY if label is None else snapshot.having(facet, label.id)


def _any_of(snapshot: Snapshot, facet: str, slugs: tuple[str, ...]) -> BitMap | None:
    if not slugs:
        return None
    return BitMap.union(EMPTY, *(_having(snapshot, facet, slug) for slug in slugs))


def between(snapshot: Snapshot, question: Question) -> BitMap:
    """Return the articles within the question's dates: whole months by their bitmaps, edges day by day."""
    first = question.since.first_day if question.since else dt.date.min
    last = question.until.last_day if question.until else dt.date.max
    start = _instant(first)
    end = _instant(last) + 86_400 * _MICROSECONDS
    found = BitMap()
    for month, bitmap in snapshot.bitmaps[MONTH].items():
        if not first.year * 100 + first.month <= month <= last.year * 100 + last.month:
            continue
        is_first_cut = first.day > 1 and month == first.year * 100 + first.month
        is_last_cut = (
            month == last.year * 100 + last.month and (last + dt.timedelta(days=1)).day != 1
            if (last != dt.date.max)
            else False
        )
        if is_first_cut or is_last_cut:
            found.update(id for id in bitmap if start <= snapshot.instants[id] < end)
        else:
            found |= bitmap
    return found


def _instant(day: dt.date) -> int:
    return (day.toordinal() - dt.date(1970, 1, 1).toordinal()) * 86_400 * _MICROSECONDS
