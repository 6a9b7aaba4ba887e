"""Actors, themes and sources found by any of their names: while typing, above results, on the page of all values."""

import random
import time
from urllib.parse import quote

import html5lib
import pytest
from factories import make_actor, make_article, make_source, make_theme
from pyroaring import BitMap

from articles import index
from articles.index import ACTOR, names
from articles.index.columns import Instants, Tags
from articles.index.labels import Labels
from articles.index.names import Names, beginning_with, folded_name
from articles.index.ranking import Ranking
from articles.index.snapshot import Snapshot
from articles.models import Actor, ActorName
from articles.vocabulary import NameUse


def named(actor, name, language="en", use=NameUse.NAME):
    return ActorName.objects.create(actor=actor, name=name, language=language, use=use)


@pytest.fixture
def archive(db):
    israel = make_actor("israel", kind="state")
    named(israel, "ישראל", "he")
    named(israel, "Israeli", use=NameUse.ADJECTIVE)
    netanyahu = make_actor("benjamin-netanyahu", kind="person")
    named(netanyahu, "نتنياهو", "ar")
    north = make_actor("north-korea", kind="state")
    named(north, "Democratic People's Republic of Korea")
    named(north, "DPRK", use=NameUse.ACRONYM)
    named(north, "北朝鮮", "ja")
    south = make_actor("south-korea", kind="state")
    make_actor("korean-red-cross", kind="organisation")
    ceasefire = make_theme("ceasefire")
    make_article("Talks in Seoul", actors=[south, north], themes=[ceasefire], source=make_source("yonhap"))
    for number in range(3):
        make_article(f"Talks {number}", actors=[south], source=make_source(f"wire-{number}"))
    make_article("Cabinet meets", actors=[netanyahu, israel], themes=[ceasefire])
    make_article("Draft", actors=["korean-red-cross"], status="draft")


def choose(client, query):
    response = client.get(quote(f"/names.json?{query}", safe="/?&=+%"))
    assert response.status_code == 200, response.text
    assert response.headers["Content-Type"] == "application/json"
    return [(row["slug"], row["count"]) for row in response.json()]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée  Palace", "elysee palace"),
        ("O'Brien's", "obrien"),
        ("U.S.", "us"),
        ("北朝鮮 外務省", "北朝鮮 外務省"),
        ("Jean-Noël", "jean noel"),
        ("…", ""),
    ],
)
def test_names_are_compared_folded_and_word_by_word(text, folded):
    assert folded_name(text) == folded


def test_beginnings_whole_words_and_whole_names_are_found():
    known = Names([(1, "Kim Jong Un"), (2, "Kimberley"), (3, "Un Kim"), (1, "Kim Jong-un")], [(4, "Kim")])
    assert [set(ids) for ids in known.beginning("kim")] == [{4}, {1, 2}, {4}, {3}, set()]
    assert set(known.called("kim")) == {4}
    assert set(known.with_words(["kim"])) == {1, 3, 4}
    assert set(known.with_words(["un", "kim"])) == {1, 3}
    assert set(list(known.beginning("un jo"))[-1]) == {1}
    assert not known.called("kim jong")
    assert not any(Names([]).beginning("x"))
    assert known.words == ["jong", "kim", "kimberley", "un"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("netan", ["benjamin-netanyahu"]),
        ("NETAN", ["benjamin-netanyahu"]),
        ("نتن", ["benjamin-netanyahu"]),
        ("ישר", ["israel"]),
        ("北朝", ["north-korea"]),
        ("dprk", ["north-korea"]),
        ("korea, n", ["north-korea"]),
        ("korea", ["south-korea", "north-korea"]),
        ("zzz", []),
        ("!", []),
    ],
)
def test_a_name_in_any_script_is_offered_by_its_beginning(client, archive, typed, slugs):
    assert [slug for slug, _ in choose(client, f"facet=actor&name={typed}")] == slugs


