"""People stand in lists from A to Z where a library files them, by the vocabulary or by their names; shown as ever."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article
from parsed import inputs, of_class, parse, text_of

from articles.models import Actor
from articles.vocabulary import ActorKind

pytestmark = pytest.mark.django_db

PERSON = ActorKind.PERSON
PEOPLE = Path(__file__).resolve().parent.parent / "articles" / "starter" / "vocabulary" / "people.jsonl"


def person(name, **values):
    return make_actor(f"a{Actor.objects.count()}", name=name, kind=PERSON, **values)


def listed(client):
    """Names of the list of actors, by the letters they stand under."""
    page = parse(client.get("/actors/"))
    return {
        text_of(of_class(section, "names__letter", "h2")[0]): [text_of(a) for a in section.iter("a")]
        for section in of_class(page, "names", "section")
    }


def test_person_without_a_name_whom_something_else_wrote_is_listed_as_it_is(client):
    make_article(actors=[person(" ")])
    assert client.get("/actors/").status_code == 200


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("Joe Biden", PERSON, "B"),
        ("George H. W. Bush", PERSON, "B"),
        ("Benigno Aquino III", PERSON, "A"),
        ("Ursula von der Leyen", PERSON, "L"),
        ("Charles de Gaulle", PERSON, "G"),
        ("Herman Van Rompuy", PERSON, "V"),
        ("Alcide De Gasperi", PERSON, "D"),
        ("Bashar al-Assad", PERSON, "A"),
        ("Abdel Fattah El-Sisi", PERSON, "S"),
        ("Ólafur Þór Ágústsson", PERSON, "A"),
        # The family name comes first, or nothing tells.
        ("Xi Jinping", PERSON, "X"),
        ("Kim Jong Un", PERSON, "K"),
        ("Ban Ki-moon", PERSON, "B"),
        ("Tsai Ing-wen", PERSON, "T"),
        ("Nguyen Phu Trong", PERSON, "N"),
        ("Mohammed bin Salman", PERSON, "M"),
        ("習近平", PERSON, "X"),
        ("Владимир Путин", PERSON, "V"),
        ("Ronaldo", PERSON, "R"),
        # Sovereigns and the like are filed under their own names.
        ("Queen Elizabeth II", PERSON, "E"),
        ("Pope John Paul II", PERSON, "J"),
        ("Sheikh Hasina", PERSON, "H"),
        ("Prince Hassan bin Talal", PERSON, "H"),
        # Nobody else has a family name.
        ("United Kingdom", ActorKind.STATE, "U"),
        ("Royal Dutch Shell", ActorKind.COMPANY, "R"),
    ],
)
def test_a_name_tells_under_which_letter_an_actor_stands(client, name, kind, letter):
    make_article(actors=[make_actor("whoever", name=name, kind=kind)])
    assert listed(client) == {letter: [name]}


def test_what_the_vocabulary_says_outweighs_the_name_and_the_name_is_shown_as_before(client):
    people = [
        person("Joe Biden"),
        person("Aung San Suu Kyi", filed_under="Aung San Suu Kyi"),
        person("Enrique Peña Nieto", filed_under="Peña Nieto, Enrique"),
        person("Zoe Biden"),
        person("Alan Biden"),
        person("Biden"),
    ]
    make_article(actors=people)
    assert list(listed(client).items()) == [
        ("A", ["Aung San Suu Kyi"]),
        ("B", ["Biden", "Alan Biden", "Joe Biden", "Zoe Biden"]),
        ("P", ["Enrique Peña Nieto"]),
    ]
    by_name = of_class(parse(client.get("/articles/actors/?by=name")), "values__name")
    assert [text_of(one[0]) for one in by_name] == [name for names in listed(client).values() for name in names]


def test_an_editor_says_where_an_actor_is_filed_and_sees_where_it_is_as_long_as_nobody_has(client, desk):
    actor = person("Aung San Suu Kyi")
    make_article(actors=[actor])
    assert list(listed(client)) == ["K"]
    address = reverse("admin:articles_actor_change", args=[actor.pk])
    form = parse(desk.get(address))
    (field,) = inputs(form, name="filed_under")
    assert (field.get("value"), field.get("placeholder")) == (None, "Kyi, Aung San Suu")
    posted = {one.get("name"): one.get("value") or "" for one in inputs(form) if "FORMS" in (one.get("name") or "")}
    posted |= {"names-TOTAL_FORMS": "0", "roles-TOTAL_FORMS": "0", "identifiers": "{}", "kind": PERSON}
    posted |= {"slug": actor.slug, "name": actor.name, "filed_under": actor.name}
    assert desk.post(address, posted).status_code == 302
    assert list(listed(client)) == ["A"]


def load(tmp_path, text, name="people.jsonl"):
    path = tmp_path / name
    path.write_text(text)
    call_command("load_vocabulary", str(path))


def entry(**values):
    return json.dumps({"type": "actor", "slug": "suu-kyi", "name": "Aung San Suu Kyi", "kind": "person", **values})


def export(capsys):
    capsys.readouterr()
    call_command("export_vocabulary")
    return capsys.readouterr().out


def test_a_vocabulary_says_where_actors_are_filed_and_a_round_trip_keeps_it(client, tmp_path, capsys):
    load(tmp_path, entry(filed_under="Aung San  Suu Kyi") + "\n" + entry(slug="joe", name="Joe Biden"))
    before = export(capsys)
    assert '"name": "Aung San Suu Kyi", "filed_under": "Aung San Suu Kyi"' in before
    assert before.count("filed_under") == 1
    Actor.objects.all().delete()
    load(tmp_path, before)
    assert export(capsys) == before
    load(tmp_path, entry())
    assert Actor.objects.get(slug="suu-kyi").filed_under == "Aung San Suu Kyi"
    load(tmp_path, entry(filed_under=""))
    assert Actor.objects.get(slug="suu-kyi").filed_under == ""
    load(tmp_path, "type,slug,name,filed_under\nactor,suu-kyi,Aung San Suu Kyi,Suu\n", "people.csv")
    assert Actor.objects.get(slug="suu-kyi").filed_under == "Suu"


@pytest.mark.parametrize(("value", "message"), [("x" * 301, "filed_under has 301 characters"), (7, "filed_under")])
def test_what_nobody_can_be_filed_under_is_refused_in_words(tmp_path, capsys, value, message):
    with pytest.raises(SystemExit):
        load(tmp_path, entry(filed_under=value))
    captured = capsys.readouterr()
    assert message in captured.out + captured.err


def test_the_list_is_in_step_with_whoever_writes(client):
    actor = person("Joe Biden")
    make_article(actors=[actor])
    assert list(listed(client)) == ["B"]
    Actor.objects.filter(pk=actor.pk).update(filed_under="Joe\nB")
    assert listed(client) == {"J": ["Joe Biden"]}
    Actor.objects.filter(pk=actor.pk).update(filed_under="", kind=ActorKind.COMPANY, name="Zeta Biden")
    assert listed(client) == {"Z": ["Zeta Biden"]}


def test_a_renaming_tells_where_an_actor_stays_filed(desk):
    actor = person("Aung San Suu Kyi", filed_under="Aung San Suu Kyi")
    address = reverse("admin:articles_actor_curate", args=[actor.pk, "rename"])
    page = desk.post(address, {"new_name": "Daw Suu Kyi", "new_slug": actor.slug}).text
    assert "Lists from A to Z have it under “Aung San Suu Kyi” as before" in page


def test_people_of_the_starter_vocabulary_are_filed_as_libraries_have_them(client):
    expected = {
        "Xi Jinping": "X", "Kim Jong Un": "K", "Ban Ki-moon": "B", "Ursula von der Leyen": "L", "Joe Biden": "B",
        "Aung San Suu Kyi": "A", "Thaksin Shinawatra": "T", "Mahathir Mohamad": "M", "Hun Sen": "H", "Abiy Ahmed": "A",
        "Joko Widodo": "J", "Susilo Bambang Yudhoyono": "Y", "Javier Pérez de Cuéllar": "P", "Osama bin Laden": "B",
        "Valéry Giscard d'Estaing": "G", "F. W. de Klerk": "D", "Charles de Gaulle": "G", "Kim Campbell": "C",
        "Vigdís Finnbogadóttir": "V", "Gamal Abdel Nasser": "N", "Ho Chi Minh": "H", "U Thant": "T",
        "Shinzo Abe": "A", "Viktor Orbán": "O", "Boutros Boutros-Ghali": "B", "Syngman Rhee": "R",
    }  # fmt: skip
    rows = [json.loads(line) for line in PEOPLE.read_text(encoding="utf-8").splitlines()]
    some = [row for row in rows if row["name"] in expected]
    assert len(some) >= len(expected)
    make_article(actors=[person(row["name"], filed_under=row.get("filed_under", "")) for row in some])
    found = {name: letter for letter, names in listed(client).items() for name in names}
    assert found == expected
