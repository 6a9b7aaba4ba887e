"""Who a surname means: what stands around it, what the item said before, and the offices of its bearers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.tagging.descriptions import offices_in
from articles.tagging.entries import DAYS_OF_A_LIFE, ActorEntry, Days, Office
from articles.tagging.lexicon import (
    DATE_WORDS,
    FAMILY_NAMES_FIRST,
    FUNCTION_WORDS,
    NAME_PARTICLES,
    NEUTRAL_TITLES,
    ORDINARY_SURNAMES,
    PERSONAL_NOUNS,
    PERSONAL_VERBS,
    PLACE_SURNAMES,
    SAME_TITLES,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_IN_NAMES,
)
from articles.tagging.names import SURNAME, Found
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import given_names, is_same_given

_BEFORE = re.compile(r"([^\W\d_][\w'’\-]*)(\.?)[ \u00a0\n]{1,2}\Z")
_BEFORE_CHARS = 40
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’\-]*)|\s+(\d)|(['’]s?\b)|([-–](?=[^\W\d_]))")
_PARTICLE_AFTER = re.compile(
    r"[ \u00a0](?:al|el|as|an|bin|ibn|bint|ben|de|del|dela|da|dos|di|du|von|van|es|ul|ur)[ -][^\W\d_a-z]"
)
_OFFICE_BEFORE = re.compile(
    r"(?P<office>(?:[A-Z]\w+ ){1,3}(?:of|for)(?: the)?(?: [A-Z]\w+| and| of| the){1,5}) (?:\(\w+\) )?\Z"
)
_OFFICE_CHARS = 90
_MAX_WORDS_BEFORE = 5
_MAX_GIVEN = 3
_VERY_OFFICE = 6.0
_RANKS = frozenset("general colonel major captain lieutenant brigadier marshal admiral sergeant".split())
_ARMS = _RANKS | frozenset("army navy air force forces military staff commander guard defense defence".split())
_NOT_BEFORE_PEOPLE = frozenset("in near at outside new north south east west san santa".split())


class Setting(NamedTuple):
    """What stands around a surname."""

    titles: tuple[str, ...]
    """The folded words of the title before it: prime minister."""
    given: tuple[str, ...]
    """The folded capitalised words before it that are no title."""
    goes_on: bool
    """Whether a capitalised word or a number follows, so that it is part of a longer name."""
    is_personal: bool
    """Whether it stands as the name of a person does, title or not."""


class Bearer(NamedTuple):
    """A person who bears a surname."""

    actor: int
    given: frozenset[str]
    """Folded given names in full, and an initial that stands first."""
    initials: frozenset[str]
    """Those of all given names."""
    ranks: tuple[str, ...]
    offices: tuple[Office, ...]


@dataclass(slots=True)
class Item:
    """What an item has told of people so far."""

    days: Days | None
    named: set[int] = field(default_factory=set)
    """Identities named in full."""
    strangers: set[str] = field(default_factory=set)
    """Folded surnames that the item gives to somebody else, by another given name."""


class Bearers:
    """The people of a vocabulary by their surnames."""

    def __init__(self, actors: Sequence[ActorEntry], identities: Sequence[int]) -> None:
        """Take the actors and, for each, the number that stands for it and the entries of the same person."""
        self._actors = actors
        self._identities = identities
        self._bearers: dict[int, Bearer] = {}

    def explicit(self, run: Found, key: str, setting: Setting, item: Item) -> int | None:
        """Return the identity that the given name before a surname tells; notes who else the surname belongs to."""
        if not setting.given:
            return None
        agreeing = [one for one in self._people(run) if _agrees(setting.given, one)]
        if not agreeing:
            item.strangers.add(key)
        meant = () if setting.goes_on else self._likeliest(agreeing, setting, item.days)
        return meant[0] if len(meant) == 1 else None

    def settle(self, run: Found, key: str, setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities that a surname without a given name may mean: none, one, or several as likely."""
        if setting.given or setting.goes_on:
            return ()
        people = self._people(run)
        here = {self._identities[one.actor] for one in people} & item.named
        if here:
            very = self._by_title(people, setting, item.days)
            return sorted(here) if very is None else (very,)
        if key in item.strangers or not (setting.titles or setting.is_personal):
            return ()
        return self._likeliest(people, setting, item.days)

    def _people(self, run: Found) -> list[Bearer]:
        return [self._bearer(name.actor) for name in run.names if name.use == SURNAME]

    def _bearer(self, place: int) -> Bearer:
        found = self._bearers.get(place)
        if found is None:
            actor = self._actors[place]
            names = [actor.name, *(name for name, _ in actor.names)]
            orders = [given_names(name) for name in names]
            given = frozenset(one for order in orders for at, one in enumerate(order) if len(one) > 1 or at == 0)
            initials = frozenset(one[0] for order in orders for one in order)
            words = normal_form(actor.name).split()[:-1]
            ranks = tuple(SAME_TITLES.get(word, word) for word in words if word in TITLES)
            offices = (*actor.roles, *offices_in(actor.description))
            found = self._bearers[place] = Bearer(place, given, initials, ranks, offices)
        return found

    def _by_title(self, people: Sequence[Bearer], setting: Setting, days: Days | None) -> int | None:
        """Return the identity that holds the very office of the title: President Smith is not his secretary."""
        if not any(word not in NEUTRAL_TITLES for word in setting.titles):
            return None
        holders = {
            self._identities[one.actor] for one in people if (_fitness(one, setting.titles, days) or 0) >= _VERY_OFFICE
        }
        return holders.pop() if len(holders) == 1 else None

    def _likeliest(self, people: Sequence[Bearer], setting: Setting, days: Days | None) -> Sequence[int]:
        """Return the identities whose offices suit the title and the date best."""
        best: dict[int, float] = {}
        for one in people:
            fitness = _fitness(one, setting.titles, days)
            if fitness is not None:
                identity = self._identities[one.actor]
                best[identity] = max(best.get(identity, 0), fitness)
        top = max(best.values(), default=0.0)
        return [identity for identity, fitness in best.items() if fitness == top]


