"""A text in the form that names are sought in, and the way back to the characters as they were written.

The form is the folded words with one space between them and one at both ends: " papua new guinea ". So a
name between two spaces is always whole words, whatever hyphens, quotes, accents or ends of line stood there.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, islice, repeat
from operator import add, sub
from typing import NamedTuple

from django.utils.functional import cached_property  # It takes no lock, and every item asks.

from articles.tagging.asides import Span, asides, dateline_end, outlet_after
from articles.words import fold

NO_SPACES = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
"""Ranges of the scripts whose words touch each other, or carry particles: no boundary is asked of them."""

_ASCII = {n: chr(n) if chr(n).isalnum() else " " for n in range(128)}
CURRENCY_SIGNS = frozenset("$€£¥₩₪₫₦₱₹₺₽")
"""Signs that an acronym before them makes a currency's: US$."""

LONG_AGO = re.compile(r"1[0-8]\d\d(?<![\d.,]\d{4})(?![\d,])")
"""A number that may be a year before 1900. It begins with a digit, which is sought the quickest."""

_ALL_ASCII = bytes(range(128))
_BEYOND = bytes(range(128, 256))
_PARTED = "".join(_ASCII.values()).encode() + _BEYOND
_LOWERED = "".join(_ASCII.values()).lower().encode() + _BEYOND
"""What each byte of UTF-8 becomes: those of ASCII change, all others are of characters beyond it."""
_HALVES = re.compile("[\ud800-\udfff]")
# Two spaces written out, which are sought three times as quickly as a number of them.
_RUN = re.compile("(  +)")
_NO_SPACE = re.compile(f"[{NO_SPACES}]")
_TOUCHING = re.compile(f"[{NO_SPACES}]+")
# What parts two names, rather than the words of one: punctuation, the full stop of a sentence, a blank line.
# A quotation mark between two Hebrew letters is that of an acronym.
_BREAK = re.compile(
    r"[,;:!?()\[\]{}“”„«»‹›/|\\—…•=<>،؛؟。、\x00-\x08\x0e-\x1f\ud800-\udfff]|(?<=[^\W\d_]{4})\.(?=\s)|\n\s*\n"
    r"|(?<![\u05d0-\u05ea])\"|\"(?![\u05d0-\u05ea])"
)
# After one character of a set, which is sought three times as quickly as what else may begin such an end.
_SENTENCE_END = re.compile(
    r"[.!?؟。！？\n](?:(?<=[.!?؟])(?<![A-Z][.!?؟])[.!?؟]*[\"'”’»)\]]*(?=\s|\Z)|(?<=[。！？])|(?<=\n)\s*\n)"
)
_ABBREVIATIONS = "Mr Mrs Ms Dr St Gen Col Lt Sen Rep Gov Sgt Capt Prof Jr Sr No vs Jan Feb Aug Sept Oct Nov Dec".split()
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\Z")
_ABBREVIATED_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS)
_OPENING = re.compile(r"(?:\A|\n|[.!?:;”\"’)\]]\s)\s*\Z")
_LOOKED_BACK = 12
_NUMBER = re.compile(r"[^\W\d_a-z](?:(?<=I)I)?(?=[.)]\s)")
_ABBREVIATED_CHARS = 6
_INITIALS_END = re.compile(r"[^\W\d_]?\.[^\W\d_]\.")
_OTHER = re.compile("[^\x00-\x7f]")
_FEW_CHARS = 8
_MOSTLY_ASCII = 1.03
"""Bytes a character of a text of which at most one in thirty is not of ASCII."""
_MAX_WORD_CHARS = 30
_GAP = re.compile(r"\.?\s+")
_TELLING_WORD = re.compile(r"\b[^\W\d_]\w{2,}")
_SMALL_IN_TITLES = frozenset(
    "about after against amid among and are before between but during for from has his into its nor not off our out "
    "over per that the their under until via was who with yet".split()
)
_TITLE_CASE_SHARE = 0.9
_TITLE_CASE_WORDS = 5
_MAX_TITLE_CHARS = 300
_LEAD_SENTENCES = 2
_LEAD_CHARS = 1_000


class Places(NamedTuple):
    """The way back from a rewritten text to the places that its characters came from."""

    starts: list[int]
    """In order, the first of them 0: where the characters begin that moved as far as each other."""
    shifts: list[int]
    """How far on the characters of each of those stretches stood before."""


