"""The log by triggers, numbered in the order of commits.

Transactions write side by side, and a number taken early can commit late. So statement-level triggers write
rows under the transaction's own batch, and a deferred trigger, run at commit under a lock that is held until
the commit is visible, gives the batch its number: one number a transaction, in the order of commits.
"""

from typing import Any

from articles.index.watched import EVERYTHING, MAX_LOG_ROWS, WATCHED, Watched

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
)

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
    """Return the triggers of the log: name → the SQL that makes it."""
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
    found["articles_batch_number"] = (
        "CREATE CONSTRAINT TRIGGER articles_batch_number AFTER INSERT ON articles_batch DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION articles_number_batch();"
    )
    return found


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
