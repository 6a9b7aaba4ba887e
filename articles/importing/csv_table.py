"""CSV: a header of the record's keys, one item a row, lists joined by `|`."""

import csv
import io
import re
from collections.abc import Iterator
from typing import IO, Any

from articles.importing.files import MAX_LINE_BYTES, InputFile, UnreadableError
from articles.importing.jsonl import Row, parse_row
from articles.records import IGNORED_KEYS, KEYS, Parsed, quoted

LIST_SEPARATOR = "|"
_DELIMITERS = (",", ";", "\t")
_LIST_COLUMNS = ("actors", "themes", "former_addresses")
_NUMBER_COLUMNS = ("id", "wordpress_id")
_TRUTHS = {"true": True, "false": False}
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
# A leading apostrophe keeps a spreadsheet from running a formula; it is no part of the text.
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")


def read(file: InputFile, key_map: dict[str, str]) -> Iterator[Parsed]:
    """Yield a record, or a refusal, for every row; UnreadableError when the header is no header."""
    names = {name: key for name, key in key_map.items() if key}
    for row in read_rows(file, (*KEYS, *IGNORED_KEYS, *key_map), ", or say which is which with --map"):
        mapping = row.mapping and {
            name: _value(names.get(name, name), cell)
            for name, cell in row.mapping.items()
            if cell or names.get(name, name) in _LIST_COLUMNS or name not in (*KEYS, *key_map)
        }
        yield parse_row(str(file.path), Row(row.line, row.raw, mapping, row.reason), key_map)


def _value(key: str, cell: str) -> Any:
    if key in _LIST_COLUMNS:
        parts = [part.strip() for part in cell.split(LIST_SEPARATOR) if part.strip()]
        # A cell of tags does not say who tagged: blank, so that the archive's own knowledge of it stays.
        return parts if key == "former_addresses" else [{"slug": part, "by": ""} for part in parts]
    if key in _NUMBER_COLUMNS and cell.isascii() and cell.isdigit() and len(cell) < 20:
        return int(cell)
    if key == "once_public":
        return _TRUTHS.get(cell.strip().lower(), cell)
    return cell


def read_rows(file: InputFile, known: tuple[str, ...], remedy: str = "") -> Iterator[Row]:
    """Yield the cells of every row by their column, or why the row cannot be read.

    Commas, semicolons or tabs part the cells, whichever the header uses. Raises UnreadableError for a header
    that names none of the known columns, or one of them twice; `remedy` is what else helps against the first.
    """
    csv.field_size_limit(MAX_LINE_BYTES)
    with file.open() as stream:
        source = _Lines(stream)
        header, delimiter = _read_header(file, source, known, remedy)
        rows = csv.reader(source, delimiter=delimiter, strict=True)
        while True:
            source.start_row()
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(source.first, source.raw, reason=_explain(error))
                continue
            if not cells:
                continue
            yield _row(source, header, cells)


def _row(source: "_Lines", header: list[str], cells: list[str]) -> Row:
    if source.is_cut:
        return Row(
            source.first, source.raw, reason=f"The row has a line longer than {MAX_LINE_BYTES:,} bytes. Split the item."
        )
    if len(cells) != len(header):
        reason = (
            f"The row has {len(cells)} cells and the header {len(header)}."
            " Check for quotation marks that are missing, or delimiters that are not quoted."
        )
        return Row(source.first, source.raw, reason=reason)
    if _NOT_UTF8.search(source.raw):
        return Row(source.first, source.raw, reason="The row is not UTF-8. Save the file as “CSV UTF-8”.")
    return Row(source.first, source.raw, dict(zip(header, map(_without_quote, cells), strict=True)))


def _without_quote(cell: str) -> str:
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell


def _explain(error: csv.Error) -> str:
    message = str(error)
    if "unexpected end" in message:
        return "A quotation mark that opens in this row is never closed. Close it; nothing after it could be read."
    if "field larger" in message:
        return f"A cell is longer than {MAX_LINE_BYTES:,} characters. Close its quotation mark, or split the item."
    return f"The row is not CSV: {message}. Check its quotation marks."


def _read_header(file: InputFile, source: "_Lines", known: tuple[str, ...], remedy: str) -> tuple[list[str], str]:
    """Return the columns' names and the delimiter between them."""
    line = next((line for line in source if line.strip()), "")
    if "\x00" in line or line.startswith("\udcff\udcfe"):
        raise UnreadableError(f"{file.path} is not UTF-8. Save it as “CSV UTF-8”.")
    headers = {delimiter: _split_header(line, delimiter) for delimiter in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda each: (len(set(headers[each]) & set(known)), len(headers[each])))
    header = headers[delimiter]
    if not set(header) & set(known):
        named = ", ".join(map(quoted, header[:8]))
        is_header = len(header) > 1 and any(name[:1].isalpha() for name in header)
        in_small_letters = [name.lower() for name in header if name.lower() in known]
        if in_small_letters:
            remedy = f", in small letters: {', '.join(map(quoted, in_small_letters[:8]))}{remedy}"
        raise UnreadableError(
            f"{file.path} has no {'column that is known here' if is_header else 'header'}: its first line names"
            f" {f'{named}, none of which is known' if is_header else 'no column that is known here'}."
            f" Write the columns' names in the first line ({', '.join(known[:8])} …){remedy}."
        )
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        raise UnreadableError(f"{file.path} has the column {quoted(twice)} twice. Keep one of them.")
    return header, delimiter


def _split_header(line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


class _Lines:
    """The lines of a file, with those of the row that is being read kept as they came."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
        self._kept: list[str] = []
        self.number = 0
        self.start_row()

    def start_row(self) -> None:
        """Begin to keep the lines of a new row."""
        self._kept = []
        self.first = self.number + 1
        self.is_cut = False

    @property
    def raw(self) -> str:
        """The lines of the row, as they came."""
        return "".join(self._kept).rstrip("\r\n")

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE_BYTES)
        if not line:
            raise StopIteration
        self.number += 1
        self._kept.append(line)
        rest = line
        while rest and not rest.endswith(("\n", "\r")) and len(rest) == MAX_LINE_BYTES:
            self.is_cut = True
            rest = self._text.readline(MAX_LINE_BYTES)
        return line
