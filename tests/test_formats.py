"""Every question in other shapes: JSON, JSON Lines, CSV, months; one article as JSON and text; errors in JSON."""

import csv
import io
import json
import threading
from importlib import import_module

import pytest
from django.db import connection

from articles.exporting import public as exporting_public
from articles.models import Actor, ActorTag, Article, Comment, FormerAddress
from articles.questions import PAGE_ROWS
from articles.records import IGNORED_KEYS, KEYS
from articles.views.formats import in_blocks
from articles.views.kept import pages
from articles.vocabulary import CommentStatus, Status, TagBy
from tests.factories import make_actor, make_article, make_source

pytestmark = pytest.mark.django_db

FORMATS = ["json", "jsonl", "csv", "atom", "rss"]
ADDRESSES = [*(f"/articles.{format}" for format in FORMATS), "/timeline.csv"]
WITHOUT_PAGES = ["/articles.jsonl", "/articles.csv", "/timeline.csv"]


@pytest.fixture
def archive():
    make_article("Paris talks", slug="paris-talks", actors=["france", "germany"], themes=["ceasefire"])
    make_article("Berlin talks", actors=["germany"], published="2023-05")


def body(response):
    """The whole body of a response, streamed or not."""
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def lines(response):
    return [json.loads(line) for line in body(response).splitlines()]


def table(response):
    return list(csv.DictReader(io.StringIO(body(response), newline="")))


def test_json_is_one_page_of_the_answer(client, archive):
    found = client.get("/articles.json?actor=germany&from=2023&sort=oldest").json()
    assert list(found) == [
        "count", "page", "pages", "query", "articles", "facets", "timeline", "next", "previous",
    ]  # fmt: skip
    assert (found["count"], found["page"], found["pages"]) == (2, 1, 1)
    assert found["query"] == {"actor": ["germany"], "from": "2023", "sort": "oldest"}
    assert [article["headline"] for article in found["articles"]] == ["Berlin talks", "Paris talks"]
    assert found["facets"]["actor"] == [
        {"slug": "germany", "name": "Germany", "count": 2, "selected": True},
        {"slug": "france", "name": "France", "count": 1, "selected": False},
    ]
    assert sorted(found["facets"]) == ["actor", "language", "source", "theme"]
    assert found["timeline"] == [{"month": "2023-05", "count": 1}, {"month": "2024-04", "count": 1}]
    assert found["next"] is found["previous"] is None


def test_json_article_has_the_keys_of_an_import_and_its_addresses(client, archive):
    article = client.get("/articles.json?actor=france").json()["articles"][0]
    assert tuple(article) == KEYS + IGNORED_KEYS
    assert article["address"] == "/2024/04/04/paris-talks/"
    assert article["short_address"] == f"/i/{article['id']}/"
    assert article["actors"] == [{"slug": "france", "by": "editor"}, {"slug": "germany", "by": "editor"}]
    assert client.get("/articles.json?to=2023").json()["articles"][0]["published_at"] == "2023-05"


def test_json_pages_lead_to_each_other(client, archive):
    for number in range(2 * PAGE_ROWS):
        make_article(f"More {number}", actors=["germany"])
    address, seen, previous = "/articles.json?actor=germany", [], None
    while address:
        page = client.get(address).json()
        assert page["previous"] == previous
        seen += [article["id"] for article in page["articles"]]
        previous, address = address, page["next"]
    assert len(seen) == len(set(seen)) == page["count"] == 2 * PAGE_ROWS + 2
    assert previous == "/articles.json?actor=germany&page=3"
    assert client.get("/articles.json?actor=germany&page=4").status_code == 404


def test_downloads_hold_every_article_in_the_questions_order(client, archive, monkeypatch):
    monkeypatch.setattr(exporting_public, "CHUNK_ROWS", 10)
    for number in range(60):
        make_article(f"More {number}", actors=["germany"], published=f"20{10 + number % 15}-0{1 + number % 9}-11")
    expected = []
    for page in ("", "&page=2", "&page=3"):
        found = client.get(f"/articles.json?actor=germany&sort=oldest{page}").json()["articles"]
        expected += [article["id"] for article in found]
    response = client.get("/articles.jsonl?actor=germany&sort=oldest")
    assert response.headers["X-Total-Count"] == "62"
    assert response.headers["Content-Type"].startswith("application/x-ndjson")
    assert [article["id"] for article in lines(response)] == expected
    response = client.get("/articles.csv?actor=germany")
    assert response.headers["X-Total-Count"] == "62"
    rows = table(response)
    assert [int(row["id"]) for row in rows] != expected
    assert sorted(int(row["id"]) for row in rows) == sorted(expected)
    newest = client.get("/articles.json?actor=germany").json()["articles"]
    assert [int(row["id"]) for row in rows[:PAGE_ROWS]] == [article["id"] for article in newest]


