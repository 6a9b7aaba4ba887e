"""Answers as the numbers that an SVG template draws."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from articles.dates import Moment
from articles.questions import MonthCount, Question

MAX_MONTHS = 72
"""Longest span drawn month by month; a longer one is drawn year by year."""

HEIGHT = 100.0
"""Height of the highest bar, in the chart's own units; a bar is 10 wide with its gap."""

BAR_STEP = 10

_SOME_MONTH = "2000-01"


@dataclass(frozen=True)
class Bar:
    """One month or year: its name, its count, where it stands and where it leads. Empty ones lead nowhere.

    Place and height are written out, as the drawing has them.
    """

    name: str
    count: int
    address: str
    x: str
    y: str
    height: str


@dataclass(frozen=True)
class Timeline:
    """Bars from the first month or year to the last, those without articles included."""

    bars: tuple[Bar, ...]
    unit: str
    highest: int

    @property
    def width(self) -> int:
        """Width of the whole chart, in its own units."""
        return len(self.bars) * BAR_STEP

    @property
    def height(self) -> str:
        """Height of the whole chart, in its own units."""
        return f"{HEIGHT:g}"

    @property
    def rows(self) -> list[Bar]:
        """The bars that count something, for the table."""
        return [bar for bar in self.bars if bar.count]


def timeline(months: Sequence[MonthCount], question: Question) -> Timeline | None:
    """Return the bars for an answer's months, each narrowing the question to its dates; None for no articles."""
    if not months:
        return None
    first, last = months[0], months[-1]
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= MAX_MONTHS:
        counts = {str(month): month.count for month in months}
        names = [
            f"{number // 12:04}-{number % 12 + 1:02}"
            for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        ]
        return _bars(names, counts, "month", question)
    years = dict.fromkeys(range(first.year, last.year + 1), 0)
    for month in months:
        years[month.year] += month.count
    counts = {f"{year:04}": count for year, count in years.items()}
    return _bars(list(counts), counts, "year", question)


def _bars(names: list[str], counts: dict[str, int], unit: str, question: Question) -> Timeline:
    highest = max(counts.values())
    narrowed: Callable[[str], str] = _narrowing(question)
    bars = []
    for place, name in enumerate(names):
        count = counts.get(name, 0)
        # One article is still a visible bar beside a thousand.
        height = max(2.0, round(HEIGHT * count / highest, 1)) if count else 0.0
        address = narrowed(name) if count else ""
        x, y, high = (f"{number:g}" for number in (place * BAR_STEP, HEIGHT - height, height))
        bars.append(Bar(name, count, address, x, y, high))
    return Timeline(tuple(bars), unit, highest)


def _narrowing(question: Question) -> Callable[[str], str]:
    """Return what gives the address of a question narrowed to a month or year."""

    @cache
    def of_length(length: int) -> tuple[str, str]:
        # A page has up to 200 bars: the address is made once, and the date written into it for each.
        some = _SOME_MONTH[:length]
        moment = Moment.parse(some)
        return question.between(moment, moment).address(), f"from={some}&to={some}"

    def narrowed(name: str) -> str:
        address, dates = of_length(len(name))
        return address.replace(dates, f"from={name}&to={name}")

    return narrowed
