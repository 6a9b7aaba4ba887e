"""How sentences and paragraphs begin: with words and numbers that before a surname look like a given name."""

from articles.tagging.lexicon import OPENING_WORDS
from articles.tagging.other_places import BEFORE_NAMES_OF_THINGS, NAMED_AFTER
from articles.tagging.passages import Passage
from articles.tagging.people_words import (
    GIVEN_NAMES_LIKE_VERBS,
    GIVEN_NAMES_LIKE_WORDS,
    PERSONAL_VERBS,
    USUAL_GIVEN_NAMES,
)

_MIN_CHARS = 4  # Below stand the particles of names, which are written small elsewhere: Van, Den.
_BEFORE_INITIALS = frozenset(" \u00a0\n\t([“\"‘'-–—.")
_GIVEN = GIVEN_NAMES_LIKE_WORDS | GIVEN_NAMES_LIKE_VERBS | USUAL_GIVEN_NAMES
_BEFORE_THINGS = NAMED_AFTER | BEFORE_NAMES_OF_THINGS
_OPENING_WORDS = (OPENING_WORDS | PERSONAL_VERBS) - _GIVEN
_OPENING_VERBS = OPENING_WORDS & _GIVEN
_NEAR_CHARS = 20_000
"""Characters around a word in which it is sought without a capital: a longer text is several together."""
_AFTER_HOPE = frozenset("can could may might".split())


def is_initial(text: str, at: int) -> bool:
    """Tell whether a single letter before a full stop may be somebody's initial: a capital that begins a word, which
    that of "D/Z." does not."""
    return text[at].isupper() and (at == 0 or text[at - 1] in _BEFORE_INITIALS)


def is_number(passage: Passage, at: int) -> bool:
    """Tell whether a capital letter before a full stop numbers a paragraph: where a sentence begins, and the letter
    beside it in the alphabet begins another; the first may be a Roman number too."""
    if not passage.is_opening(at):
        return False
    letter = passage.text[at]
    beside = "II" if letter == "I" else chr(ord(letter) + (1 if letter == "A" else -1))
    return beside in passage.numbers


def is_opening_word(word: str, passage: Passage, at: int) -> bool:
    """Tell whether a folded word at the beginning of a sentence has its capital from there, and begins nobody's name:
    a verb or an adverb, or what the passage has without a capital too, not far from that character."""
    if word in _OPENING_WORDS:
        return True
    if word in _GIVEN or word in _BEFORE_THINGS or len(word) < _MIN_CHARS:
        return False
    return (
        word.endswith(("ed", "ing", "ly"))
        or passage.cased.find(f" {word} ", max(0, at - _NEAR_CHARS), at + _NEAR_CHARS) >= 0
    )


def is_opening_verb(word: str, follows: str) -> bool:
    """Tell whether a folded word at the beginning of a sentence is a verb, though some are called so, by the folded
    word that follows the surname after it: "Hope Smith can come"."""
    return word in _OPENING_VERBS and follows in _AFTER_HOPE
