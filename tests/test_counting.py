"""Counts are those of SQL, by whichever way they come about, before and after articles change."""

import random
from collections import Counter

import pytest
from factories import make_actor, make_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from articles import index
from articles.dates import Moment
from articles.index import ACTOR, bitmaps, columns, counting
from articles.index.answering import count_values, list_values
from articles.index.bitmaps import Bitmaps
from articles.index.columns import Instants, Tags
from articles.index.comparing import differences
from articles.index.engines import Engine
from articles.index.labels import Labels, initial, place_in_alphabet
from articles.index.loading import build
from articles.index.ranking import Ranking
from articles.models import Actor, ActorTag, Article
from articles.questions import Question
from articles.vocabulary import Status
from articles.words import fold

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLES, ACTORS = 120, 60


@pytest.fixture
def archive(monkeypatch):
    """A few actors that many articles have and many that few have, most of them kept by article."""
    monkeypatch.setattr(columns, "KEPT_APART", 5)
    monkeypatch.setattr(bitmaps, "FEW_ARTICLES", 8)
    chance = random.Random(7)
    Actor.objects.bulk_create(Actor(slug=f"a{n}", name=f"Actor {n % 9} {n}") for n in range(ACTORS))
    actors = list(Actor.objects.order_by("pk"))
    articles = Article.objects.bulk_create(
        Article(
            headline=f"Item {n}",
            body_html="<p>x</p>",
            status=Status.DRAFT if n % 11 == 0 else Status.PUBLISHED,
            published_at=Moment.parse(f"20{10 + n % 9}-0{1 + n % 7}-1{n % 10}").at,
        )
        for n in range(ARTICLES)
    )
    ActorTag.objects.bulk_create(
        ActorTag(article=article, actor=actors[place], by="refused" if chance.random() < 0.1 else "source")
        for article in articles
        for place in {int(ACTORS * chance.random() ** 3) for _ in range(8)}
    )
    with Engine().reading():
        return build(Engine(), "", 0, 0)


def told_by_sql(ids):
    tags = ActorTag.objects.filter(article__in=list(ids)).exclude(by="refused")
    return Counter(tags.values_list("actor_id", flat=True))


