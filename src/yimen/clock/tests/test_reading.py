"""What people write for dates, terms and stops."""

from datetime import UTC, date, datetime

import pytest

from yimen.clock import Stop, Term, Unit, parse_date, shanghai_date
from yimen.errors import Refusal


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (parse_date, "", "clock_date_unreadable"),
        (parse_date, "2016-2-3", "clock_date_unreadable"),
        (parse_date, "20160203", "clock_date_unreadable"),
        (parse_date, "2016-W05-3", "clock_date_unreadable"),
        (parse_date, "2015-02-29", "clock_date_unreadable"),
        (parse_date, "2016-13-01", "clock_date_unreadable"),
        (parse_date, "０２０１６-02-03", "clock_date_unreadable"),
        (parse_date, "٢٠١٦-02-03", "clock_date_unreadable"),
        (parse_date, "二月三日", "clock_date_unreadable"),
        (parse_date, "0216-02-03", "clock_date_out_of_range"),
        (parse_date, "9999-12-31", "clock_date_out_of_range"),
        (Term.parse, "", "clock_term_unreadable"),
        (Term.parse, "5", "clock_term_unreadable"),
        (Term.parse, "5 wd", "clock_term_unreadable"),
        (Term.parse, "-5wd", "clock_term_unreadable"),
        (Term.parse, "5.5wd", "clock_term_unreadable"),
        (Term.parse, "５wd", "clock_term_unreadable"),
        (Term.parse, "5w", "clock_term_unreadable"),
        (Term.parse, "10000wd", "clock_term_too_long"),
        (Term.parse, "9" * 5000 + "wd", "clock_term_unreadable"),
        (Stop.parse, "2016-02-03", "clock_stop_unreadable"),
        (Stop.parse, "..2016-02-03", "clock_date_unreadable"),
        (Stop.parse, "2016-02-03..2016-02-02", "clock_stop_reversed"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(read, text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)
    assert refused.value.code == code and refused.value.status == 422


def test_a_moment_without_time_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        shanghai_date(datetime(2016, 2, 3, 9, 0))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2016, 2, 3, 15, 59, 59, tzinfo=UTC), date(2016, 2, 3)),
        (datetime(2016, 2, 3, 16, 0, 0, tzinfo=UTC), date(2016, 2, 4)),
    ],
)
def test_days_begin_at_midnight_in_shanghai(moment: datetime, day: date) -> None:
    assert shanghai_date(moment) == day


@pytest.mark.parametrize("text", ["5wd", "0wd", "30d", "0d", "9999wd"])
def test_a_term_is_written_as_it_is_read(text: str) -> None:
    assert str(Term.parse(text)) == text
    assert Term.parse(f" {text}\n") == Term.parse(text)


def test_reading() -> None:
    assert Term.parse("5wd") == Term(5, Unit.WORKING_DAYS) == Term(5)
    assert parse_date(" 2016-02-03 ") == date(2016, 2, 3)
    assert Stop.parse("2016-02-03..2016-02-05") == Stop(date(2016, 2, 3), date(2016, 2, 5))
    assert Stop.parse("2016-02-03..") == Stop(date(2016, 2, 3), None)
