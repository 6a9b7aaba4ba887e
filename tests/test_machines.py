"""Pages for machines: sitemaps, robots, search description, security contact; what a page's head tells them."""

import datetime as dt
import struct
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from django.utils import timezone

from articles.exporting import sitemaps
from articles.models import Article
from articles.questions import PAGE_ROWS
from articles.views.kept import pages
from articles.views.machines import short_name
from articles.vocabulary import Status
from tests.factories import make_actor, make_article, make_source

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def parse(response):
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def head(response):
    return html5lib.parse(response.text, namespaceHTMLElements=False).find("head")


def properties(response):
    return {each.get("property"): each.get("content") for each in head(response).iter("meta") if each.get("property")}


def alternates(response):
    return [
        (each.get("type"), each.get("href")) for each in head(response).iter("link") if each.get("rel") == "alternate"
    ]


def links(response):
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    return {"".join(each.itertext()): each.get("href") for each in tree.find("body").iter("a")}


def parts(client):
    return {each.findtext(f"{MAP}loc"): each.findtext(f"{MAP}lastmod") for each in parse(client.get("/sitemap.xml"))}


def addresses(client, part):
    return {each.findtext(f"{MAP}loc"): each.findtext(f"{MAP}lastmod") for each in parse(client.get(part))}


@pytest.fixture
def archive():
    make_article("Paris talks", slug="paris-talks", actors=["france", "germany"], themes=["ceasefire"])
    make_article("Berlin talks", slug="berlin-talks", published="1957-05")
    make_article("Draft talks", status=Status.DRAFT)
    make_article("Later talks", published="2999-01-01", actors=["later"])
    make_article("Gone talks", status=Status.WITHDRAWN, withdrawn_reason="Untrue", published="1999-01-01")
    Article.objects.update(changed_at="2024-05-05T10:00:00Z")
    Article.objects.filter(slug="berlin-talks").update(changed_at="2024-05-06T11:00:00Z")


def test_sitemap_names_every_part_with_its_newest_change(client, archive):
    assert parts(client) == {
        f"{SITE}/sitemap-1957-1.xml": "2024-05-06T11:00:00Z",
        f"{SITE}/sitemap-2024-1.xml": "2024-05-05T10:00:00Z",
        f"{SITE}/sitemap-subjects-1.xml": "2024-05-06T11:00:00Z",
    }


def test_parts_hold_what_readers_may_see_and_nothing_else(client, archive):
    assert addresses(client, "/sitemap-2024-1.xml") == {f"{SITE}/2024/04/04/paris-talks/": "2024-05-05T10:00:00Z"}
    assert addresses(client, "/sitemap-1957-1.xml") == {f"{SITE}/1957/05/01/berlin-talks/": "2024-05-06T11:00:00Z"}
    subjects = addresses(client, "/sitemap-subjects-1.xml")
    for path in ("/", "/articles/", "/actors/", "/actors/france/", "/themes/ceasefire/", "/1957/", "/2024/04/"):
        assert f"{SITE}{path}" in subjects
    assert not [address for address in subjects if "later" in address or "2999" in address]
    for address in subjects:
        page = client.get(address)
        assert page.status_code == 200
        assert "noindex" not in page.text


