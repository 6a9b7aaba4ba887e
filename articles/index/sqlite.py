"""SQLite: the log and the text index by triggers, and how both are asked.

SQLite lets one transaction write at a time, so the log's own row numbers are in the order of commits.
"""

import json
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import compress
from typing import Any

from pyroaring import BitMap

from articles.index.terms import Term
from articles.index.watched import EVERYTHING, MAX_LOG_ROWS, WATCHED, Watched

_SECOND = "(CAST(julianday({}) * 86400 + 0.0005 AS INTEGER) - 210866760000) * 1000000"
"""SQL for a whole second, in microseconds since 1970: by days since 4714 BC, in a third of the time of `strftime`."""

INSTANT = (
    f"CASE WHEN published_at GLOB '????-??-?? ??:??:??' THEN {_SECOND.format('published_at')}"
    " WHEN published_at GLOB '????-??-?? ??:??:??.??????'"
    f" THEN {_SECOND.format('substr(published_at, 1, 19)')} + CAST(substr(published_at, 21) AS INTEGER)"
    " WHEN published_at GLOB '????-??-*' THEN CAST(strftime('%%s', published_at) AS INTEGER) * 1000000 END"
)
"""SQL for the moment of publication, in microseconds since 1970 in UTC; NULL for what is none.

Django writes it in the first two ways.
"""

MONTH = "CAST(substr(published_at, 1, 4) || substr(published_at, 6, 2) AS INTEGER)"
"""SQL for the month of publication, as 202402."""

_decode = json.JSONDecoder().raw_decode

_TEXT_INDEX = (
    # The words come ready made, parted by spaces: to FTS5's ascii tokeniser every character beyond ASCII is a letter.
    # Beginnings of one letter have lists of their own: without, `b*` takes 1 s of a million short articles, and longer
    # ones ten times as much; with them 0.07 s. Lists for two letters as well would gain little for searches, and every
    # import would pay for them.
    "articles_text USING fts5(headline_words, text_words, content='articles_article', content_rowid='id',"
    " tokenize='ascii', columnsize=0, prefix='1')"
)

TABLES = (
    "CREATE TABLE IF NOT EXISTS articles_archive (mark TEXT NOT NULL, installed TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS articles_change"
    " (number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, subject_id INTEGER NOT NULL,"
    " logged_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER)))",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {_TEXT_INDEX}",
    # So many pieces of like size lie side by side before they are merged; with FTS5's own 4, every import writes them
    # out again more often, and takes a tenth longer in the database. A search of a rare word takes 0.01 ms more.
    "INSERT INTO articles_text (articles_text, rank) VALUES ('automerge', 8)",
)

FUNCTIONS = ""
"""SQLite has none to make."""


def _log(subject: str, row: str, column: str, where: str = "") -> str:
    return f"INSERT INTO articles_change (subject, subject_id) SELECT '{subject}', {row}.{column}{where};"


def _log_triggers(watched: Watched) -> Iterator[tuple[str, str]]:
    table, subject, column = watched.table, watched.subject, watched.subject_column
    # save() sets every column, so an update counts only where a watched value is another than before.
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in watched.columns)

    def only(*rows: str) -> str:
        return "(" + " OR ".join(f"{row}.{watched.only_where}" for row in rows) + ")" if watched.only_where else "1"

    yield (
        f"{table}_log_insert",
        f"AFTER INSERT ON {table} WHEN {only('NEW')} BEGIN {_log(subject, 'NEW', column)} END",
    )
    yield (
        f"{table}_log_delete",
        f"AFTER DELETE ON {table} WHEN {only('OLD')} BEGIN {_log(subject, 'OLD', column)} END",
    )
    moved = f" WHERE OLD.{column} IS NOT NEW.{column}"
    yield (
        f"{table}_log_update",
        f"AFTER UPDATE ON {table} WHEN ({differs}) AND {only('OLD', 'NEW')} BEGIN"
        f" {_log(subject, 'NEW', column)} {_log(subject, 'OLD', column, moved)} END",
    )


