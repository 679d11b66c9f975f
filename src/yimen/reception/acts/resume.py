"""Go on with a visit that was put aside."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.course import AT_A_WINDOW
from yimen.reception.models import Ticket


def resume(ticket_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """At the actor's window, which must be free. Raises Refusal: shift_paused, window_busy (409), and as `take_step` does."""
    with transaction.atomic():
        shift = own_shift(actor, lock=True)
        if shift.paused_at:
            raise Refusal("shift_paused")
        busy = Ticket.objects.filter(window=shift.window, state__in=AT_A_WINDOW).first()
        if busy:
            raise Refusal("window_busy", number=busy.number)
        return take_step(
            "resume", ticket_id, who=actor.who, now=now, shift=shift, window_id=shift.window_id, shift_id=shift.pk
        )
