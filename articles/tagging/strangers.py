"""Longer names of somebody or something else that begin with a listed person's surname: Salam Adeyemi, Ford Motor."""

import re
from collections.abc import Callable

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.body_words import COMPANY_ENDINGS
from articles.tagging.known import known_given_names
from articles.tagging.lexicon import DATE_WORDS, FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.other_places import INSTITUTION_WORDS, LANDSCAPES, NAMED_AFTER
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import PERSONAL_NOUNS, TITLE_MODIFIERS, TITLES, USUAL_GIVEN_NAMES
from articles.tagging.words_after import has_particle_after

_NAME_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-z][\w'’\-]*)")
_PARTICLES_BEGIN = frozenset("aebdvui")
_NUMERAL = re.compile(r"(?!I\Z)[IVX]+")
_BEFORE_THINGS = frozenset({"the", "a", "an", "this"})
_OF_FIRMS = COMPANY_ENDINGS - {"group"} | {"motor", "motors", "airlines", "industries"}
_GOES_ON_NO_NAME = (
    DATE_WORDS
    | FUNCTION_WORDS
    | INSTITUTION_WORDS
    | LANDSCAPES
    | NAMED_AFTER
    | PERSONAL_NOUNS
    | TITLE_MODIFIERS
    | TITLES
    | {"state", "white"}  # The state visit, the White House.
)


def begins_anothers_name(passage: Passage, run: Found, is_ordinary: Callable[[str], bool]) -> bool:
    """Tell whether a surname is here the given name of a person, a sovereign's name or the beginning of a firm's, so
    that standing alone elsewhere it is theirs. `is_ordinary` tells the folded words that are no names of people."""
    after = passage.text[run.last + 1 : run.last + 2]
    if after in _PARTICLES_BEGIN and has_particle_after(passage.text, run.last):
        return True
    if not after.isupper() or passage.is_title_case:
        return False
    name = _NAME_AFTER.match(passage.text, run.last)
    if name is None:
        return False
    word = normal_form(name[1]).removesuffix(" s")
    if _NUMERAL.fullmatch(name[1]) or word in _OF_FIRMS:
        return True
    if name[1].isupper() or word in _GOES_ON_NO_NAME or is_ordinary(word):
        return False
    if passage.word_before(run.start) in _BEFORE_THINGS:  # The Smith Amendment.
        return False
    first = passage.normal[run.start : run.end]
    return first not in FAMILY_NAMES_FIRST and (first in USUAL_GIVEN_NAMES or first in known_given_names())
