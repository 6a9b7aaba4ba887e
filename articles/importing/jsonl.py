"""JSON Lines: one object a line, strictly JSON and strictly UTF-8."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.importing.files import MAX_LINE_BYTES, InputFile, read_lines, renamed
from articles.importing.mapping import record_from_mapping, reference_of
from articles.records import Parsed, RefusedError, quoted

_KEPT_OF_LONG_LINE = 64 * 1024
"""Bytes of a line above the limit, or of a document that is no lines, that its refusal keeps."""


@dataclass(frozen=True)
class Row:
    """One object of a file: its keys and values, or why there are none."""

    line: int
    raw: str
    mapping: dict[str, Any] | None = None
    reason: str = ""


def read(file: InputFile, key_map: dict[str, str]) -> Iterator[Parsed]:
    """Yield a record, or a refusal, for every line that is not blank."""
    for row in read_rows(file):
        yield parse_row(str(file.path), row, key_map)


def parse_row(path: str, row: Row, key_map: dict[str, str]) -> Parsed:
    """Return the record that a row holds, or why it is refused."""
    if row.mapping is None:
        return Parsed(path, row.line, row.raw, reason=row.reason)
    mapping = renamed(row.mapping, key_map)
    ref = reference_of(mapping)
    try:
        return Parsed(path, row.line, row.raw, record_from_mapping(mapping), ref)
    except RefusedError as error:
        return Parsed(path, row.line, row.raw, None, ref, str(error))


def read_rows(file: InputFile) -> Iterator[Row]:
    """Yield the object of every line that is not blank, or why the line holds none."""
    has_begun = False
    with file.open() as stream:
        for number, line, is_whole in read_lines(stream):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not has_begun and line.strip() in (b"{", b"["):
                raw = (line + stream.read(_KEPT_OF_LONG_LINE)).decode(errors="surrogateescape").strip()
                yield Row(number, raw, reason="This is one JSON document of many lines. Write one object a line.")
                return
            has_begun = has_begun or bool(line.strip())
            if not is_whole:
                raw = line[:_KEPT_OF_LONG_LINE].decode(errors="replace")
                reason = f"The line is longer than {MAX_LINE_BYTES:,} bytes; its beginning is kept. Split the item."
                yield Row(number, raw, reason=reason)
            elif line.strip():
                yield _parse_line(number, line)


def _parse_line(number: int, line: bytes) -> Row:
    raw = line.decode(errors="surrogateescape").rstrip("\r\n")
    try:
        mapping = _DECODER.decode(line.decode())
    except UnicodeDecodeError as error:
        return Row(number, raw, reason=f"The line is not UTF-8 (byte {error.start + 1}). Save the file as UTF-8.")
    except RecursionError:
        return Row(number, raw, reason="The line's lists or objects are nested too deeply. Flatten them.")
    except RefusedError as error:
        return Row(number, raw, reason=str(error))
    except json.JSONDecodeError as error:
        return Row(
            number, raw, reason=f"The line is not JSON: {error.msg}, at character {error.pos + 1}. Mend or quote it."
        )
    except ValueError:  # Python reads no whole number of more than 4,300 digits.
        return Row(number, raw, reason="The line holds a number that is too long to read. Write it as a text.")
    if not isinstance(mapping, dict):
        return Row(number, raw, reason="The line holds no object. Write one item a line, as {“headline”: …}.")
    return Row(number, raw, mapping)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise RefusedError(f"The key {quoted(twice)} comes twice in one object. Keep one of them.")
    return mapping


def _refuse_constant(name: str) -> None:
    raise RefusedError(f"{name} is not JSON. Write a number, or null.")


_DECODER = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
