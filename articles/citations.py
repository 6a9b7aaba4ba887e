"""How to cite one article: as Chicago, APA and MLA want an item of a news archive.

The forms are those of the Chicago Manual of Style (18th edition, bibliography), the Publication Manual of the APA
(7th edition) and the MLA Handbook (9th edition) for a newspaper's article found in a database. The date of access
is the reader's own, and all three leave it out where an item has a date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from articles.dates import Moment
from articles.models import Article
from articles.models.querysets import folded_name
from articles.vocabulary import UNSTATED_SOURCE, Precision

_ENDS = (".", "!", "?", "…", "؟", "。", "！", "？", "।")
"""Where a text ends like this, no full stop follows."""

_BY = re.compile(r"\Aby\s+(?=\S)", re.IGNORECASE)
_OPENING = re.compile(r'(?<![^\s(\[—–-])"')
_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "’"})
_SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


class Look(Enum):
    """How a part of a citation is set."""

    PLAIN = "plain"
    WORK = "work"
    """The title of what the article stands in, set in italics."""
    FOREIGN = "foreign"
    """The article's own words, in its own language and direction."""


class Part(NamedTuple):
    """A run of a citation."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True)
class Citation:
    """An article cited in one style."""

    style: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


def citations(article: Article, *, archive: str, address: str) -> list[Citation]:
    """Return the citations of an article: Chicago, APA, MLA.

    `archive` is the archive's name, `address` the permanent address of the article. A byline stands as it was
    written: names are not turned round, since nobody can tell which part of a name is the family's. One that only
    repeats the source is left out. So is a source that nobody stated; the archive then takes its place.
    """
    source = "" if article.source.slug == UNSTATED_SOURCE else article.source.name
    byline = _BY.sub("", article.byline.strip())
    item = _Item(
        byline="" if folded_name(byline) == folded_name(source) else byline,
        headline=article.headline,
        source=source,
        published=article.published,
        archive=archive,
        address=address,
    )
    return [
        Citation("Chicago", tuple(_chicago(item))),
        Citation("APA", tuple(_apa(item))),
        Citation("MLA", tuple(_mla(item))),
    ]


class _Item(NamedTuple):
    byline: str
    headline: str
    source: str
    published: Moment
    archive: str
    address: str


def _chicago(item: _Item) -> Iterator[Part]:
    """Yield: Author. “Headline.” *Source*, April 4, 2024. Archive. Address."""
    yield from _sentence(item.byline)
    yield from _quoted(item.headline)
    date = _date(item.published, "{month} {day}, {year}", "{month} {year}")
    if item.source:
        yield Part(item.source, Look.WORK)
        yield Part(f", {date}. {_ended(item.archive)} {item.address}.")
    else:
        yield Part(f"{date}. ")
        yield Part(item.archive, Look.WORK)
        yield Part(f". {item.address}.")


def _apa(item: _Item) -> Iterator[Part]:
    """Yield: Author. (2024, April 4). Headline. *Source*. Archive. Address. Without author the headline goes first."""
    date = f"({_date(item.published, '{year}, {month} {day}', '{year}, {month}')}). "
    yield from _sentence(item.byline or item.headline)
    yield Part(date)
    if item.byline:
        yield from _sentence(item.headline)
    if item.source:
        yield Part(item.source, Look.WORK)
        yield Part(f". {_ended(item.archive)} {item.address}")
    else:
        yield Part(item.archive, Look.WORK)
        yield Part(f". {item.address}")


def _mla(item: _Item) -> Iterator[Part]:
    """Yield: Author. “Headline.” *Source*, 4 Apr. 2024. *Archive*, address."""
    yield from _sentence(item.byline)
    yield from _quoted(item.headline)
    date = _date(item.published, "{day} {short} {year}", "{short} {year}")
    if item.source:
        yield Part(item.source, Look.WORK)
        yield Part(f", {date}. ")
        yield Part(item.archive, Look.WORK)
        yield Part(f", {item.address}.")
    else:
        yield Part(item.archive, Look.WORK)
        yield Part(f", {date}, {item.address}.")


def _date(published: Moment, day_form: str, month_form: str) -> str:
    """Return a date as far as it is known."""
    at = published.at
    if published.precision == Precision.YEAR:
        return str(at.year)
    form = month_form if published.precision == Precision.MONTH else day_form
    return form.format(year=at.year, month=f"{at:%B}", short=_SHORT_MONTHS[at.month - 1], day=at.day)


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _sentence(text: str) -> Iterator[Part]:
    """Yield some of the article's words as a sentence of the citation; nothing for none."""
    if text:
        yield Part(text, Look.FOREIGN)
        yield Part(" " if text.endswith(_ENDS) else ". ")


def _quoted(headline: str) -> Iterator[Part]:
    """Yield a headline between quotation marks; those within it become single ones."""
    inner = _OPENING.sub("‘", headline).translate(_QUOTES)
    yield Part("“")
    yield Part(inner, Look.FOREIGN)
    yield Part("” " if inner.endswith(_ENDS) else ".” ")
