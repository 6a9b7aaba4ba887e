"""What the browse page says to help a reader on: nothing found, who is meant, titles, and its script's conveniences."""

import gzip
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import html5lib
import pytest
from factories import make_actor, make_article, make_theme

from articles import index
from articles.models import ActorName

STATIC = Path(__file__).parent.parent / "static"


def page(client, path):
    response = client.get(quote(path, safe="/?&=+%"))
    assert response.status_code == 200, path
    return html5lib.parse(response.text, namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def by_class(tree, name):
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def links(tree):
    return {words(link): link.get("href") for link in tree.iter("a")}


def ways(tree):
    """The ways on from an empty answer, in words."""
    return [words(way) for way in by_class(tree, "nothing__ways")[0].iter("li")]


@pytest.fixture
def archive(db):
    sanctions = make_theme("sanctions")
    korea = make_actor("north-korea")
    ActorName.objects.create(actor=korea, name="朝鮮民主主義人民共和国", language="ja")
    netanyahu = make_actor("benjamin-netanyahu", name="Benjamin Netanyahu")
    make_article("North Korea fires a missile", actors=[korea], themes=[sanctions])
    make_article("North Korea and China talk in Cuba", actors=[korea, "china", "cuba"], published="2019-06-01")
    make_article("Netanyahu speaks", actors=[netanyahu, "israel"])
    make_article("South Korea votes", actors=["south-korea"], themes=["elections"])


def test_nothing_found_says_what_there_is_without_each_filter(client, archive):
    tree = page(client, "/articles/?q=korea&actor=north-korea&theme=elections&from=2020")
    assert ways(tree) == [
        "Without the words korea: still none",
        "Without Actor: North Korea: 1 article",
        "Without Theme: Elections: 1 article",
        "Without From: 2020: still none",
        "The whole archive: 4 articles",
    ]
    shown = links(by_class(tree, "nothing")[0])
    assert shown["Without Theme: Elections"] == "/articles/?q=korea&actor=north-korea&from=2020"
    assert "Without the words korea" not in shown
    assert shown["The whole archive"] == "/articles/"
    assert "Understood as: the word “korea”." in words(tree)


def test_how_a_search_was_read_shows_what_belongs_together_and_that_brackets_do_not_group(client, archive):
    read = words(by_class(page(client, "/articles/?q=korea+missile+OR+(cuba+-china)"), "browse__reading")[0])
    assert read == (
        "Understood as: either the word “korea” and the word “missile”, or the word “cuba” and not the word “china”."
        " Brackets group nothing here: OR parts all before it from all after it, and a minus belongs to one word."
    )
    assert by_class(page(client, "/articles/?q=(korea)"), "browse__reading")[0].text.strip().endswith("“korea”.")


def test_every_search_that_how_to_search_names_is_read_as_one_clause_or_two(client, archive):
    how = by_class(page(client, "/articles/"), "how")[0]
    shown = [words(one) for one in how.iter("dt")]
    assert len(shown) == 6
    readings = [by_class(page(client, f"/articles/?{urlencode({'q': one})}"), "browse__reading")[0] for one in shown]
    assert [words(one).removeprefix("Understood as: ") for one in readings] == [
        "the word “gaza”, the word “ceasefire”.",
        "the phrase “peace talks”.",
        "either the word “gaza” and the word “aid”, or the word “sudan”.",
        "the word “gaza”, not the word “israel”.",
        "words that begin with “negotiat”.",
        "the phrase “cease-fire”, or written as one word.",
    ]


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ('"el salvador"', ["El Salvador", "El\u2010Salvador", "el Salvador"]),
        ("el salvador", ["El", "Salvador", "El", "Salvador", "el", "Salvador", "el", "El", "el", "Salvador"]),
        ('"el salvador" nino', ["El Salvador", "El\u2010Salvador", "el Salvador", "Niño"]),
        ('"el salvad*"', []),
        ("el-salvad*", ["El Salvador", "El\u2010Salvador", "el Salvador"]),
        ('"salvador then el"', ["Salvador then el"]),
    ],
)
def test_a_phrase_is_marked_where_it_stands_and_not_its_words_elsewhere(client, db, asked, marked):
    text = "El\u2010Salvador signs. They met in el <b>Salvador</b> then el Niño came; El that, el other Salvador."
    make_article("El Salvador", body_html=f"<p>{text}</p>", language="es")
    tree = page(client, f"/articles/?{urlencode({'q': asked})}")
    assert [words(one) for one in tree.iter("mark")] == marked


