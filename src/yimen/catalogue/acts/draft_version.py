"""Draft a change of the catalogue: what is to change, from when, why and on which legal basis."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen.catalogue.acts.checking import check_guide, check_handbook, refuse_nothing, row_of_proposal
from yimen.catalogue.acts.guarding import check_kind, check_partners, demand_day, demand_own_agency
from yimen.catalogue.acts.identifying import Identity, identified
from yimen.catalogue.acts.retire import refuse_retired
from yimen.catalogue.acts.writing import Row, last_version, row_of
from yimen.catalogue.models import ChangeKind, Proposal, Service
from yimen.catalogue.proposing import DONE, DRAFTERS, NEW, demand_role, take_step
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor

__all__ = ["NEW", "draft_version"]


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
    identity: Identity | None = None,
    content: Mapping[str, Any] | None = None,
    handbook: Mapping[str, Any] | None = None,
    into: Sequence[str] = (),
    hand_in: bool = True,
) -> Proposal:
    """Write the draft down. It changes nothing in the catalogue until it is published.

    service   the one to change; None: a new one (set up, taken over) with `code`, or with one composed from `identity`
    row       how it is to stand; left out: as it stands. content, handbook: likewise
    into      merge: codes of the services that go into this one; split: codes of those in which this one goes on
    hand_in   False: it is still being written part by part (`write_part`), and handed in later (`hand_in_proposal`)
    Raises Refusal: change_needs_role, change_of_other_agency (403); change_reason_missing, change_basis_missing,
    change_day_past, change_kind_wrong, change_code_wrong, change_partners_missing, change_circular, change_name_missing,
    change_promise_too_long, change_more_than_name, change_agency_same and those of `check_content` (422); change_code_taken,
    change_changes_nothing, change_waiting, service_retired, version_starts_too_early (409); service_not_found (404).
    """
    demand_role(actor, DRAFTERS)
    if not reason.strip():
        raise Refusal("change_reason_missing", status=422)
    if not basis.strip():
        raise Refusal("change_basis_missing", status=422)
    demand_day(valid_from, shanghai_date(now))
    if service is None:
        proposal = _new(kind, row, code, identity)
    else:
        proposal = _changing(service, kind, row, valid_from)
    demand_own_agency(proposal, actor)
    check_kind(proposal)
    check_partners(proposal, list(into))
    proposal.valid_from, proposal.reason, proposal.basis = valid_from, reason.strip()[:500], basis.strip()[:500]
    _fill(proposal, content, handbook, hand_in)
    proposal.save()
    take_step(proposal, Proposal.Status.DRAFT if hand_in else Proposal.Status.WRITING, actor, now)
    return proposal


def _new(kind: ChangeKind, row: Row | None, code: str, identity: Identity | None) -> Proposal:
    if kind not in NEW:
        raise Refusal("change_kind_wrong", status=422, kind=ChangeKind(kind).label)
    if row is None or not row.name.strip():
        raise Refusal("change_name_missing", status=422)
    given = identified(row, code, identity)
    waiting = Proposal.objects.filter(code=given["code"]).exclude(status__in=DONE)
    if Service.objects.filter(code=given["code"]).exists() or waiting.exists():
        raise Refusal("change_code_taken", value=given["code"])
    return Proposal(kind=kind, **given, **vars(row))


def _changing(service: Service, kind: ChangeKind, row: Row | None, begin: date) -> Proposal:
    if kind in NEW:
        raise Refusal("change_kind_wrong", status=422, kind=ChangeKind(kind).label)
    locked = Service.objects.select_for_update(of=("self",)).select_related("agency", "supervisor").get(pk=service.pk)
    last = last_version(locked)
    refuse_retired(locked, last)
    if last is not None and begin <= last.valid_from:
        raise Refusal("version_starts_too_early", service=service.name, begin=last.valid_from.isoformat())
    if service.proposals.exclude(status__in=DONE).exists():
        raise Refusal("change_waiting", service=service.name)
    wanted = row or row_of(locked, last)
    if not wanted.name.strip():
        raise Refusal("change_name_missing", status=422)
    return Proposal(service=locked, kind=kind, code=locked.code, **vars(wanted))


def _fill(
    proposal: Proposal, content: Mapping[str, Any] | None, handbook: Mapping[str, Any] | None, hand_in: bool
) -> None:
    """The guide and the handbook that are to be; checked by every rule where the draft is handed in at once."""
    last = last_version(proposal.service) if proposal.service else None
    proposal.handbook = dict(handbook) if handbook is not None else (last.handbook if last else None)
    if hand_in:
        check_guide(proposal, last, content)
        check_handbook(proposal)
        if proposal.service is not None:
            refuse_nothing(proposal, last)
        return
    kept = content if content is not None else (last.content if last else None)
    proposal.content = None if kept is None else dict(kept)
    if proposal.content and last and (proposal.statutory, proposal.promised) != (last.statutory, last.promised):
        terms = {"statutory": row_of_proposal(proposal).statutory, "promised": proposal.promised or None}
        proposal.content["terms"] = {**proposal.content.get("terms", {}), **terms}
