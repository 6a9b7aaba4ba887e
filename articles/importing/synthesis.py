"""Made-up articles for load tests: as many as wanted, alike in shape to a real archive, the same for the same seed.

Actors, themes and sources follow Zipf's law, texts are built from a pool of sentences whose stored words are
known beforehand, and dates spread over thirty years.
"""

import datetime as dt
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from django.db import transaction

from articles import words
from articles.models import Actor, ActorTag, Article, Source, Theme, ThemeTag
from articles.models.querysets import folded_name, make_slug
from articles.vocabulary import Status, TagBy

BATCH_ROWS = 1_000
POOL_SENTENCES = 20_000
SOURCES = 40
FIRST_DAY = dt.datetime(1995, 1, 1, tzinfo=dt.UTC)
SPAN_SECONDS = 30 * 365 * 86_400
_LANGUAGE = "en"

_COMMON = (
    "the of and to in a that for on with as by was is from at it be said has his have an will its not but which were"
    " are this had been their he who would after more also about than against all new no one two over into there when"
    " other"
).split()
_NEWS = (
    "minister government foreign president talks agreement security council treaty border peace summit"
    " ambassador trade sanctions region embassy delegation negotiations ceasefire resolution parliament"
    " alliance envoy commission nuclear military humanitarian refugees protocol declaration mediation"
    " cooperation accord missile maritime election crisis statement assembly veto charter mandate peacekeeping"
    " troops withdrawal corridor aid debt energy pipeline tariff"
).split()
_BEGINNINGS = "b c d f g h k l m n p r s t v z br dr kr pr tr st sk ch sh".split()
_MIDDLES = "a e i o u ai ea ou".split()
_ENDINGS = ["", "n", "r", "l", "s", "m", "nd", "rt", "st"]


class Sentence(NamedTuple):
    """A sentence and its stored words."""

    text: str
    stored: str


class World:
    """All that articles are made from: the archive's actors and themes, made-up words, sentences and sources."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        chance = random.Random(f"world {seed}")  # noqa: S311 - nothing secret
        self.actors = list(Actor.objects.order_by("pk").only("pk", "name"))
        self.themes = list(Theme.objects.order_by("pk").only("pk", "name"))
        if not self.actors or not self.themes:
            raise ValueError("The archive has no actors or no themes. Load a vocabulary first: load_demo.")
        chance.shuffle(self.actors)
        chance.shuffle(self.themes)
        self.sources = self._sources(chance)
        made_up = ["".join(self._word(chance)) for _ in range(25_000)]
        lexicon = [*_COMMON, *_NEWS, *made_up]
        weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(lexicon))))
        self.pool = [
            sentence(chance.choices(lexicon, cum_weights=weights, k=chance.randint(9, 24)))
            for _ in range(POOL_SENTENCES)
        ]
        self.named = {actor.pk: sentence([*actor.name.split(), "said", "on", "Monday"]) for actor in self.actors}
        self.zipf = {
            size: list(accumulate(1 / (rank + 1) for rank in range(size)))
            for size in {len(self.actors), len(self.themes), len(self.sources)}
        }

    def _sources(self, chance: random.Random) -> list[Source]:
        names = [f"The {''.join(self._word(chance)).title()} Gazette" for _ in range(SOURCES)]
        found = []
        for name in dict.fromkeys(names):
            source, _ = Source.objects.get_or_create(
                folded_name=folded_name(name), defaults={"name": name, "slug": make_slug(f"made-up {name}")}
            )
            found.append(source)
        return found

    @staticmethod
    def _word(chance: random.Random) -> Iterator[str]:
        for _ in range(chance.randint(1, 3)):
            yield chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(_ENDINGS)

    def some(self, chance: random.Random, rows: list, count: int) -> list:
        """Choose up to so many different rows, the first ones far more often than the last."""
        cumulative = self.zipf[len(rows)]
        chosen = {bisect(cumulative, chance.random() * cumulative[-1]) for _ in range(count)}
        return [rows[place] for place in sorted(chosen)]

    def article(self, number: int, total: int) -> tuple[Article, list, list]:
        """Make one article, with its actors and themes."""
        chance = random.Random(f"article {self.seed} {number}")  # noqa: S311 - nothing secret
        actors = self.some(chance, self.actors, min(9, 1 + int(chance.expovariate(0.25))))
        themes = self.some(chance, self.themes, chance.choice((1, 2, 2, 3, 4)))
        sentences = chance.choices(self.pool, k=chance.randint(18, 32))
        sentences += [self.named[actor.pk] for actor in actors]
        headline = chance.choice(self.pool)
        at = FIRST_DAY + dt.timedelta(seconds=int((number + chance.random()) / total * SPAN_SECONDS))
        article = Article(
            headline=headline.text.rstrip("."),
            slug=f"{make_slug(headline.text)[:60].strip('-')}-{number}",
            body_html="".join(f"<p>{' '.join(s.text for s in part)}</p>" for part in _runs(sentences, 6)),
            headline_words=headline.stored,
            text_words=" ".join(s.stored for s in sentences),
            published_at=at,
            language=_LANGUAGE,
            status=Status.PUBLISHED,
            source=self.some(chance, self.sources, 1)[0],
            source_ref=f"made-up-{self.seed}-{number}",
        )
        article.words_digest = article.digest_of_text()
        return article, actors, themes


def sentence(parts: list[str]) -> Sentence:
    """Make a sentence of words."""
    text = " ".join(parts)
    return Sentence(text[0].upper() + text[1:] + ".", words.index_words(text, _LANGUAGE))


def synthesise(total: int, seed: int) -> Iterator[int]:
    """Make so many articles, in transactions of `BATCH_ROWS`; yield how many each made.

    Those that an earlier run with the same seed has made are left as they are. Raises ValueError for an archive
    without actors or themes.
    """
    world = World(seed)
    for numbers in _runs(range(total), BATCH_ROWS):
        refs = {f"made-up-{seed}-{number}": number for number in numbers}
        present = set(Article.objects.filter(source_ref__in=refs).values_list("source_ref", flat=True))
        made = [world.article(number, total) for ref, number in refs.items() if ref not in present]
        with transaction.atomic():
            rows = Article.objects.bulk_create([article for article, _, _ in made])
            ActorTag.objects.bulk_create(
                ActorTag(article=article, actor=actor, by=TagBy.SOURCE)
                for article, (_, actors, _) in zip(rows, made, strict=True)
                for actor in actors
            )
            ThemeTag.objects.bulk_create(
                ThemeTag(article=article, theme=theme, by=TagBy.SOURCE)
                for article, (_, _, themes) in zip(rows, made, strict=True)
                for theme in themes
            )
        yield len(made)


def _runs(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
