"""What speaks against two actors or themes being one, in sentences for whoever merges them."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

from articles.dates import Moment
from articles.models import Actor, ActorRole, Theme
from articles.vocabulary import ActorKind

MAX_CAREER_YEARS = 80
"""From the first office of a life to its last; more than that is two lives."""

_MOST_SAID = 3


def doubts_about_actors(source: Actor, target: Actor) -> Iterator[str]:
    """Yield what speaks against two actors being one: their kinds, and the dated offices of people."""
    if source.kind != target.kind:
        kinds = f"{source.get_kind_display().lower()}, {target.name} is {target.get_kind_display().lower()}"
        yield f"{source.name} is of the kind {kinds}. The second is kept."
    if source.kind == target.kind == ActorKind.PERSON:
        roles = [list(each.roles.select_related("of", "actor")) for each in (target, source)]
        yield from islice(_held_at_once(*roles), _MOST_SAID)
        yield from _lives_apart(*roles)


def doubts_about_identifiers(source: Any, target: Any, kept: dict[str, str]) -> Iterator[str]:
    """Yield the codes in other lists in which two differ."""
    for scheme in sorted(source.identifiers.keys() & kept.keys()):
        if source.identifiers[scheme] != kept[scheme]:
            yield (
                f"{scheme} is {kept[scheme]} for {target.name} and {source.identifiers[scheme]} for {source.name}:"
                " are the two really one? The first is kept."
            )


def doubts_about_themes(source: Theme, target: Theme) -> Iterator[str]:
    """Yield what a merge of themes does to the tree: what stood below, and above what it counts no longer."""
    above = _ancestors(source)
    if target in above:
        yield f"{source.name} stands under {target.name}, which holds its articles already: what told it apart is lost."
        return
    kept = {target, *_ancestors(target)}
    for theme in above:
        if theme not in kept:
            yield f"{source.name} stands under {theme.name}: its articles no longer count there."


def _held_at_once(roles: list[ActorRole], others: list[ActorRole]) -> Iterator[str]:
    """Yield offices of two states, each of one of two people, that were certainly held on the same day."""
    states: dict[int, Actor | None] = {}
    for role, other in product(roles, others):
        one, two = (_state_of(each.of, states) for each in (role, other))
        if one is None or two is None or one == two:
            continue
        days, other_days = _certain_days(role), _certain_days(other)
        if days and other_days and max(days[0], other_days[0]) <= min(days[1], other_days[1]):
            yield f"{_told(role)}, and {_told(other)}: hardly one person at the same time."


def _lives_apart(roles: list[ActorRole], others: list[ActorRole]) -> Iterator[str]:
    """Yield the sentence that the offices of two people are further apart than one life."""
    spans = [[day for role in each for day in _stated_days(role)] for each in (roles, others)]
    if not all(spans):
        return
    (first, second) = sorted(zip(spans, (roles, others), strict=True), key=lambda span: min(span[0]))
    years = max(second[0]).year - min(first[0]).year
    if years > MAX_CAREER_YEARS:
        names = [each[0].actor.name for each in (first[1], second[1])]
        yield f"From the first office of {names[0]} to the last of {names[1]} are {years} years: hardly one life."


def _state_of(actor: Actor | None, known: dict[int, Actor | None]) -> Actor | None:
    """Return the state that an actor is or belongs to; one query a step that is not known yet."""
    passed: list[int] = []
    while actor is not None and actor.pk not in known and actor.pk not in passed and actor.kind != ActorKind.STATE:
        passed.append(actor.pk)
        actor = actor.part_of
    state = None if actor is None else known.get(actor.pk, actor if actor.kind == ActorKind.STATE else None)
    known |= dict.fromkeys(passed, state)
    return state


def _certain_days(role: ActorRole) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day on which an office was certainly held; None when no day is certain."""
    if not role.held_from:
        return None
    first = Moment.parse(role.held_from).last_day
    last = Moment.parse(role.held_to).first_day if role.held_to else dt.date.max
    return (first, last) if first <= last else None


def _stated_days(role: ActorRole) -> list[dt.date]:
    return [Moment.parse(date).first_day for date in (role.held_from, role.held_to) if date]


def _told(role: ActorRole) -> str:
    of = f", {role.of.name}" if role.of else ""
    years = f"{role.held_from}–{role.held_to}" if role.held_to else f"since {role.held_from}"
    return f"{role.actor.name} was {role.title}{of} ({years})"


def _ancestors(theme: Theme) -> list[Theme]:
    found: list[Theme] = []
    above = theme.parent
    while above is not None and above not in found:
        found.append(above)
        above = above.parent
    return found
