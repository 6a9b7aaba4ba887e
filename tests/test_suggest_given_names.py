"""Given names before a surname: whose they are, and whose they are not."""

import pytest
from taggers import entry, mentions, office, person

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2018-06-11")


@pytest.fixture(scope="module")
def tagger():
    return Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)),
            entry("sy", "Sylvania"),
            person("brown", "Gordon Ruri", "James Gordon Ruri", roles=[office("2016", "2019", "Commissioner", "fr")]),
            person("mike", "Mike Maliko", roles=[office("1999", "2002", "Prime Minister", "fr")]),
            person("emir", "Khalifa bin Otto Al Sylvani", roles=[office("2016", "2019", "Emir", "sy")]),
            person("head", "Otto Gadafi", roles=[office("2016", "2019", "President", "fr")]),
            person("son", "Saif al-Islam Gadafi", roles=[office("2016", "2019", "Envoy", "fr")]),
            person("asif", "Ugo Asifi", "Ugo Mohammad Asifi", roles=[office("2016", "2019", "Commissioner", "fr")]),
            person("envoy", "Geir Pedrosen", roles=[office("2016", "2019", "Special Envoy", "sy")]),
            person("was", "Geir Karlosen", roles=[office("1996", "1999", "Special Envoy", "sy")]),
            person("trinh", "Trinh Duc Ruong", roles=[office("1997", "2006", "President", "sy")]),
            person("khaled", "Khaled bin Ugo Al Ruri", roles=[office("2016", "2019", "Treasurer", "sy")]),
            person("sabah", "Sabah al-Ugo Al Ruri", roles=[office("2006", "2019", "Emir", "sy")]),
            person("nguyen", "Nguyen Tan Dang", roles=[office("2006", "2019", "President", "sy")]),
            person("chief", "Tuilaepa Sailelele Maliegaoi", roles=[office("2006", "2019", "President", "sy")]),
            person("micheal", "Micheál Ruritan", roles=[office("2016", "2019", "Treasurer", "sy")]),
            person("bedell", "Walter Bedell Sandro", roles=[office("2016", "2019", "Treasurer", "fr")]),
            person("couve", "Maurice Couve de Murvillo", roles=[office("2016", "2019", "Treasurer", "fr")]),
            person("pope", "Pope Otto", "Jorge Otto Bergoli", roles=[office("2016", "2019", "Pope", "sy")]),
            person("lopez", "Andrés Otto Lopezo Obradoro", roles=[office("2010", "2015", "Minister of Health", "fr")]),
            person("dai", "Jane Dai", roles=[office("2016", "2019", "Treasurer", "fr")]),
        ],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The singer James Ruri died. Ruri was 73.",
        "The film of Michael Maliko won a prize, Maliko said.",
        "The bowler Mohammad Asifi of Freedonia lost.",
        "Abdullah bin Otto Al Sylvani, a trader, was held. So was Issa ibn Otto Al Sylvani.",
        "Saif al-Arab Gadafi was killed. Gadafi was 29.",
        "The Grand Old Trip: Met With President Trinh Dai Quangsul.",
        "The player Geir Otto Karlosen lost.",
        "Khalifa bin Salman Al Ruri died.",
        "Nasser Mohammed al-Ugo Al Ruri resigned.",
        "Tan Duc Thanh Nguyen was held.",
        "The player Michael Ruritan lost.",
    ],
)
def test_who_is_not_called_by_a_given_name_is_not_meant_by_it(tagger, text):
    assert set(mentions(tagger, text, date=DAY)) <= {"fr"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Freedonian guest James Ruri spoke.", "brown"),
        ("Commissioner James Ruri spoke.", "brown"),
        ("Gordon Ruri spoke.", "brown"),
        ("Freedonia was led by Michael Maliko.", "mike"),
        ("Prime Minister Michael Maliko spoke.", "mike"),
        ("Commissioner Mohammad Asifi of Freedonia lost.", "asif"),
        ("Khalifa bin Otto al-Sylvani spoke.", "emir"),
        ("The guest Saif al-Islam Gadafi spoke.", "son"),
        ("The guest Geir Otto Pedrosen spoke.", "envoy"),
        ("The guest Tuilaepa Saʻilelele Maliegaoi spoke.", "chief"),
        ("The guest Micheál Ruritan spoke.", "micheal"),
        ("The guest Bedell Sandro spoke.", "bedell"),
        ("Couve de Murvillo spoke.", "couve"),
        ("Jorge Bergoli became a pope.", "pope"),
        ("Jane Doe beat Lopezo Obradoro.", "lopez"),
        ("Sylvania heard Michael Ruritan.", "micheal"),
        ("The guest Sabah al-Ugo al-Ruri spoke.", "sabah"),
    ],
)
def test_given_name_in_the_company_of_its_bearer_is_the_bearer_s(tagger, text, slug):
    assert slug in mentions(tagger, text, date=DAY)
