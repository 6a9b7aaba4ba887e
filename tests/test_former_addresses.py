"""Addresses are for ever: what led somewhere once still does, and to nothing else."""

import json

import pytest
from django.core.management import call_command
from factories import make_actor, make_article, make_theme

from articles.dates import Moment
from articles.models import Actor, Article, FormerAddress, Theme
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db


def test_any_former_path_leads_to_the_article_in_one_hop(client):
    article = make_article(slug="talks")
    for path in ("/2020/01/01/old/", "/news/old.html", "/blog/old-post/"):
        FormerAddress.objects.create(path=path, article=article)
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, "/2024/04/04/talks/")


@pytest.mark.parametrize("values", [{"status": Status.DRAFT}, {"published": "2999-01-01"}])
def test_what_is_not_public_is_not_given_away_by_a_former_path(client, values):
    article = make_article("Secret talks", **values)
    FormerAddress.objects.create(path="/2020/01/01/old/", article=article)
    assert client.get("/2020/01/01/old/").status_code == 404


def test_a_withdrawn_article_of_the_future_says_nothing_yet(client):
    article = make_article(slug="x", published="2999-01-01", status=Status.WITHDRAWN, withdrawn_reason="Secret.")
    assert client.get("/2999/01/01/x/").status_code == 404
    assert client.get(f"/i/{article.pk}/").status_code == 404


def test_a_former_address_is_never_given_to_another_article(tmp_path, client):
    def take(**values):
        path = tmp_path / "items.jsonl"
        item = {"published_at": "2024-01-05", "body_text": "Text.", "source": "S", "status": "published", **values}
        path.write_text(json.dumps(item), encoding="utf-8")
        call_command("import_articles", str(path), "--no-tags")

    take(ref="a", headline="Orig", slug="orig")
    take(ref="a", headline="Orig", slug="moved")
    take(ref="b", headline="Orig")
    assert client.get("/2024/01/05/orig/").headers["Location"] == "/2024/01/05/moved/"
    assert Article.objects.get(source_ref="b").slug == "orig-2"
    assert make_article("Orig", published="2024-01-05").slug == "orig-3"


def test_former_slugs_of_actors_and_themes_lead_on_in_pairs_too(client):
    make_article(actors=["france", "germany"], themes=["ceasefire"])
    FormerAddress.objects.create(path="/actors/gaul/", actor=Actor.objects.get(slug="france"))
    FormerAddress.objects.create(path="/themes/truce/", theme=Theme.objects.get(slug="ceasefire"))
    expected = {
        "/actors/gaul/": "/actors/france/",
        "/themes/truce/": "/themes/ceasefire/",
        "/actors/germany/with/gaul/": "/actors/france/with/germany/",
        "/actors/gaul/themes/truce/": "/actors/france/themes/ceasefire/",
    }
    assert {path: client.get(path).headers.get("Location") for path in expected} == expected


def test_an_actor_with_itself_is_the_actor(client):
    make_actor("france")
    make_theme("ceasefire")
    assert client.get("/actors/france/with/france/").headers["Location"] == "/actors/france/"


def test_many_articles_of_many_days_are_made_at_once():
    days = [f"19{50 + number // 300}-{1 + number // 28 % 10:02}-{1 + number % 28:02}" for number in range(1_500)]
    articles = [
        Article(headline=f"Item {number}", body_html="<p>x</p>", published_at=Moment.parse(day).at)
        for number, day in enumerate(days)
    ]
    assert len({article.day for article in articles}) > 1_100
    assert len(Article.objects.bulk_create(articles)) == 1_500
