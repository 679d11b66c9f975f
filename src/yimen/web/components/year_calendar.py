"""A whole year on wall calendars: which days are off, which weekend days are worked, when the offices are closed.

Show one with `{% include "calendar/template.html" with count=year %}`.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.clock import Calendar
from yimen.web.components.count_calendar import DAY, Cell, LegendEntry, Month, weeks


@dataclass(frozen=True)
class YearCalendar:
    """Twelve months with their legend; `off` and `worked` are the numbers of days off and of make-up days."""

    year: int
    months: tuple[Month, ...]
    legend: tuple[LegendEntry, ...]
    off: int
    worked: int


def year_calendar(calendar: Calendar, year: int, today: date) -> YearCalendar:
    """The year as this calendar has it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = [first + DAY * offset for offset in range((last - first).days + 1)]
    told = {day: _cell(day, calendar, today) for day in days}
    return YearCalendar(
        year=year,
        months=tuple(Month(date(year, month, 1), weeks(date(year, month, 1), told, today)) for month in range(1, 13)),
        legend=(
            LegendEntry("is-counted", "1", _("a working day")),
            LegendEntry("is-counted is-makeup", _("Make-up"), _("a weekend day that is worked")),
            LegendEntry("is-holiday", _("Off"), _("a day off by decision")),
        ),
        off=sum(calendar.name_of(day) is not None for day in days),
        worked=sum(calendar.is_makeup(day) for day in days),
    )


def _cell(day: date, calendar: Calendar, today: date) -> Cell:
    name = calendar.name_of(day)
    if name is not None:
        english = (get_language() or "").startswith("en")
        return Cell(day, "is-holiday", (name.en,) if english else (_("Off"), name.zh), day == today)
    if calendar.is_makeup(day):
        return Cell(day, "is-counted is-makeup", (_("Make-up"),), day == today)
    return Cell(day, "is-counted" if calendar.is_working(day) else "is-outside", (), day == today)
