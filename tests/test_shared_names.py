"""Names that several bear: said before one is given, given once confirmed, and shown from then on."""

import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from factories import make_actor, make_article, make_theme
from parsed import inputs, of_class, parse, text_of
from test_admin import actor_form

from articles.models import Actor, ActorName, NameCandidate, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def bush():
    """The actor that has the name already."""
    return make_actor("george-w-bush", name="George W. Bush", kind="person")


def alias(row):
    return reverse(f"admin:articles_{row._meta.model_name}_curate", args=[row.pk, "alias"])


def change(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def boxes(response):
    return [one.get("value") for one in inputs(parse(response), type="checkbox", name="shared-name")]


def test_the_preview_of_a_further_name_says_who_bears_it_and_leads_there(desk, bush):
    other = make_actor("george-h-w-bush", kind="person")
    given = {"name": "george w bush", "language": "en", "use": "name"}
    preview = desk.post(alias(other), given)
    (section,) = of_class(parse(preview), "namesakes")
    assert "george w bush: George W. Bush (george-w-bush)" in text_of(section)
    assert f'href="{change(bush)}"' in preview.text
    assert not ActorName.objects.exists()
    seen = {one.get("name"): one.get("value") for one in inputs(parse(preview), name="seen")}
    report = desk.post(alias(other), given | seen | {"confirm": "Do it"}, follow=True)
    assert "names that others bear too: 1" in report.text
    assert ActorName.objects.get().actor == other


def test_a_name_that_another_took_after_the_preview_is_shown_anew(desk):
    one, other = make_actor("ada"), make_actor("bea")
    given = {"name": "Countess", "language": "en", "use": "name"}
    preview = desk.post(alias(one), given)
    assert not of_class(parse(preview), "namesakes")
    seen = {each.get("name"): each.get("value") for each in inputs(parse(preview), name="seen")}
    ActorName.objects.create(actor=other, name="Countess", language="en")
    again = desk.post(alias(one), given | seen | {"confirm": "Do it"})
    assert "has changed since this preview" in again.text
    assert of_class(parse(again), "namesakes")
    assert not one.names.exists()


def test_the_command_says_so_too(bush):
    make_actor("other")
    out = io.StringIO()
    call_command("curate", "alias", "actor", "other", "George W. Bush", "--dry-run", stdout=out)
    assert "Look again: “George W. Bush” speaks for George W. Bush (george-w-bush) already." in out.getvalue()


def test_a_shared_name_in_an_actors_own_form_is_asked_about_once(desk, bush):
    where = reverse("admin:articles_actor_add")
    posted = actor_form(**{"names-0-name": "George W Bush", "names-0-language": "en"})
    asked = desk.post(where, posted)
    assert asked.status_code == 200
    assert "speaks for George W. Bush (george-w-bush) already" in asked.text
    (mark,) = boxes(asked)
    assert Actor.objects.count() == 1
    assert desk.post(where, posted | {"shared-name": mark}).status_code == 302
    ada = Actor.objects.get(slug="ada")
    (section,) = of_class(parse(desk.get(change(ada))), "namesakes")
    assert "George W Bush: George W. Bush (george-w-bush)" in text_of(section)
    assert of_class(parse(desk.get(change(bush))), "namesakes")
    assert desk.post(where, actor_form(slug="bea", name="Bea")).status_code == 302


def test_an_actor_that_is_to_be_called_as_another_is_asked_about(desk, bush):
    where = reverse("admin:articles_actor_add")
    posted = actor_form(name="George W. Bush", slug="george-2")
    (mark,) = boxes(desk.post(where, posted))
    assert desk.post(where, posted | {"shared-name": mark}).status_code == 302


def test_a_box_ticked_for_one_name_confirms_no_other(desk, bush):
    make_actor("ada-lovelace", name="Lovelace")
    where = reverse("admin:articles_actor_add")
    (mark,) = boxes(desk.post(where, actor_form(name="Lovelace")))
    again = desk.post(where, actor_form(name="George W. Bush", **{"shared-name": mark}))
    assert again.status_code == 200
    assert len(boxes(again)) == 1


def test_what_was_confirmed_stays_so_when_the_form_comes_back_for_something_else(desk, bush):
    where = reverse("admin:articles_actor_add")
    posted = actor_form(name="George W. Bush", slug="george-2")
    (mark,) = boxes(desk.post(where, posted))
    again = desk.post(where, posted | {"shared-name": mark, "kind": "planet"})
    assert [one.get("value") for one in inputs(parse(again), type="hidden", name="shared-name")] == [mark]
    assert not boxes(again)


def test_a_form_whose_names_are_not_touched_asks_nothing(desk, bush):
    make_actor("other", name="George W. Bush")
    form = actor_form(name="George W. Bush", slug="george-w-bush", description="A president.")
    assert desk.post(change(bush), form).status_code == 302


def test_a_term_of_another_theme_is_asked_about(desk):
    make_theme("ceasefire", terms=["truce"])
    other = make_theme("armistice", terms=["armistice"])
    posted = {
        "name": "Armistice", "slug": "armistice", "description": "", "identifiers": "{}", "threshold": "",
        "terms": json.dumps(["armistice", "Truce", '"laid down arms"']),
    }  # fmt: skip
    asked = desk.post(change(other), posted)
    (mark,) = boxes(asked)
    assert "“Truce” speaks for Ceasefire (ceasefire) already" in asked.text
    assert desk.post(change(other), posted | {"shared-name": mark}).status_code == 302
    assert "Truce" in Theme.objects.get(pk=other.pk).terms
    preview = desk.post(alias(other), {"name": "ceasefire"})
    assert "ceasefire: Ceasefire (ceasefire)" in text_of(of_class(parse(preview), "namesakes")[0])


def test_a_name_in_no_list_that_another_bears_meanwhile_is_asked_about(desk, bush):
    other = make_actor("other")
    article = make_article(language="fr")
    sample = {"article": article.pk, "text": "George W. Bush", "start": 0, "end": 14}
    candidate = NameCandidate.objects.create(key="george w bush", name="George W. Bush", articles=2, samples=[sample])
    where = reverse("admin:articles_actor_candidates")
    page = desk.post(where, {"action": "alias", "key": candidate.key, "actor": "other"}, follow=True)
    assert "Nothing is done yet: others bear “George W. Bush” already." in page.text
    link = page.redirect_chain[-1][0]
    assert 'value="George W. Bush"' in page.text
    assert '<option value="fr" selected>' in page.text
    given = {"name": "George W. Bush", "language": "fr", "use": "name"}
    seen = {one.get("name"): one.get("value") for one in inputs(parse(desk.post(link, given)), name="seen")}
    desk.post(link, given | seen | {"confirm": "Do it"})
    assert other.names.exists()
    assert not NameCandidate.objects.exists()


def test_loading_a_vocabulary_tells_the_names_that_several_bear_since(tmp_path, bush):
    lines = [
        {"type": "actor", "slug": "bush-41", "name": "George Bush", "kind": "person", "names": [{"name": "G. Bush"}]},
        {"type": "actor", "slug": "bush-43", "name": "Bush 43", "kind": "person", "names": [{"name": "George Bush"}]},
    ]  # fmt: skip
    path = tmp_path / "actors.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    said = []
    for _ in range(2):
        out = io.StringIO()
        call_command("load_vocabulary", str(path), stdout=out)
        said.append(out.getvalue())
    assert "Names that several actors bear since this load: 1\n  george bush\n" in said[0]
    assert "several actors bear" not in said[1]


def test_a_term_that_was_shared_before_is_not_asked_about_again(desk):
    make_theme("peace", terms=["armistice"])
    ceasefire = make_theme("ceasefire", terms=["armistice"])
    given = {"name": "Ceasefire", "slug": "ceasefire", "description": "", "parent": ""}
    assert desk.post(change(ceasefire), given | {"terms": '["armistice", "truce"]'}).status_code == 302
    ceasefire.refresh_from_db()
    assert ceasefire.terms == ["armistice", "truce"]
