"""The queue of suggestions in a browser: keys do what the page says of them, and no decision is lost without a word."""

import pytest
from factories import make_article

from articles.models import ActorTag, OpenNames
from articles.vocabulary import TagBy

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REVIEW = "/admin/articles/article/review/"


@pytest.fixture
def queue(django_user_model):
    """An editor, and three suggestions below a name left open."""
    django_user_model.objects.create_superuser("editor", password="correct horse battery")
    actors = ["chile", "france", "spain"]
    article = make_article("Three", actors=actors, by="suggested", body_html="<p>Chile, France, Spain.</p>")
    OpenNames.objects.create(article=article)
    return article


def sit_down(page, at):
    page.goto(f"/admin/login/?next={at}")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "correct horse battery")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{at}")


def marked(page):
    groups = page.get_by_role("group").all()
    return [(one.locator("legend").inner_text(), one.locator(":checked").get_attribute("value")) for one in groups]


def test_each_decision_goes_on_to_the_next_and_j_and_k_move_without_deciding(browse, queue):
    def visit(page):
        sit_down(page, REVIEW)
        said = page.locator("[data-keys]").first.inner_text()
        page.keyboard.press("a")
        page.keyboard.press("j")
        page.keyboard.press("r")
        first = marked(page)
        page.keyboard.press("k")
        page.keyboard.press("k")
        page.keyboard.press("l")
        return said, first, page.locator(":focus .suggestion__name").inner_text()

    said, first, at = browse(visit)
    assert "a accept, r refuse or l later, and on to the next; without deciding, j next, k back; s save all" in said
    assert [decision for _, decision in first] == ["accept", "later", "refuse"]
    assert at == first[1][0]


@pytest.mark.parametrize("leave", ["Home", "Only these of France"])
def test_leaving_with_decisions_that_are_not_saved_asks_first(browse, queue, leave):
    def visit(page):
        asked = []
        sit_down(page, REVIEW)
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        page.get_by_role("group", name="France").get_by_label("Accept").check()
        page.get_by_role("link", name=leave).click()
        page.wait_for_timeout(200)
        assert page.url.endswith(REVIEW)
        assert asked == ["beforeunload"]
        page.get_by_role("button", name="Save decisions", exact=True).first.click()
        page.locator(".messagelist").wait_for()
        assert "1 accepted" in page.locator(".messagelist").inner_text()
        page.get_by_role("link", name="Home").click()
        page.wait_for_url("**/admin/")
        return asked

    assert browse(visit) == ["beforeunload"]
    assert ActorTag.objects.get(actor__slug="france").by == TagBy.EDITOR


def test_leaving_without_decisions_asks_nothing(browse, queue):
    def visit(page):
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        sit_down(page, REVIEW)
        page.get_by_role("group", name="France").get_by_label("Accept").check()
        page.get_by_role("group", name="France").get_by_label("Later").check()
        page.get_by_role("link", name="Home").click()
        page.wait_for_url("**/admin/")
        return asked

    assert browse(visit) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tools_of_a_form_cover_no_headline(browse, queue, width):
    article = make_article("Ministers speak of a settlement " * 8, slug="long")

    def visit(page):
        path = f"/admin/articles/article/{article.pk}/change/"
        sit_down(page, path)
        headline = page.locator("#content h2").first.bounding_box()
        tools = page.locator(".object-tools").bounding_box()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        return headline["y"] + headline["height"], tools["y"]

    bottom, top = browse(visit, viewport={"width": width, "height": 800})
    assert bottom <= top
