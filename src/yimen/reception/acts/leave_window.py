"""Leave one's window."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.ledger.topics import announce
from yimen.procedure import Actor
from yimen.reception.acting import hall_topic, own_shift
from yimen.reception.acts.pause_window import end_pause
from yimen.reception.course import AT_A_WINDOW
from yimen.reception.models import Shift, Ticket


def leave_window(*, actor: Actor, now: datetime) -> Shift:
    """Only when nobody is at it. Raises Refusal: window_busy, shift_missing (409), reception_needs_role (403)."""
    with transaction.atomic():
        shift = own_shift(actor, lock=True)
        busy = Ticket.objects.filter(window=shift.window, state__in=AT_A_WINDOW).first()
        if busy:
            raise Refusal("window_busy", number=busy.number)
        end_pause(shift, now)
        shift.closed_at = now
        shift.save(update_fields=["paused_at", "pause_reason", "closed_at"])
        transaction.on_commit(lambda: announce((hall_topic(shift.window.hall.code),)))
        return shift
