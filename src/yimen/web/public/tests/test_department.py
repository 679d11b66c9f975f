"""The public page of an organ."""

from datetime import date

import pytest
from django.test import Client

from yimen.agencies.acts.approve_revision import add_revision
from yimen.catalogue.concentration.models import Placement
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.catalogue.tests.test_concentration import PLAN
from yimen.powers.acts import draft_line
from yimen.powers.models import LineAction
from yimen.powers.tests.factories import NOW, clerk, content, make_sheet, publish

pytestmark = pytest.mark.django_db


def test_it_tells_duties_sections_services_and_where_to_apply(client: Client, django_assert_max_num_queries):
    agency = make_agency("scjg")
    add_revision(agency, None, PLAN, begin=date(2016, 1, 1), reason="三定", now=OPENED, by=("1", "2"))
    service = make_service(agency)
    Placement.objects.create(
        service=service, number=1, valid_from=date(2016, 1, 1), in_hall=True, window="一楼1号窗口", reason="进驻",
        recorded_at=OPENED, recorded_by="1",
    )  # fmt: skip
    with django_assert_max_num_queries(8):
        page = client.get("/departments/scjg/", headers={"accept-language": "en"}).content.decode()
    for told in ("监管", "行政审批科", "Food business licence", "一楼1号窗口", "021-56000001", "20 posts in all"):
        assert told in page, told


def test_its_powers_are_counted_by_kind(client: Client):
    sheet = make_sheet()
    for name, kind in (("对甲的处罚", "02"), ("对乙的处罚", "02"), ("对丙的检查", "06")):
        draft_line(sheet.pk, LineAction.ADD, content(name, kind), reason="梳理", actor=clerk(), now=NOW)
    publish(sheet.round, NOW.date())
    page = client.get("/departments/scjg/", headers={"accept-language": "en"}).content.decode()
    assert 'agency=scjg&amp;kind=02">Administrative penalty</a> <span>2</span>' in page
    assert 'kind=06">Administrative check</a> <span>1</span>' in page


def test_an_organ_without_anything_and_those_that_are_not_here(client: Client):
    make_agency("qxj")
    make_agency("511602-jyj", division="511602")
    assert client.get("/departments/qxj/").status_code == 200
    assert client.get("/departments/511602-jyj/").status_code == 404
    assert client.get("/departments/nobody/").status_code == 404
