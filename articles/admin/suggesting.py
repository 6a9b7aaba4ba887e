"""The tagger and the names of this process, loaded again when the vocabulary has changed."""

from typing import Any

from articles import index
from articles.curating.rows import SUBJECTS
from articles.index import ACTOR, THEME
from articles.index.explaining import alike
from articles.index.names import ranked
from articles.tagging import Tagger
from articles.tagging.spellings import NearNames

MOST_MEANT = 3
"""Actors or themes that are named where none is called as typed."""

_kept: list[tuple[object, object, Tagger]] = []
_kept_names: list[tuple[object, NearNames]] = []


def current_tagger() -> Tagger:
    """Return a tagger that knows the present vocabulary.

    The index makes new labels whenever an actor, one of its names or roles, or a theme changes: the same labels
    mean the same vocabulary.
    """
    labels = index.current().labels
    actors, themes = labels[ACTOR], labels[THEME]
    if not (_kept and _kept[0][0] is actors and _kept[0][1] is themes):
        _kept[:] = [(actors, themes, Tagger.load())]
    return _kept[0][2]


def resolve(subject: str, name: str) -> Any:
    """Return the one actor or theme with this slug or name; None for none, several, or one gone meanwhile."""
    tagger = current_tagger()
    id = tagger.resolve_actor(name) if subject == ACTOR else tagger.resolve_theme(name)
    return None if id is None else SUBJECTS[subject].objects.filter(pk=id).first()


def who_is_meant(subject: str, name: str) -> str:
    """Return a sentence, to go on another, that names those who may be meant by a name; blank for none."""
    snapshot = index.current()
    labels = [snapshot.labels[subject].by_id[id] for id in ranked(snapshot, subject, name, MOST_MEANT)]
    meant = list(dict.fromkeys([*labels, *alike(snapshot, subject, name)]))[:MOST_MEANT]
    return f" Did you mean {' or '.join(f'{one.name} ({one.slug})' for one in meant)}?" if meant else ""


def current_near_names() -> NearNames:
    """Return the names of the present vocabulary's actors, ready to be compared with others."""
    actors = index.current().labels[ACTOR]
    if not (_kept_names and _kept_names[0][0] is actors):
        _kept_names[:] = [(actors, NearNames.load())]
    return _kept_names[0][1]
