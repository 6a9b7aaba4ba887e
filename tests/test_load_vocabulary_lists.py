"""`load_vocabulary` on other people's lists: what is held is extended, the rest is made, what is wrong is refused."""

import io
import json

import pytest
from django.core.management import call_command
from factories import make_actor, make_theme

from articles.models import Actor, ActorName, ActorRole, Theme

pytestmark = pytest.mark.django_db

DICTIONARY = """# A dictionary of actors
# with two lines of comment

RURITANIA_ [RUR] ; its own entry comes first
+RURITANIAN_KINGDOM_
STRELSAU_ [RUR]

RUDOLF_RASSENDYLL_
+PRESIDENT_RASSENDYLL  # by office
\t[RURELI 620101-991231]
\t[RURGOV 000101-041231]
\t[RURGOVMIL >20050101]
RURITANIAN_MINISTRY_OF_THE_INTERIOR_
+R.M.I._
+RMI
\t[RURGOV]
BLUE_BRIGADE_ [RURREB]
ZENDA_TRADING_CO_ [MNCRUR]
"""

COUNTRY = {
    "name": {
        "common": "Ruritania",
        "official": "Kingdom of Ruritania",
        "native": {"deu": {"common": "Ruritanien", "official": "Königreich Ruritanien"}},
    },
    "cca2": "RR",
    "cca3": "RUR",
    "independent": True,
    "status": "officially-assigned",
    "capital": ["Strelsau"],
    "altSpellings": ["RR", "Rurithania"],
    "translations": {"ara": {"common": "روريتانيا", "official": "مملكة روريتانيا"}, "bre": {"common": "Ruritaniezh"}},
    "demonyms": {"eng": {"f": "Ruritanian", "m": "Ruritanian"}, "fra": {"f": "Ruritanienne", "m": "Ruritanien"}},
}

TOPICS = {
    "prefLabel": {"en-GB": "Topics"},
    "conceptSet": [
        {
            "uri": "http://example.org/topic/20",
            "prefLabel": {"en-GB": "border talks"},
            "definition": {"en-GB": "Talks on where a border runs"},
            "broader": ["http://example.org/topic/10"],
        },
        {"uri": "http://example.org/topic/10", "prefLabel": {"en-GB": "talks"}, "definition": {}},
        {"uri": "http://example.org/topic/30", "prefLabel": {"en-GB": "telegraphy"}, "retired": "2020-01-01"},
    ],
}


def write(folder, content, name):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return path


def write_lines(folder, *items, name="actors.jsonl"):
    return write(folder, "".join(json.dumps(item) + "\n" for item in items), name)


def coded(name, *codes, aliases=()):
    spans = [(each, None, None) if isinstance(each, str) else each for each in codes]
    codes = [{"code": code, "from": first, "to": last} for code, first, last in spans]
    return {"name": name, "aliases": list(aliases), "codes": codes, "dictionary": "country"}


def load(*paths, **options):
    """Return the exit code, the last line, and all that was printed."""
    out, code = io.StringIO(), 0
    try:
        call_command("load_vocabulary", *map(str, paths), stdout=out, **options)
    except SystemExit as end:
        code = end.code
    printed = out.getvalue().strip()
    return code, printed.split("\n")[-1], printed


def names_of(slug, use="name"):
    return set(ActorName.objects.filter(actor__slug=slug, use=use).values_list("name", flat=True))


def roles_of(slug):
    rows = ActorRole.objects.filter(actor__slug=slug).order_by("held_from")
    return list(rows.values_list("title", "of__slug", "held_from", "held_to"))


def export(folder):
    path = folder / "exported"
    call_command("export_vocabulary", output=str(path), stderr=io.StringIO())
    return path.read_bytes()


def test_a_dictionary_of_actors_goes_in(tmp_path):
    code, counts, _ = load(write(tmp_path, DICTIONARY, "ruritania.actors.txt"))
    assert (code, counts) == (0, "created=6 updated=0 unchanged=0 rejected=0")
    kinds = dict(Actor.objects.values_list("slug", "kind"))
    assert kinds == {
        "ruritania": "state",
        "strelsau": "other",
        "rudolf-rassendyll": "person",
        "ruritanian-ministry-of-the-interior": "government_body",
        "blue-brigade": "armed_group",
        "zenda-trading-co": "company",
    }
    assert Actor.objects.get(slug="ruritania").identifiers == {"cameo": "RUR", "iso3166-1-alpha3": "RUR"}
    assert Actor.objects.get(slug="strelsau").part_of.slug == "ruritania"
    ministry = Actor.objects.get(slug="ruritanian-ministry-of-the-interior")
    assert ministry.name == "Ruritanian Ministry of the Interior"
    assert (ministry.part_of.slug, names_of(ministry.slug, "acronym")) == ("ruritania", {"R.M.I."})
    assert names_of("ruritania") == {"Ruritanian Kingdom"}


