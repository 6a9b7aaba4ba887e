"""Load actors and themes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.curating.namesakes import shared_names
from articles.importing import UnreadableError
from articles.importing.report import report_file
from articles.importing.vocabulary import VOCABULARY_FORMATS, load_vocabulary

_MAX_NAMES = 10


class Command(BaseCommand):
    """Doorbell of `articles.importing.vocabulary`: ends as `import_articles` does."""

    help = (
        "Load actors and themes from CSV or JSON Lines, or from other people's lists: dictionaries of actors with CAMEO"
        " codes, lists of countries and territories, IPTC Media Topics. An entry is known by its slug, an item of"
        " another's list by its identifiers or name; loading twice changes nothing."
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
        parser.add_argument("--report", metavar="FILE", help="keep every refused entry here, one JSON line each")

    def handle(self, *, paths: list[str], format: str, dry_run: bool, report: str | None, **options: Any) -> None:
        """Load, and print the counts last."""
        before = shared_names()
        try:
            with report_file(report) as refused_to:
                loaded = load_vocabulary(paths, format=format, is_dry=dry_run, refused_to=refused_to)
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        for line in loaded.summary():
            self.stdout.write(line)
        new = [name for name, actors in shared_names().items() if not actors <= before.get(name, set())]
        if new:
            self.stdout.write(f"Names that several actors bear since this load: {len(new):,}")
            for name in sorted(new)[:_MAX_NAMES]:
                self.stdout.write(f"  {name}")
        self.stdout.write(loaded.counts)
        if loaded.rejected:
            raise SystemExit(2)
