"""Organs, the two concentrations and hand-overs over the API."""

from datetime import date

from yimen.agencies.acts.approve_revision import add_revision
from yimen.api.tests.cast import Cast
from yimen.catalogue.tests.factories import OPENED
from yimen.catalogue.tests.test_concentration import BEFORE, PLAN
from yimen.supervision.acts import hand_over


def _revise(cast: Cast) -> None:
    by = {"now": OPENED, "reason": "三定", "by": ("1", "2")}
    first = add_revision(cast.agency, None, BEFORE, begin=date(2014, 1, 1), **by)
    add_revision(cast.agency, first, PLAN, begin=date(2016, 1, 1), **by)


def test_an_organ_as_of_a_day(cast: Cast) -> None:
    _revise(cast)
    address = f"/departments/{cast.agency.code}"
    assert cast.stranger.get("/departments/nobody")[1]["code"] == "agency_not_found"
    assert cast.stranger.get(address, on="soon")[0] == 422
    assert cast.stranger.get(address, on="2013-01-01")[1]["determination"] is None
    then, now = (cast.stranger.get(address, **query)[1]["determination"] for query in ({"on": "2015-01-01"}, {}))
    assert [len(each["sections"]) for each in (then, now)] == [1, 2]
    assert (now["posts"], now["taken"], now["sections"][1]["approval"]) == (20, 19, True)


def test_the_report(cast: Cast) -> None:
    _revise(cast)
    assert cast.stranger.get("/concentration")[0] == 401
    assert cast.zhang.get("/concentration")[0] == 403
    status, body = cast.liu.get("/concentration", agency=cast.agency.code)
    assert (status, body["departments"], body["with_section"], body["services"], body["in_hall"]) == (200, 1, 1, 1, 0)
    [line] = body["items"]
    assert {each["lack"] for each in line["missing"]} >= {"not_in_hall", "powers_outside", "no_authority"}
    assert all(each["step"] for each in line["missing"])


def test_a_hand_over_is_listed_and_taken_once(cast: Cast) -> None:
    case = cast.case("granted")
    made = hand_over(case.number, now=case.decided_at)
    assert made is not None
    assert cast.wang.get("/handovers")[0] == 403
    assert cast.zhao.get("/handovers")[1]["total"] == 0
    [row] = cast.zhang.get("/handovers")[1]["items"]
    assert (row["id"], row["case"], row["taken_at"]) == (made.pk, case.number, None)
    address = f"/handovers/{made.pk}/take"
    assert cast.zhao.post(address, {})[1]["code"] == "hand_over_not_found"
    assert cast.wu.post(address, {})[0] == 403
    status, body = cast.zhang.post(address, {"remark": "已列入名录"})
    assert (status, bool(body["taken_at"]), body["overdue"]) == (200, True, False)
    assert cast.zhang.post(address, {})[1]["code"] == "hand_over_taken"
    assert cast.wu.get("/handovers", view="taken")[1]["total"] == 1