def test_codes_that_hold_for_some_time_are_roles_of_the_state(tmp_path):
    load(write(tmp_path, DICTIONARY, "ruritania.actors.txt"))
    assert roles_of("rudolf-rassendyll") == [
        ("Member of government", "ruritania", "2000-01-01", "2004-12-31"),
        ("Member of government (defence)", "ruritania", "2005-01-01", ""),
    ]
    assert names_of("rudolf-rassendyll") == {"President Rassendyll"}


def test_a_wrong_line_of_a_dictionary_is_refused_alone(tmp_path):
    text = DICTIONARY + "ANTOINETTE_DE_MAUBAN_\n\t[RURGOV 2004017-20061201]\n\t[RURGOV 20040101-20061201]\nNOBODY_\n"
    code, counts, printed = load(write(tmp_path, text, "ruritania.actors.txt"))
    assert (code, counts) == (2, "created=7 updated=0 unchanged=0 rejected=2")
    assert "The code [RURGOV 2004017-20061201] cannot be read" in printed
    assert "actors.txt, line 20)" in printed
    assert "It has no code" in printed
    assert "actors.txt, line 22)" in printed
    assert roles_of("antoinette-de-mauban") == [("Member of government", "ruritania", "2004-01-01", "2006-12-01")]


def test_json_lines_say_the_same_as_the_dictionary(tmp_path):
    lines = write_lines(
        tmp_path,
        coded("RURITANIA", "RUR", aliases=["RURITANIAN KINGDOM"]),
        coded("RUDOLF RASSENDYLL", ("RURGOV", "2000-01-01", "2004-12-31"), aliases=["PRESIDENT RASSENDYLL"]),
    )
    assert load(lines)[1] == "created=2 updated=0 unchanged=0 rejected=0"
    assert load(write(tmp_path, DICTIONARY, "r.actors.txt"))[1] == "created=4 updated=1 unchanged=1 rejected=0"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("{", "The line is not JSON"),
        (json.dumps(coded("A MAN", ("RURGOV", "9008223", None))), "roles[1].from: “9008223” is not a date"),
        (json.dumps(coded("A MAN", "RURGO")), "The code “RURGO” is no groups of three capitals"),
        (json.dumps(coded("A MAN", "---")), "The list itself marks it as no actor"),
        (json.dumps(coded("A MAN")), "It has no code"),
        (json.dumps({"name": "A MAN", "codes": "RUR"}), "codes must be a list"),
        (json.dumps({"name": "A MAN", "aliases": 3, "code": "RUR"}), "aliases must be a list"),
        (json.dumps(coded("", "RUR")), "name is missing"),
    ],
)
def test_a_wrong_item_is_refused_with_its_line(tmp_path, wrong, reason):
    right = json.dumps(coded("BLUE BRIGADE", "RURREB"))
    code, counts, printed = load(write(tmp_path, f"{right}\n{wrong}\n", "actors.jsonl"))
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=1")
    assert reason in printed
    assert "actors.jsonl, line 2)" in printed


def test_a_wrong_item_takes_none_of_its_name_along(tmp_path):
    right, wrong = (coded("A MAN", ("RURGOV", day, None)) for day in ("2001-01-01", "2001-13-01"))
    code, counts, printed = load(write_lines(tmp_path, right, wrong))
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=1")
    assert "actors.jsonl, line 2)" in printed
    assert roles_of("a-man") == [("Member of government", None, "2001-01-01", "")]


