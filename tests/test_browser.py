"""What only a browser can tell of the pages: nothing runs, nothing sticks out, nobody is shut out."""

import csv
import json
import os
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from factories import make_article, make_theme

from articles.models import ActorName, ActorRole, Article, Comment
from articles.views.kept import pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
    Comment.objects.create(
        article=article, ref="ada-1", name="Ada", body="Well said", status="approved", url="https://example.org/"
    )
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
    "/articles/?page=2",
    "/articles/actors/",
    "/articles/actors/?theme=peace-process",
    "/articles/themes/?actor=israel&by=name",
    "/articles/actors/?name=nobody-of-this-name",
    "/articles/?from=yesterday",
    "/2024/04/04/truce/",
    "/2024/04/04/hudna/",
    "/2024/04/04/hudna/reply/",
    "/2024/04/04/hudna/reply/?done=1",
    "/2024/04/04/truce/reply/?to=ada-1",
    "/actors/",
    "/actors/israel/",
    "/actors/hamas/with/israel/",
    "/actors/israel/themes/ceasefire/",
    "/themes/",
    "/themes/ceasefire/",
    "/sources/",
    "/sources/unstated/",
    "/dates/",
    "/2024/",
    "/2024/04/",
    "/2024/04/04/",
    "/nowhere/",
]


