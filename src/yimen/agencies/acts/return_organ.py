"""Send a change of an organ back to who drafted it, with what is wrong."""

from datetime import datetime

from django.db import transaction

from yimen.agencies.models import OrganDraft
from yimen.agencies.standing.drafting import (
    APPROVERS,
    demand_open,
    demand_other_than_drafter,
    demand_role,
    locked,
    take_step,
)
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def return_organ(number: int, *, actor: Actor, now: datetime, remark: str) -> OrganDraft:
    """The reform office sends it back. Raises Refusal as `approve_organ`, and organ_remark_missing (422)."""
    draft = locked(number)
    demand_role(actor, APPROVERS)
    demand_open(draft)
    demand_other_than_drafter(draft, actor)
    if not remark.strip():
        raise Refusal("organ_remark_missing", status=422)
    take_step(draft, OrganDraft.Status.RETURNED, actor, now, remark)
    return draft
