"""The page of all articles: its filters, rows, months and pages."""

import pytest
from factories import make_article
from parsed import SITE, links, of_class, parse, rel, text_of, texts

pytestmark = pytest.mark.django_db


def test_facets_are_checkboxes_with_their_count_in_the_label(client, archive):
    tree = parse(client.get("/articles/?actor=france"))
    facets = {text_of(f.find("legend")): f for f in tree.iter("fieldset") if f.find("legend") is not None}
    assert {"Actor", "Theme", "Source", "Language"} <= facets.keys()
    assert texts(facets["Actor"], ".//label")[0] == "France 1"
    boxes = {box.get("value"): box for box in facets["Actor"].iter("input")}
    assert boxes["france"].get("name") == "actor"
    assert "checked" in boxes["france"].attrib
    assert "checked" not in boxes["germany"].attrib


def test_form_keeps_what_it_has_no_field_for(client, archive):
    tree = parse(client.get("/articles/?q=talks&not_actor=germany&from=2024-02&sort=oldest"))
    form = next(form for form in tree.iter("form") if form.get("class") == "browse")
    given = {field.get("name"): field.get("value") for field in form.iter("input") if field.get("type") != "checkbox"}
    assert given == {"q": "talks", "not_actor": "germany", "from": "2024-02", "to": ""}
    assert [option.get("value") for option in form.iter("option") if "selected" in option.attrib] == ["oldest"]


def test_each_filter_in_force_has_a_link_that_removes_it(client, archive):
    removing = links(parse(client.get("/articles/?actor=france&theme=ceasefire&from=2024")))
    assert removing["Remove filter Actor: France ×"] == "/articles/?theme=ceasefire&from=2024"
    assert removing["Remove filter Theme: Ceasefire ×"] == "/articles/?actor=france&from=2024"
    assert removing["Remove filter From: 2024 ×"] == "/articles/?actor=france&theme=ceasefire"


def test_nothing_found_says_what_was_asked_and_offers_ways_on(client, archive):
    tree = parse(client.get("/articles/?q=pomegranate&actor=france"))
    assert "No articles" in texts(tree, ".//h2")
    notice = of_class(tree, "notice")[0]
    assert "pomegranate" in text_of(notice)
    assert links(notice) == {
        "Without the words pomegranate": "/articles/?actor=france",
        "The whole archive": "/articles/",
    }


def test_search_says_how_it_was_understood_and_marks_its_hits(client, archive):
    tree = parse(client.get("/articles/?q=talks+%2B%2B"))
    assert "Understood as: the word “talks”." in text_of(tree)
    assert "having no letter or digit: ++." in text_of(tree)
    assert [mark.text for mark in tree.iter("mark")] == ["talks", "Talks"]


def test_markup_in_a_headline_is_shown_as_text(client):
    make_article("Talks <b>&amp; more</b>", slug="x")
    assert texts(parse(client.get("/articles/")), ".//h3") == ["Talks <b>&amp; more</b>"]
    assert texts(parse(client.get("/articles/?q=talks")), ".//h3") == ["Talks <b>&amp; more</b>"]


def test_pager_keeps_the_filters_and_marks_the_page(client, sixty):
    tree = parse(client.get("/articles/?actor=france&sort=oldest&page=2"))
    assert "Results 26–50 of 60" in texts(tree, ".//h2")
    pages = [nav for nav in tree.iter("nav") if nav.get("aria-label") == "Pages"]
    assert [link.get("href") for link in pages[0].iter("a")] == [
        "/articles/?actor=france&sort=oldest",
        "/articles/?actor=france&sort=oldest",
        "/articles/?actor=france&sort=oldest&page=2",
        "/articles/?actor=france&sort=oldest&page=3",
        "/articles/?actor=france&sort=oldest&page=3",
    ]
    assert [text_of(link) for link in pages[0].iter("a") if link.get("aria-current") == "page"] == ["Page 2"]
    assert rel(tree, "prev") == [f"{SITE}/articles/?actor=france&sort=oldest"]
    assert rel(tree, "next") == [f"{SITE}/articles/?actor=france&sort=oldest&page=3"]
    assert "page 2 of 3" in text_of(tree.find(".//title"))


def test_timeline_has_the_same_figures_as_bars_and_as_a_table(client, sixty):
    tree = parse(client.get("/articles/?actor=france"))
    svg = next(element for element in tree.iter() if str(element.tag).endswith("svg"))
    bars = [element for element in svg.iter() if str(element.tag).endswith("}a") or element.tag == "a"]
    assert len(bars) == 12
    assert text_of(bars[0]) == "January 2024: 5 articles"
    assert bars[0].get("href") == "/articles/?actor=france&from=2024-01&to=2024-01"
    table = tree.find(".//details/table")
    assert texts(table, ".//tbody/tr")[0] == "January 20245"
    assert len(table.findall("tbody/tr")) == 12


@pytest.mark.parametrize(
    ("published", "words", "stamp"),
    [
        ("1957", "1957", "1957"),
        ("1957-03", "March 1957", "1957-03"),
        ("2024-04-04", "4 April 2024", "2024-04-04"),
        ("2024-04-04T09:30:00Z", "4 April 2024", "2024-04-04T09:30Z"),
    ],
)
def test_date_is_shown_as_far_as_it_is_known(client, published, words, stamp):
    make_article("Talks", published=published)
    shown = parse(client.get("/articles/")).find(".//ol//time")
    assert (text_of(shown), shown.get("datetime")) == (words, stamp)


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("from=yesterday", "from", "“yesterday” is not a date."),
        ("from=2024&to=2023", "to", "The last date, 2023, is before the first, 2024."),
        ("page=x", "page", "Give the number of a page"),
        ("sort=up", "sort", "Sort by newest, oldest or relevance."),
        ("q=" + "a" * 300, "q", "at most 256 characters"),
    ],
)
def test_error_stands_beside_its_field_and_in_a_summary(client, archive, query, field, message):
    tree = parse(client.get(f"/articles/?{query}&actor=france"))
    assert text_of(tree.find(".//title")).startswith("Error: ")
    summary = of_class(tree, "error-summary")[0]
    (link,) = summary.iter("a")
    assert message in text_of(link)
    assert link.get("href") == f"#{field}"
    control = next(element for element in tree.iter() if element.get("id") == field)
    assert control.get("aria-invalid") == "true"
    error = next(e for e in tree.iter() if e.get("id") == control.get("aria-describedby").split()[0])
    assert message in text_of(error)
    assert not of_class(tree, "rows")
    kept = next(box for box in tree.iter("input") if box.get("name") == "actor")
    assert (kept.get("value"), "checked" in kept.attrib) == ("france", True)


def test_a_row_shows_seven_actors_and_three_themes_and_says_how_many_more(client):
    make_article(actors=[f"actor-{number:02}" for number in range(14)], themes=["a", "b", "c", "d"])
    row = client.get("/2024/04/04/").text
    assert "and 8 more" in row
