"""What editors' own decisions teach of an actor or theme: which words of a text went with a yes, which with a no.

It puts suggestions in order and says why; it adds, takes away and decides none.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Substr

from articles.models import TAG_MODELS, Article
from articles.tagging.lexicon import EMPTY_WORDS
from articles.vocabulary import TagBy

LEAST_DECISIONS = 20
"""Decisions about an actor or theme from which anything is learned."""

LEAST_OF_EACH = 4
"""Acceptances and refusals that are needed among them: what is always accepted, or always refused, teaches no word."""

MOST_OF_EACH = 100
"""Acceptances and refusals whose texts are read, the newest articles': as many as a page can wait for."""

MOST_CHARS = 4_000
"""Of a text's stored words that count: some 600 words, in which news says what it is about."""

_LEAST_TEXTS = 5  # A word of fewer decided texts is chance.
_MOST_WORDS = 4
_LEAST_WEIGHT = math.log(2)  # What makes a yes less than twice as likely, or half as likely, is no reason to show.
_MOST_KEPT = 100  # Lessons of some hundred kilobytes, for the next page of a queue.


class Reason(NamedTuple):
    """A stored word, in how many of the texts read that have it the suggestion was accepted and refused, and what it
    adds to the logarithm of the odds of a yes."""

    word: str
    accepted: int
    refused: int
    weight: float


@dataclass(frozen=True)
class Judgement:
    """How likely an editor accepts a suggestion, from 0 to 1, and the words that say so, the strongest first."""

    likelihood: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Lesson:
    """Decisions about one actor or theme: how many in all, and the words that tell the newest texts of a yes from those
    of a no."""

    accepted: int
    refused: int
    words: Mapping[str, Reason]

    def judge(self, words: Collection[str]) -> Judgement:
        """Return what the decisions say of a text with these stored words.

        Naive Bayes with one added to every count, over the few words that say most: words of a text depend on each
        other, and many weak ones would outweigh those that can be shown.
        """
        said = [self.words[word] for word in set(words) & self.words.keys()]
        strongest = sorted(said, key=lambda reason: (-abs(reason.weight), reason.word))[:_MOST_WORDS]
        odds = math.log((self.accepted + 1) / (self.refused + 1)) + sum(reason.weight for reason in strongest)
        return Judgement(1 / (1 + math.exp(-odds)), tuple(strongest))


def learn(kind: str, ids: Collection[int]) -> dict[int, Lesson]:
    """Return what was decided about these actors or themes, those of too few decisions left out.

    One query, a second where enough was refused, and three or five more for each of which enough was decided.
    """
    refused = _counts(kind, ids, TagBy.REFUSED)
    accepted = _counts(kind, refused, TagBy.EDITOR) if refused else {}
    return {
        id: Lesson(accepted[id], refused[id], _words(kind, id))
        for id in sorted(accepted)
        if accepted[id] + refused[id] >= LEAST_DECISIONS
    }


def first_words(stored: str) -> set[str]:
    """Return the different words among the first of a text's stored words."""
    return set(stored[:MOST_CHARS].rpartition(" ")[0].split() if len(stored) > MOST_CHARS else stored.split())


def _counts(kind: str, ids: Collection[int], by: TagBy) -> dict[int, int]:
    """Return how many decisions of one sort there are, by actor or theme, where they are enough to teach; one query."""
    column = f"{kind}_id"
    tags = TAG_MODELS[kind]._base_manager.filter(by=by, **{f"{column}__in": ids}).order_by()
    counted = tags.values_list(column).annotate(count=Count("pk"))
    return {id: count for id, count in counted if count >= LEAST_OF_EACH}


def _words(kind: str, id: int) -> Mapping[str, Reason]:
    tags = TAG_MODELS[kind]._base_manager.filter(**{f"{kind}_id": id}).order_by("-article_id")
    accepted, refused = (
        list(tags.filter(by=by).values_list("article_id", flat=True)[:MOST_OF_EACH])
        for by in (TagBy.EDITOR, TagBy.REFUSED)
    )
    digests = dict(Article.objects.filter(pk__in=accepted + refused).order_by().values_list("pk", "words_digest"))
    return _learned(*(tuple((id, digests.get(id, "")) for id in articles) for articles in (accepted, refused)))


@lru_cache(maxsize=_MOST_KEPT)
def _learned(accepted: tuple[tuple[int, str], ...], refused: tuple[tuple[int, str], ...]) -> Mapping[str, Reason]:
    """Return the words that texts teach, given by the ids of their articles and the digests of their words."""
    yes, no = (_texts_with_words([id for id, _ in texts]) for texts in (accepted, refused))
    known: dict[str, Reason] = {}
    for word, count in (yes + no).items():
        share = (yes[word] + 1) / (len(accepted) + 2), (no[word] + 1) / (len(refused) + 2)
        weight = math.log(share[0] / share[1])
        if count >= _LEAST_TEXTS and abs(weight) >= _LEAST_WEIGHT and word not in EMPTY_WORDS:
            known[word] = Reason(word, yes[word], no[word], weight)
    return known


def _texts_with_words(articles: list[int]) -> Counter[str]:
    """Return in how many of the articles each word stands; one query."""
    # One character more tells whether the last word is whole.
    columns = (Substr("headline_words", 1, MOST_CHARS + 1), Substr("text_words", 1, MOST_CHARS + 1))
    rows = Article.objects.filter(pk__in=articles).order_by().values_list(*columns)
    return Counter(word for headline, text in rows for word in first_words(headline) | first_words(text))
