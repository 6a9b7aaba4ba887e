"""Names in a text made links: the first mention of each actor that the article is tagged with leads to its page.

The markup stays as it was cleaned. It is split into tags and text, never parsed and written anew, and nothing is
added to it but whole links around words.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from typing import NamedTuple

from articles.index.labels import Label, Labels
from articles.markup import INLINE_TAGS
from articles.models import ActorName
from articles.models.reading import read_rows
from articles.tagging.names import OWN, NameFinder
from articles.tagging.passages import Passage
from articles.tagging.people import full_forms
from articles.tagging.places import is_of_another_place
from articles.vocabulary import ActorKind, NameUse

LINKED_USES = (NameUse.NAME, NameUse.ACRONYM)
"""Further names that name their actor alone. "Israeli" and "the Kremlin" often mean somebody else."""

MAX_LINKED_CHARS = 100_000
"""Characters of a text in which names are sought; 1 MB of references took over a second. First mentions stand early."""

_NOBODY = -1
"""Place of a name that is no tagged actor's: it only keeps the shorter name within it from being linked."""

# A tag with its quoted attributes, a character reference, words, or a character that stands for itself. Nothing is
# tried twice, so that a tag without its end costs one look through the text.
_PIECE = re.compile(
    r"""(?P<tag><(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)?[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>)"""
    r"|(?P<reference>&#?[A-Za-z0-9]{1,32};)|(?P<broken><)|[^<&]++|&"
)
_CLOSED_TO_LINKS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})

_MAX_SOUGHT = 50_000

_listed: list[tuple[Labels, str, dict[str, list[str]]]] = []
"""The names of all actors in one text, and by name those that hold it; kept while the labels stay the same."""


class _Piece(NamedTuple):
    """A run of text in the markup, and where it stands among the words alone."""

    place: int
    start: int
    end: int
    node: int
    """Runs with no tag between them are one node; 0 where no link may stand."""
    is_reference: bool


def names_of(labels: Iterable[Label]) -> dict[int, list[str]]:
    """Return the names by which each of these actors is linked, its main name first; one query."""
    names: dict[int, list[str]] = {}
    for label in labels:
        names[label.id] = [label.name, *(full_forms(label.name) if label.kind == ActorKind.PERSON else ())]
    for actor, name in read_rows(ActorName, ("actor_id", "name"), {"actor_id": list(names), "use": LINKED_USES}):
        names[actor].append(name)
    return names


def link_names(body_html: str, names: Mapping[int, Iterable[str]], labels: Labels) -> str:
    """Return a cleaned text in which the first mention of each actor is a link to its page.

    `names` are those of the actors to link, by id; `labels` those of every actor of the archive. Names are whole
    words written as names are, the longest first; one that two of the actors share is left alone, and so is what
    stands in a link or a heading.
    """
    if not names:
        return body_html
    pieces, words = _split(body_html)
    actors = list(names)
    sought = [(place, name, OWN) for place, actor in enumerate(actors) for name in names[actor]]
    sought += [(_NOBODY, name, OWN) for name in _longer_names(labels, names, words)]
    passage = Passage("text", words)
    links: list[tuple[int, int, str]] = []
    linked = {_NOBODY}
    end = at = 0
    for run in NameFinder(sought).find(passage):
        if run.start < end:
            continue
        end = run.end
        places = {name.actor for name in run.names}
        place = places.pop()
        if places or place in linked:
            continue
        label = labels.by_id[actors[place]]
        beside = passage.word_before(run.start), passage.word_after(run.end)
        if label.kind == ActorKind.STATE and is_of_another_place(passage, run, *beside, is_adjective=False):
            continue
        first, last = passage.span(run.start, run.end)
        while at + 1 < len(pieces) and pieces[at + 1].place <= first:
            at += 1
        span = _in_markup(pieces, at, first, last)
        if span is not None:
            linked.add(place)
            links.append((*span, label.address))
    return _with_links(body_html, links)


def _split(body_html: str) -> tuple[list[_Piece], str]:
    """Return the runs of text of a markup, and all its words; the end of a block parts them as a blank line does."""
    pieces: list[_Piece] = []
    words: list[str] = []
    length = closed = 0
    number = 1
    for found in _PIECE.finditer(body_html):
        if found["broken"]:  # The cleaner leaves none; what follows is nobody's to link.
            break
        if found["tag"]:
            number += 1
            name = (found["name"] or "").lower()
            if name in _CLOSED_TO_LINKS:
                closed = max(0, closed - 1) if found["closing"] else closed + 1
            if name not in INLINE_TAGS:
                words.append("\n\n")
                length += 2
            continue
        is_reference = found["reference"] is not None
        text = unescape(found.group()) if is_reference else found.group()
        pieces.append(_Piece(length, found.start(), found.end(), 0 if closed else number, is_reference))
        words.append(text)
        length += len(text)
        if length > MAX_LINKED_CHARS:
            break
    return pieces, "".join(words)[:MAX_LINKED_CHARS]


def _in_markup(pieces: list[_Piece], at: int, first: int, last: int) -> tuple[int, int] | None:
    """Return where words that begin in one piece stand in the markup; None where no link may stand."""
    one = pieces[at]
    while at + 1 < len(pieces) and pieces[at + 1].place < last:
        at += 1
    two = pieces[at]
    if not one.node or one.node != two.node:
        return None
    start = one.start if one.is_reference else one.start + first - one.place
    return start, two.end if two.is_reference else two.start + last - two.place


def _with_links(body_html: str, links: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, address in links:
        parts += (body_html[at:start], f'<a href="{escape(address)}">', body_html[start:end], "</a>")
        at = end
    return "".join((*parts, body_html[at:]))


def _longer_names(labels: Labels, names: Mapping[int, Iterable[str]], words: str) -> list[str]:
    """Return the names of others that the text has and a name to link is a part of: Sudan is not South Sudan."""
    kept = _listed[0] if _listed else None
    if kept is None or kept[0] is not labels:
        every = "\n".join(label.name.casefold() for label in labels.by_id.values())
        kept = (labels, f"\n{every}\n", {})
        _listed[:] = [kept]
    _, listed, holding = kept
    folded = words.casefold()
    sought = {name.casefold() for actor in names for name in names[actor]}
    found: set[str] = set()
    for name in sought:
        longer = holding.get(name)
        if longer is None:
            if len(holding) >= _MAX_SOUGHT:
                holding.clear()
            longer = holding[name] = _names_with(listed, name)
        found.update(other for other in longer if other not in sought and other in folded)
    return sorted(found)


def _names_with(listed: str, name: str) -> list[str]:
    """Return the names, a line each, of which a name is some of the words."""
    found = []
    at = listed.find(name)
    while at >= 0:
        after = at + len(name)
        if not (listed[at - 1].isalnum() or listed[after].isalnum()):
            start, after = listed.rindex("\n", 0, at) + 1, listed.index("\n", at)
            if listed[start:after] != name:
                found.append(listed[start:after])
        at = listed.find(name, after)
    return found