def test_a_country_comes_with_its_names_in_the_archives_languages(tmp_path):
    code, counts, _ = load(write(tmp_path, [COUNTRY], "countries.json"))
    assert (code, counts) == (0, "created=1 updated=0 unchanged=0 rejected=0")
    ruritania = Actor.objects.get()
    assert (ruritania.kind, ruritania.slug) == ("state", "ruritania")
    assert ruritania.identifiers == {"iso3166-1-alpha2": "RR", "iso3166-1-alpha3": "RUR"}
    assert set(ruritania.names.filter(use="name").values_list("name", "language")) == {
        ("Kingdom of Ruritania", "en"), ("Ruritanien", "de"), ("Königreich Ruritanien", "de"),
        ("روريتانيا", "ar"), ("مملكة روريتانيا", "ar"), ("Rurithania", "und"),
    }  # fmt: skip
    assert names_of("ruritania", "adjective") == {"Ruritanian", "Ruritanienne"}
    assert names_of("ruritania", "seat") == {"Strelsau"}


def test_marks_that_nobody_sees_are_taken_out_of_a_lists_names(tmp_path):
    spelt = {**COUNTRY, "altSpellings": ["Ruri\u200btania Magna", "..."]}
    assert load(write(tmp_path, [spelt], "countries.json"))[0] == 0
    item = {"name": "BLACK MICHAEL", "aliases": ["MICHAEL\x9c OF STRELSAU"], "codes": [{"code": "RURELI"}]}
    assert load(write(tmp_path, json.dumps(item), "actors.jsonl"))[0] == 0
    names = set(ActorName.objects.values_list("name", flat=True))
    assert {"Ruritania Magna", "Michael of Strelsau"} <= names
    assert "..." not in names


CODES = (
    "ISO3166-1-Alpha-3,is_independent,ISO3166-1-Alpha-2,UNTERM French Short,UNTERM Spanish Formal,official_name_cn,"
    "UNTERM English Formal,Capital,CLDR display name,wikidata_id\n"
    "RUR,Yes,RR,Ruritanie (la),el Reino de Ruritania,鲁里坦尼亚,the Kingdom of Ruritania,Strelsau,Ruritania,"
    "https://www.wikidata.org/wiki/Q1\n"
    "HEN,Territory of RR,HN,Hentzau (l') [masc.],,,,,Hentzau,\n"
    ",,,,,,,,Zenda,\n"
)
TERRITORIES = [
    {"name": "Ruritania", "full_name": "Kingdom of Ruritania", "alpha3": "rur", "qid": "Q1", "is_country": True,
     "summary": "A kingdom.", "names_strong": ["Ruritanien", "ruritanian", "RRK", "Ruritania, Kingdom of"],
     "names_weak": ["Rurita"], "code": "rr"},
    {"name": "Hentzau (Free)", "full_name": "Hentzau (Ruritania)", "qid": "Q2", "is_country": False, "parent": "rr",
     "names_strong": [], "names_weak": [], "code": "rr-he", "is_ftm": True},
    {"name": "Strelsau", "full_name": "Strelsau (Ruritania)", "qid": "Q3", "is_country": False, "parent": "rr",
     "names_strong": [], "names_weak": [], "code": "rr-st", "is_ftm": False},
    {"name": "Zenda", "full_name": "", "is_country": False, "names_strong": "", "code": ""},
]  # fmt: skip


def test_a_table_of_country_codes_brings_names_in_six_languages(tmp_path):
    code, counts, printed = load(write(tmp_path, CODES, "codes.csv"))
    assert (code, counts) == (2, "created=2 updated=0 unchanged=0 rejected=1")
    assert "The country has no “CLDR display name” or no “ISO3166-1-Alpha-3”. Give it both." in printed
    assert "codes.csv, line 4" in printed
    actor = Actor.objects.get(slug="ruritania")
    assert (actor.name, actor.kind) == ("Ruritania", "state")
    assert actor.identifiers == {"iso3166-1-alpha2": "RR", "iso3166-1-alpha3": "RUR", "wikidata": "Q1"}
    assert set(actor.names.values_list("name", "language", "use")) == {
        ("Ruritanie", "fr", "name"), ("Reino de Ruritania", "es", "name"), ("鲁里坦尼亚", "zh", "name"),
        ("Kingdom of Ruritania", "en", "name"), ("Strelsau", "en", "seat"),
    }  # fmt: skip
    assert Actor.objects.get(slug="hentzau").kind == "other"
    assert load(tmp_path)[1] == "created=0 updated=0 unchanged=2 rejected=1"


