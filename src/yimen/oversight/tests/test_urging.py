"""Urging, answer, escalation, closing and explanation: first the wrong person and the wrong order, each with its own word."""

from datetime import date

import pytest

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.oversight.acts.answer_urging import answer_urging
from yimen.oversight.acts.close_urging import close_urging
from yimen.oversight.acts.explain_overdue import explain_overdue
from yimen.oversight.acts.raise_warnings import settle
from yimen.oversight.acts.rebuild import broken_chain
from yimen.oversight.acts.urge import urge
from yimen.oversight.models import ClockWarning
from yimen.oversight.queries import WarningFilters, counts_by_agency, overdue_now, possible, warning_for, warnings
from yimen.oversight.refusals import MESSAGES
from yimen.oversight.tests.conftest import Cast, shanghai

pytestmark = pytest.mark.django_db

SUNDAY = shanghai("2016-06-12 10:00")  # a worked Sunday
URGING = {"text": "请立即答复申请人。", "term": "3wd"}
ANSWER = {"explanation": "人员轮岗，交接遗漏。", "measures": "今日答复，专人盯办。"}


def refused(act, warning: ClockWarning, **arguments) -> str:
    with pytest.raises(Refusal) as refusal:
        act(warning.number, **{"now": SUNDAY} | arguments)
    assert refusal.value.code in MESSAGES or refusal.value.code.startswith(("clock_", "key_"))
    return refusal.value.code


class TestWrongPerson:
    def test_only_the_supervisor_urges(self, cast: Cast, overdue) -> None:
        for actor in (cast.zhang, cast.liu, cast.zheng):
            assert refused(urge, overdue, actor=actor, **URGING) == "urge_needs_supervisor"
        assert refused(urge, overdue, actor=cast.zhao, **URGING) == "warning_of_other_agency"
        assert refused(urge, overdue, actor=cast.chen, **URGING) == "warning_not_found"

    def test_only_the_department_that_was_urged_answers(self, cast: Cast, overdue) -> None:
        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        assert refused(answer_urging, overdue, actor=cast.wu, **ANSWER) == "answer_needs_department"
        assert refused(answer_urging, overdue, actor=cast.zhao, **ANSWER) == "warning_of_other_agency"

    def test_an_urging_sent_elsewhere_is_answered_there(self, cast: Cast, overdue) -> None:
        urge(overdue.number, actor=cast.wu, now=SUNDAY, organ="wjw", **URGING)
        assert refused(answer_urging, overdue, actor=cast.liu, **ANSWER) == "answer_of_other_department"
        assert answer_urging(overdue.number, actor=cast.zhao, now=SUNDAY, **ANSWER).state == "answered"

    def test_only_the_supervisor_closes(self, cast: Cast, overdue) -> None:
        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        assert refused(close_urging, overdue, actor=cast.liu, outcome="close", note="好") == "close_needs_supervisor"

    def test_only_a_head_of_the_department_explains(self, cast: Cast, overdue) -> None:
        assert refused(explain_overdue, overdue, actor=cast.wu, reason="忙") == "explain_needs_head"
        assert refused(explain_overdue, overdue, actor=cast.zhang, reason="忙") == "explain_needs_head"
        urge(overdue.number, actor=cast.wu, now=SUNDAY, organ="wjw", **URGING)
        assert refused(explain_overdue, overdue, actor=cast.zhao, reason="忙") == "explain_of_other_department"


