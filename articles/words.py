"""The one tokeniser: a text becomes the words that both databases index and every query asks for.

A word is folded (compatibility forms, case, accents, Arabic alef, ya, ta marbuta and vowel marks, Hebrew
points, ё/е) and then stemmed by the text's language with Snowball. Runs of Chinese, Japanese and Korean
script, written without spaces, become one word a pair of characters. The engines' own tokenisers disagree
with each other, so they are only ever given words made here, separated by single spaces.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from functools import cache
from itertools import islice, pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

import Stemmer

from articles.vocabulary import UNLISTED, UNSTATED

VERSION = "2"
"""Part of every text's digest: raise it when the same text would give other words."""

MAX_WORDS = 50_000
"""Words of one text that are indexed. A PostgreSQL `tsvector` above 1 MiB makes the INSERT fail."""

MAX_BYTES = 600_000
"""UTF-8 bytes of one text's words that are indexed, for texts of very long words."""

MAX_WORD_CHARS = 64

_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    # English stemming leaves other scripts alone, so it is safe where the language is unknown.
    UNSTATED: "english",
    UNLISTED: "english",
}
"""Language → Snowball algorithm. Languages that are missing here are folded but not stemmed."""

STEMMED_LANGUAGES = tuple(_STEMMERS)
"""Languages whose words are stored by their stems."""

_ENDINGS = {
    "en": ("e", "s", "es", "ed", "y", "ing", "ies", "ion", "ions", "ment", "ments", "ly", "al", "ation", "ive"),
    "fr": ("e", "s", "es", "er", "ent", "ion", "ions", "ement", "ique", "ements", "eur"),
    "es": ("a", "o", "s", "as", "os", "ar", "ion", "iones", "mente", "ado"),
    "de": ("e", "en", "er", "es", "ung", "ungen", "lich"),
    "ru": ("а", "о", "ы", "и", "ов", "ами", "ия", "ии", "ие", "ный", "ение"),
}
"""Common word endings, for prefixes that are longer than the stem of what they begin."""

# Marks that are dropped: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_SHORT_I = "и\u0306"  # й decomposed: a letter of its own, not an accented и.
_LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",
        "ک": "ك",
        "ـ": None,
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ı": "i",
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u02bb": "'",
        "\u05f3": "'",
        "\uff07": "'",
        "`": "'",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
    }
)

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
# Scripts of South and South-East Asia write vowels as marks, which are no letters to `re`: their blocks count whole.
_MARKED = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0e3e\u0e40-\u0f0a\u0f20-\u0fff\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
_WORD_CHARS = rf"(?:[^\W_{_CJK}]|[{_MARKED}])"
_CHUNK = re.compile(
    # Letters divided by full stops (U.S., U.N.S.C.O.P.), then runs without spaces, then words with apostrophes.
    rf"(?P<initials>\b[^\W\d_{_CJK}](?:\.[^\W\d_{_CJK}])+(?![^\W_{_CJK}])\.?)"
    rf"|(?P<pairs>[{_CJK}]+)"
    rf"|(?P<word>{_WORD_CHARS}+(?:'{_WORD_CHARS}+)*)"
)
_RUN = re.compile(r"\S+")
# Most runs of a text without white space: one word of ASCII, with punctuation that no folding makes a letter of.
_EDGE = r"[\x00-/:-@\[-`{-\x7f“”‘’–—…«»]*"
_PLAIN = re.compile(rf"{_EDGE}([A-Za-z0-9]+)(?:['’][sS])?{_EDGE}")
# The capitals of ASCII as small letters, and a blank for each sign of it that parts words wherever it stands.
_PARTING = b'!"#$%&()*+,-/:;<=>?@[\\]^{|}~'
_PLAINER = bytes.maketrans(ascii_uppercase.encode() + _PARTING, ascii_lowercase.encode() + b" " * len(_PARTING))
_ELIDED = re.compile(r"^(?:l|d|j|m|t|n|c|s|qu|jusqu|lorsqu|puisqu|dell|nell|sull|all|un)'(?=\w{2})")


class Word(NamedTuple):
    """One folded word, not yet stemmed, with its place in the folded text (characters)."""

    text: str
    start: int
    end: int
    is_pair: bool = False


@cache
def _fold_char(char: str) -> str:
    """Fold one character by itself."""
    return fold(char)


