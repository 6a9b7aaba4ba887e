"""Under what a library files a person whose filing name nobody has stated: "Biden, Joe".

The rules are those of libraries that follow AACR2 and RDA, as far as a name alone tells them. Where it does not, as
with names that begin with the family name, names are left as they are. Those that have no family name, such as Burmese,
Thai, Ethiopian and Somali ones, look like others: a vocabulary has to state that they are filed as they are
(https://original.rdatoolkit.org/document.php?id=lcpsappf, read 2026-11).
"""

import re

from articles.vocabulary import ActorKind
from articles.words import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


NAME_SUFFIXES = _words("jr sr ii iii iv esq")
"""What may follow a surname."""

NAME_PARTICLES = _words(
    """
    al el ibn bin bint ben abu von van der den de del della di da dos das du la le les ter ten zu zur st ould
    ap
    """
)
"""What may belong to the surname that follows it."""

FAMILY_NAMES_FIRST = _words(
    """
    bo cai cao chen chiang chou deng feng gao gu guo han he hu hua huang jiang kong lai li liang lin liu lu
    luo ma mao meng peng qian qiao qin ren shi song sun tang wang wei wen wu xi xia xie xu yan yang yao ye yu
    yuan zeng zhang zhao zheng zhou zhu zuo bae ban cho choe choi chun chung hwang jang jeong jo jung kang kim
    kwon lee moon noh paek pak park rhee ri roh ryu shin yi yoon yun bui dang dinh do duong ho hoang le ngo
    nguyen pham phan to tran trinh truong vo vu
    """
)
"""The commonest family names that stand first, in Chinese, Korean and Vietnamese names."""

_RANKS = _words(
    """
    King Queen Prince Princess Emperor Empress Emir Sultan Tunku Shah Sheikh Shaikh Imam Ayatollah Aga Pope Patriarch
    Cardinal Archbishop Bishop Rabbi General Marshal Admiral Colonel Major Captain Lord Lady Sir Dame Baron Count Dr
    """
)
"""What stands before the name that somebody is filed under: Elizabeth II, Queen."""

_LATIN = re.compile(r"[\sA-Za-z\u00c0-\u024f\u1e00-\u1eff.'’‘ʻʼ\-]+")
_REGNAL = re.compile("[IVX]+")
_ARTICLE = re.compile(r"((?:a[dlnrstz]|ash|el)-)(.+)", re.IGNORECASE)
_SECOND_OF_TWO = re.compile(r"[^\W\d_]+-[a-zà-ÿ]+")
"""As in Moon Jae-in, Tsai Ing-wen and Ban Ki-moon, and in no Jean-Luc."""

_LEFT_AS_THEY_ARE = frozenset("bin ibn bint of the y".split())
"""Words in the middle of what a name's order does not tell: Mohammed bin Salman, Margriet of the Netherlands."""


def filing_name(name: str, kind: str) -> str:
    """Return what an actor is filed under by its name and kind: a person's family name first, and anything else as it
    is called."""
    if kind != ActorKind.PERSON or not name.strip() or not _LATIN.fullmatch(name):
        return name
    words = name.split()
    ranks: list[str] = []
    while len(words) > 1 and _plain(words[0]) in _RANKS:
        ranks.append(words.pop(0))
    suffixes: list[str] = []
    while len(words) > 2 and not ranks and _plain(words[-1]) in NAME_SUFFIXES:
        suffixes.insert(0, words.pop())
    if _is_in_order(words):
        return ", ".join(filter(None, (" ".join(words + suffixes), " ".join(ranks))))
    start = len(words) - 1
    while start > 1 and words[start - 1][0].isupper() and _plain(words[start - 1]) in NAME_PARTICLES:
        start -= 1
    family, given = words[start:], ranks + words[:start]
    article = _ARTICLE.fullmatch(family[0])
    if article:
        given, family = [*given, article[1]], [article[2], *family[1:]]
    return ", ".join(filter(None, (" ".join(family), " ".join(given), " ".join(suffixes))))


def _is_in_order(words: list[str]) -> bool:
    """Tell whether the first of these words is what they are filed under, or nothing tells which is."""
    if len(words) == 1 or _REGNAL.fullmatch(words[-1]) or _plain(words[0]) in FAMILY_NAMES_FIRST:
        return True
    if len(words) == 2 and _SECOND_OF_TWO.fullmatch(words[1]):
        return True
    return not _LEFT_AS_THEY_ARE.isdisjoint(words[1:-1])


def _plain(word: str) -> str:
    return fold(word).rstrip(".")
