"""Appointments: when, for whom, and what becomes of them in the hall."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from yimen.errors import Refusal
from yimen.reception.acts.book import arrive, book, cancel_booking, slots_of
from yimen.reception.acts.close_day import close_day
from yimen.reception.models import Booking, Hall, Line
from yimen.reception.tests.factories import MORNING, make_hall

pytestmark = pytest.mark.django_db
TOMORROW = date(2016, 6, 2)
WANG = {"name": "王小明", "phone": "13800000001"}


@pytest.fixture
def line() -> Line:
    return Line.objects.select_related("hall").get(hall=make_hall(), code="A")


@pytest.mark.parametrize(
    ("day", "starts", "who", "code"),
    [
        (TOMORROW, time(9), {"name": " "}, "booking_name_missing"),
        (TOMORROW, time(9), {"phone": "12345"}, "mobile"),
        (date(2016, 6, 4), time(9), {}, "booking_day_wrong"),  # a Saturday
        (date(2016, 6, 9), time(9), {}, "booking_day_wrong"),  # Dragon Boat Festival
        (date(2016, 5, 31), time(9), {}, "booking_day_wrong"),
        (date(2016, 6, 16), time(9), {}, "booking_day_wrong"),  # later than two weeks
        (TOMORROW, time(10), {}, "booking_slot_unknown"),
        (MORNING.date(), time(9), {}, "booking_slot_unknown"),  # over since half an hour
    ],
)
def test_what_cannot_be_booked(line: Line, day: date, starts: time, who: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        book(line, day=day, starts=starts, now=MORNING, **{**WANG, **who})
    assert not Booking.objects.exists()


def test_a_worked_sunday_is_offered(line: Line) -> None:
    sunday = date(2016, 6, 12)  # worked, for the Dragon Boat Festival
    assert [slot.starts for slot in slots_of(line, sunday, MORNING)] == [time(9), time(9, 30)]


def test_one_a_day_and_line_for_a_phone(line: Line) -> None:
    book(line, day=TOMORROW, starts=time(9), now=MORNING, **WANG)
    with pytest.raises(Refusal, match="booking_twice"):
        book(line, day=TOMORROW, starts=time(9, 30), now=MORNING, **WANG)
    with pytest.raises(Refusal, match="booking_slot_full"):
        book(line, day=TOMORROW, starts=time(9), now=MORNING, name="李", phone="13800000002")


def test_given_back_it_is_free_again(line: Line) -> None:
    first = book(line, day=TOMORROW, starts=time(9), now=MORNING, **WANG)
    with pytest.raises(Refusal, match="booking_not_found"):
        cancel_booking("AAAAAAAA", now=MORNING)
    cancel_booking(first.code.lower(), now=MORNING)
    with pytest.raises(Refusal, match="booking_over"):
        cancel_booking(first.code, now=MORNING)
    assert book(line, day=TOMORROW, starts=time(9), now=MORNING, **WANG).code != first.code


def test_in_the_hall_it_is_a_ticket_of_the_same_journey(line: Line) -> None:
    booked = book(line, day=TOMORROW, starts=time(9, 30), now=MORNING, **WANG)
    for early in (MORNING, MORNING + timedelta(hours=22.9)):  # today, and more than an hour before
        with pytest.raises(Refusal, match="booking_not_today"):
            arrive(booked.code, now=early)
    ticket = arrive(booked.code, now=MORNING + timedelta(days=1, minutes=5))
    assert (ticket.journey, ticket.priority, ticket.rank) == (
        booked.journey,
        "appointment",
        MORNING + timedelta(hours=23, minutes=40),
    )
    with pytest.raises(Refusal, match="booking_over"):
        arrive(booked.code, now=MORNING + timedelta(days=1, minutes=6))


def missed(hall: Hall, line: Line, days: int, **who: Any) -> None:
    at = MORNING + timedelta(days=days)
    book(line, day=at.date(), starts=time(9, 30), now=at - timedelta(hours=2), **{**WANG, **who})
    close_day(hall, now=at + timedelta(hours=8))


def test_who_misses_three_takes_numbers_in_the_hall_for_a_month(line: Line) -> None:
    for days in (0, 1, 5):
        missed(line.hall, line, days)
    later = MORNING + timedelta(days=6)
    with pytest.raises(Refusal, match="booking_blocked") as refused:
        book(line, day=later.date() + timedelta(days=1), starts=time(9), now=later, **WANG)
    assert refused.value.data == {"count": 3, "day": "2016-07-06"}
    assert book(line, day=later.date() + timedelta(days=1), starts=time(9), now=later, name="李", phone="13800000002")
