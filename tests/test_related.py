"""Related articles: nearest in actors, themes and time, each with a reason that holds."""

import datetime as dt
import random

import pytest
from django.utils import timezone
from factories import make_actor, make_article, make_theme

from articles import index
from articles.dates import Moment
from articles.index import related as module
from articles.index.labels import ACTOR, THEME
from articles.index.related import MAX_VALUES, related, time_in_common
from articles.models import Article
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


def find(article, rows=5):
    """Return what is related to an article: headlines with the slugs that they share."""
    actors = article.actor_tags.exclude(by=TagBy.REFUSED).values_list("actor_id", flat=True)
    themes = article.theme_tags.exclude(by=TagBy.REFUSED).values_list("theme_id", flat=True)
    found = related(index.current(), article.pk, actors, themes, rows)
    headlines = dict(Article.objects.values_list("pk", "headline"))
    return [(headlines[one.id], [label.slug for label in (*one.actors, *one.themes)]) for one in found]


def test_articles_with_the_same_actors_near_in_time_come_first():
    own = make_article("Own", actors=["israel", "hamas"], themes=["ceasefire"], published="2024-04-04")
    make_article("One actor", actors=["israel"], published="2024-04-05")
    make_article("Both, months off", actors=["israel", "hamas"], published="2024-09-05")
    make_article("Both", actors=["israel", "hamas"], published="2024-04-06")
    make_article("Theme alone", actors=["sudan"], themes=["ceasefire"], published="2024-04-04")
    make_article("Nothing shared", actors=["sudan"], published="2024-04-04")
    assert [headline for headline, _ in find(own)] == ["Both", "One actor", "Theme alone", "Both, months off"]


def test_a_rare_actor_weighs_more_than_a_common_one():
    for number in range(20):
        make_article(f"Other {number}", actors=["united-states"], published=f"2015-01-{number + 1:02}")
    own = make_article("Own", actors=["united-states", "oman"], published="2024-04-04")
    make_article("Common", actors=["united-states"], published="2024-04-04")
    make_article("Rare", actors=["oman"], published="2024-04-04")
    assert find(own) == [("Rare", ["oman"]), ("Common", ["united-states"])]


def test_what_is_shared_is_named_the_rarest_first():
    make_article("Elsewhere", actors=["israel"], published="2010-04-04")
    own = make_article("Own", actors=["israel", "hamas"], themes=["ceasefire", "trade"], published="2024-04-04")
    make_article("Other", actors=["israel", "hamas"], themes=["ceasefire"], published="2024-04-06")
    assert find(own) == [("Other", ["hamas", "israel", "ceasefire"])]


def test_an_article_under_a_narrower_theme_shares_the_wider_one():
    wide = make_theme("peace-process")
    own = make_article("Own", themes=[wide], published="2024-04-04")
    make_article("Narrower", themes=[make_theme("ceasefire", parent=wide)], published="2024-04-05")
    assert find(own) == [("Narrower", ["peace-process"])]


def test_nothing_is_related_beyond_a_year_nor_without_anything_shared():
    own = make_article("Own", actors=["israel"], published="2024-04-04")
    make_article("Long ago", actors=["israel"], published="2023-04-02")
    assert find(own) == []
    assert find(make_article("Untagged")) == []


def test_what_readers_cannot_see_is_not_related():
    now = timezone.now()
    tomorrow = (now + dt.timedelta(days=1)).isoformat()
    own = make_article("Own", actors=["israel"], published=now.isoformat())
    for number, values in enumerate(
        (
            {"status": Status.DRAFT},
            {"status": Status.WITHDRAWN, "withdrawn_reason": "Wrong."},
            {"published": tomorrow},
        )
    ):
        make_article(f"Hidden {number}", actors=["israel"], **{"published": now.isoformat(), **values})
    assert find(own) == []


def test_refused_tags_relate_nothing():
    own = make_article("Own", actors=["israel"], published="2024-04-04")
    make_article("Refused", actors=["israel"], by=TagBy.REFUSED, published="2024-04-04")
    assert find(own) == []


