"""The demo archive walked as a search engine walks it: from the front page, along every link that a page shows."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from articles.models import Article
from articles.views.kept import pages

pytestmark = pytest.mark.django_db

SEEDS = ["/", "/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/feed/"]
"""Where a visitor who was told no address begins."""

MAX_ADDRESSES = 1_700
MAX_A_KIND = {"browse": 140, "actor": 160, "theme": 80, "pair": 90, "actor-theme": 60, "day": 40, "article": 250}
MAX_OF_OTHERS = 70
"""Addresses followed of each kind, the first met; the demo has some ten thousand combinations of filters."""

ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "form": "action"}
MAX_QUERIES = 8
MAX_QUERIES_OF_A_FILE = 12
"""A single article as a file reads the article's page and more."""

KINDS = {
    "front", "browse", "browse-actors", "browse-themes", "article", "article-format", "articles-format", "timeline",
    "actors", "actor", "pair", "actor-theme", "themes", "theme", "sources", "source",
    "dates", "year", "month", "day", "reply",
    "sitemap", "sitemap-year", "sitemap-subjects", "sitemap-news", "robots", "opensearch", "static", "feed",
}  # fmt: skip

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
POLICIES = ("Content-Security-Policy", "Permissions-Policy")
"""Headers whose words `test_page_cache` reads; here they must be there."""


class Reader(HTMLParser):
    """What a walk needs of a page: its links, its ids and its outline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.empty: list[str] = []
        """Elements whose link leads nowhere."""
        self.ids: list[str] = []
        self.tags: Counter[str] = Counter()
        self.title = ""
        self._within: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        # A chart has titles of its own: only the first one, in the head, is the page's.
        self._within = [tag]
        self.tags[tag] += 1
        if given.get("id"):
            self.ids.append(given["id"])
        if ATTRIBUTES.get(tag) in given:
            link = given[ATTRIBUTES[tag]]
            self.links.append(link) if link else self.empty.append(tag)

    def handle_endtag(self, tag):
        self._within = []

    def handle_data(self, data):
        if self._within == ["title"] and self.tags["title"] == 1:
            self.title += data


@dataclass
class Answer:
    """What one address answered."""

    kind: str
    status: int
    queries: int
    headers: dict[str, str]
    page: Reader | None
    target: str = ""
    has_cookie: bool = False


@dataclass
class Walk:
    """Every address that was asked, and where each was first linked from."""

    answers: dict[str, Answer] = field(default_factory=dict)
    found_on: dict[str, str] = field(default_factory=dict)
    fragments: dict[tuple[str, str], str] = field(default_factory=dict)
    """(address, id) of every link to a part of a page, and where it was first met."""
    published: list[str] = field(default_factory=list)

    def html(self) -> Iterator[tuple[str, Answer]]:
        """Give the pages that a reader sees."""
        return ((address, answer) for address, answer in self.answers.items() if answer.page)


def kind_of(address):
    """Return the name of the address's URL, or nothing where no URL of ours has its form."""
    path = unquote(urlsplit(address).path)
    if path.startswith(settings.STATIC_URL):
        return "static"
    try:
        return resolve(path).url_name or "lost"
    except Resolver404:
        return "lost"


def same_site(link, page):
    """Return a link as an address of this site with its fragment, or nothing when it leads elsewhere."""
    whole = urljoin(settings.SITE_URL + page, link)
    if not whole.startswith(settings.SITE_URL + "/"):
        return ""
    return whole[len(settings.SITE_URL) :]


def links_of(response, text, page):
    if page is not None:
        return page.links
    if response.headers["Content-Type"].startswith("application/xml"):
        return [part.split("</loc>")[0] for part in text.split("<loc>")[1:]]
    return []


def ask(client, address):
    """Ask once, follow nothing; the whole of the answer is read before the queries are counted."""
    kind = kind_of(address)
    if kind == "static":  # The site's server sends these from disk; in the tests none is collected.
        found = finders.find(urlsplit(address).path.removeprefix(settings.STATIC_URL))
        return Answer(kind, 200 if found else 404, 0, {}, None), []
    reset_queries()  # Django keeps the last 9,000 and warns beyond; warnings are errors.
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        body = response.getvalue()
    response.close()
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    text = body.decode()
    page = Reader(text) if is_html and response.status_code == 200 else None
    target = response.headers.get("Location", "")
    # The test client keeps cookies apart from the headers.
    has_cookie = bool(response.cookies) or "Set-Cookie" in response.headers
    answer = Answer(kind, response.status_code, len(asked), dict(response.headers), page, target, has_cookie)
    return answer, [target] if target else links_of(response, text, page)