def test_search_by_relevance_is_downloaded_in_that_order(client):
    make_article("Other news", body_html="<p>The ceasefire holds.</p>", published="2024-06-01")
    make_article("Ceasefire holds", published="2024-05-01")
    found = lines(client.get("/articles.jsonl?q=ceasefire&sort=relevance"))
    assert [article["headline"] for article in found] == ["Ceasefire holds", "Other news"]


def test_download_is_a_file_named_after_the_question(client, archive):
    response = client.get("/articles.csv?actor=germany&from=2023")
    assert response.headers["Content-Disposition"] == 'attachment; filename="articles-germany-2023.csv"'
    name = client.get("/articles.jsonl?q=%22a+%2F..%2F+%C3%BC%22").headers["Content-Disposition"]
    assert name == 'attachment; filename="articles-a-u.jsonl"'
    assert client.get("/articles.jsonl").headers["Content-Disposition"] == 'attachment; filename="articles.jsonl"'


def test_downloads_of_nothing_say_so(client, archive):
    response = client.get("/articles.jsonl?to=1900")
    assert (body(response), response.headers["X-Total-Count"]) == ("", "0")
    assert table(client.get("/articles.csv?to=1900")) == []
    assert body(client.get("/timeline.csv?to=1900")) == "month,count\r\n"
    assert client.get("/articles.json?to=1900").json()["articles"] == []


def test_empty_archive_answers_in_every_shape(client):
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        body(response)


def test_csv_cannot_run_formulas(client):
    make_article("=HYPERLINK(0)", byline="@SUM(1)", summary="+1")
    row = table(client.get("/articles.csv"))[0]
    assert (row["headline"], row["byline"], row["summary"]) == ("'=HYPERLINK(0)", "'@SUM(1)", "'+1")


def test_timeline_counts_by_month(client, archive):
    response = client.get("/timeline.csv?actor=germany")
    assert body(response) == "month,count\r\n2023-05,1\r\n2024-04,1\r\n"
    assert response.headers["X-Total-Count"] == "2"
    assert response.headers["Content-Disposition"] == 'attachment; filename="timeline-germany.csv"'


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_other_spelling_is_redirected_within_the_format(client, archive, address):
    response = client.get(f"{address}?utm_source=x&actor=germany&actor=france")
    assert (response.status_code, response.headers["Location"]) == (301, f"{address}?actor=france&actor=germany")
    actor = Actor.objects.get(slug="france")
    FormerAddress.objects.create(path="/actors/gaul/", actor=actor)
    assert client.get(f"{address}?actor=gaul").headers["Location"] == f"{address}?actor=france"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("actr=france", 400, "actr"),
        ("from=yesterday", 400, "from"),
        ("from=2024&to=2023", 400, "to"),
        ("sort=best", 400, "sort"),
        ("page=x", 400, "page"),
        ("actor=nobody", 404, "actor"),
        ("language=xx", 404, "language"),
    ],
)
def test_errors_are_json_with_the_status_of_the_page(client, archive, address, query, status, field):
    response = client.get(f"{address}?{query}")
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    found = response.json()
    assert list(found) == ["error", "field"]
    assert found["field"] == field
    assert found["error"] in client.get(f"/articles/?{query}").text.replace("&#x27;", "'") or field in ("actr", "page")


@pytest.mark.parametrize("address", WITHOUT_PAGES)
def test_page_is_refused_where_everything_comes_at_once(client, archive, address):
    for query in ("page=1", "page=2", "actor=germany&page=2"):
        response = client.get(f"{address}?{query}")
        assert (response.status_code, response.json()["field"]) == (400, "page")


@pytest.mark.parametrize("address", ["/articles.json", "/articles.atom", "/articles.rss"])
def test_page_past_the_last_is_not_found(client, archive, address):
    response = client.get(f"{address}?page=2")
    assert (response.status_code, response.json()["field"]) == (404, "page")
    assert "no page 2" in response.json()["error"]


