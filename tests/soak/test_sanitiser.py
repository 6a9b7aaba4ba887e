"""Stored markup runs nothing and stalls nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles import markup
from tests.soak.fuzzing import assert_harmless, clean_any_markup
from tests.soak.payloads import MARKUP, published_markup

pytestmark = pytest.mark.soak

MAX_CPU_S = 2
MAX_PEAK_MB = 1_024
MB = 1024 * 1024

PIECES = (
    *MARKUP,
    "<div>", "<b>", "<i>", "<b><i>", "<a href=https://a.example>", "<p>", "<li>", "<ul><li>", "<table>", "<tr>", "<td>",
    "<table><tr><td>", "<blockquote>", "<font>", "<x-y>", "<svg>", "<math>", "<svg><math>", "<select>", "<form>",
    "</div>", "</b>", "</p>", "</p><b>", "<p><b>", "<b><p>", "<a><b>", "<b></p>", "<b><div></b>", "<i><a><b></i>",
    "<nobr>",
    "<!--", "-->", "<!---->", "<![CDATA[", "<?", "<!DOCTYPE", "<a b=c ", "<a b='", '<a b="', "<a a=1 b=2 c=3 d=4>",
    "&", "&amp", "&a", "&#", "&#x", "&#99999999;", "&notit;", "a", "a ", "a.", "a'", "a-b ", "<", "<a", "\n", "\t",
    "'", '"',
    "é", "北", "ﷺ", "e\u0301", "\u0301", "\u200d", "1", "a.b.c.d.",
)  # fmt: skip

PAYLOADS = {
    **{f"{piece!r} again and again": (piece * (MB // len(piece.encode(errors="replace"))))  for piece in PIECES},
    **{
        f"{opening} 500 deep, then text": opening * 500 + "a " * 200_000 + closing * 500
        for opening, closing in (("<div>", "</div>"), ("<b>", "</b>"), ("<span lang=fr>", "</span>"), ("<i>", ""))
    },
    "512 deep again and again": ("<div>" * 500 + "</div>" * 500) * (MB // 5_500),
    "lists in lists": ("<ul><li>" * 400 + "</li></ul>" * 400) * 140,
    "items that nest nothing by their own count": "<p><li><dd><tr><td>" * (MB // 19),
    "items of lists in cells": "<table><td>" * 500 + "<li>" * 200_000,
    "one attribute of a megabyte": f"<a href='https://a.example/{'a' * (MB - 100)}'>a</a>",
    "ten thousand attributes": "<a " + " ".join(f"a{n}=1" for n in range(90_000)) + ">a</a>",
    "one word of a megabyte": "a" * MB,
    "one name of a megabyte": f"<{'a' * (MB - 10)}>",
    "above the limit": "a" * (MB + 1),
    "misnested formatting": "<b><i><u><s>" * 120 + "</b></i></u></s>" * 60_000,
    "formatting left open over paragraphs": "<p><b><i>" * 250 + "<p>a" * 200_000,
    "links in links": "<a href=https://a.example>" * 500 + "<p>" * 300_000,
}  # fmt: skip


@pytest.mark.parametrize("name", PAYLOADS)
def test_huge_nested_and_repeated_markup_is_cleaned_in_2_seconds_or_refused(name):
    cost = subprocess.run(
        [sys.executable, Path(__file__).with_name("cleaner.py")],
        input=PAYLOADS[name].encode(errors="replace"),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert cost.returncode == 0, cost.stderr.decode()[-1000:]
    cost = json.loads(cost.stdout)
    assert cost["cpu_s"] <= MAX_CPU_S, cost
    assert cost["peak_mb"] <= MAX_PEAK_MB, cost


def test_cleaning_30000_generated_bodies_twice_equals_cleaning_them_once():
    clean_any_markup(30_000)


def test_no_published_attack_survives_cleaning():
    payloads = published_markup()
    assert len(payloads) > 1_000
    for payload in payloads:
        cleaned = markup.clean(payload)
        assert markup.clean(cleaned) == cleaned
        assert_harmless(cleaned)


def test_cleaning_twice_keeps_the_empty_lines_of_a_pre():
    cleaned = markup.clean("<pre>\n\n a</pre>")
    assert markup.clean(cleaned) == cleaned


def test_what_cleaning_gives_can_be_cleaned():
    cleaned = markup.clean("& " * 150_000)
    assert markup.clean(cleaned) == cleaned
