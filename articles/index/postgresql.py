"""PostgreSQL: the log and the text index by triggers, and how both are asked.

Transactions write side by side, and a number taken early can commit late. So statement-level triggers write
rows under the transaction's own batch, and a deferred trigger, run at commit under a lock that is held until
the commit is visible, gives the batch its number: one number a transaction, in the order of commits.
"""

import datetime as dt
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from operator import add
from sys import byteorder
from typing import Any

from django.db import DatabaseError
from pyroaring import BitMap

from articles.index.terms import Term, Variant
from articles.index.watched import EVERYTHING, MAX_LOG_ROWS, WATCHED, Watched

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

_LOCK = 7_305_214_077
"""Key of the advisory lock under which batches are numbered; any number that nothing else in the database uses."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS articles_archive (mark text NOT NULL, installed text NOT NULL)",
    "CREATE SEQUENCE IF NOT EXISTS articles_batch_ids",
    "CREATE SEQUENCE IF NOT EXISTS articles_numbers",
    "CREATE TABLE IF NOT EXISTS articles_batch (id bigint PRIMARY KEY, number bigint UNIQUE, numbered_at timestamptz)",
    "CREATE TABLE IF NOT EXISTS articles_change"
    " (id bigserial PRIMARY KEY, batch bigint NOT NULL, subject text NOT NULL, subject_id bigint NOT NULL)",
    "CREATE INDEX IF NOT EXISTS articles_change_batch ON articles_change (batch)",
    # What the text index is made of, in a table of its own: PostgreSQL fetches the row of whatever a search finds, and
    # ninety of these share a page where five articles do. So the words lie outside the row, uncompressed.
    "CREATE TABLE IF NOT EXISTS articles_text (id integer PRIMARY KEY, words tsvector NOT NULL, filler text)"
    " WITH (toast_tuple_target = 128)",
    "ALTER TABLE articles_text ALTER COLUMN words SET STORAGE EXTERNAL",
)

_TEXT_INDEX = "CREATE INDEX articles_text_words ON articles_text USING gin (words)"

_HEADLINE = "="
"""What stands before a word of the headline where it is stored as such; no word of ours begins so."""

COMMON_FROM_ARTICLES = 50_000
"""Articles that hold a common word, at least. The stored words of fewer are read for a phrase in some 0.5 s."""

_MAX_COMMON = 1_000
"""Common words at most."""

_SAMPLE_ARTICLES = 20_000
"""Articles whose words are counted to tell the common ones."""

MAX_PAIRED_BYTES = 300_000
"""Bytes of stored words whose pairs are kept: with them a vector stays within its megabyte."""

_UNPAIRED = " "
"""What an article has in the stead of its pairs where its words are more."""

_MANY_ROWS_MEMORY = "256MB"
"""What PostgreSQL may use to build the text index; with its own 64 MB it writes the index in more pieces."""

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION articles_own_batch() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE batch text := current_setting('newsarchive.batch', true);
BEGIN
  IF batch IS NULL OR batch = '' THEN
    batch := nextval('articles_batch_ids')::text;
    PERFORM set_config('newsarchive.batch', batch, true);
    INSERT INTO articles_batch (id) VALUES (batch::bigint);
  END IF;
  RETURN batch::bigint;
END $$;

CREATE OR REPLACE FUNCTION articles_number_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE oldest bigint; mine bigint;
BEGIN
  PERFORM pg_advisory_xact_lock({_LOCK});
  mine := nextval('articles_numbers');
  UPDATE articles_batch SET number = mine, numbered_at = clock_timestamp() WHERE id = NEW.id;
  IF mine % 100 = 0 THEN
    SELECT b.number INTO oldest FROM articles_change c JOIN articles_batch b ON b.id = c.batch
      WHERE b.number < mine ORDER BY c.id DESC OFFSET {MAX_LOG_ROWS} LIMIT 1;
    DELETE FROM articles_change c USING articles_batch b WHERE b.id = c.batch AND b.number <= oldest;
    DELETE FROM articles_batch WHERE number <= oldest;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION articles_log_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO articles_change (batch, subject, subject_id) VALUES (articles_own_batch(), '{EVERYTHING}', 0);
  RETURN NULL;
END $$;

-- Words that so many articles hold that their texts cannot all be read: phrases of them are told by pairs.
CREATE OR REPLACE FUNCTION articles_common() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{{}}'::text[]
$$;

-- Every two common words that follow each other.
CREATE OR REPLACE FUNCTION articles_pairs(stored text, mark text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(mark || first || ' ' || second)
  FROM unnest(string_to_array(stored, ' '), (string_to_array(stored, ' '))[2:]) AS pair(first, second)
  WHERE first = ANY(articles_common()) AND second = ANY(articles_common())
$$;

-- Every word of an article, once more those of its headline, and pairs of common ones. Without positions (a tsvector
-- keeps 256 a word, and none beyond 16,383): other phrases are checked against the stored words. No parser is asked: it
-- would cut words anew, and reading a vector from a text takes twice as long. That it stays within its megabyte is for
-- the tokeniser to see to.
CREATE OR REPLACE FUNCTION articles_words(headline_words text, text_words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(
    headline_words || ' ' || text_words || ' {_HEADLINE}' || replace(headline_words, ' ', ' {_HEADLINE}'), ' '), '')
    || CASE WHEN articles_common() = '{{}}' THEN '{{}}'
    WHEN octet_length(headline_words) + octet_length(text_words) > {MAX_PAIRED_BYTES} THEN ARRAY['{_UNPAIRED}']
    ELSE articles_pairs(headline_words, '') || articles_pairs(headline_words, '{_HEADLINE}')
      || articles_pairs(text_words, '') END)
$$;

-- Values move out of a row only when it is beyond 2 kB. The filler brings it there and is then compressed to 35 bytes.
CREATE OR REPLACE FUNCTION articles_filler(words tsvector) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_column_size(words) < 2100 THEN repeat(' ', 2100) END
$$;

CREATE OR REPLACE FUNCTION articles_index_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found tsvector;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE articles_text;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM articles_text WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    found := articles_words(NEW.headline_words, NEW.text_words);
    INSERT INTO articles_text (id, words, filler) VALUES (NEW.id, found, articles_filler(found));
  END IF;
  RETURN NULL;
END $$;

-- The ids of the articles that hold some words, packed. The planner knows nothing of what it takes to fetch words from
-- outside their rows, and would read all of them in search of a very common one. Compiling takes longer than it saves.
CREATE OR REPLACE FUNCTION articles_holding(asked tsquery) RETURNS bytea LANGUAGE sql STABLE
SET enable_seqscan = off SET jit = off AS $$
  SELECT string_agg(int4send(id), '') FROM articles_text WHERE words @@ asked
$$;
"""


