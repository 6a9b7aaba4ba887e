"""Load the starter vocabulary and the demo archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import articles
from articles.importing import UnreadableError, import_paths
from articles.importing.vocabulary import load_vocabulary

STARTER = Path(articles.__file__).parent / "starter"


class Command(BaseCommand):
    """Doorbell of `articles.importing`: ends as `import_articles` does."""

    help = "Load the starter vocabulary and the demo archive; safe to run twice."

    def add_arguments(self, parser: Any) -> None:
        """Add the command's options."""
        parser.add_argument(
            "--vocabulary-only", action="store_true", help="Load actors and themes, and leave the demo articles out."
        )

        parser.add_argument("--dry-run", action="store_true", help="Say the counts, and write nothing.")

    def handle(self, *, vocabulary_only: bool, dry_run: bool, **options: Any) -> None:
        """Load both, and print the counts of each."""
        try:
            vocabulary = load_vocabulary([STARTER / "vocabulary"], is_dry=dry_run)
            for line in (*vocabulary.summary(), f"Vocabulary: {vocabulary.counts}"):
                self.stdout.write(line)
            items = None
            if not vocabulary_only:
                items = import_paths({"paths": [STARTER / "articles"], "dry_run": dry_run}, self.stdout.write)
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        if vocabulary.rejected or (items and items.rejected):
            raise SystemExit(2)
