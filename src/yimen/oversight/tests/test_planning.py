"""When clocks turn: by table, on the calendar of 2016."""

from datetime import date
from fractions import Fraction

import pytest

from yimen.clock import Colour, Stop, Term, official_calendar, read_share
from yimen.errors import Refusal
from yimen.oversight.planning import Limits, colour_on, leader_day, turns
from yimen.procedure import ClockRun

CALENDAR = official_calendar()
Y, R, O = Colour.YELLOW, Colour.RED, Colour.OVERDUE  # noqa: E741

# start, term, stops, ended, share → (day, colour) …
TABLE = [
    # Monday 4 January 2016, counted from the 5th: ten working days end on Monday the 18th
    ("2016-01-04", "10wd", "", "", "0.3", [("2016-01-13", Y), ("2016-01-15", R), ("2016-01-19", O)]),
    # 20 working days over the Spring Festival (7 to 13 February off, the 6th and 14th worked): Thursday 25 February
    ("2016-01-25", "20wd", "", "", "0.3", [("2016-02-17", Y), ("2016-02-24", R), ("2016-02-26", O)]),
    ("2016-01-25", "20wd", "", "", "0.5", [("2016-02-06", Y), ("2016-02-24", R), ("2016-02-26", O)]),
    # a share of nothing: never yellow
    ("2016-01-25", "20wd", "", "", "0", [("2016-02-24", R), ("2016-02-26", O)]),
    # all of it: yellow from the start is no turn
    ("2016-01-25", "20wd", "", "", "1", [("2016-02-24", R), ("2016-02-26", O)]),
    # yellow and red on one day: only the worse
    ("2016-01-04", "2wd", "", "", "0.3", [("2016-01-05", R), ("2016-01-07", O)]),
    # one day: red from the start
    ("2016-01-04", "1wd", "", "", "0.3", [("2016-01-06", O)]),
    # on the spot: the day itself, or the next worked
    ("2016-01-04", "0wd", "", "", "0.3", [("2016-01-05", O)]),
    ("2016-01-02", "0wd", "", "", "0.3", [("2016-01-05", O)]),
    # calendar days
    ("2016-02-01", "30d", "", "", "0.3", [("2016-02-22", Y), ("2016-03-01", R), ("2016-03-03", O)]),
    # a stop that has ended moves everything after it
    ("2016-01-04", "10wd", "2016-01-06..2016-01-08", "", "0.3", [("2016-01-15", Y), ("2016-01-19", R), ("2016-01-21", O)]),
    # a stop from the last day on comes too late
    ("2016-01-04", "10wd", "2016-01-18..", "", "0.3", [("2016-01-13", Y), ("2016-01-15", R), ("2016-01-19", O)]),
    # one that stands plans nothing; nor does a clock that has ended
    ("2016-01-04", "10wd", "2016-01-06..", "", "0.3", []),
    ("2016-01-04", "10wd", "", "2016-01-06", "0.3", []),
]  # fmt: skip


@pytest.mark.parametrize(("start", "term", "stop", "ended", "share", "expected"), TABLE)
def test_turns(start: str, term: str, stop: str, ended: str, share: str, expected: list) -> None:
    run = ClockRun(
        "decide",
        date.fromisoformat(start),
        Term.parse(term),
        "",
        (Stop.parse(stop),) if stop else (),
        date.fromisoformat(ended) if ended else None,
    )
    limits = Limits(read_share(share))
    planned = turns(run, CALENDAR, limits)
    assert [(turn.day.isoformat(), turn.colour) for turn in planned] == expected
    for turn in planned:
        assert colour_on(run, turn.day, CALENDAR, limits) is turn.colour
        assert colour_on(run, date.fromordinal(turn.day.toordinal() - 1), CALENDAR, limits) is not turn.colour


@pytest.mark.parametrize(
    ("due", "after", "expected"),
    [
        ("2016-06-01", 5, "2016-06-12"),
        ("2016-06-08", 0, "2016-06-12"),  # over the Dragon Boat Festival to the make-up Sunday
        ("2016-06-08", 1, "2016-06-13"),
    ],
)
def test_the_leader_is_told_after_more_than_n_working_days(due: str, after: int, expected: str) -> None:
    assert leader_day(date.fromisoformat(due), CALENDAR, Limits(leader_after=after)) == date.fromisoformat(expected)


@pytest.mark.parametrize(("text", "share"), [("0.3", Fraction(3, 10)), (" 1/3 ", Fraction(1, 3)), ("1", Fraction(1))])
def test_a_share_is_read_exactly(text: str, share: Fraction) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "a third", "30%", "1.5", "-0.1", "1/0"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_share(text)
    assert refused.value.code == "yellow_share_unreadable"
