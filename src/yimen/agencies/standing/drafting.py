"""What the acts on changes of organs share: who may do what, in which order, and the step that is written down."""

from datetime import datetime

from django.db.models import QuerySet

from yimen.agencies.models import OrganDraft, OrganStep
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

# Organs are set up and ended where posts are kept (编办): one drafts, another approves.
DRAFTERS = (Role.REFORM_OFFICE,)
APPROVERS = (Role.REFORM_OFFICE,)
READERS = (*DRAFTERS, Role.LEGAL_OFFICE, Role.ADMIN)


def organ_drafts(status: str = "") -> QuerySet[OrganDraft]:
    """All of them, the newest first, for `READERS`."""
    found = OrganDraft.objects.select_related("agency")
    return found.filter(status=status) if status else found


def organ_draft(number: int) -> OrganDraft:
    """One of them. Raises Refusal organ_draft_not_found (404)."""
    found = organ_drafts().filter(pk=number).first()
    if found is None:
        raise Refusal("organ_draft_not_found", status=404)
    return found


def locked(number: int) -> OrganDraft:
    """One of them, its row locked. Raises Refusal organ_draft_not_found (404)."""
    found = OrganDraft.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=number).first()
    if found is None:
        raise Refusal("organ_draft_not_found", status=404)
    return found


def demand_role(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Raise Refusal organ_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        raise Refusal("organ_needs_role", status=403, role=ROLE_WORDS[roles[0]])


def demand_open(draft: OrganDraft) -> None:
    """Raise Refusal organ_draft_done (409) once it has been approved or sent back."""
    if draft.status != OrganDraft.Status.DRAFT:
        raise Refusal("organ_draft_done", state=OrganDraft.Status(draft.status).label)


def demand_other_than_drafter(draft: OrganDraft, actor: Actor) -> None:
    """Four eyes. Raise Refusal organ_own_draft (403) where the drafter would approve or send back."""
    if drafter_of(draft) == actor.who:
        raise Refusal("organ_own_draft", status=403)


def drafter_of(draft: OrganDraft) -> str:
    """The account that drafted it."""
    first = draft.steps.filter(status=OrganDraft.Status.DRAFT).values_list("who", flat=True).first()
    return first or ""


def open_steps(draft: OrganDraft, actor: Actor) -> list[str]:
    """The steps that this person can take now; the acts decide again, under lock."""
    may = actor.roles.intersection(APPROVERS) and draft.status == OrganDraft.Status.DRAFT
    return ["approve", "return"] if may and drafter_of(draft) != actor.who else []


def take_step(draft: OrganDraft, status: OrganDraft.Status, actor: Actor, now: datetime, remark: str = "") -> None:
    """Write the step down and move the draft on."""
    OrganStep.objects.create(
        draft=draft, status=status, at=now, who=actor.who, name=actor.name[:100], remark=remark.strip()[:500]
    )
    draft.status = status
    draft.save(update_fields=["status", "agency"])
