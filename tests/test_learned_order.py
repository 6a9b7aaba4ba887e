"""The order of suggestions that editors' own decisions teach: it says which words moved it, and decides nothing."""

import pytest
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import of_class, parse, text_of

from articles.models import ActorTag, ThemeTag
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def decide(subject, by, text, times, *, first=0):
    """Articles of some text about which an editor has decided."""
    for number in range(first, first + times):
        article = make_article(f"Item {number} of {by}", body_html=f"<p>{text}</p>")
        if subject._meta.model_name == "actor":
            ActorTag.objects.create(article=article, actor=subject, by=by)
        else:
            ThemeTag.objects.create(article=article, theme=subject, by=by)


@pytest.fixture
def trade():
    """A theme accepted with tariffs and refused with football, and another that nobody has decided about."""
    trade = make_theme("trade", terms=["trade", "transfer"])
    make_theme("sport", terms=["football", "tariffs"])
    decide(trade, TagBy.EDITOR, "Tariffs on the trade of steel.", 12)
    decide(trade, TagBy.REFUSED, "Football and the trade of players.", 8)
    return trade


def shown(desk, article):
    page = parse(desk.get(reverse("admin:articles_article_change", args=[article.pk])))
    return {text_of(of_class(one, "suggestion__name")[0]): text_of(one) for one in of_class(page, "suggestion", "li")}


def test_suggestions_stand_in_the_order_of_like_decisions_with_the_words_that_moved_them(desk, trade):
    tariffs = make_article("New tariffs", body_html="<p>Trade suffers. Football does not.</p>")
    match = make_article("A match", body_html="<p>Football, football. The trade of a player was a transfer.</p>")
    seen = shown(desk, match)
    assert list(seen) == ["Sport", "Trade"]
    assert "Editors accepted it 12 of 20 times: 0 of 8 with “Football”" in seen["Trade"]
    assert "Editors accepted" not in seen["Sport"]
    decide(trade, TagBy.EDITOR, "Tariffs, tariffs, tariffs.", 10, first=20)
    assert "22 of 22 with “tariffs”" in shown(desk, tariffs)["Trade"]
    assert list(shown(desk, make_article("Talks", body_html="<p>Tariffs and trade and tariffs.</p>"))) == [
        "Trade",
        "Sport",
    ]


def test_nothing_is_added_taken_away_or_decided_by_what_is_learned(desk, trade):
    article = make_article("A match", body_html="<p>Football. The trade of a player.</p>")
    without = make_article("Tariffs", body_html="<p>Duties on steel.</p>")
    before = list(ThemeTag.objects.order_by("pk").values_list())
    assert set(shown(desk, article)) == {"Trade", "Sport"}
    assert set(shown(desk, without)) == {"Sport"}
    assert list(ThemeTag.objects.order_by("pk").values_list()) == before
    assert shown(desk, article) == shown(desk, article)


@pytest.mark.parametrize(
    ("accepted", "refused", "is_learned"),
    [(12, 7, False), (12, 8, True), (40, 3, False), (3, 40, False), (16, 4, True)],
)
def test_nothing_is_learned_from_fewer_than_twenty_decisions_or_from_one_kind(desk, accepted, refused, is_learned):
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.EDITOR, "Tariffs.", accepted)
    decide(theme, TagBy.REFUSED, "Football.", refused)
    seen = shown(desk, make_article("Trade", body_html="<p>Tariffs and trade.</p>"))
    assert ("Editors accepted" in seen["Trade"]) == is_learned


def test_what_sources_say_and_what_is_only_suggested_teaches_nothing(desk):
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.SOURCE, "Tariffs.", 30)
    decide(theme, TagBy.SUGGESTED, "Steel.", 30)
    decide(theme, TagBy.REFUSED, "Football.", 10)
    assert "Editors accepted" not in shown(desk, make_article("Trade"))["Trade"]


def test_the_queue_puts_the_suggestions_of_each_article_in_that_order_actors_first(desk, trade):
    make_actor("france")
    article = make_article("Football", body_html="<p>Trade, trade, trade and transfer. Football. France.</p>")
    for model, name, row in ((ActorTag, "actor", "france"), (ThemeTag, "theme", "trade"), (ThemeTag, "theme", "sport")):
        subject = model._meta.get_field(name).related_model.objects.get(slug=row)
        model.objects.create(article=article, by=TagBy.SUGGESTED, **{name: subject})
    queue = parse(desk.get(reverse("admin:articles_article_review")))
    assert [text_of(one) for one in of_class(queue, "suggestion__name")] == ["France", "Sport", "Trade"]
    assert "0 of 8 with “Football”" in text_of(queue)


def test_an_actor_is_learned_of_too(desk):
    georgia = make_actor("georgia", kind="state")
    decide(georgia, TagBy.EDITOR, "Georgia and Tbilisi.", 10)
    decide(georgia, TagBy.REFUSED, "Georgia and its peaches.", 10)
    seen = shown(desk, make_article("Georgia sells peaches", body_html="<p>Georgia, again.</p>"))
    assert "Editors accepted it 10 of 20 times: 0 of 10 with “peaches”" in seen["Georgia"]


def test_all_decisions_are_counted_though_only_the_newest_texts_are_read(desk, monkeypatch):
    monkeypatch.setattr("articles.tagging.learning.MOST_OF_EACH", 5)
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.EDITOR, "Steel and the trade.", 40)
    decide(theme, TagBy.REFUSED, "Football.", 6)
    decide(theme, TagBy.EDITOR, "Tariffs and the trade.", 5, first=50)
    seen = shown(desk, make_article("Trade", body_html="<p>Steel, tariffs, trade, football.</p>"))
    assert "Editors accepted it 45 of 51 times: " in seen["Trade"]
    assert "5 of 5 with “tariffs”" in seen["Trade"]
    assert "0 of 5 with “football”" in seen["Trade"]
    assert "“Steel”" not in seen["Trade"]


def test_what_nobody_decided_hides_no_decision(desk, monkeypatch):
    monkeypatch.setattr("articles.tagging.learning.MOST_OF_EACH", 12)
    theme = make_theme("trade", terms=["trade"])
    decide(theme, TagBy.EDITOR, "Tariffs.", 12)
    decide(theme, TagBy.REFUSED, "Football.", 8)
    decide(theme, TagBy.SUGGESTED, "Steel.", 15, first=20)
    decide(theme, TagBy.SOURCE, "Steel.", 15, first=40)
    seen = shown(desk, make_article("Trade", body_html="<p>Football and trade.</p>"))
    assert "Editors accepted it 12 of 20 times" in seen["Trade"]
