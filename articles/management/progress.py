"""How far a long run has come: a bar on a terminal, a line for every tenth of it in a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_LINES = 10
"""Lines of a long run in a log. A run of one piece has none."""


@contextmanager
def progress(what: str, stderr: OutputWrapper) -> Iterator[Callable[[int, int], None]]:
    """Give what is to be told how many of `what` are done, and of how many."""
    if stderr.isatty():
        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as bars:
            bar = bars.add_task(what, total=None)
            yield lambda done, total: bars.update(bar, completed=done, total=total)
        return
    said = 0

    def say(done: int, total: int) -> None:
        nonlocal said
        tenth = done * _LINES // total if total else 0
        if tenth > said and done < total:
            said = tenth
            stderr.write(f"{what}: {done:,} of {total:,}", lambda line: line)

    yield say
