"""Who a surname means: by what stands around it, what the item said before, and the offices of its bearers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from articles.tagging.careers import Careers
from articles.tagging.entries import ActorEntry, Office, are_near
from articles.tagging.fitness import (
    DAYS_LATELY,
    OTHER,
    RANKS,
    SUITS,
    VERY_OFFICE,
    Asked,
    Bearer,
    Item,
    bore,
    fitness_of,
    has_rank,
    is_envoy_to,
    is_held,
    is_highest,
    kinds_of,
    own_words,
    suitability,
    telling_of,
    words_of_offices,
)
from articles.tagging.given_names import GivenNames
from articles.tagging.known import state_words
from articles.tagging.names import SURNAME, Found, Name
from articles.tagging.namesakes import Namesakes
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people import is_same_korean, surname
from articles.tagging.people_words import (
    MANY_BEAR,
    ORDINARY_SURNAMES,
    PLACE_SURNAMES,
    SOVEREIGNS,
)
from articles.tagging.surroundings import Setting

_MISTER = ("m",)
_MORE_ABOUT = 3
"""How many times as often an item names the state that it is about as another."""
_MIN_WORDS_OF_AN_OFFICE = 2
_MAX_TOLD_APART = 4
"""Bearers of a surname from which it is as likely somebody's who is not in the list: Khan."""
_KOREAN = frozenset({"korea", "korean"})
_GIVEN_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-z][a-z]+(?:-[^\W\d_][a-z]+)?)(?:[ \u00a0][^\W\d_a-z][a-z]+)?")


