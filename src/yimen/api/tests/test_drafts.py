"""Forms of services, checked answers, drafts: strangers and conflicts first, then the whole way."""

from jsonschema import Draft202012Validator

from yimen.api.tests.cast import Cast
from yimen.catalogue.tests.factories import ANSWERS, make_service

NOBODY = "11111111-1111-4111-8111-111111111111"


def test_the_form_of_a_service_with_its_conditions(cast: Cast) -> None:
    assert cast.stranger.get("/services/nothing/form")[0] == 404
    assert cast.stranger.get(f"/services/{make_service(published=False).code}/form")[0] == 409
    status, body = cast.stranger.get(f"/services/{cast.service.code}/form")
    assert status == 200 and body["version"] == 1
    assert [(page["key"], page["title"]["en"], page["fields"][0]) for page in body["pages"]] == [
        ("premises", "Premises", "premises"), ("contact", "Contact", "contact_phone"),
    ]  # fmt: skip
    validator = Draft202012Validator(body["form"])
    assert validator.is_valid(ANSWERS)
    assert not validator.is_valid({**ANSWERS, "kind": "other"}), "which other is asked then"


def test_answers_are_checked_and_stored_nowhere(cast: Cast) -> None:
    address = f"/services/{cast.service.code}/form/check"
    status, body = cast.stranger.post(address, {"answers": {"kind": "other", "area": "x", "surprise": 1}})
    assert status == 200 and body["complete"] is False
    assert {fault["pointer"]: fault["code"] for fault in body["faults"]} == {
        "/surprise": "field_unknown", "/premises": "field_required", "/area": "field_type",
        "/other_kind": "field_required", "/contact_phone": "field_required",
    }  # fmt: skip
    assert "Please answer: Which other" in [fault["message"] for fault in body["faults"]]
    assert "other_kind" in body["asked"]
    assert cast.stranger.post(address, {"answers": ANSWERS})[1]["complete"] is True
    assert cast.stranger.post(address, {"answers": []})[0] == 422


def test_others_neither_read_nor_write_a_draft(cast: Cast) -> None:
    assert cast.stranger.post("/drafts", {"service": cast.service.code})[0] == 401
    assert cast.zhang.post("/drafts", {"service": cast.service.code})[0] == 403
    assert cast.wang.post("/drafts", {"service": "nothing"})[0] == 404
    at_window = make_service(channels=["window"], visits=1, visit_reason={"zh": "核验原件"})
    assert cast.wang.post("/drafts", {"service": at_window.code})[1]["code"] == "only_at_window"
    _status, draft = cast.wang.post("/drafts", {"service": cast.service.code})
    address = f"/drafts/{draft['id']}"
    assert cast.li.get(address)[0] == cast.li.post(f"{address}/hand_in", {})[0] == 404
    assert cast.li.post(f"{address}/discard", {})[0] == 404
    assert cast.li.post(f"{address}/save", {"seen": 0, "answers": {"area": 1}})[0] == 404
    assert cast.li.get("/drafts")[1] == {"items": []}
    assert cast.wang.get(address)[1]["answers"] == {}


def test_two_programs_lose_nothing_and_a_conflict_is_told(cast: Cast) -> None:
    _status, draft = cast.wang.post("/drafts", {"service": cast.service.code})
    address = f"/drafts/{draft['id']}"
    assert (
        cast.wang.post(f"{address}/save", {"seen": 0, "answers": {"surprise": 1}})[1]["code"] == "draft_field_unknown"
    )
    assert cast.wang.post(f"{address}/save", {"seen": 0, "answers": {"area": 20}})[1]["revision"] == 1
    status, body = cast.wang.post(f"{address}/save", {"seen": 0, "answers": {"area": 30, "premises": "路"}})
    assert (status, body["code"]) == (409, "draft_conflict")
    assert body["data"]["conflicts"] == [{"field": "area", "stored": 20, "sent": 30}]
    saved = cast.wang.get(address)[1]
    assert saved["answers"] == {"area": 20, "premises": "路"} and saved["revision"] == body["data"]["version"]
    assert (
        cast.wang.post(f"{address}/save", {"seen": saved["revision"], "answers": {"area": 30}})[1]["answers"]["area"]
        == 30
    )


def test_from_an_empty_draft_to_a_case(cast: Cast) -> None:
    whole = cast.application()
    _status, draft = cast.wang.post("/drafts", {"service": cast.service.code})
    address = f"/drafts/{draft['id']}"
    early = cast.wang.post(f"{address}/hand_in", {})
    assert early[0] == 422
    parts = {"answers": whole["answers"], "applicant": whole["applicant"], "materials": whole["materials"]}
    foreign = cast.wang.post(f"{address}/save", {"seen": 0, "materials": [{"code": "identity", "file": NOBODY}]})
    assert foreign[0] == 404
    status, body = cast.wang.post(f"{address}/save", {"seen": 0, **parts})
    assert status == 200 and [each["code"] for each in body["materials"]] == ["identity"]
    assert [each["id"] for each in cast.wang.get("/drafts")[1]["items"]] == [draft["id"]]
    first, second = cast.wang.post(f"{address}/hand_in", {}), cast.wang.post(f"{address}/hand_in", {})
    assert first[0] == 201 and first == second
    assert cast.wang.get("/drafts")[1] == {"items": []}
    assert cast.wang.post(f"{address}/discard", {})[1]["code"] == "draft_already_submitted"
