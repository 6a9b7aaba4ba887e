"""Doorbell: suggest the actors and themes of texts."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.dates import Moment
from articles.garbage import keep_for_good
from articles.tagging import Tagger
from articles.tagging.lines import BadLine, read_items, result_line


class Command(BaseCommand):
    """`suggest_tags [PATH or -] [--date DATE] [--jsonl]`."""

    help = "Prints the actors and themes that a text speaks of, as JSON; with --jsonl one result a line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", default="-", help="A file of plain text; - (default) is standard input.")
        parser.add_argument("--date", help="When it was published: 2024, 2024-02 or 2024-02-29.")
        parser.add_argument("--jsonl", action="store_true", help='Read {"id","title","text","date"} a line.')

    def handle(self, *, path: str, date: str | None = None, jsonl: bool = False, **options: Any) -> None:
        """Print the suggestions; exit 2 when a line could not be read, after all the others."""
        try:
            moment = Moment.parse(date) if date else None
        except ValueError as error:
            raise CommandError(f"--date: {error}") from None
        with ExitStack() as stack:
            source: BinaryIO = sys.stdin.buffer
            if path != "-":
                try:
                    source = stack.enter_context(Path(path).open("rb"))
                except OSError as error:
                    raise CommandError(f"{path} cannot be read: {error.strerror}. Check the path.") from None
            self._suggest(source, moment, jsonl=jsonl)

    def _suggest(self, source: BinaryIO, date: Moment | None, *, jsonl: bool) -> None:
        tagger = Tagger.load()
        keep_for_good()
        if jsonl:
            self._suggest_lines(tagger, source, date)
            return
        try:
            text = source.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise CommandError("The text is not UTF-8. Save it as UTF-8.") from None
        found = tagger.suggest(text, date=date)
        self._print(found.as_dict())
        self.stderr.write(f"actors={len(found.actors)} themes={len(found.themes)}", self.style.NOTICE)

    def _suggest_lines(self, tagger: Tagger, lines: BinaryIO, date: Moment | None) -> None:
        done = refused = 0
        for item in read_items(lines):
            if isinstance(item, BadLine):
                refused += 1
                self.stderr.write(f"Line {item.line}: {item.reason}")
                continue
            done += 1
            found = tagger.suggest(item.text, title=item.title, date=item.date or date)
            self._print({"id": item.id, **found.as_dict()})
        self.stderr.write(f"suggested={done} rejected={refused}", self.style.NOTICE)
        if refused:
            raise CommandError(f"{refused} of {done + refused} lines could not be read; see above.", returncode=2)

    def _print(self, result: dict[str, Any]) -> None:
        self.stdout.write(result_line(result))
        self.stdout.flush()
