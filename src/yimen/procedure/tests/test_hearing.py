"""Hearings, by law, by the organ's own finding, and on request (行政许可法 46-48)."""

from datetime import date, timedelta

import pytest

from yimen.procedure import Actor, CaseFile, Role, ServiceRules, attempt
from yimen.procedure.tests.cast import (
    ACCEPTED,
    AGREE,
    CHALLENGED,
    CHIEF,
    GRANT,
    HEAD,
    HEARD,
    INTERESTED,
    NEIGHBOUR,
    NINE,
    NOTIFIED,
    OFFICER,
    ORDERED,
    PLAIN,
    REQUESTED,
    TOLD,
    WANG,
    Deed,
    let_pass,
    refusal_of,
    story,
)

HOLD: Deed = ("hold_hearing", OFFICER, {"record": "各方陈述如下", "signed_by": ["王小明", "郑丽"]}, 12)
HEARING_DAY = NINE + timedelta(days=14)


def decide_refused(file: CaseFile, rules: ServiceRules = PLAIN, days: int = 0) -> str:
    return refusal_of(file, "decide", HEAD, GRANT, rules, days=days).code


def test_a_hearing_that_the_law_orders_comes_before_the_decision() -> None:
    refusal = refusal_of(story(*ACCEPTED, rules=ORDERED), "decide", HEAD, GRANT, ORDERED)
    assert (refusal.code, refusal.article) == ("hearing_not_held", "行政许可法 46")
    unannounced = refusal_of(story(*ACCEPTED, rules=ORDERED), "notify_hearing", OFFICER, NOTIFIED[-1][2], ORDERED)
    assert (unannounced.code, unannounced.article) == ("hearing_not_announced", "行政许可法 46")
    announced: Deed = ("announce_hearing", OFFICER, {"basis": "required", "reason": "法律规定应当听证"})
    notified: tuple[Deed, ...] = (*ACCEPTED, announced, ("notify_hearing", OFFICER, NOTIFIED[-1][2]))
    held = story(*notified, (*HOLD[:3], 13), rules=ORDERED)  # type: ignore[arg-type]
    assert attempt(held, "decide", HEAD, HEARING_DAY, GRANT, ORDERED).kind == "decided"


def test_a_hearing_the_organ_announced_comes_before_the_decision() -> None:
    announced = story(*ACCEPTED, ("announce_hearing", OFFICER, {"basis": "public_interest", "reason": "重大公共利益"}))
    assert decide_refused(announced) == "hearing_not_held"
    again = refusal_of(announced, "announce_hearing", OFFICER, {"basis": "required", "reason": "再次"})
    assert again.code == "hearing_already_announced"


class TestOnRequest:
    def test_the_right_is_told_before_the_decision_and_once(self) -> None:
        assert decide_refused(story(*ACCEPTED, rules=HEARD), HEARD) == "hearing_right_untold"
        assert refusal_of(story(*TOLD), "tell_hearing_right", OFFICER, {}).code == "hearing_right_already_told"

    def test_nothing_is_decided_while_a_hearing_may_be_asked_for(self) -> None:
        assert decide_refused(story(*TOLD), days=1) == "hearing_may_be_asked"

    def test_five_days_without_a_request_open_the_decision(self) -> None:
        silent, events = let_pass(story(*TOLD), NINE + timedelta(days=8), HEARD)
        assert [(event.kind, event.at.date()) for event in events] == [("hearing_not_requested", date(2016, 6, 9))]
        assert silent.hearing.closed_on == date(2016, 6, 9)
        assert attempt(silent, "decide", HEAD, NINE + timedelta(days=8), GRANT, HEARD).kind == "decided"
        late = refusal_of(silent, "request_hearing", WANG, {}, days=3)
        assert (late.code, late.data["due"]) == ("hearing_request_late", "2016-06-08")

    def test_a_request_starts_twenty_days_to_hold_it(self) -> None:
        file = story(*REQUESTED)
        assert [(run.name, str(run.term)) for run in file.running("hearing", "hearing_request")] == [
            ("hearing", "20wd")
        ]
        assert decide_refused(file) == "hearing_not_held"
        assert refusal_of(file, "request_hearing", NEIGHBOUR, {}).code == "hearing_already_announced"

    def test_a_request_before_anybody_was_told_is_answered_by_telling(self) -> None:
        assert refusal_of(story(*ACCEPTED), "request_hearing", WANG, {}).code == "hearing_right_untold"

    def test_a_third_party_who_comes_to_light_later_is_told_too_and_has_five_days(self) -> None:
        found: Deed = ("notify_interested", OFFICER, {"parties": ["西侧相邻业主"]}, 8)
        late = story(*TOLD, found, rules=HEARD)
        assert decide_refused(late, HEARD, days=10) in {"third_parties_unheard", "hearing_right_untold"}
        again = story(*TOLD, found, ("tell_hearing_right", OFFICER, {}, 1), rules=HEARD)
        assert decide_refused(again, HEARD) == "third_parties_unheard"
        asked = story(
            *TOLD, found, ("tell_hearing_right", OFFICER, {}, 1), ("request_hearing", NEIGHBOUR, {}, 2), rules=HEARD
        )
        assert asked.hearing.basis == "requested"
        assert refusal_of(again, "tell_hearing_right", OFFICER, {}, HEARD).code == "hearing_right_already_told"

    def test_the_applicant_waives_only_for_themselves(self) -> None:
        alone = story(*TOLD, ("waive_hearing", WANG, {}))
        assert attempt(alone, "decide", HEAD, NINE + timedelta(1), GRANT, HEARD).kind == "decided"
        with_neighbour = story(*INTERESTED, ("tell_hearing_right", OFFICER, {}))
        assert refusal_of(with_neighbour, "waive_hearing", WANG, {}).code == "third_parties_may_ask"


