"""What office an actor held at a date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from articles.dates import Moment
from articles.index.labels import Labels
from articles.models import ActorRole, Article
from articles.models.reading import read_rows

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Office:
    """An office with the years it was held in, as far as they are known: "2021–2025", "since 2021", "until 2025"."""

    title: str
    of: str
    years: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.of, self.years) if part)


def days_told_of(article: Article) -> Days:
    """Return the first and last day of what an article tells of: the event where it is stated, else the publication."""
    if article.event is None:
        return article.published.first_day, article.published.last_day
    first, last = article.event
    return first.first_day, (last or first).last_day


def offices_at(actors: Iterable[int], days: Days, labels: Labels) -> dict[int, Office]:
    """Return the office that each of these actors held on some days, by the actor's id; one query.

    One that covers all the days goes before one that only may; of several the latest begun is meant. Actors of
    whom no office is known then are left out, and so are offices without any date.
    """
    best: dict[int, tuple[tuple[bool, dt.date, int], Office]] = {}
    columns = ("id", "actor_id", "title", "of_id", "held_from", "held_to")
    for id, actor, title, of, since, until in read_rows(ActorRole, columns, {"actor_id": list(actors)}):
        if not (since or until):
            continue
        first = Moment.parse(since).first_day if since else dt.date.min
        last = Moment.parse(until).last_day if until else dt.date.max
        if last < days[0] or days[1] < first:
            continue
        rank = (first <= days[0] and days[1] <= last, first, -id)
        if actor not in best or rank > best[actor][0]:
            label = labels.by_id.get(of)
            best[actor] = rank, Office(title, label.name if label else "", _years(since, until))
    return {actor: office for actor, (_, office) in best.items()}


def _years(since: str, until: str) -> str:
    """Return the years of two loose dates, either of which may be blank."""
    first, last = (str(Moment.parse(date).at.year) if date else "" for date in (since, until))
    if not last:
        return f"since {first}"
    if not first:
        return f"until {last}"
    return first if first == last else f"{first}–{last}"
