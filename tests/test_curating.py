"""Keeping the vocabulary right: everything moves, old addresses lead on, and an undo puts all of it back."""

import io
import json
import random

import pytest
from django.core.management import CommandError, call_command
from factories import make_actor, make_article, make_theme
from hypothesis import HealthCheck, given, settings, strategies

from articles.curating.retagging import Retag
from articles.models import (
    Actor,
    ActorName,
    ActorRole,
    ActorTag,
    Article,
    Curation,
    FormerAddress,
    Theme,
    ThemeTag,
)
from articles.vocabulary import ActorKind, Status, TagBy

pytestmark = pytest.mark.django_db


def curate(*arguments):
    """What the command prints."""
    out = io.StringIO()
    call_command("curate", *arguments, stdout=out)
    return out.getvalue()


def undo_last():
    return curate("undo", str(Curation.objects.latest("pk").pk))


def archive(tmp_path):
    """All that exports tell of articles and vocabulary, the rows of tags, and where former addresses lead."""
    for command in ("export_articles", "export_vocabulary"):
        call_command(command, "--output", str(tmp_path / command), stderr=io.StringIO())
    rows = [
        list(model.objects.order_by("pk").values_list())
        for model in (Actor, ActorName, ActorRole, Theme, ActorTag, ThemeTag, FormerAddress)
    ]
    return [(tmp_path / name).read_bytes() for name in ("export_articles", "export_vocabulary")], rows


def check_index():
    out = io.StringIO()
    call_command("check_index", stdout=out)
    assert "differences=0" in out.getvalue()


def count(client, query):
    return client.get(f"/articles.json?{query}").json()["count"]


