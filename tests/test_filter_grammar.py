"""The query string of the browse page: one question, one address, and nothing ignored silently."""

import pytest
from factories import make_actor, make_article, make_theme

from articles.models import Actor, FormerAddress

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    make_article("Paris talks", actors=["france", "germany"], themes=["ceasefire"], language="en")
    make_article("Berlin talks", actors=["germany"], language="en", published="2023-05-01")


def test_every_filter_together_is_answered(client):
    address = (
        "/articles/?q=talks&actor=france&actor=germany&theme=ceasefire&source=unstated&language=en"
        "&from=2024&to=2024-04-04&sort=oldest"
    )
    response = client.get(address)
    assert response.status_code == 200
    assert "Paris" in response.text
    assert "Berlin" not in response.text


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("actor=germany&actor=france", "actor=france&actor=germany"),
        ("actor=france&actor=france", "actor=france"),
        ("actor=france&theme=ceasefire&actor=germany", "actor=france&actor=germany&theme=ceasefire"),
        ("theme=ceasefire&actor=france", "actor=france&theme=ceasefire"),
        ("q=&actor=", ""),
        ("q=++talks++on+", "q=talks+on"),
        ("sort=newest&page=1", ""),
        ("sort=relevance", ""),
        ("actor=france&sort=relevance", "actor=france"),
        ("utm_source=x&actor=france&fbclid=y&gclid=z", "actor=france"),
        ("from=2024-02-01T00:00:00", None),
        ("from=+2024+", "from=2024"),
    ],
)
def test_any_other_spelling_is_redirected_once_to_the_one_address(client, asked, canonical):
    response = client.get(f"/articles/?{asked}")
    if canonical is None:
        assert response.status_code == 400
        return
    assert response.status_code == 301
    assert response.headers["Location"] == ("/articles/?" + canonical if canonical else "/articles/")
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "query", ["q=talks+on", "q=talks%20on", "q=%22peace%20talks%22", "actor=france&actor=germany", "from=2024&to=2024"]
)
def test_a_canonical_question_is_answered_however_its_bytes_are_written(client, query):
    assert client.get(f"/articles/?{query}").status_code == 200


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("actr=france", "actr"),
        ("from=yesterday", "not a date"),
        ("from=2024-13", "not in the calendar"),
        ("from=2024-02-30", "not in the calendar"),
        ("from=2024&to=2023", "before the first"),
        ("page=x", "number of a page"),
        ("page=0", "counted from 1"),
        ("page=-1", "counted from 1"),
        ("page=99999999999999999999", "not that many pages"),
        ("sort=best", "newest, oldest or relevance"),
        ("q=" + "x" * 257, "256 characters"),
        ("q=" + "+".join("abcdefghijklmnopq"), "16 words"),
        ("q=a&q=b", "several values"),
        ("q=%00", "Null characters"),
        ("&".join(f"actor=a{number}" for number in range(21)), "at most 20"),
    ],
)
def test_what_cannot_be_read_is_400_with_the_message_and_no_results(client, query, message):
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 400
    assert message in response.text
    assert "Paris talks" not in response.text


