"""The starter vocabulary and the demo archive: every entry is read, every name is known, the tags are fair."""

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

import articles
from articles.models import Actor, Article, Comment, Theme
from articles.tagging import Tagger
from articles.vocabulary import CommentStatus, Status

pytestmark = pytest.mark.django_db

STARTER = Path(articles.__file__).parent / "starter"
BY_REGION = {
    path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted((STARTER / "articles").glob("*.jsonl"))
}
DEMO = [item for items in BY_REGION.values() for item in items]
WRITTEN_WITHOUT_SPACES = {"zh", "ja", "th"}

# A little under what was measured, 0.896 and 0.407. The tagger names what the authors leave out on purpose: the state
# that goes on for a former one, forces by "troops" beside their state, the publisher in the line of the source.
LEAST_F1 = {"actors": 0.88, "themes": 0.39}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the demo once for all tests of this file, and take it back after the last. Returns the lines printed."""
    with django_db_blocker.unblock(), transaction.atomic():
        lines = load_demo()
        # Else PostgreSQL keeps the checks of all references until the end, and does them again after each test.
        connection.check_constraints()
        yield lines
        transaction.set_rollback(True)


def load_demo():
    """Run the command; return the lines that it prints, which tell of refused entries too."""
    out = StringIO()
    with suppress(SystemExit):
        call_command("load_demo", stdout=out)
    return out.getvalue().splitlines()


def counts_of_vocabulary(lines):
    """Return the counts that the command printed of the vocabulary."""
    (counts,) = [line.removeprefix("Vocabulary: ") for line in lines if line.startswith("Vocabulary: ")]
    return counts


def test_everything_is_taken_and_a_second_time_changes_nothing(loaded):
    assert len(DEMO) >= 150
    assert loaded[-1] == f"created={len(DEMO)} updated=0 unchanged=0 rejected=0", loaded
    assert counts_of_vocabulary(loaded).endswith("updated=0 unchanged=0 rejected=0"), loaded
    again = load_demo()
    assert again[-1] == f"created=0 updated=0 unchanged={len(DEMO)} rejected=0", again
    assert counts_of_vocabulary(again).startswith("created=0 updated=0"), again


def test_most_states_have_an_adjective_and_a_seat_and_every_theme_its_terms(loaded):
    assert not Theme.objects.filter(terms=[]).exists()
    states = Actor.objects.filter(kind="state")
    assert states.filter(names__use="adjective").distinct().count() > 180
    assert states.filter(names__use="seat").distinct().count() > 100


def test_no_demo_article_names_an_actor_or_theme_that_the_vocabulary_lacks(loaded):
    unlisted = {article.source_ref: article.unlisted for article in Article.objects.exclude(unlisted=[])}
    assert unlisted == {}


@pytest.mark.parametrize("item", DEMO, ids=lambda item: item["ref"])
def test_every_demo_article_is_dated_sourced_and_long_enough_to_read(item):
    body = item["body_html"]
    words = len(body) // 2 if item["language"] in WRITTEN_WITHOUT_SPACES else len(body.split())
    assert 100 <= words <= 320
    assert item["url"].startswith("https://")
    assert item["url"] in body.replace("&amp;", "&")
    assert len(item["published_at"]) >= len("2000-01")
    assert item["actors"]
    assert item["themes"]


def test_no_two_demo_articles_share_a_reference_a_headline_or_an_address():
    for key in ("ref", "headline", "slug"):
        shared = [value for value, times in Counter(item[key] for item in DEMO).items() if times > 1]
        assert shared == [], key


def test_the_files_are_in_order_of_date():
    for name, items in BY_REGION.items():
        dates = [item["published_at"] for item in items]
        assert dates == sorted(dates), name


def test_the_demo_covers_every_region_and_every_decade(loaded):
    few = {name: len(items) for name, items in BY_REGION.items() if len(items) < 10}
    assert few == {}
    decades = Counter(day.year // 10 * 10 for day in Article.objects.values_list("published_at", flat=True))
    assert {decade for decade, count in decades.items() if count >= 3} == set(range(1940, 2030, 10))


def test_the_demo_follows_the_diplomacy_of_the_war_between_israel_and_hamas(loaded):
    since = Article.objects.published().filter(published_at__gte="2023-10-07T00:00Z")
    both = since.filter(actor_tags__actor__slug="israel").filter(actor_tags__actor__slug__in=["hamas", "palestine"])
    assert both.distinct().count() >= 20


def test_the_demo_shows_every_state_of_article_and_reply_and_every_direction_of_writing(loaded):
    assert set(Article.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(Comment.objects.values_list("status", flat=True)) == set(CommentStatus.values)
    languages = Counter(Article.objects.values_list("language", flat=True))
    assert languages.total() - languages["en"] >= 10
    assert {"en", "fr", "es", "zh", "ar", "he"} <= languages.keys()


@dataclass
class Score:
    """How far suggested slugs agree with an author's, counted over all articles together."""

    right: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)

    def add(self, given: Iterable[str], suggested: Iterable[str]) -> None:
        """Count one article."""
        given, suggested = set(given), set(suggested)
        self.right += len(given & suggested)
        self.missed.update(given - suggested)
        self.extra.update(suggested - given)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.extra.total(), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed.total(), 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        often = {
            name: ", ".join(f"{slug} {times}" for slug, times in counter.most_common(6))
            for name, counter in (("missed", self.missed), ("extra", self.extra))
        }
        return (
            f"precision={self.precision:.3f} recall={self.recall:.3f} f1={self.f1:.3f} right={self.right}"
            f"\n  missed {self.missed.total()}: {often['missed']}\n  extra {self.extra.total()}: {often['extra']}"
        )


def test_the_tagger_suggests_what_the_authors_of_the_demo_tagged(loaded):
    tagger = Tagger.load()
    scores = {"actors": Score(), "themes": Score()}
    for article in Article.objects.published().prefetch_related("actor_tags__actor", "theme_tags__theme"):
        found = tagger.suggest(article.body_text, title=article.headline, date=article.day, language=article.language)
        scores["actors"].add(
            (tag.actor.slug for tag in article.actor_tags.all()), (actor.slug for actor in found.actors)
        )
        scores["themes"].add(
            (tag.theme.slug for tag in article.theme_tags.all()), (theme.slug for theme in found.themes)
        )
    report = "\n".join(f"{name}: {score}" for name, score in scores.items())
    print(f"\n{report}")
    assert {name: score.f1 >= LEAST_F1[name] for name, score in scores.items()} == dict.fromkeys(scores, True), report


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (("antonio-guterres", "Secretary-General"), ("united-nations", "2017-01-01", "")),
        (("joe-biden", "President"), ("united-states", "2021-01-20", "2025-01-20")),
        (("angela-merkel", "Chancellor"), ("germany", "2005-11-22", "2021-12-08")),
        (("margaret-thatcher", "Prime Minister"), ("united-kingdom", "1979-05-04", "1990-11-28")),
    ],
)
def test_roles_are_dated(loaded, fact, expected):
    slug, title = fact
    role = Actor.objects.get(slug=slug).roles.filter(title=title).first()
    assert (role.of.slug, role.held_from, role.held_to) == expected
