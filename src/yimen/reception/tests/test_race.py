"""Many officers call at the same time: nobody is called twice, nobody is forgotten."""

from datetime import timedelta

import pytest

from yimen.bench.calling_stage import set_up
from yimen.bench.queue import call_all, looked_at
from yimen.reception.acts.book import book, slots_of
from yimen.reception.models import Booking, Line, Shift, Ticket
from yimen.reception.tests.factories import MORNING, clerk, make_hall
from yimen.reception.tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_windows_call_four_hundred_people_once_each() -> None:
    stage = set_up("race", 16, 400, MORNING)
    assert len(call_all(stage.officers, MORNING)) == 400
    doubles, lost, _moved = looked_at(stage)
    assert (doubles, lost) == (0, 0)
    assert set(Ticket.objects.values_list("state", flat=True)) == {"served"}


def test_one_clicks_eight_times_and_one_person_comes() -> None:
    from yimen.reception.acts.call_next import call_next

    stage = set_up("clicks", 1, 20, MORNING)
    came = at_once(8, lambda _place: call_next(actor=clerk(stage.officers[0].who), now=MORNING))
    assert sorted(came) == ["done", *["window_busy"] * 7]


def test_the_last_place_of_an_appointment_and_a_window_go_to_one() -> None:
    from yimen.reception.acts.open_window import open_window

    hall = make_hall()
    line, day = Line.objects.get(hall=hall, code="A"), (MORNING + timedelta(days=1)).date()
    starts = slots_of(line, day, MORNING)[0].starts
    booked = at_once(
        4, lambda place: book(line, day=day, starts=starts, name="王", phone=f"1380000000{place}", now=MORNING)
    )
    assert sorted(booked) == ["booking_slot_full"] * 3 + ["done"]
    sat = at_once(4, lambda place: open_window(hall.code, 1, actor=clerk(str(100 + place)), now=MORNING))
    assert sorted(sat) == ["done"] + ["window_taken"] * 3
    assert (Booking.objects.count(), Shift.objects.count()) == (1, 1)
