"""The legal office looks at a proposed change: passes it on, or sends it back with what is wrong."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.models import Proposal
from yimen.catalogue.proposing import (
    APPROVERS,
    REVIEWERS,
    demand_order,
    demand_other_than_drafter,
    demand_role,
    locked,
    take_step,
)
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def review_version(proposal_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Proposal:
    """The change is lawful. Raises Refusal: proposal_not_found, change_needs_role, proposal_own_draft, proposal_out_of_order."""
    proposal = locked(proposal_id)
    demand_role(actor, REVIEWERS)
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, Proposal.Status.REVIEWED)
    take_step(proposal, Proposal.Status.REVIEWED, actor, now, remark)
    return proposal


@transaction.atomic
def return_version(proposal_id: int, *, actor: Actor, now: datetime, remark: str) -> Proposal:
    """Send it back, by the legal office or the reform office; the remark says why.

    Raises Refusal: as `review_version`, and proposal_remark_missing (422).
    """
    proposal = locked(proposal_id)
    demand_role(actor, (*REVIEWERS, *APPROVERS))
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, Proposal.Status.RETURNED)
    if not remark.strip():
        raise Refusal("proposal_remark_missing", status=422)
    take_step(proposal, Proposal.Status.RETURNED, actor, now, remark)
    return proposal
