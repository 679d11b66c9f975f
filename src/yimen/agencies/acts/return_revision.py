"""Send a draft back to who drafted it, with what is wrong."""

from datetime import datetime

from django.db import transaction

from yimen.agencies.establishment.drafting import (
    APPROVERS,
    demand_open,
    demand_other_than_drafter,
    demand_role,
    locked,
    take_step,
)
from yimen.agencies.models import RevisionDraft
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def return_revision(draft_id: int, *, actor: Actor, now: datetime, remark: str) -> RevisionDraft:
    """The reform office sends it back. Raises Refusal as `approve_revision`, and revision_remark_missing (422)."""
    draft = locked(draft_id)
    demand_role(actor, APPROVERS)
    demand_open(draft)
    demand_other_than_drafter(draft, actor)
    if not remark.strip():
        raise Refusal("revision_remark_missing", status=422)
    take_step(draft, RevisionDraft.Status.RETURNED, actor, now, remark)
    return draft
