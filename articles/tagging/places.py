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
    BUILT,
    CALLED_SO,
    CITY_STATES,
    INSTITUTION_WORDS,
    NAMED_AFTER,
    NAMED_AFTER_BEHIND,
    NEWSPAPERS,
    OTHER_PLACE_AFTER,
    OTHER_PLACE_BEFORE,
    OTHER_PLACE_BEFORE_OF,
    OTHER_PLACES,
    PEOPLES_ELSEWHERE,
    PROVINCES,
    PROVINCES_WITH_TOWNS,
    QUARTERS,
    REGIONS_THEMSELVES,
    ROMANCE_BODIES,
    SHIPS,
    SHORT_STATES_OF_THE_US,
    SITES,
    STATES_WITH_TOWNS,
    TREATIES,
)
from articles.tagging.other_things import (
    CONTESTS_AND_HOUSES,
    ENGLISH_WORDS,
    FIRST_OF_TWO,
    LONGER_THINGS,
    OTHER_THINGS,
    SPECIES,
    TRIBES,
    WITH_CAPITALS,
)
from articles.tagging.passages import Passage, normal_form, previous_word
from articles.tagging.people_words import (
    GIVEN_NAME_SEATS,
    GIVEN_NAME_STATES,
    GIVEN_NAMES_LIKE_ADJECTIVES,
    PERSONAL_NOUNS,
    SHORT_GIVEN_NAMES,
    TITLE_MODIFIERS,
    TITLES,
    USUAL_GIVEN_NAMES,
)
from articles.tagging.seats import PLACE_PREPOSITIONS

_FIRST = attrgetter("first")
_ARTICLES = ("the", "The")
_OF_TWO_WORDS = OTHER_PLACES | OTHER_THINGS
_IN_OTHER_NAMES = frozenset(
    part for name in _OF_TWO_WORDS for part in (*name.split(), name.rpartition(" ")[0], name.partition(" ")[2])
)
_SECOND_WORDS = frozenset(pair.split()[1] for pair in (*FIRST_OF_TWO, *LONGER_THINGS))
_ROMANCE_OF = frozenset({"de", "del", "da", "do", "di"})
_WITH_PEOPLES = frozenset(pair.split()[0] for pair in PEOPLES_ELSEWHERE)
_MAY_TELL_BEFORE = (
    _IN_OTHER_NAMES | _WITH_PEOPLES | TRIBES | CALLED_SO | OTHER_PLACE_BEFORE | _ROMANCE_OF | {"of", "ethnic"}
)
_NOT_IN_HEADLINES = NEWSPAPERS | CONTESTS_AND_HOUSES
"""What makes no name in a headline that has a capital for every word: Freedonia Times Its Exit."""
_CAPITALS_AFTER = OTHER_PLACE_AFTER | PROVINCES | _NOT_IN_HEADLINES
_MAY_TELL_AFTER = _IN_OTHER_NAMES | _CAPITALS_AFTER | _SECOND_WORDS | SPECIES | {"americans"}
_TELLS_BEFORE = _MAY_TELL_BEFORE | USUAL_GIVEN_NAMES
_TELLS_AFTER = _MAY_TELL_AFTER | {"de"}
_OTHERS_TOO = ENGLISH_WORDS | GIVEN_NAME_STATES | GIVEN_NAME_SEATS | GIVEN_NAMES_LIKE_ADJECTIVES
"""Names of states that are a word or somebody's name as well."""
_MARKS_AFTER = frozenset(" .;:?!)'’\"”")
"""What may stand after a name and says nothing of it."""
_APOSTROPHE = re.compile("['’]")
_APOSTROPHES = frozenset("'’ʼ")
_WORD_GOES_ON = re.compile("['’ʼ](?!(?:s|d|ll|re|ve)\\b)[^\\W\\d_]")
_HAS_ENDINGS = re.compile("[ığşəİ]")
_DASHES = frozenset("-–")
# No road is called after more towns than these: a text without spaces would be gone through for each.
_ROAD = re.compile(
    r"(?:[-–][^\W\d_]\w+){1,4} (?:Expressway|Highway|Road|Railway|Motorway|Line|Bridge|Canal|Pipeline)\b"
)
_MAY_STAND_BEFORE = FUNCTION_WORDS | TITLES | TITLE_MODIFIERS | BEFORE_STATES | DATE_WORDS
_GOES_ON_NO_NAME = INSTITUTION_WORDS | TITLES | TITLE_MODIFIERS | FUNCTION_WORDS | DATE_WORDS
_WHOSE = TITLES | INSTITUTION_WORDS | {"republic", "kingdom", "state"}
_HAVE_TOWNS = PROVINCES_WITH_TOWNS | {"georgia"}
_WHOLE_NAMES = frozenset({"university of georgia", "bank of america", "province of luxembourg"})
_NEW_YORK = ["new", "york"]
_WASHINGTON = "washington"
"""A state with towns, and oftener a seat of government: "Iran, Washington and Moscow", "Iran, Washington said"."""
_INDIANS = frozenset({"indian", "indians"})
_GIVEN_NAMES = GIVEN_NAME_STATES | GIVEN_NAME_SEATS
_BEGIN_NAMES = USUAL_GIVEN_NAMES | {short for shorts in SHORT_GIVEN_NAMES.values() for short in shorts} - {
    *"will rich art sandy drew sue bill rob ray don max gene al pat frank dick jack".split()
}
"""Given names that are no other word at the beginning of a sentence: Tom, but "Will Jordan agree?"."""
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’\-]*)")
_WORD_CHARS = 40
_RANK_BEFORE = re.compile(r"\b(?:Col|Gen|Lt|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof|Rev|Sen|Rep|Gov|St)\. \Z")
_MAX_STATE_WORDS = 6
_MAX_WORDS_OF_A_THING = 4
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
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]{2}")
_TOWN_NAME_AFTER = re.compile(r" de (?:la |los )?([A-Z][^\W\d_]+)")
_TOWN_OF = re.compile(r", ((?:[A-Z]\.){2,}|[^\W\d_]\w+(?: (?:of |of the |and )?[^\W\d_]\w+){0,4})")
_IN_THE_US = re.compile(r", (?:the )?(?:United States|U\.S\.|USA?\b)")
_ADDRESS_BEFORE = re.compile(r"(?:\b(?:in|near|at|of|from|outside|to)|[^\W\d_]\w+,) \Z")
_GOES_ON_AFTER = re.compile(r", (?!(?:and|or|the)\b)[a-z]")
"""What makes no list of two names at the beginning of a sentence: Fredville, Freedonia, police said."""
_LIST_AFTER = re.compile(r",? (?:and|or)\b|, (?:the )?[A-Z]")


