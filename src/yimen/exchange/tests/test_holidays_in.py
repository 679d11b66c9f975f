"""Lists of holidays come in as lists in preparation; another person publishes them."""

from datetime import datetime

import pytest

from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.errors import Refusal
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.hall.acts import draft_list, publish_list
from yimen.hall.models import HolidayList, HolidayService
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2016, 9, 20, 10, tzinfo=OPENED.tzinfo)
OFFICE = Actor("10", "审改甲", frozenset({Role.REFORM_OFFICE}))


@pytest.fixture
def agency():
    return make_agency("scjg")


def row(agency, **more):
    told = {"year": "2016", "holiday": "国庆节", "department": agency.name, "code": "", "name": "社保卡申领"}
    return (
        told
        | {"days": "2016-10-02 2016-10-01", "hours": "9:00－11:30", "place": "龙山路555号", "phone": "021-1"}
        | more
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"department": "无名局"}, "row_agency_unknown"),
        ({"year": "16"}, "row_year_wrong"),
        ({"days": "国庆"}, "row_days_wrong"),
        ({"hours": "上午"}, "row_hours_wrong"),
        ({"days": "2016-10-09"}, "holiday_day_wrong"),
        ({"holiday": "无名节"}, "holiday_unknown"),
        ({"code": "nowhere"}, "service_not_found"),
    ],
)
def test_a_row_that_is_refused(bring, agency, given, code):
    outcome = bring("holidays", [row(agency, **given)], now=NOW)
    assert [finding.code for finding in outcome.findings] == [code]
    assert not HolidayList.objects.exists()


def test_a_service_stands_under_its_own_name(bring, agency, fates):
    service = make_service(agency)
    wrong = bring("holidays", [row(agency, code=service.code)], now=NOW)
    assert [finding.code for finding in wrong.findings] == ["holiday_service_named"]
    right = row(agency, code=service.code, name=service.name, name_en="Told otherwise")
    assert fates(bring("holidays", [right], now=NOW)) == (1, 0, 0, 0)
    assert fates(bring("holidays", [right], now=NOW)) == (0, 0, 1, 0)


def test_in_preparation_until_another_publishes_it(bring, agency, fates):
    rows = [row(agency), row(agency, name="公积金查询")]
    assert fates(bring("holidays", rows, now=NOW, dry_run=True)) == (2, 0, 0, 0)
    assert not HolidayList.objects.exists()
    assert fates(bring("holidays", rows, now=NOW)) == (2, 0, 0, 0)
    assert fates(bring("holidays", rows, now=NOW)) == (0, 0, 2, 0)
    found = HolidayList.objects.get()
    assert (found.status, found.drafted_by, found.entries.get(name="社保卡申领").hours) == (
        "draft",
        "import",
        "9:00-11:30",
    )
    publish_list(found.pk, actor=OFFICE, now=NOW)
    text = "".join(as_csv(KINDS["holidays"], "310113"))
    assert fates(bring("holidays", text, now=NOW)) == (0, 0, 2, 0)
    assert HolidayList.objects.count() == 1
    assert fates(bring("holidays", [row(agency, place="新址")], now=NOW)) == (0, 1, 0, 0)
    again = HolidayList.objects.get(status="draft")
    assert (again.based_on, again.reason, again.entries.count()) == (1, "导入 list.csv", 2)
    assert HolidayService.objects.get(list=found, name="社保卡申领").place == "龙山路555号"
    with pytest.raises(Refusal, match=r"^holiday_list_own_draft"):
        publish_list(again.pk, actor=Actor("import", "", OFFICE.roles), now=NOW)


def test_not_into_what_somebody_else_prepares(bring, agency):
    draft_list("310113", 2016, "国庆节", actor=OFFICE, now=NOW)
    outcome = bring("holidays", [row(agency)], now=NOW)
    assert [finding.code for finding in outcome.findings] == ["holiday_list_of_other"]
