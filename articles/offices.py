"""What office an actor held at a date."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.dates import Moment
from articles.index.labels import Labels
from articles.models import ActorRole, Article
from articles.models.reading import read_rows

Days = tuple[dt.date, dt.date]

_IN_STEAD = ("acting ", "interim ", "caretaker ")
"""How the title of an office begins that is held until somebody is found for it."""


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


def offices_at(article: Article, actors: Iterable[int], labels: Labels) -> dict[int, Office]:
    """Return the office that each of these actors held when what an article tells of happened, by id; one query.

    One that covers all the days goes before one that only may; then the one whose title the article names, by its
    longest; then one that is not held in somebody's stead; then the latest begun. Actors of whom no office is known
    then are left out, and so are offices without any date.
    """
    days = days_told_of(article)
    held: dict[int, list[tuple[bool, str, dt.date, int, Office]]] = {}
    columns = ("id", "actor_id", "title", "of_id", "held_from", "held_to")
    for id, actor, title, of, since, until in read_rows(ActorRole, columns, {"actor_id": list(actors)}):
        if not (since or until):
            continue
        first = Moment.parse(since).first_day if since else dt.date.min
        last = Moment.parse(until).last_day if until else dt.date.max
        if last < days[0] or days[1] < first:
            continue
        label = labels.by_id.get(of)
        office = Office(title, label.name if label else "", _years(since, until))
        held.setdefault(actor, []).append((first <= days[0] and days[1] <= last, title.casefold(), first, -id, office))
    words = ""
    if any(len(offices) > 1 for offices in held.values()):
        words = f"{article.headline}\n{article.summary}\n{article.body_html}".casefold()

    def rank(office: tuple[bool, str, dt.date, int, Office]) -> tuple[bool, int, bool, dt.date, int]:
        is_sure, title, first, place, _ = office
        is_named = re.search(rf"(?<!\w){re.escape(title)}(?!\w)", words) is not None
        return is_sure, len(title) if is_named else 0, not title.startswith(_IN_STEAD), first, place

    return {actor: (max(offices, key=rank) if len(offices) > 1 else offices[0])[-1] for actor, offices in held.items()}


def _years(since: str, until: str) -> str:
    """Return the years of two loose dates, either of which may be blank."""
    first, last = (str(Moment.parse(date).at.year) if date else "" for date in (since, until))
    if not last:
        return f"since {first}"
    if not first:
        return f"until {last}"
    return first if first == last else f"{first}–{last}"
