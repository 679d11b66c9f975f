"""Decision, delivery, obligations and what runs when (行政许可法 34(2), 38, 39, 44; 容缺受理, 告知承诺)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from yimen.clock import Term
from yimen.procedure import Hearing, ServiceRules, State, attempt, plain_steps
from yimen.procedure.tests.cast import (
    ACCEPTED,
    CLERK,
    CORRECTION,
    GAPS,
    GRANT,
    GRANTED,
    HEAD,
    INSTANT,
    ISSUED,
    MACHINE,
    NINE,
    OFFICER,
    PLAIN,
    PROMISE_GRANTED,
    PROMISED,
    PROMISES,
    REFUSE,
    RULES,
    SUBMITTED,
    TOLERATED,
    WANG,
    let_pass,
    refusal_of,
    story,
)


class TestDecision:
    def test_a_refusal_names_reasons_and_remedies(self) -> None:
        file = story(*ACCEPTED)
        assert refusal_of(file, "decide", HEAD, {"outcome": "refuse"}).code == "refusal_without_reason"
        refusal = refusal_of(file, "decide", HEAD, {"outcome": "refuse", "reason": "不符合条件"})
        assert (refusal.code, refusal.article) == ("refusal_without_remedies", "行政许可法 38(2)")

    def test_before_acceptance_the_article_on_examination_says_why(self) -> None:
        refusal = refusal_of(story(*SUBMITTED), "decide", HEAD, GRANT)
        assert (refusal.code, refusal.article) == ("not_yet_accepted", "行政许可法 34(1)")

    def test_conditions_go_with_a_grant_and_false_statements_with_a_refusal(self) -> None:
        file = story(*ACCEPTED, ("decide", HEAD, {**GRANT, "conditions": ["每年提交检测报告"]}))
        assert (file.state, file.conditions) == (State.GRANTED, ("每年提交检测报告",))
        open_case = story(*ACCEPTED)
        wrong = refusal_of(open_case, "decide", HEAD, {**REFUSE, "conditions": ["每年提交检测报告"]})
        assert wrong.code == "conditions_without_grant"
        assert (
            refusal_of(open_case, "decide", HEAD, {**GRANT, "false_statement": "yes"}).code
            == "grant_on_false_statement"
        )
        barred = story(*ACCEPTED, ("decide", HEAD, {**REFUSE, "false_statement": "yes"}), rules=PROMISES)
        assert barred.barred_years == 1

    def test_on_the_spot_is_decided_what_the_service_says(self) -> None:
        assert refusal_of(story(*SUBMITTED), "decide_at_once", OFFICER, GRANT).code == "not_instant"
        file = story(*SUBMITTED, ("decide_at_once", OFFICER, GRANT), rules=INSTANT)
        assert (file.state, file.accepted_at) == (State.GRANTED, file.decided_at)
        assert [(run.name, run.ended is None) for run in file.clocks] == [
            ("correct", False), ("decide", False), ("promise", False), ("deliver", True),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("rules", "code"),
        [
            (replace(INSTANT, officers=2), "officers_missing"),
            (replace(INSTANT, steps=plain_steps("核查")), "examination_unfinished"),
            (replace(INSTANT, hearing=Hearing.MUST), "hearing_not_held"),
            (replace(INSTANT, hearing=Hearing.MAY), "hearing_right_untold"),
            (replace(INSTANT, preliminary=Term(20)), "preliminary_review_missing"),
        ],
    )
    def test_on_the_spot_or_not_what_must_lie_before_a_decision_lies_before_it(
        self, rules: ServiceRules, code: str
    ) -> None:
        assert refusal_of(story(*SUBMITTED, rules=rules), "decide_at_once", OFFICER, GRANT, rules).code == code

    def test_what_was_accepted_is_decided_by_the_ordinary_act(self) -> None:
        refusal = refusal_of(story(*ACCEPTED, rules=INSTANT), "decide_at_once", OFFICER, GRANT, INSTANT)
        assert refusal.code == "accepted_is_decided"

    def test_nothing_is_delivered_before_the_certificate_is_there(self) -> None:
        assert refusal_of(story(*GRANTED), "deliver", CLERK, {"method": "online"}).code == "certificate_not_ready"
        again = refusal_of(story(*ISSUED), "record_certificate", MACHINE, {"certificate": "C2"})
        assert again.code == "certificate_exists"

    def test_for_want_of_corrections_a_case_ends_only_when_their_time_is_over(self) -> None:
        end = ("terminate", HEAD, {"ground": "not_corrected", "reason": "逾期未补正"})
        for deeds in (SUBMITTED, ACCEPTED, (*CORRECTION, ("resubmit", WANG, GAPS))):
            assert refusal_of(story(*deeds), *end).code == "no_corrections_awaited"
        early = refusal_of(story(*CORRECTION), *end, days=30)
        assert (early.code, early.data["due"]) == ("corrections_may_come", "2016-07-01")
        file = story(*CORRECTION, (*end, 31))
        assert (file.state, file.outcome, file.running()) == (State.TERMINATED, "not_corrected", ())


class TestToleratedGaps:
    def test_only_what_the_service_lists_may_follow_later(self) -> None:
        assert refusal_of(story(*SUBMITTED), "tolerate_gap", CLERK, {"items": ["平面图"]}).code == "nothing_tolerable"
        foreign = refusal_of(story(*SUBMITTED), "tolerate_gap", CLERK, {"items": ["营业执照"]}, PROMISES)
        assert foreign.code == "gap_not_tolerable"

    def test_a_tolerated_gap_no_longer_keeps_from_acceptance_but_from_the_grant(self) -> None:
        deeds = (
            *CORRECTION,
            ("resubmit", WANG, {"items": ["营业执照"]}),
            ("tolerate_gap", CLERK, {"items": ["平面图"]}),
            ("accept", OFFICER, {}),
        )
        file = story(*deeds, rules=PROMISES)
        assert file.state == State.ACCEPTED
        refusal = refusal_of(file, "decide", HEAD, GRANT, PROMISES)
        assert (refusal.code, refusal.data["items"]) == ("tolerated_gap_open", "平面图")
        assert attempt(file, "decide", HEAD, NINE + timedelta(1), REFUSE, PROMISES).kind == "decided"
        supplied = story(*deeds, ("fulfil_obligation", CLERK, {"item": "平面图"}), rules=PROMISES)
        assert attempt(supplied, "decide", HEAD, NINE + timedelta(1), GRANT, PROMISES).kind == "decided"

    def test_while_other_gaps_are_being_closed_what_follows_later_is_handed_in_too_or_late(self) -> None:
        told = ("notify_correction", OFFICER, {"items": ["营业执照"]})
        waiting = story(*TOLERATED, told, rules=PROMISES)
        assert waiting.state == State.CORRECTION
        handed_in = attempt(waiting, "fulfil_obligation", CLERK, NINE + timedelta(1), {"item": "平面图"}, PROMISES)
        assert handed_in.kind == "obligation_fulfilled"
        late, events = let_pass(waiting, NINE + timedelta(20), PROMISES)
        assert [event.kind for event in events] == ["obligation_lapsed"]
        assert late.state == State.CORRECTION

    def test_late_is_late_and_can_still_be_made_good(self) -> None:
        late, events = let_pass(
            story(*TOLERATED, ("accept", OFFICER, {}), rules=PROMISES), NINE + timedelta(30), PROMISES
        )
        assert [(event.kind, event.data) for event in events] == [("obligation_lapsed", {"item": "平面图"})]
        assert [each.status for each in late.obligations] == ["lapsed"]
        at = NINE + timedelta(days=31)
        assert (
            attempt(late, "fulfil_obligation", CLERK, at, {"item": "平面图"}, PROMISES).kind == "obligation_fulfilled"
        )


class TestPromises:
    def test_a_promise_is_kept_after_the_grant_in_its_term(self) -> None:
        assert [each.status for each in story(*PROMISED, rules=PROMISES).obligations] == ["pending"]
        granted = story(*PROMISE_GRANTED, rules=PROMISES)
        assert [(run.name, str(run.term), run.about) for run in granted.running("obligation")] == [
            ("obligation", "30d", "消防承诺")
        ]

    def test_broken_it_is_ordered_made_good_and_broken_again_it_has_failed(self) -> None:
        order = ("order_rectification", OFFICER, {"item": "消防承诺", "term": "10wd", "reason": "现场检查未达标"})
        granted = story(*PROMISE_GRANTED, rules=PROMISES)
        assert refusal_of(granted, *order[:3], PROMISES).code == "no_promise_lapsed"  # type: ignore[arg-type]
        ordered = story(*PROMISE_GRANTED, (*order, 40), rules=PROMISES)  # type: ignore[arg-type]
        assert [each.status for each in ordered.obligations] == ["rectifying"]
        failed, _events = let_pass(ordered, NINE + timedelta(days=90), PROMISES)
        assert [each.status for each in failed.obligations] == ["failed"]
        assert failed.running("obligation", "rectification") == ()

    def test_only_what_the_service_lists_can_be_promised(self) -> None:
        assert refusal_of(story(*SUBMITTED), "make_promise", WANG, {"items": ["消防承诺"]}).code == "nothing_promisable"
        foreign = refusal_of(story(*SUBMITTED), "make_promise", WANG, {"items": ["资金证明"]}, PROMISES)
        assert foreign.code == "not_promisable"


class TestClocks:
    def test_acceptance_starts_both_terms_and_ends_the_five_days(self) -> None:
        file = story(*SUBMITTED, ("accept", OFFICER, {}), rules=RULES)
        assert [(run.name, str(run.term), run.ended is None) for run in file.clocks] == [
            ("correct", "5wd", False),
            ("decide", "20wd", True),
            ("promise", "5wd", True),
        ]

    def test_a_correction_handed_in_starts_five_new_days(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, GAPS))
        assert [run.ended is None for run in file.clocks if run.name == "correct"] == [False, True]

    def test_a_grant_starts_ten_days_for_delivery_and_ends_all_others(self) -> None:
        assert [(run.name, str(run.term)) for run in story(*GRANTED).running()] == [("deliver", "10wd")]

    @pytest.mark.parametrize(
        "deeds",
        [
            (*ACCEPTED, ("decide", HEAD, REFUSE)),
            (*ISSUED, ("deliver", CLERK, {})),
            (*SUBMITTED, ("withdraw", WANG, {})),
            (*SUBMITTED, ("refuse_acceptance", OFFICER, {"ground": "not_needed"})),
        ],
    )
    def test_nothing_runs_in_a_closed_case(self, deeds: tuple) -> None:
        file = story(*deeds, rules=PLAIN)
        assert file.running() == ()
        assert file.closed_at is not None
