"""`import_articles`: items go in with their sources, dates and tags, and a second run changes nothing."""

import gzip
import json

import pytest
from django.core.management import CommandError
from imports import item, reasons, refusal, run, sources, write

from articles.models import ActorName, ActorTag, Article, Comment, FormerAddress, ThemeTag
from articles.vocabulary import TagBy
from tests.factories import make_actor, make_article, make_source, make_theme

pytestmark = pytest.mark.django_db


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


# Tags


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


# Texts are cleaned


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
