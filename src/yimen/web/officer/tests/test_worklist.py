"""The worklist: who may see it, what stands in it, how it is filtered, and that its cost does not grow with its rows."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from yimen.cases.tests.factories import make_agency, make_case, make_service
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 7


@pytest.fixture
def agency():
    return make_agency("scjg")


@pytest.fixture
def officer(agency):
    return signed_in(Role.OFFICER, agency=agency, name="李敏")


def text(response) -> str:
    return response.content.decode()


def test_a_stranger_is_sent_to_sign_in() -> None:
    answer = Client().get("/desk/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login?next=%2Fdesk%2F"


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.COUNTER, Role.SUPERVISOR, Role.LEADER])
def test_other_roles_are_refused(role: Role) -> None:
    assert signed_in(role).browser.get("/desk/").status_code == 403


def test_cases_of_another_agency_are_not_listed(officer, agency) -> None:
    mine = make_case(make_service(agency))
    other = make_case(make_service(make_agency("wsjk"), name="公共场所卫生许可"))
    page = text(officer.browser.get("/desk/"))
    assert mine.number in page
    assert other.number not in page


def test_an_empty_list_says_why(officer) -> None:
    assert "Nothing is waiting for you" in text(officer.browser.get("/desk/"))
    assert "No case matches these filters" in text(officer.browser.get("/desk/?text=nothing"))


def test_each_row_tells_step_due_date_colour_and_days_left(officer, agency) -> None:
    make_case(make_service(agency), now=datetime(2016, 6, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    page = text(officer.browser.get("/desk/"))
    assert "To pre-review" in page
    assert "2016-06-08" in page
    assert "Overdue" in page
    assert "days late" in page


def test_filters_stand_in_the_address_and_in_the_form(officer, agency) -> None:
    waiting = make_case(make_service(agency))
    accepted = make_case(make_service(agency), state="accepted")
    page = text(officer.browser.get("/desk/?view=examination&text=" + accepted.number))
    assert accepted.number in page
    assert waiting.number not in page
    assert f'value="{accepted.number}"' in page


@pytest.mark.parametrize(
    "query", ["view=nonsense", "colour=blue", "state=x", "page=-1", "page=99999", "page=x", "sort=%00", "text=%25%00"]
)
def test_nonsense_in_the_address_harms_nothing(officer, agency, query: str) -> None:
    make_case(make_service(agency))
    assert officer.browser.get(f"/desk/?{query}").status_code == 200


def test_a_page_beyond_the_end_shows_the_last(officer, agency) -> None:
    case = make_case(make_service(agency))
    assert case.number in text(officer.browser.get("/desk/?page=7"))


def test_the_cost_does_not_grow_with_the_rows(officer, agency) -> None:
    service = make_service(agency)
    counted = []
    for _each in range(2):
        for _case in range(4):
            make_case(service)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert officer.browser.get("/desk/?text=食品").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[1] <= MOST_QUERIES


def test_a_fragment_brings_the_rows_and_the_counts_but_not_the_page(officer, agency) -> None:
    case = make_case(make_service(agency))
    answer = officer.browser.get(
        "/desk/?text=", headers={"HX-Request": "true", "HX-Target": "work", "HX-Trigger": "filters"}
    )
    assert case.number in text(answer)
    assert "<html" not in text(answer)
    assert 'id="views" hx-swap-oob' in text(answer)
    assert answer.headers["HX-Push-Url"] == "/desk/"


def test_in_chinese(agency) -> None:
    make_case(make_service(agency))
    page = text(signed_in(Role.OFFICER, agency=agency, language="zh-CN").browser.get("/desk/"))
    assert "我的待办" in page
    assert "待预审" in page
