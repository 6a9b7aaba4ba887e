"""Which articles are read again for the sake of one actor or theme, while somebody waits."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from pyroaring import BitMap

from articles.curating.tags import chunks
from articles.index.matching import matching_any_status
from articles.index.terms import Group, Query, QueryError, Term, Variant, parse
from articles.models import Actor, Article, Theme
from articles.tagging import Tagger
from articles.tagging.labels import is_label
from articles.tagging.names import spellings
from articles.tagging.subjects import other_words
from articles.tagging.word_places import joined_spellings
from articles.theme_terms import MIN_PREFIX_CHARS, Part, TermError, language_of, parse_term
from articles.vocabulary import TagBy
from articles.words import STEMMED_LANGUAGES, fold, phrase_variants, split, stem

_STORED_IN = ("", *STEMMED_LANGUAGES)
"""Languages in which words are stored differently: all without a stemmer keep them as they are."""


def articles_to_read(row: Actor | Theme, most: int, tagger: Tagger) -> BitMap | None:
    """Return the articles that may gain or lose an actor or theme; None for all, where the archive has at most `most`.

    Those are the articles that have it suggested, and those in whose text stands what the tagger sees an actor by, or
    the words of one of a theme's terms: as far as the text index holds the text, which is not beyond 50,000 words, nor
    inside a run of Thai, Lao, Khmer, Burmese or Tibetan. Reading stops beyond `most` articles: then the answer has more
    of them than that, and not all. A few queries a clue, one a term.
    """
    if not Article.objects.order_by()[most : most + 1].exists():
        return None
    suggested = row.article_tags.filter(by=TagBy.SUGGESTED).order_by().values_list("article_id", flat=True)
    found = BitMap(suggested[: most + 1])
    for articles in _of_actor(row, tagger) if isinstance(row, Actor) else _of_theme(row):
        for ids in chunks(articles):
            if len(found) > most:
                return found
            found.update(ids)
    return found


def _of_actor(actor: Actor, tagger: Tagger) -> Iterator[Iterable[int]]:
    """Yield the articles with each of the clues to an actor."""
    # Each side by itself: a search for every pair of names is as long as the two multiplied. The names of one state
    # stand beside every office that somebody held there, and are searched for once.
    with_one_of = cache(lambda names: matching_any_status(Query(_with_one_of(names))))
    for clue in tagger.clues_to(actor.pk):
        articles = with_one_of(clue.names)
        if articles and clue.beside is not None:
            articles = articles & with_one_of(clue.beside)
        yield _published(articles, clue.days) if clue.days else articles


def _published(articles: BitMap, days: tuple[dt.date, dt.date]) -> Iterator[int]:
    """Yield those of some articles that are of some days."""
    for ids in chunks(articles):
        rows = Article.objects.filter(pk__in=ids, published_on__range=days)
        yield from rows.order_by().values_list("pk", flat=True)


@lru_cache(maxsize=16)  # Asked for once for the preview, and again when it is confirmed.
def _with_one_of(names: tuple[tuple[str, str], ...]) -> tuple[Group, ...]:
    """Return the groups of a search that finds every text with one of some names, given with their uses."""
    in_a_row: dict[Variant, None] = {}
    apart: dict[tuple[Term, ...], None] = {}
    for name, use in names:
        spelt_by_tagger = list(spellings(name, use))
        # An apostrophe parts the words of a name for the tagger; the text index drops "'s" and joins other letters.
        spelt_by_index = [(before, fold(name)) for before in dict.fromkeys([("",), *(b for b, _ in spelt_by_tagger)])]
        for before, words in dict.fromkeys(map(_in_words, (*spelt_by_index, *spelt_by_tagger))):
            if not words:
                continue
            if before == ("",):
                in_a_row |= _stored([list(words)])
                continue
            # The first word by itself, with all that may be written onto it: in a row with the others, each of some
            # hundred spellings would be a phrase to look for.
            first = Term("", tuple(_stored([written + words[0]] for written in before)))
            apart[(first, Term("", tuple(_stored([list(words[1:])])))) if words[1:] else (first,)] = None
    together = [(Term("", tuple(in_a_row)),)] if in_a_row else []
    return tuple(map(Group, (*together, *apart)))


def _in_words(spelt: tuple[tuple[str, ...], str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, name = spelt
    return before, tuple(word.text for word in split(name, is_query=True))


def _stored(spelt: Iterable[list[str]]) -> dict[Variant, None]:
    """Return the ways in which words in a row, spelt in several ways, are stored in any language."""
    return {Variant(stored): None for words in spelt for stored in phrase_variants(words, _STORED_IN)}


def _of_theme(theme: Theme) -> Iterator[BitMap]:
    """Yield the articles with the words of each term of a theme, wherever they stand; its name counts by its words,
    and by other words for it."""
    for asked in dict.fromkeys(_asked_of(theme)):
        try:
            yield matching_any_status(_with_joined(parse(asked, STEMMED_LANGUAGES)))
        except QueryError:  # More words than a search takes.
            continue


def _asked_of(theme: Theme) -> Iterator[str]:
    terms = []
    for written in theme.terms:
        try:
            terms.append(parse_term(written))
        except TermError:  # The tagger leaves it out too.
            continue
    if is_label(theme.name, terms):
        for word in split(fold(theme.name), is_query=True):
            yield f'"{word.text}"'
        for other in other_words(theme.name):
            yield " ".join(f'"{word.text}"' for word in split(fold(other.written), is_query=True))
        return
    for term in terms:
        yield " ".join(_words(part) for part in (term.first, term.second) if part)


def _words(part: Part) -> str:
    # In a row too, each word of another script may have something written onto it, or an ending of its own.
    if part.is_loose or part.words[0].endswith("*") or any(language_of(word, "") for word in part.words):
        return " ".join(word if word.endswith("*") else f'"{word}"' for word in part.words)
    return '"{}"'.format(" ".join(part.words))


def _with_joined(query: Query) -> Query:
    """Return a search that finds single words as the tagger does: behind what Arabic and Hebrew write onto them, and
    with the endings of their script's language in a text of another."""
    return replace(
        query,
        groups=tuple(
            replace(group, required=tuple(replace(term, variants=_variants(term)) for term in group.required))
            for group in query.groups
        ),
    )


def _variants(term: Term) -> tuple[Variant, ...]:
    words = [word.text for word in split(fold(term.typed), is_query=True)]
    if len(words) > 1 or term.variants[0].is_prefix:
        return term.variants
    (word,) = words
    spelt = [stored for joined in joined_spellings(word) for stored in phrase_variants([joined], STEMMED_LANGUAGES)]
    (begun,) = stem([word], language_of(word, ""))
    has_endings = begun != word and len(begun) >= MIN_PREFIX_CHARS and bool(language_of(word, ""))
    endings = [Variant((begun,), True)] if has_endings else []
    return tuple(dict.fromkeys([*term.variants, *map(Variant, spelt), *endings]))
