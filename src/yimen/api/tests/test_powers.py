"""The list of powers through the API: wrong questions first, then a list, one power, and what changed."""

from datetime import date, timedelta

from yimen.api.tests.cast import Cast
from yimen.powers.acts import draft_line
from yimen.powers.models import LineAction
from yimen.powers.tests.factories import NOW, clerk, content, make_sheet, publish


def test_powers(cast: Cast) -> None:
    for query in ({"on": "2016-13-01"}, {"on": "1000-01-01"}, {"page": 0}, {"page_size": 501}, {"kind": "20"}):
        assert cast.stranger.get("/powers", **query)[0] == 422
    sheet = make_sheet(cast.agency)
    draft = {"reason": "x", "actor": clerk(cast.agency.code), "now": NOW}
    code = draft_line(sheet.pk, LineAction.ADD, content(), **draft).code
    gone = draft_line(sheet.pk, LineAction.ADD, content("另一处罚"), **draft).code
    publish(sheet.round, date(2016, 2, 1))
    status, body = cast.stranger.get("/powers", on="2016-03-01", kind="02", law="食品安全法")
    assert (status, body["total"], body["items"][0]["responsibilities"]) == (200, 2, 3)
    assert cast.stranger.get("/powers", on="2016-01-31")[1]["items"] == []
    assert cast.stranger.get("/powers", on="2016-03-01", page=9)[1]["items"] == []
    assert cast.stranger.get("/powers/NOPE")[1]["code"] == "power_not_found"
    status, body = cast.stranger.get(f"/powers/{code}", on="2016-03-01")
    assert (status, [duty["number"] for duty in body["responsibilities"]]) == (200, [1, 2, 3])
    later = NOW + timedelta(days=100)
    sheet = make_sheet(cast.agency, later)
    draft["now"] = later
    draft_line(sheet.pk, LineAction.CHANGE, content("新名称的处罚"), code=code, **draft)
    draft_line(sheet.pk, LineAction.REMOVE, code=gone, **draft)
    publish(sheet.round, date(2016, 6, 1), later)
    for days in ({"from": "2016-06-30"}, {"from": "2016-06-30", "to": "2014-06-30"}, {"from": "x", "to": "2016-06-30"}):
        assert cast.stranger.get("/powers/changes", **days)[0] == 422
    status, body = cast.stranger.get("/powers/changes", **{"from": "2016-03-01", "to": "2016-06-30"})
    assert (status, body["before"], body["after"]) == (200, 2, 1)
    assert [(item["sort"], item["code"]) for item in body["items"]] == [("removed", gone), ("changed", code)]
    assert body["items"][1]["fields"][0]["after"] == "新名称的处罚"
