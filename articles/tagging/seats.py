"""Seats of government that stand for no state: where something is, towns with all they have, and treaties."""

import re

from articles.tagging.lexicon import words_in
from articles.tagging.names import Found
from articles.tagging.other_places import BEFORE_TREATIES, TREATIES
from articles.tagging.passages import Passage, normal_form

PLACE_PREPOSITIONS = frozenset(
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
_OF_TOWNS = words_in(
    """
    resident residents native natives commuter commuters mayor mayors mayoral metro subway underground tram trams bus
    buses taxi taxis airport airports railway station stations port harbour harbor river suburb suburbs suburban street
    streets square squares neighbourhood neighbourhoods neighborhood neighborhoods quarter district districts borough
    boroughs outskirts slum slums area skyline landmark bridge tower park parks zoo cemetery mosque church cathedral
    synagogue temple school schools university prison jail hospital hospitals clinic hotel hotels restaurant
    restaurants nightclub cafe bar pub shop shops mall market markets supermarket museum museums gallery galleries
    theatre theater cinema stadium stock auction film fashion art festival marathon derby summit conference olympics
    games apartment flat home homes house houses housing office offices headquarters bureau branch embassy embassies
    consulate trip visit based born
    """
)
"""What a town has, so that a seat of government before it is only a town: Beijing residents, the Moscow metro."""
_OF_STATES = words_in(
    """
    embassy embassies consulate office offices bureau conference summit trip visit games olympics housing
    """
)
"""Of these, what a state has too: the Moscow embassy is in Moscow, Moscow's embassy is Russia's."""
_TOWNS_OF = _OF_TOWNS | words_in(
    "capital city town municipality centre center heart north south east west battle siege fall bishop archbishop"
)
"""The same before "of": the streets of Kyiv."""
_HOUSES = frozenset(
    normal_form(house)
    for house in """
    Kremlin, White House, Downing Street, Whitehall, Capitol, Capitol Hill, Pentagon, Elysée, Élysée Palace, Blue House,
    Westminster, Foggy Bottom, Quai d'Orsay, Zhongnanhai
    """.split(",")
)
"""Seats of government that are a house or a street, and have what a government has: the Kremlin's office."""
_POSSESSIVE = "s"
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’\-]*)")
_WORD_CHARS = 40
_SECOND_TREATY = frozenset({"i", "ii", "iii"})
_SECOND_TREATY_AFTER = re.compile(r" (?:II|I(?! [a-z])|I(?= (?:and|or)\b))")
"""A number, but not the "I" of "When I blamed Minsk I was jailed"."""


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
    if before in PLACE_PREPOSITIONS and (before == "d" or passage.is_adjacent(start - 1, start)):
        return True
    if before == "of":
        of_what = passage.word_before(start - len("of "))
        return of_what in _TOWNS_OF and passage.is_adjacent(start - 1, start)
    after = passage.word_after(run.end)
    if after == _POSSESSIVE:
        after = passage.word_after(run.end + len(" s"))
        if after in _OF_STATES:
            return False
    if (
        after in _OF_TOWNS
        and normal[start : run.end] not in _HOUSES
        and not passage.is_broken(run.last, run.last + len(after))
    ):
        return True
    capitalised = _WORD_AFTER.match(passage.text, run.last)
    return capitalised is not None and capitalised[1][0].isupper() and not passage.is_title_case


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