def setting_of(passage: Passage, run: Found, is_ordinary: Callable[[str], bool]) -> Setting:
    """Return what stands around a surname. `is_ordinary` tells the folded words that are no given names."""
    text = passage.text
    start, end = passage.span(run.start, run.end)
    titles: list[str] = []
    given: list[str] = []
    at = start
    is_bracketed = start > 0 and text[start - 1] == "(" and text[end : end + 1] == ")"
    before = None
    for _ in range(_MAX_WORDS_BEFORE):
        before = _BEFORE.search(text, max(0, at - _BEFORE_CHARS), at)
        if before is None:
            break
        word, stop = before[1], before[2]
        folded = normal_form(word)
        if len(word) == 1 and stop and not titles:
            if text[before.start() - 1 : before.start()] == ".":  # "the U.S. Smith"
                break
            given.append(folded)
        elif folded in TITLES or (titles and folded in TITLE_MODIFIERS):
            titles.append(folded)
        elif titles and titles[-1] in TITLES_IN_NAMES and word[0].isupper() and not is_ordinary(folded):
            titles.clear()
            given.append(folded)
        elif titles or not word[0].isupper() or folded in FUNCTION_WORDS or is_ordinary(folded):
            break
        elif (stop and len(word) > 1) or (word.isupper() and len(word) > 1) or folded in TITLE_MODIFIERS:
            before = None
            break
        elif len(given) < _MAX_GIVEN:
            given.append(folded)
        at = before.start()
    if given and before is None and len(given) == 1 and folded.endswith(("ed", "ing")):
        given.clear()  # The first word of a sentence: "Informed Smith that ..."
    office = _office_before(text, start) if given and not titles else ()
    if office:
        titles, given = list(reversed(office)), []
    if is_bracketed:
        return Setting(_title_before(text, start - 1), (), goes_on=False, is_personal=True)
    goes_on, follows = _what_follows(passage, end, has_title=bool(titles))
    is_personal = bool(titles) or _is_personal(passage, start, run, before, follows)
    return Setting(tuple(reversed(titles)), tuple(reversed(given)), goes_on, is_personal)


def _office_before(text: str, start: int) -> tuple[str, ...]:
    """Return the folded words of an office directly before a surname: Secretary of State."""
    if " of " not in text[max(0, start - _OFFICE_CHARS) : start] and " for " not in text[max(0, start - 90) : start]:
        return ()
    found = _OFFICE_BEFORE.search(text, max(0, start - _OFFICE_CHARS), start)
    words = tuple(filter(None, map(normal_form, found["office"].split()))) if found else ()
    return words if TITLES.intersection(words) else ()