def pages_to_look_at(page):
    """Open one page after the other, and name each; the last two are what a form answers."""
    for path in PATHS:
        page.goto(path)
        yield path
    page.goto("/2024/04/04/hudna/reply/")
    page.get_by_label("Name (required)").fill(" ")  # A browser takes it as filled in; the server does not.
    page.get_by_label("E-mail (required)").fill("ada@example.org")
    page.get_by_label("Reply (required)").fill(" ")
    page.get_by_role("button", name="Preview the reply").click()
    page.locator(".error-summary").wait_for()
    yield "a reply refused"
    page.get_by_label("Name (required)").fill("آدا")
    page.get_by_label("Reply (required)").fill("A rather longwordedanswerthathasnowheretobreakitselfintolines\nأحسنت")
    page.get_by_role("button", name="Preview the reply").click()
    page.locator(".reply-preview").wait_for()
    yield "a reply to look over"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_violation(browse, archive, scheme, width):
    def visit(page):
        found, rules = {}, []
        for name in pages_to_look_at(page):
            answer = Axe().run(page).response
            rules.append(len(answer["passes"]))
            for violation in answer["violations"]:
                found[name, violation["id"]] = [node["html"][:200] for node in violation["nodes"]][:3]
        return found, rules

    found, rules = browse(visit, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
    assert found == {}
    assert len(rules) == len(PATHS) + 2
    assert min(rules) >= 20


def test_no_page_sticks_out_at_320_pixels(browse, archive):
    def visit(page):
        wide = {}
        for name in pages_to_look_at(page):
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[name] = width
        return wide

    assert browse(visit, viewport={"width": 320, "height": 700}) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_reader_searches_narrows_reads_takes_the_list_home_and_replies(browse, archive, monkeypatch, script):
    # A reply that comes back at once is taken for a machine's; `test_replies` keeps that, and no test sleeps.
    monkeypatch.setattr("articles.views.replies.MIN_AGE_S", 0)
    make_article("Truce broken", published="2023-11-05", actors=["israel", "hamas"], themes=["ceasefire"])
    make_article("Truce in another war", published="2022-03-05", actors=["hamas"], themes=["ceasefire"])
    make_article("Truce observed", published="2023-12-05", actors=["israel", "hamas"], themes=["peace-process"])
    pair = Article.objects.filter(actor_tags__actor__slug="israel").filter(actor_tags__actor__slug="hamas")
    expected = sorted(pair.values_list("headline", flat=True))
    assert len(expected) == 3
    headline, narrowed = "Israel and Hamas agree to a truce", "**/articles/?q=truce&actor=israel"

    def apply(page):
        page.get_by_role("button", name="Apply").first.click()

    def results(page):
        return sorted(page.locator(".rows__headline").all_inner_texts())

    def reads_and_replies(page):
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.goto("/")
        page.get_by_role("searchbox").first.fill("truce")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/?q=truce")
        assert len(results(page)) == 4
        page.locator('input[name="actor"][value="israel"]').check()
        apply(page)
        page.wait_for_url(narrowed)
        assert page.get_by_role("link", name="Remove filter Actor: Israel").count() == 1
        assert results(page) == expected
        page.locator('input[name="theme"][value="ceasefire"]').check()
        apply(page)
        page.wait_for_url(f"{narrowed}&theme=ceasefire")
        assert results(page) == [headline, "Truce broken"]
        if script:
            page.locator(".timeline__link").last.click()
        else:
            page.get_by_label("From", exact=True).fill("2024-04")
            page.get_by_label("To", exact=True).fill("2024-04")
            apply(page)
        page.wait_for_url(f"{narrowed}&theme=ceasefire&from=2024-04&to=2024-04")
        assert results(page) == [headline]
        page.get_by_role("link", name=headline).click()
        page.wait_for_url("**/2024/04/04/truce/")
        assert page.locator("h1").inner_text() == headline

        page.get_by_role("link", name="Israel", exact=True).first.click()
        page.wait_for_url("**/actors/israel/")
        page.locator('a[href="/actors/hamas/with/israel/"]').first.click()
        page.wait_for_url("**/actors/hamas/with/israel/")
        assert results(page) == expected
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV", exact=True).click()
        with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
            assert sorted(row["headline"] for row in csv.DictReader(file)) == expected

        page.locator(".rows__headline a", has_text=headline).click()
        page.get_by_label("Name (required)").fill("Grace")
        page.get_by_label("E-mail (required)").fill("grace.private@example.org")
        page.get_by_label("Reply (required)").fill("I was there.\nIt held.")
        page.get_by_role("button", name="Preview the reply").click()
        assert "not posted yet" in page.locator("main").inner_text()
        assert "I was there.\nIt held." in page.locator(".reply-preview").inner_text()
        page.get_by_role("button", name="Post the reply").click()
        page.wait_for_url("**/2024/04/04/truce/reply/?done=1")
        assert "held" in page.locator("h1").inner_text()
        return problems

    def sees(page):
        page.goto("/2024/04/04/truce/")
        assert "grace.private" not in page.content()
        return page.locator(".replies__list").inner_text()

    assert browse(reads_and_replies, java_script_enabled=script) == []
    reply = Comment.objects.get(name="Grace")
    assert (reply.status, reply.article) == ("held", archive)
    pages.clear()  # A held reply leaves kept pages valid; this one has to be drawn anew.
    assert "I was there" not in browse(sees, java_script_enabled=script)
    reply.status = "approved"
    reply.save()
    assert "I was there.\nIt held." in browse(sees, java_script_enabled=script)


VALIDATOR = Path(__file__).parent.parent / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="session")
def validator():
    reason = ""
    if shutil.which("java") is None:
        reason = "Java is not on this machine: install Debian's package default-jre-headless."
    elif not VALIDATOR.exists():
        reason = "The Nu HTML checker is not there: run npm install --no-save --prefix .tools vnu-jar"
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    # It lives for seconds: what a machine for years compiles and collects would take longer than it saves.
    brief = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    return ["java", *brief, "-Xss4m", "-jar", str(VALIDATOR), "--format", "json", "--stdout", "--errors-only"]


def test_no_page_has_an_error_that_the_html_checker_finds(validator, client, archive, tmp_path):
    for number, path in enumerate(PATHS):
        (tmp_path / f"{number}.html").write_bytes(client.get(path).content)
    (tmp_path / "wrong.html").write_text("<!doctype html><title>x</title><p><div></p><nonsense>", encoding="utf-8")
    checked = subprocess.run([*validator, *sorted(map(str, tmp_path.iterdir()))], capture_output=True, check=False)
    errors = defaultdict(list)
    for found in json.loads(checked.stdout)["messages"]:
        errors[Path(found["url"]).stem].append((found["message"], found.get("extract", "")))
    assert errors.pop("wrong")
    assert {PATHS[int(number)]: found for number, found in errors.items()} == {}


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
