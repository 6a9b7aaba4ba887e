"""How well a person suits a surname in an item: by title, by date, and by the states and words that the item has."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from articles.tagging.descriptions import written_out
from articles.tagging.entries import DAYS_OF_A_LIFE, Days, Office, are_near
from articles.tagging.eras import eras_of, first_day_of
from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.names import Name
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import FORMER, NEUTRAL_TITLES, NOT_YET, SAME_TITLES, TITLE_MODIFIERS, TITLES
from articles.tagging.weighing import Naming

VERY_OFFICE = 6.0
SUITS = 2.0
_HELD, _PERHAPS_HELD, _HELD_ELSEWHERE = 1.0, 0.8, 0.25
_HELD_IN_A_BODY, _HELD_IN_A_HOUSE = 0.78, 0.7
"""Offices of a body that the item does not name: its head is more than who was in office once, its member is less."""
_HEAD, _HEAD_ELSEWHERE = 0.5, 0.1
_AT_HOME, _AT_HOME_LATELY, _AT_HOME_BEFORE = 0.75, 0.79, 0.2
_DAYS_UNKNOWN_BEFORE, _DAYS_KNOWN_AFTER = 365 * 5, 365 * 10
DAYS_LATELY = 365
"""Days after an office in which people still speak of who held it as before."""
_DAYS_JUST_GONE = 150
_ENVOYS = frozenset("ambassador minister charge consul representative commissioner".split())
_NOT_TELLING = NEUTRAL_TITLES | FORMER | NOT_YET
RANKS = frozenset("general colonel major captain lieutenant brigadier marshal admiral sergeant".split())
_COMMAND = RANKS | frozenset("army navy air force staff commander guard attache".split())
_ARMS = _COMMAND | frozenset("force forces military defense defence".split())
_CIVIL = re.compile(r"(?:(?:under|deputy|assistant) )*secretary of\b.*")
"""Offices of civilians above an arm: the Secretary of the Navy."""
_OF_ANY_OFFICE = (
    FUNCTION_WORDS
    | TITLES
    | TITLE_MODIFIERS
    | frozenset("affairs department embassy government member office officer official".split())
    | frozenset("staff state states united".split())
)
"""Words of offices that tell nothing of what they are for."""
_HIGHEST = frozenset({"prime minister"}) | frozenset(
    "president chancellor king queen emperor empress shah pope".split()
)
_LESSER = re.compile(
    r"(?:.* )?(?:deputy|assistant|under secretary|secretary of (?!the (?:communist|central|party))|ambassador|envoy|"
    r"consul|counselor|counsellor|attache|charge|director|officer|adviser|advisor|representative|delegate)\b.*"
)
_PREMIER = ["prime", "minister"]
_OF_A_HOUSE = re.compile(r"\b(?:senator|member|representative|congressm[ae]n|committee|leader|whip)\b")
_TURNED = re.compile(r"\b(minister|secretary) (?:of|for) (?:the )?(\w+)(?: affairs)?\b")
OTHER = "other"
"""The kind of an office of which nothing tells the kind."""

_KINDS = {
    "parliament": re.compile(
        r"\b(?:senator|congressm[ae]n|congresswom[ae]n|member of (?:the )?(?:\w+ )?(?:congress|parliament|house)|"
        r"(?:democratic|republican) representative|representative from)\b"
    ),
    "abroad": re.compile(
        r"\b(?:ambassador|envoy|embassy|legation|consulate|consul|charge|high commissioner|permanent representative|"
        r"(?:minister|representative|counselor|mission) (?:to|at|in))\b"
    ),
    "arms": re.compile(
        r"\b(?:army|navy|naval|marine corps|armed forces|chiefs of staff|chief of (?:the )?(?:\w+ )?staff|commander|"
        r"colonel|admiral|marshal|brigadier|(?:major|lieutenant) general)\b"
    ),
    "second rank": re.compile(
        r"\b(?:deputy|assistant|under secretary|staff|officer|office|bureau|adviser|advisor|counsel|counselor|aide|"
        r"member|desk|division|acting|executive secretary)\b"
    ),
    "first rank": re.compile(
        r"\b(?:president|minister|secretary|chancellor|king|queen|administrator|director|attorney general|chairman|"
        r"speaker)\b"
    ),
}
"""What tells of what kind an office is; what fits several is of the first."""


class Bearer(NamedTuple):
    """A person who bears a surname."""

    actor: int
    given: frozenset[str]
    """Folded given names in full, and an initial that stands first."""
    own_names: frozenset[str]
    """Those of them that are no particle as "al" is."""
    called: frozenset[str]
    """Those of the given names by which the entry says that the person goes."""
    initials: frozenset[str]
    """Those of all given names."""
    ranks: tuple[str, ...]
    offices: tuple[Office, ...]
    dated: tuple[Office, ...]
    """Those of which a day is known."""
    heads: tuple[Office, ...]
    """The offices of a head of state or government among them."""
    homes: frozenset[int]
    """Identities of the states, or others, whose offices they are or that the description tells of."""
    bodies: Mapping[int, int]
    """Identities of the bodies of states among those whose offices they are, by the actors' numbers."""
    has_stated_homes: bool
    """Whether the entry itself says whose its offices are."""
    has_career: bool
    """Whether the entry itself says when its offices were held; what has no days is then not held for life."""
    is_lesser: bool
    """Whether offices are known and all are ones that heads of states do not hold."""
    is_official: bool
    """Whether the same is true of the offices that the entry itself has, and it says when they were held."""


