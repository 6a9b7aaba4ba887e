"""`import_articles`: what is wrong with an item or a file is refused in words, and the rest goes in."""

import gzip
import json
import time

import pytest
from django.core.management import CommandError
from imports import ITEM, item, reasons, refusal, run, write

from articles.models import Article

pytestmark = pytest.mark.django_db


def test_items_without_date_or_text_are_refused_with_that_reason(tmp_path):
    path = write(tmp_path, item(published_at=None), item(ref="two", body_html=None), item(ref="three"))
    code, counts, printed = run(path)
    assert (code, counts["created"], counts["rejected"]) == (2, 1, 2)
    assert "published_at is missing. Give the date as 2024, 2024-02 or 2024-02-29." in printed
    assert "The item has no text: give body_html or body_text." in printed


def test_a_refused_item_is_kept_whole_with_its_line(tmp_path):
    path = write(tmp_path, item(), '{"ref": "bad", "headline": ')
    (refused,) = reasons(tmp_path, path)
    assert (refused["path"], refused["line"], refused["raw"]) == (str(path), 2, '{"ref": "bad", "headline": ')
    assert refused["reason"].startswith("The line is not JSON")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"headlin": "x"}, "“headlin” is not a key that is known here. Did you mean headline?"),
        ({"revisions": []}, "“revisions” is not a key"),
        ({"zzz": 1}, "The keys are id, ref, source"),
        ({"headline": " \u0000 "}, "headline is missing"),
        ({"headline": "x" * 501}, "headline has 501 characters; the most is 500"),
        ({"headline": 5}, "headline must be a text, not a number"),
        ({"published_at": 2024}, "published_at must be a text such as “2024-02-29”, not a number"),
        ({"published_at": "2024-13-45"}, "published_at: “2024-13-45” is not in the calendar"),
        ({"published_at": "0000-01-01"}, "is not in the calendar"),
        ({"published_at": "yesterday"}, "published_at: “yesterday” is not a date"),
        ({"published_at": "\ud800"}, "is not a date"),
        ({"published_at": "9999-12-31T23:59:59-05:00"}, "is not in the calendar"),
        ({"event_from": "2024-02-02", "event_to": "2024-02-01"}, "event_to (2024-02-01) is before event_from"),
        ({"event_to": "2024-02-01"}, "event_to is given without event_from"),
        ({"status": "live"}, "status “live” is not known. Write one of draft, in_review, published, withdrawn"),
        ({"status": []}, "status must be a text, not a list"),
        ({"status": "withdrawn"}, "withdrawn_reason is missing"),
        ({"id": 0}, "id must be from 1 to 2,000,000,000"),
        ({"id": 2**31}, "id must be from 1 to"),
        ({"id": 10**400}, "id must be from 1 to"),
        ({"id": True}, "id must be a whole number, not true or false"),
        ({"id": "7"}, "id must be a whole number, not a text"),
        ({"slug": "Not A Slug"}, "slug “Not A Slug” may hold lower-case"),
        ({"url": "javascript:alert(1)"}, "url “javascript:alert(1)” is not a whole web address"),
        ({"source": 5}, "source must be a slug, a name or"),
        ({"source": {"title": "x"}}, "“title” is not a key"),
        ({"actors": "iran"}, "actors must be a list, not a text"),
        ({"actors": [{"slug": "iran", "by": "me"}]}, "actors[1]: by “me” is not known"),
        ({"actors": [5]}, "actors[1] must be a slug, a name or"),
        ({"unlisted": [{"name": "x", "as": "place"}]}, "unlisted[1] must have a name"),
        ({"former_addresses": ["old"]}, "former_addresses[1] “old” is not a path"),
        ({"comments": [{"body": "x"}]}, "comments[1].created_at is missing"),
        ({"comments": [{"ref": "a", "parent": "a", "body": "x", "created_at": "2024"}]}, "answers itself"),
        ({"comments": [{"ref": "a", "parent": "z", "body": "x", "created_at": "2024"}]}, "the parent “z” is no reply"),
        ({"body_html": "<script>x</script>"}, "Nothing is left of the text after cleaning"),
        ({"body_html": "<p>x" * 300_000}, "The text is larger than 1,048,576 bytes"),
    ],
)  # fmt: skip
def test_wrong_values_are_refused_by_name(tmp_path, values, reason):
    assert reason in refusal(tmp_path, **values)