def test_a_snippet_stands_around_a_phrase_far_behind_its_words(client, db):
    text = "The union met. The soviet spoke. " * 200 + "Then the Soviet Union fell."
    make_article("Long", body_html=f"<p>{text}</p>")
    tree = page(client, '/articles/?q="soviet union"'.replace(" ", "+").replace('"', "%22"))
    assert [words(one) for one in tree.iter("mark")] == ["Soviet Union"]


def test_a_single_filter_leads_to_the_whole_archive_only(client, archive):
    assert ways(page(client, "/articles/?q=pomegranate")) == ["The whole archive: 4 articles"]


def test_fewer_words_are_advised_only_to_whom_words_were_asked_of(client, archive):
    assert "Fewer words find more" in client.get("/articles/?q=korea+pomegranate").text
    assert "Fewer words" not in client.get("/articles/?actor=north-korea&theme=elections").text
    single = client.get("/articles/?q=pomegranate").text
    assert "Fewer words" not in single
    assert "finds every ending" in single


def test_values_as_common_as_each_other_stand_by_their_letters_without_accents(client, db):
    for name in ("Zimbabwe", "Óscar Arias", "Peru", "Élysée Palace", "egypt"):
        make_article(actors=[make_actor(name=name)])
    tree = page(client, "/articles/")
    assert [words(one) for one in by_class(tree, "facets__name")][:5] == [
        "egypt", "Élysée Palace", "Óscar Arias", "Peru", "Zimbabwe",
    ]  # fmt: skip


def test_a_phrase_of_two_words_that_finds_nothing_is_offered_with_a_hyphen(client, db):
    make_article("Ceasefire holds")
    tree = page(client, "/articles/?q=%22cease+fire%22")
    assert links(by_class(tree, "nothing__spelling")[0]) == {"“cease-fire”": "/articles/?q=cease-fire"}


def test_exclusions_are_explained_too(client, archive):
    tree = page(client, "/articles/?actor=israel&not_actor=benjamin-netanyahu")
    assert "Without Without actor: Benjamin Netanyahu: 1 article" not in ways(tree)
    assert "With actor: Benjamin Netanyahu: 1 article" in ways(tree)


def test_what_was_found_is_not_explained(client, archive):
    tree = page(client, "/articles/?q=korea")
    assert not by_class(tree, "nothing")


def spelling(tree):
    return [(words(found), *links(found).values()) for found in by_class(tree, "nothing__spelling")]


@pytest.mark.parametrize(
    ("asked", "meant", "address"),
    [
        ("netenyahu", "Netanyahu", "q=Netanyahu"),
        ("Netanyahoo speaks", "Netanyahu speaks", "q=Netanyahu+speaks"),
        ("nroth koera", "North Korea", "q=North+Korea"),
        ("isreal", "Israel", None),
        ("sanctoins", "Sanctions", None),
        ("korea OR chinna", None, None),
        ("xyzzy", None, None),
        ("cubba", "Cuba", "q=Cuba"),
        ("cub", None, None),
    ],
)
def test_a_spelling_is_offered_only_if_it_finds_something(client, archive, asked, meant, address):
    found = spelling(page(client, f"/articles/?q={asked.replace(' ', '+')}"))
    if address is None:
        assert found == []
        return
    ((said, link),) = found
    assert said.startswith(f"Did you mean “{meant}”? ")
    assert link == f"/articles/?{address}"


def test_a_spelling_keeps_the_other_filters(client, archive):
    (found,) = spelling(page(client, "/articles/?q=netenyahu&actor=israel"))
    assert found[1] == "/articles/?q=Netanyahu&actor=israel"
    assert spelling(page(client, "/articles/?q=netenyahu&actor=china")) == []


@pytest.mark.django_db(transaction=True)
def test_explaining_costs_few_queries_whatever_was_asked(client, django_assert_max_num_queries):
    make_article("Korea", actors=[*(f"netanyahu-{number}" for number in range(9)), "korea"], themes=["war"])
    actors = "&".join(f"actor=netanyahu-{number}" for number in range(9))
    path = f"/articles/?q=netenyahu+netanyaho+koreaa+neetanyahu+wwar&{actors}&theme=war&from=2025"
    index.current()
    with django_assert_max_num_queries(8):
        assert client.get(path).status_code == 200


def named(tree):
    return [words(found) for found in by_class(tree, "named__one")]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("north+korea", ["Actor: North Korea, 2 articles · narrow to it: North Korea"]),
        ("NORTH", ["Actor: North Korea, 2 articles · narrow to it: North Korea"]),
        ("朝鮮民主主義人民共和国", ["Actor: North Korea, 2 articles · narrow to it: North Korea"]),
        ("netanyahu+OR+china", ["Actor: China", "Actor: Benjamin Netanyahu"]),
        ("sanctions", ["Theme: Sanctions, 1 article"]),
        ("korea", ["Actor: North Korea", "Actor: South Korea"]),
        ("north+korea+missile", []),
        ("missile+-korea", []),
        ("nort", []),
    ],
)
def test_actors_and_themes_of_that_name_stand_above_the_results(client, archive, asked, shown):
    found = named(page(client, f"/articles/?q={asked}"))
    assert len(found) == len(shown)
    assert all(line.startswith(start) for line, start in zip(found, shown, strict=True))


def test_a_named_actor_links_to_its_page_and_narrows_the_question(client, archive):
    shown = links(by_class(page(client, "/articles/?q=korea&from=2019"), "named")[0])
    assert shown["North Korea"] == "/actors/north-korea/"
    assert shown["narrow to it: North Korea"] == "/articles/?q=korea&actor=north-korea&from=2019"
    chosen = page(client, "/articles/?q=north&actor=north-korea")
    assert named(chosen) == ["Actor: North Korea, 2 articles"]
    assert not named(page(client, "/articles/?actor=north-korea"))


def test_three_actors_and_two_themes_at_most_are_named_the_very_name_first(client, db):
    exact = make_actor("peace")
    make_article("One", actors=[exact])
    make_article("Two", actors=[f"peace-{number}" for number in range(4)], themes=[f"peace-{n}" for n in range(3)])
    make_article("Three", actors=["peace-3"])
    make_article("Draft", actors=[make_actor("peace-draft")], status="draft")
    found = [line.split(",")[0] for line in named(page(client, "/articles/?q=peace"))]
    assert found == ["Actor: Peace", "Actor: Peace 3", "Actor: Peace 0", "Theme: Peace 0", "Theme: Peace 1"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/articles/", "All articles: 4 articles – News Archive"),
        ("/articles/?actor=north-korea&theme=sanctions", "North Korea, Sanctions: 1 article – News Archive"),
        (
            "/articles/?q=korea&not_actor=china&from=2020&to=2024-05",
            "“korea”, without China, from 2020, to 2024-05: 2 articles – News Archive",
        ),
        ("/articles/?q=pomegranate", "“pomegranate”: no articles – News Archive"),
    ],
)
def test_the_title_says_what_was_asked_and_how_many_there_are(client, archive, path, title):
    assert words(page(client, path).find(".//title")) == title


def test_the_title_of_a_later_page_says_which_rows_it_has(client, db):
    france = make_actor("france")
    for number in range(60):
        make_article(f"Item {number}", actors=[france])
    title = words(page(client, "/articles/?actor=france&page=2").find(".//title"))
    assert title == "France: results 26–50 of 60 (page 2 of 3) – News Archive"


@pytest.fixture
def long_facets(transactional_db):
    for number in range(20):
        make_article(f"Talks {number}", actors=["france", f"guest-{number}"], themes=["ceasefire"])
    ghana = make_actor("ghana", name="Ghana")
    ActorName.objects.create(actor=ghana, name="غانا", language="ar")
    make_article("Talks in Accra", actors=["france", ghana], themes=["trade"])


def test_a_long_facet_leads_to_all_its_values_of_these_results(client, long_facets):
    tree = page(client, "/articles/?theme=ceasefire")
    assert links(tree)["All actors of these results"] == "/articles/actors/?theme=ceasefire"
    assert links(page(client, "/articles/"))["All actors of all articles"] == "/articles/actors/"
    assert not [name for name in links(tree) if name.startswith("All themes")]


