"""Rename, merge, split and delete actors and themes, give them further names, and undo it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.curating import (
    Alias,
    CuratingError,
    Delete,
    Merge,
    Operation,
    Part,
    Rename,
    Split,
    State,
    carry_out,
    check_undo,
    state_of,
    undo,
)
from articles.curating.entries import counted
from articles.exporting.selecting import QueryError, chosen_articles
from articles.management.progress import progress
from articles.models import Curation
from articles.models.articles import MAX_ID
from articles.vocabulary import NameUse

_STATES = {
    State.CAN_BE_UNDONE: "",
    State.UNFINISHED: " [not finished]",
    State.UNDONE_IN_PART: " [undone in part]",
    State.UNDONE: " [undone]",
    State.TOO_OLD: " [too old to undo]",
    State.STANDS: " [no undo]",
}


class Command(BaseCommand):
    """Doorbell of `articles.curating`: `curate rename|alias|merge|split|delete actor|theme SLUG …`, `undo`, `log`."""

    help = "Rename, merge, split and delete actors and themes, with a log and an undo; --dry-run shows what would move."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and with what."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="rename|alias|merge|split|delete|undo|log")

        def add(name: str, says: str) -> ArgumentParser:
            own: ArgumentParser = todo.add_parser(name, help=says, description=says)
            own.add_argument("--dry-run", action="store_true", help="show what would move, write nothing")
            if name not in ("undo", "log"):
                own.add_argument("subject", choices=("actor", "theme"))
                own.add_argument("slug", metavar="SLUG")
            return own

        rename = add("rename", "Give another slug, another name, or both. The old address leads to the new one.")
        rename.add_argument("--slug", dest="new_slug", default="", metavar="SLUG")
        rename.add_argument("--name", dest="new_name", default="", metavar="NAME")
        rename.add_argument("--drop-name", action="store_true", help="do not keep the old name as a further one")
        alias = add("alias", "Give an actor a further name, or a theme a term.")
        alias.add_argument("name", metavar="NAME")
        alias.add_argument("--language", default="en", metavar="CODE")
        alias.add_argument("--use", default=NameUse.NAME.value, choices=NameUse.values)
        merge = add("merge", "Merge others into the one that stays. Their addresses lead to it.")
        merge.add_argument("others", nargs="+", metavar="OTHER", help="slugs of what is merged into the first")
        split = add("split", "Move some of the articles to another, made for them or there already.")
        split.add_argument(
            "--into", nargs=3, action="append", required=True, metavar=("SLUG", "NAME", "QUERY"),
            help='which articles go where: some-council "Some Council" "q=council&from=2002", or their ids'
            " (17,18); NAME may be blank for one that is in the archive",
        )  # fmt: skip
        add("delete", "Take an actor or theme away with its tags; merge keeps them.")
        add("undo", "Put back what an entry of the log has changed.").add_argument("number", type=int, metavar="NUMBER")
        log = add("log", "List what was done, newest first.")
        log.add_argument("--last", type=int, default=20, metavar="N", help="how many entries (20)")

    def handle(self, *, todo: str, dry_run: bool, **given: Any) -> None:
        """Do it, and print what moved."""
        try:
            if todo == "log":
                self._log(given["last"])
            elif todo == "undo":
                self._undo(given["number"], is_dry=dry_run)
            else:
                self._carry_out(_operation(todo, given), is_dry=dry_run)
        except (CuratingError, QueryError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. What is done stays done: run the same again for the rest.") from None

    def _carry_out(self, operation: Operation, *, is_dry: bool) -> None:
        plan = operation.plan()
        for warning in plan.doubts:
            self.stdout.write(f"Look again: {warning}")
        for note in plan.notes:
            self.stdout.write(note)
        if is_dry:
            self._print(f"Would be done: {plan.intention}.", plan.counts)
            self.stdout.write("Dry run: nothing was written.")
            return
        self._print_done(carry_out(operation))

    def _undo(self, number: int, *, is_dry: bool) -> None:
        curation = Curation.objects.filter(pk=number).first()
        if curation is None:
            raise CuratingError(f"The log has no entry {number}. See: curate log.")
        if is_dry:
            check_undo(curation)
            self._print(f"Would be undone: {curation.summary}.", curation.counts)
            self.stdout.write("Dry run: nothing was undone.")
            return
        with progress("Steps", self.stderr) as on_progress:
            done = undo(curation, on_progress=on_progress)
        self._print_done(done)

    def _print_done(self, done: Curation) -> None:
        self._print(f"{done.pk}: {done.summary}.", done.counts)

    def _print(self, said: str, counts: Any) -> None:
        self.stdout.write(said)
        for words, count in counted(dict(counts)):
            self.stdout.write(f"  {words}: {count:,}")

    def _log(self, last: int) -> None:
        for entry in Curation.objects.for_log().order_by("-pk")[: min(max(last, 0), MAX_ID)]:
            by = entry.by.get_username() if entry.by else "command"
            state = _STATES[state_of(entry)]
            self.stdout.write(f"{entry.pk}: {entry.done_at:%Y-%m-%d %H:%M} {by}: {entry.summary}{state}")


def _operation(todo: str, given: dict[str, Any]) -> Operation:
    who = (given["subject"], given["slug"])
    if todo == "rename":
        return Rename(*who, given["new_slug"], given["new_name"], keeps_name=not given["drop_name"])
    if todo == "alias":
        return Alias(*who, given["name"], given["language"], given["use"])
    if todo == "delete":
        return Delete(*who)
    if todo == "merge":
        return Merge(*who, tuple(given["others"]))
    return Split(*who, tuple(Part(slug, name, chosen_articles(query)) for slug, name, query in given["into"]))
