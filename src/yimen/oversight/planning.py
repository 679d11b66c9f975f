"""On which days a running clock will turn, if nothing happens to it: pure, and what a warning is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from yimen import clock
from yimen.clock import Calendar, Colour, Term
from yimen.clock.colours import RED_AT, colour_of
from yimen.procedure import ClockRun

DAY = timedelta(days=1)
WORSE = {colour: rank for rank, colour in enumerate((Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.OVERDUE))}


@dataclass(frozen=True)
class Limits:
    """What a district may set.

    yellow_share  part of the term, rounded up to whole days, at which yellow begins
    leader_after  the leader hears of a clock that is overdue by more than so many working days
    """

    yellow_share: Fraction = Fraction(3, 10)
    leader_after: int = 5


class Turn(NamedTuple):
    """From the beginning of `day` (Asia/Shanghai) the clock has this colour."""

    day: date
    colour: Colour


def turns(run: ClockRun, calendar: Calendar, limits: Limits) -> tuple[Turn, ...]:
    """The days after its start on which the clock turns, in order; where two colours begin on one day, the worse.

    Nothing for a clock that has ended or stands. A term of one day starts red: that is no turn.
    Raises Refusal as `clock.due_date` does.
    """
    if run.ended is not None or stands(run, calendar):
        return ()
    due = due_of(run, calendar)
    begins = {
        Colour.YELLOW: _first_day_with(_share_of(run.term, limits.yellow_share), run, calendar),
        Colour.RED: _first_day_with(RED_AT, run, calendar),
        Colour.OVERDUE: due + DAY,
    }
    worst = {day: colour for colour, day in begins.items() if day > run.started}
    ordered = [Turn(day, worst[day]) for day in sorted(worst)]
    # A share so small that yellow would begin after red never shows.
    return tuple(turn for place, turn in enumerate(ordered) if _worsens(turn, ordered[:place]))


def colour_on(run: ClockRun, day: date, calendar: Calendar, limits: Limits) -> Colour:
    """The colour of the clock on this day; of one that has ended, on the day it ended at the latest."""
    day = min(day, run.ended) if run.ended else day
    state = clock.run(run.started, run.term, calendar, run.stops, day)
    return colour_of(run.term, state.remaining, overdue=day > state.due, yellow_share=limits.yellow_share)


def due_of(run: ClockRun, calendar: Calendar) -> date:
    """The last day of the clock; a stop that has not ended reaches to the day the clock ended, else it leaves out nothing."""
    return clock.due_date(run.started, run.term, calendar, run.stops, run.ended).date


def leader_day(due: date, calendar: Calendar, limits: Limits) -> date | None:
    """The day from whose beginning more working days than the limit lie behind the due day; None beyond all calendars."""
    return calendar.working_day_after(due, limits.leader_after + 1)


def stands(run: ClockRun, calendar: Calendar) -> bool:
    """Whether the law has stopped the clock and it has not gone on since. A stop that begins on the last day is too late."""
    begun = [stop.begin for stop in run.stops if stop.end is None]
    return bool(begun) and min(begun) < due_of(run, calendar)


def _share_of(term: Term, share: Fraction) -> int:
    return -(-share.numerator * term.amount // share.denominator)


def _first_day_with(remaining: int, run: ClockRun, calendar: Calendar) -> date:
    spent = run.term.amount - remaining
    if spent <= 0:
        return run.started
    return clock.due_date(run.started, Term(spent, run.term.unit), calendar, run.stops).date


def _worsens(turn: Turn, before: Sequence[Turn]) -> bool:
    return all(WORSE[turn.colour] > WORSE[earlier.colour] for earlier in before)
