"""Odd input at the doors, with its amount as arguments: in full for `make soak`, reduced for `make test`."""

import re
from urllib.parse import unquote_to_bytes, urlsplit

import html5lib
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles import markup
from articles.index.terms import QueryError, parse
from articles.questions import PARAMETERS
from articles.vocabulary import LANGUAGES
from articles.words import MAX_BYTES, MAX_WORDS, fold, index_words, split
from tests.soak.payloads import MARKUP, NAUGHTY

EXPECTED = (200, 301, 400, 404)


def generated(strategy, cases):
    """Run a function on so many generated cases, the same ones in every run."""

    def decorate(function):
        return settings(
            max_examples=cases,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )(given(strategy)(function))

    return decorate


def ask(client, path, query):
    """Ask a page, and where a redirect leads; return what is wrong with the answers, if anything is."""
    for hop in range(3):
        try:
            # As it comes over the wire: the path in bytes, the query string as it is.
            response = client.get("/", PATH_INFO=path.encode().decode("latin-1"), QUERY_STRING=query)
        except Exception as error:
            return f"{path}?{query[:200]}: {error!r}"
        if response.status_code not in EXPECTED:
            return f"{path}?{query[:200]}: {response.status_code}"
        if response.status_code != 301:
            return ""
        there = urlsplit(response["Location"])
        if there.netloc:
            return f"{path}?{query[:200]}: led away to {response['Location'][:200]}"
        path, query = unquote_to_bytes(there.path).decode(errors="replace"), there.query
        if hop == 1:
            return f"{path}?{query[:200]}: a second redirect"
    return ""


def ask_for(client, values, each_of):
    """Ask for every value in so many of the parameters, by turns; return how many were asked and what was wrong."""
    from django.utils.http import urlencode

    names = [*PARAMETERS, "utm_source", "no_such_filter"]
    asked, wrong = 0, []
    for turn, value in enumerate(values):
        for step in range(each_of):
            name = names[(turn + step) % len(names)]
            value = value.encode(errors="replace").decode()
            wrong.append(ask(client, reverse("articles:browse"), urlencode({name: value})))
            asked += 1
    return asked, [each for each in wrong if each]


PIECES = st.one_of(
    st.text(st.characters(), max_size=30),
    st.sampled_from([*NAUGHTY, " ", " OR ", '"', "-", "*", "/", "'s ", "U.N. ", "l'État ", "كِتَاب", "ё", "北京", "ไทย"]),
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def read_any_text(cases):
    """Parse random texts as queries and index them as articles."""
    seen = set()

    @generated(st.tuples(TEXTS, st.sampled_from(sorted(LANGUAGES)), st.sampled_from(sorted(LANGUAGES))), cases)
    def run(case):
        text, one, two = case
        stored = index_words(text, one)
        words = stored.split(" ") if stored else []
        assert all(words)
        assert len(words) <= MAX_WORDS
        assert len(stored.encode()) <= MAX_BYTES
        assert not re.search(r"[\s\x00\"]", stored.replace(" ", ""))
        assert all(fold(text)[word.start : word.end] for word in split(fold(text)))
        try:
            query = parse(text, {one, two})
        except QueryError as error:
            seen.add(type(error))
            return
        query.reading()
        for group in query.groups:
            for term in (*group.required, *group.excluded):
                assert term.variants
                for variant in term.variants:
                    assert not re.search(r"[\s\x00\"]", "".join(variant.words))
        seen.add(bool(query.groups))

    run()
    assert seen == {QueryError, True, False}


def clean_any_markup(cases):
    """Clean random markup: it can run nothing, and cleaning again changes nothing."""

    @generated(st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=8)), max_size=12).map("".join), cases)
    def run(body):
        cleaned = markup.clean(body)
        assert markup.clean(cleaned) == cleaned
        assert_harmless(cleaned)
        markup.plain_text(cleaned)

    run()


_ATTRIBUTES = {name for names in markup._ATTRIBUTES.values() for name in names} | {"rel"}


def assert_harmless(cleaned):
    """Read cleaned markup as a browser does, and find nothing in it that was not allowed."""
    for element in html5lib.parseFragment(cleaned, container="div", namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            assert isinstance(element.tag, str), f"A comment survived in {cleaned!r}"
            continue
        assert element.tag in markup.TAGS, f"<{element.tag}> survived in {cleaned!r}"
        for name, value in element.attrib.items():
            assert name in _ATTRIBUTES, f"{name}= survived in {cleaned!r}"
            if name in ("href", "cite"):
                assert re.match(r"(?i)(https?://|mailto:)", value), f"{name}={value!r} survived in {cleaned!r}"
