"""The part of a text that shows why it was found, with the found words and phrases marked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.questions import Reading
from articles.words import find_words

SNIPPET_CHARS = 260
_CHARS_BEFORE = 80
_WINDOW_CHARS = 1_000
_OVERLAP_CHARS = 300
"""Longer than a phrase that can be searched for."""


class Piece(NamedTuple):
    """A stretch of text, and whether it is a word or phrase that was searched for."""

    text: str
    is_hit: bool


def mark(text: str, reading: Reading, language: str) -> list[Piece]:
    """Return a whole short text in pieces, the words searched for marked."""
    return _pieces(text, _hits(text, reading, language))


def snippet(text: str, reading: Reading, language: str) -> list[Piece]:
    """Return some `SNIPPET_CHARS` characters around the first word found, in pieces; the beginning if none is."""
    left = max(0, _first_hit(text, reading, language) - _CHARS_BEFORE)
    if left:
        left = text.find(" ", left) + 1 or left
    right = min(len(text), left + SNIPPET_CHARS)
    if right < len(text):
        right = max(text.rfind(" ", left, right), left + _CHARS_BEFORE)
    pieces = mark(text[left:right], reading, language)
    if left:
        pieces.insert(0, Piece("… ", False))
    if right < len(text):
        pieces.append(Piece(" …", False))
    return pieces


def _first_hit(text: str, reading: Reading, language: str) -> int:
    """Return where the first word that was searched for begins; 0 if none is found."""
    # Window by window, for the hit is mostly near the beginning and the text may be long.
    for start in range(0, len(text), _WINDOW_CHARS):
        window = text[start : start + _WINDOW_CHARS + _OVERLAP_CHARS]
        for left, _ in _hits(window, reading, language):
            return start + left
    return 0


def _hits(text: str, reading: Reading, language: str) -> Iterator[tuple[int, int]]:
    return find_words(text, reading.wanted, reading.prefixes, language, reading.phrases)


def _pieces(text: str, hits: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in hits:
        if start < at:  # Pairs of characters overlap.
            continue
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return pieces
