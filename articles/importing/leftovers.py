"""What is left of a blog's forms and buttons at the end of a page's text: found, and cut off."""

import re

_MAX_REPLY_CHARS = 160
"""Characters of a line after “Leave a Reply” that may still be a reply's or a link's; more is an article's."""

_MAX_PHRASE_CHARS = 600
_MAX_BLOCK_LINES = 2_000
_MAX_STARTS = 200
"""Places where a block is looked for: with 2,000 lines each, a page of nothing but labels takes 0.1 s."""

_OPTIONAL_MARK = r"\s*[*:]*"
# The words of WordPress 4 to 6 and of Jetpack, in English, as saved pages show them.
_FORM = re.compile(
    r"(?:leave a (?:reply|comment)(?: to .{1,80})?|(?:post|write) a (?:reply|comment)"
    r"|join the (?:discussion|conversation))"
    r"(?:\s*cancel reply)?" + _OPTIONAL_MARK,
    re.IGNORECASE,
)
_THREAD = re.compile(
    r"(?:one|\d{1,4}) (?:thoughts?|repl(?:y|ies)|responses?|comments?)(?: (?:on|to) .{1,520})?"
    r"|comments(?: \(\d{1,4}\))?",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"your e-?mail address will not be published\.?.*|required fields are marked.*|(?:click here to )?cancel reply"
    r"|save my name, e-?mail,? (?:and|&) (?:website|site).*|post (?:comment|reply)|submit comment"
    r"|this site uses akismet.*|learn how your comment data is processed\.?"
    r"|notify me of (?:new|follow-?up) (?:posts|comments).*|share this:?|share on:?|like this:|like loading(?:…|\.\.\.)"
    r"|(?:click|press) to (?:share|e-?mail|print).*|like this:\s*like\s*loading(?:…|\.\.\.)"
    r"|you must be logged in to post a comment\.?|(?:comments|trackbacks) are closed\.?|δ",
    re.IGNORECASE,
)
_NEIGHBOURS = re.compile(
    r"related(?: (?:posts|articles|stories))?:?|post navigation"
    r"|(?:[←«<] ?)?(?:previous|next)(?: (?:post|article|story)(?: .{1,200})?)?(?: ?[→»>]|:.{0,200})?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:your )?name|(?:your )?e-?mail(?: address)?|web ?site|url|(?:your )?comment|message|reply|submit|send"
    r"|like|loading|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|pocket|print|mastodon"
    r"|threads|more|copy link)"
    r"(?:\s*(?:\*|\(required\)|\(optional\)|…|\.\.\.))?" + _OPTIONAL_MARK,
    re.IGNORECASE,
)


def without_leftovers(lines: list[str]) -> list[str]:
    """Return the lines before the leftovers that end a page; all of them when it ends in none.

    A block of leftovers begins at a line that is nothing but one of their phrases, and everything after it
    is leftovers too. Text that mentions the phrases, or goes on after them, stays whole.
    """
    before = max(0, len(lines) - _MAX_BLOCK_LINES)
    kinds = [_kind(" ".join(line.split())) for line in lines[before:]]
    first = (
        0 if any(map(str.strip, lines[:before])) else next((n for n, kind in enumerate(kinds) if kind == "text"), 0) + 1
    )
    starts = [number for number, kind in enumerate(kinds) if number >= first and kind not in ("text", "blank")]
    for start in starts[-_MAX_STARTS:]:
        if _is_leftover(lines[before + start :], kinds[start:]):
            return lines[: before + start]
    return lines


def _kind(line: str) -> str:
    if not line:
        return "blank"
    if len(line) > _MAX_PHRASE_CHARS:
        return "text"
    for kind, pattern in (
        ("form", _FORM),
        ("sure", _SURE),
        ("label", _LABEL),
        ("thread", _THREAD),
        ("near", _NEIGHBOURS),
    ):
        if pattern.fullmatch(line):
            return kind
    return "text"


def _is_leftover(lines: list[str], kinds: list[str]) -> bool:
    """Tell whether the block is a form's leftovers, with replies or neighbours' titles between them at most."""
    counts = {kind: kinds.count(kind) for kind in kinds}
    certain = counts.get("form", 0) + counts.get("sure", 0)
    if "text" not in counts:
        return certain > 0 and (kinds[0] != "label" or certain > 1)
    if counts.get("form", 0) == 0 or certain + counts.get("label", 0) < 3:
        return False
    form = kinds.index("form")
    may_be_loose, may_be_long = False, False
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "thread" and place < form:
            may_be_long = may_be_loose = True
        elif kind in ("form", "near"):
            may_be_loose, may_be_long = True, False
        elif kind == "text" and not (may_be_loose and (may_be_long or len(line.strip()) <= _MAX_REPLY_CHARS)):
            return False
    return True
