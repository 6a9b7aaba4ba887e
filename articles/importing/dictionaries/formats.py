"""Which list a file is, told by its content or as the command says, and the parser that reads it."""

import re
from collections.abc import Callable, Iterator

from articles.importing.dictionaries import cameo, countries, country_codes, media_topics, territories
from articles.importing.dictionaries.listed import Listed, Problem
from articles.importing.files import InputFile

READERS: dict[str, Callable[[InputFile], Iterator[Listed | Problem | str]]] = {
    "cameo": cameo.read_text,
    "cameo-jsonl": cameo.read_jsonl,
    "countries": countries.read,
    "country-codes": country_codes.read,
    "territories": territories.read,
    "media-topics": media_topics.read,
}
"""Formats of other people's lists. What a parser yields as a text is a note, to be counted."""

_START_BYTES = 256 * 1024
# A code ends its line, but for a comment: what stands in brackets elsewhere is somebody's prose or a link.
_BRACKETED = re.compile(rb"\[[A-Z]{3}[A-Z0-9]*(?: [<>0-9-]+)?\][ \t]*(?:[;#].*)?\r?$", re.MULTILINE)


def tell_format(file: InputFile, *, is_text: bool) -> str:
    """Return the format of another's list that a file's beginning shows; blank when it shows none of them."""
    with file.open() as stream:
        start = stream.read(_START_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"[") and b'"cca3"' in start:
        return "countries"
    if start.startswith(b"{"):
        if b'"conceptSet"' in start:
            return "media-topics"
        first = start.partition(b"\n")[0]
        if b'"is_country"' in first and b'"names_strong"' in first:
            return "territories"
        if b'"name"' in first and re.search(rb'"codes?"\s*:\s*(?:\[|"[A-Z-]{3})', first) and b'"type"' not in first:
            return "cameo-jsonl"
        return ""
    header = start.partition(b"\n")[0]
    if all(column.encode() in header for column in (country_codes.CODE, country_codes.NAME)):
        return "country-codes"
    return "cameo" if is_text and _BRACKETED.search(start) else ""
