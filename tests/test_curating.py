"""Keeping the vocabulary right: everything moves, and old addresses lead on."""

import io
import json

import pytest
from curated import archive, came_to_lead_on, check_index, count, curate, location, tag, undo_last
from django.core.management import CommandError, call_command
from factories import make_actor, make_article, make_theme

from articles.models import (
    Actor,
    ActorName,
    ActorRole,
    ActorTag,
    Article,
    Curation,
)
from articles.vocabulary import ActorKind, Status, TagBy

pytestmark = pytest.mark.django_db


# Merging


def test_a_merge_moves_every_tag_and_counts_follow_at_once(client, gaul):
    assert (count(client, "actor=france"), count(client, "actor=gaul")) == (2, 2)
    assert "articles that move: 2\n  articles that have both: 1" in curate("merge", "actor", "france", "gaul")
    assert count(client, "actor=france") == 3
    assert count(client, "actor=france&actor=germany") == 2
    assert not Actor.objects.filter(slug="gaul").exists()
    assert {t.actor.slug for t in ActorTag.objects.filter(article__status=Status.DRAFT)} == {"france"}
    check_index()


def test_a_merge_moves_names_roles_offices_parts_identifiers_and_what_was_blank(client, gaul):
    curate("merge", "actor", "france", "gaul")
    france = Actor.objects.get(slug="france")
    assert [(n.name, n.language, n.use) for n in france.names.all()] == [
        ("French", "en", "adjective"),
        ("غال", "ar", "name"),
        ("Gaul", "en", "name"),
    ]
    assert [(role.actor.slug, role.title) for role in france.offices.all()] == [("vercingetorix", "Chief")]
    assert [(role.title, role.of.slug) for role in france.roles.all()] == [("Observer", "europe")]
    assert [part.slug for part in france.parts.all()] == ["paris"]
    assert france.part_of.slug == "europe"
    assert france.identifiers == {"wikidata": "Q142", "geo": "1"}
    assert france.description == "West of the Rhine."
    assert "Gaul" in client.get("/actors/france/").text


def test_every_old_address_leads_on_in_one_hop(client, gaul):
    make_article(actors=["france", "gaul", "germany"], themes=["peace"])
    curate("merge", "actor", "france", "gaul")
    expected = {
        "/actors/gaul/": "/actors/france/",
        "/actors/gallia/": "/actors/france/",
        "/actors/gallia": "/actors/france/",
        "/actors/gaul/with/germany/": "/actors/france/with/germany/",
        "/actors/germany/with/gallia/": "/actors/france/with/germany/",
        "/actors/france/with/gaul/": "/actors/france/",
        "/actors/gaul/themes/peace/": "/actors/france/themes/peace/",
        "/articles/?actor=gaul": "/articles/?actor=france",
        "/articles/?actor=gallia&actor=germany&from=2024": "/articles/?actor=france&actor=germany&from=2024",
        "/articles/?not_actor=gaul": "/articles/?not_actor=france",
        "/articles.atom?actor=gaul": "/articles.atom?actor=france",
        "/timeline.csv?actor=gaul": "/timeline.csv?actor=france",
    }
    assert {path: location(client, path) for path in expected} == {p: (301, to) for p, to in expected.items()}
    for path in expected.values():
        assert client.get(path).status_code == 200


def test_addresses_of_what_was_merged_into_what_was_merged_lead_on_in_one_hop(client, gaul):
    make_actor("frankia")
    curate("merge", "actor", "france", "gaul")
    curate("merge", "actor", "frankia", "france")
    curate("rename", "actor", "frankia", "--slug", "francia")
    for old in ("gallia", "gaul", "france", "frankia"):
        assert location(client, f"/actors/{old}/") == (301, "/actors/francia/")
        assert location(client, f"/articles/?actor={old}") == (301, "/articles/?actor=francia")


