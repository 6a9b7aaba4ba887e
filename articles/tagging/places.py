"""Names of other places, people and things that contain the name of a state or group: New Mexico, Luis Montenegro."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import attrgetter

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.fitness import RANKS
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import Found, key_of
from articles.tagging.other_places import (
    BEFORE_SHIPS,
    BEFORE_STATES,
    BEFORE_TREATIES,
    BUILT,
    CALLED_SO,
    CITY_STATES,
    INSTITUTION_WORDS,
    INSTITUTIONS_AFTER,
    LANDSCAPES,
    NAMED_AFTER,
    NAMED_AFTER_BEHIND,
    NEWSPAPERS,
    NICKNAME_BEFORE,
    OTHER_PLACE_AFTER,
    OTHER_PLACE_BEFORE,
    OTHER_PLACE_BEFORE_OF,
    OTHER_PLACES,
    PEOPLES_ELSEWHERE,
    PROVINCES,
    QUARTERS,
    REGIONS_THEMSELVES,
    ROMANCE_BODIES,
    SHIPS,
    SITES,
    STATES_WITH_TOWNS,
    TREATIES,
)
from articles.tagging.passages import Passage, normal_form, previous_word
from articles.tagging.people_words import (
    GIVEN_NAME_SEATS,
    GIVEN_NAME_STATES,
    GIVEN_NAMES_LIKE_ADJECTIVES,
    PERSONAL_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
    USUAL_GIVEN_NAMES,
)

_FIRST = attrgetter("first")
_ARTICLES = ("the", "The")
_IN_OTHER_PLACES = frozenset(word for place in OTHER_PLACES for word in place.split())
_PLACE_PREPOSITIONS = frozenset(
    """
    in at near from to outside around into through over via
    à au dans depuis vers de d en desde hacia hasta da di em nach aus bei naar uit
    в во из под близ через في وفي من ومن إلى الى وإلى والى عبر אל ליד דרך
    """.split()
)
"""As they are written: the English "a" is none."""
_WRITTEN_ONTO_PLACES = frozenset("بلבלמ")
"""Arabic and Hebrew prepositions that are one word with the name after them."""
_TOUCHES_PLACES = frozenset("在到赴抵达往自从至驻社")
"""How the Chinese words end that say where and whither; and a news agency's before its dateline."""
_TOUCHES_AFTER_PLACES = tuple("市 墙 时间 大学 奥运 冬奥 机场 国际机场 邮报 时报 日报 协定 协议 公约 条约 宣言".split())
"""What makes a seat of government before it in Chinese a town, or part of another name: 北京时间, 巴黎协定."""
_ROMANCE_OF = frozenset({"de", "del", "da", "do", "di"})
_WITH_PEOPLES = frozenset(pair.split()[0] for pair in PEOPLES_ELSEWHERE)
_MAY_TELL_BEFORE = _IN_OTHER_PLACES | _WITH_PEOPLES | CALLED_SO | OTHER_PLACE_BEFORE | _ROMANCE_OF | {"of", "ethnic"}
_CAPITALS_AFTER = OTHER_PLACE_AFTER | PROVINCES | NEWSPAPERS
_MAY_TELL_AFTER = _IN_OTHER_PLACES | _CAPITALS_AFTER | {"americans"}
_APOSTROPHE = re.compile("['’]")
_APOSTROPHES = frozenset("'’ʼ")
_WORD_GOES_ON = re.compile("['’ʼ](?!(?:s|d|ll|re|ve)\\b)[^\\W\\d_]")
_HAS_ENDINGS = re.compile("[ığşəİ]")
_DASHES = frozenset("-–")
_ROAD = re.compile(
    r"(?:[-–][^\W\d_]\w+){1,8} (?:Expressway|Highway|Road|Railway|Motorway|Line|Bridge|Canal|Pipeline)\b"
)
_MAY_STAND_BEFORE = FUNCTION_WORDS | TITLES | TITLE_MODIFIERS | BEFORE_STATES | DATE_WORDS
_GOES_ON_NO_NAME = INSTITUTION_WORDS | TITLES | TITLE_MODIFIERS | FUNCTION_WORDS | DATE_WORDS
_WHOSE = TITLES | INSTITUTION_WORDS | {"republic", "kingdom", "state"}
_IN_THE_US_TOO = frozenset({"georgia"})
_GIVEN_NAMES = GIVEN_NAME_STATES | GIVEN_NAME_SEATS
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’\-]*)")
_WORD_CHARS = 40
_RANK_BEFORE = re.compile(r"\b(?:Col|Gen|Lt|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof|Rev|Sen|Rep|Gov|St)\. \Z")
_MAX_STATE_WORDS = 6
_MAX_WORDS_OF_A_THING = 4
_NO_FIRM_AFTER = LANDSCAPES | PROVINCES | INSTITUTIONS_AFTER
_SMALL_LANDSCAPES = frozenset({"rainforest", "jungle", "basin", "delta"})
# But "Fatah al-Aqsa Martyrs' Brigades" are Fatah's.
_ANOTHER_GROUP = re.compile(
    r"[ -][Aa]l-[A-Z]\w+(?! (?:Martyr|Brigade|Battalion|TV|[Tt]elevision|[Rr]adio|[Nn]ews|[Cc]hannel|[Cc]amp))\b"
)
_SECOND_TREATY = frozenset({"i", "ii", "iii"})
_SECOND_TREATY_AFTER = re.compile(r" (?:II|I(?! [a-z])|I(?= (?:and|or)\b))")
"""A number, but not the "I" of "When I blamed Minsk I was jailed"."""

