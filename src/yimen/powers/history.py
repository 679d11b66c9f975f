"""The list as it stood on a day, and what changed between two days: computed from the rows, stored nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from yimen.errors import Refusal
from yimen.powers.models import PowerVersion, Responsibility
from yimen.powers.states import PowerState, on_day, states_on, with_names

EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)


def as_of(district: str, day: date) -> QuerySet[PowerVersion]:
    """The powers that stood in the list of a district on a day, in the order of codes. Raises powers_day_out_of_range (422)."""
    demand_day(day)
    found = PowerVersion.objects.filter(on_day(day), power__district=district)
    return with_names(found).order_by("power__code")


@dataclass(frozen=True)
class Changed:
    """A power that stands in both lists, but otherwise."""

    before: PowerState
    after: PowerState


@dataclass(frozen=True)
class PowersDiff:
    """What differs between the ends of two days. before, after: how many powers stood in the list on each.

    duties_before, duties_after   how many responsibilities
    """

    first: date
    last: date
    before: int
    after: int
    duties_before: int
    duties_after: int
    added: tuple[PowerState, ...]
    removed: tuple[PowerState, ...]
    changed: tuple[Changed, ...]


def diff(district: str, first: date, last: date) -> PowersDiff:
    """Compare the lists of two days. Raises Refusal powers_days_reversed, powers_day_out_of_range (422).

    Only powers of which a row began or ended between the days are read whole.
    """
    demand_day(first)
    demand_day(last)
    if last < first:
        raise Refusal("powers_days_reversed", status=422, first=first.isoformat(), last=last.isoformat())
    touched = _touched(district, first, last)
    old, new = states_on(first, touched), states_on(last, touched)
    return PowersDiff(
        first,
        last,
        before=_powers(district, first),
        after=_powers(district, last),
        duties_before=_duties(district, first),
        duties_after=_duties(district, last),
        added=tuple(state for code, state in new.items() if code not in old),
        removed=tuple(state for code, state in old.items() if code not in new),
        changed=tuple(Changed(old[code], state) for code, state in new.items() if old.get(code, state) != state),
    )


def apply(old: Mapping[str, PowerState], found: PowersDiff) -> dict[str, PowerState]:
    """The later list, made of the earlier one and the difference. Pure."""
    gone = {state.code for state in found.removed}
    kept = {code: state for code, state in old.items() if code not in gone}
    return kept | {each.after.code: each.after for each in found.changed} | {state.code: state for state in found.added}


def demand_day(day: date) -> None:
    """Raise Refusal powers_day_out_of_range (422) for a day of another age."""
    if not EARLIEST <= day <= LATEST:
        raise Refusal("powers_day_out_of_range", status=422, day=day.isoformat())


def _touched(district: str, first: date, last: date) -> set[int]:
    between = Q(valid_from__gt=first, valid_from__lte=last) | Q(valid_to__gte=first, valid_to__lt=last)
    versions = PowerVersion.objects.filter(between, power__district=district).values_list("power_id", flat=True)
    duties = Responsibility.objects.filter(between, power__district=district).values_list("power_id", flat=True)
    return {*versions, *duties}


def _powers(district: str, day: date) -> int:
    return PowerVersion.objects.filter(on_day(day), power__district=district).count()


def _duties(district: str, day: date) -> int:
    return Responsibility.objects.filter(on_day(day), power__district=district).count()
