"""Date archives: all years, a year, a month, a day, with what lies before and after that has items."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.dates import Moment
from articles.filters import UnknownValueError, ask_page
from articles.index import Snapshot
from articles.index.answering import between, count_days, count_months, in_order
from articles.questions import Question
from articles.views.browse import refuse_parameters, refuse_past_the_end
from articles.views.lists import listing
from articles.views.public import public
from articles.vocabulary import Precision


@dataclass(frozen=True)
class Part:
    """A year, a month of a year or a day of a month, with its number of articles."""

    name: str
    day: dt.date
    count: int
    address: str


@public
def dates(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The years that have articles, newest first."""
    refuse_parameters(request, snapshot)
    years: Counter[int] = Counter()
    for month, count in count_months(snapshot, snapshot.visible):
        years[month // 100] += count
    parts = [
        Part(f"{year:04}", dt.date(year, 1, 1), count, reverse("articles:year", args=[year]))
        for year, count in sorted(years.items(), reverse=True)
    ]
    return render(request, "articles/dates.html", {"parts": parts})


@public
def year(request: HttpRequest, snapshot: Snapshot, year: int) -> HttpResponse:
    """The articles of a year."""
    moment = _moment(f"{year:04}")
    months = {month: count for month, count in count_months(snapshot, snapshot.visible) if month // 100 == year}
    parts = [
        Part(f"{day:%B}", day, months.get(year * 100 + day.month, 0), reverse("articles:month", args=[year, day.month]))
        for day in (dt.date(year, month, 1) for month in range(1, 13))
    ]
    return _draw(request, snapshot, moment, f"{year:04}", parts)


@public
def month(request: HttpRequest, snapshot: Snapshot, year: int, month: int) -> HttpResponse:
    """The articles of a month."""
    moment = _moment(f"{year:04}-{month:02}")
    counts = count_days(snapshot, year, month)
    days = [moment.first_day + dt.timedelta(days=number) for number in range(moment.last_day.day)]
    parts = [Part(str(day.day), day, counts.get(day, 0), day_address(day)) for day in days]
    return _draw(request, snapshot, moment, f"{moment.first_day:%B} {year:04}", parts)


@public
def day(request: HttpRequest, snapshot: Snapshot, year: int, month: int, day: int) -> HttpResponse:
    """The articles of a day."""
    moment = _moment(f"{year:04}-{month:02}-{day:02}")
    first = moment.first_day
    return _draw(request, snapshot, moment, f"{first.day} {first:%B} {year:04}", [])


@lru_cache(maxsize=10_000)
def day_address(day: dt.date) -> str:
    """Return the address of a day's page."""
    return reverse("articles:day", args=[day.year, day.month, day.day])


def _moment(text: str) -> Moment:
    try:
        return Moment.parse(text)
    except ValueError as error:
        raise UnknownValueError("date", str(error)) from None


def _draw(request: HttpRequest, snapshot: Snapshot, moment: Moment, title: str, parts: list[Part]) -> HttpResponse:
    page = ask_page(request.GET, snapshot, request.path)
    question = Question(since=moment, until=moment, page=page)
    before, after = _around(snapshot, moment)
    found = listing(snapshot, question, path=request.path, facets=("actor", "theme"))
    if not found.answer.count and not (before and after):
        raise UnknownValueError("date", f"The archive does not reach to {title}.")
    refuse_past_the_end(found)
    up = ""
    if moment.precision == Precision.DAY:
        up = reverse("articles:month", args=[moment.at.year, moment.at.month])
    elif moment.precision == Precision.MONTH:
        up = reverse("articles:year", args=[moment.at.year])
    context = {
        "listing": found,
        "title": title,
        "moment": moment,
        "parts": parts,
        "lead": parts[0].day.weekday() if parts and moment.precision == Precision.MONTH else 0,
        "up": up,
        "before": before,
        "after": after,
        "filter_address": question.on_page(1).address(),
    }
    return render(request, "articles/date.html", context)


def _around(snapshot: Snapshot, moment: Moment) -> tuple[Part | None, Part | None]:
    """Return the nearest year, month or day before and after that has articles."""
    found: list[Part | None] = []
    for is_before in (True, False):
        edge = moment.first_day if is_before else moment.last_day
        if edge in (dt.date.min, dt.date.max):
            found.append(None)
            continue
        limit = Moment(
            dt.datetime.combine(edge + dt.timedelta(days=-1 if is_before else 1), dt.time(), dt.UTC), Precision.DAY
        )
        question = Question(until=limit) if is_before else Question(since=limit)
        ids = snapshot.visible & between(snapshot, question)
        nearest = in_order(snapshot, ids, 0, 1, oldest_first=not is_before)
        found.append(_part_of(snapshot, nearest[0], moment) if nearest else None)
    return found[0], found[1]


def _part_of(snapshot: Snapshot, id: int, moment: Moment) -> Part:
    day = snapshot.day_of(id)
    if moment.precision == Precision.YEAR:
        return Part(f"{day.year:04}", day, 0, reverse("articles:year", args=[day.year]))
    if moment.precision == Precision.MONTH:
        return Part(f"{day:%B %Y}", day, 0, reverse("articles:month", args=[day.year, day.month]))
    return Part(f"{day.day} {day:%B %Y}", day, 0, day_address(day))
