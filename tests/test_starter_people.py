"""The starter vocabulary's people, told from others of their names by office and date."""

import pytest
from taggers import mentions, starter_tagger

from articles.dates import Moment


@pytest.fixture(scope="module")
def starter():
    """Return a tagger of the starter vocabulary's states and people."""
    return starter_tagger("states", "people")


@pytest.mark.parametrize(
    ("day", "slug", "text"),
    [
        ("1954-07-20", "pierre-mendes-france", "Mendès told the Secretary that France would sign at Geneva."),
        ("1955-03-05", "salah-salem", "Major Salah Salem said in Damascus that Egypt would sign."),
        ("1967-06-05", "abdel-hakim-amer", "Field Marshal Amer flew over Sinai when Israel attacked Egypt."),
        ("1963-05-05", "gerhard-schroder-elder", "Foreign Minister Schroeder said that Germany supported the force."),
        ("2003-05-05", "gerhard-schroder", "Chancellor Gerhard Schröder opposed the war in Iraq."),
        ("1958-06-05", "giovanni-gronchi", "President Gronchi of Italy received the ministers."),
    ],
)
def test_people_are_found_in_the_years_of_their_offices(starter, day, slug, text):
    assert slug in mentions(starter, text, date=Moment.parse(day))


@pytest.mark.parametrize(
    ("day", "slug", "text"),
    [
        ("2005-03-02", "pierre-mendes-france", "Actress Eva Mendes arrived in France. Mendes was happy."),
        ("1988-12-23", "pierre-mendes-france", "Chico Mendes was killed in Brazil. Mendes had received threats."),
        ("2014-07-05", "abdel-latif-boghdadi", "Abu Bakr al-Baghdadi appeared in Mosul. Baghdadi spoke of Egypt."),
        ("2002-09-16", "ali-sabri", "Iraqi Foreign Minister Naji Sabri wrote. Sabri agreed."),
        ("2003-05-05", "gerhard-schroder-elder", "Chancellor Gerhard Schröder opposed the war in Iraq."),
        ("1961-05-05", "king-gustaf-vi", "Adolf Hitler had said that Sweden must deliver ore. Adolf was dead by 1945."),
    ],
)
def test_people_are_not_found_where_others_of_their_name_are_meant(starter, day, slug, text):
    assert slug not in mentions(starter, text, date=Moment.parse(day))
