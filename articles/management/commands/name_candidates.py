"""Gather the names that recur in the archive's texts and match no actor."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.exporting.selecting import QueryError, article_ids
from articles.management.progress import progress
from articles.models import Article
from articles.tagging import Tagger
from articles.tagging.candidates import (
    MOST_KEPT,
    NameGatherer,
    first_candidates,
    ignored_keys,
    keep_candidates,
    read_items,
    read_known,
)


class Command(BaseCommand):
    """Doorbell of `articles.tagging.candidates`."""

    help = (
        "Prints names that recur in texts and match no actor: likely people and bodies, then places, then other words,"
        " the commonest of each first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the query, how many, and where to."""
        parser.add_argument("query", nargs="?", default="", metavar="QUERY", help='such as "source=wire&from=2020"')
        parser.add_argument("--most", type=int, default=MOST_KEPT, metavar="N", help="names (%(default)s)")
        parser.add_argument("--jsonl", action="store_true", help="one JSON object a line, with the sentences")
        parser.add_argument("--keep", action="store_true", help="put them on the editors' page of names in no list")
        parser.add_argument("--dry-run", action="store_true", help="keep nothing")

    def handle(self, *, query: str, most: int, jsonl: bool, keep: bool, dry_run: bool = False, **options: Any) -> None:
        """Read the articles, print the names; the counts go to standard error."""
        if most < 1:
            raise CommandError("--most must be 1 or more.")
        try:
            ids = article_ids(query)
        except QueryError as error:
            raise CommandError(str(error)) from None
        if ids is None:
            ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        gatherer = NameGatherer(read_known())
        with progress("Articles", self.stderr) as on_progress:
            for number, item in enumerate(read_items(ids), 1):
                gatherer.add(item)
                on_progress(number, len(ids))
        found = first_candidates(gatherer, Tagger.load(), most, ignored_keys())
        # Before they are printed: whoever reads only the first lines ends the command.
        if keep and not dry_run:
            with transaction.atomic():
                keep_candidates(found)
        for candidate in found:
            if jsonl:
                self.stdout.write(json.dumps(candidate.as_dict(), ensure_ascii=False))
            else:
                self.stdout.write(f"{candidate.articles:>7}  {candidate.name}")
        kept = len(found) if keep and not dry_run else 0
        self.stderr.write(f"articles={len(ids)} names={len(found)} kept={kept}")
