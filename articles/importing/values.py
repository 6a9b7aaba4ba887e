"""Single values of a record, each read by its type or refused by its key."""

import re
from typing import Any

from articles import markup
from articles.dates import Moment
from articles.records import RefusedError, quoted

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TYPE_NAMES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}


def is_slug(text: str) -> bool:
    """Tell whether a text can be a part of an address."""
    return _SLUG.fullmatch(text) is not None


def wrong_type(key: str, value: Any, expected: str) -> RefusedError:
    """Return the refusal of a value whose type is not the key's."""
    return RefusedError(f"{key} must be {expected}, not {_TYPE_NAMES.get(type(value), 'null')}.")


def read_text(key: str, value: Any) -> str:
    """Return a text without control characters."""
    if not isinstance(value, str):
        raise wrong_type(key, value, "a text")
    return markup.without_controls(value)


def read_id(key: str, value: Any, highest: int) -> int:
    """Return a whole number from 1 up to the highest."""
    if type(value) is not int:
        raise wrong_type(key, value, "a whole number")
    if not 1 <= value <= highest:
        raise RefusedError(f"{key} must be from 1 to {highest:,}. Leave it out and the archive numbers the item.")
    return value


def read_truth(key: str, value: Any) -> bool:
    """Return whether something is so."""
    if not isinstance(value, bool):
        raise wrong_type(key, value, "true or false")
    return value


def read_moment(key: str, value: Any) -> Moment:
    """Return a date of any precision."""
    if not isinstance(value, str):
        raise wrong_type(key, value, "a text such as “2024-02-29”")
    try:
        return Moment.parse(markup.without_controls(value))
    except ValueError as error:
        raise RefusedError(f"{key}: {error}") from None


def read_day(key: str, value: Any) -> str:
    """Return a date of any precision as it is stored; blank when it is not stated."""
    if isinstance(value, str) and not value.strip():
        return ""
    return str(read_moment(key, value))


def read_address(key: str, value: Any, max_chars: int) -> str:
    """Return a whole web address; blank when it is not stated."""
    address = read_text(key, value).strip()
    if not address:
        return ""
    if len(address) > max_chars:
        raise RefusedError(f"{key} has {len(address):,} characters; the most is {max_chars:,}. Shorten it.")
    if not markup.is_web_address(address):
        raise RefusedError(f"{key} {quoted(address)} is not a whole web address. Write https://… or leave it out.")
    return address
