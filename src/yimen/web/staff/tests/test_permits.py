"""The pages of permits: who may not, what the list shows, and acts through the forms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yimen.cases.tests.factories import make_agency, make_service
from yimen.permits.models import Permit
from yimen.permits.tests.factories import FRAUD, applied, make_permit
from yimen.procedure import Role
from yimen.web.staff.tests.cast import Person, signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def permit() -> Permit:
    """In force today, with a year to go."""
    return make_permit(granted_on=timezone.localdate() - timedelta(days=365), years=2)


def chief(permit: Permit, role: Role = Role.AGENCY_HEAD) -> Person:
    return signed_in(role, agency=permit.agency)


def send(person: Person, permit: Permit, act: str, audience: str = "desk", **typed: str):
    permit.refresh_from_db()
    given = {"key": f"{act}-{permit.sequence}", "expected_sequence": str(permit.sequence)} | typed
    return person.browser.post(f"/{audience}/permits/{permit.number}/acts/{act}", given)


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.COUNTER, Role.LEADER, Role.SUPERVISOR])
def test_other_roles_are_kept_out(role: Role, permit: Permit) -> None:
    person = signed_in(role)
    for address in ("/desk/permits/", f"/desk/permits/{permit.number}/"):
        assert person.browser.get(address).status_code == 403


def test_another_department_sees_nothing(permit: Permit) -> None:
    stranger = signed_in(Role.AGENCY_HEAD, agency=make_agency("wjw", name="卫健委"))
    assert permit.shown_number not in text(stranger.browser.get("/desk/permits/"))
    assert stranger.browser.get(f"/desk/permits/{permit.number}/").status_code == 403
    assert send(stranger, permit, "revoke", **FRAUD).status_code == 403
    assert permit.events.count() == 1


def test_supervisors_read_and_have_no_address_to_act(permit: Permit) -> None:
    person = signed_in(Role.SUPERVISOR)
    page = text(person.browser.get(f"/supervisor/permits/{permit.number}/"))
    assert "The chain of this permit holds" in page
    assert "What you can do now" not in page
    assert send(person, permit, "revoke", "supervisor", **FRAUD).status_code == 404


def test_an_officer_is_told_why_not(permit: Permit) -> None:
    page = text(chief(permit, Role.OFFICER).browser.get(f"/desk/permits/{permit.number}/"))
    assert "You may not do this in your role" in page
    assert "act-tell_penalty_hearing" in page and "act-revoke" not in page


def test_what_is_refused_keeps_what_was_typed(permit: Permit) -> None:
    told = {"ground": "unqualified", "reason": "当时不具备条件", "remedies": "复议、诉讼"}
    response = send(chief(permit), permit, "revoke", **told)
    assert response.status_code == 422
    assert "当时不具备条件" in text(response) and "行政许可法 69(4)" in text(response)
    assert "#revoke-compensation" in text(response)


def test_an_act_is_done_once_and_shown(permit: Permit) -> None:
    person = chief(permit)
    for _each in range(2):
        response = person.browser.post(
            f"/desk/permits/{permit.number}/acts/revoke", {"key": "once", "expected_sequence": "1", **FRAUD}
        )
        assert response.status_code == 302
    page = text(person.browser.get(f"/desk/permits/{permit.number}/"))
    assert "Revoked as wrongly granted" in page and "提供虚假证明" in page
    assert permit.events.count() == 2


def test_the_list_is_narrowed(permit: Permit) -> None:
    service = make_service(permit.agency)
    soon = make_permit(service, granted_on=timezone.localdate() - timedelta(days=345), years=1)
    browser = chief(permit).browser
    assert [row.permit for row in browser.get("/desk/permits/").context["rows"]] == [soon, permit]
    assert [row.permit for row in browser.get("/desk/permits/?within=60").context["rows"]] == [soon]
    assert browser.get("/desk/permits/?state=revoked").context["rows"] == []
    assert [row.permit for row in browser.get(f"/desk/permits/?text={permit.number[:6]}").context["rows"]] == [permit]
    assert browser.get("/desk/permits/?within=x&state=%00&page=99&text=%27").status_code == 200


def test_the_desk_of_a_case_says_which_permit_it_is_about() -> None:
    service = make_service()
    permit = make_permit(service, granted_on=timezone.localdate() - timedelta(days=365), years=2)
    case = applied(permit, service, timezone.now(), purpose="change")
    page = text(chief(permit).browser.get(f"/desk/cases/{case.number}/"))
    assert "Change of permit" in page and f'href="/desk/permits/{permit.number}/"' in page
    assert "Change of permit" not in text(chief(permit).browser.get(f"/desk/cases/{permit.case.number}/"))
