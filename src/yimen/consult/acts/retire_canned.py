"""Offer a kept answer no longer."""

from datetime import datetime

from yimen.consult.access import own_department
from yimen.consult.models import CannedAnswer
from yimen.errors import Refusal
from yimen.procedure import Actor


def retire_canned(canned_id: int, *, actor: Actor, now: datetime) -> None:
    """Raises Refusal: consult_needs_department (403), consult_canned_not_found (404)."""
    kept = CannedAnswer.objects.filter(agency=own_department(actor), retired_at=None)
    if not kept.filter(pk=canned_id).update(retired_at=now):
        raise Refusal("consult_canned_not_found", status=404)
