"""From a text to search for to a bitmap of the articles that hold it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

from articles.index.engines import Engine
from articles.index.snapshot import EMPTY, Snapshot
from articles.index.terms import Group, Query, Term

_VARIANTS_A_QUERY = 100
"""Ways to write a word that one query takes. FTS5 asks each of them about every article that has any: ten common words
and 2,000 phrases that stand nowhere took 4.3 s of a million articles at once, and 0.5 s a hundred at a time."""


def matching(snapshot: Snapshot, query: Query, *, is_headline_only: bool = False) -> BitMap:
    """Return the ids of the articles that answer the query, visible or not; one query a group or exclusion, 16 at most.

    With `is_headline_only`, what must be present must stand in the headline.
    """
    found = BitMap()
    for group in query.groups:
        found |= _matching_group(snapshot, group, is_headline_only)
    return found


def _matching_group(snapshot: Snapshot, group: Group, is_headline_only: bool) -> BitMap:
    if group.required:
        found = _hits(snapshot, group.required, is_headline_only)
    else:
        # Only exclusions: everything but those.
        found = EMPTY if is_headline_only else snapshot.visible
    for term in group.excluded:
        if found:
            found = found - _hits(snapshot, (term,), False)
    return found


def _hits(snapshot: Snapshot, terms: tuple[Term, ...], is_headline_only: bool) -> BitMap:
    terms = tuple({term.variants: term for term in terms}.values())
    key = (tuple(sorted((term.variants for term in terms), key=repr)), is_headline_only)
    kept = snapshot.hits.get(key)
    if kept is not None and not kept.outdated:
        return kept.ids
    engine = Engine()
    with engine.cursor() as cursor:
        if kept is not None:
            ids = (kept.ids - kept.outdated) | _holding(cursor, terms, kept.outdated, is_headline_only)
        else:
            ids = engine.sql.matching_ids(cursor, terms, is_headline_only=is_headline_only)
    snapshot.hits.put(key, ids)
    return ids


def _holding(cursor: Any, terms: tuple[Term, ...], ids: BitMap, is_headline_only: bool) -> BitMap:
    """Return which of some articles hold all the terms, by their stored words; one query.

    Asked about single articles, FTS5 reads the whole list of a word again for each: 0.1 s for a common beginning.
    """
    columns = "headline_words" if is_headline_only else "headline_words, text_words"
    cursor.execute(f"SELECT id, {columns} FROM articles_article WHERE id IN ({', '.join(map(str, ids))})")
    asked = [[f" {' '.join(v.words)}{'' if v.is_prefix else ' '}" for v in term.variants] for term in terms]
    found = BitMap()
    for id, *texts in cursor.fetchall():
        texts = [f" {text} " for text in texts]
        if all(any(words in text for words in either for text in texts) for either in asked):
            found.add(id)
    return found


def matching_any_status(query: Query) -> BitMap:
    """Return the ids of the articles of whatever status that hold what a query without exclusions asks for.

    A query a group, or more for long ones; nothing is kept for readers, who do not ask for it.
    """
    engine = Engine()
    found = BitMap()
    with engine.cursor() as cursor:
        for group in query.groups:
            short = tuple(term for term in group.required if len(term.variants) <= _VARIANTS_A_QUERY)
            answers = [engine.sql.matching_ids(cursor, short, is_headline_only=False)] if short else []
            for term in group.required:
                if term not in short:
                    parts = _in_parts(term)
                    some = (engine.sql.matching_ids(cursor, (part,), is_headline_only=False) for part in parts)
                    answers.append(BitMap.union(*some))
            found |= BitMap.intersection(*answers)
    return found


def _in_parts(term: Term) -> Iterator[Term]:
    for start in range(0, len(term.variants), _VARIANTS_A_QUERY):
        yield replace(term, variants=term.variants[start : start + _VARIANTS_A_QUERY])


def any_status(query: Query) -> Q:
    """Return the condition that an article of whatever status answers a query, for lists that are not public."""
    engine = Engine()

    def holding(terms: tuple[Term, ...]) -> Q:
        return Q(pk__in=RawSQL(*engine.sql.matching_sql(terms, is_headline_only=False)))

    condition = Q(pk__in=[])
    for group in query.groups:
        matches = holding(group.required) if group.required else Q(pk__isnull=False)
        for term in group.excluded:
            matches &= ~holding((term,))
        condition |= matches
    return condition