_JOINED_AFTER = re.compile(r"-([^\W\d_])[^\W\d_]*(?= ([^\W\d_]+))?")
_MADE_BY_TWO = PERSONAL_NOUNS | TREATIES | {"memorandum", "act", "bill", "amendment", "doctrine", "commission"}
_ENDS_ADJECTIVES = frozenset(
    "era led backed linked style allied appointed nominated brokered friendly aligned endorsed approved imposed like "
    "ordered sponsored supporting loving hating bashing".split()
)
"""What makes an adjective of the name of a person before it, in headlines with a capital: Roe-Era Tariffs."""

# Of tanks and missiles, which are called after generals; but "At COP29 Roe said", "In Q3 Roe raised the rates".
_MODEL_BEFORE = re.compile(r"(?<!\S)M(?:GM)?-?\d+(?:A\d+)? \Z")
_NO_SHIP_AFTER = re.compile(r"-(?!class\b)")
_NO_VERB_AFTER = re.compile(r"""["'’”]?(?:[,.;:)]| \(|\Z)""")
_TOWN_NAME_AFTER = re.compile(r" de (?:la |los )?([A-Z][^\W\d_]+)")
_TOWN_OF = re.compile(r", ((?:[A-Z]\.){2,}|[^\W\d_]\w+(?: (?:of |of the |and )?[^\W\d_]\w+){0,4})")
_IN_THE_US = re.compile(r", (?:the )?(?:United States|U\.S\.|USA?\b)")
_ADDRESS_BEFORE = re.compile(r"(?:\b(?:in|near|at|of|from|outside|to)|[^\W\d_]\w+,) \Z")
_LIST_AFTER = re.compile(r",? (?:and|or)\b|, (?:the )?[A-Z]")


def is_of_another_place(passage: Passage, run: Found, before: str, *, is_adjective: bool) -> bool:
    """Tell whether the words around a state's name or adjective, `before` it and after, make it the name of another
    place or people, or of a ship or a band."""
    start, end = run.start, run.end
    after = passage.word_after(end)
    if before not in _MAY_TELL_BEFORE and after not in _MAY_TELL_AFTER:
        return _is_road(passage, run)
    name = passage.normal[start:end]
    if name in _IN_OTHER_PLACES and (f"{before} {name}" in OTHER_PLACES or f"{name} {after}" in OTHER_PLACES):
        return True
    if before == "ethnic" or f"{before} {name}" in PEOPLES_ELSEWHERE:
        return passage.is_adjacent(start - 1, start)
    if is_adjective and after == "americans":  # Of Freedonian descent; but "In Freedonia Americans died".
        return passage.text[run.last : run.last + 1] in " -"
    if before in CALLED_SO and is_thing_called_so(passage, run, may_be_site=True):
        return True
    if before in OTHER_PLACE_BEFORE:
        return passage.cased[start - 1 - len(before)].isupper() and passage.is_adjacent(start - 1, start)
    if before == "of":
        return passage.word_before(start - len("of ")) in OTHER_PLACE_BEFORE_OF and passage.is_adjacent(
            start - 1, start
        )
    if before in _ROMANCE_OF:
        at = start - len(before) - 2
        if passage.word_before(at + 1) in ROMANCE_BODIES:
            return False
        return passage.cased[passage.cased.rfind(" ", 0, at) + 1].isupper() and passage.is_adjacent(start - 1, start)
    if after == "city" and name in CITY_STATES:
        return False
    if after in _CAPITALS_AFTER and passage.cased[end + 1].isupper() and passage.is_adjacent(end, end + 1):
        is_headline = after in NEWSPAPERS and passage.is_title_case
        return not is_headline and not (after in PROVINCES and name in REGIONS_THEMSELVES)
    return _is_road(passage, run)


