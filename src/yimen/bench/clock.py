"""`yimen bench clock`: deadlines one by one, and a district's open clocks all at once beside numpy's busday functions.

Before anything is printed, what is compared must agree: every column of both ways, and the single clocks of the sample.
"""

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

import numpy as np

from yimen.bench.busdays import Derived, busday_calendar, derive
from yimen.clock import Calendar, Stop, Term, Unit, due_date, official_calendar, run
from yimen.clock.many import COLOURS, ManyClocks, ManyStates, ManyStops, run_many
from yimen.engine import EngineError

AS_OF = date(2025, 11, 24)  # any day of a published year with its spring and autumn behind it
AGE = 400  # days before AS_OF on which the clocks began
AMOUNTS = (0, 3, 5, 7, 10, 15, 20, 30, 45, 60)
WORKING_SHARE = 0.9
STOPPED_SHARES = (0.2, 0.1, 0.03)  # of the clocks have a first, second, third stop, which may overlap
OPEN_SHARE = 0.3  # of the stops still stand
YEARS = (2023, 2027)  # every day that these clocks can reach
SAMPLE = 20_000  # clocks read one by one


@dataclass(frozen=True)
class Rates:
    """Clocks a second. The ratios compare what was measured in the same round."""

    due_date: float
    run: float
    many: float
    busdays: float
    many_plain: float
    busdays_plain: float

    @property
    def many_to_busdays(self) -> float:
        return self.many / self.busdays

    @property
    def plain_to_busdays(self) -> float:
        """The same for clocks that never stood: hardly more than one call of each numpy function."""
        return self.many_plain / self.busdays_plain

    @property
    def many_to_run(self) -> float:
        return self.many / self.run


@dataclass(frozen=True)
class Outcome:
    """Medians of the rounds. Bytes: of the columns that go in, that come out, and the most held on the way."""

    clocks: int
    stops: int
    sample: int
    rounds: list[Rates]
    columns: int
    results: int
    peak: int

    def of(self, figure: Callable[[Rates], float]) -> float:
        """The median of a figure over the rounds."""
        return median(map(figure, self.rounds))


def measure(count: int, rounds: int) -> Outcome:
    """Read so many clocks in so many rounds. Raises EngineError when two ways of counting do not agree."""
    calendar, clocks = official_calendar(), made(count)
    days = busday_calendar(calendar, *YEARS)
    sample = one_by_one(clocks, min(count, SAMPLE))
    require_agreement(clocks, sample, calendar, days)
    timed = [_round(clocks, sample, calendar, days) for _ in range(rounds)]
    states, peak = _peak(lambda: run_many(clocks, calendar, AS_OF))
    stops = clocks.stops
    columns = (clocks.start, clocks.amount, clocks.working, stops.clock, stops.begin, stops.end)
    return Outcome(
        clocks=count,
        stops=len(stops.clock),
        sample=len(sample),
        rounds=timed,
        columns=sum(column.nbytes for column in columns),
        results=sum(column.nbytes for column in vars(states).values()),
        peak=peak,
    )


def made(count: int, seed: int = 1) -> ManyClocks:
    """Open clocks as a busy district might have them; the same ones for the same seed."""
    dice = np.random.default_rng(seed)
    today = np.datetime64(AS_OF, "D")
    start = today - dice.integers(0, AGE, count).astype("timedelta64[D]")
    stopped = [np.flatnonzero(dice.random(count) < share) for share in STOPPED_SHARES]
    clock = np.concatenate(stopped)
    begin = start[clock] + dice.integers(-2, 60, len(clock)).astype("timedelta64[D]")
    end = begin + dice.integers(0, 40, len(clock)).astype("timedelta64[D]")
    end[dice.random(len(clock)) < OPEN_SHARE] = np.datetime64("NaT")
    return ManyClocks(
        start=start,
        amount=dice.choice(np.array(AMOUNTS, np.int32), count),
        working=dice.random(count) < WORKING_SHARE,
        stops=ManyStops(clock, begin, end),
    )


def one_by_one(clocks: ManyClocks, count: int) -> list[tuple[date, Term, list[Stop]]]:
    """The first so many of them as single values."""
    stops: list[list[Stop]] = [[] for _ in range(count)]
    here = clocks.stops.clock < count
    given = (column[here].tolist() for column in (clocks.stops.clock, clocks.stops.begin, clocks.stops.end))
    for place, begin, end in zip(*given, strict=True):
        stops[place].append(Stop(begin, end))
    units = {True: Unit.WORKING_DAYS, False: Unit.CALENDAR_DAYS}
    columns = (column[:count].tolist() for column in (clocks.start, clocks.amount, clocks.working))
    return [
        (start, Term(amount, units[working]), stops[place])
        for place, (start, amount, working) in enumerate(zip(*columns, strict=True))
    ]


def require_agreement(
    clocks: ManyClocks,
    sample: list[tuple[date, Term, list[Stop]]],
    calendar: Calendar,
    days: np.busdaycalendar,
) -> None:
    """Raises EngineError with the first clock about which two ways of counting do not agree."""
    together, yardstick = run_many(clocks, calendar, AS_OF), derive(clocks, days, AS_OF)
    for name in Derived.__dataclass_fields__:
        ours, theirs = getattr(together, name), getattr(yardstick, name)
        if (other := ours != theirs).any():
            place = int(np.argmax(other))
            raise EngineError(
                f"Clock {place}: {name} is {ours[place]}, but {theirs[place]} by numpy's busday functions."
            )
    for place, (start, term, stops) in enumerate(sample):
        alone = run(start, term, calendar, stops, AS_OF)
        read = (alone.due, alone.used, alone.remaining, alone.stopped, alone.colour, alone.provisional)
        if read != _at(together, place):
            raise EngineError(f"Clock {place}: {_at(together, place)} together, but {read} alone.")


def _at(states: ManyStates, place: int) -> tuple[object, ...]:
    read = (states.due, states.used, states.remaining, states.stopped, states.colour, states.provisional)
    due, used, remaining, stopped, colour, provisional = (column[place].item() for column in read)
    return due, used, remaining, stopped, COLOURS[colour], provisional


def _round(
    clocks: ManyClocks, sample: list[tuple[date, Term, list[Stop]]], calendar: Calendar, days: np.busdaycalendar
) -> Rates:
    plain, count = replace(clocks, stops=ManyStops()), len(clocks)
    return Rates(
        due_date=_rate(len(sample), lambda: [due_date(*each[:2], calendar, each[2], AS_OF) for each in sample]),
        run=_rate(len(sample), lambda: [run(*each[:2], calendar, each[2], AS_OF) for each in sample]),
        many=_rate(count, lambda: run_many(clocks, calendar, AS_OF)),
        busdays=_rate(count, lambda: derive(clocks, days, AS_OF)),
        many_plain=_rate(count, lambda: run_many(plain, calendar, AS_OF)),
        busdays_plain=_rate(count, lambda: derive(plain, days, AS_OF)),
    )


def _rate(count: int, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def _peak(work: Callable[[], ManyStates]) -> tuple[ManyStates, int]:
    """What it gives, and the most memory held on the way, in bytes; slower than without watching."""
    tracemalloc.start()
    try:
        found = work()
        return found, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