def test_an_article_that_is_part_of_a_countrys_name_stays(tmp_path):
    table = (
        "ISO3166-1-Alpha-3,is_independent,UNTERM Spanish Short,UNTERM French Formal,CLDR display name\n"
        "RUR,Yes,El Strelsau (el),la République d'El Strelsau,Ruritania\n"
    )
    load(write(tmp_path, table, "codes.csv"))
    assert names_of("ruritania", "name") == {"El Strelsau", "République d'El Strelsau"}


def test_territories_come_below_the_state_that_they_are_of(tmp_path):
    path = write(tmp_path, "\n".join(map(json.dumps, TERRITORIES)), "territories.jsonl")
    code, counts, printed = load(path)
    assert (code, counts) == (2, "created=2 updated=0 unchanged=0 rejected=1")
    assert f"The territory has no name or no code. Give it both. (first: {path}, line 4)" in printed
    assert "Parts of states left out: 1" in printed
    state, territory = Actor.objects.order_by("-kind")
    assert (state.slug, state.kind, state.description) == ("ruritania", "state", "A kingdom.")
    assert state.identifiers == {"iso3166-1-alpha2": "RR", "iso3166-1-alpha3": "RUR", "wikidata": "Q1"}
    assert set(state.names.values_list("name", "use")) == {
        ("Kingdom of Ruritania", "name"), ("Ruritanien", "name"), ("RRK", "acronym"),
    }  # fmt: skip
    assert (territory.slug, territory.kind, territory.part_of) == ("hentzau", "other", state)
    assert load(path)[1] == "created=0 updated=0 unchanged=2 rejected=1"


def test_lists_of_one_country_in_several_formats_make_one_actor(tmp_path):
    write(tmp_path, [COUNTRY], "countries.json")
    write(tmp_path, CODES, "codes.csv")
    write(tmp_path, "\n".join(map(json.dumps, TERRITORIES[:3])), "territories.jsonl")
    assert load(tmp_path)[1].startswith("created=2 ")
    assert set(Actor.objects.values_list("slug", flat=True)) == {"ruritania", "hentzau"}


def test_what_one_list_calls_a_state_and_another_does_not_is_one_actor(tmp_path):
    write(tmp_path, [{**COUNTRY, "independent": False}], "countries.json")
    write(tmp_path, json.dumps({**TERRITORIES[0], "other_qids": ["Q9"]}), "territories.jsonl")
    assert load(tmp_path)[1].startswith("created=1 ")
    assert (Actor.objects.get().kind, Actor.objects.get().slug) == ("state", "ruritania")
    assert "wikidata" not in Actor.objects.get().identifiers
    assert load(tmp_path)[1] == "created=0 updated=0 unchanged=2 rejected=0"


def test_a_state_with_another_item_of_wikidata_is_one_by_its_code(tmp_path):
    make_actor("ruritania", name="Ruritania", kind="state", identifiers={"iso3166-1-alpha3": "RUR", "wikidata": "Q7"})
    assert load(write(tmp_path, CODES, "codes.csv"))[1].startswith("created=1 updated=1 ")
    assert Actor.objects.get(slug="ruritania").identifiers["wikidata"] == "Q7"


@pytest.mark.parametrize("said", [{"parent": "zz"}, {"summary": "Ruritania is a Zendish Overseas Territory."}])
def test_a_territory_with_a_code_is_no_state_while_it_is_of_another(tmp_path, said):
    load(write(tmp_path, json.dumps(TERRITORIES[0] | said), "territories.jsonl"))
    assert (Actor.objects.get().kind, Actor.objects.get().identifiers["iso3166-1-alpha3"]) == ("other", "RUR")


def test_a_state_and_another_thing_of_its_name_are_two(tmp_path):
    other = {**COUNTRY, "independent": False, "cca2": "XX", "cca3": "XXX"}
    assert load(write(tmp_path, [COUNTRY, other], "countries.json"))[1].startswith("created=2 ")
    assert set(Actor.objects.values_list("slug", "kind")) == {("ruritania", "state"), ("ruritania-xxx", "other")}


def test_what_is_no_country_is_refused_with_its_line(tmp_path):
    path = write(tmp_path, [COUNTRY, {"cca3": "XXX"}, 7], "countries.json")
    code, counts, printed = load(path)
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=2")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert f"no name.common or no cca3. Give it both. (first: {path}, line {len(lines) - 4})" in printed
    assert f"The item is no object. Write each as {{…}}. (first: {path}, line {len(lines) - 1})" in printed


