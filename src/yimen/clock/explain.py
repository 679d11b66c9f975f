"""The count, day by day: what an applicant, an officer and a court can check with a finger on a wall calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from yimen.clock.calendars import SATURDAY, Calendar, Holiday
from yimen.clock.due import DAY, due_date
from yimen.clock.stops import Stop, uncounted_spans
from yimen.clock.terms import Term, Unit


class DayKind(StrEnum):
    """What sort of day it is for the count. Values are part of the API."""

    START = "start"
    WORKING = "working"
    MAKEUP = "makeup"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    STOPPED = "stopped"


@dataclass(frozen=True)
class DayCount:
    """One day of the count.

    number  which day of the term it is; None for a day that does not count; the last number is the term's amount
    note    the holiday: the one a day off belongs to, or the one a make-up day is worked for
    """

    date: date
    kind: DayKind
    counted: bool
    number: int | None
    note: Holiday | None


def explain(
    start: date, term: Term, calendar: Calendar, stops: Sequence[Stop] = (), as_of: date | None = None
) -> tuple[DayCount, ...]:
    """Every day from the event to the last day of the term, in order; the last one is `due_date`.

    A stopped day is one that would count but for the stop; a weekend inside a stop stays a weekend.
    Raises Refusal as `due_date` does.
    """
    due = due_date(start, term, calendar, stops, as_of).date
    spans = uncounted_spans(stops, as_of)
    days: list[DayCount] = []
    number = 0
    for day in (start + DAY * offset for offset in range((due - start).days + 1)):
        kind = _kind(day, start, calendar)
        counts = _counts(day, start, term, calendar)
        if counts and any(begin < day <= end for begin, end in spans):
            kind, counts = DayKind.STOPPED, False
        if counts:
            # The one day of a term of zero is its day 0.
            number = min(number + 1, term.amount)
        note = calendar.name_of(day) or calendar.makeup_days.get(day)
        days.append(DayCount(day, kind, counts, number if counts else None, note))
    return tuple(days)


def as_dict(days: Iterable[DayCount]) -> list[dict[str, Any]]:
    """The count as plain values for JSON: dates as ISO text, kinds as their values, names in both languages."""
    return [
        {
            "date": day.date.isoformat(),
            "kind": day.kind.value,
            "counted": day.counted,
            "number": day.number,
            "note": day.note._asdict() if day.note else None,
        }
        for day in days
    ]


def _counts(day: date, start: date, term: Term, calendar: Calendar) -> bool:
    if day == start and term.amount > 0:
        return False
    return term.unit is Unit.CALENDAR_DAYS or calendar.is_working(day)


def _kind(day: date, start: date, calendar: Calendar) -> DayKind:
    if day == start:
        return DayKind.START
    if calendar.is_makeup(day):
        return DayKind.MAKEUP
    if calendar.name_of(day):
        return DayKind.HOLIDAY
    return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING
