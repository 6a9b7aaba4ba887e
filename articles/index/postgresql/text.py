"""The text index: a narrow table that triggers fill with the words of each article."""

from typing import Any

from django.db import DatabaseError

from articles.index.postgresql.pairs import HEADLINE, MAX_PAIRED_BYTES, UNPAIRED, find_common

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

FUNCTIONS = f"""
-- Every word of an article, once more those of its headline, and pairs of common ones. Without positions (a tsvector
-- keeps 256 a word, and none beyond 16,383): other phrases are checked against the stored words. No parser is asked: it
-- would cut words anew, and reading a vector from a text takes twice as long. That it stays within its megabyte is for
-- the tokeniser to see to.
CREATE OR REPLACE FUNCTION articles_words(headline_words text, text_words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(
    headline_words || ' ' || text_words || ' {HEADLINE}' || replace(headline_words, ' ', ' {HEADLINE}'), ' '), '')
    || CASE WHEN articles_common() = '{{}}' THEN '{{}}'
    WHEN octet_length(headline_words) + octet_length(text_words) > {MAX_PAIRED_BYTES} THEN ARRAY['{UNPAIRED}']
    ELSE articles_pairs(headline_words, '') || articles_pairs(headline_words, '{HEADLINE}')
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
"""


def triggers() -> dict[str, str]:
    """Return the triggers of the text index: name → the SQL that makes it."""
    found = {}
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
    return found


def rebuild_text(cursor: Any) -> None:
    """Build the text index anew from the stored words; at once it takes a fraction of many small additions."""
    cursor.execute("DROP INDEX IF EXISTS articles_text_words")
    cursor.execute("TRUNCATE articles_text")
    find_common(cursor)
    # OFFSET keeps the words from being made twice.
    cursor.execute(
        "INSERT INTO articles_text (id, words, filler) SELECT id, words, articles_filler(words) FROM"
        " (SELECT id, articles_words(headline_words, text_words) AS words FROM articles_article OFFSET 0) AS stored"
    )
    cursor.execute(f"SET LOCAL maintenance_work_mem = '{_MANY_ROWS_MEMORY}'")
    cursor.execute(_TEXT_INDEX)


def check_text(cursor: Any) -> None:
    """Raise DatabaseError when the text index differs from the stored words."""
    cursor.execute(
        "SELECT COALESCE(article.id, text.id) FROM articles_article AS article"
        " FULL JOIN articles_text AS text ON text.id = article.id"
        " WHERE text.words IS DISTINCT FROM articles_words(article.headline_words, article.text_words) LIMIT 1"
    )
    for (id,) in cursor.fetchall():
        raise DatabaseError(f"article {id}")
