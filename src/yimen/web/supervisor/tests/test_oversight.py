"""Overseers read every department's cases and act on none."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.accounts.models import Disclosure
from yimen.cases.models import Case
from yimen.cases.tests.factories import RESIDENT_ID, make_agency, make_case, make_service
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor():
    return signed_in(Role.SUPERVISOR)


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.COUNTER, Role.LEADER])
def test_other_roles_are_refused(role: Role) -> None:
    case = make_case()
    person = signed_in(role)
    for address in ("/supervisor/", "/supervisor/cases/", f"/supervisor/cases/{case.number}/"):
        assert person.browser.get(address).status_code == 403


def test_an_overseer_cannot_act(supervisor) -> None:
    case = make_case()
    assert supervisor.browser.post(f"/supervisor/cases/{case.number}/acts/accept", {"key": "a"}).status_code == 404
    assert supervisor.browser.post(f"/desk/cases/{case.number}/acts/accept", {"key": "a"}).status_code == 403


def test_overdue_cases_stand_by_department(supervisor) -> None:
    make_case(make_service(make_agency("scjg", name="市场监督管理局")))
    make_case(make_service(make_agency("wsjk", name="卫生健康委"), name="公共场所卫生许可"))
    page = text(supervisor.browser.get("/supervisor/"))
    assert "?agency=scjg&amp;colour=overdue" in page
    assert "?agency=wsjk&amp;colour=overdue" in page


def test_the_cost_does_not_grow_with_the_cases(supervisor) -> None:
    counted = []
    for code in ("scjg", "wsjk", "jyj"):
        make_case(make_service(make_agency(code), name=f"事项{code}"))
        with CaptureQueriesContext(connection) as queries:
            supervisor.browser.get("/supervisor/")
        counted.append(len(queries))
    assert counted[0] == counted[2]
    assert counted[2] <= 8


def test_the_ledger_of_a_case_is_checked(supervisor) -> None:
    case = make_case(state="accepted")
    page = text(supervisor.browser.get(f"/supervisor/cases/{case.number}/"))
    assert "Verified" in page
    assert "Agrees" in page
    assert 'name="expected_sequence"' not in page


def test_a_row_that_was_changed_by_hand_is_found(supervisor) -> None:
    case = make_case(state="accepted")
    Case.objects.filter(pk=case.pk).update(due_statutory="2030-01-01", last_hash="0" * 64)
    page = text(supervisor.browser.get(f"/supervisor/cases/{case.number}/"))
    assert "Differs" in page
    assert "due_statutory" in page


def test_a_look_in_clear_is_written_down(supervisor) -> None:
    case = make_case()
    assert RESIDENT_ID not in text(supervisor.browser.get(f"/supervisor/cases/{case.number}/"))
    assert RESIDENT_ID in text(supervisor.browser.post(f"/supervisor/cases/{case.number}/clear"))
    assert Disclosure.objects.get().user == supervisor.user


def test_empty(supervisor) -> None:
    assert "No case is open" in text(supervisor.browser.get("/supervisor/"))
