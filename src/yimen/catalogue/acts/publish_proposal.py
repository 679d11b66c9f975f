"""Publish an approved change: the versions it makes are written, one for each service it touches, all or none."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.acts.checking import check_row, recheck, row_of_proposal
from yimen.catalogue.acts.guarding import demand_day
from yimen.catalogue.acts.retire import refuse_retired, retire
from yimen.catalogue.acts.writing import Why, add_version, last_version
from yimen.catalogue.content import Handbook
from yimen.catalogue.matters import demand_standing
from yimen.catalogue.models import ChangeKind, Proposal, Service, ServiceVersion
from yimen.catalogue.proposing import APPROVERS, demand_order, demand_role, locked, step_of, take_step
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.laws.acts.answer_task import finish_tasks
from yimen.procedure import Actor


@transaction.atomic
def publish_proposal(proposal_id: int, *, actor: Actor, now: datetime) -> ServiceVersion:
    """Write the version that the proposal describes, valid from its own day.

    Every rule is asked once more: it may be newer than the draft. Raises Refusal: proposal_not_found (404),
    change_needs_role (403), proposal_out_of_order, change_code_taken, service_retired, version_starts_too_early (409),
    change_day_past, content_audit_failed and the other refusals of `check_content` (422).
    """
    proposal = locked(proposal_id)
    demand_role(actor, APPROVERS)
    demand_order(proposal, Proposal.Status.PUBLISHED)
    demand_day(proposal.valid_from, shanghai_date(now))
    check_row(proposal)
    why = _why(proposal)
    if proposal.kind in (ChangeKind.CANCEL, ChangeKind.SPLIT) and proposal.service:
        version = retire(proposal.service, why, begin=proposal.valid_from, now=now, who=actor.who)
    else:
        version = _write(proposal, why, now, actor)
    if proposal.kind == ChangeKind.MERGE:
        _end_merged(proposal, why, now, actor)
    take_step(proposal, Proposal.Status.PUBLISHED, actor, now)
    finish_tasks(
        "service", proposal.code, actor=actor, now=now, note=f"{ChangeKind(proposal.kind).label} v{version.number}"
    )
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
    content = None if proposal.content is None else recheck(proposal, proposal.content)
    handbook = None if proposal.handbook is None else Handbook.model_validate(proposal.handbook)
    return add_version(
        kept, row_of_proposal(proposal), content, why, begin=proposal.valid_from, now=now, who=actor.who,
        handbook=handbook,
    )  # fmt: skip


def _set_up(proposal: Proposal) -> Service:
    if Service.objects.filter(code=proposal.code).exists():
        raise Refusal("change_code_taken", value=proposal.code)
    if proposal.matter is not None:
        demand_standing(proposal.matter)
    proposal.service = Service.objects.create(
        code=proposal.code,
        agency=proposal.agency,
        name=proposal.name,
        name_en=proposal.name_en,
        group=proposal.group,
        district=proposal.agency.division[:6],
        type=proposal.type,
        matter=proposal.matter,
        short_code=proposal.short_code,
        local_code=proposal.local_code,
        level=proposal.level,
    )
    return proposal.service


def _end_merged(proposal: Proposal, why: Why, now: datetime, actor: Actor) -> None:
    """The services that went in end on the same day, and say in what they go on."""
    ended = Why(**(vars(why) | {"into": (proposal.code,)}))
    for service in Service.objects.filter(code__in=proposal.into).order_by("pk"):
        retire(service, ended, begin=proposal.valid_from, now=now, who=actor.who)
