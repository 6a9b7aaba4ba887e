"""Where two texts differ: the passages of each, with the words marked that the other has not."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\S+")

_MAX_CHARS = 6_000
"""Characters of a side that are compared word by word: comparing takes their square, and a person reads them."""

_AROUND_CHARS = 60
"""Characters shown on either side of what differs."""


class Passage(NamedTuple):
    """A run of text, and whether the other text has it not."""

    text: str
    is_different: bool = False


def differences(one: str, other: str) -> tuple[list[Passage], list[Passage]]:
    """Return both texts with what differs; of long runs that both have, the ends alone."""
    pairs = _differing_lines(one, other)
    words, others = (_WORD.findall(text[:_MAX_CHARS]) for text in pairs)
    # In a long side the commonest words are no beginning of what both have: of one word over and over, each would be
    # held against each, many times.
    found = SequenceMatcher(str.isspace, words, others).get_opcodes()
    sides = (
        [Passage("".join(words[a:b]), tag != "equal") for tag, a, b, _, _ in found if a < b],
        [Passage("".join(others[c:d]), tag != "equal") for tag, _, _, c, d in found if c < d],
    )
    return list(_shortened(sides[0])), list(_shortened(sides[1]))


def _differing_lines(one: str, other: str) -> tuple[str, str]:
    """Return of each text the lines that differ: most of a long one is the same."""
    lines, others = one.split("\n"), other.split("\n")
    found = SequenceMatcher(None, lines, others).get_opcodes()
    kept = [(lines[a:b], others[c:d]) for tag, a, b, c, d in found if tag != "equal"]
    return "\n".join("\n".join(each) for each, _ in kept), "\n".join("\n".join(each) for _, each in kept)


def _shortened(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        text = passage.text
        if passage.is_different or len(text) <= 3 * _AROUND_CHARS:
            yield passage
        else:
            head, _, _ = text[:_AROUND_CHARS].rpartition(" ")
            _, _, tail = text[-_AROUND_CHARS:].partition(" ")
            yield Passage(f"{head} … {tail}")