Asked = tuple[tuple[Name, ...], tuple[str, ...], bool]
"""What is asked of the bearers of a surname: its names, its title, and whether it signs the item."""


@dataclass(slots=True)
class Item:
    """What an item has told of people so far."""

    days: Days | None
    eras: tuple[Days, ...] = ()
    """Days of the past that it tells of."""
    named: set[int] = field(default_factory=set)
    """Identities named in full, of whatever kind, and whose the bodies are that are named."""
    alone: Collection[str] = ()
    """Folded surnames that stand somewhere in the item without a given name before or a longer name after them."""
    families: Collection[str] = ()
    """Folded family names that begin the name of somebody else in the item: Kim Doe."""
    titled: set[int] = field(default_factory=set)
    """Identities that a surname after a title means."""
    likeliest: dict[Asked, Sequence[int]] = field(default_factory=dict)
    """Whom a surname means by the offices of its bearers."""
    very_holder: dict[Asked, int | None] = field(default_factory=dict)
    """Which of its bearers alone holds the very office of its title."""
    passages: Sequence[Passage] = ()
    namings: Sequence[Sequence[Naming]] = ()
    """What its title and its text name, other than by surnames."""
    of_family: dict[tuple[Name, ...], Sequence[int]] = field(default_factory=dict)
    """Whom a family name that many bear means."""
    posts: Collection[str] = ()
    """Folded names of the states whose missions or envoys its headline has: the Embassy in Egypt."""
    strangers: dict[str, int] = field(default_factory=dict)
    """Folded surnames that the item gives to somebody else, by another given name, and where in its text it first does:
    before that stands whom everybody knows by it. 0 where the headline does."""
    _words: frozenset[str] = frozenset()
    _times: Counter[int] = field(default_factory=Counter)
    _years_told: tuple[Days, ...] | None = None
    _first_day: dt.date | None = None

    def words(self) -> frozenset[str]:
        """Return the folded words of the item."""
        if not self._words:
            self._words = frozenset().union(*(passage.words for passage in self.passages))
        return self._words

    def years_told(self) -> tuple[Days, ...]:
        """Return the years and decades of the past that its title and its text name; none where it has no date."""
        if self._years_told is None:
            texts = (passage.text for passage in self.passages)
            self._years_told = () if self.days is None else eras_of(texts, self.days, ())
        return self._years_told

    def first_day(self) -> dt.date:
        """Return the first day of the years that it names, of modern times where it names none: of an item without a
        date, nobody who was gone by then is meant by a surname."""
        if self._first_day is None:
            self._first_day = first_day_of(passage.text for passage in self.passages)
        return self._first_day

    def times(self, identity: int) -> int:
        """Return how often the item names somebody other than by a surname."""
        if not self._times:
            self._times.update(naming.identity for namings in self.namings for naming in namings)
        return self._times[identity]


def words_of_offices(one: Bearer) -> set[str]:
    """Return the folded words that tell what the offices of a person are for."""
    return {word for office in one.offices for word in written_out(office.title).split()} - _OF_ANY_OFFICE


def own_words(people: Iterable[tuple[int, Bearer]], item: Item) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Return, by identity, the words of the offices of each that not all others have too, and which of them stand in
    the item. People come with their identities."""
    words: dict[int, set[str]] = {}
    for identity, one in people:
        held = [office for office in one.offices if is_held(office, item)]
        own = {word for office in held for word in written_out(office.title).split()} - _OF_ANY_OFFICE
        words.setdefault(identity, set()).update(own)
    shared = set.intersection(*words.values())
    words = {one: own - shared for one, own in words.items()}
    return words, {one: own and own & item.words() for one, own in words.items()}


def bore(title: str, one: Bearer, item: Item) -> bool:
    """Tell whether a person bore the title of a sovereign on the date, so that it is as good as a name: Shah."""
    held = (office for office in one.offices if is_held(office, item))
    return any(f" {title} " in f" {normal_form(office.title)} " for office in held)


def is_held(office: Office, item: Item) -> bool:
    """Tell whether an office was held on the date of an item, or may have been."""
    return item.days is None or office.is_held(item.days)


def is_highest(titles: Sequence[str]) -> bool:
    """Tell whether a title is a head of state's or government's, and nobody's beside or below them."""
    telling = telling_of(titles)
    if not telling or "vice" in telling or "deputy" in telling:
        return False
    return telling[-1] in _HIGHEST or telling[-2:] == _PREMIER