@pytest.mark.parametrize("format", ["ris", "bib", "csl.json", "xml", "html", "x" * 50])
def test_unknown_format_is_not_found_in_words(client, archive, format):
    for address in (f"/articles.{format}", f"/2024/04/04/paris-talks.{format}"):
        response = client.get(address)
        assert response.status_code == 404
        assert format[:20] in response.json()["error"]
        assert response.json()["field"] == "format"


@pytest.mark.parametrize("address", [*ADDRESSES, "/2024/04/04/paris-talks.json", "/2024/04/04/paris-talks.txt"])
def test_only_reading_is_allowed_and_head_has_no_body(client, archive, address):
    assert client.post(address).status_code == 405
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, body(head)) == (200, "")
    for name in ("Content-Type", "X-Total-Count", "Content-Disposition"):
        assert head.headers.get(name) == whole.headers.get(name)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/articles.jsonl", "/articles.csv"])
def test_head_of_a_download_reads_no_article_and_claims_no_length(client, archive, address, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(1):
        head = client.head(address)
        assert body(head) == ""
    assert "Content-Length" not in head.headers
    assert head.headers["ETag"]


SECRETS = ["secret@example.org", "203.0.113.9", "Held reply", "Spam reply", "refused-actor", "Draft talks",
           "Later talks", "Withdrawn talks", "onclick", "Ruritania", "old reason"]  # fmt: skip


@pytest.fixture
def guarded():
    """One public article with everything about it that is nobody's business, and others that are not public."""
    article = make_article(
        "Open talks",
        slug="open-talks",
        body_html='<p onclick="x()">Text</p>',
        actors=["france"],
        unlisted=[{"name": "Ruritania", "as": "actor"}],
        withdrawn_reason="old reason",
    )
    assert "onclick" in article.received
    ActorTag.objects.create(article=article, actor=make_actor("refused-actor"), by=TagBy.REFUSED)
    held = Comment.objects.create(article=article, name="H", body="Held reply", email="secret@example.org")
    Comment.objects.create(article=article, name="S", body="Spam reply", status=CommentStatus.SPAM)
    Comment.objects.create(
        article=article, name="Ada", body="Approved reply", parent=held, status=CommentStatus.APPROVED,
        email="secret@example.org", ip_address="203.0.113.9",
    )  # fmt: skip
    make_article("Draft talks", status=Status.DRAFT)
    make_article("Later talks", published="2999-01-01")
    make_article("Withdrawn talks", status=Status.WITHDRAWN, withdrawn_reason="old reason")
    return article


@pytest.mark.parametrize("address", [*ADDRESSES, "/2024/04/04/open-talks.json", "/2024/04/04/open-talks.txt"])
def test_nothing_private_is_in_any_shape(client, guarded, address):
    text = body(client.get(address))
    if "facets" in text:
        page = json.loads(text)
        page["facets"] = {}
        text = json.dumps(page, ensure_ascii=False)
    assert "Open talks" in text or address == "/timeline.csv"
    assert [secret for secret in SECRETS if secret in text] == []


def test_approved_replies_are_shown_and_answers_to_hidden_ones_stand_alone(client, guarded):
    replies = client.get("/2024/04/04/open-talks.json").json()["comments"]
    assert [(reply["body"], reply["parent"]) for reply in replies] == [("Approved reply", "")]


def test_suggestions_are_left_out_where_the_site_hides_them(client, settings):
    settings.SUGGESTIONS = "hidden"
    make_article("Talks", actors=["france"], by=TagBy.SUGGESTED)
    assert lines(client.get("/articles.jsonl"))[0]["actors"] == []


def test_article_as_json_is_the_object_of_the_lists(client, archive):
    article = client.get("/2024/04/04/paris-talks.json").json()
    assert article == client.get("/articles.json?actor=france").json()["articles"][0]


def test_article_as_text_is_head_text_and_citation(client):
    source = make_source("gazette", name="Gazette")
    article = make_article(
        "Paris talks", slug="paris-talks", published="2024-04-04", source=source, byline="Jane Doe",
        summary="In short.", body_html="<p>One &amp; two.</p><p>Three.</p>",
    )  # fmt: skip
    text = body(client.get("/2024/04/04/paris-talks.txt")).split("\n")
    site = "http://127.0.0.1:8000"
    assert text[:10] == [
        "Paris talks", "2024-04-04", "Gazette", f"{site}/2024/04/04/paris-talks/", "",
        "In short.", "", "One & two.", "", "Three.",
    ]  # fmt: skip
    assert text[10] == text[12] == ""
    assert text[11] == f"Jane Doe. “Paris talks.” Gazette, April 4, 2024. News Archive. {site}/i/{article.pk}/."


@pytest.mark.parametrize("format", ["json", "txt"])
def test_article_in_a_format_goes_where_the_article_goes(client, guarded, format):
    assert client.get(f"/2024/04/04/draft-talks.{format}").status_code == 404
    assert client.get(f"/2999/01/01/later-talks.{format}").status_code == 404
    assert client.get(f"/2024/13/04/paris-talks.{format}").json()["field"] == "address"
    withdrawn = client.get(f"/2024/04/04/withdrawn-talks.{format}")
    assert (withdrawn.status_code, withdrawn.json()["error"]) == (410, "This article was withdrawn: old reason")
    FormerAddress.objects.create(path="/2024/04/03/old-talks/", article=guarded)
    moved = client.get(f"/2024/04/03/old-talks.{format}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/2024/04/04/open-talks.{format}")
    assert client.get(f"/2024/04/04/open-talks.{format}?actor=france").status_code == 400


@pytest.mark.parametrize("address", ["/articles.json", "/articles.jsonl", "/articles.csv", "/timeline.csv"])
def test_search_engines_are_kept_at_the_page_itself(client, archive, address):
    assert client.get(address).headers["X-Robots-Tag"] == "noindex"


def test_blocks_hold_the_same_bytes():
    text = [f"Zeile {number} ü\n" for number in range(20_000)]
    blocks = list(in_blocks(text))
    assert b"".join(blocks) == "".join(text).encode()
    assert 1 < len(blocks) < 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [*ADDRESSES, "/2024/04/04/paris-talks.json", "/2024/04/04/paris-talks.txt"])
