"""What a server does once, before it forks the workers that answer."""

import gc
import logging

from django.db import DatabaseError, connections

from articles.index.freshness import current, finish_filing
from articles.index.labels import ACTOR, THEME
from articles.index.names import names_of

log = logging.getLogger(__name__)


def preload(using: str = "default") -> None:
    """Load the index, with the names that readers search, so that workers share its memory.

    Where the database does not answer, or has no tables yet, each worker loads it with its first request.
    """
    try:
        snapshot = current(using)
        for facet in (ACTOR, THEME):
            names_of(snapshot, facet)
            snapshot.labels[facet].alphabetical  # noqa: B018 - made once, and handed on from snapshot to snapshot
    except DatabaseError as error:
        log.warning("The index is not loaded yet: %s", error)
    # Neither a connection nor a thread may be there while a process forks.
    finish_filing(using)
    connections.close_all()
    # What lives as long as the process is not looked through for rubbish, which would copy it for each worker.
    gc.collect()
    gc.freeze()