def are_lesser(offices: Sequence[Office]) -> bool:
    """Tell whether offices, and there are some, are all ones that heads of states do not hold."""
    return bool(offices) and all(_LESSER.fullmatch(written_out(office.title)) for office in offices)


def kinds_of(one: Bearer, item: Item) -> set[str]:
    """Return of what kinds the offices are that a person holds on the date: of those who sit in a parliament, serve
    abroad, bear arms, or govern at home in the second rank or the first; or `OTHER`."""
    return {_kind_of(office.title) for office in _may_hold(one) if is_held(office, item)}


@lru_cache(maxsize=1 << 12)
def _kind_of(title: str) -> str:
    title = written_out(title)
    return next((kind for kind, words in _KINDS.items() if words.search(title)), OTHER)


def is_envoy_to(one: Bearer, item: Item) -> bool:
    """Tell whether a person heads, on the date, a mission that the headline has."""
    held = (office.title for office in one.offices if is_held(office, item))
    titles = [f" {normal_form(title)} " for title in held]
    return any(
        f" {post} " in title and not _ENVOYS.isdisjoint(title.split()) for title in titles for post in item.posts
    )


def fitness_of(one: Bearer, titles: Sequence[str], item: Item, *, is_alone: bool = True) -> float | None:
    """Return how well a title, a date and the states of an item suit a person; None for one of another time, or whom a
    surname that stands `is_alone`, without a given name, does not mean.

    Who held an office in an era that the item tells of is judged as of those days, where that suits better; not by one
    of which the end alone is known, since it may have begun long after.
    """
    if item.days is None and one.dated and _was_long_before(one, item.first_day()):
        return None
    best = _fitness_on(item.days, one, titles, item.named, is_alone)
    for era in item.eras:
        if any(office.is_held(era) for office in one.dated if office.first != dt.date.min):
            fitness = _fitness_on(era, one, titles, item.named, is_alone)
            if fitness is not None and (best is None or fitness > best):
                best = fitness
    return best


def _fitness_on(days: Days | None, one: Bearer, titles: Sequence[str], named: set[int], is_alone: bool) -> float | None:
    """Return how well a title, certain days and the actors named suit a person; None as `fitness_of` does.

    Who holds an office on the date suits better than who does not, a head of state better than others, and both
    less where nothing else in the item is of their state. An office without days is taken to be held, and one of a
    body that the item does not name suits less than any other that is.
    """
    if not one.offices:
        return 2.0 if one.ranks and not set(one.ranks).isdisjoint(telling_of(titles)) else 0.0
    if days is not None and not are_near(one.dated, days):
        return None
    telling = telling_of(titles)
    if days is not None and one.is_official and not telling and not _is_of_lately(one.dated, days):
        return None
    is_at_home = not one.homes.isdisjoint(named)
    is_elsewhere = one.has_stated_homes and not is_at_home
    if RANKS.intersection(telling) and not _may_be_officer(one) and (is_elsewhere or not one.heads):
        return None  # Many heads of state were officers: Colonel Nasser.
    held = [office for office in _may_hold(one) if days is None or office.is_held(days)]
    is_in_a_body = bool(one.bodies) and bool(held) and all(_is_of_unnamed_body(office, one, named) for office in held)
    if is_alone and days is not None and not held and not titles:
        if is_elsewhere and not _is_known_beyond(one, days):
            return None
        if _has_left_a_house(one, days, named):
            return None
    fitness = 0.0
    if is_at_home and not is_in_a_body and not telling:
        fitness = _AT_HOME if days is None or held else _fitness_out_of_office(one, days)
    if is_in_a_body:
        is_member = all(_OF_A_HOUSE.search(written_out(office.title)) is not None for office in held)
        fitness += _HELD_ELSEWHERE if is_elsewhere else _HELD_IN_A_HOUSE if is_member else _HELD_IN_A_BODY
    elif held:
        is_over = bool(one.dated) and not any(office.is_dated for office in held)
        fitness += _HELD_ELSEWHERE if is_elsewhere else _PERHAPS_HELD if is_over else _HELD
        if not titles and any(office in held for office in one.heads):
            fitness += _HEAD_ELSEWHERE if is_elsewhere else _HEAD
    if not telling:
        return fitness
    wanted = " ".join(telling)
    fits = max((suitability(wanted, office.title) for office in held), default=0.0)
    ever = max((suitability(wanted, office.title) for office in one.offices), default=0.0)
    rank = 2.0 if set(telling) & set(one.ranks) else 0.0
    suits = max(fits * 2, ever if FORMER.isdisjoint(titles) else ever * 2, rank)
    return fitness + suits if suits or not is_elsewhere else None


