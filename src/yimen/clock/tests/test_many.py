"""Clocks read together say what each says alone."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.clock import LAST_DAY, Calendar, Stop, Term, Unit, official_calendar, run
from yimen.clock.colours import colour_of
from yimen.clock.many import COLOURS, ManyClocks, ManyStops, run_many
from yimen.errors import Refusal

OFFICIAL = official_calendar()
DAY = timedelta(days=1)
AS_OF = date(2016, 2, 17)

Clock = tuple[date, Term, list[Stop]]


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """A clock that runs about `AS_OF`, with stops before, within, after, that overlap, touch, or have not ended."""
    start = AS_OF + draw(st.integers(-120, 10)) * DAY
    term = Term(draw(st.integers(0, 60)), draw(st.sampled_from(Unit)))
    spans = draw(st.lists(st.tuples(st.integers(-10, 130), st.none() | st.integers(0, 40)), max_size=5))
    begins = [(start + begin * DAY, length) for begin, length in spans]
    return start, term, [Stop(begin, None if length is None else begin + length * DAY) for begin, length in begins]


def assert_same(given: list[Clock], calendar: Calendar, as_of: date) -> None:
    found = run_many(ManyClocks.of(given), calendar, as_of)
    for place, (start, term, stops) in enumerate(given):
        alone = run(start, term, calendar, stops, as_of)
        together = (
            found.due[place].item(),
            found.used[place],
            found.remaining[place],
            found.stopped[place],
            COLOURS[found.colour[place]],
            found.provisional[place],
        )
        assert together == (alone.due, alone.used, alone.remaining, alone.stopped, alone.colour, alone.provisional)


@given(st.lists(clocks(), max_size=12))
def test_together_as_alone(given: list[Clock]) -> None:
    assert_same(given, OFFICIAL, AS_OF)


@given(st.lists(clocks(), min_size=1, max_size=6), st.sets(st.integers(-60, 60), max_size=12), st.integers(-200, 200))
def test_with_closures_on_any_day_and_in_years_nobody_has_published(
    given: list[Clock], closed: set[int], later: int
) -> None:
    calendar = Calendar(2016, 2016, OFFICIAL.holidays, OFFICIAL.makeup_days)
    assert_same(given, calendar.with_closures(AS_OF + place * DAY for place in closed), AS_OF + later * DAY)


@pytest.mark.parametrize(
    "stops",
    [
        [Stop(date(2016, 2, 5), date(2016, 2, 15))],
        [Stop(date(2016, 2, 5), date(2016, 2, 15)), Stop(date(2016, 2, 15), date(2016, 2, 18))],  # they touch
        [Stop(date(2016, 2, 5), date(2016, 2, 19)), Stop(date(2016, 2, 6), date(2016, 2, 15))],  # one within the other
        [Stop(date(2016, 2, 15)), Stop(date(2016, 2, 16))],  # both still stand
        [Stop(date(2016, 3, 1))],  # begins after the day asked about
        [Stop(date(2016, 2, 5), date(2016, 2, 5))],  # of no day
    ],
)
@pytest.mark.parametrize("term", [Term(0), Term(5), Term(20, Unit.CALENDAR_DAYS)])
def test_stops_that_are_easily_counted_wrong(term: Term, stops: list[Stop]) -> None:
    assert_same([(date(2016, 2, 3), term, []), (date(2016, 2, 3), term, stops)], OFFICIAL, AS_OF)


def test_no_clock_at_all() -> None:
    assert len(run_many(ManyClocks.of([]), OFFICIAL, AS_OF).due) == 0


def test_another_share_of_yellow() -> None:
    given = [(date(2016, 2, 3), Term(amount), []) for amount in range(30)]
    found = run_many(ManyClocks.of(given), OFFICIAL, AS_OF, Fraction(1, 2))
    told = [COLOURS[place] for place in found.colour]
    remaining, overdue = found.remaining.tolist(), (found.due < np.datetime64(AS_OF)).tolist()
    assert told == [
        colour_of(term, left, late, Fraction(1, 2))
        for (_start, term, _stops), left, late in zip(given, remaining, overdue, strict=True)
    ]


@pytest.mark.parametrize("start", [date(1948, 12, 31), date(2101, 1, 1)])
def test_a_day_outside_is_refused_by_name(start: date) -> None:
    with pytest.raises(Refusal, match="clock_date_out_of_range") as raised:
        run_many(ManyClocks.of([(AS_OF, Term(5), []), (start, Term(5), [])]), OFFICIAL, AS_OF)
    assert raised.value.data["value"] == start.isoformat()


def test_a_start_that_is_missing_is_refused() -> None:
    columns = ManyClocks(np.array(["NaT"], "datetime64[D]"), np.array([5], np.int32), np.array([True]))
    with pytest.raises(Refusal, match="clock_date_out_of_range"):
        run_many(columns, OFFICIAL, AS_OF)


@pytest.mark.parametrize("unit", Unit)
def test_a_count_past_the_last_day_is_refused(unit: Unit) -> None:
    with pytest.raises(Refusal, match="clock_due_out_of_range"):
        run_many(ManyClocks.of([(LAST_DAY - DAY, Term(9999, unit), [])]), OFFICIAL, LAST_DAY)


def test_a_reversed_stop_is_refused() -> None:
    begin, end = np.array(["2016-02-15"], "datetime64[D]"), np.array(["2016-02-12"], "datetime64[D]")
    one = ManyClocks.of([(date(2016, 2, 3), Term(5), [])])
    columns = ManyClocks(one.start, one.amount, one.working, ManyStops(np.array([0]), begin, end))
    with pytest.raises(Refusal, match="clock_stop_reversed"):
        run_many(columns, OFFICIAL, AS_OF)


def test_the_package_itself_needs_no_numpy() -> None:
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", "import sys, yimen.clock; print('numpy' in sys.modules)"], capture_output=True, text=True
    )
    assert told.stdout.strip() == "False", told.stderr