class TestWrongOrder:
    def test_nothing_is_answered_or_closed_that_nobody_urged(self, cast: Cast, overdue) -> None:
        assert refused(answer_urging, overdue, actor=cast.liu, **ANSWER) == "nothing_urged"
        assert refused(close_urging, overdue, actor=cast.wu, outcome="close", note="好") == "nothing_urged"

    def test_nobody_is_urged_twice_before_the_answer(self, cast: Cast, overdue) -> None:
        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        assert refused(urge, overdue, actor=cast.wu, **URGING) == "urging_waits_for_answer"
        assert refused(close_urging, overdue, actor=cast.wu, outcome="close", note="好") == "urging_not_answered"
        assert refused(close_urging, overdue, actor=cast.wu, outcome="escalate", note="急") == "urging_not_answered"

    def test_nothing_is_answered_twice_and_nothing_closed_goes_on(self, cast: Cast, overdue) -> None:
        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        answer_urging(overdue.number, actor=cast.liu, now=SUNDAY, **ANSWER)
        assert refused(answer_urging, overdue, actor=cast.liu, **ANSWER) == "urging_already_answered"
        close_urging(overdue.number, actor=cast.wu, now=SUNDAY, outcome="close", note="已整改")
        for act, actor, told in ((urge, cast.wu, URGING), (answer_urging, cast.liu, ANSWER)):
            assert refused(act, overdue, actor=actor, **told) == "warning_closed"
        assert refused(close_urging, overdue, actor=cast.wu, outcome="close", note="好") == "warning_closed"

    def test_a_warning_that_is_over_is_not_urged(self, cast: Cast, overdue) -> None:
        yellow = ClockWarning.objects.get(colour="yellow")
        assert refused(urge, yellow, actor=cast.wu, **URGING) == "warning_over"
        assert refused(explain_overdue, yellow, actor=cast.liu, reason="忙") == "not_overdue"

    def test_who_looked_at_an_older_page_is_told(self, cast: Cast, overdue) -> None:
        assert refused(urge, overdue, actor=cast.wu, expected_sequence=7, **URGING) == "warning_moved_on"
        assert (
            refused(urge, overdue, actor=cast.wu, now=shanghai("2016-06-01 10:00"), **URGING)
            == "warning_time_before_last"
        )


class TestWhatIsTold:
    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"text": "  "}, "urging_text_missing"),
            ({"text": "急" * 2001}, "warning_text_too_long"),
            ({"term": ""}, "urging_term_missing"),
            ({"term": "0wd"}, "urging_term_range"),
            ({"term": "31"}, "urging_term_range"),
            ({"term": "3d"}, "urging_term_range"),
            ({"term": "soon"}, "clock_term_unreadable"),
            ({"organ": "nobody"}, "urging_organ_unknown"),
        ],
    )
    def test_an_urging_says_what_and_until_when(self, cast: Cast, overdue, changed: dict, code: str) -> None:
        assert refused(urge, overdue, actor=cast.wu, **URGING | changed) == code

    def test_answers_closings_and_reasons_are_not_empty(self, cast: Cast, overdue) -> None:
        assert refused(explain_overdue, overdue, actor=cast.liu, reason=" ") == "delay_reason_missing"
        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        assert (
            refused(answer_urging, overdue, actor=cast.liu, **ANSWER | {"explanation": ""})
            == "answer_explanation_missing"
        )
        assert refused(answer_urging, overdue, actor=cast.liu, **ANSWER | {"measures": ""}) == "answer_measures_missing"
        answer_urging(overdue.number, actor=cast.liu, now=SUNDAY, **ANSWER)
        assert refused(close_urging, overdue, actor=cast.wu, outcome="close", note="") == "closing_note_missing"
        assert refused(close_urging, overdue, actor=cast.wu, outcome="forget", note="好") == "closing_outcome_unknown"