def location(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


@pytest.fixture
def gaul():
    """Two actors that are one, with all that may hang on them, and articles that have either or both."""
    europe = make_actor("europe", kind=ActorKind.OTHER)
    france = make_actor("france", kind=ActorKind.STATE, identifiers={"wikidata": "Q142"})
    gaul = make_actor(
        "gaul", kind=ActorKind.STATE, part_of=europe, description="West of the Rhine.", identifiers={"geo": "1"}
    )
    ActorName.objects.create(actor=france, name="French", use="adjective")
    ActorName.objects.create(actor=gaul, name="French", use="adjective")
    ActorName.objects.create(actor=gaul, name="غال", language="ar")
    make_actor("paris", part_of=gaul)
    person = make_actor("vercingetorix", kind=ActorKind.PERSON)
    ActorRole.objects.create(actor=person, title="Chief", of=gaul, held_from="1952")
    ActorRole.objects.create(actor=gaul, title="Observer", of=europe)
    FormerAddress.objects.create(path="/actors/gallia/", actor=gaul)
    make_article(actors=["france", "germany"])
    make_article(actors=["gaul", "germany"], by=TagBy.SOURCE, themes=["peace"])
    make_article(actors=["gaul"], by=TagBy.SUGGESTED, status=Status.DRAFT)
    make_article(actors=["gaul", "france"])
    return gaul


def tag(article, **by):
    """Tag an article with actors, by whom as said."""
    for slug, who in by.items():
        ActorTag.objects.create(article=article, actor=Actor.objects.get(slug=slug), by=who)


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


def test_the_undo_of_a_merge_puts_everything_back(client, gaul, tmp_path):
    before = archive(tmp_path)
    curate("merge", "actor", "france", "gaul", "germany")
    assert archive(tmp_path) != before
    assert "Undid: Merged Gaul (gaul), Germany (germany) into France (france)" in undo_last()
    assert archive(tmp_path) == before
    assert location(client, "/actors/gallia/") == (301, "/actors/gaul/")
    assert count(client, "actor=gaul") == 2
    check_index()


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
        (("merge", "theme", "peace", "gaul"), "The archive has no theme “gaul”"),
        (("rename", "actor", "france", "--slug", "gaul"), "is that of Gaul. Choose another, or merge the two"),
        (("rename", "actor", "france", "--slug", "gallia"), "was given before and leads to “Gaul”"),
        (("rename", "actor", "france", "--slug", "La France"), "is no slug"),
        (("rename", "actor", "france"), "Nothing would change"),
        (("alias", "actor", "france", "French", "--use", "adjective"), "has this name already"),
        (("alias", "theme", "peace", "a NEAR/5"), "NEAR"),
        (("split", "actor", "gaul", "--into", "gaul", "", "from=2024"), "cannot be split into itself"),
        (("split", "actor", "gaul", "--into", "belgica", "", "from=2024"), "give its name too"),
        (("split", "actor", "gaul", "--into", "belgica", "Belgica", "to=1999"), "None of the articles chosen"),
        (("split", "actor", "gaul", "--into", "gallia", "Gallia", "from=2024"), "was given before"),
        (("split", "actor", "gaul", "--into", "belgica", "Belgica", "form=2024"), "is not a filter here"),
        (("undo", "4711"), "The log has no entry 4711"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(gaul, tmp_path, arguments, words):
    before = archive(tmp_path)
    with pytest.raises(CommandError) as refused:
        curate(*arguments)
    assert words in str(refused.value)
    assert archive(tmp_path) == before
    assert not Curation.objects.exists()


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
    assert "Dry run: nothing was written." in preview
    assert archive(tmp_path) == before
    done = curate(*arguments)
    assert [line for line in preview.splitlines() if line.startswith("  ")] == [
        line for line in done.splitlines() if line.startswith("  ")
    ]
    undo_last()
    assert archive(tmp_path) == before


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
    assert archive(tmp_path) == before
    assert client.get("/actors/gallica/").status_code == 404


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
    assert archive(tmp_path) == before
    assert client.get("/actors/zaire/").status_code == 404


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


# Undoing


def test_an_undo_is_refused_once_the_slug_is_given_to_another(gaul, tmp_path):
    curate("merge", "actor", "france", "gaul")
    make_actor("gaul", name="Another Gaul")
    before = archive(tmp_path)
    with pytest.raises(CommandError, match="cannot come back: Actor with this Slug already exists"):
        undo_last()
    assert archive(tmp_path) == before


def test_moves_of_the_same_articles_are_undone_newest_first(gaul, tmp_path):
    before = archive(tmp_path)
    curate("merge", "actor", "france", "gaul")
    first = str(Curation.objects.get().pk)
    curate("merge", "actor", "germany", "france")
    with pytest.raises(CommandError, match=r"Undo this first: Merged France \(france\) into Germany"):
        curate("undo", first)
    undo_last()
    curate("undo", first)
    assert archive(tmp_path) == before
    with pytest.raises(CommandError, match="undone already"):
        curate("undo", first)


def test_what_editors_did_since_a_merge_survives_its_undo(client, gaul):
    curate("merge", "actor", "france", "gaul")
    france = Actor.objects.get(slug="france")
    kept, gone, deleted = ActorTag.objects.filter(actor=france).order_by("article_id")[1:4]
    kept.by = TagBy.REFUSED
    kept.save()
    gone.delete()
    deleted.article.delete()
    later = make_article(actors=["france"])
    assert "tags changed since, which stay as they are now: 2" in undo_last()
    assert [(t.actor.slug, t.by) for t in kept.article.actor_tags.exclude(actor__slug="germany")] == [
        ("gaul", "refused")
    ]
    assert not gone.article.actor_tags.exists()
    assert later.actor_tags.get().actor.slug == "france"
    check_index()


def test_the_undo_of_a_split_refuses_to_lose_what_came_since(gaul, tmp_path):
    curate("split", "actor", "gaul", "--into", "belgica", "Belgica", "from=2024")
    make_article(actors=["belgica"])
    before = archive(tmp_path)
    with pytest.raises(CommandError, match="has come to have more than the split gave it"):
        undo_last()
    assert archive(tmp_path) == before


def test_the_log_says_what_was_done_and_undone(gaul):
    curate("merge", "actor", "france", "gaul")
    undo_last()
    lines = curate("log").splitlines()
    assert len(lines) == 2
    assert "command: Undid: Merged Gaul (gaul) into France (france)" in lines[0]
    assert lines[1].endswith("command: Merged Gaul (gaul) into France (france) [undone]")


def test_a_merge_knows_every_table_that_refers_to_actors_and_themes():
    for model, known in (
        (Actor, {"actor.part_of", "actorname.actor", "actorrole.actor", "actorrole.of", "actortag.actor"}),
        (Theme, {"theme.parent", "themetag.theme"}),
    ):
        found = {f"{r.related_model._meta.model_name}.{r.field.name}" for r in model._meta.related_objects}
        assert found == known | {f"formeraddress.{model._meta.model_name}"}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.integers(0, 2**32))
def test_any_sequence_of_changes_is_undone_to_where_it_began(tmp_path, seed):
    chance = random.Random(seed)
    for model in (Article, Actor, Curation):
        model.objects.all().delete()
    FormerAddress.objects.all().delete()
    slugs = [f"a{number}" for number in range(5)]
    for slug in slugs:
        make_actor(slug)
    for _ in range(12):
        article = make_article(published=f"{chance.randint(2000, 2004)}-03-01")
        tag(article, **{slug: chance.choice(TagBy.values) for slug in chance.sample(slugs, chance.randint(0, 4))})
    states = [archive(tmp_path)]
    done = []
    for step in range(5):
        one, other = chance.sample(list(Actor.objects.order_by("slug").values_list("slug", flat=True)), 2)
        from_year = chance.randint(2000, 2004)
        what = chance.choice([
            ("merge", "actor", one, other),
            ("rename", "actor", one, "--slug", f"r{step}", "--name", f"R {step}"),
            ("split", "actor", one, "--into", f"s{step}", f"S {step}", f"from={from_year}"),
            ("split", "actor", one, "--into", other, "", f"from={from_year}"),
        ])  # fmt: skip
        try:
            curate(*what)
        except CommandError:
            assert archive(tmp_path) == states[-1]
            continue
        done.append(Curation.objects.latest("pk").pk)
        states.append(archive(tmp_path))
    check_index()
    while done:
        assert archive(tmp_path) == states.pop()
        curate("undo", str(done.pop()))
    assert archive(tmp_path) == states.pop()
    check_index()


# Retagging


def retag(*arguments):
    out = io.StringIO()
    call_command("retag", *arguments, stdout=out)
    return out.getvalue()


def tags_of(article):
    return {(t.actor.slug, t.by) for t in article.actor_tags.all()} | {
        (t.theme.slug, t.by) for t in article.theme_tags.all()
    }


@pytest.fixture
def speech():
    """An article about France and a ceasefire, tagged before either was known."""
    article = make_article("France speaks", body_html="<p>France and Germany want a ceasefire.</p>")
    for slug in ("france", "germany", "spain", "italy"):
        make_actor(slug)
    make_theme("ceasefire", terms=["ceasefire"])
    make_theme("war", terms=["battle"])
    return article


def test_retagging_adds_new_suggestions_and_takes_away_those_no_longer_made(client, speech):
    tag(speech, spain=TagBy.SUGGESTED)
    said = retag()
    assert tags_of(speech) == {("france", "suggested"), ("germany", "suggested"), ("ceasefire", "suggested")}
    assert said.splitlines()[-1] == "articles=1 added=3 removed=1"
    assert "  −1 Spain (actor)" in said
    assert (count(client, "actor=france"), count(client, "theme=ceasefire")) == (1, 1)
    check_index()
    assert retag().splitlines()[-1] == "articles=1 added=0 removed=0"


def test_retagging_never_touches_what_an_editor_or_the_source_has_said(speech):
    tag(speech, france=TagBy.REFUSED, germany=TagBy.SOURCE, spain=TagBy.EDITOR, italy=TagBy.SOURCE)
    ThemeTag.objects.create(article=speech, theme=Theme.objects.get(slug="ceasefire"), by=TagBy.REFUSED)
    before = list(ActorTag.objects.values_list()) + list(ThemeTag.objects.values_list())
    assert retag().splitlines()[-1] == "articles=1 added=0 removed=0"
    assert list(ActorTag.objects.values_list()) + list(ThemeTag.objects.values_list()) == before


def test_a_dry_run_of_retagging_counts_by_actor_and_theme_largest_first_and_writes_nothing(speech):
    make_article("Germany", body_html="<p>Germany met Germany.</p>")
    tag(speech, spain=TagBy.SUGGESTED)
    before = list(ActorTag.objects.values_list())
    assert retag("--dry-run").splitlines() == [
        "Dry run: nothing was written.",
        "  +2 Germany (actor)",
        "  +1 France (actor)",
        "  +1 Ceasefire (theme)",
        "  −1 Spain (actor)",
        "articles=2 added=4 removed=1",
    ]
    assert list(ActorTag.objects.values_list()) == before
    assert not Curation.objects.exists()


def test_retagging_one_actor_or_some_articles_leaves_all_else_alone(speech):
    other = make_article("France", published="2020-01-01", body_html="<p>France again.</p>")
    tag(speech, spain=TagBy.SUGGESTED)
    retag("--actor", "germany")
    assert tags_of(speech) == {("germany", "suggested"), ("spain", "suggested")}
    retag("to=2020")
    assert (tags_of(other), len(tags_of(speech))) == ({("france", "suggested")}, 2)
    retag("--theme", "ceasefire")
    assert ("ceasefire", "suggested") in tags_of(speech)
    with pytest.raises(CommandError, match="The archive has no actor “gaul”"):
        retag("--actor", "gaul")
    with pytest.raises(CommandError, match="is not a filter here"):
        retag("form=2020")


def test_hidden_suggestions_stay_hidden_after_retagging(client, speech, settings):
    settings.SUGGESTIONS = "hidden"
    retag()
    assert client.get("/articles.json?actor=france").json()["count"] == 0
    ActorTag.objects.filter(actor__slug="france").update(by=TagBy.EDITOR)
    assert count(client, "actor=france") == 1


def test_a_run_that_was_killed_goes_on_where_it_stopped_and_ends_with_the_same_tags(speech, monkeypatch):
    articles = [make_article(f"Germany {n}", body_html="<p>Germany is far.</p>") for n in range(7)]
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)

    def stop(done, total):
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    assert ActorTag.objects.count() == 2 + 3
    done = Retag(uses_processes=False).run()
    assert (done.begun_after, done.articles) == (articles[2].pk, 4)
    assert all(tags_of(article) == {("germany", "suggested")} for article in articles)
    log = Curation.objects.get()
    assert log.counts == [["articles read", 8], ["suggestions added", 10], ["suggestions taken away", 0]]
    make_actor("far")
    assert Retag(uses_processes=False).run().begun_after == 0