def fold(text: str) -> str:
    """Return the text without the differences that a search ignores: case, accents, vowel marks."""
    if text.isascii():
        return text.lower()
    # Compatibility forms first: a mathematical 𝐓 becomes a capital T only by them.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = _SHORT_I in text
    if kept:
        text = text.replace(_SHORT_I, "\ue000")
    text = _MARKS.sub("", text).translate(_LETTERS)
    if kept:
        text = text.replace("\ue000", _SHORT_I)
    return unicodedata.normalize("NFC", text)


def split(folded: str, *, is_query: bool = False) -> Iterator[Word]:
    """Yield the words of a folded text, in order.

    A run of characters written without spaces gives each pair, and in a text also the last character
    alone, so that a search for one character is a search for what begins with it.
    """
    for found in _CHUNK.finditer(folded):
        kind, text, start, end = found.lastgroup, found.group(), found.start(), found.end()
        if kind == "pairs":
            for place, (one, two) in enumerate(pairwise(text)):
                yield Word(one + two, start + place, start + place + 2, True)
            if not is_query or len(text) == 1:
                yield Word(text[-1], end - 1, end, True)
            continue
        if kind == "initials":
            yield Word(text.replace(".", "")[:MAX_WORD_CHARS], start, end)
            continue
        if "'" in text:
            text = text.removesuffix("'s")
            elided = _ELIDED.match(text)
            if elided:
                yield Word(elided.group()[:-1], start, start + elided.end() - 1)
                text, start = text[elided.end() :], start + elided.end()
            text = text.replace("'", "")
        yield Word(text[:MAX_WORD_CHARS], start, end)


def words_of(run: str) -> Iterable[str]:
    """Return the folded words of a run of a text without white space, in order, not yet stemmed."""
    plain = _PLAIN.fullmatch(run)
    return (plain[1].lower()[:MAX_WORD_CHARS],) if plain else (word.text for word in split(fold(run)))


class _Stored(dict[str, str]):
    """What runs of a text without white space are stored as in one language, learnt as they come."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> str:
        # A run of a megabyte may hold a million words, of which no more are stored.
        stored = " ".join(stem(islice(words_of(piece), MAX_WORDS), self._language))
        if len(piece) <= MAX_WORD_CHARS:
            if len(self) >= _MAX_KNOWN:
                self.clear()
            self[piece] = stored
        return stored


class _Known(threading.local):
    """What one thread has: stemmers, which are not safe to share, and what it has learnt of runs in each language."""

    def __init__(self) -> None:
        self._stemmers: dict[str, Callable[[str], str]] = {}
        self._stored: dict[str, _Stored] = {}

    def stemmer(self, language: str) -> Callable[[str], str] | None:
        algorithm = _STEMMERS.get(language)
        if algorithm is None:
            return None
        if algorithm not in self._stemmers:
            # Without a memory of its own: a stem is made in the time that looking it up takes.
            self._stemmers[algorithm] = Stemmer.Stemmer(algorithm, 0).stemWord
        return self._stemmers[algorithm]

    def stored(self, language: str) -> _Stored:
        if language not in self._stored:
            self._stored[language] = _Stored(language)
        return self._stored[language]


_known = _Known()
_MAX_KNOWN = 200_000  # About 30 MB a language and thread at the very most; news English has some 60,000 words.


def stem(words: Iterable[str], language: str) -> list[str]:
    """Return each folded word's stem in a language; the words themselves where it has no stemmer."""
    stem_word = _known.stemmer(language)
    return list(words) if stem_word is None else [stem_word(word) or word for word in words]


def plainer(text: str) -> str:
    """Return the text without capitals and most punctuation of ASCII: of the same words, in fewer different runs.

    Every character keeps its place.
    """
    # An apostrophe beside letters beyond ASCII, and else none: the runs decide as they are.
    if "`" in text and not all(run.isascii() for run in text.split() if "`" in run):
        return text
    return text.encode(errors="surrogatepass").translate(_PLAINER).decode(errors="surrogatepass")


