"""Somebody who was called did not come."""

from datetime import datetime, timedelta

from django.db import transaction

from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Ticket


def miss(ticket_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """After the time that the hall gives people to walk to the window.

    Raises Refusal: ticket_too_early_to_miss (409), and as `acting.take_step` does.
    """
    with transaction.atomic():
        shift = own_shift(actor)
        ticket = take_step("miss", ticket_id, who=actor.who, now=now, shift=shift, ended_at=now)
        assert ticket.called_at is not None
        waited, patience = now - ticket.called_at, timedelta(seconds=ticket.hall.miss_after_seconds)
        if waited < patience:
            raise Refusal("ticket_too_early_to_miss", seconds=int((patience - waited).total_seconds()))
        return ticket
