"""The supervising department takes a granted licence over."""

from datetime import datetime

from django.db import transaction

from yimen.agencies.models import Section, Staff
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.supervision.access import TAKERS
from yimen.supervision.models import HandOver


@transaction.atomic
def take_over(hand_over_id: int, *, actor: Actor, now: datetime, remark: str = "") -> HandOver:
    """Write down who took it over and when, once.

    Raises Refusal: hand_over_not_found (404); hand_over_needs_role, hand_over_of_other_agency, hand_over_by_approval
    (403); hand_over_taken (409).
    """
    found = HandOver.objects.select_for_update(of=("self",)).select_related("agency", "case", "permit")
    kept = found.filter(pk=hand_over_id).first()
    if kept is None:
        raise Refusal("hand_over_not_found", status=404)
    if not actor.roles & TAKERS:
        raise Refusal("hand_over_needs_role", status=403)
    if actor.agency != kept.agency.code:
        raise Refusal("hand_over_of_other_agency", status=403, agency=kept.agency.title)
    _demand_other_section(kept, actor)
    if kept.taken_at is not None:
        raise Refusal("hand_over_taken", name=kept.taken_name, day=shanghai_date(kept.taken_at).isoformat())
    kept.taken_at, kept.taken_by, kept.taken_name = now, actor.who, actor.name[:80]
    kept.remark = remark.strip()[:500]
    kept.save(update_fields=["taken_at", "taken_by", "taken_name", "remark"])
    return kept


def _demand_other_section(kept: HandOver, actor: Actor) -> None:
    """审管分离: where a department supervises what it granted itself, its approval section stays out of it."""
    if kept.agency_id != kept.granted_by_id or not actor.who.isdigit():
        return
    post = Staff.objects.filter(user_id=actor.who).values_list("section", flat=True).first() or ""
    approval = Section.objects.filter(revision__agency=kept.agency_id, revision__valid_to=None, approval=True)
    if post and approval.filter(name=post).exists():
        raise Refusal("hand_over_by_approval", status=403, section=post)
