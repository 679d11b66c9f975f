"""Reads of changes on their way, for the pages of those who draft, review and approve."""

from django.db.models import Q, QuerySet

from yimen.catalogue.history import Difference, differences_between
from yimen.catalogue.models import Proposal, ServiceVersion
from yimen.catalogue.proposing import AFTER, APPROVERS, DRAFTERS, REVIEWERS, writers_of
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

ALL = (Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)
# What a page offers: the step, the status it leads to, who may take it.
STEPS: tuple[tuple[str, Proposal.Status, tuple[Role, ...]], ...] = (
    ("hand_in", Proposal.Status.DRAFT, DRAFTERS),
    ("review", Proposal.Status.REVIEWED, REVIEWERS),
    ("approve", Proposal.Status.APPROVED, APPROVERS),
    ("publish", Proposal.Status.PUBLISHED, APPROVERS),
    ("return", Proposal.Status.RETURNED, (*REVIEWERS, *APPROVERS)),
)
_SHOWN = ("name", "name_en", "group", "type", "statutory", "promised", "supervising_section")


def proposals_for(actor: Actor, status: str = "") -> QuerySet[Proposal]:
    """What this person may read: the offices everything, a section what changes or is to be its agency's."""
    found = Proposal.objects.select_related("agency", "service__agency")
    if not actor.roles.intersection(ALL):
        found = found.filter(Q(agency__code=actor.agency) | Q(service__agency__code=actor.agency))
    return found.filter(status=status) if status else found


def proposal_for(actor: Actor, proposal_id: int) -> Proposal:
    """One of them. Raises Refusal proposal_not_found (404), also for one of another agency."""
    found = proposals_for(actor).filter(pk=proposal_id).first()
    if found is None:
        raise Refusal("proposal_not_found", status=404)
    return found


def open_steps(proposal: Proposal, actor: Actor) -> list[str]:
    """The steps that this person can take now; the acts decide again, under lock."""
    own = actor.who in writers_of(proposal)
    return [
        name
        for name, status, roles in STEPS
        if actor.roles.intersection(roles)
        and proposal.status in AFTER[status]
        and not (own and name not in ("publish", "hand_in"))
    ]


def may_write(proposal: Proposal, actor: Actor) -> bool:
    """Whether this person may write parts of it now; who may read it and drafts is of its agency or the office."""
    return proposal.status in AFTER[Proposal.Status.WRITING] and bool(actor.roles.intersection(DRAFTERS))


def proposed_differences(proposal: Proposal) -> list[Difference]:
    """How the row is to stand against how it stands in the last version; all of it where the service is new."""
    last: ServiceVersion | None = None
    if proposal.service is not None and proposal.status != Proposal.Status.PUBLISHED:
        last = proposal.service.versions.select_related("agency", "supervisor").order_by("-number").first()
    pairs = [(name, getattr(last, name) if last else None, getattr(proposal, name)) for name in _SHOWN]
    pairs.append(("agency", last.agency.code if last else None, proposal.agency.code))
    supervised = last.supervisor.code if last and last.supervisor else None
    pairs.append(("supervisor", supervised, proposal.supervisor.code if proposal.supervisor else None))
    found = [Difference(name, before, after) for name, before, after in pairs if before != after and (before or after)]
    for name in ("content", "handbook"):
        prefix = "guide" if name == "content" else "handbook"
        before, after = (getattr(last, name) or {} if last else {}), getattr(proposal, name) or {}
        found += differences_between(before, after, prefix)
    return found
