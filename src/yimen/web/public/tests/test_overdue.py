"""An overdue case says so in public, with the reason, and without anybody's data."""

from datetime import UTC, datetime, timedelta

import pytest

from yimen.agencies.models import Agency
from yimen.cases.tests.factories import PHONE, make_actor, make_agency, make_case, make_service
from yimen.oversight.acts.explain_overdue import explain_overdue
from yimen.oversight.acts.raise_warnings import settle
from yimen.oversight.models import ClockWarning
from yimen.procedure import Role

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
REASON = "系统切换，受理延迟两天。"


@pytest.fixture
def overdue() -> ClockWarning:
    case = make_case(make_service(make_agency("scjg")), now=NOW - timedelta(days=30))
    settle(case.number, NOW)
    return ClockWarning.objects.get(case=case, colour="overdue")


def explain(warning: ClockWarning) -> None:
    head = make_actor(Role.SECTION_HEAD, agency=Agency.objects.get(code="scjg"))
    explain_overdue(warning.number, actor=head, now=NOW, reason=REASON)


def page(client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_nothing_overdue(client) -> None:
    make_case()
    assert "No case is past its time limit" in page(client, "/overdue/")


def test_the_list_names_the_organ_and_no_person(client, overdue: ClockWarning) -> None:
    shown = page(client, "/overdue/")
    assert overdue.number in shown
    assert overdue.agency.name_en in shown
    assert "none given yet" in shown
    for private in (overdue.case.number, overdue.case.applicant_label, PHONE, "王小明"):
        assert private not in shown


def test_the_reason_given_is_shown(client, overdue: ClockWarning) -> None:
    explain(overdue)
    assert REASON in page(client, "/overdue/")


def test_a_clock_that_has_ended_leaves_the_list(client, overdue: ClockWarning) -> None:
    from yimen.cases.acts import PERFORM

    officer = make_actor(Role.OFFICER, agency=Agency.objects.get(code="scjg"))
    PERFORM["accept"](overdue.case.number, actor=officer, now=NOW)
    settle(overdue.case.number, NOW)
    assert overdue.number not in page(client, "/overdue/")


def test_who_tracks_the_case_is_told(client, overdue: ClockWarning) -> None:
    client.post("/track/", {"number": overdue.case.number, "phone": PHONE})
    address = f"/track/{overdue.case.number}/"
    assert "past its time limit" in page(client, address)
    assert "has not given a reason yet" in page(client, address)
    explain(overdue)
    assert REASON in page(client, address)
    assert REASON in page(client, f"{address}progress")


def test_the_applicant_is_told(client, overdue: ClockWarning) -> None:
    explain(overdue)
    client.force_login(overdue.case.applicant.user)
    assert REASON in page(client, f"/my/cases/{overdue.case.number}/")


def test_a_case_in_time_says_nothing(client) -> None:
    case = make_case(now=NOW)
    client.post("/track/", {"number": case.number, "phone": PHONE})
    assert "past its time limit</h2>" not in page(client, f"/track/{case.number}/")
