"""The calendar of a district at each moment: a list of editions, each from the moment on which somebody changed it.

Pure but for the rows it is given. An ended clock is read with the edition of its last day, so that what is published or
closed later never moves what is over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yimen.clock import Calendar, Holiday, Notice, shanghai_date, with_notice


@dataclass(frozen=True)
class Change:
    """One decision about the calendar: a year that was approved, or a closure made or lifted.

    notice  for a year; closure: for a day, its name, or None where the offices open after all
    """

    at: datetime
    cause: str
    notice: Notice | None = None
    day: date | None = None
    closure: Holiday | None = None

    @property
    def first_day(self) -> date:
        """The first day of which it says anything."""
        if self.notice is not None:
            return self.notice.first_day()
        return self.day or date.min


@dataclass(frozen=True)
class Edition:
    """The calendar from one change until the next; the first edition has no change before it."""

    calendar: Calendar
    change: Change | None = None

    @property
    def since(self) -> date:
        """The day on which it began to hold (Asia/Shanghai)."""
        return date.min if self.change is None else shanghai_date(self.change.at)


def editions(official: Calendar, changes: Iterable[Change]) -> tuple[Edition, ...]:
    """Every edition in order; the first is the calendar that the platform was delivered with."""
    found = [Edition(official)]
    notices: dict[int, Notice] = {}
    closures: dict[date, Holiday] = {}
    for change in sorted(changes, key=lambda change: change.at):
        if change.notice is not None:
            notices[change.notice.year] = change.notice
        elif change.day is not None:
            closures.pop(change.day, None)
            if change.closure is not None:
                closures[change.day] = change.closure
        found.append(Edition(_calendar(official, notices, closures), change))
    return tuple(found)


def _calendar(official: Calendar, notices: Mapping[int, Notice], closures: Mapping[date, Holiday]) -> Calendar:
    calendar = official
    for year in sorted(notices):
        calendar = with_notice(calendar, notices[year])
    for day, name in closures.items():
        calendar = calendar.with_closures([day], name)
    return calendar
