"""Addresses and filters that name nothing here: what was meant is offered, and what was chosen is kept."""

import pytest
from factories import make_actor, make_article, make_source, make_theme
from parsed import by_id, of_class, parse, text_of

from articles.models import ActorName

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    states = make_actor("united-states", name="United States")
    ActorName.objects.create(actor=states, name="USA", language="en", use="acronym")
    make_article(actors=["france", states], themes=["ceasefire"], source=make_source("le-monde"))
    make_article(actors=["france"], themes=["ceasefire"])
    make_article(actors=["frances-army"])
    make_theme("sanctions")


def offered(client, path):
    """Return what a page that is not there offers: words and address of each link."""
    response = client.get(path)
    assert response.status_code == 404
    return [(text_of(link), link.get("href")) for one in of_class(parse(response), "meant") for link in one.iter("a")]


def test_a_filter_that_names_nothing_offers_what_is_spelt_alike_and_the_question_without_it(client):
    assert offered(client, "/articles/?q=text&actor=frnace&theme=ceasefire") == [
        ("France", "/articles/?q=text&actor=france&theme=ceasefire"),
        ("Without “frnace”", "/articles/?q=text&theme=ceasefire"),
    ]
    assert offered(client, "/articles/?not_actor=frnace")[0] == ("France", "/articles/?not_actor=france")


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/actors/frnace/", [("France", "/actors/france/")]),
        ("/actors/usa/", [("United States", "/actors/united-states/")]),
        ("/actors/UNITED-STATE/", [("United States", "/actors/united-states/")]),
        ("/themes/ceasefires/", [("Ceasefire", "/themes/ceasefire/")]),
        ("/sources/lemonde/", [("Le Monde", "/sources/le-monde/")]),
        ("/actors/frnace/with/united-states/", [("France", "/actors/france/")]),
        ("/articles/?language=english", [("English", "/articles/?language=en"), ("Without “english”", "/articles/")]),
        ("/actors/pomegranate/", []),
        ("/articles/?actor=pomegranate", [("Without “pomegranate”", "/articles/")]),
        ("/articles/actors/?theme=ceasefires", [
            ("Ceasefire", "/articles/?theme=ceasefire"), ("Without “ceasefires”", "/articles/"),
        ]),
    ],
)  # fmt: skip
def test_what_is_spelt_alike_is_offered_and_nothing_where_nothing_is(client, path, links):
    assert offered(client, path) == links


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/actors/France/", "/actors/france/"),
        ("/themes/CEASEFIRE/", "/themes/ceasefire/"),
        ("/sources/Le-Monde/", "/sources/le-monde/"),
        ("/actors/France/with/united-states/", "/actors/france/with/united-states/"),
        ("/actors/united-states/with/France/", "/actors/france/with/united-states/"),
        ("/actors/France/themes/Ceasefire/", "/actors/france/themes/ceasefire/"),
    ],
)
def test_capitals_in_an_address_lead_to_the_slug_in_one_hop(client, path, target):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, target)


def test_a_misspelt_filter_proposes_the_one_that_was_meant_keeps_its_value_and_leads_to_a_field_that_is_there(client):
    for query, meant, value in (
        ("actr=france&q=text", "actor", "france"),
        ("srot=oldest", "sort", "oldest"),
        ("form=2024", "from", "2024"),
        ("pages=2", "page", "2"),
    ):
        response = client.get(f"/articles/?{query}")
        assert response.status_code == 400
        page = parse(response)
        (link,) = of_class(page, "error-summary")[0].iter("a")
        assert f"Did you mean “{meant}”?" in text_of(link)
        field = by_id(page, link.get("href").removeprefix("#"))
        assert field.get("id") == meant
        assert value in [one.get("value") for one in (field, *field.iter("input"))] + [
            one.get("value") for one in field.iter("option") if "selected" in one.attrib
        ]


def test_a_filter_like_no_other_leads_to_the_search_box(client):
    page = parse(client.get("/articles/?colour=red"))
    (link,) = of_class(page, "error-summary")[0].iter("a")
    assert "Did you mean" not in text_of(link)
    assert by_id(page, link.get("href").removeprefix("#")).get("name") == "q"


def test_ways_on_from_an_error_lead_where_a_name_can_be_typed(client):
    page = parse(client.get("/nowhere/"))
    (way,) = [link for link in page.iter("a") if text_of(link) == "look up an actor"]
    assert [one for one in parse(client.get(way.get("href"))).iter("input") if one.get("name") == "name"]


@pytest.mark.parametrize("name", ["Joe Biden", "biden", "Biden, Joe", "Байден", "joe_biden"])
def test_a_name_in_place_of_a_slug_offers_those_who_bear_it(client, name):
    actor = make_actor("joe-biden", name="Joe Biden", kind="person")
    ActorName.objects.create(actor=actor, name="Байден", language="ru")
    make_article("x", actors=[actor, make_actor("joe-clark", name="Joe Clark")])
    assert offered(client, f"/articles/?actor={name}")[0] == ("Joe Biden", "/articles/?actor=joe-biden")
