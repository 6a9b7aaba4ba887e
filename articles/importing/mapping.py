"""A mapping of a file's keys becomes a Record: every key known, every value of its type."""

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from articles import markup
from articles.dates import ends_before_it_begins
from articles.importing.lists import read_comments, read_paths, read_tags, read_unlisted
from articles.importing.values import (
    is_slug,
    read_address,
    read_day,
    read_id,
    read_moment,
    read_text,
    read_truth,
    wrong_type,
)
from articles.models.articles import MAX_IMPORTED_ID
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.records import IGNORED_KEYS, KEYS, Record, RefusedError, SourceName, quoted
from articles.vocabulary import UNLISTED, Status, language_code

_MAX_CHARS = {
    "ref": 300, "headline": 500, "slug": 80, "source slug": MAX_SUBJECT_SLUG_CHARS, "byline": 300, "url": 2000,
    "language": 40, "source": 300,
}  # fmt: skip
"""Characters of the columns that hold them."""

_SOURCE_KEYS = ("slug", "name", "url")


_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag whose primary subtag is a language of ISO 639."""


def record_from_mapping(mapping: Mapping[str, Any]) -> Record:
    """Return the record that the mapping holds; `None` as a value is as good as no key.

    Raises RefusedError with the key, what is wrong with it and what would mend it.
    """
    refuse_unknown(mapping, KEYS, IGNORED_KEYS)
    given = {key: mapping[key] for key in KEYS if mapping.get(key) is not None}
    values: dict[str, Any] = {key: read(key, given[key]) for key, read in _READERS.items() if key in given}
    headline = _read_headline(given.get("headline"))
    body_html, received = _read_body(values)
    if "published_at" not in given or not str(given["published_at"]).strip():
        raise RefusedError("published_at is missing. Give the date as 2024, 2024-02 or 2024-02-29.")
    published = read_moment("published_at", given["published_at"])
    _check_event(values)
    if values.get("status") == Status.WITHDRAWN and not values.get("withdrawn_reason"):
        raise RefusedError(
            "withdrawn_reason is missing. Say why the article is withdrawn: readers are shown the reason."
        )
    return Record(
        headline=headline,
        published=published,
        body_html=body_html,
        received=received,
        stated=tuple(given),
        **values,
    )


def reference_of(mapping: Any) -> str:
    """Return what a mapping gives as its reference, for a report; blank when it gives none that can be read."""
    ref = mapping.get("ref") if isinstance(mapping, Mapping) else None
    return markup.without_controls(str(ref))[:300] if isinstance(ref, str | int) else ""


def refuse_unknown(mapping: Mapping[str, Any], known: tuple[str, ...], ignored: tuple[str, ...] = ()) -> None:
    """Raise RefusedError for the first key that is not known, with the nearest that is."""
    for key in mapping:
        if key in known or key in ignored:
            continue
        near = difflib.get_close_matches(key.strip().lower()[:60], known, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"The keys are {', '.join(known)}."
        raise RefusedError(f"{quoted(key)} is not a key that is known here. {remedy}")


def _read_headline(value: Any) -> str:
    headline = " ".join(read_text("headline", value or "").split())
    if not headline:
        raise RefusedError("headline is missing. Give the item's headline as plain text.")
    if len(headline) > _MAX_CHARS["headline"]:
        raise RefusedError(f"headline has {len(headline):,} characters; the most is 500. Shorten it.")
    return headline


def _read_body(values: dict[str, Any]) -> tuple[str, str]:
    """Take body and received text out of the values: markup as it came, or made from plain text."""
    body, text, received = (values.pop(key, "") for key in ("body_html", "body_text", "received"))
    if body.strip():
        return body, received
    if text.strip():
        return markup.from_plain_text(markup.without_controls(text)), received or text
    raise RefusedError("The item has no text: give body_html or body_text.")


def _check_event(values: dict[str, Any]) -> None:
    first, last = values.get("event_from", ""), values.get("event_to", "")
    if last and not first:
        raise RefusedError("event_to is given without event_from. Give the first date of the event too.")
    if ends_before_it_begins(first, last):
        raise RefusedError(f"event_to ({last}) is before event_from ({first}). Check the two dates.")


def _read_line(key: str, value: Any) -> str:
    """Return a text of one line, within its column."""
    text = " ".join(read_text(key, value).split())
    if len(text) > _MAX_CHARS[key]:
        raise RefusedError(f"{key} has {len(text):,} characters; the most is {_MAX_CHARS[key]}. Shorten it.")
    return text


def _read_reference(key: str, value: Any) -> str:
    """Return the source's reference, which some sources number."""
    return _read_line(key, str(value) if type(value) is int and abs(value) < 10**18 else value)