def test_the_exact_name_comes_before_beginnings_and_those_before_later_words(client, archive):
    exact = make_actor("kore")
    later = make_actor("union-of-koreans")
    begins = make_actor("koreatown")
    for number in range(5):
        make_article(f"More {number}", actors=[later])
    make_article("One", actors=[exact, begins])
    found = [slug for slug, _ in choose(client, "facet=actor&name=kore")]
    assert found == ["kore", "koreatown", "union-of-koreans", "south-korea", "north-korea"]


def test_the_own_name_comes_before_other_names_and_those_before_adjectives(client, db):
    own, other, adjective = make_actor("islands"), make_actor("iran"), make_actor("iceland")
    named(other, "Islamic Republic of Iran")
    named(adjective, "Islandic", use=NameUse.ADJECTIVE)
    make_article("One", actors=[own, other, adjective])
    make_article("Two", actors=[other, adjective])
    make_article("Three", actors=[adjective])
    assert choose(client, "facet=actor&name=isla") == [("islands", 1), ("iran", 2), ("iceland", 3)]


def test_counts_are_those_of_the_question_and_nobody_without_articles_is_offered(client, archive):
    assert choose(client, "facet=actor&name=south") == [("south-korea", 4)]
    assert choose(client, "theme=ceasefire&facet=actor&name=south") == [("south-korea", 1)]
    assert choose(client, "q=cabinet&facet=actor&name=south") == []
    assert choose(client, "facet=actor&name=korean+red") == []
    # Sources are joined by OR: another one can still be chosen.
    assert choose(client, "source=yonhap&facet=source&name=wire-1") == [("wire-1", 1)]


def test_at_most_ten_are_offered(client, archive):
    make_article("Many", actors=[f"xyz-{number}" for number in range(14)])
    assert len(choose(client, "facet=actor&name=xyz")) == 10


@pytest.mark.parametrize(
    ("query", "status", "field", "message"),
    [
        ("name=x", 400, "facet", "one of actor, theme, source, language"),
        ("facet=month&name=x", 400, "facet", "one of actor"),
        ("facet=actor", 400, "name", "beginning of a name"),
        ("facet=actor&name=" + "x" * 101, 400, "name", "100 characters"),
        ("facet=actor&name=%00", 400, "name", "characters"),
        ("facet=actor&facet=theme&name=x", 400, "facet", "several values"),
        ("actr=france&facet=actor&name=x", 400, "actr", "not a filter"),
        ("from=yesterday&facet=actor&name=x", 400, "from", "not a date"),
        ("page=2&facet=actor&name=x", 400, "page", "no pages"),
        ("actor=nobody&facet=actor&name=x", 404, "actor", "nobody"),
    ],
)
def test_errors_of_names_are_json_and_say_why(client, archive, query, status, field, message):
    response = client.get(f"/names.json?{query}")
    assert response.status_code == status
    assert response.json()["field"] == field
    assert message in response.json()["error"]


def test_another_spelling_is_redirected_once(client, archive):
    response = client.get("/names.json?name=ko&facet=actor&theme=ceasefire&utm_source=x")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/names.json?theme=ceasefire&facet=actor&name=ko",
    )
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_names_cost_a_query_only_after_a_change(client, django_assert_num_queries):
    actor = make_actor("north-korea")
    make_article("Talks", actors=[actor])
    choose(client, "facet=actor&name=nor")
    with django_assert_num_queries(1):  # The archive's number.
        assert choose(client, "facet=actor&name=north") == [("north-korea", 1)]
    named(actor, "Chosŏn")
    assert choose(client, "facet=actor&name=choson") == [("north-korea", 1)]
    Actor.objects.filter(pk=actor.pk).update(name="DPR Korea")
    assert choose(client, "facet=actor&name=dpr") == [("north-korea", 1)]
    ActorName.objects.all().delete()
    assert choose(client, "facet=actor&name=choson") == []


