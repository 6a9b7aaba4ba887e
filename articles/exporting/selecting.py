"""Which articles a query of the filter grammar finds, for exports from the command line."""

from django.http import QueryDict

from articles.filters import MovedError, NotUnderstoodError, UnknownValueError, ask
from articles.index import current
from articles.index.answering import in_order, select
from articles.questions import OLDEST


class QueryError(ValueError):
    """A query that cannot be answered; the message says which part of it and why."""


def article_ids(query: str) -> list[int] | None:
    """Return the ids of the published articles that a query finds, in its order; None, for all, without one.

    Raises QueryError for a query that a reader would be refused too.
    """
    if not query:
        return None
    snapshot = current()
    try:
        try:
            asked = ask(QueryDict(query), snapshot, without=("page",))
        except MovedError as moved:
            # Another spelling of the same question: its one address has the words that are understood.
            asked = ask(QueryDict(moved.args[0].partition("?")[2]), snapshot, without=("page",))
    except (NotUnderstoodError, UnknownValueError) as error:
        raise QueryError(f"{error.field}: {error}") from None
    found = select(snapshot, asked.question)
    first, rest = found.headline_hits, found.ids - found.headline_hits
    is_oldest_first = asked.question.sort == OLDEST
    return [id for ids in (first, rest) for id in in_order(snapshot, ids, 0, len(ids), oldest_first=is_oldest_first)]