def _read_slug(key: str, value: Any) -> str:
    slug = _read_line(key, value)
    if slug and not is_slug(slug):
        raise RefusedError(
            f"slug {quoted(slug)} may hold lower-case letters a-z, digits and single hyphens only."
            " Mend it, or leave it out and one is made from the headline."
        )
    return slug


def _read_language(key: str, value: Any) -> str:
    """Return the language as a BCP 47 tag of the archive's list, else as it was stated."""
    stated = _read_line(key, value)
    if stated and not _LANGUAGE_TAG.fullmatch(stated):
        raise RefusedError(f"language {quoted(stated)} is not a code. Write it as en, fr or pt-BR, or leave it out.")
    code = language_code(stated)
    return stated if code == UNLISTED or not stated else code


def _read_status(key: str, value: Any) -> Status | None:
    text = read_text(key, value).strip()
    if not text:
        return None
    if text not in Status.values:
        raise RefusedError(f"status {quoted(text)} is not known. Write one of {', '.join(Status.values)}.")
    return Status(text)


def _read_source(key: str, value: Any) -> SourceName:
    """Return the source: a text is its slug or its name, an object has any of slug, name and url."""
    if isinstance(value, str):
        return SourceName(name=_read_line(key, value))
    if not isinstance(value, dict):
        raise wrong_type(key, value, 'a slug, a name or {"slug", "name", "url"}')
    refuse_unknown(value, _SOURCE_KEYS)
    slug = _read_slug("source slug", value.get("slug") or "")
    name = _read_line("source", value.get("name") or "")
    url = read_address("source's url", value.get("url") or "", 2000)
    if url and not (slug or name):
        raise RefusedError("source has neither slug nor name. Give one of them beside its url.")
    return SourceName(slug, name, url)


def _read_kept_text(key: str, value: Any) -> str:
    """Return a text as it came, without what no database can store: halves of characters, and NUL."""
    if not isinstance(value, str):
        raise wrong_type(key, value, "a text")
    return value.encode(errors="ignore").decode().replace("\x00", "")


def _read_block(key: str, value: Any) -> str:
    return read_text(key, value).strip()


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "id": lambda key, value: read_id(key, value, MAX_IMPORTED_ID),
    "ref": _read_reference,
    "source": _read_source,
    "url": lambda key, value: read_address(key, value, _MAX_CHARS["url"]),
    "slug": _read_slug,
    "summary": _read_block,
    "body_html": _read_kept_text,
    "body_text": _read_kept_text,
    "received": _read_kept_text,
    "event_from": read_day,
    "event_to": read_day,
    "language": _read_language,
    "byline": _read_line,
    "status": _read_status,
    "withdrawn_reason": _read_block,
    "actors": read_tags,
    "themes": read_tags,
    "unlisted": read_unlisted,
    "comments": read_comments,
    "former_addresses": read_paths,
    "wordpress_id": lambda key, value: read_id(key, value, MAX_IMPORTED_ID),
    "once_public": read_truth,
}
"""Key → what reads its value; headline and published_at, which every item has, are read apart."""
