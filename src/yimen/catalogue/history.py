"""The catalogue as it stood on a day, and what changed between two days: counted from versions, stored nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yimen.catalogue.elements import GUIDE, HANDBOOK, SERVICE, element_of
from yimen.catalogue.models import Service, ServiceVersion
from yimen.errors import Refusal

# What makes a row of the catalogue another one, beside its name.
ROW = ("type", "agency_id", "group", "statutory", "promised", "supervisor_id", "supervising_section")
# Where nobody had told before, to know is no change.
TOLD_LATER = ("statutory", "promised", "supervisor_id", "supervising_section")
EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)


def as_of(district: str, day: date, agency: str = "") -> QuerySet[ServiceVersion]:
    """The versions that made up the catalogue of a district on a day, in the order of departments and codes.

    agency: short code of the agency that had the service then; empty: all. Raises Refusal catalogue_day_out_of_range (422).
    """
    _demand(day)
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = ServiceVersion.objects.filter(until, service__district=district, valid_from__lte=day, listed=True)
    if agency:
        found = found.filter(agency__code=agency)
    return found.select_related("service", "agency").order_by("agency__order", "agency__code", "service__code")


@dataclass(frozen=True)
class Changed:
    """One service that stands otherwise: before (nothing: it was not there), after, and the last version that did it."""

    before: ServiceVersion | None
    after: ServiceVersion | None
    by: ServiceVersion | None

    @property
    def shown(self) -> ServiceVersion:
        """The version to name it by: as it stands after, or as it stood."""
        version = self.after or self.before
        assert version is not None
        return version


@dataclass(frozen=True)
class CatalogueDiff:
    """What changed from the end of one day to the end of another. A service may be adjusted and renamed.

    before, after   how many services stood in the catalogue on each day
    guides          only the guide says something else
    """

    first: date
    last: date
    before: int
    after: int
    added: tuple[Changed, ...]
    cancelled: tuple[Changed, ...]
    adjusted: tuple[Changed, ...]
    renamed: tuple[Changed, ...]
    guides: tuple[Changed, ...]

    @property
    def touched(self) -> int:
        """How many services of the first day were cancelled or adjusted since."""
        return len(self.cancelled) + len(self.adjusted)

    @property
    def share(self) -> float | None:
        """Cancelled or adjusted as a share of the catalogue of the first day; nothing where it was empty."""
        return self.touched / self.before if self.before else None


def diff(district: str, first: date, last: date) -> CatalogueDiff:
    """Compare the catalogue of two days. Three queries. Raises Refusal catalogue_days_reversed, _day_out_of_range (422)."""
    if last < first:
        raise Refusal("catalogue_days_reversed", status=422, first=first.isoformat(), last=last.isoformat())
    old = {version.service_id: version for version in as_of(district, first)}
    new = {version.service_id: version for version in as_of(district, last)}
    began = ServiceVersion.objects.filter(service__district=district, valid_from__gt=first, valid_from__lte=last)
    causes = {version.service_id: version for version in began.select_related("service", "agency").order_by("number")}
    order = [*new, *(pk for pk in old if pk not in new)]
    changed = [Changed(old.get(pk), new.get(pk), causes.get(pk)) for pk in order]
    both = [each for each in changed if each.before and each.after and each.before.pk != each.after.pk]
    adjusted, renamed = [each for each in both if _adjusted(each)], [each for each in both if _renamed(each)]
    told = {each.shown.service_id for each in (*adjusted, *renamed)}
    return CatalogueDiff(
        first,
        last,
        len(old),
        len(new),
        added=tuple(each for each in changed if each.before is None),
        cancelled=tuple(each for each in changed if each.after is None),
        adjusted=tuple(adjusted),
        renamed=tuple(renamed),
        guides=tuple(each for each in both if each.shown.service_id not in told and _guide(each)),
    )


def _adjusted(each: Changed) -> bool:
    """Whether the row differs. A term or a supervisor that nobody had told before is knowledge, not a change."""
    pairs = [(name, getattr(each.before, name), getattr(each.after, name)) for name in ROW]
    return any(old != new and not (name in TOLD_LATER and not old) for name, old, new in pairs)


def _renamed(each: Changed) -> bool:
    return each.before is not None and each.after is not None and each.before.name != each.after.name


def _guide(each: Changed) -> bool:
    return each.before is not None and each.after is not None and each.before.content != each.after.content


def versions_of(service: Service) -> list[ServiceVersion]:
    """All versions of a service, the newest first."""
    return list(service.versions.select_related("agency", "supervisor").order_by("-number"))


@dataclass(frozen=True)
class Difference:
    """One field that differs between two versions. Values as they stand in the JSON; None: not there."""

    place: str
    before: Any
    after: Any

    @property
    def title(self) -> str:
        """What the field is called, in the current language; its place where the catalogue has no word for it."""
        table, place = SERVICE, self.place
        for name, other in (("guide", GUIDE), ("handbook", HANDBOOK)):
            if place.startswith(f"{name}."):
                table, place = other, place.removeprefix(f"{name}.")
        element = element_of(place, table) or element_of(place, GUIDE)
        return element.title if element else self.place


def differences(old: ServiceVersion, new: ServiceVersion) -> list[Difference]:
    """Field by field: the row first, then the guide down to its single values, in the order of the newer one.

    The handbook is left out: these differences are for anybody.
    """
    return differences_between(_whole(old), _whole(new))


def differences_between(before: Mapping[str, Any], after: Mapping[str, Any], prefix: str = "") -> list[Difference]:
    """The leaves in which two JSON values differ; prefix: what their places begin with ("guide")."""
    left, right = dict(_flat(prefix, before)), dict(_flat(prefix, after))
    places = [*right, *(place for place in left if place not in right)]
    return [
        Difference(place, left.get(place), right.get(place)) for place in places if left.get(place) != right.get(place)
    ]


def _whole(version: ServiceVersion) -> dict[str, Any]:
    row = {
        name: getattr(version, name)
        for name in ("name", "name_en", "group", "type", "statutory", "promised", "listed", "supervising_section")
    }
    supervisor = version.supervisor.code if version.supervisor else ""
    return row | {"agency": version.agency.code, "supervisor": supervisor, "guide": version.content or {}}


def _flat(place: str, value: Any) -> Iterable[tuple[str, Any]]:
    """The leaves of a JSON value with their places: guide.materials[identity].copies. Parts with a code go by it."""
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _flat(f"{place}.{key}" if place else key, part)
    elif isinstance(value, list) and value:
        for number, part in enumerate(value):
            key = part.get("code", number) if isinstance(part, dict) else number
            yield from _flat(f"{place}[{key}]", part)
    elif value not in ({}, [], ""):
        yield place, value


def _demand(day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise Refusal("catalogue_day_out_of_range", status=422, day=day.isoformat())
