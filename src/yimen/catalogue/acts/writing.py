"""How a version gets into the catalogue: the one in force ends the day before, the new one is added, the service shows it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from yimen.agencies.models import Agency
from yimen.catalogue.citing import record
from yimen.catalogue.content import Handbook, ServiceContent
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.searching import plain, spelled
from yimen.catalogue.telling import PUBLISHED, tell
from yimen.clock import shanghai_date
from yimen.errors import Refusal


@dataclass(frozen=True)
class Row:
    """How a service stands in the catalogue. statutory, promised: terms such as "20wd", empty where nobody said.

    supervisor, supervising_section: who supervises after a grant, empty where nobody said.
    """

    name: str
    name_en: str
    group: str
    type: str
    agency: Agency
    statutory: str = ""
    promised: str = ""
    supervisor: Agency | None = None
    supervising_section: str = ""


@dataclass(frozen=True)
class Why:
    """What a version changes, why, on which basis, and whose hands it went through. into: services merged or split."""

    kind: ChangeKind
    reason: str
    basis: str = ""
    into: tuple[str, ...] = ()
    drafted_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""


def row_of(service: Service, last: ServiceVersion | None) -> Row:
    """The row as the last version has it, also where that begins on a later day; without one the service's own."""
    source: Service | ServiceVersion = last or service
    terms = (last.statutory, last.promised) if last else ("", "")
    who = (source.supervisor, source.supervising_section)
    return Row(source.name, source.name_en, source.group, source.type, source.agency, *terms, *who)


def with_terms(row: Row, content: ServiceContent | None) -> Row:
    """The row with the terms that its guide says."""
    if content is None:
        return row
    terms = content.terms
    return replace(row, statutory=terms.statutory, promised=terms.promised or "")


def last_version(service: Service) -> ServiceVersion | None:
    """The version with the highest number, in force until a new one comes."""
    return service.versions.select_related("agency", "supervisor").order_by("-number").first()


def add_version(
    service: Service,
    row: Row,
    content: ServiceContent | None,
    why: Why,
    *,
    begin: date,
    now: datetime,
    who: str,
    listed: bool = True,
    handbook: Handbook | None = None,
) -> ServiceVersion:
    """Write the version; the caller holds the service's lock.

    The service shows it at once, or, where its first day lies ahead, from that day on (`bring_into_force`).

    Raises Refusal version_starts_too_early (409).
    """
    last = last_version(service)
    if last is not None:
        if begin <= last.valid_from:
            raise Refusal("version_starts_too_early", service=service.name, begin=last.valid_from.isoformat())
        last.valid_to = begin - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    version = ServiceVersion.objects.create(
        service=service,
        number=last.number + 1 if last else 1,
        valid_from=begin,
        listed=listed,
        content=plain_content(content),
        handbook=plain_content(handbook),
        published_at=now,
        created_by=who,
        **vars(row),
        **(vars(why) | {"into": list(why.into)}),
    )
    record([version])
    if begin <= shanghai_date(now):
        show(service, version)
        service.save()
        tell(PUBLISHED, str(service.pk), version.number, now)
    elif last is None:
        service.status = Service.Status.COMING
        service.save(update_fields=["status"])
    return version


def plain_content(content: ServiceContent | Handbook | None) -> dict[str, Any] | None:
    """The content in the form in which versions keep it."""
    return None if content is None else content.model_dump(mode="json", exclude_defaults=True)


def show(service: Service, version: ServiceVersion) -> None:
    """Take over into the service what lists and search read from its version; not saved."""
    content = None if version.content is None else ServiceContent.model_validate(version.content)
    service.name, service.name_en, service.group = version.name, version.name_en, version.group
    service.type, service.agency = version.type, version.agency
    service.supervisor, service.supervising_section = version.supervisor, version.supervising_section
    service.current = version.number if content else None
    service.status = _status(version, content)
    if content is not None:
        service.handling = content.handling
        service.audience, service.channels = list(content.audience), list(content.channels)
        service.keywords = [plain(word) for word in content.keywords]
    service.pinyin = spelled(version.name)


def _status(version: ServiceVersion, content: ServiceContent | None) -> Service.Status:
    if not version.listed:
        return Service.Status.RETIRED
    return Service.Status.PUBLISHED if content else Service.Status.LISTED
