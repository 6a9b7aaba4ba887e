"""Dictionaries of actors with CAMEO codes: as Phoenix and TABARI write them (`.actors.txt`), and as JSON Lines.

The text has a name a line, `+` before further names, and codes in brackets, which may hold for some time only:
`[AFGGOV 780427-801224]`, `[AFGELI >801224]`. `#` and `;` begin a comment; `_` stands for a space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles import markup
from articles.importing import jsonl
from articles.importing.dictionaries import cameo_codes
from articles.importing.dictionaries.listed import ALPHA3, CAMEO, Listed, Problem, name_key, text_of
from articles.importing.files import InputFile, read_lines
from articles.vocabulary import ActorKind, NameUse

_CODE = re.compile(r"\[([^\[\]]*)\]")
_DATED = re.compile(r"([A-Z0-9]+)(?:\s+([<>]?)\s*(\d{6}|\d{8})(?:\s*-\s*(\d{6}|\d{8}))?)?")
_NO_ACTOR = "---"
_GROUPS = re.compile("ethnic|religio", re.IGNORECASE)
_SMALL_WORDS = frozenset("a al and bin da de del der des di du e el en et for in la le of on the to van von y".split())
_LETTERS = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
_FIRST_YEAR_OF_TWO_DIGITS = 30


@dataclass
class _Item:
    """An actor as the dictionary has it: codes with the days from and to which they hold."""

    path: str
    line: int
    raw: str
    name: str
    further: list[str] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)
    groups: str = ""


def read_text(file: InputFile) -> Iterator[Listed | Problem]:
    """Yield the actors of a dictionary in its own form; a line that is wrong is left out of its actor."""
    states: set[str] = set()
    item: _Item | None = None
    opening, path = str(file.path.name), str(file.path)
    with file.open() as stream:
        for number, raw, is_whole in read_lines(stream):
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError:
                yield Problem(path, number, raw.decode(errors="replace").strip(), "The line is not UTF-8. Save it so.")
                continue
            if not is_whole:
                yield Problem(path, number, text[:200], "The line is too long. Split it.")
                continue
            if item is None and text.startswith("#"):
                opening += text
            text = text.split("#")[0].split(";")[0]
            names, brackets = _CODE.sub("", text).strip(), _CODE.findall(text)
            if names and not names.startswith("+"):
                if item:
                    yield _listed(item, states)
                item = _Item(path, number, text.strip(), _in_words(names), groups=_groups(opening))
            elif item is None and (names or brackets):
                yield Problem(path, number, text.strip(), "The line belongs to no actor. Write the actor's name first.")
                continue
            elif item and _in_words(names.lstrip("+")):
                item.further.append(_in_words(names.lstrip("+")))
            for bracket in brackets if item else ():
                code = _read_code(bracket)
                if code and item:
                    item.codes.append(code)
                else:
                    reason = f"The code [{bracket}] cannot be read. Write it as [AFGGOV 780427-801224]."
                    yield Problem(path, number, text.strip(), reason)
    if item:
        yield _listed(item, states)


def read_jsonl(file: InputFile) -> Iterator[Listed | Problem]:
    """Yield the actors of JSON Lines: `name`, `aliases`, and `codes` with `code`, `from` and `to` (or one `code`)."""
    states: set[str] = set()
    path = str(file.path)
    for row in jsonl.read_rows(file):
        if row.mapping is None:
            yield Problem(path, row.line, row.raw, row.reason)
            continue
        name, further, codes = text_of(row.mapping, "name"), row.mapping.get("aliases"), _codes_of(row.mapping)
        if not isinstance(further or [], list) or not all(isinstance(each, str) for each in further or []):
            yield Problem(path, row.line, row.raw, "aliases must be a list of names. Write them so.")
        elif codes is None:
            yield Problem(path, row.line, row.raw, 'codes must be a list of {"code", "from", "to"}. Write them so.')
        else:
            groups = _groups(text_of(row.mapping, "dictionary"))
            yield _listed(_Item(path, row.line, row.raw, name, list(further or []), codes, groups), states)


def _codes_of(mapping: dict[str, Any]) -> list[tuple[str, str, str]] | None:
    if "codes" not in mapping:
        code = text_of(mapping, "code")
        return [(code, "", "")] if code else []
    codes = mapping["codes"]
    if not isinstance(codes, list) or not all(isinstance(each, dict) for each in codes):
        return None
    return [(text_of(each, "code"), text_of(each, "from"), text_of(each, "to")) for each in codes]


def _groups(text: str) -> str:
    """Return `ethnic` or `religio` for a dictionary of such groups, whose codes are a list of their own."""
    found = _GROUPS.search(text)
    return found[0].lower() if found else ""


def _read_code(bracket: str) -> tuple[str, str, str] | None:
    """Return a code with the days from and to which it holds."""
    if bracket.strip().startswith(_NO_ACTOR):
        return _NO_ACTOR, "", ""
    found = _DATED.fullmatch(bracket.strip())
    if not found:
        return None
    code, sign, first, last = found.groups(default="")
    first, last = _day(first), _day(last)
    if sign == "<":
        return code, "", first
    return (code, first, last) if last or sign == ">" or not first else (code, first, first)


def _day(digits: str) -> str:
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= _FIRST_YEAR_OF_TWO_DIGITS else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else ""


def _listed(item: _Item, states: set[str]) -> Listed | Problem:
    """Return what an item says; `states` gathers those whose own entry has come, the first with their code alone."""
    codes = tuple(dict.fromkeys(code for code, _, _ in item.codes))
    if _NO_ACTOR in codes:
        return Problem(item.path, item.line, item.raw, "The list itself marks it as no actor (---).")
    wrong = next((code for code in codes if not cameo_codes.SHAPE.fullmatch(code)), None)
    if wrong is not None:
        return Problem(item.path, item.line, item.raw, f"The code “{wrong}” is no groups of three capitals. Mend it.")
    if not codes and not item.groups:
        return Problem(item.path, item.line, item.raw, "It has no code, so what it is cannot be told. Give it one.")
    telling = [code for code in codes if not cameo_codes.is_public_figure(code)] or list(codes)
    listed = Listed(item.path, item.line, item.raw, _in_case(item.name), tail=min(telling, default=""))
    listed.take_names(_names_of(listed.name, [_in_case(each) for each in item.further]))
    if item.groups:
        listed.identifiers = (
            {f"{CAMEO}-{'ethnic' if item.groups == 'ethnic' else 'religion'}": min(codes)} if codes else {}
        )
        return listed
    listed.codes = codes
    listed.identifiers = {CAMEO: min(telling)}
    is_dated = any(first or last for _, first, last in item.codes)
    kind, listed.is_kind_sure = cameo_codes.tell_kind(item.name, codes, is_dated=is_dated)
    listed.kind = kind.value
    if kind == ActorKind.STATE:
        _place(listed, states)
    elif kind == ActorKind.PERSON:
        offices = [each for each in item.codes if not cameo_codes.is_public_figure(each[0])]
        undated = [(code, "", "") for code in codes[:1]]
        listed.roles = list(dict.fromkeys(cameo_codes.office_of(*each) for each in offices or undated))
    elif kind == ActorKind.GOVERNMENT_BODY and cameo_codes.state_of(min(telling)):
        listed.above = (CAMEO, cameo_codes.state_of(min(telling)))
    return listed


def _place(listed: Listed, states: set[str]) -> None:
    """Tell the state itself from the places in it, which have its code as well and come after it."""
    code = next(code for code in reversed(listed.codes) if cameo_codes.is_state(code))
    listed.identifiers = {CAMEO: code}
    if code in states:
        listed.kind, listed.is_kind_sure, listed.above = ActorKind.OTHER.value, False, (CAMEO, code)
        listed.identifiers = {}
        return
    states.add(code)
    listed.identifiers[ALPHA3] = cameo_codes.WITHDRAWN.get(code, code)


def _names_of(name: str, further: list[str]) -> list[dict[str, str]]:
    """Return further names; those that the first letters of another one spell are acronyms."""
    initials = {_initials(each) for each in (name, *further)}
    names = []
    for each in dict.fromkeys(further):
        letters = each.replace(".", "").upper()
        is_acronym = 2 <= len(letters) <= 12 and letters in initials
        use = NameUse.ACRONYM if is_acronym else NameUse.NAME
        names.append({"name": each.upper() if is_acronym else each, "language": "en", "use": use.value})
    return names


def _initials(name: str) -> str:
    return "".join(word[0] for word in name_key(name).split() if word not in _SMALL_WORDS).upper()


def _in_words(name: str) -> str:
    return " ".join(markup.without_controls(name).replace("_", " ").split())


def _in_case(name: str) -> str:
    """Return a name that is in capitals with capital initials; points, one consonant cluster or a digit keep theirs."""
    name = _in_words(name)
    if not name.isupper():
        return name
    words = []
    for number, word in enumerate(name.split()):
        if number and word.lower() in _SMALL_WORDS:
            words.append(word.lower())
        elif "." in word[:-1] or any(c.isdigit() for c in word) or not re.search("[AEIOUY]", word):
            words.append(word)
        else:
            words.append(_LETTERS.sub(lambda part: part[0].capitalize(), word))
    return " ".join(words)
