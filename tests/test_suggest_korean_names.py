"""Korean names, whose family name stands first and whose given names are spelt in many ways."""

import pytest
from taggers import entry, mentions, office, person

from articles.tagging import Tagger

KOREA = entry("korea", "South Korea")
PAK = person("pak", "Pak Chung-hui", description="Acting President of the Republic of Korea")
MYON = person("myon", "Myon Chango", roles=[office("1960", "1961", "Prime Minister", "korea")])


@pytest.mark.parametrize("name", ["Pak Chong Hui", "Pak Chung Hi", "Pak Chung-hee", "Pak Chung Hee"])
def test_given_names_that_differ_in_vowels_are_the_same(name):
    text = f"The leader is Major General {name}, a forceful officer. Pak said so."
    assert mentions(Tagger([KOREA, PAK], []), text) == {"pak": ["Pak", "Pak"]}


def test_given_name_of_one_syllable_may_differ_in_a_letter():
    text = "I am not confident in the loyalty of the Chango Myun government."
    assert mentions(Tagger([KOREA, MYON], []), text) == {"myon": ["Chango"]}
    assert mentions(Tagger([KOREA, MYON], []), "He met Chango Min and Chango Do Young.") == {}


@pytest.mark.parametrize("name", ["Pak Chong Kuk", "Pak Chung", "Pak In Hui", "Pak Street"])
def test_other_given_names_are_another_s(name):
    assert mentions(Tagger([KOREA, PAK], []), f"The leader is Major General {name}, a forceful officer.") == {}


def test_given_names_of_others_than_koreans_are_not_compared_so():
    tagger = Tagger([person("thieu", "Nguyen Van Ruri", description="President of Ruritania")], [])
    assert mentions(tagger, "The leader is Nguyen Van Rori there.") == {}
