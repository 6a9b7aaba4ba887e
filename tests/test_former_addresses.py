"""Addresses are for ever: what led somewhere once still does, and to nothing else."""

import json

import pytest
from curated import curate, undo_last
from django.core.management import call_command
from factories import make_actor, make_article, make_theme

from articles.dates import Moment
from articles.models import Actor, Article, Curation, FormerAddress, Theme
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


def test_addresses_that_an_undone_change_gave_for_a_while_lead_on_in_one_hop(client):
    make_article(actors=["gaul"], published="2024-02-01")
    make_article(actors=["gaul"], published="2023-02-01")

    def leads_to(path):
        response = client.get(path)
        return response.headers.get("Location", response.status_code)

    curate("rename", "actor", "gaul", "--slug", "gallia")
    curate("rename", "actor", "gallia", "--slug", "gallica")
    undo_last()
    curate("undo", Curation.objects.earliest("pk").pk)
    assert [leads_to(f"/actors/{slug}/") for slug in ("gaul", "gallia", "gallica")] == [200, *["/actors/gaul/"] * 2]
    assert leads_to("/articles/?actor=gallica") == "/articles/?actor=gaul"
    split = ("split", "actor", "gaul", "--into", "belgica", "Belgica", "from=2024")
    curate(*split)
    undo_last()
    assert leads_to("/actors/belgica/") == "/actors/gaul/"
    curate(*split)  # What is done again has its address again.
    assert (leads_to("/actors/belgica/"), leads_to("/actors/gaul/")) == (200, 200)
    curate("rename", "actor", "belgica", "--slug", "belgium")
    undo_last()
    curate("undo", Curation.objects.filter(kind="split").first().pk)
    assert [leads_to(f"/actors/{slug}/") for slug in ("belgica", "belgium")] == ["/actors/gaul/"] * 2
    curate("rename", "actor", "gaul", "--slug", "gallia")  # Its own former address is its own.
    assert [leads_to(f"/actors/{slug}/") for slug in ("gallia", "gaul", "gallica", "belgica", "belgium")] == [
        200, *["/actors/gallia/"] * 4,
    ]  # fmt: skip
