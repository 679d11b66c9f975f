"""The count done slowly and plainly, a day at a time, as a clerk would with a wall calendar: for tests only."""

from collections.abc import Sequence
from datetime import date, timedelta

from yimen.clock import Calendar, Stop, Term, Unit


def counts(day: date, term: Term, calendar: Calendar, stops: Sequence[Stop], as_of: date | None) -> bool:
    """Whether a day is one of those the term is made of."""
    for stop in stops:
        end = stop.end or as_of
        if end is not None and stop.begin < day <= end:
            return False
    if term.unit is Unit.CALENDAR_DAYS or day in calendar.makeup_days:
        return True
    return day.isoweekday() <= 5 and day not in calendar.holidays


def due(start: date, term: Term, calendar: Calendar, stops: Sequence[Stop] = (), as_of: date | None = None) -> date:
    """The last day of the term."""
    day, left = start, term.amount
    if term.amount == 0:
        while not counts(day, term, calendar, stops, as_of):
            day += timedelta(days=1)
        return day
    while left:
        day += timedelta(days=1)
        left -= counts(day, term, calendar, stops, as_of)
    return day


def used(start: date, term: Term, calendar: Calendar, stops: Sequence[Stop], as_of: date) -> int:
    """Counted days in (start, as_of]."""
    length = max((as_of - start).days, 0)
    days = (start + timedelta(days=offset) for offset in range(1, length + 1))
    return sum(counts(day, term, calendar, stops, as_of) for day in days)
