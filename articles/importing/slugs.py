"""Slugs of new articles: unique within their day, without a query for each."""

import datetime as dt
from collections.abc import Iterable

from articles.models import Article
from articles.models.querysets import MAX_SLUG_CHARS

_MAX_DAYS = 20_000
"""Days whose slugs are kept between batches: some 20 MB."""


class SlugBook:
    """The slugs taken on each day that a run has met."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Trust nothing that was known."""
        self._taken: dict[dt.date, set[str]] = {}
        self._last: dict[tuple[dt.date, str], int] = {}

    def load(self, days: Iterable[dt.date]) -> None:
        """Learn what is taken on these days, and what former addresses have. Two queries at most."""
        if len(self._taken) > _MAX_DAYS:
            self.forget()
        new = set(days) - self._taken.keys()
        if not new:
            return
        self._taken |= {day: set() for day in new}
        for day, slug in Article.objects.filter(published_on__in=new).order_by().values_list("published_on", "slug"):
            self._taken[day].add(slug)
        for day, slugs in Article.objects.former_slugs(new).items():
            self._taken[day] |= slugs

    def take(self, day: dt.date, slug: str) -> str:
        """Return the slug, else the first of `slug-2`, `slug-3` … that is free on a day that was loaded."""
        taken = self._taken[day]
        free, number = slug, self._last.get((day, slug), 1)
        while free in taken:
            number += 1
            ending = f"-{number}"
            free = slug[: MAX_SLUG_CHARS - len(ending)].rstrip("-") + ending
        self._last[day, slug] = number
        taken.add(free)
        return free
