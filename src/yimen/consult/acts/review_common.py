"""A second person reads a drafted answer: published, or sent back with a reason."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import demand_leading
from yimen.consult.models import CommonQuestion
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def review_common(common_id: int, publish: bool, *, actor: Actor, now: datetime, reason: str = "") -> CommonQuestion:
    """Four eyes: never by whoever drafted it. Raises Refusal: consult_needs_lead, consult_needs_department,
    consult_common_own (403), consult_common_not_found (404), consult_common_settled (409), consult_reason_missing (422).
    """
    agency = demand_leading(actor)
    row = CommonQuestion.objects.select_for_update(of=("self",)).filter(agency=agency, pk=common_id).first()
    if row is None:
        raise Refusal("consult_common_not_found", status=404)
    if row.state != CommonQuestion.State.DRAFT:
        raise Refusal("consult_common_settled")
    if row.drafted_by == actor.who:
        raise Refusal("consult_common_own", status=403)
    words = reason.replace("\x00", "").strip()[:300]
    if not publish and not words:
        raise Refusal("consult_reason_missing", status=422)
    row.state = CommonQuestion.State.PUBLISHED if publish else CommonQuestion.State.REJECTED
    row.reviewed_at, row.reviewed_by, row.reviewed_name, row.reason = now, actor.who, actor.name[:80], words
    row.save(update_fields=["state", "reviewed_at", "reviewed_by", "reviewed_name", "reason"])
    return row
