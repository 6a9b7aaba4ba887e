"""Countries with names in many languages, in the shape of `countries.json` of github.com/mledoze/countries."""

from collections.abc import Iterator
from typing import Any

from articles.importing.dictionaries.json_items import read_items
from articles.importing.dictionaries.listed import ALPHA2, ALPHA3, Listed, Problem, text_of
from articles.importing.files import InputFile
from articles.vocabulary import UNLISTED, UNSTATED, ActorKind, NameUse, language_code

# ISO 639-2 and 639-3 codes of the archive's languages whose first two letters are not the ISO 639-1 code already.
_TWO_LETTERS = {
    "zho": "zh", "deu": "de", "ell": "el", "ces": "cs", "est": "et", "fas": "fa", "per": "fa", "prs": "fa",
    "heb": "he", "hun": "hu", "hye": "hy", "ind": "id", "isl": "is", "kat": "ka", "kaz": "kk", "khm": "km",
    "kor": "ko", "lav": "lv", "mkd": "mk", "mon": "mn", "msa": "ms", "zsm": "ms", "mya": "my", "nld": "nl",
    "nob": "no", "nno": "no", "pol": "pl", "por": "pt", "pus": "ps", "slk": "sk", "slv": "sl", "spa": "es",
    "sqi": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tur": "tr", "ukr": "uk", "cat": "ca", "bul": "bg",
    "ben": "bn", "bos": "bs", "dan": "da", "hau": "ha", "jpn": "ja", "kur": "ku", "lit": "lt", "tir": "ti",
    "bel": "be", "amh": "am", "ara": "ar", "aze": "az", "eng": "en", "fin": "fi", "fra": "fr", "hin": "hi",
    "hrv": "hr", "ita": "it", "lao": "lo", "nep": "ne", "ron": "ro", "rus": "ru", "sin": "si", "som": "so",
    "tam": "ta", "tha": "th", "urd": "ur", "uzb": "uz", "vie": "vi",
}  # fmt: skip


def read(file: InputFile) -> Iterator[Listed | Problem]:
    """Yield every country of the file."""
    for item in read_items(file):
        yield item if isinstance(item, Problem) else _read_country(str(file.path), *item)


def _read_country(path: str, line: int, country: dict[str, Any]) -> Listed | Problem:
    name = _part(country, "name")
    common, alpha3 = text_of(name, "common"), text_of(country, "cca3")
    if not common or not alpha3:
        raw = str(country)[:200]
        return Problem(path, line, raw, "The country has no name.common or no cca3. Give it both.")
    # A territory may be held as a state or as something else: only what the list calls independent is sure.
    is_independent = country.get("independent") is True
    is_assigned = text_of(country, "status") in ("", "officially-assigned")
    return Listed(
        path,
        line,
        "",
        common,
        kind=(ActorKind.STATE if country.get("independent") is not False else ActorKind.OTHER).value,
        is_kind_sure=is_independent,
        names=list(_read_names(country)),
        identifiers={ALPHA2: text_of(country, "cca2"), ALPHA3: alpha3} if is_assigned else {},
        tail=alpha3,
    )


def _read_names(country: dict[str, Any]) -> Iterator[dict[str, str]]:
    name = _part(country, "name")
    yield _name(text_of(name, "official"), "en")
    for adjective in _part(_part(country, "demonyms"), "eng").values():
        yield _name(adjective, "en", NameUse.ADJECTIVE)
    capitals = country.get("capital")
    for capital in capitals if isinstance(capitals, list) else []:
        yield _name(capital, "en", NameUse.SEAT)
    for language, names in (*_part(name, "native").items(), *_part(country, "translations").items()):
        code = _language(language)
        if code != UNLISTED and isinstance(names, dict):
            yield _name(text_of(names, "common"), code)
            yield _name(text_of(names, "official"), code)
    for language, demonyms in _part(country, "demonyms").items():
        code = _language(language)
        if code not in (UNLISTED, "en") and isinstance(demonyms, dict):
            for adjective in demonyms.values():
                yield _name(adjective, code, NameUse.ADJECTIVE)
    spellings = country.get("altSpellings")
    for spelling in spellings if isinstance(spellings, list) else []:
        # A code of two or three letters is no spelling that a text would use.
        if isinstance(spelling, str) and not (len(spelling) <= 3 and spelling.isupper()):
            yield _name(spelling, UNSTATED)


def _language(code: str) -> str:
    return language_code(_TWO_LETTERS.get(code, code))


def _name(name: Any, language: str, use: NameUse = NameUse.NAME) -> dict[str, str]:
    return {"name": name if isinstance(name, str) else "", "language": language, "use": use.value}


def _part(mapping: dict[str, Any], key: str) -> dict[str, Any]:
    value = mapping.get(key)
    return value if isinstance(value, dict) else {}
