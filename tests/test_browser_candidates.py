"""Names in no list, and suggestions in the article's own form, settled in a browser by keys alone."""

import pytest
from factories import make_actor, make_article, make_theme
from test_browser_desk import sit_down

from articles.models import Actor, ActorName, ActorTag, NameCandidate, OpenNames
from articles.vocabulary import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("editor", password="correct horse battery")


def test_names_in_no_list_are_settled_with_the_keyboard_one_after_the_other(browse, editor):
    make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    names = ("Quiet", "Sinouar", "Rudolf Hentzau", "Zenda")
    for count, name in enumerate(reversed(names)):
        NameCandidate.objects.create(key=name.lower(), name=name, articles=2 + count)

    def visit(page):
        sit_down(page)
        page.goto("/admin/articles/actor/candidates/")
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press("i")
        assert page.locator(":focus h2").inner_text() == "Sinouar"
        with page.expect_navigation():
            page.keyboard.press("1")
        assert page.locator(":focus h2").inner_text() == "Rudolf Hentzau"
        page.keyboard.press("j")
        page.keyboard.press("k")
        with page.expect_navigation():
            page.keyboard.press("n")
        assert page.locator("#id_name").input_value() == "Rudolf Hentzau"
        with page.expect_navigation():
            page.locator("[name=_save]").press("Enter")
        return page.locator("[data-candidate] h2").all_inner_texts()

    assert browse(visit) == ["Zenda"]
    assert list(ActorName.objects.values_list("actor__slug", "name")) == [("yahya-sinwar", "Sinouar")]
    assert Actor.objects.filter(slug="rudolf-hentzau").exists()
    assert list(NameCandidate.objects.filter(is_ignored=True).values_list("name", flat=True)) == ["Quiet"]


@pytest.mark.parametrize("width", [320, 1280])
def test_what_was_done_or_refused_far_down_the_page_is_in_sight(browse, editor, width):
    make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    for number in range(12):
        NameCandidate.objects.create(key=f"zenda {number}", name=f"Zenda {number}", articles=20 - number)

    def is_in_sight(page, element):
        """Whether the middle of it is what a finger would touch."""
        return element.evaluate(
            """element => {
                const box = element.getBoundingClientRect();
                const touched = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return touched !== null && (touched === element || element.contains(touched));
            }"""
        )

    def visit(page):
        sit_down(page)
        page.goto("/admin/articles/actor/candidates/")
        entry = page.locator("#place-9")
        entry.locator("summary").click()
        entry.get_by_label("Name or slug").fill("Sinwar Y")
        with page.expect_navigation():
            entry.get_by_label("Name or slug").press("Enter")
        assert page.locator(":focus").input_value() == "Sinwar Y"
        assert is_in_sight(page, entry.get_by_text("No actor alone is called “Sinwar Y”."))
        page.keyboard.press("Control+a")
        page.keyboard.type("yahya-sinwar")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator(":focus h2").inner_text() == "Zenda 9"
        assert is_in_sight(page, page.locator(".messagelist li"))
        assert is_in_sight(page, page.locator(":focus h2"))
        return page.locator(".messagelist li").inner_text()

    assert "“Zenda 8” is now a name of Yahya Sinwar." in browse(visit, viewport={"width": width, "height": 700})


def test_suggestions_beside_the_text_are_saved_with_a_key_and_the_next_are_shown(browse, editor):
    make_actor("france", name="France", kind="state")
    make_theme("ceasefire", terms=["ceasefire"])
    body = "<p>France spoke of a ceasefire.</p>"
    article = make_article("France speaks", body_html=body, status=Status.DRAFT)

    def visit(page):
        sit_down(page)
        page.goto("/admin/articles/article/add/")
        assert "shows beside the text" in page.locator("main, #content").first.inner_text()
        page.goto(f"/admin/articles/article/{article.pk}/change/")
        page.keyboard.press("a")
        with page.expect_navigation():
            page.keyboard.press("s")
        return page.url, page.locator(".suggestion__name").all_inner_texts()

    url, left = browse(visit)
    assert url.endswith(f"/{article.pk}/change/")
    assert left == ["Ceasefire"]
    assert ActorTag.objects.get().by == "editor"


def test_a_key_that_decides_leads_past_names_that_are_only_counted_and_saving_nothing_says_so(browse, editor):
    for name in ("rose-alder", "jane-alder"):
        make_actor(name, name=name.replace("-", " ").title(), kind="person")
    france = make_actor("france", name="France", kind="state")
    body = "<p>Alder spoke of France.</p>"
    article = make_article("Talks", body_html=body, actors=[france], by="suggested")
    OpenNames.objects.create(article=article)

    def visit(page):
        sit_down(page)
        page.goto("/admin/articles/article/review/")
        with page.expect_navigation():
            page.keyboard.press("s")
        said = page.locator(".messagelist").inner_text()
        page.keyboard.press("j")
        assert page.locator(":focus").inner_text() == "1 name left open"
        page.keyboard.press("a")
        assert page.locator(":focus .suggestion__name").inner_text() == "France"
        page.keyboard.press("a")
        with page.expect_navigation():
            page.keyboard.press("s")
        return said, page.locator(".messagelist").inner_text()

    first, second = browse(visit)
    assert "Nothing was marked to be accepted or refused, so nothing is decided." in first
    assert "1 accepted, 0 refused." in second
