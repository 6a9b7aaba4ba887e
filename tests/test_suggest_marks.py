"""Names that are written with the marks that elsewhere part two names: commas, strokes, brackets, and "&" for "and"."""

import pytest
from taggers import body, entry, mentions

from articles.tagging import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia"),
            entry("sylvania", "Sylvania"),
            entry("twins", "Sylvania and Freedonia"),
            body("un", "United Marxes"),
            body("unesco", "United Marxes Educational, Scientific and Comical Organization", ("UMESCO", "acronym")),
            body("office", "Foreign, Commonwealth and Comedy Office"),
            body("radio", "RFX/RLX"),
            body("maoists", "Workers' Party of Freedonia (Maoist)"),
            body("greens", "Alliance 90/The Reds"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("United Marxes Educational, Scientific and Comical Organization", "unesco"),
        ("United Marxes Educational, Scientific, and Comical Organization", "unesco"),
        ("United Marxes Educational, Scientific & Comical Organization (UMESCO)", "unesco"),
        ("United Marxes Educational Scientific and Comical Organization", "unesco"),
        ("Foreign, Commonwealth and Comedy Office", "office"),
        ("Foreign, Commonwealth & Comedy Office", "office"),
        ("RFX/RLX", "radio"),
        ("Workers’ Party of Freedonia (Maoist)", "maoists"),
        ("Alliance 90/The Reds", "greens"),
        ("Sylvania & Freedonia", "twins"),
    ],
)
def test_a_name_is_found_with_the_marks_that_it_is_written_with(tagger, name, slug):
    assert set(mentions(tagger, f"The {name} made a statement on Monday.")) == {slug}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("He left Sylvania, and Freedonia fell.", {"sylvania", "fr"}),
        ("They asked the United Marxes; Educational, Scientific and Comical Organization forms lay there.", {"un"}),
        ("The United Marxes Educational.\n\nScientific and Comical Organization", {"un"}),
        ("RFX; RLX", set()),
    ],
)
def test_other_marks_still_part_it(tagger, text, slugs):
    assert set(mentions(tagger, text)) == slugs
