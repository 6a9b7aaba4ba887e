"""A second copy of an article at the desk: named with a link before it is saved, and saved all the same knowingly."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from factories import make_article, make_source
from forms import article_form
from parsed import inputs, of_class, parse, text_of

from articles.admin import duplicates
from articles.models import Article
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db

TEXT = "<p>Ministers of nine states met on Tuesday in the old town hall.</p><p>They left late.</p>"


@pytest.fixture
def address():
    return reverse("admin:articles_article_add")


def edit(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def named(response):
    """What the page names as possible duplicates: address and words of each."""
    found = of_class(parse(response), "namesakes", "fieldset")
    items = [one for part in found for one in part.iter("li")]
    return [(next((a.get("href") for a in one.iter("a")), ""), text_of(one)) for one in items]


def test_the_same_item_is_refused_beside_its_reference_and_linked(desk, address):
    form = article_form()
    desk.post(address, form)
    article = Article.objects.get()
    page = desk.post(address, form)
    assert page.status_code == 200
    (row,) = of_class(parse(page), "field-source_ref", "div")
    assert "errors" in row.get("class")
    said = text_of(row)
    assert "with the same address, day and headline: “Paris talks resume”, 2024-04-04" in said
    assert "give it a reference of its own" in said
    assert [a.get("href") for a in row.iter("a")] == [edit(article)]
    assert "already exists" not in page.text
    assert Article.objects.count() == 1
    desk.post(address, form | {"source_ref": "second", "duplicates-seen": article.pk})
    assert Article.objects.count() == 2


def test_a_reference_that_another_article_of_the_source_has_is_refused_when_one_is_changed_too(desk):
    source = make_source()
    first = make_article("First", source=source, source_ref="17")
    second = make_article("Second", source=source, source_ref="18")
    page = desk.post(edit(second), article_form(second, source_ref="17"))
    (row,) = of_class(parse(page), "field-source_ref", "div")
    assert "with the same source’s reference: “First”" in text_of(row)
    assert [a.get("href") for a in row.iter("a")] == [edit(first)]
    assert desk.post(edit(second), article_form(second, headline="Other")).status_code == 302


@pytest.mark.parametrize(
    ("published", "headline", "is_near"),
    [
        ("2024-04-04", "Paris talks resume", True),
        ("2024-04-01", "Paris talks resume", True),
        ("2024-04-07T23:00:00Z", "PARIS: Talks résume!", True),
        ("2024-04-08", "Paris talks resume", False),
        ("2024-04-04", "Paris talks resume again", False),
    ],
)
def test_the_same_headline_on_a_near_day_is_named_once(desk, address, published, headline, is_near):
    article = make_article(headline, published=published, status=Status.DRAFT)
    form = article_form()
    page = desk.post(address, form)
    if not is_near:
        assert page.status_code == 302
        return
    assert "Not saved yet" in page.text
    ((link, words),) = named(page)
    assert link == edit(article)
    assert words.startswith(headline)
    assert words.endswith("draft: the same headline")
    assert Article.objects.count() == 1
    (seen,) = inputs(parse(page), name="duplicates-seen")
    assert desk.post(address, form | {"duplicates-seen": seen.get("value")}).status_code == 302
    assert Article.objects.count() == 2


def test_the_same_text_is_named_whatever_its_headline_day_and_markup(desk, address):
    text = "Ministers of nine states met on Tuesday in the old town hall.\n\nThey left late."
    article = make_article("Old town", body_html=TEXT, published="1999-01-01", language="fr")
    make_article("Begins so", body_html=TEXT.replace("late", "early"))
    ((link, words),) = named(desk.post(address, article_form(body_html=text)))
    assert (link, words.rpartition(": ")[2]) == (edit(article), "the same text")
    make_article("Paris talks resume", body_html=TEXT, published="2024-04-03")
    words = [words.rpartition(": ")[2] for _, words in named(desk.post(address, article_form(body_html=text)))]
    assert words == ["the same headline and text", "the same text"]


def test_one_that_has_come_since_is_named_too(desk, address):
    first = make_article("Paris talks resume", published="2024-04-04")
    make_article("Paris talks resume", published="2024-04-05")
    assert len(named(desk.post(address, article_form(**{"duplicates-seen": first.pk})))) == 2


def test_nothing_is_asked_about_an_article_that_is_there_already(desk):
    article = make_article("Paris talks resume", body_html=TEXT)
    make_article("Paris talks resume", body_html=TEXT, source_ref="2")
    assert desk.post(edit(article), article_form(article, status="draft")).status_code == 302


@pytest.mark.parametrize(
    "text", ["<p>Yes.</p>", '<p>“"Quotes" of "many" kinds" and - minus OR "none" * of it</p>', "会谈" * 40]
)
def test_any_text_can_be_compared(desk, address, text):
    make_article("Other", body_html=text)
    found = named(desk.post(address, article_form(body_html=text)))
    assert [words.rpartition(": ")[2] for _, words in found] in ([], ["the same text"])


def test_drafts_are_not_named_to_who_may_not_read_them(client, django_user_model, address):
    public = make_article("Paris talks resume", published="2024-04-03")
    make_article("Paris talks resume", body_html=TEXT, status=Status.DRAFT, published="2024-04-03", source_ref="2")
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=("add_article", "view_source")))
    client.force_login(user)
    found = named(client.post(address, article_form(status="draft")))
    assert sorted(link for link, _ in found) == ["", public.get_absolute_url()]
    assert "One that is not public" in " ".join(words for _, words in found)


def test_more_rows_make_no_more_queries(desk, address, django_assert_max_num_queries):
    counts = []
    for many in (1, 30):
        for number in range(many):
            make_article("Paris talks resume", body_html=TEXT, source_ref=f"{many}-{number}")
        with django_assert_max_num_queries(60) as queries:
            assert len(named(desk.post(address, article_form(body_html=TEXT)))) <= duplicates.MOST_NAMED
        counts.append(len(queries))
    assert counts[0] == counts[1]