@pytest.mark.parametrize(
    ("of_source", "of_target", "after"),
    [
        (TagBy.EDITOR, TagBy.SUGGESTED, TagBy.EDITOR),
        (TagBy.SUGGESTED, TagBy.EDITOR, TagBy.EDITOR),
        (TagBy.SOURCE, TagBy.SUGGESTED, TagBy.SOURCE),
        (TagBy.SUGGESTED, TagBy.REFUSED, TagBy.REFUSED),
        (TagBy.REFUSED, TagBy.SUGGESTED, TagBy.REFUSED),
        (TagBy.SOURCE, TagBy.REFUSED, TagBy.REFUSED),
        (TagBy.EDITOR, TagBy.REFUSED, TagBy.EDITOR),
        (TagBy.REFUSED, None, TagBy.REFUSED),
    ],
)
def test_of_two_words_about_one_article_the_stronger_stays(gaul, tmp_path, of_source, of_target, after):
    article = make_article()
    tag(article, gaul=of_source, **({"france": of_target} if of_target else {}))
    before = archive(tmp_path)
    curate("merge", "actor", "france", "gaul")
    assert [(t.actor.slug, t.by) for t in article.actor_tags.all()] == [("france", after)]
    check_index()
    undo_last()
    assert archive(tmp_path) == before


