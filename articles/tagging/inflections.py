"""The cases of a Russian or Ukrainian name: Владимир Путин, с Владимиром Путиным; российский, в российских.

They follow from the nominative that a vocabulary holds. A form that no text has does no harm, so where a rule cannot
tell which of two ways a word goes, both are given.
"""

import re
from collections.abc import Iterator
from itertools import product

_MAX_WORDS = 3
"""Words of a name that is declined: more are the names of bodies, as a rule, and most of their words stay."""

# The end of a word, how much of it goes, and what comes in the genitive, dative, accusative, instrumental and
# prepositional, in one way or two. The first that fits counts; a word that fits none has no cases.
_WAYS = tuple(
    (re.compile(f"(?:{end})$"), cut, tuple(tuple(way.split(",")) for way in ways.split("; ")))
    for end, cut, ways in (
        ("ія", 1, "і,і,ю,єю,і"),
        ("[іє].*а|чина|щина|ьща", 1, "и,і,у,ою,і"),
        ("[кнц]ая", 2, "ой,ой,ую,ой,ой"),
        ("[кц]ий|[нтв]ый|ой", 2, "ого,ому,ого,им,ом; ого,ому,ого,ым,ом"),
        ("[иы]е", 1, "х,м,е,ми,х"),
        ("ия", 1, "и,и,ю,ей,и"),
        ("я", 1, "и,е,ю,ей,е"),
        ("[гкхжшчщ]а", 1, "и,е,у,ой,е"),
        ("[ое]ва|[иы]на", 1, "ы,е,у,ой,е; ой,ой,у,ой,ой"),
        ("а", 1, "ы,е,у,ой,е"),
        ("ы", 1, "ов,ам,ы,ами,ах; ,ам,ы,ами,ах"),
        ("ий", 1, "я,ю,я,ем,и"),
        ("й", 1, "я,ю,я,ем,е"),
        ("русь", 1, "и,и,ь,ью,и"),
        ("ь", 1, "я,ю,я,ем,е"),
        ("[ое]в|[иы]н", 0, "а,у,а,ым,е; а,у,а,ом,е"),
        ("[жшчщц]", 0, "а,у,а,ем,е"),
        ("[бвгдзклмнпрстфх]", 0, "а,у,а,ом,е"),
    )
)
_GERMAN = tuple("land reich mark ien stan polen ungarn schweden norwegen jemen china japan israel iran irak".split())
_ADJECTIVE = re.compile("(?:ий|ый|ой)$")
_OF_ADJECTIVES = tuple("ая ое ие ые ого ому ую им ым ом их ых ими ыми ой".split())


def cases_of(name: str) -> Iterator[str]:
    """Yield the folded cases of a folded name: of all its words, and of the first ones alone.

    In names of bodies what comes after the noun stays (Совета Безопасности), as women's surnames may (Ангелы Меркель).
    """
    words = name.split()
    if len(words) > _MAX_WORDS:
        return
    for ways in product(*map(_ways, words)):
        for declined in zip(*ways, strict=True):
            for count in dict.fromkeys((1, len(words))):
                yield " ".join([*declined[:count], *words[count:]])


def genitives_of(name: str) -> tuple[str, ...]:
    """Return the folded German genitive of a folded name that ends as those of states do; none of other names."""
    return (f"{name}s",) if " " not in name and name.endswith(_GERMAN) else ()


def forms_of_adjective(name: str) -> Iterator[str]:
    """Yield the folded forms of a folded adjective in all genders and cases; none if it is no full adjective."""
    if _ADJECTIVE.search(name):
        for ending in _OF_ADJECTIVES:
            yield name[:-2] + ending


def _ways(word: str) -> tuple[tuple[str, ...], ...]:
    for end, cut, ways in _WAYS:
        if end.search(word):
            stem = word[: len(word) - cut]
            return tuple(tuple(stem + ending for ending in way) for way in ways)
    return ((word,) * 5,)
