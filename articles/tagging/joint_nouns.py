"""Bodies of several states that one noun names: the Ruritanian and Sylvanian forces, the armies of both."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.tagging.bodies import Bodies
from articles.tagging.contexts import is_no_body, is_of_another_level
from articles.tagging.names import Found
from articles.tagging.passages import Passage
from articles.tagging.weighing import How, Naming

_LAST = frozenset({" and ", " and the ", ", and ", "'s and ", "’s and ", " & "})
_MAX_LAST_CHARS = max(map(len, _LAST))
_BEFORE_LAST = frozenset({", ", ", the "})
_ADJECTIVES = frozenset({How.ADJECTIVE, How.SENSE, How.WITHIN})
"""Senses are told apart of adjectives, too, the Congolese; and a name within that of a body qualifies as one does."""
_NOUN_CHARS = 60
_NOUN_WORDS = 3
_POSSESSIVE = " s "
_OF = (" of ", " of the ")


class Joint(NamedTuple):
    """A noun, where it stands, and a body that it names with its owner."""

    run: Found
    body: int
    owner: int


class JointNouns:
    """The nouns of bodies, ready to be sought beside lists of their owners."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._nouns = {noun.written: noun for noun in bodies.nouns}

    def find(self, passage: Passage, marks: Sequence[Naming]) -> Iterator[Joint]:
        """Yield the bodies that the noun beside a list of owners names, but for the owner that it touches.

        `marks` are the namings of those that have bodies, in order. Adjectives share any noun: "Ruritanian and
        Sylvanian police". Names share a plural alone: "Freedonia and Sylvania's armies".
        """
        for listed in _lists(passage, marks):
            last = listed[-1]
            are_adjectives = last.how in _ADJECTIVES
            run = self._after(passage, last)
            if run is None:
                run = self._before(passage, listed[0])
                others = listed[1:]
            elif are_adjectives:
                others = [one for one in listed[:-1] if one.how in _ADJECTIVES and not one.name.endswith("s")]
                if not others and listed[-2].words.replace(".", "").isupper():  # "US and Sylvanian forces"
                    others = listed[-2:-1]
            else:
                others = [one for one in listed[:-1] if one.how not in _ADJECTIVES]
            if run is None:
                continue
            noun = self._nouns[passage.normal[run.start : run.end]]
            is_shared = noun.is_plural or (are_adjectives and run.start > last.start)
            if not is_shared or is_of_another_level(passage, run) or (noun.is_armed and is_no_body(passage, run)):
                continue
            for other in others:
                for body in self._bodies.of(noun, other.identity):
                    yield Joint(run, body, other.identity)

    def _after(self, passage: Passage, naming: Naming) -> Found | None:
        """Return the noun of a body that directly follows a naming, the longest there is; None without."""
        normal = passage.normal
        start = naming.end + (len(_POSSESSIVE) if normal.startswith(_POSSESSIVE, naming.end) else 1)
        words = normal[start : start + _NOUN_CHARS].split(" ")[:_NOUN_WORDS]
        for count in range(len(words), 0, -1):
            end = start + len(" ".join(words[:count]))
            if normal[start:end] in self._nouns:
                first, last = passage.span(start, end)
                return None if passage.is_broken(naming.last - 1, first + 1) else Found(start, end, (), first, last)
        return None

    def _before(self, passage: Passage, naming: Naming) -> Found | None:
        """Return the noun of a body that "of" parts from a naming after it; None without."""
        for of in _OF:
            end = naming.start - len(of)
            if end > 0 and passage.normal.startswith(of, end):
                start = passage.normal.rfind(" ", 0, end) + 1
                if passage.normal[start:end] in self._nouns:
                    return Found(start, end, (), *passage.span(start, end))
        return None


def _lists(passage: Passage, marks: Sequence[Naming]) -> Iterator[Sequence[Naming]]:
    """Yield the namings that stand one after the other with commas and, before the last, "and" between them."""
    text, end = passage.text, -_MAX_LAST_CHARS
    for at, mark in enumerate(marks):
        start, end = end, mark.last
        if mark.first <= start + _MAX_LAST_CHARS and text[start : mark.first] in _LAST:
            first = at - 1
            while first > 0 and text[marks[first - 1].last : marks[first].first] in _BEFORE_LAST:
                first -= 1
            yield marks[first : at + 1]