def score(snapshot, own, other, values):
    """Return what the definition says an article scores, without windows, levels or limits."""
    apart = abs(snapshot.instants[other] - snapshot.instants[own]) / 86_400_000_000
    if apart > 366 or other == own:
        return 0.0
    total = len(snapshot.visible)
    shared = [
        (1.0 if facet == ACTOR else 0.5) * module.math.log(1 + total / len(snapshot.having(facet, value)))
        for facet, value in values
        if other in snapshot.having(facet, value)
    ]
    return sum(shared) / (1 + apart / 30)


def test_windows_give_what_weighing_every_article_gives():
    chance = random.Random(7)
    actors, themes = [make_actor() for _ in range(8)], [make_theme() for _ in range(4)]
    for number in range(250):
        make_article(
            f"Item {number}",
            actors=chance.sample(actors, chance.randint(0, 4)),
            themes=chance.sample(themes, chance.randint(0, 2)),
            published=f"20{chance.randint(20, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        )
    snapshot = index.current()
    compared = 0
    for own in Article.objects.all()[:60]:
        actor_ids = list(own.actor_tags.values_list("actor_id", flat=True))
        theme_ids = list(own.theme_tags.values_list("theme_id", flat=True))
        values = [(ACTOR, id) for id in actor_ids] + [(THEME, id) for id in theme_ids]
        best = sorted((score(snapshot, own.pk, other, values) for other in snapshot.visible), reverse=True)[:5]
        found = related(snapshot, own.pk, actor_ids, theme_ids)
        scores = [score(snapshot, own.pk, one.id, values) for one in found]
        assert scores == pytest.approx([one for one in best if one])
        assert found == related(snapshot, own.pk, actor_ids[::-1], theme_ids[::-1])
        compared += len(found)
    assert compared > 200


def test_where_too_many_share_as_much_those_with_more_in_common_are_kept(monkeypatch):
    monkeypatch.setattr(module, "MAX_CANDIDATES", 5)
    make_article("Both", actors=["israel", "hamas"], published="2024-04-20")
    for number in range(30):
        make_article(f"One {number}", actors=["israel"], published="2024-04-04")
    own = make_article("Own", actors=["israel", "hamas"], published="2024-04-04")
    found = find(own)
    assert found[0] == ("Both", ["hamas", "israel"])
    assert [headline for headline, _ in found[1:]] == ["One 29", "One 28", "One 27", "One 26"]


def test_an_article_with_a_hundred_actors_is_compared_by_its_rarest():
    names = [f"actor-{number}" for number in range(100)]
    for name in names[1:]:
        make_article(f"About {name}", actors=[name], published="1990-01-01")
    own = make_article("Own", actors=names, published="2024-04-04")
    make_article("Other", actors=names, published="2024-04-04")
    ((_, shared),) = find(own)
    assert len(shared) == MAX_VALUES
    assert shared[0] == "actor-0"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2024-04-04T09:00:00Z", "2024-04-04T23:00:00Z", "same day"),
        ("2024-04-04", "2024-04-01", "same week"),
        ("2024-03-31", "2024-04-01", "within a week"),
        ("2024-04-01", "2024-04-30", "same month"),
        ("2024-04-20", "2024-05-10", "within a month"),
        ("2024-01-20", "2024-12-10", "same year"),
        ("2023-12-01", "2024-06-10", "within a year"),
        ("2024-04", "2024-04-01", "same month"),
        ("2024-04", "2024-04", "same month"),
        ("2024-04", "2024-05-01", "same year"),
        ("2024", "2024-01-01", "same year"),
        ("2023", "2024-01-01", "within two years"),
        ("2023-12", "2024-01-01", "within two years"),
    ],
)
def test_time_in_common_claims_no_more_than_is_known(one, other, words):
    assert time_in_common(Moment.parse(one), Moment.parse(other)) == words
    assert time_in_common(Moment.parse(other), Moment.parse(one)) == words
