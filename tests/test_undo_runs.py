"""Undoing a retagging: whole, in part, cut short, and beside what has moved its tags since."""

import io
import random
import zlib

import pytest
from curated import check_index, curate, decide, tag, tag_rows, undo_address
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from hypothesis import HealthCheck, given, settings, strategies

from articles.curating.retagging import Retag
from articles.models import Actor, ActorTag, Article, Curation, CurationStep, Theme
from articles.vocabulary import TagBy

pytestmark = pytest.mark.django_db


def retag(*arguments):
    call_command("retag", *arguments, stdout=io.StringIO())
    return Curation.objects.latest("pk")


@pytest.fixture
def speeches():
    """Articles that gain and lose suggestions when they are read again."""
    for slug in ("france", "germany", "spain"):
        make_actor(slug)
    make_theme("ceasefire", terms=["ceasefire"])
    texts = ["<p>France wants a ceasefire.</p>", "<p>Germany and France.</p>", "<p>Rain.</p>"]
    articles = [make_article(f"Item {number}", body_html=texts[number % 3]) for number in range(6)]
    tag(articles[0], spain=TagBy.SUGGESTED)
    tag(articles[2], spain=TagBy.SUGGESTED, germany=TagBy.SOURCE)
    tag(articles[3], france=TagBy.REFUSED)
    return articles


def test_a_retagging_of_what_was_deleted_since_is_undone_after_the_deletion(speeches):
    before = tag_rows()
    entry = retag()
    curate("delete", "actor", "france")
    with pytest.raises(CommandError, match=r"Undo this first: Deleted France \(france\)"):
        curate("undo", entry.pk)
    curate("undo", Curation.objects.latest("pk").pk)
    curate("undo", entry.pk)
    assert tag_rows() == before


