"""The starter vocabulary and the demo archive: every entry is read, every name is known."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

import articles
from articles.models import Actor, Article, Theme
from articles.vocabulary import ActorKind, Status

pytestmark = pytest.mark.django_db

STARTER = Path(articles.__file__).parent / "starter"
DEMO = [
    json.loads(line)
    for path in sorted((STARTER / "articles").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.fixture
def loaded(capsys):
    call_command("load_demo")
    return capsys.readouterr().out


def test_everything_is_taken_and_a_second_time_changes_nothing(loaded, capsys):
    assert loaded.splitlines()[-1] == "created=30 updated=0 unchanged=0 rejected=0"
    assert "rejected=0" in loaded.splitlines()[0]
    call_command("load_demo")
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "created=0 updated=0 unchanged=30 rejected=0"
    assert "created=0 updated=0" in lines[0]


def test_the_vocabulary_has_the_world_in_it(loaded):
    kinds = {kind: Actor.objects.filter(kind=kind).count() for kind in ActorKind.values}
    assert kinds["state"] >= 195
    assert kinds["international_organisation"] >= 40
    assert kinds["armed_group"] >= 20
    assert kinds["person"] >= 60
    assert Theme.objects.count() >= 40
    assert not Theme.objects.filter(terms=[]).exists()
    states = Actor.objects.filter(kind="state")
    assert states.filter(names__use="adjective").distinct().count() > 180
    assert states.filter(names__use="seat").distinct().count() > 100


def test_no_demo_article_names_an_actor_that_the_vocabulary_lacks(loaded):
    assert list(Article.objects.exclude(unlisted=[])) == []
    assert len(DEMO) == 30


@pytest.mark.parametrize("item", DEMO, ids=lambda item: item["ref"])
def test_every_demo_article_is_dated_sourced_and_long_enough_to_read(item):
    words = len(item["body_html"].split())
    assert 100 <= words <= 320
    assert item["url"].startswith("https://")
    assert item["url"] in item["body_html"].replace("&amp;", "&")
    assert item["actors"]
    assert item["themes"]


def test_the_demo_shows_every_state_and_direction_of_writing(loaded):
    assert set(Article.objects.values_list("status", flat=True)) == {Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN}
    assert {"en", "fr", "ar"} <= set(Article.objects.values_list("language", flat=True))
    talks = Article.objects.published().filter(actor_tags__actor__slug="israel", published_at__gte="2023-10-07T00:00Z")
    assert talks.distinct().count() >= 10


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