def test_themes_are_merged_with_what_stands_below_them_and_put_back(client, tmp_path):
    top = make_theme("diplomacy", terms=["envoy"])
    truce = make_theme("truce", terms=["truce", "armistice"], parent=top)
    ceasefire = make_theme("ceasefire", terms=["ceasefire", "truce"])
    make_theme("local-truce", parent=truce)
    make_article(themes=["local-truce"])
    make_article(themes=["truce"])
    make_article(themes=["truce", "ceasefire"])
    before = archive(tmp_path)
    assert count(client, "theme=ceasefire") == 1
    curate("merge", "theme", "ceasefire", "truce")
    ceasefire.refresh_from_db()
    assert ceasefire.terms == ["ceasefire", "truce", "armistice"]
    assert (count(client, "theme=ceasefire"), count(client, "theme=diplomacy")) == (3, 0)
    assert location(client, "/themes/truce/") == (301, "/themes/ceasefire/")
    assert location(client, "/articles/?theme=truce") == (301, "/articles/?theme=ceasefire")
    check_index()
    undo_last()
    assert archive(tmp_path) == before
    check_index()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", "actor", "france", "france"), "cannot be merged into itself"),
        (("merge", "actor", "paris", "gaul"), "Paris stands under Gaul, so merging would make a circle"),
        (("merge", "actor", "paris", "europe"), "Paris stands under Europe"),
        (("merge", "actor", "france", "gallia"), "“gallia” is a former slug. It leads to “gaul”"),
        (("merge", "theme", "peace", "gaul"), "The archive has no theme “gaul”: that is the slug of an actor."),
        (("rename", "actor", "france", "--slug", "gaul"), "is that of Gaul. Choose another, or merge the two"),
        (("rename", "actor", "france", "--slug", "gallia"), "was given before and leads to “Gaul”"),
        (("rename", "actor", "france", "--slug", "La France"), "is no slug"),
        (("rename", "actor", "france"), "Nothing would change"),
        (("alias", "actor", "france", "French", "--use", "adjective"), "has this name already"),
        (("alias", "actor", "france", "France"), "France is its name already"),
        (("alias", "actor", "france", "Gaul\u202ella"), "has a character that nobody sees"),
        (("rename", "actor", "france", "--name", "Gaul\x07"), "has a character that nobody sees"),
        (("alias", "theme", "peace", "a NEAR/5"), "NEAR"),
        (("split", "actor", "gaul", "--into", "gaul", "", "from=2024"), "cannot be split into itself"),
        (("split", "actor", "gaul", "--into", "belgica", "", "from=2024"), "give its name too"),
        (("split", "actor", "gaul", "--into", "belgica", "Belgica", "to=1999"), "None of the articles chosen"),
        (("split", "actor", "france", "--into", "gallia", "Gallia", "from=2024"), "was given before"),
        (("split", "actor", "gaul", "--into", "belgica", "Belgica", "form=2024"), "is not a filter here"),
        (("undo", "4711"), "The log has no entry 4711"),
        (("merge", "actor", "france", "\udcff"), "The archive has no actor “\udcff”"),
        (("split", "actor", "gaul", "--into", "\udcff", "Belgica", "from=2024"), "is no slug"),
        (("split", "actor", "gaul", "--into", "belgica", "Belgica", "actor=\udcff"), "The archive has no actor “?”"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(gaul, tmp_path, arguments, words):
    before = archive(tmp_path)
    with pytest.raises(CommandError) as refused:
        curate(*arguments)
    assert words in str(refused.value)
    assert archive(tmp_path) == before
    assert not Curation.objects.exists()


def test_a_preview_of_a_merge_says_which_names_and_terms_go_over(gaul):
    for number in range(30):
        ActorName.objects.create(actor=gaul, name=f"Gallia {number}", language="la")
    said = curate("merge", "actor", "france", "gaul", "--dry-run")
    assert "Further names that go over: Gaul, غال, Gallia 0, " in said
    assert "Gallia 17 and 12 more." in said
    make_theme("truce", terms=["truce", "armistice"])
    make_theme("ceasefire", terms=["ceasefire", "truce"])
    assert "Terms that go over: armistice." in curate("merge", "theme", "ceasefire", "truce", "--dry-run")


def test_a_preview_of_a_merge_says_a_name_of_several_languages_once(gaul):
    for language in ("la", "it"):
        ActorName.objects.create(actor=gaul, name="Gallia", language=language)
    assert curate("merge", "actor", "france", "gaul", "--dry-run").count("Gallia") == 1


def test_a_split_counts_what_moves_to_all_parts_of_one_name(gaul):
    make_article(actors=["gaul"], published="2019-02-03")
    parts = ("--into", "belgica", "Belgica", "from=2024", "--into", "belgica-2", "Belgica", "to=2020")
    assert "articles that move to Belgica: 3" in curate("split", "actor", "gaul", *parts, "--dry-run")


def test_the_log_is_listed_however_many_entries_are_asked_for(gaul):
    curate("merge", "actor", "france", "gaul")
    assert curate("log", "--last", "9" * 20).count("Merged Gaul") == 1
    assert curate("log", "--last", "-1") == ""


def test_a_split_takes_a_whole_address_of_the_list_of_articles(gaul):
    asked = "https://archive.example.org/articles/?actor=germany&from=2024#content"
    curate("split", "actor", "gaul", "--into", "belgica", "Belgica", asked)
    assert Curation.objects.get().counts[0] == ["articles that move to Belgica", 1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "actor", "france", "gaul"),
        ("rename", "actor", "gaul", "--slug", "gallica", "--name", "Gallica"),
        ("alias", "actor", "gaul", "Gallien", "--language", "de"),
        ("alias", "theme", "peace", '"peace talks"'),
        ("split", "actor", "gaul", "--into", "belgica", "Belgica", "from=2024"),
    ],
)
def test_a_dry_run_counts_the_same_and_writes_nothing(gaul, tmp_path, arguments):
    before = archive(tmp_path)
    preview = curate(*arguments, "--dry-run")
    verb = "Give" if arguments[0] == "alias" else arguments[0].capitalize()
    assert f"Would be done: {verb} " in preview
    assert "Dry run: nothing was written." in preview
    assert archive(tmp_path) == before
    done = curate(*arguments)
    assert [line for line in preview.splitlines() if line.startswith("  ")] == [
        line for line in done.splitlines() if line.startswith("  ")
    ]
    undo_last()
    came = {"rename": {"/actors/gallica/"}, "split": {"/actors/belgica/"}}.get(arguments[0], set())
    assert came_to_lead_on(before, archive(tmp_path)) == came


# Renaming and further names


