"""The reform office approves a change that the legal office has reviewed."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.models import Proposal
from yimen.catalogue.proposing import (
    APPROVERS,
    demand_order,
    demand_other_than_drafter,
    demand_role,
    locked,
    take_step,
)
from yimen.procedure import Actor


@transaction.atomic
def approve_version(proposal_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Proposal:
    """Approve. Raises Refusal: proposal_not_found, change_needs_role, proposal_own_draft, proposal_out_of_order."""
    proposal = locked(proposal_id)
    demand_role(actor, APPROVERS)
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, Proposal.Status.APPROVED)
    take_step(proposal, Proposal.Status.APPROVED, actor, now, remark)
    return proposal
