"""Draft a revision of the three determinations of an organ."""

from datetime import date, datetime

from django.db import transaction

from yimen.agencies.establishment.drafting import DRAFTERS, demand_role, take_step
from yimen.agencies.establishment.plans import Plan
from yimen.agencies.establishment.queries import last_revision, plan_of
from yimen.agencies.establishment.rules import check
from yimen.agencies.models import Agency, Revision, RevisionDraft
from yimen.codes import check_uscc
from yimen.errors import Refusal
from yimen.procedure import Actor, Role


@transaction.atomic
def draft_revision(
    agency: Agency, plan: Plan, *, actor: Actor, now: datetime, valid_from: date, reason: str
) -> RevisionDraft:
    """Write the draft down; nothing changes before another person approves it.

    valid_from  first day of the revision, after the first day of the one before
    Raises Refusal: revision_needs_role, revision_of_other_agency (403); revision_reason_missing, those of
    `rules.check` and of `codes.check_uscc` (422); revision_waiting, revision_starts_too_early, revision_changes_nothing (409).
    """
    demand_role(actor, DRAFTERS)
    kept = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != kept.code:
        raise Refusal("revision_of_other_agency", status=403, agency=kept.title)
    if not reason.strip():
        raise Refusal("revision_reason_missing", status=422)
    if kept.uscc:
        check_uscc(kept.uscc)
    last = last_revision(kept)
    before = plan_of(last) if last else None
    check(plan, kept.title, before)
    _demand_room(kept, last, valid_from)
    if plan == before:
        raise Refusal("revision_changes_nothing", agency=kept.title)
    draft = RevisionDraft.objects.create(
        agency=kept,
        document=plan.document.strip()[:80],
        valid_from=valid_from,
        posts=plan.posts,
        leaders=plan.leaders,
        duties=list(plan.duties),
        sections=[section.as_row() for section in plan.sections],
        reason=reason.strip()[:500],
    )
    take_step(draft, RevisionDraft.Status.DRAFT, actor, now)
    return draft


def _demand_room(agency: Agency, last: Revision | None, begin: date) -> None:
    """No other draft waits, and the new revision begins after the one before."""
    if agency.revision_drafts.filter(status=RevisionDraft.Status.DRAFT).exists():
        raise Refusal("revision_waiting", agency=agency.title)
    if last is not None and begin <= last.valid_from:
        raise Refusal("revision_starts_too_early", agency=agency.title, begin=last.valid_from.isoformat())
