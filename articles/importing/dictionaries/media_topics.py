"""Themes in the shape in which the IPTC publishes its Media Topics (SKOS as JSON, cv.iptc.org)."""

from collections.abc import Iterator
from typing import Any

from articles.importing.dictionaries.json_items import read_items
from articles.importing.dictionaries.listed import IPTC, Listed, Problem, text_of
from articles.importing.files import InputFile

_WIKIDATA = "://www.wikidata.org/entity/"


def read(file: InputFile) -> Iterator[Listed | Problem | str]:
    """Yield every topic in use; a retired one is yielded as a note."""
    for item in read_items(file, "conceptSet"):
        if isinstance(item, Problem):
            yield item
        elif text_of(item[1], "retired"):
            yield "Retired topics left out"
        else:
            yield _read_topic(str(file.path), *item)


def _read_topic(path: str, line: int, topic: dict[str, Any]) -> Listed | Problem:
    label, code = _english(topic.get("prefLabel")), _code(text_of(topic, "uri"))
    if not label or not code:
        return Problem(path, line, str(topic)[:200], "The topic has no prefLabel or no uri. Give it both.")
    identifiers = {IPTC: code}
    wikidata = next((each for each in _list(topic.get("exactMatch")) if _WIKIDATA in each), "")
    if wikidata:
        identifiers["wikidata"] = _code(wikidata)
    broader = _list(topic.get("broader"))
    return Listed(
        path,
        line,
        "",
        label[0].upper() + label[1:],
        type="theme",
        above=(IPTC, _code(broader[0])) if broader else None,
        description=_english(topic.get("definition")),
        identifiers=identifiers,
        tail=code,
    )


def _english(texts: Any) -> str:
    """Return the English text of those in several languages, else the first."""
    if not isinstance(texts, dict):
        return ""
    found = sorted(texts, key=lambda language: not language.startswith("en"))
    return text_of(texts, found[0]) if found else ""


def _code(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _list(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
