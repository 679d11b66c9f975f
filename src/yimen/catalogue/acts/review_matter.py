"""The legal office looks at a change of a matter: passes it on, or it is sent back with what is wrong."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.ordering import demand_order, demand_other_than_drafter, locked, take_step
from yimen.catalogue.proposing import APPROVERS, REVIEWERS, demand_role
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def review_matter(number: int, *, actor: Actor, now: datetime, remark: str = "") -> MatterProposal:
    """The change is lawful. Raises Refusal: proposal_not_found, change_needs_role, proposal_own_draft, proposal_out_of_order."""
    proposal = locked(number)
    demand_role(actor, REVIEWERS)
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, MatterProposal.Status.REVIEWED)
    take_step(proposal, MatterProposal.Status.REVIEWED, actor, now, remark)
    return proposal


@transaction.atomic
def return_matter(number: int, *, actor: Actor, now: datetime, remark: str) -> MatterProposal:
    """Send it back, by the legal office or the reform office; the remark says why.

    Raises Refusal: as `review_matter`, and proposal_remark_missing (422).
    """
    proposal = locked(number)
    demand_role(actor, (*REVIEWERS, *APPROVERS))
    demand_other_than_drafter(proposal, actor)
    demand_order(proposal, MatterProposal.Status.RETURNED)
    if not remark.strip():
        raise Refusal("proposal_remark_missing", status=422)
    take_step(proposal, MatterProposal.Status.RETURNED, actor, now, remark)
    return proposal
