"""The tagger and the names of this process, loaded again when the vocabulary has changed."""

from articles import index
from articles.index import ACTOR, THEME
from articles.tagging import Tagger
from articles.tagging.spellings import NearNames

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


def current_near_names() -> NearNames:
    """Return the names of the present vocabulary's actors, ready to be compared with others."""
    actors = index.current().labels[ACTOR]
    if not (_kept_names and _kept_names[0][0] is actors):
        _kept_names[:] = [(actors, NearNames.load())]
    return _kept_names[0][1]
