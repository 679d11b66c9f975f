"""The hall as people meet it: a number, the ticket, the display, the window. Wrong ways first."""

from typing import Any

import pytest
from django.test import Client

from yimen.procedure import Role
from yimen.reception.acts import take_ticket
from yimen.reception.models import Hall, Shift, Ticket
from yimen.reception.tests.factories import make_hall
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Hall:
    """A hall that is open whenever the tests run."""
    monkeypatch.setattr(take_ticket, "is_open", lambda _hall, _now: True)
    return make_hall(miss_after_seconds=0)


def number(hall: Hall, **given: str) -> Ticket:
    answer = Client().post(f"/halls/{hall.code}/", {"line": "A", **given})
    assert answer.status_code == 302
    return Ticket.objects.get(secret=answer["Location"].split("/")[2])


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({"line": "Q"}, 404, "没有这个排队业务"),
        ({"line": "A", "priority": "x"}, 422, "没有这种优先理由"),
        ({}, 404, "排队业务"),
    ],
)
def test_a_number_that_is_not_given_says_why(hall: Hall, given: dict[str, str], status: int, words: str) -> None:
    answer = Client().post(f"/halls/{hall.code}/", given)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert not Ticket.objects.exists()


def test_the_hall_is_closed_in_so_many_words(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_ticket, "is_open", lambda _hall, _now: False)
    answer = Client().post(f"/halls/{hall.code}/", {"line": "A"})
    assert answer.status_code == 409 and "9:00-11:30" in answer.content.decode()


def test_the_ticket_is_for_whoever_has_its_address(hall: Hall) -> None:
    ticket = number(hall, priority="elderly")
    assert Client().get("/tickets/A001/").status_code == 404
    page = Client().get(f"/tickets/{ticket.secret}/").content.decode()
    assert "A001" in page and "<svg" in page
    assert Client().post(f"/tickets/{ticket.secret}/give-back").status_code == 302
    assert "已退号" in Client().get(f"/tickets/{ticket.secret}/now").content.decode()
    assert Client().post(f"/tickets/{ticket.secret}/give-back").status_code == 409


def test_pages_of_the_hall_ask_few_queries(hall: Hall, django_assert_max_num_queries: Any) -> None:
    for _each in range(5):
        number(hall)
    with django_assert_max_num_queries(6):
        Client().get(f"/halls/{hall.code}/screen?floor=1")
    for floor in ("x", "-1", "99999"):
        assert Client().get(f"/halls/{hall.code}/screen", {"floor": floor}).status_code == 200
    assert Client().get("/halls/nowhere/screen").status_code == 404


class TestWindow:
    @pytest.fixture
    def clerk(self) -> Any:
        return signed_in(Role.COUNTER, name="李晓梅")

    def do(self, clerk: Any, what: str, **typed: Any) -> Any:
        return clerk.browser.post("/counter/window/", {"do": what, **typed})

    def test_a_visit_from_sitting_down_to_leaving(self, hall: Hall, clerk: Any, settings: Any) -> None:
        settings.YIMEN_DISTRICT = hall.district
        assert "Window 1" in clerk.browser.get("/counter/window/").content.decode()
        assert self.do(clerk, "sit", hall=hall.code, window="1").status_code == 302
        nobody = self.do(clerk, "next")
        assert nobody.status_code == 409 and "Nobody is waiting" in nobody.content.decode()
        ticket = number(hall)
        assert ticket.number in clerk.browser.get("/counter/window/now").content.decode()
        self.do(clerk, "next"), self.do(clerk, "recall", ticket=ticket.pk)
        assert "1号窗口" in Client().get(f"/tickets/{ticket.secret}/").content.decode()
        assert 'class="is-now"' in Client().get(f"/halls/{hall.code}/screen/now").content.decode()
        self.do(clerk, "begin", ticket=ticket.pk)
        kept = self.do(clerk, "finish", ticket=ticket.pk, case="BS-none")
        assert kept.status_code == 422 and 'value="BS-none"' in kept.content.decode()
        assert self.do(clerk, "finish", ticket=ticket.pk).status_code == 302
        assert self.do(clerk, "leave").status_code == 302
        assert (Ticket.objects.get().state, Shift.objects.get().closed_at is None) == ("served", False)

    def test_sent_on_put_aside_missed_and_closed_for_a_moment(self, hall: Hall, clerk: Any) -> None:
        self.do(clerk, "sit", hall=hall.code, window="1")
        first, second, third = number(hall), number(hall), number(hall)
        self.do(clerk, "next"), self.do(clerk, "transfer", ticket=first.pk, line="Z", reason="来取证")
        self.do(clerk, "next"), self.do(clerk, "miss", ticket=second.pk)
        self.do(clerk, "next"), self.do(clerk, "begin", ticket=third.pk), self.do(clerk, "hold", ticket=third.pk)
        states = [(each.state, each.line.code) for each in Ticket.objects.select_related("line").order_by("number")]
        assert states == [("waiting", "Z"), ("missed", "A"), ("held", "A")]
        assert self.do(clerk, "pause").status_code == 422
        self.do(clerk, "pause", reason="换纸")
        assert "换纸" in clerk.browser.get("/counter/window/").content.decode()
        self.do(clerk, "reopen"), self.do(clerk, "return", ticket=second.pk), self.do(clerk, "resume", ticket=third.pk)
        states = [each.state for each in Ticket.objects.order_by("number")]
        assert states == ["waiting", "waiting", "serving"]