@pytest.mark.django_db(transaction=True)
def test_names_are_shared_by_all_who_ask_and_not_read_where_nobody_asks(client, django_assert_num_queries):
    make_article("Talks", actors=["north-korea"])
    snapshot = index.current()
    kept = names.names_of(snapshot, ACTOR)
    client.get("/articles/?actor=north-korea")
    assert names.names_of(index.current(), ACTOR) is kept
    make_actor("chad")
    with django_assert_num_queries(0):
        assert names.names_of(snapshot, ACTOR) is kept
    assert names.names_of(index.current(), ACTOR) is not kept


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return html5lib.parse(response.text, namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def listed(tree):
    return [words(item) for item in tree.iter("li") if "values__value" in (item.get("class") or "")]


def links(tree):
    return {words(link): link.get("href") for link in tree.iter("a")}


def test_all_values_of_a_question_are_listed_by_number_or_name(client, archive):
    tree = page(client, "/articles/actors/?theme=ceasefire")
    assert listed(tree) == [
        "Benjamin Netanyahu person 1 article without Benjamin Netanyahu",
        "Israel state 1 article without Israel",
        "North Korea state 1 article without North Korea",
        "South Korea state 1 article without South Korea",
    ]
    shown = links(tree)
    assert shown["North Korea"] == "/articles/?actor=north-korea&theme=ceasefire"
    assert shown["without North Korea"] == "/articles/?theme=ceasefire&not_actor=north-korea"
    assert shown["Remove filter Theme: Ceasefire ×"] == "/articles/"
    assert shown["A–Z"] == "/articles/actors/?theme=ceasefire&by=name"
    assert listed(page(client, "/articles/actors/"))[0].startswith("South Korea state 4 articles")
    by_name = listed(page(client, "/articles/actors/?by=name"))
    assert [row.split()[0] for row in by_name] == ["Israel", "Benjamin", "North", "South"]
    assert [row.split()[0] for row in listed(page(client, "/articles/themes/"))] == ["Ceasefire"]
    assert "Wire 1 1 article without Wire 1" in listed(page(client, "/articles/sources/?source=yonhap"))
    assert listed(page(client, "/articles/languages/")) == ["English 5 articles"]


def test_what_is_chosen_stands_first_and_can_be_taken_away(client, archive):
    tree = page(client, "/articles/actors/?actor=south-korea&by=name")
    assert listed(tree)[0] == "Remove filter South Korea × state 4 articles"
    assert listed(tree)[1].startswith("North Korea")
    assert links(tree)["Remove filter South Korea ×"] == "/articles/"
    assert links(tree)["← Back to the results"] == "/articles/?actor=south-korea"


def test_the_search_box_narrows_the_list_and_keeps_the_question(client, archive):
    tree = page(client, "/articles/actors/?theme=ceasefire&by=name&name=kor")
    assert [row.split(" state")[0] for row in listed(tree)] == ["North Korea", "South Korea"]
    form = next(form for form in tree.iter("form") if form.get("action") == "/articles/actors/")
    fields = [(field.get("name"), field.get("value")) for field in form.iter("input")]
    assert fields == [("theme", "ceasefire"), ("by", "name"), ("name", "kor")]
    nothing = page(client, "/articles/actors/?theme=ceasefire&name=zz")
    assert listed(nothing) == []
    assert links(nothing)["All actors of these results"] == "/articles/actors/?theme=ceasefire"


def test_the_list_has_pages_of_two_hundred(client, db):
    make_article("Summit", actors=[make_actor(f"guest-{number:03}") for number in range(201)])
    first = page(client, "/articles/actors/?q=summit&by=name")
    assert len(listed(first)) == 200
    assert links(first)["Next page →"] == "/articles/actors/?q=summit&page=2&by=name"
    second = page(client, "/articles/actors/?q=summit&page=2&by=name")
    assert [row.split(" other")[0] for row in listed(second)] == ["Guest 200"]
    assert "page 2 of 2" in words(second.find(".//title"))
    assert client.get("/articles/actors/?q=summit&page=3").status_code == 404


def test_lists_of_values_are_no_pages_for_search_engines(client, archive):
    tree = page(client, "/articles/actors/?by=name")
    assert [m.get("content") for m in tree.iter("meta") if m.get("name") == "robots"] == ["noindex,follow"]
    canonical = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    assert canonical == ["http://127.0.0.1:8000/articles/actors/?by=name"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("?by=count&theme=ceasefire", "?theme=ceasefire"),
        ("?name=+kor+&theme=ceasefire", "?theme=ceasefire&name=kor"),
        ("?name=&by=name", "?by=name"),
        ("?sort=newest&page=1&utm_source=x", ""),
    ],
)
def test_a_list_has_one_address(client, archive, asked, answered):
    response = client.get(f"/articles/actors/{asked}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/articles/actors/{answered}")
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [("by=size", 400), ("x=1", 400), ("name=a&name=b", 400), ("actor=nobody", 404), ("page=9", 404), ("facet=x", 400)],
)
def test_a_list_refuses_what_it_cannot_read(client, archive, query, status):
    assert client.get(f"/articles/actors/?{query}").status_code == status


