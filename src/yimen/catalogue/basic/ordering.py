"""What the acts on changes of matters share: who may do what, in which order, and the step that is written down."""

from datetime import datetime

from django.db.models import QuerySet

from yimen.catalogue.basic.models import MatterProposal, MatterStep
from yimen.catalogue.proposing import APPROVERS, REVIEWERS
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

# The basic catalogue is the reform office's: one of its people drafts, another approves.
DRAFTERS = (Role.REFORM_OFFICE,)
READERS = (*DRAFTERS, *REVIEWERS, Role.ADMIN)
Status = MatterProposal.Status
DONE = (Status.PUBLISHED, Status.RETURNED)
# Which step may follow which.
AFTER: dict[MatterProposal.Status, tuple[MatterProposal.Status, ...]] = {
    Status.REVIEWED: (Status.DRAFT,),
    Status.APPROVED: (Status.REVIEWED,),
    Status.PUBLISHED: (Status.APPROVED,),
    Status.RETURNED: (Status.DRAFT, Status.REVIEWED, Status.APPROVED),
}
# What a page offers: the step, the status it leads to, who may take it.
STEPS: tuple[tuple[str, MatterProposal.Status, tuple[Role, ...]], ...] = (
    ("review", Status.REVIEWED, REVIEWERS),
    ("approve", Status.APPROVED, APPROVERS),
    ("publish", Status.PUBLISHED, APPROVERS),
    ("return", Status.RETURNED, (*REVIEWERS, *APPROVERS)),
)


def matter_changes(status: str = "") -> QuerySet[MatterProposal]:
    """All changes of matters, the newest first, for `READERS`."""
    found = MatterProposal.objects.select_related("matter")
    return found.filter(status=status) if status else found


def matter_change(number: int) -> MatterProposal:
    """One of them. Raises Refusal proposal_not_found (404)."""
    found = matter_changes().filter(pk=number).first()
    if found is None:
        raise Refusal("proposal_not_found", status=404)
    return found


def locked(number: int) -> MatterProposal:
    """One of them, its row locked. Raises Refusal proposal_not_found (404)."""
    found = MatterProposal.objects.select_for_update(of=("self",)).select_related("matter").filter(pk=number).first()
    if found is None:
        raise Refusal("proposal_not_found", status=404)
    return found


def demand_order(proposal: MatterProposal, following: MatterProposal.Status) -> None:
    """Raise Refusal proposal_out_of_order (409) unless the step may follow now."""
    if proposal.status not in AFTER[following]:
        state = Status(proposal.status).label
        raise Refusal("proposal_out_of_order", step=Status(following).label, state=state)


def demand_other_than_drafter(proposal: MatterProposal, actor: Actor) -> None:
    """Four eyes. Raise Refusal proposal_own_draft (403) where the drafter would review, approve or return it."""
    if step_of(proposal, Status.DRAFT) == actor.who:
        raise Refusal("proposal_own_draft", status=403)


def open_steps(proposal: MatterProposal, actor: Actor) -> list[str]:
    """The steps that this person can take now; the acts decide again, under lock."""
    own = step_of(proposal, Status.DRAFT) == actor.who
    return [
        name
        for name, status, roles in STEPS
        if actor.roles.intersection(roles) and proposal.status in AFTER[status] and not (own and name != "publish")
    ]


def step_of(proposal: MatterProposal, status: MatterProposal.Status) -> str:
    """Who did this step last; empty: nobody."""
    return proposal.steps.filter(status=status).order_by("-pk").values_list("who", flat=True).first() or ""


def take_step(
    proposal: MatterProposal, status: MatterProposal.Status, actor: Actor, now: datetime, remark: str = ""
) -> None:
    """Write the step down and move the change on."""
    MatterStep.objects.create(
        proposal=proposal, status=status, at=now, who=actor.who, name=actor.name[:100], remark=remark.strip()[:500]
    )
    proposal.status = status
    proposal.save(update_fields=["status", "matter"])
