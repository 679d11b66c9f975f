"""By when a licence is to be taken over: pure. Working days of a setting, counted from the day of the decision."""

from datetime import date, timedelta

from yimen.clock import Calendar, Term, Unit, due_date

DAY = timedelta(days=1)


def due_of(granted_on: date, days: int, calendar: Calendar) -> date:
    """The last day for taking it over."""
    return due_date(granted_on, Term(days, Unit.WORKING_DAYS), calendar).date


def overdue_until(today: date, days: int, calendar: Calendar) -> date:
    """The last day of grants whose time for taking over has run out by `today`: lists ask the database by it."""
    granted = today - DAY
    while due_of(granted, days, calendar) >= today:
        granted -= DAY
    return granted