def test_values_without_articles_are_not_shown_unless_chosen_and_those_come_first(client, long_facets):
    tree = page(client, "/articles/?actor=guest-1&theme=trade")
    (actors,) = [f for f in tree.iter("fieldset") if words(f.find("legend")) == "Actor"]
    assert [words(label) for label in actors.iter("label")] == ["Guest 1 0"]
    tree = page(client, "/articles/?actor=ghana&theme=trade")
    (actors,) = [f for f in tree.iter("fieldset") if words(f.find("legend")) == "Actor"]
    assert [words(label) for label in actors.iter("label")] == ["Ghana 1", "France 1"]


def test_scripts_are_small_and_none_stands_in_a_page():
    scripts = sorted((STATIC / "js").glob("*.js"))
    assert {"browse.js", "copy.js", "theme.js"} <= {path.name for path in scripts}
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 15_000
    # What a page does when it is left would keep browsers from going back to it at once. The desk's warns of decisions
    # that are not saved yet.
    readers = [path for path in scripts if path.name != "suggestions.js"]
    assert not [
        p.name for p in readers if re.search(r"\b(unload|beforeunload|document\.write)\b", p.read_text("utf-8"))
    ]


WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.mark.browser
def test_a_facet_is_searched_by_keyboard_and_the_choice_applies(browse, long_facets):
    def visit(reader):
        reader.goto("/articles/?theme=trade")
        reader.goto("/articles/")
        box = reader.get_by_role("combobox", name="Find among all actors")
        box.press_sequentially("غا")
        option = reader.get_by_role("option", name="Ghana")
        option.wait_for()
        assert box.get_attribute("aria-expanded") == "true"
        box.press("Escape")
        assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "غا")
        box.press("Escape")
        assert box.input_value() == ""
        box.press_sequentially("gha")
        option.wait_for()
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
        assert option.get_attribute("aria-selected") == "true"
        box.press("Enter")
        reader.wait_for_url("**/articles/?actor=ghana")
        assert reader.get_by_role("heading", name="1 article").count() == 1

    browse(visit, **WIDE)


@pytest.mark.browser
def test_nothing_that_fits_is_said(browse, long_facets):
    def visit(reader):
        reader.goto("/articles/")
        reader.get_by_role("combobox", name="Find among all actors").press_sequentially("zzz")
        reader.get_by_text("Nothing fits “zzz”.").wait_for(state="attached")

    browse(visit, **WIDE)


@pytest.mark.browser
def test_a_tick_applies_at_the_canonical_address_and_keeps_focus_and_place(browse, long_facets):
    def visit(reader):
        answers = []
        reader.on("response", lambda response: answers.append(response.status) if "/articles/" in response.url else 0)
        reader.goto("/articles/")
        reader.evaluate("window.scrollTo(0, 200)")
        reader.locator('input[value="guest-10"]').check()
        reader.wait_for_url("**/articles/?actor=guest-10")
        reader.wait_for_function("document.activeElement.value === 'guest-10'")
        assert reader.evaluate("window.scrollY") > 0
        assert answers == [200, 200]
        reader.go_back()
        reader.wait_for_url("**/articles/")
        reader.wait_for_function("!document.querySelector('input[value=guest-10]')?.checked")

    browse(visit, **WIDE)


@pytest.mark.browser
def test_on_a_narrow_screen_nothing_applies_by_itself(browse, long_facets):
    def visit(reader):
        reader.goto("/articles/")
        reader.get_by_text("Filters", exact=True).click()
        reader.locator('input[value="france"]').check()
        reader.wait_for_timeout(1200)
        assert reader.url.endswith("/articles/")
        reader.get_by_role("button", name="Apply filters").click()
        reader.wait_for_url("**/articles/?actor=france")

    browse(visit, viewport={"width": 320, "height": 800})


@pytest.mark.browser
def test_what_is_marked_for_copying_is_copied_and_said_so(browse, transactional_db):
    def visit(reader):
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.goto("/")
        reader.evaluate(
            """() => {
                const list = document.createElement("dl");
                list.innerHTML = "<div><dt>APA</dt><dd data-copy=APA>Paris  talks</dd></div>";
                document.querySelector("main").prepend(list);
                const script = document.createElement("script");
                script.type = "module";
                script.src = document.querySelector("script[src*=copy]").src + "?again";
                document.head.append(script);
            }"""
        )
        reader.get_by_role("button", name="Copy APA").click()
        reader.get_by_role("status").get_by_text("Copied", exact=True).wait_for()
        assert reader.evaluate("navigator.clipboard.readText()") == "Paris talks"

    browse(visit)