def test_a_list_that_is_cut_short_is_refused_where_it_breaks(tmp_path):
    path = write(tmp_path, json.dumps([COUNTRY]).removesuffix("]") + ',\n{"name": {"common"', "countries.json")
    code, counts, printed = load(path)
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=1")
    assert "The item is not JSON, and what follows it cannot be read" in printed
    assert "line 2)" in printed


def test_media_topics_become_themes_below_one_another(tmp_path):
    code, counts, printed = load(write(tmp_path, TOPICS, "topics.json"))
    assert (code, counts) == (0, "created=2 updated=0 unchanged=0 rejected=0")
    assert "Retired topics left out: 1" in printed
    theme = Theme.objects.get(slug="border-talks")
    assert (theme.name, theme.parent.slug, theme.identifiers) == ("Border talks", "talks", {"iptc": "20"})
    assert theme.description == "Talks on where a border runs"


def test_a_theme_that_the_archive_holds_keeps_its_place_and_terms(tmp_path):
    make_theme(slug="negotiations", name="Negotiations", identifiers={"iptc": "10"}, terms=["negotiation*"])
    code, counts, printed = load(write(tmp_path, TOPICS, "topics.json"))
    assert (code, counts) == (0, "created=1 updated=0 unchanged=1 rejected=0")
    assert "Items matched to themes of the archive: 1" in printed
    assert Theme.objects.get(slug="border-talks").parent.slug == "negotiations"
    assert Theme.objects.get(slug="negotiations").terms == ["negotiation*"]


def test_loading_lists_twice_changes_nothing(tmp_path):
    paths = (
        write(tmp_path, DICTIONARY, "ruritania.actors.txt"),
        write(tmp_path, [COUNTRY], "countries.json"),
        write(tmp_path, TOPICS, "topics.json"),
    )
    assert load(*paths)[1] == "created=8 updated=0 unchanged=1 rejected=0"
    before = export(tmp_path)
    assert load(*paths)[1] == "created=0 updated=0 unchanged=9 rejected=0"
    assert export(tmp_path) == before


def test_the_order_of_the_items_changes_no_slug(tmp_path):
    items = [
        coded("JOHN SMITH", ("RURGOV", "2000-01-01", None)),
        coded("GRAUSTARK", "GRA"),
        coded("JOHN SMITH", ("GRAGOV", "1990-01-01", "1995-12-31")),
        coded("RURITANIA", "RUR"),
        coded("GRAUSTARK INC", "MNCGRA"),
    ]
    load(write_lines(tmp_path, *items))
    slugs = dict(Actor.objects.values_list("slug", "name"))
    assert {"john-smith-rurgov", "john-smith-gragov"} < set(slugs)
    Actor.objects.all().delete()
    load(write_lines(tmp_path, *reversed(items)))
    assert dict(Actor.objects.values_list("slug", "name")) == slugs


def test_an_actor_that_the_archive_holds_is_extended_and_not_made_twice(tmp_path):
    state = make_actor(
        slug="kingdom", name="The Kingdom", kind="state", identifiers={"iso3166-1-alpha3": "RUR", "wikidata": "Q0"}
    )
    ActorName.objects.create(actor=state, name="Ruritania", language="de")
    person = make_actor(slug="rassendyll", name="Rudolf Rássendyll", kind="person", description="An impostor")
    ActorRole.objects.create(actor=person, title="King", of=state, held_from="1999", held_to="2003-05")
    code, counts, printed = load(write(tmp_path, DICTIONARY, "r.actors.txt"), write(tmp_path, [COUNTRY], "c.json"))
    assert (code, counts) == (0, "created=4 updated=2 unchanged=1 rejected=0")
    assert "Items matched to actors of the archive: 3" in printed
    state.refresh_from_db()
    assert (state.name, state.kind) == ("The Kingdom", "state")
    assert state.identifiers == {
        "iso3166-1-alpha2": "RR", "iso3166-1-alpha3": "RUR", "wikidata": "Q0", "cameo": "RUR",
    }  # fmt: skip
    assert list(state.names.filter(name="Ruritania").values_list("language", flat=True)) == ["de"]
    assert {"Ruritanian Kingdom", "Kingdom of Ruritania"} <= names_of("kingdom")
    person.refresh_from_db()
    assert person.description == "An impostor"
    # The time for which the archive knows the office better keeps it.
    assert roles_of("rassendyll") == [
        ("King", "kingdom", "1999", "2003-05"),
        ("Member of government (defence)", "kingdom", "2005-01-01", ""),
    ]


