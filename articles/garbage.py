"""Making very many objects at once, without the interpreter's search for garbage among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_inside = 0
"""How many threads are making objects so: the switch is one for the whole process."""


@contextmanager
def without_collection() -> Iterator[None]:
    """Let nobody look for garbage meanwhile: all that is made here lives on, and looking takes a third of the time."""
    global _inside
    with _lock:
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.enable()
