"""The starter vocabulary read entry by entry: slugs, dates of offices, their holders, names and scripts."""

import calendar
import datetime
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import articles
from articles.importing.entries import Entry, Role, read_entry
from articles.records import RefusedError
from articles.tagging.descriptions import days_lasted
from articles.tagging.passages import normal_form
from articles.vocabulary import NameUse

FILES = sorted((Path(articles.__file__).parent / "starter" / "vocabulary").glob("*.jsonl"))
TODAY = datetime.date.today()
FIRST_YEAR = 1789
HANDOVER = datetime.timedelta(days=2)
"""What two holders of one office may overlap by: both may count the day on which it passed."""

LEAST = {
    "state": 195,
    "international_organisation": 150,
    "armed_group": 80,
    "person": 1_000,
    "theme": 120,
}
OTHER_ORGANISATIONS = ("organisation", "party", "company")

HELD_BY_ONE = {
    title.strip()
    for title in """
    President; Prime Minister; Premier; Chancellor; Taoiseach; King; Queen; Emperor; Emir; Sultan; Shah; Pope
    Supreme Leader; Head of State; Crown Prince; Foreign Minister; Foreign Secretary; Secretary of State
    Defence Minister; Defence Secretary; Secretary of Defense; Secretary of the Treasury; Chancellor of the Exchequer
    Interior Minister; Home Secretary; Finance Minister; Attorney General; National Security Advisor
    Deputy Secretary of State; Ambassador to the United Nations; Ambassador to the United States
    Secretary-General; Deputy Secretary-General; General Secretary; Managing Director; Director-General
    Director General; Executive Director; Prosecutor; Chief Prosecutor; High Commissioner for Refugees
    Commissioner-General; High Commissioner for Human Rights; Emergency Relief Coordinator; Administrator; Director
    Commander; Chairperson of the Commission; Chief of the General Staff; Chairman of the Joint Chiefs of Staff
    """.replace("\n", ";").split(";")
    if title.strip()
}
"""Offices of a state or body that one person holds at a time."""

RIVALS = {
    ("alassane-ouattara", "laurent-gbagbo"): "both claimed the election of 2010, until one was arrested",
    ("didier-ratsiraka", "marc-ravalomanana"): "both claimed the election of 2001, until one fled",
    ("mehdi-bazargan", "shapour-bakhtiar"): "one by the revolution, one by the Shah, for six days",
}
"""Pairs who did hold an office of HELD_BY_ONE at the same time, and why."""

NAMES_OF_TWO = {
    "gerhard schroder": "a foreign minister of the sixties and a later chancellor of Germany",
    "gerhard schroeder": "the same two, spelt without the umlaut",
    "king abdullah": "news calls the kings of Jordan and of Saudi Arabia so",
}
"""Names, in normal form, that two actors bear, and why."""

NO_DATED_OFFICE = re.compile(r"\b(?:no(?: public)? office|not dated|secret|never announced)\b")

