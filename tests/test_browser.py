"""What only a browser can tell: nothing runs, nothing sticks out, nobody is shut out."""

import csv
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from factories import make_actor, make_article, make_theme
from playwright.sync_api import sync_playwright

from articles.models import ActorName, ActorRole, ActorTag, Article, Comment, NameCandidate, OpenNames, Theme, ThemeTag
from articles.views.kept import pages

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
    return ["java", "-Xss4m", "-jar", str(VALIDATOR), "--format", "json", "--stdout", "--errors-only"]


def test_no_page_has_an_error_that_the_html_checker_finds(validator, client, archive, tmp_path):
    for number, path in enumerate(PATHS):
        (tmp_path / f"{number}.html").write_bytes(client.get(path).content)
    checked = subprocess.run([*validator, *sorted(map(str, tmp_path.iterdir()))], capture_output=True, check=False)
    errors = [
        (PATHS[int(Path(found["url"]).stem)], found["message"], found.get("extract", ""))
        for found in json.loads(checked.stdout)["messages"]
    ]
    assert errors == []
    (tmp_path / "0.html").write_text("<!doctype html><title>x</title><p><div></p><nonsense>", encoding="utf-8")
    wrong = subprocess.run([*validator, str(tmp_path / "0.html")], capture_output=True, check=False)
    assert json.loads(wrong.stdout)["messages"]


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


@pytest.fixture
def desk(django_user_model):
    """An editor, and what waits for one: suggestions of two articles and a name in no list."""
    django_user_model.objects.create_superuser("editor", password="correct horse battery")
    make_theme("ceasefire", terms=["ceasefire"])
    body = "<p>France and Spain spoke of a ceasefire.</p>"
    make_article("France and Spain speak", actors=["france", "spain"], by="suggested", body_html=body)
    sample = {"text": "He saw Franze.", "start": 7, "end": 13}
    article = make_article("Chile speaks", actors=["chile"], by="suggested", body_html="<p>Chile and France spoke.</p>")
    NameCandidate.objects.create(key="franze", name="Franze", articles=2, samples=[{"article": article.pk, **sample}])
    return article


