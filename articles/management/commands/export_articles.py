"""Export news items."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.exporting.selecting import QueryError, article_ids
from articles.exporting.writing import WRITERS, write_articles


class Command(BaseCommand):
    """Doorbell of `articles.exporting`."""

    help = "Export news items, to standard output or a file. JSON Lines keep all but what is private."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the format, the file and the query."""
        parser.add_argument("query", nargs="?", default="", metavar="QUERY", help='such as "actor=nato&from=2020"')
        parser.add_argument("--format", default="jsonl", choices=tuple(WRITERS))
        parser.add_argument("--output", metavar="FILE", help="standard output unless given")

    def handle(self, *, query: str, format: str, output: str | None, **options: Any) -> None:
        """Write the items; the count goes to standard error."""
        try:
            count = write_articles(format, article_ids(query), output, sys.stdout)
        except QueryError as error:
            raise CommandError(str(error)) from None
        except BrokenPipeError:  # Whoever reads has enough; that is said to nobody.
            raise
        except OSError as error:
            raise CommandError(f"The export cannot be written: {error.strerror or error}.") from None
        self.stderr.write(f"exported={count}")
