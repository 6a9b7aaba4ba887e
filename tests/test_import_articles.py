"""`import_articles`: every format in, every refusal in words, and a second run that changes nothing."""

import gzip
import io
import json
import os
import time
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import OperationalError, connection

from articles.importing.leftovers import without_leftovers
from articles.models import ActorName, ActorTag, Article, Comment, FormerAddress, Source, ThemeTag
from articles.vocabulary import TagBy
from tests.factories import make_actor, make_article, make_source, make_theme

pytestmark = pytest.mark.django_db

ITEM = {
    "ref": "one",
    "source": {"name": "Gazette"},
    "headline": "Ministers meet",
    "body_html": "<p>Ministers met in Vienna.</p>",
    "published_at": "2024-04-04",
}


def item(**values):
    """Return an item of the import format; a value of None takes the key out."""
    return {key: value for key, value in {**ITEM, **values}.items() if value is not None}


def write(folder, *items, name="items.jsonl"):
    path = folder / name
    lines = [each if isinstance(each, str) else json.dumps(each) for each in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def sources():
    """Return the slugs of all sources but the one for items that state none, which a new archive has."""
    return list(Source.objects.exclude(slug="unstated").order_by("slug").values_list("slug", flat=True))


def run(*paths, **options):
    """Return the exit code, the counts in the last line, and all that was printed."""
    out, code = io.StringIO(), 0
    try:
        call_command("import_articles", *map(str, paths), stdout=out, **options)
    except SystemExit as end:
        code = end.code
    printed = out.getvalue().strip()
    counts = dict(part.split("=") for part in printed.split("\n")[-1].split())
    return code, {name: int(count) for name, count in counts.items()}, printed


def reasons(folder, *paths, **options):
    """Return what is refused, as the report file keeps it."""
    report = folder / "report.jsonl"
    run(*paths, report=str(report), **options)
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def refusal(folder, **values):
    """Return the one reason for which such an item is refused."""
    (refused,) = reasons(folder, write(folder, item(**values)))
    return refused["reason"]


# --- JSON Lines, end to end ------------------------------------------------------------------------------------


def test_items_go_in_with_their_source_and_precision(tmp_path):
    code, counts, _ = run(write(tmp_path, item(), item(ref="two", published_at="2024-02", url="https://example.org/a")))
    assert (code, counts) == (0, {"created": 2, "updated": 0, "unchanged": 0, "rejected": 0})
    one, two = Article.objects.order_by("id")
    assert (str(one.published), str(two.published), one.status) == ("2024-04-04", "2024-02", "draft")
    assert one.source.name == "Gazette"
    assert one.slug == "ministers-meet"


def test_a_second_run_reports_every_item_unchanged(tmp_path):
    path = write(tmp_path, item(), item(ref=None), item(ref="two", actors=["nobody"]))
    run(path)
    before = list(Article.objects.order_by("id").values())
    assert run(path)[1] == {"created": 0, "updated": 0, "unchanged": 3, "rejected": 0}
    assert list(Article.objects.order_by("id").values()) == before


def test_only_fields_that_differ_are_written(tmp_path):
    run(write(tmp_path, item(byline="Jane Doe", slug="kept-slug", status="published")))
    code, counts, _ = run(write(tmp_path, item(headline="Ministers meet again")))
    assert (code, counts["updated"]) == (0, 1)
    article = Article.objects.get()
    assert (article.headline, article.byline, article.slug) == ("Ministers meet again", "Jane Doe", "kept-slug")
    assert article.status == "published"
    assert "again" in article.headline_words


def test_a_field_that_an_editor_changed_is_kept_and_the_conflict_is_said(tmp_path):
    run(write(tmp_path, item()))
    article = Article.objects.get()
    article.headline, article.edited_fields = "As the editor wrote it", ["headline"]
    article.save()
    _, counts, printed = run(write(tmp_path, item(headline="As the source has it", summary="New.")))
    article.refresh_from_db()
    assert (article.headline, article.summary, counts["updated"]) == ("As the editor wrote it", "New.", 1)
    assert "1 × headline differs" in printed


def test_a_moved_public_article_leaves_its_old_address(tmp_path):
    run(write(tmp_path, item(status="published")))
    run(write(tmp_path, item(status="published", published_at="2024-04-05")))
    assert FormerAddress.objects.get().path == "/2024/04/04/ministers-meet/"
    assert Article.objects.get().get_absolute_url() == "/2024/04/05/ministers-meet/"


def test_the_same_item_twice_in_a_file_is_one_article_and_another_text_under_its_reference_is_refused(tmp_path):
    _, counts, printed = run(write(tmp_path, item(), item(), item(headline="Changed")))
    assert counts == {"created": 1, "updated": 0, "unchanged": 1, "rejected": 1}
    assert "stands in this file before, with other contents" in printed
    assert Article.objects.get().headline == "Ministers meet"


def test_a_later_file_of_the_same_run_may_bring_a_newer_version(tmp_path):
    first, second = write(tmp_path, item(), name="1.jsonl"), write(tmp_path, item(headline="Changed"), name="2.jsonl")
    _, counts, _ = run(first, second)
    assert counts == {"created": 1, "updated": 1, "unchanged": 0, "rejected": 0}
    assert Article.objects.get().headline == "Changed"


@pytest.mark.parametrize("language", ["english", "en US", "e", "1234"])
def test_a_language_that_is_no_code_is_refused(tmp_path, language):
    assert "is not a code. Write it as en, fr or pt-BR" in refusal(tmp_path, language=language)


def test_a_dry_run_says_the_same_counts_and_writes_nothing(tmp_path):
    make_article("Held", source=make_source("gazette", name="Gazette"), source_ref="held", published="2024-04-04")
    path = write(
        tmp_path, item(), item(), item(headline="Changed"), item(ref="held"), item(ref="bad", published_at=None),
        item(ref="new", source="Courier"),
    )  # fmt: skip
    tried = run(path, dry_run=True)
    assert (Article.objects.count(), sources()) == (1, ["gazette"])
    assert tried[1] == run(path)[1] == {"created": 2, "updated": 1, "unchanged": 1, "rejected": 2}
    assert "Sources made: 1" in tried[2]


def test_sources_are_known_by_slug_and_by_folded_name(tmp_path):
    make_source("le-monde", name="Le Monde")
    named = ["le-monde", {"name": "LE  MONDÉ"}, {"slug": "le-monde"}, "Le Monde", {"slug": "new", "name": "le monde"}]
    items = [item(ref=str(number), source=source) for number, source in enumerate(named)]
    run(write(tmp_path, *items, item(ref="x", source={"slug": "afp", "name": "AFP", "url": "https://afp.com/"})))
    assert sources() == ["afp", "le-monde"]
    assert Article.objects.filter(source__slug="le-monde").count() == 5


def test_thousands_of_sources_cost_no_query_each(tmp_path, django_assert_max_num_queries):
    items = [item(ref=str(number), source={"name": f"Outlet {number}"}) for number in range(190)]
    path = write(tmp_path, *items)
    with django_assert_max_num_queries(25):
        run(path)
    assert len(sources()) == 190


def test_the_option_source_serves_items_that_state_none(tmp_path):
    run(write(tmp_path, item(source=None), item(ref="two")), source="wire")
    assert sorted(Article.objects.values_list("source__slug", flat=True)) == ["gazette", "wire"]


def test_status_comes_from_the_record_then_the_option_then_draft(tmp_path):
    run(write(tmp_path, item(status="in_review"), item(ref="two")), status="published")
    assert list(Article.objects.order_by("source_ref").values_list("status", flat=True)) == ["in_review", "published"]


def test_ids_are_kept_where_free_and_new_ones_stay_clear_of_them(tmp_path):
    _, _, printed = run(write(tmp_path, item(id=70), item(ref="two", id=70), item(ref="three"), item(ref="four", id=5)))
    ids = dict(Article.objects.values_list("source_ref", "id"))
    assert (ids["one"], ids["four"]) == (70, 5)
    assert len(set(ids.values())) == 4
    assert "new id" in printed
    assert make_article().pk > 70


def test_slugs_that_are_taken_on_that_day_are_numbered(tmp_path):
    run(
        write(
            tmp_path,
            item(),
            item(ref="two"),
            item(ref="three", slug="ministers-meet"),
            item(ref="four", published_at="2023"),
        )
    )
    slugs = sorted(Article.objects.values_list("slug", flat=True))
    assert slugs == ["ministers-meet", "ministers-meet", "ministers-meet-2", "ministers-meet-3"]


def test_a_gzip_file_a_folder_and_a_byte_order_mark_are_read(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        file.write(b"\xef\xbb\xbf" + json.dumps(item()).encode() + b"\r\n\r\n")
    write(folder, item(ref="two"), name="b.jsonl")
    assert run(folder)[1]["created"] == 2


def test_keys_of_other_names_are_mapped(tmp_path):
    other = {"id": "r1", "title": "Ministers meet", "date": "2024-04-04", "text": "They met.", "junk": 1}
    options = {"map": "id=ref,title=headline,date=published_at,text=body_text,junk="}
    assert run(write(tmp_path, other), **options)[1]["created"] == 1
    assert Article.objects.get().source_ref == "r1"
    with pytest.raises(CommandError, match=r"--map: “heading” is not a key"):
        run(write(tmp_path, other), map="title=heading")


def test_comments_and_former_addresses_come_in_once(tmp_path):
    comments = [
        {"ref": "b", "parent": "a", "name": "Bo", "body": "Answer", "created_at": "2024-04-05T10:00:00Z"},
        {"ref": "a", "name": "Al", "body": "First", "created_at": "2024-04-05T11:00:00Z", "status": "approved"},
    ]
    run(write(tmp_path, item(comments=comments, former_addresses=["/?p=7"], wordpress_id=7)))
    assert Comment.objects.get(ref="b").parent.ref == "a"
    third = {"ref": "c", "parent": "b", "name": "Cy", "body": "Third", "created_at": "2024-04-06"}
    path = write(tmp_path, item(comments=[*comments, third], former_addresses=["/?p=7", "/old/"]))
    assert run(path)[1]["updated"] == 1
    assert Comment.objects.get(ref="c").parent.ref == "b"
    assert sorted(FormerAddress.objects.values_list("path", flat=True)) == ["/?p=7", "/old/"]
    assert Article.objects.get().wordpress_id == 7
    taken = item(ref="two", former_addresses=["/old/"])
    (refused,) = reasons(tmp_path, write(tmp_path, taken))
    assert "“/old/” leads elsewhere already" in refused["reason"]


# --- Tags --------------------------------------------------------------------------------------------------------


def test_names_resolve_through_aliases_and_others_are_kept_as_unlisted(tmp_path):
    iran = make_actor("iran", kind="state")
    ActorName.objects.create(actor=iran, name="Islamic Republic of Iran")
    make_theme("sanctions")
    path = write(tmp_path, item(actors=["islamic republic of IRAN", "Ruritania", "ruritania"], themes=["sanctions"]))
    _, _, printed = run(path)
    assert list(ActorTag.objects.values_list("actor__slug", "by")) == [("iran", TagBy.SOURCE)]
    assert list(ThemeTag.objects.values_list("theme__slug", "by")) == [("sanctions", TagBy.SOURCE)]
    assert Article.objects.get().unlisted == [{"name": "Ruritania", "as": "actor"}]
    assert "1 × “Ruritania” (actor)" in printed


def test_suggestions_are_saved_where_the_item_states_nothing(tmp_path):
    make_actor("austria", name="Austria", kind="state")
    items = [item(headline="Austria hosts talks"), item(ref="two", headline="Austria again", actors=[])]
    run(write(tmp_path, *items))
    assert list(ActorTag.objects.values_list("article__source_ref", "by")) == [("one", TagBy.SUGGESTED)]


def test_no_tags_suggests_nothing(tmp_path):
    make_actor("austria", name="Austria", kind="state")
    run(write(tmp_path, item(headline="Austria hosts talks")), no_tags=True)
    assert not ActorTag.objects.exists()


def test_an_update_replaces_the_sources_tags_and_leaves_editors_and_refused_ones(tmp_path):
    for slug in ("a1", "b1", "c1", "d1", "e1"):
        make_actor(slug)
    run(write(tmp_path, item(actors=["a1", {"slug": "b1", "by": "refused"}, {"slug": "c1", "by": "editor"}, "d1"])))
    run(write(tmp_path, item(actors=["b1", {"slug": "d1", "by": "suggested"}, "e1"])))
    tags = dict(ActorTag.objects.values_list("actor__slug", "by"))
    assert tags == {"b1": "refused", "c1": "editor", "d1": "suggested", "e1": "source"}


# --- Refusals: what is wrong, and what would mend it ---------------------------------------------------------------


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


def test_control_characters_and_lone_surrogates_are_taken_out(tmp_path):
    line = json.dumps(item(headline="A\x00B\ud800C", body_html="<p>x\x00y\udfff\x07</p>", summary="s\x0b"))
    assert run(write(tmp_path, line))[0] == 0
    article = Article.objects.get()
    assert (article.headline, article.body_html, article.summary) == ("ABC", "<p>xy</p>", "s")


def test_markup_in_a_headline_is_plain_text(tmp_path):
    run(write(tmp_path, item(headline="<b>Bold</b> &amp; true")))
    assert Article.objects.get().headline == "<b>Bold</b> &amp; true"


def test_the_text_is_kept_as_received_where_cleaning_changed_it(tmp_path):
    run(
        write(
            tmp_path,
            item(body_html='<p onclick="x()">Met.</p>'),
            item(ref="two", body_html=None, body_text="One\n\nTwo"),
        )
    )
    one, two = Article.objects.order_by("source_ref")
    assert (one.body_html, one.received) == ("<p>Met.</p>", '<p onclick="x()">Met.</p>')
    assert (two.body_html, two.received) == ("<p>One</p><p>Two</p>", "One\n\nTwo")


def test_themes_are_suggested_in_the_language_of_the_text(tmp_path):
    make_theme("elections", terms=["Wahl"])
    texts = {"de": "<p>Die Wahlen waren frei.</p>", "en": "<p>The Wahlen family came.</p>", "": "<p>A Wahl.</p>"}
    run(write(tmp_path, *(item(ref=code or "none", language=code, body_html=text) for code, text in texts.items())))
    assert set(ThemeTag.objects.values_list("article__source_ref", flat=True)) == {"de", "none"}


# --- What a run survives ---------------------------------------------------------------------------------------------


def test_a_row_that_the_database_refuses_does_not_take_the_batch_with_it(tmp_path):
    from articles.importing import preparing

    taken = make_article("Taken", published="2024-04-04", slug="taken")
    prepare = preparing.prepare

    def spoil(wanted, finder):
        prepared = prepare(wanted, finder)
        if wanted.ref == "two":
            prepared.article.headline = ""
        return prepared

    path = write(tmp_path, item(), item(ref="two"), item(ref="three"))
    with patch.object(preparing, "prepare", spoil):
        code, counts, printed = run(path)
    assert (code, counts["created"], counts["rejected"]) == (2, 2, 1)
    assert "The database did not take the item" in printed
    assert sorted(Article.objects.exclude(pk=taken.pk).values_list("source_ref", flat=True)) == ["one", "three"]
    assert Source.objects.filter(name="Gazette").count() == 1


def test_a_full_disk_stops_the_run_in_words_and_says_the_counts(tmp_path):
    from articles.importing.saving import Saver

    out = io.StringIO()
    with (
        patch.object(Saver, "_write", side_effect=OperationalError("database or disk is full")),
        pytest.raises(CommandError, match=r"disk is full\. When that is mended, run the same again"),
    ):
        call_command("import_articles", str(write(tmp_path, item())), stdout=out)
    assert out.getvalue().endswith("created=0 updated=0 unchanged=0 rejected=0\n")


def test_an_interrupted_run_says_its_counts_and_the_next_one_finishes(tmp_path):
    from articles.importing import preparing

    items = [item(ref=str(number), headline=f"Item {number}") for number in range(450)]
    path, seen, prepare = write(tmp_path, *items), [], preparing.prepare

    def interrupt(wanted, finder):
        seen.append(wanted)
        if len(seen) > 250:
            raise KeyboardInterrupt
        return prepare(wanted, finder)

    out = io.StringIO()
    with patch.object(preparing, "prepare", interrupt), pytest.raises(CommandError, match="Stopped"):
        call_command("import_articles", str(path), stdout=out)
    assert out.getvalue().endswith("created=200 updated=0 unchanged=0 rejected=0\n")
    assert run(path)[1] == {"created": 250, "updated": 0, "unchanged": 200, "rejected": 0}


def test_items_that_other_processes_prepare_go_in_alike_and_in_order(tmp_path, monkeypatch):
    from articles.importing import pipeline, preparing, processes

    make_actor("france")
    refs = [str(number) for number in range(60)]
    first = [item(ref=ref, headline=f"Item {ref} of France", body_html=f"<p>Text {ref}.</p>") for ref in refs]
    first[31]["body_html"] = "<p></p>"
    later = [{**one, "body_html": one["body_html"].replace("Text", "Later text")} for one in first]
    paths = [write(tmp_path, *items, name=name) for name, items in (("1.jsonl", first), ("2.jsonl", later))]
    paths.append(write(tmp_path, *first, name="3.jsonl"))
    monkeypatch.setattr(pipeline, "BATCH_ROWS", 7)
    monkeypatch.setattr(preparing, "_BATCHES_ALONE", 1)
    monkeypatch.setattr(processes, "COUNT", 2)
    _, counts, printed = run(*paths)
    assert counts == {"created": 59, "updated": 118, "unchanged": 0, "rejected": 3}, printed
    assert set(Article.objects.values_list("actor_tags__actor__slug", flat=True)) == {"france"}
    assert all(article.body_html.startswith("<p>Text") for article in Article.objects.all())
    refs.remove("31")
    assert list(Article.objects.order_by("pk").values_list("source_ref", flat=True)) == refs


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite only")
def test_a_batch_is_one_piece_of_sqlites_text_index(tmp_path):
    def pieces():
        with connection.cursor() as cursor:
            # The upper bits of a number tell the piece; the two lowest numbers are FTS5's own.
            cursor.execute("SELECT DISTINCT id >> 37 FROM articles_text_data WHERE id > 10")
            return {number for (number,) in cursor.fetchall()}

    before = pieces()
    run(write(tmp_path, *(item(ref=str(number), headline=f"Item {number}") for number in range(12))))
    assert len(pieces() - before) == 1


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


# --- CSV -------------------------------------------------------------------------------------------------------------


def write_csv(folder, content, encoding="utf-8"):
    path = folder / "items.csv"
    path.write_bytes(content.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_is_read_with_any_delimiter(tmp_path, delimiter, encoding):
    make_actor("iran")
    make_actor("iraq")
    rows = [
        ["ref", "headline", "published_at", "body_text", "actors", "id"],
        ["r1", f'"Talks, {delimiter} ""first"" round"', "2024-04", '"One\r\n\r\nTwo"', "iran|iraq", "12"],
        ["r2", "Plain", "2024", "Text", "", ""],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    code, counts, _ = run(write_csv(tmp_path, content, encoding))
    assert (code, counts["created"]) == (0, 2)
    article = Article.objects.get(pk=12)
    assert article.headline == f'Talks, {delimiter} "first" round'.replace("\t", "").replace("  ", " ")
    assert article.body_html == "<p>One</p><p>Two</p>"
    assert article.actor_tags.count() == 2


def test_rows_of_csv_that_cannot_be_read_are_refused_with_their_line(tmp_path):
    content = (
        "ref,headline,published_at,body_text\n"
        'a,"Two\nlines",2024,Text\n'
        "b,Ragged,2024\n"
        "c,Good,2024,Text\n"
        'd,"bad"quote,2024,Text\n'
        "e,\udcff,2024,Text\n"
        'f,"never closed,2024,Text\n'
        "g,Lost,2024,Text\n"
    ).encode(errors="surrogateescape")
    path = tmp_path / "items.csv"
    path.write_bytes(content)
    refused = reasons(tmp_path, path)
    assert [(each["line"], each["raw"].split(",")[0]) for each in refused] == [(4, "b"), (6, "d"), (7, "e"), (8, "f")]
    assert "The row has 3 cells and the header 4" in refused[0]["reason"]
    assert "not UTF-8" in refused[2]["reason"]
    assert "never closed" in refused[3]["reason"]
    assert refused[3]["raw"].endswith("g,Lost,2024,Text")
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Good", "Two lines"]


def test_unknown_columns_of_csv_are_refused_by_name(tmp_path):
    (refused,) = reasons(tmp_path, write_csv(tmp_path, "headline,published_at,body_text,titel\nA,2024,T,x\n"))
    assert "“titel” is not a key" in refused["reason"]


def test_an_apostrophe_before_a_formula_is_no_part_of_the_text(tmp_path):
    run(write_csv(tmp_path, "headline,published_at,body_text\n'=1+1,2024,'Quoted'\n"))
    article = Article.objects.get()
    assert (article.headline, article.body_text) == ("=1+1", "'Quoted'")


# --- Pages of text -------------------------------------------------------------------------------------------------

FORM = (
    "Leave a Reply\nCancel reply\nYour email address will not be published. Required fields are marked *\n"
    "Comment *\nName *\nEmail *\nWebsite\n"
    "Save my name, email, and website in this browser for the next time I comment.\nPost Comment\nΔ\n"
)


def import_page(folder, page, name="page.txt"):
    path = folder / name
    path.write_text(page, encoding="utf-8")
    run(path)
    return Article.objects.get()


@pytest.mark.parametrize(
    ("page", "day", "byline"),
    [
        ("Talks open\n\nApril 4, 2024\n\nThe talks opened.\n", "2024-04-04", ""),
        ("Talks open\nThursday, 4 April 2024\nThe talks opened.\n", "2024-04-04", ""),
        ("Talks open\nPublished: 2024-04-04\nThe talks opened.\n", "2024-04-04", ""),
        (
            "Talks open\nPosted on April 4th, 2024 at 10:30 am by Jane Doe\nThe talks opened.\n",
            "2024-04-04",
            "Jane Doe",
        ),
        ("Talks open\nBy Jane van Doe on 4 April 2024\nThe talks opened.\n", "2024-04-04", "Jane van Doe"),
        ("Talks open\nBy Jane Doe\nApr. 4, 2024\nThe talks opened.\n", "2024-04-04", "Jane Doe"),
        ("Talks open\n\nThe talks opened.\n\nPublished: April 4, 2024\n\n" + FORM, "2024-04-04", ""),
        ("Talks open\n\nThe talks opened.\n\n" + FORM + "Posted on April 4, 2024\n", "2024-04-04", ""),
    ],
)
def test_a_page_of_text_gives_headline_date_byline_and_paragraphs(tmp_path, page, day, byline):
    article = import_page(tmp_path, page)
    assert (article.headline, str(article.published), article.byline) == ("Talks open", day, byline)
    assert article.body_text == "The talks opened."
    assert (article.received, article.source_ref, article.source.slug) == (page, "page.txt", "unstated")


def test_the_file_name_gives_a_date_where_the_page_gives_none(tmp_path):
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "2024-04-04-talks.txt").write_text("Talks open\n\nOn May 1, 2024 they met.\n", encoding="utf-8")
    (folder / "none.txt").write_text("Talks open\n\nOn May 1, 2024 they met.\n", encoding="utf-8")
    (refused,) = reasons(tmp_path, folder)
    assert "in the first lines after the headline, in the last lines" in refused["reason"]
    article = Article.objects.get()
    assert (str(article.published), article.source_ref) == ("2024-04-04", "sub/2024-04-04-talks.txt")
    assert article.body_text == "On May 1, 2024 they met."


@pytest.mark.parametrize(
    "leftovers",
    [
        FORM,
        "Share this:\nClick to share on Twitter (Opens in new window)\nFacebook\nLike this:\nLike\nLoading…\n",
        "Share this:\nFacebook\nRelated\nAnother article\nApril 3, 2024\nIn “Politics”\nPrevious Post\nOlder\n" + FORM,
        "2 thoughts on “Talks open”\nJane says:\n" + "A long reply. " * 40 + "\nReply\n" + FORM,
        FORM + "This site uses Akismet to reduce spam. Learn how your comment data is processed.\n",
        "Leave a Comment\nName *\nEmail *\nSubmit\nBob\nI agree with all of this.\n",
        "Leave a Reply\n",
    ],
)
def test_what_is_left_of_a_blogs_form_is_cut_off(leftovers):
    text = ["The talks opened.", "", "They closed."]
    assert without_leftovers([*text, *leftovers.split("\n")]) == text


@pytest.mark.parametrize(
    "text",
    [
        "The page said “Leave a Reply” and asked for a name.\nReaders did.",
        "Leave a Reply\nThat was the title of the ministry's new campaign, which asks citizens to answer letters.",
        "How forms work\nLeave a Reply\nName\nEmail\n" + "Every blog ends in such a form, and so did this one. " * 5,
        "Next week the ministers meet.\nRelated\nName",
        "Website\nComment",
        "Post Comment\nA story about a button that nobody pressed for years.",
    ],
)
def test_text_that_only_mentions_a_form_stays_whole(text):
    lines = ["First line.", *text.split("\n")]
    assert without_leftovers(lines) == lines


def test_a_long_page_of_labels_is_read_in_time():
    start = time.monotonic()
    without_leftovers(["Text"] + ["Name", "Related"] * 200_000)
    assert time.monotonic() - start < 2


def test_a_page_without_text_or_of_other_bytes_is_refused(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\n \n")
    (folder / "b.txt").write_bytes(b"Caf\xe9\n\n2024-04-04\n\nText")
    (folder / "c.txt").write_bytes(b"Only a headline\n2024-04-04\n")
    found = [refused["reason"] for refused in reasons(tmp_path, folder)]
    assert "The page is blank" in found[0]
    assert "not UTF-8 (byte 4)" in found[1]
    assert "The item has no text" in found[2]


@pytest.mark.django_db(transaction=True)
def test_an_import_from_the_command_line_lets_readers_go_first(tmp_path, monkeypatch):
    """Called by other code it leaves the priority of that process alone."""
    asked = []
    monkeypatch.setattr(os, "setpriority", lambda *values: asked.append(values))
    path = str(write(tmp_path, item()))
    call_command("import_articles", path)
    assert asked == []
    load_command_class("articles", "import_articles").run_from_argv(["manage.py", "import_articles", path])
    assert asked == [(os.PRIO_PROCESS, 0, max(10, os.getpriority(os.PRIO_PROCESS, 0)))]
    assert Article.objects.count() == 1
