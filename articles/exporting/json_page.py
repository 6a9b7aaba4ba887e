"""One page of an answer as the object that `/articles.json` writes."""

from typing import Any

from articles.exporting.objects import article_object
from articles.exporting.public import read_public
from articles.questions import REPEATABLE, Answer, Question


def page_object(answer: Answer, *, next: str, previous: str) -> dict[str, Any]:
    """Return counts, articles, facets and months of an answer; `next` and `previous` are addresses, blank for none.

    Queries: those of `read_public` for one page.
    """
    return {
        "count": answer.count,
        "page": answer.question.page,
        "pages": answer.pages,
        "query": query_object(answer.question),
        "articles": [article_object(article) for article in read_public(answer.ids)],
        "facets": {
            name: [
                {"slug": value.slug, "name": value.name, "count": value.count, "selected": value.is_selected}
                for value in facet.values
            ]
            for name, facet in answer.facets.items()
        },
        "timeline": [{"month": str(month), "count": month.count} for month in answer.months],
        "next": next or None,
        "previous": previous or None,
    }


def query_object(question: Question) -> dict[str, str | list[str]]:
    """Return what was asked, by parameter: lists for those that may repeat; the page stands beside it."""
    found: dict[str, Any] = {}
    for parameter, value in question.pairs():
        if parameter in REPEATABLE:
            found.setdefault(parameter, []).append(value)
        elif parameter != "page":
            found[parameter] = value
    return found
