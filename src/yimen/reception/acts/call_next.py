"""Call the next person to one's window: nobody else gets the same one, and clerks never wait for each other."""

from datetime import datetime

from django.db import connection, transaction

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
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, {"who": actor.who, "day": shanghai_date(now), "now": now})
            claimed = cursor.fetchone()
        if claimed is None:
            raise _why_nobody(actor)
        ticket = Ticket.objects.select_related("hall", "line", "window").get(pk=claimed[0])
        tell(ticket)
    return ticket


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
