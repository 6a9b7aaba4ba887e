"""Undoing decisions about all suggestions: an article that left names open before leaves them open again."""

import json
import zlib

import pytest
from django.urls import reverse
from factories import make_actor, make_article
from forms import article_form

from articles.models import ActorTag, Curation, CurationStep, OpenNames
from articles.vocabulary import ActorKind, TagBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(desk):
    """An article that may mean either Alder, of whom it suggests one."""
    jane = make_actor("jane-alder", kind=ActorKind.PERSON)
    make_actor("rose-alder", kind=ActorKind.PERSON)
    article = make_article("Talks", body_html="<p>Yesterday Alder replied.</p>")
    ActorTag.objects.create(article=article, actor=jane, by=TagBy.SUGGESTED)
    desk.post(reverse("admin:articles_article_change", args=[article.pk]), article_form(article))
    assert OpenNames.objects.count() == 1
    return article


def accept_all(desk):
    queue = reverse("admin:articles_article_review")
    tag = ActorTag.objects.get()
    desk.post(queue, {"all": "accept-page", f"decide-actor-{tag.pk}": "later"}, follow=True)
    return Curation.objects.get()


def undo(desk, entry):
    return desk.post(reverse("admin:articles_curation_undo", args=[entry.pk]), follow=True)


def test_the_undo_of_an_accept_all_leaves_the_name_open_again(desk, article):
    entry = accept_all(desk)
    assert not OpenNames.objects.exists()
    assert "1 article with names left open" not in desk.get(reverse("admin:index")).text
    undo(desk, entry)
    assert ActorTag.objects.get().by == TagBy.SUGGESTED
    assert OpenNames.objects.get().article == article
    queue = desk.get(f"{reverse('admin:articles_article_review')}?left_open=on")
    assert "1 name left open" in queue.text


def test_an_article_that_left_nothing_open_is_not_said_to(desk, article):
    OpenNames.objects.all().delete()
    undo(desk, accept_all(desk))
    assert not OpenNames.objects.exists()


def test_what_was_deleted_since_is_passed_over(desk, article):
    entry = accept_all(desk)
    article.delete()
    assert "Undid:" in undo(desk, entry).text
    assert not OpenNames.objects.exists()


def test_runs_that_an_earlier_release_kept_are_undone(desk, article):
    entry = accept_all(desk)
    step = CurationStep.objects.get()
    tags = json.loads(zlib.decompress(bytes(step.memory)))["tags"]
    step.memory = zlib.compress(json.dumps(tags).encode())
    step.save()
    undo(desk, entry)
    assert ActorTag.objects.get().by == TagBy.SUGGESTED
