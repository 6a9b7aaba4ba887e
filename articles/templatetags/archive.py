"""How values look on a page: numbers, dates, marked words, languages, addresses. Presentation only, no query."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.dates import Moment
from articles.index.snippets import Piece
from articles.markup import is_web_address
from articles.questions import Question
from articles.vocabulary import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    UNLISTED,
    UNSTATED,
    ActorKind,
    NameUse,
    Precision,
)

register = template.Library()

PAGE_LANGUAGE = "en"
"""The language of the pages themselves."""

MAX_REPLY_DEPTH = 3
"""Replies to replies are set in no further than this: a phone's screen is narrow."""

DAYS_A_WEEK = 7

_TABLE = re.compile("<table(?=[ >])")
_HIT = format_html("<mark>{}</mark>", "\x00").split("\x00")


@register.filter
def thousands(number: int) -> str:
    """Return a number with its thousands parted: "1,204"."""
    return f"{number:,}"


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    if isinstance(value, dt.datetime):
        return Moment(value.astimezone(dt.UTC), Precision.TIME)
    if isinstance(value, dt.date):
        return Moment(dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC), Precision.DAY)
    return Moment.parse(str(value))


@register.filter
def in_words(value: Any) -> str:
    """Return a date as far as it is known: "4 April 2024", "March 1957", "1957"; of a time, its day.

    Takes a Moment, a day, a time or a date as it is stored. What is no date comes back as it is.
    """
    if isinstance(value, str):
        return _stored_in_words(value)
    moment = _moment(value)
    at = moment.at
    if moment.precision == Precision.YEAR:
        return str(at.year)
    if moment.precision == Precision.MONTH:
        return f"{at:%B} {at.year}"
    return f"{at.day} {at:%B} {at.year}"


@lru_cache(maxsize=2_000)
def _stored_in_words(date: str) -> str:
    """Return a stored date in words; a timeline names the same few hundred months and years again and again."""
    try:
        return in_words(Moment.parse(date))
    except ValueError:
        return date


@register.filter
def as_time(value: Any) -> SafeString:
    """Return a date in words within `<time>`, which carries it as it is known."""
    try:
        moment = _moment(value)
    except ValueError:
        return format_html("{}", value)
    if moment.precision == Precision.TIME:
        return mark_safe(
            f'<time datetime="{moment.at:%Y-%m-%dT%H:%MZ}">{in_words(moment)}</time>'
        )  # Digits and months.
    return format_html('<time datetime="{}">{}</time>', str(moment), in_words(moment))


@register.filter
def clock(moment: Moment) -> str:
    """Return the time of day where it is known, else nothing: "09:30 UTC"."""
    return f"{moment.at:%H:%M} UTC" if moment.precision == Precision.TIME else ""


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Return a text in pieces as markup, the words searched for in `<mark>`."""
    before, after = _HIT
    parts = (
        format_html("{}{}{}", mark_safe(before), p.text, mark_safe(after)) if p.is_hit else format_html("{}", p.text)
        for p in pieces
    )
    # Every piece was escaped above.
    return mark_safe("".join(parts))


@register.filter
def language_attributes(item: Any) -> SafeString:
    """Return ` lang="…" dir="…"` for what is not in the language of the page, from the item's `language`.

    Where the language is not known, the text itself tells its direction.
    """
    code = item.language
    if code == PAGE_LANGUAGE:
        return mark_safe("")
    if code in (UNSTATED, UNLISTED):
        return mark_safe(' dir="auto"')
    return format_html(' lang="{}" dir="{}"', code, "rtl" if code in RIGHT_TO_LEFT else "ltr")


@register.filter
def with_reachable_tables(body_html: str) -> str:
    """Return a cleaned text whose tables the keyboard reaches: a wide one scrolls sideways within the page.

    The attribute has no quotes on purpose: within an attribute that quotes markup, it could end nothing.
    """
    return _TABLE.sub("<table tabindex=0", body_html)


@register.filter
def canonical(question: Question) -> str:
    """Return where the answer of a question on the browse page has its home.

    A single actor, theme or source has a page of its own, with the same rows on the same pages.
    """
    asked = [pair for pair in question.pairs() if pair[0] != "page"]
    if len(asked) == 1 and asked[0][0] in ("actor", "theme", "source"):
        facet, slug = asked[0]
        return Question(page=question.page).address(reverse(f"articles:{facet}", args=[slug]))
    return question.address()


@register.filter
def in_format(question: Question, format: str) -> str:
    """Return the address of a question in another shape, from its first page on."""
    return question.on_page(1).address(reverse("articles:articles-format", args=[format]))


@register.filter
def by_month(question: Question) -> str:
    """Return the address of a question's counts by month."""
    return question.on_page(1).address(reverse("articles:timeline"))


@register.filter
def article_in_format(article: Any, format: str) -> str:
    """Return the address of one article in another shape."""
    address: str = article.address_in(format)
    return address


@register.simple_tag(takes_context=True)
def block_again(context: Any, name: str) -> SafeString:
    """Return what a block of the page holds, for a second place that needs the same words."""
    # Django's template language refuses a block that stands twice in one template.
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(name).render(context)


@register.filter
def web_address(address: str) -> str:
    """Return the address when it is a whole http or https one, else nothing."""
    return address if is_web_address(address) else ""


_LISTS = {
    "wikidata": ("Wikidata", re.compile(r"Q[0-9]{1,12}"), "https://www.wikidata.org/wiki/{}"),
    "viaf": ("VIAF", re.compile(r"[0-9]{1,22}"), "https://viaf.org/viaf/{}"),
    "ror": ("ROR", re.compile(r"0[a-z0-9]{8}"), "https://ror.org/{}"),
    "iso3166-1-alpha2": ("ISO 3166-1", re.compile("$^"), ""),
    "iso3166-1-alpha3": ("ISO 3166-1 alpha-3", re.compile("$^"), ""),
}


