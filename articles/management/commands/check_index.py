"""Compare the index with the tables. Reads only; exit 1 on a difference, naming it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.index import current
from articles.index.comparing import differences


class Command(BaseCommand):
    """`manage.py check_index`."""

    help = "Compare every count of the index with SQL; exit 1 on a difference, naming it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what differs, then counts."""
        count = 0
        for difference in differences():
            self.stdout.write(difference)
            count += 1
        snapshot = current()
        values = sum(len(bitmaps) for bitmaps in snapshot.bitmaps.values())
        self.stdout.write(f"articles={len(snapshot.visible)} values={values} differences={count}")
        if count:
            raise CommandError("The index and the tables differ.", returncode=1)