@given(chosen=st.sets(st.integers(0, ARTICLES - 1)), rows=st.integers(1, 70), dear=st.sampled_from([0, 1, 10**9]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_way_of_counting_tells_what_sql_tells(archive, monkeypatch, chosen, rows, dear):
    monkeypatch.setattr(counting, "_BLOCKS_AN_ARTICLE", dear)
    shown = list(archive.visible)
    ids = BitMap(shown[place] for place in chosen if place < len(shown))
    names = {label.id: (fold(label.name), label.slug) for label in archive.labels[ACTOR].by_id.values()}
    expected = sorted(told_by_sql(ids).items(), key=lambda pair: (-pair[1], names[pair[0]]))
    assert count_values(archive, ACTOR, ids, rows) == expected[:rows]
    among = BitMap(value for value in names if value % 2)
    assert count_values(archive, ACTOR, ids, rows, among) == [pair for pair in expected if pair[0] in among][:rows]


@given(
    chosen=st.sets(st.integers(0, ARTICLES - 1)),
    first=st.sets(st.integers(0, ACTORS - 1), max_size=3),
    rows=st.integers(1, 70),
    is_by_name=st.booleans(),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_pages_of_a_list_of_values_are_the_list_cut_up(archive, chosen, first, rows, is_by_name):
    shown = list(archive.visible)
    ids = BitMap(shown[place] for place in chosen if place < len(shown))
    labels = archive.labels[ACTOR].by_id
    ahead = {sorted(labels)[place] for place in first}
    counts = told_by_sql(ids)

    def place(value):
        name, slug = labels[value].name, labels[value].slug
        order = place_in_alphabet(name, slug) if is_by_name else (-counts[value], fold(name), slug)
        return value not in ahead, order

    expected = [(value, counts[value]) for value in sorted(counts, key=place)]
    listed = []
    for start in range(0, ACTORS + rows, rows):
        total, page = list_values(archive, ACTOR, ids, start, rows, is_by_name=is_by_name, first=ahead)
        assert (total, len(page)) == (len(expected), min(rows, max(0, total - start)))
        listed += page
    assert listed == expected


def test_the_actors_in_use_are_those_of_visible_articles_from_a_to_z(archive):
    Article.objects.filter(pk__in=list(archive.visible)[::2]).update(published_at=Moment.parse("2999-01-01").at)
    with Engine().reading():
        later = build(Engine(), "", 0, 0)
    assert len(later.pending) > 40
    labels = later.labels[ACTOR].by_id
    for snapshot in (archive, later):
        seen = told_by_sql(snapshot.visible)
        expected = sorted(seen, key=lambda id: place_in_alphabet(labels[id].name, labels[id].slug))
        assert snapshot.in_use(ACTOR) == expected
        assert snapshot.count_in_use(ACTOR) == len(expected)
    assert later.count_in_use(ACTOR) < archive.count_in_use(ACTOR)


NAMES = st.sampled_from(["Émile", "Éd", "emile", "Ze", "Жанна", "北京", "[x]", "9 May", "", "a\nb", "a"])


@given(
    st.lists(st.dictionaries(st.integers(1, 9), st.tuples(st.integers(1, 12), NAMES), max_size=9), max_size=5),
    st.sampled_from([0, 4, 200]),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_labels_that_were_changed_are_those_that_were_made_anew(monkeypatch, states, many):
    monkeypatch.setattr("articles.index.labels._MANY", many)
    labels, held = Labels.of([], "/actors/{}/"), {}
    assert labels.alphabetical == []
    for state in states:
        rows = {id: (id, f"s-{id}-{slug}", name, "person", None) for id, (slug, name) in state.items()}
        ids = {id for id in range(1, 10) if rows.get(id) != held.get(id)}
        before, held = labels, rows
        labels = labels.updated(ids, Labels.of(row for id, row in rows.items() if id in ids))
        anew = Labels.of(rows.values(), "/actors/{}/")
        assert labels == anew
        assert dict(labels.by_id) == dict(anew.by_id)
        assert dict(labels.by_slug) == {label.slug: label for label in anew.by_id.values()}
        assert labels.alphabetical == anew.alphabetical
        assert labels.differing(before) == ids
        assert {id: (label.slug, label.name, label.address) for id, label in labels.by_id.items()} == {
            id: (slug, name, f"/actors/{slug}/") for id, slug, name, *_ in rows.values()
        }
        assert "s-1" not in labels
        letters = [initial(labels.by_id[id].name) for id in labels.alphabetical]
        assert letters == sorted(letters)


@given(st.dictionaries(st.integers(1, 5), st.sets(st.integers(1, 2**31), max_size=6)), st.integers(1, 5))
@settings(max_examples=50, deadline=None)
def test_the_articles_of_a_value_are_the_same_few_or_many(articles, changed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bitmaps, "FEW_ARTICLES", 3)
        patch.setattr(bitmaps, "_SHELF_BITS", 1)
        kept = Bitmaps.of((value, BitMap(ids)) for value, ids in articles.items())
        other = kept.copy()
        other[changed] = BitMap([1, 2])
        assert {value: set(ids) for value, ids in kept.items()} == articles
        assert {value: set(ids) for value, ids in other.items()} == {**articles, changed: {1, 2}}
        assert {value for value in range(1, 7) if value in other} == {*articles, changed}
        assert len(other) == len({*articles, changed})
        del other[changed]
        left = {value: ids for value, ids in articles.items() if value != changed}
        assert {value: set(ids) for value, ids in other.items()} == left
        assert {value: set(ids) for value, ids in kept.items()} == articles
        assert {value: bitmaps.size(kept, value) for value in kept} == {v: len(ids) for v, ids in articles.items()}
        assert {value: list(kept.ids(value)) for value in kept} == {v: sorted(ids) for v, ids in articles.items()}
        for value in range(1, 6):
            kept[value] = BitMap([3])
        assert {value: set(ids) for value, ids in other.items()} == left


@given(
    st.lists(
        st.dictionaries(
            st.integers(1, 600), st.sets(st.sampled_from([1, 2, 3, 70_000, 2**31 - 1]), max_size=4), min_size=1
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=100, deadline=None)
def test_tags_and_ranking_that_were_changed_are_those_that_were_made_anew(states):
    bitmaps = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "KEPT_APART", 1)
        tags, ranking = Tags.of(bitmaps), Ranking.of(bitmaps)
        for state in states:
            new = {}
            for id, values in state.items():
                for value in values:
                    new.setdefault(value, BitMap()).add(id)
            changes = {
                value: (bitmaps.get(value, BitMap()) - new.get(value, BitMap()),
                        new.get(value, BitMap()) - bitmaps.get(value, BitMap()))
                for value in {*bitmaps, *new}
            }  # fmt: skip
            tags = tags.updated(changes)
            ranking = ranking.updated([(v, len(bitmaps.get(v, ())), len(new.get(v, ()))) for v in changes])
            bitmaps = new
            assert list(ranking) == list(Ranking.of(bitmaps))
            for id in range(1, 601):
                assert sorted(tags.of_articles([id])) == sorted(state.get(id, set()) - tags.apart)
            assert ranking.count_of(2) == sum(1 for ids in bitmaps.values() if len(ids) >= 2)


def test_moments_of_ids_that_lie_far_apart_are_kept_as_they_are():
    moments = {5: -1, 700: 2**50, 2_000_000_000: 7}
    kept = Instants.of(columns.array("I", moments), columns.array("q", moments.values()))
    assert {id: kept[id] for id in moments} == moments
    later = kept.updated([(700, 3), (1_500_000_000, 4)])
    assert [later[5], later[700], later[1_500_000_000]] == [-1, 3, 4]
    assert kept[700] == 2**50


def test_a_search_that_was_answered_stays_right_while_articles_change():
    articles = [
        Article.objects.create(headline=f"Treaty {n}", body_html="<p>x</p>", status=Status.PUBLISHED) for n in range(4)
    ]
    question = Question(q="treaty")
    index.current().hits.clear()
    assert index.answer(index.current(), question).count == 4
    Article.objects.filter(pk=articles[0].pk).update(headline="Nothing of the kind")
    articles[1].delete()
    Article.objects.create(headline="A new treaty", body_html="<p>x</p>", status=Status.PUBLISHED)
    Article.objects.filter(pk=articles[2].pk).update(byline="Somebody")
    kept = index.current().hits
    assert [len(kept.get(key).outdated) for key in kept.questions()] == [4]
    assert index.answer(index.current(), question).count == 3
    assert list(differences()) == []


TEXTS = (
    "Peace talks",
    "talks of peace",
    "Peacekeepers talk",
    "Friedensgespräche",
    "وقف إطلاق النار",
    "U.S. cease-fire",
    "",
)
SEARCHES = (
    "peace",
    "peace*",
    '"peace talks"',
    "peace -talks",
    "talk OR gesprache*",
    "ceasefire",
    "النار",
    "-peace",
    "pea* tal*",
)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(TEXTS), st.sampled_from(TEXTS)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_answers_are_those_that_the_text_index_gives_after_any_edits(edits):
    Article.objects.all().delete()
    articles = [
        Article.objects.create(
            headline=f"{text} {n}", body_html="<p>Peace.</p>", status=Status.PUBLISHED, language="en"
        )
        for n, text in enumerate(TEXTS[:6])
    ]
    questions = [Question(q=text, sort=sort) for text in SEARCHES for sort in ("newest", "relevance")]
    for question in questions:
        index.answer(index.current(), question)
    for place, headline, body in edits:
        Article.objects.filter(pk=articles[place].pk).update(headline=f"{headline} x", body_html=f"<p>{body}</p>")
    snapshot = index.current()
    kept = [index.answer(snapshot, question).ids for question in questions]
    assert any(snapshot.hits.questions())
    snapshot.hits.clear()
    assert kept == [index.answer(snapshot, question).ids for question in questions]


def test_an_actors_page_names_its_parts_from_a_to_z(client):
    whole = make_actor("league")
    for slug in ("south-office", "east-office", "north-office"):
        make_actor(slug, part_of=whole)
    make_article("Talks", actors=["league"])
    page = client.get("/actors/league/").text
    assert page.index("East Office") < page.index("North Office") < page.index("South Office")