class TestTheWholeWay:
    def test_urged_answered_urged_again_escalated_closed(self, cast: Cast, overdue) -> None:
        urged = urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        # Three working days after the worked Sunday, 12 June: Wednesday.
        assert (urged.state, urged.until, urged.organ.code) == ("urged", date(2016, 6, 15), "scjg")
        answer_urging(overdue.number, actor=cast.zhang, now=SUNDAY, **ANSWER)
        urge(overdue.number, actor=cast.wu, now=SUNDAY, text="措施不具体。", term="1")
        late = shanghai("2016-06-14 09:00")
        escalated = close_urging(
            overdue.number, actor=cast.wu, now=late, outcome="escalate", note="逾期未答复", idempotency_key="e"
        )
        assert (escalated.state, escalated.level) == ("escalated", 4)
        closed = close_urging(overdue.number, actor=cast.wu, now=late, outcome="close", note="区领导已协调")
        assert closed.state == "closed"
        repeated = {"outcome": "escalate", "note": "逾期未答复", "idempotency_key": "e"}
        again = close_urging(overdue.number, actor=cast.wu, now=shanghai("2016-06-20 09:00"), **repeated)
        assert again.sequence == closed.sequence
        kinds = [event.kind for event in overdue.events.order_by("sequence")]
        assert kinds == ["raised", "urged", "answered", "urged", "escalated", "closed"]
        assert broken_chain(closed) is None

    def test_a_repeated_request_acts_once(self, cast: Cast, overdue) -> None:
        for _each in range(2):
            urged = urge(overdue.number, actor=cast.wu, now=SUNDAY, idempotency_key="k", expected_sequence=1, **URGING)
        assert urged.sequence == 2
        assert (
            refused(urge, overdue, actor=cast.wu, idempotency_key="k", text="别的", term="3")
            == "key_used_for_other_request"
        )

    def test_what_was_done_stays_when_the_clock_ends(self, cast: Cast, overdue) -> None:
        from yimen.cases.acts import PERFORM

        urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        PERFORM["accept"](overdue.case.number, actor=cast.zhang, now=shanghai("2016-06-12 11:00"))
        settle(overdue.case.number, shanghai("2016-06-12 11:01"))
        overdue.refresh_from_db()
        assert (overdue.state, overdue.ended_how) == ("urged", "late")

    def test_one_that_ended_late_is_closed_without_an_urging(self, cast: Cast, overdue) -> None:
        from yimen.cases.acts import PERFORM

        noted = {"actor": cast.wu, "now": shanghai("2016-06-13 09:00"), "note": "已办结，予以提醒"}
        assert refused(close_urging, overdue, outcome="close", **noted) == "nothing_urged"
        PERFORM["accept"](overdue.case.number, actor=cast.zhang, now=shanghai("2016-06-12 11:00"))
        settle(overdue.case.number, shanghai("2016-06-12 11:01"))
        assert refused(close_urging, overdue, outcome="escalate", **noted) == "nothing_urged"
        assert close_urging(overdue.number, outcome="close", **noted).state == "closed"

    def test_the_public_is_told_the_reason_while_the_clock_is_overdue(self, cast: Cast, overdue) -> None:
        assert [each.number for each in overdue_now()] == [overdue.number]
        explain_overdue(overdue.number, actor=cast.liu, now=SUNDAY, reason="系统升级，受理延迟。")
        explain_overdue(overdue.number, actor=cast.liu, now=SUNDAY, reason="系统升级，已恢复。")
        assert [each.explanation for each in overdue_now()] == ["系统升级，已恢复。"]
        assert [event.data.get("reason") for event in overdue.events.filter(kind="explained").order_by("sequence")] == [
            "系统升级，受理延迟。", "系统升级，已恢复。",
        ]  # fmt: skip


class TestWhoSees:
    def numbers(self, actor, **filters) -> set[str]:
        return {each.colour for each in warnings(actor, WarningFilters(state="all", **filters))}

    def test_departments_see_their_own_and_overseers_all(self, cast: Cast, overdue) -> None:
        assert self.numbers(cast.zhao) == self.numbers(cast.chen) == set()
        for actor in (cast.wu, cast.zheng, cast.zhang, cast.liu):
            assert self.numbers(actor) == {"yellow", "red", "overdue"}

    def test_each_rung_hears_of_what_has_climbed_to_it(self, cast: Cast, overdue) -> None:
        assert self.numbers(cast.zhang, mine=True) == {"yellow", "red", "overdue"}  # nobody else has acted
        assert self.numbers(cast.liu, mine=True) == {"red", "overdue"}
        assert self.numbers(cast.wu, mine=True) == {"overdue"}
        assert self.numbers(cast.zheng, mine=True) == set()
        settle(overdue.case.number, shanghai("2016-06-20 00:05"))
        assert self.numbers(cast.zheng, mine=True) == {"overdue"}

    def test_one_warning_through_one_door(self, cast: Cast, overdue) -> None:
        typed = f" {overdue.number[:4].lower()} {overdue.number[4:]}"
        assert warning_for(cast.wu, typed) == overdue
        for actor, code in ((cast.zhao, "warning_of_other_agency"), (cast.chen, "warning_not_found")):
            with pytest.raises(Refusal) as refusal:
                warning_for(actor, overdue.number)
            assert refusal.value.code == code

    def test_pages_offer_what_the_acts_allow(self, cast: Cast, overdue) -> None:
        assert [deed.act for deed in possible(overdue, cast.wu)] == ["urge"]
        assert [deed.act for deed in possible(overdue, cast.liu)] == ["explain_overdue"]
        assert possible(overdue, cast.zhang) == []
        urged = urge(overdue.number, actor=cast.wu, now=SUNDAY, **URGING)
        assert [deed.act for deed in possible(urged, cast.zhang)] == ["answer_urging"]
        assert [deed.act for deed in possible(urged, cast.wu)] == ["close_urging"]

    def test_counts_stand_by_department(self, cast: Cast, overdue) -> None:
        counted = counts_by_agency(cast.wu)
        assert [(each.agency.code, each.overdue, each.red, each.yellow) for each in counted] == [("scjg", 1, 0, 0)]
        assert shanghai_date(SUNDAY) == date(2016, 6, 12)
