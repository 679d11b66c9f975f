"""What an import writes into the history: a version for each service that is new or changed, in a few statements."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Case, DateField, F, Value, When

from yimen.catalogue.citing import record
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.clock import shanghai_date

BATCH = 500
IMPORTER = "import"


def write_versions(made: Iterable[Service], changed: Iterable[Service], now: datetime, reason: str) -> None:
    """Versions for services as they have just been saved. Changed ones keep the guide that was in force.

    A version lasts a day at least: what changes on the day when the one before began counts from the next day on.
    """
    today = shanghai_date(now)
    changed = list(changed)
    before = {
        version.service_id: version
        for version in ServiceVersion.objects.filter(service__in=changed, valid_to=None).select_related("agency")
    }
    begins = {pk: max(today, version.valid_from + timedelta(days=1)) for pk, version in before.items()}
    _end(begins)
    versions = [_first(service, today, now, reason) for service in made]
    versions += [
        _next(service, before[service.pk], begins[service.pk], now, reason)
        if service.pk in before
        else _first(service, today, now, reason)
        for service in changed
    ]
    record(ServiceVersion.objects.bulk_create(versions, batch_size=BATCH))


def _end(begins: dict[int, date]) -> None:
    whens = [When(service_id=pk, then=Value(begin - timedelta(days=1))) for pk, begin in begins.items()]
    for start in range(0, len(whens), BATCH):
        part = list(begins)[start : start + BATCH]
        ServiceVersion.objects.filter(service__in=part, valid_to=None).update(
            valid_to=Case(*whens[start : start + BATCH], default=F("valid_to"), output_field=DateField())
        )


def _first(service: Service, begin: date, now: datetime, reason: str) -> ServiceVersion:
    return ServiceVersion(
        service=service,
        number=1,
        valid_from=begin,
        kind=ChangeKind.SET_UP,
        name=service.name,
        name_en=service.name_en,
        group=service.group,
        type=service.type,
        agency=service.agency,
        reason=reason,
        published_at=now,
        created_by=IMPORTER,
    )


def _next(service: Service, last: ServiceVersion, begin: date, now: datetime, reason: str) -> ServiceVersion:
    version = _first(service, begin, now, reason)
    only_name = (last.type, last.agency_id, last.group) == (service.type, service.agency_id, service.group)
    version.kind = ChangeKind.RENAME if only_name else ChangeKind.ADJUST
    version.number = last.number + 1
    version.listed, version.content = last.listed, last.content
    version.statutory, version.promised = last.statutory, last.promised
    return version