class Bearers:
    """The people of a vocabulary by their surnames."""

    def __init__(self, actors: Sequence[ActorEntry], careers: Careers, identities: Sequence[int]) -> None:
        """Take the actors, what they tell of their people, and for each the number that stands for all entries of the
        same actor."""
        self._actors = actors
        self._careers = careers
        self._identities = identities
        self.namesakes = Namesakes(actors, careers, identities)
        self._lists = Counter(identities)
        """How many entries stand for each."""
        self._koreans: dict[tuple[Name, ...], list[tuple[int, str]]] = {}
        self._people_of: dict[tuple[Name, ...], Sequence[Bearer]] = {}

    def read(self, run: Found, setting: Setting) -> Setting:
        """Return a setting without a letter that is no bearer's initial: it numbers a paragraph or is a French "M."."""
        is_mister = setting.given == _MISTER
        if not (is_mister or setting.may_be_numbered):
            return setting
        given = GivenNames(setting.given)
        if any(given.agree_with(one) for one in self._people(run)):
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
        given = GivenNames(setting.given)
        agreeing = [one for one in self._people(run) if given.mean(one, setting.titles, item)]
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
            people = [one for one in people if any(suitability(" ".join(setting.titles), o.title) for o in one.offices)]
        if key in SOVEREIGNS and not setting.titles:
            people = [
                one for one in people if self._identities[one.actor] in item.named or self._is_called(key, one, item)
            ]
        asked = run.names, setting.titles, setting.is_signature
        identities = {self._identities[one.actor] for one in people}
        here = identities & item.named
        if here:
            very = self._by_title(asked, people, item)
            return sorted(here) if very is None else (very,)
        if setting.is_family_name and not setting.titles:
            if key in item.families or key in item.strangers:
                return ()
            if run.names not in item.of_family:
                item.of_family[run.names] = self._of_family(people, item)
            return item.of_family[run.names]
        is_strangers = key in item.strangers and (key in ORDINARY_SURNAMES or not 0 < at < item.strangers[key])
        if setting.names_arms and not is_strangers:
            return self._leaders(people, item)
        if is_strangers or not (setting.titles or setting.is_personal):
            return ()
        if of is not None and not setting.titles:
            theirs = {self._identities[one.actor] for one in people if of in one.homes}
            if len(theirs) == 1:
                return (*theirs,)
        past = self._head_of_the_past(people, setting, item) if setting.titles else ()
        if past and self._by_title(asked, people, item) is None:
            return past
        is_told = bool(telling_of(setting.titles))
        titled = identities & item.titled
        if not is_told and len(titled) == 1:  # "Under Secretary Smith had hoped ... Smith said"
            return (*titled,)
        if asked not in item.likeliest:  # All that are named in full were by now, so that it stays the same.
            item.likeliest[asked] = self._likeliest(people, setting, item)
        meant = item.likeliest[asked]
        if is_told and len(meant) == 1:
            item.titled.update(meant)
        return meant

    def listed(
        self,
        run: Found,
        key: str,
        setting: Setting,
        item: Item,
        meant: Sequence[int],
        before: Sequence[int],
        after: Sequence[int],
    ) -> Sequence[int]:
        """Return the identities that a surname may mean in a list of people, which has others before it and after it.

        Of several that it may mean by itself, it is the one whose office is of the kind of all the others'. One that
        by itself does not stand as a name is that of whoever holds an office.
        """
        if telling_of(setting.titles):
            return meant
        if len(meant) == 1:
            return self._of_one_state(self._people(run), meant, [*before, *after], item)
        if not meant and before and (after or key not in ORDINARY_SURNAMES) and self._may_be_named(key, setting, item):
            people = [one for one in self._people(run) if any(is_held(office, item) for office in one.offices)]
            meant = self._likeliest(people, setting, item)
        return self._of_one_kind(self._people(run), meant, [*before, *after], item) if len(meant) > 1 else meant

    def has_rival_abroad(self, run: Found, meant: int, item: Item) -> bool:
        """Tell whether somebody of other states holds an office and bears a surname that by itself means one."""
        people = self._people(run)
        homes = frozenset().union(*(one.homes for one in people if self._identities[one.actor] == meant))
        return any(
            one.homes and one.homes.isdisjoint(homes) and any(is_held(office, item) for office in one.dated)
            for one in people
        )

    def _of_one_state(
        self, people: Sequence[Bearer], meant: Sequence[int], others: Sequence[int], item: Item
    ) -> Sequence[int]:
        """Return the identity of the one bearer who holds an office and is of a state of all others, where who is meant
        by itself is of none of theirs."""
        shared = frozenset.intersection(*map(self._careers.homes, others)) if others else frozenset[int]()
        theirs = {self._identities[one.actor] for one in people if not one.homes.isdisjoint(shared)}
        if not shared or not theirs.isdisjoint(meant):
            return meant
        held = {
            self._identities[one.actor]
            for one in people
            if self._identities[one.actor] in theirs and any(is_held(office, item) for office in one.dated)
        }
        return (*held,) if len(held) == 1 else meant

    def _may_be_named(self, key: str, setting: Setting, item: Item) -> bool:
        """Tell whether a surname that does not stand as a name does may be one nevertheless."""
        if setting.given or setting.goes_on or setting.is_personal or key in item.strangers:
            return False
        return key not in PLACE_SURNAMES and key not in MANY_BEAR

    def _of_one_kind(
        self, people: Sequence[Bearer], meant: Sequence[int], others: Sequence[int], item: Item
    ) -> Sequence[int]:
        """Return of several identities the one whose office is of the kind of all others'; all where none is, or where
        one of them holds no office: those whose office is over are spoken of still."""
        kinds: dict[int, set[str]] = {}
        for identity, one in self._with_identities(people):
            kinds.setdefault(identity, set()).update(kinds_of(one, item))
        theirs = [held for one in others if (held := kinds_of(self._careers.of(one), item))]
        shared = set.intersection(*theirs) - {OTHER} if theirs else set()
        alike = [one for one in meant if not shared.isdisjoint(kinds[one])]
        return alike if len(alike) == 1 and all(kinds[one] for one in meant) else meant

    def of_the_past(self, run: Found, key: str, setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities that a surname may mean which nobody of the item's time bears: it is for an editor
        to say. Those whose very office is the title, else those of a state that the item names."""
        if setting.given or setting.goes_on or item.days is None or key in item.strangers:
            return ()
        if not (setting.titles or setting.is_personal):
            return ()
        people = self._people(run)
        telling = " ".join(telling_of(setting.titles))
        if telling:
            people = [one for one in people if any(suitability(telling, o.title) >= SUITS for o in one.dated)]
        elif any(are_near(one.dated, item.days) for one in people):
            return ()
        else:
            people = [one for one in people if not one.homes.isdisjoint(item.named)]
        gone = [one for one in people if all(office.last < item.days[0] for office in one.dated)]
        return sorted({self._identities[one.actor] for one in gone})

    def _without_lesser(self, people: Sequence[Bearer], setting: Setting) -> Sequence[Bearer]:
        """Return the bearers but those who are known to have held lesser offices than the title, and no others."""
        if not is_highest(setting.titles):
            return people
        may_hold = {self._identities[one.actor] for one in people if not one.is_lesser}
        return [one for one in people if self._identities[one.actor] in may_hold]

    def _is_called(self, title: str, one: Bearer, item: Item) -> bool:
        """Tell whether a person bore the title of a sovereign on the date and is called so: Shah. Whose surname is
        another is in an item that names the state, if the list has it."""
        if not bore(title, one, item):
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
            and fitness_of(one, (), item) is not None
        ]
        meant = {self._identities[one.actor] for one in people}
        if len(meant) > 1:
            _, found = own_words(self._with_identities(people), item)
            told = {one: len(words) for one, words in found.items()}
            most = max(told.values())
            heads = {self._identities[one.actor] for one in people if any(is_held(held, item) for held in one.heads)}
            meant = {one for one in meant if told[one] == most}
            if not meant <= heads and most < _MIN_WORDS_OF_AN_OFFICE:
                return ()
        return (*meant,) if len(meant) == 1 else ()

    def _told_apart(self, people: Sequence[Bearer], meant: Sequence[int], item: Item) -> Sequence[int]:
        """Return of several the one for whom the words of the item speak, or the state that it is about, or that two
        lists hold; all when nothing does."""
        if len({self._identities[one.actor] for one in people}) > _MAX_TOLD_APART:
            return meant
        among = [one for one in people if self._identities[one.actor] in meant]
        for told in (self._by_words(among, item), self._by_states(among, item), self._by_lists(among, item)):
            if told is not None:
                return (told,)
        return meant

    def _by_words(self, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity whose offices of the time alone have words of their own that stand in the item: a
        state's, or two others; None when none has, and where nothing is known to tell one of the others by."""
        own, found = own_words(self._with_identities(people), item)
        told = [one for one, words in found.items() if words]
        if len(told) != 1 or not all(own.values()):
            return None
        words = found[told[0]]
        return told[0] if len(words) >= _MIN_WORDS_OF_AN_OFFICE or not words.isdisjoint(state_words()) else None

    def _with_identities(self, people: Iterable[Bearer]) -> list[tuple[int, Bearer]]:
        return [(self._identities[one.actor], one) for one in people]

    def _by_states(self, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity of whose state the item is about, while it names the others' in passing, if anybody's."""
        times: dict[int, int] = {}
        for one in people:
            identity = self._identities[one.actor]
            times[identity] = max(times.get(identity, 0), *(item.times(home) for home in one.homes), 0)
        first, second = sorted(times, key=times.__getitem__, reverse=True)[:2]
        return first if times[first] >= _MORE_ABOUT * max(times[second], 1) else None

    def _by_lists(self, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity that alone of some stands in two lists, where the item names a state of his; None when
        none does."""
        several = {self._identities[one.actor] for one in people if self._lists[self._identities[one.actor]] > 1}
        at_home = {self._identities[one.actor] for one in people if not one.homes.isdisjoint(item.named)}
        return several.pop() if len(several) == 1 and several <= at_home else None

    def _head_at_home(self, people: Sequence[Bearer], item: Item) -> Sequence[int]:
        """Return the identity of the one head on the date of a state that the item names: no others."""
        if item.days is None:
            return ()
        heads = {
            self._identities[one.actor]
            for one in people
            for office in one.heads
            if office.is_held(item.days) and self._careers.owner(office, one) in item.named
        }
        return tuple(heads) if len(heads) == 1 else ()

    def _head_of_the_past(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identity of the one head of a state that the item names who ever had the title: no others."""
        if item.days is None or not any(one.heads for one in people):
            return ()
        telling = " ".join(telling_of(setting.titles))
        if not telling:
            return ()
        heads = {
            self._identities[one.actor]
            for one in people
            if not one.homes.isdisjoint(item.named)
            and any(office.last < item.days[0] and suitability(telling, office.title) >= SUITS for office in one.heads)
        }
        return tuple(heads) if len(heads) == 1 else ()

    def dated_offices(self, place: int) -> tuple[Office, ...]:
        """Return the offices of a person of which a day is known."""
        return self._careers.of(place).dated

    def _people(self, run: Found) -> Sequence[Bearer]:
        people = self._people_of.get(run.names)
        if people is None:
            people = [self._careers.of(name.actor) for name in run.names if name.use == SURNAME]
            self._people_of[run.names] = people
        return people

    def _just_gone(self, people: Sequence[Bearer], meant: int, item: Item) -> list[int]:
        """Return the identities of others whose office ended within a year before, where who is meant has none of which
        a day is known: of those of lately people still speak, and who holds an office is then not told."""
        days = item.days
        if days is None or any(one.dated and self._identities[one.actor] == meant for one in people):
            return []
        gone = {
            self._identities[one.actor]
            for one in people
            if any(0 < (days[0] - office.last).days <= DAYS_LATELY for office in one.dated)
        }
        return sorted(gone - {meant})

    def _as_civil(self, people: Sequence[Bearer], meant: int) -> list[int]:
        """Return the identities of others where who is meant after a rank is known to have had none, and heads nothing:
        a minister of defence is no more an admiral than they."""
        for one in people:
            if self._identities[one.actor] == meant and (one.heads or has_rank(one)):
                return []
        return sorted({self._identities[one.actor] for one in people} - {meant})

    def _as_officer(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identity of the only bearer of a surname after a rank, though no rank is known of: of whose office
        the item speaks, since officers keep theirs in civil ones."""
        identities = {self._identities[one.actor] for one in people}
        if len(identities) != 1 or not telling_of(setting.titles) or not RANKS.issuperset(telling_of(setting.titles)):
            return ()
        if all(fitness_of(one, (), item) is None for one in people):
            return ()
        words = set().union(*map(words_of_offices, people))
        return () if words.isdisjoint(item.words()) else (*identities,)

    def _leaders(self, people: Iterable[Bearer], item: Item) -> Sequence[int]:
        """Return the identity of the one who heads a state on the date, if one alone does."""
        leaders = {self._identities[one.actor] for one in people if any(is_held(office, item) for office in one.heads)}
        return (*leaders,) if len(leaders) == 1 else ()

    def _has_head(self, people: Sequence[Bearer], meant: Collection[int]) -> bool:
        return any(one.heads and self._identities[one.actor] in meant for one in people)

    def _by_title(self, asked: Asked, people: Sequence[Bearer], item: Item) -> int | None:
        """Return the identity that holds the very office of the title: President Smith is not his secretary."""
        _, titles, _ = asked
        if not telling_of(titles):
            return None
        if asked not in item.very_holder:
            holders = {
                self._identities[one.actor] for one in people if (fitness_of(one, titles, item) or 0) >= VERY_OFFICE
            }
            item.very_holder[asked] = holders.pop() if len(holders) == 1 else None
        return item.very_holder[asked]

    def _likeliest(self, people: Sequence[Bearer], setting: Setting, item: Item) -> Sequence[int]:
        """Return the identities whose offices suit the title, the date and the states of the item best."""
        best: dict[int, float] = {}
        for one in people:
            fitness = fitness_of(one, setting.titles, item, is_alone=not setting.given)
            if fitness is not None:
                identity = self._identities[one.actor]
                best[identity] = max(best.get(identity, 0), fitness)
        if not best:
            return self._as_officer(people, setting, item)
        top = max(best.values())
        likeliest = [identity for identity, fitness in best.items() if fitness == top]
        are_as_likely = len(likeliest) > 1
        if len(likeliest) == 1 and len(people) > 1:
            telling = telling_of(setting.titles)
            if not telling:
                likeliest += self._just_gone(people, likeliest[0], item)
            elif not RANKS.isdisjoint(telling):
                likeliest += self._as_civil(people, likeliest[0])
        if len(likeliest) > 1 and item.posts:
            envoys = {self._identities[one.actor] for one in people if is_envoy_to(one, item)}.intersection(likeliest)
            if len(envoys) == 1:
                return [*envoys]
        if not are_as_likely or (
            setting.titles and not telling_of(setting.titles) and self._has_head(people, likeliest)
        ):
            return likeliest  # Who is called "Mr." beside a President is as likely somebody else.
        return self._told_apart(people, likeliest, item)
