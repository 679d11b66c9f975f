"""Call the next person to one's window: nobody else gets the same one, and clerks never wait for each other."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.reception.acting import own_shift, tell
from yimen.reception.claiming import CLAIM
from yimen.reception.course import AT_A_WINDOW
from yimen.reception.models import Ticket, WindowLine


def call_next(*, actor: Actor, now: datetime) -> Ticket:
    """The ticket that was called, of the lines of the actor's window. One statement, and one to read the ticket.

    Raises Refusal: reception_needs_role (403), shift_missing, shift_paused, window_busy, window_serves_nothing,
    nobody_waits (409).
    """
    try:
        return _claimed(actor, now)
    except IntegrityError:  # two clicks at one window: the second waited for the first, and finds it busy
        raise _why_nobody(actor) from None


def _claimed(actor: Actor, now: datetime) -> Ticket:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, {"who": actor.who, "day": shanghai_date(now), "now": now})
            claimed = int(cursor.fetchone()[0])
        if not claimed:
            raise _why_nobody(actor)
        ticket = ticket_called(claimed).get()
        tell(ticket)
    return ticket


def ticket_called(ticket_id: int) -> QuerySet[Ticket]:
    """The ticket with what a window shows of it."""
    return Ticket.objects.select_related("hall", "line", "window").filter(pk=ticket_id)


def _why_nobody(actor: Actor) -> Refusal:
    shift = own_shift(actor)
    if shift.paused_at:
        return Refusal("shift_paused")
    busy = Ticket.objects.filter(window=shift.window, state__in=AT_A_WINDOW).first()
    if busy:
        return Refusal("window_busy", number=busy.number)
    if not WindowLine.objects.filter(window=shift.window).exists():
        return Refusal("window_serves_nothing", window=shift.window.number)
    return Refusal("nobody_waits")
