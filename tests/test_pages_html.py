"""What every page has, whatever it says: its frame, one address, text as text; error pages too."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from parsed import SITE, assert_frame, links, meta, parse, rel, text_of

from articles.views.errors import bad_request, forbidden, server_error

pytestmark = pytest.mark.django_db


PAGES = [
    "/",
    "/articles/",
    "/articles/?q=talks",
    "/articles/?q=nothing-like-it&actor=france",
    "/articles/actors/?theme=ceasefire",
    "/actors/",
    "/actors/france/",
    "/actors/emmanuel-macron/",
    "/actors/france/with/germany/",
    "/actors/france/themes/ceasefire/",
    "/themes/",
    "/themes/ceasefire/",
    "/themes/peace-process/",
    "/sources/",
    "/sources/reuters/",
    "/dates/",
    "/2024/",
    "/2024/04/",
    "/2024/04/04/",
    "/2024/04/04/paris-talks/",
]


REFUSED = [
    ("/articles/?from=yesterday", 400),
    ("/articles/?actr=france", 400),
    ("/articles/?sort=up", 400),
    ("/articles/?page=x", 400),
    ("/actors/france/?q=talks", 400),
    ("/articles/?actor=nobody", 404),
    ("/articles/?page=99", 404),
    ("/no-such-page/", 404),
]


@pytest.mark.parametrize("path", PAGES)
def test_page_has_its_frame_and_one_canonical_address(client, archive, path):
    response = client.get(path)
    tree = parse(response)
    assert response.status_code == 200
    assert_frame(tree)
    assert len(rel(tree, "canonical")) == 1
    assert rel(tree, "canonical")[0].startswith(f"{SITE}/")
    assert meta(tree, "description")[0].strip()
    assert "color-scheme" in response.text
    assert any(form.get("action") == "/articles/" for form in tree.iter("form"))


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_refusal_has_its_frame_and_a_way_on(client, archive, path, status):
    response = client.get(path)
    tree = parse(response)
    assert response.status_code == status
    assert_frame(tree)
    assert meta(tree, "robots") == ["noindex"]
    assert "/articles/" in links(tree.find(".//main")).values()


def test_every_template_of_a_page_is_covered_here():
    folder = Path(__file__).parent.parent / "templates"
    found = {path.name for path in folder.glob("articles/*.html") if not path.name.startswith("_")}
    assert found == {
        *("front.html", "browse.html", "article.html", "actor.html", "actors.html", "theme.html", "themes.html"),
        *("source.html", "sources.html", "crossing.html", "date.html", "dates.html", "values.html"),
        *("reply.html", "reply_preview.html", "reply_held.html"),  # in test_replies.py
    }


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/articles/", "/articles/"),
        ("/articles/?actor=france", "/actors/france/"),
        ("/articles/?theme=ceasefire", "/themes/ceasefire/"),
        ("/articles/?source=reuters", "/sources/reuters/"),
        ("/articles/?actor=france&sort=oldest", "/articles/?actor=france&sort=oldest"),
        ("/articles/?actor=france&theme=ceasefire", "/articles/?actor=france&theme=ceasefire"),
        ("/articles/?language=en", "/articles/?language=en"),
    ],
)
def test_single_actor_theme_or_source_has_its_home_elsewhere(client, archive, asked, canonical):
    assert rel(parse(client.get(asked)), "canonical") == [SITE + canonical]


@pytest.mark.parametrize(
    ("asked", "is_listed"),
    [
        ("/articles/?actor=france", True),
        ("/articles/?q=talks", False),
        ("/articles/?actor=france&theme=ceasefire", False),
    ],
)
def test_search_engines_are_kept_from_endless_filters(client, archive, asked, is_listed):
    assert meta(parse(client.get(asked)), "robots") == ([] if is_listed else ["noindex,follow"])


def test_what_a_reader_types_is_shown_as_text(client, archive):
    tree = parse(client.get("/articles/?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
    assert_frame(tree)
    assert '"><script>alert(1)</script>' in text_of(tree.find(".//title"))


@pytest.mark.parametrize("view", [bad_request, forbidden])
def test_bad_and_forbidden_requests_get_a_page(view):
    assert_frame(parse(view(RequestFactory().get("/"), Exception())))


def test_server_error_page_needs_neither_context_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        alone = get_template("errors/500.html").render()
        answered = server_error(RequestFactory().get("/"))
    assert answered.status_code == 500
    for page in (alone, answered):
        assert_frame(parse(page))


def test_empty_archive_has_pages_that_say_so(client):
    for path in ("/", "/articles/", "/actors/", "/themes/"):
        response = client.get(path)
        assert response.status_code == 200
        assert_frame(parse(response))
        assert re.search(r"no (article|actors|themes)", response.text), path