def is_unmarked(passage: Passage, run: Found, before: str, after: str) -> bool:
    """Tell at a glance whether nothing beside a state's name, adjective or seat can make it another's: that between
    small words that tell nothing, as most stand."""
    if before in _TELLS_BEFORE or after in _TELLS_AFTER or passage.normal[run.start : run.end] in _OTHERS_TOO:
        return False
    if passage.text[run.last : run.last + 1] not in _MARKS_AFTER:
        return False
    if before in _MAY_STAND_BEFORE:
        return True
    at = run.first - len(before) - 2
    return passage.cased[run.start - 1 - len(before)].islower() and passage.text[at : at + 1] not in _APOSTROPHES


def is_of_another_place(passage: Passage, run: Found, before: str, after: str, *, is_adjective: bool) -> bool:
    """Tell whether the words around a state's name or adjective, `before` it and `after`, make it the name of another
    place or people, or of a ship or a band."""
    start, end = run.start, run.end
    name = passage.normal[start:end]
    if name in ENGLISH_WORDS and "the" in passage.words:
        return True
    if before not in _MAY_TELL_BEFORE and after not in _MAY_TELL_AFTER:
        return _is_road(passage, run)
    if name in _IN_OTHER_NAMES and (f"{before} {name}" in _OF_TWO_WORDS or f"{name} {after}" in _OF_TWO_WORDS):
        return f"{name} {after}" not in WITH_CAPITALS or passage.cased[end + 1].isupper()
    if after in _SECOND_WORDS and _begins_a_thing(passage, run, f"{name} {after}"):
        return True
    if before == "ethnic" or f"{before} {name}" in PEOPLES_ELSEWHERE:
        return passage.is_adjacent(start - 1, start)
    if is_adjective and after == "americans":  # Of Freedonian descent; but "In Freedonia Americans died".
        return passage.text[run.last : run.last + 1] in " -"
    if is_adjective and after in SPECIES:
        return passage.text[run.last].isspace()
    if before in TRIBES and name in _INDIANS:
        return passage.is_adjacent(start - 1, start)
    if before in CALLED_SO and (
        is_thing_called_so(passage, run, may_be_site=True) or _begins_a_ships_name(passage, run)
    ):
        return True
    if before in OTHER_PLACE_BEFORE:
        return passage.cased[start - 1 - len(before)].isupper() and passage.is_adjacent(start - 1, start)
    if before == "of":
        of_what = passage.word_before(start - len("of "))
        is_other = of_what in OTHER_PLACE_BEFORE_OF or f"{of_what} of {name}" in _WHOLE_NAMES
        return is_other and passage.is_adjacent(start - 1, start)
    if before in _ROMANCE_OF:
        at = start - len(before) - 2
        if passage.word_before(at + 1) in ROMANCE_BODIES:
            return False
        return passage.cased[passage.cased.rfind(" ", 0, at) + 1].isupper() and passage.is_adjacent(start - 1, start)
    if after == "city" and name in CITY_STATES:
        return False
    if after in _CAPITALS_AFTER and passage.cased[end + 1].isupper() and passage.text[run.last].isspace():
        is_headline = after in _NOT_IN_HEADLINES and passage.is_title_case
        return not is_headline and not (after in PROVINCES and name in REGIONS_THEMSELVES)
    return _is_road(passage, run)


