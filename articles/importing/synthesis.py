"""Made-up articles for load tests: as many as wanted, alike in shape to a real archive, the same for the same seed.

Actors, themes and sources follow Zipf's law, texts are built from a pool of sentences whose stored words are
known beforehand, and dates spread over thirty years. Other processes make them while this one writes.
"""

import datetime as dt
import random
from bisect import bisect
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from articles import words
from articles.importing import processes
from articles.importing.rows import article_columns, article_row, insert_rows, take_ids
from articles.index.install import without_triggers
from articles.models import Actor, ActorTag, Article, Source, Theme, ThemeTag
from articles.models.articles import digest_of_text
from articles.models.querysets import folded_name, make_slug
from articles.vocabulary import Precision, Status, TagBy

BATCH_ROWS = 5_000
"""Articles of one transaction: each writes most pages of the indexes once, and waits for the disk."""

POOL_SENTENCES = 20_000
SOURCES = 40
FIRST_DAY = dt.datetime(1995, 1, 1, tzinfo=dt.UTC)
SPAN_SECONDS = 30 * 365 * 86_400
_LANGUAGE = "en"
_SLUG_CHARS = 60
_MIN_FOR_PROCESSES = 10_000
"""Articles from which it is worth starting other processes to make them."""

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
    """A sentence, its beginning as a slug, and its stored words."""

    text: str
    slug: str
    stored: str


class MadeUp(NamedTuple):
    """One made-up article: values of its row by column, and the ids of its actors and themes."""

    values: dict[str, Any]
    actors: list[int]
    themes: list[int]


class Rows(NamedTuple):
    """Rows of made-up articles and of their tags, as the database takes them."""

    articles: list[list[Any]]
    actor_tags: list[tuple[int, int, str]]
    theme_tags: list[tuple[int, int, str]]


