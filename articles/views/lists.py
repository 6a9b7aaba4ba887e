"""What a list of articles shows: rows, pager, filters in force, timeline. Every list page is drawn from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from articles import charts, index
from articles.index import ACTOR, LANGUAGE, SOURCE, THEME, Snapshot
from articles.index.labels import Label
from articles.index.snippets import Piece, mark, snippet
from articles.markup import plain_text
from articles.models import Article
from articles.models.tags import ListedTag, tags_of
from articles.questions import PARAMETERS, REPEATABLE, Answer, Question
from articles.vocabulary import TagBy

TEASER_CHARS = 220
MAX_ROW_ACTORS = 7
MAX_ROW_THEMES = 3
"""Tags that a row shows; a long document can name dozens."""
_PAGES_AROUND = 2


@dataclass(frozen=True)
class RowTag:
    """An actor or theme of a row."""

    label: Label
    is_theme: bool


@dataclass(frozen=True)
class Row:
    """One article in a list, with the name of its source. Headline and teaser come in pieces, hits marked.

    `suggested` are the tags that nobody has confirmed; `more` counts those that are left out of a long row.
    """

    article: Article
    source: str
    address: str
    headline: list[Piece]
    teaser: list[Piece]
    tags: list["RowTag"]
    suggested: list["RowTag"]
    more: int


@dataclass(frozen=True)
class PageLink:
    """A page of the list; without an address it is the gap between two runs of numbers."""

    number: int
    address: str
    is_current: bool = False


@dataclass(frozen=True)
class Pager:
    """Numbered pages around the present one."""

    links: list[PageLink]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force, in words, and the address without it."""

    kind: str
    name: str
    address: str
    parameter: str = ""


@dataclass(frozen=True)
class Listing:
    """All that the templates of a list need."""

    answer: Answer
    rows: list[Row]
    pager: Pager
    timeline: charts.Timeline | None
    active: list[ActiveFilter] = field(default_factory=list)

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.answer.question

    @property
    def is_for_search_engines(self) -> bool:
        """Whether search engines may list the page."""
        return self.question.is_for_search_engines()


def listing(
    snapshot: Snapshot, question: Question, *, path: str = "", facets: tuple[str, ...] = index.FACETS
) -> Listing:
    """Answer a question and draw its rows; `path` is the page's own when its pages are not the browse page's."""
    answer = index.answer(snapshot, question, facets=facets)

    def address_of(page: int) -> str:
        if path:
            return Question(page=page).address(path)
        return question.on_page(page).address()

    return Listing(
        answer=answer,
        rows=rows(snapshot, answer),
        pager=pager(question.page, answer.pages, address_of),
        timeline=charts.timeline(answer.months, question),
        active=list(active_filters(snapshot, question)),
    )


def rows(snapshot: Snapshot, answer: Answer) -> list[Row]:
    """Return the rows of an answer's page; two queries, a third for the texts of a search."""
    articles = Article.objects.for_list(answer.ids)
    tags = tags_of(answer.ids)
    sources = snapshot.labels[SOURCE].by_id
    texts = Article.objects.texts_of(answer.ids) if answer.reading else {}
    drawn = []
    for article in articles:
        if answer.reading:
            headline = mark(article.headline, answer.reading, article.language)
            body = texts.get(article.pk, "")
            teaser = snippet(f"{article.summary} {plain_text(body)}".strip(), answer.reading, article.language)
        else:
            headline = [Piece(article.headline, False)]
            beginning = article.summary or _beginning(article)
            # A short item often has its only sentence for a headline; it need not stand there twice.
            is_repeated = beginning.rstrip(". ") == article.headline.rstrip(". ")
            teaser = [] if is_repeated else [Piece(beginning, False)]
        drawn.append(
            Row(
                article,
                sources[article.source_id].name if article.source_id in sources else "",
                article.get_absolute_url(),
                headline,
                teaser,
                *_tags(snapshot, tags.get(article.pk, ())),
            )
        )
    return drawn


def _tags(snapshot: Snapshot, tags: Iterable[ListedTag]) -> tuple[list[RowTag], list[RowTag], int]:
    """Return what a row shows of its tags: those that somebody vouches for, the suggested ones, how many more."""
    vouched: list[RowTag] = []
    suggested: list[RowTag] = []
    room = {ACTOR: MAX_ROW_ACTORS, THEME: MAX_ROW_THEMES}
    more = 0
    for tag in sorted(tags, key=lambda tag: (tag.facet, tag.by == TagBy.SUGGESTED)):
        label = snapshot.labels[tag.facet].by_id.get(tag.id)
        if label is None:
            continue
        if not room[tag.facet]:
            more += 1
            continue
        room[tag.facet] -= 1
        (suggested if tag.by == TagBy.SUGGESTED else vouched).append(RowTag(label, tag.facet == THEME))
    return vouched, suggested, more


def pager(page: int, pages: int, address_of: Callable[[int], str]) -> Pager:
    """Return links to the first and last page and those around the present one, with gaps between."""
    if pages == 1:
        return Pager([])
    numbers = sorted({1, pages, *range(max(1, page - _PAGES_AROUND), min(pages, page + _PAGES_AROUND) + 1)})
    links: list[PageLink] = []
    for number in numbers:
        if links and number > links[-1].number + 1:
            links.append(PageLink(number - 1, ""))
        links.append(PageLink(number, address_of(number), number == page))
    return Pager(links, address_of(page - 1) if page > 1 else "", address_of(page + 1) if page < pages else "")


_KINDS = {
    "q": "Search",
    "actor": "Actor",
    "theme": "Theme",
    "source": "Source",
    "language": "Language",
    "not_actor": "Without actor",
    "not_theme": "Without theme",
    "not_source": "Without source",
    "from": "From",
    "to": "To",
}


def active_filters(snapshot: Snapshot, question: Question) -> list[ActiveFilter]:
    """Return the filters in force, in the order of the address."""
    found = []
    for parameter, value in question.filters():
        name = value
        facet = parameter.removeprefix("not_")
        if facet in (ACTOR, THEME, SOURCE, LANGUAGE):
            label = snapshot.labels[facet].by_slug.get(value)
            name = label.name if label else value
        rest = question.without(parameter, value) if parameter in REPEATABLE else question.without(parameter)
        found.append(ActiveFilter(_KINDS[parameter], name, rest.address(), parameter))
    return found


def chosen(question: Question, facet: str) -> tuple[str, ...]:
    """Return the slugs or codes of a facet that a question asks for."""
    found: tuple[str, ...] = getattr(question, PARAMETERS[facet])
    return found


def title_words(snapshot: Snapshot, question: Question) -> str:
    """Return a question in the words of a title: "“talks”, France, without Germany, from 2024"; nothing for all."""
    return ", ".join(_in_title(active.parameter, active.name) for active in active_filters(snapshot, question))


def _in_title(parameter: str, name: str) -> str:
    if parameter == "q":
        return f"“{name}”"
    if parameter.startswith("not_"):
        return f"without {name}"
    return f"{parameter} {name}" if parameter in ("from", "to") else name


def _beginning(article: Any) -> str:
    """Return the first words of the text, from the markup that the list read."""
    text = " ".join(plain_text(article.teaser.rpartition("<")[0] or article.teaser).split())
    if len(text) <= TEASER_CHARS:
        return text
    return text[:TEASER_CHARS].rpartition(" ")[0] + " …"
