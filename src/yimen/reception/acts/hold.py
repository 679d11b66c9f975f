"""Put a visit aside: the person fetches something or fills in a sheet, and the window goes on with others."""

from datetime import datetime

from django.db import transaction

from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Ticket


def hold(ticket_id: int, *, actor: Actor, now: datetime, reason: str = "") -> Ticket:
    """It goes on at any window of its line, today or on the next day the hall is open. Raises as `acting.take_step` does."""
    with transaction.atomic():
        data = {"reason": reason[:200]} if reason else {}
        return take_step("hold", ticket_id, who=actor.who, now=now, shift=own_shift(actor), data=data)
