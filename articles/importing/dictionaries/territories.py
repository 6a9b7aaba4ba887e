"""States and territories, past ones too, in the shape of `territories.jsonl` of github.com/opensanctions/rigour."""

import re
from collections.abc import Iterator
from typing import Any

from articles.importing import jsonl
from articles.importing.dictionaries.listed import ALPHA2, ALPHA3, Listed, Problem, text_of
from articles.importing.files import InputFile
from articles.vocabulary import UNSTATED, ActorKind, NameUse

_MAX_ACRONYM_CHARS = 5
_DEPENDENT = re.compile(
    r"\A.{0,120}\b(?:overseas|external|autonomous|dependent|crown)"
    r" (?:territory|collectivity|dependency|region|province)",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r" \([^)]*\)\Z")
"""What the file adds to a name: "Abkhazia (Occupied Georgia)"."""


def read(file: InputFile) -> Iterator[Listed | Problem | str]:
    """Yield every state and territory of the file; a province or the like is yielded as a note.

    Provinces are many, and share their names with towns, states and seats of government. Of the names, those that the
    file calls weak are left out: they are misspellings, adjectives and words of small languages together.
    """
    for row in jsonl.read_rows(file):
        if row.mapping is None:
            yield Problem(str(file.path), row.line, row.raw, row.reason)
        elif "-" in text_of(row.mapping, "code") and row.mapping.get("is_ftm") is not True:
            yield "Parts of states left out"
        else:
            yield _read_territory(str(file.path), row.line, row.raw, row.mapping)


def _read_territory(path: str, line: int, raw: str, territory: dict[str, Any]) -> Listed | Problem:
    name, code = _OF_WHOM.sub("", text_of(territory, "name")), text_of(territory, "code").upper()
    if not name or not code:
        return Problem(path, line, raw, "The territory has no name or no code. Give it both.")
    has_code = territory.get("is_country") is True
    parent, summary = text_of(territory, "parent").upper(), text_of(territory, "summary")
    # The file calls country whatever has a code of ISO's: Greenland, the Cook Islands.
    is_state = has_code and not parent and not _DEPENDENT.search(summary)
    identifiers = {"wikidata": text_of(territory, "qid")}
    # Others have codes here that are not ISO's.
    if has_code and not territory.get("is_historical") and len(code) == 2:
        identifiers |= {ALPHA2: code, ALPHA3: text_of(territory, "alpha3").upper()}
        if territory.get("other_qids"):
            # The item is then a realm, or one of its shapes, as often as the state.
            del identifiers["wikidata"]
    return Listed(
        path,
        line,
        raw,
        name,
        kind=(ActorKind.STATE if is_state else ActorKind.OTHER).value,
        is_kind_sure=is_state,
        names=list(_read_names(territory)),
        above=(ALPHA2, parent) if len(parent) == 2 else None,
        description=summary,
        identifiers=identifiers,
        tail=code.lower(),
    )


def _read_names(territory: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield {"name": _OF_WHOM.sub("", text_of(territory, "full_name")), "language": "en", "use": NameUse.NAME.value}
    strong = territory.get("names_strong")
    for name in strong if isinstance(strong, list) else []:
        # A name in small letters is a word of every text, one turned round for an index is in none.
        if not isinstance(name, str) or name.islower() or ", " in name:
            continue
        is_acronym = name.isascii() and name.isupper() and len(name) <= _MAX_ACRONYM_CHARS
        use = NameUse.ACRONYM if is_acronym else NameUse.NAME
        yield {"name": name, "language": UNSTATED, "use": use.value}
