"""The holidays of a calendar as stretches of days, and which of them a day belongs to. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.clock import Calendar, Holiday
from yimen.clock.official import NAMES

# Stands for all Saturdays and Sundays that are neither a holiday nor worked in exchange for one.
WEEKENDS = "周末"
WEEKEND = Holiday(WEEKENDS, "Weekends")
STATUTORY = frozenset(NAMES.values())
# Longer than any stretch of days off, so that none is cut at its edge.
MARGIN = timedelta(days=20)
SATURDAY = 6  # as `date.isoweekday` counts


@dataclass(frozen=True)
class Stretch:
    """The days off of one holiday in one year: the weekend days inside it belong to it, make-up days do not."""

    name: Holiday
    days: tuple[date, ...]

    @property
    def first(self) -> date:
        return self.days[0]

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def year(self) -> int:
        """The year whose holiday it is: New Year's days in December belong to the year that begins."""
        return self.last.year


def stretches(calendar: Calendar, first: date, last: date) -> list[Stretch]:
    """Every holiday that begins between two days (both included), in order.

    Saturdays and Sundays that adjoin it and are not worked belong to it. Closures of a district are no holidays.
    """
    found = []
    for run in _runs(calendar, first - MARGIN, last + MARGIN):
        found += _named(calendar, run)
    return [stretch for stretch in found if first <= stretch.first <= last]


def _runs(calendar: Calendar, first: date, last: date) -> Iterator[list[date]]:
    """The days off without a working day between them, run by run."""
    run: list[date] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if not calendar.is_working(day):
            run.append(day)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _named(calendar: Calendar, run: list[date]) -> list[Stretch]:
    """The holidays in a run; days without a name of their own go with the holiday before them, or the first after them."""
    names = [_statutory(calendar, day) for day in run]
    if not any(names):
        return []
    current = next(name for name in names if name)
    days: dict[Holiday, list[date]] = {}
    for day, name in zip(run, names, strict=True):
        current = name or current
        days.setdefault(current, []).append(day)
    return [Stretch(name, tuple(own)) for name, own in days.items()]


def _statutory(calendar: Calendar, day: date) -> Holiday | None:
    """The statutory holiday of a day."""
    name = calendar.name_of(day)
    return name if name in STATUTORY else None


def holiday_of(calendar: Calendar, year: int, name: str) -> Stretch | None:
    """The holiday with this Chinese name in a year, or nothing: the calendar does not know it."""
    if not calendar.first_year <= year <= calendar.last_year + 1:
        return None
    around = stretches(calendar, date(year - 1, 12, 20), date(year, 12, 31))
    return next((stretch for stretch in around if stretch.name.zh == name and stretch.year == year), None)


def coming(calendar: Calendar, day: date) -> Stretch | None:
    """The holiday that this day belongs to, or the next one; nothing where the calendar ends."""
    until = date(min(calendar.last_year, day.year + 1), 12, 31)
    around = stretches(calendar, day - MARGIN, until)
    return next((stretch for stretch in around if stretch.last >= day), None)


def is_free_weekend(calendar: Calendar, day: date) -> bool:
    """Whether a day is a Saturday or Sunday that is neither a holiday nor worked."""
    if day.isoweekday() < SATURDAY or calendar.is_working(day):
        return False
    around = stretches(calendar, day - MARGIN, day)
    return not any(day in stretch.days for stretch in around)


def wrong_days(calendar: Calendar, year: int, name: str, days: Iterable[date]) -> list[date]:
    """Those of the days that do not lie in the holiday, in order. For weekends: that are no free weekend of the year."""
    if name == WEEKENDS:
        return sorted(day for day in days if day.year != year or not is_free_weekend(calendar, day))
    stretch = holiday_of(calendar, year, name)
    own = set(stretch.days) if stretch else set()
    return sorted(set(days) - own)
