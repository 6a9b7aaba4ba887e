"""What a name in no list is likely to be, from its words and from what stands beside it: a person, a body, a place."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from articles.tagging.candidate_places import KNOWN_PLACES
from articles.tagging.capitals import HEAD_NOUNS
from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.passages import normal_form
from articles.tagging.people_words import PERSONAL_VERBS, TITLES
from articles.vocabulary import CandidateKind

_BESIDE_CHARS = 30
_MIN_PLACE_SHARE = 0.25
_MIN_SHARE_OF_ONE = 0.5
_MIN_TITLE_SHARE = 0.2
_MIN_NUMBER_SHARE = 0.5
_MIN_QUALIFYING_SHARE = 0.3
_MAX_PERSON_WORDS = 4
_MIN_SMALL_SHARE = 0.1
"""How often a word stands small, of how often it is capitalised, that is a common noun: the Embassy."""
_MIN_PHRASE_SHARE = 2.0
"""The same of the rarest word of several, which are no name together: Nuclear Weapons."""


def _words(text: str) -> frozenset[str]:
    return frozenset(normal_form(word) for word in text.split())


_WHERE = re.compile(
    r"\b(?:in|near|outside|around|across|throughout|inside|into|towards?|(?:north|south|east|west) of"
    r"|(?:city|town|village|province|region|port|island|state|suburb|district|capital|county|governorate|peninsula"
    r"|coast|outskirts|streets|enclave|mayor|bishop|archbishop|duke|duchess|earl|emir|siege|battle|bombing"
    r"|shelling) of"
    r"|(?:travel\w*|flew|flight|trip|visit|went|return\w*|headed|fled|moved|born|based|held|died) (?:to|at|from))"
    r"[ \u00a0](?:the )?(?:(?:north|south|east|west|central)\w* )?\Z",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"(?:['’]s)? (?:province|city|region|district|county|peninsula|border|valley|suburb|governorate|oblast|prefecture|"
    r"coast|airport|island|river|mountains|legislature|earthquake|floods?|reservoir|dam|corridor|"
    r"wildfires?|(?:general|provincial|mayoral|gubernatorial) election)\b"
)
_IN_A_STATE = re.compile(r", ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?)(?=[,.;)]|\s|\Z)")
_HYPHENED = re.compile(r".+[-‐][a-z]+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’\-]*\.?)[ \u00a0]\Z")
_WORD_AFTER = re.compile(r",?[ \u00a0]([a-z][\w\-]*)")
_NUMBER_AFTER = re.compile(r"(?:/|[.,]?[ \u00a0]?(?:No\. ?)?)\d")

_SAYS = PERSONAL_VERBS & _words(
    """
    said says told tells asked added warned announced declared confirmed denied rejected accused urged insisted argued
    claimed resigned stated replied agreed pledged vowed condemned praised thanked himself herself who whose
    """
)
_GOES_ON = FUNCTION_WORDS | PERSONAL_VERBS
_COMPASS = _words(
    """
    North South East West Northern Southern Eastern Western Central Upper Lower Middle Near Far Northeast Northwest
    Southeast Southwest Northeastern Northwestern Southeastern Southwestern Latin New Greater
    """
)
_PLACE_HEADS = _words("Camp Lake Mount Cape Gulf Strait Port Fort Isle Sea Bay River Saint San Santa Ciudad")
_PLACE_NOUNS = _words(
    """
    Sea Ocean Gulf Bay Strait Straits Isle Isles Island Islands Cape Lake River Mount Mountain Mountains Valley Desert
    Peninsula Canal Coast Delta Basin Heights Hills City Town Village Province County District Oblast Region Territory
    Territories Prefecture Governorate Street Avenue Road Square Airport Beach Park Strip Plateau Pass Crossing State
    Zone Gorge Ranch Areas Area Volcano Dam Reservoir Glacier Atoll Archipelago Refuge Site Base Airbase
    """
)
_THING_NOUNS = _words(
    """
    War Wars Battle Siege Revolution Uprising Massacre Crisis Treaty Accord Accords Agreement Agreements Pact Charter
    Convention Protocol Act Bill Statute Constitution Plan Deal Doctrine Declaration Resolution Amendment Clause Law
    Cup Olympics Games Championship Championships Tournament Series Prize Award Awards Medal Day Week Month Year Age
    Library Libraries Museum Archives Records File Files Papers Paper Series Materials Memorandum Memoranda Telegram
    Airgram Cable Letter Report Book Review Bulletin Volume Edition Visit Meeting Meetings Conference Summit Talks
    Station Stadium Mall Mosque Church Temple Plant Cosmodrome Prison Complex Bridge Tower Hotel Palace Cathedral Hall
    Building Hurricane Typhoon Cyclone Storm Earthquake Virus Final Finals Prix Bowl Festival Marathon Classic Derby
    Playoffs Game Tour Chapel Collider Rover Telescope Rocket Satellite Slam Contest Era Time Throne Diary Diaries
    Conversation Conversations Estimate Average Show Variant Disease Flu Pandemic Project Program Programme Initiative
    Process Vehicle Vehicles Missile Missiles Draft Elections Election Primary Referendum Route Vote
    """
)
_NAMED_THINGS = _words("Hurricane Typhoon Cyclone Storm Shuttle")
"""What has a name of its own beside it, as a storm has, unless a body is called after what it deals with."""
_THING_HEADS = _words("HMS USS USNS MV MS SS RMS Operation Tropical Resolution Article Treaty")
BODY_NOUNS = (
    HEAD_NOUNS - _PLACE_NOUNS - _THING_NOUNS - _words("city state rights action voice people church")
) | _words(
    """
    Administration Service Services Corporation Company Companies Airlines Airways Industries News Times Post Press
    Television Radio Police Department Tribunal Procuratorate Command Directorate Secretariat FC AFC
    """
)
"""What ends, or stands before "of" in, the name of a body."""
_NO_PEOPLE = BODY_NOUNS | _PLACE_NOUNS | _THING_NOUNS
_PEOPLES = re.compile(r".{3,}(?:ists|ians|ans|ites)")
_ADJECTIVE = re.compile(r".{3,}(?:ans?|ians?|ish|ese|ists?|ic|i|ite|ites|crats?|dish|als?)")
_PREFIXED = re.compile(
    r"(?:pro|anti|near|non|post|pre|ex|mid|trans|inter|pan|neo|ultra|all)[-‐][^\W\d_]+(?:[-‐][^\W\d_]+)*", re.I
)
_NO_ACTORS = _words(
    """
    Duke Duchess Earl Count Countess Baron Baroness Emperor Empress Majesty Highness Excellency Emeritus Legation MP
    MEP LGBT UAV IED VIP NGO DMZ MVP Christ Jesus Allah Redeemer Messiah Sabbath Nowruz BC AD St Muslims Christians
    Jews Catholics Protestants Hindus Sikhs Buddhists Orthodox
    """
)
"""What somebody or something is, which names nobody by itself or behind another word."""
_ROMAN_NUMBER = re.compile("[ivxl]+")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_MODEL = re.compile(r".*(?:[-‐]\d|[a-z]\d|\d[A-Za-z]).*")
"""A single word with a number in it: of a vessel, a weapon, a virus. Armed groups and G7 have one capital before it."""


@dataclass(slots=True)
class Uses:
    """How often a name stands in texts, and of these, as what stands beside it tells: as where something is, before a
    word, before a number, as who says something, and behind a title."""

    all: int = 0
    where: int = 0
    qualifying: int = 0
    numbered: int = 0
    saying: int = 0
    titled: int = 0

    def add(self, other: "Uses") -> None:
        """Count the uses of a name that turns out to be the same."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def see(self, text: str, start: int, end: int, states: Collection[str]) -> None:
        """Count one use; the names of states tell that what stands before one, with a comma, is in it."""
        self.all += 1
        before, after = text[max(0, start - _BESIDE_CHARS) : start], text[end : end + _BESIDE_CHARS]
        title = _WORD_BEFORE.search(before)
        self.titled += title is not None and normal_form(title[1]) in TITLES
        self.numbered += _NUMBER_AFTER.match(after) is not None
        next_word = _WORD_AFTER.match(after)
        is_saying = next_word is not None and next_word[1] in _SAYS
        self.saying += is_saying
        if not after.startswith(","):
            self.qualifying += next_word is not None and not (is_saying or next_word[1] in _GOES_ON)
        in_a_state = _IN_A_STATE.match(after)
        is_where = _WHERE.search(before) is not None or _PLACE_AFTER.match(after) is not None
        self.where += is_where or (in_a_state is not None and normal_form(in_a_state[1]) in states)


