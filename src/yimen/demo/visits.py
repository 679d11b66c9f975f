"""Visits of the demo district, day by day: invented, but they add up to what was published for the first half of 2016.

398,723 visits to June 2016, 33.98 % more than in the first half of 2015. The figure of the year before follows from these
two; the days share the sums by weights (working days more than others, the year growing), so that nothing but the sum of
the days says them.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from yimen.clock import Calendar

HALF_2016 = 398_723
HALF_2015 = round(HALF_2016 / 1.3398)
# The second half of 2015 lies between the two.
SECOND_HALF = (HALF_2015 + HALF_2016) // 2
PERIODS = (
    (date(2015, 1, 1), date(2015, 6, 30), HALF_2015),
    (date(2015, 7, 1), date(2015, 12, 31), SECOND_HALF),
    (date(2016, 1, 1), date(2016, 6, 30), HALF_2016),
)
FREE_DAY = 0.38
PAGES = (2.6, 4.4)


def daily(calendar: Calendar) -> Iterator[tuple[date, int, int]]:
    """(day, visits, pages) from 1 January 2015 to 30 June 2016; the same at every call."""
    dice = random.Random(2016)
    for first, last, total in PERIODS:
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        weights = [_weight(day, calendar, place / len(days), dice) for place, day in enumerate(days)]
        for day, visits in zip(days, shared(total, weights), strict=True):
            yield day, visits, round(visits * dice.uniform(*PAGES))


def _weight(day: date, calendar: Calendar, progress: float, dice: random.Random) -> float:
    return (1 if calendar.is_working(day) else FREE_DAY) * (0.9 + 0.2 * progress) * dice.uniform(0.85, 1.15)


def shared(total: int, weights: list[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total: the largest remainders are rounded up."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(value) for value in exact]
    places = sorted(range(len(parts)), key=lambda place: exact[place] - parts[place], reverse=True)
    for place in places[: total - sum(parts)]:
        parts[place] += 1
    return parts
