"""Who may do what at the desk: every role, every address of the desk's own pages, reading and posting."""

import zlib

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import get_resolver, reverse
from factories import make_actor, make_article, make_theme

from articles.models import Curation
from articles.vocabulary import Status, TagBy

pytestmark = pytest.mark.django_db

ROLES = {
    "stranger": None,
    "staff": (),
    "moderator": ("change_comment",),
    "editor": ("change_article",),
    "librarian": ("change_actor", "delete_actor", "change_theme", "delete_theme"),
    "librarian who edits": ("change_actor", "delete_actor", "change_theme", "delete_theme", "change_article"),
}
"""Role → its rights; None for somebody who is not signed in."""

OPEN = {
    # Address → roles that may read it, and that may post to it; everybody else is refused.
    "article_review": ("editor, librarian who edits", "editor, librarian who edits"),
    "article_change": ("editor, librarian who edits", "editor, librarian who edits"),
    "article_changelist": ("editor, librarian who edits", "editor, librarian who edits"),
    "actor_candidates": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "actor_merge": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "actor_curate": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "actor_retag": ("librarian, librarian who edits", "librarian who edits"),
    "theme_merge": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "theme_curate": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "theme_retag": ("librarian, librarian who edits", "librarian who edits"),
    "curation_changelist": (
        "moderator, editor, librarian, librarian who edits",
        "moderator, editor, librarian, librarian who edits",
    ),
    "curation_change": ("editor, librarian, librarian who edits", ""),
    "curation_retag": ("librarian who edits", "librarian who edits"),
    "curation_undo of merge": ("librarian, librarian who edits", "librarian, librarian who edits"),
    "curation_undo of retag": ("librarian who edits", "librarian who edits"),
    "curation_undo of review": ("editor, librarian who edits", "editor, librarian who edits"),
}


def addresses():
    """Address of each page in OPEN, by name."""
    nothing = zlib.compress(b'{"rows": [], "tags": []}')
    entries = {
        "merge": Curation.objects.create(kind="merge", subject="actor", summary="S", memory=nothing),
        "retag": Curation.objects.create(kind="retag", summary="S"),
        "review": Curation.objects.create(kind="review", summary="S"),
    }
    article = make_article(actors=["france"], by=TagBy.SUGGESTED)
    rows = {"actor": (make_actor(), make_actor()), "theme": (make_theme(), make_theme())}
    found = {
        "article_review": reverse("admin:articles_article_review"),
        "article_change": reverse("admin:articles_article_change", args=[article.pk]),
        "article_changelist": reverse("admin:articles_article_changelist"),
        "actor_candidates": reverse("admin:articles_actor_candidates"),
        "curation_changelist": reverse("admin:articles_curation_changelist"),
        "curation_retag": reverse("admin:articles_curation_retag"),
        "curation_change": reverse("admin:articles_curation_change", args=[entries["merge"].pk]),
    }
    for kind, entry in entries.items():
        found[f"curation_undo of {kind}"] = reverse("admin:articles_curation_undo", args=[entry.pk])
    for subject, (one, other) in rows.items():
        found[f"{subject}_merge"] = reverse(f"admin:articles_{subject}_merge") + f"?of={one.pk},{other.pk}"
        found[f"{subject}_curate"] = reverse(f"admin:articles_{subject}_curate", args=[one.pk, "merge"])
        found[f"{subject}_retag"] = reverse(f"admin:articles_{subject}_retag", args=[one.pk])
    return found


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(role, django_user_model):
    visitor = Client(raise_request_exception=True)
    if ROLES[role] is not None:
        user = django_user_model.objects.create_user("ada", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=ROLES[role]))
        visitor.force_login(user)
    found = addresses()
    assert found.keys() == OPEN.keys()
    for name, address in found.items():
        for method, may in zip(("get", "post"), OPEN[name], strict=True):
            # What may be posted to may say that nothing was posted, or that nothing of that name is there.
            allowed = ({200}, {200, 302, 404})[method == "post"] if role in may.split(", ") else {403}
            response = getattr(visitor, method)(address)
            if ROLES[role] is None:
                assert response.status_code == 302, (name, method)
                assert "/login/" in response.headers["Location"], (name, method)
            else:
                assert response.status_code in allowed, (name, method)


def test_log_has_no_headline_of_a_draft_since_not_all_who_read_it_may_read_drafts(desk, django_user_model):
    given = {"actors": ["france"], "by": TagBy.SUGGESTED}
    rows = [make_article("A secret draft", status=Status.DRAFT, **given), make_article("For all to read", **given)]
    review = reverse("admin:articles_article_review")
    for some in (rows, [make_article("Another secret", status=Status.DRAFT, **given)]):
        later = {f"decide-actor-{row.actor_tags.get().pk}": "later" for row in some}
        desk.post(review, {**later, "all": "accept-page"})
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=ROLES["librarian"]))
    visitor = Client()
    visitor.force_login(user)
    log = visitor.get(reverse("admin:articles_curation_changelist")).text
    assert "secret" not in log
    assert "Accepted all suggestions of a page: “For all to read” and 1 other article<" in log
    assert "Accepted all suggestions of a page: 1 article<" in log


def test_every_page_that_the_desk_adds_to_djangos_own_is_in_the_table():
    django_own = {"changelist", "add", "history", "delete", "change"}
    names = {
        str(name).removeprefix("articles_")
        for name in get_resolver().namespace_dict["admin"][1].reverse_dict
        if isinstance(name, str) and name.startswith("articles_")
    }
    own = {name for name in names if name.rsplit("_", 1)[1] not in django_own}
    assert len(own) >= 9
    assert own <= {name.split(" of ")[0] for name in OPEN}