def _changed_rows(watched: Watched, event: str) -> str:
    """Return SQL for the subjects of the rows that a statement changed."""
    column = watched.subject_column
    where = f" WHERE {watched.only_where}" if watched.only_where else ""
    if event != "update":
        return f"SELECT {column} AS subject_id FROM {'new' if event == 'insert' else 'old'}_rows{where}"
    columns = ", ".join(dict.fromkeys((column, "id", *watched.columns)))
    old, new = (f"SELECT {columns} FROM {name}{where}" for name in ("old_rows", "new_rows"))
    return (
        f"SELECT {column} AS subject_id FROM ({old} EXCEPT {new}) AS before"
        f" UNION SELECT {column} FROM ({new} EXCEPT {old}) AS after"
    )


def _log_trigger(watched: Watched, event: str) -> str:
    name = f"{watched.table}_log_{event}"
    rows = {
        "insert": "NEW TABLE AS new_rows",
        "delete": "OLD TABLE AS old_rows",
        "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    }[event]
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed bigint[];
BEGIN
  SELECT array_agg(DISTINCT subject_id) INTO changed FROM ({_changed_rows(watched, event)}) AS rows;
  IF changed IS NOT NULL THEN
    INSERT INTO articles_change (batch, subject, subject_id)
      SELECT b.batch, '{watched.subject}', c FROM (SELECT articles_own_batch() AS batch) b, unnest(changed) c;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event.upper()} ON {watched.table}
  REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""


