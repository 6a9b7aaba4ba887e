"""The items of one JSON array, each with the line on which it begins."""

import json
from collections.abc import Iterator
from typing import Any

from articles.importing.dictionaries.listed import Problem
from articles.importing.files import InputFile, UnreadableError

_MAX_BYTES = 256 * 1024 * 1024
"""Bytes of a file that is read whole."""


def read_items(file: InputFile, key: str = "") -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Yield the objects of the array that the file is, or that stands under a key of it.

    What is no object is a problem; after what is not JSON nothing more can be read.
    """
    text = _read_text(file)
    place = text.find(f'"{key}"') + len(key) + 2 if key else 0
    place = text.find("[", place) + 1
    if not place or (key and f'"{key}"' not in text):
        raise UnreadableError(f"{file.path} holds no list{f' under “{key}”' if key else ''}. Check the file.")
    decoder, line, counted = json.JSONDecoder(), 1, 0
    while True:
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
        if text[place : place + 1] == "]":
            return
        line, counted = line + text.count("\n", counted, place), place
        try:
            item, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            raw = text[place : place + 200]
            yield Problem(
                str(file.path), line, raw, "The item is not JSON, and what follows it cannot be read. Mend it."
            )
            return
        if isinstance(item, dict):
            yield line, item
        else:
            yield Problem(str(file.path), line, text[place:end], "The item is no object. Write each as {…}.")
        place = end


def _read_text(file: InputFile) -> str:
    with file.open() as stream:
        raw = stream.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise UnreadableError(f"{file.path} is larger than {_MAX_BYTES:,} bytes. Split it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{file.path} is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.") from None
