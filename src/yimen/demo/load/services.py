"""The 595 services and those before them: matters, services, their history, and the guides of those fully written."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from yimen.agencies.models import Agency
from yimen.catalogue.acts import bring_into_force, publish_version
from yimen.catalogue.content import Handbook, ServiceContent
from yimen.catalogue.matters import first_versions
from yimen.catalogue.models import Matter, Service, ServiceVersion
from yimen.catalogue.searching import spelled
from yimen.demo import Progress
from yimen.demo.district import DISTRICT, ServiceData, services
from yimen.demo.establishments import section_of, supervisor_of
from yimen.demo.former import BEGINNING
from yimen.demo.handbooks import handbook
from yimen.demo.load.history import load_history
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

# The catalogue of 2016 was published before the first working day of the year.
PUBLISHED = datetime(2015, 12, 31, 16, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
VALID_FROM = date(2016, 1, 1)
REFORM_OFFICE = Actor("system", "宝山区审改办", frozenset({Role.ADMIN}))


def load_services(progress: Progress, now: datetime) -> None:
    """Matters and services that are missing; a fully written one whose text changed gets a new version."""
    everything = services()
    matters = _matters(everything)
    agencies = {agency.code: agency for agency in Agency.objects.filter(division=DISTRICT)}
    Service.objects.bulk_create(
        (_service(data, agencies, matters[data.basic]) for data in everything), ignore_conflicts=True
    )
    load_history(agencies, now)
    current = _contents_in_force()
    written = [
        (data, guide)
        for data in everything
        if data.content is not None and current.get(data.code) != (guide := _guide(data, data.content))
    ]
    by_code = Service.objects.select_related("agency").in_bulk([data.code for data, _ in written], field_name="code")
    for done, (data, guide) in enumerate(written, 1):
        _publish(by_code[data.code], guide, now)
        progress("services", len(everything) - len(written) + done, len(everything))
    bring_into_force(now)  # the versions of 2016 were published the day before their first


# Guide and handbook in the form in which versions keep them.
Guide = tuple[dict[str, Any] | None, dict[str, Any] | None]


def _contents_in_force() -> dict[str, Guide]:
    versions = ServiceVersion.objects.filter(service__district=DISTRICT, valid_to=None)
    rows = versions.values_list("service__code", "content", "handbook")
    return {code: (content, book) for code, content, book in rows}


def _guide(data: ServiceData, content: Mapping[str, Any]) -> Guide:
    book = Handbook.model_validate(handbook(content, section_of(data.agency)))
    guide = ServiceContent.model_validate(content)
    return guide.model_dump(mode="json", exclude_defaults=True), book.model_dump(mode="json", exclude_defaults=True)


def _matters(everything: tuple[ServiceData, ...]) -> dict[str, Matter]:
    Matter.objects.bulk_create(
        (Matter(code=data.basic, name=data.name, name_en=data.name_en, type=data.type) for data in everything),
        ignore_conflicts=True,
    )
    first_versions(BEGINNING, PUBLISHED, "2014年审批目录")
    return Matter.objects.in_bulk([data.basic for data in everything], field_name="code")


def _service(data: ServiceData, agencies: Mapping[str, Agency], matter: Matter) -> Service:
    agency, (supervisor, section) = agencies[data.agency], supervisor_of(data.agency, data.code)
    return Service(
        code=data.code,
        matter=matter,
        agency=agency,
        name=data.name,
        name_en=data.name_en,
        group=data.group,
        district=DISTRICT,
        type=data.type,
        supervisor=agencies[supervisor],
        supervising_section=section,
        popularity=data.popularity,
        pinyin=spelled(data.name),
    )


def _publish(service: Service, guide: Guide, now: datetime) -> None:
    content, book = guide
    given: dict[str, Any] = {"actor": REFORM_OFFICE, "handbook": book}
    if service.current is None:
        publish_version(service, content or {}, now=PUBLISHED, valid_from=VALID_FROM, reason="2016年审批目录", **given)
        return
    try:
        publish_version(service, content or {}, now=now, reason="演示内容更新", **given)
    except Refusal as refusal:
        # Whoever edits the files twice on one day sees the second edit tomorrow: versions are never overwritten.
        if refusal.code != "version_starts_too_early":
            raise
