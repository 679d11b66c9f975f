"""Where a clock stands on a given day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yimen.clock.calendars import Calendar
from yimen.clock.colours import YELLOW_SHARE, Colour, colour_of
from yimen.clock.due import count_days, due_date
from yimen.clock.stops import Stop, uncounted_spans
from yimen.clock.terms import Term


@dataclass(frozen=True)
class ClockState:
    """A clock, read on one day.

    used, remaining  days in the unit of the term; remaining is negative once more than the term has been counted
    stopped          the clock stands, so `due` still moves on
    provisional      see `Due`
    """

    started: date
    due: date
    used: int
    remaining: int
    stopped: bool
    colour: Colour
    provisional: bool


def run(
    start: date,
    term: Term,
    calendar: Calendar,
    stops: Sequence[Stop],
    as_of: date,
    yellow_share: Fraction = YELLOW_SHARE,
) -> ClockState:
    """Read the clock that an event on `start` set going, on the day `as_of`.

    used = counted days in (start, as_of]. Raises Refusal as `due_date` does.
    """
    due = due_date(start, term, calendar, stops, as_of)
    used = count_days(start, as_of, term.unit, calendar)
    for begin, end in uncounted_spans(stops, as_of):
        used -= count_days(max(begin, start), min(end, as_of), term.unit, calendar)
    remaining = term.amount - used
    return ClockState(
        started=start,
        due=due.date,
        used=used,
        remaining=remaining,
        stopped=any(stop.stands(as_of) for stop in stops),
        colour=colour_of(term, remaining, as_of > due.date, yellow_share),
        provisional=due.provisional,
    )
