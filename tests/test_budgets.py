"""What a page may weigh: markup, styles and scripts as they travel, and nothing fetched from anybody else."""

import gzip
import random
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from factories import make_actor, make_article, make_source, make_theme

from articles.models import ActorTag, ThemeTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db

MAX_HTML_BYTES = 40_000
MAX_CSS_BYTES = 15_000
MAX_SCRIPT_BYTES = 15_000

ARTICLES = 75
ACTORS_AN_ARTICLE = 15

PAGES = {
    "front": "/",
    "browse": "/articles/",
    "second page": "/articles/?page=2",
    "search": "/articles/?q=talks",
    "narrowed": "/articles/?q=talks&actor=actor-0&actor=actor-1&theme=theme-0",
    "nothing found": "/articles/?q=nothinglikeit&actor=actor-0&actor=actor-1&theme=theme-0",
    "not understood": "/articles/?from=yesterday",
    "facet": "/articles/actors/?q=talks",
    "actors": "/actors/",
    "actor": "/actors/actor-0/",
    "pair": "/actors/actor-0/with/actor-1/",
    "actor on a theme": "/actors/actor-0/themes/theme-0/",
    "themes": "/themes/",
    "theme": "/themes/theme-0/",
    "sources": "/sources/",
    "source": "/sources/wire/",
    "dates": "/dates/",
    "year": "/2024/",
    "month": "/2024/04/",
    "day": "/2024/04/04/",
    "article": "/2024/04/04/talks/",
    "reply": "/2024/04/04/talks/reply/",
    "not found": "/nowhere/",
}

FETCHED = {
    "link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "embed": "src", "object": "data", "track": "src", "input": "src", "image": "href", "use": "href",
}  # fmt: skip


class Fetches(HTMLParser):
    """What a browser fetches, or would run, to show a page."""

    def __init__(self, text):
        super().__init__()
        self.addresses = []
        self.styles, self.scripts, self.inline = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        address = given.get(FETCHED.get(tag, ""))
        if address:
            self.addresses.append(address)
        if given.get("srcset"):
            self.addresses += [part.split()[0] for part in given["srcset"].split(",")]
        if tag == "link" and "stylesheet" in given.get("rel", "").split():
            self.styles.append(address)
        if tag == "link" and "modulepreload" in given.get("rel", "").split():
            self.scripts.append(address)
        if tag == "script":
            if address:
                self.scripts.append(address)
            elif given.get("type") != "application/ld+json":
                self.inline.append("script")
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style":
            self.inline.append(tag)


def words(chance, count):
    """Return words that hardly repeat, so that they compress as badly as real names do."""
    return " ".join("".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(4, 11))) for _ in range(count))


@pytest.fixture
def archive():
    """An archive where everything is long and every list is full."""
    chance = random.Random(20240404)
    actors = [make_actor(f"actor-{n}", name=words(chance, 7).title(), description=words(chance, 25)) for n in range(90)]
    themes = []
    for n in range(30):
        parent = themes[n // 3] if n > 5 else None
        description = words(chance, 25)
        themes.append(
            make_theme(f"theme-{n}", name=words(chance, 5).capitalize(), parent=parent, description=description)
        )
    source = make_source("wire", name=words(chance, 6).title())
    for number in range(ARTICLES):
        day = "2024-04-04" if number < 30 else f"20{number % 24:02}-{1 + number % 12:02}-{1 + number % 28:02}"
        article = make_article(
            f"Talks {words(chance, 18)}",
            slug="talks" if not number else f"talks-{words(chance, 6).replace(' ', '-')}",
            published=day,
            source=source,
            summary=words(chance, 45),
            byline=words(chance, 4).title(),
            body_html="".join(f"<p>{words(chance, 80)}</p>" for _ in range(12)),
        )
        named = {actors[0], actors[1], *chance.sample(actors[2:], ACTORS_AN_ARTICLE - 2)}
        ActorTag.objects.bulk_create(ActorTag(article=article, actor=actor, by=TagBy.EDITOR) for actor in named)
        about = {themes[0], *chance.sample(themes[1:], 4)}
        ThemeTag.objects.bulk_create(ThemeTag(article=article, theme=theme, by=TagBy.EDITOR) for theme in about)


def packed(content):
    return len(gzip.compress(content, 6, mtime=0))


def static_file(address):
    """Return the bytes of one of our own static files; fails where it is not one."""
    path = urlsplit(address).path
    assert path.startswith(settings.STATIC_URL), address
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    assert found, address
    with open(found, "rb") as file:
        return file.read()


def scripts_with_imports(addresses):
    """Return the texts of scripts and of all that they import, by address."""
    texts, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in texts:
            texts[address] = static_file(address)
            imported = re.findall(rb"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']""", texts[address])
            waiting += [urljoin(address, name.decode()) for name in imported]
    return texts


def is_ours(address, page):
    return urljoin(settings.SITE_URL + page, address).startswith((settings.SITE_URL + "/", "data:"))


def test_every_page_keeps_within_its_budgets_and_fetches_only_from_us(client, archive):
    over, outside, inline, fetched = {}, {}, {}, set()
    for name, path in PAGES.items():
        response = client.get(path)
        assert response.status_code == {"not found": 404, "not understood": 400}.get(name, 200), path
        page = Fetches(response.text)
        assert len(page.styles) >= 3, path
        assert len(page.scripts) >= 1, path
        styles = {address: static_file(address) for address in page.styles}
        scripts = scripts_with_imports(page.scripts)
        weights = {
            "HTML": (packed(response.content), MAX_HTML_BYTES),
            "CSS": (sum(map(packed, styles.values())), MAX_CSS_BYTES),
            "JavaScript": (sum(map(packed, scripts.values())), MAX_SCRIPT_BYTES),
        }
        over |= {(name, what): weight for what, (weight, limit) in weights.items() if weight > limit}
        addresses = page.addresses + [
            urljoin(sheet, found.decode())
            for sheet, text in styles.items()
            for found in re.findall(rb"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""", text)
        ]
        fetched.update(addresses)
        strangers = [address for address in addresses if not is_ours(address, path)]
        strangers += [
            address for address, text in scripts.items() if re.search(rb"""["'`](?:https?:|wss?:)?//\w""", text)
        ]
        if strangers:
            outside[name] = strangers
        if page.inline:
            inline[name] = page.inline
    assert {"over": over, "outside": outside, "inline": inline} == {"over": {}, "outside": {}, "inline": {}}
    assert len(fetched) >= 10


def test_the_pages_that_are_weighed_are_full(client, archive):
    """A weight says something only of a page whose lists are as long as they get."""
    browse = client.get(PAGES["browse"]).text
    assert f"of {ARTICLES}" in browse
    assert browse.count("<article") >= 20 or browse.count('class="row') >= 20
    assert client.get(PAGES["article"]).text.count('href="/actors/actor-') >= ACTORS_AN_ARTICLE
    for name in ("theme", "source", "pair", "actor"):
        assert client.get(PAGES[name]).text.count('href="/20') >= 25, name
    assert packed(client.get(PAGES["browse"]).content) > 10_000
