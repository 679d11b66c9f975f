"""Where a clock stands, and its colour."""

from datetime import date

import pytest

from yimen.clock import Stop, Term, official_calendar, run
from yimen.clock.colours import colour_of

OFFICIAL = official_calendar()
START = date(2016, 1, 4)  # a Monday; the ten working days after it end on Monday 18 January


@pytest.mark.parametrize(
    ("term", "as_of", "used", "remaining", "colour"),
    [
        ("10wd", "2016-01-01", 0, 10, "green"),
        ("10wd", "2016-01-04", 0, 10, "green"),
        ("10wd", "2016-01-12", 6, 4, "green"),
        ("10wd", "2016-01-13", 7, 3, "yellow"),
        ("10wd", "2016-01-14", 8, 2, "yellow"),
        ("10wd", "2016-01-15", 9, 1, "red"),
        ("10wd", "2016-01-17", 9, 1, "red"),
        ("10wd", "2016-01-18", 10, 0, "red"),
        ("10wd", "2016-01-19", 11, -1, "overdue"),
        ("0wd", "2016-01-04", 0, 0, "red"),
        ("0wd", "2016-01-05", 1, -1, "overdue"),
        ("10d", "2016-01-10", 6, 4, "green"),
        ("10d", "2016-01-11", 7, 3, "yellow"),
        ("10d", "2016-01-14", 10, 0, "red"),
        ("10d", "2016-01-15", 11, -1, "overdue"),
    ],
)
def test_run(term: str, as_of: str, used: int, remaining: int, colour: str) -> None:
    state = run(START, Term.parse(term), OFFICIAL, (), date.fromisoformat(as_of))
    assert (state.started, state.used, state.remaining, state.colour) == (START, used, remaining, colour)
    assert not state.stopped


@pytest.mark.parametrize(
    ("stops", "as_of", "used", "due", "stopped"),
    [
        ([("2016-01-05", None)], "2016-01-08", 1, "2016-01-21", True),
        ([("2016-01-05", None)], "2016-01-05", 1, "2016-01-18", True),
        ([("2016-01-05", "2016-01-08")], "2016-01-07", 1, "2016-01-21", True),
        ([("2016-01-05", "2016-01-08")], "2016-01-08", 1, "2016-01-21", False),
        ([("2016-01-05", "2016-01-08"), ("2016-01-06", "2016-01-11")], "2016-01-12", 2, "2016-01-22", False),
        ([("2016-01-12", None)], "2016-01-08", 4, "2016-01-18", False),
    ],
)
def test_run_with_stops(stops: list, as_of: str, used: int, due: str, stopped: bool) -> None:
    given = [Stop(date.fromisoformat(begin), end and date.fromisoformat(end)) for begin, end in stops]
    state = run(START, Term(10), OFFICIAL, given, date.fromisoformat(as_of))
    assert (state.used, state.remaining, state.due.isoformat(), state.stopped) == (used, 10 - used, due, stopped)


@pytest.mark.parametrize(("amount", "yellow_from"), [(4, 2), (7, 3), (10, 3), (11, 4), (20, 6), (30, 9), (70, 21)])
def test_yellow_begins_at_three_tenths_rounded_up(amount: int, yellow_from: int) -> None:
    assert colour_of(Term(amount), yellow_from + 1, overdue=False) == "green"
    assert colour_of(Term(amount), yellow_from, overdue=False) == "yellow"
