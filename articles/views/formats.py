"""Every question in other shapes: JSON, JSON Lines, CSV, Atom, RSS; its months; one article as JSON or text."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from articles import index
from articles.citations import citations
from articles.exporting import feeds
from articles.exporting.json_page import page_object
from articles.exporting.months import months_table
from articles.exporting.objects import article_object
from articles.exporting.public import read_public
from articles.exporting.selecting import ids_in_order
from articles.exporting.text import article_text
from articles.exporting.writing import WRITERS
from articles.filters import UnknownValueError, ask
from articles.index import Snapshot
from articles.index.answering import select
from articles.models import Article, FormerAddress
from articles.models.querysets import make_slug
from articles.questions import Question
from articles.views import errors
from articles.views.browse import refuse_parameters, refuse_past_the_end
from articles.views.lists import Listing, active_filters, pager
from articles.views.public import public
from articles.vocabulary import Status

CONTENT_TYPES = {
    "json": "application/json",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    **{format: writer.content_type for format, writer in feeds.FEEDS.items()},
}

BLOCK_CHARS = 65_536
"""Characters that a download sends at once: a line at a time would be a packet each."""

for_programs = partial(public, is_for_programs=True)


@for_programs
def articles(request: HttpRequest, snapshot: Snapshot, format: str) -> HttpResponseBase:
    """The articles that a question finds: a page of them as JSON or a feed, or all of them as a download."""
    if format in WRITERS:
        return _download(request, snapshot, format)
    if format == "json":
        return _json(request, snapshot)
    if format in feeds.FEEDS:
        return _feed(request, snapshot, format)
    raise _unknown_format(format, ("json", *WRITERS, *feeds.FEEDS))


@for_programs
def timeline(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """How many articles of each month a question finds, as CSV."""
    question = ask(request.GET, snapshot, path=request.path, without=("page",))
    answer = index.answer(snapshot, question, facets=())
    response = HttpResponse(months_table(answer.months), content_type=CONTENT_TYPES["csv"])
    return _as_file(response, "timeline", question, "csv", answer.count)


@for_programs
def article(
    request: HttpRequest, snapshot: Snapshot, year: int, month: int, day: int, slug: str, format: str
) -> HttpResponseBase:
    """One article as JSON or text; 410 with the reason when it was withdrawn, 301 when it has moved."""
    if format not in ("json", "txt"):
        raise _unknown_format(format, ("json", "txt"))
    refuse_parameters(request, snapshot)
    try:
        on = dt.date(year, month, day)
    except ValueError:
        raise _no_article() from None
    found = Article.objects.on_address(on, slug).only("status", "withdrawn_reason").first()
    if found is None:
        page = reverse("articles:article", args=[year, month, day, slug])
        former = FormerAddress.objects.filter(path=page).select_related("article").first()
        if former is None or former.article is None:
            raise _no_article()
        return HttpResponsePermanentRedirect(former.article.address_in(format))
    if found.status == Status.WITHDRAWN:
        return errors.as_data(f"This article was withdrawn: {found.withdrawn_reason}", "address", 410)
    whole = next(read_public([found.pk]), None)
    if whole is None:
        raise _no_article()
    if format == "json":
        return _not_listed(_json_response(article_object(whole)))
    own = settings.SITE_URL + whole.article.short_address
    chicago = citations(whole.article, archive=settings.SITE_NAME, address=own)[0]
    text = article_text(whole.article, citation=str(chicago))
    return _not_listed(HttpResponse(text, content_type=CONTENT_TYPES["txt"]))


@public
def feed(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """WordPress's address of the feed: leads to the Atom feed."""
    refuse_parameters(request, snapshot)
    return HttpResponsePermanentRedirect(reverse("articles:articles-format", args=["atom"]))


def _listing(request: HttpRequest, snapshot: Snapshot, facets: Iterable[str], *, has_months: bool = True) -> Listing:
    """Answer the question of a format that has pages, without rows."""
    question = ask(request.GET, snapshot, path=request.path)
    answer = index.answer(snapshot, question, facets=facets, has_months=has_months)
    steps = pager(question.page, answer.pages, lambda page: question.on_page(page).address(request.path))
    found = Listing(answer, [], steps, None, list(active_filters(snapshot, question)))
    refuse_past_the_end(found)
    return found


def _json(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    found = _listing(request, snapshot, index.FACETS)
    page = page_object(found.answer, next=found.pager.next, previous=found.pager.previous)
    return _not_listed(_json_response(page))


def _feed(request: HttpRequest, snapshot: Snapshot, format: str) -> HttpResponse:
    found = _listing(request, snapshot, (), has_months=False)
    asked = ", ".join(f"{filter.kind}: {filter.name}" for filter in found.active) or "All articles"
    channel = feeds.Channel(
        title=f"{settings.SITE_NAME} – {asked}",
        page=found.question.on_page(1).address(),
        own=found.question.address(request.path),
        first=found.question.on_page(1).address(request.path),
        previous=found.pager.previous,
        next=found.pager.next,
        empty_since=dt.datetime.fromtimestamp(snapshot.logged_at, dt.UTC),
    )
    feed = feeds.feed_bytes(format, channel, found.answer.ids, snapshot)
    return HttpResponse(feed, content_type=CONTENT_TYPES[format])


def _download(request: HttpRequest, snapshot: Snapshot, format: str) -> HttpResponseBase:
    question = ask(request.GET, snapshot, path=request.path, without=("page",))
    found = select(snapshot, question)
    # Streamed for HEAD too, though empty: a length of 0 would be untrue of the download.
    is_read = request.method != "HEAD"
    lines = WRITERS[format](read_public(ids_in_order(snapshot, question, found))) if is_read else ()
    response = StreamingHttpResponse(in_blocks(lines), content_type=CONTENT_TYPES[format])
    return _as_file(response, "articles", question, format, len(found.ids))


def in_blocks(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield the same bytes, some `BLOCK_CHARS` at a time."""
    block: list[str] = []
    size = 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= BLOCK_CHARS:
            yield "".join(block).encode()
            block, size = [], 0
    if block:
        yield "".join(block).encode()


def _as_file(response: Any, noun: str, question: Question, format: str, count: int) -> Any:
    """Offer the response as a file that is named after the question, and say how many articles were found."""
    name = make_slug(" ".join((noun, *(value for _, value in question.filters()))))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response.headers["X-Total-Count"] = str(count)
    return _not_listed(response)


def _not_listed(response: Any) -> Any:
    """Keep search engines at the page itself: this is the same again for programs."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _json_response(found: dict[str, Any]) -> HttpResponse:
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})


def _no_article() -> UnknownValueError:
    return UnknownValueError("address", "There is no article at this address.")


def _unknown_format(format: str, known: Iterable[str]) -> UnknownValueError:
    return UnknownValueError(
        "format", f"There is nothing here in the format “{format[:20]}”. The formats are {', '.join(known)}."
    )
