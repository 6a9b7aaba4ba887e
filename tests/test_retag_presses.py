"""What a press of the button of a retagging does: what its page showed and no more, with the vocabulary of then."""

import pytest
from curated import tag
from django.urls import reverse
from factories import make_actor, make_article
from parsed import parse, text_of
from test_curating_desk import fields

from articles.admin import curating, retagging
from articles.models import Actor, ActorName, ActorTag, Curation
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db

NEW_ONE = "The vocabulary has changed while texts were read. Retag again: all is read with the new one."


@pytest.fixture
def germany():
    """An actor that five articles name, of which none has it suggested yet."""
    for number in range(5):
        make_article(f"Item {number}", body_html="<p>Germany is far.</p>")
    return make_actor("germany")


@pytest.fixture
def of_all():
    return reverse("admin:articles_curation_retag")


@pytest.fixture(params=["all", "one"])
def address(request, germany, of_all):
    """Where all is retagged, and where it is for one actor."""
    return of_all if request.param == "all" else reverse("admin:articles_actor_retag", args=[germany.pk])


def test_a_second_press_of_the_same_button_reads_nothing_that_was_not_shown(desk, germany, of_all, monkeypatch):
    monkeypatch.setattr("articles.admin.retagging.MAX_READ", 2)
    seen = fields(desk.get(of_all))
    desk.post(of_all, seen)
    again = text_of(parse(desk.post(of_all, seen)))
    assert "somebody has gone on. Look again." in again
    assert "Nothing more is written yet. The next 2 of 3 articles were read" in again
    assert Curation.objects.get().counts[0] == ["articles read", 2]


def test_two_actors_of_one_name_are_both_counted(desk, of_all):
    first, second = make_actor("john-smith"), make_actor("john-smith-of-york")
    Actor.objects.update(name="John Smith")
    both = make_article("Talks")
    tag(both, **{first.slug: TagBy.SUGGESTED, second.slug: TagBy.SUGGESTED})
    tag(make_article("Speech"), **{first.slug: TagBy.SUGGESTED})
    assert "What would go most John Smith (actor): 2 John Smith (actor): 1" in text_of(parse(desk.get(of_all)))


def test_a_vocabulary_that_changes_while_texts_are_read_is_said_to_have_changed(desk, germany, address, monkeypatch):
    seen = fields(desk.get(address))

    def change(found):
        Actor.objects.filter(pk=germany.pk).update(name="Allemagne")

    monkeypatch.setattr("articles.curating.retagging.note_open_names", change)
    page = desk.post(address, seen, follow=True).text
    assert NEW_ONE in page
    assert "All articles are read" not in page


def test_nothing_is_written_where_the_vocabulary_changes_after_its_tagger_was_loaded(
    desk, germany, address, monkeypatch
):
    seen = fields(desk.get(address))
    load = curating.current_tagger

    def load_and_change():
        tagger = load()
        ActorName.objects.get_or_create(actor=germany, name="far")
        return tagger

    for module in (curating, retagging):
        monkeypatch.setattr(module, "current_tagger", load_and_change)
    page = desk.post(address, seen, follow=True).text
    assert "The vocabulary has changed meanwhile." in page
    assert not ActorTag.objects.exists()
    assert not Curation.objects.exists()
