"""Take a published answer back: it is wrong or out of date."""

from datetime import datetime

from yimen.consult.access import demand_leading
from yimen.consult.models import CommonQuestion
from yimen.errors import Refusal
from yimen.procedure import Actor


def withdraw_common(common_id: int, *, actor: Actor, now: datetime) -> None:
    """Raises Refusal: consult_needs_lead, consult_needs_department (403), consult_common_not_found (404)."""
    own = CommonQuestion.objects.filter(agency=demand_leading(actor), state=CommonQuestion.State.PUBLISHED)
    if not own.filter(pk=common_id).update(state=CommonQuestion.State.WITHDRAWN):
        raise Refusal("consult_common_not_found", status=404)
