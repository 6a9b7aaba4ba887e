"""Where the desk leads after an operation, and from pages of what an operation has taken away."""

import pytest
from curated import curate
from django.contrib.auth.models import Permission
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import of_class, parse, text_of
from test_curating_desk import confirm

from articles.models import Actor, ActorTag, Curation, NameCandidate

pytestmark = pytest.mark.django_db


def at(row, what):
    of = row._meta.model_name
    if what in ("change", "retag"):
        return reverse(f"admin:articles_{of}_{what}", args=[row.pk])
    return reverse(f"admin:articles_{of}_curate", args=[row.pk, what])


def message(page):
    """The words of the messages above a page, and where its links lead, by their words."""
    (shown,) = of_class(parse(page), "messagelist", "ul")
    return text_of(shown), {text_of(link): link.get("href") for link in shown.iter("a")}


def test_after_a_new_name_the_actor_and_its_retagging_are_a_click_away(desk):
    france = make_actor("france")
    for what, given in (
        ("alias", {"name": "Hexagone", "language": "fr", "use": "name"}),
        ("rename", {"new_name": "Gaul", "new_slug": "gaul"}),
    ):
        _, links = message(confirm(desk, at(france, what), **given))
        france.refresh_from_db()
        assert links == {france.name: at(france, "change"), f"Retag {france.name}": at(france, "retag")}


def test_after_a_merge_or_split_what_stays_is_a_click_away(desk):
    make_article(actors=["gaul", "germany"])
    france, gaul = make_actor("france"), Actor.objects.get(slug="gaul")
    _, links = message(confirm(desk, at(gaul, "split"), slug_1="lutetia", name_1="Lutetia", articles_1="actor=germany"))
    assert links == {"Gaul": at(gaul, "change")}
    _, links = message(confirm(desk, at(gaul, "merge"), into="france"))
    assert links == {"France": at(france, "change")}


def test_after_a_split_the_suggestions_that_have_moved_are_a_click_away(desk, client, django_user_model):
    make_article("Paris speaks", actors=["gaul"], by="suggested")
    make_article("Rome speaks", actors=["gaul", "rome"])
    gaul = Actor.objects.get(slug="gaul")
    given = {"slug_1": "lutetia", "name_1": "Lutetia", "articles_1": "q=paris",
             "slug_2": "roma", "name_2": "Roma", "articles_2": "q=rome"}  # fmt: skip
    _, links = message(confirm(desk, at(gaul, "split"), **given))
    queue = f"{reverse('admin:articles_article_review')}?actor=lutetia"
    assert links == {"Gaul": at(gaul, "change"), "Suggestions of Lutetia": queue}
    assert "1 suggestion to decide" in desk.get(queue).text
    curate("undo", str(Curation.objects.latest("pk").pk))
    user = django_user_model.objects.create_user("librarian", is_staff=True)
    rights = ("view_article", "change_actor", "add_actor")
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    assert message(confirm(client, at(gaul, "split"), **given))[1] == {"Gaul": at(gaul, "change")}


def undone(client):
    """Undo the newest entry of the log at the desk; return what is said, and where its links lead."""
    entry = Curation.objects.latest("pk")
    return message(client.post(reverse("admin:articles_curation_undo", args=[entry.pk]), follow=True))


def test_after_an_undo_what_is_as_before_is_a_click_away(desk):
    make_article(actors=["gaul", "germany"])
    france, gaul = make_actor("france"), Actor.objects.get(slug="gaul")
    for what, given, led_to in (
        ("alias", {"name": "Gallia", "language": "fr", "use": "name"}, [gaul]),
        ("rename", {"new_name": "Gallia", "new_slug": "gallia"}, [gaul]),
        ("split", {"slug_1": "lutetia", "name_1": "Lutetia", "articles_1": "actor=germany"}, [gaul]),
        ("merge", {"into": "france"}, [france, gaul]),
        ("delete", {"preview": "1"}, [gaul]),
    ):
        confirm(desk, at(gaul, what), **given)
        said, links = undone(desk)
        assert said.startswith("Undid: ")
        assert links == {row.name: at(row, "change") for row in led_to}, what
    theme = make_theme("truce")
    confirm(desk, at(theme, "alias"), name="armistice")
    assert undone(desk)[1] == {"Truce": at(theme, "change")}