class Known(NamedTuple):
    """Words of the vocabulary that tell what a new name is, in the form in which names are compared."""

    given_names: frozenset[str]
    states: frozenset[str]


def likely_kind(name: str, uses: Uses, articles: int, stands_small: int, known: Known) -> CandidateKind:
    """Return what a name is likely to be; takes how many articles have it, and how many have its rarest word without a
    capital."""
    if normal_form(name) in KNOWN_PLACES and not _is_titled(uses):
        return CandidateKind.PLACE
    keys = [normal_form(word) for word in name.split()]
    may_be_person = len(keys) <= _MAX_PERSON_WORDS and not _NO_PEOPLE & set(keys)
    is_person = may_be_person and (_is_titled(uses) or (len(keys) > 1 and keys[0] in known.given_names))
    if len(keys) == 1:
        by_words = _kind_of_word(name, uses, articles, stands_small)
    else:
        by_words = _kind_of_words(keys, uses, is_person=is_person)
    if by_words is not None:
        return by_words
    if is_person:
        return CandidateKind.PERSON
    if _is_where(uses):
        return CandidateKind.PLACE
    is_phrase = len(keys) > 1 and stands_small >= _MIN_PHRASE_SHARE * articles
    return CandidateKind.WORD if is_phrase else CandidateKind.NAME


