"""What the acts on revisions share: who may do what, in which order, and the step that is written down."""

from datetime import datetime

from django.db.models import QuerySet

from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.models import RevisionDraft, RevisionStep
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

# An organ drafts its own determinations; the reform office, where posts are kept (编办), all of them.
DRAFTERS = (Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.REFORM_OFFICE)
APPROVERS = (Role.REFORM_OFFICE,)
READERS = (*DRAFTERS, Role.LEGAL_OFFICE, Role.ADMIN)
ALL = (Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)


def locked(draft_id: int) -> RevisionDraft:
    """The draft, its row locked. Raises Refusal revision_draft_not_found (404)."""
    found = RevisionDraft.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=draft_id).first()
    if found is None:
        raise Refusal("revision_draft_not_found", status=404)
    return found


def drafts_for(actor: Actor, status: str = "") -> QuerySet[RevisionDraft]:
    """What this person may read: the offices everything, an organ its own."""
    found = RevisionDraft.objects.select_related("agency")
    if not actor.roles.intersection(ALL):
        found = found.filter(agency__code=actor.agency)
    return found.filter(status=status) if status else found


def draft_for(actor: Actor, draft_id: int) -> RevisionDraft:
    """One of them. Raises Refusal revision_draft_not_found (404), also for one of another organ."""
    found = drafts_for(actor).filter(pk=draft_id).first()
    if found is None:
        raise Refusal("revision_draft_not_found", status=404)
    return found


def demand_role(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Raise Refusal revision_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        raise Refusal("revision_needs_role", status=403, role=ROLE_WORDS[roles[-1]])


def demand_open(draft: RevisionDraft) -> None:
    """Raise Refusal revision_draft_done (409) once it has been approved or sent back."""
    if draft.status != RevisionDraft.Status.DRAFT:
        raise Refusal("revision_draft_done", state=RevisionDraft.Status(draft.status).label)


def demand_other_than_drafter(draft: RevisionDraft, actor: Actor) -> None:
    """Four eyes. Raise Refusal revision_own_draft (403) where the drafter would approve or send back."""
    if drafter_of(draft) == actor.who:
        raise Refusal("revision_own_draft", status=403)


def drafter_of(draft: RevisionDraft) -> str:
    """The account that drafted it."""
    first = draft.steps.filter(status=RevisionDraft.Status.DRAFT).values_list("who", flat=True).first()
    return first or ""


def open_steps(draft: RevisionDraft, actor: Actor) -> list[str]:
    """The steps that this person can take now; the acts decide again, under lock."""
    may = actor.roles.intersection(APPROVERS) and draft.status == RevisionDraft.Status.DRAFT
    return ["approve", "return"] if may and drafter_of(draft) != actor.who else []


def drafted_plan(draft: RevisionDraft) -> Plan:
    """What the draft says, as a plain value."""
    sections = tuple(SectionPlan.of_row(row) for row in draft.sections)
    return Plan(draft.document, draft.posts, draft.leaders, tuple(draft.duties), sections)


def take_step(
    draft: RevisionDraft, status: RevisionDraft.Status, actor: Actor, now: datetime, remark: str = ""
) -> None:
    """Write the step down and move the draft on."""
    RevisionStep.objects.create(
        draft=draft, status=status, at=now, who=actor.who, name=actor.name, remark=remark.strip()[:500]
    )
    draft.status = status
    draft.save(update_fields=["status"])