class Identifier(NamedTuple):
    """What another list calls an actor; without an address when the list has no page for it."""

    scheme: str
    value: str
    address: str


@register.filter
def identifiers(stored: dict[str, Any]) -> list[Identifier]:
    """Return an actor's or theme's identifiers in other lists, by the lists' names."""
    found = []
    for scheme, value in sorted(stored.items()):
        name, shape, address = _LISTS.get(scheme, (scheme, None, ""))
        text = str(value)
        found.append(Identifier(name, text, address.format(text) if shape and shape.fullmatch(text) else ""))
    return found


@register.filter
def kind_in_words(label: Any) -> str:
    """Return what a label names: the kind of actor, "Actor" where the kind says nothing, "Theme" for a theme."""
    if not label.kind:
        return "Theme"
    return "Actor" if label.kind == ActorKind.OTHER else str(ActorKind(label.kind).label)


class NamesOfUse(NamedTuple):
    """Names of one use, by the name of their language."""

    title: str
    languages: list[tuple[str, list[Any]]]


_NAME_TITLES = {
    NameUse.NAME: "Other names",
    NameUse.ACRONYM: "Acronyms",
    NameUse.ADJECTIVE: "Adjectives",
    NameUse.SEAT: "Seat of government",
}


@register.filter
def by_use_and_language(names: Iterable[Any]) -> list[NamesOfUse]:
    """Return an actor's names apart by use, and within that by language: that of the page first, then by its name."""
    found: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        found[name.use][name.language].append(name)

    def place(code: str) -> tuple[bool, str]:
        return code != PAGE_LANGUAGE, LANGUAGES.get(code, code)

    return [
        NamesOfUse(title, [(LANGUAGES.get(code, code), found[use][code]) for code in sorted(found[use], key=place)])
        for use, title in _NAME_TITLES.items()
        if use in found
    ]


@register.filter
def pair_address(slug: str, other: str) -> str:
    """Return the address of the page of two actors: one order is canonical."""
    return reverse("articles:pair", args=sorted((slug, other)))


@register.filter
def actor_theme_address(actor: str, theme: str) -> str:
    """Return the address of the page of an actor on a theme."""
    return reverse("articles:actor-theme", args=[actor, theme])


@register.filter
def weeks(days: Sequence[Any], lead: int) -> list[list[Any]]:
    """Return the days of a month in rows of seven, None where a week reaches beyond the month."""
    cells = [*[None] * lead, *days]
    cells += [None] * (-len(cells) % DAYS_A_WEEK)
    return [cells[start : start + DAYS_A_WEEK] for start in range(0, len(cells), DAYS_A_WEEK)]


@register.filter
def highest_count(parts: Sequence[Any]) -> int:
    """Return the highest count among months or days; 0 when there are none."""
    return max((part.count for part in parts), default=0)


class Branch(NamedTuple):
    """An entry of a tree as nested lists need it: whether a list opens below it, and how many end with it."""

    entry: Any
    is_opening: bool
    closing: range


@register.filter
def nested(entries: Sequence[Any]) -> list[Branch]:
    """Return entries with a depth, in the order of their tree, as branches."""
    found = []
    for place, entry in enumerate(entries):
        following = entries[place + 1].depth if place + 1 < len(entries) else 0
        found.append(Branch(entry, following > entry.depth, range(max(0, entry.depth - following))))
    return found


class Reply(NamedTuple):
    """A reply in its thread: how far it is set in, and what it answers if that may be shown."""

    comment: Any
    depth: int
    parent: Any


@register.filter
def threaded(comments: Sequence[Any]) -> list[Reply]:
    """Return replies with their answers behind them, oldest first."""
    by_id = {comment.pk: comment for comment in comments}
    answers: defaultdict[int | None, list[Any]] = defaultdict(list)
    for comment in comments:
        answers[comment.parent_id if comment.parent_id in by_id else None].append(comment)

    def follow(parent: int | None, depth: int) -> Iterator[Reply]:
        # A stack instead of recursion: a thread may be longer than Python's.
        stack = [(comment, depth) for comment in reversed(answers[parent])]
        while stack:
            comment, level = stack.pop()
            yield Reply(comment, min(level, MAX_REPLY_DEPTH), by_id.get(comment.parent_id))
            stack.extend((answer, level + 1) for answer in reversed(answers[comment.pk]))

    return list(follow(None, 0))


@register.simple_tag
def once(template: str, **values: Any) -> SafeString:
    """Return a part that is the same on every page: drawn when first asked for, and again only in development.

    What it shows may depend on the values given, on the site's name and address, and on nothing else.
    """
    if settings.DEBUG:
        return _part(template, settings.SITE_NAME, settings.SITE_URL, tuple(values.items()))
    return _kept_part(template, settings.SITE_NAME, settings.SITE_URL, tuple(values.items()))


def _part(template: str, site_name: str, site_url: str, values: tuple[tuple[str, Any], ...]) -> SafeString:
    context = {"site_name": site_name, "site_url": site_url, **dict(values)}
    return mark_safe(get_template(template).render(context))  # A template escapes what it prints.


_kept_part = lru_cache(maxsize=64)(_part)


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a static file, also when the list of files is missing: an error page needs its look."""
    try:
        return static(name)
    except ValueError:
        return f"{settings.STATIC_URL}{name}"
