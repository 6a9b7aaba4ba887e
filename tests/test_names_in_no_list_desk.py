"""Names in no list settled at the desk: what is done there is the same operation as elsewhere, and leads back."""

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from factories import make_actor, make_article
from parsed import inputs, of_class, parse, text_of

from articles.models import Actor, ActorName, Curation, NameCandidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("admin:articles_actor_candidates")


@pytest.fixture
def sinouar():
    """A name in no list that is spelt like an actor's."""
    make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    article = make_article(body_html="<p>On a dit que Sinouar parle.</p>", language="fr")
    sample = {"article": article.pk, "text": "que Sinouar parle.", "start": 4, "end": 11}
    found_at = dt.datetime(2025, 3, 4, 5, 6, 7, 891_011, dt.UTC)
    return NameCandidate.objects.create(key="sinouar", name="Sinouar", articles=2, samples=[sample], found_at=found_at)


def add(client, address, actor="yahya-sinwar"):
    return client.post(address, {"key": "sinouar", "action": "alias", "actor": actor}, follow=True)


def test_a_name_added_with_one_click_is_in_the_log_and_in_the_actors_history(desk, address, sinouar):
    said = add(desk, address)
    entry = Curation.objects.get()
    assert (entry.kind, entry.subject, entry.by.username) == ("alias", "actor", "editor")
    assert entry.summary == "Gave Yahya Sinwar the further name Sinouar"
    undo = reverse("admin:articles_curation_undo", args=[entry.pk])
    assert f'“Sinouar” is now a name of Yahya Sinwar. <a href="{undo}">Undo</a>' in said.text
    assert said.redirect_chain == [(address, 302)]
    assert list(ActorName.objects.values_list("name", "language", "use")) == [("Sinouar", "fr", "name")]
    history = desk.get(reverse("admin:articles_actor_history", args=[Actor.objects.get().pk]))
    assert entry.summary in history.text
    assert not NameCandidate.objects.exists()


def test_undone_the_name_is_in_no_list_again_as_it_was(desk, address, sinouar):
    before = NameCandidate.objects.values().get()
    add(desk, address)
    done = desk.post(reverse("admin:articles_curation_undo", args=[Curation.objects.get().pk]), follow=True)
    assert "Undid: Gave Yahya Sinwar the further name Sinouar" in done.text
    assert not ActorName.objects.exists()
    assert NameCandidate.objects.values().get() == before
    (entry,) = of_class(parse(desk.get(address)), "candidate")
    assert "Sinouar" in text_of(entry)


def test_a_name_that_others_bear_is_previewed_and_then_leads_back_to_its_place_in_the_queue(desk, address, sinouar):
    ActorName.objects.create(actor=make_actor("michel-sinouar"), name="Sinouar", language="fr")
    asked = add(desk, f"{address}?page=1")
    assert "others bear “Sinouar” already" in asked.text
    assert not Curation.objects.exists()
    where = asked.redirect_chain[-1][0]
    form = parse(asked)
    assert [one.get("value") for one in inputs(form, name="name")] == ["Sinouar"]
    given = {"name": "Sinouar", "language": "fr", "use": "name"}
    preview = desk.post(where, given)
    assert "Nothing is written yet" in preview.text
    assert "Michel Sinouar" in preview.text
    (seen,) = inputs(parse(preview), name="seen")
    done = desk.post(where, {**given, "seen": seen.get("value"), "confirm": "Do it"}, follow=True)
    assert done.redirect_chain == [(f"{address}?page=1", 302)]
    undo = reverse("admin:articles_curation_undo", args=[Curation.objects.get().pk])
    assert f'Gave Yahya Sinwar the further name Sinouar. <a href="{undo}">Undo</a>' in done.text


def test_making_an_actor_of_a_name_leads_back_to_its_place_in_the_queue(desk, address, sinouar):
    for number in range(25):
        NameCandidate.objects.create(key=f"name {number}", name=f"Name {number}", articles=9)
    (entry,) = [one for one in of_class(parse(desk.get(f"{address}?page=2")), "candidate") if "Sinouar" in text_of(one)]
    link = next(one for one in entry.iter("a") if "Make an actor of it" in text_of(one)).get("href")
    form = parse(desk.get(link))
    assert inputs(form, name="slug")[0].get("value") == "sinouar"
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    values = {"name": "Sinouar", "slug": "sinouar", "kind": "person", "description": "", "identifiers": "{}"}
    done = desk.post(link, {**values, **inlines}, follow=True)
    assert done.redirect_chain == [(f"{address}?page=2#place-6", 302)]
    assert "was added successfully" in done.text


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("Sinwar Y", "No actor alone is called “Sinwar Y”."),
        (" ", "Say whose name it is."),
        ('"><b>', 'called “"><b>”.'),
    ],
)
def test_an_actor_that_is_not_known_is_said_so_beside_what_was_typed(desk, address, sinouar, actor, said):
    for number in range(25):
        NameCandidate.objects.create(key=f"name {number}", name=f"Name {number}", articles=9)
    page = desk.post(f"{address}?page=2", {"action": "alias", "key": sinouar.key, "actor": actor, "place": "6"})
    assert page.status_code == 200
    (entry,) = [one for one in of_class(parse(page), "candidate") if "Sinouar" in text_of(one)]
    assert said in text_of(of_class(entry, "errornote")[0])
    assert [details.get("open") is not None for details in entry.iter("details")] == [True]
    assert inputs(entry, type="text")[0].get("value") == actor.strip()
    assert len(of_class(parse(page), "errornote")) == 1
    assert not Curation.objects.exists()


def test_an_actor_that_is_not_known_is_said_so_where_the_name_stands_on_another_page_by_now(desk, address, sinouar):
    page = desk.post(f"{address}?ignored=yes", {"action": "alias", "key": sinouar.key, "actor": "nobody"})
    assert "No actor alone is called “nobody”." in text_of(of_class(parse(page), "messagelist")[0])


def test_the_place_in_the_queue_is_never_another_site(desk, address, sinouar):
    actor = Actor.objects.get()
    where = reverse("admin:articles_actor_curate", args=[actor.pk, "alias"])
    where += "?" + urlencode({"queue": "//elsewhere.example/?page=2"})
    given = {"name": "Abu Ibrahim", "language": "en", "use": "name"}
    (seen,) = inputs(parse(desk.post(where, given)), name="seen")
    done = desk.post(where, {**given, "seen": seen.get("value"), "confirm": "Do it"})
    assert done.headers["Location"].startswith(f"{address}?")


def test_a_name_that_the_actor_has_by_now_is_said_to_be_and_leaves_the_queue(desk, address, sinouar):
    ActorName.objects.create(actor=Actor.objects.get(), name="Sinouar", language="fr")
    assert "Yahya Sinwar has this name already." in add(desk, address).text
    assert not Curation.objects.exists()
    assert not NameCandidate.objects.exists()


@pytest.mark.parametrize("may_name", [True, False])
def test_only_who_may_add_names_is_offered_to_add_one(client, django_user_model, address, sinouar, may_name):
    user = django_user_model.objects.create_user("ada", is_staff=True)
    rights = ["change_actor", *(["add_actorname"] if may_name else [])]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    page = client.get(address).text
    assert ("Add to Yahya Sinwar" in page) == may_name
    assert ("A further name of another actor" in page) == may_name
    assert "Ignore" in page
    answer = add(client, address)
    assert answer.status_code == (200 if may_name else 403)
    assert ("lacks the right to add actor names" in answer.text) != may_name
    assert ActorName.objects.exists() == may_name
