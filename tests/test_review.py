"""The queue of suggestions: article after article, decided one by one, by the page, or all of one subject."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article, make_source, make_theme
from forms import article_form
from parsed import inputs, of_class, parse, text_of
from test_saved_meanwhile import opened, save

from articles.models import ActorName, ActorTag, ThemeTag
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("admin:articles_article_review")


def suggested(headline, **values):
    """An article with suggested tags that its text gives reason for."""
    return make_article(headline, by=TagBy.SUGGESTED, **values)


@pytest.mark.parametrize(
    ("query", "named"), [("score=0.9", "“score” is"), ("foo=1&about=on&score=abc", "“foo”, “score” are")]
)
def test_what_is_no_filter_is_refused_and_not_passed_over(desk, address, query, named):
    page = desk.get(f"{address}?{query}")
    assert page.status_code == 400
    assert f"{named} no filter here. The filters are actor, theme, source, least, about" in page.text


def go_on(page):
    """The query to which the button at a page's end goes on with its decisions; None on the last page."""
    ((button,),) = of_class(parse(page), "review__next")
    return button.get("formaction")


def headlines(response):
    return [text_of(one) for one in of_class(parse(response), "review__headline")]


def names(response):
    return [text_of(one) for one in of_class(parse(response), "suggestion__name")]


def states():
    found = {(tag.article.headline, tag.actor.slug): tag.by for tag in ActorTag.objects.select_related()}
    return found | {(tag.article.headline, tag.theme.slug): tag.by for tag in ThemeTag.objects.select_related()}


def field(tag):
    return f"decide-{'actor' if isinstance(tag, ActorTag) else 'theme'}-{tag.pk}"


def mark_of(response):
    """What the button of a page that asks posts: which suggestions exactly it has shown."""
    (button,) = [one for one in parse(response).iter("button") if one.get("name") == "confirmed"]
    return button.get("value")


def shown_fields(response):
    return {one.get("name"): "later" for one in inputs(parse(response), type="radio")}


def test_articles_with_something_to_decide_stand_last_come_first_with_their_evidence(desk, address):
    make_theme("ceasefire", terms=["ceasefire"])
    suggested("France speaks", actors=["france"], body_html="<p>A day in Paris. France said no.</p>")
    make_article("Settled", actors=["spain"])
    suggested("Draft of a ceasefire", themes=["ceasefire"], status=Status.DRAFT)
    page = desk.get(address)
    assert headlines(page) == ["Draft of a ceasefire", "France speaks"]
    france = of_class(parse(page), "suggestion", "li")[1]
    assert "in the headline and once in the text" in text_of(france)
    assert [text_of(one) for one in of_class(france, "suggestion__snippet")] == [
        "France speaks",
        "A day in Paris. France said no.",
    ]
    assert [text_of(mark) for mark in france.iter("mark")] == ["France", "France"]
    assert "2 suggestions to decide" in page.text


def test_an_empty_queue_says_so(desk, address):
    assert "Nothing is left to decide here." in desk.get(address).text


def test_decisions_are_taken_one_by_one_and_the_rest_waits(desk, address):
    article = suggested("France and Spain meet Chile", actors=["france", "spain", "chile"])
    france, spain, chile = article.actor_tags.order_by("pk")
    said = desk.post(address, {field(france): "accept", field(spain): "refuse", field(chile): "later"}, follow=True)
    assert "1 accepted, 1 refused." in said.text
    assert [tag.by for tag in article.actor_tags.order_by("pk")] == ["editor", "refused", "suggested"]
    assert names(said) == ["Chile"]


def history(desk, article):
    """What the history of an article says, with who did it."""
    page = parse(desk.get(reverse("admin:articles_article_history", args=[article.pk])))
    return [[text_of(cell) for cell in row] for row in page.iter("tr") if list(row.iter("td"))]


def test_each_decision_is_in_the_history_of_its_article_with_who_and_when(desk, address):
    one = suggested("France and Spain meet", actors=["france", "spain"], themes=["ceasefire"])
    other = suggested("Chile", actors=["chile"])
    france, spain = one.actor_tags.order_by("pk")
    decisions = {field(france): "accept", field(spain): "refuse", field(one.theme_tags.get()): "accept"}
    desk.post(address, decisions)
    ((day, who, what),) = history(desk, one)
    assert (who, what) == ("editor", "Accepted: actor France, theme Ceasefire. Refused: actor Spain.")
    assert day
    assert history(desk, other) == []
    # What had been decided before is nobody's decision now.
    desk.post(address, decisions)
    assert len(history(desk, one)) == 1


def test_decisions_beside_the_text_are_in_its_history_too(desk):
    article = suggested("France and Spain meet", actors=["france", "spain"])
    france, spain = (tag.actor_id for tag in article.actor_tags.order_by("pk"))
    decisions = {f"decide-actor-{france}": "refuse", f"decide-actor-{spain}": "accept"}
    desk.post(reverse("admin:articles_article_change", args=[article.pk]), article_form(article, **decisions))
    assert "Accepted: actor Spain. Refused: actor France." in [what for _, _, what in history(desk, article)]


