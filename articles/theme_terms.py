"""Terms that suggest a theme, parsed: a word, a "phrase", prefix*, a NEAR/5 b, with -word to exclude, ^N to weigh."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.words import fold, split, stem

EMPTY_WORDS = frozenset("a an the of and or in on for to with by from at".split())
"""Words of a term that say nothing of its theme."""

_SCRIPTS = (
    ("ar", re.compile("[\u0621-\u064a\u066e-\u06d3]"), frozenset(("ar", "ckb", "fa", "ps", "ur"))),
    ("he", re.compile("[\u05d0-\u05ea]"), frozenset(("he", "yi"))),
    ("ru", re.compile("[\u0400-\u04ff]"), frozenset(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"))),
)
"""The language that most news in a script is written in, the script's letters, and all languages written so."""


def language_of(word: str, language: str) -> str:
    """Return the language that a folded word is read in: that of its text, unless that one has another script.

    Of many texts nobody stated the language, and they are read as English: a word in Cyrillic letters is Russian there.
    """
    if word.isascii():
        return language
    for likely, letters, languages in _SCRIPTS:
        if letters.match(word):
            return language if language in languages else likely
    return language


def stems_of(words: Iterable[str], language: str) -> list[str]:
    """Return each folded word's stem, in the language that it is read in."""
    return [stem([word], language_of(word, language))[0] for word in words]


class TermError(ValueError):
    """A term that cannot be read; the message names it and says how to mend it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together, folded. One ends in * when anything may follow its letters."""

    words: tuple[str, ...]
    is_loose: bool = False
    """Whether its words may stand in any order, a little apart: several words without quotation marks."""

    def stemmed(self, language: str) -> tuple[str, ...]:
        """Return its words as a text of this language stores them; a prefix stays as it is."""
        return tuple(word if word.endswith("*") else stems_of([word], language)[0] for word in self.words)


@dataclass(frozen=True, slots=True)
class Term:
    """One term: a part, or two with at most `distance` words between them; `excluded` parts must be absent."""

    written: str
    first: Part
    second: Part | None = None
    distance: int = 0
    excluded: tuple[Part, ...] = ()
    stated_weight: float | None = None

    @property
    def is_single_word(self) -> bool:
        """Whether one word of the text is enough for it, which says less than several together."""
        return self.second is None and len(self.first.words) == 1

    @property
    def is_name(self) -> bool:
        """Whether it is one word or phrase that says as much as several together, as a name of its theme does."""
        is_plain = self.second is None and not self.excluded and not self.first.is_loose
        return is_plain and not self.first.words[-1].endswith("*") and self.weight >= _WEIGHT_OF_SEVERAL

    @property
    def shown(self) -> str:
        """What it looks for, as a reader is told it: without weight, exclusions and quotation marks."""
        found = _NEAR.sub("near", _WEIGHT.sub("", self.written))
        if self.excluded:
            found = found[: next(token.start() for token in _TOKEN.finditer(found) if token["minus"])]
        return re.sub('["“”]', "", found).strip()

    @property
    def weight(self) -> float:
        """How much it says of its theme: what is written after ^, else 1 for one word and 2 for several together."""
        if self.stated_weight is not None:
            return self.stated_weight
        return 1.0 if self.is_single_word else _WEIGHT_OF_SEVERAL


MIN_PREFIX_CHARS = 3
"""Letters that stand before * at least."""

MAX_DISTANCE = 50
"""Words that NEAR may leave between its two sides."""

MIN_WEIGHT, MAX_WEIGHT = 0.1, 10.0
"""What may be written after ^."""

_WEIGHT_OF_SEVERAL = 2.0

_WEIGHT = re.compile(r"\s*\^\s*(\S*)\Z")
_TOKEN = re.compile(r'(?P<minus>-(?=[\w"“]))?(?:["“](?P<phrase>[^"“”]*)["”]|(?P<word>\S+))')
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_DEFAULT_DISTANCE = 5


