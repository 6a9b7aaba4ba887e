"""Import news items from files of any format."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importing import StoppedError, UnreadableError, import_paths
from articles.importing.files import FORMATS, LATER_FORMATS
from articles.importing.processes import give_way


class Command(BaseCommand):
    """Doorbell of `articles.importing`: ends with 0, with 2 when an item was refused, with 1 when it could not run."""

    help = "Import news items. Run it again at will: what is in stays as it is, what has changed is updated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files and how to read them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of files")
        parser.add_argument("--format", default="auto", choices=("auto", *FORMATS, *LATER_FORMATS))
        parser.add_argument("--source", default="", metavar="SLUG", help="source of items that state none")
        parser.add_argument("--status", choices=("draft", "published"), help="status of items that state none")
        parser.add_argument("--map", default="", help="columns of other names: title=headline,id=ref; x= leaves x out")
        parser.add_argument("--no-tags", action="store_true", help="suggest no actors and themes")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--report", metavar="FILE", help="keep every refused item here, one JSON line each")

    def run_from_argv(self, argv: list[str]) -> None:
        """Let readers and editors go first, and import."""
        give_way()
        super().run_from_argv(argv)

    def handle(self, **options: Any) -> None:
        """Import, and print the counts last, whatever happened."""
        try:
            report = import_paths(options, lambda line: self.stdout.write(line))
        except (StoppedError, UnreadableError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. Whole batches are in: run the same again, and the rest follows.") from None
        if report.rejected:
            raise SystemExit(2)
