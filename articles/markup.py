"""The markup of a text: made safe, made plain, made from plain paragraphs."""

import html
import re
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
# Elements that the next of their kind closes do not nest, and void ones hold nothing.
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_NOT_NESTING = frozenset(
    "p li dt dd tr td th option thead tbody tfoot colgroup optgroup area base br col embed hr img input link meta"
    " source track wbr".split()
)
_BLOCK_END = re.compile(
    r"</(?:p|div|li|dt|dd|h[2-6]|blockquote|tr|pre|figure|figcaption|caption|table|ul|ol|dl)>|<(?:br|hr)>"
)
_ANY_TAG = re.compile(r"<[^>]*>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class UncleanableError(ValueError):
    """A body that cannot be made safe within the limits; the message says which and what to do."""


def clean(body: str) -> str:
    """Return the body with only the markup that a reader needs, and nothing that runs or reaches outside.

    Cleaning twice gives what cleaning once gave. Raises UncleanableError for a body above `MAX_BYTES` or
    nested deeper than `MAX_DEPTH`.
    """
    if len(body.encode(errors="replace")) > MAX_BYTES:
        raise UncleanableError(f"The text is larger than {MAX_BYTES:,} bytes. Split it into several items.")
    if _depth(body) > MAX_DEPTH:
        raise UncleanableError(f"The text's markup is nested deeper than {MAX_DEPTH} elements. Flatten it.")
    return nh3.clean(
        _BARE_AMPERSAND.sub("&amp;", without_controls(body)),
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=_DROPPED_WHOLE,
        attribute_filter=_kept_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    ).strip()


def without_controls(text: str) -> str:
    """Return the text without control characters and lone surrogates, which no database stores alike."""
    return _CONTROLS.sub("", text)


def _depth(body: str) -> int:
    depth = deepest = 0
    for closing, name in _TAG.findall(body):
        if name.lower() in _NOT_NESTING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


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


def plain_text(body: str) -> str:
    """Return the words of a cleaned body: a line a paragraph, no markup."""
    text = html.unescape(_ANY_TAG.sub("", _BLOCK_END.sub("\n", body)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def from_plain_text(text: str) -> str:
    """Return markup for plain text: blank lines part paragraphs, single ends of line become breaks.

    Without any blank line, every line is a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    blocks = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    paragraphs = ("<br>".join(html.escape(line.strip(), quote=False) for line in b.strip().split("\n")) for b in blocks)
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
