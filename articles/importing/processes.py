"""Other processes that share the work of a long run. They begin as copies of this one and leave the database alone."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any

from articles.garbage import keep_for_good

COUNT = os.cpu_count() or 1
"""Processes that can work at once on this machine."""

_PRIORITY = 10
"""At this priority a process gets a tenth of what one at the ordinary priority does where both want the processor."""


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
