"""Draft a change of the catalogue: what is to change, from when, why and on which legal basis."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen.catalogue.acts.publish_version import check_content
from yimen.catalogue.acts.retire import refuse_retired
from yimen.catalogue.acts.writing import Row, last_version, plain_content, row_of, with_terms
from yimen.catalogue.audit.content_rules import days
from yimen.catalogue.models import ChangeKind, Proposal, Service, ServiceVersion
from yimen.catalogue.proposing import DRAFTERS, demand_role, take_step
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

NEW = (ChangeKind.SET_UP, ChangeKind.TAKE_OVER)
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{3,79}\Z")


@transaction.atomic
def draft_version(
    service: Service | None,
    kind: ChangeKind,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date,
    reason: str,
    basis: str,
    row: Row | None = None,
    code: str = "",
    content: Mapping[str, Any] | None = None,
    into: Sequence[str] = (),
) -> Proposal:
    """Write the draft down. It changes nothing in the catalogue until it is published.

    service  the one to change; None: a new one with `code` (set up, taken over)
    row      how it is to stand; left out: as it stands. content: its guide, likewise
    into     merge: codes of the services that go into this one; split: codes of those in which this one goes on
    Raises Refusal: change_needs_role, change_of_other_agency (403); change_reason_missing, change_basis_missing,
    change_kind_wrong, change_code_wrong, change_partners_missing, change_circular, change_name_missing, change_promise_too_long and those of
    `check_content` (422); change_code_taken, change_changes_nothing, change_waiting, service_retired,
    version_starts_too_early (409); service_not_found (404).
    """
    demand_role(actor, DRAFTERS)
    if not reason.strip():
        raise Refusal("change_reason_missing", status=422)
    if not basis.strip():
        raise Refusal("change_basis_missing", status=422)
    proposal = _new(kind, row, code) if service is None else _changing(service, kind, row, valid_from)
    _demand_own_agency(proposal, actor)
    _partners(proposal, list(into))
    _guide(proposal, service, content)
    proposal.valid_from, proposal.reason, proposal.basis = valid_from, reason.strip()[:500], basis.strip()[:500]
    if service is not None:
        _refuse_nothing(proposal, service)
    proposal.save()
    take_step(proposal, Proposal.Status.DRAFT, actor, now)
    return proposal


def _new(kind: ChangeKind, row: Row | None, code: str) -> Proposal:
    if kind not in NEW:
        raise Refusal("change_kind_wrong", status=422, kind=ChangeKind(kind).label)
    if row is None or not row.name.strip():
        raise Refusal("change_name_missing", status=422)
    if not _CODE.match(code):
        raise Refusal("change_code_wrong", status=422, value=code[:80])
    waiting = Proposal.objects.filter(code=code).exclude(
        status__in=(Proposal.Status.PUBLISHED, Proposal.Status.RETURNED)
    )
    if Service.objects.filter(code=code).exists() or waiting.exists():
        raise Refusal("change_code_taken", value=code)
    return Proposal(kind=kind, code=code, **vars(row))


def _changing(service: Service, kind: ChangeKind, row: Row | None, begin: date) -> Proposal:
    if kind in NEW:
        raise Refusal("change_kind_wrong", status=422, kind=ChangeKind(kind).label)
    locked = Service.objects.select_for_update(of=("self",)).select_related("agency", "supervisor").get(pk=service.pk)
    last = last_version(locked)
    refuse_retired(locked, last)
    if last is not None and begin <= last.valid_from:
        raise Refusal("version_starts_too_early", service=service.name, begin=last.valid_from.isoformat())
    done = (Proposal.Status.PUBLISHED, Proposal.Status.RETURNED)
    if service.proposals.exclude(status__in=done).exists():
        raise Refusal("change_waiting", service=service.name)
    wanted = row or row_of(locked, last)
    if not wanted.name.strip():
        raise Refusal("change_name_missing", status=422)
    return Proposal(service=locked, kind=kind, code=locked.code, **vars(wanted))


def _demand_own_agency(proposal: Proposal, actor: Actor) -> None:
    """A section drafts what is its agency's now, or, where nothing is yet, what is to be its agency's."""
    if Role.REFORM_OFFICE in actor.roles:
        return
    owner = proposal.service.agency if proposal.service else proposal.agency
    if actor.agency != owner.code:
        raise Refusal("change_of_other_agency", status=403, agency=owner.title)


def _partners(proposal: Proposal, codes: list[str]) -> None:
    """Those that are merged, or in which a split goes on: they exist, are others, and are not themselves on their way here."""
    if proposal.kind not in (ChangeKind.MERGE, ChangeKind.SPLIT):
        return
    if not codes:
        raise Refusal("change_partners_missing", status=422, kind=ChangeKind(proposal.kind).label)
    if proposal.code in codes or len(set(codes)) != len(codes):
        raise Refusal("change_circular", status=422, service=proposal.name)
    known = {service.code: service for service in Service.objects.filter(code__in=codes)}
    for code in codes:
        if code not in known:
            raise Refusal("service_not_found", status=404, service=code[:80])
        refuse_retired(known[code], last_version(known[code]))
    open_merges = Proposal.objects.filter(kind=ChangeKind.MERGE, into__contains=[proposal.code], code__in=codes)
    if open_merges.exclude(status__in=(Proposal.Status.PUBLISHED, Proposal.Status.RETURNED)).exists():
        raise Refusal("change_circular", status=422, service=proposal.name)
    proposal.into = codes


def _guide(proposal: Proposal, service: Service | None, content: Mapping[str, Any] | None) -> None:
    """The guide that is to be in force: the given one, checked by every rule, or the one in force."""
    last = last_version(service) if service else None
    if content is None and last is not None and last.content is not None:
        if (proposal.statutory, proposal.promised) == (last.statutory, last.promised):
            proposal.content = last.content
            return
        content = _with_other_terms(last.content, proposal)
    if content is None:
        _promise_within_law(proposal)
        return
    subject = service or Service(name=proposal.name, type=proposal.type)
    checked = check_content(content, Service(name=subject.name, type=proposal.type))
    proposal.content = plain_content(checked)
    row = with_terms(_row(proposal), checked)
    proposal.statutory, proposal.promised = row.statutory, row.promised


def _with_other_terms(content: Mapping[str, Any], proposal: Proposal) -> dict[str, Any]:
    """The guide in force with the terms that the row is to have: the two never say different things."""
    terms = {"statutory": proposal.statutory, "promised": proposal.promised or None}
    return {**content, "terms": {**content["terms"], **terms}}


def _promise_within_law(proposal: Proposal) -> None:
    """The rule of the guides holds for a row without a guide as well."""
    if not (proposal.statutory and proposal.promised):
        return
    if days(proposal.promised) > days(proposal.statutory):
        raise Refusal("change_promise_too_long", status=422, promised=proposal.promised, statutory=proposal.statutory)


def _row(proposal: Proposal | ServiceVersion) -> Row:
    return Row(
        proposal.name,
        proposal.name_en,
        proposal.group,
        proposal.type,
        proposal.agency,
        proposal.statutory,
        proposal.promised,
        proposal.supervisor,
        proposal.supervising_section,
    )


def _refuse_nothing(proposal: Proposal, service: Service) -> None:
    """A change that is none, and a renaming that keeps the name, are refused."""
    if proposal.kind in (ChangeKind.CANCEL, ChangeKind.MERGE, ChangeKind.SPLIT):
        return
    last = last_version(service)
    before = row_of(proposal.service or service, last)
    same_row = _row(proposal) == before and proposal.content == (last.content if last else None)
    if same_row or (proposal.kind == ChangeKind.RENAME and proposal.name == before.name):
        raise Refusal("change_changes_nothing", service=service.name)
