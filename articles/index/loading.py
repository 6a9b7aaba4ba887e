"""From the tables to a snapshot: everything, read in the order in which it is kept."""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from pyroaring import BitMap

from articles.garbage import without_collection
from articles.index import labels as names
from articles.index.bitmaps import Bitmaps
from articles.index.columns import Instants, Tags
from articles.index.engines import Engine
from articles.index.labels import ACTOR, LANGUAGE, SOURCE, THEME, Labels
from articles.index.ranking import Ranking
from articles.index.snapshot import MONTH, Snapshot, all_labels
from articles.vocabulary import TagBy, counting_tags

_ROWS_A_READ = 50_000


@without_collection()
def build(engine: Engine, mark: str, number: int, logged_at: int) -> Snapshot:
    """Read the whole archive. The caller holds one state of the database open."""
    labels = all_labels({facet: names.read_labels(facet) for facet in (ACTOR, THEME, SOURCE)})
    columns = _Columns()
    with engine.cursor() as cursor:
        columns.read(engine, cursor)
        published = BitMap(columns.ids)
        actors = Bitmaps.of(tagged(engine, cursor, ACTOR, published))
        themes = with_wider(labels[THEME], tagged(engine, cursor, THEME, published))
    now = now_instant()
    pending = sorted((instant, id) for id, instant in columns.later_than(now))
    visible = published - BitMap(id for _, id in pending)
    visible.run_optimize()
    return Snapshot(
        mark,
        number,
        logged_at,
        labels,
        {ACTOR: actors, THEME: themes, **columns.bitmaps()},
        visible,
        tuple(pending),
        Instants.of(columns.ids, columns.instants),
        Tags.of(actors),
        {ACTOR: Ranking.of(actors), THEME: Ranking.of(themes)},
    )


def tagged(
    engine: Engine, cursor: Any, facet: str, published: BitMap, among: Iterable[int] | None = None
) -> Iterator[tuple[int, BitMap]]:
    """Yield each actor or theme, or some, with the published articles that are so tagged themselves.

    Nobody else may use the connection meanwhile.
    """
    condition = "TRUE" if among is None else f"{facet}_id IN ({', '.join(map(str, among))})"
    left_out = _not_counting(cursor, facet, condition)
    for value, ids in engine.sql.articles_by_value(cursor, facet, condition):
        ids &= published
        if value in left_out:
            ids -= BitMap(left_out[value])
        if ids:
            yield value, ids


def _not_counting(cursor: Any, facet: str, condition: str) -> dict[int, array]:
    """Return by value the articles whose tag does not count. The refused ones, mostly the only such, have an index."""
    found: defaultdict[int, array] = defaultdict(lambda: array("I"))
    for by in sorted(set(TagBy.values) - set(counting_tags())):
        cursor.execute(f"SELECT {facet}_id, article_id FROM articles_{facet}tag WHERE by = '{by}' AND {condition}")
        while rows := cursor.fetchmany(_ROWS_A_READ):
            for value, id in rows:
                found[value].append(id)
    return found


def with_wider(themes: Labels, own: Iterable[tuple[int, BitMap]]) -> dict[int, BitMap]:
    """Return by theme the articles that have it or one below it."""
    parts: defaultdict[int, list[BitMap]] = defaultdict(list)
    for value, ids in own:
        for upward in names.lineage(themes, value):
            parts[upward].append(ids)
    return {value: ids[0] if len(ids) == 1 else BitMap.union(*ids) for value, ids in parts.items()}


def now_instant() -> int:
    """Return this moment in microseconds since 1970."""
    return int(timezone.now().timestamp() * 1_000_000)


class _Columns:
    """The published articles: ids and moments side by side, and the ids of each month, source and language."""

    def __init__(self) -> None:
        self.ids = array("I")
        self.instants = array("q")
        self._by: dict[str, defaultdict[Any, array]] = {
            facet: defaultdict(lambda: array("I")) for facet in (SOURCE, LANGUAGE, MONTH)
        }

    def read(self, engine: Engine, cursor: Any) -> None:
        """Read all of them."""
        for month, ids, instants, sources, languages in engine.sql.published_by_month(cursor):
            self.ids.extend(ids)
            self.instants.extend(instants)
            self._by[MONTH][month].extend(ids)
            for facet, values in ((SOURCE, sources), (LANGUAGE, languages)):
                # The loop over a million rows is left to the interpreter's own code.
                deque(map(array.append, map(self._by[facet].__getitem__, values), ids), maxlen=0)

    def later_than(self, now: int) -> list[tuple[int, int]]:
        """Return ids and moments of those whose time is still to come."""
        if max(self.instants, default=now) <= now:
            return []
        return [(id, instant) for id, instant in zip(self.ids, self.instants, strict=True) if instant > now]

    def bitmaps(self) -> dict[str, dict[Any, BitMap]]:
        """Return by facet and value the articles."""
        return {facet: {value: BitMap(ids) for value, ids in found.items()} for facet, found in self._by.items()}
