"""Names that a text leaves open, beside it in its form: one of those they may mean is chosen, or none."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_actor, make_article
from forms import article_form
from parsed import by_id, inputs, of_class, parse, text_of

from articles.models import Actor, ActorRole, ActorTag, Article
from articles.vocabulary import ActorKind, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def alders():
    freedonia = make_actor("freedonia", kind=ActorKind.STATE)
    jane = make_actor("jane-alder", kind=ActorKind.PERSON)
    ActorRole.objects.create(actor=jane, title="Consul", of=freedonia, held_from="2020", held_to="2025")
    rose = make_actor("rose-alder", kind=ActorKind.PERSON)
    ActorRole.objects.create(actor=rose, title="Envoy", of=make_actor("sylvania"), held_from="2020")
    return jane, rose


@pytest.fixture
def article(alders):
    return make_article("Talks", body_html="<p>Yesterday Alder replied to Freedonia, and to Sylvania.</p>")


def address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def queue_address():
    return reverse("admin:articles_article_review")


def field_of(*actors):
    return "answer-" + "-".join(str(actor.pk) for actor in actors)


def asked(desk, article):
    page = parse(desk.get(address(article)))
    return page, [one for one in of_class(page, "suggestion", "li") if "-open-" in one.get("id")]


def save(desk, article, **values):
    return desk.post(address(article), article_form(article, **values), follow=True)


def tags(article):
    return sorted((tag.actor.slug, tag.by) for tag in article.actor_tags.select_related("actor"))


def test_a_name_left_open_is_marked_in_the_text_and_says_whom_it_may_mean_and_why(desk, article, alders):
    page, (question,) = asked(desk, article)
    assert text_of(of_class(question, "suggestion__name")[0]) == "Alder"
    assert "Several bear the name, and the item does not tell which one is meant." in text_of(question)
    mark = next(one for one in of_class(page, "suggested", "mark") if text_of(one) == "Alder")
    assert mark[0].get("href") == "#" + question.get("id")
    (words,) = of_class(question, "suggestion__words")
    assert by_id(page, next(words.iter("a")).get("href").removeprefix("#")) is mark
    choices = [text_of(one) for one in of_class(question, "decision__choice")]
    assert choices == [
        "Jane Alder Person · Consul, Freedonia, 2020–2025",
        "Rose Alder Person · Envoy, Sylvania, since 2020",
        "None of these",
        "Later",
    ]
    assert {one.get("name") for one in inputs(question, type="radio")} == {field_of(*alders)}
    assert [one.get("value") for one in inputs(question, checked=True)] == ["later"]


def test_the_one_that_is_meant_is_tagged_by_the_editor_and_asked_for_no_more(desk, article, alders):
    save(desk, article)
    assert tags(article) == []
    assert "1 accepted, 0 refused." in save(desk, article, **{field_of(*alders): str(alders[1].pk)}).text
    assert tags(article) == [("rose-alder", TagBy.EDITOR)]
    assert asked(desk, article)[1] == []


def test_none_of_these_is_kept_as_a_refusal_of_each(desk, article, alders):
    assert "0 accepted, 2 refused." in save(desk, article, **{field_of(*alders): "none"}).text
    assert tags(article) == [("jane-alder", TagBy.REFUSED), ("rose-alder", TagBy.REFUSED)]
    assert asked(desk, article)[1] == []


def test_what_was_refused_before_is_no_choice_and_what_the_source_said_settles_it(desk, article, alders):
    tag = ActorTag.objects.create(article=article, actor=alders[0], by=TagBy.REFUSED)
    (question,) = asked(desk, article)[1]
    assert text_of(of_class(question, "decision__choice")[0]).startswith("Rose Alder")
    tag.by = TagBy.SOURCE
    tag.save()
    assert asked(desk, article)[1] == []


def test_a_name_with_another_meaning_is_accepted_or_is_another_thing(desk):
    georgia = make_actor("georgia", kind=ActorKind.STATE)
    article = make_article("Talks", body_html="<p>The governor met workers in Georgia and in Florida.</p>")
    (question,) = asked(desk, article)[1]
    choices = [text_of(one) for one in of_class(question, "decision__choice")]
    assert choices == ["Georgia State", "Another thing", "Later"]
    save(desk, article, **{field_of(georgia): "none"})
    assert tags(article) == [("georgia", TagBy.REFUSED)]


@pytest.mark.parametrize("value", ["later", "", "4711", "accept", "-1", "none "])
def test_any_other_answer_changes_nothing(desk, article, alders, value):
    save(desk, article, **{field_of(*alders): value, "answer-": "none", "answer-x": "none"})
    assert tags(article) == []


def test_accepting_all_suggestions_left_leaves_open_names_open(desk, article, alders):
    save(desk, article, **{f"decide-actor-{Actor.objects.get(slug='freedonia').pk}": "later", "decide-rest": "accept"})
    assert tags(article) == [("freedonia", TagBy.EDITOR)]
    assert len(asked(desk, article)[1]) == 1


def test_an_answer_comes_back_when_the_form_has_an_error(desk, article, alders):
    form = article_form(article, headline="", **{field_of(*alders): str(alders[0].pk)})
    page = parse(desk.post(address(article), form))
    assert [one.get("value") for one in inputs(page, name=field_of(*alders), checked=True)] == [str(alders[0].pk)]
    assert tags(article) == []


def test_the_queue_counts_the_names_left_open_of_each_article_and_leads_to_them(desk, article, alders):
    ActorTag.objects.create(article=article, actor=Actor.objects.get(slug="freedonia"), by=TagBy.SUGGESTED)
    queue = parse(desk.get(queue_address()))
    (said,) = [one for one in of_class(queue, "review__facts") if "left open" in text_of(one)]
    assert text_of(said) == "1 name left open: Alder"
    assert next(said.iter("a")).get("href") == f"{address(article)}?review=#open-names"
    assert by_id(asked(desk, article)[0], "open-names") is not None
    save(desk, article, **{field_of(*alders): "none"})
    assert waiting(desk) == ["Talks"]
    facts = of_class(parse(desk.get(queue_address())), "review__facts")
    assert not [one for one in facts if "left open" in text_of(one)]


ALDER = "<p>Yesterday Alder replied to Freedonia, and to Sylvania.</p>"


def item(**changes):
    return {
        "ref": "1",
        "source": "wire",
        "headline": "Talks",
        "published_at": "2024-02-01",
        "body_html": ALDER,
        **changes,
    }


@pytest.fixture
def bring(tmp_path):
    """What imports items of a wire."""

    def bring(*items):
        path = tmp_path / "items.jsonl"
        path.write_text("".join(json.dumps(item) + "\n" for item in items))
        call_command("import_articles", str(path))

    return bring


def waiting(desk, query=""):
    """Headlines of the queue."""
    queue = desk.get(queue_address() + query)
    return [text_of(one) for one in of_class(parse(queue), "review__headline")]


def to_do(desk):
    """How many articles with open names the desk's front page counts, and where it leads."""
    (work,) = [a for a in parse(desk.get(reverse("admin:index"))).iter("a") if "left open" in text_of(a)]
    return text_of(work), work.get("href")


