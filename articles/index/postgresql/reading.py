"""One state of the archive read in few rows: numbers come packed, as the server sends them."""

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import add
from sys import byteorder
from typing import Any

from pyroaring import BitMap

INSTANT = "(extract(epoch FROM published_at) * 1000000)::bigint"
"""SQL for the moment of publication, in microseconds since 1970 in UTC."""

MONTH = (
    "(extract(year FROM published_at AT TIME ZONE 'UTC') * 100"
    " + extract(month FROM published_at AT TIME ZONE 'UTC'))::integer"
)
"""SQL for the month of publication, as 202402."""

_EPOCH = dt.datetime(1970, 1, 1)
_FIRST_MOMENT = (dt.datetime(2000, 1, 1) - _EPOCH) // dt.timedelta(microseconds=1)
"""Where PostgreSQL begins to count moments, in microseconds since 1970."""
_MICROSECOND = dt.timedelta(microseconds=1)
_LAST_MONTH = dt.datetime(9999, 12, 1)

BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""SQL that begins to read one state of the database."""


def published_by_month(cursor: Any) -> Iterator[tuple[int, Sequence[int], Sequence[int], Sequence[int], Sequence[str]]]:
    """Yield month, ids, moments, sources and languages of the published articles.

    One row of packed numbers, read off the index `article_for_index` in the order of time.
    """
    cursor.execute(
        "SELECT string_agg(int4send(id::int4), ''), string_agg(timestamptz_send(published_at), ''),"
        " string_agg(int4send(source_id::int4), ''), string_agg(language, ',') FROM ("
        " SELECT id, published_at, source_id, language FROM articles_article WHERE status = 'published'"
        " ORDER BY published_at, id) AS published"
    )
    packed_ids, packed_moments, packed_sources, joined = cursor.fetchone()
    if packed_ids is None:
        return
    ids, sources, languages = numbers("I", packed_ids), numbers("i", packed_sources), joined.split(",")
    instants = array("q", map(add, numbers("q", packed_moments), repeat(_FIRST_MOMENT)))
    start = 0
    while start < len(ids):
        day = _EPOCH + dt.timedelta(microseconds=instants[start])
        after = dt.datetime(day.year + day.month // 12, day.month % 12 + 1, 1) if day < _LAST_MONTH else None
        end = bisect_left(instants, (after - _EPOCH) // _MICROSECOND, start) if after else len(ids)
        piece = slice(start, end)
        yield day.year * 100 + day.month, ids[piece], instants[piece], sources[piece], languages[piece]
        start = end


def articles_by_value(cursor: Any, facet: str, condition: str) -> Iterator[tuple[int, BitMap]]:
    """Yield each actor or theme of which a condition is true with the articles that have it, whoever says so.

    They may have any status. One scan of the index that holds value and article, each value with its articles as
    packed numbers.
    """
    cursor.execute(
        f"SELECT {facet}_id, string_agg(int4send(article_id::int4), '') FROM articles_{facet}tag"
        f" WHERE {condition} GROUP BY {facet}_id"
    )
    while rows := cursor.fetchmany(1_000):
        for value, ids in rows:
            yield value, BitMap(numbers("I", ids))


def numbers(code: str, packed: bytes) -> array:
    """Unpack numbers as the server sends them, the highest byte first."""
    found = array(code)
    found.frombytes(packed)
    if byteorder == "little":
        found.byteswap()
    return found
