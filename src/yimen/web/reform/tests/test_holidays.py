"""Lists of holidays through the pages of the office; wrong people and wrong entries first."""

import pytest
from django.utils import timezone

from yimen.catalogue.tests.factories import make_agency
from yimen.clock import shanghai_date
from yimen.hall.holidays import WEEKENDS
from yimen.hall.models import HolidayList
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def test_other_roles_are_refused() -> None:
    for role in (Role.APPLICANT, Role.COUNTER, Role.LEADER):
        for address in ("/reform/holidays/", "/reform/holidays/1/", "/reform/holidays/1/new"):
            assert signed_in(role).browser.get(address).status_code == 403


def test_a_list_from_its_beginning_to_its_next_version() -> None:
    agency = make_agency()
    first, second = signed_in(Role.REFORM_OFFICE, name="甲"), signed_in(Role.REFORM_OFFICE, name="乙")
    head = signed_in(Role.SECTION_HEAD, agency=agency)
    assert "No list has been begun yet" in text(head.browser.get("/reform/holidays/"))
    assert head.browser.post("/reform/holidays/", {"holiday": "2016:国庆节"}).status_code == 403
    assert first.browser.post("/reform/holidays/", {"holiday": "x:\x00"}).status_code == 422
    year = shanghai_date(timezone.now()).year
    address = first.browser.post("/reform/holidays/", {"holiday": f"{year}:{WEEKENDS}"})["Location"]
    form = head.browser.get(f"{address}new")
    days = [choice.value for choice in form.context["days"]]
    typed = {
        "agency": agency.code,
        "name": "社保卡申领",
        "place": "龙山路555号",
        "hours": "mornings",
        "days": days[-1:],
    }
    wrong = head.browser.post(f"{address}new", typed)
    assert wrong.status_code == 422
    assert "社保卡申领" in text(wrong)
    assert head.browser.post(f"{address}new", typed | {"hours": "9:00-11:30"}).status_code == 302
    page = text(head.browser.get(address))
    assert "社保卡申领" in page
    assert "Publish the list" not in page
    assert first.browser.post(address, {"do": "publish"}).status_code == 403
    published = second.browser.post(address, {"do": "publish"})
    assert published.status_code in (302, 409)
    if published.status_code == 302:
        assert first.browser.post(address, {"do": "next"}).status_code == 422
        newer = first.browser.post(address, {"do": "next", "reason": "增加窗口"})["Location"]
        assert first.browser.post(newer, {"do": "drop"}).status_code == 302
        assert HolidayList.objects.get(status="dropped").entries.count() == 1
