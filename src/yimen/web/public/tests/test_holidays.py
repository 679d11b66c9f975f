"""What is served on holidays, for anybody: the page, its filters, the guide and the API say the same."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yimen.agencies.models import Agency
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.clock import shanghai_date
from yimen.hall.acts import Entry, draft_list, enter_many, publish_list
from yimen.hall.holidays import WEEKENDS, is_free_weekend
from yimen.procedure import Actor, Role
from yimen.workdays.calendars import calendar_of

pytestmark = pytest.mark.django_db
OFFICE = Actor("10", "甲", frozenset({Role.REFORM_OFFICE}))
OTHER = Actor("11", "乙", frozenset({Role.REFORM_OFFICE}))


def _page(address: str = "/holidays/", language: str = "en", **query: str):
    return Client().get(address, query, HTTP_ACCEPT_LANGUAGE=language)


@pytest.fixture
def served():
    """A service and a matter of a town on a free weekend day that lies ahead."""
    today = shanghai_date(timezone.now())
    ahead = [today + timedelta(days=number) for number in range(300)]
    day = next(day for day in ahead if is_free_weekend(calendar_of("310113"), day))
    service, town = make_service(), make_agency("yhz", name="杨行镇", kind=Agency.Kind.TOWN, division="310113103")
    made = draft_list("310113", day.year, WEEKENDS, actor=OFFICE, now=timezone.now())
    usual = {"place": "龙山路555号", "hours": "9:00-11:30", "days": (day,)}
    rows = [Entry("scjg", service=service.code, **usual), Entry(town.code, name="社保卡申领", **usual)]
    enter_many(made.pk, rows, actor=OFFICE)
    return service, day, publish_list(made.pk, actor=OTHER, now=timezone.now())


def test_without_a_list() -> None:
    assert "No list is published yet" in _page().content.decode()
    assert _page("/api/v1/holidays").json() == {"items": []}
    assert _page("/api/v1/holidays/7").status_code == 404


def test_the_list_its_filters_and_the_guide(served) -> None:
    service, day, made = served
    page = _page().content.decode()
    assert "1 matter of the district, 1 matter of the towns" in page.replace("\n", " ")
    assert "社保卡申领" in page
    town = _page(level="town", agency="yhz", day=day.isoformat()).content.decode()
    assert "社保卡申领" in town
    assert f"/services/{service.code}/" not in town
    assert "Nothing is served there" in _page(agency="nowhere", page="x", day="\x00", list="9").content.decode()
    assert "周末" in _page(language="zh-hans").content.decode()
    assert "Also on holidays" in _page(f"/services/{service.code}/").content.decode()
    assert "龙山路555号" in _page(f"/services/{service.code}/print").content.decode()
    answer = _page(f"/api/v1/holidays/{made.pk}", on=day.isoformat(), level="district").json()
    assert [item["service"] for item in answer["items"]] == [service.code]
    told = answer["holiday_list"]
    assert (told["district_level"], told["town_level"], answer["total"]) == (1, 1, 1)


def test_the_number_of_queries_does_not_grow(served, django_assert_max_num_queries) -> None:
    _page()
    with django_assert_max_num_queries(7):
        _page()
