"""Common words, whose neighbours the text index stores as pairs: a phrase of them needs no text.

Lists of common words are numbered, and only grow. An article's words say which list they were written under, so a
search knows for each pair in which articles it is told, and looks at the texts of the others: all lists are right.
"""

from typing import Any

HEADLINE = "="
"""What stands before a word of the headline where it is stored as such; no word of ours begins so."""

LIST = " "
"""What stands before the number of the list that an article's pairs are of. List 0 has no words."""

FIRST_LIST_FROM_ARTICLES = 50_000
"""An archive has a first list from so many articles on. The stored words of fewer are read for a phrase in 0.5 s."""

_GROWTH = 1.25
"""A new list is made when an archive has grown so much, that is some thirteen times from there to a million."""

_BYTES_AN_ARTICLE = 94
"""What a row of the text index takes where its words lie outside: the growth of an archive is told from its size."""

_COMMON_SHARE = 0.05
"""Share of the articles that hold a common word, at least."""

_MAX_COMMON = 1_000
"""Common words at most."""

_SAMPLE_ARTICLES = 5_000
"""Articles whose words are counted to tell the common ones."""

_MAX_PAIRED_BYTES = 300_000
"""Bytes of stored words whose pairs are kept: with them a vector stays within its megabyte. Longer ones are under
list 0."""

_LOCK = 7_305_214_078
"""Key of the advisory lock under which lists are made."""

TABLES = (
    # `words` has each word with the number of its first list; `next_articles` is when the next list is due.
    "CREATE TABLE IF NOT EXISTS articles_common_words"
    " (list integer PRIMARY KEY, words jsonb NOT NULL, next_articles integer NOT NULL)",
    f"INSERT INTO articles_common_words VALUES (0, '{{}}', {FIRST_LIST_FROM_ARTICLES}) ON CONFLICT DO NOTHING",
)

NEWEST = "FROM articles_common_words ORDER BY list DESC LIMIT 1"
"""SQL for where the newest list is."""

FUNCTIONS = f"""
-- The articles that there are, as far as the size of the text index tells: more where its rows were written again.
CREATE OR REPLACE FUNCTION articles_by_size() RETURNS bigint LANGUAGE sql AS $$
  SELECT pg_relation_size('articles_text') / {_BYTES_AN_ARTICLE}
$$;

-- Make the next list from a sample of so many articles; nothing while another transaction makes it. A word that no text
-- has is added to each of the sample, and tells how many they are. The one after it is due by the size, so that a text
-- index that has swollen does not ask for another with every article.
CREATE OR REPLACE FUNCTION articles_renew_common_words(total bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE newest articles_common_words;
BEGIN
  IF NOT pg_try_advisory_xact_lock({_LOCK}) THEN
    RETURN;
  END IF;
  SELECT * INTO newest {NEWEST};
  WITH counted AS MATERIALIZED (SELECT word, ndoc FROM ts_stat(format($sample$
    SELECT array_to_tsvector(
      array_remove(string_to_array(headline_words || ' ' || text_words, ' '), '') || '{LIST}'::text)
    FROM articles_article TABLESAMPLE SYSTEM (%s) $sample$,
    least(100, {_SAMPLE_ARTICLES} * 100.0 / greatest(total, 1))))), added AS (
    SELECT word FROM counted
    WHERE ndoc >= {_COMMON_SHARE} * (SELECT ndoc FROM counted WHERE word = '{LIST}')
      AND word <> '{LIST}' AND NOT newest.words ? word
    ORDER BY ndoc DESC, word
    LIMIT {_MAX_COMMON} - (SELECT count(*) FROM jsonb_object_keys(newest.words))
  )
  INSERT INTO articles_common_words
    SELECT newest.list + 1, newest.words || COALESCE(jsonb_object_agg(word, newest.list + 1), '{{}}'),
      greatest(total, articles_by_size()) * {_GROWTH}
    FROM added;
END $$;

-- The same once the archive has grown enough.
CREATE OR REPLACE FUNCTION articles_renew_common_words_when_due() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF articles_by_size() >= (SELECT next_articles {NEWEST}) THEN
    PERFORM articles_renew_common_words(count(*)) FROM articles_article;
  END IF;
END $$;

-- Every two common words that follow each other. As it comes from its row the list is compressed, and would be unpacked
-- again for each word: thirty times the work.
CREATE OR REPLACE FUNCTION articles_pairs(stored text, mark text, common jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH unpacked AS MATERIALIZED (SELECT common || '{{}}' AS words)
  SELECT array_agg(mark || first || ' ' || second)
  FROM unpacked, unnest(string_to_array(stored, ' '), (string_to_array(stored, ' '))[2:]) AS pair(first, second)
  WHERE words ? first AND words ? second
$$;

-- The pairs of an article, and which list they are of.
CREATE OR REPLACE FUNCTION articles_all_pairs(headline_words text, text_words text, list integer, common jsonb)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN list = 0 OR octet_length(headline_words) + octet_length(text_words) > {_MAX_PAIRED_BYTES}
    THEN ARRAY['{LIST}0']
    ELSE articles_pairs(headline_words, '', common) || articles_pairs(headline_words, '{HEADLINE}', common)
      || articles_pairs(text_words, '', common) || ('{LIST}' || list) END
$$;
"""


def renew_common_words(cursor: Any) -> None:
    """Make the next list, unless the articles are too few for any."""
    cursor.execute(
        "SELECT articles_renew_common_words(total) FROM (SELECT count(*) AS total FROM articles_article) AS counted"
        f" WHERE total >= least({FIRST_LIST_FROM_ARTICLES}, (SELECT next_articles {NEWEST}))"
    )
