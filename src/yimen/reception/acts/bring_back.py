"""Somebody whose number was given up for missed came after all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor, Role
from yimen.reception.acting import demand, take_step
from yimen.reception.models import Ticket


def bring_back(ticket_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """They wait again, counted from now: those who were there are not passed.

    Raises Refusal: reception_needs_role (403), ticket_of_other_day (409), and as `acting.take_step` does.
    """
    demand(actor, Role.COUNTER)
    with transaction.atomic():
        waiting: dict[str, Any] = {"rank": now, "window": None, "shift_id": None, "called_at": None, "ended_at": None}
        ticket = take_step("return", ticket_id, who=actor.who, now=now, **waiting)
        if ticket.day != shanghai_date(now):
            raise Refusal("ticket_of_other_day", number=ticket.number, day=ticket.day.isoformat())
        return ticket
