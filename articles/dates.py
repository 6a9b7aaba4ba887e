"""Dates as sources give them: a year, a month, a day or a moment, each keeping its precision.

Everything is UTC. A date known to the month or year files under its first day.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from articles.vocabulary import Precision

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](.+))?)?)?", re.ASCII)


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time, and how exactly it is known."""

    at: dt.datetime
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an ISO 8601 time; without a zone it is UTC.

        Raises ValueError with a sentence for the reader when the text is none of these.
        """
        text = text.strip()
        shape = _SHAPE.fullmatch(text)
        if shape is None:
            raise ValueError(f"“{text[:40]}” is not a date. Write it as 2024, 2024-02 or 2024-02-29.")
        year, month, day, clock = shape.groups()
        try:
            if clock:
                at = dt.datetime.fromisoformat(f"{year}-{month}-{day}T{clock.strip()}")
                at = at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
                return cls(at, Precision.TIME)
            at = dt.datetime(int(year), int(month or 1), int(day or 1), tzinfo=dt.UTC)
        except (ValueError, OverflowError):
            raise ValueError(f"“{text[:40]}” is not in the calendar. Check the month, the day and the time.") from None
        return cls(at, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR)

    def __str__(self) -> str:
        at = self.at
        if self.precision == Precision.YEAR:
            return f"{at.year:04}"
        if self.precision == Precision.MONTH:
            return f"{at.year:04}-{at.month:02}"
        if self.precision == Precision.DAY:
            return f"{at.year:04}-{at.month:02}-{at.day:02}"
        return at.isoformat().replace("+00:00", "Z")

    @property
    def first_day(self) -> dt.date:
        """The first day that the date covers."""
        return self.at.date()

    @property
    def last_day(self) -> dt.date:
        """The last day that the date covers: 29 February for "2024-02"."""
        if self.precision == Precision.YEAR:
            return dt.date(self.at.year, 12, 31)
        if self.precision == Precision.MONTH:
            return dt.date(self.at.year, self.at.month, calendar.monthrange(self.at.year, self.at.month)[1])
        return self.at.date()


def normal_date(text: str) -> str:
    """Return a loose date in its one spelling, which exports and imports write alike; what is no date stays."""
    try:
        return str(Moment.parse(text)) if text else ""
    except ValueError:
        return text


def ends_before_it_begins(first: str, last: str) -> bool:
    """Tell whether the last of two loose dates lies before the first; what is blank or no date tells nothing."""
    try:
        return bool(first and last) and Moment.parse(last).last_day < Moment.parse(first).first_day
    except ValueError:
        return False
