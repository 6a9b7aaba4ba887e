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

    def handle(self, **options: Any) -> None:
        """Load both, and print the counts of each."""
        try:
            vocabulary = load_vocabulary([STARTER / "actors.jsonl", STARTER / "themes.jsonl"])
            for line in (*vocabulary.summary(), f"Vocabulary: {vocabulary.counts}"):
                self.stdout.write(line)
            items = import_paths({"paths": [STARTER / "articles.jsonl"]}, self.stdout.write)
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        if vocabulary.rejected or items.rejected:
            raise SystemExit(2)
