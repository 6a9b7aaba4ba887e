"""The words that the order of suggestions cites are words that say something: none that only joins others."""

import pytest
from django.urls import reverse
from factories import make_article, make_theme
from parsed import of_class, parse, text_of

from articles.models import ThemeTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def decide(theme, by, text, times, language="en"):
    """Articles of some text about which an editor has decided."""
    for number in range(times):
        article = make_article(f"{by} {number}", body_html=f"<p>{text}</p>", language=language)
        ThemeTag.objects.create(article=article, theme=theme, by=by)


def said(desk, text, language="en"):
    """What the desk says of the one suggestion for a text."""
    article = make_article(f"Item {len(text)}", body_html=f"<p>{text}</p>", language=language)
    page = parse(desk.get(reverse("admin:articles_article_change", args=[article.pk])))
    (one,) = of_class(page, "suggestion", "li")
    return text_of(one)


@pytest.mark.parametrize(
    ("language", "yes", "no", "empty"),
    [
        ("en", "Tariffs after the trade", "Football before a trade, which has been theirs", "after before has been"),
        ("und", "Tariffs after the trade", "Football before a trade, which was theirs", "after before which was"),
        ("fr", "Tariffs après la trade", "Football avant cette trade, où elles étaient", "après avant cette étaient"),
        ("de", "Tariffs nach dem trade", "Football war während dieser trade", "nach war während dieser"),
        ("es", "Tariffs desde la trade", "Football según esta trade porque sí", "desde según porque"),
        ("ru", "Tariffs после trade", "Football перед trade, которые были", "после перед которые были"),
        ("ar", "Tariffs على trade", "Football في trade كانت منذ ذلك", "على في كانت منذ ذلك"),
    ],
)  # fmt: skip
def test_function_words_are_no_reason_in_any_of_the_languages(desk, language, yes, no, empty):
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.EDITOR, yes, 12, language)
    decide(theme, TagBy.REFUSED, no, 8, language)
    found = said(desk, f"{yes}. {no}", language)
    assert "12 of 12 with “Tariffs”" in found
    assert "0 of 8 with “Football”" in found
    assert "12 of 20 times." in said(desk, f"{empty} trade", language)


def test_a_word_that_only_another_language_uses_for_joining_is_a_reason(desk):
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.EDITOR, "A war on trade", 12)
    decide(theme, TagBy.REFUSED, "Football and trade", 8)
    assert "12 of 12 with “war”" in said(desk, "The war and the trade.")
    assert "with “war”" not in said(desk, "Das war trade.", "de")
