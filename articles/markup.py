"""The markup of a text: made safe, made plain, made from plain paragraphs."""

import html
import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

import nh3

MAX_BYTES = 1024 * 1024
"""Size of a body, in UTF-8 bytes."""

MAX_DEPTH = 512
"""Open elements at one place of a body. The cleaner's time is quadratic in nesting: 200,000 nested elements
of 1 MB ran over 60 s (nh3 0.3.8)."""

TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr"
    " i ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead time"
    " tr u ul var wbr".split()
)
INLINE_TAGS = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
"""Those that stand among the words of a line."""

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_DROPPED_WHOLE = {
    "script", "style", "template", "iframe", "object", "embed", "noscript", "noembed", "noframes", "svg", "math",
    "title", "textarea", "xmp", "plaintext", "select", "button", "form", "head",
}  # fmt: skip

# A bare ampersand, escaped before cleaning: 1 MB of them took the cleaner 10 s (nh3 0.3.8).
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Elements that a later one of their family closes unasked, by rank: a row ends the cells before it, not the table.
_FAMILIES = (
    {"p": 0},
    {"li": 0},
    {"dt": 0, "dd": 0},
    {"optgroup": 0, "option": 1},
    {"thead": 0, "tbody": 0, "tfoot": 0, "tr": 1, "td": 2, "th": 2},
)
_FAMILY_OF = {name: family for family in _FAMILIES for name in family}
_BLOCK_END = re.compile(
    r"</(?:p|div|li|dt|dd|h[2-6]|blockquote|tr|pre|figure|figcaption|caption|table|ul|ol|dl)>|<(?:br|hr)>"
)
_PARAGRAPH_LIKE = "(?:p|div|h[2-6]|blockquote|pre|figure|table|ul|ol|dl)"
_BETWEEN_BLOCKS = re.compile(rf"(</{_PARAGRAPH_LIKE}>|<hr>)\s*(?=<(?:{_PARAGRAPH_LIKE}\b|hr>))")
_BLANK_LINES = re.compile(r"(\n\s*\n)")
_BLOCKS = (TAGS | _DROPPED_WHOLE) - INLINE_TAGS - {"br"}
_PRE_START = re.compile(r"(<pre[^>]*>)\n+")
_ANY_TAG = re.compile(r"<[^>]*>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_BYTES = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\r"}))


class UncleanableError(ValueError):
    """A body that cannot be made safe within the limits; the message says which and what to do."""


def clean(body: str) -> str:
    """Return the body with only the markup that a reader needs, and nothing that runs or reaches outside.

    Cleaning twice gives what cleaning once gave. Raises UncleanableError for a body above `MAX_BYTES` or
    nested deeper than `MAX_DEPTH`.
    """
    escaped = _BARE_AMPERSAND.sub("&amp;", without_controls(body))
    _refuse_large(escaped)
    if _is_too_deep(escaped):
        raise UncleanableError(f"The text's markup is nested deeper than {MAX_DEPTH} elements. Flatten it.")
    cleaned = _cleaner().clean(escaped).strip()
    # HTML drops the first end of line within `pre`, so each cleaning would take one more.
    cleaned = _PRE_START.sub(r"\1", cleaned)
    _refuse_large(cleaned)
    return cleaned


