"""Publish the list of a holiday: from now on it is what people are told; the version before is kept."""

from datetime import datetime

from django.db import transaction

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.hall.access import OFFICE, demand_role, locked_draft
from yimen.hall.holidays import wrong_days
from yimen.hall.models import HolidayList
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of


@transaction.atomic
def publish_list(list_id: int, *, actor: Actor, now: datetime) -> HolidayList:
    """Check every day against the calendar once more (it may have been changed), and publish.

    Raises Refusal: holiday_needs_role, holiday_list_own_draft (403); holiday_list_not_found (404); holiday_list_settled,
    holiday_list_empty, holiday_list_past (409); holiday_day_wrong (422).
    """
    demand_role(actor, OFFICE)
    found = locked_draft(list_id)
    if found.drafted_by == actor.who:
        raise Refusal("holiday_list_own_draft", status=403)
    _demand_right_days(found, now)
    HolidayList.objects.filter(
        district=found.district, year=found.year, holiday=found.holiday, status=HolidayList.Status.PUBLISHED,
        superseded_at=None,
    ).update(superseded_at=now)  # fmt: skip
    found.status, found.published_at = HolidayList.Status.PUBLISHED, now
    found.published_by, found.published_name = actor.who, actor.name[:80]
    found.save(update_fields=["status", "published_at", "published_by", "published_name"])
    return found


def _demand_right_days(found: HolidayList, now: datetime) -> None:
    days = {day for listed in found.entries.values_list("days", flat=True) for day in listed}
    if not days:
        raise Refusal("holiday_list_empty")
    wrong = wrong_days(calendar_of(found.district), found.year, found.holiday, days)
    if wrong:
        raise Refusal("holiday_day_wrong", status=422, day=wrong[0].isoformat(), holiday=found.title, year=found.year)
    if max(days) < shanghai_date(now):
        raise Refusal("holiday_list_past", holiday=found.title, year=found.year, day=max(days).isoformat())
