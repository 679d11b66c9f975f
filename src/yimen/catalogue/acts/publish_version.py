"""Publish a new version of a service: the old one ends the day before, both stay readable for ever."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from yimen.catalogue import forms
from yimen.catalogue.audit import Severity, audit, say, severity
from yimen.catalogue.content import ServiceContent, problems
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.searching import findable, plain
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def publish_version(
    service: Service,
    content: Mapping[str, Any] | ServiceContent,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date | None = None,
    reason: str = "",
) -> ServiceVersion:
    """Check the content, end the version in force, add the new one, and make the service findable by it.

    valid_from  first day of the new version (default: today in Shanghai); must lie after the first day of the one in force
    Raises Refusal: content_invalid, content_form_invalid, content_audit_failed (422); version_starts_too_early,
    version_unchanged (409).
    """
    locked = Service.objects.select_for_update().select_related("agency").get(pk=service.pk)
    checked = check_content(content, locked)
    begin = valid_from or shanghai_date(now)
    last = locked.versions.order_by("-number").first()
    plain = checked.model_dump(mode="json", exclude_defaults=True)
    if last is not None:
        _end(last, plain, begin, locked)
    version = ServiceVersion.objects.create(
        service=locked,
        number=last.number + 1 if last else 1,
        valid_from=begin,
        content=plain,
        reason=reason,
        published_at=now,
        created_by=actor.who,
    )
    show(locked, checked, version.number)
    service.refresh_from_db()
    return version


def check_content(content: Mapping[str, Any] | ServiceContent, service: Service) -> ServiceContent:
    """The content as a value that may be published for this service. Raises Refusal (422) naming every fault."""
    try:
        checked = content if isinstance(content, ServiceContent) else ServiceContent.model_validate(content)
    except ValidationError as error:
        raise Refusal(
            "content_invalid", status=422, service=service.name, problems="; ".join(problems(error))
        ) from error
    faults = forms.check_schema(checked.form)
    if faults:
        lines = "; ".join(f"form.{fault.place}: {fault.code} {fault.detail}".strip() for fault in faults)
        raise Refusal("content_form_invalid", status=422, service=service.name, problems=lines)
    broken = [finding for finding in audit(checked, service.type) if severity(finding) is Severity.ERROR]
    if broken:
        lines = "; ".join(say(finding) for finding in broken)
        raise Refusal("content_audit_failed", status=422, service=service.name, problems=lines)
    return checked


def _end(last: ServiceVersion, content: Mapping[str, Any], begin: date, service: Service) -> None:
    if last.content == content:
        raise Refusal("version_unchanged", service=service.name)
    if begin <= last.valid_from:
        raise Refusal("version_starts_too_early", service=service.name, begin=last.valid_from.isoformat())
    last.valid_to = begin - timedelta(days=1)
    last.save(update_fields=["valid_to"])


def show(service: Service, content: ServiceContent, number: int) -> None:
    """Take over into the service what lists and search read from its version."""
    found = findable(
        name=service.name,
        name_en=service.name_en,
        code=service.code,
        agency=service.agency.name,
        keywords=content.keywords,
        group=service.group,
    )
    service.current, service.status = number, Service.Status.PUBLISHED
    service.handling = content.handling
    service.audience, service.channels = list(content.audience), list(content.channels)
    service.keywords = [plain(word) for word in content.keywords]
    service.pinyin, service.initials = found.pinyin, found.initials
    service.document, service.grams = found.document, found.grams
    service.save()
