"""The forms of an actor and a theme: names before slugs, terms and identifiers one a line."""

import pytest
from django.urls import reverse
from factories import make_actor, make_source, make_theme
from parsed import inputs, parse, text_of

from articles.models import Actor, Source, Theme

pytestmark = pytest.mark.django_db


def change(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def add(kind):
    return reverse(f"admin:articles_{kind}_add")


def theme_form(**values):
    return {"name": "Fisheries", "slug": "fisheries", "description": "", "terms": "", "identifiers": "", **values}


def actor_form(**values):
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    return {"name": "Gaul", "slug": "gaul", "kind": "state", "description": "", "identifiers": "", **inlines, **values}


def box(page, name):
    (found,) = (each for each in parse(page).iter("textarea") if each.get("name") == name)
    return "".join(found.itertext()).removeprefix("\n")


def errors(page):
    return [text_of(one) for one in parse(page).iter("ul") if "errorlist" in (one.get("class") or "").split()]


def test_terms_are_written_and_shown_one_a_line(desk):
    lines = 'fish*^2\r\n\r\n  "fishing quota"  \r\ncod NEAR/5 war -recipe'
    assert desk.post(add("theme"), theme_form(terms=lines)).status_code == 302
    theme = Theme.objects.get()
    assert theme.terms == ["fish*^2", '"fishing quota"', "cod NEAR/5 war -recipe"]
    assert box(desk.get(change(theme)), "terms") == 'fish*^2\n"fishing quota"\ncod NEAR/5 war -recipe'
    assert desk.post(change(theme), theme_form(terms="")).status_code == 302
    theme.refresh_from_db()
    assert theme.terms == []


def test_a_list_of_terms_as_files_have_it_is_taken_too(desk):
    assert desk.post(add("theme"), theme_form(terms='["fish*", "cod"]')).status_code == 302
    assert Theme.objects.get().terms == ["fish*", "cod"]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("cod\nfish NEAR/", "“fish NEAR/”"),
        ('["cod"', "Write one term a line."),
        ("[" * 100_000, "Write one term a line."),
        ("cod\nfish\x00", "Null characters are not allowed."),
        ('["a\\u0000b"]', "Null characters are not allowed."),
        ('["a\\ud800b"]', "Half a character is not allowed."),
    ],
    ids=["ill written", "half a list", "deeper than is read", "null", "null in JSON", "half a character"],
)
def test_terms_that_cannot_be_read_are_refused_and_stay_as_typed(desk, terms, said):
    page = desk.post(add("theme"), theme_form(terms=terms))
    assert said in " ".join(errors(page))
    assert box(page, "terms") == terms.replace("\x00", "\ufffd")
    assert not Theme.objects.exists()


@pytest.mark.parametrize("term", ["[sic]", "two\nlines", " spaces "])
def test_terms_that_lines_cannot_say_are_not_changed_by_a_form_that_leaves_them_alone(desk, term):
    theme = make_theme("fisheries", terms=[term])
    shown = box(desk.get(change(theme)), "terms")
    desk.post(change(theme), theme_form(name="Fishing", terms=shown))
    theme.refresh_from_db()
    assert theme.terms == [term]


def test_identifiers_are_written_and_shown_one_a_line(desk):
    lines = "wikidata:\u00a0Q38\r\niso3166-1-alpha2:IT\r\nsite: https://example.org/"
    assert desk.post(add("actor"), actor_form(identifiers=lines)).status_code == 302
    actor = Actor.objects.get()
    assert actor.identifiers == {"wikidata": "Q38", "iso3166-1-alpha2": "IT", "site": "https://example.org/"}
    shown = box(desk.get(change(actor)), "identifiers")
    assert shown == "iso3166-1-alpha2: IT\nsite: https://example.org/\nwikidata: Q38"
    assert desk.post(change(actor), actor_form(identifiers=shown, description="Changed.")).status_code == 302
    history = text_of(parse(desk.get(reverse("admin:articles_actor_history", args=[actor.pk]))))
    assert "Changed Description." in history


@pytest.mark.parametrize(
    ("identifiers", "said"),
    [
        ("Q38", "“Q38” is no scheme with a code. Write one a line: wikidata: Q142"),
        ("wikidata:", "“wikidata:” is no scheme with a code."),
        ("wikidata: Q38\nwikidata: Q142", "“wikidata” stands here twice."),
        ('{"wikidata": ', "Write a scheme and its code a line: wikidata: Q142"),
        ('{"wikidata": "\\u0000"}', "Null characters are not allowed."),
        ('{"wikidata": "\\ud800"}', "Half a character is not allowed."),
        ('"wikidata": "Q38",', '“"wikidata": "Q38",” is no scheme with a code.'),
        ("wikidata: Q\u200b38", "“wikidata” has a character that nobody sees. Type it anew."),
    ],
)
def test_identifiers_that_cannot_be_read_are_refused_in_words(desk, identifiers, said):
    assert said in " ".join(errors(desk.post(add("actor"), actor_form(identifiers=identifiers))))
    assert not Actor.objects.exists()


@pytest.mark.parametrize("kind", ["actor", "theme", "source"])
def test_the_name_comes_first_and_makes_the_slug_of_what_is_new(desk, kind):
    names = [one.get("name") for one in inputs(parse(desk.get(add(kind)))) if one.get("name") in ("name", "slug")]
    assert names == ["name", "slug"]
    form = {"actor": actor_form, "theme": theme_form, "source": lambda **values: values}[kind]
    posted = form(name="Côte d’Ivoire & Co", slug="")
    assert desk.post(add(kind), posted).status_code == 302
    model = {"actor": Actor, "theme": Theme, "source": Source}[kind]
    assert model.objects.get().slug == "cote-divoire-co"
    assert "with this Slug already exists" in " ".join(errors(desk.post(add(kind), posted)))


@pytest.mark.parametrize("name", ["", "???"])
def test_a_slug_that_no_name_makes_is_asked_for(desk, name):
    page = desk.post(add("actor"), actor_form(name=name, slug=""))
    assert errors(page)
    assert not Actor.objects.exists()


def test_the_slug_of_what_is_there_is_not_made_anew(desk):
    for row, form in ((make_actor("gaul", kind="state"), actor_form()), (make_theme("fisheries"), theme_form())):
        page = desk.post(change(row), form | {"name": "Another name", "slug": ""})
        assert "This field is required." in " ".join(errors(page))
    source = make_source("reuters")
    assert "This field is required." in desk.post(change(source), {"name": "Another", "slug": ""}).text