def test_after_the_undo_of_decisions_the_queue_is_a_click_away_for_who_may_decide(desk):
    make_article("Paris speaks", actors=["gaul"], by="suggested")
    queue = reverse("admin:articles_article_review")
    tag = ActorTag.objects.get()
    desk.post(queue, {f"decide-actor-{tag.pk}": "later", "all": "refuse-page"}, follow=True)
    said, links = undone(desk)
    assert "Undid: Refused all suggestions of a page: “Paris speaks”." in said
    assert links == {"Suggestions to review": queue}


def test_a_name_in_no_list_that_is_settled_leads_to_the_retagging(desk):
    france = make_actor("france")
    for name in ("Franze", "Gallia"):
        NameCandidate.objects.create(key=name.lower(), name=name, articles=2)
    queue = reverse("admin:articles_actor_candidates")
    said, links = message(desk.post(queue, {"key": "franze", "action": "alias", "actor": "france"}, follow=True))
    assert "“Franze” is now a name of France." in said
    assert (links["Retag France"], set(links)) == (at(france, "retag"), {"Undo", "Retag France"})
    formsets = {f"{of}-{count}_FORMS": 0 for of in ("names", "roles") for count in ("TOTAL", "INITIAL")}
    given = {"name": "Gallia", "slug": "gallia", "kind": "state", "identifiers": "{}", **formsets}
    said, links = message(desk.post(f"{reverse('admin:articles_actor_add')}?queue=", given, follow=True))
    assert "already get it suggested by retagging. Retag Gallia" in said


def test_who_may_not_retag_is_not_led_there(client, django_user_model):
    user = django_user_model.objects.create_user("librarian", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=("change_actor", "add_actorname")))
    client.force_login(user)
    france = make_actor("france")
    _, links = message(confirm(client, at(france, "alias"), name="Hexagone", language="fr", use="name"))
    assert links == {"France": at(france, "change")}


@pytest.mark.parametrize("what", ["change", "rename", "alias", "merge", "split", "retag"])
@pytest.mark.parametrize("make", [make_actor, make_theme])
def test_a_page_of_what_was_merged_says_into_what_and_leads_to_the_list_and_the_undo(desk, make, what):
    stays, goes = make("stays"), make("goes")
    curate("merge", stays._meta.model_name, "stays", "goes")
    page = desk.get(at(goes, what), follow=True)
    assert page.redirect_chain == [(reverse(f"admin:articles_{stays._meta.model_name}_changelist"), 302)]
    said, links = message(page)
    assert "of this page is no longer there. Merged Goes (goes) into Stays (stays)." in said
    assert links == {"Undo": reverse("admin:articles_curation_undo", args=[Curation.objects.get().pk])}


def test_who_may_only_look_at_actors_is_not_told_what_was_done_to_one(client, django_user_model):
    user = django_user_model.objects.create_user("onlooker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_actor"))
    client.force_login(user)
    france = make_actor("france")
    curate("delete", "actor", "france")
    said, links = message(client.get(at(france, "change"), follow=True))
    assert (said, links) == ("The actor of this page is no longer there.", {})


def test_a_page_of_what_the_log_does_not_know_leads_to_the_list(desk):
    france = make_actor("france")
    curate("merge", "actor", make_actor("stays").slug, "france")
    curate("undo", Curation.objects.get().pk)
    pages = [at(france, "change"), at(france, "merge")]
    france.delete()
    for path in (*pages, reverse("admin:articles_actor_change", args=["x"])):
        said, links = message(desk.get(path, follow=True))
        assert (said, links) == ("The actor of this page is no longer there.", {})
