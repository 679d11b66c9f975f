"""Reads of holiday lists that pages, API and the guides share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.clock.hours import open_at
from yimen.errors import Refusal
from yimen.hall.holidays import Stretch, coming
from yimen.hall.models import HolidayList, HolidayService
from yimen.workdays.calendars import calendar_of

_IN_FORCE = Q(status=HolidayList.Status.PUBLISHED, superseded_at=None)


def published_lists(district: str) -> list[HolidayList]:
    """The lists in force with how many matters of each level they hold (`district_level`, `town_level`), newest first."""
    found = HolidayList.objects.filter(_IN_FORCE, district=district)
    return list(with_counts(found).order_by("-year", "-pk"))


def with_counts(found: QuerySet[HolidayList]) -> QuerySet[Any]:
    """The lists with the numbers of their entries, counted from the rows."""
    level = HolidayService.Level
    return found.annotate(
        district_level=Count("entries", filter=Q(entries__level=level.DISTRICT)),
        town_level=Count("entries", filter=Q(entries__level=level.TOWN)),
        places=Count("entries__agency", distinct=True),
    )


def lists_for_office(district: str) -> QuerySet[Any]:
    """All lists, those in preparation and old versions too."""
    return with_counts(HolidayList.objects.filter(district=district)).order_by("-pk")


def list_by_id(list_id: int) -> HolidayList:
    """One list. Raises Refusal holiday_list_not_found (404)."""
    found = HolidayList.objects.filter(pk=list_id).first()
    if found is None:
        raise Refusal("holiday_list_not_found", status=404)
    return found


def published_list(district: str, year: int, holiday: str) -> HolidayList | None:
    """The list in force for a holiday, or nothing."""
    return HolidayList.objects.filter(_IN_FORCE, district=district, year=year, holiday=holiday).first()


def entries_of(
    found: HolidayList, *, agency: str = "", level: str = "", day: date | None = None
) -> QuerySet[HolidayService]:
    """The entries of a list, narrowed by agency (short code), level and day; unknown values find nothing."""
    rows = found.entries.select_related("agency", "service")
    if agency:
        rows = rows.filter(agency__code=agency)
    if level:
        rows = rows.filter(level=level)
    return rows.filter(days__contains=[day]) if day else rows


def coming_holiday(district: str, now: datetime) -> Stretch | None:
    """The holiday of today, or the next one."""
    return coming(calendar_of(district), shanghai_date(now))


@dataclass(frozen=True)
class ServedOn:
    """When a service is also served: on which holiday, which days, where."""

    holiday: str
    entry: HolidayService
    days: tuple[date, ...]


def served_on_holidays(service: Service, now: datetime) -> list[ServedOn]:
    """The days from today on at which published lists say that a service is served, the nearest first. One query."""
    today = shanghai_date(now)
    found = HolidayService.objects.filter(service=service, list__status=HolidayList.Status.PUBLISHED)
    rows = found.filter(list__superseded_at=None).select_related("list", "agency")
    served = [ServedOn(row.list.title, row, tuple(sorted(day for day in row.days if day >= today))) for row in rows]
    return sorted((each for each in served if each.days), key=lambda each: each.days)


def open_now(entry: HolidayService, now: datetime) -> bool:
    """Whether somebody serves it at this moment."""
    local = timezone.localtime(now)
    return local.date() in entry.days and open_at(entry.hours, local.time())
