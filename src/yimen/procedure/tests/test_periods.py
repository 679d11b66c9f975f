"""Stops and the extension (行政许可法 42, 45)."""

from datetime import date, timedelta

import pytest

from yimen.clock import Term, run
from yimen.procedure import CaseFile, ServiceRules, attempt
from yimen.procedure.table.periods import GROUNDS
from yimen.procedure.tests.cast import (
    ACCEPTED,
    CALENDAR,
    CHIEF,
    GRANT,
    HEAD,
    INSTANT,
    JOINT,
    MAYOR,
    NINE,
    OFFICER,
    PLAIN,
    STOPPED,
    SUBMITTED,
    Deed,
    refusal_of,
    story,
)

WHY = {"reason": "案情复杂，需要补充论证"}


def due(file: CaseFile, as_of: date, name: str = "decide") -> date:
    clock = file.clock(name)
    assert clock is not None
    return run(clock.started, clock.term, CALENDAR, clock.stops, as_of).due


def stop(ground: str, days: int = 0) -> Deed:
    return ("stop_clock", OFFICER, {"ground": ground, "time_needed": "十个工作日"}, days)


def resume(days: int, ground: str = "") -> Deed:
    return ("resume_clock", OFFICER, {"ground": ground} if ground else {}, days)


class TestStops:
    def test_exactly_the_eight_grounds_of_the_law(self) -> None:
        assert [name for name, _words in GROUNDS] == [
            "hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review",
        ]  # fmt: skip
        refusal = refusal_of(story(*ACCEPTED), "stop_clock", OFFICER, {"ground": "holiday", "time_needed": "三日"})
        assert refusal.code == "argument_choice"

    def test_the_time_needed_is_told_in_writing(self) -> None:
        assert refusal_of(story(*ACCEPTED), "stop_clock", OFFICER, {"ground": "testing"}).code == "argument_missing"

    def test_nothing_is_decided_while_a_clock_stands(self) -> None:
        refusal = refusal_of(story(*STOPPED), "decide", HEAD, GRANT)
        assert (refusal.code, refusal.article) == ("clock_is_stopped", "行政许可法 45")

    def test_days_from_the_stop_to_the_resumption_do_not_count(self) -> None:
        before = due(story(*ACCEPTED), date(2016, 6, 1))
        file = story(*ACCEPTED, stop("testing", 1), resume(11))  # 2 to 13 June: 5 working days in (p, r]
        assert CALENDAR.working_days(date(2016, 6, 2), date(2016, 6, 13)) == 6
        assert CALENDAR.working_days(before, due(file, date(2016, 7, 1))) == 6

    def test_two_stops_that_overlap_are_counted_once(self) -> None:
        one = story(*ACCEPTED, stop("testing", 1), resume(11))
        deeds = (*ACCEPTED, stop("testing", 1), stop("appraisal", 2), resume(4, "testing"), resume(5, "appraisal"))
        assert due(story(*deeds), date(2016, 7, 1)) == due(one, date(2016, 7, 1))

    def test_each_ground_stops_once_at_a_time_and_may_come_again(self) -> None:
        assert refusal_of(story(*STOPPED), *stop("testing")[:3]).code == "already_stopped"  # type: ignore[arg-type]
        again = story(*STOPPED, resume(3), stop("testing", 3), resume(3))
        assert [(each.begin.day, each.end.day if each.end else None) for each in again.stops] == [(1, 4), (7, 10)]

    def test_which_stop_ends_is_said_where_several_stand(self) -> None:
        both = story(*STOPPED, stop("appraisal"))
        assert refusal_of(both, "resume_clock", OFFICER, {}).code == "stop_not_named"
        assert refusal_of(both, "resume_clock", OFFICER, {"ground": "tender"}).code == "not_stopped_on_ground"
        assert refusal_of(story(*ACCEPTED), "resume_clock", OFFICER, {}).code == "not_stopped"

    def test_both_clocks_stand_and_the_due_day_moves_with_every_day(self) -> None:
        rules = ServiceRules(Term(20), Term(5))
        file = story(*STOPPED, rules=rules)
        for name in ("decide", "promise"):
            days = [due(file, date(2016, 6, day), name) for day in (2, 3, 6)]
            assert days == sorted(set(days))

    def test_a_clock_stands_only_after_acceptance(self) -> None:
        refusal = refusal_of(story(*SUBMITTED), *stop("testing")[:3])  # type: ignore[arg-type]
        assert refusal.code == "not_yet_accepted"


class TestExtension:
    def test_by_the_head_of_the_organ_or_where_joint_of_the_government(self) -> None:
        plain, joint = story(*ACCEPTED), story(*ACCEPTED, rules=JOINT)
        refusal = refusal_of(plain, "extend", MAYOR, WHY)
        assert (refusal.code, refusal.status, refusal.article) == ("extension_not_yours", 403, "行政许可法 42(1)")
        assert refusal_of(joint, "extend", CHIEF, WHY, JOINT).article == "行政许可法 42(2)"
        assert refusal_of(plain, "extend", HEAD, WHY).code == "act_not_your_role"

    @pytest.mark.parametrize(("rules", "who", "term"), [(PLAIN, CHIEF, "30wd"), (JOINT, MAYOR, "60wd")])
    def test_the_term_becomes_thirty_or_sixty_days(self, rules: ServiceRules, who: object, term: str) -> None:
        file = story(*ACCEPTED, ("extend", who, WHY), rules=rules)  # type: ignore[arg-type]
        decide = file.clock("decide")
        assert decide is not None and str(decide.term) == term

    def test_once(self) -> None:
        assert refusal_of(story(*ACCEPTED, ("extend", CHIEF, WHY)), "extend", CHIEF, WHY).code == "already_extended"

    def test_the_last_day_is_in_time_the_next_is_not(self) -> None:
        file = story(*ACCEPTED)
        last = due(file, date(2016, 6, 1))
        on_it = NINE + timedelta(days=(last - NINE.date()).days)
        assert attempt(file, "extend", CHIEF, on_it, WHY, PLAIN).kind == "extended"
        late = refusal_of(file, "extend", CHIEF, WHY, days=(last - NINE.date()).days + 1)
        assert (late.code, late.data["due"]) == ("term_is_over", last.isoformat())

    def test_a_stop_keeps_the_term_from_being_over(self) -> None:
        file = story(*STOPPED)
        assert attempt(file, "extend", CHIEF, NINE + timedelta(days=60), WHY, PLAIN).kind == "extended"

    def test_the_promise_moves_only_where_the_service_says_so(self) -> None:
        for moves, term in ((False, "5wd"), (True, "15wd")):
            rules = ServiceRules(Term(20), Term(5), extends_promise=moves)
            promise = story(*ACCEPTED, ("extend", CHIEF, WHY), rules=rules).clock("promise")
            assert promise is not None and str(promise.term) == term

    def test_a_special_law_may_know_no_extension(self) -> None:
        rules = ServiceRules(Term.parse("60d"), extension=None, basis="《城乡规划法》第三十八条")
        refusal = refusal_of(story(*ACCEPTED, rules=rules), "extend", CHIEF, WHY, rules)
        assert (refusal.code, refusal.article) == ("no_extension_by_law", "《城乡规划法》第三十八条")

    def test_what_can_be_decided_on_the_spot_is_not_extended(self) -> None:
        assert refusal_of(story(*ACCEPTED, rules=INSTANT), "extend", CHIEF, WHY, INSTANT).code == "no_extension_by_law"

    def test_a_reason_is_told(self) -> None:
        assert refusal_of(story(*ACCEPTED), "extend", CHIEF, {}).code == "argument_missing"
