"""`import_articles`: tables."""

import pytest
from imports import reasons, run

from articles.models import Article
from tests.factories import make_actor

pytestmark = pytest.mark.django_db


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
