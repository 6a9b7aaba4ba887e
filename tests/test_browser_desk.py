"""What only a browser can tell of the editors' desk: keys, forms without JavaScript, small screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from factories import make_actor, make_article, make_theme

from articles.models import ActorName, ActorRole, ActorTag, NameCandidate, OpenNames, Theme, ThemeTag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_names_are_offered_while_an_editor_types(browse, desk):
    make_actor("chad", name="Chad")
    theme = Theme.objects.get().pk

    def offered(page, field, typed):
        page.locator(field).press_sequentially(typed)
        page.locator("datalist option").first.wait_for(state="attached")
        return page.locator("datalist option").evaluate_all("options => options.map(one => one.value)")

    def visit(page):
        sit_down(page)
        page.goto("/admin/articles/article/review/")
        assert offered(page, "[name=actor]", "chi") == ["Chile"]
        page.goto("/admin/articles/actor/candidates/")
        page.get_by_text("A further name of another actor").click()
        assert offered(page, "[name=actor][type=text]", "fran") == ["France"]
        page.goto(f"/admin/articles/theme/{theme}/merge/curate/")
        assert offered(page, "[name=into]", "cea") == ["Ceasefire"]

    assert browse(visit) is None


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
        "/admin/articles/curation/retag/": None,
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


def test_forms_about_an_actor_keep_to_their_width_and_boxes_stand_before_their_words(browse, desk):
    actor = make_actor("gaul")

    def visit(page):
        sit_down(page)
        page.goto(f"/admin/articles/actor/{actor.pk}/change/")
        wide = page.locator(".tabular").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"/admin/articles/actor/{actor.pk}/rename/curate/")
        box, words = (
            page.locator(f".form-row {part}").bounding_box() for part in ("[type=checkbox]", ".vCheckboxLabel")
        )
        return wide, box["x"] + box["width"] <= words["x"], abs(box["y"] - words["y"]) < 20

    assert browse(visit, viewport={"width": 1280, "height": 800}) == ([0, 0], True, True)
