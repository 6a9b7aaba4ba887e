"""The names that the entries of a vocabulary are sought by, and which words of names are no given names."""

from collections.abc import Iterable, Mapping, Sequence

from articles.tagging.bodies import STATE_KINDS
from articles.tagging.double_surnames import with_fathers_name_alone
from articles.tagging.entries import ActorEntry
from articles.tagging.names import OWN, SURNAME, key_of
from articles.tagging.people import (
    all_short_forms,
    article_forms,
    called_by,
    first_names,
    full_forms,
    in_other_order,
    ordinal,
    slavic_forms,
    sovereign_titles,
)
from articles.vocabulary import ActorKind, NameUse


def names_sought(
    actors: Sequence[ActorEntry], see: Mapping[int, int], places: Iterable[int]
) -> Iterable[tuple[int, str, str]]:
    """Yield the names that the entries at some places are sought by: place of the actor, name, use.

    `see` gives the places of those that only say which other entry to see: they lend it their name.
    """
    whose = {actor.id: actor.name for actor in actors if actor.kind == ActorKind.STATE}
    main_names = {actor.name for actor in actors}
    for place in places:
        actor = actors[place]
        if place in see:
            yield see[place], actor.name, NameUse.NAME if " " in actor.name else SURNAME
            continue
        yield place, actor.name, OWN
        if actor.kind != ActorKind.PERSON:
            for name, use in actor.names:
                yield place, name, use
            continue
        called = called_by(actor)
        others = [name for name, use in actor.names if use == NameUse.NAME]
        for name, use in actor.names:
            yield place, name, SURNAME if key_of(name) in called else use
        full = full_forms(actor.name)
        if full and full[0] in main_names and ordinal(actor.name):
            junior = actor.name.split()[-1]  # Beside a father in the list, a son is called so in every form.
            full = [f"{name} {junior}" for name in full]
        for name in full:
            yield place, name, NameUse.NAME
        for one in (actor.name, *others):
            for name in (*article_forms(one), *slavic_forms(one)):
                yield place, name, NameUse.NAME
        for name in (*all_short_forms(actor.name, others), *sovereign_titles(actor)):
            yield place, name, SURNAME
        homes = [whose[role.of] for role in actor.roles if role.of in whose]
        fathers = with_fathers_name_alone(actor, homes)
        if fathers:
            yield place, fathers, NameUse.NAME
            yield place, fathers.rpartition(" ")[2], SURNAME
        firsts = first_names(actor, homes)
        for name in firsts:
            yield place, name, SURNAME
        turned = in_other_order(actor, firsts)
        if turned:
            yield place, turned, NameUse.NAME


def plain_words(actors: Sequence[ActorEntry]) -> tuple[set[str], set[str]]:
    """Return the folded words that are no given names: names of one word that are no person's, and surnames.

    The surnames that are no such name follow by themselves.
    """
    plain: set[str] = set()
    surnames: set[str] = set()
    given: set[str] = set()
    for actor in actors:
        if actor.kind == ActorKind.PERSON:
            words = key_of(actor.name).split()
            given.update(words[:-1])
            surnames.add(words[-1] if words else "")
        else:
            plain.add(key_of(actor.name))
            # What is written in capitals is told from a given name by that, and a state's stands after its towns.
            is_state = actor.kind in STATE_KINDS
            plain.update([key_of(name) for name, use in actor.names if is_state or use != NameUse.ACRONYM])
    return (plain | surnames) - given, surnames - given - plain
