"""The months of an answer as CSV."""

from collections.abc import Iterable

from articles.questions import MonthCount


def months_table(months: Iterable[MonthCount]) -> str:
    """Return `month,count`, a line a month that has articles, earliest first."""
    return "".join(["month,count\r\n", *(f"{month},{month.count}\r\n" for month in months)])
