"""The period that figures are about: a named one, or any two days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from yimen import clock
from yimen.errors import Refusal
from yimen.wording import say

LONGEST_DAYS = 3660


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included. `problem`: why what was asked for could not be used."""

    key: str
    title: str
    first: date
    last: date
    problem: str = ""


def periods(today: date) -> list[Period]:
    """The periods to choose from; the first is shown unless another is asked for."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    half = date(today.year, 1 if today.month < 7 else 7, 1)
    return [
        Period("month", _("This month"), month, today),
        Period("last", _("Last month"), before, month - timedelta(days=1)),
        Period("half", _("This half-year"), half, today),
        Period("year", _("This year"), date(today.year, 1, 1), today),
        Period("2016h1", _("First half of 2016"), date(2016, 1, 1), date(2016, 6, 30)),
    ]


def chosen(key: str, first: str, last: str, today: date) -> Period:
    """The period asked for; with two days, those. What cannot be read falls back to this month, with the reason."""
    known = periods(today)
    if not (first or last):
        return next((period for period in known if period.key == key), known[0])
    try:
        begin, end = clock.parse_date(first), clock.parse_date(last)
    except Refusal as refusal:
        return _instead(known[0], say(refusal))
    if end < begin:
        return _instead(known[0], _("The last day lies before the first."))
    if (end - begin).days > LONGEST_DAYS:
        return _instead(known[0], _("Choose at most ten years."))
    return Period("", _("Chosen days"), begin, end)


def _instead(period: Period, problem: str) -> Period:
    return Period(period.key, period.title, period.first, period.last, problem)
