"""GET /warnings and GET /warnings/{number}."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from yimen.cases.tests.factories import make_case
from yimen.oversight.acts.raise_warnings import settle
from yimen.oversight.models import ClockWarning


@pytest.fixture
def overdue(cast: Any) -> ClockWarning:
    case = make_case(cast.service, applicant=cast.wang.user, now=timezone.now() - timedelta(days=30))
    settle(case.number, timezone.now())
    return ClockWarning.objects.get(case=case, colour="overdue")


def test_applicants_and_strangers_are_refused(cast: Any, overdue: ClockWarning) -> None:
    for address in ("/warnings", f"/warnings/{overdue.number}"):
        assert cast.stranger.get(address)[0] == 401
        assert cast.wang.get(address)[0] == 403


def test_another_department_is_refused(cast: Any, overdue: ClockWarning) -> None:
    assert cast.zhao.get("/warnings", state="all") == (200, {"items": [], "next_cursor": None})
    status, body = cast.zhao.get(f"/warnings/{overdue.number}")
    assert (status, body["code"]) == (403, "warning_of_other_agency")


def test_an_unknown_number_is_not_found(cast: Any) -> None:
    status, body = cast.wu.get("/warnings/JC0")
    assert (status, body["code"]) == (404, "warning_not_found")


def test_the_list_is_narrowed(cast: Any, overdue: ClockWarning) -> None:
    status, body = cast.wu.get("/warnings")
    assert status == 200
    assert [item["number"] for item in body["items"]] == [overdue.number]
    row = body["items"][0]
    assert (row["case"], row["colour"], row["rule"], row["state"]) == (overdue.case.number, "overdue", "SX-03", "open")
    assert cast.wu.get("/warnings", colour="red")[1]["items"] == []
    assert len(cast.wu.get("/warnings", colour="red", state="all")[1]["items"]) == 1
    assert cast.zhang.get("/warnings", mine="true")[1]["items"] == body["items"]
    assert cast.wu.get("/warnings", colour="blue")[0] == 422


def test_pages_follow_each_other_without_gap(cast: Any, overdue: ClockWarning) -> None:
    seen, cursor = [], ""
    for _page in range(3):
        _status, body = cast.wu.get("/warnings", state="all", limit=1, cursor=cursor)
        seen += [item["colour"] for item in body["items"]]
        cursor = body["next_cursor"] or ""
    assert (seen, cursor) == (["overdue", "red", "yellow"], "")
    assert cast.wu.get("/warnings", cursor="nonsense")[0] == 422


def test_one_warning_with_its_chain(cast: Any, overdue: ClockWarning) -> None:
    status, body = cast.wu.get(f"/warnings/{overdue.number.lower()}")
    assert status == 200
    assert body["warning"]["number"] == overdue.number
    assert [event["kind"] for event in body["history"]] == ["raised", "escalated"]
    assert body["history"][1]["previous_hash"] == body["history"][0]["hash"]


def test_acts_of_the_wrong_people_and_at_the_wrong_time_are_refused(cast: Any, overdue: ClockWarning) -> None:
    address, urging = f"/warnings/{overdue.number}/acts", {"text": "请说明原因", "term": "3wd"}
    for caller, code in ((cast.stranger, 401), (cast.wang, 403), (cast.zhang, 403)):
        assert caller.post(address, {"act": "urge", "arguments": urging})[0] == code
    status, body = cast.wu.post(address, {"act": "decide"})
    assert (status, body["code"]) == (422, "act_unknown")
    status, body = cast.wu.post(address, {"act": "urge", "arguments": urging | {"number": "x"}})
    assert (status, body["code"]) == (422, "argument_unknown")
    status, body = cast.wu.post(address, {"act": "urge", "arguments": {"term": "3wd"}})
    assert (status, body["code"]) == (422, "urging_text_missing")
    status, body = cast.wu.post(address, {"act": "urge", "arguments": urging, "expected_sequence": 99})
    assert status == 409
    status, body = cast.liu.post(address, {"act": "answer_urging", "arguments": {"explanation": "a", "measures": "b"}})
    assert (status, body["code"]) == (409, "nothing_urged")


def test_urge_answer_and_close_go_as_on_the_pages(cast: Any, overdue: ClockWarning) -> None:
    address = f"/warnings/{overdue.number}/acts"
    urging = {"act": "urge", "arguments": {"text": "请说明原因", "term": "3wd"}}
    status, body = cast.wu.post(address, urging, key="u")
    assert (status, body["state"], body["organ"]) == (200, "urged", "scjg")
    assert cast.wu.post(address, urging, key="u")[1]["sequence"] == body["sequence"]
    answer = {"act": "answer_urging", "arguments": {"explanation": "人手不足", "measures": "本周办结"}}
    assert cast.liu.post(address, answer)[1]["state"] == "answered"
    closing = {"act": "close_urging", "arguments": {"outcome": "close", "note": "已整改"}}
    assert cast.wu.post(address, closing)[1]["state"] == "closed"
    history = cast.wu.get(f"/warnings/{overdue.number}")[1]["history"]
    assert [event["kind"] for event in history][-3:] == ["urged", "answered", "closed"]