def parse_term(text: str) -> Term:
    """Return a term as the vocabulary writes it, parsed.

    Several words without quotation marks are a loose part: all of them, near each other, in any order.
    Raises TermError with the term and the remedy.
    """
    written = " ".join(text.split())
    if not written:
        raise TermError("A term is empty. Write a word, a “phrase” in double quotes, prefix* or a NEAR/5 b.")
    if len(re.findall(r'["“”]', written)) % 2:
        raise TermError(f"The term “{written}” opens a quotation mark and does not close it. Add the missing one.")
    weight = _WEIGHT.search(written)
    sides: list[list[Part]] = [[]]
    excluded: list[Part] = []
    distance = 0
    for token in _TOKEN.finditer(written[: weight.start()] if weight else written):
        near = None if token["phrase"] is not None else _NEAR.fullmatch(token["word"])
        if token["word"] and near is None and token["word"].startswith("NEAR/"):
            raise TermError(f"The term “{written}” has {token['word']}. Write NEAR/5, or any number to {MAX_DISTANCE}.")
        if near and not token["minus"]:
            distance = _distance(near, written, len(sides))
            sides.append([])
            continue
        part = _part(token, written)
        if token["minus"]:
            excluded.append(part)
        elif excluded:
            raise TermError(f"The term “{written}” has words after an exclusion. Put every -word at its end.")
        elif part.words:
            sides[-1].append(part)
    parts = [_joined(side, written, is_near=len(sides) > 1) for side in sides]
    return Term(
        written,
        parts[0],
        parts[1] if len(parts) > 1 else None,
        distance,
        tuple(excluded),
        _stated_weight(weight[1], written) if weight else None,
    )


def _stated_weight(digits: str, written: str) -> float:
    weight = float(digits) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})?", digits) else 0.0
    if not MIN_WEIGHT <= weight <= MAX_WEIGHT:
        raise TermError(
            f"The term “{written}” has ^{digits} at its end."
            f" Write a weight from {MIN_WEIGHT:g} to {MAX_WEIGHT:g} after ^, such as ^3 or ^0.5, or take ^ out."
        )
    return weight


def _distance(near: re.Match[str], written: str, sides: int) -> int:
    distance = int(near[1] or _DEFAULT_DISTANCE)
    if sides > 1:
        raise TermError(f"The term “{written}” has NEAR twice. Write two terms instead.")
    if not 1 <= distance <= MAX_DISTANCE:
        raise TermError(f"The term “{written}” asks for NEAR/{distance}. Write a number from 1 to {MAX_DISTANCE}.")
    return distance


def _part(token: re.Match[str], written: str) -> Part:
    """Return the words of one token; none for a token of punctuation alone."""
    text = token["phrase"] if token["phrase"] is not None else token["word"]
    is_prefix = token["phrase"] is None and text.endswith("*")
    if "^" in text:
        raise TermError(f"The term “{written}” has ^ inside. A weight such as ^3 stands once, at the end of the term.")
    if "*" in text.removesuffix("*") or ("*" in text and not is_prefix):
        raise TermError(f"The term “{written}” has * inside. It may stand only at the end of a word outside quotes.")
    words = [word.text for word in split(fold(text), is_query=True)]
    if is_prefix:
        if len(words) != 1 or len(words[0]) < MIN_PREFIX_CHARS:
            raise TermError(f"The term “{written}” needs at least {MIN_PREFIX_CHARS} letters before *. Add some.")
        words = [words[0] + "*"]
    if not words and (token["minus"] or token["phrase"] is not None):
        raise TermError(f"The term “{written}” has a part without letters or digits. Take it out or add words.")
    return Part(tuple(words))


def _joined(side: list[Part], written: str, *, is_near: bool) -> Part:
    """Return one side of a term as one part."""
    if not side:
        if is_near:
            raise TermError(f"The term “{written}” needs words on both sides of NEAR. Add them.")
        raise TermError(f"The term “{written}” has nothing to look for. Write a word besides what is excluded.")
    if len(side) == 1:
        return side[0]
    words = tuple(dict.fromkeys(word for part in side for word in part.words))
    full = tuple(word for word in words if word not in EMPTY_WORDS)
    return Part(full or words, is_loose=len(full or words) > 1)
