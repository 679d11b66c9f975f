"""End the day of a hall: what still waits is closed, what was put aside waits for the next day, windows are left."""

from datetime import datetime

from django.db import transaction

from yimen.clock import shanghai_date
from yimen.procedure import SYSTEM
from yimen.reception.acting import take_step
from yimen.reception.acts.pause_window import end_pause
from yimen.reception.course import CALLED, SERVING, WAITING
from yimen.reception.models import Booking, Hall, Shift, Ticket


def close_all(now: datetime) -> int:
    """The day of every hall, each in a transaction of its own; how many tickets were closed without a visit."""
    return sum(close_day(hall, now=now) for hall in Hall.objects.order_by("pk"))


def close_day(hall: Hall, *, now: datetime) -> int:
    """How many tickets were closed without a visit. Safe to repeat; also for days before on which nobody did it.

    Rules: waiting and called ones are closed. A visit that was never finished counts as finished at the end of the day,
    said so in its event. Held ones stay held. Bookings of past days whose person did not come are missed.
    """
    today, closed = shanghai_date(now), 0
    with transaction.atomic():
        over = Ticket.objects.filter(hall=hall, day__lte=today)
        for ticket_id in list(over.filter(state__in=(WAITING, CALLED)).values_list("pk", flat=True)):
            take_step("close", ticket_id, who=SYSTEM.who, now=now, ended_at=now)
            closed += 1
        for ticket_id in list(over.filter(state=SERVING).values_list("pk", flat=True)):
            take_step("finish", ticket_id, who=SYSTEM.who, now=now, ended_at=now, data={"by": "day_close"})
        for shift in Shift.objects.select_for_update().filter(window__hall=hall, closed_at=None):
            end_pause(shift, now)
            shift.closed_at = now
            shift.save(update_fields=["paused_at", "pause_reason", "closed_at"])
        missed = Booking.objects.filter(line__hall=hall, day__lte=today, state=Booking.State.BOOKED)
        missed.update(state=Booking.State.MISSED, ended_at=now)
    return closed
