"""Take a number: at the kiosk, on the phone by the QR code of the hall, or given at the reception desk."""

import secrets
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction

from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.clock.hours import open_at
from yimen.errors import Refusal
from yimen.reception import ranks
from yimen.reception.acting import tell, write_event
from yimen.reception.models import Booking, Hall, Line, Ticket
from yimen.reception.waiting import expected_minutes
from yimen.workdays.calendars import calendar_of

_NEXT_NUMBER = """
    INSERT INTO reception_lineday (line_id, day, last) VALUES (%s, %s, 1)
    ON CONFLICT (line_id, day) DO UPDATE SET last = reception_lineday.last + 1 RETURNING last"""


def take_ticket(
    line: Line,
    *,
    now: datetime,
    channel: str = Ticket.Channel.KIOSK,
    priority: str = "",
    who: str = "visitor",
    journey: UUID | None = None,
    service: Service | None = None,
    booking: Booking | None = None,
    appointed_at: datetime | None = None,
) -> Ticket:
    """A ticket of today with the next number of the line, and what the person is told about the wait.

    appointed_at  the time of the booking
    Raises Refusal: line_closed, line_full, hall_closed_now (409), priority_unknown (422).
    """
    hall, day = line.hall, shanghai_date(now)
    if line.closed:
        raise Refusal("line_closed", line=line.title)
    if priority not in Ticket.Priority.values or (priority == ranks.APPOINTMENT) != (booking is not None):
        raise Refusal("priority_unknown", status=422)
    if not is_open(hall, now):
        raise Refusal("hall_closed_now", hours=hall.hours)
    with transaction.atomic():
        last = _next_number(line, day)
        if line.most_a_day and last > line.most_a_day:
            raise Refusal("line_full", line=line.title, most=line.most_a_day)
        ticket = Ticket.objects.create(
            hall=hall,
            line=line,
            day=day,
            number=f"{line.code}{last:03d}",
            journey=journey or uuid4(),
            secret=secrets.token_urlsafe(18),
            channel=channel,
            priority=priority,
            booking=booking,
            service=service,
            rank=ranks.rank(now, priority, timedelta(minutes=hall.head_start_minutes), appointed_at),
            taken_at=now,
        )
        ticket.expected_minutes = expected_minutes(ticket, now)
        ticket.save(update_fields=["expected_minutes"])
        write_event(ticket, "taken", who=who, now=now, data={"line": line.code, "channel": channel})
        tell(ticket)
    return ticket


def is_open(hall: Hall, now: datetime) -> bool:
    """Whether it is a working day of the district and within the hall's hours."""
    working = calendar_of(hall.district).is_working(shanghai_date(now))
    return working and open_at(hall.hours, now.astimezone(SHANGHAI).time())


def _next_number(line: Line, day: date) -> int:
    # The row of the line's day stays locked until the ticket is there: numbers have no gaps.
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_NUMBER, [line.pk, day])
        return int(cursor.fetchone()[0])
