"""Which articles a query of the filter grammar finds, for exports from the command line."""

import re
from collections.abc import Iterator

from django.http import QueryDict
from django.utils.text import Truncator
from pyroaring import BitMap

from articles.filters import MovedError, NotUnderstoodError, UnknownValueError, ask
from articles.index import Snapshot, current
from articles.index.answering import Selection, select
from articles.index.snapshot import MONTH
from articles.models.articles import MAX_ID
from articles.questions import OLDEST, Question

_ADDRESS = re.compile(r"(?:[^?=]*/)?articles/?(?:\?(?P<query>[^#]*))?(?:#.*)?", re.DOTALL)
"""The address of the list of articles, with or without a question."""

_OTHER_ADDRESS = re.compile("(?:https?:/)?/", re.IGNORECASE)
"""How any address begins."""


class QueryError(ValueError):
    """A query that cannot be answered; the message says which part of it and why."""


def article_ids(query: str) -> list[int] | None:
    """Return the ids of the published articles that a query finds, in its order; None, for all, without one.

    Raises QueryError for a query that a reader would be refused too.
    """
    if not query:
        return None
    snapshot = current()
    question = _question(_parameters(query), snapshot)
    return list(ids_in_order(snapshot, question, select(snapshot, question)))


def chosen_articles(asked: str) -> BitMap:
    """Return the articles that a query finds, or those of the ids given: `17, 18`. Ids may be of any status.

    Of a whole address what counts stands behind `/articles/?`, up to the place in the page; the number of the page that
    it was copied from does not. Raises QueryError for a query that a reader would be refused too, and for one without
    a filter.
    """
    asked = asked.strip()
    if not asked:
        raise QueryError("Say which articles: a query such as from=2002&q=council, or their ids.")
    if re.fullmatch(r"\d{1,10}(?:[\s,]+\d{1,10})*", asked, re.ASCII):
        return BitMap(id for id in map(int, re.split(r"[\s,]+", asked)) if id <= MAX_ID)
    address = _ADDRESS.fullmatch(asked)
    if not address and ("=" not in asked or _OTHER_ADDRESS.match(asked)):
        raise QueryError(
            f"“{Truncator(asked).chars(80)}” is neither a query such as from=2002&q=council, nor the address of a list"
            " of articles, nor ids: 17, 18."
        )
    params = _parameters((address["query"] or "") if address else asked.removeprefix("?"))
    params.pop("page", None)
    snapshot = current()
    question = _question(params, snapshot)
    if not any(question.filters()):
        raise QueryError(
            "This has no filter, and would choose all articles. Narrow the list down first: from=2002&q=council."
        )
    return BitMap(select(snapshot, question).ids)


def _parameters(query: str) -> QueryDict:
    # Half a letter on the command line is as unreadable as one in an address, and no database can be asked for it.
    return QueryDict(query.encode(errors="replace").decode(), mutable=True)


def _question(params: QueryDict, snapshot: Snapshot) -> Question:
    try:
        try:
            return ask(params, snapshot, without=("page",))
        except MovedError as moved:
            # Another spelling of the same question: its one address has the words that are understood.
            return ask(QueryDict(moved.args[0].partition("?")[2]), snapshot, without=("page",))
    except (NotUnderstoodError, UnknownValueError) as error:
        raise QueryError(f"{error.field}: {error}") from None


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
