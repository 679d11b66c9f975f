"""Call somebody again who has not come yet."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Ticket


def recall(ticket_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """Screens and voice call the number once more. Raises Refusal as `acting.take_step` does."""
    with transaction.atomic():
        ticket = take_step("recall", ticket_id, who=actor.who, now=now, shift=own_shift(actor), calls=F("calls") + 1)
    ticket.refresh_from_db(fields=["calls"])
    return ticket