def is_place_or_institution(passage: Passage, run: Found) -> bool:
    """Tell whether the word after the name of a firm makes it a place or an institution: the Amazon rainforest, Meta
    Department, Apple Bank."""
    after = passage.word_after(run.end)
    if after not in _NO_FIRM_AFTER:
        return False
    is_small = after in _SMALL_LANDSCAPES
    return (is_small or passage.cased[run.end + 1].isupper()) and passage.is_adjacent(run.end, run.end + 1)


def is_of_another_group(passage: Passage, run: Found) -> bool:
    """Tell whether a name goes on after that of a group and makes it another's, or an institution's: Fatah
    al-Intifada, the Islamic State University."""
    if passage.word_after(run.end) in INSTITUTIONS_AFTER:
        return passage.cased[run.end + 1].isupper() and passage.is_adjacent(run.end, run.end + 1)
    return _ANOTHER_GROUP.match(passage.text, run.last) is not None


def is_cut_short(passage: Passage, run: Found) -> bool:
    """Tell whether a word goes on after a surname with an apostrophe, so that it is another: Dar'a. Languages that put
    one before their endings are known by their letters."""
    text, end = passage.text, run.last
    is_joined = text[end : end + 1] in _APOSTROPHES and _WORD_GOES_ON.match(text, end) is not None
    return is_joined and _HAS_ENDINGS.search(text) is None


def is_in_another_name(passage: Passage, run: Found, found: Sequence[Found]) -> bool:
    """Tell whether a surname is part of the name of somebody or something else: of a given name or a surname with a
    hyphen (Karl-Heinz, Kim Song-ho), of a ship's (USS Roe), a weapon's (M1 Roe) or a rank's (Major General), or of that
    of a part of a town (the Roe district).

    `found` has all runs that name something, in order: a hyphen may join two of them.
    """
    text, first, last = passage.text, run.first, run.last
    joined = _JOINED_AFTER.match(text, last) if text[last : last + 1] == "-" else None
    if joined is not None:
        has_name_before = previous_word(text, first)[:1].isupper()
        if has_name_before and passage.word_before(run.start) in FAMILY_NAMES_FIRST:
            return True
        # "Roe-led" is of Roe. Fred Roe-Smith is read by his given name, and is Roe for short.
        is_of_one = joined[1].islower() or joined[0][1:].lower() in _ENDS_ADJECTIVES or has_name_before
        if not (is_of_one or normal_form(joined[2] or "") in _MADE_BY_TWO):
            at = bisect_left(found, joined.start(1), key=_FIRST)
            if at == len(found) or found[at].first != joined.start(1):
                return True
    if text[last : last + 1].isspace():
        after = passage.word_after(run.end)
        if after in QUARTERS or (after in RANKS and passage.normal[run.start : run.end] in RANKS):
            return passage.is_adjacent(run.end, run.end + 1)
    # The model of a weapon ends with a digit, what begins a ship's name with a capital.
    beside = text[first - 2 : first - 1]
    if not (beside.isdigit() or beside.isupper()) or text[first - 1] != " ":
        return False
    if _MODEL_BEFORE.search(text, max(0, first - _WORD_CHARS), first):
        return True
    before = passage.word_before(run.start)
    return before in BEFORE_SHIPS and passage.cased[run.start - 1 - len(before)].isupper()


def is_nickname(passage: Passage, run: Found) -> bool:
    """Tell whether the word before the name of a firm makes it somebody's or something's nickname: the Big Apple."""
    before = passage.word_before(run.start)
    if before not in NICKNAME_BEFORE or " " in passage.normal[run.start : run.end] or passage.is_title_case:
        return False
    return passage.cased[run.start - 1 - len(before)].isupper() and passage.is_adjacent(run.start - 1, run.start)