def triggers() -> dict[str, str]:
    """Return every trigger of the archive: name → the SQL that makes it."""
    found = {
        f"{watched.table}_log_{event}": _log_trigger(watched, event)
        for watched in WATCHED
        for event in ("insert", "update", "delete")
    }
    for watched in WATCHED:
        name = f"{watched.table}_log_truncate"
        found[name] = (
            f"CREATE TRIGGER {name} AFTER TRUNCATE ON {watched.table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION articles_log_everything();"
        )
    changed = "OLD.id <> NEW.id OR OLD.headline_words <> NEW.headline_words OR OLD.text_words <> NEW.text_words"
    for event, each in (
        ("INSERT", "FOR EACH ROW"),
        ("DELETE", "FOR EACH ROW"),
        ("UPDATE", f"FOR EACH ROW WHEN ({changed})"),
        ("TRUNCATE", "FOR EACH STATEMENT"),
    ):
        name = f"articles_article_text_{event.lower()}"
        found[name] = (
            f"CREATE TRIGGER {name} AFTER {event} ON articles_article {each} EXECUTE FUNCTION articles_index_words();"
        )
    found["articles_batch_number"] = (
        "CREATE CONSTRAINT TRIGGER articles_batch_number AFTER INSERT ON articles_batch DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION articles_number_batch();"
    )
    return found


def make_tables(cursor: Any) -> None:
    """Make the log and the text index where they are missing."""
    for statement in TABLES:
        cursor.execute(statement)


def make_triggers(cursor: Any) -> None:
    """Make every trigger anew."""
    drop_triggers(cursor)
    cursor.execute(FUNCTIONS)
    for statement in triggers().values():
        cursor.execute(statement)


def drop_triggers(cursor: Any) -> None:
    """Drop every trigger."""
    for name in triggers():
        table = "articles_batch" if name == "articles_batch_number" else re.split("_(?:log|text)_", name)[0]
        cursor.execute("SELECT to_regclass(%s)", [table])
        if cursor.fetchone()[0] is not None:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")


def present_triggers(cursor: Any) -> set[str]:
    """Return the names of the triggers that the database has."""
    cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
    return {name for (name,) in cursor.fetchall()}


def begin_load(cursor: Any) -> None:
    """Nothing to do: the text index is built anew with the triggers, and is not touched without them."""


def end_load(cursor: Any, room: Any) -> None:
    """Nothing to do."""


def rebuild_text(cursor: Any) -> None:
    """Build the text index anew from the stored words; at once it takes a fraction of many small additions."""
    cursor.execute("DROP INDEX IF EXISTS articles_text_words")
    cursor.execute("TRUNCATE articles_text")
    _find_common(cursor)
    # OFFSET keeps the words from being made twice.
    cursor.execute(
        "INSERT INTO articles_text (id, words, filler) SELECT id, words, articles_filler(words) FROM"
        " (SELECT id, articles_words(headline_words, text_words) AS words FROM articles_article OFFSET 0) AS stored"
    )
    cursor.execute(f"SET LOCAL maintenance_work_mem = '{_MANY_ROWS_MEMORY}'")
    cursor.execute(_TEXT_INDEX)


def _find_common(cursor: Any) -> None:
    """Look for the common words, and make the function that returns them; it says none where articles are few."""
    cursor.execute("SELECT count(*) FROM articles_article")
    total = cursor.fetchone()[0]
    if total < COMMON_FROM_ARTICLES:
        return
    share = min(1.0, _SAMPLE_ARTICLES / total)
    cursor.execute(
        "SELECT COALESCE(array_agg(word), '{}') FROM (SELECT word FROM ts_stat("
        "'SELECT array_to_tsvector(array_remove(string_to_array(headline_words || '' '' || text_words, '' ''), ''''))"
        f" FROM articles_article TABLESAMPLE BERNOULLI ({100 * share}) REPEATABLE (1)')"
        f" WHERE ndoc >= {COMMON_FROM_ARTICLES * share} ORDER BY ndoc DESC LIMIT {_MAX_COMMON}) AS counted"
    )
    cursor.execute(
        "CREATE OR REPLACE FUNCTION articles_common() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE"
        " AS $$ SELECT %s::text[] $$",
        cursor.fetchone(),
    )