@cache
def _cleaner() -> nh3.Cleaner:
    """Return the cleaner with our lists, which reading took as long as cleaning a short text."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=_DROPPED_WHOLE,
        attribute_filter=_kept_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )


def _refuse_large(body: str) -> None:
    if len(body) * 4 > MAX_BYTES and len(body.encode(errors="replace")) > MAX_BYTES:
        raise UncleanableError(f"The text is larger than {MAX_BYTES:,} bytes. Split it into several items.")


def without_controls(text: str) -> str:
    """Return the text without control characters and lone surrogates, which no database stores alike."""
    return _CONTROLS.sub("", text)


def encoded_without_controls(text: str) -> bytes:
    """Return the text in UTF-8 without what `without_controls` takes out; of a long text, in a seventh of its time."""
    encoded = text.encode(errors="ignore").translate(None, _CONTROL_BYTES)
    return encoded.replace("\ufffe".encode(), b"").replace("\uffff".encode(), b"")


def _is_too_deep(body: str) -> bool:
    """Tell whether more than `MAX_DEPTH` elements are open at one place."""
    if body.count("<") <= MAX_DEPTH:
        return False
    open_: list[str] = []
    for closing, tag in _TAG.findall(body):
        name = tag.lower()
        if name in _VOID:
            continue
        if closing:
            if name in open_:
                # What ends unasked ends with what held it; anything else left open stays open, as browsers have it.
                while open_[-1] != name and open_[-1] in _FAMILY_OF:
                    open_.pop()
                del open_[len(open_) - 1 - open_[::-1].index(name)]
            continue
        family = _FAMILY_OF.get(name, {})
        while open_ and family.get(open_[-1], -1) >= family.get(name, 0):
            open_.pop()
        open_.append(name)
        if len(open_) > MAX_DEPTH:
            return True
    return False


def _kept_attribute(element: str, attribute: str, value: str) -> str | None:
    """Keep addresses only when they are whole: a relative one led somewhere in another site."""
    if attribute in ("href", "cite"):
        return value if is_web_address(value) or value.lower().startswith("mailto:") else None
    if attribute == "dir":
        return value if value in ("ltr", "rtl", "auto") else None
    return value


def has_markup(body: str) -> bool:
    """Tell whether a text holds any markup of ours, so that plain text with a stray `<` is not taken for it."""
    return any(name.lower() in TAGS or name.lower() in _DROPPED_WHOLE for _, name in _TAG.findall(body))


def is_web_address(address: str) -> bool:
    """Tell whether an address is a whole http or https one, without white space or control characters."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f\\]", address)
    except ValueError:
        return False


@lru_cache(maxsize=2)  # The words of a text are asked for to be stored, and then to be tagged.
def plain_text(body: str) -> str:
    """Return the words of a cleaned body: a line a paragraph, no markup."""
    text = html.unescape(_ANY_TAG.sub("", _BLOCK_END.sub("\n", body)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def from_plain_text(text: str) -> str:
    """Return markup for plain text: blank lines part paragraphs, single ends of line become breaks.

    Without any blank line, every line is a paragraph.
    """
    return with_paragraphs(html.escape(text.replace("\r\n", "\n").replace("\r", "\n"), quote=False))


def with_paragraphs(body: str) -> str:
    """Return a text with a paragraph for all that blank lines part and that neither holds a block nor stands in one."""
    pieces = _BLANK_LINES.split(body.strip())
    if len(pieces) == 1 and not _blocks_of(body):
        pieces = re.split("(\n)", pieces[0])
    parts: list[str] = []
    open_ = 0
    for piece, gap in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        blocks = _blocks_of(piece)
        if open_ or blocks:
            parts += (piece, gap)
            # One that is left open stays so: what follows keeps the shape that it was given.
            open_ = max(0, open_ + sum(-1 if closing else 1 for closing, name in blocks if name not in _VOID))
        elif piece.strip():
            lines = (line.strip().removesuffix("<br>") for line in piece.strip().split("\n"))
            parts.append(f"<p>{'<br>'.join(lines)}</p>")
    return "".join(parts)


def _blocks_of(body: str) -> list[tuple[str, str]]:
    """Return the tags of blocks in turn: a slash for those that close one, and the name."""
    tags = ((closing, name.lower()) for closing, name in _TAG.findall(body))
    return [(closing, name) for closing, name in tags if name in _BLOCKS]


def with_blank_lines(body: str) -> str:
    """Return a cleaned text as it is written best: a blank line between blocks that follow each other."""
    return _BETWEEN_BLOCKS.sub(r"\1\n\n", body)