@pytest.mark.parametrize("path", ["/names.json?facet=actor&name=kor", "/articles/actors/"])
def test_names_are_public_and_only_read(client, archive, path):
    response = client.get(path)
    assert response.headers["Cache-Control"].startswith("public")
    assert "Set-Cookie" not in response.headers
    assert client.post(path).status_code == 405


def test_settling_the_slash_keeps_the_whole_question(client, archive):
    response = client.get("/articles/actors?name=kor&theme=ceasefire")
    assert response.headers["Location"] == "/articles/actors/?theme=ceasefire&name=kor"


@pytest.mark.parametrize("text", ["'", '"', "\\", "%", "😀", "a" * 100, "ﷺ", "\u0000x"])
def test_no_name_is_an_error_of_ours(client, archive, text):
    for path, own in (("/names.json", {"facet": "actor"}), ("/articles/actors/", {})):
        assert client.get(path, {**own, "name": text}).status_code in (200, 301, 400)


@pytest.mark.soak
def test_fifty_thousand_actors_are_searched_within_ten_milliseconds_a_key(monkeypatch):
    chance = random.Random(1)
    syllables = "ka ne ta mi ro sha lu ben yan ov hu al mar ti do ri sa be no ku ra vi pe to ze".split()

    def name():
        words = ("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(chance.randint(1, 3)))
        return " ".join(words).title()

    ids = range(1, 50_001)
    labels = Labels.of((id, f"a{id}", name(), "", None) for id in ids)
    known = Names(
        ((id, label.name) for id, label in labels.by_id.items()),
        ((id, name()) for id in ids),
        ((id, f"نتنياهو {id}") for id in ids if id % 4 == 0),
    )
    monkeypatch.setitem(names._kept, ACTOR, (labels, known))
    bitmaps = {id: BitMap(chance.sample(range(100_000), max(1, int(50_000 / id**0.9)))) for id in ids}
    articles = BitMap(range(100_000))
    snapshot = Snapshot(
        "", 1, 0, {ACTOR: labels}, {ACTOR: bitmaps}, articles, (), Instants({}), Tags.of(bitmaps),
        {ACTOR: Ranking.of(bitmaps)},
    )  # fmt: skip
    for among in (articles, bitmaps[9], BitMap(range(20))):
        for typed in ("k", "ka", "kane", "ta ka", "نتن", "zzz"):
            took = []
            for _ in range(5):
                start = time.process_time()
                beginning_with(snapshot, ACTOR, typed, among, 10)
                took.append(time.process_time() - start)
            assert min(took) < 0.01, (typed, len(among), took)
