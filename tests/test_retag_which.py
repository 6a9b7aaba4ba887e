"""Which articles are read again for one actor at the desk, in an archive too large to read whole."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_actor, make_article

from articles.models import ActorName, ActorRole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """An archive that counts as large."""
    monkeypatch.setattr("articles.admin.curating.MAX_READ", 5)
    for number in range(6):
        make_article(f"Rain {number}", body_html="<p>It rained.</p>")


def gaining(client, actor):
    return client.get(reverse("admin:articles_actor_retag", args=[actor.pk])).text


@pytest.mark.parametrize("before", ["", "ב", "וב", "ש"])
def test_a_name_with_apostrophes_is_found_behind_what_hebrew_writes_onto_it(desk, before):
    actor = make_actor("aleksandar-vucic", name="Aleksandar Vučić", kind="person")
    ActorName.objects.create(actor=actor, name="אלכסנדר ווצ'יץ'", language="he")
    make_article("חדשות", body_html=f"<p>אמר {before}אלכסנדר ווצ'יץ' אתמול.</p>", language="he")
    assert "articles that would gain it: <strong>1</strong>" in gaining(desk, actor)


def test_the_names_of_a_body_and_of_its_state_make_no_search_for_every_pair(desk):
    state = make_actor("freedonia", kind="state")
    body = make_actor("ministry", name="Ministry of Defence", kind="government_body", part_of=state)
    for number in range(12):
        ActorName.objects.create(actor=state, name=f"فريدونيا {number}", language="ar")
        ActorName.objects.create(actor=body, name=f"الدفاع {number}", language="ar")
    make_article("أخبار", body_html="<p>قالت وفريدونيا 3 والدفاع 7 أمس.</p>", language="ar")
    make_article("خبر", body_html="<p>قال والدفاع 7 أمس.</p>", language="ar")
    with CaptureQueriesContext(connection) as queries:
        page = gaining(desk, body)
    assert "may name it" in page
    assert "articles that would gain it: <strong>2</strong>" in page
    searches = [query["sql"] for query in queries if "دفاع" in query["sql"]]
    assert searches
    assert max(map(len, searches)) < 5_000


def test_the_names_of_a_state_are_searched_for_once_however_many_offices_somebody_held_there(desk):
    state = make_actor("freedonia", kind="state")
    for number in range(120):
        ActorName.objects.create(actor=state, name=f"Freedonia {number}", language="en")
    searches = []
    for held in (2, 5):
        minister = make_actor(f"minister-{held}", name=f"Rufus {held} Firefly", kind="person")
        for year in range(held):
            ActorRole.objects.create(
                actor=minister, title="premier", of=state, held_from=f"19{50 + year}", held_to=f"19{50 + year}"
            )
        make_article(f"Talks {held}", published="1951-05-05", body_html="<p>The premier of Freedonia 7 came.</p>")
        make_article(f"Talks {held}", published="1967-05-05", body_html="<p>The premier of Freedonia 7 came.</p>")
        with CaptureQueriesContext(connection) as queries:
            page = gaining(desk, minister)
        assert "may name it" in page
        searches.append(sum("freedonia" in query["sql"] for query in queries))
    assert searches[0] == searches[1] > 1
