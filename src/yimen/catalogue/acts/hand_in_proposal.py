"""Hand in what was written: every rule is asked, and from now on the legal office has it."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.acts.checking import check_guide, check_handbook, check_row, refuse_nothing
from yimen.catalogue.acts.guarding import check_kind, check_partners, demand_day, demand_own_agency
from yimen.catalogue.acts.retire import refuse_retired
from yimen.catalogue.acts.writing import last_version
from yimen.catalogue.models import Proposal
from yimen.catalogue.proposing import DONE, DRAFTERS, demand_order, demand_role, locked, take_step
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def hand_in_proposal(proposal_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Proposal:
    """Raises Refusal as `draft_version`, and proposal_not_found (404), proposal_out_of_order (409)."""
    demand_role(actor, DRAFTERS)
    proposal = locked(proposal_id)
    demand_own_agency(proposal, actor)
    demand_order(proposal, Proposal.Status.DRAFT)
    demand_day(proposal.valid_from, shanghai_date(now))
    last = last_version(proposal.service) if proposal.service else None
    if proposal.service is not None:
        refuse_retired(proposal.service, last)
        if last is not None and proposal.valid_from <= last.valid_from:
            begin = last.valid_from.isoformat()
            raise Refusal("version_starts_too_early", service=proposal.service.name, begin=begin)
        if proposal.service.proposals.exclude(status__in=DONE).exclude(pk=proposal.pk).exists():
            raise Refusal("change_waiting", service=proposal.service.name)
    check_kind(proposal)
    check_partners(proposal, list(proposal.into))
    check_guide(proposal, last, proposal.content or None)
    check_handbook(proposal)
    check_row(proposal)
    refuse_nothing(proposal, last)
    proposal.save()
    take_step(proposal, Proposal.Status.DRAFT, actor, now, remark)
    return proposal
