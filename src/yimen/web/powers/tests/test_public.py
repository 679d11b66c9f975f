"""The public pages of the list: odd addresses first, then browsing, one power, the chart, changes, totals, towns."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from yimen.catalogue.tests.factories import make_agency
from yimen.clock import shanghai_date
from yimen.powers.acts import Otherwise, adopt_common_list, draft_line
from yimen.powers.models import LineAction
from yimen.powers.tests.factories import NOW, REFORM, THIRD, clerk, content, duties, make_sheet, publish
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
BEGIN = date(2016, 2, 1)


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def codes() -> list[str]:
    """A main item, its sub-item, a common power and one that the second round removes."""
    sheet = make_sheet()
    draft = {"reason": "x", "actor": clerk(), "now": NOW}
    main = draft_line(sheet.pk, LineAction.ADD, content("对无证生产的处罚"), **draft).code
    part = draft_line(sheet.pk, LineAction.ADD, content("对超范围生产的处罚", parent=main), **draft).code
    gone = draft_line(sheet.pk, LineAction.ADD, content("对旧事项的处罚"), **draft).code
    shared = sheet.round.sheets.get(agency=None)
    values = content("村民建房初审", "10", duties=duties("受理", "审核"), forwards=True)
    common = draft_line(shared.pk, LineAction.ADD, values, reason="x", actor=THIRD, now=NOW).code
    publish(sheet.round, BEGIN)
    later = NOW + timedelta(days=100)
    sheet = make_sheet(now=later)
    draft["now"] = later
    draft_line(sheet.pk, LineAction.REMOVE, code=gone, **draft)
    draft_line(sheet.pk, LineAction.CHANGE, content("对无证生产行为的处罚"), code=main, **draft)
    publish(sheet.round, date(2016, 6, 1), later)
    return [main, part, common, gone]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/powers/?on=never", 422),
        ("/powers/?on=1000-01-01", 422),
        ("/powers/?kind=99&agency=%00&page=x", 200),
        ("/powers/changes/?from=2016-06-30&to=2016-01-01", 422),
        ("/powers/list.xlsx?on=never", 422),
        ("/powers/changes.xlsx", 422),
        ("/powers/nothing/", 404),
        ("/powers/nothing/flow.svg", 404),
        ("/powers/towns/scjg/", 404),
        ("/powers/totals/", 200),
        ("/powers/laws/", 200),
        ("/powers/changes/", 200),
        ("/powers/towns/", 200),
    ],
)
def test_odd_addresses_and_an_empty_list(browser, address: str, status: int) -> None:
    assert browser.get(address).status_code == status


def test_browsing(browser, codes, django_assert_max_num_queries) -> None:
    page = text(browser.get("/powers/"))
    assert "对无证生产行为的处罚" in page and "对旧事项的处罚" not in page
    assert "对旧事项的处罚" in text(browser.get("/powers/?on=2016-03-01"))
    assert "村民建房初审" not in text(browser.get("/powers/?agency=scjg&kind=02&law=食品安全法"))
    assert "村民建房初审" in text(browser.get("/powers/?agency=common"))
    # However many rows a page has: departments, count, rows with all they name.
    with django_assert_max_num_queries(4):
        browser.get("/powers/")
    with django_assert_max_num_queries(4):
        browser.get("/powers/?agency=scjg&kind=02")


def test_one_power(browser, codes) -> None:
    main, part, common, _gone = codes
    page = text(browser.get(f"/powers/{main}/"))
    assert "立案责任" in page and f"/powers/{part}/" in page and "<svg" in page and " style=" not in page
    assert "对无证生产的处罚" in text(browser.get(f"/powers/{main}/?on=2016-03-01"))
    chart = browser.get(f"/powers/{common}/flow.svg")
    assert chart["Content-Type"].startswith("image/svg+xml") and "受理" in text(chart)
    assert text(chart).startswith("<svg xmlns=")


def test_changes_and_totals(browser, codes) -> None:
    days = "from=2016-03-01&to=2016-06-30"
    assert "<ins>行为</ins>" in text(browser.get(f"/powers/changes/?{days}"))
    assert "对旧事项的处罚" in text(browser.get(f"/powers/changes/?{days}&sort=removed"))
    book = load_workbook(BytesIO(b"".join(browser.get(f"/powers/changes.xlsx?{days}").streaming_content)))
    assert [sheet.max_row for sheet in book] == [1, 2, 2]
    book = load_workbook(BytesIO(b"".join(browser.get("/powers/list.xlsx?agency=scjg").streaming_content)))
    assert [sheet.max_row for sheet in book] == [3, 7]
    book = load_workbook(BytesIO(b"".join(browser.get("/powers/list.xlsx").streaming_content)))
    assert [sheet.max_row for sheet in book] == [4, 9]
    found = browser.get("/powers/totals/").context["found"]
    assert (found.powers, found.duties) == (3, 8)
    assert "食品安全法" in text(browser.get("/powers/laws/"))


def test_a_town_with_an_exception(browser, codes) -> None:
    town = make_agency("ld", name="罗店镇", division="310113101", kind="town")
    assert "not adopted" in text(browser.get("/powers/towns/"))
    assert "not adopted here" in text(browser.get("/powers/towns/ld/"))
    left_out = [Otherwise(codes[2], "left_out", "无农村")]
    adopt_common_list(town, BEGIN, left_out, document="罗府〔2016〕1号", actor=REFORM, now=NOW)
    page = text(browser.get("/powers/towns/ld/?show=exceptions"))
    assert "Left out here" in page and "无农村" in page
    assert "Left out here" in text(browser.get(f"/powers/{codes[2]}/"))


def test_a_town_adopts_the_list_itself(codes) -> None:
    """With an exception that is refused first; another town's head and an officer may not."""
    town = make_agency("ld", name="罗店镇", division="310113101", kind="town")
    other = signed_in(Role.SECTION_HEAD, agency=make_agency("gc", name="顾村镇", division="310113109", kind="town"))
    head = signed_in(Role.SECTION_HEAD, agency=town).browser
    address = "/powers/towns/ld/adopt"
    assert other.browser.get(address).status_code == 403
    assert signed_in(Role.OFFICER, agency=town).browser.get(address).status_code == 403
    assert head.get("/desk/powers/", follow=True).redirect_chain[0][0] == "/powers/towns/ld/"
    assert address in text(head.get("/powers/towns/ld/"))
    today = shanghai_date(timezone.now())
    form = {"document": "罗府〔2016〕3号", "valid_from": today.isoformat()}
    group = {"code": [codes[2], ""], "kind": ["changed", "left_out"], "text": ["", ""], "why": ["设有服务中心", ""]}
    for changed, words in (({}, "Say how"), ({"document": ""}, "Name the document"), ({"valid_from": "soon"}, "soon")):
        refused = head.post(address, form | group | changed)
        assert refused.status_code == 422
        assert words in text(refused) and "设有服务中心" in text(refused)
    past = (today - timedelta(days=1)).isoformat()
    assert head.post(address, form | {"valid_from": past}).status_code == 422
    assert "No. 5" in text(head.post(address, form | group | {"more": "1"}))
    done = head.post(address, form | group | {"text": ["由服务中心受理", ""]}, follow=True)
    assert "由服务中心受理" in text(done)
    assert "由服务中心受理" in text(head.get(address))
    office = signed_in(Role.REFORM_OFFICE).browser
    later = {"valid_from": (today + timedelta(days=30)).isoformat()}
    assert office.post(address, form | later).status_code == 302
    assert "Everything is as in" in text(office.get(f"/powers/towns/ld/?on={later['valid_from']}&show=exceptions"))