def _begins_a_thing(passage: Passage, run: Found, pair: str) -> bool:
    """Tell whether the adjective of a state and the word after it, a `pair`, are another thing together, or begin its
    name: Greek Orthodox, the Swiss Army knife."""
    ends = tuple(f" {end} " for end in LONGER_THINGS.get(pair, ()))
    if pair not in FIRST_OF_TWO and not passage.normal.startswith(ends, run.start + len(pair)):
        return False
    return passage.is_adjacent(run.end, run.end + 1)


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


def is_thing_called_so(passage: Passage, run: Found, *, may_be_site: bool) -> bool:
    """Tell whether the word before a name says that it is a band's, a film's or a ship's, or unless the name may be
    a site's itself, a site's; "the tanker Freedonia seized" says nothing."""
    before = passage.word_before(run.start)
    if before not in CALLED_SO and (may_be_site or before not in SITES):
        return False
    if not passage.is_adjacent(run.start - 1, run.start):
        return False
    if before == "band" or _NO_VERB_AFTER.match(passage.text, run.last) is not None:
        return True
    return before not in CALLED_SO and passage.word_before(run.start - 1 - len(before)) == "news"


def _begins_a_ships_name(passage: Passage, run: Found) -> bool:
    """Tell whether the name of a state after the word for a ship goes on: the tanker Freedonia Star."""
    start, text = run.first, passage.text
    is_beside = text[start - 1] == " " and text[start - 2].isalpha()  # "They left the ship. Freedonia Bay was calm."
    return is_beside and not passage.is_title_case and _NAME_GOES_ON.match(text, run.last) is not None


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
    return is_in_a_sentence or word in _BEGIN_NAMES


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
    if (
        words
        and words[0] != _WASHINGTON
        and (words[0] in STATES_WITH_TOWNS or " ".join(words[:2]) in STATES_WITH_TOWNS)
    ):
        return True
    if words and words[0] in SHORT_STATES_OF_THE_US and passage.text.startswith(".", of.start(1) + len(words[0])):
        return True
    length = 2 if words == _NEW_YORK else int(words == [_WASHINGTON])
    is_of_the_us = length > 0
    length = length or next(
        (n for n in range(min(len(words), _MAX_STATE_WORDS), 0, -1) if " ".join(words[:n]) in states), 0
    )
    if not length or not passage.text[start].isupper():  # Without capitals an address is written as a list is.
        return False
    last = of.start(1) + len(" ".join(of[1].split()[:length]))
    address = _ADDRESS_BEFORE.search(passage.text, max(0, start - _WORD_CHARS), start)
    if address is None:
        return _GOES_ON_AFTER.match(passage.text, last) is not None and passage.is_opening(start)
    # "Freedonia, Ruritania, Grand Fenwick", "Fredville, London, New York": a list.
    if "," in address[0] and (is_of_the_us or key_of(address[0]) in states):
        return False
    return _IN_THE_US.match(passage.text, last) is not None or _LIST_AFTER.match(passage.text, last) is None


def is_elsewhere(passage: Passage, run: Found, state: str) -> bool:
    """Tell whether the name of a state's capital is a town's elsewhere or begins another name: Paris, Texas."""
    of = _TOWN_OF.match(passage.text, run.last)
    if of is not None and key_of(of[1]).startswith(_WASHINGTON):  # Of seats one after another.
        return False
    longer = _TOWN_NAME_AFTER.match(passage.text, run.last)  # Santiago de Cuba
    if longer is not None and key_of(longer[1]) != key_of(state):
        return True
    return is_given_name(passage, run) or is_town(passage, run, _HAVE_TOWNS - {key_of(state)})


def is_of_one_called_so(passage: Passage, run: Found, called: Collection[str]) -> bool:
    """Tell whether a name that is both a state's and somebody's stands for the person the item has called so: it does
    but where a place is said to be."""
    if passage.normal[run.start : run.end] not in called:
        return False
    return passage.word_before(run.start) not in PLACE_PREPOSITIONS


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
