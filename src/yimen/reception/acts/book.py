"""Make an appointment, give it back, and come to it."""

import secrets
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Count

from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.codes import check_mobile
from yimen.errors import Refusal
from yimen.reception.acts.take_ticket import take_ticket
from yimen.reception.models import Booking, Line, Ticket
from yimen.reception.ranks import APPOINTMENT
from yimen.reception.slots import DAYS_AHEAD, Slot, blocked_until, slots
from yimen.vault import blind_index
from yimen.workdays.calendars import calendar_of

# Without letters and figures that are mistaken for each other when read aloud.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
EARLIEST = timedelta(hours=1)


def slots_of(line: Line, day: date, now: datetime) -> list[Slot]:
    """The times of a day with their free places; none on a day without appointments, and none that are over."""
    if not bookable(line, day, now):
        return []
    booked = line.bookings.filter(day=day, state__in=(Booking.State.BOOKED, Booking.State.ARRIVED))
    taken = dict(booked.values_list("starts").annotate(Count("id")))
    openings = line.openings.values_list("begins", "ends", "minutes", "places")
    return [each for each in slots(openings, taken) if _moment(day, each.starts) > now]


def bookable(line: Line, day: date, now: datetime) -> bool:
    """Whether it is a working day from today to the last that can be booked."""
    today = shanghai_date(now)
    if line.closed or not today <= day <= today + timedelta(days=DAYS_AHEAD):
        return False
    return calendar_of(line.hall.district).is_working(day)


def book(
    line: Line, *, day: date, starts: time, name: str, phone: str, now: datetime, journey: UUID | None = None
) -> Booking:
    """Raises Refusal: booking_name_missing, mobile_alphabet, mobile_length, mobile_prefix, booking_day_wrong,
    booking_slot_unknown (422), booking_blocked, booking_slot_full, booking_twice (409)."""
    if not name.strip():
        raise Refusal("booking_name_missing", status=422)
    phone = check_mobile(phone)
    if not bookable(line, day, now):
        raise Refusal("booking_day_wrong", status=422, day=day.isoformat(), days=DAYS_AHEAD)
    index = blind_index(phone)
    _demand_not_blocked(line, index, now)
    with transaction.atomic():
        # Bookings of one line come one after the other: the last place is given once.
        Line.objects.select_for_update().get(pk=line.pk)
        slot = next((each for each in slots_of(line, day, now) if each.starts == starts), None)
        if slot is None:
            raise Refusal("booking_slot_unknown", status=422)
        if not slot.free:
            raise Refusal("booking_slot_full")
        try:
            with transaction.atomic():
                return Booking.objects.create(
                    line=line,
                    day=day,
                    starts=starts,
                    code="".join(secrets.choice(_ALPHABET) for _each in range(8)),
                    name=name.strip()[:80],
                    phone=phone,
                    phone_index=index,
                    journey=journey or uuid4(),
                    booked_at=now,
                )
        except IntegrityError:
            raise Refusal("booking_twice") from None


def cancel_booking(code: str, *, now: datetime) -> Booking:
    """By whoever has the code. Raises Refusal: booking_not_found (404), booking_over (409)."""
    with transaction.atomic():
        booking = _locked(code)
        booking.state, booking.ended_at = Booking.State.CANCELLED, now
        booking.save(update_fields=["state", "ended_at"])
        return booking


def arrive(code: str, *, now: datetime, channel: str = Ticket.Channel.KIOSK) -> Ticket:
    """Take the number of an appointment in the hall, from an hour before its time on that day.

    Raises Refusal: booking_not_found (404), booking_over, booking_not_today (409), and as `take_ticket` does.
    """
    with transaction.atomic():
        booking = _locked(code)
        appointed = _moment(booking.day, booking.starts)
        if booking.day != shanghai_date(now) or now < appointed - EARLIEST:
            raise Refusal("booking_not_today", day=f"{booking.day.isoformat()} {booking.starts:%H:%M}")
        booking.state, booking.ended_at = Booking.State.ARRIVED, now
        booking.save(update_fields=["state", "ended_at"])
        return take_ticket(
            booking.line,
            now=now,
            channel=channel,
            priority=APPOINTMENT,
            journey=booking.journey,
            booking=booking,
            appointed_at=appointed,
        )


def _demand_not_blocked(line: Line, index: str, now: datetime) -> None:
    missed = Booking.objects.filter(line__hall=line.hall_id, phone_index=index, state=Booking.State.MISSED)
    days = list(missed.values_list("day", flat=True))
    until = blocked_until(days, shanghai_date(now), line.hall.most_no_shows)
    if until:
        raise Refusal("booking_blocked", count=len(days), day=until.isoformat())


def _locked(code: str) -> Booking:
    found = (
        Booking.objects.select_for_update(of=("self",))
        .select_related("line__hall")
        .filter(code=code.strip().upper())
        .first()
    )
    if found is None:
        raise Refusal("booking_not_found", status=404)
    if found.state != Booking.State.BOOKED:
        raise Refusal("booking_over")
    return found


def _moment(day: date, starts: time) -> datetime:
    return datetime.combine(day, starts, SHANGHAI)
