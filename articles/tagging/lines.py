"""Items to tag as JSON Lines give them, and results as JSON Lines want them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.dates import Moment

_SHAPE = 'Write {"id": …, "title": "…", "text": "…", "date": "2024-02-29"}.'


@dataclass(frozen=True, slots=True)
class Item:
    """One item to tag. The id is whatever the line gave: a number or a string."""

    id: int | str
    title: str
    text: str
    date: Moment | None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no item; the reason says what would mend it."""

    line: int
    reason: str


def read_items(lines: Iterable[bytes]) -> Iterator[Item | BadLine]:
    """Yield the item of each line, or why there is none; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _parse(line)
        except ValueError as error:
            yield BadLine(number, str(error))


def result_line(result: dict[str, Any]) -> str:
    """Return a result as one line of JSON that UTF-8 can hold: half a character is escaped, with all others."""
    line = json.dumps(result, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(result)
    return line


def _parse(line: bytes) -> Item:
    """Return the item of a line. Raises ValueError with a sentence for the reader."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("This is not UTF-8. Save the file as UTF-8.") from None
    except (ValueError, RecursionError):
        raise ValueError(f"This is not JSON. {_SHAPE}") from None
    if not isinstance(row, dict):
        raise ValueError(f"This is no JSON object. {_SHAPE}")
    id = row.get("id")
    if isinstance(id, bool) or not isinstance(id, int | str):
        raise ValueError(f"“id” must be a number or a string. {_SHAPE}")
    title, text, date = (_string(row, key) for key in ("title", "text", "date"))
    if not title and "text" not in row:
        raise ValueError(f"There is no “text”. {_SHAPE}")
    return Item(id, title, text, Moment.parse(date) if date else None)


def _string(row: dict[str, Any], key: str) -> str:
    """Return a value that is text; blank when it is missing or null."""
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"“{key}” must be a string. {_SHAPE}")
    return value