def walk_from(seeds):
    walk, followed = Walk(), Counter()
    queue = deque(seeds)
    walk.found_on.update(dict.fromkeys(seeds, "a seed"))
    client = Client()
    client.get("/")  # The first answer after a change catches the index up.
    pages.clear()
    while queue and len(walk.answers) < MAX_ADDRESSES:
        address = queue.popleft()
        kind = kind_of(address)
        if followed[kind] >= MAX_A_KIND.get(kind, MAX_OF_OTHERS):
            continue
        followed[kind] += 1
        walk.answers[address], links = ask(client, address)
        for link in links:
            whole, fragment = urldefrag(same_site(link, address))
            if not whole:
                continue
            if fragment:
                walk.fragments.setdefault((whole, unquote(fragment)), address)
            if whole not in walk.found_on:
                walk.found_on[whole] = address
                queue.append(whole)
    return walk


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker):
    """Walk once for all tests of this file, on committed rows, so that the index is kept from page to page."""
    with django_db_blocker.unblock():
        try:
            call_command("load_demo", verbosity=0)
            walk = walk_from(SEEDS)
            walk.published = [article.get_absolute_url() for article in Article.objects.published()]
            return walk
        finally:
            call_command("flush", verbosity=0, interactive=False)
            pages.clear()


def test_the_walk_reached_every_kind_of_page(walk):
    reached = Counter(answer.kind for answer in walk.answers.values())
    assert KINDS - reached.keys() == set()
    assert len(walk.answers) >= 700
    assert len(list(walk.html())) >= 500
    assert len(walk.fragments) >= 100
    assert reached["browse"] >= 100
    assert len(walk.published) >= 150
    assert set(walk.published) <= walk.answers.keys()
    formats = {address.split("?")[0].rpartition(".")[2] for address in walk.answers if "articles." in address}
    assert formats >= {"json", "jsonl", "csv", "atom"}


def test_every_link_answers(walk):
    broken = {
        address: (answer.status, walk.found_on[address])
        for address, answer in walk.answers.items()
        if answer.status not in (200, 301)
    }
    assert broken == {}


def test_no_page_has_a_link_without_an_address(walk):
    empty = {address: Counter(answer.page.empty) for address, answer in walk.html() if answer.page.empty}
    assert empty == {}


def test_a_redirect_is_one_hop_and_pages_link_to_no_redirect_but_short_addresses(walk):
    moved = {address: answer for address, answer in walk.answers.items() if answer.status == 301}
    assert moved.keys() >= {"/feed/"}
    for address, answer in moved.items():
        assert walk.answers[answer.target].status == 200, address
    linked = [(walk.found_on[address], address) for address in moved.keys() - set(SEEDS)]
    assert [pair for pair in linked if kind_of(pair[1]) != "article-short"] == []


def test_every_fragment_is_on_its_page(walk):
    missing = [
        (on, address, fragment)
        for (address, fragment), on in walk.fragments.items()
        if address in walk.answers and walk.answers[address].page and fragment not in walk.answers[address].page.ids
    ]
    assert missing == []


def test_every_page_has_a_title_one_headline_one_main_and_no_id_twice(walk):
    wrong = {}
    for address, answer in walk.html():
        page = answer.page
        twice = [name for name, times in Counter(page.ids).items() if times > 1]
        if (page.tags["h1"], page.tags["main"]) != (1, 1) or not page.title.partition(" – ")[0].strip() or twice:
            wrong[address] = (page.tags["h1"], page.tags["main"], page.title, twice)
    assert wrong == {}


def test_titles_tell_pages_apart(walk):
    shared = Counter(answer.page.title for _, answer in walk.html() if answer.kind in ("actor", "theme", "article"))
    assert [title for title, times in shared.items() if times > 1] == []


def test_no_answer_sets_a_cookie_or_depends_on_one(walk):
    wrong = [
        address
        for address, answer in walk.answers.items()
        if answer.has_cookie or "cookie" in answer.headers.get("Vary", "").lower()
    ]
    assert wrong == []


def test_every_answer_carries_the_security_headers(walk):
    wrong = {}
    for address, answer in walk.answers.items():
        if answer.kind == "static":
            continue
        bare = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
        bare += [name for name in POLICIES if name not in answer.headers]
        if bare:
            wrong[address] = bare
    assert wrong == {}


def test_every_public_page_can_be_validated(walk):
    bare = [
        address
        for address, answer in walk.answers.items()
        if answer.status == 200 and answer.kind != "static" and "ETag" not in answer.headers
    ]
    assert bare == []


def test_no_page_asks_more_of_the_database_than_it_may(walk):
    greedy = {
        address: answer.queries
        for address, answer in walk.answers.items()
        if answer.queries > (MAX_QUERIES_OF_A_FILE if answer.kind == "article-format" else MAX_QUERIES)
    }
    assert greedy == {}
    assert max(answer.queries for answer in walk.answers.values()) > 1
