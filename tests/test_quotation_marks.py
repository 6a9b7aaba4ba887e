"""Phrases in the quotation marks of any language, and spellings offered for words within them."""

import pytest
from factories import make_actor, make_article
from parsed import of_class, parse, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    make_article("Phrase", body_html="<p>The grain corridor holds.</p>")
    make_article("Apart", body_html="<p>The corridor for grain holds.</p>")


def found(client, text):
    answer = client.get("/articles.json", {"q": text}).json()
    return [row["headline"] for row in answer["articles"]]


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "»«", "‹›", "””", "「」", "『』", "〝〞", "＂＂", '""'])
def test_a_phrase_stands_in_the_quotation_marks_of_any_language(client, marks):
    assert found(client, f"{marks[0]}grain corridor{marks[1]}") == ["Phrase"]
    assert found(client, f"holds -{marks[0]}grain corridor{marks[1]}") == ["Apart"]
    assert found(client, "grain corridor") == ["Apart", "Phrase"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
@pytest.mark.parametrize(
    ("typed", "meant"), [("benjamin netanyau", "benjamin Netanyahu"), ("bnjamin netanyahu", "Benjamin netanyahu")]
)
def test_a_misspelt_word_of_a_phrase_is_offered_spelt_as_in_a_name(client, marks, typed, meant):
    netanyahu = make_actor("benjamin-netanyahu", kind="person")
    make_article("Cabinet", body_html="<p>Benjamin Netanyahu spoke.</p>", actors=[netanyahu])
    page = parse(client.get("/articles/", {"q": f"{marks[0]}{typed}{marks[1]}"}))
    (spelling,) = of_class(page, "nothing__spelling")
    assert f"{marks[0]}{meant}{marks[1]}" in text_of(spelling)


def test_two_words_in_guillemets_that_are_written_as_one_are_offered_so(client):
    make_article("Truce", body_html="<p>The ceasefire holds.</p>")
    page = parse(client.get("/articles/", {"q": "«cease fire»"}))
    (spelling,) = of_class(page, "nothing__spelling")
    assert "cease-fire" in text_of(spelling)
