"""The list of services as rows of texts, as it goes out and as a list that comes in is compared with."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from yimen.catalogue.models import Service, ServiceVersion

CHUNK = 2_000


def listed_rows(district: str, keys: Sequence[str] | None = None) -> Iterator[dict[str, str]]:
    """The services of a district that are neither retired nor still to come, ordered by code; `keys`: only those codes. Streamed."""
    found = _versions(district)
    if keys is not None:
        found = found.filter(service__code__in=keys)
    for version in found.iterator(chunk_size=CHUNK):
        service = version.service
        yield {
            "department": service.agency.name,
            "main_item": service.group,
            "item_name": service.name,
            "name_en": service.name_en,
            "area_code": district.ljust(12, "0"),
            "item_code": service.code,
            "task_type": service.type,
            "dept_code": service.agency.uscc,
            "status": service.status,
            "statutory": version.statutory,
            "promised": version.promised,
            "valid_from": version.valid_from.isoformat(),
        }


def _versions(district: str) -> QuerySet[ServiceVersion]:
    """The last version of each service: the one in force until another comes."""
    found = ServiceVersion.objects.filter(valid_to=None, service__district=district)
    found = found.exclude(service__status__in=Service.HIDDEN).select_related("service__agency")
    unread = [f"service__{name}" for name in Service.SEARCHED]
    return found.defer("content", "reason", "basis", *unread).order_by("service__code")
