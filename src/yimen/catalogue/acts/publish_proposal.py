"""Publish an approved change: the versions it makes are written, one for each service it touches, all or none."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.acts.retire import refuse_retired, retire
from yimen.catalogue.acts.writing import Row, Why, add_version, last_version
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import ChangeKind, Proposal, Service, ServiceVersion
from yimen.catalogue.proposing import APPROVERS, demand_order, demand_role, locked, step_of, take_step
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def publish_proposal(proposal_id: int, *, actor: Actor, now: datetime) -> ServiceVersion:
    """Write the version that the proposal describes, valid from its own day.

    Raises Refusal: proposal_not_found (404), change_needs_role (403), proposal_out_of_order, change_code_taken,
    service_retired, version_starts_too_early (409).
    """
    proposal = locked(proposal_id)
    demand_role(actor, APPROVERS)
    demand_order(proposal, Proposal.Status.PUBLISHED)
    why = _why(proposal)
    if proposal.kind in (ChangeKind.CANCEL, ChangeKind.SPLIT) and proposal.service:
        version = retire(proposal.service, why, begin=proposal.valid_from, now=now, who=actor.who)
    else:
        version = _write(proposal, why, now, actor)
    if proposal.kind == ChangeKind.MERGE:
        _end_merged(proposal, why, now, actor)
    take_step(proposal, Proposal.Status.PUBLISHED, actor, now)
    return version


def _why(proposal: Proposal) -> Why:
    steps = {status: step_of(proposal, status) for status in Proposal.Status}
    return Why(
        ChangeKind(proposal.kind),
        proposal.reason,
        proposal.basis,
        tuple(proposal.into),
        drafted_by=steps[Proposal.Status.DRAFT],
        reviewed_by=steps[Proposal.Status.REVIEWED],
        approved_by=steps[Proposal.Status.APPROVED],
    )


def _write(proposal: Proposal, why: Why, now: datetime, actor: Actor) -> ServiceVersion:
    service = proposal.service or _set_up(proposal)
    kept = Service.objects.select_for_update(of=("self",)).select_related("agency", "supervisor").get(pk=service.pk)
    refuse_retired(kept, last_version(kept))
    row = Row(
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
    content = None if proposal.content is None else ServiceContent.model_validate(proposal.content)
    return add_version(kept, row, content, why, begin=proposal.valid_from, now=now, who=actor.who)


def _set_up(proposal: Proposal) -> Service:
    if Service.objects.filter(code=proposal.code).exists():
        raise Refusal("change_code_taken", value=proposal.code)
    proposal.service = Service.objects.create(
        code=proposal.code,
        agency=proposal.agency,
        name=proposal.name,
        name_en=proposal.name_en,
        group=proposal.group,
        district=proposal.agency.division[:6],
        type=proposal.type,
    )
    return proposal.service


def _end_merged(proposal: Proposal, why: Why, now: datetime, actor: Actor) -> None:
    """The services that went in end on the same day, and say in what they go on."""
    ended = Why(**(vars(why) | {"into": (proposal.code,)}))
    for service in Service.objects.filter(code__in=proposal.into).order_by("pk"):
        retire(service, ended, begin=proposal.valid_from, now=now, who=actor.who)
