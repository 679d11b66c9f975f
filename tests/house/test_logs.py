"""What happened to one request can be followed through the log: the request, its act, and what the worker made of it."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yimen.cases.tests.factories import lately, make_agency, make_case, make_service, make_user
from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow
from yimen.procedure import Role

pytestmark = pytest.mark.django_db(transaction=True)

REQUEST = "abcd-1234-of-this-test"


def lines(captured: str) -> list[dict[str, Any]]:
    """The lines of the log that are objects."""
    return [json.loads(line) for line in captured.splitlines() if line.startswith("{")]


def named(told: list[dict[str, Any]], event: str) -> list[dict[str, Any]]:
    return [line for line in told if line["event"] == event]


@pytest.fixture
def officer() -> Client:
    browser = Client(headers={"x-request-id": REQUEST, "accept-language": "en"})
    browser.force_login(make_user(Role.OFFICER, agency=make_agency("scjg")))
    return browser


def test_a_refused_act_leaves_the_request_alone_in_the_log(officer: Client, capsys: pytest.CaptureFixture[str]) -> None:
    case = make_case(make_service(make_agency("scjg")))
    capsys.readouterr()
    officer.post(f"/desk/cases/{case.number}/acts/deliver", {"method": "window", "expected_sequence": case.sequence})
    told = lines(capsys.readouterr().err)
    assert named(told, "act") == []
    [request] = named(told, "request")
    assert request["request_id"] == REQUEST


def test_request_act_and_worker_tell_the_same_story(officer: Client, capsys: pytest.CaptureFixture[str]) -> None:
    case = make_case(make_service(make_agency("scjg")))
    OutboxRow.objects.all().delete()
    capsys.readouterr()
    response = officer.post(f"/desk/cases/{case.number}/acts/accept", {"expected_sequence": case.sequence})
    assert response.status_code == 302
    told = lines(capsys.readouterr().err)
    [request], [act] = named(told, "request"), named(told, "act")
    assert request["request_id"] == act["request_id"] == response["X-Request-ID"] == REQUEST
    assert (request["status"], act["act"], act["case"]) == (302, "accept", case.number)
    assert act["journey"] == str(case.journey)
    assert request["route"] == "desk/cases/<str:number>/acts/<str:act>"

    outbox.run_pending(timezone.now())
    heard = named(lines(capsys.readouterr().err), "listened")
    assert {line["listener"] for line in heard} == set(outbox.listeners_of("accepted"))
    assert {(line["request_id"], line["journey"]) for line in heard} == {(REQUEST, str(case.journey))}


def test_a_failing_listener_says_for_which_request(
    officer: Client, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(heard: outbox.Heard) -> None:
        raise RuntimeError("the disk is full")

    case = make_case(make_service(make_agency("scjg")), now=lately())
    OutboxRow.objects.all().delete()
    officer.post(f"/desk/cases/{case.number}/acts/accept", {"expected_sequence": case.sequence})
    monkeypatch.setitem(outbox._listeners, "announce", fail)
    capsys.readouterr()
    outbox.run_pending(timezone.now())
    [failed] = named(lines(capsys.readouterr().err), "listener_failed")
    assert (failed["request_id"], failed["journey"], failed["subject"]) == (REQUEST, str(case.journey), case.number)
    assert "the disk is full" in failed["exception"]


def test_what_people_type_does_not_reach_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    Client().get("/search", {"q": "13812345678"})
    Client().post("/track/", {"number": "BS2016", "phone": "13912345678"})
    Client().post("/account/login", {"username": "wang-xiu", "password": "a-secret-word"})
    told = capsys.readouterr().err
    assert len(named(lines(told), "request")) == 3
    for typed in ("13812345678", "13912345678", "a-secret-word", "wang-xiu"):
        assert typed not in told


def test_an_id_from_outside_is_taken_only_when_it_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = 'x" , "event": "forged'
    response = Client(headers={"x-request-id": hostile}).get("/search")
    assert response["X-Request-ID"] != hostile
    assert "forged" not in capsys.readouterr().err
