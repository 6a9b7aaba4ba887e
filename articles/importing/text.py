"""Pages saved as plain text: headline, dates, paragraphs, and often what is left of a blog's form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.dates import Moment
from articles.importing.files import MAX_LINE_BYTES, InputFile
from articles.importing.leftovers import without_leftovers
from articles.importing.mapping import record_from_mapping
from articles.records import Parsed, RefusedError

_FIRST_LINES = 5
"""Lines after the headline in which a date or a byline may stand."""

_LAST_LINES = 3
"""Lines at the end of the text, and of the page, in which a date may stand."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + r"|sept)\.?"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}}){_NTH},? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}}){_NTH} (?P<m2>{_MONTH}),? (?P<y2>\d{{4}}))"
)
_LABEL = (
    r"(?:(?:first )?(?:published|posted|date|dated|released|written)"
    r"(?: on| by (?P<by0>[^\d|]{2,80}?))?(?: on)? ?:? ?)?"
)
_DAY_NAME = r"(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_CLOCK = (
    r"(?:,? (?:at |[-–—|] ?)?\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:UTC|GMT|Z|[ECMP][SD]?T))?"
    r"|T\d{2}:\d{2}\S*)?"
)
_DATE_LINE = re.compile(
    r"(?:by (?P<by1>[^\d|]{2,80}?)(?:,| on| \||[ ]?[-–—])? )?"
    rf"{_LABEL}{_DAY_NAME}{_DATE}{_CLOCK}\.?"
    r"(?:,?(?: [|·•–—-])? by (?P<by2>[^\d|]{2,80}))?",
    re.IGNORECASE | re.ASCII,
)
_NAME_WORDS = (
    "al",
    "and",
    "bin",
    "da",
    "de",
    "del",
    "der",
    "di",
    "du",
    "el",
    "for",
    "ibn",
    "la",
    "of",
    "van",
    "von",
    "&",
)
"""Words of a name that need no capital letter."""

_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def read(file: InputFile, key_map: dict[str, str]) -> Iterator[Parsed]:
    """Yield the one item that the page holds, known by the file's name."""
    path = str(file.path)
    with file.open() as stream:
        content = stream.read(MAX_LINE_BYTES + 1)
    page = content.decode(errors="surrogateescape")
    try:
        if len(content) > MAX_LINE_BYTES:
            raise RefusedError(f"The page is larger than {MAX_LINE_BYTES:,} bytes. Split it into several items.")
        yield Parsed(path, 1, page, record_from_mapping(_mapping_of(content, file.name)), file.name)
    except RefusedError as error:
        yield Parsed(path, 1, page, None, file.name, str(error))


def _mapping_of(content: bytes, name: str) -> dict[str, str]:
    """Return the page's parts under the keys of a record."""
    try:
        page = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"The page is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.") from None
    lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    written = [number for number, line in enumerate(lines) if line.strip()]
    if not written:
        raise RefusedError("The page is blank. Give a headline on its first line, then the text.")
    headline = lines[written[0]]
    page_end = [lines[number] for number in written[-_LAST_LINES:]]
    text = without_leftovers(lines[written[0] + 1 :])
    stated = _take_dates(text, page_end)
    day = stated.day or _day_in_name(name)
    if not day:
        raise RefusedError(
            "The page has no date. It was looked for in the first lines after the headline, in the last lines,"
            " and as YYYY-MM-DD in the file's name. Write one there, such as “Published: 2024-02-29”."
        )
    return {
        "ref": name,
        "headline": headline,
        "byline": stated.byline,
        "body_text": "\n".join(text),
        "received": page,
        "published_at": day,
    }


@dataclass
class _Stated:
    """What a page's lines say of when and by whom it was written."""

    day: str = ""
    byline: str = ""


def _take_dates(text: list[str], page_end: list[str]) -> _Stated:
    """Find the date and the byline; lines that hold nothing else are taken out of the text."""
    stated = _Stated()
    written = [number for number, line in enumerate(text) if line.strip()]
    first, last = written[:_FIRST_LINES], written[_FIRST_LINES:][-_LAST_LINES:]
    taken = []
    for number in [*first, *reversed(last)]:
        if not stated.day and _read_date_line(text[number], stated):
            taken.append(number)
        elif number in first[:3] and not stated.byline and (name := _name_in(text[number])):
            stated.byline = name
            taken.append(number)
    if not stated.day:
        any(_read_date_line(line, stated) for line in reversed(page_end))
    for number in sorted(taken, reverse=True):
        del text[number]
    return stated


def _name_in(line: str) -> str:
    """Return the name in a line such as “By Jane Doe”; blank when the line is something else."""
    by, *words = line.split() or [""]
    if by.lower() != "by" or not 1 <= len(words) <= 10 or line.rstrip().endswith((".", ":", "?", "!")):
        return ""
    is_name = words[0][0].isupper() and all(word[0].isupper() or word in _NAME_WORDS for word in words)
    return " ".join(words) if is_name else ""


def _read_date_line(line: str, stated: _Stated) -> bool:
    """Tell whether the line is a date and nothing but; if so, keep it, and the name that it gives."""
    found = _DATE_LINE.fullmatch(" ".join(line.split()))
    if found is None:
        return False
    day = found["iso"] or _iso(found["y1"] or found["y2"], found["m1"] or found["m2"], found["d1"] or found["d2"])
    if not _is_day(day):
        return False
    stated.day = day
    stated.byline = stated.byline or (found["by0"] or found["by1"] or found["by2"] or "").strip()
    return True


def _iso(year: str, month: str, day: str) -> str:
    number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower().rstrip(".")[:3]))
    return f"{year}-{number:02}-{int(day):02}"


def _is_day(text: str) -> bool:
    try:
        Moment.parse(text)
    except ValueError:
        return False
    return True


def _day_in_name(name: str) -> str:
    return next((day for day in _DAY_IN_NAME.findall(name) if _is_day(day)), "")