def test_deeply_nested_markup_is_refused_in_time(tmp_path):
    path = write(tmp_path, item(body_html="<div>" * 200_000))
    start = time.monotonic()
    (refused,) = reasons(tmp_path, path)
    assert "nested deeper than 512" in refused["reason"]
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[]", "holds no object"),
        (b"null", "holds no object"),
        (b"{'a': 1}", "not JSON"),
        (b'{"headline": NaN}', "NaN is not JSON"),
        (b'{"headline": -Infinity}', "-Infinity is not JSON"),
        (b'{"ref": "a", "ref": "b"}', "The key “ref” comes twice"),
        (b'{"headline": "a\x01b"}', "not JSON"),
        (b'{"headline": "\xff"}', "not UTF-8 (byte 15)"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", "too long to read"),
        (b'{"headline": "x"} {', "not JSON"),
        (b'{"headline": "unclosed', "not JSON"),
    ],
)
def test_lines_that_are_not_json_are_refused_and_the_rest_goes_in(tmp_path, line, reason):
    path = tmp_path / "items.jsonl"
    path.write_bytes(line + b"\n" + json.dumps(item()).encode())
    (refused,) = reasons(tmp_path, path)
    assert reason in refused["reason"]
    assert refused["line"] == 1
    assert Article.objects.count() == 1


def test_a_line_above_the_limit_is_refused_without_being_kept_whole(tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_bytes(b'{"headline": "' + b"x" * (9 * 1024 * 1024) + b'"}\n' + json.dumps(item()).encode())
    (refused,) = reasons(tmp_path, path)
    assert "longer than 8,388,608 bytes" in refused["reason"]
    assert len(refused["raw"]) == 64 * 1024
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.jsonl", None, "cannot be read: No such file"),
        ("page.html", b"<html>", "format html, which is not supported yet. Formats that are: jsonl, csv, text"),
        ("export", b"<?xml version='1.0'?><rss>", "format wxr"),
        ("broken.jsonl.gz", b"\x1f\x8b\x08\x00broken", "cannot be read"),
        ("empty.csv", b"", "has no header"),
        ("noheader.csv", b"1,2,3\r\n4,5,6\r\n", "has no header"),
        ("others.csv", b"Titel;Datum;Text\r\nA;2024;B\r\n", "names “Titel”, “Datum”, “Text”, none of which is known"),
        ("twice.csv", b"headline,ref,headline\r\n", "has the column “headline” twice"),
        ("utf16.csv", "headline,ref\r\n".encode("utf-16"), "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_could_not_run(tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=reason) as error:
        run(tmp_path / name)
    assert error.value.returncode == 1


def test_what_cannot_be_read_in_a_folder_is_named_and_the_rest_goes_in(tmp_path):
    write(tmp_path, item(), name="a.jsonl")
    (tmp_path / "b.html").write_text("<html>")
    (tmp_path / "c.csv").write_text("Titel;Datum\n")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(json.dumps(item(ref="two")).encode() + b"\n" * 70_000)[:-20])
    write(tmp_path, item(ref="three"), name="e.jsonl")
    code, counts, printed = run(tmp_path)
    assert (code, counts["created"], counts["rejected"]) == (2, 3, 3)
    assert f"{tmp_path / 'b.html'} is of the format html" in printed
    assert f"{tmp_path / 'c.csv'} has no column" in printed
    assert f"{tmp_path / 'd.jsonl.gz'} cannot be read" in printed
    refused = reasons(tmp_path, tmp_path)
    assert [(each["path"].rpartition("/")[2], each["line"]) for each in refused] == [
        ("b.html", 0), ("c.csv", 0), ("d.jsonl.gz", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("indent", [1, 2, "\t"])
@pytest.mark.parametrize("whole", [ITEM, [ITEM, ITEM]])
def test_a_json_document_of_many_lines_is_refused_once(tmp_path, whole, indent):
    path = tmp_path / "items.json"
    path.write_text("\n" + json.dumps(whole, indent=indent))
    (refused,) = reasons(tmp_path, path)
    assert refused["reason"] == "This is one JSON document of many lines. Write one object a line."
    assert refused["raw"] == path.read_text().strip()


@pytest.mark.parametrize("name", ["empty.jsonl", "folder"])
def test_what_holds_no_items_is_said_to(tmp_path, name):
    path = tmp_path / name
    path.touch() if "." in name else path.mkdir()
    code, counts, printed = run(path)
    assert (code, sum(counts.values())) == (0, 0)
    assert f"{path} holds no items." in printed


@pytest.mark.parametrize(
    ("key_map", "reason"),
    [
        ("Title=headline,Title=summary", "“Title” comes twice. A column can stand for one key only"),
        ("Title=headline,Head=headline", "“headline” is to come from “Title” and from “Head”. Choose one of them"),
        ("Title", "“Title” cannot be read. Write it as title=headline,id=ref"),
    ],
)
def test_a_map_that_cannot_be_followed_is_refused_in_words(tmp_path, key_map, reason):
    with pytest.raises(CommandError, match=reason):
        run(write(tmp_path, item()), map=key_map)
