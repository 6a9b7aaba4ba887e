"""A whole run as the command line asks for it: options checked, progress shown, counts said last."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from articles.importing.files import InputFile, UnreadableError, find_files, parse_key_map
from articles.importing.pipeline import Options, import_files
from articles.importing.report import Report, report_file
from articles.importing.values import is_slug
from articles.records import KEYS, quoted
from articles.vocabulary import Status


def import_paths(asked: Mapping[str, Any], say: Callable[[str], None]) -> Report:
    """Import the paths that a command was given, say what happened and last the counts; return the report.

    Raises UnreadableError before anything is imported when an option or a path is wrong; then and later
    errors are raised after the counts so far were said.
    """
    options = _options(asked)
    files = find_files(asked["paths"], asked.get("format") or "auto")
    with report_file(asked.get("report")) as refused_to:
        report = Report(refused_to)
        if not files:
            report.empty += map(str, asked["paths"])
        try:
            with _progress(files) as on_progress:
                import_files(files, options, report, on_progress)
        finally:
            if options.is_dry:
                say("Dry run: nothing was written.")
            for line in report.summary():
                say(line)
            say(report.counts)
    return report


def _options(asked: Mapping[str, Any]) -> Options:
    source = asked.get("source") or ""
    if source and not is_slug(source):
        raise UnreadableError(
            f"--source {quoted(source)} is no slug. Use lower-case letters a-z, digits and single hyphens."
        )
    try:
        key_map = parse_key_map(asked.get("map") or "", KEYS)
    except ValueError as error:
        raise UnreadableError(f"--map: {error}") from None
    return Options(
        source=source,
        status=Status(asked["status"]) if asked.get("status") else None,
        suggests_tags=not asked.get("no_tags"),
        is_dry=bool(asked.get("dry_run")),
        key_map=key_map,
    )


@contextlib.contextmanager
def _progress(files: list[InputFile]) -> Iterator[Callable[[int], None]]:
    """Show how far the files are read, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    columns = (TextColumn("Importing"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("import", total=sum(file.path.stat().st_size for file in files))
        yield lambda count: progress.update(task, completed=count)