def _was_long_before(one: Bearer, first: dt.date) -> bool:
    """Tell whether all offices of somebody were over a life before a day."""
    return all((first - office.last).days > DAYS_OF_A_LIFE for office in one.dated)


def _may_hold(one: Bearer) -> Sequence[Office]:
    """Return the offices that a person may hold on a date: of a career all have their days."""
    return one.dated if one.has_career else one.offices


def _is_of_lately(dated: Iterable[Office], days: Days) -> bool:
    """Tell whether one of these offices was held within some years of a date: of a secretary of long ago, or one to
    come, nobody speaks by nothing but a surname."""
    return any(
        (office.first - days[1]).days <= _DAYS_UNKNOWN_BEFORE and (days[0] - office.last).days <= _DAYS_KNOWN_AFTER
        for office in dated
    )


def _fitness_out_of_office(one: Bearer, days: Days) -> float:
    """Return how well who holds no office suits certain days by the state alone: who has just left office better than
    who did long ago, and hardly who is known to have come into office only later."""
    if any(0 <= (days[0] - office.last).days <= _DAYS_JUST_GONE for office in one.dated):
        return _AT_HOME_LATELY
    is_to_come = one.has_career and all(office.first > days[1] for office in one.dated)
    return _AT_HOME_BEFORE if is_to_come else _AT_HOME


def _has_left_a_house(one: Bearer, days: Days, named: set[int]) -> bool:
    """Tell whether all that is known of somebody is to have sat in a house that is not named, and not lately: a surname
    alone, which hardly means a senator by itself, means none of years ago."""
    if any((days[0] - office.last).days <= _DAYS_JUST_GONE for office in one.dated):
        return False
    return bool(one.bodies) and all(
        _is_of_unnamed_body(office, one, named) and _OF_A_HOUSE.search(written_out(office.title)) is not None
        for office in one.dated
    )


def _is_known_beyond(one: Bearer, days: Days) -> bool:
    """Tell whether a surname alone may mean who holds no office on a date in an item that names no state of theirs: who
    was a head of state or government, who comes into any office within a year, and who left one some months ago."""
    if any(office.first <= days[1] for office in one.heads):
        return True
    return any(
        0 <= (days[0] - office.last).days <= _DAYS_JUST_GONE or 0 < (office.first - days[1]).days <= DAYS_LATELY
        for office in one.dated
    )


def _is_of_unnamed_body(office: Office, one: Bearer, named: set[int]) -> bool:
    """Tell whether an office is one of a body of a state that is not named: a text that means a senator by nothing but
    a surname tells of the Senate. But the Speaker is known beyond the house."""
    body = one.bodies.get(office.of or 0)
    return body is not None and body not in named and not office.title.startswith("Speaker")


def telling_of(titles: Sequence[str]) -> list[str]:
    """Return the words of a title that tell of an office, written out."""
    return [SAME_TITLES.get(word, word) for word in titles if word not in _NOT_TELLING]


def _may_be_officer(one: Bearer) -> bool:
    """Tell whether a person has a rank or an office that may be a soldier's."""
    return bool(one.ranks) or any(not _ARMS.isdisjoint(normal_form(office.title).split()) for office in one.offices)


def has_rank(one: Bearer) -> bool:
    """Tell whether a person has a rank, or commands: who is described by none may have any."""
    titles = [written_out(office.title) for office in one.offices]
    words = {word for title in titles if not _CIVIL.fullmatch(title) for word in title.split()}
    return not one.offices or bool(one.ranks) or not _COMMAND.isdisjoint(words)


@lru_cache(maxsize=1 << 12)
def _turned(title: str) -> str:
    """Return the folded words of an office with what it is for first: defense minister, for Minister of Defense."""
    return _TURNED.sub(r"\2 \1", title)


def suitability(wanted: str, title: str) -> float:
    """Return how well an office suits the title in a text: it begins so, has these words, or has one of them. The
    Minister of Defense is the Defense Minister."""
    title = written_out(title)
    if title.startswith(wanted) or _turned(title).startswith(_turned(wanted)):
        return 3.0
    if f" {wanted} " in f" {title} ":
        return 2.0
    words = set(title.split())
    telling = [word for word in wanted.split() if word not in FUNCTION_WORDS]
    shared = sum(word in words for word in telling)
    return shared / len(telling) if telling else 0.0
