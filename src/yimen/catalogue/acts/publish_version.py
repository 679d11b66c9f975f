"""Publish what a service demands as a new version: the old one ends the day before, both stay readable for ever.

This is the way of first loads, which no role of people reaches; changes are drafted, reviewed and approved (`draft_version` and
the acts beside it).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from yimen.catalogue import forms
from yimen.catalogue.acts.retire import refuse_retired
from yimen.catalogue.acts.writing import Why, add_version, last_version, plain_content, row_of, with_terms
from yimen.catalogue.audit import Severity, audit, audit_citations, say, severity
from yimen.catalogue.citing import citations_in
from yimen.catalogue.content import Handbook, ServiceContent, problems
from yimen.catalogue.editing.findings import fault_words
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.proposing import demand_role
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.laws.queries import known
from yimen.procedure import Actor, Role

# Nobody who signs in as an office, a section or a citizen.
LOADERS = (Role.SYSTEM, Role.ADMIN)


@transaction.atomic
def publish_version(
    service: Service,
    content: Mapping[str, Any] | ServiceContent,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date | None = None,
    reason: str = "",
    handbook: Mapping[str, Any] | None = None,
) -> ServiceVersion:
    """Check the content, end the version in force, add the new one, and make the service findable by it.

    valid_from  first day of the new version (default: today in Shanghai); must lie after the first day of the one in force
    handbook    the one beside it; left out: the one in force
    Only the platform itself comes in here (first loads); people draft, review, approve and publish.
    Raises Refusal: change_needs_role (403); content_invalid, content_form_invalid, content_audit_failed (422); version_starts_too_early,
    version_unchanged, service_retired (409).
    """
    demand_role(actor, LOADERS)
    locked = Service.objects.select_for_update(of=("self",)).select_related("agency", "supervisor").get(pk=service.pk)
    checked = check_content(content, locked)
    last = last_version(locked)
    refuse_retired(locked, last)
    kept = handbook if handbook is not None else (last.handbook if last else None)
    book = Handbook.model_validate(kept) if kept else None
    if last is not None and (last.content, last.handbook) == (plain_content(checked), plain_content(book)):
        raise Refusal("version_unchanged", service=service.name)
    begin = valid_from or shanghai_date(now)
    check_citations(checked, locked, begin)
    why = Why(ChangeKind.GUIDE if last else ChangeKind.SET_UP, reason)
    row = with_terms(row_of(locked, last), checked)
    version = add_version(locked, row, checked, why, begin=begin, now=now, who=actor.who, handbook=book)
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
        lines = "; ".join(f"form.{fault.place}: {fault_words(fault)}" for fault in faults)
        raise Refusal("content_form_invalid", status=422, service=service.name, problems=lines)
    broken = [finding for finding in audit(checked, service.type, service.code) if severity(finding) is Severity.ERROR]
    if broken:
        lines = "; ".join(say(finding) for finding in broken)
        raise Refusal("content_audit_failed", status=422, service=service.name, problems=lines)
    return checked


def check_citations(content: ServiceContent, service: Service, begin: date) -> None:
    """Raise content_audit_failed (422) where an article is named that was not in force on the guide's first day."""
    cited = list(citations_in(plain_content(content) or {}))
    entered = known({citation.key for _place, _text, citation in cited})
    broken = [
        finding
        for finding in audit_citations(cited, begin, entered.whole, entered.in_force)
        if severity(finding) is Severity.ERROR
    ]
    if broken:
        lines = "; ".join(say(finding) for finding in broken)
        raise Refusal("content_audit_failed", status=422, service=service.name, problems=lines)
