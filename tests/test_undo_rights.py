"""One rule for every undo: it asks for the rights that doing it asks for, neither fewer nor more."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import inputs, parse

from articles.models import Actor, Comment, Curation, Theme
from articles.tagging.tagger import vocabulary_digest
from articles.vocabulary import CurationKind, Status, TagBy

pytestmark = pytest.mark.django_db

RIGHTS = {
    "rename": {"change_theme"},
    "alias": {"change_theme"},
    "merge": {"change_theme", "delete_theme"},
    "split": {"change_theme", "add_theme"},
    "delete": {"change_theme", "delete_theme"},
    "retag": {"change_theme", "change_article"},
    "review": {"change_article"},
    "publish": {"change_article"},
    "replies": {"change_comment"},
}
"""Kind of entry → what doing it asks for, and so undoing it."""


@pytest.fixture
def browser(django_user_model):
    """Signs somebody in who has exactly some rights."""

    def sign_in(rights):
        user = django_user_model.objects.create_user(f"user-{django_user_model.objects.count()}", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def theme():
    theme = make_theme("truce", terms=["truce"])
    make_theme("peace")
    article = make_article("A truce", status=Status.DRAFT, themes=[theme])
    make_article("Another truce", themes=["peace"], by=TagBy.SUGGESTED)
    Comment.objects.create(article=article, name="Ada", body="Yes.", email="a@example.org")
    return theme


def do(client, kind, theme):
    """Do it by the desk's pages; return the response of the last."""
    if kind in ("rename", "alias", "merge", "split", "delete"):
        where = reverse("admin:articles_theme_curate", args=[theme.pk, kind])
        given = {
            "rename": {"new_name": "Truces", "new_slug": "truces"},
            "alias": {"name": "armistice"},
            "merge": {"into": "peace"},
            "split": {
                "slug_1": "local-truce", "name_1": "Local truces",
                "articles_1": str(theme.article_tags.get().article_id),
            },
            "delete": {"preview": "1"},
        }[kind]  # fmt: skip
        preview = client.post(where, given)
        if preview.status_code != 200:
            return preview
        seen = {one.get("name"): one.get("value") for one in inputs(parse(preview), name="seen")}
        return client.post(where, given | seen | {"confirm": "Do it"})
    if kind == "retag":
        where = reverse("admin:articles_theme_retag", args=[theme.pk])
        return client.post(where, {"seen": vocabulary_digest()})
    if kind == "review":
        return client.post(reverse("admin:articles_article_review"), {"all": "accept-page", **decisions()})
    model = {"publish": "article", "replies": "comment"}[kind]
    action = {"publish": "publish", "replies": "approve"}[kind]
    ids = [1_000_000, *(Comment if model == "comment" else theme.article_tags.model.article.field.related_model)
           .objects.values_list("pk", flat=True)]  # fmt: skip
    where = reverse(f"admin:articles_{model}_changelist")
    return client.post(where, {"action": action, "_selected_action": ids})


def decisions():
    from articles.models import ThemeTag

    return {f"decide-theme-{tag.pk}": "later" for tag in ThemeTag.objects.filter(by=TagBy.SUGGESTED)}


@pytest.mark.parametrize("kind", RIGHTS)
def test_whoever_may_do_it_may_undo_it_and_nobody_with_less(browser, theme, kind):
    doer = browser(RIGHTS[kind])
    for missing in sorted(RIGHTS[kind]):
        refused = do(browser(RIGHTS[kind] - {missing}), kind, theme)
        assert refused.status_code == 403, missing
    assert not Curation.objects.exists()
    assert do(doer, kind, theme).status_code == 302
    entry = Curation.objects.get()
    assert entry.kind == kind
    undo = reverse("admin:articles_curation_undo", args=[entry.pk])
    everything = {right for rights in RIGHTS.values() for right in rights}
    for missing in sorted(RIGHTS[kind]):
        for response in (browser(everything - {missing}).get(undo), browser(everything - {missing}).post(undo)):
            assert response.status_code == 403, missing
    assert not Curation.objects.filter(undoes=entry).exists()
    assert doer.get(undo).status_code == 200
    assert doer.post(undo).status_code == 302
    assert Curation.objects.get(undoes=entry).kind == "undo"


def test_every_kind_of_entry_has_its_rights():
    assert RIGHTS.keys() == {*CurationKind.values} - {"undo"}


def test_the_undo_of_a_split_takes_away_nothing_that_others_have_come_to_use(browser, theme):
    doer = browser(RIGHTS["split"])
    do(doer, "split", theme)
    make_article(themes=[Theme.objects.get(slug="local-truce")])
    undo = reverse("admin:articles_curation_undo", args=[Curation.objects.get().pk])
    assert "has come to have more than the split gave it" in doer.post(undo, follow=True).text
    assert Theme.objects.filter(slug="local-truce").exists()


def test_an_operation_that_somebody_may_not_do_is_not_offered(browser):
    actor = make_actor("gaul")
    client = browser({"change_actor", "add_actorname", "view_actor"})
    page = client.get(reverse("admin:articles_actor_change", args=[actor.pk])).text
    for what, is_offered in (("rename", True), ("alias", True), ("retag", True), ("merge", False), ("split", False)):
        assert (f"/{what}/" in page) == is_offered
    assert Actor.objects.exists()
