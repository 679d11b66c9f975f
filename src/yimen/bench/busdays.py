"""The yardstick of `yimen bench clock`: the same columns from numpy's busday functions.

A busdaycalendar knows a week and holidays, but no weekend day that is worked in exchange. So it is given a week of seven
working days, and every day on which nobody works, weekends included, as a holiday.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yimen.clock import FIRST_DAY, Calendar, Colour
from yimen.clock.many import COLOURS, ManyClocks, stops_in_turn

DAY = np.timedelta64(1, "D")
EVERY_DAY = "1111111"
Column = NDArray[Any]


@dataclass(frozen=True)
class Derived:
    """Last day, days counted and left, whether the clock stands, and its colour: columns as in `ManyStates`."""

    due: Column
    used: Column
    remaining: Column
    stopped: Column
    colour: Column


def busday_calendar(calendar: Calendar, first_year: int, last_year: int) -> np.busdaycalendar:
    """The days of these years for numpy. It searches its holidays, so that fewer years are a faster yardstick."""
    every = np.arange(np.datetime64(f"{first_year}-01-01"), np.datetime64(f"{last_year + 1}-01-01"))
    worked = np.diff(np.frombuffer(calendar.worked_through, np.int32)).astype(bool)
    places = (every - np.datetime64(FIRST_DAY)).astype(np.int64)
    return np.busdaycalendar(weekmask=EVERY_DAY, holidays=every[~worked[places]])


def derive(clocks: ManyClocks, days: np.busdaycalendar, as_of: date) -> Derived:
    """What `run_many` tells but for `provisional`, with the colours of the platform's own share."""
    today, working = np.datetime64(as_of, "D"), clocks.working
    after = clocks.start - (clocks.amount == 0) * DAY
    number = np.maximum(clocks.amount, 1)
    due = _nth(after, number, working, days)
    used = np.maximum(_between(clocks.start, today, working, days), 0)
    eve = np.datetime64(FIRST_DAY) - DAY
    for clock, begins, ends in stops_in_turn(clocks.stops, int((today - eve).astype(np.int64))):
        begin, end = eve + begins * DAY, eve + ends * DAY
        mine, first = working[clock], clocks.start[clock]
        left_out = _between(np.maximum(begin, first), np.minimum(end, today), mine, days)
        used[clock] -= np.maximum(left_out, 0)
        met = begin < due[clock]
        clock, mine, begin, end = clock[met], mine[met], begin[met], end[met]
        number[clock] += np.maximum(_between(np.maximum(begin, after[clock]), end, mine, days), 0)
        due[clock] = _nth(after[clock], number[clock], mine, days)
    remaining = clocks.amount - used
    return Derived(due, used, remaining, _standing(clocks, today), _colours(clocks.amount, remaining, due < today))


def _nth(after: Column, number: Column, working: Column, days: np.busdaycalendar) -> Column:
    """The n-th day after: with numpy a day that is not worked is rolled back to the last one that is."""
    found = after + number * DAY
    found[working] = np.busday_offset(after[working], number[working], roll="backward", busdaycal=days)
    return found


def _between(after: Column, until: Any, working: Column, days: np.busdaycalendar) -> Column:
    """Days in (after, until]; negative where `until` is the earlier one."""
    until = np.broadcast_to(until, after.shape)
    found = (until - after).astype(np.int64)
    found[working] = np.busday_count(after[working] + DAY, until[working] + DAY, busdaycal=days)
    return found


def _standing(clocks: ManyClocks, today: np.datetime64) -> Column:
    stops = clocks.stops
    stands = (stops.begin <= today) & (np.isnat(stops.end) | (stops.end > today))
    return np.bincount(stops.clock[stands], minlength=len(clocks)).astype(bool)


def _colours(amount: Column, remaining: Column, overdue: Column) -> Column:
    """Yellow from three tenths of the term on, rounded up."""
    conditions = [overdue, remaining <= 1, remaining * 10 < amount * 3 + 10]
    told = [COLOURS.index(colour) for colour in (Colour.OVERDUE, Colour.RED, Colour.YELLOW)]
    return np.select(conditions, told, COLOURS.index(Colour.GREEN)).astype(np.int8)