class Passage:
    """The title or the text of an item: as written, in its form for names, and in that form with its case."""

    def __init__(self, place: str, text: str) -> None:
        self.place = place
        self.text = text
        self._steps: list[Places] = []
        self.cased = f" {self._without_runs(text)} "
        """Each character of `normal` before its case and accents went."""
        self.normal = _folded(self.cased)
        """Folded words with one space between them and at both ends."""
        self.steps_back = self._steps[::-1]
        """How the characters of `normal` moved, the last time first."""
        self._size = len(text)

    def _without_runs(self, text: str) -> str:
        """Return the letters and digits of a text as they are written, and one space for what parts them."""
        if text.isascii():
            text = text.translate(_ASCII)
        else:
            others = _beyond_ascii(text)
            odd = _odd_pattern(text, others)
            if odd:
                folded = ((*found.span(), _fold_with_case(found.group())) for found in odd.finditer(text))
                text = self._rewrite(text, folded)
                others = _beyond_ascii(text)
            # One after the other, each by a search for it alone: to look every character up takes three times as long.
            for char in others:
                if _parts(char):
                    text = text.replace(char, " ")
            text = _with_ascii(text, _PARTED)
            touching = "".join(filter(_NO_SPACE.match, others))
            if touching:
                text = self._rewrite(text, ((at, at, " ") for at in _script_changes(text, touching)))
        return self._with_single_spaces(text) if "  " in text else text

    def _with_single_spaces(self, text: str) -> str:
        """Return the text with one space for several; every other text has them, so this is quicker than to rewrite."""
        if "   " in text:
            pieces = _RUN.split(text)  # By turns a piece of text, and a run.
            sizes = list(map(len, pieces))
            ends = list(accumulate(sizes))[1::2]
            shifts = list(accumulate(map(sub, sizes[1::2], repeat(1))))
            self._steps.append(Places([0, *map(sub, ends, shifts)], [0, *shifts]))
            return " ".join(pieces[::2])
        pieces = text.split("  ")
        lengths = accumulate(map(len, pieces[:-1]))
        shifts = list(range(len(pieces)))
        self._steps.append(Places([0, *map(add, lengths, shifts[1:])], shifts))
        return " ".join(pieces)

    def _rewrite(self, text: str, changes: Iterable[tuple[int, int, str]]) -> str:
        """Return the text with some characters replaced by others, and remember where everything came from."""
        starts, shifts = [0], [0]
        pieces: list[str] = []
        at = length = 0
        for start, end, new in changes:
            pieces.append(text[at:start])
            pieces.append(new)
            length += start - at
            for _ in new:
                starts.append(length)
                shifts.append(start - length)
                length += 1
            starts.append(length)
            shifts.append(end - length)
            at = end
        if not pieces:
            return text
        pieces.append(text[at:])
        self._steps.append(Places(starts, shifts))
        return "".join(pieces)

    def origin(self, at: int) -> int:
        """Return the place in the text of a character of `normal`; 0 and the text's length for the outer spaces."""
        at = at - 1 if at else 0
        for starts, shifts in self.steps_back:
            at += shifts[bisect_right(starts, at) - 1]
        return at if at < self._size else self._size

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a run of `normal` stands in the text."""
        text, size = self.text, self._size
        first = self.origin(start)
        last = first + end - start
        if text[first:last] != self.cased[start:end]:
            last = self.origin(end - 1) + 1
        after = text[last] if last < size else " "
        if after == " ":  # As after most words.
            return first, last
        if after > "\x7f":
            while last < size and unicodedata.combining(text[last]):
                last += 1
        if text[last : last + 1] == "." and _INITIALS_END.fullmatch(text, max(first, last - 3), last + 1):
            last += 1
        return first, last

    def word_before(self, start: int) -> str:
        """Return the word of `normal` before the one at `start`, whatever parts them; blank when there is none."""
        space = self.normal.rfind(
            " ", start - _MAX_WORD_CHARS if start > _MAX_WORD_CHARS else 0, start - 1 if start else 0
        )
        return self.normal[space + 1 : start - 1] if space >= 0 else ""

    def word_after(self, end: int) -> str:
        """Return the word of `normal` after the one that ends at `end`, whatever parts them; blank when none."""
        space = self.normal.find(" ", end + 1, end + _MAX_WORD_CHARS)
        return self.normal[end + 1 : space] if space >= 0 else ""

    def is_adjacent(self, end: int, start: int) -> bool:
        """Tell whether only white space, or the full stop of "Mr.", parts two words of `normal`."""
        return _GAP.fullmatch(self.text, self.origin(end - 1) + 1, self.origin(start)) is not None

    def is_broken(self, start: int, end: int, *, but_for: Collection[str] = ()) -> bool:
        """Tell whether something inside this span of the text parts it, so that it is no single name.

        Marks that the name is written with itself part nothing.
        """
        if not but_for:
            return _BREAK.search(self.text, start, end) is not None
        return any(found.group() not in but_for for found in _BREAK.finditer(self.text, start, end))

    @cached_property
    def has_currency(self) -> bool:
        """Whether the sign of a currency stands anywhere in the text."""
        return any(sign in self.text for sign in CURRENCY_SIGNS)

    @cached_property
    def tells_of_long_ago(self) -> bool:
        """Whether it has a number that may be a year before 1900."""
        return "1" in self.text and LONG_AGO.search(self.text) is not None

    @cached_property
    def is_title_case(self) -> bool:
        """Whether nearly all of five telling words or more begin with a capital, as in headlines.

        Then capitals tell nothing. A text longer than a headline is not looked at, nor are the words that headlines
        write small: a small "met" among names tells a sentence.
        """
        if len(self.text) > _MAX_TITLE_CHARS:
            return False
        words = [word for word in _TELLING_WORD.findall(self.text) if word not in _SMALL_IN_TITLES]
        capitals = sum(word[0].isupper() for word in words)
        return len(words) >= _TITLE_CASE_WORDS and capitals > _TITLE_CASE_SHARE * len(words)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where the sentences of the text end, in characters."""
        return list(self._ends(len(self.text)))

    def _ends(self, limit: int) -> Iterator[int]:
        """Yield where sentences end, as far as this character."""
        text = self.text
        for end in _SENTENCE_END.finditer(text, 0, limit):
            at = end.start()
            # By its last letters most words are told from abbreviations: few need be looked at.
            may_be_short = text[at - 2 : at] in _ABBREVIATED_ENDS and text[at] == "." and not text.startswith("..", at)
            if not (may_be_short and _ABBREVIATED.search(text, max(0, at - _ABBREVIATED_CHARS), at)):
                yield end.end()

    def is_opening(self, at: int) -> bool:
        """Tell whether a sentence or a paragraph begins at a character of the text."""
        return _OPENING.search(self.text, max(0, at - _LOOKED_BACK), at) is not None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The capital letters, and II, that begin a sentence or a paragraph of the text as its number does; others than
        of ASCII in either case."""
        return frozenset(one.group() for one in _NUMBER.finditer(self.text) if self.is_opening(one.start()))

    @cached_property
    def words(self) -> frozenset[str]:
        """All folded words of the text."""
        return frozenset(self.normal.split())

    def sentence(self, at: int) -> Span:
        """Return where the sentence begins and ends that a character of the text stands in."""
        ends = self.sentence_ends
        number = bisect_right(ends, at)
        return ends[number - 1] if number else 0, ends[number] if number < len(ends) else self._size

    @cached_property
    def asides(self) -> list[Span]:
        """What of the text is no part of what it says, in characters, in order."""
        return asides(self.text) if self.place == "text" else outlet_after(self.text)

    @cached_property
    def dateline_end(self) -> int:
        """Where the place and day end that the text begins with; 0 when it begins otherwise."""
        return dateline_end(self.text) if self.place == "text" else 0

    @cached_property
    def lead_end(self) -> int:
        """Where the first two sentences of the text end, in characters; at most 1,000."""
        limit = min(len(self.text), _LEAD_CHARS)
        return next(islice(self._ends(limit), _LEAD_SENTENCES - 1, None), limit)


def previous_word(text: str, at: int) -> str:
    """Return the word that one space parts from a place in a text; blank when none does."""
    if at < 2 or text[at - 1] not in " \u00a0" or not text[at - 2].isalpha():
        return ""
    word = text[max(0, at - _MAX_WORD_CHARS) : at - 1].rsplit(None, 1)[-1]
    return word.lstrip("(\"'“‘[«")


def breaks_in(name: str) -> frozenset[str]:
    """Return the marks within a name that elsewhere part two: the commas of "Foreign, Commonwealth and …"."""
    return frozenset(_BREAK.findall(name))


@lru_cache(maxsize=1 << 14)  # The words around names are asked for again and again.
def normal_form(name: str) -> str:
    """Return a name's folded words with single spaces between them; empty when it has no letters or digits."""
    if name.isascii():
        return " ".join(name.translate(_ASCII).lower().split())
    return Passage("", name).normal.strip()


