"""Versions that were published ahead come into force on their day: the service shows what is in force now."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from yimen.catalogue.acts.writing import show
from yimen.catalogue.matters import bring_matters_into_force
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.telling import PUBLISHED, tell
from yimen.clock import shanghai_date


def bring_into_force(now: datetime, service: Service | None = None) -> int:
    """Let every service and matter, or this service, show the version of today; returns how many were behind. Safe to repeat.

    Whoever comes first does it: the job after midnight, or an applicant who starts before it has run.
    """
    waiting = _behind(now)
    if service is not None:
        waiting = waiting.filter(service=service)
    numbers = list(waiting.values_list("service", flat=True).distinct())
    matters = bring_matters_into_force(now) if service is None else 0
    return matters + sum(_catch_up(pk, now) for pk in numbers)


def _behind(now: datetime) -> QuerySet[ServiceVersion]:
    """The versions in force today that were published before their first day and are not what their service shows."""
    today = shanghai_date(now)
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    found = ServiceVersion.objects.filter(until, valid_from__lte=today, valid_from__gt=F("published_at__date"))
    guided = Q(content__isnull=False) & (Q(service__current__isnull=True) | ~Q(service__current=F("number")))
    bare = Q(content__isnull=True, service__current__isnull=False)
    row = Q()
    for column in ("name", "name_en", "group", "type", "agency", "supervising_section"):
        row |= ~Q(**{f"service__{column}": F(column)})
    coming = Q(service__status=Service.Status.COMING)
    gone = Q(listed=False) & ~Q(service__status=Service.Status.RETIRED)
    return found.filter(guided | bare | row | coming | gone)


@transaction.atomic
def _catch_up(pk: int, now: datetime) -> bool:
    """Under the service's lock: show the version of today."""
    service = Service.objects.select_for_update(of=("self",)).get(pk=pk)
    version = _behind(now).filter(service=service).select_related("agency", "supervisor").first()
    if version is None:
        return False
    show(service, version)
    service.save()
    tell(PUBLISHED, str(service.pk), version.number, now)
    return True
