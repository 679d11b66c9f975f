"""A calendar: which days are worked. A frozen value, so that the same question always has the same answer."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from yimen.clock.dates import FIRST_DAY, LAST_DAY, within_range

SATURDAY = 5
DAYS = (LAST_DAY - FIRST_DAY).days + 1


class Holiday(NamedTuple):
    """The name of a holiday, or of another reason why a day is not worked."""

    zh: str
    en: str


CLOSURE = Holiday("停止办公", "Offices closed")


@dataclass(frozen=True)
class Calendar:
    """Days worked and not worked.

    holidays     days off by decision, with their names; weekend days inside a holiday are named too
    makeup_days  weekend days worked in exchange (调休上班), with the holiday they are worked for
    first_year, last_year  years for which the decisions are known; outside them Monday to Friday are taken to be worked
    """

    first_year: int
    last_year: int
    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    makeup_days: Mapping[date, Holiday] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("holidays", "makeup_days"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        if both := self.holidays.keys() & self.makeup_days.keys():
            raise ValueError(f"both off and worked: {min(both)}")

    def is_working(self, day: date) -> bool:
        """Whether organs work on this day."""
        if day in self.makeup_days:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def name_of(self, day: date) -> Holiday | None:
        """The holiday a day off belongs to; None for working days and for plain weekends."""
        return self.holidays.get(day)

    def is_makeup(self, day: date) -> bool:
        """Whether this weekend day is worked in exchange for a holiday."""
        return day in self.makeup_days

    def known(self, day: date) -> bool:
        """Whether the decision for this day's year has been published."""
        return self.first_year <= day.year <= self.last_year

    def with_closures(self, days: Iterable[date], name: Holiday = CLOSURE) -> "Calendar":
        """The same calendar for offices that are closed on further days (a district's own decision)."""
        closed = set(days)
        return replace(
            self,
            holidays={**self.holidays, **{day: name for day in closed if day not in self.holidays}},
            makeup_days={day: reason for day, reason in self.makeup_days.items() if day not in closed},
        )

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]; 0 when `until` is not later."""
        if until <= after:
            return 0
        return self.worked_through[_place(until)] - self.worked_through[_place(after)]

    def working_day_after(self, day: date, count: int) -> date | None:
        """The count-th working day after `day` (count ≥ 1); None when it lies beyond the last day counted here."""
        worked = self.worked_through
        place = bisect_left(worked, worked[_place(day)] + count)
        return FIRST_DAY + timedelta(place - 1) if place < len(worked) else None

    @cached_property
    def worked_through(self) -> "array[int]":
        """Running total of working days: at place p, those in the first p days from FIRST_DAY on."""
        week = bytes((FIRST_DAY.weekday() + offset) % 7 < SATURDAY for offset in range(7))
        worked = bytearray(week * (DAYS // 7 + 1))[:DAYS]
        for days, value in ((self.holidays, 0), (self.makeup_days, 1)):
            for day in days:
                if FIRST_DAY <= day <= LAST_DAY:
                    worked[(day - FIRST_DAY).days] = value
        return array("i", accumulate(worked, initial=0))


def _place(day: date) -> int:
    """Where the running total stands after this day; 0 on the eve of the first day."""
    place = (day - FIRST_DAY).days + 1
    if place < 0 or day > LAST_DAY:
        within_range(day)
    return place