def check_text(cursor: Any) -> None:
    """Raise DatabaseError when the text index differs from the stored words."""
    cursor.execute(
        "SELECT COALESCE(article.id, text.id) FROM articles_article AS article"
        " FULL JOIN articles_text AS text ON text.id = article.id"
        " WHERE text.words IS DISTINCT FROM articles_words(article.headline_words, article.text_words) LIMIT 1"
    )
    for (id,) in cursor.fetchall():
        raise DatabaseError(f"article {id}")


def log_everything(cursor: Any) -> None:
    """Log that all may have changed, so that every process rebuilds its index."""
    cursor.execute(
        "INSERT INTO articles_change (batch, subject, subject_id) VALUES (articles_own_batch(), %s, 0)", [EVERYTHING]
    )


STATE = (
    "SELECT (SELECT mark FROM articles_archive), number, extract(epoch FROM numbered_at)::bigint,"
    " COALESCE(current_setting('newsarchive.batch', true), '') <> ''"
    " FROM (SELECT 1) AS always LEFT JOIN articles_batch"
    " ON number = (SELECT MAX(number) FROM articles_batch)"
)
"""SQL for the archive's mark, its number, when that was given (seconds since 1970), and whether this transaction
has unnumbered changes of its own."""


HISTORY = "SELECT number, id, numbered_at::text FROM articles_batch WHERE number <= %s ORDER BY number DESC LIMIT 50"
"""SQL for the rows of the log that lead up to a number, by which one history is told from another."""


def changes_since(cursor: Any, number: int) -> list[tuple[str, int]] | None:
    """Return what changed after a number, as subject and id; None when the log no longer reaches back so far.

    Batches without a number that can be seen are this transaction's own.
    """
    if number:
        cursor.execute("SELECT 1 FROM articles_batch WHERE number = %s", [number])
        if cursor.fetchone() is None:
            return None
    cursor.execute(
        "SELECT DISTINCT c.subject, c.subject_id FROM articles_change c JOIN articles_batch b ON b.id = c.batch"
        " WHERE b.number > %s OR b.number IS NULL",
        [number],
    )
    return cursor.fetchall()


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
    ids, sources, languages = _numbers("I", packed_ids), _numbers("i", packed_sources), joined.split(",")
    instants = array("q", map(add, _numbers("q", packed_moments), repeat(_FIRST_MOMENT)))
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
            yield value, BitMap(_numbers("I", ids))


def _numbers(code: str, packed: bytes) -> array:
    """Unpack numbers as the server sends them, the highest byte first."""
    found = array(code)
    found.frombytes(packed)
    if byteorder == "little":
        found.byteswap()
    return found


BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""SQL that begins to read one state of the database."""


def matching_sql(terms: tuple[Term, ...], *, is_headline_only: bool) -> tuple[str, list[str]]:
    """Return SQL, with its values, for the ids of the articles of any status that hold all the terms."""
    asked = _all_words(terms, _HEADLINE if is_headline_only else "", frozenset())
    return _reading_sql(asked, filter(_has_phrase, terms), is_headline_only)


def _reading_sql(asked: str, phrases: Iterable[Term], is_headline_only: bool) -> tuple[str, list[str]]:
    """Return SQL for the articles that the text index finds, and whose stored words hold all the phrases."""
    source, conditions, values = "articles_text", ["words @@ %s::tsquery"], [asked]
    # Two spaces between headline and text: no phrase reaches over them.
    text = "' ' || headline_words || ' '" if is_headline_only else "' ' || headline_words || '  ' || text_words || ' '"
    for term in phrases:
        source = "articles_text JOIN articles_article USING (id)"
        values += [f"% {' '.join(v.words)}{'' if v.is_prefix else ' '}%" for v in term.variants]
        conditions.append(f"({' OR '.join([f'{text} LIKE %s'] * len(term.variants))})")
    return f"SELECT id FROM {source} WHERE {' AND '.join(conditions)}", values


def matching_ids(cursor: Any, terms: tuple[Term, ...], *, is_headline_only: bool) -> BitMap:
    """Return the ids of the articles of any status that hold all the terms.

    The text index knows words and pairs of common words. Other phrases are looked for in the stored words of the
    articles that hold all of theirs.
    """
    mark = _HEADLINE if is_headline_only else ""
    phrases = list(filter(_has_phrase, terms))
    common = _common_among(cursor, phrases)
    asked = _all_words(terms, mark, common)
    if not common and phrases:
        return _read(cursor, *_reading_sql(asked, phrases, is_headline_only))
    found = _holding(cursor, asked)
    for term in phrases:
        known, open = _known_and_open(term, mark, common)
        of_term = _holding(cursor, f"{asked} & ({' | '.join(known)})") if known else BitMap()
        if open:
            of_term |= _read(cursor, *_reading_sql(f"{asked} & ({' | '.join(open)})", [term], is_headline_only))
        found &= of_term
    return found


def _holding(cursor: Any, asked: str) -> BitMap:
    cursor.execute("SELECT articles_holding(%s::tsquery)", [asked])
    return _ids(cursor)


def _read(cursor: Any, sql: str, values: list[str]) -> BitMap:
    cursor.execute(f"SELECT string_agg(int4send(id), '') FROM ({sql}) AS found", values)
    return _ids(cursor)


def _ids(cursor: Any) -> BitMap:
    """Return the ids that were asked for; they come as packed numbers."""
    return BitMap(_numbers("I", cursor.fetchone()[0] or b""))


def _has_phrase(term: Term) -> bool:
    return any(len(variant.words) > 1 for variant in term.variants)


def _common_among(cursor: Any, phrases: list[Term]) -> frozenset[str]:
    """Return which words of some phrases are common ones; one query, or none without phrases."""
    words = {word for term in phrases for variant in term.variants for word in variant.words}
    if not words:
        return frozenset()
    cursor.execute("SELECT word FROM unnest(articles_common()) AS word WHERE word = ANY(%s)", [sorted(words)])
    return frozenset(word for (word,) in cursor.fetchall())


def _all_words(terms: tuple[Term, ...], mark: str, common: frozenset[str]) -> str:
    """Return the query that asks for every word of all the terms, wherever it stands, and for pairs of common ones."""
    return " & ".join(f"({' | '.join(_words(v, mark, common) for v in term.variants)})" for term in terms)


def _words(variant: Variant, mark: str, common: frozenset[str]) -> str:
    words = [f"'{mark}{word}'" for word in variant.words]
    pairs = [f"('{mark}{pair}' | '{_UNPAIRED}')" for pair in _pairs(variant, common)]
    return f"({' & '.join(pairs + words)}{':*' if variant.is_prefix else ''})"


def _pairs(variant: Variant, common: frozenset[str]) -> list[str]:
    whole = variant.words[:-1] if variant.is_prefix else variant.words
    return [f"{first} {second}" for first, second in pairwise(whole) if first in common and second in common]


def _known_and_open(term: Term, mark: str, common: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return queries for the variants of a term: for what the text index tells alone, and for what is to be read."""
    known, open = [], []
    for variant in term.variants:
        words = _words(variant, mark, common)
        if len(variant.words) == 1:
            known.append(words)
        elif len(variant.words) == 2 and (pairs := _pairs(variant, common)):
            known.append(f"'{mark}{pairs[0]}'")
            open.append(f"({words} & '{_UNPAIRED}')")
        else:
            open.append(words)
    return known, open