def refuse_suggestions():
    ActorTag.objects.filter(by=TagBy.SUGGESTED).update(by=TagBy.REFUSED)


def test_an_imported_article_that_only_leaves_names_open_waits_in_the_queue_until_they_are_settled(desk, alders, bring):
    bring(item(), item(ref="2", headline="Other talks", body_html="<p>Nothing of anybody.</p>"))
    refuse_suggestions()
    assert waiting(desk) == waiting(desk, "?left_open=on") == ["Talks"]
    assert to_do(desk) == ("1 article with names left open", f"{queue_address()}?left_open=on")
    save(desk, Article.objects.get(headline="Talks"), **{field_of(*alders): "none"})
    assert waiting(desk) == []
    assert to_do(desk)[0] == "0 articles with names left open"


def test_an_item_that_states_its_actors_or_is_settled_by_an_editor_before_it_comes_again_leaves_none_open(
    desk, alders, bring
):
    bring(item(actors=["freedonia"]))
    assert to_do(desk)[0].startswith("0 ")
    bring(item(ref="2"))
    article = Article.objects.get(source_ref="2")
    assert to_do(desk)[0].startswith("1 ")
    save(desk, article, **{field_of(*alders): str(alders[0].pk)})
    bring(item(ref="2", url="https://wire.example/2"))
    assert to_do(desk)[0].startswith("0 ")


