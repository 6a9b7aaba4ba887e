"""Countries with their codes and the United Nations' names, in the columns of `country-codes.csv` of datahub.io."""

import re
from collections.abc import Iterator, Mapping

from articles.importing import csv_table
from articles.importing.dictionaries.listed import ALPHA2, ALPHA3, Listed, Problem, text_of
from articles.importing.files import InputFile
from articles.vocabulary import ActorKind, NameUse

CODE, NAME = "ISO3166-1-Alpha-3", "CLDR display name"
"""Columns by which such a table is known."""

_LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "Arabic": "ar", "Russian": "ru", "Chinese": "zh"}
# The formal names begin with an article, the short ones have it in brackets behind: "France (la)". That of "El
# Salvador" is part of the name.
_ARTICLE = re.compile(r"(?:[Tt]he|la|le|les|el|los|las)\s+|l['’]")
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]|\*+")


def read(file: InputFile) -> Iterator[Listed | Problem]:
    """Yield every country of the table."""
    for row in csv_table.read_rows(file, (CODE, NAME)):
        if row.mapping is None:
            yield Problem(str(file.path), row.line, row.raw, row.reason)
        else:
            yield _read_country(str(file.path), row.line, row.raw, row.mapping)


def _read_country(path: str, line: int, raw: str, country: Mapping[str, str]) -> Listed | Problem:
    name, alpha3 = text_of(country, NAME) or text_of(country, "UNTERM English Short"), text_of(country, CODE)
    if not name or not alpha3:
        return Problem(path, line, raw, f"The country has no “{NAME}” or no “{CODE}”. Give it both.")
    # What is not independent names the state that it belongs to, "Territory of GB", or nothing.
    is_independent = text_of(country, "is_independent") == "Yes"
    return Listed(
        path,
        line,
        raw,
        name,
        kind=(ActorKind.STATE if is_independent else ActorKind.OTHER).value,
        is_kind_sure=is_independent,
        names=list(_read_names(country)),
        identifiers={
            ALPHA2: text_of(country, "ISO3166-1-Alpha-2"),
            ALPHA3: alpha3,
            "wikidata": text_of(country, "wikidata_id").rpartition("/")[2],
        },
        tail=alpha3,
    )


def _read_names(country: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for language, code in _LANGUAGES.items():
        official = "cn" if code == "zh" else code
        for column in (f"official_name_{official}", f"UNTERM {language} Short", f"UNTERM {language} Formal"):
            name = _IN_BRACKETS.sub("", text_of(country, column)).strip()
            article = _ARTICLE.match(name)
            yield {"name": name[article.end() :] if article else name, "language": code, "use": NameUse.NAME.value}
    yield {"name": text_of(country, "Capital"), "language": "en", "use": NameUse.SEAT.value}
