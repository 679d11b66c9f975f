"""POST /cases/{number}/acts: the wrong person and the wrong order first."""

from yimen.api.tests.cast import Caller, Cast, new_key
from yimen.cases.models import Case, CaseEvent


def test_without_token(cast: Cast) -> None:
    status, body = cast.stranger.act(cast.case(), "accept")
    assert (status, body["code"]) == (401, "login_needed")


def test_with_a_token_that_is_not_ours(cast: Cast) -> None:
    cast.stranger.headers["Authorization"] = "Bearer yimen_" + "x" * 43
    status, body = cast.stranger.act(cast.case(), "accept")
    assert (status, body["code"]) == (401, "token_invalid")


def test_with_a_token_that_may_only_read(cast: Cast) -> None:
    reader = Caller(cast.zhang.user, scopes=("cases:read",))
    status, body = reader.act(cast.case(), "accept")
    assert (status, body["code"], body["data"]) == (403, "scope_missing", {"scope": "cases:write"})


def test_the_applicant_may_not_accept(cast: Cast) -> None:
    status, body = cast.wang.act(cast.case(), "accept")
    assert (status, body["code"], body["article"]) == (403, "act_not_your_role", "行政许可法 32(1)5")


def test_another_applicant_learns_nothing(cast: Cast) -> None:
    status, body = cast.li.act(cast.case(), "withdraw")
    assert (status, body["code"]) == (404, "case_not_found")


def test_an_officer_of_another_agency(cast: Cast) -> None:
    status, body = cast.zhao.act(cast.case(), "accept")
    assert (status, body["code"]) == (403, "case_of_other_agency")


def test_a_supervisor_acts_on_nothing(cast: Cast) -> None:
    status, body = cast.wu.act(cast.case(), "accept")
    assert (status, body["code"]) == (404, "case_not_found")


def test_out_of_order_answers_with_the_article(cast: Cast) -> None:
    status, body = cast.liu.act(cast.case(), "decide", {"outcome": "grant"})
    assert (status, body["code"], body["article"]) == (409, "not_yet_accepted", "行政许可法 34(1)")
    assert body["message"] == "The application has not been accepted yet."


def test_two_officers_must_have_examined(cast: Cast) -> None:
    status, body = cast.liu.act(cast.case("accepted"), "decide", {"outcome": "grant"})
    assert (status, body["code"], body["article"]) == (409, "officers_missing", "行政许可法 34(3)")
    assert body["data"] == {"needed": 2, "done": 0}


def test_in_chinese_by_default(cast: Cast) -> None:
    cast.liu.headers["Accept-Language"] = "zh-CN"
    _status, body = cast.liu.act(cast.case(), "decide", {"outcome": "grant"})
    assert body["message"] == "申请还没有受理。"


def test_unknown_act(cast: Cast) -> None:
    status, body = cast.zhang.act(cast.case(), "bless")
    assert (status, body["code"]) == (422, "act_unknown")


def test_acts_of_the_platform_cannot_be_done_by_people(cast: Cast) -> None:
    status, body = cast.zhang.act(cast.case("granted"), "record_certificate", {"certificate": "X"})
    assert (status, body["code"]) == (403, "act_not_your_role")


def test_unknown_argument(cast: Cast) -> None:
    status, body = cast.zhang.act(cast.case(), "accept", {"backdate": "2016-01-01"})
    assert (status, body["code"]) == (422, "argument_unknown")


def test_names_of_our_own_functions_are_no_arguments(cast: Cast) -> None:
    for name in ("now", "actor", "number", "expected_sequence", "idempotency_key", "files", "materials"):
        status, body = cast.zhang.act(cast.case(), "accept", {name: "x"})
        assert (status, body["code"]) == (422, "argument_unknown"), name


def test_a_page_that_is_out_of_date(cast: Cast) -> None:
    case = cast.case()
    assert cast.zhang.act(case, "pre_review", expected_sequence=1)[0] == 200
    status, body = cast.chen.act(case, "accept", expected_sequence=1)
    assert (status, body["code"]) == (409, "case_moved_on")


def test_repeated_request_answers_the_same_and_acts_once(cast: Cast) -> None:
    case, key = cast.case(), new_key()
    first = cast.zhang.act(case, "accept", {"note": "齐全"}, key=key, expected_sequence=1)
    cast.zhang.act(case, "opine", {"opinion": "agree", "step": "审核"})
    assert cast.zhang.act(case, "accept", {"note": "齐全"}, key=key, expected_sequence=1) == first
    assert CaseEvent.objects.filter(case=case).count() == 3


def test_same_key_for_something_else(cast: Cast) -> None:
    case, key = cast.case(), new_key()
    assert cast.zhang.act(case, "accept", key=key)[0] == 200
    for act, arguments in (("accept", {"note": "other"}), ("opine", {"opinion": "agree"}), ("bless", {})):
        status, body = cast.zhang.act(case, act, arguments, key=key)
        assert (status, body["code"]) in ((422, "key_used_for_other_request"), (422, "act_unknown"))


def test_impossible_characters(cast: Cast) -> None:
    case = cast.case()
    for text in ("a\x00b", "\ud800"):
        status, body = cast.zhang.act(case, "accept", {"note": text})
        assert (status, body["code"]) == (422, "character_not_allowed")
    assert cast.zhang.get("/cases/a%00b")[1]["code"] == "character_not_allowed"


def test_a_huge_body(cast: Cast) -> None:
    status, body = cast.zhang.act(cast.case(), "accept", {"note": "x" * 3_000_000})
    assert (status, body["code"]) == (413, "body_too_large")


def test_no_json(cast: Cast) -> None:
    for text in ("{", "NaN", '{"act": NaN}', "[" * 100_000, b"\xff\xfe"):
        status, body = cast.zhang.post(f"/cases/{cast.case().number}/acts", text)
        assert (status, body["code"]) == (400, "body_unreadable"), text[:10]


def test_wrong_form_is_told_by_place(cast: Cast) -> None:
    status, body = cast.zhang.post(f"/cases/{cast.case().number}/acts", {"act": 7, "extra": 1})
    assert (status, body["code"]) == (422, "request_invalid")
    assert {fault["place"] for fault in body["data"]["errors"]} == {"body.act", "body.extra"}


def test_the_whole_way(cast: Cast) -> None:
    case = cast.case()
    status, done = cast.zhang.act(case, "accept", expected_sequence=1)
    assert (status, done["state"], done["sequence"]) == (200, "accepted", 2)
    assert done["due"]["statutory"] > done["due"]["promised"]
    for officer in (cast.zhang, cast.chen):
        assert officer.act(case, "opine", {"opinion": "agree", "step": "审核", "text": "符合"})[0] == 200
    status, done = cast.liu.act(case, "decide", {"outcome": "grant"})
    assert (status, done["state"], done["outcome"]) == (200, "granted", "grant")
    assert Case.objects.get(pk=case.pk).sequence == 5
