"""The pages of warnings, for each audience: who may not, what the list shows, an urging and its answer through the forms."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.cases.models import Case
from yimen.cases.tests.factories import make_agency, make_case, make_service
from yimen.oversight.acts.raise_warnings import settle
from yimen.oversight.models import ClockWarning
from yimen.procedure import Role
from yimen.web.staff.tests.cast import Person, signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def overdue_case(code: str = "scjg") -> Case:
    """A case that nobody has answered for a month."""
    now = datetime.now(UTC)
    case = make_case(
        make_service(make_agency(code, name=f"部门{code}"), name=f"事项{code}"), now=now - timedelta(days=30)
    )
    settle(case.number, now)
    return case


@pytest.fixture
def overdue() -> ClockWarning:
    return ClockWarning.objects.get(case=overdue_case(), colour="overdue")


@pytest.fixture
def supervisor() -> Person:
    return signed_in(Role.SUPERVISOR)


def head_of(warning: ClockWarning) -> Person:
    return signed_in(Role.SECTION_HEAD, agency=warning.agency)


def send(person: Person, audience: str, warning: ClockWarning, act: str, **typed: str):
    warning.refresh_from_db()
    address = f"/{audience}/warnings/{warning.number}/acts/{act}"
    given = {"key": f"{act}-{warning.sequence}", "expected_sequence": str(warning.sequence)} | typed
    return person.browser.post(address, given)


@pytest.mark.parametrize("audience", ["supervisor", "desk", "leader"])
def test_strangers_and_other_roles_are_kept_out(audience: str, overdue: ClockWarning) -> None:
    for role in {Role.APPLICANT, Role.COUNTER, Role.OFFICER, Role.SUPERVISOR, Role.LEADER} - {
        {"supervisor": Role.SUPERVISOR, "desk": Role.OFFICER, "leader": Role.LEADER}[audience]
    }:
        person = signed_in(role, agency=overdue.agency if role is Role.OFFICER else None)
        for address in (f"/{audience}/warnings/", f"/{audience}/warnings/{overdue.number}/"):
            assert person.browser.get(address).status_code == 403


def test_another_department_sees_nothing(overdue: ClockWarning) -> None:
    stranger = signed_in(Role.SECTION_HEAD, agency=make_agency("wjw", name="卫健委"))
    assert overdue.number not in text(stranger.browser.get("/desk/warnings/?for=all&state=all"))
    assert stranger.browser.get(f"/desk/warnings/{overdue.number}/").status_code == 403


def test_who_only_reads_has_no_address_to_act(overdue: ClockWarning) -> None:
    assert send(signed_in(Role.LEADER), "leader", overdue, "urge", text="急", term="3").status_code == 404
    assert send(signed_in(Role.ADMIN), "supervisor", overdue, "urge", text="急", term="3").status_code == 403
    assert send(head_of(overdue), "desk", overdue, "urge", text="急", term="3").status_code == 403


def test_the_supervisor_finds_every_department_by_the_address(supervisor: Person, overdue: ClockWarning) -> None:
    other = ClockWarning.objects.get(case=overdue_case("wjw"), colour="overdue")
    both = text(supervisor.browser.get("/supervisor/warnings/"))
    assert overdue.number in both
    assert other.number in both
    assert "?for=all&amp;agency=wjw&amp;colour=overdue" in both
    one = text(supervisor.browser.get("/supervisor/warnings/?agency=wjw&colour=overdue&clock=correct&state=open"))
    assert other.number in one
    assert overdue.number not in one
    assert "No warning matches" in text(supervisor.browser.get("/supervisor/warnings/?colour=red"))
    assert "3 warnings" in text(supervisor.browser.get("/supervisor/warnings/?agency=wjw&state=all"))


def test_the_cost_does_not_grow_with_the_warnings(supervisor: Person) -> None:
    counted = []
    for code in ("scjg", "wjw", "jyj"):
        overdue_case(code)
        with CaptureQueriesContext(connection) as queries:
            supervisor.browser.get("/supervisor/warnings/")
        counted.append(len(queries))
    assert counted[0] == counted[2]
    assert counted[2] <= 10


def test_each_rung_reads_its_own_list(overdue: ClockWarning) -> None:
    officer = signed_in(Role.OFFICER, agency=overdue.agency)
    leader = signed_in(Role.LEADER)
    assert overdue.number in text(officer.browser.get("/desk/warnings/"))
    assert overdue.level == 4  # a month is more than five working days
    assert overdue.number in text(leader.browser.get("/leader/warnings/"))


def test_the_page_counts_the_clock_day_by_day(supervisor: Person, overdue: ClockWarning) -> None:
    page = text(supervisor.browser.get(f"/supervisor/warnings/{overdue.number}/"))
    assert "SX-03" in page
    assert "Last day" in page
    assert f"/supervisor/cases/{overdue.case.number}/" in page
    assert "Warning raised" in page


def test_the_page_of_the_case_shows_its_pending_warnings(supervisor: Person, overdue: ClockWarning) -> None:
    page = text(supervisor.browser.get(f"/supervisor/cases/{overdue.case.number}/"))
    assert f"/supervisor/warnings/{overdue.number}/" in page
    assert ClockWarning.objects.get(colour="red").number not in page
    clerk = signed_in(Role.COUNTER)
    assert overdue.number not in text(clerk.browser.get(f"/counter/cases/{overdue.case.number}/"))


def test_urged_answered_closed_through_the_forms(supervisor: Person, overdue: ClockWarning) -> None:
    head = head_of(overdue)
    assert send(supervisor, "supervisor", overdue, "urge", text="请立即答复", term="3", organ="scjg").status_code == 302
    page = text(head.browser.get(f"/desk/warnings/{overdue.number}/"))
    assert "请立即答复" in page
    assert 'name="measures"' in page
    assert send(head, "desk", overdue, "answer_urging", explanation="遗漏", measures="补办").status_code == 302
    assert send(supervisor, "supervisor", overdue, "close_urging", outcome="close", note="已整改").status_code == 302
    overdue.refresh_from_db()
    assert overdue.state == "closed"
    assert "补办" in text(supervisor.browser.get(f"/supervisor/warnings/{overdue.number}/"))


def test_what_was_typed_stays_when_it_is_refused(supervisor: Person, overdue: ClockWarning) -> None:
    answer = send(supervisor, "supervisor", overdue, "urge", text="请立即答复", term="90", organ="scjg")
    assert answer.status_code == 422
    page = text(answer)
    assert "请立即答复" in page
    assert "1 to 30 working days" in page
    assert 'href="#urge-term"' in page


def test_of_two_supervisors_the_second_is_told_and_keeps_the_text(supervisor: Person, overdue: ClockWarning) -> None:
    second = signed_in(Role.SUPERVISOR)
    seen = str(overdue.sequence)
    send(supervisor, "supervisor", overdue, "urge", text="第一次", term="3", organ="scjg")
    late = send(
        second, "supervisor", overdue, "urge", text="第二次", term="3", organ="scjg", expected_sequence=seen, key="b"
    )
    assert late.status_code == 409
    assert "第二次" in text(late)


def test_the_same_form_sent_twice_acts_once(supervisor: Person, overdue: ClockWarning) -> None:
    seen = str(overdue.sequence)
    for _each in range(2):
        answer = send(
            supervisor,
            "supervisor",
            overdue,
            "urge",
            text="一次",
            term="3",
            organ="scjg",
            expected_sequence=seen,
            key="k",
        )
        assert answer.status_code == 302
    assert overdue.events.filter(kind="urged").count() == 1


def test_characters_that_no_database_takes_are_left_out(supervisor: Person, overdue: ClockWarning) -> None:
    assert supervisor.browser.get("/supervisor/warnings/?agency=%00&clock=%00&page=%00").status_code == 200
    assert supervisor.browser.get("/supervisor/warnings/JC%00/").status_code == 404
    sent = send(supervisor, "supervisor", overdue, "urge", text="急\x00办", term="3\x00", organ="scjg\x00")
    assert sent.status_code == 302
    assert overdue.events.get(kind="urged").data["text"] == "急办"


def test_an_unknown_act_and_an_unknown_warning(supervisor: Person, overdue: ClockWarning) -> None:
    assert send(supervisor, "supervisor", overdue, "forget").status_code == 422
    assert supervisor.browser.get("/supervisor/warnings/JC0/").status_code == 404


def test_empty(supervisor: Person) -> None:
    assert "No warning is waiting" in text(supervisor.browser.get("/supervisor/warnings/"))


def test_in_chinese(overdue: ClockWarning) -> None:
    person = signed_in(Role.SUPERVISOR, language="zh-hans")
    page = text(person.browser.get(f"/supervisor/warnings/{overdue.number}/"))
    assert "监察编号" in page
    assert "督办内容" in page
