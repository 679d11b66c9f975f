"""Take a service out of the catalogue: its last version says since when, why and on which basis, and in what it went on."""

from datetime import date, datetime

from django.db import transaction

from yimen.catalogue.acts.writing import Why, add_version, last_version, row_of
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.running import running
from yimen.errors import Refusal

ENDING = (ChangeKind.CANCEL, ChangeKind.MERGE, ChangeKind.SPLIT)


@transaction.atomic
def retire(service: Service, why: Why, *, begin: date, now: datetime, who: str) -> ServiceVersion:
    """End the service on the day before `begin`. Running cases go on under the version they began with;
    the answer says how many and which (`running`).

    Raises Refusal: service_retired, version_starts_too_early (409), change_kind_wrong (422).
    """
    if why.kind not in ENDING:
        raise Refusal("change_kind_wrong", status=422, kind=why.kind.label)
    locked = Service.objects.select_for_update(of=("self",)).select_related("agency", "supervisor").get(pk=service.pk)
    last = last_version(locked)
    refuse_retired(locked, last)
    version = add_version(locked, row_of(locked, last), None, why, begin=begin, now=now, who=who, listed=False)
    service.refresh_from_db()
    version.running = running(service.code)
    return version


def refuse_retired(service: Service, last: ServiceVersion | None) -> None:
    """Raise service_retired (409) where the service is no longer in the catalogue."""
    if last is not None and not last.listed:
        raise Refusal("service_retired", service=service.name, day=last.valid_from.isoformat())
