"""Other processes that share the work of a long run. They begin as copies of this one and leave the database alone."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from articles.garbage import keep_for_good

COUNT = os.cpu_count() or 1
"""Processes that can work at once on this machine."""

_PRIORITY = 10
"""At this priority a process gets a tenth of what one at the ordinary priority does where both want the processor."""


_BATCHES_ALONE = 2
"""Batches that one process works on by itself: a short run is over before others have begun."""

Batch = TypeVar("Batch")
Outcome = TypeVar("Outcome")


class Shared(Generic[Batch, Outcome]):
    """The same work on one batch after another; other processes do it once there are many."""

    def __init__(
        self,
        work: Callable[[Batch], Outcome],
        *,
        get_ready: Callable[[], object] = lambda: None,
        count: int | None = None,
    ) -> None:
        """Take the work, what reads all that it looks up before others begin as copies of this process, and how many
        processes may do it: as many as can work at once, unless told."""
        self._work = work
        self._get_ready = get_ready
        self._count = COUNT if count is None else count
        self._pool: ProcessPoolExecutor | None = None
        self._begun = 0

    def __enter__(self) -> "Shared[Batch, Outcome]":
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    @property
    def ahead(self) -> int:
        """Batches that may be in work before the outcome of the first is asked for: none while one process does all.

        One for each process and one to follow it, so that none waits while this process uses what came back.
        """
        return 2 * self._count + 1 if self._pool else 0

    def begin(self, batch: Batch) -> Callable[[], Outcome]:
        """Begin to work on a batch; the function returned waits for the outcome."""
        self._begun += 1
        if self._pool is None and self._begun > _BATCHES_ALONE and self._count > 1:
            self._get_ready()
            self._pool = start(self._count, _given.append, self._work)
        if self._pool is None:
            return partial(self._work, batch)
        return self._pool.submit(_do_given, batch).result


_given: list[Callable[[Any], Any]] = []
"""What another process does with a batch."""


def _do_given(batch: Any) -> Any:
    return _given[0](batch)


def give_way() -> None:
    """Let readers and editors go first from now on: this process and those that it starts can wait."""
    os.setpriority(os.PRIO_PROCESS, 0, max(_PRIORITY, os.getpriority(os.PRIO_PROCESS, 0)))


def start(count: int, begin: Callable[..., None], *given: Any) -> ProcessPoolExecutor:
    """Start so many processes; each first calls `begin` with what is given, which it has without being sent it."""
    keep_for_good()
    fork = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(count, fork, _begin, (begin, *given))


def _begin(begin: Callable[..., None], *given: Any) -> None:
    # Ctrl-C reaches all of them: the one that saves says what is in, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    """Wait for the process that started this one to be gone: killed, it would leave this one waiting for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
