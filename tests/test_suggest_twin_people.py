"""Entries of two lists that stand for one person: of one name and a like office at the same time."""

import pytest
from taggers import entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1956-06-11")
ENVOY = {"roles": [office("1955", "1957", "Ambassador to Ruthenia")]}
LATER = {"roles": [office("1962", "1963", "Ambassador to Ruthenia")]}


def named(*people):
    return set(mentions(Tagger(people, []), "They wrote to Ambassador Graustark.", date=DAY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alfred L. Graustark Jr.", "Alfred L. Graustark"),
        ("Alfred Graustark", "Alfred L. Graustark, Jr."),
        ("Richard “Rab” A. Graustark", "R. A. Graustark"),
        ('Richard "Rab" Graustark', "Richard A. Graustark"),
    ],
)
def test_people_of_one_name_and_office_are_one_though_a_list_leaves_out_junior_or_adds_a_nickname(one, other):
    assert named(person("one", one, **ENVOY), person("other", other, **ENVOY)) == {"one", "other"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Alfred Graustark Jr.", ENVOY), ("Alfred Graustark Sr.", ENVOY)),
        (("Alfred Graustark III", ENVOY), ("Alfred L. Graustark Jr.", ENVOY)),
        (("Richard “Rab” A. Graustark", ENVOY), ("Richard B. Graustark", ENVOY)),
    ],
)
def test_father_and_son_in_one_office_are_two(one, other):
    assert named(*(person(slug, name, **held) for slug, (name, held) in (("one", one), ("other", other)))) == set()


@pytest.mark.parametrize(("began", "are_one"), [("1817", False), ("1803", True)])
def test_name_without_a_middle_name_is_not_a_sons_who_came_into_office_half_a_life_later(began, are_one):
    father = person("father", "Jack Graustark", roles=[office("1797", "1801", "President")])
    son = person("son", "Jack Quincy Graustark", roles=[office(began, "1825", "Secretary of State")])
    named = set(mentions(Tagger([father, son], []), "They heard Jack Graustark."))
    assert named == ({"father", "son"} if are_one else {"father"})


def test_sovereigns_of_two_states_who_bear_one_name_are_two():
    king = person("king", "King Ludwig II", roles=[office("1993", "2013", "King", "fr")])
    prince = person("prince", "Prince Ludwig II", roles=[office("2005", "2020", "Prince", "sy")])
    tagger = Tagger([entry("fr", "Freedonia"), entry("sy", "Sylvania"), king, prince], [])
    assert "prince" not in mentions(tagger, "King Ludwig II of Freedonia spoke.", date=Moment.parse("2010"))


@pytest.mark.parametrize("are_people_first", [True, False])
def test_sovereign_of_a_state_that_two_lists_have_is_one_wherever_the_states_stand(are_people_first):
    states = [entry("fr", "Freedonia"), entry("free", "Freedonia")]
    king = person("king", "King Ludwig II", roles=[office("1993", "2013", "King", "fr")])
    other = person("other", "Ludwig II", roles=[office("1993", "2013", "King", "free")])
    people = [king, other]
    tagger = Tagger([*people, *states] if are_people_first else [*states, *people], [])
    assert {"king", "other"} <= set(mentions(tagger, "King Ludwig II of Freedonia spoke.", date=Moment.parse("2010")))


def test_name_without_initials_joins_no_two_who_have_others():
    held = {"roles": [office("1989", "1993", "President", "fr")]}
    father = person("father", "Jack H. W. Graustark", **held)
    other = person("other", "Jack Graustark", "Jack H. W. Graustark", **held)
    son = person("son", "Jack W. Graustark", roles=[office("2001", "2009", "President", "fr")])
    tagger = Tagger([entry("fr", "Freedonia"), father, other, son], [])
    assert set(mentions(tagger, "Jack W. Graustark spoke.", date=Moment.parse("2005"))) == {"son"}
    assert set(mentions(tagger, "Jack H. W. Graustark spoke.", date=Moment.parse("1990"))) == {"father", "other"}


def test_junior_is_not_the_one_who_held_the_office_at_another_time():
    people = person("one", "Alfred L. Graustark Jr.", **ENVOY), person("other", "Alfred L. Graustark", **LATER)
    assert named(*people) == {"one"}


@pytest.mark.parametrize(
    ("one", "other", "description", "text"),
    [
        ("Graust Ruri", "Ruri Graust", "Prime Minister of Korea", "They met Prime Minister Ruri Graust."),
        ("Gra'ust Ruri", "Graust Ruri", "Foreign Minister of China", "They met Graust Ruri."),
    ],
)
def test_names_in_the_other_order_or_without_an_apostrophe_are_one_person_s(one, other, description, text):
    tagger = Tagger([person("one", one, description=description), person("other", other)], [])
    assert set(mentions(tagger, text)) == {"one", "other"}


def test_rank_before_a_main_name_is_no_part_of_it():
    one = person("one", "Maj. Graust Mustafa Ruri", description="Minister of Trade until 1957")
    other = person("other", "Graust Rury", "Graust Mustafa Ruri")
    assert set(mentions(Tagger([one, other], []), "They met Graust Rury.")) == {"one", "other"}


@pytest.mark.parametrize("title", ["Premier", "Soviet Premier", "Chairman, Council of Ministers", "Prime Minister"])
def test_chairman_of_the_council_of_ministers_is_the_prime_minister(title):
    one = person("one", "Alexi N. Graustark", description=title)
    other = person("other", "Alexei Graustark", roles=[office("1955", "1960", "Prime Minister")])
    assert set(mentions(Tagger([one, other], []), "They wrote to Premier Graustark.", date=DAY)) == {"one", "other"}


@pytest.mark.parametrize(
    ("one", "other", "description"),
    [
        ("Otto Graustark", "Ugo Graustark", "Ambassador to Ruthenia"),
        ("Otto Graustark", "Graustark Otto", "Writer"),
        ("Ngo Dinh Ruri", "Ngo Dinh Rhu", "Ambassador to Ruthenia"),
        ("Kim Il Ruri", "Kim Jong Ruri", "Ambassador to Ruthenia"),
        ("Chen Rui", "Ch'en Shui", "Ambassador to Ruthenia"),
    ],
)
def test_kin_and_namesakes_are_two(one, other, description):
    tagger = Tagger([person("one", one, **ENVOY), person("other", other, description=description)], [])
    assert "other" not in mentions(tagger, f"They met {one} there.", date=DAY)


def test_premier_by_title_is_the_chairman_of_the_council_of_a_state_s_ministers():
    chairman = person("chairman", "Otto Graustark", description="Chairman of the Ruthenian Council of Ministers")
    tagger = Tagger([entry("ru", "Ruthenia"), chairman, person("other", "Ugo Graustark", description="Consul")], [])
    assert mentions(tagger, "They met Premier Graustark there.", date=DAY) == {"chairman": ["Graustark"]}