def test_a_renamed_actor_keeps_its_old_name_and_its_old_addresses(client, gaul, tmp_path):
    before = archive(tmp_path)
    curate("rename", "actor", "gaul", "--slug", "gallica", "--name", "Gallica")
    assert location(client, "/actors/gaul/") == (301, "/actors/gallica/")
    assert location(client, "/articles/?actor=gallia") == (301, "/articles/?actor=gallica")
    assert "Gaul" in {name.name for name in Actor.objects.get(slug="gallica").names.all()}
    curate("rename", "actor", "gallica", "--slug", "gaul", "--name", "Gaul", "--drop-name")
    assert client.get("/actors/gaul/").status_code == 200
    assert location(client, "/actors/gallica/") == (301, "/actors/gaul/")
    undo_last()
    curate("undo", str(Curation.objects.earliest("pk").pk))
    assert came_to_lead_on(before, archive(tmp_path)) == {"/actors/gallica/"}
    assert location(client, "/actors/gallica/") == (301, "/actors/gaul/")


def test_items_and_entries_that_name_a_former_slug_mean_what_it_leads_to(gaul, tmp_path):
    curate("merge", "actor", "france", "gaul")
    items = tmp_path / "items.jsonl"
    item = {"headline": "H", "body_text": "T", "published_at": "2024", "actors": ["gaul", {"slug": "germany"}]}
    items.write_text(json.dumps(item), encoding="utf-8")
    call_command("import_articles", str(items), stdout=io.StringIO())
    assert {t.actor.slug for t in Article.objects.get(headline="H").actor_tags.all()} == {"france", "germany"}
    entries = tmp_path / "entries.jsonl"
    lines = [
        {"type": "actor", "slug": "gaul", "name": "Gaul"},
        {
            "type": "actor",
            "slug": "lyon",
            "name": "Lyon",
            "part_of": "gaul",
            "roles": [{"title": "Seat", "of": "gaul"}],
        },
    ]
    entries.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    for counts in ("created=1 updated=0 unchanged=1", "created=0 updated=0 unchanged=2"):
        out = io.StringIO()
        call_command("load_vocabulary", str(entries), stdout=out)
        assert f"{counts} rejected=0" in out.getvalue()
        assert "renamed or merged" in out.getvalue()
    assert not Actor.objects.filter(slug="gaul").exists()
    lyon = Actor.objects.get(slug="lyon")
    assert (lyon.part_of.slug, lyon.roles.get().of.slug) == ("france", "france")


def test_a_further_name_is_found_in_texts_and_taken_back(gaul, tmp_path):
    before = archive(tmp_path)
    curate("alias", "actor", "france", "Hexagone", "--language", "fr")
    out = io.StringIO()
    text = tmp_path / "text"
    text.write_text("The Hexagone voted.", encoding="utf-8")
    call_command("suggest_tags", str(text), stdout=out, stderr=io.StringIO())
    assert [actor["slug"] for actor in json.loads(out.getvalue())["actors"]] == ["france"]
    undo_last()
    assert archive(tmp_path) == before


# Splitting


def test_a_split_moves_the_articles_that_a_question_finds(client, tmp_path):
    for year in (1991, 1992, 2001, 2002):
        make_article(published=f"{year}-05-01", actors=["congo"])
    refused = make_article(published="1992-06-01")
    tag(refused, congo=TagBy.REFUSED)
    before = archive(tmp_path)
    split = (
        "split",
        "actor",
        "congo",
        "--into",
        "zaire",
        "Zaire",
        "to=1991",
        "--into",
        "katanga",
        "Katanga",
        "to=1992",
    )
    said = curate(*split)
    assert "articles that move to Zaire: 1\n  articles that move to Katanga: 1\n  articles that stay: 2" in said
    assert [count(client, f"actor={slug}") for slug in ("congo", "zaire", "katanga")] == [2, 1, 1]
    assert refused.actor_tags.get().actor.slug == "congo"
    check_index()
    undo_last()
    assert came_to_lead_on(before, archive(tmp_path)) == {"/actors/zaire/", "/actors/katanga/"}
    assert location(client, "/actors/zaire/") == (301, "/actors/congo/")


