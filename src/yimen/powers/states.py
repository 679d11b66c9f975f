"""Powers with their responsibilities as values: of a day, in force, or what a line wants. Differences are made of these."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yimen.powers.content import ROW, Duty, PowerContent
from yimen.powers.models import PowerVersion, Responsibility


@dataclass(frozen=True)
class PowerState:
    """A power as it stood on a day. agency: short code, empty for the common list."""

    code: str
    agency: str
    content: PowerContent


def on_day(day: date) -> Q:
    """The rows that hold on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def states_on(day: date, powers: Collection[int]) -> dict[str, PowerState]:
    """Those of these powers that stood in the list on the day, by code. Two queries."""
    return _states(on_day(day), powers)


def states_in_force(powers: Collection[int]) -> dict[str, PowerState]:
    """Those of these powers that stand in the last list, by code. Two queries."""
    return _states(Q(valid_to=None), powers)


def _states(held: Q, powers: Collection[int]) -> dict[str, PowerState]:
    versions = with_names(PowerVersion.objects.filter(held, power__in=powers))
    return {state.code: state for state in states_of(versions, held)}


def with_names(versions: QuerySet[PowerVersion]) -> QuerySet[PowerVersion]:
    """With everything that a state reads from its row."""
    return versions.select_related("power", "agency", "parent", "service").defer("service__pinyin")


def states_of(versions: Iterable[PowerVersion], held: Q) -> list[PowerState]:
    """The rows as values, with the responsibilities of the same time. One query for all responsibilities."""
    rows = list(versions)
    duties: dict[int, list[Duty]] = {}
    found = Responsibility.objects.filter(held, power__in=[row.power_id for row in rows]).order_by("power", "number")
    for power, *values in found.values_list("power_id", "step", "text", "basis", "liability", "liability_basis"):
        # Rows were checked when they came in.
        named: dict[str, Any] = dict(zip(Duty.model_fields, values, strict=True))
        duty = Duty.model_construct(**named)
        duties.setdefault(power, []).append(duty)
    return [_state(row, tuple(duties.get(row.power_id, ()))) for row in rows]


def _state(row: PowerVersion, duties: tuple[Duty, ...]) -> PowerState:
    values: dict[str, Any] = {name: getattr(row, name) for name in ROW if name not in ("parent", "service")}
    content = PowerContent.model_construct(
        **values,
        parent=row.parent.code if row.parent else "",
        service=row.service.code if row.service else "",
        duties=duties,
    )
    return PowerState(row.power.code, row.agency.code if row.agency else "", content)