def test_a_new_text_that_leaves_names_open_comes_into_the_queue_and_one_that_does_not_goes(desk, alders, bring):
    bring(item(body_html="<p>Nothing of anybody.</p>"))
    assert waiting(desk, "?left_open=on") == []
    bring(item())
    assert waiting(desk, "?left_open=on") == ["Talks"]
    bring(item(body_html="<p>Nothing of anybody.</p>"))
    assert to_do(desk)[0].startswith("0 ")


def test_a_retagging_finds_the_names_left_open_and_a_dry_run_notes_none(desk, article):
    call_command("retag", "--dry-run")
    assert to_do(desk)[0].startswith("0 ")
    call_command("retag")
    refuse_suggestions()
    assert to_do(desk)[0].startswith("1 ")
    assert waiting(desk) == ["Talks"]


def test_names_that_an_article_written_at_the_desk_leaves_open_wait_too(desk, article):
    save(desk, article)
    assert waiting(desk) == ["Talks"]


def test_what_the_vocabulary_has_settled_since_leaves_the_queue_and_the_count(desk, article, alders):
    call_command("retag")
    refuse_suggestions()
    alders[1].delete()
    assert waiting(desk) == []
    assert to_do(desk)[0].startswith("0 ")


def test_an_article_whose_last_suggestion_is_decided_waits_on_for_its_open_names(desk, article):
    tag = ActorTag.objects.create(article=article, actor=Actor.objects.get(slug="freedonia"), by=TagBy.SUGGESTED)
    assert waiting(desk) == ["Talks"]
    desk.post(queue_address(), {f"decide-actor-{tag.pk}": "accept"})
    assert waiting(desk) == ["Talks"]


def test_filters_tell_articles_with_open_names_from_those_with_suggestions(desk, alders, bring):
    bring(item(), item(ref="2", headline="Freedonia speaks", source="herald", body_html="<p>Freedonia spoke.</p>"))
    assert waiting(desk) == ["Freedonia speaks", "Talks"]
    assert waiting(desk, "?left_open=on") == ["Talks"]
    assert waiting(desk, "?left_open=on&source=herald") == []
    assert waiting(desk, "?left_open=on&source=wire") == ["Talks"]
    refuse_suggestions()
    assert waiting(desk, "?source=wire") == ["Talks"]
    assert waiting(desk, "?actor=freedonia") == waiting(desk, "?about=on") == waiting(desk, "?least=0.1") == []


def test_whoever_settles_names_from_the_queue_comes_back_to_their_place_in_it(desk, article, alders):
    save(desk, article)
    queue = desk.get(queue_address() + f"?left_open=on&before={article.pk + 1}")
    (link,) = [a for a in parse(queue).iter("a") if text_of(a) == "1 name left open"]
    saved = desk.post(link.get("href").partition("#")[0], article_form(article, **{field_of(*alders): "none"}))
    assert saved.headers["Location"] == f"{queue_address()}?left_open=on&before={article.pk + 1}"
    elsewhere = desk.post(f"{address(article)}?review=//evil.example/", article_form(article))
    assert elsewhere.headers["Location"].startswith(queue_address() + "?")


def test_the_queue_of_open_names_goes_on_page_after_page_with_as_many_queries(desk, alders, bring):
    bring(*(item(ref=str(number), headline=f"Talks {number}") for number in range(25)))
    refuse_suggestions()
    first = desk.get(queue_address() + "?left_open=on")
    (following,) = of_class(parse(first), "review__next")
    assert len(waiting(desk, "?left_open=on")) == len(waiting(desk, following[0].get("href"))) == 10
    with CaptureQueriesContext(connection) as few:
        waiting(desk)
    bring(*(item(ref=str(number), headline=f"Talks {number}") for number in range(25, 60)))
    refuse_suggestions()
    with CaptureQueriesContext(connection) as many:
        waiting(desk)
    assert len(many) == len(few)


@pytest.mark.parametrize(("right", "status"), [(None, 403), ("view_article", 200), ("change_actor", 403)])
def test_nobody_without_the_right_to_change_articles_answers(article, alders, django_user_model, right, status):
    visitor = Client()
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename=right))
    visitor.force_login(user)
    page = visitor.get(address(article))
    assert page.status_code == status
    assert "answer-" not in page.text
    assert visitor.post(address(article), article_form(article, **{field_of(*alders): "none"})).status_code == 403
    assert tags(article) == []
