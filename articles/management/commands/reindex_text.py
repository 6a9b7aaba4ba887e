"""Derive the stored words again from the texts, and rebuild the text index and the facet index.

Needed after raw SQL has changed texts. Safe to run while the site is up, and to run twice.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.index import install
from articles.management.progress import progress
from articles.models import Article

_BATCH_ROWS = 500


class Command(BaseCommand):
    """`manage.py reindex_text`."""

    help = "Rebuild stored words, text index and facet index from the texts."

    def add_arguments(self, parser: Any) -> None:
        """Add the command's options."""
        parser.add_argument("--dry-run", action="store_true", help="Count what would change, and change nothing.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Go through all articles in short transactions, then rebuild."""
        ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        changed = 0
        with progress("Articles", self.stderr) as on_progress:
            for start in range(0, len(ids), _BATCH_ROWS):
                batch = ids[start : start + _BATCH_ROWS]
                changed += self._rebuild(batch, dry_run=dry_run)
                on_progress(start + len(batch), len(ids))
        if not dry_run:
            install.install()
        self.stdout.write(f"articles={len(ids)} changed={changed}")

    def _rebuild(self, ids: list[int], *, dry_run: bool) -> int:
        rows = Article.objects.filter(pk__in=ids)
        if dry_run:
            return sum(article.words_digest != article.digest_of_text() for article in rows)
        with transaction.atomic():
            return rows.store_words()
