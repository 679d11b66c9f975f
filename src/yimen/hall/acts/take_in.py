"""Take a list of a holiday in, as a file tells it: into the list that this person prepares, which is begun where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.hall.access import OFFICE, demand_role
from yimen.hall.acts.draft_list import draft_list
from yimen.hall.acts.enter import Entry, enter_many
from yimen.hall.models import HolidayList, HolidayService
from yimen.procedure import Actor


@dataclass(frozen=True)
class Told:
    """One matter of the file. agency: short code; values: code (of the service), name_en, days, hours, place, place_en, phone,
    remark, as far as the file tells them."""

    name: str
    agency: str
    values: Mapping[str, str]


@transaction.atomic
def take_in(
    district: str, year: int, holiday: str, told: Sequence[Told], *, actor: Actor, now: datetime, reason: str
) -> HolidayList:
    """The list in preparation. Entries that the file does not hold stay; whoever took it in may not publish it.

    Raises Refusal: holiday_list_of_other (409): somebody else prepares it, so that the importer might publish his own file;
    holiday_service_named (422); those of `draft_list` and of `enter_many`.
    """
    demand_role(actor, OFFICE)
    known = HolidayList.objects.filter(district=district, year=year, holiday=holiday, status=HolidayList.Status.DRAFT)
    found = known.select_for_update().first()
    if found is None:
        found = draft_list(district, year, holiday, actor=actor, now=now, reason=reason)
    elif found.drafted_by != actor.who:
        raise Refusal("holiday_list_of_other", holiday=found.title, year=year, name=found.drafted_name)
    _demand_names(told)
    names = {each.name for each in told}
    standing = {
        (entry.agency.code, entry.name): entry
        for entry in found.entries.select_related("agency", "service").filter(name__in=names)
    }
    entries = [_entry(each, standing.get((each.agency, each.name))) for each in told]
    replaced = [standing[key].pk for key in ((each.agency, each.name) for each in told) if key in standing]
    HolidayService.objects.filter(pk__in=replaced).delete()
    enter_many(found.pk, entries, actor=actor)
    return found


def _demand_names(told: Sequence[Told]) -> None:
    """A service of the catalogue stands under its own name, by which the row is recognised when the file comes again."""
    codes = {each.values["code"] for each in told if each.values.get("code")}
    names = dict(Service.objects.filter(code__in=codes).values_list("code", "name"))
    for each in told:
        name = names.get(each.values.get("code", ""), each.name)
        if name != each.name:
            raise Refusal("holiday_service_named", status=422, service=each.values["code"], name=name, given=each.name)


def _entry(told: Told, before: HolidayService | None) -> Entry:
    """What is to stand there: what the file tells, else what stood there."""
    values = dict(told.values)

    def said(name: str, otherwise: str) -> str:
        return values.get(name, otherwise)

    days = said("days", " ".join(day.isoformat() for day in before.days) if before else "")
    return Entry(
        agency=told.agency,
        name=told.name,
        service=said("code", before.service.code if before and before.service else ""),
        name_en=said("name_en", before.name_en if before else ""),
        place=said("place", before.place if before else ""),
        place_en=said("place_en", before.place_en if before else ""),
        hours=said("hours", before.hours if before else ""),
        days=tuple(date.fromisoformat(day) for day in days.split()),
        phone=said("phone", before.phone if before else ""),
        remark=said("remark", before.remark if before else ""),
    )
