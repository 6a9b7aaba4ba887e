"""Record: one item on its way in or out of the archive, in any file format."""

import hashlib
import re
from dataclasses import dataclass, field

from articles.dates import Moment
from articles.vocabulary import Status, TagBy

KEYS = (
    "id", "ref", "source", "url", "headline", "slug", "summary", "body_html", "body_text", "received", "published_at",
    "event_from", "event_to", "language", "byline", "status", "withdrawn_reason", "actors", "themes", "unlisted",
    "comments", "former_addresses", "wordpress_id", "once_public",
)  # fmt: skip
"""What a file may say of an item, in the order in which exports write it."""

IGNORED_KEYS = ("address", "short_address")
"""Keys that exports add for people, and imports leave alone."""


MAX_QUOTED_CHARS = 60
"""Characters of a file's own words that a reason repeats."""


class RefusedError(ValueError):
    """An item that cannot be taken; the message says which part of it, and what would mend it."""


@dataclass(frozen=True)
class SourceName:
    """A source as a file gives it: any of the three may be blank."""

    slug: str = ""
    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class TagName:
    """An actor or theme as a file gives it: a slug or a name, and who says so.

    `by` is None where the format cannot say: a tag that the article has keeps its own, a new one is the source's.
    """

    name: str
    by: TagBy | None = TagBy.SOURCE


@dataclass(frozen=True)
class CommentRecord:
    """A reply as a file gives it, without private data."""

    ref: str
    parent: str
    name: str
    url: str
    body: str
    created_at: Moment
    status: str


@dataclass
class Record:
    """One item. `None` for actors or themes means: not stated, so the archive may suggest some.

    `stated` names the keys that the file gave: what a source does not state is never taken from an article.
    """

    headline: str
    published: Moment
    body_html: str
    received: str = ""
    id: int | None = None
    ref: str = ""
    source: SourceName = field(default_factory=SourceName)
    url: str = ""
    slug: str = ""
    summary: str = ""
    event_from: str = ""
    event_to: str = ""
    language: str = ""
    byline: str = ""
    status: Status | None = None
    withdrawn_reason: str = ""
    actors: list[TagName] | None = None
    themes: list[TagName] | None = None
    unlisted: list[dict[str, str]] = field(default_factory=list)
    comments: list[CommentRecord] = field(default_factory=list)
    former_addresses: list[str] = field(default_factory=list)
    wordpress_id: int | None = None
    once_public: bool = False
    stated: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return a digest of all that the record says, whatever format and spelling it came in."""
        return hashlib.blake2b(repr(self).encode(errors="surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Refused:
    """An item that was not taken, whole, with the reason."""

    path: str
    line: int
    ref: str
    reason: str
    raw: str


@dataclass(frozen=True)
class Parsed:
    """What a parser yields: a record and where it stood, or why there is none."""

    path: str
    line: int
    raw: str
    record: Record | None = None
    ref: str = ""
    reason: str = ""


def quoted(text: object) -> str:
    """Return a file's own words in quotation marks, short enough for a sentence and safe to print."""
    words = " ".join(re.sub(r"[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]", "�", str(text)).split())
    return f"“{words[:MAX_QUOTED_CHARS]}…”" if len(words) > MAX_QUOTED_CHARS else f"“{words}”"
