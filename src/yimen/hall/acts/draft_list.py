"""Begin the list of a holiday, empty or with the entries of another holiday's list moved to its days."""

from datetime import date, datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.hall.access import OFFICE, demand_role
from yimen.hall.holidays import WEEKEND, WEEKENDS, holiday_of
from yimen.hall.models import HolidayList, HolidayService
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of


@transaction.atomic
def draft_list(
    district: str,
    year: int,
    holiday: str,
    *,
    actor: Actor,
    now: datetime,
    copied: HolidayList | None = None,
    reason: str = "",
) -> HolidayList:
    """A list in preparation. Where one is published already this becomes its next version, with the same entries.

    copied  take over the entries of this list; days are counted from the first day of either holiday
    Raises Refusal: holiday_needs_role (403); holiday_unknown, holiday_reason_missing (422); holiday_list_waiting (409).
    """
    demand_role(actor, OFFICE)
    calendar = calendar_of(district)
    stretch = holiday_of(calendar, year, holiday)
    if stretch is None and holiday != WEEKENDS:
        raise Refusal("holiday_unknown", status=422, year=year, holiday=holiday[:40])
    known = HolidayList.objects.filter(district=district, year=year, holiday=holiday)
    if known.filter(status=HolidayList.Status.DRAFT).exists():
        raise Refusal("holiday_list_waiting", holiday=holiday, year=year)
    before = known.filter(status=HolidayList.Status.PUBLISHED, superseded_at=None).first()
    if before is not None and not reason.strip():
        raise Refusal("holiday_reason_missing", status=422)
    made = HolidayList.objects.create(
        district=district,
        year=year,
        holiday=holiday,
        holiday_en=stretch.name.en if stretch else WEEKEND.en,
        number=known.count() + 1,
        based_on=before.number if before else 0,
        drafted_at=now,
        drafted_by=actor.who,
        drafted_name=actor.name[:80],
        reason=reason.strip()[:500],
    )
    source = before or copied
    if source is not None:
        _copy(source, made, () if before else (stretch.days if stretch else ()))
    return made


def _copy(source: HolidayList, made: HolidayList, days: tuple[date, ...]) -> None:
    """The same entries; for another holiday the first day of it for the first day of the old one, and so on."""
    entries = list(source.entries.all())
    old = sorted({day for entry in entries for day in entry.days})
    for entry in entries:
        kept = [days[place] for day in entry.days if (place := old.index(day)) < len(days)] if days else entry.days
        entry.pk, entry.list, entry.days = None, made, kept
    HolidayService.objects.bulk_create([entry for entry in entries if entry.days], batch_size=500)