def test_unchanged_shape_is_304_and_any_change_makes_a_new_one(client, archive, address):
    pages.clear()
    first = client.get(address)
    headers, text = dict(first.headers), body(first)
    assert headers["ETag"].startswith('W/"')
    assert headers["Last-Modified"]
    assert headers["Cache-Control"].startswith("public, max-age=60")
    assert "Set-Cookie" not in headers
    assert headers.get("X-Total-Count") == ("2" if address in WITHOUT_PAGES else None)
    assert client.get(address, headers={"If-None-Match": headers["ETag"]}).status_code == 304
    kept = client.get(address)
    assert body(kept) == text
    for name in ("Content-Type", "X-Total-Count", "Content-Disposition", "X-Robots-Tag"):
        assert kept.headers.get(name) == headers.get(name)
    Article.objects.filter(slug="paris-talks").update(source_ref="another reference")
    assert client.get(address, headers={"If-None-Match": headers["ETag"]}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_during_a_download_is_not_sent_and_no_lock_is_held(client, monkeypatch):
    monkeypatch.setattr(exporting_public, "CHUNK_ROWS", 2)
    monkeypatch.setattr(import_module("articles.views.formats"), "BLOCK_CHARS", 1)
    for number in range(6):
        make_article(f"Talks {number}", slug=f"talks-{number}", published=f"2024-04-0{6 - number}")
    stream = iter(client.get("/articles.jsonl").streaming_content)
    first = next(stream)
    done = []

    def withdraw():
        try:
            Article.objects.filter(slug="talks-4").update(status=Status.WITHDRAWN, withdrawn_reason="Untrue")
            with connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    done.append(cursor.fetchone()[0])
                else:
                    done.append(0)
        finally:
            connection.close()

    thread = threading.Thread(target=withdraw)
    thread.start()
    thread.join(10)
    assert done == [0]
    rest = b"".join(stream)
    found = [json.loads(line)["slug"] for line in (first + rest).splitlines()]
    assert found == ["talks-0", "talks-1", "talks-2", "talks-3", "talks-5"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [*ADDRESSES, "/2024/04/04/paris-talks.json"])
def test_queries_do_not_grow_with_the_data(client, archive, address, django_assert_max_num_queries):
    def queries():
        body(client.get(address))  # The first request after a change catches the index up.
        pages.clear()
        with django_assert_max_num_queries(8 + len(("BEGIN", "ROLLBACK"))) as asked:
            assert body(client.get(address))
        return len(asked)

    few = queries()
    for number in range(30):
        article = make_article(f"More talks {number}", actors=["france", f"actor-x{number}"], themes=["ceasefire"])
        Comment.objects.create(article=article, name="Ada", body="Yes", status=CommentStatus.APPROVED)
    assert queries() <= few
