"""Another person of the reform office approves a change of a matter that the legal office has reviewed."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.ordering import demand_order, demand_other_than_drafter, locked, take_step
from yimen.catalogue.proposing import APPROVERS, demand_role
from yimen.procedure import Actor


@transaction.atomic
def approve_matter(number: int, *, actor: Actor, now: datetime, remark: str = "") -> MatterProposal:
    """Approve. Raises Refusal: proposal_not_found, change_needs_role, proposal_own_draft, proposal_out_of_order."""
    proposal = locked(number)
    demand_role(actor, APPROVERS)
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, MatterProposal.Status.APPROVED)
    take_step(proposal, MatterProposal.Status.APPROVED, actor, now, remark)
    return proposal
