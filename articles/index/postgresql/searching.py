"""The text index asked: words and pairs of common ones it tells itself, other phrases are looked for in the texts."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from pyroaring import BitMap

from articles.index.postgresql.pairs import HEADLINE, UNPAIRED
from articles.index.postgresql.reading import numbers
from articles.index.terms import Term, Variant

FUNCTIONS = """
-- The ids of the articles that hold some words, packed. The planner knows nothing of what it takes to fetch words from
-- outside their rows, and would read all of them in search of a very common one. Compiling takes longer than it saves.
CREATE OR REPLACE FUNCTION articles_holding(asked tsquery) RETURNS bytea LANGUAGE sql STABLE
SET enable_seqscan = off SET jit = off AS $$
  SELECT string_agg(int4send(id), '') FROM articles_text WHERE words @@ asked
$$;
"""


def matching_sql(terms: tuple[Term, ...], *, is_headline_only: bool) -> tuple[str, list[str]]:
    """Return SQL, with its values, for the ids of the articles of any status that hold all the terms."""
    asked = _all_words(terms, HEADLINE if is_headline_only else "", frozenset())
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
    mark = HEADLINE if is_headline_only else ""
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
    return BitMap(numbers("I", cursor.fetchone()[0] or b""))


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
    pairs = [f"('{mark}{pair}' | '{UNPAIRED}')" for pair in _pairs(variant, common)]
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
            open.append(f"({words} & '{UNPAIRED}')")
        else:
            open.append(words)
    return known, open
