"""Pages as a reader's browser gets them: their frame, their lists and filters, right-to-left texts, error pages."""

import datetime as dt
import re
from pathlib import Path

import html5lib
import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import timezone
from factories import make_actor, make_article, make_source, make_theme

from articles.models import Comment
from articles.models.actors import ActorName, ActorRole
from articles.views.errors import bad_request, forbidden, server_error
from articles.vocabulary import CommentStatus, NameUse, Status, TagBy

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def parse(response_or_text):
    """Return the tree of a page."""
    text = getattr(response_or_text, "text", response_or_text)
    return html5lib.parse(text, namespaceHTMLElements=False)


def text_of(element):
    """Return the words of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def texts(tree, path):
    return [text_of(element) for element in tree.findall(path)]


def by_class(tree, name):
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def links(tree):
    """Return the address of every link by its words."""
    return {text_of(link): link.get("href") for link in tree.iter("a")}


def meta(tree, name):
    return [element.get("content") for element in tree.iter("meta") if element.get("name") == name]


def rel(tree, name):
    return [element.get("href") for element in tree.iter("link") if element.get("rel") == name]


@pytest.fixture
def archive():
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


PAGES = [
    "/",
    "/articles/",
    "/articles/?q=talks",
    "/articles/?q=nothing-like-it&actor=france",
    "/articles/actors/?theme=ceasefire",
    "/actors/",
    "/actors/france/",
    "/actors/emmanuel-macron/",
    "/actors/france/with/germany/",
    "/actors/france/themes/ceasefire/",
    "/themes/",
    "/themes/ceasefire/",
    "/themes/peace-process/",
    "/sources/",
    "/sources/reuters/",
    "/dates/",
    "/2024/",
    "/2024/04/",
    "/2024/04/04/",
    "/2024/04/04/paris-talks/",
]

REFUSED = [
    ("/articles/?from=yesterday", 400),
    ("/articles/?actr=france", 400),
    ("/articles/?sort=up", 400),
    ("/articles/?page=x", 400),
    ("/actors/france/?q=talks", 400),
    ("/articles/?actor=nobody", 404),
    ("/articles/?page=99", 404),
    ("/no-such-page/", 404),
]


def assert_frame(tree):
    """Assert what every page has, whatever it says."""
    assert len(tree.findall(".//h1")) == 1
    assert len(tree.findall(".//main")) == 1
    assert text_of(tree.find(".//h1"))
    assert text_of(tree.find(".//title"))
    assert tree.get("lang") == "en"
    assert not list(tree.iter("style"))
    assert all(script.get("src") and not text_of(script) for script in tree.iter("script"))
    for element in tree.iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_page_has_its_frame_and_one_canonical_address(client, archive, path):
    response = client.get(path)
    tree = parse(response)
    assert response.status_code == 200
    assert_frame(tree)
    assert len(rel(tree, "canonical")) == 1
    assert rel(tree, "canonical")[0].startswith(f"{SITE}/")
    assert meta(tree, "description")[0].strip()
    assert "color-scheme" in response.text
    assert any(form.get("action") == "/articles/" for form in tree.iter("form"))


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_refusal_has_its_frame_and_a_way_on(client, archive, path, status):
    response = client.get(path)
    tree = parse(response)
    assert response.status_code == status
    assert_frame(tree)
    assert meta(tree, "robots") == ["noindex"]
    assert "/articles/" in links(tree.find(".//main")).values()


def test_every_template_of_a_page_is_covered_here():
    folder = Path(__file__).parent.parent / "templates"
    found = {path.name for path in folder.glob("articles/*.html") if not path.name.startswith("_")}
    assert found == {
        *("front.html", "browse.html", "article.html", "actor.html", "actors.html", "theme.html", "themes.html"),
        *("source.html", "sources.html", "crossing.html", "date.html", "dates.html", "values.html"),
        *("reply.html", "reply_preview.html", "reply_held.html"),  # in test_replies.py
    }


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/articles/", "/articles/"),
        ("/articles/?actor=france", "/actors/france/"),
        ("/articles/?theme=ceasefire", "/themes/ceasefire/"),
        ("/articles/?source=reuters", "/sources/reuters/"),
        ("/articles/?actor=france&sort=oldest", "/articles/?actor=france&sort=oldest"),
        ("/articles/?actor=france&theme=ceasefire", "/articles/?actor=france&theme=ceasefire"),
        ("/articles/?language=en", "/articles/?language=en"),
    ],
)
def test_single_actor_theme_or_source_has_its_home_elsewhere(client, archive, asked, canonical):
    assert rel(parse(client.get(asked)), "canonical") == [SITE + canonical]


@pytest.mark.parametrize(
    ("asked", "is_listed"),
    [
        ("/articles/?actor=france", True),
        ("/articles/?q=talks", False),
        ("/articles/?actor=france&theme=ceasefire", False),
    ],
)
def test_search_engines_are_kept_from_endless_filters(client, archive, asked, is_listed):
    assert meta(parse(client.get(asked)), "robots") == ([] if is_listed else ["noindex,follow"])


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
    notice = by_class(tree, "notice")[0]
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


def test_what_a_reader_types_is_shown_as_text(client, archive):
    tree = parse(client.get("/articles/?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
    assert_frame(tree)
    assert '"><script>alert(1)</script>' in text_of(tree.find(".//title"))


def test_markup_in_a_headline_is_shown_as_text(client):
    make_article("Talks <b>&amp; more</b>", slug="x")
    assert texts(parse(client.get("/articles/")), ".//h3") == ["Talks <b>&amp; more</b>"]
    assert texts(parse(client.get("/articles/?q=talks")), ".//h3") == ["Talks <b>&amp; more</b>"]


@pytest.fixture
def sixty():
    actor = make_actor("france")
    for number in range(60):
        make_article(f"Item {number}", actors=[actor], published=f"2024-{number % 12 + 1:02}-05")


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


def test_actor_page_turns_its_own_pages(client, sixty):
    tree = parse(client.get("/actors/france/?page=2"))
    assert rel(tree, "canonical") == [f"{SITE}/actors/france/?page=2"]
    assert rel(tree, "prev") == [f"{SITE}/actors/france/"]
    assert rel(tree, "next") == [f"{SITE}/actors/france/?page=3"]


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


@pytest.mark.parametrize("language", ["ar", "he"])
def test_right_to_left_article_says_so_on_its_page_and_in_lists(client, language):
    article = make_article("وقف إطلاق النار", language=language, summary="ملخص", published="2024-04-04")
    page = parse(client.get(article.get_absolute_url()))
    for element in (page.find(".//h1"), by_class(page, "article__standfirst")[0], by_class(page, "article__body")[0]):
        assert (element.get("lang"), element.get("dir")) == (language, "rtl")
    assert page.get("dir") is None
    row = parse(client.get("/articles/"))
    for element in (row.find(".//h3"), by_class(row, "rows__teaser")[0]):
        assert (element.get("lang"), element.get("dir")) == (language, "rtl")


def test_language_that_nobody_stated_is_not_claimed(client):
    article = make_article("Talks", language="und")
    heading = parse(client.get(article.get_absolute_url())).find(".//h1")
    assert (heading.get("lang"), heading.get("dir")) == (None, "auto")


def test_article_shows_source_date_tags_and_citation(client, archive):
    tree = parse(client.get(archive.get_absolute_url()))
    shown = links(tree)
    assert shown["see the source"] == "https://www.reuters.com/paris-talks"
    assert shown["Reuters"] == "/sources/reuters/"
    assert shown["4 April 2024"] == "/2024/04/04/"
    assert shown["France"] == "/actors/france/"
    assert shown["Ceasefire"] == "/themes/ceasefire/"
    assert text_of(by_class(tree, "cite__text")[0]).endswith(f"{SITE}{archive.short_address}.")


def test_wide_table_is_reached_by_the_keyboard_and_markup_in_an_attribute_stays_there(client):
    body = '<table><tr><td>1</td></tr></table><p><abbr title="&lt;table onclick=alert(1) x">T</abbr></p>'
    tree = parse(client.get(make_article("A", body_html=body).get_absolute_url()))
    assert [table.get("tabindex") for table in tree.iter("table")] == ["0"]
    (abbreviation,) = by_class(tree, "article__body")[0].iter("abbr")
    assert set(abbreviation.attrib) == {"title"}
    assert_frame(tree)


def test_event_date_is_shown_when_it_differs(client):
    same = make_article("A", published="2024-04-04", event_from="2024-04-04")
    other = make_article("B", published="2024-04-04", event_from="2024-03-30", event_to="2024-04-01")
    assert "Event" not in text_of(parse(client.get(same.get_absolute_url())))
    assert "Event 30 March 2024 – 1 April 2024" in text_of(parse(client.get(other.get_absolute_url())))


def test_suggested_actor_is_marked_in_words(client):
    article = make_article("A", actors=["france"], by="suggested")
    assert "France suggested" in texts(parse(client.get(article.get_absolute_url())), ".//li")


def test_address_of_another_kind_is_never_a_link(client):
    article = make_article("A", url="javascript:alert(1)", source=make_source("bad", url="javascript:alert(1)"))
    for path in (article.get_absolute_url(), "/sources/bad/"):
        assert not [link for link in parse(client.get(path)).iter("a") if link.get("href").startswith("javascript")]


def test_replies_stand_in_their_threads_and_only_approved_ones(client, archive):
    def reply(name, parent=None, status=CommentStatus.APPROVED):
        return Comment.objects.create(
            article=archive,
            parent=parent,
            name=name,
            email="hidden@example.org",
            body=f"<i>{name}</i> says",
            status=status,
        )

    first, second = reply("First"), reply("Second")
    reply("Answer", parent=first)
    reply("Held", status=CommentStatus.HELD)
    reply("Orphan", parent=reply("Spam", parent=second, status=CommentStatus.SPAM))
    response = client.get(archive.get_absolute_url())
    tree = parse(response)
    assert "4 replies" in texts(tree, ".//h2")
    assert [text_of(who).split(",")[0] for who in by_class(tree, "replies__who")] == [
        "First",
        "Answer",
        "Second",
        "Orphan",
    ]
    assert "in answer to First" in text_of(by_class(tree, "replies__reply--1")[0])
    assert texts(by_class(tree, "replies__body")[0], "p") == ["<i>First</i> says"]
    assert "hidden@example.org" not in response.text


@pytest.mark.parametrize(
    "values",
    [
        {"status": Status.DRAFT},
        {"status": Status.IN_REVIEW},
        {"published": (timezone.now() + dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")},
    ],
)
def test_unpublished_article_is_seen_in_the_preview_only(client, admin_client, archive, values):
    hidden = make_article("Secret talks", slug="secret-talks", actors=["france"], **values)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    for path in (
        "/",
        "/articles/",
        "/articles/?q=secret",
        "/actors/france/",
        "/2024/04/04/",
        archive.get_absolute_url(),
    ):
        assert "Secret talks" not in client.get(path).text
    assert client.get(f"/preview/{hidden.pk}/").status_code == 302
    response = admin_client.get(f"/preview/{hidden.pk}/")
    tree = parse(response)
    assert response.status_code == 200
    assert "Preview." in text_of(by_class(tree, "notice--preview")[0])
    assert meta(tree, "robots") == ["noindex,nofollow"]
    assert_frame(tree)


def test_withdrawn_article_says_why(client):
    article = make_article("Talks", status=Status.WITHDRAWN, withdrawn_reason="The source took it back.")
    response = client.get(article.get_absolute_url())
    tree = parse(response)
    assert response.status_code == 410
    assert_frame(tree)
    assert "The source took it back." in text_of(tree)
    assert "Text of item" not in response.text


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
    wider = by_class(parse(client.get("/themes/ceasefire/")), "path")[0]
    assert links(wider) == {"Themes": "/themes/", "Peace process": "/themes/peace-process/"}
    assert "Ceasefire 1 article" in texts(parse(client.get("/themes/peace-process/")), ".//li")


def test_themes_are_lists_within_lists(client, archive):
    make_theme("trade")
    tree = parse(client.get("/themes/"))
    top = by_class(tree, "tree")[0]
    assert [text_of(entry.find("a")) for entry in top.findall("li")] == ["Peace process", "Trade"]
    assert texts(top, "li/ul/li/a") == ["Ceasefire"]


def test_every_page_leads_to_the_years_and_these_to_their_months(client):
    make_article(published="2024-04-04")
    make_article(published="2024-07-04")
    make_article(published="1999")
    front = parse(client.get("/"))
    assert [links(by_class(front, part)[0])["Dates"] for part in ("masthead", "footer")] == ["/dates/", "/dates/"]
    page = parse(client.get("/dates/"))
    rows = [text_of(row) for row in by_class(page, "shares")[0].find("tbody").iter("tr")]
    assert rows == ["2024 2", "1999 1"]
    assert links(page)["1999"] == "/1999/"


def test_dates_of_an_archive_without_articles_offer_a_way_on(client):
    assert links(parse(client.get("/dates/")).find(".//main")) == {"To the front page": "/"}


def test_month_is_a_calendar_that_begins_on_monday(client):
    make_article("Talks", published="2024-05-04")
    calendar = by_class(parse(client.get("/2024/05/")), "calendar")[0]
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
    summary = by_class(tree, "error-summary")[0]
    (link,) = summary.iter("a")
    assert message in text_of(link)
    assert link.get("href") == f"#{field}"
    control = next(element for element in tree.iter() if element.get("id") == field)
    assert control.get("aria-invalid") == "true"
    error = next(e for e in tree.iter() if e.get("id") == control.get("aria-describedby").split()[0])
    assert message in text_of(error)
    assert not by_class(tree, "rows")
    kept = next(box for box in tree.iter("input") if box.get("name") == "actor")
    assert (kept.get("value"), "checked" in kept.attrib) == ("france", True)


@pytest.mark.parametrize("view", [bad_request, forbidden])
def test_bad_and_forbidden_requests_get_a_page(view):
    assert_frame(parse(view(RequestFactory().get("/"), Exception())))


def test_server_error_page_needs_neither_context_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        alone = get_template("errors/500.html").render()
        answered = server_error(RequestFactory().get("/"))
    assert answered.status_code == 500
    for page in (alone, answered):
        assert_frame(parse(page))


def test_empty_archive_has_pages_that_say_so(client):
    for path in ("/", "/articles/", "/actors/", "/themes/"):
        response = client.get(path)
        assert response.status_code == 200
        assert_frame(parse(response))
        assert re.search(r"no (article|actors|themes)", response.text), path


def test_what_is_only_suggested_says_so_in_lists_and_on_the_article_and_is_never_the_kicker(client):
    article = make_article("Guessed", actors=["france"], themes=["coups"], by=TagBy.SUGGESTED)
    page = client.get(article.get_absolute_url()).text
    assert page.count('<span class="suggested">suggested</span>') == 2
    assert "article__kicker" not in page
    assert "Suggested:" in client.get("/articles/").text


def test_a_row_shows_seven_actors_and_three_themes_and_says_how_many_more(client):
    make_article(actors=[f"actor-{number:02}" for number in range(14)], themes=["a", "b", "c", "d"])
    row = client.get("/2024/04/04/").text
    assert "and 8 more" in row


def test_the_list_of_actors_holds_those_that_articles_name(client):
    make_article(actors=["france"])
    make_actor("nobody")
    page = client.get("/actors/").text
    assert "France" in page
    assert "Nobody" not in page