def test_a_vocabulary_that_has_changed_begins_anew_after_a_kill(speech, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    make_article("Far Germany", body_html="<p>Germany.</p>")

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    ActorName.objects.create(actor=Actor.objects.get(slug="italy"), name="Germany and Italy")
    assert Retag(uses_processes=False).run().begun_after == 0


@pytest.mark.django_db(transaction=True)
def test_other_processes_read_the_texts_and_find_the_same(monkeypatch):
    make_actor("germany")
    articles = [make_article(f"Item {n}", body_html="<p>Germany.</p>" if n % 2 else "<p>Rain.</p>") for n in range(9)]
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    monkeypatch.setattr("articles.importing.processes.COUNT", 2)
    done = Retag().run()
    assert (done.articles, done.added.total()) == (9, 4)
    assert [bool(tags_of(article)) for article in articles] == [n % 2 == 1 for n in range(9)]
    check_index()


def test_what_an_editor_does_while_texts_are_read_is_the_last_word(speech, monkeypatch):
    from articles.curating import retagging

    real = retagging._suggest

    def meanwhile(texts, tagger):
        tag(speech, france=TagBy.REFUSED)
        Article.objects.filter(pk=edited.pk).update(body_html="<p>Spain.</p>")
        return real(texts, tagger)

    edited = make_article("Item", body_html="<p>Italy.</p>")
    monkeypatch.setattr(retagging, "_suggest", meanwhile)
    assert "Changed while they were read, and left alone: 1." in retag()
    assert ("france", "refused") in tags_of(speech)
    assert tags_of(edited) == set()
