"""What the desk offers above actors and themes is what the one who looks may do, and what is refused says why."""

import itertools

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import of_class, parse, text_of

pytestmark = pytest.mark.django_db

VERBS = ("add", "change", "delete", "view")


@pytest.fixture
def sign_in(client, django_user_model):
    """Signs somebody in who has exactly some rights."""
    user = django_user_model.objects.create_user("ada", is_staff=True)

    def sign_in(*rights):
        found = Permission.objects.filter(codename__in=rights)
        assert len(found) == len(rights)
        user.user_permissions.set(found)
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("subject", ["actor", "theme"])
def test_nothing_is_offered_that_is_then_refused(sign_in, subject):
    row = make_actor() if subject == "actor" else make_theme()
    make_article()
    page = reverse(f"admin:articles_{subject}_change", args=[row.pk])
    offered = 0
    for count in range(1, 5):
        for verbs in itertools.combinations(VERBS, count):
            client = sign_in(*(f"{verb}_{subject}" for verb in verbs))
            shown = client.get(page)
            if shown.status_code == 403:
                continue
            root = parse(shown)
            links = [one.get("href") for tools in of_class(root, "object-tools") for one in tools.iter("a")]
            links += [one.get("href") for one in of_class(root, "deletelink")]
            links = [link for link in links if link.startswith("/admin/")]
            offered += len(links)
            answers = {link: client.get(link, follow=True).status_code for link in links}
            assert set(answers.values()) == {200}, (verbs, answers)
            chosen = client.get(reverse(f"admin:articles_{subject}_changelist"))
            merge = {"action": "merge_selected", "_selected_action": [row.pk, row.pk + 1]}
            if "Merge the chosen ones" in chosen.text:
                assert {"change", "delete"} <= set(verbs)
                assert client.post(reverse(f"admin:articles_{subject}_changelist"), merge).status_code == 302
    assert offered > 20


@pytest.mark.parametrize(
    ("what", "rights", "said"),
    [
        ("merge", ("change_actor",), "lacks the right to delete actors."),
        ("merge", ("view_actor",), "lacks the right to change actors."),
        ("split", ("change_actor",), "lacks the right to add actors."),
        ("alias", ("change_actor",), "lacks the right to add actor names."),
        ("delete", ("change_actor",), "lacks the right to delete actors."),
        ("delete", ("delete_actor",), "lacks the right to change actors."),
    ],
)
def test_a_direct_visit_says_which_right_is_missing(sign_in, what, rights, said):
    actor = make_actor()
    answer = sign_in(*rights).get(reverse("admin:articles_actor_curate", args=[actor.pk, what]))
    assert answer.status_code == 403
    assert said in text_of(parse(answer))
    assert "Whoever administers the archive can give it." in answer.text


def test_other_pages_of_the_desk_say_which_right_is_missing_too(sign_in):
    actor = make_actor()
    make_article(actors=[actor], by="suggested")
    retag = reverse("admin:articles_actor_retag", args=[actor.pk])
    client = sign_in("change_actor")
    assert "the right to change articles" in client.post(retag).text
    assert "the right to change articles" in client.get(reverse("admin:articles_article_review")).text
    several = reverse("admin:articles_actor_merge")
    assert "the right to delete actors" in client.get(several).text
    shown = client.get(retag).text
    assert "Do it" not in shown
    assert "asks for the right to change articles, which your account lacks" in shown
    client = sign_in("change_article")
    assert "the right to change actors" in client.get(reverse("admin:articles_actor_candidates")).text


def test_a_form_without_its_token_is_refused_in_its_own_words(django_user_model):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(django_user_model.objects.create_superuser("editor"))
    answer = strict.post(reverse("admin:articles_actor_candidates"), {"action": "gather"})
    assert answer.status_code == 403
    assert "too old to be taken" in answer.text
