"""Common words, whose neighbours the text index stores as pairs: a phrase of them needs no text."""

from typing import Any

HEADLINE = "="
"""What stands before a word of the headline where it is stored as such; no word of ours begins so."""

COMMON_FROM_ARTICLES = 50_000
"""Articles that hold a common word, at least. The stored words of fewer are read for a phrase in some 0.5 s."""

_MAX_COMMON = 1_000
"""Common words at most."""

_SAMPLE_ARTICLES = 20_000
"""Articles whose words are counted to tell the common ones."""

MAX_PAIRED_BYTES = 300_000
"""Bytes of stored words whose pairs are kept: with them a vector stays within its megabyte."""

UNPAIRED = " "
"""What an article has in the stead of its pairs where its words are more."""

FUNCTIONS = """
-- Words that so many articles hold that their texts cannot all be read: phrases of them are told by pairs.
CREATE OR REPLACE FUNCTION articles_common() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{}'::text[]
$$;

-- Every two common words that follow each other.
CREATE OR REPLACE FUNCTION articles_pairs(stored text, mark text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(mark || first || ' ' || second)
  FROM unnest(string_to_array(stored, ' '), (string_to_array(stored, ' '))[2:]) AS pair(first, second)
  WHERE first = ANY(articles_common()) AND second = ANY(articles_common())
$$;
"""


def find_common(cursor: Any) -> None:
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
