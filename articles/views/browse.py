"""The browse page: every filter, facets with counts, timeline, results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.filters import UnknownValueError, ask
from articles.index import Snapshot
from articles.questions import NEWEST, OLDEST, RELEVANCE
from articles.views.lists import Listing, listing
from articles.views.public import public


@public
def browse(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The articles that a question finds, a page of them."""
    asked = ask(request.GET, snapshot)
    found = listing(snapshot, asked.question)
    refuse_past_the_end(found)
    question = asked.question
    orders = [(NEWEST, "Newest first"), (OLDEST, "Oldest first")]
    if question.q:
        orders.append((RELEVANCE, "Headline matches first"))
    hidden = [pair for pair in question.pairs() if pair[0] in ("not_actor", "not_theme", "not_source")]
    context = {"listing": found, "question": question, "orders": orders, "hidden": hidden}
    return render(request, "articles/browse.html", context)


def refuse_past_the_end(found: Listing) -> None:
    """Raise UnknownValueError for a page behind the last one."""
    if found.answer.is_past_the_end:
        pages = found.answer.pages
        ending = "There is one page." if pages == 1 else f"The last page is {pages}."
        raise UnknownValueError("page", f"There is no page {found.question.page} of these results. {ending}")
