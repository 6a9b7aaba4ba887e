"""Which articles are read again for the sake of one actor or theme, while somebody waits."""

from collections.abc import Iterator
from dataclasses import replace

from pyroaring import BitMap

from articles.index.matching import any_status
from articles.index.terms import Query, QueryError, Term, Variant, parse
from articles.models import Actor, Article, Theme
from articles.tagging import TermError, parse_term
from articles.tagging.labels import is_label
from articles.tagging.people import full_forms
from articles.tagging.terms import Part
from articles.tagging.word_places import joined_spellings
from articles.vocabulary import ActorKind, TagBy
from articles.words import STEMMED_LANGUAGES, fold, phrase_variants, split


def articles_to_read(row: Actor | Theme, most: int) -> BitMap | None:
    """Return the articles that may gain or lose an actor or theme; None for all, where the archive has at most `most`.

    Those are the articles in whose text one of its names or the words of one of its terms stand, and those that have
    it suggested. Reading stops beyond `most` articles: then the answer has more of them than that, and not all.
    One query a name or term.
    """
    if not Article.objects.order_by()[most : most + 1].exists():
        return None
    suggested = row.article_tags.filter(by=TagBy.SUGGESTED).order_by().values_list("article_id", flat=True)
    found = BitMap(suggested[: most + 1])
    for asked in dict.fromkeys(_of_actor(row) if isinstance(row, Actor) else _of_theme(row)):
        if len(found) > most:
            break
        try:
            query = _with_joined(parse(asked, STEMMED_LANGUAGES))
        except QueryError:  # More words than a search takes.
            continue
        found.update(Article.objects.filter(any_status(query)).order_by().values_list("pk", flat=True)[: most + 1])
    return found


def _of_actor(actor: Actor) -> Iterator[str]:
    """Yield a search for each name of an actor."""
    names = [actor.name, *actor.names.values_list("name", flat=True)]
    if actor.kind == ActorKind.PERSON:
        names += [form for name in names for form in full_forms(name)]
    for name in names:
        yield '"{}"'.format(name.replace('"', " "))


def _of_theme(theme: Theme) -> Iterator[str]:
    """Yield a search for the words of each term of a theme, wherever they stand; its name counts by its words."""
    terms = []
    for written in theme.terms:
        try:
            terms.append(parse_term(written))
        except TermError:  # The tagger leaves it out too.
            continue
    if is_label(theme.name, terms):
        for word in split(fold(theme.name), is_query=True):
            yield f'"{word.text}"'
        return
    for term in terms:
        yield " ".join(_words(part) for part in (term.first, term.second) if part)


def _words(part: Part) -> str:
    # In a row too, each of the words may have something written onto it.
    if part.is_loose or part.words[0].endswith("*") or any(map(joined_spellings, part.words)):
        return " ".join(word if word.endswith("*") else f'"{word}"' for word in part.words)
    return '"{}"'.format(" ".join(part.words))


def _with_joined(query: Query) -> Query:
    """Return a search that finds single words behind what Arabic and Hebrew write onto them too, as the tagger does."""
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
    spelt = [stored for joined in joined_spellings(words[0]) for stored in phrase_variants([joined], STEMMED_LANGUAGES)]
    return tuple(dict.fromkeys([*term.variants, *map(Variant, spelt)]))
