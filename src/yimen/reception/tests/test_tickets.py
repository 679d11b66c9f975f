"""From taking a number to leaving the window: wrong people and wrong order first."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.cases.tests.factories import make_actor, make_case
from yimen.errors import Refusal
from yimen.procedure import Role
from yimen.reception.acts.begin import begin
from yimen.reception.acts.bring_back import bring_back
from yimen.reception.acts.call_next import call_next
from yimen.reception.acts.close_day import close_all, close_day
from yimen.reception.acts.finish import finish
from yimen.reception.acts.hold import hold
from yimen.reception.acts.leave import leave
from yimen.reception.acts.leave_window import leave_window
from yimen.reception.acts.miss import miss
from yimen.reception.acts.open_window import open_window
from yimen.reception.acts.pause_window import pause_window, reopen_window
from yimen.reception.acts.recall import recall
from yimen.reception.acts.resume import resume
from yimen.reception.acts.transfer import transfer
from yimen.reception.models import Hall, Line, Pause, Shift, Ticket, TicketEvent
from yimen.reception.queries import at_window, own_ticket, screen
from yimen.reception.tests.factories import MORNING, clerk, make_hall, seated, take
from yimen.reception.waiting import errors

pytestmark = pytest.mark.django_db


def later(minutes: float) -> Any:
    return MORNING + timedelta(minutes=minutes)


@pytest.fixture
def hall() -> Hall:
    return make_hall()


class TestTaking:
    def test_numbers_go_on_within_a_line_and_a_day(self, hall: Hall) -> None:
        assert [take(hall).number, take(hall).number, take(hall, "B").number] == ["A001", "A002", "B001"]
        assert take(hall, minutes=24 * 60).number == "A001"

    @pytest.mark.parametrize(
        ("change", "minutes", "given", "code"),
        [
            ({"closed": True}, 0, {}, "line_closed"),
            ({"most_a_day": 1}, 0, {}, "line_full"),
            ({}, 10 * 60, {}, "hall_closed_now"),
            ({}, 150, {}, "hall_closed_now"),  # at noon
            ({}, 3 * 24 * 60, {}, "hall_closed_now"),  # on Saturday
            ({}, 0, {"priority": "in a hurry"}, "priority_unknown"),
            ({}, 0, {"priority": "appointment"}, "priority_unknown"),  # without one
        ],
    )
    def test_when_none_is_given(self, hall: Hall, change: Any, minutes: int, given: Any, code: str) -> None:
        take(hall)
        Line.objects.filter(hall=hall, code="A").update(**change)
        with pytest.raises(Refusal, match=code):
            take(hall, minutes=minutes, **given)
        assert Ticket.objects.count() == 1

    def test_what_people_are_told_is_measured(self, hall: Hall) -> None:
        officer = seated(hall)
        first, second = take(hall), take(hall)
        assert (first.expected_minutes, second.expected_minutes) == (0, 10)  # the line's own figure: no weeks before
        call_next(actor=officer, now=later(0))
        finish_all(officer, later(4))
        call_next(actor=officer, now=later(4))
        found = errors(hall.pk, MORNING.date(), MORNING.date())
        assert (found["tickets"], found["mean_minutes"], found["within_five"]) == (2, 3, 0.5)


def finish_all(officer: Any, now: Any) -> None:
    for ticket in Ticket.objects.filter(state="called"):
        begin(ticket.pk, actor=officer, now=now)
        finish(ticket.pk, actor=officer, now=now)


class TestCalling:
    def test_why_nobody_comes(self, hall: Hall) -> None:
        for actor, code in ((make_actor(Role.OFFICER), "reception_needs_role"), (clerk(), "shift_missing")):
            with pytest.raises(Refusal, match=code):
                call_next(actor=actor, now=later(0))
        officer = seated(hall)
        with pytest.raises(Refusal, match="nobody_waits"):
            call_next(actor=officer, now=later(0))
        take(hall, "Z")  # which this window does not serve
        with pytest.raises(Refusal, match="nobody_waits"):
            call_next(actor=officer, now=later(0))
        take(hall), take(hall)
        pause_window(reason="打印机缺纸", actor=officer, now=later(1))
        with pytest.raises(Refusal, match="shift_paused"):
            call_next(actor=officer, now=later(2))
        reopen_window(actor=officer, now=later(3))
        first = call_next(actor=officer, now=later(3))
        with pytest.raises(Refusal, match="window_busy"):
            call_next(actor=officer, now=later(4))
        assert (first.number, Pause.objects.get().reason) == ("A001", "打印机缺纸")

    def test_the_smallest_rank_of_all_its_lines(self, hall: Hall) -> None:
        take(hall, "A", 0), take(hall, "B", 1), take(hall, "A", 2), take(hall, "B", 15, priority="disabled")
        officer, order = seated(hall), []
        for minute in range(20, 24):
            ticket = call_next(actor=officer, now=later(minute))
            begin(ticket.pk, actor=officer, now=later(minute))
            finish(ticket.pk, actor=officer, now=later(minute + 0.5))
            order.append(ticket.number)
        assert order == ["B002", "A001", "B001", "A002"]

    def test_it_takes_two_round_trips(self, hall: Hall, django_assert_num_queries: Any) -> None:
        take(hall)
        officer = seated(hall)
        with django_assert_num_queries(4):  # with savepoint and release of the test's own transaction
            call_next(actor=officer, now=later(1))

    def test_the_database_itself_refuses_two_people_at_a_window(self, hall: Hall) -> None:
        officer = seated(hall)
        first, second = take(hall), take(hall)
        call_next(actor=officer, now=later(1))
        first.refresh_from_db()
        with pytest.raises(IntegrityError), transaction.atomic():
            Ticket.objects.filter(pk=second.pk).update(state="called", window=first.window)


class TestAtTheWindow:
    @pytest.fixture
    def called(self, hall: Hall) -> Ticket:
        take(hall)
        return call_next(actor=seated(hall), now=later(1))

    def test_another_window_does_not_touch_it(self, hall: Hall, called: Ticket) -> None:
        other = seated(hall, 2, "8")
        for act in (recall, begin, miss):
            with pytest.raises(Refusal, match="ticket_of_other_window"):
                act(called.pk, actor=other, now=later(5))
        foreign = seated(make_hall(), 1, "9")
        with pytest.raises(Refusal, match="ticket_not_found"):
            begin(called.pk, actor=foreign, now=later(5))

    def test_a_visit_with_an_application(self, called: Ticket) -> None:
        case = make_case()
        begin(called.pk, actor=clerk(), now=later(2))
        with pytest.raises(Refusal, match="ticket_case_unknown"):
            finish(called.pk, actor=clerk(), now=later(9), case="BS000")
        done = finish(called.pk, actor=clerk(), now=later(9), case=case.number)
        assert (done.state, done.case, done.ended_at) == ("served", case, later(9))
        with pytest.raises(Refusal, match="ticket_not_there_now"):
            finish(called.pk, actor=clerk(), now=later(10))
        kinds = list(done.events.values_list("kind", flat=True))
        assert kinds == ["taken", "called", "begun", "finished"]

    def test_who_does_not_come_is_given_time_and_may_come_back(self, called: Ticket) -> None:
        with pytest.raises(Refusal, match="ticket_too_early_to_miss"):
            miss(called.pk, actor=clerk(), now=later(2.9))
        assert recall(called.pk, actor=clerk(), now=later(2)).calls == 2
        assert miss(called.pk, actor=clerk(), now=later(3)).state == "missed"
        back = bring_back(called.pk, actor=clerk(), now=later(8))
        assert (back.state, back.rank, back.window) == ("waiting", later(8), None)

    def test_put_aside_and_gone_on_with(self, hall: Hall, called: Ticket) -> None:
        begin(called.pk, actor=clerk(), now=later(2))
        hold(called.pk, actor=clerk(), now=later(3), reason="去复印")
        take(hall, minutes=3)
        second = call_next(actor=clerk(), now=later(4))
        with pytest.raises(Refusal, match="window_busy"):
            resume(called.pk, actor=clerk(), now=later(5))
        other = seated(hall, 2, "8")
        assert resume(called.pk, actor=other, now=later(5)).window_id != second.window_id

    def test_sent_on_with_number_and_rank(self, hall: Hall, called: Ticket) -> None:
        for line, reason, code in (
            ("B", " ", "transfer_reason_missing"),
            ("Q", "x", "queue_line_unknown"),
            ("A", "x", "transfer_same_line"),
        ):
            with pytest.raises(Refusal, match=code):
                transfer(called.pk, line=line, reason=reason, actor=clerk(), now=later(2))
        take(hall, "B", 1)
        moved = transfer(called.pk, line="B", reason="市场监管业务", actor=clerk(), now=later(2))
        assert (moved.number, moved.rank, moved.state) == ("A001", later(0), "waiting")
        assert call_next(actor=clerk(), now=later(3)).pk == called.pk, "they are not sent to the end"

    def test_the_window_is_left_empty(self, called: Ticket) -> None:
        with pytest.raises(Refusal, match="window_busy"):
            leave_window(actor=clerk(), now=later(2))


class TestWindows:
    def test_one_person_one_window(self, hall: Hall) -> None:
        officer = seated(hall)
        assert open_window(hall.code, 1, actor=officer, now=later(1)).opened_at == MORNING
        for who, number, code in (
            (officer, 2, "shift_elsewhere"),
            (clerk("8"), 1, "window_taken"),
            (clerk("8"), 99, "window_not_found"),
        ):
            with pytest.raises(Refusal, match=code):
                open_window(hall.code, number, actor=who, now=later(1))
        leave_window(actor=officer, now=later(9))
        assert open_window(hall.code, 1, actor=clerk("8"), now=later(10)).officer == "8"

    def test_a_pause_needs_a_reason_and_ends_once(self, hall: Hall) -> None:
        officer = seated(hall)
        with pytest.raises(Refusal, match="pause_reason_missing"):
            pause_window(reason=" ", actor=officer, now=later(1))
        with pytest.raises(Refusal, match="shift_not_paused"):
            reopen_window(actor=officer, now=later(1))
        pause_window(reason="午餐", actor=officer, now=later(1))
        leave_window(actor=officer, now=later(4))
        pause = Pause.objects.get()
        assert (pause.ended_at - pause.began_at, Shift.objects.get().closed_at) == (timedelta(minutes=3), later(4))


def test_the_person_gives_the_number_back(hall: Hall) -> None:
    ticket = take(hall)
    with pytest.raises(Refusal, match="ticket_not_found"):
        leave("A001", now=later(1))
    assert leave(ticket.secret, now=later(1)).state == "left"


def test_the_end_of_a_day(hall: Hall) -> None:
    officer = seated(hall)
    take(hall), take(hall), take(hall)
    first = call_next(actor=officer, now=later(1))
    begin(first.pk, actor=officer, now=later(1))
    hold(first.pk, actor=officer, now=later(2))
    second = call_next(actor=officer, now=later(2))
    begin(second.pk, actor=officer, now=later(3))
    make_hall()
    assert close_all(later(480)) == 1
    assert close_day(hall, now=later(481)) == 0
    assert list(Ticket.objects.order_by("number").values_list("state", flat=True)) == ["held", "served", "closed"]
    assert not Shift.objects.filter(closed_at=None).exists()
    assert TicketEvent.objects.get(ticket=second, kind="finished").data == {"by": "day_close"}
    tomorrow = seated(hall)
    assert resume(first.pk, actor=tomorrow, now=later(24 * 60)).state == "serving"


def test_what_happened_stays(hall: Hall) -> None:
    ticket = take(hall)
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reception_ticketevent SET at = now() WHERE ticket_id = %s", [ticket.pk])


def test_screen_window_and_phone_show_the_same(hall: Hall, django_assert_max_num_queries: Any) -> None:
    officer = seated(hall)
    tickets = [take(hall, minutes=minute) for minute in range(3)]
    call_next(actor=officer, now=later(5))
    with django_assert_max_num_queries(4):
        shown = screen(hall, later(6))
    assert [ticket.number for ticket in shown.called] == ["A001"]
    assert {line.code: waiting for line, waiting in shown.lines} == {"A": 2, "B": 0, "Z": 0}
    seen = at_window(Shift.objects.select_related("window__hall").get(), later(6))
    assert seen.current and seen.current.number == "A001"
    assert [ticket.number for ticket in seen.waiting] == ["A002", "A003"]
    mine = own_ticket(tickets[2].secret, later(6))
    assert (mine.ahead, mine.minutes) == (1, 10)
