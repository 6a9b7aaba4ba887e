"""Which bearer of a surname is likeliest: by the states, the days and the words that an item has."""

from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger

DAY = Moment.parse("1970-05-26")
STATES = [entry("fr", "Freedonia"), entry("sy", "Sylvania"), entry("ru", "Ruritania")]
FREE = person("free", "Otto Maliko", roles=[office("1966", "1978", "Foreign Minister", "fr")])
SYLVAN = person("sylvan", "Ugo Maliko", roles=[office("1968", "1976", "Ambassador", "sy")])
LONG_AGO = person("ago", "Jane Maliko", roles=[office("1956", "1958", "Foreign Minister", "ru")])


def beside_a_consul(description):
    """Return a tagger of somebody with this description, and of a consul of the same surname."""
    consul = person("consul", "Ugo Ruri", description="Consul in the Southern Islands")
    return Tagger([person("one", "Otto Ruri", description=description), consul], [])


def test_bearer_of_the_state_that_an_item_is_about_is_likelier_than_of_one_it_names_once():
    tagger = Tagger([*STATES, FREE, SYLVAN, LONG_AGO], [])
    about = "Freedonia was poor. Freedonia was small. Maliko explained why. He would leave Freedonia for Sylvania."
    assert mentions(tagger, about, date=DAY)["free"] == ["Maliko"]
    assert questions(tagger, "Maliko explained why Freedonia and Sylvania met.", date=DAY)["Maliko"] == {
        "free",
        "sylvan",
    }


def test_bearer_whose_state_stands_beside_a_surname_is_meant_there():
    tagger = Tagger([*STATES, FREE, SYLVAN], [])
    text = "Freedonia was poor. Freedonia was small. Maliko explained why. Maliko of Sylvania left Freedonia."
    assert {
        who: len(where) for who, where in mentions(tagger, text, date=DAY).items() if who in ("free", "sylvan")
    } == {
        "free": 1,
        "sylvan": 1,
    }


def test_bearer_whom_two_lists_hold_is_likelier_than_one_of_a_single_list():
    tagger = Tagger([*STATES, FREE, SYLVAN, person("again", "Otto Maliko", description="Foreign Minister")], [])
    found = mentions(tagger, "Maliko explained why Freedonia and Sylvania met.", date=DAY)
    assert found["free"] == found["again"] == ["Maliko"]
    assert "sylvan" not in found


def test_bearer_whose_office_s_own_words_stand_in_the_text_is_likelier():
    tagger = beside_a_consul("Senior Member of the Northern Armistice Commission")
    text = "The northern side met us at the commission. Ruri’s answer was read. We told Ruri so."
    assert mentions(tagger, text, date=DAY) == {"one": ["Ruri", "Ruri"]}
    assert questions(tagger, "We told Ruri that the northern side of the islands was lost.", date=DAY) == {
        "Ruri": {"one", "consul"}
    }


def test_family_name_of_many_that_one_of_the_list_bears_is_that_one_s():
    chairman = person("mao", "Mao Ruri-rui", description="Chairman of the Republic")
    tagger = Tagger([chairman], [])
    assert mentions(tagger, "He had three quotes from Mao's writings.", date=DAY) == {"mao": ["Mao"]}
    assert mentions(tagger, "He said that if Mao agreed, all would. Mao Boo Foo spoke.", date=DAY) == {}
    assert mentions(tagger, "He said so to Sarah Mao, and Mao left.", date=DAY) == {}


def test_family_name_of_many_is_nobody_s_whose_state_the_item_does_not_name():
    chairman = person("mao", "Mao Ruri-rui", roles=[office("1950", "1976", "Chairman", "ru")])
    tagger = Tagger([*STATES, chairman], [])
    assert "mao" not in mentions(tagger, "He had three quotes from Mao's writings on Freedonia.", date=DAY)
    assert mentions(tagger, "He had three quotes from Mao's writings on Ruritania.", date=DAY)["mao"] == ["Mao"]


def test_family_name_of_many_is_the_one_head_s_among_its_bearers():
    tagger = Tagger(
        [
            *STATES,
            person("head", "Chiang Ruri-rui", description="President of Ruritania"),
            person("son", "Chiang Shuri-shui", description="Minister without Portfolio"),
        ],
        [],
    )
    text = "They spoke of Ruritania. If Chiang’s statements are repeated, he will object."
    assert mentions(tagger, text, date=DAY)["head"] == ["Chiang"]


def test_who_has_no_office_to_be_told_by_is_as_likely():
    tagger = beside_a_consul("President")
    text = "Present were the President, Mr. Doe and Mr. Ruri. They spoke of the southern islands."
    assert mentions(tagger, text, date=DAY) == {}


def test_family_name_of_many_is_not_a_head_s_where_the_words_of_another_s_office_stand():
    tagger = Tagger(
        [
            *STATES,
            person("head", "Chiang Ruri-rui", description="President of Ruritania"),
            person("member", "Chiang Shuri-shui", description="Ruritanian member of the Armistice Commission"),
        ],
        [],
    )
    text = "The commission met to talk of the armistice in Ruritania. Chiang’s statements were long."
    found = mentions(tagger, text, date=DAY)
    assert found["member"] == ["Chiang"]
    assert "head" not in found


def test_mister_is_as_likely_somebody_else_where_a_head_of_state_bears_the_surname():
    tagger = beside_a_consul("President; Chairman of the Cork Board")
    text = "Present were the President, Mr. Doe and Mr. Ruri. They spoke of the southern islands."
    assert questions(tagger, text, date=DAY) == {"Ruri": {"one", "consul"}}


def test_surname_of_very_many_is_as_likely_somebody_else_s():
    one = person("one", "Otto Ruri", description="Member of the Northern Armistice Commission")
    others = [person(name, f"{name} Ruri", description="Consul in Cork") for name in ("Jo", "Al", "Vi")]
    text = "The northern side met us at the commission. We told Ruri so."
    assert mentions(Tagger([one, *others], []), text, date=DAY) == {"one": ["Ruri"]}
    many = [*others, person("last", "Eve Ruri", description="Consul in Cork")]
    assert mentions(Tagger([one, *many], []), text, date=DAY) == {}
