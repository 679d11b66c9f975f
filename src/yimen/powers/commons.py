"""The common list as it holds in one town: what is adopted, left out, otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.powers.history import as_of
from yimen.powers.models import Adoption, LocalException, PowerVersion
from yimen.powers.states import on_day
from yimen.procedure import Actor


@dataclass(frozen=True)
class Here:
    """A power of the common list in a town; exception: what is otherwise there."""

    version: PowerVersion
    exception: LocalException | None

    @property
    def left_out(self) -> bool:
        return self.exception is not None and self.exception.kind == LocalException.Kind.LEFT_OUT


@dataclass(frozen=True)
class TownList:
    """The whole common list as one town has it. adoption: nothing where it has not adopted."""

    agency: Agency
    adoption: Adoption | None
    rows: Sequence[Here]

    @property
    def exercised(self) -> int:
        """How many of the powers it exercises."""
        return sum(not row.left_out for row in self.rows) if self.adoption else 0

    @property
    def otherwise(self) -> int:
        """How many are left out or changed."""
        return sum(row.exception is not None for row in self.rows)


def town_list(code: str, day: date) -> TownList:
    """Three queries. Raises Refusal adoption_needs_town (404) for an organ that is no town or sub-district."""
    agency = Agency.objects.filter(code=code, kind__in=(Agency.Kind.TOWN, Agency.Kind.SUBDISTRICT)).first()
    if agency is None:
        raise Refusal("adoption_needs_town", status=404, agency=code[:40])
    adoption = Adoption.objects.filter(on_day(day), agency=agency).first()
    exceptions = {each.power_id: each for each in adoption.exceptions.all()} if adoption else {}
    common = as_of(agency.district, day).filter(agency=None)
    return TownList(agency, adoption, [Here(version, exceptions.get(version.power_id)) for version in common])


def town_of(actor: Actor) -> Agency | None:
    """The town or sub-district where this person works, if it is one."""
    if not actor.agency:
        return None
    return Agency.objects.filter(code=actor.agency, kind__in=(Agency.Kind.TOWN, Agency.Kind.SUBDISTRICT)).first()


def towns(district: str, day: date) -> list[tuple[Agency, Adoption | None]]:
    """All towns and sub-districts with the adoption that holds on the day. Two queries."""
    kinds = (Agency.Kind.TOWN, Agency.Kind.SUBDISTRICT)
    held = {
        adoption.agency_id: adoption for adoption in Adoption.objects.filter(on_day(day)).prefetch_related("exceptions")
    }
    found = Agency.objects.filter(division__startswith=district, kind__in=kinds, gone=False).order_by("order", "code")
    return [(agency, held.get(agency.pk)) for agency in found]
