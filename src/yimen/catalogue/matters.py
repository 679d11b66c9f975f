"""The basic catalogue in versions: as of any day, one matter with its services, first versions for what a list brought in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yimen.catalogue.basic.writing import SHOWN, last_version, show
from yimen.catalogue.models import Matter, MatterVersion, Service
from yimen.clock import shanghai_date
from yimen.errors import Refusal


def matters_on(day: date, text: str = "", type_code: str = "", level: str = "") -> QuerySet[MatterVersion]:
    """The versions of matters that stood in the basic catalogue on a day, in the order of their codes.

    text  a part of the name or the beginning of the code; empty: all, as for kind and level
    """
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = MatterVersion.objects.filter(until, valid_from__lte=day).exclude(state=MatterVersion.State.CANCELLED)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(matter__code__startswith=text))
    for name, value in (("type", type_code), ("level", level)):
        if value:
            found = found.filter(**{name: value})
    return found.select_related("matter").order_by("matter__code")


def with_services(versions: QuerySet[MatterVersion]) -> QuerySet[MatterVersion]:
    """The same with `services`: how many services implement each matter now."""
    using = Service.objects.filter(matter=OuterRef("matter")).exclude(status=Service.Status.RETIRED)
    counted = using.order_by().values("matter").annotate(number=Count("pk")).values("number")
    return versions.annotate(services=Coalesce(Subquery(counted), 0))


def demand_standing(matter: Matter) -> None:
    """Raise Refusal matter_cancelled (409) where it does not stand in the basic catalogue any more."""
    last = last_version(matter)
    if last is not None and not last.stands:
        raise Refusal("matter_cancelled", matter=matter.name)


def services_of(matter: Matter) -> QuerySet[Service]:
    """The services that implement a matter and have not ended, in the order of departments."""
    found = matter.services.exclude(status=Service.Status.RETIRED).select_related("agency")
    return found.defer(*Service.SEARCHED).order_by("agency__order", "code")


def matter_by_code(code: str) -> Matter:
    """Raises Refusal matter_not_found (404)."""
    matter = Matter.objects.filter(code=code).first()
    if matter is None:
        raise Refusal("matter_not_found", status=404, matter=code[:50])
    return matter


def bring_matters_into_force(now: datetime) -> int:
    """Let every matter show its version of today, where that was published ahead; returns how many were behind."""
    today = shanghai_date(now)
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    behind = Q()
    for name in SHOWN:
        behind |= ~Q(**{f"matter__{name}": F(name)})
    found = MatterVersion.objects.filter(until, behind, valid_from__lte=today).select_related("matter")
    for version in found:
        show(version.matter, version)
        version.matter.save(update_fields=SHOWN)
    return len(found)


def versions_of(matter: Matter) -> list[MatterVersion]:
    """All versions of a matter, the newest first."""
    return list(matter.versions.order_by("-number"))


def first_versions(begin: date, now: datetime, reason: str, matters: Iterable[Matter] | None = None) -> int:
    """A first version for each of the matters that has none yet; returns how many were made. matters: None means all."""
    without = Matter.objects.filter(versions=None)
    if matters is not None:
        without = without.filter(pk__in=[matter.pk for matter in matters])
    made = [
        MatterVersion(
            matter=matter,
            number=1,
            valid_from=begin,
            name=matter.name,
            name_en=matter.name_en,
            type=matter.type,
            level=matter.level,
            reason=reason[:500],
            published_at=now,
            created_by="system",
        )
        for matter in without
    ]
    return len(MatterVersion.objects.bulk_create(made, batch_size=500))
