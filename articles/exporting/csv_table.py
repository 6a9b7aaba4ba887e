"""CSV: a row an article, safe to open in a spreadsheet; replies and who tagged what are left out."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from articles.exporting.objects import article_object
from articles.exporting.reading import Whole
from articles.records import IGNORED_KEYS, KEYS
from articles.vocabulary import TagBy

COLUMNS = tuple(key for key in (*KEYS, *IGNORED_KEYS) if key not in ("unlisted", "comments"))
"""Columns in their order."""

LIST_SEPARATOR = "|"
# A spreadsheet runs what begins so. Text that looks like a quoted formula already gets one more
# apostrophe, so that taking one away always gives back what was there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


class _Line:
    """What `csv` writes to: it keeps the one line."""

    def write(self, line: str) -> str:
        """Hand the line back."""
        return line


def write(articles: Iterable[Whole]) -> Iterator[str]:
    """Yield the header, then one row an article."""
    to_line = csv.writer(_Line(), lineterminator="\r\n").writerow
    yield to_line(COLUMNS)
    for article in articles:
        item = article_object(article)
        for name in item["unlisted"]:
            # A name that no list holds stands among the others, and is found missing again by an import.
            item[f"{name['as']}s"].append({"slug": name["name"].replace(LIST_SEPARATOR, "/"), "by": TagBy.SOURCE})
        yield to_line([quote_formula(_cell(key, item[key])) for key in COLUMNS])


def quote_formula(cell: str) -> str:
    """Return the cell's text so that a spreadsheet shows it and does not run it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "source":
        return value["slug"]
    if key in ("actors", "themes"):
        return LIST_SEPARATOR.join(tag["slug"] for tag in value if tag["by"] != TagBy.REFUSED)
    if key == "former_addresses":
        return LIST_SEPARATOR.join(value)
    if key == "once_public":
        return "true" if value else ""
    return str(value)