def test_the_history_of_an_article_calls_nothing_unchanged_beside_a_decision(desk):
    article = suggested("France and Spain meet", actors=["france", "spain"])
    france = article.actor_tags.order_by("pk").first().actor_id
    save(desk, article, opened(desk, article) | {f"decide-actor-{france}": "accept"})
    assert [what for _, _, what in history(desk, article)] == ["Accepted: actor France."]
    save(desk, article, opened(desk, article))
    assert [what for _, _, what in history(desk, article)][1:] == ["No fields changed."]


def test_all_of_an_article_are_decided_with_one_button_and_no_other_article(desk, address):
    one = suggested("France and Spain", actors=["france", "spain"])
    suggested("Chile", actors=["chile"])
    spain = one.actor_tags.get(actor__slug="spain")
    posted = {**shown_fields(desk.get(address)), field(spain): "refuse", "all": f"accept-{one.pk}"}
    assert len(posted) == 4
    assert desk.post(address, posted).status_code == 302
    assert states() == {
        ("France and Spain", "france"): "editor",
        ("France and Spain", "spain"): "refused",
        ("Chile", "chile"): "suggested",
    }


def test_all_of_the_page_are_decided_and_what_is_beyond_it_waits(desk, address):
    for number in range(12):
        suggested(f"France {number}", actors=["france"])
    page = desk.get(address)
    assert len(headlines(page)) == 10
    desk.post(address, {**shown_fields(page), "all": "refuse-page"})
    left = [headline for (headline, _), by in states().items() if by == "suggested"]
    assert sorted(left) == ["France 0", "France 1"]


def test_a_tag_that_somebody_decided_meanwhile_stays(desk, address):
    article = suggested("France", actors=["france"])
    tag = article.actor_tags.get()
    ActorTag.objects.update(by=TagBy.REFUSED)
    said = desk.post(address, {field(tag): "accept", "decide-theme-999999": "accept"}, follow=True).text
    assert "0 accepted, 0 refused. 2 had been decided before" in said
    assert article.actor_tags.get().by == TagBy.REFUSED


def test_pages_go_on_with_older_articles_and_show_each_once(desk, address):
    for number in range(23):
        suggested(f"France {number:02}", actors=["france"], themes=["ceasefire"] if number % 3 else [])
    seen, query = [], ""
    while True:
        page = desk.get(address + query)
        seen += headlines(page)
        query = go_on(page)
        if query is None:
            break
    assert seen == [f"France {number:02}" for number in range(22, -1, -1)]


def test_going_on_saves_what_was_decided_on_the_page(desk, address):
    for number in range(12):
        suggested(f"France {number:02}", actors=["france"])
    page = desk.get(address)
    newest = ActorTag.objects.get(article__headline="France 11")
    page = desk.post(address + go_on(page), {**shown_fields(page), field(newest): "accept"}, follow=True)
    newest.refresh_from_db()
    assert newest.by == TagBy.EDITOR
    assert headlines(page) == ["France 01", "France 00"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?actor=france", ["France"]),
        ("?actor=République française", ["France"]),
        ("?theme=ceasefire", ["Ceasefire"]),
        ("?actor=france&theme=ceasefire", ["France", "Ceasefire"]),
        ("?source=the-wire", ["Chile"]),
        ("?source=the WIRE", ["Chile"]),
        ("?about=on", ["Chile", "France", "Ceasefire"]),
        ("?least=0.7", ["Chile", "France"]),
        ("?least=1", []),
    ],
)
def test_filters_narrow_to_an_actor_a_theme_a_source_a_score_or_what_it_is_about(desk, address, query, expected):
    france = make_actor("france")
    ActorName.objects.create(actor=france, name="République française", language="fr")
    make_theme("ceasefire", terms=["ceasefire"])
    far = f"<p>France, France. {'Words go on. ' * 200} Spain. A ceasefire, a ceasefire.</p>"
    suggested("France wants a ceasefire", actors=[france, "spain"], themes=["ceasefire"], body_html=far)
    suggested("Chile", actors=["chile"], source=make_source("the-wire"), body_html="<p>Chile. Chile.</p>")
    assert names(desk.get(address + query)) == expected


def test_a_score_is_sought_in_many_articles_and_each_is_shown_once(desk, address):
    france = make_actor("france")
    for number in range(64, 0, -1):
        text = f"France {number}" if number % 7 == 1 else f"Talks {number}"
        suggested(text, actors=[france])
    expected = [f"France {number}" for number in range(1, 65, 7)]
    page = desk.get(address + "?least=0.5")
    assert headlines(page) == expected
    assert "older articles" not in page.text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?actor=nobody", "No actor alone is called “nobody”."),
        ("?theme=nothing", "No theme alone is called “nothing”."),
        ("?source=nowhere", "No source is called “nowhere”."),
        ("?least=high", "Enter a number."),
        ("?least=7", "less than or equal to 1"),
    ],
)
def test_a_filter_that_cannot_be_understood_says_so_and_shows_nothing(desk, address, query, message):
    suggested("France", actors=["france"])
    page = desk.get(address + query)
    assert page.status_code == 400
    assert message in page.text
    assert headlines(page) == []


