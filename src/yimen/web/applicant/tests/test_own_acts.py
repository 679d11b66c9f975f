"""The applicant's own acts, and what the story tells of each turn a case can take; the wrong person first."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yimen.cases import acts
from yimen.cases.acts.lapse import lapse
from yimen.cases.models import Case
from yimen.cases.tests.factories import PHONE, lately, make_actor, make_case, make_service
from yimen.procedure import ROW_OF_EVENT, Role
from yimen.web.components.chapters import CHAPTERS, UNTOLD

RICH = {"hearing": "may", "tolerable": ["场所平面图"], "promisable": ["从业人员健康证明"], "promise_term": "30d"}


def made(wang: Client, state: str = "accepted", **content: Any) -> Case:
    return make_case(make_service(**RICH | content), state=state, now=lately(), applicant=wang.user)  # type: ignore[attr-defined]


def do(case: Case, act: str, *roles: Role, **arguments: Any) -> None:
    acts.PERFORM[act](case.number, actor=make_actor(*roles, agency=case.agency), now=timezone.now(), **arguments)
    case.refresh_from_db()


def page(client: Client, case: Case) -> str:
    return client.get(f"/my/cases/{case.number}/").content.decode()


def send(client: Client, case: Case, act: str, **typed: Any):
    return client.post(
        f"/my/cases/{case.number}/acts/{act}", {"sequence": case.sequence, "key": f"{act}{len(typed)}", **typed}
    )


def test_every_event_of_a_case_is_told_or_left_out_on_purpose() -> None:
    assert set(CHAPTERS) | UNTOLD == set(ROW_OF_EVENT)


def test_nobody_acts_on_somebody_elses_case(wang: Client, li: Client) -> None:
    case = made(wang)
    assert li.get(f"/my/cases/{case.number}/acts/state_views").status_code == 404
    assert send(li, case, "state_views", statement="x").status_code == 404
    assert not case.events.filter(kind="views_stated").exists()


def test_acts_of_the_organ_have_no_page_here(wang: Client) -> None:
    case = made(wang)
    for act in ("accept", "decide", "stop_clock", "explode"):
        assert wang.get(f"/my/cases/{case.number}/acts/{act}").status_code == 404, act
        assert send(wang, case, act).status_code == 404, act


def test_views_without_words_are_refused_and_stale_ones_keep_theirs(wang: Client) -> None:
    case = made(wang)
    assert send(wang, case, "state_views", statement=" ").status_code == 422
    do(case, "opine", Role.OFFICER, opinion="agree", step="审核")
    stale = wang.post(
        f"/my/cases/{case.number}/acts/state_views", {"sequence": case.sequence - 1, "statement": "我的意见"}
    )
    assert stale.status_code == 409
    assert "我的意见" in stale.content.decode()
    assert send(wang, case, "state_views", statement="我的意见").status_code == 302
    assert "Your views were stated" in page(wang, case)


def test_a_hearing_is_asked_for_once_told(wang: Client) -> None:
    case = made(wang)
    assert send(wang, case, "request_hearing").status_code == 409
    assert "acts/request_hearing" not in page(wang, case)
    do(case, "tell_hearing_right", Role.OFFICER)
    told = page(wang, case)
    assert "You may ask for a hearing" in told
    assert "acts/request_hearing" in told and "acts/waive_hearing" in told
    assert send(wang, case, "request_hearing", reason="").status_code == 302
    case.refresh_from_db()
    assert "The agency gives notice of the hearing" in page(wang, case)
    do(case, "notify_hearing", Role.OFFICER, day="2027-03-01", place="9:30，三楼听证室", chair="周明")
    told = page(wang, case)
    assert "1 March 2027" in told and "三楼听证室" in told
    assert send(wang, case, "challenge_chair").status_code == 422
    assert send(wang, case, "challenge_chair", reason="主持人是邻居").status_code == 302


def test_a_waiver_lets_the_agency_decide(wang: Client) -> None:
    case = made(wang)
    do(case, "tell_hearing_right", Role.OFFICER)
    assert send(wang, case, "waive_hearing").status_code == 302
    assert "The hearing was waived" in page(wang, case)


def test_a_promise_is_offered_where_the_service_takes_one_and_then_is_owed(wang: Client) -> None:
    plain = made(wang, "submitted", promisable=[], promise_term=None)
    assert "acts/make_promise" not in page(wang, plain)
    case = made(wang, "submitted")
    assert "acts/make_promise" in page(wang, case)
    assert send(wang, case, "make_promise", items=["别的"]).status_code == 409
    assert send(wang, case, "make_promise", items=["从业人员健康证明"]).status_code == 302
    told = page(wang, case)
    assert "You still owe" in told
    assert "to be kept after the grant" in told
    assert "acts/make_promise" not in told  # nothing is left to promise


def test_a_clock_that_stands_says_why_and_how_long(wang: Client) -> None:
    case = made(wang)
    do(case, "stop_clock", Role.OFFICER, ground="testing", time_needed="十五个工作日")
    told = page(wang, case)
    assert "The clock stands since" in told
    assert "十五个工作日" in told
    assert "at the latest" not in told
    assert '<li class="is-later"><h3>Decision</h3></li>' in told


def test_an_extension_tells_its_reason(wang: Client) -> None:
    case = made(wang)
    do(case, "extend", Role.AGENCY_HEAD, reason="需要进一步核实")
    assert "Extended by 10 working days. Reason: 需要进一步核实" in page(wang, case)


def test_silence_is_told_as_acceptance_from_the_day_of_receipt(wang: Client) -> None:
    case = make_case(make_service(), applicant=wang.user)  # type: ignore[attr-defined]
    lapse(case.number, now=timezone.now())
    told = page(wang, case)
    assert "counts as accepted from 1 June 2016" in told
    assert "Accepted by law" in told


def test_a_terminated_case_has_its_page(wang: Client) -> None:
    case = made(wang)
    do(case, "terminate", Role.SECTION_HEAD, ground="object_gone", reason="店铺已拆除")
    told = page(wang, case)
    assert "Ended without a decision" in told and "店铺已拆除" in told


def test_third_parties_are_not_named_to_the_applicant(wang: Client) -> None:
    case = made(wang)
    do(case, "notify_interested", Role.OFFICER, parties=["邻居赵某"])
    do(case, "state_views", Role.COUNTER, party="邻居赵某", statement="油烟扰民")
    told = page(wang, case)
    assert "Third parties were told" in told and "A third party stated its views" in told
    assert "赵某" not in told and "油烟" not in told


class TestCount:
    def test_it_is_for_those_who_may_see_the_case(self, wang: Client, li: Client) -> None:
        case = made(wang)
        assert Client().get(f"/cases/{case.number}/clocks/2").status_code == 302
        assert li.get(f"/cases/{case.number}/clocks/2").status_code == 404
        assert Client().get(f"/track/{case.number}/clocks/2").status_code == 302
        assert wang.get(f"/cases/{case.number}/clocks/2").status_code == 200

    @pytest.mark.parametrize("place", [0, 4, 99])
    def test_a_clock_that_is_not_there(self, wang: Client, place: int) -> None:
        assert wang.get(f"/cases/{made(wang).number}/clocks/{place}").status_code == 404

    def test_the_tracker_sees_the_same_count(self, wang: Client) -> None:
        case, client = made(wang), Client(headers={"accept-language": "en"})
        client.post("/track/", {"number": case.number, "phone": PHONE})
        assert f"/track/{case.number}/clocks/2" in client.get(f"/track/{case.number}/").content.decode()
        assert "The last day is" in client.get(f"/track/{case.number}/clocks/2").content.decode()

    def test_stopped_days_are_marked_and_carry_their_article(self, wang: Client) -> None:
        case = make_case(make_service(), state="accepted", applicant=wang.user)  # type: ignore[attr-defined]
        officer = make_actor(Role.OFFICER, agency=case.agency)
        day = case.submitted_at + timedelta(days=1)
        acts.PERFORM["stop_clock"](case.number, actor=officer, now=day, ground="testing", time_needed="五日")
        acts.PERFORM["resume_clock"](case.number, actor=officer, now=day + timedelta(days=5))
        told = wang.get(f"/cases/{case.number}/clocks/2").content.decode()
        assert "Stopped for: Testing" in told and "五日" in told
        assert '<td class="is-stopped">' in told
        assert "行政许可法 45" in told
        past = wang.get(f"/cases/{case.number}/clocks/2?as_of={date(2016, 6, 3)}").content.decode()
        assert "there is no last day yet" in past
