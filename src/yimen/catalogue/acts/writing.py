"""How a version gets into the catalogue: the one in force ends the day before, the new one is added, the service shows it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from yimen.agencies.models import Agency
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.searching import plain, spelled
from yimen.catalogue.telling import PUBLISHED, tell
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
    """The row as it stands now. Terms are those of the last version. `service.agency` and its supervisor are read."""
    terms = (last.statutory, last.promised) if last else ("", "")
    who = (service.supervisor, service.supervising_section)
    return Row(service.name, service.name_en, service.group, service.type, service.agency, *terms, *who)


def with_terms(row: Row, content: ServiceContent | None) -> Row:
    """The row with the terms that its guide says."""
    if content is None:
        return row
    terms = content.terms
    return replace(row, statutory=terms.statutory, promised=terms.promised or "")


def last_version(service: Service) -> ServiceVersion | None:
    """The version with the highest number, in force until a new one comes."""
    return service.versions.select_related("agency").order_by("-number").first()


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
) -> ServiceVersion:
    """Write the version, take it over into the service and tell the rooms above; the caller holds the service's lock.

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
        published_at=now,
        created_by=who,
        **vars(row),
        **(vars(why) | {"into": list(why.into)}),
    )
    _show(service, row, content, version)
    tell(PUBLISHED, str(service.pk), version.number, now)
    return version


def plain_content(content: ServiceContent | None) -> dict[str, Any] | None:
    """The content in the form in which versions keep it."""
    return None if content is None else content.model_dump(mode="json", exclude_defaults=True)


def _show(service: Service, row: Row, content: ServiceContent | None, version: ServiceVersion) -> None:
    """Take over into the service what lists and search read from its version."""
    service.name, service.name_en, service.group = row.name, row.name_en, row.group
    service.type, service.agency = row.type, row.agency
    service.supervisor, service.supervising_section = row.supervisor, row.supervising_section
    service.current = version.number if content else None
    service.status = _status(version, content)
    if content is not None:
        service.handling = content.handling
        service.audience, service.channels = list(content.audience), list(content.channels)
        service.keywords = [plain(word) for word in content.keywords]
    service.pinyin = spelled(row.name)
    service.save()


def _status(version: ServiceVersion, content: ServiceContent | None) -> Service.Status:
    if not version.listed:
        return Service.Status.RETIRED
    return Service.Status.PUBLISHED if content else Service.Status.LISTED
