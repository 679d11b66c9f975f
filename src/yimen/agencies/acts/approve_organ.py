"""Approve a change of an organ: its version is written, and from its day on everybody sees it."""

from datetime import datetime

from django.db import transaction

from yimen.agencies.acts.draft_organ import ENDING, demand_free_name, successor
from yimen.agencies.models import Agency, AgencyVersion, OrganChange, OrganDraft
from yimen.agencies.standing.drafting import (
    APPROVERS,
    demand_open,
    demand_other_than_drafter,
    demand_role,
    drafter_of,
    locked,
    take_step,
)
from yimen.agencies.standing.holding import held_by
from yimen.agencies.standing.writing import OrganWhy, add_version, demand_standing, last_version
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def approve_organ(number: int, *, actor: Actor, now: datetime, remark: str = "") -> AgencyVersion:
    """The reform office approves what another of its people drafted. An organ ends only when it holds nothing any more.

    Raises Refusal: organ_draft_not_found (404); organ_needs_role, organ_own_draft (403); organ_day_past, organ_into_wrong
    (422); organ_draft_done, organ_holds, organ_gone, organ_code_taken, organ_name_taken, organ_starts_too_early (409).
    """
    draft = locked(number)
    demand_role(actor, APPROVERS)
    demand_open(draft)
    demand_other_than_drafter(draft, actor)
    today = shanghai_date(now)
    if draft.valid_from < today:
        raise Refusal("organ_day_past", status=422, day=draft.valid_from.isoformat(), today=today.isoformat())
    why = OrganWhy(
        OrganChange(draft.kind), draft.document, draft.reason, list(draft.into), drafter_of(draft), actor.who
    )
    agency = _set_up(draft) if draft.kind == OrganChange.SET_UP else _kept(draft)
    stands = draft.kind not in ENDING
    version = add_version(agency, (draft.name, draft.name_en), why, begin=draft.valid_from, now=now, stands=stands)
    draft.agency = agency
    take_step(draft, OrganDraft.Status.APPROVED, actor, now, remark)
    return version


def _set_up(draft: OrganDraft) -> Agency:
    if Agency.objects.filter(code=draft.code).exists():
        raise Refusal("organ_code_taken", value=draft.code)
    demand_free_name(draft.name, draft.division)
    last = Agency.objects.filter(division__startswith=draft.division[:6]).order_by("-order").first()
    return Agency.objects.create(
        code=draft.code,
        name=draft.name,
        name_en=draft.name_en,
        uscc=draft.uscc,
        kind=draft.organ_kind,
        division=draft.division,
        regulator=draft.regulator,
        order=last.order + 1 if last else 1,
    )


def _kept(draft: OrganDraft) -> Agency:
    assert draft.agency_id is not None
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=draft.agency_id)
    demand_standing(agency, last_version(agency))
    if draft.kind == OrganChange.RENAME and draft.name != agency.name:
        demand_free_name(draft.name, agency.division)
    if draft.kind == OrganChange.MERGE:
        successor(draft.into[0], agency)
    if draft.kind in ENDING:
        held = held_by(agency)
        if held:
            raise Refusal("organ_holds", agency=agency.title, held="; ".join(str(each) for each in held))
    return agency
