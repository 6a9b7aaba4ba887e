"""A split by an address copied from the list of articles: what belongs to the page alone chooses nothing."""

import re
from html import unescape

import pytest
from curated import curate
from django.core.management import CommandError
from django.urls import reverse
from factories import make_article
from parsed import parse, text_of

from articles.models import Actor, Curation

pytestmark = pytest.mark.django_db

SITE = "https://archive.example.org/articles/"


@pytest.fixture
def gaul():
    for year in (1999, 2001, 2002):
        make_article(published=f"{year}-05-01", actors=["gaul"])
    return Actor.objects.get()


def split(asked):
    return curate("split", "actor", "gaul", "--into", "belgica", "Belgica", asked)


@pytest.mark.parametrize(
    "asked",
    [
        f"{SITE}?from=2001&page=2",
        f"{SITE}?from=2001&page=2#content",
        f"{SITE}?page=2&from=2001&utm_source=letter&fbclid=1",
        f"{SITE}?from=2001&sort=oldest&page=x",
        "/articles/?from=2001&page=2",
        "?from=2001&page=2",
        "from=2001&page=2",
    ],
)
def test_the_page_an_address_was_copied_from_is_left_out(gaul, asked):
    split(asked)
    assert Curation.objects.get().counts[0] == ["articles that move to Belgica", 2]


def test_the_desk_takes_an_address_of_another_page_too(desk, gaul):
    given = {"slug_1": "belgica", "name_1": "Belgica", "articles_1": f"{SITE}?from=2001&page=2"}
    preview = desk.post(reverse("admin:articles_actor_curate", args=[gaul.pk, "split"]), given)
    assert "articles that move to Belgica: 2" in text_of(parse(preview))


@pytest.mark.parametrize(
    "asked",
    [
        SITE,
        SITE.removesuffix("/"),
        f"{SITE}#content",
        f"{SITE}?",
        f"{SITE}?page=2",
        f"{SITE}?utm_source=letter",
        "/articles/",
        "?sort=oldest&q=",
        "page=3",
    ],
)
def test_an_address_without_a_filter_is_said_to_have_none(desk, gaul, asked):
    words = "This has no filter, and would choose all articles."
    with pytest.raises(CommandError, match=words):
        split(asked)
    given = {"slug_1": "belgica", "name_1": "Belgica", "articles_1": asked}
    page = desk.post(reverse("admin:articles_actor_curate", args=[gaul.pk, "split"]), given)
    assert f"Articles of belgica: {words}" in unescape(page.text)
    assert not Curation.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        "17, x",
        "france",
        "/actors/gaul/",
        "https://archive.example.org/2001/05/01/talks/",
        "https://archive.example.org/actors/gaul/?from=2001",
    ],
)
def test_what_is_neither_a_query_nor_an_address_nor_ids_is_said_to_be_none(gaul, asked):
    words = "is neither a query such as from=2002&q=council, nor the address of a list of articles, nor ids: 17, 18."
    with pytest.raises(CommandError, match=re.escape(f"“{asked}” {words}")):
        split(asked)


def test_words_that_look_like_an_address_are_searched_for(gaul):
    with pytest.raises(CommandError, match="None of the articles chosen for Belgica"):
        split("q=see /articles/ there")


def test_a_misspelt_filter_of_an_address_is_still_refused(gaul):
    with pytest.raises(CommandError, match="“form” is not a filter here"):
        split(f"{SITE}?form=2001&page=2")
