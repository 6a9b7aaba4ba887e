"""Actors and themes come in from files: what is wrong is refused with its line, the rest goes in."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from articles.importing import csv_table, jsonl
from articles.importing.dictionaries.formats import READERS, tell_format
from articles.importing.dictionaries.listed import Listed, Problem
from articles.importing.dictionaries.matching import Matcher
from articles.importing.entries import ACTOR_KEYS, THEME_KEYS, Entry, read_entry
from articles.importing.files import InputFile, find_files, format_of
from articles.importing.jsonl import Row
from articles.importing.report import Report
from articles.importing.synchronising import Synchroniser
from articles.models import Actor, FormerAddress, Theme
from articles.records import Parsed, RefusedError, quoted

VOCABULARY_FORMATS = ("jsonl", "csv", *READERS)
"""Formats of a vocabulary: the archive's own first, then other people's."""

_LIST_COLUMNS = ("names", "terms")


def load_vocabulary(
    paths: Iterable[str | Path], *, format: str = "auto", is_dry: bool = False, refused_to: IO[str] | None = None
) -> Report:
    """Bring the archive's actors and themes in line with the files' entries, each known by its slug.

    What another's list has extends the actor or theme that the archive holds, or becomes a new one.
    Entries may refer to others further down. A few queries for every 500 entries; a run that is cut short
    leaves whole batches, and running it again finishes them. UnreadableError when a file cannot be read.
    """
    report = Report(refused_to)
    files = find_files(paths, format, formats=VOCABULARY_FORMATS, tell=_format_of)
    if not files:
        report.empty += map(str, paths)
    own = [file for file in files if file.format not in READERS]
    others = [file for file in files if file.format in READERS]
    entries = _read_entries(own, report)
    _read_lists(others, entries, report)
    for type, model, above in (("actor", Actor, "part_of"), ("theme", Theme, "parent")):
        chosen = {slug: entry for (of_type, slug), entry in entries.items() if of_type == type}
        held = dict(model.objects.order_by().values_list("slug", f"{above}__slug"))
        held = dict.fromkeys(FormerAddress.objects.slugs_of(model)) | held
        _refuse_inconsistent(chosen, held, above, report)
        synchroniser = Synchroniser(model, above, is_dry=is_dry)
        made, changed = synchroniser.synchronise(list(chosen.values()))
        left_out = sum(slug in synchroniser.moved for slug in chosen)
        if left_out:
            report.notes["Entries left out, since what they name was renamed or merged"] += left_out
        report.created += made
        report.updated += changed
        report.unchanged += len(chosen) - made - changed
    return report


def _format_of(file: InputFile) -> str:
    """Return the format of the archive's own, or of another's list, that a file has."""
    format = format_of(file)
    return tell_format(file, is_text=format == "text") or format


def _read_lists(files: list[InputFile], entries: dict[tuple[str, str], Entry], report: Report) -> None:
    """Add an entry for all that other people's lists hold; items that are one actor or theme become one entry."""
    items: dict[str, list[Listed]] = {"actor": [], "theme": []}
    for file in files:
        for item in report.items_of(file, READERS[file.format]):
            if isinstance(item, Listed):
                try:
                    read_entry(item.path, item.line, item.as_entry())
                except RefusedError as error:
                    report.refuse(Parsed(item.path, item.line, item.raw), str(error))
                    continue
                items[item.type].append(item)
            elif isinstance(item, Problem):
                report.refuse(Parsed(item.path, item.line, item.raw), item.reason)
            else:
                report.notes[item] += 1
    for type, listed in items.items():
        if not listed:
            continue
        matcher = Matcher(type, listed)
        for matched in matcher.match():
            if isinstance(matched, Problem):
                report.refuse(Parsed(matched.path, matched.line, matched.raw), matched.reason)
                continue
            first = matched.items[0]
            parsed = Parsed(first.path, first.line, first.raw, ref=matched.mapping["slug"])
            _add(entries, parsed, matched.mapping, report)
            report.notes[f"Items matched to {type}s of the archive"] += len(matched.items) * matched.is_held
            report.notes["Items that repeat another, taken with it"] += len(matched.items) - 1
            report.unchanged += len(matched.items) - 1
        report.notes["Names left out, as another actor is called so"] += matcher.names_left_out
    report.notes = +report.notes


