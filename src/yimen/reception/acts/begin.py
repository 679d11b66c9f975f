"""The person is there: the visit begins."""

from datetime import datetime

from django.db import transaction

from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Ticket


def begin(ticket_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """From now on it counts as time at the window. Raises Refusal as `acting.take_step` does."""
    with transaction.atomic():
        return take_step("begin", ticket_id, who=actor.who, now=now, shift=own_shift(actor), started_at=now)
