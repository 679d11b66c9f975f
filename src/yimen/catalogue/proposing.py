"""What the acts on proposals share: who may do what, in which order, and the step that is written down."""

from datetime import datetime

from yimen.catalogue.models import ChangeKind, Proposal, ProposalStep
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

# Sections draft for their own agency; the reform office for all.
DRAFTERS = (Role.OFFICER, Role.SECTION_HEAD, Role.REFORM_OFFICE)
REVIEWERS = (Role.LEGAL_OFFICE,)
APPROVERS = (Role.REFORM_OFFICE,)
READERS = (*DRAFTERS, *REVIEWERS, Role.ADMIN)
# Kinds of change that bring a service into the catalogue.
NEW = (ChangeKind.SET_UP, ChangeKind.TAKE_OVER)
# No longer on the way.
DONE = (Proposal.Status.PUBLISHED, Proposal.Status.RETURNED)
# Which step may follow which. What was sent back may be taken up again by those who draft.
AFTER: dict[Proposal.Status, tuple[Proposal.Status, ...]] = {
    Proposal.Status.WRITING: (Proposal.Status.WRITING, Proposal.Status.RETURNED),
    Proposal.Status.DRAFT: (Proposal.Status.WRITING,),
    Proposal.Status.REVIEWED: (Proposal.Status.DRAFT,),
    Proposal.Status.APPROVED: (Proposal.Status.REVIEWED,),
    Proposal.Status.PUBLISHED: (Proposal.Status.APPROVED,),
    Proposal.Status.RETURNED: (Proposal.Status.DRAFT, Proposal.Status.REVIEWED, Proposal.Status.APPROVED),
}


def locked(proposal_id: int) -> Proposal:
    """The proposal, its row locked. Raises Refusal proposal_not_found (404)."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("agency", "service__agency")
    proposal = found.filter(pk=proposal_id).first()
    if proposal is None:
        raise Refusal("proposal_not_found", status=404)
    return proposal


def demand_role(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Raise Refusal change_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        words = [ROLE_WORDS[role] for role in roles]
        raise Refusal("change_needs_role", status=403, role=words[0] if len(words) == 1 else words[-1])


def demand_order(proposal: Proposal, following: Proposal.Status) -> None:
    """Raise Refusal proposal_out_of_order (409) unless the step may follow now."""
    if proposal.status not in AFTER[following]:
        raise Refusal(
            "proposal_out_of_order",
            step=Proposal.Status(following).label,
            state=Proposal.Status(proposal.status).label,
        )


def demand_other_than_drafter(proposal: Proposal, actor: Actor) -> None:
    """Raise Refusal proposal_own_draft (403) where one of those who wrote or drafted it would review or approve."""
    if actor.who in writers_of(proposal):
        raise Refusal("proposal_own_draft", status=403)


def writers_of(proposal: Proposal) -> set[str]:
    """Everybody who wrote a part of it or handed it in."""
    steps = proposal.steps.filter(status__in=(Proposal.Status.WRITING, Proposal.Status.DRAFT))
    return set(steps.values_list("who", flat=True))


def step_of(proposal: Proposal, status: Proposal.Status) -> str:
    """Who did this step last; empty: nobody."""
    return proposal.steps.filter(status=status).order_by("-pk").values_list("who", flat=True).first() or ""


def take_step(proposal: Proposal, status: Proposal.Status, actor: Actor, now: datetime, remark: str = "") -> None:
    """Write the step down and move the proposal on."""
    ProposalStep.objects.create(
        proposal=proposal, status=status, at=now, who=actor.who, name=actor.name, remark=remark.strip()[:500]
    )
    proposal.status = status
    proposal.save(update_fields=["status", "service"])
