"""Names of actors that are here another's: New Mexico, the Otto Roe airport, Egyptian Islamic Jihad."""

from collections.abc import Callable
from functools import partial

from articles.tagging.bodies import STATE_KINDS
from articles.tagging.entries import ActorEntry
from articles.tagging.firms import is_another_thing, is_nickname, is_of_another_group, is_place_or_institution
from articles.tagging.names import Found
from articles.tagging.organs import is_anothers
from articles.tagging.passages import Passage
from articles.tagging.places import (
    is_elsewhere,
    is_given_name,
    is_in_a_longer_name,
    is_name_not_adjective,
    is_named_after,
    is_of_another_place,
    is_town,
    is_unmarked,
)
from articles.tagging.weighing import How
from articles.vocabulary import ActorKind

_FIRMS = frozenset({ActorKind.COMPANY, ActorKind.ORGANISATION})
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY})
_FIRMS_AND_GROUPS = _FIRMS | _GROUPS
_NO_WORDS: frozenset[str] = frozenset()
_SEATS = frozenset({How.SEAT, How.PLACE})
_BY_NAME, _BY_ADJECTIVE = How.NAME, How.ADJECTIVE

IsLent = Callable[[Passage, Found, How], bool]
"""Tells whether the words around a run that means an actor in some way make it the name of something else."""


class LentNames:
    """What tells, for actors of each kind, whether their name is here another's."""

    def __init__(self, plain_words: frozenset[str] | set[str]) -> None:
        """Take the folded words that begin no longer name."""
        self._plain_words = plain_words

    def test_for(self, actor: ActorEntry, *, is_organ: bool) -> IsLent:
        """Return what tells it of one actor, who may be an organ of the United Nations."""
        if actor.kind == ActorKind.PERSON:
            return _is_of_thing_named_after
        if actor.kind in STATE_KINDS:
            return partial(self._is_of_another_place, actor)
        return partial(self._is_of_another_body, actor, is_organ)

    def _is_of_another_place(self, state: ActorEntry, passage: Passage, run: Found, how: How) -> bool:
        before, after = passage.word_before(run.start), passage.word_after(run.end)
        if is_unmarked(passage, run, before, after):
            return False
        if is_of_another_place(passage, run, before, after, is_adjective=how is _BY_ADJECTIVE):
            return True
        if how in _SEATS:
            return self._is_of_another_town(state, passage, run, before)
        if how is _BY_ADJECTIVE:
            return is_name_not_adjective(passage, run, before)
        if how is not _BY_NAME:
            return False
        if is_in_a_longer_name(passage, run, before, self._plain_words):
            return True
        # A territory before its state is that territory: Tibet, China.
        states = self._plain_words if state.kind == ActorKind.STATE else _NO_WORDS
        return is_given_name(passage, run) or is_town(passage, run, states)

    def _is_of_another_body(self, actor: ActorEntry, is_organ: bool, passage: Passage, run: Found, how: How) -> bool:
        kind = actor.kind
        if is_organ and is_anothers(passage, run):
            return True
        if kind in _FIRMS and (is_place_or_institution(passage, run) or is_nickname(passage, run)):
            return True
        if kind in _GROUPS and is_of_another_group(passage, run):
            return True
        before = passage.word_before(run.start)
        if kind in _FIRMS_AND_GROUPS and is_another_thing(passage, run, before):
            return True
        if how in _SEATS:
            return self._is_of_another_town(actor, passage, run, before)
        if how is _BY_ADJECTIVE:
            return is_name_not_adjective(passage, run, before)
        is_group = how is _BY_NAME and kind == ActorKind.ARMED_GROUP
        return is_group and is_in_a_longer_name(passage, run, before, self._plain_words)

    def _is_of_another_town(self, actor: ActorEntry, passage: Passage, run: Found, before: str) -> bool:
        return is_elsewhere(passage, run, actor.name) or is_in_a_longer_name(passage, run, before, self._plain_words)


def _is_of_thing_named_after(passage: Passage, run: Found, how: How) -> bool:
    return is_named_after(passage, run)
