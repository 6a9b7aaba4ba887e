"""What the tagger knows of an actor: its names with their uses, its offices, and what its description tells."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

Days = tuple[dt.date, dt.date]
"""The first and the last day of something."""

DAYS_OF_A_LIFE = 365 * 20
"""Days after an office from which somebody else of that name is meant."""

DAYS_BEFORE_OFFICE = 365 * 15
"""The same before an office: nobody is spoken of so long before."""


def overlap(one: Days, other: Days) -> bool:
    """Tell whether two spans of days have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


class Office(NamedTuple):
    """An office and the days it was held; what is not stated is open."""

    first: dt.date
    last: dt.date
    title: str = ""
    of: int | None = None
    """Id of the actor whose office it is."""

    @property
    def is_dated(self) -> bool:
        """Whether its beginning or its end is known."""
        return self.first != dt.date.min or self.last != dt.date.max

    @property
    def since(self) -> str:
        """Since when it was held, to go on a sentence; blank when that is not known."""
        return f" since {self.first:%B} {self.first.year}" if self.first != dt.date.min else ""

    def is_held(self, days: Days) -> bool:
        """Tell whether the office was held on one of these days."""
        return overlap((self.first, self.last), days)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """What the tagger knows of an actor. Further names come with their uses; `part_of` is the id of another."""

    id: int
    slug: str
    name: str
    kind: str
    names: tuple[tuple[str, str], ...] = ()
    roles: tuple[Office, ...] = ()
    description: str = ""
    part_of: int | None = None

    def is_in_office(self, days: Days) -> bool:
        """Tell whether an office was held on one of these days."""
        return any(office.is_held(days) for office in self.roles)


def may_live(offices: Iterable[Office], days: Days) -> bool:
    """Tell whether who held these offices may be spoken of on a date: no dated office is, or one lies near it."""
    return are_near([office for office in offices if office.is_dated], days)


def are_near(dated: Collection[Office], days: Days) -> bool:
    """Tell whether one of these dated offices lies near enough to a date for the same life; so do none."""
    if not dated:
        return True
    return any(
        (office.first - days[1]).days <= DAYS_BEFORE_OFFICE and (days[0] - office.last).days <= DAYS_OF_A_LIFE
        for office in dated
    )
