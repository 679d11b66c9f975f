"""Reads of the list that pages and API share: narrowed and paged, counted by department, kind and law, one power whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.powers.history import as_of
from yimen.powers.models import KINDS, Adoption, PowerVersion, Responsibility
from yimen.powers.states import on_day

COMMON = "common"  # in addresses: the common list of towns, in the place of a department


@dataclass(frozen=True)
class Narrowing:
    """What of the list is asked for. agency: short code, or COMMON; law: a name without 《》; text: part of a name or a code."""

    agency: str = ""
    kind: str = ""
    law: str = ""
    text: str = ""


def powers(district: str, day: date, narrowing: Narrowing = Narrowing()) -> QuerySet[PowerVersion]:
    """The powers of the day that fit, each with `duty_count`, in the order of codes. Raises power_kind_unknown (422)."""
    return _narrowed(as_of(district, day), narrowing).annotate(duty_count=_duty_count(day))


def _duty_count(day: date) -> Coalesce:
    """How many responsibilities the power had on the day."""
    own = Responsibility.objects.filter(on_day(day), power=OuterRef("power")).order_by()
    counted = own.values("power").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _narrowed(found: QuerySet[PowerVersion], narrowing: Narrowing) -> QuerySet[PowerVersion]:
    if narrowing.kind and narrowing.kind not in {kind.value for kind in KINDS}:
        raise Refusal("power_kind_unknown", status=422, kind=narrowing.kind)
    if narrowing.agency == COMMON:
        found = found.filter(agency=None)
    elif narrowing.agency:
        found = found.filter(agency__code=narrowing.agency)
    if narrowing.kind:
        found = found.filter(kind=narrowing.kind)
    if narrowing.law:
        found = found.filter(laws__contains=[narrowing.law])
    if narrowing.text:
        found = found.filter(Q(name__icontains=narrowing.text) | Q(power__code__startswith=narrowing.text))
    return found


@dataclass(frozen=True)
class Law:
    """A law and how many powers rest on it."""

    name: str
    powers: int


def laws(district: str, day: date, narrowing: Narrowing = Narrowing()) -> list[Law]:
    """The laws that the powers of the day cite, the most cited first. One query."""
    found = _narrowed(as_of(district, day), narrowing).select_related(None).order_by()
    each = found.annotate(law=Func(F("laws"), function="unnest")).values("law")
    counted = each.annotate(number=Count("pk")).order_by("-number", "law").values_list("law", "number")
    return [Law(name, number) for name, number in counted]


@dataclass(frozen=True)
class Row:
    """One department in the table of totals. agency: nothing for the common list. kinds: as in `Totals.kinds`."""

    code: str
    agency: int | None
    kinds: tuple[int, ...]
    duties: int

    @property
    def powers(self) -> int:
        return sum(self.kinds)


@dataclass(frozen=True)
class Totals:
    """Powers by department and kind, and responsibilities by department, counted from the rows of a day."""

    day: date
    kinds: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def powers(self) -> int:
        return sum(row.powers for row in self.rows)

    @property
    def duties(self) -> int:
        return sum(row.duties for row in self.rows)

    @property
    def by_kind(self) -> tuple[int, ...]:
        return tuple(sum(column) for column in zip(*(row.kinds for row in self.rows), strict=True))

    @property
    def average(self) -> float | None:
        """Responsibilities a power; nothing where there is no power."""
        return self.duties / self.powers if self.powers else None


def totals(district: str, day: date) -> Totals:
    """Two queries over the rows of the day; departments in the official order, the common list last."""
    versions = as_of(district, day).select_related(None).order_by()
    counted = versions.values_list("agency", "agency__code", "agency__order", "kind").annotate(number=Count("pk"))
    cells: dict[tuple[int, str, int | None], dict[str, int]] = {}
    for agency, code, order, kind, number in counted:
        cells.setdefault((order if order is not None else 10_000, code or "", agency), {})[kind] = number
    duties = _duties_by_agency(versions, day)
    kinds = tuple(kind.value for kind in KINDS)
    return Totals(
        day,
        kinds,
        tuple(
            Row(code, agency, tuple(numbers.get(kind, 0) for kind in kinds), duties.get(agency, 0))
            for (_order, code, agency), numbers in sorted(cells.items(), key=lambda cell: cell[0][:2])
        ),
    )


def _duties_by_agency(versions: QuerySet[PowerVersion], day: date) -> dict[int | None, int]:
    held = Q(power__responsibilities__valid_from__lte=day) & (
        Q(power__responsibilities__valid_to=None) | Q(power__responsibilities__valid_to__gte=day)
    )
    joined = versions.filter(held).values_list("agency").annotate(number=Count("power__responsibilities"))
    return dict(joined)


@dataclass(frozen=True)
class Whole:
    """A power of a day with its responsibilities, its sub-items, and the towns that exercise it (of the common list)."""

    version: PowerVersion
    duties: Sequence[Responsibility]
    parts: Sequence[PowerVersion]
    adoptions: Sequence[Adoption]
    past: Sequence[PowerVersion]


def power_on(district: str, code: str, day: date) -> Whole:
    """One power whole. Raises Refusal power_not_found (404)."""
    version = as_of(district, day).filter(power__code=code).first()
    if version is None:
        raise Refusal("power_not_found", status=404, power=code[:20])
    duties = list(Responsibility.objects.filter(on_day(day), power=version.power_id).order_by("number"))
    parts = list(as_of(district, day).filter(parent=version.power_id))
    past = list(PowerVersion.objects.filter(power=version.power_id).select_related("round").order_by("-valid_from"))
    adoptions = _adoptions(version, day) if version.agency_id is None else []
    return Whole(version, duties, parts, adoptions, past)


def _adoptions(version: PowerVersion, day: date) -> list[Adoption]:
    """The adoptions of the day, each with `here`: its exception for this power, or nothing."""
    found = list(Adoption.objects.filter(on_day(day)).select_related("agency").prefetch_related("exceptions"))
    for adoption in found:
        own = [each for each in adoption.exceptions.all() if each.power_id == version.power_id]
        adoption.here = own[0] if own else None  # type: ignore[attr-defined]
    return found


def changed_days(district: str) -> list[date]:
    """The days on which a list began, the newest first: what a page offers to compare."""
    found = PowerVersion.objects.filter(power__district=district).order_by("-valid_from")
    return list(found.values_list("valid_from", flat=True).distinct())


def held(agency: Agency) -> int:
    """How many powers an organ has in the list that holds without an end."""
    return PowerVersion.objects.filter(agency=agency, valid_to=None).count()
