"""Names and terms with characters that nobody sees, which would turn pages that show them, or make two look alike."""

import io
import json

import pytest
from curated import curate
from django.core.management import CommandError, call_command
from django.urls import reverse
from factories import make_actor, make_theme

from articles.models import Actor, ActorName, Theme

pytestmark = pytest.mark.django_db

UNSEEN = [
    "Gaul\u202ella", "Gaul\u2066la", "Gaul\x07la", "Gaul\u200bla", "Gaul\u00adla", "\ufeffGaulla", "Gaul\u2060la",
]  # fmt: skip
ASKED_FOR = ["می\u200cخواهم", "ක්\u200dෂ", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "צה״ל\u200f"]
"""Words whose letters, or signs, are kept apart, joined or turned by a mark, as their writing asks."""

NO_ROWS = {f"{of}-{count}_FORMS": 0 for of in ("names", "roles") for count in ("TOTAL", "INITIAL")}


def save_actor(desk, actor, name, *further):
    rows = {f"names-{n}-{field}": value for n, new in enumerate(further)
            for field, value in {"name": new, "language": "fa", "use": "name", "actor": actor.pk}.items()}  # fmt: skip
    given = {"name": name, "slug": actor.slug, "kind": "state", "identifiers": "{}", **NO_ROWS, **rows}
    where = reverse("admin:articles_actor_change", args=[actor.pk])
    return desk.post(where, given | {"names-TOTAL_FORMS": len(further)}).text


@pytest.mark.parametrize("name", UNSEEN)
def test_the_form_of_an_actor_refuses_them_in_names(desk, name):
    france = make_actor("france")
    for given in ((name,), ("France", name)):
        assert "The name has a character that nobody sees." in save_actor(desk, france, *given)
    assert Actor.objects.get().name == "France"
    assert not ActorName.objects.exists()


@pytest.mark.parametrize("name", ASKED_FOR)
def test_the_form_of_an_actor_takes_marks_that_a_writing_asks_for(desk, name):
    save_actor(desk, make_actor("france"), "France", name)
    assert ActorName.objects.get().name == name
    curate("rename", "actor", "france", "--name", f"{name}!")
    assert Actor.objects.get().name == f"{name}!"


@pytest.mark.parametrize("name", UNSEEN)
def test_the_form_of_a_theme_refuses_them_in_names_and_terms(desk, name):
    truce = make_theme("truce", terms=["truce"])
    where = reverse("admin:articles_theme_change", args=[truce.pk])
    given = {"name": "Truce", "slug": "truce", "terms": '["truce"]', "identifiers": "{}"}
    assert "The name has a character that nobody sees." in desk.post(where, given | {"name": name}).text
    terms = json.dumps(["truce", name])
    assert "The term has a character that nobody sees." in desk.post(where, given | {"terms": terms}).text
    assert list(Theme.objects.values_list("name", "terms")) == [("Truce", ["truce"])]


@pytest.mark.parametrize("name", UNSEEN)
def test_a_further_term_is_refused_as_a_further_name_is(name):
    make_theme("truce")
    with pytest.raises(CommandError, match="The term has a character that nobody sees"):
        curate("alias", "theme", "truce", name)


@pytest.mark.parametrize("name", UNSEEN)
def test_a_new_name_is_refused_by_the_command_too(name):
    france = make_actor("france")
    for given in (("alias", "actor", "france", name), ("rename", "actor", "france", "--name", name)):
        with pytest.raises(CommandError, match="The name has a character that nobody sees"):
            curate(*given)
    assert list(Actor.objects.values_list("name")) == [(france.name,)]
    assert not ActorName.objects.exists()


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_that_has_them_already_stays_when_something_else_is_changed(desk, name):
    gaul = make_actor("gaul", name=name)
    where = reverse("admin:articles_actor_curate", args=[gaul.pk, "rename"])
    preview = desk.post(where, {"new_name": name, "new_slug": "gallia"})
    assert "Nothing is written yet" in preview.text
    curate("rename", "actor", "gaul", "--slug", "gallia")
    save_actor(desk, Actor.objects.get(), name, "Gallia")
    assert list(Actor.objects.values_list("name", "slug")) == [(name, "gallia")]
    assert ActorName.objects.get().name == "Gallia"


@pytest.mark.parametrize("name", ["...", "—", "« »", "…!?"])
def test_a_name_of_punctuation_alone_is_refused_wherever_it_is_given(desk, name):
    france = make_actor("france")
    reason = "The name is nothing but punctuation"
    for given in (("alias", "actor", "france", name), ("rename", "actor", "france", "--name", name)):
        with pytest.raises(CommandError, match=reason):
            curate(*given)
    for given in ((name,), ("France", name)):
        assert reason in save_actor(desk, france, *given)
    assert Actor.objects.get().name == "France"
    assert not ActorName.objects.exists()


@pytest.mark.parametrize("name", [*(name for name in UNSEEN if "\x07" not in name), "..."])
def test_a_vocabulary_with_such_names_is_refused_line_by_line(tmp_path, name):
    actor, theme = {"type": "actor", "slug": "gaul", "kind": "state"}, {"type": "theme", "slug": "truce"}
    entries = [{**actor, "name": name}, {**actor, "name": "Gaul", "names": ["Gallia", name]}, {**theme, "name": name}]
    entries += [{**theme, "name": "Truce", "terms": ["truce", name]}, {**actor, "slug": "rome", "name": "Rome"}]
    path = tmp_path / "vocabulary.jsonl"
    path.write_text("\n".join(map(json.dumps, entries)))
    printed = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("load_vocabulary", str(path), stdout=printed)
    assert "rejected=4" in printed.getvalue()
    assert "Rome" in Actor.objects.values_list("name", flat=True)


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_vocabulary_may_have_marks_that_a_writing_asks_for(tmp_path, name):
    path = tmp_path / "vocabulary.jsonl"
    path.write_text(json.dumps({"type": "actor", "slug": "gaul", "name": name, "names": [f"{name} {name}"]}))
    call_command("load_vocabulary", str(path), stdout=io.StringIO())
    assert (Actor.objects.get().name, ActorName.objects.get().name) == (name, f"{name} {name}")
