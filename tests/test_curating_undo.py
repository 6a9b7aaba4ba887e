"""The undo of what was moved puts all of it back, and never takes what came since."""

import random

import pytest
from curated import archive, came_to_lead_on, check_index, count, curate, location, tag, undo_last
from django.core.management import CommandError
from factories import make_actor, make_article
from hypothesis import HealthCheck, given, settings, strategies

from articles.models import (
    Actor,
    ActorTag,
    Article,
    Curation,
    FormerAddress,
    Theme,
)
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def test_the_undo_of_a_merge_puts_everything_back(client, gaul, tmp_path):
    before = archive(tmp_path)
    curate("merge", "actor", "france", "gaul", "germany")
    assert archive(tmp_path) != before
    assert "Undid: Merged Gaul (gaul), Germany (germany) into France (france)" in undo_last()
    assert archive(tmp_path) == before
    assert location(client, "/actors/gallia/") == (301, "/actors/gaul/")
    assert count(client, "actor=gaul") == 2
    check_index()


def test_an_undo_is_refused_once_the_slug_is_given_to_another(gaul, tmp_path):
    curate("merge", "actor", "france", "gaul")
    make_actor("gaul", name="Another Gaul")
    before = archive(tmp_path)
    with pytest.raises(CommandError, match="cannot come back: Actor with this Slug already exists"):
        undo_last()
    assert archive(tmp_path) == before


def test_the_undo_of_what_was_taken_away_since_names_the_entry_to_undo_first(client, gaul):
    curate("rename", "actor", "gaul", "--slug", "gallia")
    curate("rename", "actor", "gallia", "--name", "Gallia")
    curate("delete", "actor", "gallia")
    first, second, deletion = Curation.objects.order_by("pk")
    for entry in (first, second):
        for dry in ((), ("--dry-run",)):
            with pytest.raises(CommandError, match=rf"taken away by entry {deletion.pk}: Deleted .*Undo that first\."):
                curate("undo", entry.pk, *dry)
    for entry in (deletion, second, first):
        curate("undo", entry.pk)
    assert client.get("/actors/gaul/").status_code == 200


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


def test_a_merge_into_what_was_deleted_since_is_undone_after_the_deletion(gaul, tmp_path):
    before = archive(tmp_path)
    curate("merge", "actor", "france", "gaul")
    merged = str(Curation.objects.get().pk)
    curate("delete", "actor", "france")
    deleted = archive(tmp_path)
    with pytest.raises(CommandError, match=r"Undo this first: Deleted France \(france\)"):
        curate("undo", merged)
    assert archive(tmp_path) == deleted
    undo_last()
    curate("undo", merged)
    assert archive(tmp_path) == before


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
def test_any_sequence_of_changes_is_undone_to_where_it_began(client, tmp_path, seed):
    chance = random.Random(seed)
    for model in (Article, Actor, Curation):
        model.objects.all().delete()
    FormerAddress.objects.all().delete()
    slugs = [f"a{number}" for number in range(7)]
    for slug in slugs:
        make_actor(slug)
    for _ in range(12):
        article = make_article(published=f"{chance.randint(2000, 2004)}-03-01")
        tag(article, **{slug: chance.choice(TagBy.values) for slug in chance.sample(slugs, chance.randint(0, 4))})
    states = [archive(tmp_path)]
    done, came = [], set()
    for step in range(5):
        one, other = chance.sample(list(Actor.objects.order_by("slug").values_list("slug", flat=True)), 2)
        from_year = chance.randint(2000, 2004)
        what = chance.choice([
            ("merge", "actor", one, other),
            ("rename", "actor", one, "--slug", f"r{step}", "--name", f"R {step}"),
            ("split", "actor", one, "--into", f"s{step}", f"S {step}", f"from={from_year}"),
            ("split", "actor", one, "--into", other, "", f"from={from_year}"),
            ("delete", "actor", one),
        ])  # fmt: skip
        try:
            curate(*what)
        except CommandError:
            assert archive(tmp_path) == states[-1]
            continue
        done.append(Curation.objects.latest("pk").pk)
        states.append(archive(tmp_path))
    check_index()
    assert archive(tmp_path) == states.pop()
    while done:
        curate("undo", str(done.pop()))
        came = came_to_lead_on(states.pop(), archive(tmp_path))
    check_index()
    assert came <= {f"/actors/{kind}{step}/" for kind in "rs" for step in range(5)}
    assert all(client.get(location(client, path)[1]).status_code == 200 for path in came)
