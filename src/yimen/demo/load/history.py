"""The catalogue's life since 2014 as raw versions. Nothing is counted here: every figure comes out of queries over these."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from yimen.agencies.models import Agency
from yimen.catalogue.citing import record
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.searching import spelled
from yimen.demo.district import DISTRICT, ServiceData, services
from yimen.demo.former import BEGINNING, LISTED_TERM, SHORTENED, Ended, Lived, ended, lived

PUBLISHER = "system"
BEGAN = "2014年审批目录"


def load_history(agencies: Mapping[str, Agency], now: datetime) -> None:
    """Versions of all services, where the district has none yet; later, a first version for services newly in the files."""
    known = ServiceVersion.objects.filter(service__district=DISTRICT)
    if known.exists():
        _first_versions(now)
        return
    gone = _former_services(agencies)
    by_code = Service.objects.filter(district=DISTRICT).select_related("agency").in_bulk(field_name="code")
    versions = [
        version for data in services() for version in _of_present(by_code[data.code], data, lived().get(data.code))
    ]
    versions += [version for each in gone for version in _of_former(by_code[each.data.code], each)]
    record(ServiceVersion.objects.bulk_create(versions, batch_size=500))


def _former_services(agencies: Mapping[str, Agency]) -> tuple[Ended, ...]:
    """The services that are gone, as rows without a place in lists."""
    rows = []
    for each in ended():
        data = each.data
        service = Service(
            code=data.code,
            agency=agencies[data.agency],
            name=data.name,
            group=data.group,
            district=DISTRICT,
            type=data.type,
            status=Service.Status.RETIRED,
            pinyin=spelled(data.name),
        )
        rows.append(service)
    Service.objects.bulk_create(rows, ignore_conflicts=True)
    return ended()


def _of_present(service: Service, data: ServiceData, life: Lived | None) -> Iterator[ServiceVersion]:
    """From the beginning on, or since it came in; in two versions where it was adjusted. Guides come after."""
    terms = data.content["terms"] if data.content else {}
    row = {"statutory": terms.get("statutory", ""), "promised": terms.get("promised", "")}
    if life is None:
        yield _version(service, 1, BEGINNING, ChangeKind.SET_UP, BEGAN, **row)
    elif life.earlier is None:
        yield _version(service, 1, life.day, ChangeKind(life.kind), life.reason, basis=life.basis, **row)
    else:
        name, type_code, promised = life.earlier
        statutory = LISTED_TERM if promised else ""
        yield _version(
            service, 1, BEGINNING, ChangeKind.SET_UP, BEGAN, end=life.day, name=name, type=type_code,
            statutory=statutory, promised=promised,
        )  # fmt: skip
        row = {"statutory": statutory, "promised": SHORTENED if promised else ""}
        yield _version(service, 2, life.day, ChangeKind(life.kind), life.reason, basis=life.basis, **row)


def _of_former(service: Service, each: Ended) -> Iterator[ServiceVersion]:
    yield _version(service, 1, BEGINNING, ChangeKind.SET_UP, BEGAN, end=each.day)
    yield _version(service, 2, each.day, ChangeKind.CANCEL, each.reason, basis=each.basis, listed=False)


def _first_versions(now: datetime) -> None:
    """Services that came into the files after the first load are set up today; those with a guide get it by its own act."""
    written = {data.code for data in services() if data.content is not None}
    without: Iterable[Service] = Service.objects.filter(district=DISTRICT, versions=None).select_related("agency")
    ServiceVersion.objects.bulk_create(
        _version(service, 1, now.date(), ChangeKind.SET_UP, "演示内容更新")
        for service in without
        if service.code not in written
    )


def _version(
    service: Service, number: int, begin: date, kind: ChangeKind, reason: str, *, end: date | None = None, **row: Any
) -> ServiceVersion:
    """One raw version; end: the first day on which it was no longer in force."""
    as_it_is = {"name": service.name, "name_en": service.name_en, "group": service.group, "type": service.type}
    return ServiceVersion(
        service=service,
        number=number,
        valid_from=begin,
        valid_to=end - timedelta(days=1) if end else None,
        kind=kind,
        agency=service.agency,
        supervisor_id=service.supervisor_id,
        supervising_section=service.supervising_section,
        reason=reason,
        published_at=datetime.combine(begin - timedelta(days=1), time(16), ZoneInfo("Asia/Shanghai")),
        created_by=PUBLISHER,
        **(as_it_is | row),
    )
