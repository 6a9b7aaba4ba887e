"""Export actors and themes."""

import sys
from argparse import ArgumentParser
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.exporting.vocabulary import write_vocabulary
from articles.exporting.writing import write_lines


class Command(BaseCommand):
    """Doorbell of `articles.exporting.vocabulary`."""

    help = "Export actors and themes as load_vocabulary reads them, to standard output or a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("--output", metavar="FILE", help="standard output unless given")

    def handle(self, *, output: str | None, **options: Any) -> None:
        """Write the entries; the count goes to standard error."""
        try:
            with closing(write_vocabulary()) as entries:  # While the database is still open.
                count = write_lines(entries, output, sys.stdout)
        except BrokenPipeError:  # Whoever reads has enough; that is said to nobody.
            raise
        except OSError as error:
            raise CommandError(f"The export cannot be written: {error.strerror or error}.") from None
        self.stderr.write(f"exported={count}")
