"""The whole law of a case from the desk: hearing, third parties, stops, extension, what is owed; the wrong person first."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from yimen.accounts.models import Disclosure
from yimen.cases import acts
from yimen.cases.models import Case
from yimen.cases.tests.factories import lately, make_actor, make_agency, make_case, make_service
from yimen.catalogue.tests.factories import make_steps
from yimen.clock import due_date, official_calendar, shanghai_date
from yimen.procedure import Periods, Role
from yimen.web.staff.actgroups import CHAPTERS, GROUP_OF, LIKELY
from yimen.web.staff.tests.cast import Person, signed_in

pytestmark = pytest.mark.django_db
MORE = {"hearing": "may", "tolerable": ["场所平面图"], "promisable": ["从业人员健康证明"], "promise_term": "30d"}


@pytest.fixture
def agency():
    return make_agency("scjg")


@pytest.fixture
def officer(agency) -> Person:
    return signed_in(Role.OFFICER, agency=agency, name="李敏")


@pytest.fixture
def chief(agency) -> Person:
    return signed_in(Role.AGENCY_HEAD, agency=agency, name="孙局长")


@pytest.fixture
def mayor() -> Person:
    return signed_in(Role.GOVERNMENT_HEAD, name="高区长")


def text(person: Person, case: Case, more: str = "") -> str:
    return person.browser.get(f"/desk/cases/{case.number}/{more}").content.decode()


def send(person: Person, case: Case, act: str, **typed: Any):
    case.refresh_from_db()
    return person.browser.post(
        f"/desk/cases/{case.number}/acts/{act}",
        {"expected_sequence": case.sequence, "key": f"{act}{case.sequence}", **typed},
    )


def accepted(agency, **content: Any) -> Case:
    """A case under examination; a hearing that the law orders has been announced."""
    case = make_case(make_service(agency, **MORE | content), state="accepted", now=lately())
    if content.get("hearing") == "must":
        who, at = make_actor(Role.OFFICER, agency=agency), lately() + timedelta(hours=2)
        acts.announce_hearing(case.number, actor=who, now=at, basis="required", reason="法律规定应当听证")
        case.refresh_from_db()
    return case


def test_every_act_of_the_table_has_its_group() -> None:
    known = {row.act for chapter in CHAPTERS.values() for row in chapter.ROWS}
    assert set(GROUP_OF) == known
    assert set(GROUP_OF.values()) == set(CHAPTERS)
    assert {act for acts_of_state in LIKELY.values() for act in acts_of_state} <= known


class TestHearing:
    def test_a_notice_too_late_names_its_field(self, officer, agency) -> None:
        case = accepted(agency, hearing="must")
        answer = send(officer, case, "notify_hearing", day=timezone.localdate().isoformat(), place="三楼", chair="周明")
        assert answer.status_code == 409
        assert 'href="#notify_hearing-day"' in answer.content.decode()

    def test_the_first_lawful_day_stands_in_the_form(self, officer, agency) -> None:
        page = text(officer, accepted(agency, hearing="must"))
        first = due_date(shanghai_date(timezone.now()), Periods().hearing_notice, official_calendar()).date
        assert re.search(rf'type="date" value="{first}"', page)

    def test_a_colleague_who_has_not_examined_is_offered_as_chair(self, officer, agency) -> None:
        case = accepted(agency, hearing="must")
        colleague = signed_in(Role.OFFICER, agency=agency, name="周明")
        signed_in(Role.OFFICER, agency=make_agency("wjw"), name="外局人")
        assert send(officer, case, "opine", opinion="agree", step="审核").status_code == 302
        page = text(officer, case)
        assert f'<option value="{colleague.user.pk}">周明</option>' in page
        assert f'<option value="{officer.user.pk}">' not in page
        assert "外局人" not in page

    def test_a_reviewer_typed_by_name_is_known_as_the_reviewer(self, officer, agency) -> None:
        case = accepted(agency, hearing="must")
        assert send(officer, case, "opine", opinion="agree", step="审核").status_code == 302
        answer = send(officer, case, "notify_hearing", day="2027-03-01", place="三楼", chair="李敏")
        assert answer.status_code == 409
        assert "cannot chair its hearing" in answer.content.decode()

    def test_the_box_says_day_place_and_chair_by_name(self, officer, agency) -> None:
        case = accepted(agency, hearing="must")
        colleague = signed_in(Role.OFFICER, agency=agency, name="周明")
        given = {"day": "2027-03-01", "place": "9:30，三楼听证室", "chair": "", "chair-pick": str(colleague.user.pk)}
        assert send(officer, case, "notify_hearing", **given).status_code == 302
        page = text(officer, case)
        assert "1 March 2027" in page
        assert "9:30，三楼听证室" in page
        assert page.count("周明") >= 2  # box and history


class TestTime:
    def test_a_stopped_clock_has_no_last_day_and_says_why(self, officer, agency) -> None:
        case = accepted(agency)
        assert send(officer, case, "stop_clock", ground="testing", time_needed="十五个工作日").status_code == 302
        page = text(officer, case)
        assert "goes on when the ground has ended" in page
        assert "十五个工作日" in page
        assert "still stands" in page
        assert "Clock stopped" in officer.browser.get("/desk/").content.decode()

    def test_only_standing_grounds_can_be_named_to_go_on(self, officer, agency) -> None:
        case = accepted(agency)
        for ground in ("testing", "expert_review"):
            send(officer, case, "stop_clock", ground=ground, time_needed="十日")
        page = text(officer, case)
        resume = page[page.index('id="act-resume_clock"') :]
        resume = resume[: resume.index("</details>")]
        assert 'value="testing"' in resume
        assert 'value="tender"' not in resume

    def test_an_officer_does_not_extend_and_the_head_of_the_agency_does(self, officer, chief, agency) -> None:
        case = accepted(agency)
        assert send(officer, case, "extend", reason="情况复杂").status_code == 403
        assert send(chief, case, "extend", reason="情况复杂").status_code == 302
        page = text(officer, case)
        assert "extended by 10 working days: 情况复杂" in " ".join(page.split())

    def test_the_head_of_the_government_reaches_joint_cases_only(self, mayor, chief, agency) -> None:
        alone = accepted(agency)
        together = make_case(make_service(agency, joint=True), state="accepted", now=lately())
        assert mayor.browser.get(f"/desk/cases/{alone.number}/").status_code == 403
        assert send(mayor, alone, "extend", reason="复杂").status_code == 403
        listed = mayor.browser.get("/desk/").content.decode()
        assert together.number in listed
        assert alone.number not in listed
        assert send(chief, together, "extend", reason="复杂").status_code == 403
        assert send(mayor, together, "extend", reason="复杂").status_code == 302


class TestOwed:
    def test_what_may_follow_is_picked_and_nothing_else(self, officer, agency) -> None:
        case = make_case(make_service(agency, **MORE), now=lately())
        assert send(officer, case, "tolerate_gap", **{"items-pick": ["身份证明"]}).status_code == 409
        assert send(officer, case, "tolerate_gap", **{"items-pick": ["场所平面图"]}).status_code == 302
        page = text(officer, case)
        assert "Material that may follow" in page
        assert '<input class="govuk-radios__input" type="radio" id="fulfil_obligation-item"' in page

    def test_a_term_is_a_number_and_its_unit(self, officer, agency) -> None:
        case = accepted(agency)
        answer = send(officer, case, "order_rectification", item="x", term="10", reason="未履行", **{"term-unit": "wd"})
        assert answer.status_code == 409  # no promise was broken here; the form itself was read
        assert 'value="10"' not in text(officer, case)


class TestThirdParties:
    def test_who_was_told_and_what_was_said(self, officer, agency) -> None:
        case = accepted(agency)
        assert send(officer, case, "state_views", party="张三", statement="反对").status_code == 422
        assert send(officer, case, "notify_interested", parties="张三\n李四").status_code == 302
        page = text(officer, case)
        assert '<option value="张三">张三</option>' in page
        assert send(officer, case, "state_views", party="张三", statement="油烟扰民").status_code == 302
        page = text(officer, case)
        assert "油烟扰民" in page
        assert "nothing stated yet" in page


class TestPast:
    @pytest.mark.parametrize(
        ("day", "message"),
        [
            ("2016-05-31", "there was no case yet"),
            ("2099-01-01", "lies in the future"),
            ("gestern", "gestern"),
        ],
    )
    def test_days_on_which_there_is_no_case_say_so(self, officer, agency, day: str, message: str) -> None:
        case = make_case(make_service(agency), state="granted")
        answer = officer.browser.get(f"/desk/cases/{case.number}/?as_of={day}")
        assert answer.status_code == 422
        assert message in answer.content.decode()
        assert "As the case stood" not in answer.content.decode()

    def test_the_case_as_it_stood_with_lapses_and_without_acts(self, officer, agency) -> None:
        case = make_case(make_service(agency))
        later = make_actor(Role.OFFICER, agency=agency)
        acts.PERFORM["accept"](case.number, actor=later, now=timezone.now() - timedelta(hours=1))
        before = text(officer, case, "?as_of=2016-06-03")
        assert "As the case stood at the end of 3 June 2016" in before
        assert "Deemed accepted" not in before
        assert 'id="acts"' not in before
        after = text(officer, case, "?as_of=2016-06-20")
        assert "Deemed accepted with effect from 2016-06-01" in after
        assert Case.objects.get(pk=case.pk).state == "accepted"

    def test_a_stranger_sees_no_past(self, agency) -> None:
        case = make_case(make_service(agency))
        stranger = signed_in(Role.OFFICER, agency=make_agency("wjw"))
        assert stranger.browser.get(f"/desk/cases/{case.number}/?as_of=2016-06-03").status_code == 403


def test_opinions_set_aside_stay_and_are_marked(officer, agency) -> None:
    steps = make_steps()
    site = {"stage": "examination", "name": {"zh": "现场核查"}, "role": "officer", "days": 1, "after": ["审核"]}
    case = accepted(agency, steps=[*steps[:2], site, *steps[2:]])
    page = text(officer, case)
    assert 'value="现场核查"' not in page  # waits for the step before it
    assert send(officer, case, "opine", opinion="agree", step="审核", text="齐全").status_code == 302
    assert send(officer, case, "return_step", step="审核", reason="漏看一页").status_code == 302
    page = text(officer, case)
    assert "set aside" in page
    assert "齐全" in page


def test_the_cost_of_the_page_does_not_grow_with_what_happened(officer, agency) -> None:
    few, many = accepted(agency, hearing="must"), accepted(agency, hearing="must")
    send(officer, many, "notify_interested", parties="张三\n李四\n王五")
    for party in ("张三", "李四", "王五"):
        send(officer, many, "state_views", party=party, statement="意见")
    send(officer, many, "stop_clock", ground="testing", time_needed="十日")
    send(officer, many, "notify_hearing", day="2027-03-01", place="三楼", chair="周明")
    numbers = []
    for case in (few, many):
        text(officer, case)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text(officer, case)
        numbers.append(len(queries))
    assert numbers[1] <= numbers[0] + 3  # private values, codes and files of third parties: once for all


def test_a_notice_names_the_applicant_and_the_look_is_recorded(officer, agency) -> None:
    case = accepted(agency)
    assert f"/cases/{case.number}/notices/2" in text(officer, case)
    stranger = signed_in(Role.OFFICER, agency=make_agency("wjw"))
    assert stranger.browser.get(f"/cases/{case.number}/notices/2").status_code == 403
    assert not Disclosure.objects.exists()
    assert officer.browser.get(f"/cases/{case.number}/notices/2").headers["Content-Type"] == "application/pdf"
    assert Disclosure.objects.get().subject == case.number


def test_what_was_erased_is_told_in_its_place(agency, officer: Person, chief: Person) -> None:
    case = accepted(agency)
    send(officer, case, "notify_interested", parties="赵邻居", interest="油烟")
    send(officer, case, "state_views", party="赵邻居", statement="油烟扰民")
    assert "赵邻居" in text(officer, case)
    case.refresh_from_db()
    clerk, now = make_actor(Role.COUNTER, agency=agency), timezone.now()
    acts.PERFORM["withdraw"](case.number, actor=clerk, now=now)
    erasing = {"what": "all", "reason": "当事人要求删除", "basis": "个人信息保护法 47"}
    assert send(officer, case, "erase_private", **erasing).status_code == 403
    assert send(chief, case, "erase_private", **erasing).status_code == 302
    page = text(chief, case)
    assert "赵邻居" not in page and "油烟扰民" not in page
    assert "because: 当事人要求删除 (个人信息保护法 47)" in page and "by 孙局长" in page
