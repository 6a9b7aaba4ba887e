"""Hostile and odd input: our own, and the published lists where they are present."""

import json
from pathlib import Path

import pytest

SUITES = Path(__file__).resolve().parents[3] / "shared" / "data" / "suites"

NAUGHTY = (
    "'", '"', "''", "';--", "' OR 1=1 --", '") OR ("1"="1', "1; DROP TABLE articles_article", "%", "%%", "%s", "%(q)s",
    "_", "\\", "\\'", "\x00", "a\x00b", "\n", "\r\nSet-Cookie: a=b", "\t", "*", "**", "a*", "-", "--", "-a", "OR",
    "OR OR OR", "a OR", "NOT", "AND", "NEAR(a b)", "NEAR/5", "^a", "a^b", "headline_words:a", "{headline_words} : a",
    '"', '"unclosed', '""', '"a" "b', "(", ")", "((((", "a:b", "a & b", "a | b", "!a", "a <-> b", "a:*", "<script>",
    "&amp;", "&#0;", "../../etc/passwd", "${7*7}", "{{7*7}}", "{% debug %}", "C:\\con", "0", "-1", "1e9", "1.5", "٣",
    "９", "²", "NaN", "inf", "9" * 40, "2024-02-30", "0000", "10000", "2024-13", "2024-1-1", "0001-01-01", "9999-12-31",
    "2024-04-04T12:00:00Z", "yesterday", "a" * 256, "a" * 257, "a" * 5_000, "a " * 120, "é" * 256, "北" * 200,
    "a/" * 120, '"' * 256, "-" * 256, "\ufeff", "\u202e", "\u200b", "\ufffe", "\U0010ffff", "İıſßŉ", "ﷺ", "ﷺ" * 200,
    "👩‍👩‍👧‍👦", "Z̸a̸l̸g̸o̸", "é" * 100, "..", ".", "/", "//", "france", "FRANCE", "france ", "france\n",
    "Soviet Union", "Guatemala OR El Salvador", "Nixon -- Kissinger relations", "European Union Select Committee",
)  # fmt: skip
"""Values for any parameter."""

RAW_QUERIES = (
    "%ED%A0%80=1", "q=%ED%A0%80", "q=%FF%FE", "q=%00", "q=%", "q=%zz", "q=%u0041", "=", "&", "&&&", "?", "q", "q=&q=",
    "q=a&q=b", "q[]=a", "q=a;page=2", "page=1&page=2", "actor=%00", "actor=%ED%A0%80&actor=a", "from=%FF",
    "page=%C2%B2",
    "actor=&actor=&actor=", "&".join(f"actor=a{n}" for n in range(30)), "&".join(f"x{n}=1" for n in range(3_000)),
    "utm_source=%FF", "utm_=1&UTM_x=2", "sort=relevance", "q=a&sort=", "sort=newest&q=", "Q=a", "q =a", "%71=a",
)  # fmt: skip
"""Query strings as no browser would write them."""

MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<a href=javascript:alert(1)>a</a>",
    "<a href='java\tscript:alert(1)'>a</a>", "<a href='&#106;avascript:alert(1)'>a</a>",
    "<a href='//evil.example'>a</a>",
    "<a href=' https://a.example'>a</a>", "<a href='data:text/html,x'>a</a>", "<math><mi><style><img onerror=alert(1)>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", "<noscript><p title='</noscript><img onerror=a>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<table><td><p><table><b>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<p style='background:url(javascript:a)'>a</p>",
    "<p onclick=alert(1)>a</p>", "<template><script>alert(1)</script></template>", "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<plaintext><script>alert(1)</script>", "<xmp><script>a</script></xmp>",
    "<b><i></b></i>", "<p><p><p>", "&lt;script&gt;", "&amp;lt;", "&", "&&", "<", "<<", ">", "<a", "</", "<!",
    "<?php ?>",
    "<a href='https://a.example/?a=1&b=2'>a & b</a>", "<li>a<li>b", "<dd><dt>", "<h1>a</h1>", "<td>a</td>", "\x00",
    "<scr\x00ipt>alert(1)</scr\x00ipt>", "\ud800", "\ufffe", "text", " ", "\n", "é", "北京", "<br>", "<hr>",
    "<pre>a</pre>",
    "<select><option>", "<textarea></p>", "<title>", "<style>", "<ol start=3 type=a reversed><li value=9>",
    "<time datetime=2024>", "<abbr title='\"><script>'>", "<blockquote cite=javascript:a>", "<font color=red>", "<o:p>",
    "</p>", "</div>", "</b>", "</table>", "<div>", "<span lang=fr dir=rtl>", "<table><tr><td colspan=2>",
    "<a href=mailto:a@b.example>",
)  # fmt: skip
"""Fragments of markup, whole attacks and loose ends, to be joined in any order."""


def published(name):
    """Return a published list's file; skip, by name, where it is not present."""
    path = SUITES / name
    if not path.exists():
        pytest.skip(f"The published list {name} is not in ../shared/data/suites.")
    return path


def naughty_strings():
    """Return the Big List of Naughty Strings."""
    return json.loads(published("blns.json").read_text(encoding="utf-8"))


def published_markup():
    """Return published attacks on sanitisers."""
    with published("sanitize_dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["payload"] for line in lines]
