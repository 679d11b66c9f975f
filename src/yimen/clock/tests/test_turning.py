"""The stored turning days say the same as the count of any day."""

from datetime import date, timedelta

import pytest

from yimen import clock
from yimen.clock import Colour


@pytest.mark.parametrize("term", ["0wd", "1wd", "2wd", "3wd", "5wd", "10wd", "20wd", "45wd", "30d"])
@pytest.mark.parametrize("start", [date(2016, 2, 3), date(2016, 6, 8), date(2016, 9, 30)])
def test_turning_days_agree_with_the_colour_of_every_day(term: str, start: date) -> None:
    calendar, parsed = clock.official_calendar(), clock.Term.parse(term)
    turning = clock.turning_days(start, parsed, calendar)
    for offset in range(100):
        day = start + timedelta(days=offset)
        colour = clock.run(start, parsed, calendar, (), day).colour
        if colour is Colour.OVERDUE:
            break
        assert (day >= turning.red_from) == (colour is Colour.RED), day
        assert (day >= turning.yellow_from) == (colour in (Colour.RED, Colour.YELLOW)), day
