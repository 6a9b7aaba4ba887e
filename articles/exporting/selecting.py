"""Which articles a query of the filter grammar finds, for exports from the command line."""

import re
from collections.abc import Iterator

from django.http import QueryDict
from pyroaring import BitMap

from articles.filters import MovedError, NotUnderstoodError, UnknownValueError, ask
from articles.index import Snapshot, current
from articles.index.answering import Selection, select
from articles.index.snapshot import MONTH
from articles.models.articles import MAX_ID
from articles.questions import OLDEST, Question


class QueryError(ValueError):
    """A query that cannot be answered; the message says which part of it and why."""


def article_ids(query: str) -> list[int] | None:
    """Return the ids of the published articles that a query finds, in its order; None, for all, without one.

    Raises QueryError for a query that a reader would be refused too.
    """
    if not query:
        return None
    snapshot = current()
    # Half a letter on the command line is as unreadable as one in an address, and no database can be asked for it.
    query = query.encode(errors="replace").decode()
    try:
        try:
            question = ask(QueryDict(query), snapshot, without=("page",))
        except MovedError as moved:
            # Another spelling of the same question: its one address has the words that are understood.
            question = ask(QueryDict(moved.args[0].partition("?")[2]), snapshot, without=("page",))
    except (NotUnderstoodError, UnknownValueError) as error:
        raise QueryError(f"{error.field}: {error}") from None
    return list(ids_in_order(snapshot, question, select(snapshot, question)))


def chosen_articles(asked: str) -> BitMap:
    """Return the articles that a query finds, or those of the ids given: `17, 18`. Ids may be of any status.

    Of a whole address what counts stands behind `/articles/?`, up to the place in the page.
    Raises QueryError for a query that a reader would be refused too, and for none.
    """
    _, is_address, asked = asked.strip().rpartition("/articles/?")
    asked = (asked.partition("#")[0] if is_address else asked).removeprefix("?")
    if not asked:
        raise QueryError("Say which articles: a query such as from=2002&q=council, or their ids.")
    if re.fullmatch(r"\d{1,10}(?:[\s,]+\d{1,10})*", asked, re.ASCII):
        return BitMap(id for id in map(int, re.split(r"[\s,]+", asked)) if id <= MAX_ID)
    return BitMap(article_ids(asked))


def ids_in_order(snapshot: Snapshot, question: Question, found: Selection) -> Iterator[int]:
    """Yield the ids of all articles found, in the question's order; only a month of them is put in order at a time."""
    is_newest_first = question.sort != OLDEST
    months = sorted(snapshot.bitmaps[MONTH], reverse=is_newest_first)
    instants = snapshot.instants
    for ids in (found.headline_hits, found.ids - found.headline_hits):
        for month in months if ids else ():
            yield from sorted(
                snapshot.having(MONTH, month) & ids, key=lambda id: (instants[id], id), reverse=is_newest_first
            )
