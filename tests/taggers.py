"""Actors and themes without rows, and what a tagger made of them names in a text."""

import json
from pathlib import Path

import articles
from articles.dates import Moment
from articles.tagging import Tagger
from articles.tagging.entries import ActorEntry, Office
from articles.tagging.themes import ThemeEntry
from articles.theme_terms import parse_term
from articles.vocabulary import ActorKind, NameUse

STARTER = Path(articles.__file__).parent / "starter" / "vocabulary"


def entry(slug, *names, kind=ActorKind.STATE, roles=(), description="", part_of=None):
    """Return an actor without a row; further names are strings or pairs with their use."""
    own, *others = names
    pairs = tuple((n, NameUse.NAME) if isinstance(n, str) else n for n in others)
    offices = tuple(Office(*role) for role in roles)
    part_of = None if part_of is None else id_of(part_of)
    return ActorEntry(id_of(slug), slug, own, kind, pairs, offices, description, part_of)


def person(slug, *names, **options):
    return entry(slug, *names, kind=ActorKind.PERSON, **options)


def body(slug, *names, kind=ActorKind.ORGANISATION, **options):
    return entry(slug, *names, kind=kind, **options)


def theme(slug, *terms, parent=-1):
    """Return a theme without a row; terms are as a vocabulary writes them, `parent` is a place in the tagger's list."""
    return ThemeEntry(id_of(slug), slug, slug.title(), parent, tuple(map(parse_term, terms)))


def office(first, last, title="", of=None):
    """Return an office for `entry(roles=…)`, from its dates as a vocabulary writes them and the slug of whose it is."""
    return Moment.parse(first).first_day, Moment.parse(last).last_day, title, None if of is None else id_of(of)


def starter_tagger(*files):
    """Return a tagger of the actors in files of the starter vocabulary, called without their endings."""
    lines = [line for file in files for line in (STARTER / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
    return Tagger(
        [
            entry(
                row["slug"],
                row["name"],
                *((name["name"], name["use"]) for name in row["names"]),
                kind=row["kind"],
                roles=[
                    office(role.get("from") or "1900", role.get("to") or "2099", role["title"], role.get("of"))
                    for role in row.get("roles", ())
                ],
                description=row["description"],
                part_of=row["part_of"],
            )
            for row in map(json.loads, lines)
        ],
        [],
    )


def id_of(slug):
    return abs(hash(slug)) % 10**6


def mentions(tagger, text, **options):
    """Return what is named: slug → the words that name it."""
    found = tagger.suggest(text, **options)
    return {actor.slug: [mention.text for mention in actor.mentions] for actor in found.actors}


def questions(tagger, text, **options):
    """Return what is left open: the words → the slugs they may mean."""
    found = tagger.suggest(text, **options)
    return {question.mention.text: set(question.could_be) for question in found.questions}
