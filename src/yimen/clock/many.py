"""Many clocks read at once, for a whole district in a nightly pass: the same count as `run`, a column at a time.

Needs numpy (the extra `analytics`), so the package does not import it. Days are columns of datetime64[D]. Inside, a day
is its place in the calendar's running totals, and the tables of a calendar answer both questions of a count: how many
days lie before a place, and at which place the n-th day lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yimen.clock.calendars import DAYS, Calendar
from yimen.clock.colours import RED_AT, YELLOW_SHARE, Colour
from yimen.clock.dates import FIRST_DAY, LAST_DAY, within_range
from yimen.clock.stops import Stop
from yimen.clock.terms import Term, Unit
from yimen.errors import Refusal

Days = NDArray[np.datetime64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]

COLOURS = tuple(Colour)  # a colour in a column is its place here
_EVE = np.datetime64(FIRST_DAY, "D").astype(np.int64) - 1  # the day at place 0


def _no_days() -> Days:
    return np.empty(0, "datetime64[D]")


@dataclass(frozen=True)
class ManyStops:
    """Stops of many clocks in any order, a row each.

    clock  place of the stopped clock in its columns; begin, end as in `Stop`, NaT: it still stands
    """

    clock: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    begin: Days = field(default_factory=_no_days)
    end: Days = field(default_factory=_no_days)


@dataclass(frozen=True)
class ManyClocks:
    """Clocks in columns of one length: day of the event, length of the term, whether it counts working days."""

    start: Days
    amount: Numbers
    working: Flags
    stops: ManyStops = field(default_factory=ManyStops)

    @classmethod
    def of(cls, clocks: Sequence[tuple[date, Term, Sequence[Stop]]]) -> "ManyClocks":
        """The columns of clocks that are at hand one by one."""
        stops = [(place, stop.begin, stop.end) for place, clock in enumerate(clocks) for stop in clock[2]]
        return cls(
            start=np.array([start for start, _term, _stops in clocks], "datetime64[D]"),
            amount=np.array([term.amount for _start, term, _stops in clocks], np.int32),
            working=np.array([term.unit is Unit.WORKING_DAYS for _start, term, _stops in clocks], np.bool_),
            stops=ManyStops(
                np.array([place for place, _begin, _end in stops], np.int64),
                np.array([begin for _place, begin, _end in stops], "datetime64[D]"),
                np.array([end for _place, _begin, end in stops], "datetime64[D]"),
            ),
        )

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True)
class ManyStates:
    """The fields of `ClockState` in columns; `colour` is a place in `COLOURS`."""

    due: Days
    used: Numbers
    remaining: Numbers
    stopped: Flags
    colour: NDArray[np.int8]
    provisional: Flags


def run_many(clocks: ManyClocks, calendar: Calendar, as_of: date, yellow_share: Fraction = YELLOW_SHARE) -> ManyStates:
    """Read all these clocks on the day `as_of`.

    Raises Refusal, for all of them, when one begins outside the days known here (clock_date_out_of_range) or ends there
    (clock_due_out_of_range).
    """
    tables, today = _tables(calendar), _place(within_range(as_of))
    start, unit = _places(clocks.start), clocks.working.astype(np.int8)
    after = start - (clocks.amount == 0)
    spent = _before(tables, unit, after)
    number = spent + np.maximum(clocks.amount, 1)
    used = np.maximum(_before(tables, unit, np.int32(today)) - _before(tables, unit, start), 0)
    due = _nth(tables, unit, number)
    for clock, begin, end in stops_in_turn(clocks.stops, today):
        mine, first = unit[clock], start[clock]
        used[clock] -= _between(tables, mine, np.maximum(begin, first), np.minimum(end, today))
        met = begin < due[clock]
        clock, mine, begin, end = clock[met], mine[met], begin[met], end[met]
        number[clock] += _between(tables, mine, np.maximum(begin, after[clock]), end)
        due[clock] = _nth(tables, mine, number[clock])
    remaining = clocks.amount - used
    return ManyStates(
        due=(due + _EVE).astype("datetime64[D]"),
        used=used,
        remaining=remaining,
        stopped=_standing(clocks.stops, today, len(clocks)),
        colour=_colours(clocks.amount, remaining, due < today, yellow_share),
        provisional=clocks.working & ~(_known(calendar, start) & _known(calendar, due)),
    )


def stops_in_turn(stops: ManyStops, today: int) -> list[tuple[NDArray[np.int64], Numbers, Numbers]]:
    """All first stops, then all second ones, …: clock, begin and end, of each clock in their order, cut so that none overlap.

    Cut is as good as joined: where the count meets the first part of a joined span, its last day lies behind that part.
    """
    begin = _places(stops.begin)
    end = _ends(stops, begin, today)
    order = np.lexsort((begin, stops.clock))
    order = order[end[order] > begin[order]]
    clock, begin, end = stops.clock[order], begin[order], end[order]
    opens = np.flatnonzero(np.diff(clock, prepend=-1))
    turn = np.arange(len(clock)) - np.repeat(opens, np.diff(opens, append=len(clock)))
    found: list[tuple[NDArray[np.int64], Numbers, Numbers]] = []
    for number in range(int(turn.max(initial=-1)) + 1):
        here = np.flatnonzero(turn == number)
        if number:
            begin[here] = np.maximum(begin[here], end[here - 1])
            end[here] = np.maximum(begin[here], end[here])
        found.append((clock[here], begin[here], end[here]))
    return found


def _ends(stops: ManyStops, begin: Numbers, today: int) -> Numbers:
    """Where stops end: one that still stands on this day, or on the day it begins, whichever is later."""
    open_ = np.isnat(stops.end)
    end = _places(np.where(open_, stops.begin, stops.end))
    if reversed_ := np.flatnonzero(end < begin)[:1].tolist():
        place = reversed_[0]
        raise Refusal("clock_stop_reversed", status=422, begin=str(stops.begin[place]), end=str(stops.end[place]))
    return np.where(open_, np.maximum(begin, today), end).astype(np.int32)


def _standing(stops: ManyStops, today: int, number: int) -> Flags:
    """Which clocks stand at the end of this day."""
    begun = _places(stops.begin) <= today
    over = ~np.isnat(stops.end) & (_places(np.where(np.isnat(stops.end), stops.begin, stops.end)) <= today)
    standing = np.zeros(number, np.bool_)
    standing[stops.clock[begun & ~over]] = True
    return standing


def _colours(amount: Numbers, remaining: Numbers, overdue: Flags, share: Fraction) -> NDArray[np.int8]:
    yellow_from = -(-share.numerator * amount.astype(np.int64) // share.denominator)
    colour = np.full(len(amount), COLOURS.index(Colour.GREEN), np.int8)
    colour[remaining <= yellow_from] = COLOURS.index(Colour.YELLOW)
    colour[remaining <= RED_AT] = COLOURS.index(Colour.RED)
    colour[overdue] = COLOURS.index(Colour.OVERDUE)
    return colour


def _known(calendar: Calendar, places: Numbers) -> Flags:
    first = _place(max(date(calendar.first_year, 1, 1), FIRST_DAY))
    last = _place(min(date(calendar.last_year, 12, 31), LAST_DAY))
    return (places >= first) & (places <= last)


@dataclass(frozen=True)
class _Tables:
    """Row 0 for calendar days, row 1 for working days.

    before  at a place: how many days lie up to it; at: the place of the n-th day, 0 where the calendar has no such day
    """

    before: Numbers
    at: Numbers


def _tables(calendar: Calendar) -> _Tables:
    every = np.arange(DAYS + 1, dtype=np.int32)
    worked = np.frombuffer(calendar.worked_through, np.int32)
    at = np.zeros((2, DAYS + 1), np.int32)
    at[0] = every
    places = np.flatnonzero(np.diff(worked)) + 1
    at[1, 1 : len(places) + 1] = places
    return _Tables(before=np.stack([every, worked]), at=at)


def _before(tables: _Tables, unit: NDArray[np.int8], place: Any) -> Numbers:
    found: Numbers = tables.before[unit, place]
    return found


def _between(tables: _Tables, unit: NDArray[np.int8], after: Numbers, until: Numbers) -> Numbers:
    """How many days of the unit lie in (after, until]."""
    found: Numbers = np.maximum(_before(tables, unit, until) - _before(tables, unit, after), 0)
    return found


def _nth(tables: _Tables, unit: NDArray[np.int8], number: Numbers) -> Numbers:
    """The places of the n-th days. Raises Refusal clock_due_out_of_range."""
    found: Numbers = tables.at[unit, np.minimum(number, DAYS)]
    if (number > DAYS).any() or not found.all():
        raise Refusal("clock_due_out_of_range", status=422, last=LAST_DAY.isoformat())
    return found


def _places(days: Days) -> Numbers:
    """Places of days. Raises Refusal clock_date_out_of_range for the first that is none, or outside."""
    places = days.astype("datetime64[D]").astype(np.int64) - _EVE
    outside = (places < 1) | (places > DAYS)
    if outside.any():
        told = str(days[int(np.argmax(outside))])
        raise Refusal(
            "clock_date_out_of_range",
            status=422,
            value=told,
            first=FIRST_DAY.isoformat(),
            last=LAST_DAY.isoformat(),
        )
    return places.astype(np.int32)


def _place(day: date) -> int:
    return (day - FIRST_DAY).days + 1
