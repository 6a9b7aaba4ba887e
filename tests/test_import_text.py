"""`import_articles`: pages of text as they were saved from a blog."""

import time

import pytest
from imports import reasons, run

from articles.importing.leftovers import without_leftovers
from articles.models import Article

pytestmark = pytest.mark.django_db


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
