"""What a server does once, before it forks the workers that answer."""

import ctypes
import gc
import logging

from django.db import DatabaseError, connections

from articles.index.freshness import current, finish_filing
from articles.index.labels import ACTOR, THEME
from articles.index.names import names_of

_M_ARENA_MAX = -8
"""The number of this parameter in glibc's `malloc.h`."""

log = logging.getLogger(__name__)


def preload(using: str = "default") -> None:
    """Load the index, with the names that readers search, so that workers share its memory.

    Where the database does not answer, or has no tables yet, each worker loads it with its first request.
    """
    _use_one_heap()
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
    _give_memory_back()


def _use_one_heap() -> None:
    """Let all threads use one heap, those that load and those that answer: 20 to 30 MB a worker less than one each.

    They then wait for each other when they ask for memory, nearly always under Python's own lock anyway; pages took
    no longer. This is glibc's, and so is what follows; elsewhere nothing is done.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_ARENA_MAX, 1)


def _give_memory_back() -> None:
    """Return to the system what loading no longer needs."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