def test_everything_that_cannot_be_read_is_named_at_once_each_beside_its_field(client):
    query = "actr=france&from=yesterday&theem=x&sort=best&page=x&to=2024&to=2025&utm_source=x"
    page = client.get(f"/articles/?{query}")
    assert page.status_code == 400
    messages = [
        "“actr”, “theem” are not filters here.",
        "“yesterday” is not a date.",
        "Sort by newest, oldest or relevance.",
        "Give the number of a page",
        "Give “to” once: it has several values.",
    ]
    summary = page.text.split('class="error-summary"')[1].split("</div>")[0]
    for message in messages:
        assert summary.count(message) == 1, message
    assert [page.text.count(f'aria-describedby="{name}-error') for name in ("q", "from", "to", "sort", "page")] == [
        0, 1, 1, 1, 1,
    ]  # fmt: skip
    said = client.get(f"/articles.json?{query.replace('page=x&', '')}").json()
    assert said["field"] == "actr"
    assert all(message in said["error"] for message in messages if "page" not in message)
    many = client.get("/articles/?" + "&".join(f"x{number}=1" for number in range(900)))
    assert (many.status_code, len(many.content) < 40_000) == (400, True)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("actor=nobody", "nobody"),
        ("theme=none", "none"),
        ("source=none", "none"),
        ("language=xx", "xx"),
        ("not_actor=nobody", "nobody"),
        ("page=2", "page 2"),
        ("actor=france&page=7", "page 7"),
        ("actor=France", "France"),
        # What the index keeps beside a slug: kind and name behind a line's end.
        ("actor=france%0Aperson", "france"),
        ("not_actor=france%0Aorganisation%0A", "france"),
        ("theme=ceasefire%0A%0A%0AC", "ceasefire"),
    ],
)
def test_what_names_nothing_is_404_saying_which(client, query, named):
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 404
    assert named in response.text
    assert client.get(f"/articles.json?{query}").status_code == 404


def test_a_former_slug_is_redirected_in_one_hop_with_the_rest_of_the_question(client):
    actor = Actor.objects.get(slug="france")
    FormerAddress.objects.create(path="/actors/gaul/", actor=actor)
    response = client.get("/articles/?theme=ceasefire&actor=gaul&utm_source=x")
    assert (response.status_code, response.headers["Location"]) == (301, "/articles/?actor=france&theme=ceasefire")
    assert client.get("/actors/gaul/").headers["Location"] == "/actors/france/"


def test_slash_and_spelling_are_settled_in_one_hop(client):
    response = client.get("/articles?actor=germany&actor=france")
    assert (response.status_code, response.headers["Location"]) == (301, "/articles/?actor=france&actor=germany")
    assert client.get("/articles?actor=france").headers["Location"] == "/articles/?actor=france"
    assert client.get("/actors/france").headers["Location"] == "/actors/france/"
    assert client.get("/nowhere").status_code == 404


@pytest.mark.parametrize(
    "path", ["/actors/france/", "/themes/ceasefire/", "/sources/unstated/", "/2024/", "/2024/04/04/"]
)
def test_subject_and_date_pages_take_page_only(client, path):
    assert client.get(path).status_code == 200
    assert client.get(f"{path}?page=1&utm_source=x").headers["Location"] == path
    assert client.get(f"{path}?actor=france").status_code == 400
    assert client.get(f"{path}?page=9").status_code == 404


def test_pairs_have_one_order(client):
    assert client.get("/actors/france/with/germany/").status_code == 200
    response = client.get("/actors/germany/with/france/")
    assert (response.status_code, response.headers["Location"]) == (301, "/actors/france/with/germany/")
    assert client.get("/actors/france/with/nobody/").status_code == 404


def test_a_theme_includes_those_below_it(client):
    wide = make_theme("peace-process")
    make_article("Under the narrow theme", themes=[make_theme("mediation", parent=wide)], actors=[make_actor("qatar")])
    assert "Under the narrow theme" in client.get("/articles/?theme=peace-process").text
    assert "Under the narrow theme" not in client.get("/articles/?not_theme=peace-process").text


def test_dates_inside_the_span_answer_and_outside_do_not(client):
    make_article("Long ago", published="1945-06-26")
    assert client.get("/1990/").status_code == 200
    assert client.get("/1990/02/28/").status_code == 200
    assert client.get("/1990/02/30/").status_code == 404
    assert client.get("/1944/").status_code == 404
    assert client.get("/2030/").status_code == 404
    assert client.get("/0000/").status_code == 404
    assert client.get("/9999/12/31/").status_code == 404
    assert client.get("/0001/01/01/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_only_read(client, method):
    assert getattr(client, method)("/articles/").status_code == 405
