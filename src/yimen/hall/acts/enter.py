"""Enter a matter into the list of a holiday, or change its entry."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from yimen.agencies.models import Agency
from yimen.catalogue.models import Service
from yimen.clock import Calendar
from yimen.clock.hours import read_hours, write_hours
from yimen.errors import Refusal
from yimen.hall.access import ENTERING, demand_role, locked_draft
from yimen.hall.holidays import wrong_days
from yimen.hall.models import HolidayList, HolidayService
from yimen.procedure import Actor, Role
from yimen.workdays.calendars import calendar_of

DISTRICT_KINDS = (Agency.Kind.DEPARTMENT, Agency.Kind.PARK)


@dataclass(frozen=True)
class Entry:
    """What is to stand in the list. agency: its short code; service: code in the catalogue, empty for a matter by name."""

    agency: str
    place: str
    hours: str
    days: tuple[date, ...]
    name: str = ""
    name_en: str = ""
    service: str = ""
    place_en: str = ""
    phone: str = ""
    remark: str = ""


@dataclass
class _Known:
    """What checking many entries need not ask the database for each."""

    agencies: dict[str, Agency]
    services: dict[str, Service]
    calendar: Calendar
    names: set[tuple[str, str]] = field(default_factory=set)


@transaction.atomic
def enter(list_id: int, entry: Entry, *, actor: Actor, changed: int | None = None) -> HolidayService:
    """One entry. changed: the id of the entry that this one replaces.

    Raises Refusal: holiday_needs_role, holiday_of_other_agency (403); holiday_list_not_found, holiday_entry_not_found (404);
    holiday_list_settled, holiday_entry_twice (409); and (422) holiday_agency_unknown, holiday_name_missing,
    holiday_place_missing, holiday_hours_wrong, holiday_days_missing, holiday_day_wrong, holiday_service_of_other_agency,
    holiday_service_retired.
    """
    demand_role(actor, ENTERING)
    found = locked_draft(list_id)
    others = found.entries.exclude(pk=changed) if changed is not None else found.entries.all()
    known = _known(found, [entry], others.values_list("agency__code", "name"))
    row = _checked(found, entry, known, actor)
    if changed is not None:
        before = found.entries.filter(pk=changed).select_related("agency").first()
        if before is None:
            raise Refusal("holiday_entry_not_found", status=404)
        _own_agency(before.agency, actor)
        row.pk = before.pk
    row.save()
    return row


@transaction.atomic
def enter_many(list_id: int, entries: Iterable[Entry], *, actor: Actor) -> list[HolidayService]:
    """Many at once, in few statements; all or none. Raises Refusal as `enter`, at the first entry that is wrong."""
    demand_role(actor, ENTERING)
    found = locked_draft(list_id)
    wanted = list(entries)
    known = _known(found, wanted, found.entries.values_list("agency__code", "name"))
    rows = [_checked(found, entry, known, actor) for entry in wanted]
    return HolidayService.objects.bulk_create(rows, batch_size=500)


def _known(found: HolidayList, entries: list[Entry], names: Iterable[tuple[str, str]]) -> _Known:
    codes = {entry.agency for entry in entries}
    agencies = Agency.objects.filter(code__in=codes, division__startswith=found.district)
    services = Service.objects.filter(code__in={entry.service for entry in entries if entry.service})
    return _Known(
        {agency.code: agency for agency in agencies},
        {service.code: service for service in services.select_related("agency")},
        calendar_of(found.district),
        set(names),
    )


def _checked(found: HolidayList, entry: Entry, known: _Known, actor: Actor) -> HolidayService:
    """The entry as a row, every rule kept; its name is remembered, so that none comes twice."""
    agency = known.agencies.get(entry.agency)
    if agency is None:
        raise Refusal("holiday_agency_unknown", status=422, agency=entry.agency[:40])
    _own_agency(agency, actor)
    service = _service(entry, agency, known)
    name = (service.name if service else entry.name).strip()[:500]
    if not name:
        raise Refusal("holiday_name_missing", status=422)
    if (agency.code, name) in known.names:
        raise Refusal("holiday_entry_twice", agency=agency.title, name=name)
    known.names.add((agency.code, name))
    if not entry.place.strip():
        raise Refusal("holiday_place_missing", status=422, name=name)
    return HolidayService(
        list=found,
        level=HolidayService.Level.DISTRICT if agency.kind in DISTRICT_KINDS else HolidayService.Level.TOWN,
        agency=agency,
        service=service,
        name=name,
        name_en=(service.name_en if service else entry.name_en).strip()[:500],
        place=entry.place.strip()[:200],
        place_en=entry.place_en.strip()[:300],
        days=_days(found, name, entry, known.calendar),
        hours=_hours(entry),
        phone=entry.phone.strip()[:40],
        remark=entry.remark.strip()[:300],
    )


def _own_agency(agency: Agency, actor: Actor) -> None:
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != agency.code:
        raise Refusal("holiday_of_other_agency", status=403, agency=agency.title)


def _service(entry: Entry, agency: Agency, known: _Known) -> Service | None:
    if not entry.service:
        return None
    service = known.services.get(entry.service)
    if service is None:
        raise Refusal("service_not_found", status=404, service=entry.service[:80])
    if service.agency_id != agency.pk:
        raise Refusal("holiday_service_of_other_agency", status=422, service=service.name, agency=agency.title)
    if service.status in Service.HIDDEN:
        raise Refusal("holiday_service_retired", status=422, service=service.name)
    return service


def _days(found: HolidayList, name: str, entry: Entry, calendar: Calendar) -> list[date]:
    if not entry.days:
        raise Refusal("holiday_days_missing", status=422, name=name)
    wrong = wrong_days(calendar, found.year, found.holiday, entry.days)
    if wrong:
        raise Refusal("holiday_day_wrong", status=422, day=wrong[0].isoformat(), holiday=found.title, year=found.year)
    return sorted(set(entry.days))


def _hours(entry: Entry) -> str:
    spans = read_hours(entry.hours)
    if not spans:
        raise Refusal("holiday_hours_wrong", status=422, hours=entry.hours[:60])
    return write_hours(spans)
