"""What a reader typed to search for, parsed once for both databases.

A query is groups joined by OR; a group is terms that must all be present and terms that must be absent. A
term is a word, a phrase or a prefix, with every way in which it may be stored.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.questions import Reading
from articles.words import fold, phrase_variants, prefix_variants, split

MAX_QUERY_CHARS = 256
MAX_TERMS = 16


class QueryError(ValueError):
    """A query beyond the limits; the message is for the reader."""


@dataclass(frozen=True)
class Variant:
    """One way a term may be stored: words that follow each other, the last perhaps only begun."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Term:
    """What one piece of the query asks for, as typed and as stored."""

    typed: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Group:
    """Terms that must all be present, and terms that must be absent."""

    required: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Query:
    """A parsed query; no groups when nothing in it can be searched for."""

    groups: tuple[Group, ...]
    ignored: tuple[str, ...] = ()
    has_brackets: bool = False

    def reading(self) -> Reading:
        """Tell how the query was understood."""
        required = [term for group in self.groups for term in group.required]
        variants = [variant for term in required for variant in term.variants]
        return Reading(
            terms=tuple(_in_words(self.groups)),
            ignored=self.ignored,
            has_idle_brackets=self.has_brackets
            and (len(self.groups) > 1 or any(group.excluded for group in self.groups)),
            wanted=frozenset(v.words[0] for v in variants if len(v.words) == 1 and not v.is_prefix),
            prefixes=tuple(sorted({v.words[0] for v in variants if len(v.words) == 1 and v.is_prefix})),
            phrases=tuple(
                dict.fromkeys((*v.words[:-1], v.words[-1] + "*" * v.is_prefix) for v in variants if len(v.words) > 1)
            ),
        )


_OPERATORS = ("AND", "OR", "NOT")
_HYPHENATED = re.compile(r"[^\W\d]+(?:[-\u2010\u2011][^\W\d]+)+")
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›「」『』〝〞〟＂", '"'))
"""Quotation marks as telephones and word processors type them, in any language, to the plain one."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"|(?P<bare>[^\s"]+)')


def parse(text: str, languages: Iterable[str]) -> Query:
    """Parse a query; the languages are those that articles are written in.

    Words are joined by AND, written or not, which binds tighter than OR. `"…"` is a phrase, `-word` and `NOT word`
    must be absent, `word*` is a prefix. Brackets group nothing: around a word they are punctuation, as a dash is that
    stands alone. Quotation marks of other languages are quotes, and one that is never closed counts as white space.
    Raises QueryError above `MAX_QUERY_CHARS` or `MAX_TERMS`.
    """
    if len(text) > MAX_QUERY_CHARS:
        raise QueryError(f"Search for at most {MAX_QUERY_CHARS} characters; this has {len(text)}.")
    languages = sorted(languages)
    groups: list[tuple[list[Term], list[Term]]] = [([], [])]
    ignored: list[str] = []
    count = 0
    is_negated = has_brackets = False
    for piece in _PIECE.finditer(text.translate(QUOTES)):
        bare = piece["bare"]
        if bare is None:
            is_excluded, parts = bool(piece["minus"]), [(piece["phrase"], False)]
        else:
            word = bare.strip("()")
            is_excluded = word[:1] == "-" and word[1:2] not in ("", "-")
            if is_excluded:
                word = word[1:].strip("()")
            has_brackets = has_brackets or "(" in bare or ")" in bare
            if word in _OPERATORS and not is_excluded:
                is_negated = word == "NOT"
                if word == "OR":
                    groups.append(([], []))
                continue
            parts = [(part.rstrip("*"), part.endswith("*")) for part in word.split("/")]
        is_excluded, is_negated = is_excluded or is_negated, False
        terms = [term for part, is_prefix in parts for term in _term(part, is_prefix, languages)]
        if not terms:
            ignored.append(piece.group())
            continue
        count += len(terms)
        groups[-1][is_excluded].extend(terms)
    if count > MAX_TERMS:
        raise QueryError(f"Search for at most {MAX_TERMS} words; this has {count}.")
    return Query(
        tuple(Group(tuple(required), tuple(excluded)) for required, excluded in groups if required or excluded),
        tuple(ignored),
        has_brackets,
    )


def _term(part: str, is_prefix: bool, languages: list[str]) -> Iterator[Term]:
    """Yield the term that a piece of text asks for, if it holds any word. Hyphens and the like make a phrase."""
    found = list(split(fold(part), is_query=True))
    words = [word.text for word in found]
    if not words:
        return
    if len(found) == 1 and found[0].is_pair and len(words[0]) == 1:
        # A single Chinese character: it begins the pairs that hold it.
        is_prefix = True
    if not is_prefix:
        variants = [Variant(stored) for stored in phrase_variants(words, languages)]
        if len(words) > 1 and _HYPHENATED.fullmatch(part):
            # "cease-fire" is what others write as "ceasefire".
            variants += [Variant(stored) for stored in phrase_variants(["".join(words)], languages)]
    elif len(words) == 1:
        prefix, shorter = prefix_variants(words[0], languages)
        variants = [Variant((prefix,), True), *(Variant((stored,)) for stored in shorter)]
    else:
        starts = phrase_variants(words[:-1], languages)
        variants = [Variant((*start, words[-1]), True) for start in starts]
    yield Term(part + ("*" if is_prefix else ""), tuple(variants))


def _in_words(groups: tuple[Group, ...]) -> Iterator[str]:
    clauses = [
        [*map(_clause, group.required), *(f"not {_clause(term)}" for term in group.excluded)] for group in groups
    ]
    if len(clauses) == 1:
        yield from clauses[0]
        return
    for number, group in enumerate(clauses):
        # Said as one, so that what AND joins is seen to belong together.
        yield f"{'or' if number else 'either'} {' and '.join(group)}"


def _clause(term: Term) -> str:
    is_joined_too = len({len(variant.words) for variant in term.variants}) > 1
    return f"{_kind(term)} “{term.typed.rstrip('*')}”{', or written as one word' if is_joined_too else ''}"


def _kind(term: Term) -> str:
    if term.variants[0].is_prefix:
        return "words that begin with"
    return "the phrase" if len(term.variants[0].words) > 1 else "the word"