SCRIPTS = {
    "am": ("ETHIOPIC",),
    "ar": ("ARABIC",),
    "be": ("CYRILLIC",),
    "bg": ("CYRILLIC",),
    "bn": ("BENGALI",),
    "el": ("GREEK",),
    "fa": ("ARABIC",),
    "he": ("HEBREW",),
    "hi": ("DEVANAGARI",),
    "hy": ("ARMENIAN",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ka": ("GEORGIAN",),
    "km": ("KHMER",),
    "ko": ("HANGUL",),
    "ky": ("CYRILLIC",),
    "lo": ("LAO",),
    "mk": ("CYRILLIC",),
    "mn": ("CYRILLIC",),
    "my": ("MYANMAR",),
    "ne": ("DEVANAGARI",),
    "ps": ("ARABIC",),
    "ru": ("CYRILLIC",),
    "si": ("SINHALA",),
    "sr": ("CYRILLIC", "LATIN"),
    "ta": ("TAMIL",),
    "tg": ("CYRILLIC",),
    "th": ("THAI",),
    "ti": ("ETHIOPIC",),
    "uk": ("CYRILLIC",),
    "ur": ("ARABIC",),
    "zh": ("CJK",),
    "zh-Hant": ("CJK",),
}
"""The scripts, as Unicode names their letters, of the languages that are not written in Latin ones."""


class Term(NamedTuple):
    """One office of one actor, its days as exact as the entry has them."""

    slug: str
    role: Role

    @property
    def begins(self) -> datetime.date | None:
        """The latest day on which it can have begun; None if it is not said."""
        return day(self.role.held_from, last=True)

    @property
    def ends(self) -> datetime.date:
        """The earliest day on which it can have ended; today if it goes on."""
        return day(self.role.held_to) or TODAY

    def overlaps(self, other: "Term") -> bool:
        """Tell whether both were surely in office at once, for longer than a handover."""
        if self.begins is None or other.begins is None:
            return False
        return max(self.begins, other.begins) + HANDOVER < min(self.ends, other.ends)

    def __str__(self) -> str:
        return f"{self.slug} ({self.role.held_from or '?'} to {self.role.held_to or 'today'})"


def day(text: str, *, last: bool = False) -> datetime.date | None:
    """Return the first or last day of a year, month or day; None for an empty text."""
    if not text:
        return None
    year, month, of_month = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return datetime.date(year, month, of_month or (calendar.monthrange(year, month)[1] if last else 1))


def entries_of(paths: Iterable[Path]) -> tuple[list[Entry], list[str]]:
    """Return the lines of the files as the loader reads them, and what is wrong with those that it refuses."""
    entries, refused = [], []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                entries.append(read_entry(path.name, number, json.loads(line)))
            except RefusedError as error:
                refused.append(f"{path.name}, line {number}: {error}")
    return entries, refused


def entry(**mapping: Any) -> Entry:
    """Return an entry made up for a test."""
    return read_entry("made-up.jsonl", 1, {"type": "actor", "name": mapping["slug"].title(), **mapping})


def slugs_given_twice(entries: list[Entry]) -> list[str]:
    """Say which slugs several entries have."""
    places = defaultdict(list)
    for one in entries:
        places[one.key].append(f"{one.path}, line {one.line}")
    return [f"{slug}: {' and '.join(where)}" for (_, slug), where in places.items() if len(where) > 1]


def references_to_nothing(entries: list[Entry]) -> list[str]:
    """Say which `of`, `part_of` and `parent` name no entry."""
    known = {one.key for one in entries}
    return [
        f"{one.slug} refers to {slug}" for one in entries for slug in one.refers_to if (one.type, slug) not in known
    ]


def undescribed(entries: list[Entry]) -> list[str]:
    """Say which entries have no description, and which people neither an office nor the reason why not."""
    return [f"{one.slug} has no description" for one in entries if not one.values.get("description")] + [
        f"{one.slug} has no office, and its description does not say why"
        for one in entries
        if one.values.get("kind") == "person"
        and not one.roles
        and not NO_DATED_OFFICE.search(one.values.get("description", ""))
    ]


def dates_out_of_span(entries: list[Entry]) -> list[str]:
    """Say which offices begin or end before the first President of the United States or after today; that none ends
    before it begins is seen in reading."""
    found = []
    for one in entries:
        for role in one.roles or ():
            first, last = day(role.held_from), day(role.held_to, last=True)
            for date in (first, last):
                if date and not FIRST_YEAR <= date.year <= TODAY.year:
                    found.append(f"{one.slug}, {role.title}: {date.year} is not between {FIRST_YEAR} and {TODAY.year}")
            if first and first > TODAY:
                found.append(f"{one.slug}, {role.title}: {role.held_from} is still to come")
    return found


def offices_held_twice_at_once(entries: list[Entry]) -> list[str]:
    """Say who held one office twice at the same time."""
    found = []
    for one in entries:
        terms = [Term(one.slug, role) for role in one.roles or ()]
        for first, second in combinations(terms, 2):
            same = first.role.title == second.role.title and first.role.of == second.role.of
            if same and (first.role == second.role or first.overlaps(second)):
                found.append(f"{first.role.title} of {first.role.of}: {first} and {second}")
    return found


def holders_that_clash(entries: list[Entry], apart_from: Collection[tuple[str, str]] = tuple(RIVALS)) -> list[str]:
    """Say which offices that one alone can hold two held at the same time."""
    terms = defaultdict(list)
    for one in entries:
        for role in one.roles or ():
            if role.title in HELD_BY_ONE and role.of:
                terms[role.title, role.of].append(Term(one.slug, role))
    found = []
    for (title, of), holders in terms.items():
        for first, second in combinations(sorted(holders, key=lambda term: term.slug), 2):
            if first.slug != second.slug and (first.slug, second.slug) not in apart_from and first.overlaps(second):
                found.append(f"{title} of {of}: {first} and {second}")
    return found


def names_borne_by_two(entries: list[Entry], apart_from: Collection[str] = tuple(NAMES_OF_TWO)) -> list[str]:
    """Say which names mean two actors. The seat of a state that is gone is told from another's by the date."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in entries:
        if one.type == "actor":
            is_gone = days_lasted(one.values.get("description", "")) is not None
            names = [name.name for name in one.names or () if not (is_gone and name.use == NameUse.SEAT)]
            for name in (one.values["name"], *names):
                bearers[normal_form(name)].add(one.slug)
    return [
        f"{name}: {' and '.join(sorted(slugs))}"
        for name, slugs in bearers.items()
        if len(slugs) > 1 and name not in apart_from
    ]


def names_in_another_script(entries: list[Entry]) -> list[str]:
    """Say which names have no letter of their language's script, or letters of a third one."""
    found = []
    for one in entries:
        for name in one.names or ():
            letters = {unicodedata.name(char).split()[0] for char in name.name if unicodedata.category(char)[0] == "L"}
            own = SCRIPTS.get(name.language, ("LATIN",))
            if not letters & set(own) or letters - {*own, "LATIN", "MODIFIER"}:
                found.append(f"{one.slug}: {name.name} ({name.language}) is written in {', '.join(sorted(letters))}")
    return found


CHECKS = (
    slugs_given_twice,
    references_to_nothing,
    undescribed,
    dates_out_of_span,
    offices_held_twice_at_once,
    holders_that_clash,
    names_borne_by_two,
    names_in_another_script,
)


@pytest.fixture(scope="module")
def vocabulary():
    """Return every entry of the starter vocabulary."""
    return entries_of(FILES)[0]


def test_every_line_of_every_file_is_an_entry():
    entries, refused = entries_of(FILES)
    assert refused == []
    lines = {path.name: path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert Counter(one.path for one in entries) == lines
    assert min(lines.values()) > 0


def test_the_vocabulary_is_large_enough_to_start_from(vocabulary):
    counts = Counter(one.values.get("kind", one.type) for one in vocabulary)
    assert {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least} == {}
    assert sum(counts[kind] for kind in OTHER_ORGANISATIONS) >= 100


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_in_the_vocabulary_contradicts_itself(vocabulary, check):
    assert check(vocabulary) == []


@pytest.mark.parametrize(
    ("check", "exceptions"), [(names_borne_by_two, NAMES_OF_TWO), (holders_that_clash, RIVALS)], ids=["names", "rivals"]
)
def test_every_exception_is_still_needed(vocabulary, check, exceptions):
    assert len(check(vocabulary, apart_from=())) == len(exceptions)


@pytest.mark.parametrize(
    ("check", "entries", "message"),
    [
        (slugs_given_twice, [entry(slug="a"), entry(slug="a")], "a: made-up.jsonl, line 1 and made-up.jsonl, line 1"),
        (references_to_nothing, [entry(slug="a", part_of="b")], "a refers to b"),
        (undescribed, [entry(slug="a")], "a has no description"),
        (
            undescribed,
            [entry(slug="a", kind="person", description="Poet")],
            "a has no office, and its description does not say why",
        ),
        (
            dates_out_of_span,
            [entry(slug="a", roles=[{"title": "King", "from": "1788"}])],
            f"a, King: 1788 is not between 1789 and {TODAY.year}",
        ),
        (
            offices_held_twice_at_once,
            [
                entry(
                    slug="a",
                    roles=[
                        {"title": "King", "of": "b", "from": "2001", "to": "2004"},
                        {"title": "King", "of": "b", "from": "2003", "to": "2009"},
                    ],
                )
            ],
            # 2003 may be its last day and 2004 its first: these two may not have overlapped.
            None,
        ),
        (
            offices_held_twice_at_once,
            [entry(slug="a", roles=[{"title": "King", "of": "b", "from": year} for year in ("2001", "2003")])],
            "King of b: a (2001 to today) and a (2003 to today)",
        ),
        (
            holders_that_clash,
            [
                entry(slug="a", roles=[{"title": "King", "of": "c", "from": "2001", "to": "2004-02-05"}]),
                entry(slug="b", roles=[{"title": "King", "of": "c", "from": "2004-02-02"}]),
            ],
            "King of c: a (2001 to 2004-02-05) and b (2004-02-02 to today)",
        ),
        (
            holders_that_clash,
            [
                entry(slug="a", roles=[{"title": "King", "of": "c", "from": "2001", "to": "2004-02-03"}]),
                entry(slug="b", roles=[{"title": "King", "of": "c", "from": "2004-02-02"}]),
            ],
            None,
        ),
        (names_borne_by_two, [entry(slug="a", name="Éva B."), entry(slug="b", names=["Eva-B"])], "eva b: a and b"),
        (
            names_in_another_script,
            [entry(slug="a", names=[{"name": "Анна", "language": "ar"}])],
            "a: Анна (ar) is written in CYRILLIC",
        ),
    ],
)
def test_the_checks_find_what_they_are_for(check, entries, message):
    assert check(entries) == ([message] if message else [])
