"""The lists of a record: tags, names in no list, replies and former addresses."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from articles.importing.values import read_address, read_moment, read_text, wrong_type
from articles.records import CommentRecord, RefusedError, TagName, quoted
from articles.vocabulary import CommentStatus, TagBy

MAX_TAGS = 1_000
"""Actors or themes of one item."""

_COMMENT_KEYS = ("ref", "parent", "name", "url", "body", "created_at", "status")
_PATH = re.compile(r"/[^\s\\]*")


def read_tags(key: str, value: Any) -> list[TagName]:
    """Return actors or themes, each once: slugs, names, or {"slug", "by"}."""
    tags: dict[str, TagName] = {}
    for place, item in _items(key, value):
        by: TagBy | None = TagBy.SOURCE
        if isinstance(item, dict):
            _refuse_keys(place, item, ("slug", "by"))
            by, item = _read_by(place, item.get("by")), item.get("slug")
        if not isinstance(item, str):
            raise wrong_type(place, item, 'a slug, a name or {"slug", "by"}')
        name = " ".join(read_text(place, item).split())
        if not name:
            raise RefusedError(f"{place} is blank. Give a slug or a name, or take it out.")
        if len(name) > 300:
            raise RefusedError(f"{place} has {len(name):,} characters; the most is 300. Shorten it.")
        tags.setdefault(name, TagName(name, by))
    if len(tags) > MAX_TAGS:
        raise RefusedError(f"{key} names {len(tags):,}; the most is {MAX_TAGS:,}. Take some out.")
    return list(tags.values())


def _read_by(place: str, value: Any) -> TagBy | None:
    if value is None:
        return TagBy.SOURCE
    if value == "":
        return None
    if value not in TagBy.values:
        raise RefusedError(f"{place}: by {quoted(value)} is not known. Write one of {', '.join(TagBy.values)}.")
    return TagBy(value)


def read_unlisted(key: str, value: Any) -> list[dict[str, str]]:
    """Return names that no list holds, each with what it names."""
    names = []
    for place, item in _items(key, value):
        if not isinstance(item, dict):
            raise wrong_type(place, item, '{"name", "as"}')
        _refuse_keys(place, item, ("name", "as"))
        name = " ".join(read_text(f"{place}.name", item.get("name")).split())
        if not name or item.get("as") not in ("actor", "theme"):
            raise RefusedError(f"{place} must have a name, and as “actor” or “theme”.")
        names.append({"name": name, "as": item["as"]})
    return names


def read_paths(key: str, value: Any) -> list[str]:
    """Return the paths under which the item used to stand, sorted, each once."""
    paths = set()
    for place, item in _items(key, value):
        path = read_text(place, item).strip()
        if not _PATH.fullmatch(path) or len(path) > 500:
            raise RefusedError(
                f"{place} {quoted(path)} is not a path. Write it as /2024/02/29/slug/, at most 500 characters."
            )
        paths.add(path)
    return sorted(paths)


def read_comments(key: str, value: Any) -> list[CommentRecord]:
    """Return the replies in the order of writing, each answering one of the others or none."""
    comments = [_read_comment(place, item) for place, item in _items(key, value)]
    parents = {comment.ref: comment.parent for comment in comments}
    if len(parents) < len(comments):
        raise RefusedError(f"{key}: two replies have the same ref. Give each its own.")
    settled = {""}
    for comment in comments:
        _settle(key, comment.ref, parents, settled)
    return sorted(comments, key=lambda comment: (comment.created_at.at, comment.ref))


def _settle(key: str, ref: str, parents: dict[str, str], settled: set[str]) -> None:
    """Follow a reply up to one that is known to end well, or refuse the thread."""
    passed: set[str] = set()
    while ref not in settled:
        if ref not in parents:
            raise RefusedError(
                f"{key}: the parent {quoted(ref)} is no reply of this item. Add that reply, or leave parent out."
            )
        if ref in passed:
            raise RefusedError(f"{key}: the reply {quoted(ref)} answers itself. Mend its parent.")
        passed.add(ref)
        ref = parents[ref]
    settled |= passed


def _read_comment(place: str, item: Any) -> CommentRecord:
    if not isinstance(item, dict):
        raise wrong_type(place, item, "an object")
    _refuse_keys(place, item, _COMMENT_KEYS)
    texts = {name: read_text(f"{place}.{name}", item.get(name) or "").strip() for name in ("parent", "name", "body")}
    if not texts["body"]:
        raise RefusedError(f"{place} has no body. Give its text, or take the reply out.")
    for name, most in (("parent", 64), ("name", 100)):
        if len(texts[name]) > most:
            raise RefusedError(f"{place}.{name} has {len(texts[name]):,} characters; the most is {most}. Shorten it.")
    if item.get("created_at") is None:
        raise RefusedError(f"{place}.created_at is missing. Give the time as 2024-02-29T12:00:00Z.")
    created_at = read_moment(f"{place}.created_at", item["created_at"])
    status = CommentStatus.HELD if item.get("status") is None else item["status"]
    if status not in CommentStatus.values:
        raise RefusedError(
            f"{place}.status {quoted(status)} is not known. Write one of {', '.join(CommentStatus.values)}."
        )
    given = item.get("ref")
    ref = read_text(f"{place}.ref", str(given) if type(given) is int else given or "").strip()
    if len(ref) > 64:
        raise RefusedError(f"{place}.ref has {len(ref):,} characters; the most is 64. Shorten it.")
    return CommentRecord(
        ref=ref or _made_reference(str(created_at), texts["name"], texts["body"]),
        url=read_address(f"{place}.url", item.get("url") or "", 2000),
        created_at=created_at,
        status=str(status),
        **texts,
    )


def _made_reference(*parts: str) -> str:
    """Return a reference that the same reply has at every import."""
    return "made:" + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def _items(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield each item of a list with its place in words: `actors[2]`, counted from 1."""
    if not isinstance(value, list):
        raise wrong_type(key, value, "a list")
    for number, item in enumerate(value, 1):
        yield f"{key}[{number}]", item


def _refuse_keys(place: str, item: dict[str, Any], known: tuple[str, ...]) -> None:
    for name in item:
        if name not in known:
            raise RefusedError(
                f"{place}: {quoted(name)} is not a key that is known here. The keys are {', '.join(known)}."
            )
