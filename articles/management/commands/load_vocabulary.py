"""Load actors and themes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importing import UnreadableError
from articles.importing.vocabulary import VOCABULARY_FORMATS, load_vocabulary


class Command(BaseCommand):
    """Doorbell of `articles.importing.vocabulary`: ends as `import_articles` does."""

    help = (
        "Load actors and themes from CSV or JSON Lines, or from other people's lists: dictionaries of actors with CAMEO"
        " codes, countries.json, IPTC Media Topics. An entry is known by its slug, an item of another's list by its"
        " identifiers or name; loading twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of files")
        parser.add_argument(
            "--format",
            default="auto",
            choices=("auto", *VOCABULARY_FORMATS),
            help="what the files hold; auto tells by their content",
        )
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")

    def handle(self, *, paths: list[str], format: str, dry_run: bool, **options: Any) -> None:
        """Load, and print the counts last."""
        try:
            report = load_vocabulary(paths, format=format, is_dry=dry_run)
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        for line in report.summary():
            self.stdout.write(line)
        self.stdout.write(report.counts)
        if report.rejected:
            raise SystemExit(2)
