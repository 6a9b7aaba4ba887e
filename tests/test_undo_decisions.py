"""Undoing decisions about all suggestions of a page, an article or a subject, made at once at the desk."""

import pytest
from curated import check_index, curate, decide, tag_rows, undo_address
from django.urls import reverse
from factories import make_article
from parsed import parse, text_of

from articles.curating.steps import keep_step
from articles.models import ActorTag, Article, Curation
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def mark_of(response):
    (button,) = [one for one in parse(response).iter("button") if one.get("name") == "confirmed"]
    return button.get("value")


def test_all_decisions_of_one_subject_are_logged_and_undone(desk, client):
    articles = [make_article(actors=["france", "spain"], by=TagBy.SUGGESTED) for _ in range(3)]
    before = tag_rows()
    asked = decide(desk, "?actor=france", everything="refuse")
    said = decide(desk, "?actor=france", everything="refuse", confirmed=mark_of(asked))
    entry = Curation.objects.get()
    assert (entry.summary, entry.counts, entry.by.username) == (
        "Refused all suggestions of France", [["suggestions refused", 3]], "editor",
    )  # fmt: skip
    assert f'<a href="{undo_address(entry)}">Undo</a>' in said.text
    assert client.get("/articles.json?actor=france").json()["count"] == 0
    articles[0].actor_tags.filter(actor__slug="france").update(by=TagBy.EDITOR)
    assert "Nothing is undone yet" in desk.get(undo_address(entry)).text
    done = desk.post(undo_address(entry), follow=True)
    assert "decisions taken back: 2" in text_of(parse(done))
    assert "tags changed since, which stay as they are now: 1" in text_of(parse(done))
    articles[0].actor_tags.filter(actor__slug="france").update(by=TagBy.SUGGESTED)
    assert tag_rows() == before
    check_index()


def test_all_decisions_of_a_page_and_of_an_article_are_undone_with_those_made_one_by_one(desk):
    first, second = (make_article(name, actors=["france", "spain"], by=TagBy.SUGGESTED) for name in ("One", "Two"))
    france = first.actor_tags.get(actor__slug="france")
    fields = {f"decide-actor-{tag.pk}": "later" for tag in ActorTag.objects.all()}
    before = tag_rows()
    decide(desk, "", **{**fields, f"decide-actor-{france.pk}": "refuse", "all": "accept-page"})
    entry = Curation.objects.get()
    assert entry.counts == [["suggestions accepted", 3], ["suggestions refused", 1]]
    assert entry.summary == "Accepted all suggestions of a page: “One” and “Two”"
    desk.post(undo_address(Curation.objects.get()))
    assert tag_rows() == before
    decide(desk, "", **fields, all=f"refuse-{second.pk}")
    entry = Curation.objects.latest("pk")
    assert (entry.summary, entry.counts) == (
        "Refused all suggestions of an article: “Two”", [["suggestions refused", 2]],
    )  # fmt: skip
    desk.post(undo_address(entry))
    assert tag_rows() == before
    check_index()


@pytest.mark.parametrize("step_rows", [2, 5_000])
def test_decisions_about_many_articles_name_the_first_of_them_and_count_the_others(desk, monkeypatch, step_rows):
    monkeypatch.setattr("articles.curating.reviewing._STEP_ROWS", step_rows)
    names = ("One", "Two " * 40, "Three", "Four")
    for name in names:
        make_article(name, actors=["france", "spain"], by=TagBy.SUGGESTED)
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    where = reverse("admin:articles_article_changelist")
    posted = {"action": "confirm_suggestions", "_selected_action": ids}
    desk.post(where, posted | {"confirmed": mark_of(desk.post(where, posted))})
    told = f"“One”, “{('Two ' * 40)[:79]}…” and 2 other articles"
    assert Curation.objects.get().summary == f"Accepted all suggestions of chosen articles: {told}"


def test_decisions_that_are_cut_short_are_kept_logged_and_undone_and_the_rest_waits(desk, monkeypatch):
    monkeypatch.setattr("articles.curating.reviewing._STEP_ROWS", 2)
    for _ in range(5):
        make_article(actors=["france"], by=TagBy.SUGGESTED)
    before = tag_rows()
    kept = []

    def keep(curation, changed):
        if len(kept) == 2:
            raise KeyboardInterrupt
        kept.append(changed)
        keep_step(curation, changed)

    monkeypatch.setattr("articles.curating.reviewing.keep_step", keep)
    asked = decide(desk, "?actor=france", everything="accept")
    with pytest.raises(KeyboardInterrupt):
        decide(desk, "?actor=france", everything="accept", confirmed=mark_of(asked))
    assert ActorTag.objects.filter(by=TagBy.SUGGESTED).count() == 1
    entry = Curation.objects.get()
    assert entry.counts == [["suggestions accepted", 4]]
    asked = decide(desk, "?actor=france", everything="accept")
    assert "Accept 1 suggestion of" in text_of(parse(asked))
    curate("undo", entry.pk)
    assert tag_rows() == before


def test_decisions_that_are_undone_while_they_are_made_stop_and_the_rest_waits(desk, monkeypatch):
    monkeypatch.setattr("articles.curating.reviewing._STEP_ROWS", 2)
    for _ in range(5):
        make_article(actors=["france"], by=TagBy.SUGGESTED)
    before = tag_rows()

    def keep(curation, changed):
        keep_step(curation, changed)
        curation.save()
        curate("undo", curation.pk)

    monkeypatch.setattr("articles.curating.reviewing.keep_step", keep)
    asked = decide(desk, "?actor=france", everything="accept")
    said = decide(desk, "?actor=france", everything="accept", confirmed=mark_of(asked))
    assert "This run is being undone" in said.text
    assert tag_rows() == before


def test_decisions_made_one_by_one_are_not_in_the_log(desk):
    make_article(actors=["france"], by=TagBy.SUGGESTED)
    said = decide(desk, "", **{f"decide-actor-{ActorTag.objects.get().pk}": "accept"})
    assert "1 accepted, 0 refused." in said.text
    assert not Curation.objects.exists()


def test_all_suggestions_of_chosen_articles_are_accepted_after_a_page_that_shows_the_count_and_undone(desk):
    articles = [make_article(actors=["france"], themes=["peace"], by=TagBy.SUGGESTED) for _ in range(3)]
    where = reverse("admin:articles_article_changelist") + "?suggestions=waiting"
    before = tag_rows()
    chosen = {"action": "confirm_suggestions", "_selected_action": [articles[0].pk], "select_across": "1"}
    asked = desk.post(where, chosen)
    assert "Accept 6 suggestions of the chosen articles?" in text_of(parse(asked))
    assert tag_rows() == before
    late = make_article(actors=["france"], by=TagBy.SUGGESTED)
    said = desk.post(where, {**chosen, "confirmed": mark_of(asked)}, follow=True)
    assert "6 accepted, 0 refused." in said.text
    assert late.actor_tags.get().by == TagBy.SUGGESTED
    late.delete()
    desk.post(undo_address(Curation.objects.get()))
    assert tag_rows() == before
    asked = desk.post(where, {**chosen, "select_across": "0"})
    articles[0].theme_tags.all().delete()
    again = desk.post(where, {**chosen, "select_across": "0", "confirmed": mark_of(asked)})
    assert "decided meanwhile" in again.text
    assert "Accept 1 suggestion of the chosen articles?" in text_of(parse(again))
