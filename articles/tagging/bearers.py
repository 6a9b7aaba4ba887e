"""Who a surname means: what stands around it, what the item said before, and the offices of its bearers."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.filing import FAMILY_NAMES_FIRST, NAME_PARTICLES
from articles.tagging.bodies import Belonging, state_names
from articles.tagging.descriptions import offices_in
from articles.tagging.entries import ActorEntry, Days, Office, are_near
from articles.tagging.lexicon import (
    DATE_WORDS,
    FUNCTION_WORDS,
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
_MAX_CHARS_SIGNED = 20
_MAX_TITLE_CHARS = 500
_JOINED_BEFORE = re.compile(r"[^\W\d_][-–'’ʼ]\Z")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’\-]*)|\s+(\d)|(['’]s\b|(?<=s)['’](?=\s))|([-–](?=[^\W\d_]))|( ?& ?[A-Z])")
_INITIAL_AFTER = re.compile(r"[ \u00a0][^\W\d_]\.")
_BRACKET = re.compile(r"[^\W\d_] \[\Z")
# "Rusk-Ramos Agreement", "Adenauer – Kennedy communique", "Ely/Collins": names of two people joined.
_PAIR = re.compile(r"(?<![\w-])([^\W\d_a-z]\w+)\s?[-–/]\s?([^\W\d_a-z]\w+)[ \u00a0]([^\W\d_]\w+)")
_SIGNED = re.compile(r"[\"”'’.\]]*\s*(?:End [A-Z]+\.?)?\s*\Z")
_BEFORE_SIGNED = re.compile(r"(?:[.!?,][\"”'’)\]]*|\A|\n)\s*\Z")
_SENDER = re.compile(r"\b[Ff]rom (?:the )?(?P<office>[A-Z][^(),]*?)(?: \(|,| to (?:the )?[A-Z]|\Z)")
_NO_GIVEN_NAME = re.compile(r".{3,}(?:tion|sion|ship|ness)")
_VERBS_FIRST = PERSONAL_VERBS - {"will", "may"}
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
_HELD, _HELD_ELSEWHERE = 1.0, 0.25
_HEAD = 0.5
_AT_HOME = 0.75
_HEADS = re.compile(
    "(?:acting |interim )?(?:president|prime minister|premier|chancellor|taoiseach|king|queen|emperor|empress|shah|"
    "emir|sultan|pope|supreme leader|head of state|secretary general)(?: of (?:the )?(?P<of>.+))?"
)
_MAX_STATE_WORDS = 4
_SONS = frozenset({"bin", "ibn", "bint", "ben", "abu", "abd", "abdul", "abdel"})
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
    is_signature: bool = False
    """Whether it signs a letter or a telegram; its title is then the sender's."""


class Bearer(NamedTuple):
    """A person who bears a surname."""

    actor: int
    given: frozenset[str]
    """Folded given names in full, and an initial that stands first."""
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
    has_stated_homes: bool
    """Whether the entry itself says whose its offices are."""


@dataclass(slots=True)
class Item:
    """What an item has told of people so far."""

    days: Days | None
    named: set[int] = field(default_factory=set)
    """Identities named in full, of whatever kind, and whose the bodies are that are named."""
    alone: Collection[str] = ()
    """Folded surnames that stand somewhere in the item without a given name before or a longer name after them."""
    titled: set[int] = field(default_factory=set)
    """Identities that a surname after a title means."""
    strangers: set[str] = field(default_factory=set)
    """Folded surnames that the item gives to somebody else, by another given name."""


