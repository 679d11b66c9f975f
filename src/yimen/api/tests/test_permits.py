"""GET /permits, GET /permits/{number}, POST /permits/{number}/acts, and an application that is about a permit."""

from typing import Any

import pytest

from yimen.permits.models import Permit
from yimen.permits.tests.factories import RECALL, make_permit


@pytest.fixture
def permit(cast: Any) -> Permit:
    return make_permit(cast.service, applicant=cast.wang.user, years=None)


def act(caller: Any, permit: Permit, name: str, arguments: Any = None, **more: Any) -> tuple[int, Any]:
    key = more.pop("key", None)
    body = {"act": name, "arguments": arguments or {}, **more}
    return caller.post(f"/permits/{permit.number}/acts", body, key=key)


def test_strangers_and_others_see_nothing(cast: Any, permit: Permit) -> None:
    assert cast.stranger.get("/permits")[0] == cast.stranger.get(f"/permits/{permit.number}")[0] == 401
    for caller in (cast.li, cast.zhao):
        assert caller.get("/permits")[1]["items"] == []
    assert cast.li.get(f"/permits/{permit.number}")[1]["code"] == "permit_not_found"
    assert cast.zhao.get(f"/permits/{permit.number}")[1]["code"] == "permit_of_other_agency"
    assert cast.wu.get("/permits/nonsense")[0] == 404


def test_the_wrong_person_and_the_wrong_words(cast: Any, permit: Permit) -> None:
    told = {"trigger": "organisation_ended"}
    assert act(cast.stranger, permit, "cancel", told)[0] == 401
    assert [act(cast.li, permit, "cancel", told)[0], act(cast.zhao, permit, "cancel", told)[0]] == [404, 403]
    assert act(cast.wu, permit, "cancel", told)[1]["code"] == "permit_not_found"
    assert act(cast.zhang, permit, "cancel", told)[1]["code"] == "act_not_your_role"
    assert act(cast.liu, permit, "recall", RECALL)[1]["code"] == "act_not_your_role"
    status, body = act(cast.liu, permit, "cancel", {"trigger": "expired"})
    assert (status, body["code"], body["article"]) == (409, "trigger_not_true", "行政许可法 70(1)")
    assert act(cast.liu, permit, "burn")[0] == act(cast.liu, permit, "cancel", {"now": "2016"})[0] == 422
    assert act(cast.wang, permit, "ask_renewal")[1]["code"] == "permit_without_end"


def test_an_act_is_done_once_and_shown(cast: Any, permit: Permit) -> None:
    told = {"trigger": "organisation_ended"}
    answers = [act(cast.liu, permit, "cancel", told, key="once", expected_sequence=1) for _each in range(2)]
    assert answers[0] == answers[1] and answers[0][0] == 200
    assert (answers[0][1]["state"], answers[0][1]["sequence"]) == ("cancelled", 2)
    status, body = cast.wang.get(f"/permits/{permit.number}")
    assert status == 200
    assert (body["permit"]["state"], body["permit"]["state_code"], body["permit"]["article"]) == (
        "cancelled",
        "04",
        "行政许可法 70",
    )
    assert [event["act"] for event in body["history"]] == ["grant_permit", "cancel"]
    assert body["history"][1]["previous_hash"] == body["history"][0]["hash"]
    assert {each["act"]: each["refusal"] for each in body["acts"]}["cancel"] == "act_not_your_role"


def test_the_list_is_narrowed_and_goes_on(cast: Any, permit: Permit) -> None:
    make_permit(cast.service, state="revoked")
    assert {each["state"] for each in cast.zhang.get("/permits")[1]["items"]} == {"valid", "revoked"}
    assert [each["number"] for each in cast.zhang.get("/permits", state="valid")[1]["items"]] == [permit.number]
    assert cast.zhang.get("/permits", ends_within=3000, state="valid")[1]["items"] == []
    first = cast.wu.get("/permits", limit=1)[1]
    rest = cast.wu.get("/permits", limit=1, cursor=first["next_cursor"])[1]
    assert {first["items"][0]["state"], rest["items"][0]["state"]} == {"valid", "revoked"}
    assert rest["next_cursor"] is None
    assert cast.wu.get("/permits", cursor="???")[0] == 422


def test_an_application_about_somebody_elses_permit_is_refused(cast: Any, permit: Permit) -> None:
    other = make_permit(cast.service, applicant=cast.li.user)
    body = cast.application(purpose="change", permit=other.number)
    assert cast.wang.post("/cases", body, key="a")[1]["code"] == "permit_not_found"
    assert cast.wang.post("/cases", cast.application(purpose="renewal"), key="b")[1]["code"] == "permit_needed"
    assert cast.wang.post("/cases", cast.application(permit=permit.number), key="c")[1]["code"] == "permit_not_needed"
    status, receipt = cast.wang.post("/cases", cast.application(purpose="change", permit=permit.number), key="d")
    assert (status, receipt["state"]) == (201, "submitted")
