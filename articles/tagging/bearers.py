"""Who a surname means: by what stands around it, what the item said before, and the offices of its bearers."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.filing import NAME_PARTICLES
from articles.tagging.bodies import Belonging, state_names
from articles.tagging.descriptions import offices_in, written_out
from articles.tagging.entries import ActorEntry, Days, Office, are_near
from articles.tagging.known import homes_of_people, state_words
from articles.tagging.lexicon import (
    FORMER,
    FUNCTION_WORDS,
    GIVEN_NAME_STATES,
    NEUTRAL_TITLES,
    NOT_YET,
    ORDINARY_SURNAMES,
    SAME_TITLES,
    SOVEREIGNS,
    TITLE_MODIFIERS,
    TITLES,
)
from articles.tagging.names import SURNAME, Found, Name, key_of
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import first_names, given_names, is_one_name, is_same_given, is_same_korean, surname
from articles.tagging.surroundings import Setting
from articles.tagging.weighing import Naming

_VERY_OFFICE = 6.0
_SUITS = 2.0
_HELD, _PERHAPS_HELD, _HELD_ELSEWHERE = 1.0, 0.8, 0.25
_HEAD, _HEAD_ELSEWHERE = 0.5, 0.1
_AT_HOME = 0.75
_HEADS = re.compile(
    "(?:also )?(?:acting |interim )?(?:(?P<whose>.+?) )?(?:president|prime minister|premier|chancellor|taoiseach|king|"
    "queen|emperor|empress|shah|emir|sultan|pope|supreme leader|head of state|secretary general)"
    "(?: of (?:the )?(?P<of>.+))?"
)
_LATELY = 365
_MAX_STATE_WORDS = 4
_MISTER = ("m",)
_ENVOYS = frozenset("ambassador minister charge consul representative commissioner".split())
_NOT_TELLING = NEUTRAL_TITLES | FORMER | NOT_YET
_RANKS = frozenset("general colonel major captain lieutenant brigadier marshal admiral sergeant".split())
_COMMAND = _RANKS | frozenset("army navy air force staff commander guard attache".split())
_ARMS = _COMMAND | frozenset("force forces military defense defence".split())
_OF_ANY_OFFICE = (
    FUNCTION_WORDS
    | TITLES
    | TITLE_MODIFIERS
    | frozenset("affairs department embassy government member office officer official".split())
    | frozenset("staff state states united".split())
)
"""Words of offices that tell nothing of what they are for."""
_KOREAN = frozenset({"korea", "korean"})
_GIVEN_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-z][a-z]+(?:-[^\W\d_][a-z]+)?)(?:[ \u00a0][^\W\d_a-z][a-z]+)?")
_HIGHEST = frozenset("president chancellor king queen emperor empress shah pope".split())
_LESSER = re.compile(
    r"(?:.* )?(?:deputy|assistant|under secretary|secretary of (?!the (?:communist|central|party))|ambassador|envoy|"
    r"consul|counselor|counsellor|attache|charge|director|officer|adviser|advisor|representative|delegate)\b.*"
)
_PREMIER = ["prime", "minister"]
_MIN_WORDS_OF_AN_OFFICE = 2
_MORE_ABOUT = 3
"""How many times as often an item names the state that it is about as another."""


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
    has_career: bool
    """Whether the entry itself says when its offices were held; what has no days is then not held for life."""


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
    likeliest: dict[tuple[tuple[Name, ...], tuple[str, ...], bool], Sequence[int]] = field(default_factory=dict)
    """Whom a surname means by the offices of its bearers: by its names, its title, and whether it signs the item."""
    passages: Sequence[Passage] = ()
    namings: Sequence[Sequence[Naming]] = ()
    """What its title and its text name, other than by surnames."""
    posts: Collection[str] = ()
    """Folded names of the states whose missions or envoys its headline has: the Embassy in Egypt."""
    strangers: dict[str, int] = field(default_factory=dict)
    """Folded surnames that the item gives to somebody else, by another given name, and where in its text it first does:
    before that stands whom everybody knows by it. 0 where the headline does."""
    _words: frozenset[str] = frozenset()
    _times: Counter[int] = field(default_factory=Counter)

    def words(self) -> frozenset[str]:
        """Return the folded words of the item."""
        if not self._words:
            self._words = frozenset().union(*(passage.words for passage in self.passages))
        return self._words

    def times(self, identity: int) -> int:
        """Return how often the item names somebody other than by a surname."""
        if not self._times:
            self._times.update(naming.identity for namings in self.namings for naming in namings)
        return self._times[identity]


class Bearers:
    """The people of a vocabulary by their surnames."""

    def __init__(
        self, actors: Sequence[ActorEntry], belongings: Sequence[Belonging], identities: Sequence[int]
    ) -> None:
        """Take the actors and, for each, whose it is and the number that stands for all entries of the same actor."""
        self._actors = actors
        self._belongings = belongings
        self._identities = identities
        self._lists = Counter(identities)
        """How many entries stand for each."""
        self._places = {actor.id: place for place, actor in enumerate(actors)}
        self._states = state_names(actors)
        self._bearers: dict[int, Bearer] = {}
        self._koreans: dict[tuple[Name, ...], list[tuple[int, str]]] = {}
        self._people_of: dict[tuple[Name, ...], Sequence[Bearer]] = {}

    def read(self, run: Found, setting: Setting) -> Setting:
        """Return a setting without a letter that is no bearer's initial: it numbers a paragraph or is a French "M."."""
        is_mister = setting.given == _MISTER
        if not (is_mister or setting.may_be_numbered) or any(_agrees(setting.given, one) for one in self._people(run)):
            return setting
        if is_mister:
            return setting._replace(given=(), titles=_MISTER, is_personal=True)
        return setting._replace(given=())

    def explicit(self, run: Found, key: str, setting: Setting, item: Item, at: int) -> int | None:
        """Return the identity that the given name before a surname tells; notes who else the surname belongs to.

        `at` is its place in the text; 0 in the headline.
        """
        if not setting.given:
            return None
        agreeing = [one for one in self._people(run) if _agrees(setting.given, one)]
        if not agreeing and setting.given[-1] not in item.alone:  # "We gave Faure Collins' estimate."
            item.strangers.setdefault(key, at)
        meant = () if setting.goes_on else self._likeliest(agreeing, setting, item)
        return meant[0] if len(meant) == 1 else None

    def with_given_after(self, passage: Passage, run: Found, key: str) -> int | None:
        """Return the identity of the one Korean whose family name goes on with given names that agree with the ones
        of the list, in whatever spelling; None for nobody."""
        koreans = self._koreans.get(run.names)
        if koreans is None:
            koreans = self._koreans[run.names] = [
                (self._identities[one.actor], given)
                for one in self._people(run)
                if self._is_korean(one)
                for given in self._given_beside(one, key)
            ]
        after = _GIVEN_AFTER.match(passage.text, run.last) if koreans else None
        if after is None:
            return None
        for written in (after[0], after[1]):
            found = {who for who, given in koreans if is_same_korean(normal_form(written), given)}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _is_korean(self, one: Bearer) -> bool:
        states = (normal_form(self._actors[home].name) for home in one.homes)
        told = " ".join((*states, normal_form(self._actors[one.actor].description)))
        return not _KOREAN.isdisjoint(told.split())

    def _given_beside(self, one: Bearer, family: str) -> Iterator[str]:
        """Yield the folded given names that a person has beside a family name, which stands first or last."""
        actor = self._actors[one.actor]
        for name in (actor.name, *(name for name, _ in actor.names)):
            first, _, rest = normal_form(name).partition(" ")
            if first == family and rest:
                yield rest
            elif rest.endswith(f" {family}") or rest == family:
                yield f"{first} {rest}".removesuffix(f" {family}")

    def settle(
        self, run: Found, key: str, setting: Setting, item: Item, at: int, of: int | None = None
    ) -> Sequence[int]:
        """Return the identities that a surname without a given name may mean: none, one, or several as likely.

        `at` is its place in the text; 0 in the headline. `of` is the state after it: Smith of Freedonia.
        """
        if setting.given or setting.goes_on:
            return ()
        people = self._people(run)
        if setting.titles:
            people = self._without_lesser(people, setting)
        if setting.is_signature and setting.titles:
            people = [one for one in people if any(_suits(" ".join(setting.titles), o.title) for o in one.offices)]
        if key in SOVEREIGNS and not setting.titles:
            people = [
                one for one in people if self._identities[one.actor] in item.named or self._is_called(key, one, item)
            ]
        here = {self._identities[one.actor] for one in people} & item.named
        if here:
            very = self._by_title(people, setting, item)
            return sorted(here) if very is None else (very,)
        if setting.is_family_name and not setting.titles:
            return () if key in item.families or key in item.strangers else self._of_family(people, item)
        is_strangers = key in item.strangers and (key in ORDINARY_SURNAMES or not 0 < at < item.strangers[key])
        if is_strangers or not (setting.titles or setting.is_personal):
            return ()
        if of is not None and not setting.titles:
            theirs = {self._identities[one.actor] for one in people if of in one.homes}
            if len(theirs) == 1:
                return (*theirs,)
        past = self._head_of_the_past(people, setting, item) if setting.titles else ()
        if past and self._by_title(people, setting, item) is None:
            return past
        is_told = bool(_telling(setting.titles))
        titled = {self._identities[one.actor] for one in people} & item.titled
        if not is_told and len(titled) == 1:  # "Under Secretary Smith had hoped ... Smith said"
            return (*titled,)
        asked = run.names, setting.titles, setting.is_signature
        if asked not in item.likeliest:  # All that are named in full were by now, so that it stays the same.
            item.likeliest[asked] = self._likeliest(people, setting, item)
        meant = item.likeliest[asked]
        if is_told and len(meant) == 1:
            item.titled.update(meant)
        return meant

    def of_the_past(self, run: Found, key: str, setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities that a surname may mean which nobody of the item's time bears: it is for an editor
        to say. Those whose very office is the title, else those of a state that the item names."""
        if setting.given or setting.goes_on or item.days is None or key in item.strangers:
            return ()
        if not (setting.titles or setting.is_personal):
            return ()
        people = self._people(run)
        telling = " ".join(_telling(setting.titles))
        if telling:
            people = [one for one in people if any(_suits(telling, o.title) >= _SUITS for o in one.dated)]
        elif any(are_near(one.dated, item.days) for one in people):
            return ()
        else:
            people = [one for one in people if not one.homes.isdisjoint(item.named)]
        gone = [one for one in people if all(office.last < item.days[0] for office in one.dated)]
        return sorted({self._identities[one.actor] for one in gone})

    def _without_lesser(self, people: Sequence[Bearer], setting: Setting) -> Sequence[Bearer]:
        """Return the bearers but those who are known to have held lesser offices than the title, and no others."""
        telling = _telling(setting.titles)
        if not telling or not (telling[-1] in _HIGHEST or telling[-1] == "prime minister" or telling[-2:] == _PREMIER):
            return people
        if "vice" in telling or "deputy" in telling:
            return people
        may_hold = {self._identities[one.actor] for one in people if not _holds_lesser(one)}
        return [one for one in people if self._identities[one.actor] in may_hold]

    def sovereign(self, run: Found, title: str, item: Item) -> int | None:
        """Return the identity of the one person who bore a sovereign's title on the date, so that it is as good as a
        name; None when nobody or several did."""
        bore = {self._identities[one.actor] for one in self._people(run) if self._is_called(title, one, item)}
        return bore.pop() if len(bore) == 1 else None

    def _is_called(self, title: str, one: Bearer, item: Item) -> bool:
        """Tell whether a person bore the title of a sovereign on the date and is called so: Shah. Whose surname is
        another is in an item that names the state, if the list has it."""
        if not _bears(title, one, item):
            return False
        if surname(self._actors[one.actor].name) == title:
            return True
        is_of_the_time = item.days is None or are_near(one.dated, item.days)
        return is_of_the_time and not (one.homes and one.homes.isdisjoint(item.named))

    def _of_family(self, people: Sequence[Bearer], item: Item) -> Sequence[int]:
        """Return the identity that a family name which many bear means: the one head at home, or else the only one of
        the list, or of those the one for whom the words of the item speak most, more than one of them but for a head;
        no others."""
        at_home = self._head_at_home(people, item)
        if at_home:
            return at_home
        people = [
            one
            for one in people
            if one.offices
            and not (one.homes and one.homes.isdisjoint(item.named))
            and _fitness(one, (), item) is not None
        ]
        meant = {self._identities[one.actor] for one in people}
        if len(meant) > 1:
            told = {one: len(words) for one, words in self._own_words(people, item)[1].items()}
            most = max(told.values())
            heads = {self._identities[one.actor] for one in people if any(_is_held(held, item) for held in one.heads)}
            meant = {one for one in meant if told[one] == most}
            if not meant <= heads and most < _MIN_WORDS_OF_AN_OFFICE:
                return ()
        return (*meant,) if len(meant) == 1 else ()

    def _told_apart(self, people: Sequence[Bearer], meant: Sequence[int], item: Item) -> Sequence[int]:
        """Return of several the one for whom the words of the item speak, or the state that it is about, or that two
        lists hold; all when nothing does."""
        among = [one for one in people if self._identities[one.actor] in meant]
        for told in (self._by_words(among, item), self._by_states(among, item), self._by_lists(meant)):
            if told is not None:
                return (told,)
        return meant

    def _by_words(self, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity whose offices of the time alone have words of their own that stand in the item: a
        state's, or two others; None when none has, and where nothing is known to tell one of the others by."""
        own, found = self._own_words(people, item)
        told = [one for one, words in found.items() if words]
        if len(told) != 1 or not all(own.values()):
            return None
        words = found[told[0]]
        return told[0] if len(words) >= _MIN_WORDS_OF_AN_OFFICE or not words.isdisjoint(state_words()) else None

    def _own_words(self, people: Sequence[Bearer], item: Item) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """Return, by identity, the words of the offices of each that not all others have too, and which of them stand
        in the item."""
        words: dict[int, set[str]] = {}
        for one in people:
            held = [office for office in one.offices if _is_held(office, item)]
            own = {word for office in held for word in written_out(office.title).split()} - _OF_ANY_OFFICE
            words.setdefault(self._identities[one.actor], set()).update(own)
        shared = set.intersection(*words.values())
        words = {one: own - shared for one, own in words.items()}
        return words, {one: own and own & item.words() for one, own in words.items()}

    def _by_states(self, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity of whose state the item is about, while it names the others' in passing, if anybody's."""
        times: dict[int, int] = {}
        for one in people:
            identity = self._identities[one.actor]
            times[identity] = max(times.get(identity, 0), *(item.times(home) for home in one.homes), 0)
        first, second = sorted(times, key=times.__getitem__, reverse=True)[:2]
        return first if times[first] >= _MORE_ABOUT * max(times[second], 1) else None

    def _by_lists(self, meant: Sequence[int]) -> int | None:
        """Return the identity that alone of some stands in two lists; None when none does."""
        several = [identity for identity in meant if self._lists[identity] > 1]
        return several[0] if len(several) == 1 else None

    def _head_at_home(self, people: Sequence[Bearer], item: Item) -> Sequence[int]:
        """Return the identity of the one head on the date of a state that the item names: no others."""
        if item.days is None:
            return ()
        heads = {
            self._identities[one.actor]
            for one in people
            for office in one.heads
            if office.is_held(item.days) and self._identities[self._places.get(office.of or 0, one.actor)] in item.named
        }
        return tuple(heads) if len(heads) == 1 else ()

    def _head_of_the_past(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identity of the one head of a state that the item names who ever had the title: no others."""
        if item.days is None or not any(one.heads for one in people):
            return ()
        telling = " ".join(_telling(setting.titles))
        if not telling:
            return ()
        heads = {
            self._identities[one.actor]
            for one in people
            if not one.homes.isdisjoint(item.named)
            and any(office.last < item.days[0] and _suits(telling, office.title) >= _SUITS for office in one.heads)
        }
        return tuple(heads) if len(heads) == 1 else ()

    def homes(self, place: int) -> frozenset[int]:
        """Return the identities of the states of a person, as the list tells or else as everybody knows."""
        own = self._bearer(place).homes
        if own:
            return own
        known = homes_of_people().get(key_of(self._actors[place].name), frozenset())
        return frozenset(self._identities[self._states[state]] for state in known if state in self._states)

    def dated_offices(self, place: int) -> tuple[Office, ...]:
        """Return the offices of a person of which a day is known."""
        return self._bearer(place).dated

    def _people(self, run: Found) -> Sequence[Bearer]:
        people = self._people_of.get(run.names)
        if people is None:
            people = [self._bearer(name.actor) for name in run.names if name.use == SURNAME]
            self._people_of[run.names] = people
        return people

    def _bearer(self, place: int) -> Bearer:
        found = self._bearers.get(place)
        if found is None:
            actor = self._actors[place]
            names = [actor.name, *(name for name, _ in actor.names)]
            orders = [given_names(name) for name in names]
            if first_names(actor, ()):
                orders.append([surname(actor.name)])
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
            has_career = any(office.is_dated for office in actor.roles)
            found = self._bearers[place] = Bearer(
                place, given, initials, ranks, offices, dated, heads, homes, has_stated_homes, has_career
            )
        return found

    def _is_head(self, office: Office) -> bool:
        head = _HEADS.fullmatch(normal_form(office.title))
        if head is None:
            return False
        owners = [owner for owner in (head["whose"], head["of"]) if owner is not None]
        return all(owner in self._states or owner in state_words() for owner in owners)

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

    def _just_gone(self, people: Sequence[Bearer], meant: int, item: Item) -> list[int]:
        """Return the identities of others whose office ended within a year before, where who is meant has none of which
        a day is known: of those of lately people still speak, and who holds an office is then not told."""
        days = item.days
        if days is None or any(one.dated and self._identities[one.actor] == meant for one in people):
            return []
        gone = {
            self._identities[one.actor]
            for one in people
            if any(0 < (days[0] - office.last).days <= _LATELY for office in one.dated)
        }
        return sorted(gone - {meant})

    def _as_civil(self, people: Sequence[Bearer], meant: int) -> list[int]:
        """Return the identities of others where who is meant after a rank is known to have had none, and heads nothing:
        a minister of defence is no more an admiral than they."""
        for one in people:
            if self._identities[one.actor] == meant and (one.heads or _has_rank(one)):
                return []
        return sorted({self._identities[one.actor] for one in people} - {meant})

    def _as_officer(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identity of the only bearer of a surname after a rank, though no rank is known of: of whose office
        the item speaks, since officers keep theirs in civil ones."""
        identities = {self._identities[one.actor] for one in people}
        if len(identities) != 1 or not _telling(setting.titles) or not _RANKS.issuperset(_telling(setting.titles)):
            return ()
        if all(_fitness(one, (), item) is None for one in people):
            return ()
        words = {word for one in people for office in one.offices for word in written_out(office.title).split()}
        return () if (words - _OF_ANY_OFFICE).isdisjoint(item.words()) else (*identities,)

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
        if not best:
            return self._as_officer(people, setting, item)
        top = max(best.values())
        likeliest = [identity for identity, fitness in best.items() if fitness == top]
        are_as_likely = len(likeliest) > 1
        if len(likeliest) == 1 and len(people) > 1:
            telling = _telling(setting.titles)
            if not telling:
                likeliest += self._just_gone(people, likeliest[0], item)
            elif not _RANKS.isdisjoint(telling):
                likeliest += self._as_civil(people, likeliest[0])
        if len(likeliest) > 1 and item.posts:
            envoys = {self._identities[one.actor] for one in people if _is_envoy_to(one, item)}.intersection(likeliest)
            if len(envoys) == 1:
                return [*envoys]
        return self._told_apart(people, likeliest, item) if are_as_likely else likeliest


def _agrees(given: Sequence[str], one: Bearer) -> bool:
    """Tell whether the given names before a surname are a person's: the last one in full, or all the initials."""
    full = [word for word in given if len(word) > 1]
    if full and full[-1] in GIVEN_NAME_STATES:
        return full[-1] in one.given  # Georgia is not Giorgia.
    if full:
        names = [name for name in one.given if name not in NAME_PARTICLES]
        if is_same_given(full[-1], names):
            return True
        # Of several names one may be spelt in another way: Lee Kuan Yew, Lee Kwan Yew.
        return len(full) > 1 and one.given.issuperset(full[:-1]) and any(is_one_name(full[-1], name) for name in names)
    return one.initials.issuperset(given)


def _bears(title: str, one: Bearer, item: Item) -> bool:
    """Tell whether a person bore the title of a sovereign on the date, so that it is as good as a name: Shah."""
    held = (office for office in one.offices if _is_held(office, item))
    return any(f" {title} " in f" {normal_form(office.title)} " for office in held)


def _is_held(office: Office, item: Item) -> bool:
    return item.days is None or office.is_held(item.days)


def _holds_lesser(one: Bearer) -> bool:
    """Tell whether all offices of a person, and some are known, are ones that heads of states do not hold."""
    return bool(one.offices) and all(_LESSER.fullmatch(written_out(office.title)) for office in one.offices)


def _is_envoy_to(one: Bearer, item: Item) -> bool:
    """Tell whether a person heads, on the date, a mission that the headline has."""
    held = (office.title for office in one.offices if _is_held(office, item))
    titles = [f" {normal_form(title)} " for title in held]
    return any(
        f" {post} " in title and not _ENVOYS.isdisjoint(title.split()) for title in titles for post in item.posts
    )


def _fitness(one: Bearer, titles: Sequence[str], item: Item) -> float | None:
    """Return how well a title, a date and the states of an item suit a person; None for one of another time.

    Who held an office in an era that the item tells of is judged as of those days, where that suits better.
    """
    best = _fitness_on(item.days, one, titles, item.named)
    for era in item.eras:
        if any(office.is_held(era) for office in one.dated):
            fitness = _fitness_on(era, one, titles, item.named)
            if fitness is not None and (best is None or fitness > best):
                best = fitness
    return best


def _fitness_on(days: Days | None, one: Bearer, titles: Sequence[str], named: set[int]) -> float | None:
    """Return how well a title, certain days and the actors named suit a person; None for one of another time.

    Who holds an office on the date suits better than who does not, a head of state better than others, and both
    less where nothing else in the item is of their state. An office without days is taken to be held.
    """
    if not one.offices:
        return 2.0 if one.ranks and not set(one.ranks).isdisjoint(_telling(titles)) else 0.0
    if days is not None and not are_near(one.dated, days):
        return None
    is_at_home = not one.homes.isdisjoint(named)
    is_elsewhere = one.has_stated_homes and not is_at_home
    telling = _telling(titles)
    if _RANKS.intersection(telling) and not _may_be_officer(one) and (is_elsewhere or not one.heads):
        return None  # Many heads of state were officers: Colonel Nasser.
    may_hold = one.dated if one.has_career else one.offices
    held = [office for office in may_hold if days is None or office.is_held(days)]
    fitness = _AT_HOME if is_at_home and not telling else 0.0
    if held:
        is_over = bool(one.dated) and not any(office.is_dated for office in held)
        fitness += _HELD_ELSEWHERE if is_elsewhere else _PERHAPS_HELD if is_over else _HELD
        if not titles and any(office in held for office in one.heads):
            fitness += _HEAD_ELSEWHERE if is_elsewhere else _HEAD
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
    return [SAME_TITLES.get(word, word) for word in titles if word not in _NOT_TELLING]


def _may_be_officer(one: Bearer) -> bool:
    """Tell whether a person has a rank or an office that may be a soldier's."""
    return bool(one.ranks) or any(not _ARMS.isdisjoint(normal_form(office.title).split()) for office in one.offices)


def _has_rank(one: Bearer) -> bool:
    """Tell whether a person has a rank, or commands: who is described by none may have any."""
    words = {word for office in one.offices for word in written_out(office.title).split()}
    return not one.offices or bool(one.ranks) or not _COMMAND.isdisjoint(words)


def _suits(wanted: str, title: str) -> float:
    """Return how well an office suits the title in a text: it begins so, has these words, or has one of them."""
    title = written_out(title)
    if title.startswith(wanted):
        return 3.0
    if f" {wanted} " in f" {title} ":
        return 2.0
    words = set(title.split())
    telling = [word for word in wanted.split() if word not in FUNCTION_WORDS]
    shared = sum(word in words for word in telling)
    return shared / len(telling) if telling else 0.0