def is_thing_called_so(passage: Passage, run: Found, *, may_be_site: bool) -> bool:
    """Tell whether the word before a name says that it is a band's, a film's or a ship's, or unless the name may be
    a site's itself, a site's; "the tanker Freedonia seized" says nothing."""
    before = passage.word_before(run.start)
    if before not in CALLED_SO and (may_be_site or before not in SITES):
        return False
    if not passage.is_adjacent(run.start - 1, run.start):
        return False
    return before == "band" or _NO_VERB_AFTER.match(passage.text, run.last) is not None


def _is_road(passage: Passage, run: Found) -> bool:
    """Tell whether a name begins that of a road between two places: the Baku–Tbilisi Railway."""
    text, end = passage.text, run.last
    return text[end : end + 1] in _DASHES and _ROAD.match(text, end) is not None


def is_in_a_longer_name(passage: Passage, run: Found, before: str, plain: frozenset[str] | set[str]) -> bool:
    """Tell whether a capitalised word that is no title, direction or name of a state goes directly before a name.

    `before` is the folded word there, and `plain` has such names and others that begin none.
    """
    text, start = passage.text, run.first
    if before in _MAY_STAND_BEFORE or before in plain:
        return False
    at = start - len(before) - 2
    if passage.cased[run.start - 1 - len(before)].islower() and text[max(at, 0) : at + 1] not in _APOSTROPHES:
        return False  # As most, so that all else need not be asked; but Kata'ib.
    before = previous_word(text, start)
    if not before[:1].isupper() or before.isupper() or passage.is_title_case:
        return False
    if before.rpartition("-")[2].islower() or before.endswith(("'s", "’s")):  # "Yemen-based", "Yemen's"
        return False
    word = normal_form(before)
    parts = (word, *word.split()[-1:], normal_form(_APOSTROPHE.split(before)[0]))  # Almanya'nın Rusya
    if any(part in closed for part in parts for closed in (_MAY_STAND_BEFORE, plain)):
        return False
    at = start - len(before) - 1
    is_in_a_sentence = (
        at > 1
        and text[at - 1] == " "
        and (text[at - 2] not in '.!?:”"' or _RANK_BEFORE.search(text, max(0, at - _WORD_CHARS), at) is not None)
    )
    # At a sentence's start any word has a capital: "Yesterday Jordan said", but "Michael Jordan said".
    return is_in_a_sentence or word in USUAL_GIVEN_NAMES


def is_mere_place(passage: Passage, run: Found) -> bool:
    """Tell whether a seat of government is only where something was, or part of a name: the Helsinki Final Act."""
    normal, start = passage.normal, run.start
    if normal.startswith(_TOUCHES_AFTER_PLACES, run.end):
        return True
    touching = normal[normal.rfind(" ", max(0, start - _WORD_CHARS), start) + 1 : start]
    if touching:
        return touching[-1] in _TOUCHES_PLACES or not _WRITTEN_ONTO_PLACES.isdisjoint(touching)
    size = len(passage.word_before(start))
    before = passage.cased[start - 1 - size : start - 1].lower()
    if before in _PLACE_PREPOSITIONS and (before == "d" or passage.is_adjacent(start - 1, start)):
        return True
    after = _WORD_AFTER.match(passage.text, run.last)
    return after is not None and after[1][0].isupper() and not passage.is_title_case


def is_of_a_treaty(passage: Passage, run: Found) -> bool:
    """Tell whether a seat of government is where a treaty was made that is called by it: the Minsk peace accords, Oslo
    II."""
    after = passage.word_after(run.end)
    if after in _SECOND_TREATY:
        return _SECOND_TREATY_AFTER.match(passage.text, run.last) is not None
    if after in BEFORE_TREATIES:
        after = passage.word_after(run.end + 1 + len(after))
    if after in TREATIES and passage.is_adjacent(run.end, run.end + 1):
        return True
    if after == "regulation":  # The Dublin Regulation, but what Beijing does is "Beijing regulation of firms".
        return passage.cased[run.end + 1].isupper() and passage.is_adjacent(run.end, run.end + 1)
    before = passage.word_before(run.start)
    return before == "of" and passage.word_before(run.start - len("of ")) in TREATIES


