"""GET /cases, GET /cases/{number}, GET /cases/{number}/acts."""

from yimen.api.tests.cast import Cast
from yimen.cases.tests.factories import make_case, make_service


def test_only_those_who_may_see_it(cast: Cast) -> None:
    case = cast.case()
    for caller, expected in (
        (cast.stranger, (401, "login_needed")),
        (cast.li, (404, "case_not_found")),
        (cast.zhao, (403, "case_of_other_agency")),
    ):
        for address in (f"/cases/{case.number}", f"/cases/{case.number}/acts"):
            status, body = caller.get(address)
            assert (status, body["code"]) == expected
    for caller in (cast.wang, cast.zhang, cast.liu, cast.wu):
        assert caller.get(f"/cases/{case.number}")[0] == 200


def test_history_and_clocks(cast: Cast) -> None:
    case = cast.case("delivered")
    status, body = cast.zhang.get(f"/cases/{case.number.lower()}")
    assert status == 200
    assert [event["act"] for event in body["history"]] == [
        "submit", "accept", "opine", "opine", "decide", "record_certificate", "deliver",
    ]  # fmt: skip
    hashes = [event["hash"] for event in body["history"]]
    assert [event["previous_hash"] for event in body["history"]][1:] == hashes[:-1]
    assert {clock["name"] for clock in body["clocks"]} == {"correct", "decide", "promise", "deliver"}
    assert all(clock["ended"] for clock in body["clocks"])
    assert body["materials"][0]["code"] == "identity"


def test_applicants_do_not_read_what_is_internal(cast: Cast) -> None:
    case = cast.case("examined")
    _status, inside = cast.zhang.get(f"/cases/{case.number}")
    _status, outside = cast.wang.get(f"/cases/{case.number}")
    assert inside["history"][2]["data"]["opinion"] == "agree"
    assert outside["history"][2]["data"] == {}
    assert not any(event["who"] for event in outside["history"])


def test_third_parties_are_not_told_to_applicants(cast: Cast) -> None:
    case = cast.case("accepted")
    assert cast.zhang.act(case, "notify_interested", {"parties": ["邻居赵某"]})[0] == 200
    assert cast.zhang.act(case, "state_views", {"party": "邻居赵某", "statement": "油烟扰民"})[0] == 200
    assert "赵某" in str(cast.zhang.get(f"/cases/{case.number}"))
    outside = str(cast.wang.get(f"/cases/{case.number}"))
    assert "赵某" not in outside and "油烟" not in outside


def test_a_past_day_is_read_from_the_ledger(cast: Cast) -> None:
    case = make_case(cast.service, state="granted", applicant=cast.wang.user)
    day = f"/cases/{case.number}"
    assert cast.zhao.get(day, as_of="2016-06-01")[0] == 403
    for wrong, code in (
        ("2016-05-31", "as_of_before_submission"),
        ("2099-01-01", "as_of_in_future"),
        ("yesterday", "clock_date_unreadable"),
    ):
        status, body = cast.zhang.get(day, as_of=wrong)
        assert (status, body["code"]) == (422, code)
    status, body = cast.zhang.get(day, as_of="2016-06-01")
    assert (status, body["as_of"], body["case"]["state"]) == (200, "2016-06-01", "granted")
    later = make_case(cast.service, applicant=cast.wang.user)
    status, body = cast.zhang.get(f"/cases/{later.number}", as_of="2016-06-20")
    assert (body["case"]["state"], body["case"]["accepted_at"][:10]) == ("accepted", "2016-06-01")
    assert [event["act"] for event in body["history"]] == ["submit"]


def test_a_clock_of_a_case_is_counted_with_its_stops(cast: Cast) -> None:
    case = cast.case("accepted")
    assert cast.li.get(f"/cases/{case.number}/clocks/2")[0] == 404
    assert cast.zhao.get(f"/cases/{case.number}/clocks/2")[0] == 403
    for place in (0, 9):
        assert cast.wang.get(f"/cases/{case.number}/clocks/{place}")[1]["code"] == "case_clock_not_there"
    assert cast.zhang.act(case, "stop_clock", {"ground": "testing", "time_needed": "十日"})[0] == 200
    status, body = cast.wang.get(f"/cases/{case.number}/clocks/2")
    assert (status, body["name"], body["term"], body["stopped"]) == (200, "decide", "20wd", True)
    assert body["days"][0]["kind"] == "start" and body["days"][-1]["date"] == body["due"]
    _status, whole = cast.wang.get(f"/cases/{case.number}")
    assert whole["case"]["stopped"] and whole["clocks"][1]["stops"][0]["end"] is None


def test_possible_acts_say_why_not(cast: Cast) -> None:
    case = cast.case("accepted")
    _status, body = cast.liu.get(f"/cases/{case.number}/acts")
    rows = {row["act"]: row for row in body["items"]}
    assert rows["opine"]["allowed"]
    assert (rows["decide"]["allowed"], rows["decide"]["ground"]) == (False, "行政许可法 34(3)")
    assert rows["decide"]["message"].startswith("2 officers")
    _status, body = cast.wang.get(f"/cases/{case.number}/acts")
    assert [row["act"] for row in body["items"] if row["allowed"]] == ["state_views", "withdraw"]


def test_lists_hold_only_what_one_may_see(cast: Cast) -> None:
    case = cast.case()
    numbers = {name: [row["number"] for row in getattr(cast, name).get("/cases")[1]["items"]] for name in CAST}
    assert numbers == {"wang": [case.number], "zhang": [case.number], "wu": [case.number], "li": [], "zhao": []}


CAST = ("wang", "zhang", "wu", "li", "zhao")


def test_pages_are_stable_while_cases_come_in(cast: Cast) -> None:
    before = [make_case(cast.service, applicant=cast.wang.user).number for _each in range(5)]
    for sort in ("newest", "oldest", "due"):
        seen, cursor = [], ""
        while True:
            _status, page = cast.zhang.get("/cases", sort=sort, limit=2, cursor=cursor)
            seen += [row["number"] for row in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
            make_case(cast.service, applicant=cast.wang.user)
            if len(seen) > 30:
                break
        assert len(seen) == len(set(seen)), sort
        assert set(before) <= set(seen), sort
        before = [row["number"] for row in cast.zhang.get("/cases", limit=200)[1]["items"]]


def test_a_cursor_that_is_not_ours(cast: Cast) -> None:
    for cursor in ("x", "bnVsbA", "W10", "é", "WyJkdWUiLG51bGwsMV0", "WyJuZXdlc3QiLG51bGwsdHJ1ZV0"):
        status, body = cast.zhang.get("/cases", cursor=cursor)
        assert (status, body["code"]) == (422, "cursor_invalid"), cursor


def test_filters(cast: Cast) -> None:
    accepted, other = cast.case("accepted"), make_case(make_service(cast.agency, name="另一事项"))
    for query, expected in (
        ({"state": "accepted"}, [accepted.number]),
        ({"view": "pre_review"}, [other.number]),
        ({"service": other.service.code}, [other.number]),
        ({"text": "另一"}, [other.number]),
        ({"text": accepted.number}, [accepted.number]),
        ({"agency": "wjw"}, []),
    ):
        _status, body = cast.zhang.get("/cases", **query)
        assert [row["number"] for row in body["items"]] == expected, query
    assert cast.zhang.get("/cases", view="nonsense")[0] == 422
    assert cast.zhang.get("/cases", limit=100000)[0] == 422