def index_words(text: str, language: str) -> str:
    """Return the stored words of a text: stems in order, separated by single spaces.

    At most `MAX_WORDS` words and `MAX_BYTES` bytes; the rest of the text is not searchable.
    """
    # No word reaches over white space, so each run between is looked up: nine in ten were met before.
    stored = " ".join(filter(None, map(_known.stored(language).__getitem__, plainer(text).split())))
    if len(stored) > MAX_WORDS:
        stored = " ".join(stored.split(" ", MAX_WORDS)[:MAX_WORDS])
    if len(stored) * 4 > MAX_BYTES and len(stored.encode()) > MAX_BYTES:
        cut = stored.encode()[:MAX_BYTES].decode(errors="ignore")
        stored = cut.rpartition(" ")[0]
    return stored


def phrase_variants(words: list[str], languages: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the ways a run of folded words may be stored: its stems in each language, without repeats.

    The languages are those that articles of the archive are written in.
    """
    variants = {tuple(stem(words, language)): None for language in sorted(languages)}
    return list(variants) or [tuple(words)]


def prefix_variants(prefix: str, languages: Iterable[str]) -> tuple[str, list[str]]:
    """Return a folded prefix, and the stems shorter than it that words beginning with it are stored under.

    "negotia*" begins "negotiation", which is stored as "negoti": no stored word begins with the prefix, so
    the stem is asked for by name. The stems are those of the prefix with common endings.
    """
    shorter: dict[str, None] = {}
    for language in sorted(languages):
        endings = _ENDINGS.get("en" if language in (UNSTATED, UNLISTED) else language, ())
        for found in stem([prefix, *(prefix + ending for ending in endings)], language):
            if not found.startswith(prefix):
                shorter[found] = None
    return prefix, list(shorter)


class _Standing(NamedTuple):
    """A stored word that stands in a text: how many words stand before it, and its place in characters."""

    place: int
    stored: str
    start: int
    end: int


def find_words(
    text: str,
    wanted: frozenset[str],
    prefixes: tuple[str, ...],
    language: str,
    phrases: Collection[tuple[str, ...]] = (),
) -> Iterator[tuple[int, int]]:
    """Yield where wanted stored words and phrases stand in an unfolded text, in order: start and end, in characters.

    A phrase is stored words that follow each other; the last may be a beginning with a star.
    """
    if not phrases:
        yield from ((word.start, word.end) for word in _standing(text, wanted, prefixes, language))
        return
    of_phrases = {word for phrase in phrases for word in phrase}
    begun = tuple(word[:-1] for word in of_phrases if word.endswith("*"))
    standing = list(_standing(text, wanted | of_phrases, prefixes + begun, language))
    spans = [(word.start, word.end) for word in standing if _is_one(word.stored, wanted, prefixes)]
    for number, first in enumerate(standing):
        for phrase in phrases:
            following = standing[number : number + len(phrase)]
            # Each place comes once, so these follow each other if the last of them stands so far behind.
            if len(following) < len(phrase) or following[-1].place - first.place >= len(phrase):
                continue
            if all(
                word.stored.startswith(part[:-1]) if part.endswith("*") else word.stored == part
                for word, part in zip(following, phrase, strict=True)
            ):
                spans.append((first.start, following[-1].end))
    yield from sorted(spans, key=lambda span: (span[0], -span[1]))


def _standing(text: str, wanted: Set[str], prefixes: tuple[str, ...], language: str) -> Iterator[_Standing]:
    """Yield the wanted stored words of an unfolded text."""
    known = _known.stored(language)
    place = 0
    for run in _RUN.finditer(text):
        words = known[run.group()].split()
        if not wanted.isdisjoint(words) or (prefixes and any(word.startswith(prefixes) for word in words)):
            folded, places = fold_with_places(run.group())
            found = list(split(folded))
            stems = stem([word.text for word in found], language)
            for number, (word, stored) in enumerate(zip(found, stems, strict=True)):
                if _is_one(stored, wanted, prefixes):
                    start, end = places[word.start], places[word.end - 1] + 1
                    yield _Standing(place + number, stored, run.start() + start, run.start() + end)
        place += len(words)


def _is_one(stored: str, wanted: Set[str], prefixes: tuple[str, ...]) -> bool:
    return stored in wanted or bool(prefixes and stored.startswith(prefixes))


def fold_with_places(text: str) -> tuple[str, list[int] | range]:
    """Return the folded text, and for each of its characters the place of the one it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = _fold_char(text[at]) if end == at + 1 else fold(text[at:end])
        folded.append(piece)
        places.extend([at] * len(piece))
        at = end
    return "".join(folded), places
