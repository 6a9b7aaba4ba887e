"""Suggestions in the order that editors' own decisions teach, each with the words that moved it."""

from collections.abc import Iterable

from articles.admin.evidence import Evidence
from articles.models import Article
from articles.tagging.learning import Judgement, Lesson, first_words, learn
from articles.words import find_words, index_words

Lessons = dict[tuple[str, int], Lesson]
"""Kind and id of an actor or theme → what was decided about it."""


def lessons_for(evidence: Iterable[Evidence]) -> Lessons:
    """Return what editors have decided about the actors and themes that are suggested."""
    ids: dict[str, set[int]] = {"actor": set(), "theme": set()}
    for one in evidence:
        ids[one.kind].add(one.id)
    return {(kind, id): lesson for kind, some in ids.items() if some for id, lesson in learn(kind, some).items()}


def in_learned_order(article: Article, listed: list[Evidence], lessons: Lessons) -> list[Evidence]:
    """Return an article's suggestions, actors first, those likeliest to be accepted before others, and say why.

    What nothing was learned about stands by its score. With no lesson about any of them the order stays as it is.
    """
    if not any((one.kind, one.id) in lessons for one in listed):
        return listed
    stored = index_words(article.headline, article.language), index_words(_rest(article), article.language)
    words = set().union(*(first_words(each, article.language) for each in stored))
    places: dict[str, float] = {}
    for one in listed:
        places[one.key] = one.score or 0.0
        lesson = lessons.get((one.kind, one.id))
        if lesson is not None:
            judgement = lesson.judge(words)
            places[one.key], one.learned = judgement.likelihood, _said(article, lesson, judgement)
    return sorted(listed, key=lambda one: (one.kind, -places[one.key]))


def _rest(article: Article) -> str:
    return f"{article.summary}\n{article.body_text}"


def _said(article: Article, lesson: Lesson, judgement: Judgement) -> str:
    """Return in a sentence what was decided, and what the words of this text say."""
    said = f"Editors accepted it {lesson.accepted} of {lesson.accepted + lesson.refused} times"
    with_words = [
        f"{reason.accepted} of {reason.accepted + reason.refused} with “{_as_written(article, reason.word)}”"
        for reason in judgement.reasons
    ]
    return said + (f": {', '.join(with_words)}." if with_words else ".")


def _as_written(article: Article, word: str) -> str:
    """Return a stored word as it first stands in an article."""
    for text in (article.headline, _rest(article)):
        for start, end in find_words(text, frozenset((word,)), (), article.language):
            return text[start:end]
    return word
