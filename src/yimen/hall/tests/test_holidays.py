"""Holidays as stretches of days, and hours of windows: pure, row by row."""

from datetime import date, time

import pytest

from yimen.clock import official_calendar
from yimen.clock.hours import open_at, read_hours, write_hours
from yimen.hall.holidays import WEEKENDS, coming, holiday_of, stretches, wrong_days

CALENDAR = official_calendar()


def test_the_holidays_of_2016_are_seven_and_none_is_a_closure() -> None:
    found = stretches(CALENDAR, date(2016, 1, 1), date(2016, 12, 30))
    assert [(each.name.zh, each.first, each.last) for each in found] == [
        ("元旦", date(2016, 1, 1), date(2016, 1, 3)),
        ("春节", date(2016, 2, 7), date(2016, 2, 13)),
        ("清明节", date(2016, 4, 2), date(2016, 4, 4)),
        ("劳动节", date(2016, 4, 30), date(2016, 5, 2)),
        ("端午节", date(2016, 6, 9), date(2016, 6, 11)),
        ("中秋节", date(2016, 9, 15), date(2016, 9, 17)),
        ("国庆节", date(2016, 10, 1), date(2016, 10, 7)),
    ]


@pytest.mark.parametrize(
    ("year", "name", "days", "wrong"),
    [
        (2016, "国庆节", [date(2016, 10, 1), date(2016, 10, 7)], []),
        (2016, "国庆节", [date(2016, 10, 8)], [date(2016, 10, 8)]),  # worked in exchange
        (2016, "国庆节", [date(2015, 10, 1)], [date(2015, 10, 1)]),
        (2016, "中秋节", [date(2016, 10, 1)], [date(2016, 10, 1)]),
        (2016, "元宵节", [date(2016, 2, 22)], [date(2016, 2, 22)]),
        (2017, "元旦", [date(2016, 12, 31), date(2017, 1, 2)], []),
        (2015, "端午节", [date(2015, 6, 20), date(2015, 6, 21), date(2015, 6, 22)], []),
        (2017, "国庆节", [date(2017, 10, 3), date(2017, 10, 8)], []),
        (2017, "国庆节", [date(2017, 10, 4)], [date(2017, 10, 4)]),  # the Mid-autumn Festival between
        (2016, WEEKENDS, [date(2016, 3, 5), date(2016, 3, 6)], []),
        (2016, WEEKENDS, [date(2016, 3, 7)], [date(2016, 3, 7)]),
        (2016, WEEKENDS, [date(2016, 2, 6)], [date(2016, 2, 6)]),  # a Saturday that was worked
        (2016, WEEKENDS, [date(2016, 10, 2)], [date(2016, 10, 2)]),  # a Sunday of the National Day
        (2016, WEEKENDS, [date(2017, 3, 4)], [date(2017, 3, 4)]),
    ],
)
def test_a_listed_day_is_really_a_day_of_the_holiday(year, name, days, wrong) -> None:
    assert wrong_days(CALENDAR, year, name, days) == wrong


def test_the_coming_holiday() -> None:
    expected = {
        date(2016, 9, 17): "中秋节",
        date(2016, 9, 18): "国庆节",
        date(2016, 10, 7): "国庆节",
        date(2016, 10, 8): "元旦",
    }
    for day, name in expected.items():
        found = coming(CALENDAR, day)
        assert found is not None
        assert found.name.zh == name
    nothing_after = coming(CALENDAR, date(CALENDAR.last_year, 10, 31))
    assert nothing_after is None or nothing_after.name.zh == "元旦"
    new_year = holiday_of(CALENDAR, 2017, "元旦")
    assert new_year is not None
    assert (new_year.first, new_year.last) == (date(2016, 12, 31), date(2017, 1, 2))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("9:00-11:30", "9:00-11:30"),
        ("09：00 至 11：30、13:30–16:00", "9:00-11:30 13:30-16:00"),
        ("", ""),
        ("morning", ""),
        ("9:00-11:30 and later", ""),
        ("11:30-9:00", ""),
        ("9:00-25:00", ""),
        ("13:30-16:00 9:00-11:30", ""),
    ],
)
def test_hours_are_read_into_their_one_form(text: str, written: str) -> None:
    assert write_hours(read_hours(text)) == written


def test_open_at_a_time() -> None:
    asked = [time(8, 59), time(9), time(11, 30), time(13, 30)]
    assert [open_at("9:00-11:30 13:30-16:00", moment) for moment in asked] == [False, True, False, True]
