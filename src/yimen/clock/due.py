"""The last day of a term. Nothing else in the platform computes one, and nobody sets one by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.clock.calendars import Calendar
from yimen.clock.dates import LAST_DAY, within_range
from yimen.clock.stops import Stop, uncounted_spans
from yimen.clock.terms import Term, Unit
from yimen.errors import Refusal

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """The last day on which the term is kept.

    provisional  the count went through years whose holidays have not been published; the day may move
    """

    date: date
    provisional: bool


def due_date(start: date, term: Term, calendar: Calendar, stops: Sequence[Stop] = (), as_of: date | None = None) -> Due:
    """The last day of a term that began with an event on `start`.

    start  day of the event; it does not count
    stops  spans of which no day counts; one that has not ended reaches to `as_of`

    n working days end with the n-th counted working day after `start`; n calendar days with the n-th counted day,
    worked or not. A term of zero ends on `start` itself, if that day counts, else on the next that does.
    Raises Refusal: clock_date_out_of_range, clock_due_out_of_range (the count runs past the last day known here).
    """
    within_range(start)
    after, count = (start - DAY, 1) if term.amount == 0 else (start, term.amount)
    due = _nth_day(after, count, term.unit, calendar)
    for begin, end in uncounted_spans(stops, as_of):
        if begin >= due:
            break
        count += count_days(max(begin, after), end, term.unit, calendar)
        due = _nth_day(after, count, term.unit, calendar)
    return Due(due, provisional=term.unit is Unit.WORKING_DAYS and _passes_unknown_year(start, due, calendar))


def count_days(after: date, until: date, unit: Unit, calendar: Calendar) -> int:
    """How many days of this unit lie in (after, until]; 0 when `until` is not later."""
    if unit is Unit.CALENDAR_DAYS:
        return max((within_range(until) - after).days, 0)
    return calendar.working_days(after, until)


def _nth_day(after: date, count: int, unit: Unit, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAYS:
        day = calendar.working_day_after(after, count)
    else:
        day = after + timedelta(days=count) if count <= (LAST_DAY - after).days else None
    if day is None:
        raise Refusal("clock_due_out_of_range", status=422, last=LAST_DAY.isoformat())
    return day


def _passes_unknown_year(start: date, due: date, calendar: Calendar) -> bool:
    return not (calendar.known(start) and calendar.known(due))