def test_parts_are_cut_to_size_and_together_hold_every_article_once(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART_ROWS", 4)
    for number in range(10):
        make_article(f"Talks {number}", slug=f"talks-{number}", published=f"2024-04-{11 + number}")
    Article.objects.update(changed_at="2024-05-05T10:00:00Z")
    Article.objects.filter(slug="talks-5").update(changed_at="2024-06-01T00:00:00Z")
    found = parts(client)
    years = [address for address in found if "2024" in address]
    assert [found[address][:10] for address in years] == ["2024-05-05", "2024-06-01", "2024-05-05"]
    entries = [list(addresses(client, address)) for address in years]
    assert [len(part) for part in entries] == [4, 4, 2]
    assert len({address for part in entries for address in part}) == 10


@pytest.mark.parametrize(
    "path", ["/sitemap-2023-1.xml", "/sitemap-2024-2.xml", "/sitemap-2024-0.xml", "/sitemap-subjects-2.xml",
             "/sitemap-subjects-0.xml", "/sitemap-0000-1.xml", "/sitemap-2024-99999999999999999999.xml"]
)  # fmt: skip
def test_part_that_is_not_there_is_not_found(client, archive, path):
    assert client.get(path).status_code == 404


def test_scheduled_article_was_changed_when_its_time_came(client, time_machine):
    time_machine.move_to("2030-01-01T00:00:00Z", tick=False)
    make_article("Tomorrow", slug="tomorrow", published="2030-01-02")
    time_machine.move_to("2030-01-03T00:00:00Z", tick=False)
    assert parts(client)[f"{SITE}/sitemap-2030-1.xml"] == "2030-01-02T00:00:00Z"
    assert addresses(client, "/sitemap-2030-1.xml")[f"{SITE}/2030/01/02/tomorrow/"] == "2030-01-02T00:00:00Z"


def test_news_sitemap_holds_the_archives_last_two_days(client):
    make_article("Newest <talks>", slug="newest", published="2024-04-04T12:00:00Z", language="fr")
    make_article("Yesterday", slug="yesterday", published="2024-04-03")
    make_article("Too old", published="2024-04-02T11:59:59Z")
    news = parse(client.get("/news-sitemap.xml"))
    assert [each.findtext(f"{MAP}loc") for each in news] == [
        f"{SITE}/2024/04/04/newest/",
        f"{SITE}/2024/04/03/yesterday/",
    ]
    first = news[0].find(f"{NEWS}news")
    assert first.findtext(f"{NEWS}title") == "Newest <talks>"
    assert first.findtext(f"{NEWS}publication_date") == "2024-04-04T12:00:00Z"
    assert first.findtext(f"{NEWS}publication/{NEWS}name") == "News Archive"
    assert first.findtext(f"{NEWS}publication/{NEWS}language") == "fr"
    assert news[1].findtext(f"{NEWS}news/{NEWS}publication_date") == "2024-04-03"


def test_empty_archive_has_sitemaps(client):
    assert list(parts(client)) == [f"{SITE}/sitemap-subjects-1.xml"]
    assert len(parse(client.get("/news-sitemap.xml"))) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemap-2024-1.xml", "/sitemap-subjects-1.xml", "/news-sitemap.xml"]
)
def test_sitemaps_cost_few_queries_and_are_validated(client, path, django_assert_max_num_queries):
    pages.clear()
    for number in range(30):
        make_article(f"Talks {number}", actors=[f"actor-x{number}"], source=make_source())
    client.get("/")
    with django_assert_max_num_queries(3):
        response = client.get(path)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert client.get(path, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert client.get(f"{path}?page=2").status_code == 400


def test_robots_are_kept_from_the_desk_and_told_of_the_sitemaps(client, archive, settings):
    settings.SITE_URL = "https://archive.example.org"
    lines = client.get("/robots.txt").text.splitlines()
    for line in (
        "Disallow: /admin/",
        "Disallow: /preview/",
        "Sitemap: https://archive.example.org/sitemap.xml",
        "Sitemap: https://archive.example.org/news-sitemap.xml",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("News Archive", "News Archive"),
        ("Sixteen letters.", "Sixteen letters."),
        ("Sixteen letters. And more", "Sixteen letters."),
        ("The Archive of Peace", "The Archive of"),
        ("Archive – of everything", "Archive – of"),
        ("Friedensforschungsarchiv", "Friedensforschun"),
    ],
)
def test_search_is_described_under_a_short_name(client, settings, name, short):
    assert short_name(name) == short
    settings.SITE_NAME = name
    found = parse(client.get("/opensearch.xml"))
    assert found.findtext(f"{SEARCH}ShortName") == short
    assert len(short) <= 16
    templates = {each.get("type"): each.get("template") for each in found.findall(f"{SEARCH}Url")}
    assert templates["text/html"] == f"{SITE}/articles/?q={{searchTerms}}"
    assert client.get(templates["text/html"].replace("{searchTerms}", "peace+talks")).status_code == 200
    assert client.get(templates["application/atom+xml"].replace("{searchTerms}", "peace")).status_code == 200


def test_security_contact_expires_within_a_year(client, settings, time_machine):
    time_machine.move_to("2028-02-29T12:00:00Z", tick=False)
    settings.SECURITY_CONTACT = "mailto:help@example.org"
    lines = client.get("/.well-known/security.txt").text.splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:help@example.org"
    assert fields["Canonical"] == f"{SITE}/.well-known/security.txt"
    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert dt.timedelta(days=300) < expires - timezone.now() <= dt.timedelta(days=366)