def _kind_of_words(keys: list[str], uses: Uses, *, is_person: bool) -> CandidateKind | None:
    """Return what the nouns of a name say that it is; None when they say nothing. Ranks are surnames of people too."""
    if len(keys) > 2 and _ROMAN_NUMBER.fullmatch(keys[-1]):
        keys = keys[:-1]
    # Before "of" stands what a thing is: the Treaty of Zenda, the Bank of Zenda.
    of = next((place for place, key in enumerate(keys) if key in ("of", "for", "on", "de")), len(keys))
    what = {keys[of - 1], keys[-1]}
    if uses.numbered >= _MIN_NUMBER_SHARE * max(uses.all, 1):
        return CandidateKind.WORD
    if keys[-1] in _NO_ACTORS and of == len(keys) and not is_person:
        return CandidateKind.WORD
    if keys[-1] in _PLACE_NOUNS and of == len(keys):
        return CandidateKind.PLACE
    is_named_thing = not _NAMED_THINGS.isdisjoint(keys) and keys[-1] not in BODY_NOUNS
    if what & _THING_NOUNS or keys[0] in _THING_HEADS or is_named_thing or "war" in keys:
        return CandidateKind.WORD
    if BODY_NOUNS & {*what, keys[0]}:
        return CandidateKind.BODY
    if what & _PLACE_NOUNS or keys[0] in _PLACE_HEADS:
        return CandidateKind.PLACE
    if keys[0] in _COMPASS and len(keys) == 2:
        return CandidateKind.WORD if _ADJECTIVE.fullmatch(keys[1]) and uses.qualifying else CandidateKind.PLACE
    return None


def _kind_of_word(name: str, uses: Uses, articles: int, stands_small: int) -> CandidateKind | None:
    """Return that a single word is no name; None when it may be one."""
    key = normal_form(name)
    is_common_noun = name[1:].islower() and stands_small >= _MIN_SMALL_SHARE * articles
    is_counted = uses.all > 0 and uses.numbered >= _MIN_NUMBER_SHARE * uses.all
    is_adjective = _ADJECTIVE.fullmatch(key) and uses.qualifying > _MIN_QUALIFYING_SHARE * uses.all and not uses.saying
    is_no_actor = key in _NO_ACTORS or _PLURAL_ACRONYM.fullmatch(name) or _MODEL.fullmatch(name)
    is_made = _PREFIXED.fullmatch(name) or _HYPHENED.fullmatch(name) or _PEOPLES.fullmatch(key)
    is_word = is_common_noun or is_counted or is_adjective or is_made or is_no_actor or key in _NO_PEOPLE
    return CandidateKind.WORD if is_word else None


def _is_titled(uses: Uses) -> bool:
    return uses.titled > max(_MIN_TITLE_SHARE * uses.all, uses.where)


def _is_where(uses: Uses) -> bool:
    share = _MIN_PLACE_SHARE if uses.where > 1 else _MIN_SHARE_OF_ONE
    return uses.where > uses.saying and uses.where >= share * uses.all