def test_all_of_one_actor_are_decided_after_a_page_that_shows_the_count(desk, address):
    wire = make_source("the-wire")
    for number in range(12):
        suggested(f"France and Spain {number}", actors=["france", "spain"], source=wire)
    suggested("France elsewhere", actors=["france"])
    query = address + "?actor=france&source=the-wire"
    asked = desk.post(query, {"everything": "accept"})
    assert "Accept 12 suggestions of France in articles of The Wire?" in text_of(parse(asked))
    assert set(states().values()) == {"suggested"}
    said = desk.post(query, {"everything": "accept", "confirmed": mark_of(asked)}, follow=True).text
    assert "12 accepted, 0 refused." in said
    accepted = [key for key, by in states().items() if by == "editor"]
    assert len(accepted) == 12
    assert all(slug == "france" and headline != "France elsewhere" for headline, slug in accepted)


def test_all_of_one_theme_are_asked_for_again_when_one_of_them_was_decided_meanwhile(desk, address):
    first, query = suggested("A", themes=["ceasefire"]), address + "?theme=ceasefire"
    suggested("B", themes=["ceasefire"])
    mark = mark_of(desk.post(query, {"everything": "refuse"}))
    first.theme_tags.update(by=TagBy.EDITOR)
    suggested("C", themes=["ceasefire"])
    again = desk.post(query, {"everything": "refuse", "confirmed": mark})
    assert "Some of these have been decided meanwhile." in again.text
    assert "Refuse 2 suggestions of Ceasefire?" in text_of(parse(again))
    assert list(states().values()).count("suggested") == 2
    for wrong in ("2", "x-y", f"{mark}0", mark.replace("-", "-7-"), "9999999999-" + "0" * 32):
        assert "meanwhile" in desk.post(query, {"everything": "refuse", "confirmed": wrong}).text
    desk.post(query, {"everything": "refuse", "confirmed": mark_of(again)})
    assert sorted(states().values()) == ["editor", "refused", "refused"]


def test_suggestions_that_come_after_the_question_are_left_to_review(desk, address):
    suggested("A", themes=["ceasefire"])
    asked = desk.post(address + "?theme=ceasefire", {"everything": "refuse"})
    suggested("B", themes=["ceasefire"])
    said = desk.post(address + "?theme=ceasefire", {"everything": "refuse", "confirmed": mark_of(asked)}, follow=True)
    assert "0 accepted, 1 refused." in said.text
    assert states() == {("A", "ceasefire"): "refused", ("B", "ceasefire"): "suggested"}


@pytest.mark.parametrize("query", ["", "?actor=france&about=on", "?actor=france&theme=ceasefire", "?source=unstated"])
def test_everything_at_once_is_never_decided_without_one_subject(desk, address, query):
    suggested("France", actors=["france"], themes=["ceasefire"])
    page = desk.get(address + query)
    assert "everything" not in page.text
    desk.post(address + query, {"everything": "accept", "confirmed": "1"})
    assert set(states().values()) == {"suggested"}


def test_decisions_reach_the_readers(desk, address):
    article = suggested("France", actors=["france"], slug="france")
    assert "/actors/france/" in desk.get("/2024/04/04/france/").text
    desk.post(address, {field(article.actor_tags.get()): "refuse"})
    assert "/actors/france/" not in desk.get("/2024/04/04/france/").text


@pytest.mark.django_db(transaction=True)
def test_queries_do_not_grow_with_the_queue(desk, address, django_assert_max_num_queries):
    for number in range(11):
        suggested(f"France {number}", actors=["france", f"a{number}"], themes=[f"t{number}"])
    desk.get(address)
    with django_assert_max_num_queries(25) as few:
        desk.get(address)
    for number in range(40):
        suggested(f"Spain {number}", actors=["spain", f"b{number}"], themes=[f"u{number}"])
    desk.get(address)
    with django_assert_max_num_queries(25) as many:
        desk.get(address)
    assert len(many) <= len(few)


@pytest.mark.parametrize(
    ("rights", "status"), [(None, 302), ((), 403), (("view_article", "change_actor"), 403), (("change_article",), 200)]
)
def test_only_staff_who_may_change_articles_see_and_decide(address, django_user_model, rights, status):
    article = suggested("France", actors=["france"])
    visitor = Client()
    if rights is not None:
        user = django_user_model.objects.create_user("ada", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        visitor.force_login(user)
    assert visitor.get(address).status_code == status
    posted = {field(article.actor_tags.get()): "accept"}
    assert visitor.post(address, posted).status_code == (302 if status == 200 else status)
    assert article.actor_tags.get().by == (TagBy.EDITOR if status == 200 else TagBy.SUGGESTED)
