"""What only a browser can tell: nothing runs, nothing sticks out, nobody is shut out."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from factories import make_article, make_theme
from playwright.sync_api import sync_playwright

from articles.models import ActorName, ActorRole, Article, Comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium_path():
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        reason = "Chromium is not on this machine: install Debian's package chromium."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture
def browse(chromium_path, live_server):
    """Run a function with a browser. It runs in a thread of its own: Playwright's loop and the ORM do not mix."""

    def run(visit, **options):
        def inside():
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
                context = browser.new_context(base_url=live_server.url, **options)
                try:
                    return visit(context.new_page())
                finally:
                    browser.close()

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(inside).result()

    return run


@pytest.fixture
def archive():
    wide = make_theme("peace-process")
    narrow = make_theme("ceasefire", parent=wide, description="Fighting stops.")
    article = make_article(
        "Israel and Hamas agree to a truce",
        slug="truce",
        actors=["israel", "hamas", "qatar"],
        themes=[narrow],
        event_from="2024-04-03",
        summary="A truce of four days.",
        url="https://example.org/truce",
        byline="Ada Writer",
        body_html="<p>Israel and Hamas agreed.</p><blockquote>Words</blockquote><ul><li>One</li></ul>",
    )
    actor = article.actor_tags.get(actor__slug="israel").actor
    ActorName.objects.create(actor=actor, name="ישראל", language="he")
    ActorRole.objects.create(actor=actor, title="Member", of=actor, held_from="1949-05-11")
    Comment.objects.create(article=article, name="Ada", body="Well said", status="approved", url="https://example.org/")
    make_article(
        "هدنة في غزة", slug="hudna", language="ar", body_html="<p>اتفق الطرفان على هدنة.</p>", actors=["qatar"]
    )
    for number in range(60):
        make_article(
            f"Talks number {number} with a rather long headline that wraps", published=f"20{10 + number % 15}-05-05",
            actors=["israel", f"actor-{number}-of-a-very-long-name-indeed"], themes=[wide],
        )  # fmt: skip
    return article


PATHS = [
    "/",
    "/articles/",
    "/articles/?q=truce",
    "/articles/?actor=israel&theme=ceasefire",
    "/articles/?q=nothinglikeit&actor=israel",
    "/articles/?q=hammas&actor=israel",
    "/articles/actors/?theme=peace-process",
    "/articles/?from=yesterday",
    "/2024/04/04/truce/",
    "/2024/04/04/hudna/",
    "/2024/04/04/hudna/reply/",
    "/actors/",
    "/actors/israel/",
    "/actors/hamas/with/israel/",
    "/actors/israel/themes/ceasefire/",
    "/themes/",
    "/themes/ceasefire/",
    "/sources/",
    "/sources/unstated/",
    "/2024/",
    "/2024/04/",
    "/2024/04/04/",
    "/nowhere/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_violation(browse, archive, scheme):
    def visit(page):
        found = {}
        for path in PATHS:
            page.goto(path)
            for violation in Axe().run(page).response["violations"]:
                found[path, violation["id"]] = [node["html"][:200] for node in violation["nodes"]][:3]
        return found

    assert browse(visit, color_scheme=scheme, bypass_csp=True) == {}


def test_no_page_sticks_out_at_320_pixels(browse, archive):
    def visit(page):
        wide = {}
        for path in PATHS:
            page.goto(path)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[path] = width
        return wide

    assert browse(visit, viewport={"width": 320, "height": 700}) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_reader_searches_narrows_and_reads(browse, archive, script):
    def visit(page):
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.goto("/")
        page.get_by_role("searchbox").first.fill("truce")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/?q=truce")
        page.locator('input[name="actor"][value="hamas"]').check()
        page.get_by_role("button", name="Apply").first.click()
        page.wait_for_url("**/articles/?q=truce&actor=hamas")
        assert page.get_by_role("link", name="Remove filter Actor: Hamas").count() == 1
        page.get_by_role("link", name="Israel and Hamas agree to a truce").click()
        page.wait_for_url("**/2024/04/04/truce/")
        assert page.locator("h1").inner_text() == "Israel and Hamas agree to a truce"
        page.get_by_role("link", name="Israel", exact=True).first.click()
        page.wait_for_url("**/actors/israel/")
        return problems

    assert browse(visit, java_script_enabled=script) == []


PAYLOADS = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1><script>window.hit=1</script></svg>",
    "<a href='javascript:window.hit=1' id=x>x</a>",
    "<a href=' java\tscript:window.hit=1'>x</a>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1></style></mglyph></table></mtext></math>",
    "<p style='background:url(javascript:window.hit=1)'>x</p>",
    "<form action=//evil.example><button formaction=javascript:window.hit=1>x</button></form>",
    "<object data='data:text/html,<script>window.hit=1</script>'></object>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'></noscript>",
    "<details open ontoggle=window.hit=1>x</details>",
    "<a href='//evil.example/x'>x</a>",
    "</article></main><script>window.hit=1</script>",
    "{{ settings.SECRET_KEY }}{% debug %}",
]


def test_no_stored_text_runs_or_reaches_outside(browse):
    for number, payload in enumerate(PAYLOADS):
        article = make_article(payload, slug=f"p{number}", summary=payload, byline=payload, body_html=payload)
        Comment.objects.create(article=article, name=payload[:100], body=payload, status="approved")
    assert Article.objects.count() == len(PAYLOADS)

    def visit(page):
        requests, problems = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: problems.append(message.text))
        for number in range(len(PAYLOADS)):
            page.goto(f"/2024/04/04/p{number}/")
            assert page.evaluate("window.hit") is None
            for link in page.locator("main a").all():
                assert "evil.example" not in (link.get_attribute("href") or "")
        page.goto("/articles/")
        assert page.evaluate("window.hit") is None
        return [url for url in requests if not url.startswith(page.url.split("/articles/")[0])], problems

    assert browse(visit) == ([], [])
