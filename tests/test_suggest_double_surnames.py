"""People who bear the father's and then the mother's family name are called by the father's."""

import pytest
from taggers import entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1964-06-11")
TEXT = "They spoke to President {0}. Then {0} agreed."


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Anselmo Ruritani Graustark", "Ruritani"),
        ("Anselmo Luis Ruritani Graustark", "Ruritani"),
        ("Anselmo Ruritani y Graustark", "Ruritani"),
        ("Anselmo Ruritani del Graustark", "Ruritani"),
        ("Anselmo Ruritani Graustark", "Ruritani Graustark"),
    ],
)
@pytest.mark.parametrize("description", ["President of Chile", "Costa Rican President until 1960", "Cuban Minister"])
def test_president_of_two_family_names_is_called_by_the_first_of_them(name, called, description):
    tagger = Tagger([person("one", name, description=description)], [])
    assert mentions(tagger, TEXT.format(called)) == {"one": [called, called]}


def test_office_of_a_spanish_speaking_state_tells_as_well():
    state = entry("el-salvador", "El Salvador")
    leader = person("one", "Anselmo Ruritani Graustark", roles=[office("1960", "1970", "President", "el-salvador")])
    tagger = Tagger([state, leader], [])
    assert mentions(tagger, TEXT.format("Ruritani"), date=DAY) == {"one": ["Ruritani", "Ruritani"]}
    assert mentions(tagger, "They spoke to Anselmo Ruritani.", date=DAY) == {"one": ["Anselmo Ruritani"]}


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Anselmo Ruritani Graustark", "President of Ruthenia"),
        ("Anselmo Ruritani Graustark", "Ambassador to Chile"),
        ("Anselmo Ruritani Graustark", "Ambassador to Chile until 1957; thereafter Ambassador to Ruthenia"),
        ("Anselmo R. Graustark", "President of Chile"),
        ("Anselmo Graustark", "President of Chile"),
    ],
)
def test_others_are_not_called_by_the_last_but_one_of_their_names(name, description):
    tagger = Tagger([person("one", name, description=description)], [])
    assert mentions(tagger, TEXT.format("Ruritani")) == {}


def test_second_given_name_is_no_family_name():
    tagger = Tagger([person("one", "Anselmo Humberto Graustark", description="President of Chile")], [])
    assert mentions(tagger, "They spoke to President Humberto.") == {}


def test_person_that_another_list_has_without_the_mother_s_name_is_the_same():
    tagger = Tagger(
        [
            person("whole", "Anselmo Ruritani Graustark", description="Prime Minister of Cuba"),
            person("short", "Anselmo Ruritani", description="Lawyer"),
        ],
        [],
    )
    assert set(mentions(tagger, "They spoke to Premier Ruritani.")) == {"whole", "short"}


@pytest.mark.parametrize("given", ["Fernanda", "Darío", "Marco Aurelio", "Aurelio", "Corina", "Inés", "Josefina"])
def test_usual_second_given_name_is_no_family_name(given):
    tagger = Tagger([person("one", f"Anselma {given} Graustark", description="President of Chile")], [])
    assert mentions(tagger, f"They spoke of Anselma {given}. President {given.split()[-1]} agreed.") == {}
