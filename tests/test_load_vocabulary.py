"""`load_vocabulary`, `export_vocabulary` and `load_demo`: actors and themes in and out."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Actor, ActorName, ActorRole, Article, Theme

pytestmark = pytest.mark.django_db

UN = {
    "type": "actor",
    "slug": "united-nations",
    "name": "United Nations",
    "kind": "international_organisation",
    "names": [{"name": "UN", "language": "en", "use": "acronym"}, {"name": "الأمم المتحدة", "language": "ar"}],
    "identifiers": {"wikidata": "Q1065"},
}
GUTERRES = {
    "type": "actor",
    "slug": "antonio-guterres",
    "name": "António Guterres",
    "kind": "person",
    "roles": [{"title": "Secretary-General", "of": "united-nations", "from": "2017-01-01", "to": ""}],
    "part_of": "united-nations",
}
CEASEFIRE = {
    "type": "theme",
    "slug": "ceasefire",
    "name": "Ceasefire",
    "parent": "peace",
    "terms": ["ceasefire", '"cease fire"^3'],
    "threshold": 1.5,
}
PEACE = {"type": "theme", "slug": "peace", "name": "Peace process", "terms": ["peace NEAR/5 talks"]}


def write(folder, *entries, name="vocabulary.jsonl"):
    path = folder / name
    lines = [each if isinstance(each, str) else json.dumps(each) for each in entries]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("actors.xml", "<?xml version='1.0'?>", "of the format wxr, which is not supported"),
        ("README.md", "# Actors\n\n[MIT](LICENSE)\n", "of the format text, which is not supported"),
        ("actors.csv", "Titel;Datum\n", "has no column that is known here"),
        ("actors.csv", "Type,Name,Notes\n", "in small letters: “type”, “name”"),
    ],
)
def test_a_file_that_is_no_vocabulary_is_told_what_is_one(tmp_path, name, content, reason):
    (tmp_path / name).write_text(content)
    with pytest.raises(CommandError, match=reason) as error:
        load(tmp_path / name)
    assert "--map" not in str(error.value)
    if "format" in reason:
        formats = "jsonl, csv, cameo, cameo-jsonl, countries, country-codes, territories, media-topics"
        assert f"Formats that are: {formats}." in str(error.value)


def test_a_folder_with_files_of_other_kinds_is_loaded_and_they_are_named(tmp_path):
    write(tmp_path, UN)
    (tmp_path / "README.md").write_text("# Actors\n\nSee [MIT](LICENSE).\n")
    (tmp_path / "a.csv").write_text("Titel;Datum\n")
    code, counts, printed = load(tmp_path)
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=2")
    assert "README.md is of the format text" in printed
    assert "a.csv has no column that is known here" in printed


def test_an_empty_vocabulary_is_said_to_hold_no_items(tmp_path):
    assert "holds no items." in load(write(tmp_path))[2]


def test_a_json_document_of_many_lines_is_refused_once(tmp_path):
    (tmp_path / "actors.json").write_text(json.dumps([UN], indent=2))
    code, counts, printed = load(tmp_path / "actors.json")
    assert (code, counts) == (2, "created=0 updated=0 unchanged=0 rejected=1")
    assert "This is one JSON document of many lines. Write one object a line." in printed


def test_refused_entries_are_kept_in_the_report(tmp_path):
    report = tmp_path / "refused.jsonl"
    load(write(tmp_path, UN, {**UN, "slug": "x", "kind": "alien"}), report=report)
    (refused,) = map(json.loads, report.read_text().splitlines())
    assert (refused["line"], refused["ref"]) == (2, "x")
    assert json.loads(refused["raw"])["kind"] == "alien"


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [("2020-05", "2020-04", True), ("2020-05-02", "2020-05-01", True), ("2020-05", "2020", False), ("", "2019", False)],
)
def test_an_office_that_ends_before_it_begins_is_refused(tmp_path, first, last, is_refused):
    code, _, printed = load(write(tmp_path, {**UN, "roles": [{"title": "X", "from": first, "to": last}]}))
    assert (code, f"ends ({last}) before it begins ({first}). Check the two dates." in printed) == (
        (2, True) if is_refused else (0, False)
    )


def load(*paths, **options):
    """Return the exit code, the last line, and all that was printed."""
    out, code = io.StringIO(), 0
    try:
        call_command("load_vocabulary", *map(str, paths), stdout=out, **options)
    except SystemExit as end:
        code = end.code
    printed = out.getvalue().strip()
    return code, printed.split("\n")[-1], printed


def export(folder):
    path = folder / "exported.jsonl"
    call_command("export_vocabulary", output=str(path), stderr=io.StringIO())
    return path.read_bytes()


def test_entries_go_in_whatever_their_order(tmp_path):
    code, counts, _ = load(write(tmp_path, GUTERRES, UN), write(tmp_path, CEASEFIRE, PEACE, name="themes.jsonl"))
    assert (code, counts) == (0, "created=4 updated=0 unchanged=0 rejected=0")
    guterres = Actor.objects.get(slug="antonio-guterres")
    assert guterres.part_of.slug == "united-nations"
    assert guterres.roles.get().of.slug == "united-nations"
    assert Theme.objects.get(slug="ceasefire").parent.slug == "peace"
    assert list(ActorName.objects.values_list("name", "language", "use")) == [
        ("UN", "en", "acronym"),
        ("الأمم المتحدة", "ar", "name"),
    ]


def test_loading_twice_changes_nothing(tmp_path):
    path = write(tmp_path, GUTERRES, UN, CEASEFIRE, PEACE)
    load(path)
    before = [list(model.objects.order_by("id").values()) for model in (Actor, ActorName, ActorRole, Theme)]
    assert load(path)[:2] == (0, "created=0 updated=0 unchanged=4 rejected=0")
    assert before == [list(model.objects.order_by("id").values()) for model in (Actor, ActorName, ActorRole, Theme)]


def test_names_and_roles_become_exactly_those_of_the_entry(tmp_path):
    load(write(tmp_path, GUTERRES, UN))
    roles = [{"title": "High Commissioner", "of": "united-nations", "from": "2005-06", "to": "2015-12"}]
    changed = [{**UN, "names": [UN["names"][1], {"name": "ONU", "language": "fr"}]}, {**GUTERRES, "roles": roles}]
    assert load(write(tmp_path, *changed))[1] == "created=0 updated=2 unchanged=0 rejected=0"
    assert sorted(ActorName.objects.values_list("name", flat=True)) == ["ONU", "الأمم المتحدة"]
    assert list(ActorRole.objects.values_list("title", "held_from")) == [("High Commissioner", "2005-06")]
    flat = write(tmp_path, "type,slug,name\nactor,united-nations,The United Nations", name="flat.csv")
    assert load(flat)[1] == "created=0 updated=1 unchanged=0 rejected=0"
    assert ActorName.objects.count() == 2


def test_a_dry_run_counts_and_writes_nothing(tmp_path):
    load(write(tmp_path, UN))
    path = write(tmp_path, GUTERRES, {**UN, "name": "Other"}, PEACE)
    assert load(path, dry_run=True)[1] == "created=2 updated=1 unchanged=0 rejected=0"
    assert (Actor.objects.get().name, Theme.objects.count()) == ("United Nations", 0)


def test_flat_lists_come_as_csv(tmp_path):
    rows = (
        "type;slug;name;kind;names;part_of;parent;terms;threshold;identifiers\n"
        "actor;nato;NATO;international_organisation;OTAN|North Atlantic Treaty Organization;;;;;wikidata:Q7184|isil:x\n"
        "theme;summits;Summits;;;;;summit*|“state visit”^2.5;0.9;\n"
    )
    assert load(write(tmp_path, rows, name="flat.csv"))[1] == "created=2 updated=0 unchanged=0 rejected=0"
    assert Actor.objects.get().identifiers == {"wikidata": "Q7184", "isil": "x"}
    assert ActorName.objects.count() == 2
    assert Theme.objects.get().terms == ["summit*", "“state visit”^2.5"]
    assert Theme.objects.get().threshold == 0.9


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{", "The line is not JSON"),
        ({"slug": "x", "name": "X"}, "type is missing. Write actor or theme."),
        ({**UN, "slug": ""}, "slug is missing"),
        ({**UN, "slug": "United Nations"}, "slug “United Nations” is no slug"),
        ({**UN, "name": " "}, "name is missing"),
        ({**UN, "kind": "country"}, "kind “country” is not known. Write one of person, state"),
        ({**UN, "knd": "state"}, "“knd” is not a key that is known here. Did you mean kind?"),
        ({**UN, "terms": []}, "“terms” is not a key"),
        ({**UN, "names": [{"name": "X", "use": "nick"}]}, "names[1].use “nick” is not known"),
        ({**UN, "names": "UN"}, "names must be a list, not a text"),
        ({**UN, "roles": [{"title": "X", "from": "20"}]}, "roles[1].from: “20” is not a date"),
        ({**UN, "roles": [{"title": "X", "from": "2020", "to": "2019"}]}, "ends (2019) before it begins (2020)"),
        ({**UN, "roles": [{"of": "united-nations"}]}, "roles[1].title is missing"),
        ({**UN, "part_of": "nowhere"}, "It refers to “nowhere”, which is neither in the archive nor in the files"),
        ({**UN, "part_of": "united-nations"}, "stands under this entry itself"),
        ({**UN, "identifiers": {"a": []}}, "identifiers.a must be a text, not a list"),
        ({**CEASEFIRE, "terms": ['"open']}, "terms[1]: "),
        ({**CEASEFIRE, "terms": "x"}, "terms must be a list"),
        ({**CEASEFIRE, "terms": ["truce^99"]}, "terms[1]: The term “truce^99” has ^99 at its end"),
        ({**CEASEFIRE, "threshold": 0}, "threshold is “0”. Write a number from 0.1 to 10."),
        ({**CEASEFIRE, "threshold": "much"}, "threshold is “much”"),
        ({**CEASEFIRE, "threshold": True}, "threshold is “True”"),
        ({**CEASEFIRE, "threshold": [1]}, "threshold is “[1]”"),
        ({**CEASEFIRE, "threshold": "nan"}, "threshold is “nan”"),
        ({**CEASEFIRE, "parent": "nowhere"}, "It refers to “nowhere”"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line_and_the_rest_goes_in(tmp_path, entry, reason):
    path = write(tmp_path, PEACE, entry)
    code, counts, printed = load(path)
    assert (code, counts) == (2, "created=1 updated=0 unchanged=0 rejected=1")
    assert reason in printed
    assert f"{path}, line 2" in printed


def test_what_refers_to_a_refused_entry_is_refused_too(tmp_path):
    _, counts, printed = load(write(tmp_path, GUTERRES, {**UN, "kind": "club"}, PEACE))
    assert counts == "created=1 updated=0 unchanged=0 rejected=2"
    assert "It refers to “united-nations”" in printed


def test_circles_of_themes_are_refused_within_files_and_with_the_archive(tmp_path):
    load(write(tmp_path, PEACE, CEASEFIRE))
    _, counts, printed = load(write(tmp_path, {**PEACE, "parent": "ceasefire"}))
    assert counts == "created=0 updated=0 unchanged=0 rejected=1"
    assert "parent “ceasefire” stands under this entry itself. Break the circle." in printed
    circle = [
        {"type": "theme", "slug": a, "name": a, "parent": b}
        for a, b in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    ]
    assert load(write(tmp_path, *circle))[1] == "created=0 updated=0 unchanged=0 rejected=4"
    assert Theme.objects.get(slug="peace").parent is None


def test_a_slug_twice_is_refused_unless_it_says_the_same(tmp_path):
    code, counts, printed = load(write(tmp_path, UN, UN, {**UN, "name": "Other"}))
    assert (code, counts) == (2, "created=1 updated=0 unchanged=1 rejected=1")
    assert "stands already at" in printed


def test_export_and_load_into_an_empty_archive_gives_the_same_bytes(tmp_path):
    load(
        write(
            tmp_path,
            GUTERRES,
            UN,
            CEASEFIRE,
            PEACE,
            {"type": "theme", "slug": "a-child", "name": "A", "parent": "ceasefire"},
        )
    )
    before = export(tmp_path)
    assert [json.loads(line)["slug"] for line in before.splitlines()] == [
        "antonio-guterres", "united-nations", "peace", "ceasefire", "a-child",
    ]  # fmt: skip
    assert [json.loads(line).get("threshold") for line in before.splitlines()] == [None, None, None, 1.5, None]
    Actor.objects.all().delete()
    for slug in ("a-child", "ceasefire", "peace"):
        Theme.objects.get(slug=slug).delete()
    path = tmp_path / "again.jsonl"
    path.write_bytes(before)
    assert load(path)[1] == "created=5 updated=0 unchanged=0 rejected=0"
    assert export(tmp_path) == before


def test_queries_do_not_grow_with_the_entries(tmp_path, django_assert_max_num_queries):
    entries = [{**UN, "slug": f"actor-{n}", "roles": [{"title": "Member", "of": f"actor-{n + 1}"}]} for n in range(400)]
    with django_assert_max_num_queries(30):
        load(write(tmp_path, *entries, {**UN, "slug": "actor-400"}))
    assert ActorRole.objects.count() == 400


def test_a_missing_file_could_not_run(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        load(tmp_path / "missing.jsonl")


def test_the_demo_loads_and_is_safe_twice():
    for expected in ("created=", "created=0 updated=0"):
        out = io.StringIO()
        call_command("load_demo", stdout=out)
        assert f"\n{expected}" in out.getvalue()
        assert out.getvalue().strip().endswith("rejected=0")
    assert Article.objects.filter(actor_tags__isnull=False).distinct().count() >= 20
