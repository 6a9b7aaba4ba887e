"""Acronyms that an item spells out: after "Reporters Without Borders (RSF)", RSF is nobody else."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from articles.tagging.passages import normal_form
from articles.tagging.readings import Reading
from articles.tagging.weighing import How, Naming

_IN_BRACKETS = re.compile(r"\((?P<acronym>[A-Z][A-Z-]{1,7})\)")
# From where a word begins, and no longer word than any has: a text in a script without spaces is one word.
_NAME_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]{0,40}(?: [\w'’&-]{1,40}){1,9}\Z")
_NAME_CHARS = 420
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = frozenset({"of", "the", "and", "for", "a"})
_CAPITAL = re.compile(r"\b[^\W\d_a-z]")
_SPELT_CHARS = 80


def give_acronyms(readings: Sequence[Reading], may_have_one: Callable[[int], bool]) -> None:
    """Let the acronyms that an item spells out mean what it spells out, an actor of the list or a stranger, whatever
    else they may mean.

    `may_have_one` tells by their identities the actors that an acronym may be of: no people and no states.
    """
    owners: dict[str, int | None] = {}
    for acronym, before, end, text in _spelt_out(readings):
        if before is not None and not may_have_one(before.identity):
            continue
        if before is not None and _may_stand_for(acronym, before.words):
            owners.setdefault(acronym, before.identity)
        elif _spells(spelt := text[max(0, end - _SPELT_CHARS) : end], acronym) or _are_initials(spelt, acronym):
            owners.setdefault(acronym, None)
    spelt_out = set(map(normal_form, owners))
    longest = max(map(len, owners), default=0)
    for reading in readings if owners else ():
        reading.of_senses -= spelt_out
        given: list[Naming] = []
        namings, reading.namings = reading.namings, []
        for naming in namings:
            if naming.last - naming.first > longest:  # As most: its words need not be cut out.
                reading.namings.append(naming)
                continue
            owner = owners.get(naming.words, naming.identity)
            if owner == naming.identity:
                reading.namings.append(naming)
            elif owner is not None:
                given.append(naming._replace(identity=owner))
        reading.namings += given
        runs, reading.open = reading.open, []
        for run in runs:
            written = reading.passage.text[run.first : run.last]
            if written not in owners:
                reading.open.append(run)
            elif (owner := owners[written]) is not None:
                reading.add(run, owner, How.NAME)


def _spelt_out(readings: Iterable[Reading]) -> Iterator[tuple[str, Naming | None, int, str]]:
    """Yield the acronyms in brackets that the words before spell out, each with what those words name, the character
    at which they end, and the text."""
    for reading in readings:
        text = reading.passage.text
        ending: dict[int, Naming] = {}
        for found in _IN_BRACKETS.finditer(text) if "(" in text else ():
            start = found.start()
            end = start - 1 if text[start - 1 : start] == " " else start
            if _NAME_BEFORE.search(text, max(0, end - _NAME_CHARS), end):
                # Of those that end there the first: a dictionary keeps the last.
                ending = ending or {naming.last: naming for naming in reversed(reading.namings)}
                yield found["acronym"], ending.get(end), end, text
            elif _are_initials(text[max(0, end - _SPELT_CHARS) : end], found["acronym"]):
                yield found["acronym"], None, end, text


def _spells(name: str, acronym: str) -> bool:
    """Tell whether the capitals of a name's last words are the letters of an acronym, in order."""
    return "".join(_CAPITAL.findall(name)).upper().endswith(acronym)


def _may_stand_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym may be that of a name directly before it, in any language: a letter is the same."""
    return acronym[0] in "".join(_CAPITAL.findall(name)).upper()


def _are_initials(spelt: str, acronym: str) -> bool:
    """Tell whether the last words of a text, written small, begin with the letters of an acronym, each with one: an
    estimated time of arrival is an ETA."""
    words = [word for word in _SMALL_WORD.findall(spelt) if word not in _JOINTS][-len(acronym) :]
    return "".join(word[0] for word in words).upper() == acronym and all(word.islower() for word in words)
