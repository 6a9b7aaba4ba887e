"""The tagger of this process, loaded again when the vocabulary has changed."""

from articles import index
from articles.index import ACTOR, THEME
from articles.tagging import Tagger

_kept: list[tuple[object, object, Tagger]] = []


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
