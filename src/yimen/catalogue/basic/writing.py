"""How a version gets into the basic catalogue: the one in force ends the day before, the new one is added, the matter shows it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yimen.catalogue.basic.rows import MatterRow
from yimen.catalogue.models import ChangeKind, Matter, MatterVersion
from yimen.clock import shanghai_date
from yimen.errors import Refusal

State = MatterVersion.State
# What lists show of a matter, taken from its version of the day.
SHOWN = ("name", "name_en", "type", "level")


@dataclass(frozen=True)
class MatterWhy:
    """What a version changes, why, on which legal basis, and whose hands it went through. into: matters merged or split."""

    kind: ChangeKind
    reason: str
    grounds: str
    into: tuple[str, ...] = ()
    drafted_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""


def last_version(matter: Matter) -> MatterVersion | None:
    """The version with the highest number, in force until a new one comes."""
    return matter.versions.select_related("matter").order_by("-number").first()


def add_version(
    matter: Matter, row: MatterRow, why: MatterWhy, *, begin: date, now: datetime, who: str, state: str = State.IN_FORCE
) -> MatterVersion:
    """Write the version; the caller holds the matter's lock. The matter shows it at once, or from its first day on.

    Raises Refusal matter_starts_too_early (409).
    """
    last = last_version(matter)
    demand_later(matter, last, begin)
    if last is not None:
        last.valid_to = begin - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    version = MatterVersion.objects.create(
        matter=matter,
        number=last.number + 1 if last else 1,
        valid_from=begin,
        state=state,
        published_at=now,
        created_by=who,
        planned_from=row.planned_from,
        planned_until=row.planned_until,
        basis=row.basis,
        **{name: getattr(row, name) for name in SHOWN},
        **(vars(why) | {"into": list(why.into)}),
    )
    matter.short_code, matter.local_code = row.short_code, row.local_code
    if begin <= shanghai_date(now):
        show(matter, version)
    matter.save()
    return version


def demand_later(matter: Matter, last: MatterVersion | None, begin: date) -> None:
    """Raise Refusal matter_starts_too_early (409) for a day on or before the first of the version in force."""
    if last is not None and begin <= last.valid_from:
        raise Refusal("matter_starts_too_early", matter=matter.name, begin=last.valid_from.isoformat())


def show(matter: Matter, version: MatterVersion) -> None:
    """Take over into the matter what lists read from its version; not saved."""
    for name in SHOWN:
        setattr(matter, name, getattr(version, name))