@pytest.mark.parametrize("path", ["/robots.txt", "/opensearch.xml", "/.well-known/security.txt"])
def test_what_depends_on_settings_alone_needs_no_database(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(path)
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert client.get(path, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405


LISTS = [
    ("/articles/", ""),
    ("/articles/?actor=france&from=2024", "?actor=france&from=2024"),
    ("/articles/?actor=france", "?actor=france"),
    ("/articles/?q=talks", "?q=talks"),
    ("/actors/france/", "?actor=france"),
    ("/actors/france/with/germany/", "?actor=france&actor=germany"),
    ("/actors/france/themes/ceasefire/", "?actor=france&theme=ceasefire"),
    ("/themes/ceasefire/", "?theme=ceasefire"),
    ("/sources/unstated/", "?source=unstated"),
    ("/2024/", "?from=2024&to=2024"),
    ("/2024/04/", "?from=2024-04&to=2024-04"),
    ("/2024/04/04/", "?from=2024-04-04&to=2024-04-04"),
]


@pytest.mark.parametrize(("path", "query"), LISTS)
def test_every_list_names_its_other_shapes(client, archive, path, query):
    page = client.get(path)
    assert alternates(page) == [
        ("application/atom+xml", f"/articles.atom{query}"),
        ("application/rss+xml", f"/articles.rss{query}"),
        ("application/json", f"/articles.json{query}"),
    ]
    shown = links(page)
    for words, address in (
        ("Feed", f"/articles.atom{query}"),
        ("CSV", f"/articles.csv{query}"),
        ("JSON Lines", f"/articles.jsonl{query}"),
        ("JSON", f"/articles.json{query}"),
        ("counts by month", f"/timeline.csv{query}"),
    ):
        assert shown[words] == address
        assert client.get(address).status_code == 200
    found = client.get(f"/articles.json{query}").json()
    assert found["count"] == int(client.get(f"/articles.csv{query}").headers["X-Total-Count"]) > 0


def test_shapes_of_a_later_page_begin_with_the_first(client):
    for number in range(PAGE_ROWS + 1):
        make_article(f"Talks {number}", actors=["france"])
    page = client.get("/actors/france/?page=2")
    assert ("application/atom+xml", "/articles.atom?actor=france") in alternates(page)
    rels = {each.get("rel"): each.get("href") for each in head(page).iter("link")}
    assert rels["prev"] == f"{SITE}/actors/france/"


def test_article_names_its_other_shapes(client, archive):
    page = client.get("/2024/04/04/paris-talks/")
    assert alternates(page) == [
        ("application/json", "/2024/04/04/paris-talks.json"),
        ("text/plain", "/2024/04/04/paris-talks.txt"),
    ]
    assert links(page)["JSON"] == "/2024/04/04/paris-talks.json"
    assert links(page)["text"] == "/2024/04/04/paris-talks.txt"


def test_front_page_offers_the_feed_of_everything(client, archive):
    assert ("application/atom+xml", "/articles.atom") in alternates(client.get("/"))


def test_preview_names_no_shapes_that_readers_would_not_find(admin_client, archive):
    draft = Article.objects.get(headline="Draft talks")
    page = admin_client.get(f"/preview/{draft.pk}/")
    assert alternates(page) == []
    assert "JSON" not in links(page)


def test_open_graph_tells_what_a_page_is(client, archive):
    make_article("“Talks” & <hopes>", slug="hopes", summary="In short", published="2020-01-02")
    found = properties(client.get("/2020/01/02/hopes/"))
    assert found["og:title"] == "“Talks” & <hopes>"
    assert found["og:description"] == "In short"
    assert found["og:type"] == "article"
    assert found["og:url"] == f"{SITE}/2020/01/02/hopes/"
    assert found["og:site_name"] == "News Archive"
    assert found["og:image"] == f"{SITE}/static/social.png"
    assert found["article:published_time"] == "2020-01-02"
    actor = properties(client.get("/actors/france/"))
    assert (actor["og:type"], actor["og:title"], actor["og:url"]) == ("website", "France", f"{SITE}/actors/france/")
    assert "1 article" in actor["og:description"]


WITHOUT_QUERY = [(path, "") for path in ("/", "/actors/", "/themes/", "/sources/", "/dates/")]


@pytest.mark.parametrize(("path", "query"), [*LISTS, *WITHOUT_QUERY])
def test_open_graph_address_is_the_canonical_one(client, archive, path, query):
    page = client.get(path)
    canonical = [each.get("href") for each in head(page).iter("link") if each.get("rel") == "canonical"]
    assert [properties(page)["og:url"]] == canonical


def test_head_names_the_search_description(client, archive):
    found = [each.get("href") for each in head(client.get("/")).iter("link") if each.get("rel") == "search"]
    assert found == ["/opensearch.xml"]


def test_social_image_is_of_the_size_it_says():
    image = (Path(__file__).parent.parent / "static/social.png").read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", image[16:24]) == (1200, 630)
    assert len(image) < 60_000


def test_subject_without_articles_is_in_no_sitemap(client, archive):
    make_actor("lonely")
    assert f"{SITE}/actors/lonely/" not in addresses(client, "/sitemap-subjects-1.xml")


def test_the_old_address_of_the_icon_leads_to_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (301, "/static/favicon.svg")
