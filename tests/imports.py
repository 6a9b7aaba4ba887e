"""Files of items, and `import_articles` run on them as from the command line."""

import io
import json

from django.core.management import call_command

from articles.models import Source

ITEM = {
    "ref": "one",
    "source": {"name": "Gazette"},
    "headline": "Ministers meet",
    "body_html": "<p>Ministers met in Vienna.</p>",
    "published_at": "2024-04-04",
}


def item(**values):
    """Return an item of the import format; a value of None takes the key out."""
    return {key: value for key, value in {**ITEM, **values}.items() if value is not None}


def write(folder, *items, name="items.jsonl"):
    path = folder / name
    lines = [each if isinstance(each, str) else json.dumps(each) for each in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def sources():
    """Return the slugs of all sources but the one for items that state none, which a new archive has."""
    return list(Source.objects.exclude(slug="unstated").order_by("slug").values_list("slug", flat=True))


def run(*paths, **options):
    """Return the exit code, the counts in the last line, and all that was printed."""
    out, code = io.StringIO(), 0
    try:
        call_command("import_articles", *map(str, paths), stdout=out, **options)
    except SystemExit as end:
        code = end.code
    printed = out.getvalue().strip()
    counts = dict(part.split("=") for part in printed.split("\n")[-1].split())
    return code, {name: int(count) for name, count in counts.items()}, printed


def reasons(folder, *paths, **options):
    """Return what is refused, as the report file keeps it."""
    report = folder / "report.jsonl"
    run(*paths, report=str(report), **options)
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def refusal(folder, **values):
    """Return the one reason for which such an item is refused."""
    (refused,) = reasons(folder, write(folder, item(**values)))
    return refused["reason"]
