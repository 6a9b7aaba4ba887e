"""The starter vocabulary's high offices of the United States: who held them, without gaps."""

import datetime
from collections import defaultdict
from itertools import pairwise

import pytest
from taggers import mentions, starter_tagger
from test_starter import FILES, TODAY, day, entries_of

from articles.dates import Moment

LONGEST_VACANCY = datetime.timedelta(days=366)
"""An office is led by its deputy until the Senate has confirmed a successor."""

STATE = "united-states"
HELD_SINCE = {
    **{
        (f"Secretary of {name}", STATE): year
        for name, year in {
            "Agriculture": 1945,
            "Commerce": 1945,
            "Defense": 1947,
            "Education": 1979,
            "Energy": 1977,
            "Health and Human Services": 1980,
            "Homeland Security": 2003,
            "Housing and Urban Development": 1966,
            "Labor": 1945,
            "State": 1790,
            "Transportation": 1967,
            "Veterans Affairs": 1989,
            "the Air Force": 1947,
            "the Army": 1947,
            "the Interior": 1945,
            "the Navy": 1945,
            "the Treasury": 1945,
        }.items()
    },
    ("President", STATE): 1789,
    ("Attorney General", STATE): 1945,
    ("Chairman of the Joint Chiefs of Staff", "us-joint-chiefs-of-staff"): 1949,
    ("Chairman of the Federal Reserve", "federal-reserve"): 1945,
    ("Deputy Secretary of Defense", STATE): 1949,
    ("Deputy Secretary of State", STATE): 1972,
    ("Director", "central-intelligence-agency"): 1947,
    ("Director", "federal-bureau-of-investigation"): 1945,
    ("Director of National Intelligence", STATE): 2005,
    ("Director of the Office of Management and Budget", "us-office-of-management-and-budget"): 1970,
    ("Administrator", "nasa"): 1958,
    ("Majority Leader", "us-senate"): 1945,
    ("Minority Leader", "us-senate"): 1947,
    ("Speaker", "us-house-of-representatives"): 1945,
    ("Chairman of the Armed Services Committee", "us-house-of-representatives"): 1947,
    ("Chairman of the Armed Services Committee", "us-senate"): 1947,
    ("Chairman of the Foreign Affairs Committee", "us-house-of-representatives"): 1945,
    ("Chairman of the Foreign Relations Committee", "us-senate"): 1945,
    ("National Security Advisor", STATE): 1953,
    ("US Trade Representative", STATE): 1981,
}
"""Offices that are held today, and the first year from which the vocabulary says by whom."""

HELD_UNTIL = {
    ("Administrator", "usaid"): (1961, 2025),
    ("Chairman of the Atomic Energy Commission", "us-atomic-energy-commission"): (1946, 1975),
    ("Director of the Arms Control and Disarmament Agency", "us-arms-control-and-disarmament-agency"): (1961, 1999),
    ("Director of the Bureau of the Budget", "us-bureau-of-the-budget"): (1945, 1970),
    ("Director of the Information Agency", "us-information-agency"): (1953, 1999),
    ("Postmaster General", STATE): (1945, 1971),
    ("Secretary of Health, Education, and Welfare", STATE): (1953, 1980),
    ("Special Representative for Trade Negotiations", STATE): (1962, 1980),
    ("Under Secretary of State", STATE): (1945, 1972),
}
"""Offices that ended, or left the cabinet, with their first and last years."""


@pytest.fixture(scope="module")
def terms():
    """Return the first and last days of the terms of each office, by its title and whose it is, with their holders."""
    found = defaultdict(list)
    for one in entries_of(FILES)[0]:
        for role in one.roles or ():
            first, last = day(role.held_from), day(role.held_to, last=True) or TODAY
            if first:
                found[role.title.removeprefix("Acting "), role.of].append((first, last, one.slug))
    return {office: sorted(held) for office, held in found.items()}


@pytest.mark.parametrize(
    ("office", "years"),
    [*((office, (year, TODAY.year)) for office, year in HELD_SINCE.items()), *HELD_UNTIL.items()],
    ids=lambda value: " ".join(map(str, value)),
)
def test_office_was_held_all_the_time_but_for_vacancies(terms, office, years):
    held = terms[office]
    first, last = years
    assert held[0][0] <= datetime.date(first, 12, 31)
    assert max(end for _, end, _ in held) >= datetime.date(last, 1, 1)
    assert [
        f"{left} to {came}" for (_, end, left), (begin, _, came) in pairwise(held) if begin - end > LONGEST_VACANCY
    ] == []


@pytest.fixture(scope="module")
def starter():
    """Return a tagger of the starter vocabulary's states, bodies and people."""
    return starter_tagger("states", "bodies", "people")


@pytest.mark.parametrize(
    ("year", "slugs", "text"),
    [
        (
            "1968-05",
            {"dean-rusk", "clark-clifford", "henry-h-fowler", "stewart-udall", "orville-freeman", "wilbur-cohen"},
            "Secretary Rusk, Secretary Clifford, Secretary Fowler, Secretary Udall, Secretary Freeman and Secretary "
            "Cohen told the United States Congress so.",
        ),
        ("1998-05", {"william-cohen"}, "Secretary Cohen said in Washington that the United States would stay."),
        ("1962-05", {"edward-r-murrow"}, "Mr. Murrow said that the United States Information Agency would reply."),
        ("1971-08", {"john-connally"}, "Secretary Connally told the ministers that the United States would wait."),
        ("1952-02", {"tom-connally"}, "Senator Connally said that the US Senate would ratify it."),
    ],
)
def test_secretaries_and_senators_are_found_in_their_years(starter, year, slugs, text):
    assert slugs <= set(mentions(starter, text, date=Moment.parse(year)))


def test_secretary_is_not_taken_for_a_later_one(starter):
    text = "Secretary Cohen told the United States Congress so."
    assert "william-cohen" not in mentions(starter, text, date=Moment.parse("1968-05-10"))