@pytest.mark.parametrize("by", [TagBy.SUGGESTED, TagBy.EDITOR])
def test_a_split_says_how_many_of_the_tags_that_move_a_retagging_may_take_away_again(by):
    make_article("Germany speaks", actors=["germany"], by=by)
    split = ("split", "actor", "germany", "--into", "west-germany", "Bonn", "from=2024")
    said = "Suggestions among the tags that move: 1." in curate(*split, "--dry-run")
    assert said == (by == TagBy.SUGGESTED)
    curate(*split)
    call_command("retag", stdout=io.StringIO())
    assert Actor.objects.get(slug="west-germany").article_tags.exists() != said


def test_a_split_into_one_that_is_there_already_keeps_the_stronger_word(client, tmp_path):
    both = make_article(actors=["congo"], by=TagBy.SOURCE)
    tag(make_article(), congo=TagBy.SOURCE)
    make_actor("zaire")
    tag(both, zaire=TagBy.SUGGESTED)
    before = archive(tmp_path)
    curate("split", "actor", "congo", "--into", "zaire", "", "actor=zaire")
    assert [(t.actor.slug, t.by) for t in both.actor_tags.all()] == [("zaire", TagBy.SOURCE)]
    assert (count(client, "actor=congo"), count(client, "actor=zaire")) == (1, 1)
    undo_last()
    assert archive(tmp_path) == before


# Warnings


def test_people_whose_dated_offices_contradict_each_other_are_merged_after_a_warning():
    states = [make_actor(slug, kind=ActorKind.STATE) for slug in ("freedonia", "sylvania")]
    ministry = make_actor("ministry", part_of=states[1])
    people = [make_actor(slug, kind=ActorKind.PERSON) for slug in ("jane", "jane-a", "jane-b", "jane-c", "jane-d")]
    for person, title, of, held_from, held_to in (
        (people[0], "Consul", states[0], "2001", "2005"),
        (people[1], "Envoy", ministry, "2003-05", ""),
        (people[2], "Envoy", ministry, "2005", "2009"),
        (people[3], "Consul", states[0], "2001", "2005"),
        (people[4], "Page", states[1], "1921", "1922"),
    ):
        ActorRole.objects.create(actor=person, title=title, of=of, held_from=held_from, held_to=held_to)
    said = {one.slug: curate("merge", "actor", "jane", one.slug, "--dry-run") for one in people[1:]}
    at_once = (
        "Look again: Jane was Consul, Freedonia (2001–2005), and Jane A was Envoy, Ministry (since 2003-05): hardly one"
        " person at the same time."
    )
    assert at_once in said["jane-a"]
    assert "Look again" not in said["jane-b"]
    assert "Look again" not in said["jane-c"]
    assert "From the first office of Jane D to the last of Jane are 84 years: hardly one life." in said["jane-d"]
    assert at_once in curate("merge", "actor", "jane", "jane-a")


def test_actors_of_two_kinds_and_with_two_codes_are_merged_after_a_warning():
    make_actor("gaul", kind=ActorKind.STATE, identifiers={"wikidata": "Q1"})
    make_actor("gaul-party", kind=ActorKind.PARTY, identifiers={"wikidata": "Q2"})
    said = curate("merge", "actor", "gaul", "gaul-party", "--dry-run")
    assert "Look again: Gaul Party is of the kind party, Gaul is state. The second is kept." in said
    assert "Look again: wikidata is Q1 for Gaul and Q2 for Gaul Party: are the two really one?" in said


def test_a_theme_is_not_merged_into_what_stands_below_it_and_elsewhere_only_after_a_warning():
    top = make_theme("diplomacy")
    truce = make_theme("truce", parent=top)
    make_theme("local-truce", parent=truce)
    make_theme("war")
    with pytest.raises(CommandError, match="Local truce stands under Diplomacy, so merging would make a circle"):
        curate("merge", "theme", "local-truce", "diplomacy")
    said = curate("merge", "theme", "diplomacy", "local-truce", "--dry-run")
    assert "Look again: Local truce stands under Diplomacy, which holds its articles already" in said
    said = curate("merge", "theme", "war", "truce", "--dry-run")
    assert "Look again: Truce stands under Diplomacy: its articles no longer count there." in said
    assert "Look again" not in curate("merge", "theme", "war", "diplomacy", "--dry-run")
