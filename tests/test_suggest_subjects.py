"""Themes that a list gives by their name alone, in the other words that texts have for them."""

import pytest
from factories import make_article, make_theme

from articles.curating.rereading import articles_to_read
from articles.tagging import Tagger, parse_term
from articles.tagging.themes import ThemeEntry


def named(name):
    return ThemeEntry(1, "theme", name, -1, (parse_term(name),))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Economic Sanctions", "The sanctions of May were lifted, and new sanctions followed."),
        ("World War II", "The Second World War was over. After the Second World War he wrote."),
        ("Nuclear Weapons", "Two atomic bombs fell. No atomic bomb has fallen since."),
        ("Arms Embargoes", "There was an embargo on arms, and the embargo on arms hurt."),
        ("Narcotics", "Drug trafficking grew, and drug trafficking paid."),
    ],
)
def test_subject_is_known_by_other_words_for_it(name, text):
    (found,) = Tagger([], [named(name)]).suggest(text).themes
    assert found.why.startswith(f"Its name, “{name}”, part of it or other words for it ")


def test_other_words_count_less_than_the_name():
    tagger = Tagger([], [named("Economic Sanctions")])
    (spelt,) = tagger.suggest("Economic sanctions, economic sanctions.").themes
    (other,) = tagger.suggest("A trade embargo, the trade embargo.").themes
    assert spelt.score > other.score


def test_theme_with_terms_of_its_own_has_no_others():
    theme = ThemeEntry(1, "theme", "Economic Sanctions", -1, (parse_term("asset freeze"),))
    assert Tagger([], [theme]).suggest("The sanctions of May were lifted, and new sanctions followed.").themes == ()


@pytest.mark.django_db
def test_theme_is_read_again_where_other_words_for_it_stand():
    theme = make_theme("sanctions", name="Economic Sanctions", terms=["Economic Sanctions"])
    article = make_article(body_html="<p>The trade with it fell under an embargo.</p>")
    make_article(body_html="<p>Nothing.</p>")
    assert list(articles_to_read(theme, 1, Tagger.load())) == [article.pk]
