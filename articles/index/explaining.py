"""Why a question found nothing: what it would find without each of its filters, or spelt otherwise.

And what a slug may mean that names nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.index import names, terms
from articles.index.answering import select
from articles.index.labels import ACTOR, LANGUAGE, THEME, Label
from articles.index.snapshot import Snapshot
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.questions import Question

_LEAST_CHARS = 4
"""Shorter words have too many neighbours for a guess to be worth reading."""

_LEAST_LIKENESS = 0.72
"""One letter wrong in four, two in eight."""

_MAX_ALIKE = 3
_GUESSES_A_WORD = 2
_MAX_TRIES = 4
"""Each try is a search; a page may cost eight queries."""

_TWO_WORDS = re.compile(r'"([^\W\d_]+) ([^\W\d_]+)"')
_PIECE = re.compile(r"[\w'’]+")


@dataclass(frozen=True)
class Instead:
    """Another question, and how many articles it finds."""

    question: Question
    count: int


def without_each(snapshot: Snapshot, question: Question) -> Iterator[Instead]:
    """Yield what would be found without each filter in force, in the order of `Question.filters`."""
    for parameter, value in question.filters():
        rest = question.without(parameter, value)
        yield Instead(rest, len(select(snapshot, rest).ids))


def respelt(snapshot: Snapshot, question: Question) -> Instead | None:
    """Return the question with words joined, or spelt as in the name of an actor or theme, if that finds something.

    At most `_MAX_TRIES` queries.
    """
    tried = {question.q}
    for text in _spellings(snapshot, question):
        if text in tried or len(text) > terms.MAX_QUERY_CHARS:
            continue
        if len(tried) > _MAX_TRIES:
            break
        tried.add(text)
        other = replace(question, q=text, page=1)
        count = len(select(snapshot, other).ids)
        if count:
            return Instead(other, count)
    return None


def _spellings(snapshot: Snapshot, question: Question) -> Iterator[str]:
    """Yield other texts, the likeliest first: "cease fire" as cease-fire, which finds ceasefire too; then guesses."""
    yield _TWO_WORDS.sub(r"\1-\2", question.q.translate(terms.QUOTES))
    guesses = _guesses(snapshot, question)
    tries = [{typed: found[0] for typed, found in guesses.items()}]
    tries += [{typed: word} for typed, found in guesses.items() for word in found]
    for words in tries:
        text = question.q
        for typed, word in words.items():
            text = word.join(re.split(rf"(?<!\w){re.escape(typed)}(?!\w)", text))
        yield text


def alike(snapshot: Snapshot, facet: str, slug: str) -> list[Label]:
    """Return the values of a facet that a slug which names none may mean, at most `_MAX_ALIKE`, the likest first.

    Those that have it for one of their names come before those whose slugs are like it, and these before those that
    have all its words in a name: "biden", "Biden, Joe".
    """
    labels = snapshot.labels[facet]
    text = names.folded_name(slug[: names.MAX_NAME_CHARS].replace("-", " "))
    if facet == LANGUAGE:  # A closed list, named by codes that are all like each other.
        return [label for label in labels.by_id.values() if names.folded_name(label.name) == text]
    known = names.names_of(snapshot, facet)
    called = sorted(known.called(text))
    holding = (
        sorted(known.with_words(text.split()), key=lambda id: (-len(snapshot.having(facet, id)), id)) if text else []
    )
    near = process.extract(
        slug[:MAX_SUBJECT_SLUG_CHARS].lower(),
        labels.slug_by_id(),
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=_LEAST_LIKENESS,
        limit=_MAX_ALIKE,
    )
    ids = dict.fromkeys([*called, *(id for _, _, id in near), *holding])
    return [labels.by_id[id] for id in ids if id in labels.by_id][:_MAX_ALIKE]


def _guesses(snapshot: Snapshot, question: Question) -> dict[str, list[str]]:
    """Return words of names that are like words of the text, the likest first, by the word as typed."""
    query = terms.parse(question.q, snapshot.languages())
    asked = [term.typed for group in query.groups for term in group.required if not term.typed.endswith("*")]
    known: list[str] | None = None
    found = {}
    for typed in (word for text in asked for word in text.split()):
        folded = names.folded_name(typed)
        if len(folded) < _LEAST_CHARS or " " in folded:
            continue
        known = list(names.all_words(snapshot)) if known is None else known
        alike = process.extract(
            folded,
            known,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=_LEAST_LIKENESS,
            limit=2 * _GUESSES_A_WORD,
        )
        words = list(dict.fromkeys(word for word, _, _ in alike))
        if words and folded not in words:
            found[typed] = [_as_written(snapshot, word) for word in words[:_GUESSES_A_WORD]]
    return found


def _as_written(snapshot: Snapshot, word: str) -> str:
    """Return a folded word as the name of an actor or theme writes it."""
    for facet in (ACTOR, THEME):
        for id in names.names_of(snapshot, facet).with_words([word]):
            label = snapshot.labels[facet].by_id.get(id)
            for piece in _PIECE.findall(label.name if label else ""):
                if names.folded_name(piece) == word:
                    return piece
    return word
