"""Make articles for load tests, in an archive that holds a vocabulary. Never run it on an archive with readers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importing.synthesis import synthesise
from articles.management.progress import progress


class Command(BaseCommand):
    """`manage.py synthesise N`."""

    help = "Make N realistic articles for load tests; the same seed makes the same ones."

    def add_arguments(self, parser: Any) -> None:
        """Add the command's arguments."""
        parser.add_argument("number", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1)

        parser.add_argument("--dry-run", action="store_true", help="Say what would be made, and make nothing.")

    def handle(self, *args: Any, number: int, seed: int, dry_run: bool, **options: Any) -> None:
        """Make the articles, with a progress bar on a terminal."""
        if number < 1:
            raise CommandError("Say how many articles to make: 1 or more.")
        created = number if dry_run else 0
        with progress("Articles", self.stderr) as on_progress:
            try:
                for made in () if dry_run else synthesise(number, seed):
                    created += made
                    on_progress(created, number)
            except ValueError as error:
                raise CommandError(str(error)) from None
        self.stdout.write(f"created={created}")
