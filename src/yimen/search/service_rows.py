"""What the database says about services, in the form from which documents are made; a few statements for all."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import F, QuerySet

from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Service, ServiceVersion
from yimen.search.documents import Document, Place, ServiceRow, documents_of
from yimen.search.passages import passages_of

BATCH = 500


def count() -> int:
    """How many services the index is to hold."""
    return _listed().count()


def documents(codes: Sequence[str] | None = None) -> Iterator[tuple[str, list[Document]]]:
    """Each service that people may see, as (code, documents): of all districts, or of these codes only."""
    services = _listed() if codes is None else _listed().filter(code__in=codes)
    batch: list[Service] = []
    for service in services.select_related("agency").order_by("pk").iterator(BATCH):
        batch.append(service)
        if len(batch) == BATCH:
            yield from _documents(batch)
            batch = []
    yield from _documents(batch)


def row_of(service: Service) -> ServiceRow:
    """A service (with its agency) as search sees it."""
    agency = service.agency
    return ServiceRow(
        code=service.code,
        name=service.name,
        name_en=service.name_en,
        group=service.group,
        type=service.type,
        place=Place(service.district, agency.code, agency.name, agency.name_en),
        open=service.open,
        online=service.online,
        audience=service.audience,
        keywords=service.keywords,
        popularity=service.popularity,
    )


def _listed() -> QuerySet[Service]:
    return Service.objects.exclude(status__in=Service.HIDDEN)


def _documents(services: Iterable[Service]) -> Iterator[tuple[str, list[Document]]]:
    services = list(services)
    opened = [service.pk for service in services if service.open]
    versions = ServiceVersion.objects.filter(service__in=opened, number=F("service__current"))
    contents = {pk: content for pk, content in versions.values_list("service_id", "content") if content is not None}
    for service in services:
        content = contents.get(service.pk)
        passages = passages_of(ServiceContent.model_validate(content)) if content is not None else ()
        yield service.code, list(documents_of(row_of(service), passages))