class TestNoticeAndChair:
    @pytest.mark.parametrize(("day", "refused"), [("2016-06-13", True), ("2016-06-14", False)])
    def test_seven_working_days_lie_between_notice_and_hearing(self, day: str, refused: bool) -> None:
        # Notice on Thursday 2 June; 9 and 10 June are holidays, Sunday 12 June is worked: the seventh day is the 14th.
        file = story(*REQUESTED)
        arguments = {"day": day, "place": "三楼", "chair": "11"}
        if refused:
            assert refusal_of(file, "notify_hearing", OFFICER, arguments).code == "hearing_notice_late"
        else:
            at = NINE + timedelta(days=1, hours=1)
            assert attempt(file, "notify_hearing", OFFICER, at, arguments, PLAIN).data["day"] == day

    def test_no_notice_where_no_hearing_is_to_be_held(self) -> None:
        assert refusal_of(story(*ACCEPTED), "notify_hearing", OFFICER, NOTIFIED[-1][2]).code == "no_hearing_to_hold"

    def test_who_examined_does_not_chair_neither_named_before_nor_after(self) -> None:
        opined: Deed = ("opine", OFFICER, AGREE)
        before = story(*ACCEPTED, opined, *REQUESTED[len(ACCEPTED) :])
        refusal = refusal_of(before, "notify_hearing", OFFICER, {**NOTIFIED[-1][2], "chair": OFFICER.who})
        assert (refusal.code, refusal.article) == ("chair_is_reviewer", "行政许可法 48(1)3")
        named = (*REQUESTED, ("notify_hearing", OFFICER, {**NOTIFIED[-1][2], "chair": OFFICER.who}), opined)
        after = refusal_of(story(*named), *HOLD[:3], days=12)  # type: ignore[arg-type]
        assert after.code == "chair_is_reviewer"

    def test_an_opinion_set_aside_still_makes_a_reviewer(self) -> None:
        file = CaseFile(set_aside=story(*ACCEPTED, ("opine", OFFICER, AGREE)).opinions)
        assert OFFICER.who in file.reviewers()

    def test_an_objection_is_ruled_on_before_the_hearing(self) -> None:
        file = story(*CHALLENGED)
        assert refusal_of(file, *HOLD[:3], days=12).code == "challenge_open"  # type: ignore[arg-type]
        same = {"ruling": "upheld", "chair": "11", "reason": "应当回避"}
        assert refusal_of(file, "rule_on_challenge", CHIEF, same).code == "new_chair_missing"
        ruled = story(*CHALLENGED, ("rule_on_challenge", CHIEF, {**same, "chair": "14"}), HOLD)
        assert (ruled.hearing.chair, ruled.hearing.held_on) == ("14", date(2016, 6, 14))
        assert refusal_of(story(*NOTIFIED), "rule_on_challenge", CHIEF, same).code == "no_challenge_open"
        assert refusal_of(story(*REQUESTED), "challenge_chair", WANG, {"reason": "-"}).code == "no_chair_to_challenge"


class TestHolding:
    def test_not_without_notice_not_before_its_day_not_twice(self) -> None:
        act, actor, arguments = HOLD[:3]
        assert refusal_of(story(*REQUESTED), act, actor, arguments).code == "hearing_not_notified"
        assert refusal_of(story(*NOTIFIED), act, actor, arguments, days=11).code == "hearing_before_its_day"
        assert refusal_of(story(*NOTIFIED, HOLD), act, actor, arguments).code == "hearing_already_held"

    def test_a_hearing_has_a_record(self) -> None:
        assert refusal_of(story(*NOTIFIED), "hold_hearing", OFFICER, {}, days=12).code == "argument_missing"

    def test_a_hearing_that_was_held_ends_its_period_and_opens_the_decision(self) -> None:
        file = story(*NOTIFIED, HOLD)
        assert file.running("hearing") == ()
        assert attempt(file, "decide", HEAD, HEARING_DAY, GRANT, PLAIN).kind == "decided"


def test_the_chair_of_a_hearing_may_be_any_other_officer() -> None:
    other = Actor("14", "沈岚", frozenset({Role.OFFICER}), "scjg")
    file = story(*REQUESTED, ("opine", OFFICER, AGREE))
    arguments = {**NOTIFIED[-1][2], "chair": other.who}
    assert attempt(file, "notify_hearing", OFFICER, NINE + timedelta(days=1, hours=2), arguments, PLAIN)
