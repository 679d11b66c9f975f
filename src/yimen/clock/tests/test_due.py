"""The last day of a term, row by row against the official calendar."""

from datetime import date

import pytest

from yimen.clock import Calendar, Stop, Term, due_date, official_calendar
from yimen.errors import Refusal

OFFICIAL = official_calendar()


@pytest.mark.parametrize(
    ("start", "term", "code"),
    [
        ("1948-12-31", "5wd", "clock_date_out_of_range"),
        ("2101-01-01", "5wd", "clock_date_out_of_range"),
        ("2100-12-31", "1d", "clock_due_out_of_range"),
        ("2100-12-31", "1wd", "clock_due_out_of_range"),
        ("2070-01-01", "9999wd", "clock_due_out_of_range"),
    ],
)
def test_what_cannot_be_counted_is_refused(start: str, term: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        due_date(date.fromisoformat(start), Term.parse(term), OFFICIAL)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("start", "term", "due", "why"),
    [
        ("2016-02-03", "5wd", "2016-02-15", "6 and 14 February were worked for the Spring Festival"),
        ("2016-02-05", "1wd", "2016-02-06", "a Saturday that is worked"),
        ("2016-02-06", "1wd", "2016-02-14", "a whole week of holiday between"),
        ("2016-01-04", "5wd", "2016-01-11", "a plain week and a weekend"),
        ("2016-01-08", "1wd", "2016-01-11", "Friday to Monday"),
        ("2016-01-09", "1wd", "2016-01-11", "an event on a Saturday"),
        ("2016-06-08", "3wd", "2016-06-14", "9-11 June off, Sunday 12 June worked"),
        ("2016-09-14", "2wd", "2016-09-19", "15-17 September off, Sunday 18 worked"),
        ("2016-09-30", "1wd", "2016-10-08", "the Saturday after the National Day week was worked"),
        ("2015-09-02", "2wd", "2015-09-07", "the one holiday of 2015: 3-5 September off, Sunday 6 worked"),
        ("2016-05-31", "20wd", "2016-06-29", "twenty days for a decision, accepted on the last of May"),
        ("2015-12-31", "123wd", "2016-06-30", "all of the first half of 2016"),
        ("2016-02-03", "0wd", "2016-02-03", "on the spot"),
        ("2016-02-07", "0wd", "2016-02-14", "on the spot, in the holidays: the first day worked"),
        ("2016-02-06", "0wd", "2016-02-06", "on the spot, on a make-up Saturday"),
        ("2016-02-03", "30d", "2016-03-04", "calendar days, over the leap day"),
        ("2016-02-03", "4d", "2016-02-07", "calendar days end on a holiday too"),
        ("2016-02-07", "0d", "2016-02-07", "calendar days, on the spot"),
        ("1949-01-01", "0wd", "1949-01-03", "the first day there is, a Saturday"),
        ("2100-12-30", "1wd", "2100-12-31", "the last day there is"),
    ],
)
def test_due(start: str, term: str, due: str, why: str) -> None:
    assert due_date(date.fromisoformat(start), Term.parse(term), OFFICIAL).date.isoformat() == due, why


@pytest.mark.parametrize(
    ("stops", "due", "why"),
    [
        ([("2016-01-05", "2016-01-07")], "2016-01-13", "6 and 7 January left out"),
        ([("2016-01-05", "2016-01-05")], "2016-01-11", "stopped and resumed on one day"),
        ([("2016-01-08", "2016-01-10")], "2016-01-11", "a stop over a weekend leaves nothing out"),
        ([("2016-01-05", "2016-01-07"), ("2016-01-06", "2016-01-08")], "2016-01-14", "overlapping: 6, 7, 8 once"),
        ([("2016-01-05", "2016-01-07"), ("2016-01-05", "2016-01-07")], "2016-01-13", "the same stop twice"),
        (
            [("2016-01-05", "2016-01-06"), ("2016-01-11", "2016-01-12")],
            "2016-01-13",
            "the second begins before the due",
        ),
        ([("2016-01-11", "2016-01-20")], "2016-01-11", "a stop that begins on the due day is too late"),
        ([("2015-12-01", "2016-01-05")], "2016-01-12", "a stop that began before the event"),
        ([("2016-01-05", None)], "2016-01-18", "not ended: 6, 7, 8, 11 and 12 January left out as of the 12th"),
        ([("2016-02-01", None)], "2016-01-11", "a stop in the future of the day asked about"),
    ],
)
def test_stops(stops: list, due: str, why: str) -> None:
    given = [Stop(date.fromisoformat(begin), end and date.fromisoformat(end)) for begin, end in stops]
    found = due_date(date(2016, 1, 4), Term.parse("5wd"), OFFICIAL, given, as_of=date(2016, 1, 12))
    assert found.date.isoformat() == due, why


def test_an_open_stop_without_a_day_asked_about_leaves_out_nothing() -> None:
    assert due_date(date(2016, 1, 4), Term(5), OFFICIAL, [Stop(date(2016, 1, 5))]).date == date(2016, 1, 11)


@pytest.mark.parametrize(
    ("start", "term", "provisional"),
    [
        ("2026-12-01", "20wd", False),
        ("2026-12-31", "1wd", True),
        ("2027-06-01", "5wd", True),
        ("2003-12-31", "5wd", True),
        ("1990-01-01", "5wd", True),
        ("2026-12-31", "30d", False),
    ],
)
def test_beyond_the_published_years_a_count_of_working_days_is_provisional(start, term, provisional) -> None:
    assert due_date(date.fromisoformat(start), Term.parse(term), OFFICIAL).provisional is provisional


def test_a_district_may_close_its_offices() -> None:
    closed = OFFICIAL.with_closures([date(2016, 2, 5), date(2016, 2, 6)])
    assert due_date(date(2016, 2, 3), Term(5), closed).date == date(2016, 2, 17)
    assert OFFICIAL.is_working(date(2016, 2, 5)), "the official calendar itself stays"


def test_a_calendar_of_ones_own() -> None:
    calendar = Calendar(2030, 2030)
    assert due_date(date(2030, 1, 4), Term(1), calendar).date == date(2030, 1, 7)
