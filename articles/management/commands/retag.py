"""Read the archive again with the present vocabulary."""

from concurrent.futures.process import BrokenProcessPool
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.curating import CuratingError
from articles.curating.operations import find
from articles.curating.retagging import Retag, Retagged
from articles.exporting.selecting import QueryError, article_ids
from articles.importing.processes import give_way
from articles.management.progress import progress

_SHOWN = 20
"""Actors and themes named in the report."""


class Command(BaseCommand):
    """Doorbell of `articles.curating.retagging`."""

    help = "Suggest tags anew for texts in the archive. Decisions of editors and tags by sources stay as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the query, and what alone is to be looked for."""
        parser.add_argument("query", nargs="?", default="", metavar="QUERY", help='published articles: "from=2024"')
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--actor", metavar="SLUG", help="suggest and take away this actor only")
        only.add_argument("--theme", metavar="SLUG", help="suggest and take away this theme only")
        parser.add_argument("--dry-run", action="store_true", help="say what would come and go, write nothing")

    def run_from_argv(self, argv: list[str]) -> None:
        """Let readers and editors go first, and retag."""
        give_way()
        super().run_from_argv(argv)

    def handle(self, *, query: str, actor: str | None, theme: str | None, dry_run: bool, **options: Any) -> None:
        """Retag, and print the counts last."""
        try:
            only = next(((s, find(s, slug).pk) for s, slug in (("actor", actor), ("theme", theme)) if slug), None)
            retag = Retag(article_ids(query), only, f"the articles of “{query}”" if query else "", is_dry=dry_run)
            with progress("Articles", self.stderr) as on_progress:
                done = retag.run(on_progress=on_progress)
        except (QueryError, CuratingError) as error:
            raise CommandError(str(error)) from None
        except BrokenProcessPool as error:
            raise CommandError(
                "A process that read texts was ended from outside, perhaps for want of memory. Run the same again, and"
                " it goes on from here."
            ) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. Run the same again, and it goes on from here.") from None
        self._report(done, is_dry=dry_run)

    def _report(self, done: Retagged, *, is_dry: bool) -> None:
        if is_dry:
            self.stdout.write("Dry run: nothing was written.")
        if done.begun_after:
            self.stdout.write(f"Continued after article {done.begun_after}, where the last run stopped.")
        names = done.names()
        for counts, sign in ((done.added, "+"), (done.removed, "−")):
            for value, count in counts.most_common(_SHOWN):
                self.stdout.write(f"  {sign}{count:,} {names.get(value, value[1])} ({value[0]})")
            if len(counts) > _SHOWN:
                self.stdout.write(f"  {sign} and {len(counts) - _SHOWN:,} others")
        if done.changed_meanwhile:
            self.stdout.write(
                f"Changed while they were read, and left alone: {done.changed_meanwhile:,}. Run it again."
            )
        if done.is_vocabulary_changed:
            self.stdout.write("The vocabulary has changed meanwhile: run it again.")
        added, removed = done.added.total(), done.removed.total()
        self.stdout.write(f"articles={done.articles} added={added} removed={removed}")
