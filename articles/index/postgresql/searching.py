"""The text index asked: words and pairs of common ones it tells itself, other phrases are looked for in the texts."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from pyroaring import BitMap

from articles.index.postgresql.pairs import HEADLINE, LIST, NEWEST
from articles.index.postgresql.reading import numbers
from articles.index.terms import Term, Variant

_STORED = "' ' || headline_words || CASE WHEN {} THEN ' ' ELSE '  ' || text_words || ' ' END"
"""SQL for the stored words of an article's headline, or of all. No phrase reaches over two spaces."""

FUNCTIONS = f"""
-- The ids of the articles that hold some words, packed. The planner knows nothing of what it takes to fetch words from
-- outside their rows, and would read all of them in search of a very common one. Compiling takes longer than it saves.
CREATE OR REPLACE FUNCTION articles_holding(asked tsquery) RETURNS bytea LANGUAGE sql STABLE
SET enable_seqscan = off SET jit = off AS $$
  SELECT string_agg(int4send(id), '') FROM articles_text WHERE words @@ asked
$$;

-- Those of them whose stored words are like one of some patterns. The planner would look at all articles' words first.
CREATE OR REPLACE FUNCTION articles_holding_like(asked tsquery, patterns text[], is_headline_only boolean)
RETURNS bytea LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off AS $$
  WITH found AS MATERIALIZED (SELECT id FROM articles_text WHERE words @@ asked)
  SELECT string_agg(int4send(id), '') FROM found JOIN articles_article USING (id)
    WHERE {_STORED.format("is_headline_only")} LIKE ANY (patterns)
$$;
"""

_AT_ONCE = "SELECT {} FROM (SELECT) AS always LEFT JOIN articles_text ON false"
"""SQL for what functions find in one state of the text index. The table is named, and not read, so that a statement
that comes while a rebuild holds it waits before it looks at the archive: the functions would wait after, and find
nothing."""


def matching_sql(terms: tuple[Term, ...], *, is_headline_only: bool) -> tuple[str, list[Any]]:
    """Return SQL, with its values, for the ids of the articles of any status that hold all the terms."""
    source, conditions = "articles_text", ["words @@ %s::tsquery"]
    values: list[Any] = [_all_words(terms, HEADLINE if is_headline_only else "", {})]
    for term in filter(_has_phrase, terms):
        source = "articles_text JOIN articles_article USING (id)"
        conditions.append(f"{_STORED.format(is_headline_only)} LIKE ANY (%s)")
        values.append(_patterns(term))
    return f"SELECT id FROM {source} WHERE {' AND '.join(conditions)}", values


def matching_ids(cursor: Any, terms: tuple[Term, ...], *, is_headline_only: bool) -> BitMap:
    """Return the ids of the articles of any status that hold all the terms; one query, two where there are phrases.

    The text index knows words and pairs of common words. Other phrases are looked for in the stored words of the
    articles that hold all of theirs.
    """
    phrases = list(filter(_has_phrase, terms))
    mark, since = HEADLINE if is_headline_only else "", _common_among(cursor, phrases)
    asked = _all_words(terms, mark, since)
    if not phrases:
        cursor.execute(_AT_ONCE.format("articles_holding(%s::tsquery)"), [asked])
        return _ids(cursor.fetchone()[0])
    columns, values = [], []
    for term in phrases:
        told, untold = _told_and_untold(term, mark, since)
        columns.append("articles_holding(%s::tsquery), articles_holding_like(%s::tsquery, %s, %s)")
        values += [_both(asked, told), _both(asked, untold), _patterns(term), is_headline_only]
    cursor.execute(_AT_ONCE.format(", ".join(columns)), values)
    packed = iter(cursor.fetchone())
    return BitMap.intersection(*(_ids(told) | _ids(read) for told, read in zip(packed, packed, strict=True)))


def _ids(packed: bytes | None) -> BitMap:
    return BitMap(numbers("I", packed or b""))


def _both(asked: str, either: list[str]) -> str | None:
    """Return the query that asks for one of some more besides; None, which nothing answers, for none."""
    return f"{asked} & ({' | '.join(either)})" if either else None


def _has_phrase(term: Term) -> bool:
    return any(len(variant.words) > 1 for variant in term.variants)


def _patterns(term: Term) -> list[str]:
    return [f"% {' '.join(v.words)}{'' if v.is_prefix else ' '}%" for v in term.variants]


def _common_among(cursor: Any, phrases: list[Term]) -> Mapping[str, int]:
    """Return which words of some phrases are common ones, and since which list; one query, or none without phrases.

    A newer list changes nothing of it.
    """
    words = {word for term in phrases for variant in term.variants for word in variant.words}
    if not words:
        return {}
    cursor.execute(
        f"SELECT key, value::integer FROM jsonb_each((SELECT words {NEWEST})) WHERE key = ANY(%s)", [sorted(words)]
    )
    return dict(cursor.fetchall())


def _all_words(terms: tuple[Term, ...], mark: str, since: Mapping[str, int]) -> str:
    """Return the query that asks for every word of all the terms, wherever it stands, and for pairs of common ones."""
    return " & ".join(f"({' | '.join(_words(v, mark, since) for v in term.variants)})" for term in terms)


def _words(variant: Variant, mark: str, since: Mapping[str, int]) -> str:
    words = [f"'{mark}{word}'" for word in variant.words]
    pairs = [f"('{mark}{pair}' | {_before(first)})" for pair, first in _pairs(variant, since)]
    return f"({' & '.join(pairs + words)}{':*' if variant.is_prefix else ''})"


def _pairs(variant: Variant, since: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the pairs of common words of a variant, and the first list under which they are stored."""
    whole = variant.words[:-1] if variant.is_prefix else variant.words
    return [
        (f"{first} {second}", max(since[first], since[second]))
        for first, second in pairwise(whole)
        if first in since and second in since
    ]


def _before(list: int) -> str:
    """Return the query that asks for articles under an earlier list."""
    return " | ".join(f"'{LIST}{number}'" for number in range(list))


def _told_and_untold(term: Term, mark: str, since: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Return queries for the variants of a term: for what the text index tells alone, and for what is to be read."""
    told, untold = [], []
    for variant in term.variants:
        words, pairs = _words(variant, mark, since), _pairs(variant, since)
        if len(variant.words) == 1:
            told.append(words)
        elif len(variant.words) == 2 and pairs:
            pair, first = pairs[0]
            told.append(f"'{mark}{pair}'")
            untold.append(f"({words} & ({_before(first)}))")
        elif len(variant.words) == 2 and variant.is_prefix and variant.words[0] in since:
            # Where a common word follows, the pair is told; another word may follow too.
            pair = f"'{mark}{' '.join(variant.words)}':*"
            told.append(pair)
            untold.append(f"({words} & !{pair})")
        else:
            untold.append(words)
    return told, untold
