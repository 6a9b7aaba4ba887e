"""What an actor of a vocabulary is, as far as it decides how runs that mean it are read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from articles.tagging.bodies import STATE_KINDS, Bodies
from articles.tagging.entries import ActorEntry
from articles.tagging.lent_names import IsLent, LentNames
from articles.tagging.organs import bare_name
from articles.vocabulary import ActorKind

_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY})
_NO_SITES = frozenset({ActorKind.PERSON, ActorKind.COMPANY}) | STATE_KINDS
_PARTY = " party)"
"""How the name of a party ends that a list tells from others by brackets: Vox (political party)."""
_NO_NAMES: frozenset[str] = frozenset()


class Standing(NamedTuple):
    """What decides how the runs are read that mean an actor."""

    is_lent: IsLent
    common_names: Collection[str]
    """Its folded names that others bear too, whosever they are: Ministry of Defence, Labour Party."""
    may_be_site: bool | None
    """Whether its name may be a site's or a magazine's, and so be theirs no more; None where it is no body's."""
    is_state: bool
    state: int | None
    """The identity of the state whose body it is, whose name its own may hold."""


class Standings(dict[int, Standing]):
    """The standings of actors by their identities, as they come to be asked."""

    def __init__(
        self,
        actors: Sequence[ActorEntry],
        identities: Sequence[int],
        bodies: Bodies,
        common_names: Iterable[tuple[int, str]],
        plain_words: frozenset[str] | set[str],
    ) -> None:
        """Take the actors, the number that stands for all entries of each, their bodies, those of their folded names
        that others bear too, by place, and the folded words that begin no longer name."""
        super().__init__()
        self._actors = actors
        self._bodies = bodies
        self._lent_names = LentNames(plain_words)
        self._common_names: defaultdict[int, set[str]] = defaultdict(set)
        for place, name in common_names:
            self._common_names[identities[place]].add(name)
        self.states = {identities[place] for place, actor in enumerate(actors) if actor.kind in STATE_KINDS}
        """The identities of states."""
        self._may_be_sites = {
            identities[place]: actor.kind not in _GROUPS and not any(name.endswith(_PARTY) for name, _ in actor.names)
            for place, actor in enumerate(actors)
            if actor.kind not in _NO_SITES
        }
        self._organs = {identities[place] for place, actor in enumerate(actors) if bare_name(actor.name)}

    def __missing__(self, identity: int) -> Standing:
        standing = self[identity] = Standing(
            self._lent_names.test_for(self._actors[identity], is_organ=identity in self._organs),
            self._common_names.get(identity, _NO_NAMES),
            self._may_be_sites.get(identity),
            identity in self.states,
            self._bodies.state_within(identity),
        )
        return standing
