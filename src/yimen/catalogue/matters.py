"""The basic catalogue in versions: as of any day, and a first version for matters that a list brought in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from yimen.catalogue.models import Matter, MatterVersion
from yimen.errors import Refusal


def matters_on(day: date, text: str = "") -> QuerySet[MatterVersion]:
    """The versions of matters that stood in the basic catalogue on a day, in the order of their codes.

    text  a part of the name or the beginning of the code; empty: all
    """
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = MatterVersion.objects.filter(until, valid_from__lte=day).exclude(state=MatterVersion.State.CANCELLED)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(matter__code__startswith=text))
    return found.select_related("matter").order_by("matter__code")


def matter_by_code(code: str) -> Matter:
    """Raises Refusal matter_not_found (404)."""
    matter = Matter.objects.filter(code=code).first()
    if matter is None:
        raise Refusal("matter_not_found", status=404, matter=code[:50])
    return matter


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