def _title_before(text: str, end: int) -> tuple[str, ...]:
    """Return the words before a bracket that may be the office of who stands in it: the Ambassador in Egypt (…)."""
    words = text[max(0, end - 100) : end].split()
    return tuple(filter(None, map(normal_form, words)))


def _what_follows(passage: Passage, end: int, *, has_title: bool) -> tuple[bool, str]:
    """Tell whether a longer name goes on after a surname, and which folded word follows ("'s" for a possessive)."""
    after = _AFTER.match(passage.text, end)
    if after is None:
        return False, ""
    if after[2]:
        return True, ""
    if after[3]:
        return False, "'s"
    if after[4]:
        return False, "-"
    word = after[1]
    folded = normal_form(word)
    if _PARTICLE_AFTER.match(passage.text, end):
        return True, folded
    is_name = word[0].isupper() and not (
        passage.is_title_case
        or (word.isupper() and len(word) > 1)
        or (folded in TITLES and folded not in TITLES_IN_NAMES)
        or folded in TITLE_MODIFIERS
        or folded in FUNCTION_WORDS
        or folded in PERSONAL_NOUNS
        or folded in DATE_WORDS
    )
    return is_name, folded


def _is_personal(passage: Passage, start: int, run: Found, before: re.Match[str] | None, follows: str) -> bool:
    """Tell whether a surname without a title stands as the name of a person does."""
    surname = passage.normal[run.start : run.end]
    if not passage.text[start].isupper() or passage.is_title_case:
        return False
    if surname in FAMILY_NAMES_FIRST or surname in PLACE_SURNAMES:
        return False
    if follows == "'s" or follows in PERSONAL_VERBS:
        return True
    if follows == "of":
        return False
    word = normal_form(before[1]) if before else ""
    if word in ("the", "a", "an", "this"):
        return follows in PERSONAL_NOUNS
    if word in _NOT_BEFORE_PEOPLE:
        return False
    return before is not None or surname not in ORDINARY_SURNAMES


def _agrees(given: Sequence[str], one: Bearer) -> bool:
    """Tell whether the given names before a surname are a person's: the last one in full, or all the initials."""
    full = [word for word in given if len(word) > 1]
    if full:
        return is_same_given(full[-1], [name for name in one.given if name not in NAME_PARTICLES])
    return one.initials.issuperset(given)


def _fitness(one: Bearer, titles: Sequence[str], days: Days | None) -> float | None:
    """Return how well a title and a date suit a person; None when the person lived at another time."""
    dated = [office for office in one.offices if office.is_dated]
    if days is not None and dated:
        nearest = min(_days_between(office, days) for office in dated)
        if nearest > DAYS_OF_A_LIFE:
            return None
    telling = [SAME_TITLES.get(word, word) for word in titles if word not in NEUTRAL_TITLES]
    if one.offices and not one.ranks and _RANKS.intersection(telling) and not any(map(_is_of_arms, one.offices)):
        return None
    held = [office for office in one.offices if days is None or office.is_held(days)]
    fitness = 1.0 if held and dated else 0.0
    if telling:
        wanted = " ".join(telling)
        fits = max((_suits(wanted, office.title) for office in held), default=0.0)
        ever = max((_suits(wanted, office.title) for office in one.offices), default=0.0)
        rank = 2.0 if set(telling) & set(one.ranks) else 0.0
        fitness += max(fits * 2, ever, rank)
    return fitness


def _is_of_arms(office: Office) -> bool:
    """Tell whether an office may be a soldier's."""
    return not _ARMS.isdisjoint(normal_form(office.title).split())


def _days_between(office: Office, days: Days) -> int:
    return max((office.first - days[1]).days, (days[0] - office.last).days, 0)


def _suits(wanted: str, title: str) -> float:
    """Return how well an office suits the title in a text: it begins so, has these words, or has one of them."""
    title = normal_form(title)
    if title.startswith(wanted):
        return 3.0
    if f" {wanted} " in f" {title} ":
        return 2.0
    words = set(title.split())
    telling = [word for word in wanted.split() if word not in FUNCTION_WORDS]
    shared = sum(word in words for word in telling)
    return shared / len(telling) if telling else 0.0