def test_a_namesake_of_another_state_or_sort_is_another_actor(tmp_path):
    graustark = make_actor(slug="graustark", name="Graustark", kind="state", identifiers={"cameo": "GRA"})
    held = make_actor(slug="rudolf-rassendyll", name="Rudolf Rassendyll", kind="person")
    ActorRole.objects.create(actor=held, title="King", of=graustark, held_from="1999")
    make_actor(slug="blue-brigade", name="Blue Brigade", kind="person")
    dictionary = write(tmp_path, DICTIONARY, "r.actors.txt")
    assert load(dictionary)[1] == "created=5 updated=1 unchanged=0 rejected=0"
    assert roles_of("rudolf-rassendyll") == [("King", "graustark", "1999", "")]
    assert len(roles_of("rudolf-rassendyll-rurgov")) == 2
    assert load(dictionary)[1] == "created=0 updated=0 unchanged=6 rejected=0"


def test_a_name_that_several_actors_have_is_left_to_the_editor(tmp_path):
    for slug in ("one", "two"):
        make_actor(slug=slug, name="Blue Brigade", kind="armed_group")
    code, counts, printed = load(write_lines(tmp_path, coded("BLUE BRIGADE", "RURREB")))
    assert (code, counts) == (2, "created=0 updated=0 unchanged=0 rejected=1")
    assert "The archive has several of this name: one, two." in printed


def test_a_further_name_that_is_another_actors_is_left_out(tmp_path):
    make_actor(slug="zenda", name="Zenda", kind="other")
    code, counts, printed = load(write_lines(tmp_path, coded("RURITANIA", "RUR", aliases=["ZENDA", "HENTZAU"])))
    assert (code, counts) == (0, "created=1 updated=0 unchanged=0 rejected=0")
    assert "Names left out, as another actor is called so: 1" in printed
    assert names_of("ruritania") == {"Hentzau"}


def test_an_adjective_stays_with_the_state_that_has_it(tmp_path):
    ActorName.objects.create(actor=make_actor("old-ruritania"), name="Ruritanian", use="adjective")
    assert load(write(tmp_path, [COUNTRY], "countries.json"))[0] == 0
    assert names_of("ruritania", "adjective") == {"Ruritanienne"}


def test_groups_have_codes_that_are_no_states(tmp_path):
    header = "# Actors of the ethnic groups' codes\n"
    make_actor(slug="ruritania", name="Ruritania", kind="state", identifiers={"iso3166-1-alpha3": "RUR"})
    assert load(write(tmp_path, f"{header}RURAL_PEOPLE_ [RUR]\n", "groups.txt"))[0] == 0
    people = Actor.objects.get(slug="rural-people")
    assert (people.kind, people.identifiers, people.part_of) == ("other", {"cameo-ethnic": "RUR"}, None)


def test_a_dry_run_counts_and_writes_nothing(tmp_path):
    path = write(tmp_path, DICTIONARY, "r.actors.txt")
    assert load(path, dry_run=True)[1] == "created=6 updated=0 unchanged=0 rejected=0"
    assert not Actor.objects.exists()


def test_json_lines_with_codes_of_another_kind_are_no_dictionary(tmp_path):
    printed = load(write(tmp_path, json.dumps({"name": "Ruritania", "code": "rr"}), "codes.jsonl"))[2]
    assert "type is missing. Write actor or theme." in printed


def test_the_format_can_be_said(tmp_path):
    path = write_lines(tmp_path, {"name": "BLUE BRIGADE"}, coded("RED BRIGADE", "RURREB"))
    assert load(path)[1] == "created=0 updated=0 unchanged=0 rejected=2"
    assert load(path, format="cameo-jsonl")[1] == "created=1 updated=0 unchanged=0 rejected=1"


def test_queries_do_not_grow_with_what_the_archive_holds(tmp_path, django_assert_max_num_queries):
    for number in range(30):
        make_actor(name=f"Actor {number}", kind="person")
    path = write_lines(tmp_path, *(coded(f"ACTOR {number}", ("RURGOV", "2000-01-01", None)) for number in range(60)))
    with django_assert_max_num_queries(40):
        assert load(path)[1] == "created=30 updated=30 unchanged=0 rejected=0"