def sit_down(page):
    page.goto("/admin/login/?next=/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "correct horse battery")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def decisions():
    tags = [*ActorTag.objects.select_related(), *ThemeTag.objects.select_related()]
    return {(tag.article.headline, str(tag)): tag.by for tag in tags}


def test_suggestions_are_decided_with_the_keyboard(browse, desk):
    def visit(page):
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        sit_down(page)
        page.get_by_role("link", name="suggestions to review").click()
        page.wait_for_url("**/review/")
        page.keyboard.press("j")
        assert page.locator(":focus .suggestion__name").inner_text() == "Chile"
        for key in "ljk":
            page.keyboard.press(key)
        assert page.locator(":focus .suggestion__name").inner_text() == "France"
        for key in "ar":
            page.keyboard.press(key)
        with page.expect_navigation():
            page.keyboard.press("s")
        assert "1 accepted, 1 refused." in page.locator(".messagelist").inner_text()
        page.get_by_role("link", name="Chile speaks").click()
        page.locator("[name=headline]").fill("")
        page.locator("[name=headline]").press_sequentially("jar speaks")
        page.locator("#suggestions-heading").click()
        page.keyboard.press("j")
        assert page.locator(".suggested--current").all_inner_texts() == ["Chile", "Chile"]
        page.keyboard.press("a")
        page.keyboard.press("r")
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/article/")
        return problems

    assert browse(visit) == []
    assert decisions() == {
        ("France and Spain speak", "France"): "editor",
        ("France and Spain speak", "Spain"): "refused",
        ("jar speaks", "Chile"): "editor",
        ("jar speaks", "France"): "refused",
    }


def test_the_desk_decides_without_javascript(browse, desk):
    def visit(page):
        sit_down(page)
        page.get_by_role("link", name="suggestions to review").click()
        page.wait_for_url("**/review/")
        assert not page.locator("[data-keys]").is_visible()
        page.get_by_role("group", name="Chile").get_by_label("Refuse").check()
        page.get_by_role("button", name="Accept all of France and Spain speak").click()
        page.wait_for_load_state()
        assert "2 accepted, 1 refused." in page.locator(".messagelist").inner_text()
        page.goto(f"/admin/articles/article/{desk.pk}/change/")
        page.get_by_role("link", name="France", exact=True).first.click()
        page.get_by_role("group", name="France").get_by_label("Accept").check()
        page.get_by_role("button", name="Save", exact=True).click()
        page.goto("/admin/articles/actor/candidates/")
        page.get_by_role("button", name="Add to France the name Franze").click()
        page.wait_for_load_state()
        assert "“Franze” is now a name of France." in page.locator(".messagelist").inner_text()

    browse(visit, java_script_enabled=False)
    assert decisions() == {
        ("France and Spain speak", "France"): "editor",
        ("France and Spain speak", "Spain"): "editor",
        ("Chile speaks", "Chile"): "refused",
        ("Chile speaks", "France"): "editor",
    }
    assert ActorName.objects.get().name == "Franze"


@pytest.fixture
def open_name():
    """An article that leaves open which of two people it names."""
    for given, of in (("jane", "freedonia"), ("rose", "sylvania")):
        actor = make_actor(f"{given}-alder", kind="person")
        ActorRole.objects.create(actor=actor, title="Consul", of=make_actor(of, kind="state"), held_from="2020")
    return make_article("Talks", body_html="<p>Yesterday Alder replied.</p>")


@pytest.mark.parametrize("has_script", [True, False])
def test_a_name_left_open_is_settled_with_a_key_or_without_javascript(browse, desk, open_name, has_script):
    def visit(page):
        sit_down(page)
        page.goto(f"/admin/articles/article/{open_name.pk}/change/")
        group = page.get_by_role("group", name="Who is meant by Alder")
        if has_script:
            page.locator("#suggestions-heading").click()
            for key in "jrk2":
                page.keyboard.press(key)
            assert page.locator(".suggested--current").all_inner_texts() == ["Alder"]
        else:
            group.get_by_label("Rose Alder").check()
        assert group.get_by_label("Rose Alder").is_checked()
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/article/")

    browse(visit, java_script_enabled=has_script)
    assert decisions()["Talks", "Rose Alder"] == "editor"
    assert ("Talks", "Jane Alder") not in decisions()


def test_names_left_open_are_settled_from_the_queue_with_the_keyboard_alone(browse, desk, open_name):
    OpenNames.objects.create(article=open_name)

    def visit(page):
        sit_down(page)
        page.get_by_role("link", name="1 article with names left open").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/review/?left_open=on")
        page.keyboard.press("j")
        assert page.locator(":focus").inner_text() == "1 name left open"
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        page.wait_for_url("**/change/?review=left_open%3Don#open-names")
        page.keyboard.press("j")
        assert page.locator(":focus .suggestion__name").inner_text() == "Alder"
        # Past the link to the place in the text, from the choice itself.
        for key in ("2", "Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        page.wait_for_url("**/review/?left_open=on*")
        assert "Nothing is left to decide here." in page.locator("#content-main").inner_text()

    browse(visit)
    assert decisions()["Talks", "Rose Alder"] == "editor"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_sticks_out_or_has_an_accessibility_violation(browse, desk, open_name, scheme, width):
    """Of the article's form only the suggestions are looked at: the rest is Django's own."""
    OpenNames.objects.create(article=open_name)
    review = "/admin/articles/article/review/"
    paths = {
        "/admin/": None,
        review: None,
        f"{review}?actor=france": None,
        f"{review}?actor=nobody&least=x": None,
        f"{review}?left_open=on": None,
        "/admin/articles/actor/candidates/": None,
        "/admin/articles/actor/candidates/?ignored=yes": None,
        f"/admin/articles/article/{desk.pk}/change/": ".suggestions",
        f"/admin/articles/article/{open_name.pk}/change/": ".suggestions",
        f"/admin/articles/theme/{Theme.objects.get().pk}/retag/": None,
    }

    def visit(page):
        sit_down(page)
        found = []
        for path, part in paths.items():
            page.goto(path)
            if part is None:
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            answer = Axe().run(page, context=part).response
            assert len(answer["passes"]) > 5
            found += [(path, one["id"], [node["html"][:200] for node in one["nodes"]]) for one in answer["violations"]]
        page.goto(f"{review}?actor=france")
        page.get_by_role("button", name="Accept all 1 …").click()
        page.get_by_role("button", name="Accept all 1", exact=True).wait_for()
        found += [one["id"] for one in Axe().run(page).response["violations"]]
        page.get_by_role("button", name="Accept all 1", exact=True).click()
        page.get_by_role("link", name="Undo", exact=True).wait_for()
        found += [one["id"] for one in Axe().run(page).response["violations"]]
        page.get_by_role("link", name="Undo", exact=True).click()
        page.get_by_role("button", name="Undo it").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        return found + [one["id"] for one in Axe().run(page).response["violations"]]

    assert browse(visit, color_scheme=scheme, viewport={"width": width, "height": 800}) == []
