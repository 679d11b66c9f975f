"""The official calendar against the figures and days that are public."""

from datetime import date, timedelta

import pytest

from yimen.clock import Calendar, Holiday, official_calendar

OFFICIAL = official_calendar()


def test_a_day_cannot_be_both_off_and_worked() -> None:
    day = date(2030, 1, 5)
    with pytest.raises(ValueError, match="2030-01-05"):
        Calendar(2030, 2030, {day: Holiday("假", "off")}, {day: Holiday("班", "on")})


@pytest.mark.parametrize("change", ["holidays", "first_year"])
def test_it_cannot_be_changed(change: str) -> None:
    with pytest.raises(AttributeError):
        setattr(OFFICIAL, change, None)
    with pytest.raises(TypeError):
        OFFICIAL.holidays[date(2016, 1, 4)] = Holiday("假", "off")  # type: ignore[index]


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        ("2015-12-31", "2016-06-30", 123),
        ("2016-03-31", "2016-06-30", 62),
        ("2014-12-31", "2015-06-30", 122),
        ("2016-02-06", "2016-02-13", 0),
        ("2016-02-03", "2016-02-03", 0),
        ("2016-02-03", "2016-02-01", 0),
    ],
)
def test_working_days_between(after: str, until: str, days: int) -> None:
    assert OFFICIAL.working_days(date.fromisoformat(after), date.fromisoformat(until)) == days


FIRST_HALF_2016 = {
    "元旦": ["01-01"],
    "春节": ["02-07", "02-08", "02-09", "02-10", "02-11", "02-12", "02-13"],
    "清明节": ["04-04"],
    "劳动节": ["05-01", "05-02"],
    "端午节": ["06-09", "06-10", "06-11"],
}


def test_the_first_half_of_2016_day_by_day() -> None:
    days = [date(2016, 1, 1) + timedelta(days=offset) for offset in range(182)]
    found: dict[str, list[str]] = {}
    for day in days:
        if name := OFFICIAL.name_of(day):
            found.setdefault(name.zh, []).append(f"{day:%m-%d}")
    assert found == FIRST_HALF_2016
    makeup = [day for day in days if OFFICIAL.is_makeup(day)]
    assert makeup == [date(2016, 2, 6), date(2016, 2, 14), date(2016, 6, 12)]
    assert all(OFFICIAL.is_working(day) for day in makeup)


def test_every_holiday_has_a_chinese_name() -> None:
    names = {*OFFICIAL.holidays.values(), *OFFICIAL.makeup_days.values()}
    assert names and all(name.zh != name.en for name in names)


def test_make_up_days_are_weekend_days_and_known_years_are_said() -> None:
    assert all(day.weekday() >= 5 for day in OFFICIAL.makeup_days)
    assert OFFICIAL.known(date(2004, 1, 1)) and OFFICIAL.known(date(2026, 12, 31))
    assert not OFFICIAL.known(date(2003, 12, 31)) and not OFFICIAL.known(date(OFFICIAL.last_year + 1, 1, 1))