def _folded(cased: str) -> str:
    """Return letters and spaces folded, one for one; those whose folding is longer or shorter are no more there."""
    if not cased.isascii():
        others = _beyond_ascii(cased)
        # One after the other, each by a search for it alone; but many that are rare as they come.
        if len(others) > _FEW_CHARS and len(cased.encode("utf-8", "surrogatepass")) < _MOSTLY_ASCII * len(cased):
            cased = _OTHER.sub(_folded_other, cased)
        else:
            for char in others:
                folded = _one_for_one(char)
                if folded != char:  # Few of Chinese ones are, and each search goes through all of the text.
                    cased = cased.replace(char, folded)
    return cased.lower() if cased.isascii() else _with_ascii(cased, _LOWERED)


def _with_ascii(text: str, table: bytes) -> str:
    """Return a text with its characters of ASCII changed; byte by byte, which takes a tenth of the time."""
    return text.encode("utf-8", "surrogatepass").translate(table).decode("utf-8", "surrogatepass")


def _beyond_ascii(text: str) -> set[str]:
    """Return the different characters of a text that are not in ASCII; of mostly ASCII texts, at a tenth of the time
    that all its different characters take."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ALL_ASCII).decode("utf-8", "surrogatepass"))


def _odd_pattern(text: str, others: set[str]) -> re.Pattern[str] | None:
    """Return what finds the characters whose folding is longer or shorter, and sequences that make one letter.

    `others` are those characters of the text that are not in ASCII.
    """
    odd = "".join(sorted([char for char in others if len(_fold_char(char)) != 1 and not _parts(char)]))
    patterns = [f"[{re.escape(odd)}]"] if odd else []
    marks = re.escape("".join(sorted([char for char in others if _joins(char)])))
    if marks and not unicodedata.is_normalized("NFC", text):
        patterns.insert(0, f"[^{marks}][{marks}]+")
    return re.compile("|".join(patterns)) if patterns else None


def _script_changes(text: str, touching: str) -> Iterator[int]:
    """Yield where a word begins or ends of a script whose words touch each other, and another's goes on.

    `touching` are the characters of such scripts that the text has.
    """
    size = len(text)
    # To look every character up takes long, and mostly such words are few, and not far from each other.
    first, last = min(map(text.find, touching)), max(map(text.rfind, touching))
    for found in _TOUCHING.finditer(text, first, last + 1):
        start, end = found.span()
        if start and text[start - 1] != " ":
            yield start
        if end < size and text[end] != " ":
            yield end


def _fold_with_case(piece: str) -> str:
    folded = _fold(piece)
    return folded.capitalize() if piece[0].isupper() else folded


def _fold(piece: str) -> str:
    """Return the letters of a character, or of a letter and its marks, folded; spaces for all else."""
    if piece.isascii():
        return piece.translate(_ASCII).lower()
    piece = _HALVES.sub(" ", piece)
    return "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in fold(piece))


@cache
def _fold_char(char: str) -> str:
    return _fold(char)


@cache
def _one_for_one(char: str) -> str:
    folded = _fold_char(char)
    return folded if len(folded) == 1 else " "


def _folded_other(found: re.Match[str]) -> str:
    return _one_for_one(found[0])


@cache
def _parts(char: str) -> bool:
    """Tell whether a character is no letter, digit or mark of a word, and parts those beside it."""
    return _fold_char(char).isspace()


@cache
def _joins(char: str) -> bool:
    """Tell whether a character joins the one before it: a combining mark, or a Korean vowel or final letter."""
    return unicodedata.combining(char) > 0 or "\u1160" <= char <= "\u11ff"