def triggers() -> dict[str, str]:
    """Return every trigger of the archive: name → what follows its name in `CREATE TRIGGER`."""
    unindex = (
        "INSERT INTO articles_text (articles_text, rowid, headline_words, text_words)"
        " VALUES ('delete', OLD.id, OLD.headline_words, OLD.text_words);"
    )
    index = (
        "INSERT INTO articles_text (rowid, headline_words, text_words)"
        " VALUES (NEW.id, NEW.headline_words, NEW.text_words);"
    )
    found = dict(pair for watched in WATCHED for pair in _log_triggers(watched))
    found["articles_article_text_insert"] = f"AFTER INSERT ON articles_article BEGIN {index} END"
    found["articles_article_text_delete"] = f"AFTER DELETE ON articles_article BEGIN {unindex} END"
    found["articles_article_text_update"] = (
        "AFTER UPDATE ON articles_article WHEN OLD.id IS NOT NEW.id OR OLD.headline_words IS NOT NEW.headline_words"
        f" OR OLD.text_words IS NOT NEW.text_words BEGIN {unindex} {index} END"
    )
    found["articles_change_prune"] = (
        "AFTER INSERT ON articles_change WHEN NEW.number % 1000 = 0 BEGIN"
        f" DELETE FROM articles_change WHERE number <= NEW.number - {MAX_LOG_ROWS}; END"
    )
    return found


def make_tables(cursor: Any) -> None:
    """Make the log and the text index where they are missing, and the text index where another release made it."""
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_text'")
    row = cursor.fetchone()
    if row is not None and not row[0].endswith(_TEXT_INDEX):
        cursor.execute("DROP TABLE articles_text")
    for statement in TABLES:
        cursor.execute(statement)


def make_triggers(cursor: Any) -> None:
    """Make every trigger anew."""
    drop_triggers(cursor)
    for name, body in triggers().items():
        cursor.execute(f"CREATE TRIGGER {name} {body}")


def drop_triggers(cursor: Any) -> None:
    """Drop every trigger: Django rebuilds tables on most changes of schema, and theirs would break or vanish."""
    for name in triggers():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def present_triggers(cursor: Any) -> set[str]:
    """Return the names of the triggers that the database has."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {name for (name,) in cursor.fetchall()}


def begin_load(cursor: Any) -> Any:
    """Make room for the pages that very many rows touch, and return the room before; they took 0.7 of the time."""
    cursor.execute("PRAGMA cache_size")
    room = cursor.fetchone()[0]
    cursor.execute("PRAGMA cache_size=-65536")
    return room


def end_load(cursor: Any, room: Any) -> None:
    """Go back to the room that `begin_load` returned."""
    cursor.execute(f"PRAGMA cache_size={int(room)}")


def rebuild_text(cursor: Any) -> None:
    """Build the text index anew from the stored words."""
    # With more memory it writes fewer, larger pieces, and merges less: 0.6 of the time for 20,000 articles.
    cursor.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('hashsize', 33554432)")
    cursor.execute("INSERT INTO articles_text (articles_text) VALUES ('rebuild')")
    cursor.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('hashsize', 1048576)")


def check_text(cursor: Any) -> None:
    """Raise DatabaseError when the text index differs from the stored words."""
    cursor.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('integrity-check', 1)")


def log_everything(cursor: Any) -> None:
    """Log that all may have changed, so that every process rebuilds its index."""
    cursor.execute("INSERT INTO articles_change (subject, subject_id) VALUES (%s, 0)", [EVERYTHING])


STATE = (
    "SELECT (SELECT mark FROM articles_archive), number, logged_at, 0 FROM articles_change ORDER BY number DESC LIMIT 1"
)
"""SQL for the archive's mark, its number, when that was given (seconds since 1970), and whether this transaction
has unnumbered changes of its own."""


HISTORY = "SELECT * FROM articles_change WHERE number <= %s ORDER BY number DESC LIMIT 50"
"""SQL for the rows of the log that lead up to a number, by which one history is told from another."""


def changes_since(cursor: Any, number: int) -> list[tuple[str, int]] | None:
    """Return what changed after a number, as subject and id; None when the log no longer reaches back so far."""
    if number:
        cursor.execute("SELECT 1 FROM articles_change WHERE number = %s", [number])
        if cursor.fetchone() is None:
            return None
    cursor.execute("SELECT DISTINCT subject, subject_id FROM articles_change WHERE number > %s", [number])
    return cursor.fetchall()


def published_by_month(cursor: Any) -> Iterator[tuple[int, Sequence[int], Sequence[int], Sequence[int], Sequence[str]]]:
    """Yield month, ids, moments, sources and languages of the published articles.

    All of it is in the index `article_for_index`, of which each month is one range.
    """
    next_month = (
        "SELECT substr(min(published_at), 1, 7) FROM articles_article"
        " WHERE status = 'published' AND published_at > {} AND published_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-*'"
    )
    # No character of a moment stands behind a tilde.
    after = "value || '~'"
    months = f"{next_month.format('%s')} UNION ALL SELECT ({next_month.format(after)}) FROM months"
    columns = (
        f"json_array(value, json_group_array(id), json_group_array({INSTANT}), json_group_array(source_id),"
        " group_concat(language))"
    )
    sql = (
        f"WITH RECURSIVE months (value) AS ({months} WHERE value IS NOT NULL LIMIT %s)"
        f" SELECT max(value) || '~', group_concat((SELECT {columns} FROM articles_article"
        " WHERE status = 'published' AND published_at BETWEEN value AND value || '~'))"
        " FROM months WHERE value IS NOT NULL"
    )
    for month, ids, instants, sources, languages in _in_pieces(cursor, sql, ""):
        found = [ids, instants, sources, languages.split(",")]
        if None in instants:
            found = [list(compress(column, [instant is not None for instant in instants])) for column in found]
        if found[0]:
            yield int(month[:4] + month[5:]), *found


def articles_by_value(cursor: Any, facet: str, condition: str) -> Iterator[tuple[int, BitMap]]:
    """Yield each actor or theme of which a condition is true with the articles that have it, whoever says so.

    They may have any status. One scan of the index that holds value and article.
    """
    sql = (
        "SELECT max(value), group_concat(row) FROM"
        f" (SELECT {facet}_id AS value, json_array({facet}_id, json_group_array(article_id)) AS row"
        f" FROM articles_{facet}tag WHERE {facet}_id > %s AND {condition} GROUP BY {facet}_id LIMIT %s)"
    )
    for value, ids in _in_pieces(cursor, sql, 0):
        yield value, BitMap(array("I", ids))


_PIECE_CHARS = 1_000_000
"""So long is a piece at best. Its numbers take six times as much memory while they are read; with shorter pieces the
thread would oftener wait for Python's lock, which a busy one gives up after 5 ms."""

