"""How a version of an organ and a seat are written, and what shows them: the organ's row, the row of staff."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from yimen.agencies.models import Agency, AgencyVersion, OrganChange, Seat, Staff
from yimen.clock import shanghai_date
from yimen.errors import Refusal


@dataclass(frozen=True)
class OrganWhy:
    """What a version changes, by which document, why, and whose hands it went through. into: organs in which it goes on."""

    kind: OrganChange
    document: str
    reason: str
    into: list[str] = field(default_factory=list)
    drafted_by: str = ""
    approved_by: str = ""


def last_version(agency: Agency) -> AgencyVersion | None:
    """The version with the highest number; nothing where the organ was never changed by an act."""
    return agency.versions.order_by("-number").first()


def demand_standing(agency: Agency, last: AgencyVersion | None) -> None:
    """Raise Refusal organ_gone (409) where it has ended, or is to end."""
    if last is not None and not last.stands:
        day = last.valid_from.isoformat() if last.valid_from else ""
        raise Refusal("organ_gone", agency=agency.title, day=day)


def demand_later(agency: Agency, last: AgencyVersion | None, begin: date) -> None:
    """Raise Refusal organ_starts_too_early (409) for a day on or before the first of the version in force."""
    if last is not None and last.valid_from is not None and begin <= last.valid_from:
        raise Refusal("organ_starts_too_early", agency=agency.title, begin=last.valid_from.isoformat())


def add_version(
    agency: Agency, names: tuple[str, str], why: OrganWhy, *, begin: date, now: datetime, stands: bool = True
) -> AgencyVersion:
    """Write the version; the caller holds the organ's lock. names: Chinese and English.

    The first change of an organ that a list brought in writes how it stood until then. The organ shows the version at once, or
    from its first day on (`bring_organs_into_force`). Raises Refusal organ_starts_too_early (409).
    """
    last = last_version(agency)
    demand_later(agency, last, begin)
    if last is None and why.kind != OrganChange.SET_UP:
        last = AgencyVersion.objects.create(
            agency=agency, number=1, name=agency.name, name_en=agency.name_en, published_at=now
        )
    if last is not None:
        last.valid_to = begin - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    version = AgencyVersion.objects.create(
        agency=agency,
        number=last.number + 1 if last else 1,
        valid_from=begin,
        stands=stands,
        name=names[0],
        name_en=names[1],
        published_at=now,
        **vars(why),
    )
    if begin <= shanghai_date(now):
        show(agency, version)
    return version


def show(agency: Agency, version: AgencyVersion) -> None:
    """Take over into the organ what everybody reads of it."""
    agency.name, agency.name_en, agency.gone = version.name, version.name_en, not version.stands
    agency.save(update_fields=["name", "name_en", "gone"])


def seat_shown(seat: Seat) -> None:
    """Take over into the row of staff where somebody sits now."""
    post = {"agency_id": seat.agency_id, "section": seat.section, "title": seat.title, "head": seat.head}
    Staff.objects.update_or_create(user_id=seat.user_id, defaults=post)
