"""The text index: a narrow table that triggers fill with the words of each article."""

from typing import Any

from django.db import DatabaseError

from articles.index.postgresql.pairs import HEADLINE, LIST, NEWEST, renew_common_words

TABLES = (
    # What the text index is made of, in a table of its own: PostgreSQL fetches the row of whatever a search finds, and
    # ninety of these share a page where five articles do. So the words lie outside the row, uncompressed.
    "CREATE TABLE IF NOT EXISTS articles_text (id integer PRIMARY KEY, words tsvector NOT NULL, filler text)"
    " WITH (toast_tuple_target = 128)",
    "ALTER TABLE articles_text ALTER COLUMN words SET STORAGE EXTERNAL",
)

_TEXT_INDEX = "CREATE INDEX articles_text_words ON articles_text USING gin (words)"

_MANY_ROWS_MEMORY = "256MB"
"""What PostgreSQL may use to build the text index; with its own 64 MB it writes the index in more pieces."""


def _write(source: str) -> str:
    """Return SQL that writes the words of some articles, with their pairs by the newest list of common words."""
    # The list is put together in memory: it would be unpacked from its row for every word. OFFSET keeps the words from
    # being made twice.
    return f"""
    INSERT INTO articles_text (id, words, filler) SELECT id, words, articles_filler(words) FROM (
      SELECT id, articles_words(headline_words, text_words, (SELECT list {NEWEST}), (SELECT words || '{{}}' {NEWEST}))
        AS words FROM {source} OFFSET 0) AS stored"""


FUNCTIONS = f"""
-- Every word of an article, once more those of its headline, and pairs of common ones. Without positions (a tsvector
-- keeps 256 a word, and none beyond 16,383): other phrases are checked against the stored words. No parser is asked: it
-- would cut words anew, and reading a vector from a text takes twice as long. That it stays within its megabyte is for
-- the tokeniser to see to.
CREATE OR REPLACE FUNCTION articles_words(headline_words text, text_words text, list integer, common jsonb)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(
    headline_words || ' ' || text_words || ' {HEADLINE}' || replace(headline_words, ' ', ' {HEADLINE}'), ' '), '')
    || articles_all_pairs(headline_words, text_words, list, common))
$$;

-- Values move out of a row only when it is beyond 2 kB. The filler brings it there and is then compressed to 35 bytes.
CREATE OR REPLACE FUNCTION articles_filler(words tsvector) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_column_size(words) < 2100 THEN repeat(' ', 2100) END
$$;

CREATE OR REPLACE FUNCTION articles_index_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE articles_text;
  ELSIF TG_OP = 'INSERT' THEN
    {_write("new_rows")};
    PERFORM articles_renew_common_words_when_due();
  ELSE
    DELETE FROM articles_text WHERE id = OLD.id;
    IF TG_OP = 'UPDATE' THEN
      {_write("(SELECT NEW.id, NEW.headline_words, NEW.text_words) AS changed")};
    END IF;
  END IF;
  RETURN NULL;
END $$;
"""


def triggers() -> dict[str, str]:
    """Return the triggers of the text index: name → the SQL that makes it."""
    changed = "OLD.id <> NEW.id OR OLD.headline_words <> NEW.headline_words OR OLD.text_words <> NEW.text_words"
    found = {}
    for event, each in (
        ("INSERT", "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"),
        ("DELETE", "FOR EACH ROW"),
        ("UPDATE", f"FOR EACH ROW WHEN ({changed})"),
        ("TRUNCATE", "FOR EACH STATEMENT"),
    ):
        name = f"articles_article_text_{event.lower()}"
        found[name] = (
            f"CREATE TRIGGER {name} AFTER {event} ON articles_article {each} EXECUTE FUNCTION articles_index_words();"
        )
    return found


def rebuild_text(cursor: Any) -> None:
    """Build the text index anew from the stored words; at once it takes a fraction of many small additions."""
    cursor.execute("DROP INDEX IF EXISTS articles_text_words")
    cursor.execute("TRUNCATE articles_text")
    renew_common_words(cursor)
    cursor.execute(_write("articles_article"))
    cursor.execute(f"SET LOCAL maintenance_work_mem = '{_MANY_ROWS_MEMORY}'")
    cursor.execute(_TEXT_INDEX)


def check_text(cursor: Any) -> None:
    """Raise DatabaseError when the text index differs from the stored words, and pairs from the list they are under."""
    cursor.execute(
        "SELECT COALESCE(article.id, text.id) FROM articles_article AS article"
        " FULL JOIN articles_text AS text ON text.id = article.id"
        " LEFT JOIN articles_common_words AS common"
        f" ON text.words @@ quote_literal('{LIST}' || common.list)::tsquery"
        " WHERE text.words IS DISTINCT FROM articles_words(article.headline_words, article.text_words,"
        " COALESCE(common.list, 0), COALESCE(common.words, '{}')) LIMIT 1"
    )
    for (id,) in cursor.fetchall():
        raise DatabaseError(f"article {id}")