_PIECES_AHEAD = 4


def _in_pieces(cursor: Any, sql: str, after: Any) -> Iterator[Any]:
    """Yield the rows that SQL writes as JSON into texts of many rows; it takes after which value, and how many rows.

    SQLite writes such a text, and Python reads it, in a third of the time that rows take. A thread has it written
    ahead: SQLite does without Python's lock meanwhile, so that both are at work. Nobody else may use the connection.
    """

    def pieces() -> Iterator[str]:
        last, rows = after, 1
        while True:
            cursor.execute(sql, [last, rows])
            last, piece = cursor.fetchone()
            if piece is None:
                return
            yield piece
            # Rows differ in length a thousandfold, and the longest mostly stand together.
            rows = max(1, min(4 * rows, rows * _PIECE_CHARS // len(piece)))

    with ThreadPoolExecutor(max_workers=1) as thread:
        coming, end = pieces(), None
        asked = deque(thread.submit(next, coming, end) for _ in range(_PIECES_AHEAD))
        while (piece := asked.popleft().result()) is not end:
            asked.append(thread.submit(next, coming, end))
            yield from _decode(f"[{piece}]")[0]


def _numbers(text: str) -> array:
    """Read a text of numbers as SQLite writes it; `loads` would look for white space around it first."""
    return array("I", _decode(text)[0])


BEGIN_READING = "BEGIN DEFERRED"
"""SQL that begins to read one state of the database; `atomic()` would wait for the writer's lock."""


def matching_sql(terms: tuple[Term, ...], *, is_headline_only: bool) -> tuple[str, list[str]]:
    """Return SQL, with its values, for the ids of the articles of any status that hold all the terms."""
    expression = " AND ".join(f"({' OR '.join(map(_phrase, term.variants))})" for term in terms)
    if is_headline_only:
        expression = f"{{headline_words}} : ({expression})"
    return "SELECT rowid FROM articles_text WHERE articles_text MATCH %s", [expression]


def matching_ids(cursor: Any, terms: tuple[Term, ...], *, is_headline_only: bool) -> BitMap:
    """Return the ids of the articles of any status that hold all the terms.

    They come as one text, which SQLite writes while other threads go on: half a million rows took half as long again.
    """
    sql, values = matching_sql(terms, is_headline_only=is_headline_only)
    cursor.execute(f"SELECT json_group_array(rowid) FROM ({sql})", values)
    return BitMap(_numbers(cursor.fetchone()[0]))


def _phrase(variant: Any) -> str:
    return f'"{" ".join(variant.words)}"{" *" if variant.is_prefix else ""}'