def is_given_name(passage: Passage, run: Found) -> bool:
    """Tell whether the name of a state or its capital is here a person's, or begins another name: Jordan, Chad and
    Paris before a name, but not in "President of Georgia Jane Doe"."""
    if passage.normal[run.start : run.end] not in _GIVEN_NAMES or passage.is_title_case:
        return False
    if passage.word_before(run.start) == "of" and passage.word_before(run.start - len("of ")) in _WHOSE:
        return False
    after = _WORD_AFTER.match(passage.text, run.last)
    if after is None or not after[1][0].isupper() or after[1].isupper():
        return False
    return normal_form(after[1]) not in _GOES_ON_NO_NAME


def is_name_not_adjective(passage: Passage, run: Found, before: str) -> bool:
    """Tell whether an adjective of a state is here a name of a person: after a given name, `before` it, a surname
    (Joshua French), or else a given name, where its language writes it small (Frances, but not "francés")."""
    if before in USUAL_GIVEN_NAMES and not passage.is_title_case and previous_word(passage.text, run.first).istitle():
        return True
    return passage.normal[run.start : run.end] in GIVEN_NAMES_LIKE_ADJECTIVES and passage.text[run.first].isupper()


def is_town(passage: Passage, run: Found, states: frozenset[str] | set[str]) -> bool:
    """Tell whether a name stands as a town's does, before a comma and its state: in Lebanon, Pennsylvania."""
    start, end = run.first, run.last
    of = _TOWN_OF.match(passage.text, end) if passage.text[end : end + 1] == "," else None
    if of is None:
        return False
    words = key_of(of[1]).split()
    if words and (words[0] in STATES_WITH_TOWNS or " ".join(words[:2]) in STATES_WITH_TOWNS):
        return True
    length = next((n for n in range(min(len(words), _MAX_STATE_WORDS), 0, -1) if " ".join(words[:n]) in states), 0)
    if not length or not passage.text[start].isupper():  # Without capitals an address is written as a list is.
        return False
    address = _ADDRESS_BEFORE.search(passage.text, max(0, start - _WORD_CHARS), start)
    if address is None or (
        "," in address[0] and key_of(address[0]) in states
    ):  # "Freedonia, Ruritania, Grand Fenwick": a list.
        return False
    last = of.start(1) + len(" ".join(of[1].split()[:length]))
    return _IN_THE_US.match(passage.text, last) is not None or _LIST_AFTER.match(passage.text, last) is None


def is_elsewhere(passage: Passage, run: Found, state: str) -> bool:
    """Tell whether the name of a state's capital is a town's elsewhere or begins another name: Paris, Texas."""
    of = _TOWN_OF.match(passage.text, run.last)
    if of is not None and key_of(of[1]).startswith("washington"):  # Of seats one after another.
        return False
    longer = _TOWN_NAME_AFTER.match(passage.text, run.last)  # Santiago de Cuba
    if longer is not None and key_of(longer[1]) != key_of(state):
        return True
    return is_given_name(passage, run) or is_town(passage, run, _IN_THE_US_TOO - {key_of(state)})


def is_of_one_called_so(passage: Passage, run: Found, called: Collection[str]) -> bool:
    """Tell whether a name that is both a state's and somebody's stands for the person the item has called so: it does
    but where a place is said to be."""
    if passage.normal[run.start : run.end] not in called:
        return False
    return passage.word_before(run.start) not in _PLACE_PREPOSITIONS


def is_named_after(passage: Passage, run: Found) -> bool:
    """Tell whether a place or a thing that bears a person's name is meant: an airport, a stadium, a ship."""
    start, end = run.first, run.last
    before = previous_word(passage.text, start)
    if before[:1].isupper() and normal_form(before) in NAMED_AFTER:
        return True
    if before in _ARTICLES and " " in passage.text[start:end] and not passage.words.isdisjoint(SHIPS):
        # The carrier sailed. The Otto Roe came back. But not "the Otto Roe government", "the Otto Roe-led party".
        return passage.word_after(run.end) not in PERSONAL_NOUNS and _NO_SHIP_AFTER.match(passage.text, end) is None
    for number in range(_MAX_WORDS_OF_A_THING):
        after = _WORD_AFTER.match(passage.text, end)
        if after is None or (number > 1 and passage.is_title_case):
            return False
        if after[1] in BUILT:
            return True
        if not after[1][0].isupper():
            return False
        if normal_form(after[1]) in NAMED_AFTER_BEHIND:
            return True
        end = after.end()
    return False
