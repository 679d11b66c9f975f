"""Visits of a period beside the same days a year before, summed from the counts of the days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from yimen.visits.models import DailyVisits


@dataclass(frozen=True)
class Period:
    """Both days included. days: how many of them have a count."""

    first: date
    last: date
    visits: int
    views: int
    days: int


@dataclass(frozen=True)
class Comparison:
    """A period and the same days of the year before."""

    now: Period
    before: Period

    @property
    def change(self) -> float | None:
        """In per cent of the year before; None where that has no visits."""
        if not self.before.visits:
            return None
        return 100 * (self.now.visits - self.before.visits) / self.before.visits


def visits(first: date, last: date) -> Period:
    """One query."""
    row = DailyVisits.objects.filter(day__range=(first, last)).aggregate(
        visits=Sum("visits", default=0), views=Sum("views", default=0), days=Count("day")
    )
    return Period(first, last, **row)


def compare(first: date, last: date) -> Comparison:
    """Two queries."""
    return Comparison(visits(first, last), visits(year_before(first), year_before(last)))


def year_before(day: date) -> date:
    """The same day a year before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