def test_the_undo_of_a_retagging_puts_every_tag_back(client, speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    before = tag_rows()
    entry = retag()
    assert tag_rows() != before
    assert "[no undo]" not in curate("log")
    said = curate("undo", entry.pk)
    assert "suggestions taken away again: 7\n  suggestions that are there again: 2\n" in said
    assert "changed since" not in said
    assert tag_rows() == before
    assert client.get("/articles.json?actor=spain").json()["count"] == 2
    check_index()
    assert curate("log").splitlines()[1].endswith("[undone]")
    with pytest.raises(CommandError, match="undone already"):
        curate("undo", entry.pk)


def test_what_editors_and_sources_said_since_a_retagging_is_counted_and_stays(speeches):
    entry = retag()
    accepted = speeches[0].actor_tags.get(actor__slug="france")
    accepted.by = TagBy.EDITOR
    accepted.save()
    speeches[1].actor_tags.get(actor__slug="france").delete()
    speeches[4].delete()
    tag(speeches[2], spain=TagBy.REFUSED)
    said = curate("undo", entry.pk)
    assert "tags changed since, which stay as they are now: 5" in said
    assert [(t.actor.slug, t.by) for t in speeches[0].actor_tags.order_by("pk")] == [
        ("spain", "suggested"), ("france", "editor"),
    ]  # fmt: skip
    assert not speeches[1].actor_tags.exists()
    assert speeches[2].actor_tags.get(actor__slug="spain").by == TagBy.REFUSED
    check_index()


def test_a_retagging_that_changed_nothing_has_nothing_to_undo():
    make_article()
    entry = retag()
    assert curate("log").splitlines()[0].endswith("[no undo]")
    with pytest.raises(CommandError, match="it changed no tag"):
        curate("undo", entry.pk)


def test_an_undo_that_was_cut_short_goes_on_where_it_stopped(speeches, monkeypatch):
    from articles.curating import undo

    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    before = tag_rows()
    entry = retag()
    steps = CurationStep.objects.count()
    assert steps == 5

    def stop(done, total):
        assert total == steps
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(entry, on_progress=stop)
    assert curate("log").splitlines()[1].endswith("[undone in part]")
    assert tag_rows() != before
    said = curate("undo", entry.pk)
    assert "suggestions taken away again: 7\n  suggestions that are there again: 2\n" in said
    assert tag_rows() == before
    assert Curation.objects.count() == 2


def test_a_retagging_that_was_cut_short_can_be_undone_and_is_then_not_continued(speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    before = tag_rows()

    def stop(done, total):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    assert tag_rows() != before
    curate("undo", Curation.objects.get().pk)
    assert tag_rows() == before
    done = Retag(uses_processes=False).run()
    assert (done.begun_after, done.articles) == (0, 6)


def test_a_retagging_that_runs_while_it_is_undone_stops(speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    before = tag_rows()

    def undone(done, total):
        if done == 2:
            curate("undo", Curation.objects.get().pk)

    with pytest.raises(ValueError, match="This run is being undone"):
        Retag(uses_processes=False).run(on_progress=undone)
    assert tag_rows() == before


def test_a_retagging_is_not_undone_before_what_has_moved_its_tags_since(speeches):
    entry = retag()
    after = tag_rows()
    curate("merge", "actor", "france", "spain")
    curate("merge", "actor", "germany", "france")
    merge = Curation.objects.latest("pk")
    with pytest.raises(CommandError, match=r"Undo this first: Merged France \(france\) into Germany"):
        curate("undo", entry.pk)
    curate("undo", merge.pk)
    with pytest.raises(CommandError, match=r"Undo this first: Merged Spain \(spain\) into France"):
        curate("undo", entry.pk)
    curate("undo", merge.pk - 1)
    assert tag_rows() == after
    curate("undo", entry.pk)
    check_index()


def test_a_merge_while_an_undo_runs_stops_it_before_the_next_step_and_the_log_says_what_is_undone(
    desk, speeches, monkeypatch
):
    from articles.curating import undo

    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    before = tag_rows()
    entry = retag()

    def merge(done, total):
        if done == 1:
            curate("merge", "actor", "germany", "france")

    with pytest.raises(ValueError, match="Undo this first: Merged France"):
        undo(entry, on_progress=merge)
    assert curate("log").splitlines()[2].endswith("[undone in part]")
    page = desk.post(undo_address(entry), follow=True).text
    assert "A part is undone. Some of these tags were moved since. Undo this first" in page
    curate("undo", Curation.objects.get(kind="merge").pk)
    curate("undo", entry.pk)
    assert tag_rows() == before


def test_each_step_is_read_once_however_often_an_undo_is_pressed(desk, speeches, monkeypatch):
    from articles.curating import steps

    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    monkeypatch.setattr("articles.admin.curations.STEPS_AT_ONCE", 2)
    entry = retag()
    read = []
    recalled = steps._recalled
    monkeypatch.setattr(steps, "_recalled", lambda step: read.append(step.pk) or recalled(step))
    kept = list(entry.steps.values_list("pk", flat=True))
    while entry.steps.exists():
        desk.post(undo_address(entry))
    assert read == kept


def test_only_the_newest_finished_runs_can_be_undone_and_the_log_says_so(desk, speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.steps.KEPT_RUNS", 2)
    first = retag()
    part = retag_new("peru")
    one = part.steps.first()
    CurationStep.objects.create(curation=part, memory=one.memory)
    desk.post(undo_address(part))  # Undone whole: it has no steps and counts no more.
    second, third = retag_new("chad"), retag_new("mali")
    assert [entry.steps.exists() for entry in (first, second, third)] == [False, True, True]
    unchanged = retag()
    assert second.steps.exists()
    assert curate("log").splitlines()[0].endswith("[no undo]")
    assert curate("log").splitlines()[-1].endswith("[too old to undo]")
    with pytest.raises(CommandError, match="too old to be undone"):
        curate("undo", first.pk)
    states = desk.get(reverse("admin:articles_curation_changelist")).text
    assert states.count("Stands, too old to be undone") == 1
    assert "Stands, too old" in desk.get(reverse("admin:articles_curation_change", args=[first.pk])).text
    assert "too old" not in desk.get(reverse("admin:articles_curation_change", args=[unchanged.pk])).text
    curate("undo", third.pk)
    curate("undo", second.pk)


def test_runs_that_are_cut_short_or_undone_in_part_keep_their_steps(desk, speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.steps.KEPT_RUNS", 0)
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)

    def stop(done, total):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    entry = Curation.objects.get()
    waiting = ActorTag.objects.filter(by=TagBy.SUGGESTED).first()
    decide(desk, "", **{f"decide-actor-{waiting.pk}": "later"}, all="accept-page")
    assert entry.steps.count() == 2
    monkeypatch.setattr("articles.admin.curations.STEPS_AT_ONCE", 1)
    desk.post(undo_address(entry))
    retag()
    assert entry.steps.count() == 1


def retag_new(slug):
    """A retagging that adds one suggestion, of a new actor."""
    make_actor(slug)
    make_article(f"News of {slug.title()}")
    return retag()


def test_the_log_names_who_began_and_who_went_on_with_a_retagging(speeches, django_user_model, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    ada, bob = (django_user_model.objects.create_user(name) for name in ("ada", "bob"))

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    for by in (ada, ada, bob, None):
        with pytest.raises(KeyboardInterrupt):
            Retag(uses_processes=False).run(by=by, on_progress=stop)
    Retag(uses_processes=False).run()
    entry = Curation.objects.get()
    assert (entry.by, entry.summary) == (None, "Retagged all articles; begun by ada; then by bob")
    assert "command: Retagged all articles; begun by ada; then by bob" in curate("log")


# At the desk


def test_a_long_undo_goes_on_at_the_desk_press_by_press(desk, speeches, monkeypatch):
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 1)
    monkeypatch.setattr("articles.admin.curations.STEPS_AT_ONCE", 3)
    before = tag_rows()
    entry = retag()
    page = desk.get(undo_address(entry)).text
    assert "That takes 5 steps, of which 3 are done at once" in page
    assert f"python manage.py curate undo {entry.pk}" in page
    part = desk.post(undo_address(entry), follow=True)
    assert "A part is undone. Go on until all is." in part.text
    assert 'value="Go on"' in part.text
    log = desk.get(reverse("admin:articles_curation_changelist")).text
    assert "Undone in part" in log
    assert "Undid: Retagged all articles" in desk.post(undo_address(entry), follow=True).text
    assert tag_rows() == before


@pytest.mark.parametrize(
    ("rights", "kind", "subject", "see", "undo"),
    [
        ((), "review", "", 403, 403),
        (("view_article",), "review", "", 403, 403),
        (("change_actor",), "review", "", 200, 403),
        (("change_article",), "review", "", 200, 200),
        (("change_article",), "retag", "", 200, 403),
        (("change_theme",), "retag", "", 200, 403),
        (("change_theme", "change_article"), "retag", "", 200, 403),
        (("change_actor", "change_article"), "retag", "", 200, 403),
        (("change_actor", "change_theme"), "retag", "", 200, 403),
        (("change_actor", "change_theme", "change_article"), "retag", "", 200, 200),
        (("change_theme",), "retag", "theme", 200, 403),
        (("change_actor", "change_article"), "retag", "theme", 200, 403),
        (("change_theme", "change_article"), "retag", "theme", 200, 200),
        (("change_article",), "merge", "actor", 200, 403),
        (("change_actor",), "merge", "actor", 200, 403),
        (("change_actor", "delete_actor"), "merge", "actor", 200, 200),
    ],
)
def test_whoever_may_do_it_may_undo_it(client, django_user_model, rights, kind, subject, see, undo):
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    nothing = zlib.compress(b'{"rows": [], "tags": []}')
    entry = Curation.objects.create(kind=kind, subject=subject, summary="S", memory=nothing)
    change = reverse("admin:articles_curation_change", args=[entry.pk])
    assert client.get(change).status_code == see
    assert client.get(undo_address(entry)).status_code == undo
    assert client.post(undo_address(entry)).status_code == (302 if undo == 200 else undo)
    client.logout()
    assert client.post(undo_address(entry)).status_code == 302
    assert "/login/" in client.post(undo_address(entry)).headers["Location"]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.integers(0, 2**32))
def test_any_sequence_of_runs_and_moves_is_undone_to_where_it_began(monkeypatch, seed):
    chance = random.Random(seed)
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 3)
    for model in (Article, Actor, Theme, Curation):
        model.objects.all().delete()
    for slug in ("france", "germany", "spain", "peru"):
        make_actor(slug)
    make_theme("ceasefire", terms=["ceasefire"])
    for number in range(8):
        words = " ".join(chance.sample(["France", "Germany", "Spain", "Peru", "ceasefire", "rain"], 3))
        article = make_article(f"Item {number}", body_html=f"<p>They met: {words}.</p>")
        tag(article, **{slug: chance.choice(TagBy.values) for slug in chance.sample(["france", "spain", "peru"], 2)})
    states = [tag_rows()]
    for step in range(6):
        one, other = chance.sample(list(Actor.objects.order_by("slug").values_list("slug", flat=True)), 2)
        what = chance.choice(["retag", "retag one", "alias", "merge", "decide"])
        if what == "retag":
            Retag(uses_processes=False).run()
        elif what == "retag one":
            Retag(only=("actor", Actor.objects.get(slug=one).pk), uses_processes=False).run()
        elif what == "alias":
            curate("alias", "actor", one, f"Rain {step}")
        elif what == "merge" and Actor.objects.count() > 2:
            curate("merge", "actor", one, other)
        else:
            from articles.curating.reviewing import decide_together

            ids = list(ActorTag.objects.filter(by=TagBy.SUGGESTED).values_list("pk", flat=True))
            decide_together({("actor", chance.random() < 0.5): chance.sample(ids, len(ids) // 2)}, "Some")
        states.append(tag_rows())
        while len(states) > Curation.objects.count() + 1:  # What changed nothing is not in the log.
            assert states.pop() == states[-1]
    check_index()
    for entry in Curation.objects.order_by("-pk"):
        states.pop()
        if entry.kind not in ("retag", "review") or entry.steps.exists():
            curate("undo", entry.pk)
        assert tag_rows() == states[-1]
    check_index()