class World:
    """All that articles are made from: ids of the archive's actors, themes and sources, made-up words and sentences."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        chance = random.Random(f"world {seed}")  # noqa: S311 - nothing secret
        actors = list(Actor.objects.order_by("pk").values_list("pk", "name"))
        self.themes = list(Theme.objects.order_by("pk").values_list("pk", flat=True))
        if not actors or not self.themes:
            raise ValueError("The archive has no actors or no themes. Load a vocabulary first: load_demo.")
        chance.shuffle(actors)
        chance.shuffle(self.themes)
        self.actors = [id for id, _ in actors]
        self.sources = self._sources(chance)
        made_up = ["".join(self._word(chance)) for _ in range(25_000)]
        lexicon = [*_COMMON, *_NEWS, *made_up]
        weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(lexicon))))
        self.pool = [
            sentence(chance.choices(lexicon, cum_weights=weights, k=chance.randint(9, 24)))
            for _ in range(POOL_SENTENCES)
        ]
        self.named = {id: sentence([*name.split(), "said", "on", "Monday"]) for id, name in actors}
        self.zipf = {
            size: list(accumulate(1 / (rank + 1) for rank in range(size)))
            for size in {len(self.actors), len(self.themes), len(self.sources)}
        }

    def _sources(self, chance: random.Random) -> list[int]:
        names = [f"The {''.join(self._word(chance)).title()} Gazette" for _ in range(SOURCES)]
        return [
            Source.objects.get_or_create(
                folded_name=folded_name(name), defaults={"name": name, "slug": make_slug(f"made-up {name}")}
            )[0].pk
            for name in dict.fromkeys(names)
        ]

    @staticmethod
    def _word(chance: random.Random) -> Iterator[str]:
        for _ in range(chance.randint(1, 3)):
            yield chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(_ENDINGS)

    def some(self, chance: random.Random, ids: list[int], count: int) -> list[int]:
        """Choose up to so many different ids, the first ones far more often than the last."""
        cumulative = self.zipf[len(ids)]
        chosen = {bisect(cumulative, chance.random() * cumulative[-1]) for _ in range(count)}
        return [ids[place] for place in sorted(chosen)]

    def article(self, number: int, total: int) -> MadeUp:
        """Make one article of so many."""
        chance = random.Random(f"article {self.seed} {number}")  # noqa: S311 - nothing secret
        actors = self.some(chance, self.actors, min(9, 1 + int(chance.expovariate(0.25))))
        themes = self.some(chance, self.themes, chance.choice((1, 2, 2, 3, 4)))
        sentences = chance.choices(self.pool, k=chance.randint(12, 24))
        sentences += [self.named[id] for id in actors]
        first = chance.choice(self.pool)
        headline = first.text.rstrip(".")
        body = "".join([f"<p>{' '.join([s.text for s in part])}</p>" for part in _runs(sentences, 6)])
        at = FIRST_DAY + dt.timedelta(seconds=int((number + chance.random()) / total * SPAN_SECONDS))
        values = {
            "headline": headline,
            "slug": f"{first.slug}-{number}",
            "body_html": body,
            "headline_words": first.stored,
            "text_words": " ".join([s.stored for s in sentences]),
            "words_digest": digest_of_text(_LANGUAGE, headline, "", body),
            "published_at": at,
            "source_id": self.some(chance, self.sources, 1)[0],
            "source_ref": f"made-up-{self.seed}-{number}",
        }
        return MadeUp(values, actors, themes)

    def rows(self, numbers: dict[int, int], total: int) -> Rows:
        """Make the articles of these ids and numbers, of so many in all."""
        common = Article(language=_LANGUAGE, status=Status.PUBLISHED, published_precision=Precision.TIME, source_id=0)
        common.changed_at = timezone.now()
        # What all have in common is prepared for the database once; what differs is text, numbers and moments.
        default = dict(zip(article_columns(), article_row(common), strict=True))
        moment = Article._meta.get_field("published_at").get_db_prep_save
        rows = Rows([], [], [])
        for id, number in numbers.items():
            made = self.article(number, total)
            row = default | made.values
            row["id"], row["published_at"] = id, moment(made.values["published_at"], connection)
            rows.articles.append(list(row.values()))
            rows.actor_tags.extend([(id, actor, TagBy.SOURCE.value) for actor in made.actors])
            rows.theme_tags.extend([(id, theme, TagBy.SOURCE.value) for theme in made.themes])
        return rows


def sentence(parts: list[str]) -> Sentence:
    """Make a sentence of words."""
    text = " ".join(parts)
    slug = make_slug(text)[:_SLUG_CHARS].strip("-")
    return Sentence(text[0].upper() + text[1:] + ".", slug, words.index_words(text, _LANGUAGE))


def synthesise(total: int, seed: int) -> Iterator[int]:
    """Make so many articles, in transactions of `BATCH_ROWS`; yield how many each made.

    Those that an earlier run with the same seed has made are left as they are. Log and text index are off
    meanwhile and made anew at the end, so nobody may write beside it; a run that was killed leaves that to the
    next one, or to `migrate`. Raises ValueError for an archive without actors or themes.
    """
    world = World(seed)
    missing = list(_missing(world, total))
    if not missing:
        return
    with without_triggers():
        ids = iter(take_ids(sum(map(len, missing))))
        batches = [dict(zip(islice(ids, len(numbers)), numbers, strict=True)) for numbers in missing]
        for rows in _make(world, batches, total):
            with transaction.atomic():
                insert_rows(Article, article_columns(), rows.articles)
                insert_rows(ActorTag, ("article_id", "actor_id", "by"), rows.actor_tags)
                insert_rows(ThemeTag, ("article_id", "theme_id", "by"), rows.theme_tags)
            yield len(rows.articles)


def _missing(world: World, total: int) -> Iterator[list[int]]:
    """Yield, batch by batch, the numbers of those articles that the archive lacks."""
    beginning = f"made-up-{world.seed}-"
    made = Article.objects.filter(source__in=world.sources, source_ref__startswith=beginning)
    refs = made.order_by().values_list("source_ref", flat=True)
    present = {int(ref.removeprefix(beginning)) for ref in refs.iterator()}
    for numbers in _runs(range(total), BATCH_ROWS):
        missing = [number for number in numbers if number not in present]
        if missing:
            yield missing


def _make(world: World, batches: list[dict[int, int]], total: int) -> Iterator[Rows]:
    """Yield the rows of these ids and numbers, batch by batch; many are made by other processes, some ahead of need."""
    if sum(map(len, batches)) < _MIN_FOR_PROCESSES:
        for batch in batches:
            yield world.rows(batch, total)
        return
    makers = max(1, processes.COUNT - 1)
    ahead = makers + 2
    with processes.start(makers, _given.append, world) as pool:
        running = deque([pool.submit(_make_given, batch, total) for batch in batches[:ahead]])
        for batch in batches[ahead:]:
            yield running.popleft().result()
            running.append(pool.submit(_make_given, batch, total))
        while running:
            yield running.popleft().result()


_given: list[World] = []
"""What another process makes articles from."""


def _make_given(batch: dict[int, int], total: int) -> Rows:
    return _given[0].rows(batch, total)


def _runs(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