def _read_entries(files: list[InputFile], report: Report) -> dict[tuple[str, str], Entry]:
    """Return the entries by what they are known by; the same one twice is counted once more as unchanged."""
    entries: dict[tuple[str, str], Entry] = {}
    for file in files:
        path = str(file.path)
        for row in report.items_of(file, _read_rows):
            slug = (row.mapping or {}).get("slug")
            parsed = Parsed(path, row.line, row.raw, ref=slug if isinstance(slug, str) else "")
            if row.mapping is None:
                report.refuse(parsed, row.reason)
                continue
            _add(entries, parsed, row.mapping, report)
    return entries


def _add(entries: dict[tuple[str, str], Entry], parsed: Parsed, mapping: Mapping[str, Any], report: Report) -> None:
    """Add the entry that a mapping holds, or refuse it."""
    try:
        entry = read_entry(parsed.path, parsed.line, mapping)
    except RefusedError as error:
        report.refuse(parsed, str(error))
        return
    earlier = entries.setdefault(entry.key, entry)
    if earlier is not entry and earlier.says_the_same(entry):
        report.unchanged += 1
    elif earlier is not entry:
        place = f"{earlier.path}, line {earlier.line}"
        report.refuse(parsed, f"The slug {quoted(entry.slug)} stands already at {place}. Give each entry its own.")


def _read_rows(file: InputFile) -> Iterator[Row]:
    if file.format == "jsonl":
        yield from jsonl.read_rows(file)
        return
    for row in csv_table.read_rows(file, (*ACTOR_KEYS, *THEME_KEYS)):
        yield Row(row.line, row.raw, row.mapping and _from_cells(row.mapping), row.reason)


def _from_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row's cells as an entry's values: lists are joined by `|`, identifiers are scheme:value."""
    mapping: dict[str, Any] = {}
    for column, cell in cells.items():
        if not cell.strip():
            continue
        parts = [part.strip() for part in cell.split(csv_table.LIST_SEPARATOR) if part.strip()]
        if column in _LIST_COLUMNS:
            mapping[column] = parts
        elif column == "identifiers":
            mapping[column] = {scheme.strip(): value.strip() for scheme, _, value in (p.partition(":") for p in parts)}
        else:
            mapping[column] = cell
    return mapping


def _refuse_inconsistent(entries: dict[str, Entry], held: dict[str, str | None], above: str, report: Report) -> None:
    """Take out entries that refer to nothing, and those that stand under themselves, until none is left.

    `held` is what the archive has: slug → slug above.
    """
    is_settled = False
    while not is_settled:
        is_settled = True
        for entry, slug in _dangling(entries, held.keys()):
            is_settled = False
            _refuse(
                entries,
                entry,
                f"It refers to {quoted(slug)}, which is neither in the archive nor in the files. Add it.",
                report,
            )
        for entry in _on_cycles(entries, held):
            is_settled = False
            _refuse(
                entries,
                entry,
                f"{above} {quoted(entry.above)} stands under this entry itself. Break the circle.",
                report,
            )


def _refuse(entries: dict[str, Entry], entry: Entry, reason: str, report: Report) -> None:
    del entries[entry.slug]
    report.refuse(Parsed(entry.path, entry.line, "", ref=entry.slug), reason)


def _dangling(entries: Mapping[str, Entry], held: Iterable[str]) -> list[tuple[Entry, str]]:
    """Return the entries that refer to what is missing, directly or through another of these, with the slug."""
    held = set(held)
    answers: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for slug in entry.refers_to - held:
            answers.setdefault(slug, []).append(entry)
    found: dict[str, tuple[Entry, str]] = {}
    missing = [slug for slug in answers if slug not in entries]
    while missing:
        slug = missing.pop()
        for entry in answers.get(slug, ()):
            if entry.slug not in found:
                found[entry.slug] = (entry, slug)
                if entry.slug not in held:
                    missing.append(entry.slug)
    return list(found.values())


def _on_cycles(entries: Mapping[str, Entry], held: Mapping[str, str | None]) -> list[Entry]:
    """Return the entries that close a circle of what stands under what."""
    above = dict(held) | {slug: entry.above or None for slug, entry in entries.items() if entry.above is not None}
    settled: set[str] = set()
    found = []
    for start in entries:
        path: dict[str, None] = {}
        slug: str | None = start
        while slug is not None and slug not in settled and slug not in path:
            path[slug] = None
            slug = above.get(slug)
        if slug in path:
            circle = list(path)[list(path).index(slug) :]
            found += [entries[each] for each in circle if each in entries and entries[each].above]
        settled.update(path)
    return found
