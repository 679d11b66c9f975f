"""Consultations through the API: the same acts as on the pages; strangers and other departments see nothing."""

from typing import Any

import pytest


@pytest.fixture
def asked(cast: Any) -> dict[str, Any]:
    status, body = cast.wang.post("/consultations", {"text": "打13812345678，开饭店？", "agency": "scjg"}, key="a")
    assert status == 201
    return body["consultation"]


def test_strangers_and_others_are_refused(cast: Any, asked: dict[str, Any]) -> None:
    address = f"/consultations/{asked['id']}"
    assert cast.stranger.get("/consultations")[0] == 401
    for caller in (cast.li, cast.zhao):
        assert caller.get("/consultations")[1]["total"] == 0
        assert caller.get(address)[0] == 404
        assert caller.post(f"{address}/messages", {"text": "x"}, key="b")[0] == 404
        assert caller.post(f"{address}/acts", {"act": "end"})[0] == 404
    assert cast.wang.post("/consultation-queue/next", {})[0] == 403
    assert cast.wang.get("/consultation-figures", first="2016-01-01", last="2016-01-31")[0] == 403


def test_from_the_question_to_the_rating(cast: Any, asked: dict[str, Any]) -> None:
    assert (asked["kind"], asked["state"], asked["subject"]) == ("question", "waiting", "打138*****678，开饭店？")
    again = cast.wang.post("/consultations", {"text": "打13812345678，开饭店？", "agency": "scjg"}, key="a")[1]
    assert again["consultation"]["id"] == asked["id"]
    address = f"/consultations/{asked['id']}"
    assert cast.wang.post(f"{address}/acts", {"act": "claim"})[1]["code"] == "act_unknown"
    status, body = cast.zhang.post("/consultation-queue/next", {})
    assert (status, body["consultation"]["id"], len(body["messages"])) == (200, asked["id"], 3)
    assert cast.chen.post("/consultation-queue/next", {})[1]["code"] == "consult_queue_empty"
    for _twice in range(2):
        body = cast.zhang.post(f"{address}/messages", {"text": "食品经营许可证。", "after": 3}, key="m")[1]
        assert [each["text"] for each in body["messages"]] == ["食品经营许可证。"]
    body = cast.wang.get(address, after=2)[1]
    assert [each["author"] for each in body["messages"]] == ["platform", "officer"]
    assert cast.wang.post(f"{address}/acts", {"act": "read", "sequence": 4})[1]["visitor_read"] == 4
    assert cast.wang.post(f"{address}/acts", {"act": "rate", "rating": 5})[1]["code"] == "consult_not_ended"
    assert cast.zhang.post(f"{address}/acts", {"act": "end"})[1]["state"] == "closed"
    assert cast.wang.post(f"{address}/acts", {"act": "rate", "rating": 5})[1]["rating"] == 5
    assert cast.wu.get("/consultations", text=asked["number"])[1]["items"][0]["rating"] == 5
    day = asked["asked_at"][:10]
    told = cast.zhang.get("/consultation-figures", first="2016-01-01", last=f"{int(day[:4]) + 1}-01-01")[1]
    assert (told["asked"], told["answered"], told["on_time"], told["rating"]) == (1, 1, 1, 5.0)
