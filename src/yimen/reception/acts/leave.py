"""Give a number back: the person does not want to wait any longer."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.reception.acting import take_step
from yimen.reception.models import Ticket


def leave(secret: str, *, now: datetime) -> Ticket:
    """By whoever has the ticket. Raises Refusal: ticket_not_found (404), ticket_not_there_now (409)."""
    found = Ticket.objects.filter(secret=secret).values_list("pk", flat=True).first()
    if found is None:
        raise Refusal("ticket_not_found", status=404)
    with transaction.atomic():
        return take_step("leave", found, who="visitor", now=now, ended_at=now)
