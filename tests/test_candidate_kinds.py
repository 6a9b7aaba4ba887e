"""What names in no list are likely to be: people and bodies are looked at before places and other words."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article
from parsed import inputs, of_class, parse, text_of

from articles.models import NameCandidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("admin:articles_actor_candidates")


def say(*texts):
    """Make an article of each text, with a headline that names nobody."""
    for number, text in enumerate(texts):
        make_article(f"talks number {number}", body_html=f"<p>{text}</p>")


def kinds(capsys):
    """What the command prints: what each name is likely to be, in order."""
    call_command("name_candidates", "--jsonl")
    return {row["name"]: row["kind"] for row in map(json.loads, capsys.readouterr().out.splitlines())}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He met Rudolf Rassendyll.", "Rudolf Rassendyll", "person"),
        ("It was President Rassendyll who spoke.", "Rassendyll", "person"),
        ("He joined the Green Forest Party.", "Green Forest Party", "body"),
        ("It was the Bank of Zenda.", "Bank of Zenda", "body"),
        ("It was the Zenda Times.", "Zenda Times", "body"),
        ("He saw Zenda.", "Zenda", "name"),
        ("Talks were held in Zenda.", "Zenda", "place"),
        ("It struck Zenda province.", "Zenda", "place"),
        ("They left Zenda, Ruritania.", "Zenda", "place"),
        ("They left Zenda, Ohio.", "Zenda", "place"),
        ("They crossed Lake Zenda.", "Lake Zenda", "place"),
        ("It is known in South Zenda.", "South Zenda", "place"),
        ("They bathe in California.", "California", "place"),
        ("It flows from the Zenda reservoir.", "Zenda", "place"),
        ("He saw Zenda Missiles.", "Zenda Missiles", "word"),
        ("He likes Samarkand.", "Samarkand", "place"),
        ("He likes Andhra Pradesh.", "Andhra Pradesh", "place"),
        ("He likes Zenda Gorge.", "Zenda Gorge", "place"),
        ("He likes Zenda Glacier.", "Zenda Glacier", "place"),
        ("He met an NGO there.", "NGO", "word"),
        ("He won the Zenda Cup.", "Zenda Cup", "word"),
        ("He sailed with HMS Zenda.", "HMS Zenda", "word"),
        ("He signed the Treaty of Zenda.", "Treaty of Zenda", "word"),
        ("It is in Zenda Lot 12, he wrote.", "Zenda Lot", "word"),
        ("See press release ZC/9529.", "ZC", "word"),
        ("These are Zendish troops.", "Zendish", "word"),
        ("He is pro-Zendish.", "pro-Zendish", "word"),
        ("He saw the Embassy.", "Embassy", "word"),
        ("It struck Northwestern Zenda.", "Northwestern Zenda", "place"),
        ("They saw Post Square.", "Post Square", "place"),
        ("He saw the Duke of Zenda.", "Zenda", "place"),
        ("It took place off the coast of Zenda.", "Zenda", "place"),
        ("A Zenda earthquake is told of.", "Zenda", "place"),
        ("He won the Zenda Finals.", "Zenda Finals", "word"),
        ("It was in the Zenda Diaries.", "Zenda Diaries", "word"),
        ("He saw the Duke there.", "Duke", "word"),
        ("He met several ZPs there.", "ZPs", "word"),
        ("It was the Hyaku-2 probe.", "Hyaku-2", "word"),
        ("It was Hyaku2, he said.", "Hyaku2", "word"),
        ("He met the Z23.", "Z23", "name"),
        ("It was the Zenda Storm Centre.", "Zenda Storm Centre", "body"),
        ("It was Strong Cyclone Zenda.", "Strong Cyclone Zenda", "word"),
        ("He won the Zenda Bowl XLII.", "Zenda Bowl XLII", "word"),
        ("He won the Zenda Grand Prix.", "Zenda Grand Prix", "word"),
        ("It was a near-Zenda rock.", "near-Zenda", "word"),
        ("They were Zenda Christians.", "Zenda Christians", "word"),
        ("He met the Council of Christians.", "Council of Christians", "body"),
        ("He met the Zenda Grand Duke.", "Zenda Grand Duke", "word"),
        ("He met Rudolf Duke.", "Rudolf Duke", "person"),
        ("So said Mr. Antoinette Baron.", "Antoinette Baron", "person"),
        ("So said Mr. Samarkand.", "Samarkand", "person"),
        ("He met the Space Agency.", "Space Agency", "body"),
        ("He saw Space Shuttle Zenda.", "Space Shuttle Zenda", "word"),
        ("It is a stronghold of the Zendaris.", "Zendaris", "name"),
    ],
)
def test_a_names_words_and_what_stands_beside_it_tell_what_it_is_likely_to_be(capsys, text, name, kind):
    make_actor("rudolf-hentzau", name="Rudolf Hentzau", kind="person")
    make_actor("ruritania", name="Ruritania", kind="state")
    say(text, text, text, "a small embassy is quiet")
    assert kinds(capsys)[name] == kind


def test_words_that_all_stand_small_much_oftener_are_no_name_together(capsys):
    say(*["It was Quiet Embassies again."] * 2, *["a small embassy is quiet, embassies are quiet"] * 4)
    assert kinds(capsys) == {"Quiet Embassies": "word"}


def test_who_speaks_is_no_place_however_often_something_is_in_it(capsys):
    say("Zenda said no.", "Confidence in Zenda is low, Zenda added.")
    assert kinds(capsys) == {"Zenda": "name"}


def test_likely_actors_stand_before_commoner_places_and_words(capsys):
    say(*["He won the Zenda Cup in Strelsau."] * 4, *["It was the Bank of Zenda."] * 2)
    assert list(kinds(capsys)) == ["Bank of Zenda", "Strelsau", "Zenda Cup"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the Food and Grain Administration.", ["Food and Grain Administration"]),
        ("He met the Supreme People's Assembly.", ["Supreme People's Assembly"]),
        ("They play Major League Chess.", ["Major League Chess"]),
        ("The Ruritania and the Zenda Union met. the Ruritania and the Zenda Union", []),
        ("It was House Speaker Rudolf Hentzau.", []),
        ("It is Ruritania-Zenda Union trade.", []),
        ("He met Ruritania Foreign Minister Black Michael.", ["Black Michael"]),
        ("He met Ruritania's Secretary of State Black Michael.", ["Black Michael"]),
        ("He met the Ruritania Secretary of State Black Michael.", ["Black Michael"]),
        ("He met Strelsau Governor Black Michael.", ["Black Michael", "Strelsau"]),
        ("He met Strelsau Mayor Bill Sapt.", ["Bill Sapt", "Strelsau"]),
        ("He met President Bill Sapt.", ["Bill Sapt"]),
        ("It was Democrat Joe Sapt.", ["Joe Sapt"]),
        ("<br>Notes<br>of what was said", []),
        ("So said Sir Ibid, Vol. II.", []),
        ("THE ENVOY ARRIVED IN STRELSAU ON MONDAY AND WILL STAY.", []),
        ("THE ENVOY ARRIVED.<br>He met the ZLA in peace.", ["ZLA"]),
        ("He saw the plan.8 Moreover, it was long. It was so.”12 Moreover, it was good.", []),
        ("He spoke of Zenda Union-led talks and a Rudolf Hentzau-backed plan.", []),
        ("He saw the Strelsauer ZU and Departed ZU.", []),
        ("He spoke of the Strelsau-based Black Michael.", ["Black Michael"]),
        ("It was the Ruritanian–Zendish Council.", ["Ruritanian–Zendish Council"]),
        ("It was Ruritania–Zenda Union trade.", []),
        ("He met the High People's Procuratorate.", ["High People's Procuratorate"]),
        ("It was the High Committee on Ways and Means.", ["High Committee on Ways and Means"]),
        ("It was the Office against Graft in Zendaland.", ["Office against Graft", "Zendaland"]),
        ("It was the Mothers for Zendaland.", ["Mothers for Zendaland"]),
        ("It was the Zendish Union for a Better Life.", ["Zendish Union for a Better Life"]),
        ("It was Unite the Left.", ["Unite the Left"]),
        ("It was the Zendish Hall of Noise.", ["Zendish Hall of Noise"]),
        ("It was the Monte dei Zendi.", ["Monte dei Zendi"]),
        ("He met the Zendish Women's Movement.", ["Zendish Women's Movement"]),
        ("It was the Sultanate of Hentzau and Zendish Boats.", ["Sultanate of Hentzau", "Zendish Boats"]),
        ("He met Crown Prince Black Michael.", ["Black Michael"]),
        ("It was built by General Motors.", ["General Motors"]),
        ("It takes aid. Zlotaid met ZLOTAID.", ["ZLOTAID"]),
    ],
)
def test_names_are_whole_and_neither_headings_nor_those_of_known_actors(capsys, text, expected):
    make_actor("rudolf-hentzau", name="Rudolf Hentzau", kind="person")
    make_actor("ruritania", name="Ruritania", kind="state")
    union = make_actor("zenda-union", name="Zenda Union", kind="international_organisation")
    union.names.create(name="ZU", use="acronym")
    say(text, text)
    assert list(kinds(capsys)) == expected


def test_what_is_cut_off_where_a_text_ends_is_no_name(capsys):
    say("So he met Black Michael. Later he met Black…", "So he met Black Michael. Later he met Black…")
    assert list(kinds(capsys)) == ["Black Michael"]


def test_a_word_that_begins_a_sentence_is_no_acronym(capsys):
    say(*["It came from AID."] * 2, *["Aid came late."] * 3)
    call_command("name_candidates", "--jsonl")
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["name"], row["articles"]) == ("AID", 2)


def test_people_and_bodies_stand_before_as_common_names_of_which_nothing_is_known(capsys):
    say(*["He saw Adler, the Bank of Zenda, then Rudolf Rassendyll."] * 2, "It was Strelsau.", "It was Strelsau.",
        "It was Strelsau.")  # fmt: skip
    make_actor("rudolf-hentzau", name="Rudolf Hentzau", kind="person")
    assert list(kinds(capsys)) == ["Strelsau", "Bank of Zenda", "Rudolf Rassendyll", "Adler"]


def test_names_with_a_small_word_between_them_that_also_stand_apart_are_two(capsys):
    say(*["He left Strelsau for Zendaland."] * 2, "So said Strelsau.", "It was Strelsau.", "He saw Zendaland.")
    assert sorted(kinds(capsys)) == ["Strelsau", "Zendaland"]


def test_names_that_stand_once_with_another_count_for_themselves(capsys):
    make_actor("ruritania", name="Ruritania", kind="state")
    texts = [
        "He met Black Michael of the Zenda Forest Party.",
        "He met the Hentzau and Zenda Forest Party.",
        "It was the Academy of Noise.",
        "It was the Ruritania Academy of Noise.",
        "He saw Bill Sapt and Black Michael.",
    ]
    say(*texts)  # fmt: skip
    call_command("name_candidates", "--jsonl")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["name"]: row["articles"] for row in rows} == {
        "Zenda Forest Party": 2, "Academy of Noise": 2, "Black Michael": 2,
    }  # fmt: skip
    for row in rows:
        assert {one["text"][one["start"] : one["end"]] for one in row["samples"]} == {row["name"]}


def test_two_bodies_with_and_between_them_that_also_stand_apart_are_two(capsys):
    say(*["He left Strelsau and Zenda Services."] * 2, *["It was Zenda Services."] * 2, "So said Strelsau.")
    assert list(kinds(capsys)) == ["Zenda Services", "Strelsau"]


def test_the_desk_shows_likely_actors_first_and_each_other_part_by_itself(desk, address):
    for name, kind in (("Rudolf", "person"), ("Strelsau", "place"), ("Zenda Cup", "word"), ("Zenda", "name")):
        NameCandidate.objects.create(key=name.lower(), name=name, kind=kind, articles=2)
    NameCandidate.objects.create(key="quiet", name="Quiet", is_ignored=True)

    def shown(**query):
        page = parse(desk.get(address, query))
        headlines = [text_of(one[0]) for one in of_class(page, "candidate")]
        (parts,) = of_class(page, "candidates__parts")
        return headlines, [text_of(one) for one in parts], [one.get("href") for one in parts.iter("a")]

    names, parts, links = shown()
    assert names == ["Rudolf", "Zenda"]
    assert parts == [
        "Likely actors (2)", "Likely people (1)", "Likely bodies (0)", "Likely places (1)", "Likely other words (1)",
        "Ignored (1)",
    ]  # fmt: skip
    assert links == [f"{address}?likely={kind}" for kind in ("person", "body", "place", "word")] + [
        f"{address}?ignored=yes"
    ]
    assert shown(likely="person")[0] == ["Rudolf"]
    assert shown(likely="place")[0] == ["Strelsau"]
    assert shown(likely="word")[0] == ["Zenda Cup"]
    assert shown(ignored="yes")[0] == ["Quiet"]
    assert shown(likely="nothing")[0] == ["Rudolf", "Zenda"]


def test_the_desk_shows_people_and_bodies_before_as_common_names_of_which_nothing_is_known(desk, address):
    for name, kind, articles in (("Adler", "name", 2), ("Zenda Party", "body", 2), ("Strelsau", "name", 3)):
        NameCandidate.objects.create(key=name.lower(), name=name, kind=kind, articles=articles)
    shown = [text_of(one[0]) for one in of_class(parse(desk.get(address)), "candidate")]
    assert shown == ["Strelsau", "Zenda Party", "Adler"]


def test_all_names_of_a_page_are_ignored_at_once_and_those_of_other_pages_stay(desk, address):
    for name, kind in (("Strelsau", "place"), ("Hentzau", "place"), ("Zenda", "name")):
        NameCandidate.objects.create(key=name.lower(), name=name, kind=kind, articles=2)
    where = f"{address}?likely=place"
    page = parse(desk.get(where))
    form = next(form for form in page.iter("form") if "Ignore all 2 names of this page" in text_of(form))
    keys = [one.get("value") for one in inputs(form, name="key")]
    said = desk.post(where, {"key": keys, "action": "ignore-all"}, follow=True)
    assert "2 names are ignored from now on." in said.text
    assert list(NameCandidate.objects.filter(is_ignored=False).values_list("name", flat=True)) == ["Zenda"]


def test_a_settled_name_leads_to_the_place_where_the_next_one_stands(desk, address):
    for name in ("Hentzau", "Strelsau", "Zenda"):
        NameCandidate.objects.create(key=name.lower(), name=name, articles=2)
    entry = of_class(parse(desk.get(address)), "candidate")[1]
    (place,) = {one.get("value") for one in inputs(entry, name="place")}
    done = desk.post(address, {"key": "strelsau", "action": "ignore", "place": place})
    assert done.headers["Location"] == f"{address}#place-2"
    assert text_of(of_class(parse(desk.get(address)), "candidate")[1][0]) == "Zenda"
    assert entry.get("id") == "place-2"


@pytest.mark.parametrize(
    ("name", "likely", "kind"),
    [("Rudolf Hentzau", "person", "person"), ("Zenda Services", "body", "organisation"),
     ("Green Party", "body", "party"), ("Zenda", "name", "other")],
)  # fmt: skip
def test_the_form_for_a_new_actor_has_the_likely_kind_chosen(desk, address, name, likely, kind):
    NameCandidate.objects.create(key=name.lower(), name=name, kind=likely)
    (entry,) = of_class(parse(desk.get(address)), "candidate")
    link = next(one for one in entry.iter("a") if "Make an actor of it" in text_of(one)).get("href")
    chosen = [one.get("value") for one in parse(desk.get(link)).iter("option") if one.get("selected") is not None]
    assert kind in chosen
