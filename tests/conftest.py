"""What every test may use."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from factories import make_actor, make_article, make_source, make_theme
from playwright.sync_api import sync_playwright

from articles.models import ActorName, ActorRole, FormerAddress
from articles.vocabulary import ActorKind, NameUse, Status, TagBy

LONG = {"test_soak_small.py", "test_manage.py", "test_manage_pipes.py"}
"""Files of few tests that take seconds each. They need no database, and so pytest-django would have them come last."""

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def pytest_collection_modifyitems(items):
    """Begin with the long tests: at the end one worker would be at them, and the other have nothing to do."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.fixture(scope="session")
def chromium_path():
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        reason = "Chromium is not on this machine: install Debian's package chromium."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Chromium:
    """A browser that starts when it is first needed and then serves all tests: starting takes longer than most of them.

    It lives in a thread of its own: Playwright's loop and the ORM do not mix.
    """

    def __init__(self, path):
        self.path = path
        self.thread = ThreadPoolExecutor(1)
        self.playwright = self.browser = None

    def run(self, visit, options):
        """Return what a function says of an empty page, in a profile that knows nothing of earlier visits."""
        return self.thread.submit(self._visit, visit, options).result()

    def _visit(self, visit, options):
        if self.playwright is None:
            self.playwright = sync_playwright().start()
        if self.browser is None or not self.browser.is_connected():
            self.browser = self.playwright.chromium.launch(executable_path=self.path, args=ARGUMENTS)
        with self.browser.new_context(**options) as context:
            return visit(context.new_page())

    def close(self):
        if self.browser is not None:
            self.thread.submit(self.browser.close).result()
        if self.playwright is not None:
            self.thread.submit(self.playwright.stop).result()
        self.thread.shutdown()


@pytest.fixture(scope="session")
def chromium(chromium_path):
    chromium = Chromium(chromium_path)
    yield chromium
    chromium.close()


@pytest.fixture
def browse(chromium, live_server):
    """Run a function with a page of a browser."""

    def run(visit, **options):
        return chromium.run(visit, {"base_url": live_server.url, **options})

    return run


@pytest.fixture
def desk(client, django_user_model):
    """A browser in which an administrator is signed in."""
    client.force_login(django_user_model.objects.create_superuser("editor"))
    return client


@pytest.fixture
def gaul():
    """Two actors that are one, with all that may hang on them, and articles that have either or both."""
    europe = make_actor("europe", kind=ActorKind.OTHER)
    france = make_actor("france", kind=ActorKind.STATE, identifiers={"wikidata": "Q142"})
    gaul = make_actor(
        "gaul", kind=ActorKind.STATE, part_of=europe, description="West of the Rhine.", identifiers={"geo": "1"}
    )
    ActorName.objects.create(actor=france, name="French", use="adjective")
    ActorName.objects.create(actor=gaul, name="French", use="adjective")
    ActorName.objects.create(actor=gaul, name="غال", language="ar")
    make_actor("paris", part_of=gaul)
    person = make_actor("vercingetorix", kind=ActorKind.PERSON)
    ActorRole.objects.create(actor=person, title="Chief", of=gaul, held_from="1952")
    ActorRole.objects.create(actor=gaul, title="Observer", of=europe)
    FormerAddress.objects.create(path="/actors/gallia/", actor=gaul)
    make_article(actors=["france", "germany"])
    make_article(actors=["gaul", "germany"], by=TagBy.SOURCE, themes=["peace"])
    make_article(actors=["gaul"], by=TagBy.SUGGESTED, status=Status.DRAFT)
    make_article(actors=["gaul", "france"])
    return gaul


@pytest.fixture
def archive():
    """An article about talks in Paris, whose actors, theme and source have all that their pages show."""
    wider = make_theme("peace-process")
    theme = make_theme("ceasefire", parent=wider, description="Fighting is stopped.")
    france = make_actor("france", kind="state", identifiers={"wikidata": "Q142"})
    macron = make_actor("emmanuel-macron", kind="person", part_of=france)
    ActorName.objects.create(actor=france, name="فرنسا", language="ar")
    ActorName.objects.create(actor=france, name="Elysée", language="fr", use=NameUse.SEAT)
    ActorRole.objects.create(actor=macron, title="President", of=france, held_from="2017-05")
    return make_article(
        "Paris talks",
        slug="paris-talks",
        summary="Talks in Paris ended.",
        source=make_source("reuters", url="https://www.reuters.com/"),
        url="https://www.reuters.com/paris-talks",
        actors=[france, macron, "germany"],
        themes=[theme],
    )


@pytest.fixture
def sixty():
    """Sixty articles about France, five in each month of a year."""
    actor = make_actor("france")
    for number in range(60):
        make_article(f"Item {number}", actors=[actor], published=f"2024-{number % 12 + 1:02}-05")
