"""The days on which a running clock changes colour, so that a list can be filtered by colour without counting days."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from yimen.clock.calendars import Calendar
from yimen.clock.colours import RED_AT, YELLOW_SHARE
from yimen.clock.due import due_date
from yimen.clock.stops import Stop
from yimen.clock.terms import Term


class TurningDays(NamedTuple):
    """First day that is yellow (or worse), first day that is red; never before the day the clock started."""

    yellow_from: date
    red_from: date


def turning_days(
    start: date, term: Term, calendar: Calendar, stops: Sequence[Stop] = (), yellow_share: Fraction = YELLOW_SHARE
) -> TurningDays:
    """When the clock of this term turns yellow and red, if no further stop comes in between."""
    yellow_at = max(-(-yellow_share.numerator * term.amount // yellow_share.denominator), RED_AT)
    return TurningDays(
        _first_day_with(yellow_at, start, term, calendar, stops), _first_day_with(RED_AT, start, term, calendar, stops)
    )


def _first_day_with(remaining: int, start: date, term: Term, calendar: Calendar, stops: Sequence[Stop]) -> date:
    spent = term.amount - remaining
    return due_date(start, Term(spent, term.unit), calendar, stops).date if spent > 0 else start
