"""Approve a draft: the revision in force ends the day before, the new one is added with its sections."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen.agencies.establishment.drafting import (
    APPROVERS,
    demand_open,
    demand_other_than_drafter,
    demand_role,
    drafted_plan,
    drafter_of,
    locked,
    take_step,
)
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.establishment.queries import last_revision, plan_of
from yimen.agencies.establishment.rules import check
from yimen.agencies.models import Agency, Revision, RevisionDraft, Section
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def approve_revision(draft_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Revision:
    """The reform office, where posts are kept, approves what somebody else drafted.

    Raises Refusal: revision_draft_not_found (404); revision_needs_role, revision_own_draft (403); revision_draft_done,
    revision_starts_too_early (409); those of `rules.check` (422), should another revision have come in between.
    """
    draft = locked(draft_id)
    demand_role(actor, APPROVERS)
    demand_open(draft)
    demand_other_than_drafter(draft, actor)
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=draft.agency_id)
    last, plan = last_revision(agency), drafted_plan(draft)
    check(plan, agency.title, plan_of(last) if last else None)
    revision = add_revision(
        agency, last, plan, begin=draft.valid_from, reason=draft.reason, now=now, by=(drafter_of(draft), actor.who)
    )
    take_step(draft, RevisionDraft.Status.APPROVED, actor, now, remark)
    return revision


def add_revision(
    agency: Agency,
    last: Revision | None,
    plan: Plan,
    *,
    begin: date,
    reason: str,
    now: datetime,
    by: tuple[str, str],
) -> Revision:
    """Write the revision; the caller holds the agency's lock. by: who drafted and who approved it.

    Raises Refusal revision_starts_too_early (409).
    """
    if last is not None:
        if begin <= last.valid_from:
            raise Refusal("revision_starts_too_early", agency=agency.title, begin=last.valid_from.isoformat())
        last.valid_to = begin - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    revision = Revision.objects.create(
        agency=agency,
        number=last.number + 1 if last else 1,
        document=plan.document,
        valid_from=begin,
        posts=plan.posts,
        leaders=plan.leaders,
        duties=list(plan.duties),
        reason=reason,
        published_at=now,
        drafted_by=by[0],
        approved_by=by[1],
    )
    Section.objects.bulk_create(section_rows(revision, plan.sections))
    return revision


def section_rows(revision: Revision, sections: Iterable[SectionPlan]) -> list[Section]:
    """The sections as rows of this revision, not saved."""
    return [Section(revision=revision, place=place, **section.as_row()) for place, section in enumerate(sections, 1)]
