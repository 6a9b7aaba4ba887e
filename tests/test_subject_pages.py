"""Pages of actors, pairs, themes and dates, and the lists that lead to them."""

import pytest
from factories import make_actor, make_article, make_theme
from parsed import SITE, links, of_class, parse, rel, text_of, texts

pytestmark = pytest.mark.django_db


def test_actor_page_turns_its_own_pages(client, sixty):
    tree = parse(client.get("/actors/france/?page=2"))
    assert rel(tree, "canonical") == [f"{SITE}/actors/france/?page=2"]
    assert rel(tree, "prev") == [f"{SITE}/actors/france/"]
    assert rel(tree, "next") == [f"{SITE}/actors/france/?page=3"]


def test_actor_page_tells_names_roles_and_company(client, archive):
    tree = parse(client.get("/actors/france/"))
    shown = links(tree)
    arabic = next(span for span in tree.iter("span") if span.text == "فرنسا")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert shown["Q142"] == "https://www.wikidata.org/wiki/Q142"
    assert "Seat of government" in texts(tree, ".//h2")
    company = next(table for table in tree.iter("table") if text_of(table.find("caption")) == "With whom")
    assert links(company)["Germany"] == "/actors/france/with/germany/"
    assert shown["All filters for these articles"] == "/articles/?actor=france"
    person = parse(client.get("/actors/emmanuel-macron/"))
    assert "President, France since May 2017" in text_of(person)
    assert links(person)["France"] == "/actors/france/"


def test_pair_is_linked_in_its_canonical_order(client, archive):
    company = parse(client.get("/actors/germany/")).findall(".//table")
    assert "/actors/france/with/germany/" in [link.get("href") for table in company for link in table.iter("a")]


def test_theme_page_shows_wider_and_narrower_themes(client, archive):
    wider = of_class(parse(client.get("/themes/ceasefire/")), "path")[0]
    assert links(wider) == {"Themes": "/themes/", "Peace process": "/themes/peace-process/"}
    assert "Ceasefire 1 article" in texts(parse(client.get("/themes/peace-process/")), ".//li")


def test_themes_are_lists_within_lists(client, archive):
    make_theme("trade")
    tree = parse(client.get("/themes/"))
    top = of_class(tree, "tree")[0]
    assert [text_of(entry.find("a")) for entry in top.findall("li")] == ["Peace process", "Trade"]
    assert texts(top, "li/ul/li/a") == ["Ceasefire"]


def test_every_page_leads_to_the_years_and_these_to_their_months(client):
    make_article(published="2024-04-04")
    make_article(published="2024-07-04")
    make_article(published="1999")
    front = parse(client.get("/"))
    assert [links(of_class(front, part)[0])["Dates"] for part in ("masthead", "footer")] == ["/dates/", "/dates/"]
    page = parse(client.get("/dates/"))
    rows = [text_of(row) for row in of_class(page, "shares")[0].find("tbody").iter("tr")]
    assert rows == ["2024 2", "1999 1"]
    assert links(page)["1999"] == "/1999/"


def test_dates_of_an_archive_without_articles_offer_a_way_on(client):
    assert links(parse(client.get("/dates/")).find(".//main")) == {"To the front page": "/"}


def test_month_is_a_calendar_that_begins_on_monday(client):
    make_article("Talks", published="2024-05-04")
    calendar = of_class(parse(client.get("/2024/05/")), "calendar")[0]
    assert next(text_of(head) for head in calendar.iter("th")) == "Mon"
    rows = calendar.findall("tbody/tr")
    assert [len(row.findall("td")) for row in rows] == [7] * 5
    assert texts(rows[0], "td") == ["", "", "1", "2", "3", "4 1 article", "5"]
    assert links(calendar) == {"4 1 article": "/2024/05/04/"}


def test_date_pages_lead_up_and_on(client, archive):
    make_article("Later", published="2024-06-02")
    shown = links(parse(client.get("/2024/04/")))
    assert shown["All of 2024"] == "/2024/"
    assert shown["After: June 2024 →"] == "/2024/06/"
    year = links(parse(client.get("/2024/")))
    assert year["April"] == "/2024/04/"
    assert "May" not in year


def test_names_are_found_by_their_first_letter(client, archive):
    tree = parse(client.get("/actors/"))
    letters = next(nav for nav in tree.iter("nav") if nav.get("aria-label") == "Letters")
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    assert links(letters) == {"F": "#letter-F", "G": "#letter-G", "M": "#letter-M"}
    assert {address[1:] for address in links(letters).values()} <= ids
    assert "France state 1 article" in texts(tree, ".//li")


def test_the_list_of_actors_holds_those_that_articles_name(client):
    make_article(actors=["france"])
    make_actor("nobody")
    page = client.get("/actors/").text
    assert "France" in page
    assert "Nobody" not in page