class Bearers:
    """The people of a vocabulary by their surnames."""

    def __init__(
        self, actors: Sequence[ActorEntry], belongings: Sequence[Belonging], identities: Sequence[int]
    ) -> None:
        """Take the actors and, for each, whose it is and the number that stands for all entries of the same actor."""
        self._actors = actors
        self._belongings = belongings
        self._identities = identities
        self._places = {actor.id: place for place, actor in enumerate(actors)}
        self._states = state_names(actors)
        self._bearers: dict[int, Bearer] = {}

    def explicit(self, run: Found, key: str, setting: Setting, item: Item) -> int | None:
        """Return the identity that the given name before a surname tells; notes who else the surname belongs to."""
        if not setting.given:
            return None
        agreeing = [one for one in self._people(run) if _agrees(setting.given, one)]
        if not agreeing and setting.given[-1] not in item.alone:  # "We gave Faure Collins' estimate."
            item.strangers.add(key)
        meant = () if setting.goes_on else self._likeliest(agreeing, setting, item)
        return meant[0] if len(meant) == 1 else None

    def settle(self, run: Found, key: str, setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities that a surname without a given name may mean: none, one, or several as likely."""
        if setting.given or setting.goes_on:
            return ()
        people = self._people(run)
        if setting.is_signature and setting.titles:
            people = [one for one in people if any(_suits(" ".join(setting.titles), o.title) for o in one.offices)]
        here = {self._identities[one.actor] for one in people} & item.named
        if here:
            very = self._by_title(people, setting, item)
            return sorted(here) if very is None else (very,)
        if key in item.strangers or not (setting.titles or setting.is_personal):
            return ()
        is_told = bool(_telling(setting.titles))
        titled = {self._identities[one.actor] for one in people} & item.titled
        if not is_told and len(titled) == 1:  # "Under Secretary Smith had hoped ... Smith said"
            return (*titled,)
        meant = self._likeliest(people, setting, item)
        if is_told and len(meant) == 1:
            item.titled.update(meant)
        return meant

    def _people(self, run: Found) -> list[Bearer]:
        return [self._bearer(name.actor) for name in run.names if name.use == SURNAME]

    def _bearer(self, place: int) -> Bearer:
        found = self._bearers.get(place)
        if found is None:
            actor = self._actors[place]
            names = [actor.name, *(name for name, _ in actor.names)]
            orders = [given_names(name) for name in names]
            given = frozenset(
                one
                for order in orders
                for at, one in enumerate(order)
                if len(one) > 1 or at == 0 or all(len(each) == 1 for each in order)
            )
            initials = frozenset(one[0] for order in orders for one in order)
            words = normal_form(actor.name).split()[:-1]
            ranks = tuple(SAME_TITLES.get(word, word) for word in words if word in TITLES)
            offices = (*actor.roles, *offices_in(actor.description))
            dated = tuple(office for office in offices if office.is_dated)
            heads = tuple(office for office in offices if self._is_head(office))
            homes = frozenset(self._homes(actor))
            has_stated_homes = any(office.of for office in actor.roles)
            found = self._bearers[place] = Bearer(
                place, given, initials, ranks, offices, dated, heads, homes, has_stated_homes
            )
        return found

    def _is_head(self, office: Office) -> bool:
        head = _HEADS.fullmatch(normal_form(office.title))
        return head is not None and (head["of"] is None or head["of"] in self._states)

    def _homes(self, actor: ActorEntry) -> Iterator[int]:
        for office in actor.roles:
            place = self._places.get(office.of or 0)
            if place is not None:
                yield self._identities[place]
                owner = self._belongings[place].owner
                if owner is not None:
                    yield self._identities[owner]
        words = normal_form(actor.description).split()
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MAX_STATE_WORDS, len(words)) + 1):
                state = self._states.get(" ".join(words[start:end]))
                if state is not None:
                    yield self._identities[state]

    def _by_title(self, people: Sequence[Bearer], setting: Setting, item: Item) -> int | None:
        """Return the identity that holds the very office of the title: President Smith is not his secretary."""
        if not _telling(setting.titles):
            return None
        holders = {
            self._identities[one.actor] for one in people if (_fitness(one, setting.titles, item) or 0) >= _VERY_OFFICE
        }
        return holders.pop() if len(holders) == 1 else None

    def _likeliest(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities whose offices suit the title, the date and the states of the item best."""
        best: dict[int, float] = {}
        for one in people:
            fitness = _fitness(one, setting.titles, item)
            if fitness is not None:
                identity = self._identities[one.actor]
                best[identity] = max(best.get(identity, 0), fitness)
        top = max(best.values(), default=0.0)
        return [identity for identity, fitness in best.items() if fitness == top]


def setting_of(
    passage: Passage,
    run: Found,
    is_ordinary: Callable[[str], bool],
    surnames: Collection[str] = (),
    headline: str = "",
) -> Setting:
    """Return what stands around a surname. `is_ordinary` tells the folded words that are no given names.

    Of those, `surnames` are borne by somebody and may be a given name as well, so that they leave a doubt.
    A surname that signs the passage has the office of its sender, as the headline tells it, as its title.
    """
    text = passage.text
    start, end = run.first, run.last
    titles: list[str] = []
    given: list[str] = []
    at = start
    if text[start - 1 : start] == "[" and _BRACKET.search(text, max(0, start - 3), start):
        at -= 1  # An editor's: "Frank [Galbraith]".
    is_bracketed = start > 0 and text[start - 1] == "(" and text[end : end + 1] == ")"
    before = None
    is_doubtful = False
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
            if given and stop and len(word) > 1:
                before = None
            is_doubtful = not titles and not given and word[0].isupper() and not stop and folded in surnames
            break
        elif (stop and len(word) > 1) or (word.isupper() and len(word) > 1) or folded in TITLE_MODIFIERS:
            before = None
            break
        elif len(given) < _MAX_GIVEN:
            given.append(folded)
        at = before.start()
    if len(given) == 1 and (
        _NO_GIVEN_NAME.fullmatch(given[0])
        or (before is None and (given[0].endswith(("ed", "ing")) or given[0] in _VERBS_FIRST))
    ):
        given.clear()  # The first word of a sentence: "Informed Smith that ...", "Continuation Smith mission".
    office = _office_before(text, start) if given and not titles else ()
    if office:
        titles, given = list(reversed(office)), []
    if is_bracketed:
        return Setting(_title_before(text, start - 1), (), goes_on=False, is_personal=True)
    if not titles and not given and _is_signature(text, start, end):
        return Setting(_sender_of(headline), (), goes_on=False, is_personal=True, is_signature=True)
    goes_on, follows = _what_follows(passage, end, has_title=bool(titles))
    goes_on = goes_on and not (given and _INITIAL_AFTER.match(text, end))  # "T. K. Finletter J. R. Schaetzel"
    is_personal = (
        bool(titles)
        or _is_paired(text, start, end)
        or (not is_doubtful and _is_personal(passage, start, run, before, follows))
    )
    return Setting(tuple(reversed(titles)), tuple(reversed(given)), goes_on, is_personal)


def _sender_of(headline: str) -> tuple[str, ...]:
    """Return the folded words of the office that a letter or telegram is from, as its headline tells; none if none."""
    found = _SENDER.search(headline, 0, _MAX_TITLE_CHARS)
    return tuple(filter(None, map(normal_form, found["office"].split()))) if found else ()


def _is_signature(text: str, start: int, end: int) -> bool:
    """Tell whether a surname ends a text, on its own after a full stop or "Faithfully yours,"."""
    if len(text) - end > _MAX_CHARS_SIGNED or not _SIGNED.match(text, end):
        return False
    return start > 0 and _BEFORE_SIGNED.search(text, max(0, start - _BEFORE_CHARS), start) is not None


def _is_paired(text: str, start: int, end: int) -> bool:
    """Tell whether a surname is one of two that are joined before what people have together: the Rusk-Ramos talks."""
    beside = text[start - 2 : start] + text[end : end + 2]
    if "-" not in beside and "–" not in beside and "/" not in beside:
        return False
    for pair in _PAIR.finditer(text, max(0, start - _BEFORE_CHARS), end + _BEFORE_CHARS):
        if start in (pair.start(1), pair.start(2)):
            return normal_form(pair[3]) in PERSONAL_NOUNS
    return False


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
    if after[5]:
        return True, ""
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
    if before is not None and before[1] in _SONS:  # Fahd bin Abdullah.
        return False
    if _JOINED_BEFORE.search(passage.text, max(0, start - 2), start):  # Sharm el-Sheikh, O'Malley.
        return False
    if passage.text[start - 2 : start] == "& ":
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


def _fitness(one: Bearer, titles: Sequence[str], item: Item) -> float | None:
    """Return how well a title, a date and the states of an item suit a person; None for one of another time.

    Who holds an office on the date suits better than who does not, a head of state better than others, and both
    less where nothing else in the item is of their state.
    """
    if not one.offices:
        return 2.0 if one.ranks and not set(one.ranks).isdisjoint(_telling(titles)) else 0.0
    if item.days is not None and not are_near(one.dated, item.days):
        return None
    is_at_home = not one.homes.isdisjoint(item.named)
    is_elsewhere = one.has_stated_homes and not is_at_home
    telling = _telling(titles)
    if _RANKS.intersection(telling) and not _may_be_officer(one) and (is_elsewhere or not one.heads):
        return None  # Many heads of state were officers: Colonel Nasser.
    held = [office for office in one.offices if item.days is None or office.is_held(item.days)]
    fitness = _AT_HOME if is_at_home and not telling else 0.0
    if held:
        fitness += _HELD_ELSEWHERE if is_elsewhere else _HELD
        if not telling and not is_elsewhere and any(office.is_dated and office in held for office in one.heads):
            fitness += _HEAD
    if not telling:
        return fitness
    wanted = " ".join(telling)
    fits = max((_suits(wanted, office.title) for office in held), default=0.0)
    ever = max((_suits(wanted, office.title) for office in one.offices), default=0.0)
    rank = 2.0 if set(telling) & set(one.ranks) else 0.0
    suits = max(fits * 2, ever, rank)
    return fitness + suits if suits or not is_elsewhere else None


def _telling(titles: Sequence[str]) -> list[str]:
    """Return the words of a title that tell of an office, written out."""
    return [SAME_TITLES.get(word, word) for word in titles if word not in NEUTRAL_TITLES]


def _may_be_officer(one: Bearer) -> bool:
    """Tell whether a person has a rank or an office that may be a soldier's."""
    return bool(one.ranks) or any(not _ARMS.isdisjoint(normal_form(office.title).split()) for office in one.offices)


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
