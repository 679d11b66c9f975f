"""The lists of holidays of the demo district, drafted, filled and published by their acts."""

from datetime import date, datetime, time, timedelta

from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.holidays import entries
from yimen.hall.acts import draft_list, enter_many, publish_list
from yimen.hall.holidays import WEEKENDS, coming, holiday_of, is_free_weekend
from yimen.hall.models import HolidayList
from yimen.procedure import Actor, Role
from yimen.workdays.calendars import calendar_of

DRAFTER = Actor("demo-reform-1", "宝山区审改办（拟定）", frozenset({Role.REFORM_OFFICE}))
PUBLISHER = Actor("demo-reform-2", "宝山区审改办（公布）", frozenset({Role.REFORM_OFFICE}))
BEFORE = timedelta(days=10)


def load_holidays(progress: Progress, now: datetime) -> None:
    """The holidays of 2016, the one that comes next, and the free weekends of this year, where a list is missing."""
    wanted = _wanted(shanghai_date(now))
    known = set(HolidayList.objects.filter(district=DISTRICT).values_list("year", "holiday"))
    for done, (year, holiday, days) in enumerate(wanted, 1):
        if (year, holiday) not in known:
            _publish(year, holiday, days)
        progress("holidays", done, len(wanted))


def _wanted(today: date) -> list[tuple[int, str, tuple[date, ...]]]:
    calendar = calendar_of(DISTRICT)
    found = [holiday_of(calendar, 2016, name) for name in ("春节", "劳动节", "国庆节")]
    lists = [(each.year, each.name.zh, each.days) for each in [*found, coming(calendar, today)] if each]
    first = date(today.year, 1, 1)
    year = [first + timedelta(days=number) for number in range(366)]
    free = tuple(day for day in year if day.year == today.year and is_free_weekend(calendar, day))
    return [*dict.fromkeys(lists), (today.year, WEEKENDS, tuple(day for day in free if day.isoweekday() == 6))]


def _publish(year: int, holiday: str, days: tuple[date, ...]) -> None:
    """As if it had been published some days before the first of its days."""
    then = datetime.combine(days[0] - BEFORE, time(10), SHANGHAI)
    made = draft_list(DISTRICT, year, holiday, actor=DRAFTER, now=then)
    enter_many(made.pk, entries(days), actor=DRAFTER)
    publish_list(made.pk, actor=PUBLISHER, now=then)
