"""`export_articles`: lossless as JSON Lines, safe to open as CSV."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.exporting.csv_table import COLUMNS, quote_formula
from articles.exporting.reading import read_articles
from articles.index.engines import Engine
from articles.models import ActorTag, Article, Comment, FormerAddress, Source
from articles.records import IGNORED_KEYS, KEYS
from articles.vocabulary import Status, TagBy
from tests.factories import make_actor, make_article, make_source, make_theme

pytestmark = pytest.mark.django_db


def export(folder, query="", **options):
    """Return the bytes of an export."""
    path = folder / "out"
    call_command("export_articles", query, output=str(path), stderr=io.StringIO(), **options)
    return path.read_bytes()


def import_again(folder, content, name="again.jsonl"):
    """Empty the archive, import the bytes, and return the last line that is printed."""
    Article.objects.all().delete()
    Source.objects.all().delete()
    path, out = folder / name, io.StringIO()
    path.write_bytes(content)
    call_command("import_articles", str(path), stdout=out)
    return out.getvalue().strip().split("\n")[-1]


def make_archive():
    """Make one article of every kind that an export has to carry."""
    for slug in ("iran", "iraq", "zimbabwe"):
        make_actor(slug)
    make_theme("sanctions")
    source = make_source("gazette", name="Gazette", url="https://gazette.example.org/")
    make_article("Published", source=source, actors=["zimbabwe", "iran"], themes=["sanctions"], by=TagBy.SUGGESTED)
    refused = make_article("Refused tag", published="2024-02", actors=["iraq"], status=Status.DRAFT)
    ActorTag.objects.filter(article=refused).update(by=TagBy.REFUSED)
    make_article("Withdrawn", published="1866", status=Status.WITHDRAWN, withdrawn_reason="Untrue: “sorry”.")
    make_article(
        "وزراء الخارجية يجتمعون 🕊️ \u2028 في فيينا",
        language="ar",
        slug="vienna",
        event_from="2024-02",
        event_to="2024-03-01",
    )
    make_article("Same day", pk=90, unlisted=[{"name": "Ruritania", "as": "actor"}], byline="Jane Doe")
    make_article("Same day", language="mis", language_raw="tlh", wordpress_id=12, url="https://example.org/?a=1&b=2")
    changed = make_article(
        "Cleaned", body_html='<p style="x">One <b>two</b> &amp; three<script>x</script></p>', source_ref="r 1"
    )
    assert changed.received
    first = Comment.objects.create(
        article=changed, ref="first", name="Al", body="Yes\n\nno", email="al@example.org", ip_address="192.0.2.7",
        status="approved",
    )  # fmt: skip
    Comment.objects.create(
        article=changed, ref="answer", parent=first, name="Bo", body="=1+1", url="https://bo.example/"
    )
    for path in ("/z/", "/?p=5"):
        FormerAddress.objects.create(path=path, article=changed)


def test_import_into_an_empty_archive_and_export_again_gives_the_same_bytes(tmp_path):
    make_archive()
    before = export(tmp_path)
    assert import_again(tmp_path, before) == "created=7 updated=0 unchanged=0 rejected=0"
    assert export(tmp_path) == before
    assert import_again(tmp_path, before).startswith("created=7")


def test_an_export_imported_over_itself_changes_nothing(tmp_path):
    make_archive()
    path, out = tmp_path / "same.jsonl", io.StringIO()
    path.write_bytes(export(tmp_path))
    call_command("import_articles", str(path), stdout=out)
    assert out.getvalue().endswith("created=0 updated=0 unchanged=7 rejected=0\n")


def test_objects_have_the_keys_of_an_import_in_their_order(tmp_path):
    make_archive()
    items = [json.loads(line) for line in export(tmp_path).splitlines()]
    by_headline = {item["headline"]: item for item in items}
    assert all(tuple(item) == (*KEYS, *IGNORED_KEYS) for item in items)
    assert [item["id"] for item in items] == sorted(item["id"] for item in items)
    first = by_headline["Published"]
    assert first["actors"] == [{"slug": "iran", "by": "suggested"}, {"slug": "zimbabwe", "by": "suggested"}]
    assert first["source"] == {"slug": "gazette", "name": "Gazette", "url": "https://gazette.example.org/"}
    assert (first["address"], first["short_address"]) == ("/2024/04/04/published/", f"/i/{first['id']}/")
    assert [by_headline[name]["published_at"] for name in ("Refused tag", "Withdrawn")] == ["2024-02", "1866"]


def test_what_is_private_stays_in(tmp_path):
    make_archive()
    for format in ("jsonl", "csv"):
        content = export(tmp_path, format=format)
        assert b"al@example.org" not in content
        assert b"192.0.2.7" not in content


def test_a_query_exports_what_it_finds_in_its_order(tmp_path):
    make_archive()
    found = [json.loads(line)["headline"] for line in export(tmp_path, "actor=iran").splitlines()]
    assert found == ["Published"]
    oldest = [json.loads(line)["id"] for line in export(tmp_path, "sort=oldest&from=2024&utm_source=x").splitlines()]
    assert len(oldest) == 5
    assert oldest == list(Article.objects.published().order_by("published_at", "id").values_list("id", flat=True))


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("actr=iran", "“actr” is not a filter here"),
        ("actor=nobody", "nobody"),
        ("from=x", "from: "),
        ("page=2", "page"),
    ],
)
def test_a_query_that_cannot_be_answered_is_an_error_in_words(tmp_path, query, reason):
    with pytest.raises(CommandError, match=reason):
        export(tmp_path, query)
    assert not (tmp_path / "out").exists()


def test_an_empty_archive_is_an_empty_file(tmp_path):
    assert export(tmp_path) == b""
    assert export(tmp_path, format="csv").decode() == ",".join(COLUMNS) + "\r\n"


def test_csv_comes_back_with_the_same_texts_and_tags(tmp_path):
    make_archive()
    before = export(tmp_path, format="csv")
    rows = {row["headline"]: row for row in csv.DictReader(io.StringIO(before.decode(), newline=""))}
    assert rows["Published"]["actors"] == "iran|zimbabwe"
    assert rows["Refused tag"]["actors"] == ""
    assert import_again(tmp_path, before, "again.csv") == "created=7 updated=0 unchanged=0 rejected=0"
    assert export(tmp_path, format="csv").decode() == before.decode()


def test_a_csv_export_taken_in_again_changes_nothing_of_the_archive(tmp_path):
    make_article("Guessed", actors=["greece"], themes=["truce"], by=TagBy.SUGGESTED)
    make_article("Decided", actors=["greece"], unlisted=[{"name": "Atlantis", "as": "actor"}])
    before = export(tmp_path)
    exported = export(tmp_path, format="csv")
    path = tmp_path / "again.csv"
    path.write_bytes(exported)
    call_command("import_articles", str(path))
    assert export(tmp_path) == before


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''-x", "'quoted'", "a=b", "plain"])
def test_no_cell_runs_as_a_formula_and_every_text_comes_back(tmp_path, text):
    make_article(text, summary=text)
    content = export(tmp_path, format="csv")
    (row,) = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert row["headline"][0] not in "=+-@\t\r"
    import_again(tmp_path, content, "again.csv")
    article = Article.objects.get()
    assert (article.headline, article.summary) == (text, text)


def test_tab_and_return_are_quoted_too():
    assert [quote_formula(cell) for cell in ("\tx", "\rx", "x", "")] == ["'\tx", "'\rx", "x", ""]


def test_queries_do_not_grow_with_the_archive(tmp_path, django_assert_max_num_queries):
    make_archive()
    for _ in range(30):
        make_article(actors=["iran", "iraq"], themes=["sanctions"])
    with django_assert_max_num_queries(6):
        export(tmp_path)


def test_a_file_that_cannot_be_written_is_an_error_in_words(tmp_path):
    with pytest.raises(CommandError, match="The export cannot be written: No such file"):
        call_command("export_articles", output=str(tmp_path / "no" / "out"))
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db(transaction=True)
def test_an_export_sees_one_moment_and_holds_nobody_up(tmp_path):
    make_article("First")
    with Engine().reading():
        assert len(list(read_articles())) == 1
        assert not connection.in_atomic_block
    make_article("Second")
    assert len(list(read_articles())) == 2
